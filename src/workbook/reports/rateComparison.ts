/**
 * Rate Comparison (CMP-01..07): codes down, payers across, Medicare beside them. Everything is live: native formulas for
 * arithmetic, RateCase functions for judgement.
 */
import { sheetPrefix, textLiteral } from '../a1.ts';
import { normalized } from '../tables/column.ts';
import type { RateKey } from '../tables/rates.ts';
import type { Refer, Report, ReportColumn } from './report.ts';

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
  /** Absolute reference to a Practice fact. */
  practice: (key: 'zip' | 'year' | 'setting' | 'clinician' | 'asOf') => string;
}

const MEDICARE = 'Medicare';
const AVERAGE = 'Your average';
const SPREAD = 'Spread';
const IN_WORDS = 'In words';
const OWN = {
  keys: 'Code',
  service: 'Service',
  most: 'Pays most',
  least: 'Pays least',
  below: 'Below your average',
  contracted: 'Contracted only',
  outstanding: 'What stands out',
} as const;
const OWN_NAMES = new Set([MEDICARE, AVERAGE, SPREAD, IN_WORDS, ...Object.values(OWN)].map(normalized));

export const RATE_COMPARISON = {
  id: 'rate-comparison',
  title: 'Rate Comparison',
  about: 'Who pays most and least, code by code, beside Medicare.',
} as const;

/** What a payer's column is called: its name, unless a column of ours has that name (Medicare can be a payer too). */
const payerName = (payer: string) => (OWN_NAMES.has(normalized(payer)) ? `${payer} (as payer)` : payer);
const percentName = (payer: string) => `${payer}, % of Medicare`;
const requestedName = (payer: string) => `${payer}, requested`;

export function rateComparison(sources: RateComparisonSources): Report {
  const { payers, practice } = sources;
  const whole = (key: RateKey) => {
    const letter = sources.rates(key);
    return `${sheetPrefix(sources.ratesSheet)}${letter}:${letter}`;
  };
  const medicareBasis = `${practice('zip')};${practice('year')};${practice('setting')};${practice('clinician')}`;
  const rateRows = `${whole('payer')};${whole('code')};${whole('effective')}`;
  const levels = `${whole('level')}`;

  const payerColumns = payers.map(
    (payer): ReportColumn => ({
      name: payerName(payer),
      kind: 'money',
      width: 104,
      perPayer: true,
      help: [`What ${payer} pays a session: the average allowed where you typed it, else the contracted rate.`],
      handbook: 'CMP-01, AMB-13',
      below: (refer) =>
        `RATE_IN_FORCE(${textLiteral(payer)};${refer.keys()};${practice('asOf')};${rateRows};${whole('used')};"";${levels})`,
    }),
  );
  const percentColumns = payers.map(
    (payer): ReportColumn => ({
      name: percentName(payer),
      kind: 'ratio',
      width: 104,
      perPayer: true,
      help: [`What ${payer} pays, as a share of the Medicare amount.`],
      handbook: 'BEN-01',
      below: (refer) => {
        const [rate, medicare] = [refer.column(payerName(payer)), refer.column(MEDICARE)];
        return `ARRAYFORMULA(IF(ISNUMBER(${rate})*ISNUMBER(${medicare});${rate}/${medicare};""))`;
      },
    }),
  );
  const askedColumns = sources.asked.map(
    (payer): ReportColumn => ({
      name: requestedName(payer),
      kind: 'money',
      width: 104,
      perPayer: true,
      help: [`What you ask or mean to ask of ${payer}, from the Requested rate column of Rates.`],
      handbook: 'CMP-03',
      below: (refer) =>
        `RATE_IN_FORCE(${textLiteral(payer)};${refer.keys()};${practice('asOf')};${rateRows};${whole('requested')};"";${levels})`,
    }),
  );
  const values = (refer: Refer) => `HSTACK(${payers.map((payer) => refer.column(payerName(payer))).join(';')})`;
  const names = (refer: Refer) => `HSTACK(${payers.map((payer) => refer.heading(payerName(payer))).join(';')})`;

  const columns: ReportColumn[] = [
    {
      name: OWN.service,
      kind: 'text',
      width: 166,
      help: ['RateCase’s plain name for the code.'],
      below: (refer) => `SERVICE_NAME(${refer.keys()})`,
    },
    {
      name: MEDICARE,
      kind: 'money',
      width: 104,
      help: ['The local Medicare allowed amount for your clinician type.', 'Source: CMS Physician Fee Schedule.'],
      handbook: 'BEN-02, AMB-39',
      below: (refer) => `MEDICARE_RATE(${refer.keys()};${medicareBasis})`,
    },
    ...payerColumns,
    {
      name: AVERAGE,
      kind: 'money',
      width: 104,
      help: [
        'What a session brings you on average: each payer counted by its sessions a year where all are typed, else each once.',
      ],
      handbook: 'CMP-06, AMB-12',
      below: (refer) =>
        `PRACTICE_AVERAGE(${refer.keys()};${practice('asOf')};${rateRows};${whole('used')};${whole('sessions')};${levels})`,
    },
    {
      name: OWN.most,
      kind: 'text',
      width: 120,
      help: ['The payer with the highest rate for the code.'],
      handbook: 'CMP-02',
      below: (refer) => `ROW_BEST(${values(refer)};${names(refer)})`,
    },
    {
      name: OWN.least,
      kind: 'text',
      width: 120,
      help: ['The payer with the lowest rate for the code.'],
      handbook: 'CMP-02',
      below: (refer) => `ROW_WORST(${values(refer)};${names(refer)})`,
    },
    {
      name: SPREAD,
      kind: 'money',
      width: 90,
      help: ['Highest less lowest. Gaps of $40 to $60 a session are common.'],
      handbook: 'CMP-07',
      below: (refer) => `ROW_SPREAD(${values(refer)})`,
    },
    {
      name: OWN.below,
      kind: 'text',
      width: 150,
      help: ['Payers that pay less than your own average for the code.'],
      handbook: 'CMP-06',
      below: (refer) => `ROW_BELOW(${values(refer)};${names(refer)};${refer.column(AVERAGE)})`,
    },
    ...percentColumns,
    ...askedColumns,
    {
      name: OWN.contracted,
      kind: 'text',
      width: 150,
      help: ['Payers whose figure here is the contracted rate, because no average allowed is typed in Rates.'],
      handbook: 'AMB-13',
      below: (refer) =>
        `CONTRACTED_ONLY(${refer.keys()};${practice('asOf')};${rateRows};${whole('contracted')};${whole('allowed')};${levels})`,
    },
    {
      name: IN_WORDS,
      kind: 'text',
      width: 400,
      help: ['The gap in a sentence.', 'For your eyes: a letter never names another payer.'],
      handbook: 'CMP-05',
      below: (refer) => `ROW_GAP_SENTENCE(${refer.keys()};${values(refer)};${names(refer)})`,
    },
    {
      name: OWN.outstanding,
      kind: 'text',
      width: 420,
      apart: true,
      help: ['The widest gap first. Sorting the table does not change it.'],
      handbook: 'CMP-04, CMP-05',
      below: (refer) => standsOut(refer, payers),
    },
  ];

  const asOf = practice('asOf');
  const line =
    '="Average allowed a session where you typed it, else the contracted rate"' +
    `&IF(ISNUMBER(${asOf});", in force on "&TEXT(${asOf};"mmm d, yyyy");"")&". "` +
    `&IF(${practice('zip')}="";"Type your office ZIP code in Practice to see Medicare.";` +
    `IFERROR(MEDICARE_BASIS(${medicareBasis})&".";"Look at ZIP, year, setting and clinician type in Practice: Medicare cannot be worked out from them."))`;

  return {
    id: RATE_COMPARISON.id,
    title: 'Rate comparison',
    keyName: OWN.keys,
    keyKind: 'code',
    keyHelp: ['The codes of your Rates tab. New ones are added below when you refresh.'],
    keyWidth: 76,
    line,
    columns,
    keys: sources.codes,
  };
}

/**
 * The widest gap in a sentence, then one line a payer that Medicare can be compared with. Begins with the hidden row's blank.
 */
function standsOut(refer: Refer, payers: readonly string[]): string {
  const spread = refer.column(SPREAD);
  const widest = `IFERROR(INDEX(${refer.column(IN_WORDS)};MATCH(MAX(${spread});${spread};0));"")`;
  const lines = payers.map((payer) => {
    const percent = refer.column(percentName(payer));
    return (
      `IF(COUNT(${percent})=0;"";${textLiteral(`${payer} pays less than Medicare for `)}` +
      `&COUNTIF(${percent};"<1")&" of "&COUNT(${percent})&IF(COUNT(${percent})=1;" code.";" codes."))`
    );
  });
  return ['""', widest, ...lines].join(';');
}

const ANYWHERE = { codes: [], ratesSheet: 'Rates', rates: () => 'A', practice: () => 'A1' } as const;

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
