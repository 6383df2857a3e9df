/**
 * Rate Comparison (CMP-01..09): codes down, payers across, Medicare beside them; at its right what the gaps come to in a year,
 * payer by payer and code by code. Everything is live: native formulas for arithmetic, RateCase functions for judgement.
 */
import { sheetPrefix, textLiteral } from '../a1.ts';
import type { ChartSpec } from '../charts.ts';
import { dayIn } from '../days.ts';
import type { BenchmarkKey } from '../tables/benchmarks.ts';
import { normalized } from '../tables/column.ts';
import type { RateKey } from '../tables/rates.ts';
import { theme } from '../theme.ts';
import { type MedicareColumns, ownMark, zipWanted } from './medicare.ts';
import { ANCHOR_ROW, FIRST_KEY_ROW, HEADING_ROW, type Refer, type Report, type ReportColumn } from './report.ts';

export interface RateComparisonSources {
  /** Payers that have a rate, in the order of the Payers tab. */
  payers: readonly string[];
  /** Those of them with a requested rate. */
  asked: readonly string[];
  /** Codes that have a rate, in the order of the Rates tab. */
  codes: readonly string[];
  ratesSheet: string;
  /** Column letter of each column of Rates. */
  rates: (key: RateKey) => string;
  medicare: MedicareColumns;
  /** A column of Benchmarks, `Benchmarks!C:C`; null while there is no such tab. */
  benchmarks: ((key: BenchmarkKey) => string) | null;
  /** Absolute reference to a Practice fact. */
  /** What the Practice tab is called now. */
  practiceName: string;
  practice: (key: 'zip' | 'year' | 'setting' | 'clinician' | 'asOf' | 'costPerSession') => string;
}

const MEDICARE = 'Medicare';
const AVERAGE = 'Your average';
const SPREAD = 'Spread';
const IN_WORDS = 'In words';
const SHORT = 'Short of Medicare, a year';
const COST = 'Your cost';
const LOWEST = 'Lowest rate';
const HIGHEST = 'Highest rate';
const OWN = {
  keys: 'Code',
  service: 'Service',
  most: 'Pays most',
  least: 'Pays least',
  below: 'Below your average',
  atCost: 'At or below cost',
  others: 'Other benchmarks',
  note: 'Medicare note',
  contracted: 'Contracted only',
  outstanding: 'What stands out',
} as const;
/** The block by payer and code: what is at stake, most of it first. */
const STAKE = {
  payer: 'Payer',
  code: 'For code',
  contracted: 'Contracted',
  allowed: 'Average allowed',
  requested: 'Requested',
  sessions: 'Sessions a year',
  medicare: 'Medicare pays',
  best: 'Best payer pays',
  percent: 'Of Medicare',
  toMedicare: 'To Medicare, a year',
  toBest: 'To the best payer, a year',
  underpaid: 'Below contract, a year',
  quote: 'Ready to quote: Medicare',
  quoteOthers: 'Ready to quote: other figures',
} as const;
const OWN_NAMES = new Set(
  [
    ...[MEDICARE, AVERAGE, SPREAD, IN_WORDS, SHORT, COST, LOWEST, HIGHEST],
    ...Object.values(OWN),
    ...Object.values(STAKE),
  ].map(normalized),
);

export const RATE_COMPARISON = {
  id: 'rate-comparison',
  title: 'Rate Comparison',
  about: 'Who pays most and least, code by code, beside Medicare, and what the gaps come to in a year.',
} as const;

/** As many payers as stand beside the summary on a laptop's screen; with more, the summary comes first. */
const PAYERS_ON_SCREEN = 5;
/** As many as a chart tells apart by color (LOOK 8). */
const PAYERS_IN_CHART = 4;

/** What a payer's column is called: its name, unless a column of ours has that name (Medicare can be a payer too). */
const payerName = (payer: string) => (OWN_NAMES.has(normalized(payer)) ? `${payer} (as payer)` : payer);
const percentName = (payer: string) => `${payer}, % of Medicare`;
const requestedName = (payer: string) => `${payer}, requested`;

export function rateComparison(sources: RateComparisonSources): Report {
  const { payers, practice, medicare, benchmarks } = sources;
  const whole = (key: RateKey) => {
    const letter = sources.rates(key);
    return `${sheetPrefix(sources.ratesSheet)}${letter}:${letter}`;
  };
  const medicareBasis = `${practice('zip')};${practice('year')};${practice('setting')};${practice('clinician')}`;
  const rateRows = `${whole('payer')};${whole('code')};${whole('effective')}`;
  const level = `${practice('clinician')};${whole('level')}`;
  /** A column where the row counts now, else blank. */
  const counting = (key: RateKey) => `ARRAYFORMULA(IF(${whole('countsNow')}="yes";${whole(key)};""))`;

  const payerColumns = payers.map(
    (payer): ReportColumn => ({
      name: payerName(payer),
      kind: 'money',
      width: 84,
      perPayer: true,
      help: [`What ${payer} pays a session: the average allowed where you typed it, else the contracted rate.`],
      handbook: 'CMP-01, AMB-13',
      below: (refer) =>
        `RATE_IN_FORCE(${textLiteral(payer)};${refer.keys()};${practice('asOf')};${rateRows};${whole('used')};${level})`,
    }),
  );
  const percentColumns = payers.map(
    (payer): ReportColumn => ({
      name: percentName(payer),
      kind: 'ratio',
      scale: true,
      width: 84,
      perPayer: true,
      help: [
        `What ${payer} pays, as a share of the Medicare amount.`,
        'Red from 80% down, white at 100%, green from 120% up.',
      ],
      handbook: 'BEN-01, BEN-15',
      below: (refer) => {
        const [rate, amount] = [refer.column(payerName(payer)), refer.column(MEDICARE)];
        return `ARRAYFORMULA(IF(ISNUMBER(${rate})*ISNUMBER(${amount});${rate}/${amount};""))`;
      },
    }),
  );
  const askedColumns = sources.asked.map(
    (payer): ReportColumn => ({
      name: requestedName(payer),
      kind: 'money',
      width: 90,
      perPayer: true,
      help: [`What you ask or mean to ask of ${payer}, from the Requested rate column of Rates.`],
      handbook: 'CMP-03',
      below: (refer) =>
        `RATE_IN_FORCE(${textLiteral(payer)};${refer.keys()};${practice('asOf')};${rateRows};${whole('requested')};${level})`,
    }),
  );
  const values = (refer: Refer) => `HSTACK(${payers.map((payer) => refer.column(payerName(payer))).join(';')})`;
  const names = (refer: Refer) => `HSTACK(${payers.map((payer) => refer.heading(payerName(payer))).join(';')})`;
  const extreme = (refer: Refer, which: 'MIN' | 'MAX') =>
    `BYROW(${values(refer)};LAMBDA(rates;IF(COUNT(rates)=0;"";${which}(rates))))`;
  /** What the Medicare tab shows for the codes; `instead` for a code that it does not list yet. */
  const fromMedicare = (codes: string, column: string, instead: string) =>
    `ARRAYFORMULA(IF(${codes}="";"";IFNA(XLOOKUP(${codes};${medicare.codes};${column});${instead})))`;

  const medicareColumn: ReportColumn = {
    name: MEDICARE,
    kind: 'money',
    width: 84,
    help: [
      'The local Medicare allowed amount for your clinician type, or your own figure where you typed one in the Medicare tab.',
      'Source: CMS Physician Fee Schedule.',
    ],
    handbook: 'BEN-02, AMB-39',
    below: (refer) => {
      const asked = `MEDICARE_RATE(${refer.keys()};${medicareBasis})`;
      return fromMedicare(refer.keys(), medicare.amounts, `IF(ISNUMBER(${asked});${asked};"")`);
    },
  };
  const summary: ReportColumn[] = [
    {
      name: AVERAGE,
      kind: 'money',
      width: 84,
      help: [
        'What a session brings you on average: each payer counted by its sessions a year where all are typed, else each once.',
      ],
      handbook: 'CMP-06, AMB-12',
      below: (refer) =>
        `PRACTICE_AVERAGE(${refer.keys()};${practice('asOf')};${rateRows};${counting('used')};${whole('sessions')})`,
    },
    {
      name: OWN.most,
      kind: 'text',
      width: 96,
      help: ['The payer with the highest rate for the code.'],
      handbook: 'CMP-02',
      below: (refer) => `ROW_BEST(${values(refer)};${names(refer)})`,
    },
    {
      name: OWN.least,
      kind: 'text',
      width: 96,
      help: ['The payer with the lowest rate for the code.'],
      handbook: 'CMP-02',
      below: (refer) => `ROW_WORST(${values(refer)};${names(refer)})`,
    },
    {
      name: SPREAD,
      kind: 'money',
      width: 76,
      help: ['Highest less lowest. Gaps of $40 to $60 a session are common.'],
      handbook: 'CMP-07',
      below: (refer) => `ROW_SPREAD(${values(refer)})`,
    },
    {
      name: SHORT,
      since: 2,
      kind: 'money-year',
      width: 96,
      help: [
        'What the code would bring more in a year if every payer below Medicare paid what Medicare does.',
        'Over the payers whose sessions a year are typed in Rates; blank where none are.',
      ],
      handbook: 'CMP-04, ASK-02',
      below: (refer) => {
        const [code, dollars] = [refer.column(STAKE.code), refer.column(STAKE.toMedicare)];
        return (
          `MAP(${refer.keys()};LAMBDA(code;IF(code="";"";` +
          `IF(COUNTIFS(${code};code;${dollars};">=0")=0;"";SUMIFS(${dollars};${code};code)))))`
        );
      },
    },
  ];
  const details: ReportColumn[] = [
    {
      name: OWN.below,
      kind: 'text',
      width: 150,
      help: ['Payers that pay less than your own average for the code.'],
      handbook: 'CMP-06',
      below: (refer) => `ROW_BELOW(${values(refer)};${names(refer)};${refer.column(AVERAGE)})`,
    },
    {
      name: COST,
      nameEnds: '", average session"',
      since: 2,
      kind: 'money',
      width: 84,
      help: [
        'What a session costs you, worked out in Practice: the average over all you do.',
        'A shorter session takes less of your time, a longer one more.',
      ],
      handbook: 'COST-01, COST-10',
      below: (refer) =>
        `ARRAYFORMULA(IF((${refer.keys()}<>"")*ISNUMBER(${practice('costPerSession')});${practice('costPerSession')};""))`,
    },
    {
      name: OWN.atCost,
      nameEnds: '" of an average session"',
      since: 2,
      kind: 'text',
      width: 150,
      help: [
        'Payers that pay no more than a session costs you: at that rate you pay to see their clients.',
        'Held against the cost of your average session; look twice at codes that are shorter or longer.',
      ],
      handbook: 'COST-02',
      // Half a cent more, so that a rate that is just the cost counts.
      below: (refer) =>
        `ROW_BELOW(${values(refer)};${names(refer)};ARRAYFORMULA(IF(ISNUMBER(${refer.column(COST)});${refer.column(COST)}+1/200;"")))`,
    },
    ...askedColumns,
    {
      name: OWN.others,
      since: 2,
      kind: 'text',
      width: 190,
      help: [
        'The range of the Benchmarks tab that is like for like: your license, setting and state, allowed amounts.',
        'Others are counted, not shown. Colleagues’ own rates stay private, and agreeing on rates is unlawful.',
      ],
      handbook: 'BEN-12, BEN-13, AMB-40',
      below: (refer) =>
        benchmarks
          ? `BENCHMARK_RANGE(${refer.keys()};${(['code', 'low', 'high', 'likeForLike'] as const).map(benchmarks).join(';')})`
          : '""',
    },
    {
      name: OWN.note,
      since: 2,
      kind: 'text',
      width: 150,
      help: ['Whether the Medicare amount is your figure, or why there is none.'],
      handbook: 'AMB-32, AMB-39',
      below: (refer) => {
        const asked = `MEDICARE_RATE(${refer.keys()};${medicareBasis})`;
        return fromMedicare(refer.keys(), medicare.notes, `IF(ISTEXT(${asked});SUBSTITUTE(${asked};"Check: ";"");"")`);
      },
    },
    {
      name: OWN.contracted,
      kind: 'text',
      width: 150,
      help: ['Payers whose figure here is the contracted rate, because no average allowed is typed in Rates.'],
      handbook: 'AMB-13',
      below: (refer) =>
        `CONTRACTED_ONLY(${refer.keys()};${practice('asOf')};${rateRows};${counting('contracted')};${whole('allowed')})`,
    },
    {
      name: LOWEST,
      since: 2,
      kind: 'money',
      width: 84,
      help: ['What the payer that pays least pays.'],
      handbook: 'CMP-02',
      below: (refer) => extreme(refer, 'MIN'),
    },
    {
      name: HIGHEST,
      since: 2,
      kind: 'money',
      width: 84,
      help: ['What the payer that pays most pays.'],
      handbook: 'CMP-02',
      below: (refer) => extreme(refer, 'MAX'),
    },
    {
      name: IN_WORDS,
      kind: 'text',
      oneLine: true,
      width: 360,
      help: ['The gap in a sentence.', 'For your eyes: a letter never names another payer.'],
      handbook: 'CMP-05',
      below: (refer) => `ROW_GAP_SENTENCE(${refer.keys()};${values(refer)};${names(refer)})`,
    },
    {
      name: OWN.outstanding,
      kind: 'text',
      oneLine: true,
      width: 400,
      apart: true,
      help: ['The widest gap first. Sorting the table does not change it.'],
      handbook: 'CMP-04, CMP-05',
      below: (refer) => standsOut(refer, payers),
    },
  ];
  const isMany = payers.length > PAYERS_ON_SCREEN;
  const columns: ReportColumn[] = [
    {
      name: OWN.service,
      kind: 'text',
      width: 166,
      help: ['RateCase’s plain name for the code.'],
      below: (refer) => `SERVICE_NAME(${refer.keys()})`,
    },
    medicareColumn,
    ...(isMany ? [] : payerColumns),
    ...summary,
    ...(isMany ? payerColumns : []),
    ...percentColumns,
    ...details,
    ...stakeColumns(sources, whole, medicareBasis),
  ];

  const asOf = dayIn(practice('asOf'));
  const line =
    '="Average allowed a session where you typed it, else the contracted rate"' +
    `&IF(ISNUMBER(${asOf});", in force on "&TEXT(${asOf};"mmm d, yyyy");"")&". "` +
    `&IF(${practice('zip')}="";${zipWanted(medicare, sources.practiceName)};` +
    `IFERROR(MEDICARE_BASIS(${medicareBasis})&".";${textLiteral(`Look at ZIP, year, setting and clinician type in ${sources.practiceName}: Medicare cannot be worked out from them.`)}))` +
    `&${ownMark(medicare)}`;

  return {
    id: RATE_COMPARISON.id,
    title: 'Rate comparison',
    keyName: OWN.keys,
    keyKind: 'code',
    keyHelp: ['The codes of your Rates tab. New ones are added below when you refresh.'],
    keyWidth: 64,
    line,
    finding: {
      under: MEDICARE,
      formula: (refer) => {
        const spread = refer.column(SPREAD);
        const needsSessions = textLiteral(`Type Sessions a year in ${sources.ratesSheet} to see the gaps in dollars.`);
        const lines = [STAKE.payer, STAKE.code, STAKE.toMedicare].map((name) => refer.column(name)).join(';');
        return (
          `=TRIM(IFERROR(SHORTFALL_SENTENCE(${lines});"")&` +
          `IF(COUNT(${refer.column(STAKE.percent)})*(COUNT(${refer.column(STAKE.sessions)})=0);${needsSessions};"")` +
          `&" "&IFERROR(INDEX(${refer.column(IN_WORDS)};MATCH(MAX(${spread});${spread};0));""))`
        );
      },
    },
    columns,
    keys: sources.codes,
    charts: ({ rows, column, keys }) => [chart(payers, rows, column, keys)],
  };
}

/** Medicare first in each group. More payers than colors can tell apart: the lowest, the highest and the average (LOOK 8). */
function chart(payers: readonly string[], rows: number, column: (name: string) => string, keys: string): ChartSpec {
  const isMany = payers.length > PAYERS_IN_CHART;
  const series = isMany ? [LOWEST, HIGHEST, AVERAGE] : payers.map(payerName);
  const { series: colors, medicare, rest } = theme.chart;
  const range = (letter: string) => `${letter}${HEADING_ROW}:${letter}${ANCHOR_ROW + Math.max(1, rows)}`;
  return {
    type: 'column',
    title: 'Allowed amount a session, dollars',
    ranges: [keys, ...[MEDICARE, ...series].map(column)].map(range),
    at: { row: FIRST_KEY_ROW + rows + 1, column: 2 },
    width: 760,
    height: 300,
    colors: [medicare, ...(isMany ? [...colors.slice(0, 2), rest] : colors.slice(0, payers.length))],
    options: Object.fromEntries([MEDICARE, ...series].map((_, index) => [`series.${index}.dataLabel`, 'value'])),
  };
}

/**
 * The block by payer and code, from the rows of Rates that count now: how much a year each lies short of Medicare and of the best
 * payer, most first, and the sentences about it. Underpaid: allowed below the contract (CMP-09).
 */
function stakeColumns(
  { benchmarks, medicare }: RateComparisonSources,
  whole: (key: RateKey) => string,
  medicareBasis: string,
): ReportColumn[] {
  /** A column of the rows that count now, the most short of Medicare first. */
  const rows = (refer: Refer, key: RateKey) => {
    const counts = `(${whole('countsNow')}="yes")*ISNUMBER(${whole('used')})`;
    const counting = (column: RateKey) => `FILTER(${whole(column)};${counts})`;
    const amount = `XLOOKUP(${counting('code')};${refer.keys()};${refer.column(MEDICARE)})`;
    // Codes without a Medicare amount come last.
    const sessions = `IF(${counting('sessions')}<0;"";${counting('sessions')})`;
    const short = `IFERROR((${amount}-${counting('used')})*${sessions};-10^9)`;
    return `"";IFERROR(ARRAYFORMULA(SORT(${counting(key)};${short};FALSE));"")`;
  };
  const block = (column: ReportColumn): ReportColumn => ({ ...column, since: 2, inBlock: true });
  /** Columns of the block, and what a session brings in each of its lines. */
  const parts = (refer: Refer) => {
    const code = refer.column(STAKE.code);
    const contracted = refer.column(STAKE.contracted);
    const allowed = refer.column(STAKE.allowed);
    return {
      code,
      contracted,
      allowed,
      sessions: refer.column(STAKE.sessions),
      used: `IF(ISNUMBER(${allowed});${allowed};${contracted})`,
      /** Fewer than none is a slip, and counts for nothing. */
      isKnown: `ISNUMBER(${refer.column(STAKE.sessions)})*(${refer.column(STAKE.sessions)}>=0)`,
      medicare: refer.column(STAKE.medicare),
      best: refer.column(STAKE.best),
    };
  };
  /** From the table at the left, by code. */
  const fromTable = (refer: Refer, column: string) => {
    const { code } = parts(refer);
    return `ARRAYFORMULA(IF(${code}="";"";XLOOKUP(${code};${refer.keys()};${refer.column(column)};"")))`;
  };
  const short = (refer: Refer, benchmark: 'medicare' | 'best') => {
    const { sessions, isKnown, used, [benchmark]: amount } = parts(refer);
    return (
      `ARRAYFORMULA(IF(ISNUMBER(${amount})*ISNUMBER(${used})*${isKnown};` +
      `IF(${amount}>${used};(${amount}-${used})*${sessions};0);""))`
    );
  };
  /** The contracted rate is the one that is asked to change (AMB-13). */
  const current = (refer: Refer) => {
    const { contracted, allowed } = parts(refer);
    return `IF(ISNUMBER(${contracted});${contracted};${allowed})`;
  };
  return [
    {
      name: STAKE.payer,
      since: 2,
      kind: 'text',
      width: 110,
      apart: true,
      help: [
        'Every rate that counts now, with what it lies short in a year: the most first.',
        'Sorting the table at the left does not change it.',
      ],
      handbook: 'CMP-04, ASK-13',
      below: (refer) => rows(refer, 'payer'),
    },
    block({
      name: STAKE.code,
      kind: 'code',
      width: 64,
      help: ['The procedure code.'],
      below: (refer) => rows(refer, 'code'),
    }),
    block({
      name: STAKE.contracted,
      kind: 'money',
      width: 96,
      help: ['What the contract says, from Rates.'],
      handbook: 'CMP-09, AMB-13',
      below: (refer) => rows(refer, 'contracted'),
    }),
    block({
      name: STAKE.allowed,
      kind: 'money',
      width: 84,
      help: ['What the payer really allowed on average, from Rates.'],
      handbook: 'CMP-09, BEN-11',
      below: (refer) => rows(refer, 'allowed'),
    }),
    block({
      name: STAKE.requested,
      kind: 'money',
      width: 96,
      help: ['What you ask or mean to ask for, from Rates.'],
      handbook: 'CMP-03',
      below: (refer) => rows(refer, 'requested'),
    }),
    block({
      name: STAKE.sessions,
      kind: 'count',
      width: 76,
      help: ['From Rates. Without it no dollars a year can be worked out.'],
      handbook: 'ASK-02',
      below: (refer) => rows(refer, 'sessions'),
    }),
    block({
      name: STAKE.medicare,
      kind: 'money',
      width: 84,
      help: ['The Medicare amount for the code, from the table at the left.'],
      handbook: 'BEN-02',
      below: (refer) => fromTable(refer, MEDICARE),
    }),
    block({
      name: STAKE.best,
      kind: 'money',
      width: 84,
      help: ['What the payer that pays most for the code pays, from the table at the left.'],
      handbook: 'CMP-02, AMB-33',
      below: (refer) => fromTable(refer, HIGHEST),
    }),
    block({
      name: STAKE.percent,
      kind: 'ratio',
      scale: true,
      width: 84,
      help: ['The average allowed, else the contracted rate, as a share of Medicare.'],
      handbook: 'BEN-01',
      below: (refer) => {
        const { used, medicare: amount } = parts(refer);
        return `ARRAYFORMULA(IF(ISNUMBER(${amount})*ISNUMBER(${used});${used}/${amount};""))`;
      },
    }),
    block({
      name: STAKE.toMedicare,
      kind: 'money-year',
      width: 96,
      help: ['Sessions a year times what the rate lies below Medicare.'],
      handbook: 'CMP-04, ASK-02',
      below: (refer) => short(refer, 'medicare'),
    }),
    block({
      name: STAKE.toBest,
      kind: 'money-year',
      width: 96,
      help: ['Sessions a year times what the rate lies below the payer that pays most for the code.'],
      handbook: 'CMP-04, EX-11',
      below: (refer) => short(refer, 'best'),
    }),
    block({
      name: STAKE.underpaid,
      kind: 'money-year',
      width: 96,
      help: [
        'Sessions a year times what the payer allows less than its contract says.',
        'Look at remittances first: modifiers and reductions can explain it.',
      ],
      handbook: 'CMP-09, AMB-13',
      below: (refer) => {
        const { contracted, allowed, sessions, isKnown } = parts(refer);
        return (
          `ARRAYFORMULA(IF(ISNUMBER(${contracted})*ISNUMBER(${allowed})*${isKnown};` +
          `IF(${allowed}<${contracted};(${contracted}-${allowed})*${sessions};0);""))`
        );
      },
    }),
    block({
      name: STAKE.quote,
      kind: 'text',
      oneLine: true,
      width: 960,
      help: [
        'For a letter to this payer. It says what the Medicare amount is, and names your figure by its source.',
        'Blank where the rate is not below Medicare.',
      ],
      handbook: 'BEN-06, AMB-34, AMB-39',
      below: (refer) => {
        const { code, medicare: amount } = parts(refer);
        const known = `XLOOKUP(${code};${medicare.codes};${medicare.bases})`;
        const basis = `IFNA(${known};IFERROR(MEDICARE_BASIS(${medicareBasis});""))`;
        return `ARRAYFORMULA(IF(${code}="";"";MEDICARE_QUOTE(${code};${current(refer)};${amount};${basis})))`;
      },
    }),
    block({
      name: STAKE.quoteOthers,
      kind: 'text',
      oneLine: true,
      width: 860,
      help: [
        'For a letter to this payer: the newest of your Benchmarks that is like for like and may be cited.',
        'Blank where there is none, or the rate is not below it.',
      ],
      handbook: 'BEN-06, BEN-12, AMB-40',
      below: (refer) => {
        if (!benchmarks) return '""';
        const { code } = parts(refer);
        const columns = (['code', 'low', 'high', 'likeForLike', 'source', 'asOf', 'mayCite'] as const).map(benchmarks);
        return `ARRAYFORMULA(IF(${code}="";"";BENCHMARK_QUOTE(${code};${current(refer)};${columns.join(';')})))`;
      },
    }),
  ];
}

/**
 * The widest gap in a sentence, then one line a payer that Medicare can be compared with. Begins with the hidden row's blank.
 */
function standsOut(refer: Refer, payers: readonly string[]): string {
  const spread = refer.column(SPREAD);
  const widest = `IFERROR(INDEX(${refer.column(IN_WORDS)};MATCH(MAX(${spread});${spread};0));"")`;
  const lines = payers.map((payer) => {
    const percent = refer.column(percentName(payer));
    const below = `COUNTIF(${percent};"<1")`;
    return (
      `IF(COUNT(${percent})=0;"";${textLiteral(`${payer} pays `)}&IF(${below}=0;"no less than Medicare for any of ";` +
      `"less than Medicare for "&${below}&" of ")&COUNT(${percent})&IF(COUNT(${percent})=1;" code.";" codes."))`
    );
  });
  return ['""', widest, ...lines].join(';');
}

const ANYWHERE: Omit<RateComparisonSources, 'payers' | 'asked'> = {
  codes: [],
  ratesSheet: 'Rates',
  rates: () => 'A',
  medicare: { codes: 'A:A', amounts: 'A:A', notes: 'A:A', bases: 'A:A' },
  benchmarks: null,
  practiceName: 'Practice',
  practice: () => 'A1',
};

/** The columns that do not depend on the payers. */
export function fixedColumns(): readonly ReportColumn[] {
  return rateComparison({ ...ANYWHERE, payers: [], asked: [] }).columns;
}

/** For docs/tabs.md: as the tab stands with one payer. */
export function describedComparison() {
  const payer = 'the payer';
  const { keyName, keyHelp, columns } = rateComparison({ ...ANYWHERE, payers: [payer], asked: [payer] });
  return {
    keys: { name: keyName, help: keyHelp, handbook: 'CMP-01' },
    columns: columns.map((column) => ({ ...column, name: column.name.replace(payer, '(each payer)') })),
  };
}
