/** Other benchmarks than Medicare, and sentences about a rate that a letter can carry (BEN-06, BEN-10..13, AMB-40). */
import {
  type BenchmarkFigure,
  benchmarkQuote,
  benchmarkRange,
  citable,
  citableInWords,
  comparable,
  likeForLike,
  medicareQuote,
  newestFigure,
  shortfallSentence,
} from '../domain/benchmark/index.ts';
import { remembering } from '../domain/remember.ts';
import {
  blankableColumn,
  type CellFunction,
  type Column,
  column,
  declare,
  each,
  isHeading,
  known,
  optional,
  thresholds,
} from './declare.ts';
import { cost } from './figures.ts';
import { amount, code, count, date, place, text } from './values.ts';

const like = declare({
  name: 'LIKE_FOR_LIKE',
  kind: 'cell',
  help:
    'Says whether a benchmark compares with you like for like: the same license, setting and state, and what payers ' +
    'allow rather than what is charged.',
  parameters: {
    figure: known(text, 'What the figure is: allowed, charged or private pay.'),
    level: known(text, 'The license it holds for.'),
    benchmark_setting: known(text, 'Where the service is given: office or facility.'),
    region: known(text, 'Where it holds; the name of another state than yours is a difference.'),
    clinician: optional(text, 'Your clinician type; left out: psychologist.'),
    setting: optional(text, 'Your setting, office or facility; left out: office.'),
    place: optional(place, 'Your ZIP code; left out: the region is not compared.'),
  },
  example: {
    formula: '=LIKE_FOR_LIKE("allowed", "LCSW", "office", "Vermont", "psychologist", "office", "05401")',
    args: ['allowed', 'LCSW', 'office', 'Vermont', 'psychologist', 'office', '05401'],
    gives: 'no: for LCSW, you are Psychologist',
    says: 'What social workers are paid is no fair comparison for a psychologist.',
  },
  rule: 'License, setting, region and kind of figure must be the same. BEN-12.',
  compute: ({ figure, level, benchmark_setting, region, clinician, setting, place }) => {
    if ([figure, level, benchmark_setting, region].every((given) => given === undefined)) return null;
    return likeForLike(
      { figure: figure ?? '', level: level ?? '', setting: benchmark_setting ?? '', region: region ?? '' },
      { clinician: clinician ?? '', setting: setting ?? '', place: place ?? '' },
    );
  },
});

const cited = declare({
  name: 'MAY_BE_CITED',
  kind: 'cell',
  help:
    'Says whether a letter may cite a benchmark. A survey of colleagues needs enough who took part and figures that ' +
    'are some months old; the rates of a single colleague stay private. Agreeing with colleagues on rates is unlawful.',
  parameters: {
    kind: each(text, 'The kind of source, one that the Benchmarks tab offers, such as Aggregated survey.'),
    contributors: known(count, 'How many took part.'),
    as_of: known(date, 'The date of the figures.'),
    may_be_shared: known(text, 'yes, if you may pass the figure on; anything else is no.'),
    on: optional(date, 'The day on which it would be cited, such as Figures as of in Practice.'),
    thresholds,
  },
  example: {
    formula: '=MAY_BE_CITED("Aggregated survey", 4, "2026-01-31", "yes", "2026-05-12")',
    args: ['Aggregated survey', 4, '2026-01-31', 'yes', '2026-05-12'],
    gives: 'no: fewer than 5 took part',
    says: 'With four who took part a reader could guess who is paid what.',
  },
  rule: 'Surveys: at least five contributors (surveyContributors), at least three months old (surveyMonths). Public files and your own fees: any. Only with a yes to May be shared. AMB-27, AMB-40.',
  compute: ({ kind, contributors, as_of, may_be_shared, on, thresholds }) =>
    citableInWords(
      citable(
        { kind, contributors: contributors ?? null, asOf: as_of ?? null, mayShare: may_be_shared ?? '' },
        on ?? null,
        thresholds,
      ),
    ),
});

interface FigureColumns {
  benchmark_codes: Column<string>;
  from_amounts: Column<number>;
  to_amounts: Column<number> | undefined;
  like_for_like: Column<string>;
  sources?: Column<string>;
  as_of?: Column<string>;
  may_be_cited?: Column<string>;
}

/** Finds the rows of a code; their other cells are read only when a query reaches them, and once. */
function figuresOf(columns: FigureColumns) {
  const rowsOf = columns.benchmark_codes.byKey();
  const isYes = (column: Column<string> | undefined, index: number) => !column || column.key(index).startsWith('yes');
  /** Figures of the code that count, and how many of it there are. */
  return remembering((code: string): { like: BenchmarkFigure[]; all: number } => {
    const like: BenchmarkFigure[] = [];
    let all = 0;
    for (const index of rowsOf.get(comparable(code)) ?? []) {
      const high = columns.to_amounts?.read(index);
      const low = columns.from_amounts.read(index) ?? high;
      if (low === undefined) continue;
      all++;
      if (!isYes(columns.like_for_like, index) || !isYes(columns.may_be_cited, index)) continue;
      const source = columns.sources?.read(index) ?? '';
      like.push({ low, high: high ?? null, source, asOf: columns.as_of?.read(index) ?? null });
    }
    return { like, all };
  });
}

const figureParameters = {
  benchmark_codes: column(code, 'The column of procedure codes in Benchmarks.'),
  from_amounts: column(amount, 'The column of figures, or of the low ends of ranges.'),
  to_amounts: blankableColumn(amount, 'The column of high ends; may be blank.'),
  like_for_like: column(text, 'The column Like for like, which says yes or why not.'),
};
const CODES = [['CPT code'], ['90834'], ['90834'], ['90837']];
const FROM = [['From amount'], [104], [110], [150]];
const TO = [['To amount'], [124], [''], [181]];
const LIKE = [['Like for like'], ['yes'], ['no: for LCSW, you are Psychologist'], ['yes']];

const range = declare({
  name: 'BENCHMARK_RANGE',
  kind: 'cell',
  help: 'Gives the range that your other benchmarks span for a code, and says how many are not like for like with you.',
  parameters: { code: each(code, 'The procedure code, such as 90834.'), ...figureParameters },
  example: {
    formula: '=BENCHMARK_RANGE("90834", Benchmarks!C:C, Benchmarks!E:E, Benchmarks!F:F, Benchmarks!N:N)',
    args: ['90834', CODES.slice(0, 2), FROM.slice(0, 2), TO.slice(0, 2), LIKE.slice(0, 2)],
    gives: '$104.00 to $124.00 (1 source)',
    says: 'One survey compares with you. Figures for another license or setting are counted, but left out of the range.',
  },
  rule: 'Lowest to highest over the benchmarks that are like for like. BEN-10, BEN-12.',
  prepare: figuresOf,
  compute: ({ code }, figures) => {
    const { like, all } = figures(code);
    return benchmarkRange(like, all - like.length);
  },
});

const benchmarkSentence = declare({
  name: 'BENCHMARK_QUOTE',
  kind: 'cell',
  help:
    'Says in a sentence for a letter how far a rate lies below the newest benchmark of its code that is like for like ' +
    'and may be cited. Blank where there is none, or the rate is not below it.',
  parameters: {
    code: each(code, 'The procedure code, such as 90834.'),
    rate: each(amount, 'What the payer pays, in dollars.'),
    ...figureParameters,
    sources: column(text, 'The column of sources.'),
    as_of: column(date, 'The column of dates of the figures.'),
    may_be_cited: column(text, 'The column May be cited, which says yes or why not.'),
  },
  example: {
    formula:
      '=BENCHMARK_QUOTE("90834", 94.5, Benchmarks!C:C, Benchmarks!E:E, Benchmarks!F:F, Benchmarks!N:N, Benchmarks!A:A, Benchmarks!J:J, Benchmarks!O:O)',
    args: [
      '90834',
      94.5,
      CODES,
      FROM,
      TO,
      LIKE,
      [['Source'], ['Sample regional survey'], ['Other survey'], ['Sample regional survey']],
      [['As of'], ['2025-09-12'], ['2025-09-12'], ['2025-09-12']],
      [['May be cited'], ['yes: a survey of 38'], ['yes: a survey of 38'], ['yes: a survey of 38']],
    ],
    gives:
      'Your rate of $94.50 for 90834 is 9.1% below the low end of the range of $104.00 to $124.00 in Sample regional survey (figures of September 12, 2025).',
    says: 'A sentence for the letter to Insurer B, with its source.',
  },
  rule: '(low end - rate) / low end, in percent with one decimal. BEN-06, AMB-34, AMB-40.',
  prepare: figuresOf,
  compute: ({ code, rate }, figures) => {
    const newest = newestFigure(figures(code).like);
    return newest && benchmarkQuote(code, rate, newest);
  },
});

const medicareSentence = declare({
  name: 'MEDICARE_QUOTE',
  kind: 'cell',
  help:
    'Says in a sentence for a letter how far a rate lies below the Medicare amount, with what that amount is. Blank ' +
    'where the rate is not below it.',
  parameters: {
    code: each(code, 'The procedure code, such as 90834.'),
    rate: each(amount, 'What the payer pays, in dollars.'),
    medicare: each(amount, 'The Medicare amount, in dollars.'),
    basis: each(text, 'What that amount is, as MEDICARE_BASIS says it.'),
  },
  example: {
    formula: '=MEDICARE_QUOTE("90834", 94.5, 113.29, MEDICARE_BASIS("05401", 2026))',
    args: [
      '90834',
      94.5,
      113.29,
      '2026 Medicare allowed amount, Vermont, office, as paid to clinical psychologists (100% of the fee schedule)',
    ],
    gives:
      'Your rate of $94.50 for 90834 is 16.6% below $113.29, the 2026 Medicare allowed amount, Vermont, office, as paid to clinical psychologists (100% of the fee schedule).',
    says: 'A sentence for the letter to Insurer B that anyone can check.',
  },
  rule: '(Medicare - rate) / Medicare, in percent with one decimal. BEN-06, AMB-34, AMB-39.',
  compute: ({ code, rate, medicare, basis }) => medicareQuote(code, rate, medicare, basis),
});

const shortfall = declare({
  name: 'SHORTFALL_SENTENCE',
  kind: 'block',
  help: 'Says in a sentence what a year costs you where payers pay less than Medicare, and where most of it is.',
  parameters: {
    payers: column(text, 'The payer of each amount.'),
    codes: column(code, 'The procedure code of each amount.'),
    dollars: column(cost, 'Dollars a year below Medicare; a blank one is not known.'),
  },
  example: {
    formula: '=SHORTFALL_SENTENCE(VSTACK("Insurer A", "Insurer B"), VSTACK("90834", "90837"), VSTACK(165.9, 5060.9))',
    args: [
      [['Insurer A'], ['Insurer B']],
      [['90834'], ['90837']],
      [[165.9], [5060.9]],
    ],
    gives: [['Short of Medicare by about $5,227 a year, most of it Insurer B for 90837 ($5,061).']],
    says: 'What to ask for first, and from whom.',
  },
  rule: 'The sum of sessions x (Medicare - rate) over the rates below Medicare. CMP-04, ASK-02, ASK-13.',
  prepare: ({ payers, codes, dollars }) =>
    dollars.rows().flatMap((index) => {
      if (isHeading(index, codes, dollars)) return [];
      const [payer, code] = [payers.read(index), codes.read(index)];
      return payer === undefined || code === undefined ? [] : [{ payer, code, dollars: dollars.read(index) ?? 0 }];
    }),
  compute: (_, all) => shortfallSentence(all),
});

export const benchmarkFunctions: readonly CellFunction[] = [
  like,
  cited,
  range,
  medicareSentence,
  benchmarkSentence,
  shortfall,
];
