/** Payers side by side: gaps, the rate in force, and what a row of rates says (HANDBOOK 1 and 2). */
import {
  average,
  below,
  comparable,
  type DatedRate,
  gapSentence,
  highest,
  latestInForce,
  lowest,
  type Offer,
  rateGap,
  spread,
} from '../domain/benchmark/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { remembering } from '../domain/remember.ts';
import { serviceLabel } from '../domain/services.ts';
import {
  type CellFunction,
  type Column,
  column,
  declare,
  each,
  heading,
  optional,
  optionalColumn,
  optionalRow,
  row,
} from './declare.ts';
import { sampleRates, sampleRow } from './examples.ts';
import { amount, code, count, date, text, type ValueType } from './values.ts';

const serviceName = declare({
  name: 'SERVICE_NAME',
  kind: 'cell',
  help: 'Gives the plain name of the service behind a procedure code. Codes without a name of ours give a blank cell.',
  parameters: { code: each(code, 'The procedure code, such as 90834.') },
  example: {
    formula: '=SERVICE_NAME("90834")',
    args: ['90834'],
    gives: '45-minute session',
    says: 'Code 90834 is a 45-minute session.',
  },
  rule: 'RateCase names the services in its own words (BEN-08); the official descriptors belong to the AMA.',
  compute: ({ code }) => serviceLabel(code),
});

const gap = declare({
  name: 'RATE_GAP',
  kind: 'cell',
  help:
    'Tells how far a rate lies above or below a benchmark, such as the local Medicare amount or another payer. ' +
    'Below the benchmark is negative: -0.094 is 9.4% below. Format the cell as a percentage.',
  parameters: {
    rate: each(amount, 'What the payer pays, in dollars.'),
    benchmark: each(amount, 'What to compare with, in dollars.'),
  },
  example: {
    formula: '=RATE_GAP(94, 112.5)',
    args: [94, 112.5],
    gives: -0.1644,
    says: 'Insurer B pays 16.4% less than Insurer A for a 45-minute session.',
  },
  rule: '(rate - benchmark) / benchmark. BEN-06; Vermont Psychological Association, negotiation guide.',
  compute: ({ rate, benchmark }) => rateGap(rate, benchmark),
});

/** Names and codes that are only compared. */
const name: ValueType<string> = { ...text, read: (cell) => comparableOrNone(text.read(cell)) };
const codeName: ValueType<string> = { ...code, read: (cell) => comparableOrNone(code.read(cell)) };

function comparableOrNone(text: string | undefined): string | undefined {
  return text === undefined ? undefined : comparable(text);
}

interface RateTable {
  /** The lines of a payer and code as they are compared; a line that cannot be read refuses here. */
  lines(payer: string, code: string): readonly DatedRate[];
}

interface RateColumns {
  rate_payers: Column<string>;
  rate_codes: Column<string>;
  rate_effective: Column<string>;
  rates: Column<number>;
  rate_levels: Column<string> | undefined;
}

/** Finds rows by payer and code; a row's other cells are read only when a query reaches it. */
function rateTable(columns: RateColumns): RateTable {
  const rowsOf = columns.rate_payers.byKey();
  /** A payer's rows by code; read when a query reaches them. */
  const codesOf = remembering((payer: string) => {
    const codes = new Map<string, number[]>();
    for (const index of rowsOf.get(payer) ?? []) {
      const code = columns.rate_codes.key(index);
      const rows = codes.get(code);
      if (rows) rows.push(index);
      else codes.set(code, [index]);
    }
    return {
      lines: remembering((code: string) =>
        (codes.get(code) ?? []).map((index) => ({
          payer,
          code,
          level: columns.rate_levels?.key(index) ?? '',
          effective: columns.rate_effective.read(index) ?? null,
          rate: columns.rates.read(index) ?? null,
        })),
      ),
    };
  });
  return { lines: (payer, code) => codesOf(payer).lines(code) };
}

const rateInForce = declare({
  name: 'RATE_IN_FORCE',
  kind: 'cell',
  help:
    'Finds what a payer pays for a code on a day: the rate with the latest effective date on or before that day. ' +
    'Pass whole columns of your Rates tab, heading and all. A rate without an effective date always counts, unless ' +
    'a dated one is later. Of two rates with the same date the lower row counts. No rate gives a blank cell.',
  parameters: {
    payer: each(name, 'The payer, as it is written in your rates.'),
    code: each(codeName, 'The procedure code, such as 90834.'),
    on: optional(date, 'The day; blank for the latest rate of all.'),
    rate_payers: column(text, 'The column of payers in your rates, such as Rates!A:A.'),
    rate_codes: column(code, 'The column of procedure codes.'),
    rate_effective: column(date, 'The column of dates from which each rate counts; a blank date is always.'),
    rates: column(amount, 'The column of rates, in dollars; rows without a rate are skipped.'),
    level: optional(
      name,
      'The clinician level, such as LCSW (PhD and Psychologist are the same); a rate for all levels serves when there is none for it.',
    ),
    rate_levels: optionalColumn(text, 'The column of clinician levels; a blank level is for all.'),
  },
  example: {
    formula: '=RATE_IN_FORCE("Insurer A", "90834", DATE(2026, 3, 1), Rates!A:A, Rates!B:B, Rates!E:E, Rates!D:D)',
    args: [
      'Insurer A',
      '90834',
      '2026-03-01',
      sampleRates.payers,
      sampleRates.codes,
      sampleRates.effective,
      sampleRates.contracted,
    ],
    gives: 114,
    says: 'On March 1, 2026 the contract with Insurer A pays $114.',
  },
  rule: 'The latest rate in force, for the clinician level or else for all levels. AMB-13.',
  errors: ['A row of your rates for this payer and code holds text or a negative amount: the message names the row.'],
  prepare: rateTable,
  compute: ({ payer, code, on, level }, rates) =>
    latestInForce(rates.lines(payer, code), on ?? null, level)?.rate ?? null,
});

type Cells<T> = readonly (T | undefined)[];

/** The filled values of a row with their names. */
function offers(values: Cells<number>, names: Cells<string>): Offer[] {
  const filled: Offer[] = [];
  values.forEach((value, index) => {
    if (value === undefined) return;
    const name = names[index];
    if (name === undefined) {
      throw new Refusal(
        'names',
        `Column ${index + 1} of names is blank, but values has an amount there; give the name.`,
      );
    }
    filled.push({ name, value });
  });
  return filled;
}

function nameAll(offers: readonly Offer[]): string {
  return offers.map(({ name }) => name).join(', ');
}

const values = row(amount, 'The rates of one code, one column for each payer; blank cells are skipped.');
const names = heading(text, 'The row with the names of the payers, as wide as values.');
const PAID = `'Rate Comparison'!D7:H7`;
const NAMES = `'Rate Comparison'!D3:H3`;

const best = declare({
  name: 'ROW_BEST',
  kind: 'row',
  help: 'Names who pays the most in each row. Payers that tie are all named.',
  parameters: { values, names },
  example: {
    formula: `=ROW_BEST(${PAID}, ${NAMES})`,
    args: [sampleRow.values, sampleRow.names],
    gives: [['Insurer E']],
    says: 'Of the five payers Insurer E pays the most for a 45-minute session.',
  },
  rule: 'The highest of the filled cells. CMP-02; Vermont Psychological Association, comparison sheet.',
  compute: ({ values, names }) => nameAll(highest(offers(values, names))),
});

const worst = declare({
  name: 'ROW_WORST',
  kind: 'row',
  help: 'Names who pays the least in each row. Payers that tie are all named.',
  parameters: { values, names },
  example: {
    formula: `=ROW_WORST(${PAID}, ${NAMES})`,
    args: [sampleRow.values, sampleRow.names],
    gives: [['Insurer B']],
    says: 'Of the five payers Insurer B pays the least for a 45-minute session.',
  },
  rule: 'The lowest of the filled cells. CMP-02; Vermont Psychological Association, comparison sheet.',
  compute: ({ values, names }) => nameAll(lowest(offers(values, names))),
});

const spreadOfRow = declare({
  name: 'ROW_SPREAD',
  kind: 'row',
  help: 'Gives the highest less the lowest amount of each row, in dollars. One amount alone gives 0.',
  parameters: { values },
  example: {
    formula: `=ROW_SPREAD(${PAID})`,
    args: [sampleRow.values],
    gives: [[30.5]],
    says: 'The best and the worst payer lie $30.50 a session apart.',
  },
  rule: 'Highest less lowest. CMP-07; gaps of $40 to $60 a session are common.',
  compute: ({ values }) => spread(filled(values)),
});

function filled(values: Cells<number>): number[] {
  return values.filter((value) => value !== undefined);
}

const averageOfRow = declare({
  name: 'ROW_AVERAGE',
  kind: 'row',
  help:
    'Gives the average of each row. With a number of sessions for every filled amount, amounts with more sessions ' +
    'count for more; otherwise all count the same.',
  parameters: {
    values,
    weights: optionalRow(count, 'Sessions for each amount, as wide as values.'),
  },
  example: {
    formula: `=ROW_AVERAGE(${PAID}, HSTACK(210, 220, 160, 120, 80))`,
    args: [sampleRow.values, [[210, 220, 160, 120, 80]]],
    gives: [[108.2215]],
    says: 'With so many sessions a year with each payer, the average session brings $108.22.',
  },
  rule: 'sum(amount x sessions) / sum(sessions), else the simple mean. CMP-06, AMB-12.',
  compute: ({ values, weights }) => {
    const weighed = values.map((value, index) => ({ value, weight: weights[index] ?? null }));
    const known = weighed.flatMap(({ value, weight }) => (value === undefined ? [] : [{ value, weight }]));
    return average(known)?.value ?? null;
  },
});

const belowInRow = declare({
  name: 'ROW_BELOW',
  kind: 'row',
  help: 'Names the payers that pay less than a limit in each row, such as less than your own average.',
  parameters: {
    values,
    names,
    limit: each(amount, 'The limit in dollars: one for each row, or one for all.'),
  },
  example: {
    formula: `=ROW_BELOW(${PAID}, ${NAMES}, 'Rate Comparison'!I7)`,
    args: [sampleRow.values, sampleRow.names, 108.22],
    gives: [['Insurer B, Insurer C']],
    says: 'Insurers B and C pay less than your own average of $108.22.',
  },
  rule: 'All below the limit, in the order of the columns. CMP-06.',
  compute: ({ values, names, limit }) => nameAll(below(offers(values, names), limit)),
});

const gapSentenceOfRow = declare({
  name: 'ROW_GAP_SENTENCE',
  kind: 'row',
  help:
    'Says in one sentence how much more the best payer of a row pays than the worst. ' +
    'With fewer than two amounts, or no difference, the cell stays blank.',
  parameters: {
    codes: each(code, 'The procedure code of each row.'),
    values,
    names,
  },
  example: {
    formula: `=ROW_GAP_SENTENCE('Rate Comparison'!A7, ${PAID}, ${NAMES})`,
    args: ['90834', sampleRow.values, sampleRow.names],
    gives: [['Insurer E pays 32.4% more than Insurer B for 90834.']],
    says: 'A sentence to use when you talk with Insurer B.',
  },
  rule: '(highest - lowest) / lowest, in percent with one decimal. CMP-05, AMB-34.',
  compute: ({ codes, values, names }) => gapSentence(codes, offers(values, names)),
});

export const comparisonFunctions: readonly CellFunction[] = [
  serviceName,
  gap,
  rateInForce,
  best,
  worst,
  spreadOfRow,
  averageOfRow,
  belowInRow,
  gapSentenceOfRow,
];
