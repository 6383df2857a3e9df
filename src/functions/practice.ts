/** One code over all payers of the practice: its own average, and which figures are contracted only. */
import { byPayer, comparable, contractedOnly, practiceAverage, type RateLine } from '../domain/benchmark/index.ts';
import { remembering } from '../domain/remember.ts';
import { type CellFunction, type Column, column, declare, each, optional, optionalColumn } from './declare.ts';
import { sampleRates } from './examples.ts';
import { amount, code, count, date, text } from './values.ts';

interface CodeColumns {
  rate_payers: Column<string>;
  rate_codes: Column<string>;
  rate_effective: Column<string>;
  rates?: Column<number>;
  contracted?: Column<number>;
  allowed?: Column<number> | undefined;
  sessions?: Column<number> | undefined;
  rate_levels: Column<string> | undefined;
}

type LinesOf = (code: string) => readonly (readonly RateLine[])[];

/** Finds the lines of a code by payer; their other cells are read only when a query reaches them. */
function linesByCode(columns: CodeColumns): LinesOf {
  const rowsOf = columns.rate_codes.byKey();
  return remembering((code) => {
    const lines: RateLine[] = [];
    for (const index of rowsOf.get(comparable(code)) ?? []) {
      const payer = columns.rate_payers.read(index);
      if (payer === undefined) continue;
      const allowed = columns.allowed?.read(index) ?? null;
      lines.push({
        payer,
        code,
        level: columns.rate_levels?.key(index) ?? '',
        effective: columns.rate_effective.read(index) ?? null,
        rate: columns.rates?.read(index) ?? allowed ?? columns.contracted?.read(index) ?? null,
        sessions: columns.sessions?.read(index) ?? null,
        allowed,
      });
    }
    return byPayer(lines);
  });
}

const shared = {
  code: each(code, 'The procedure code, such as 90834.'),
  on: optional(date, 'The day; blank for the latest rates of all.'),
  rate_payers: column(text, 'The column of payers in your rates, such as Rates!A:A.'),
  rate_codes: column(code, 'The column of procedure codes.'),
  rate_effective: column(date, 'The column of dates from which each rate counts; a blank date is always.'),
};
const levels = {
  rate_levels: optionalColumn(text, 'The column of clinician levels; only rates for all levels count here.'),
};
const average = declare({
  name: 'PRACTICE_AVERAGE',
  kind: 'cell',
  help:
    'Gives what a session of a code brings you on average over all your payers. With sessions for every payer, payers ' +
    'with more sessions count for more; otherwise each payer counts once.',
  parameters: {
    ...shared,
    rates: column(amount, 'The column of rates, in dollars; rows without a rate are skipped.'),
    sessions: optionalColumn(count, 'The column of sessions a year.'),
    ...levels,
  },
  example: {
    formula: '=PRACTICE_AVERAGE("90834", , Rates!A:A, Rates!B:B, Rates!E:E, Rates!L:L, Rates!G:G)',
    args: [
      '90834',
      '',
      sampleRates.payers,
      sampleRates.codes,
      sampleRates.effective,
      sampleRates.used,
      sampleRates.sessions,
    ],
    gives: 108.2215,
    says: 'Over all five payers the average 45-minute session brings $108.22.',
  },
  rule: 'sum(rate x sessions) / sum(sessions) over the rates in force, else the simple mean. CMP-06, AMB-12.',
  prepare: linesByCode,
  compute: ({ code, on }, linesOf) => practiceAverage(linesOf(code), on ?? null)?.value ?? null,
});

const onlyContracted = declare({
  name: 'CONTRACTED_ONLY',
  kind: 'cell',
  help:
    'Names the payers whose rate for a code is known from the contract only, because no average allowed amount is ' +
    'typed for it. What a payer really allows can differ from its contract.',
  parameters: {
    ...shared,
    contracted: column(amount, 'The column of contracted rates, in dollars.'),
    allowed: column(amount, 'The column of average allowed amounts; a blank cell is not known.'),
    ...levels,
  },
  example: {
    formula: '=CONTRACTED_ONLY("90832", , Rates!A:A, Rates!B:B, Rates!E:E, Rates!D:D, Rates!F:F)',
    args: [
      '90832',
      '',
      sampleRates.payers,
      sampleRates.codes,
      sampleRates.effective,
      sampleRates.contracted,
      sampleRates.allowed,
    ],
    gives: 'Insurer A, Insurer B, Insurer D',
    says: 'For 30-minute sessions all three figures are what the contracts say.',
  },
  rule: 'The rates in force without an average allowed amount. AMB-13.',
  prepare: linesByCode,
  compute: ({ code, on }, linesOf) => contractedOnly(linesOf(code), on ?? null).join(', '),
});

export const practiceFunctions: readonly CellFunction[] = [average, onlyContracted];
