/**
 * What the tabs know of one payer, as a block of three columns: what it is, how it reads, and the exact value that formulas use.
 * One formula finds them all, so that Payer Review and Exit Plan speak of the same figures, and each says where it is from.
 */

import { textLiteral } from '../a1.ts';
import { dayIn } from '../days.ts';
import type { ClaimKey } from '../tables/claims.ts';
import type { LogKey } from '../tables/negotiationLog.ts';
import type { PayerKey } from '../tables/payers.ts';
import type { PracticeKey } from '../tables/practice.ts';
import type { RateKey } from '../tables/rates.ts';
import { threshold as limit, withinPeriod } from './formulas.ts';
import { type OwnMedicare, ownArguments } from './medicare.ts';
import type { Refer, ReportColumn } from './report.ts';

/** Where the formulas find what they need: whole columns, such as `Rates!A:A`, and cells of Practice. */
export interface PayerFactSources {
  /** The named range of the cell in which the payer is chosen. */
  readonly choice: string;
  readonly payers: (key: PayerKey) => string;
  readonly rates: (key: RateKey) => string;
  readonly claims: (key: ClaimKey) => string;
  readonly log: (key: LogKey) => string;
  readonly practice: (key: PracticeKey) => string;
  /** The Medicare tab's codes and amounts, where that tab is there: figures that the user looked up count. */
  readonly medicare: OwnMedicare | null;
  /** The scorecard's payers and grades, where that tab is there. */
  readonly scorecard: { readonly payers: string; readonly grades: string } | null;
  /** Names of the tabs, which people may rename. */
  readonly names: Readonly<Record<'practice' | 'payers' | 'rates' | 'claims' | 'log' | 'scorecard', string>>;
}

type Reads = 'text' | 'answer' | 'percent' | 'dollars' | 'dollars a year' | 'number' | 'date';

interface Fact {
  readonly key: string;
  readonly name: string;
  readonly reads: Reads;
  readonly from: (names: PayerFactSources['names']) => string;
  /** An expression over the names that `lookUp` defines. */
  readonly value: string;
}

const inPayers = (key: PayerKey, name: string, reads: Reads = 'text'): Fact => ({
  key,
  name,
  reads,
  from: ({ payers }) => payers,
  value: usable(`payers_${key}`, reads),
});

/** What cannot be read is not known; building the tab names the cell. */
function usable(value: string, reads: Reads): string {
  if (reads === 'text') return value;
  if (reads === 'answer') return `IF((${value}="yes")+(${value}="no");${value};"")`;
  // Made anew, so that it shows as a date where text was read as one.
  if (reads === 'date') return `IF(ISNUMBER(${value});DATE(YEAR(${value});MONTH(${value});DAY(${value}));"")`;
  return `IF(ISNUMBER(${value});IF(${value}<0;"";${value});"")`;
}

/** Facts that are a cell of the payer's row. */
const CELLS: readonly Fact[] = [
  inPayers('type', 'Type'),
  inPayers('renewal', 'Renewal date', 'date'),
  inPayers('noticeDays', 'Notice days', 'number'),
  inPayers('rateBasis', 'Rate basis'),
  inPayers('baseYear', 'Base year'),
  inPayers('claimedPercent', 'Claimed % of Medicare', 'percent'),
  inPayers('confidential', 'Confidential rates'),
  inPayers('autoRenews', 'Renews by itself'),
  inPayers('termination', 'Termination clause'),
  inPayers('duties', 'Duties when it ends'),
  inPayers('unilateral', 'May change terms alone'),
  inPayers('claimLimitDays', 'Days to submit claims', 'number'),
  inPayers('lookBackMonths', 'Takes back for, months', 'number'),
  inPayers('authorizationTerms', 'Authorization terms'),
  inPayers('sessionLimits', 'Session limits too tight', 'answer'),
  inPayers('clawbacks', 'Takes money back', 'answer'),
  inPayers('authorizations', 'Heavy authorizations', 'answer'),
  inPayers('shortage', 'Few others here', 'answer'),
  inPayers('loyalty', 'Clients would stay', 'answer'),
  inPayers('unique', 'Unique service', 'answer'),
  inPayers('alternatives', 'Hours easily filled', 'answer'),
  inPayers('saturation', 'Many others in network', 'answer'),
  inPayers('outOfNetwork', 'Have out-of-network benefits', 'number'),
  inPayers('exitLastDay', 'Last day in network', 'date'),
  inPayers('exitStay', 'Clients who would stay', 'percent'),
  inPayers('exitStayRate', 'What they would pay', 'dollars'),
  inPayers('exitRefill', 'Freed hours refilled', 'percent'),
  inPayers('exitRefillRate', 'What a refilled session brings', 'dollars'),
];

const PERIOD = 'scorecard period';

const WORKED_OUT: readonly Fact[] = [
  {
    key: 'average',
    name: 'A session brings, by Rates',
    reads: 'dollars',
    from: ({ rates }) => `${rates}, rows that count now, by sessions a year where all are typed`,
    value: 'meanRate',
  },
  {
    key: 'ofMedicare',
    name: 'Percent of Medicare',
    reads: 'percent',
    from: ({ rates }) => `${rates}, by sessions a year where all are typed, and Amount used in the Medicare tab`,
    value: 'ofMedicare',
  },
  {
    key: 'ofMedicareBasis',
    name: 'Over how many codes, and how they count',
    reads: 'text',
    from: ({ rates }) => `${rates}: by sessions a year where all are typed, else each rate the same`,
    value: 'ofMedicareBasis',
  },
  {
    key: 'claimedReal',
    name: 'The same of the schedule it names',
    reads: 'percent',
    from: ({ rates, payers }) =>
      `${rates}, against the full fee schedule of Base year in ${payers}, else of the newest year; where Claimed % of Medicare is typed`,
    value: 'claimedReal',
  },
  {
    key: 'claimedBasis',
    name: 'That one over how many codes',
    reads: 'text',
    from: ({ rates }) => `${rates}, as above`,
    value: 'claimedBasis',
  },
  {
    key: 'cost',
    name: 'A session costs you',
    reads: 'dollars',
    from: ({ practice }) => practice,
    value: 'cost',
  },
  {
    key: 'margin',
    name: 'Over cost, a session',
    reads: 'dollars',
    from: ({ rates, practice }) => `${rates}, ${practice}`,
    value: 'IF(ISNUMBER(meanRate)*ISNUMBER(cost);meanRate-cost;"")',
  },
  {
    key: 'minimum',
    name: 'Your minimum',
    reads: 'dollars',
    from: ({ rates, practice }) => `${rates}: Walk-away rate, else ${practice}: Rate that carries your margin`,
    value: 'leastRate',
  },
  {
    key: 'claims',
    name: 'Claims behind denials and days',
    reads: 'number',
    from: ({ claims }) => `${claims}, ${PERIOD}; the fewer of the two`,
    value:
      'IF(ISNUMBER(outcomeClaims);IF(ISNUMBER(daysClaims);MIN(outcomeClaims;daysClaims);outcomeClaims);daysClaims)',
  },
  {
    key: 'minutes',
    name: 'Minutes a claim',
    reads: 'number',
    from: ({ payers, claims }) =>
      `${payers}: Office hours a week over ${claims} of the ${PERIOD}, else Minutes per claim`,
    value: `IF(ISNUMBER(payers_adminHours)*(weeks>0)*(N(claims)>0);payers_adminHours*60*weeks/claims;${usable('payers_minutesPerClaim', 'number')})`,
  },
  {
    key: 'rework',
    name: 'Denied or cut',
    reads: 'percent',
    from: ({ claims }) => `${claims}, ${PERIOD}`,
    value: 'IF(ISNUMBER(ownCut)*(N(outcomeClaims)>0);IF(ownCut>outcomeClaims;"";ownCut/outcomeClaims);"")',
  },
  {
    key: 'othersRework',
    name: 'Denied or cut, the others',
    reads: 'percent',
    from: ({ claims }) => `${claims}, ${PERIOD}`,
    value: 'othersRework',
  },
  {
    key: 'days',
    name: 'Days to payment',
    reads: 'number',
    from: ({ claims }) => `${claims}, ${PERIOD}`,
    value: 'ownDays',
  },
  {
    key: 'othersDays',
    name: 'Days to payment, the others',
    reads: 'number',
    from: ({ claims }) => `${claims}, ${PERIOD}`,
    value: 'othersDays',
  },
  {
    key: 'revenueShare',
    name: 'Share of your revenue',
    reads: 'percent',
    from: ({ claims }) => `${claims}, ${PERIOD}`,
    value: 'IF(ISNUMBER(ownAllowed)*(allAllowed>0)*(unpaidRows=0);ownAllowed/allAllowed;"")',
  },
  {
    key: 'workShare',
    name: 'Share of your office work',
    reads: 'percent',
    from: ({ claims, payers }) => `${payers}: Minutes per claim, or Office hours a week; ${claims}, ${PERIOD}`,
    value: 'workShare',
  },
  {
    key: 'clients',
    name: 'Clients',
    reads: 'number',
    from: ({ payers, claims }) => `${payers}, else ${claims}, ${PERIOD}`,
    value: 'IF(ISNUMBER(payers_clients);payers_clients;IF(COUNT(ownClients)=0;"";MAX(ownClients)))',
  },
  {
    key: 'failed',
    name: 'Requests that came to nothing',
    reads: 'number',
    from: ({ payers, log }) => `${payers}: Fruitless requests, or denials in ${log}, whichever is more`,
    value: 'IF(ISNUMBER(payers_failedAttempts)+sent+denied=0;"";MAX(N(payers_failedAttempts);denied))',
  },
  {
    key: 'openSince',
    name: 'Request open since',
    reads: 'date',
    from: ({ log }) => log,
    value: 'IF(COUNT(openSent)=0;"";MAX(openSent))',
  },
  {
    key: 'prepared',
    name: 'Requests prepared, not sent',
    reads: 'number',
    from: ({ log }) => log,
    value: 'prepared',
  },
  {
    key: 'lastNature',
    name: 'Last answer',
    reads: 'text',
    from: ({ log }) => log,
    value: 'lastNature',
  },
  {
    key: 'lockIn',
    name: 'The contract binds you',
    reads: 'text',
    from: ({ payers }) => `${payers}: Renews by itself, Notice days`,
    value: `IF(payers_autoRenews="yes";"yes";IF(ISNUMBER(payers_noticeDays);IF(payers_noticeDays>=${limit('longNotice')};"yes";"no");IF(payers_autoRenews="no";"no";"")))`,
  },
  {
    key: 'sessions',
    name: 'Sessions a year',
    reads: 'number',
    from: () => 'what “Counted by” says',
    value: 'sessions',
  },
  {
    key: 'revenue',
    name: 'Revenue a year',
    reads: 'dollars a year',
    from: () => 'what “Counted by” says',
    value: 'revenue',
  },
  { key: 'window', name: 'Counted by', reads: 'text', from: () => '', value: 'window' },
  {
    key: 'months',
    name: 'Months of claims',
    reads: 'number',
    from: ({ claims }) => `${claims}, up to a year back`,
    value: 'IF(coveredDays=0;"";ROUND(coveredDays*12/365;0))',
  },
  {
    key: 'officeHours',
    name: 'Office hours a year',
    reads: 'number',
    from: ({ payers }) => `${payers}: Office hours a week for 52 weeks, else Minutes per claim for each session`,
    value:
      'IF(ISNUMBER(payers_adminHours);payers_adminHours*52;IF(ISNUMBER(payers_minutesPerClaim)*ISNUMBER(sessions);payers_minutesPerClaim*sessions/60;""))',
  },
  {
    key: 'officeHourly',
    name: 'Cost of an office hour',
    reads: 'dollars',
    from: ({ practice }) => practice,
    value: 'officeHourly',
  },
  {
    key: 'sessionMinutes',
    name: 'Minutes a session',
    reads: 'number',
    from: ({ practice }) => practice,
    value: 'sessionMinutes',
  },
  { key: 'grade', name: 'Grade', reads: 'text', from: ({ scorecard }) => scorecard, value: 'grade' },
];

const FACTS: readonly Fact[] = [...WORKED_OUT, ...CELLS];
/** Further columns of Payers that the facts are worked out from. */
const LOOKED_UP: readonly PayerKey[] = ['minutesPerClaim', 'clients', 'failedAttempts', 'adminHours'];

/** How many lines the block has. */
export const FACT_LINES = FACTS.length;

const FACT_NAME = 'What it rests on';
const READS = 'As it reads';
const EXACT = 'Exact value';
const FROM = 'Where it is from';

/** A fact's exact value, from the block's own column: nothing else on the tab finds it by a row. */
export function factOf(refer: Refer): (key: string) => string {
  const column = refer.column(EXACT);
  return (key) => {
    const at = FACTS.findIndex((fact) => fact.key === key);
    if (at < 0) throw new Error(`There is no fact ${key}`);
    // The block begins with the hidden row's blank.
    return `INDEX(${column};${at + 2})`;
  };
}

/** How a value reads in a sentence; blank stays blank. */
export function reading(value: string, reads: Reads): string {
  const shown: Record<Reads, string> = {
    text: value,
    answer: value,
    percent: `TEXT(${value};"0.0%")`,
    dollars: `TEXT(${value};"$#,##0.00")`,
    'dollars a year': `TEXT(${value};"$#,##0")`,
    number: `ROUND(${value};1)&""`,
    date: `TEXT(${value};"mmm d, yyyy")`,
  };
  return reads === 'text' || reads === 'answer' ? value : `IF(ISNUMBER(${value});${shown[reads]};"")`;
}

/** Nothing at all sums up to 0; SUM alone fails of a blank text. */
const sum = (values: string): string => `IFERROR(SUM(${values});0)`;

const clean = (column: string): string => `TRIM(SUBSTITUTE(${column};CHAR(160);" "))`;

/** The block's columns, the first of them apart. */
export function payerFactColumns(sources: PayerFactSources): ReportColumn[] {
  const column = (name: string, width: number, help: string, below: (refer: Refer) => string): ReportColumn => ({
    name,
    kind: 'text',
    width,
    inBlock: true,
    help: [help],
    below,
  });
  return [
    {
      ...column(FACT_NAME, 190, 'Every fact that this tab uses of the chosen payer.', () =>
        ['""', ...FACTS.map(({ name }) => textLiteral(name))].join(';'),
      ),
      apart: true,
      strong: true,
    },
    column(READS, 160, 'The fact, rounded for reading.', (refer) => {
      const fact = factOf(refer);
      return ['""', ...FACTS.map(({ key, reads }) => readingOfCell(fact(key), reads))].join(';');
    }),
    column(FROM, 300, 'The tab where the fact stands or is worked out. Change it there.', () =>
      ['""', ...FACTS.map(({ from }) => textLiteral(from(sources.names)))].join(';'),
    ),
    column(EXACT, 110, 'What the formulas of this tab compute with. Blank: not known.', () => lookUp(sources)),
  ];
}

function readingOfCell(cell: string, reads: Reads): string {
  return reads === 'text' || reads === 'answer' ? `${cell}&""` : reading(cell, reads);
}

/** The one formula that finds everything. Its names are read from top to bottom. */
function lookUp({ choice, payers, rates, claims, log, practice, medicare, scorecard }: PayerFactSources): string {
  const each = (expression: string): string => `ARRAYFORMULA(${expression})`;
  const filtered = (column: string, ...conditions: string[]): string =>
    `IFERROR(FILTER(${column};${conditions.join(';')});"")`;
  const [submitted, cut, days, from, to] = [
    claims('submitted'),
    claims('cut'),
    claims('days'),
    claims('from'),
    claims('to'),
  ];
  const period = `periodFrom;periodTo;${from};${to}`;
  const total = (column: string): string => `IFERROR(PAYER_TOTAL(who;${claims('payer')};${column};${period});"")`;
  const counts = `(${rates('countsNow')}="yes")`;
  const inRates = (key: RateKey): string => filtered(rates(key), 'ownRates', each(counts));
  const weighted = (values: string): string =>
    `IF(COUNT(used)=0;"";IF((COUNT(times)=COUNT(used))*(SUM(times)>0);SUMPRODUCT(${values};times)/SUM(times);AVERAGE(${values})))`;
  const isDay = (key: string) => CELLS.some((fact) => fact.key === key && fact.reads === 'date');
  const cellOf = (key: string, cell: string) => (isDay(key) ? dayIn(cell) : cell);
  const itsRates = `who;${rates('payer')};${rates('code')};${each(`IF(${counts};${rates('used')};"")`)};${rates('sessions')};${practice('zip')}`;
  const beside = `${itsRates};${practice('year')};${practice('setting')};${practice('clinician')}${ownArguments(medicare)}`;
  const claimed = (asked: string): string =>
    `IF(ISNUMBER(payers_claimedPercent);IFERROR(${asked}(${itsRates};payers_baseYear;${practice('setting')});"");"")`;
  /** 1 in the rows of the payer; a cell with an error is none of them, and spoils no other. */
  const own = (column: string) => each(`IFERROR((${clean(column)}=who)*(who<>"");0)`);
  const where = (condition: string) => each(`IFERROR((${condition})+0;0)`);
  const cells = [...CELLS.map(({ key }) => key as PayerKey), ...LOOKED_UP];

  const names: readonly (readonly [name: string, expression: string])[] = [
    ['who', clean(choice)],
    ['at', `IF(who="";0;IFERROR(XMATCH(who;${each(clean(payers('payer')))});0))`],
    ...cells.map(
      (key) =>
        [
          `payers_${key}`,
          payers(key) === '' ? '""' : `IF(at=0;"";${cellOf(key, `INDEX(${payers(key)};at)`)})`,
        ] as const,
    ),
    // Rates
    ['ownRates', own(rates('payer'))],
    ['used', inRates('used')],
    ['times', inRates('sessions')],
    ['walkAway', inRates('walkAway')],
    ['meanRate', weighted('used')],
    ['ofMedicare', `IFERROR(PAYER_PCT_OF_MEDICARE(${beside});"")`],
    ['ofMedicareBasis', `IFERROR(PAYER_PCT_BASIS(${beside});"")`],
    // BEN-04, AMB-39: contracts mean 100% of the schedule of their base year, whoever provides the service.
    ['claimedReal', claimed('PAYER_PCT_OF_MEDICARE')],
    ['claimedBasis', claimed('PAYER_PCT_BASIS')],
    ['cost', numberOr(practice('costPerSession'))],
    [
      'leastRate',
      `IF((COUNT(walkAway)=COUNT(used))*(COUNT(used)>0);${weighted('walkAway')};${numberOr(practice('sustainableRate'))})`,
    ],
    // Claims of the scorecard's period: rows that lie within it as a whole.
    ['periodFrom', dayIn(practice('periodFrom'))],
    ['periodTo', dayIn(practice('periodTo'))],
    ['ownClaims', own(claims('payer'))],
    ['since', 'IF(ISNUMBER(periodFrom);periodFrom;0)'],
    ['until', 'IF(ISNUMBER(periodTo);periodTo;DATE(2200;1;1))'],
    ['fromDay', each(dayIn(from))],
    ['toDay', each(dayIn(to))],
    ['dated', each('ISNUMBER(fromDay)*ISNUMBER(toDay)')],
    ['within', each(withinPeriod(claims, 'periodFrom', 'periodTo'))],
    ['claims', total(submitted)],
    ['outcomeClaims', total(each(`IF(ISNUMBER(${cut});${submitted};"")`))],
    ['daysClaims', total(each(`IF(ISNUMBER(${days});${submitted};"")`))],
    ['unpaidRows', `SUMPRODUCT(within*(1-ISNUMBER(${claims('allowed')})))`],
    ['ownCut', total(cut)],
    ['ownDays', `IFERROR(PAYER_AVERAGE(who;${claims('payer')};${days};${submitted};${period});"")`],
    ['ownAllowed', total(claims('allowed'))],
    ['allAllowed', sum(filtered(claims('allowed'), 'within'))],
    ['ownClients', filtered(claims('clients'), 'ownClaims', 'within')],
    [
      'othersRework',
      `IFERROR(AVERAGE_OF_OTHERS(who;${claims('payer')};${each(`IF(within*ISNUMBER(${cut});${cut};"")`)};${each(`IF(within*ISNUMBER(${submitted});${submitted};"")`)});"")`,
    ],
    [
      'othersDays',
      `IFERROR(AVERAGE_OF_OTHERS(who;${claims('payer')};${each(`IF(within*${where(`ISNUMBER(${days})*(${days}>=0)`)}*ISNUMBER(${submitted});${days}*${submitted};"")`)};` +
        `${each(`IF(within*ISNUMBER(${submitted});${submitted};"")`)});"")`,
    ],
    // Office work in the period: hours a week where typed, else minutes for each claim. Unknown for one payer, unknown for all.
    ['weeks', 'IF(ISNUMBER(periodFrom)*ISNUMBER(periodTo);(until-since+1)/7;0)'],
    ['weekly', each(`IF(ISNUMBER(${payers('adminHours')});${payers('adminHours')}*60*weeks;0)`)],
    [
      'minutes',
      each(
        `IF(ISNUMBER(${payers('adminHours')});0;IF(ISNUMBER(${payers('minutesPerClaim')});${payers('minutesPerClaim')};"unknown"))`,
      ),
    ],
    [
      'claimMinutes',
      each(`IFERROR(XLOOKUP(${clean(claims('payer'))};${clean(payers('payer'))};minutes;"unknown");"unknown")`),
    ],
    ['working', each(`within*ISNUMBER(${submitted})`)],
    [
      'unknownWork',
      `SUMPRODUCT(working*(claimMinutes="unknown"))+SUMPRODUCT(within*(1-ISNUMBER(${submitted}))*(claimMinutes<>0))`,
    ],
    ['work', each(`IF(working*ISNUMBER(claimMinutes);${submitted}*claimMinutes;0)`)],
    [
      'workShare',
      `IF((unknownWork>0)+(SUM(work)+SUM(weekly)=0)+(1-ISNUMBER(ownAllowed))>0;"";` +
        `(SUMPRODUCT(work;ownClaims)+IF(at=0;0;INDEX(weekly;at)))/(SUM(work)+SUM(weekly)))`,
    ],
    // The log
    ['ownLog', own(log('payer'))],
    ['sentDay', each(`IFERROR(${dayIn(log('sent'))};"")`)],
    ['sent', 'SUMPRODUCT(ownLog*ISNUMBER(sentDay))'],
    ['prepared', `SUMPRODUCT(ownLog*(sentDay="")*${where(`${log('status')}<>"Closed"`)})`],
    ['denied', `SUMPRODUCT(ownLog*${where(`${log('nature')}="Denial"`)})`],
    ['openSent', filtered('sentDay', 'ownLog', where(`(${log('status')}<>"Closed")*(${log('nature')}="")`))],
    [
      'lastNature',
      `IFERROR(INDEX(SORT(FILTER(HSTACK(sentDay;${log('nature')});ownLog;${where(`${log('nature')}<>""`)});1;FALSE);1;2);"")`,
    ],
    // A year: claims of up to a year back, counted up by days, else Rates.
    ['lastDay', each('MAX(IF(ISNUMBER(toDay);toDay;0))')],
    ['firstDay', `IF(lastDay=0;0;EDATE(lastDay+1;-${limit('exitMonthsMost')}))`],
    [
      'yearly',
      where(
        `ownClaims*dated*(fromDay>=firstDay)*ISNUMBER(${claims('visits')})*ISNUMBER(${claims('allowed')})*(toDay>=fromDay)`,
      ),
    ],
    ['coveredDays', sum(filtered(each('IF(dated;toDay-fromDay+1;0)'), 'yearly'))],
    ['isEnough', `ROUND(coveredDays*12/365;0)>=${limit('exitMonthsLeast')}`],
    ['byRates', '(COUNT(times)>0)*(COUNT(times)=COUNT(used))*(IFERROR(SUM(times);0)>0)'],
    ['byClaims', 'IF(isEnough;1;IF(byRates;0;coveredDays>0))'],
    ['sessions', `IF(byClaims;${sum(filtered(claims('visits'), 'yearly'))}*365/coveredDays;IF(byRates;SUM(times);""))`],
    [
      'revenue',
      `IF(byClaims;${sum(filtered(claims('allowed'), 'yearly'))}*365/coveredDays;IF(byRates;SUMPRODUCT(used;times);""))`,
    ],
    [
      'window',
      `IF(byClaims;"Claims, "&TEXT(MIN(${filtered('fromDay', 'yearly')});"mmm d, yyyy")&" to "&TEXT(MAX(${filtered('toDay', 'yearly')});"mmm d, yyyy")&", "&coveredDays&" days, counted up to a year"&` +
        `IF(isEnough;"";". Fewer months than the exit plan asks for: treat it with care");` +
        `IF(byRates;"Rates: sessions a year × what a session brings";"Nothing yet: add Claims, or Sessions a year in Rates"))`,
    ],
    ['officeHourly', numberOr(practice('adminHourly'))],
    ['sessionMinutes', numberOr(practice('sessionMinutes'))],
    ['grade', scorecard ? `IFERROR(XLOOKUP(who;${each(clean(scorecard.payers))};${scorecard.grades};"");"")` : '""'],
  ];
  const definitions = names.flat().join(';');
  return `LET(${definitions};VSTACK("";${FACTS.map(({ value }) => value).join(';')}))`;
}

function numberOr(cell: string): string {
  return `IF(ISNUMBER(${cell});${cell};"")`;
}
