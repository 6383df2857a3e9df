/**
 * Exit Plan (EXIT-01..13, AMB-42): six steps for leaving one payer, chosen beside the title. To their right a year without it in
 * scenarios, the dates on one timeline, cautions, and every fact with its source. A plan, not advice to leave.
 */

import { textLiteral } from '../a1.ts';
import type { ChartSpec } from '../charts.ts';
import { THRESHOLDS_RANGE } from '../tables/thresholds.ts';
import { theme } from '../theme.ts';
import { threshold as limit } from './formulas.ts';
import { medicareMarks } from './medicare.ts';
import { FACT_LINES, factOf, type PayerFactSources, payerFactColumns, reading } from './payerFacts.ts';
import { NOWHERE } from './payerReview.ts';
import { ANCHOR_ROW, FIRST_KEY_ROW, HEADING_ROW, type Refer, type Report, type ReportColumn } from './report.ts';
import { given } from './reviewChecks.ts';

export const EXIT_PLAN = {
  id: 'exit-plan',
  title: 'Exit Plan',
  about: 'If you leave a payer: what it costs, what it frees, six steps and their dates.',
} as const;

export const EXIT_CHOICE = 'RateCase_ExitPayer';

const SCENARIO = 'A year without it';
const REFILL = 'Freed hours refilled';
const LOST = 'Revenue lost';
const STAYING = 'From clients who stay';
const FREED = 'Freed sessions';
const REFILLED = 'From refilled hours';
const CHANGE = 'Change in revenue';
const AFTER = 'Change after office work';
const OPEN_HOURS = 'Your hours left free';
const DAY = 'On the calendar';
const EVENT = 'What happens';
const CHART = 'Change in revenue a year, dollars';

const BREAK_EVEN = 'Break-even';
const SCENARIOS = ['None refilled', 'Your assumption', BREAK_EVEN, 'All refilled'] as const;

interface Step {
  readonly name: string;
  readonly what: string;
  readonly forPayer: (refer: Refer) => string;
  /** A date, or blank. */
  readonly by: (refer: Refer) => string;
}

const literals = (texts: readonly string[]): string => `VSTACK(${texts.map(textLiteral).join(';')})`;
const number = (value: string): string => `TEXT(ROUND(${value};0);"#,##0")`;
/** The last day that counts: the one typed in Payers, else the renewal. */
function lastDay(refer: Refer): string {
  const fact = factOf(refer);
  return `IF(ISNUMBER(${fact('exitLastDay')});${fact('exitLastDay')};${fact('renewal')})`;
}

/** An event's date, from the days and months before or after the last day. */
function before(refer: Refer, days: string): string {
  const last = lastDay(refer);
  return given([last], `${last}-${days}`, '""');
}
function after(refer: Refer, months: string): string {
  const last = lastDay(refer);
  return given([last], `EDATE(${last};${months})`, '""');
}
/** One of the four dates of NEGOTIATION_WINDOW, by the day on which the contract would end. */
function inWindow(refer: Refer, at: number): string {
  const last = lastDay(refer);
  return `IFERROR(INDEX(NEGOTIATION_WINDOW(${last};${factOf(refer)('noticeDays')};${THRESHOLDS_RANGE});1;${at});"")`;
}
const noticeDay = (refer: Refer): string => {
  const notice = factOf(refer)('noticeDays');
  return given([notice], before(refer, notice), '""');
};

const STEPS: readonly Step[] = [
  {
    name: '1. Read the contract',
    what: 'How it ends, the notice, what you may tell members and when, and which treatments you must finish. Check your contract and counsel.',
    forPayer: (refer) => {
      const fact = factOf(refer);
      const said = [
        `IF(${fact('termination')}="";"The termination clause is not typed in Payers yet.";"Termination: "&${fact('termination')}&".")`,
        given(
          [fact('noticeDays')],
          `"Notice: "&${number(fact('noticeDays'))}&" days."`,
          '"The notice is not known yet."',
        ),
        `IF(${fact('duties')}="";"Duties when it ends are not typed yet.";"Duties: "&${fact('duties')}&".")`,
      ];
      return `TEXTJOIN(" ";TRUE;${said.join(';')})`;
    },
    by: (refer) => inWindow(refer, 1),
  },
  {
    name: '2. Model the impact',
    what: 'Six to twelve months of figures: the revenue lost, the hours freed, and how many must be filled again.',
    forPayer: (refer) => {
      const fact = factOf(refer);
      const [revenue, sessions] = [fact('revenue'), fact('sessions')];
      const even = refill(refer, 3);
      return (
        given(
          [revenue, sessions],
          `"You would lose about "&${reading(revenue, 'dollars a year')}&" and free "&${number(`${sessions}*(1-N(${fact('exitStay')}))`)}&" sessions a year. "`,
          '"Revenue and sessions a year are not known yet: add Claims, or Sessions a year in Rates. "',
        ) +
        `&${given(
          [even],
          `IF(${even}>1;"Even with every freed hour filled again you would lose revenue.";"To lose nothing, fill "&TEXT(${even};"0.0%")&" of the freed hours again.")`,
          `"Type in Payers what "&IF(AND(N(${fact('exitStay')})>0;${fact('exitStayRate')}="");"clients who stay would pay";"a refilled session brings")&", to see how many hours must be filled again."`,
        )}`
      );
    },
    by: (refer) => inWindow(refer, 1),
  },
  {
    name: '3. Negotiate before you walk',
    what: 'Ask for what would make you stay, in dollars, and say by when you decide. A good answer ends this plan.',
    forPayer: (refer) => {
      const fact = factOf(refer);
      const [since, failed] = [fact('openSince'), fact('failed')];
      return (
        `IF(ISNUMBER(${since});"Your request of "&${reading(since, 'date')}&" is still open.";` +
        `IF(N(${failed})>0;${failed}&IF(${failed}=1;" request";" requests")&" came to nothing so far.";IF(N(${fact('prepared')})>0;"Your request is in the log, and not sent yet. Send it first.";"The log shows no request yet. Make one first.")))` +
        `&" If money appears only after you gave notice, look at the whole offer: a single raise may be there to quiet you."`
      );
    },
    by: (refer) => inWindow(refer, 2),
  },
  {
    name: '4. Tell your clients',
    what: 'What changes, from when, and what each can do. In person first, then the written notice from the panel.',
    forPayer: (refer) => {
      const fact = factOf(refer);
      const [clients, benefits] = [fact('clients'), fact('outOfNetwork')];
      return (
        given(
          [clients],
          `${number(clients)}&IF(${clients}=1;" client uses it";" clients use it")`,
          '"How many clients use it is not known yet"',
        ) +
        `&${given([benefits], `", "&${number(benefits)}&" of them with out-of-network benefits."`, '". Find out who has out-of-network benefits."')}` +
        `&" Tell them "&${limit('clientNoticeLast')}&" to "&${limit('clientNoticeFirst')}&" days before."`
      );
    },
    by: (refer) => before(refer, limit('clientNoticeFirst')),
  },
  {
    name: '5. Fill the hours',
    what: 'Open the freed hours to payers that pay more and to private pay. Change directories, your website and referral sources on the same day. Some clients change plans anyway: the guides count on 15% to 20% of the insured in a year.',
    forPayer: (refer) => {
      const fact = factOf(refer);
      const [assumed, rate, minutes] = [fact('exitRefill'), fact('exitRefillRate'), fact('sessionMinutes')];
      const hours = `INDEX(${refer.column(FREED)};2)*${minutes}/60`;
      const withHours = (words: string, none: string) =>
        given([minutes, `INDEX(${refer.column(FREED)};2)`], words, textLiteral(none));
      return `${given(
        [assumed, rate],
        `"You expect to fill "&TEXT(${assumed};"0%")&" of the freed hours, at "&${reading(rate, 'dollars')}&" a session"&` +
          withHours(`": "&${number(`${hours}*${assumed}`)}&" of "&${number(hours)}&" hours a year."`, '.'),
        '"Type in Payers which share of the freed hours you expect to fill, and what such a session brings."&' +
          withHours(`" "&${number(hours)}&" hours a year would be free."`, ''),
      )}&" Groups, intensives and consultations can fit too."`;
    },
    by: (refer) => before(refer, limit('clientNoticeLast')),
  },
  {
    name: '6. Look again afterwards',
    what: 'Build the payer mix again, and see whether the hours are filled and the revenue is back.',
    forPayer: (refer) => {
      const [first, last] = [after(refer, limit('mixAgainFirst')), after(refer, limit('mixAgainLast'))];
      return `IF(ISNUMBER(${lastDay(refer)});"Payer mix again on "&${reading(first, 'date')}&" and on "&${reading(last, 'date')}&".";"Payer mix again "&${limit('mixAgainFirst')}&" and "&${limit('mixAgainLast')}&" months after the last day.")`;
    },
    by: (refer) => after(refer, limit('mixAgainFirst')),
  },
];

/** The share refilled in a scenario, from its column; the block begins with the hidden row. */
function refill(refer: Refer, scenario: number): string {
  return `INDEX(${refer.column(REFILL)};${scenario + 1})`;
}

const CAUTIONS: readonly string[] = [
  'Check your contract and counsel before you act. This page is no legal advice.',
  'What members may be told, and by whom, can be set in the contract. Read it before any notice goes out.',
  'Continuity of care: some clients have a right to go on at the old terms for a time, such as an episode under way.',
  'Medicaid members may not pay you privately. Nor may Medicare members, unless you have opted out of Medicare.',
  'Never waive copayments or coinsurance as a routine.',
  'Self-pay clients get a good-faith estimate before they begin.',
  'A state regulator has no say over self-funded employer plans.',
  'Do not agree with other practices on rates or on leaving together. That is unlawful.',
];

const OPTIONS: readonly string[] = [
  'Say plainly what changes, from which day, and why in one sentence.',
  'A reduced rate out of network, where contract and law allow it, with superbills for their claims.',
  'A few sliding-scale places, by a written rule that is the same for all.',
  'A group instead of single sessions, where it fits the treatment.',
  'A limited number of further sessions to come to a good end.',
  'A referral to colleagues in the network, with a warm handover.',
  'Words they can use to ask their plan or employer for an exception or a larger network.',
];

export function exitPlan(sources: PayerFactSources, payers: readonly string[], clientOptions: string): Report {
  const { choice, names } = sources;
  const text = (name: string, width: number, help: string, below: (refer: Refer) => string): ReportColumn => ({
    name,
    kind: 'text',
    width,
    help: [help],
    below,
  });
  const byStep = (refer: Refer, values: readonly string[]): string =>
    `ARRAYFORMULA(IF(${refer.keys()}="";"";XLOOKUP(${refer.keys()};${literals(STEPS.map(({ name }) => name))};VSTACK(${values.join(';')});"")))`;
  const scenario = (refer: Refer, at: number): string => {
    const fact = factOf(refer);
    const revenue = fact('revenue');
    const sessions = fact('sessions');
    const perSession = `IF(N(${sessions})>0;${revenue}/${sessions};"")`;
    const [name, refilled] = [refer.column(SCENARIO), refer.column(REFILL)];
    // No more hours than there are can be filled: a year at a break-even above 100% cannot be.
    const share = `ARRAYFORMULA(IF((${name}=${textLiteral(BREAK_EVEN)})*ISNUMBER(${refilled})*(${refilled}>1);"";${refilled}))`;
    return `CHOOSECOLS(EXIT_SCENARIO(${share};${sessions};${perSession};${fact('exitRefillRate')};${fact('exitStay')};${fact('exitStayRate')});${at})`;
  };
  const yearly = (name: string, at: number, help: string, kind: ReportColumn['kind'] = 'money-year'): ReportColumn => ({
    name,
    kind,
    width: 96,
    inBlock: true,
    help: [help],
    handbook: 'EXIT-02, ASK-12',
    below: (refer) => scenario(refer, at),
  });
  const columns: ReportColumn[] = [
    text('What to do', 250, 'What the step is about.', (refer) =>
      byStep(
        refer,
        STEPS.map(({ what }) => textLiteral(what)),
      ),
    ),
    {
      ...text('For this payer', 300, 'What the tabs know of it.', (refer) =>
        byStep(
          refer,
          STEPS.map(({ forPayer }) => forPayer(refer)),
        ),
      ),
      handbook: 'EXIT-01..07, EXIT-09, EXIT-13',
    },
    {
      name: 'Done by',
      kind: 'date',
      width: 96,
      help: ['Counted from the last day in network, or from the renewal where no last day is typed in Payers.'],
      handbook: 'EXIT-02, EXIT-07, AMB-05',
      below: (refer) =>
        byStep(
          refer,
          STEPS.map(({ by }) => by(refer)),
        ),
    },
    {
      ...text(SCENARIO, 120, 'Four ways it may go. Your assumption is “Freed hours refilled” in Payers.', () =>
        ['""', ...SCENARIOS.map(textLiteral)].join(';'),
      ),
      strong: true,
      apart: true,
    },
    {
      name: REFILL,
      kind: 'ratio',
      width: 92,
      inBlock: true,
      help: [
        'The share of the freed hours that is filled again. Break-even: what it takes to lose no revenue.',
        'Above 100% there is no such year, so the rest of its row is blank.',
      ],
      handbook: 'EXIT-02, ASK-12',
      below: (refer) => {
        const fact = factOf(refer);
        const [sessions, rate] = [fact('sessions'), fact('exitRefillRate')];
        const perSession = `IF(N(${sessions})>0;${fact('revenue')}/${sessions};"")`;
        const even = `IFERROR(BREAK_EVEN_REFILL(${sessions};${perSession};${rate};${fact('exitStay')};${fact('exitStayRate')});"")`;
        return `"";0;${fact('exitRefill')};${even};1`;
      },
    },
    {
      ...yearly(CHANGE, 5, 'Revenue a year against staying. Below zero is a loss.'),
      width: 104,
    },
    {
      name: AFTER,
      kind: 'money-year',
      width: 104,
      inBlock: true,
      help: [
        'Change in revenue, and the office work for this payer that you save.',
        'Those who refill its hours make some work too.',
      ],
      handbook: 'EXIT-02, SC-11',
      below: (refer) => {
        const fact = factOf(refer);
        const [hours, hourly] = [fact('officeHours'), fact('officeHourly')];
        const saved = given([hours, hourly], `${hours}*${hourly}`, '""');
        return `ARRAYFORMULA(IF(ISNUMBER(${refer.column(CHANGE)});IF(ISNUMBER(${saved});${refer.column(CHANGE)}+${saved};"");""))`;
      },
    },
    yearly(LOST, 1, 'What no longer comes in.'),
    yearly(STAYING, 2, 'What clients bring who stay and pay another way. See Payers: Clients who would stay.'),
    yearly(FREED, 3, 'Sessions a year whose hour is free.', 'count'),
    yearly(REFILLED, 4, 'What new clients in those hours bring.'),
    {
      name: OPEN_HOURS,
      kind: 'count',
      width: 90,
      inBlock: true,
      help: ['Hours a year with nobody in them: freed, and not filled again.'],
      handbook: 'EXIT-02, SC-11',
      below: (refer) => {
        const minutes = factOf(refer)('sessionMinutes');
        const [freed, share] = [refer.column(FREED), refer.column(REFILL)];
        return `ARRAYFORMULA(IF(ISNUMBER(${freed})*ISNUMBER(${share})*ISNUMBER(${minutes});${freed}*(1-${share})*${minutes}/60;""))`;
      },
    },
    {
      name: DAY,
      kind: 'date',
      width: 100,
      apart: true,
      help: ['Every date of the plan, the earliest first.'],
      handbook: 'EXIT-06, EXIT-07, TIME-03, AMB-05',
      below: (refer) => timeline(refer, 1),
    },
    { ...text(EVENT, 260, 'What is due on that day.', (refer) => timeline(refer, 2)), inBlock: true },
    {
      ...text('How soon', 110, 'Counted from today.', (refer) => {
        const day = refer.column(DAY);
        return `ARRAYFORMULA(IF(ISNUMBER(${day});IF(${day}<TODAY();"passed";IF(${day}=TODAY();"today";"in "&(${day}-TODAY())&IF(${day}-TODAY()=1;" day";" days")));""))`;
      }),
      inBlock: true,
    },
    {
      ...text('Before you act', 330, 'Duties that are easily overlooked.', () =>
        ['""', ...CAUTIONS.map(textLiteral)].join(';'),
      ),
      handbook: 'AMB-42, EXIT-01',
      apart: true,
    },
    {
      ...text('What clients can be offered', 330, 'Yours come first: Practice, What clients are offered.', () =>
        [
          `""`,
          `IF(TRIM(${clientOptions})="";"Your own list is empty: type it in ${names.practice}, What clients are offered.";${clientOptions})`,
          ...OPTIONS.map(textLiteral),
        ].join(';'),
      ),
      handbook: 'EXIT-08, EXIT-12',
      inBlock: true,
    },
    ...payerFactColumns(sources),
  ];
  return {
    id: EXIT_PLAN.id,
    title: 'Exit plan',
    keyName: 'Step',
    keyKind: 'text',
    keyHelp: ['Six steps. Add columns of your own, such as Done; they stay with their rows.'],
    keyWidth: 150,
    line: `${lineOf(choice, names.payers)}&${medicareMarks(sources.medicare, sources.practice('zip'), names.practice)}`,
    columns,
    keys: STEPS.map(({ name }) => name),
    lines: FACT_LINES,
    charts: ({ column }): ChartSpec[] => {
      const last = ANCHOR_ROW + SCENARIOS.length;
      const range = (name: string) => `${column(name)}${HEADING_ROW}:${column(name)}${last}`;
      return [
        {
          type: 'column',
          title: CHART,
          ranges: [range(SCENARIO), range(CHANGE)],
          at: { row: FIRST_KEY_ROW + STEPS.length + 1, column: 1 },
          width: 700,
          height: 260,
          colors: [theme.chart.series[0]],
          options: { 'vAxis.format': '$#,##0' },
        },
      ];
    },
    choice: {
      name: choice,
      choices: payers,
      value: payers[0] ?? '',
      help: 'Choose a payer. Everything on this tab follows.',
    },
  };
}

function lineOf(choice: string, payersName: string): string {
  return `=IF(TRIM(${choice})="";"Choose a payer in the cell with the blue border.";"If you left "&TRIM(${choice})&": a plan to look at, not advice to leave. Your assumptions stand in "&${textLiteral(payersName)}&", from “Last day in network” on.")`;
}

/** December and early January are slow months for payers: a warning, never a block (TIME-04, AMB-06). */
function slowSeason(date: string): string {
  return `LET(due;${date};IF(ISNUMBER(due);IF((MONTH(due)=12)+(MONTH(due)=1)*(DAY(due)<=15);" (a slow time of year: rather earlier)";"");""))`;
}

/** All dates that are known, the earliest first, each with what it is. */
function timeline(refer: Refer, part: 1 | 2): string {
  const last = lastDay(refer);
  const typed = `ISNUMBER(${factOf(refer)('exitLastDay')})`;
  const events: readonly (readonly [date: string, event: string])[] = [
    [inWindow(refer, 1), `"Start talking with the payer"&${slowSeason(inWindow(refer, 1))}`],
    [inWindow(refer, 2), `"Last day for a formal request"&${slowSeason(inWindow(refer, 2))}`],
    [inWindow(refer, 3), `"Last call to the payer"&${slowSeason(inWindow(refer, 3))}`],
    [noticeDay(refer), '"Last day for your notice to the payer"'],
    [before(refer, limit('clientNoticeFirst')), '"Begin telling your clients"'],
    [before(refer, limit('clientNoticeLast')), '"Every client has been told"'],
    [last, `IF(${typed};"Last day in network";"The contract renews: last day in network, if you leave then")`],
    [after(refer, limit('mixAgainFirst')), '"Payer mix again"'],
    [after(refer, limit('mixAgainLast')), '"Payer mix again, and compare with this plan"'],
  ];
  const dates = `VSTACK(${events.map(([date]) => date).join(';')})`;
  const said = `VSTACK(${events.map(([, event]) => event).join(';')})`;
  const nothing = part === 1 ? '""' : '"Type the last day in network, or the renewal date, in Payers."';
  return `"";LET(dates;${dates};IF(COUNT(dates)=0;${nothing};CHOOSECOLS(SORT(FILTER(HSTACK(dates;${said});ISNUMBER(dates));1;TRUE);${part})))`;
}

/** The tab, whatever the others hold. */
const anywhere = (): Report => exitPlan({ ...NOWHERE, choice: EXIT_CHOICE }, [], '""');

export function exitPlanColumns(): readonly ReportColumn[] {
  return anywhere().columns;
}

/** As docs/tabs.md describes it. */
export function describedPlan() {
  const { keyName, keyHelp, columns } = anywhere();
  return { keys: { name: keyName, help: keyHelp }, columns };
}
