import type { Problem } from '../../contract.ts';
import { plural } from '../../domain/words.ts';
import { columnLetter } from '../../workbook/a1.ts';
import { MEDICARE_TAB, type MedicareColumns, medicareColumns } from '../../workbook/reports/medicare.ts';
import {
  describedComparison,
  fixedColumns,
  RATE_COMPARISON,
  rateComparison,
} from '../../workbook/reports/rateComparison.ts';
import type { BenchmarkKey } from '../../workbook/tables/benchmarks.ts';
import { normalized } from '../../workbook/tables/column.ts';
import { rates } from '../../workbook/tables/rates.ts';
import {
  payerNames,
  type RateInForce,
  ratesInForce,
  ratesNotCounting,
  readState,
  requireColumns,
  type State,
} from '../state.ts';
import { Stop } from '../stop.ts';
import { type Building, buildReportTab, type ComputedTab, wholeColumn } from './computedTab.ts';

export const rateComparisonTab: ComputedTab = {
  ...RATE_COMPARISON,
  kind: 'worked-out',
  needs: ['practice', 'payers', 'rates', 'medicare'],
  uses: ['benchmarks'],
  columns: fixedColumns,
  described: describedComparison,
  build(building) {
    const state = readState(['practice', 'payers', 'rates', 'benchmarks'], building.tabs);
    const read = state.rates;
    if (!read)
      throw new Stop('no-rates', 'The Rates tab is not there yet.', 'Build Rates first, and type what payers pay you.');
    requireColumns(read, [
      'payer',
      'code',
      'contracted',
      'effective',
      'allowed',
      'level',
      'sessions',
      'requested',
      'used',
      'countsNow',
    ]);
    const counting = ratesInForce(state);
    if (counting.length === 0) {
      const fault = read.problems[0] ?? leftOut(read.name, state, counting)[0];
      throw new Stop(
        'no-rates',
        fault ? fault.message : `${read.name} has no rate yet, so there is nothing to compare.`,
        fault ? 'Then build again.' : 'Type at least one payer, code and rate, or add rates from this panel.',
        fault?.at ?? { tab: rates.id, cell: 'A2' },
      );
    }
    const withRates = new Set(counting.map(({ payer }) => normalized(payer)));
    const codes = codesOf(counting);
    const context = building.context(state.practice);
    const asked = new Set(counting.flatMap(({ payer, requested }) => (requested === null ? [] : [normalized(payer)])));
    const names = payerNames(state).filter((name) => withRates.has(normalized(name)));
    const medicare = medicareReferences(building);
    const { benchmarks } = state;
    if (benchmarks) requireColumns(benchmarks, BENCHMARK_COLUMNS);
    const report = rateComparison({
      medicare,
      benchmarks: benchmarks ? (key) => wholeColumn(benchmarks, key) : null,
      payers: names,
      asked: names.filter((name) => asked.has(normalized(name))),
      codes,
      ratesSheet: read.name,
      rates: (key) => columnLetter(read.columns.get(key) ?? 1),
      practiceName: state.practice?.name ?? 'Practice',
      practice: (key) => context.practice(key),
    });
    return buildReportTab(
      this,
      building,
      report,
      `${codes.length} ${plural(codes.length, 'code')} across ${withRates.size} ${plural(withRates.size, 'payer')}.`,
      [...read.problems, ...leftOut(read.name, state, counting)],
      { state, as: 'column' },
    );
  },
};

/** What the comparison takes from Benchmarks. */
const BENCHMARK_COLUMNS: readonly BenchmarkKey[] = ['code', 'low', 'high', 'source', 'asOf', 'likeForLike', 'mayCite'];

/** Where Medicare's amounts stand; refused while a heading of theirs is gone. */
function medicareReferences({ tabs }: Building): MedicareColumns {
  const sheet = tabs.find(MEDICARE_TAB.id);
  const name = tabs.nameOf(MEDICARE_TAB.id);
  const columns = sheet ? medicareColumns(sheet, name) : null;
  if (columns) return columns;
  throw new Stop(
    'missing-column',
    `${name}: a column that the comparison needs, “Amount used”, “Note” or “What it is”, is not there. It was renamed or deleted.`,
    'Open Build tabs to put it back.',
  );
}

/** Codes that have a rate, each once, in the order of the Rates tab. */
export function codesOf(rates: readonly RateInForce[]): string[] {
  return [...new Set(rates.map(({ code }) => code))];
}

/** Rates that are typed and do not count now, each in a sentence. */
function leftOut(name: string, state: State, counting: readonly RateInForce[]): Problem[] {
  return ratesNotCounting(state, counting).map(({ rate, reason }) => ({
    message: `${name}, row ${rate.row.row}: the rate of ${rate.payer} for ${rate.code} is not shown. It ${reason}.`,
    at: { tab: rates.id, cell: rate.row.cell('code') },
  }));
}
