/**
 * Payer Review (WALK-01..16, VAL-06, VAL-07, TERM-03..07, SC-11, EXIT-11): one payer, chosen beside the title. The checklist is the
 * keyed table; what it comes to stands to its right, then every fact with its source. Nothing on it decides for the user.
 */

import { PAYER_KINDS } from '../../domain/letters/payerTypes.ts';
import { scheduleYears } from '../../domain/medicare/index.ts';
import { textLiteral } from '../a1.ts';
import { dayIn } from '../days.ts';
import { THRESHOLDS_RANGE } from '../tables/thresholds.ts';
import { threshold as limit } from './formulas.ts';
import { medicareMarks } from './medicare.ts';
import { FACT_LINES, factOf, type PayerFactSources, payerFactColumns, reading } from './payerFacts.ts';
import type { Refer, Report, ReportColumn } from './report.ts';
import { BY_CLAIMS, given, REVIEW_CHECKS, saying } from './reviewChecks.ts';

export const PAYER_REVIEW = {
  id: 'payer-review',
  title: 'Payer Review',
  about: 'Should you leave this payer? One payer’s checklist, both sides, and the next step.',
} as const;

export const REVIEW_CHOICE = 'RateCase_ReviewPayer';

const ANSWER = 'Answer';
const FIGURE = 'Figure';
const LIMIT = 'Held against';
const MEANS = 'What it means';
const TOPIC = 'Before you decide';

type Names = PayerFactSources['names'];

/** The strongest first: the two or three that are named on each side, and the fact that would help most. */
const STRONGEST_FOR_LEAVING = [
  'WALK-08',
  'WALK-01',
  'WALK-14',
  'WALK-10',
  'WALK-09',
  'WALK-12',
  'WALK-06',
  'WALK-03',
  'WALK-11',
  'WALK-02',
  'WALK-13',
  'WALK-04',
  'WALK-07',
  'WALK-05',
] as const;
const STRONGEST_FOR_STAYING = [
  'WALK-09',
  'WALK-08',
  'WALK-05',
  'WALK-07',
  'WALK-06',
  'WALK-10',
  'WALK-11',
  'WALK-02',
  'WALK-12',
  'WALK-13',
] as const;
const HELPS_MOST = [
  'WALK-08',
  'WALK-01',
  'WALK-10',
  'WALK-03',
  'WALK-09',
  'WALK-15',
  'WALK-02',
  'WALK-05',
  'WALK-06',
  'WALK-12',
  'WALK-13',
  'WALK-04',
  'WALK-14',
] as const;

const whereOf = new Map(REVIEW_CHECKS.map(({ id, where }) => [id, where]));
const nameOf = new Map(REVIEW_CHECKS.map(({ id, name }) => [id, name]));
const literals = (texts: readonly string[]): string => `VSTACK(${texts.map(textLiteral).join(';')})`;
const checksNamed = (ids: readonly string[]): string => literals(ids.map((id) => nameOf.get(id) ?? id));
/** For each row that expression of the list which belongs to its check; blank for rows that are no check of ours. */
function perCheck(refer: Refer, values: readonly string[]): string {
  return `XLOOKUP(${refer.keys()};${checksNamed(REVIEW_CHECKS.map(({ id }) => id))};VSTACK(${values.join(';')});"")`;
}

/** With a capital, as a sentence begins. */
const capital = (text: string): string => `UPPER(LEFT(${text};1))&MID(${text};2;1000)`;

export function payerReview(sources: PayerFactSources, payers: readonly string[]): Report {
  const { names, choice } = sources;
  const answers = (refer: Refer): string => {
    const fact = factOf(refer);
    const facts = [
      'ofMedicare',
      'margin',
      'average',
      'minimum',
      'minutes',
      'rework',
      'othersRework',
      'days',
      'othersDays',
      'claims',
      'revenueShare',
      'workShare',
      'clients',
      'failed',
      'sessionLimits',
      'clawbacks',
      'authorizations',
      'outOfNetwork',
      'alternatives',
      'grade',
    ].map(fact);
    const ids = REVIEW_CHECKS.map(({ id }) => textLiteral(id));
    return `WALK_AWAY_CHECK(ARRAYFORMULA(${perCheck(refer, ids)});${facts.join(';')};${THRESHOLDS_RANGE})`;
  };
  const columns: ReportColumn[] = [
    {
      name: ANSWER,
      kind: 'answer',
      width: 110,
      help: ['yes speaks for leaving. not known: type what is missing where the last column says.'],
      handbook: 'WALK-01..16, AMB-09, AMB-19',
      below: (refer) => `CHOOSECOLS(${answers(refer)};1)`,
    },
    {
      name: FIGURE,
      kind: 'text',
      width: 138,
      help: ['What the tabs say of this payer.'],
      below: (refer) => {
        const say = saying(factOf(refer));
        const claims = say.fact('claims');
        const few = `IF(ISNUMBER(${claims})*(N(${claims})<${limit('minClaims')});${say.count(claims, 'claim')}&", too few to judge by";"")`;
        const known = REVIEW_CHECKS.map((check) => check.figure(say));
        const unknown = REVIEW_CHECKS.map(({ id, figure }) => {
          if (id === 'WALK-15') return figure(say);
          return BY_CLAIMS.includes(id) ? few : '""';
        });
        return `ARRAYFORMULA(IF(${refer.column(ANSWER)}="not known";${perCheck(refer, unknown)};${perCheck(refer, known)}))`;
      },
    },
    {
      name: LIMIT,
      kind: 'text',
      width: 140,
      help: ['From this on the answer is yes. Change the limits in Thresholds.'],
      below: (refer) => {
        const say = saying(factOf(refer));
        return `ARRAYFORMULA(${perCheck(
          refer,
          REVIEW_CHECKS.map((check) => check.limit(say)),
        )})`;
      },
    },
    {
      name: MEANS,
      kind: 'text',
      width: 200,
      help: ['The answer in words.'],
      below: (refer) => {
        const say = saying(factOf(refer));
        const fine = perCheck(
          refer,
          REVIEW_CHECKS.map((check) => check.fine(say)),
        );
        const answer = refer.column(ANSWER);
        return (
          `ARRAYFORMULA(LET(ticked;CHOOSECOLS(${answers(refer)};2);` +
          `said;IF((${answer}="no")+(${answer}="yes")*(ticked="");${fine};ticked);` +
          `IF(${answer}="";"";IF(${answer}="not known";IF(${refer.column(FIGURE)}="";"Not known yet.";"Known in part.");IF(said="";"";${capital('said')}&".")))))`
        );
      },
    },
    {
      name: 'Where to answer it',
      kind: 'text',
      width: 156,
      help: ['The tab and column that the answer comes from. “About a payer” in the panel writes those of Payers.'],
      below: (refer) => {
        return `ARRAYFORMULA(${perCheck(
          refer,
          REVIEW_CHECKS.map(({ where }) => textLiteral(where(names))),
        )})`;
      },
    },
    {
      name: TOPIC,
      kind: 'text',
      width: 120,
      apart: true,
      strong: true,
      help: ['What the checklist and the facts come to.'],
      below: () => ['""', ...BRIEF.map(({ topic }) => textLiteral(topic))].join(';'),
    },
    {
      name: 'What the facts say',
      kind: 'text',
      width: 480,
      inBlock: true,
      help: ['Worked out from the facts at the right. It never decides for you.'],
      handbook: 'SC-11, VAL-06, VAL-07, TERM-03..07, EXIT-11',
      below: (refer) => ['""', ...BRIEF.map(({ says }) => says(refer, names, choice))].join(';'),
    },
    ...payerFactColumns(sources),
  ];
  return {
    id: PAYER_REVIEW.id,
    title: 'Payer review',
    keyName: 'Check',
    keyKind: 'text',
    keyHelp: ['The checklist. Sort it, or add columns of your own; they stay with their rows.'],
    keyWidth: 220,
    line: lineOf(sources),
    columns,
    keys: REVIEW_CHECKS.map(({ name }) => name),
    lines: FACT_LINES,
    choice: {
      name: choice,
      choices: payers,
      value: payers[0] ?? '',
      help: 'Choose a payer. Everything on this tab follows.',
    },
  };
}

function lineOf({ choice, practice, names, medicare }: PayerFactSources): string {
  const [from, to] = [dayIn(practice('periodFrom')), dayIn(practice('periodTo'))];
  const day = (cell: string) => `TEXT(${cell};"mmm d, yyyy")`;
  return (
    `=IF(TRIM(${choice})="";"Choose a payer in the cell with the blue border.";` +
    `"A yes speaks for leaving, a no for staying. RateCase does not decide; you do."` +
    `&IF(ISNUMBER(${from})*ISNUMBER(${to});" Denials, days and shares: "&${textLiteral(names.claims)}&", "&${day(from)}&" to "&${day(to)}&".";"")&${medicareMarks(medicare, practice('zip'), names.practice)})`
  );
}

interface Brief {
  readonly topic: string;
  readonly says: (refer: Refer, names: Names, choice: string) => string;
}

/** Up to three of the checks with this answer, the strongest first, in words; `none` where there is none. */
function strongest(refer: Refer, ids: readonly string[], answer: string, none: string): string {
  const found = `XLOOKUP(order;${refer.keys()};${refer.column(ANSWER)};"")`;
  const words = `XLOOKUP(order;${refer.keys()};${refer.column(MEANS)};"")`;
  return (
    `LET(order;${checksNamed(ids)};said;IFERROR(FILTER(ARRAYFORMULA(${words});ARRAYFORMULA(${found})=${textLiteral(answer)});"");` +
    `IF(COUNTIF(said;"?*")=0;${textLiteral(none)};TEXTJOIN(" ";TRUE;ARRAY_CONSTRAIN(said;3;1))))`
  );
}

const BRIEF: readonly Brief[] = [
  {
    topic: 'The checklist',
    says: (refer) => {
      const count = (answer: string) => `COUNTIF(${refer.column(ANSWER)};${textLiteral(answer)})`;
      return `"For leaving: "&${count('yes')}&". For staying: "&${count('no')}&". Not known: "&${count('not known')}&"."`;
    },
  },
  {
    topic: 'Speaks for leaving',
    says: (refer) => strongest(refer, STRONGEST_FOR_LEAVING, 'yes', 'Nothing that is known.'),
  },
  {
    topic: 'Speaks for staying',
    says: (refer) => strongest(refer, STRONGEST_FOR_STAYING, 'no', 'Nothing that is known.'),
  },
  { topic: 'Next step in good faith', says: nextStep },
  {
    topic: 'Would help most',
    says: (refer, names) => {
      const answer = `XLOOKUP(order;${refer.keys()};${refer.column(ANSWER)};"")`;
      const where = literals(HELPS_MOST.map((id) => whereOf.get(id)?.(names) ?? ''));
      return (
        `LET(order;${checksNamed(HELPS_MOST)};open;IFERROR(FILTER(HSTACK(order;${where});ARRAYFORMULA(${answer})="not known");"");` +
        `IF(INDEX(open;1;1)="";"Every check is answered. Look whether the figures are up to date.";` +
        `"“"&INDEX(open;1;1)&"” is not known. It is answered in "&INDEX(open;1;2)&"."))`
      );
    },
  },
  {
    topic: 'Without it: money',
    says: (refer) => {
      const fact = factOf(refer);
      const [revenue, share] = [fact('revenue'), fact('revenueShare')];
      return (
        `${given([revenue], `"About "&${reading(revenue, 'dollars a year')}&" a year would no longer come in"`, '"What would no longer come in is not known yet"')}` +
        `&${given([share], `", "&${reading(share, 'percent')}&" of your revenue in the scorecard period"`, '""')}` +
        `&". Counted by: "&${fact('window')}&"."`
      );
    },
  },
  {
    topic: 'Without it: hours',
    says: (refer) => {
      const fact = factOf(refer);
      const [sessions, minutes, office] = [fact('sessions'), fact('sessionMinutes'), fact('officeHours')];
      const whole = (value: string) => `TEXT(ROUND(${value};0);"#,##0")`;
      return (
        `${given([sessions], `${whole(sessions)}&" sessions a year"&${given([minutes], `", "&${whole(`${sessions}*${minutes}/60`)}&" hours with clients"`, '""')}&" would be free."`, '"Sessions a year are not known yet."')}` +
        `&${given([office], `" So would "&${whole(office)}&" hours of office work."`, '" Its office work is not known yet."')}`
      );
    },
  },
  {
    topic: 'What it leaves you',
    says: (refer, { practice, rates }) => {
      const fact = factOf(refer);
      const [revenue, hours, hourly] = [fact('revenue'), fact('officeHours'), fact('officeHourly')];
      const [sessions, cost] = [fact('sessions'), fact('cost')];
      const [average, minutes, office] = [fact('average'), fact('sessionMinutes'), fact('minutes')];
      const dollars = (value: string) => reading(`(${value})`, 'dollars a year');
      const served = `${revenue}-${hours}*${hourly}`;
      const profit = `${revenue}-${sessions}*${cost}`;
      return (
        given(
          [revenue, hours, hourly],
          `"After its office work, "&${dollars(`${hours}*${hourly}`)}&", it leaves "&${dollars(served)}&" a year."`,
          '"What it leaves after its office work is not known: revenue, office time or the cost of an office hour is missing."',
        ) +
        `&${given(
          [revenue, sessions, cost],
          `IF(${profit}>0;" After the full cost of its sessions it leaves "&${dollars(profit)}&".";" The full cost of its sessions is "&${dollars(`-(${profit})`)}&" more than it brings.")`,
          textLiteral(` Type what a session costs you in ${practice} to see what is left after the full cost.`),
        )}` +
        // WALK-02: the true hourly rate.
        `&${given(
          [average, minutes, office],
          `IF(${minutes}+${office}>0;${textLiteral(` By ${rates}, an hour of its sessions and their office work brings `)}&${reading(`(${average}*60/(${minutes}+${office}))`, 'dollars')}&".";"")`,
          '""',
        )}`
      );
    },
  },
  {
    topic: 'Leverage',
    says: (refer, { payers }) => {
      const fact = factOf(refer);
      const nothing = textLiteral(`Not known yet. Say in ${payers} what each side has, from “Few others here” on.`);
      const facts = ['shortage', 'loyalty', 'unique', 'alternatives', 'revenueShare', 'saturation', 'lockIn'].map(fact);
      return `LET(said;IFERROR(LEVERAGE_SUMMARY(${facts.join(';')};${THRESHOLDS_RANGE});"");IF(said="";${nothing};said))`;
    },
  },
  {
    topic: 'This type of payer',
    says: (refer, { payers }) => {
      const type = factOf(refer)('type');
      const types = literals(PAYER_KINDS.map((kind) => kind.type));
      const says = literals(PAYER_KINDS.map((kind) => kind.says));
      return `IF(${type}="";${textLiteral(`Choose its type in ${payers}: it decides whether its rates can be negotiated.`)};XLOOKUP(${type};${types};${says};"RateCase does not know the type “"&${type}&"”. Choose one from the list."))`;
    },
  },
  { topic: 'In the contract', says: trapdoors },
  { topic: 'Look up in the contract', says: unknownTerms },
  {
    topic: 'Other ways than leaving',
    says: () =>
      textLiteral(
        'Ask as part of a group or an independent practice association. Ask for a specialty designation with its own rates. Offer intensive or premium services. Keep some hours in network and the rest out of network. Cap the number of its new clients, if the contract allows it.',
      ),
  },
];

/** By what the log holds and by what kind of payer it is; every branch is something to do now. */
function nextStep(refer: Refer, { log }: Names): string {
  const fact = factOf(refer);
  const [type, failed, since, nature] = [fact('type'), fact('failed'), fact('openSince'), fact('lastNature')];
  const fixed = PAYER_KINDS.filter(({ negotiable }) => negotiable === 'no');
  const instead = `XLOOKUP(${type};${literals(fixed.map((kind) => kind.type))};${literals(fixed.map((kind) => kind.instead.slice(0, 2).join(' ')))};"")`;
  return (
    `LET(instead;IF(${type}="";"";${instead});` +
    `IF(instead<>"";"Its rates are not negotiated. "&instead;` +
    `IF(ISNUMBER(${since});"Your request of "&${reading(since, 'date')}&" has no answer yet. Follow up when "&${textLiteral(log)}&" says so, before you think of leaving.";` +
    `IF(AND(ISNUMBER(${failed});${failed}>=${limit('failedAttempts')};${failed}>0);"You asked in good faith "&${failed}&" times. Before you leave: fill in the Exit Plan, and tell the contracting supervisor the day by which you decide.";` +
    `IF(${nature}="Denial";"It declined. That is common, and rarely the last word. Ask the contracting supervisor, with your figures.";` +
    `IF(OR(${nature}="Counteroffer";${nature}="Partial approval");"It moved. Name what is still missing, and ask again for that.";` +
    `IF(${nature}="Approval";"It agreed to your last request. See in Results what that brings before you judge it again.";` +
    `IF(N(${fact('prepared')})>0;"Your request stands in "&${textLiteral(log)}&" and is not sent yet. Send it, and say so there.";"You have not asked it yet, as far as the log shows. Ask for better terms first: prepare a request in the panel."))))))))`
  );
}

/** BEN-04: what it says it pays beside what it pays, against the schedule that its contract means (AMB-39). */
function claimed(refer: Refer, rates: string): string {
  const fact = factOf(refer);
  const [claim, real, year] = [fact('claimedPercent'), fact('claimedReal'), fact('baseYear')];
  const named = `IF(ISNUMBER(${year});" of "&${year};"")`;
  const points = `FIXED(100*ABS(${real}-${claim});1)&" points "&IF(${real}<${claim};"less";"more")`;
  const oldest = Math.min(...scheduleYears().map((one) => one.year));
  return given(
    [claim],
    `"It says it pays "&${reading(claim, 'percent')}&" of Medicare"&${named}&". "&IF(ISNUMBER(${real});${textLiteral(`By ${rates} it pays `)}&${reading(real, 'percent')}&" of that fee schedule ("&${fact('claimedBasis')}&")"&IF(ROUND(${real}-${claim};3)=0;".";", "&${points}&".");IF(N(${year})*(N(${year})<${oldest})>0;"RateCase holds no schedule before ${oldest} to check that.";"It cannot be checked yet."))`,
    '""',
  );
}

/** TERM-03..07: what is known to bind, in words. */
function trapdoors(refer: Refer, { rates }: Names): string {
  const fact = factOf(refer);
  const number = (key: string) => reading(fact(key), 'number');
  const said = [
    `IF(${fact('unilateral')}="yes";"It may change rates and terms without your signature.";"")`,
    given([fact('claimLimitDays')], `"Claims must be sent within "&${number('claimLimitDays')}&" days."`, '""'),
    given([fact('lookBackMonths')], `"It may take money back for "&${number('lookBackMonths')}&" months."`, '""'),
    `IF(${fact('authorizationTerms')}="";"";"Authorization: "&${fact('authorizationTerms')}&".")`,
    `IF(${fact('autoRenews')}="yes";"It renews by itself.";"")`,
    given([fact('noticeDays')], `"It wants "&${number('noticeDays')}&" days of notice."`, '""'),
    `IF(${fact('rateBasis')}="percent of Medicare";"It pays a percent of Medicare"&IF(${fact('baseYear')}="";"";" of "&${fact('baseYear')})&", so your rates fall when Medicare does. Ask for fixed dollars.";"")`,
    claimed(refer, rates),
    `IF(${fact('confidential')}="yes";"Its rates are confidential: never quote them to another payer.";"")`,
  ];
  return `LET(said;TEXTJOIN(" ";TRUE;${said.join(';')});IF(said="";"No trapdoor is known.";said))`;
}

const TERMS: readonly (readonly [fact: string, words: string])[] = [
  ['unilateral', 'whether it may change terms alone'],
  ['claimLimitDays', 'the days to submit claims'],
  ['lookBackMonths', 'how far back it may take money'],
  ['authorizationTerms', 'what it says on authorization'],
  ['autoRenews', 'whether it renews by itself'],
  ['noticeDays', 'the notice'],
  ['rateBasis', 'how it states your rates'],
  ['confidential', 'whether rates are confidential'],
];

function unknownTerms(refer: Refer, { payers }: Names): string {
  const fact = factOf(refer);
  const said = TERMS.map(([key, words]) => `IF(OR(${fact(key)}="";${fact(key)}="unknown");${textLiteral(words)};"")`);
  return `LET(said;TEXTJOIN(", ";TRUE;${said.join(';')});IF(said="";"Every term that RateCase asks for is known.";${capital('said')}&". "&${textLiteral(`Type it in ${payers}.`)}))`;
}

/** The tab, whatever the others hold. */
const anywhere = (): Report => payerReview(NOWHERE, []);

export function payerReviewColumns(): readonly ReportColumn[] {
  return anywhere().columns;
}

/** As docs/tabs.md describes it. */
export function describedReview() {
  const { keyName, keyHelp, columns } = anywhere();
  return { keys: { name: keyName, help: keyHelp }, columns };
}

/** Stands in for the tabs where only names and help are wanted. */
export const NOWHERE: PayerFactSources = {
  choice: REVIEW_CHOICE,
  payers: () => 'A:A',
  rates: () => 'A:A',
  claims: () => 'A:A',
  log: () => 'A:A',
  practice: () => 'A1',
  medicare: null,
  scorecard: null,
  names: {
    practice: 'Practice',
    payers: 'Payers',
    rates: 'Rates',
    claims: 'Claims',
    log: 'Negotiation Log',
    scorecard: 'Scorecard',
  },
};
