/**
 * Payer Mix (MIX-01..09): one quarter of Claims, one row a payer: shares of revenue, caseload and office work side by side, what a
 * visit brings and leaves, denials and days. The quarter is chosen beside the title; revenue shares of the last quarters stand at
 * the end.
 */
import type { Quarter } from '../../domain/calendar/index.ts';
import { columnNumber, textLiteral } from '../a1.ts';
import type { ClaimKey } from '../tables/claims.ts';
import type { PayerKey } from '../tables/payers.ts';
import type { PracticeKey } from '../tables/practice.ts';
import { THRESHOLDS_RANGE } from '../tables/thresholds.ts';
import { theme } from '../theme.ts';
import {
  type Columns,
  claimsOf,
  decimalText,
  dollarsText,
  each,
  known,
  only,
  percentText,
  threshold,
} from './formulas.ts';
import {
  chartPlace,
  reportColumn as column,
  FIRST_KEY_ROW,
  HEADING_ROW,
  type Refer,
  type Report,
  type ReportColumn,
} from './report.ts';

export interface PayerMixSources {
  payers: readonly string[];
  /** Quarters that Claims has rows for, the newest first. */
  quarters: readonly Quarter[];
  claims: Columns<ClaimKey>;
  payer: Columns<PayerKey>;
  practice: (key: PracticeKey) => string;
}

export const PAYER_MIX = {
  id: 'payer-mix',
  title: 'Payer Mix',
  about: 'A quarter at a glance: each payer’s share of revenue, caseload and office work, and what a visit leaves you.',
} as const;

/** The quarter that the tab shows, as people choose it: "Q1 2026". */
export const MIX_QUARTER = 'RateCase_MixQuarter';
/** Quarters whose revenue shares stand side by side. */
const SIDE_BY_SIDE = 4;
const CHART = 'Share of revenue beside share of caseload, percent of the practice';

const MIX = {
  revenueShare: 'Share of revenue',
  caseloadShare: 'Share of caseload',
  workShare: 'Share of office work',
  words: 'Volume',
  revenue: 'Revenue',
  visits: 'Sessions',
  average: 'Average a visit',
  left: 'Left after office work',
  profit: 'Profit a visit',
  profitAll: 'Profit in the quarter',
  rank: 'Most profitable',
  denied: 'Denied',
  rework: 'Denied or cut',
  days: 'Days to payment',
  serviceDays: 'Session to payment, days',
  lag: 'Your own billing time, days',
  claims: 'Claims',
  clients: 'Clients',
  minutes: 'Minutes a claim',
  costOfClaim: 'Work on a claim',
  hours: 'Office hours',
  look: 'Look at',
  period: 'Periods of the claims',
  summary: 'What stands out',
} as const;

export function payerMix({ payers, quarters, claims, payer, practice }: PayerMixSources): Report {
  const first = `IFERROR(DATE(VALUE(RIGHT(${MIX_QUARTER};4));3*VALUE(MID(${MIX_QUARTER};2;1))-2;1);DATE(9999;1;1))`;
  const last = `EOMONTH(${first};2)`;
  const quarter = claimsOf(claims, { from: first, to: last });
  const ofPayer = (refer: Refer, key: PayerKey) => `XLOOKUP(${refer.keys()};TRIM(${payer('payer')});${payer(key)};"")`;
  const total = (key: ClaimKey) => (refer: Refer) => quarter.total(refer.keys(), claims(key));
  const share = (part: string, whole: string, isComplete: string) =>
    each(`IF(${known(part)};IF(${isComplete};IF(${whole}>0;${part}/${whole};"");"");"")`);
  const rate = (part: string, whole: string) => each(`IF(${known(part, whole)};IF(${whole}>0;${part}/${whole};"");"")`);
  const over = (key: ClaimKey) => (refer: Refer) => {
    // The claims of rows that hold the figure, so that a row without it dilutes nothing.
    const parts = quarter.total(refer.keys(), claims(key));
    const wholes = quarter.total(refer.keys(), only(known(claims(key)), claims('submitted')));
    return each(`IFERROR(${parts}/${wholes};"")`);
  };

  const columns: ReportColumn[] = [
    column(
      MIX.revenueShare,
      'ratio',
      84,
      'MIX-01',
      ['Of all that was allowed in the quarter. Blank while payments of a row of Claims are missing.'],
      (refer) => share(refer.column(MIX.revenue), quarter.sum('allowed'), `${quarter.without('allowed')}=0`),
    ),
    column(
      MIX.caseloadShare,
      'ratio',
      84,
      'MIX-07',
      ['Of your clients; of your sessions where the clients of a payer are not typed in Claims.'],
      (refer) => {
        const [clients, visits] = [refer.column(MIX.clients), refer.column(MIX.visits)];
        const byClients = `(${quarter.without('clients')}=0)*(SUM(${clients})>0)`;
        const byVisits = `IF(${known(visits)}*(${quarter.without('visits')}=0);IF(${quarter.sum('visits')}>0;${visits}/${quarter.sum('visits')};"");"")`;
        return each(
          `IF(${refer.keys()}="";"";IF(${byClients};IF(${known(clients)};${clients}/SUM(${clients});"");${byVisits}))`,
        );
      },
    ),
    column(
      MIX.workShare,
      'ratio',
      84,
      'SC-05, MIX-05',
      ['Of the office hours of all payers. Blank while those of a payer with claims are not known.'],
      (refer) => {
        const [count, hours] = [refer.column(MIX.claims), refer.column(MIX.hours)];
        const complete = `(SUM(${known(count)}*(ISNUMBER(${hours})=FALSE))=0)*(${quarter.withoutWork(refer.keys(), hours)}=0)*(SUM(${count})=${quarter.sum('submitted')})`;
        return share(hours, `SUM(${hours})`, complete);
      },
    ),
    column(
      MIX.words,
      'text',
      380,
      'MIX-07, EX-17',
      ['A volume trap fills more of your week than it pays for.'],
      (refer) =>
        `INDEX(CASELOAD_VS_REVENUE(${refer.column(MIX.caseloadShare)};${refer.column(MIX.revenueShare)};${THRESHOLDS_RANGE});0;2)`,
    ),
    column(MIX.average, 'money', 92, 'MIX-02', ['Revenue over sessions. Code by code: see Rate Comparison.'], (refer) =>
      rate(refer.column(MIX.revenue), refer.column(MIX.visits)),
    ),
    column(
      MIX.left,
      'money-signed',
      92,
      'MIX-05, COST-09',
      ['The average visit less the office work on its claim.'],
      (refer) => {
        const [paid, work] = [refer.column(MIX.average), refer.column(MIX.costOfClaim)];
        return each(`IF(${known(paid, work)};ROUND(${paid}-${work};2);"")`);
      },
    ),
    column(
      MIX.profit,
      'money-signed',
      92,
      'MIX-05, MIX-08',
      [
        'What is left of a visit, less what a session costs you (Practice).',
        'The office work in that cost is left out: it is counted payer by payer.',
      ],
      (refer) => {
        const left = refer.column(MIX.left);
        const [cost, work] = [practice('costPerSession'), practice('costAdmin')];
        return each(`IF(${known(left)}*ISNUMBER(${cost});ROUND(${left}-${cost}+IF(ISNUMBER(${work});${work};0);2);"")`);
      },
    ),
    column(MIX.profitAll, 'money-signed', 104, 'MIX-08', ['Profit a visit times sessions.'], (refer) => {
      const [profit, visits] = [refer.column(MIX.profit), refer.column(MIX.visits)];
      return each(`IF(${known(profit, visits)};${profit}*${visits};"")`);
    }),
    column(MIX.rank, 'count', 84, 'MIX-08', ['By profit a visit: 1 is the most profitable panel.'], (refer) => {
      const profit = refer.column(MIX.profit);
      return each(`IF(${known(profit)};COUNTIF(${profit};">"&${profit})+1;"")`);
    }),
    column(MIX.denied, 'ratio', 80, 'MIX-03', ['Of the claims submitted.'], over('denied')),
    column(
      MIX.rework,
      'ratio',
      80,
      'MIX-03, SC-03',
      ['Denied, downcoded or adjusted, of the claims submitted.'],
      over('cut'),
    ),
    column(
      MIX.days,
      'decimal',
      84,
      'MIX-04, AMB-43',
      ['From sending a claim to its payment, weighted by claims.'],
      (refer) => quarter.average(refer.keys(), claims('days')),
    ),
    column(
      MIX.serviceDays,
      'decimal',
      92,
      'MIX-09, AMB-43',
      ['From the session to the payment. Your own billing time is in it, so no light uses it.'],
      (refer) => quarter.average(refer.keys(), claims('serviceDays')),
    ),
    column(
      MIX.lag,
      'decimal',
      92,
      'MIX-09',
      ['The difference of the two: how long a claim waits before you send it.'],
      (refer) => {
        const [all, payers] = [refer.column(MIX.serviceDays), refer.column(MIX.days)];
        return each(`IF(${known(all, payers)};${all}-${payers};"")`);
      },
    ),
    column(
      MIX.revenue,
      'money-total',
      104,
      'MIX-01, AMB-13',
      ['Allowed: paid by the payer and the clients’ share.'],
      total('allowed'),
    ),
    column(MIX.visits, 'count', 76, 'MIX-02', ['Sessions of the quarter.'], total('visits')),
    column(MIX.claims, 'count', 72, 'MIX-03', ['Claims submitted in the quarter.'], total('submitted')),
    column(
      MIX.clients,
      'count',
      72,
      'MIX-07',
      ['Clients of the quarter; of several rows, their average.'],
      (refer) =>
        `PAYER_AVERAGE(${refer.keys()};${claims('payer')};${claims('clients')};;${first};${last};${claims('from')};${claims('to')})`,
    ),
    column(
      MIX.minutes,
      'decimal',
      80,
      'MIX-05, COST-06',
      ['From Payers: office hours a week over the claims of the quarter where you typed them, else minutes per claim.'],
      (refer) => {
        const [count, weekly] = [refer.column(MIX.claims), ofPayer(refer, 'adminHours')];
        const hours = `${weekly}*(${last}-${first}+1)/7`;
        return each(
          `IF(${refer.keys()}="";"";IF(ISNUMBER(${weekly})*${known(count)}*(IF(${known(count)};${count};0)>0);60*${hours}/${count};${ofPayer(refer, 'minutesPerClaim')}))`,
        );
      },
    ),
    column(
      MIX.costOfClaim,
      'money-total',
      84,
      'COST-05',
      ['Minutes a claim at the cost of an office hour (Practice).'],
      (refer) => `COST_TO_SERVE(${refer.column(MIX.minutes)};${practice('adminHourly')})`,
    ),
    column(
      MIX.hours,
      'decimal',
      80,
      'SC-05, SC-16',
      ['Office hours of the quarter: minutes a claim times claims, or those a week in Payers.'],
      (refer) => {
        const [count, minutes] = [refer.column(MIX.claims), refer.column(MIX.minutes)];
        return each(`IF(${known(count, minutes)};${count}*${minutes}/60;"")`);
      },
    ),
    column(
      MIX.look,
      'text',
      200,
      'AMB-14, MIX-09',
      ['What is missing for the row, and where to type it; and where there are too few claims to judge by.'],
      (refer) => lookAt(refer, quarter.lacking),
    ),
    column(
      MIX.period,
      'text',
      230,
      'AMB-24, MIX-06',
      ['Rows of Claims that do not count, and days of the quarter that none covers or two do. Blank: all is well.'],
      (refer) => quarter.check(refer.keys()),
    ),
    ...quarters.slice(0, SIDE_BY_SIDE).map(({ from, to, name }) => shareIn(name, dayOf(from), dayOf(to), claims)),
    column(
      MIX.summary,
      'text',
      420,
      'MIX-07, MIX-08, MIX-09',
      ['The quarter in a few lines. Sorting the table does not change them.'],
      (refer) => standsOut(refer, practice),
      { apart: true },
    ),
  ];

  const names = quarters.map(({ name }) => name);
  const newest = names[0] ?? '';
  return {
    id: PAYER_MIX.id,
    title: 'Payer mix',
    keyName: 'Payer',
    keyKind: 'text',
    keyHelp: ['The payers of Payers, Rates and Claims. New ones are added below when you refresh.'],
    keyWidth: 140,
    line:
      `="Claims of "&${MIX_QUARTER}&IF(SUM(ARRAYFORMULA(${quarter.within}))=0;": no row of Claims lies within that quarter.";` +
      `", "&TEXT(${first};"mmm d, yyyy")&" to "&TEXT(${last};"mmm d, yyyy")&". Choose another quarter beside the title.")` +
      '&" Look at it each quarter: by revenue, not by how many clients."',
    columns,
    keys: payers,
    choice: {
      name: MIX_QUARTER,
      choices: names,
      value: newest,
      help: 'Which quarter the tab shows. New quarters of Claims are offered after a refresh.',
    },
    charts: ({ rows, column: letter, keys }) => {
      const lastRow = FIRST_KEY_ROW - 1 + rows;
      return [
        {
          type: payers.length > 8 ? 'bar' : 'column',
          title: CHART,
          ranges: [keys, letter(MIX.revenueShare), letter(MIX.caseloadShare)].map(
            (at) => `${at}${HEADING_ROW}:${at}${lastRow}`,
          ),
          ...chartPlace(rows, columnNumber(letter(MIX.summary))),
          width: 620,
          height: 320,
          colors: [theme.chart.series[0], theme.chart.rest],
          options: { [payers.length > 8 ? 'hAxis.format' : 'vAxis.format']: 'percent' },
        },
      ];
    },
  };
}

const dayOf = (date: string): string => `DATE(${date.split('-').map(Number).join(';')})`;

/** The share of revenue in one quarter, which stays when the next ones come. */
function shareIn(name: string, from: string, to: string, claims: Columns<ClaimKey>): ReportColumn {
  const quarter = claimsOf(claims, { from, to });
  return column(
    `Revenue share, ${name}`,
    'ratio',
    92,
    'MIX-01, MIX-06',
    [`Its share of all revenue in ${name}.`],
    (refer) => {
      const whole = each(`IF(${quarter.without('allowed')}=0;${quarter.sum('allowed')};0)`);
      const revenue = quarter.total(refer.keys(), claims('allowed'));
      return each(`IF(${known(revenue)};IFERROR(${revenue}/${whole};"");"")`);
    },
    { perPayer: true },
  );
}

/** `lacking`: how many rows of a payer have no figure; the shares of all are blank, or by sessions, while one has none. */
function lookAt(refer: Refer, lacking: (keys: string, key: ClaimKey) => string): string {
  const col = (name: string) => refer.column(name);
  const minimum = threshold('minClaims');
  const claims = col(MIX.claims);
  const blank = (name: string, words: string) => `IF(${known(claims)}*(${col(name)}="");"${words}; ";"")`;
  const without = (key: ClaimKey, words: string) => `IF(${known(lacking(refer.keys(), key))};"${words}; ";"")`;
  const list = [
    without('allowed', 'payments (Claims)'),
    without('visits', 'sessions (Claims)'),
    without('clients', 'clients (Claims)'),
    blank(MIX.rework, 'denied claims (Claims)'),
    blank(MIX.days, 'days to payment (Claims)'),
    blank(MIX.minutes, 'minutes per claim (Payers)'),
  ].join('&');
  const few = `IF(IF(${known(claims)};${claims};${minimum})<${minimum};"Only "&${claims}&" claims: denials and days say little.";"")`;
  return each(
    `IF(${refer.keys()}="";"";IF(${claims}="";"No claims in the quarter.";IF(${list}="";"";"Missing: "&REGEXREPLACE(${list};"; $";". "))&${few}))`,
  );
}

function standsOut(refer: Refer, practice: (key: PracticeKey) => string): string {
  const col = (name: string) => refer.column(name);
  const keys = refer.keys();
  const extreme = (name: string, which: 'MAX' | 'MIN') =>
    each(`INDEX(${keys};MATCH(${which}(${col(name)});IF(${known(col(name))};${col(name)};"");0))`);
  // Few claims say little of denials and days (AMB-14): such a payer is not named for them.
  const mostOfJudged = (name: string, read: (figure: string) => string, unit = '') =>
    each(
      `LET(judged;IF(${known(col(MIX.claims))};IF(${col(MIX.claims)}>=${threshold('minClaims')};${col(name)};"");"");` +
        `INDEX(${keys};MATCH(MAX(judged);IF(ISNUMBER(judged);judged;"");0))&" ("&${read('MAX(judged)')}&"${unit})")`,
    );
  const said = (label: string, value: string, none = '') =>
    `IFERROR(${textLiteral(label)}&${value};${textLiteral(none)})`;
  const whoWhere = (condition: string) => `TEXTJOIN(", ";TRUE;FILTER(${keys};${condition}))`;
  const ratio = (name: string, which: 'MAX' | 'MIN') => percentText(`${which}(${col(name)})`);
  const loses = `IF(${known(col(MIX.profit))};${col(MIX.profit)};1)<=0`;
  const traps = `LEFT(${col(MIX.words)};11)="Volume trap"`;
  const drag = `IF(${known(col(MIX.workShare), col(MIX.revenueShare))};${col(MIX.workShare)};0)>${threshold('burdenYellow')}*IF(${known(col(MIX.revenueShare))};${col(MIX.revenueShare)};1)`;
  return [
    '""',
    said('Revenue of the quarter: ', dollarsText(`SUM(${col(MIX.revenue)})`)),
    said('Most revenue: ', `${extreme(MIX.revenueShare, 'MAX')}&" ("&${ratio(MIX.revenueShare, 'MAX')}&")"`),
    said(
      'Most profitable a visit: ',
      `${extreme(MIX.profit, 'MAX')}&" ("&${dollarsText(`MAX(${col(MIX.profit)})`)}&")"`,
      'Profit needs the cost of a session and of an office hour (Practice), and minutes per claim (Payers).',
    ),
    said(
      'Least profitable a visit: ',
      `${extreme(MIX.profit, 'MIN')}&" ("&${dollarsText(`MIN(${col(MIX.profit)})`)}&")"`,
    ),
    said('Costs you money: ', whoWhere(loses), 'No payer costs you money, as far as is known.'),
    said('Volume traps, more of your week than of your revenue: ', whoWhere(traps), 'No volume trap.'),
    said('Far more office work than revenue: ', whoWhere(drag), 'No payer makes far more office work than revenue.'),
    said('Slowest: ', mostOfJudged(MIX.days, decimalText, ' days')),
    said('Most denied or cut: ', mostOfJudged(MIX.rework, percentText)),
    said(
      'Cost of a session: ',
      `IF(ISNUMBER(${practice('costPerSession')});${dollarsText(practice('costPerSession'))};NA())`,
    ),
  ].join(';');
}

/** The columns that do not depend on what the tabs hold. */
export function payerMixColumns(): readonly ReportColumn[] {
  const anywhere = () => 'A:A';
  return payerMix({ payers: [], quarters: [], claims: anywhere, payer: anywhere, practice: () => 'A1' }).columns;
}
