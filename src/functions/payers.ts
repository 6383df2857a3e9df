/** What a list holds for each payer: totals and averages over a period, and the rate light code by code (HANDBOOK 4 and 5). */
import { comparable } from '../domain/benchmark/index.ts';
import { averageWithin, type Period, type PeriodLine, periodFaults, totalWithin } from '../domain/payerMix/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { codeLightsInWords } from '../domain/scorecard/index.ts';
import {
  type CellFunction,
  type Column,
  column,
  declare,
  each,
  optional,
  optionalColumn,
  thresholds,
} from './declare.ts';
import { samplePayers, sampleRates } from './examples.ts';
import { cost } from './figures.ts';
import { allowedOrNone, basisParameters, ownAmounts, ownParameters, placeOrOwn } from './medicare.ts';
import { ratesByPayer } from './mix.ts';
import { amount, code, count, date, text } from './values.ts';

interface ListColumns {
  list_payers: Column<string>;
  figures?: Column<number>;
  counts?: Column<number> | undefined;
  list_from?: Column<string> | undefined;
  list_to?: Column<string> | undefined;
}

interface PayerLines {
  /** The lines of a payer; one that cannot be read refuses here. */
  of(payer: string): readonly PeriodLine[];
  readonly hasDays: boolean;
}

function linesByPayer({ list_payers, figures, counts, list_from, list_to }: ListColumns): PayerLines {
  const rowsOf = list_payers.byKey();
  const line = (index: number): PeriodLine => ({
    value: figures?.read(index) ?? null,
    weight: counts?.read(index) ?? null,
    from: list_from?.read(index) ?? null,
    to: list_to?.read(index) ?? null,
  });
  return {
    of: (payer) => (rowsOf.get(comparable(payer)) ?? []).map(line),
    hasDays: list_from !== undefined && list_to !== undefined,
  };
}

function periodOf(from: string | undefined, to: string | undefined, { hasDays }: PayerLines): Period {
  if (!hasDays && (from ?? to) !== undefined) {
    throw new Refusal(
      'list_from',
      'A period needs the columns list_from and list_to; give both, or leave the period out.',
    );
  }
  if (from !== undefined && to !== undefined) refuseTurned(from, to);
  return { from: from ?? null, to: to ?? null };
}

function refuseTurned(from: string, to: string): void {
  if (from > to) throw new Refusal('to', `The period ends on ${to}, before it begins on ${from}; check both.`);
}

const payersParameter = each(text, 'The payers, one in each row.');
const listPayers = column(text, 'The column of payers in your list, such as Claims!A:A.');
const period = {
  from: optional(date, 'The first day of the period; left out: no limit.'),
  to: optional(date, 'The last day of the period; left out: no limit.'),
  list_from: optionalColumn(date, 'The column with the first day of each line.'),
  list_to: optionalColumn(date, 'The column with the last day of each line.'),
};
const WITHIN =
  'A line counts when its days all lie within the period; one that only overlaps does not. AMB-24; ICANotes.';
const TURNED_ERROR = 'The period ends before it begins: the message gives both days.';
const SAMPLE_LIST = 'VSTACK("Insurer A", "Insurer B", "Insurer A")';
const sampleList = [['Insurer A'], ['Insurer B'], ['Insurer A']];

const total = declare({
  name: 'PAYER_TOTAL',
  kind: 'row',
  help: 'Adds up a column for each payer, such as claims or dollars, over a period if you give one. A payer without a figure is blank.',
  parameters: {
    payers: payersParameter,
    list_payers: listPayers,
    figures: column(count, 'The column to add up; blank cells are skipped.'),
    ...period,
  },
  example: {
    formula: `=PAYER_TOTAL("Insurer A", ${SAMPLE_LIST}, VSTACK(131, 108, 128))`,
    args: ['Insurer A', sampleList, [[131], [108], [128]]],
    gives: 259,
    says: 'Insurer A had 259 claims in two quarters. In your sheet, name the columns of Claims.',
  },
  rule: `The sum of the filled cells. MIX-01, SC-03. ${WITHIN}`,
  errors: [TURNED_ERROR],
  prepare: linesByPayer,
  compute: ({ payers, from, to }, lines) => totalWithin(lines.of(payers), periodOf(from, to, lines)),
});

const averageOf = declare({
  name: 'PAYER_AVERAGE',
  kind: 'row',
  help:
    'Averages a column for each payer, such as days to payment, over a period if you give one. With a count in every ' +
    'line, such as the number of claims, lines with more count for more; otherwise all count the same.',
  parameters: {
    payers: payersParameter,
    list_payers: listPayers,
    figures: column(count, 'The column to average; blank cells are skipped.'),
    counts: optionalColumn(count, 'The column of what each figure counts for, such as claims or sessions.'),
    ...period,
  },
  example: {
    formula: `=PAYER_AVERAGE("Insurer A", ${SAMPLE_LIST}, VSTACK(24, 47, 20), VSTACK(100, 50, 300))`,
    args: ['Insurer A', sampleList, [[24], [47], [20]], [[100], [50], [300]]],
    gives: 21,
    says: '100 claims after 24 days and 300 after 20: on average 21 days.',
  },
  rule: `sum(figure x count) / sum(counts), else the simple mean. MIX-04, SC-04, AMB-12. ${WITHIN}`,
  errors: [TURNED_ERROR],
  prepare: linesByPayer,
  compute: ({ payers, from, to }, lines) => averageWithin(lines.of(payers), periodOf(from, to, lines)),
});

const check = declare({
  name: 'PERIOD_CHECK',
  kind: 'row',
  help:
    'Says what is wrong with the periods of a payer in your list: lines that do not lie within the period you look at, ' +
    'days without a line, days in two lines. Blank: all is well, or the payer has no line.',
  parameters: {
    payers: payersParameter,
    list_payers: listPayers,
    list_from: column(date, 'The column with the first day of each line.'),
    list_to: column(date, 'The column with the last day of each line.'),
    from: each(date, 'The first day of the period.'),
    to: each(date, 'The last day of the period.'),
  },
  example: {
    formula: '=PERIOD_CHECK("Insurer A", "Insurer A", "2026-01-01", "2026-02-28", "2026-01-01", "2026-03-31")',
    args: ['Insurer A', 'Insurer A', '2026-01-01', '2026-02-28', '2026-01-01', '2026-03-31'],
    gives: 'Nothing typed for March 1, 2026 to March 31, 2026.',
    says: 'The figures of Insurer A stand for two months, those of other payers perhaps for three.',
  },
  rule: 'Lines within the period should cover each of its days once. AMB-24; ICANotes.',
  errors: [TURNED_ERROR],
  prepare: linesByPayer,
  compute: ({ payers, from, to }, lines) => {
    refuseTurned(from, to);
    return periodFaults(lines.of(payers), { from, to });
  },
});

const byCode = declare({
  name: 'PAYER_CODE_LIGHTS',
  kind: 'row',
  help:
    'Gives the rate light of each code of a payer, side by side in one cell. One code below cost is a note here; the ' +
    'light of the payer is over all its codes, see RATE_LIGHT.',
  parameters: {
    payers: payersParameter,
    rate_payers: column(text, 'The column of payers in your rates, such as Rates!A:A.'),
    rate_codes: column(code, 'The column of procedure codes.'),
    rates: column(amount, 'The column of rates, in dollars; rows without a rate are skipped.'),
    place: placeOrOwn,
    ...basisParameters,
    cost_per_session: optional(
      cost,
      'What an average session costs you, in dollars; a code for a shorter or longer one costs less or more.',
    ),
    rate_types: optionalColumn(
      text,
      'The column of payer types: only those that begin with Commercial count as best; left out: all.',
    ),
    thresholds,
    ...ownParameters,
  },
  example: {
    formula: '=PAYER_CODE_LIGHTS(Payers!A3, Rates!A:A, Rates!B:B, Rates!L:L, "05401", 2026, , , 95)',
    args: [samplePayers[1]?.[0], sampleRates.payers, sampleRates.codes, sampleRates.used, '05401', 2026, '', '', 95],
    gives:
      '90791 red; 90832 red, at or below cost; 90834 red, at or below cost; 90837 red. The cost is that of an average session.',
    says: 'Insurer B pays less than Medicare for every code, and for two of them less than a session costs.',
  },
  rule: 'RATE_LIGHT for each code. SC-01, AMB-10, AMB-33, AMB-35; ICANotes.',
  prepare: (columns) => ({ ...ratesByPayer(columns), own: ownAmounts(columns) }),
  compute: ({ payers, cost_per_session, thresholds, ...basis }, { linesOf, best, own }) =>
    codeLightsInWords(
      (linesOf.get(comparable(payers)) ?? []).flatMap(({ payer, code, rate }) => {
        const medicare = allowedOrNone(code, basis, own);
        // Medicare has a price for it that is not known yet: no light.
        if (medicare === undefined) return [];
        return [{ code: code.toUpperCase(), rate, medicare, best: best(payer, code) }];
      }),
      cost_per_session ?? null,
      thresholds,
    ),
});

export const payerFunctions: readonly CellFunction[] = [total, averageOf, check, byCode];
