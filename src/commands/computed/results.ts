import type { Problem } from '../../contract.ts';
import { formatDollars } from '../../domain/money.ts';
import { latestSigned, type SignedRate, signedIn } from '../../domain/negotiation/results.ts';
import { longDate, plural } from '../../domain/words.ts';
import { cellName, runs } from '../../workbook/a1.ts';
import { readCell, writable } from '../../workbook/cells.ts';
import type { ReadTable } from '../../workbook/read.ts';
import { FIRST_KEY_ROW, HEADING_ROW } from '../../workbook/reports/report.ts';
import { KEY_NAME, RESULTS, results, resultsColumns, resultsKey, SIGNED } from '../../workbook/reports/results.ts';
import type { Sheet } from '../../workbook/spreadsheet.ts';
import { type ColumnKind, normalized } from '../../workbook/tables/column.ts';
import { type LogKey, negotiationLog } from '../../workbook/tables/negotiationLog.ts';
import { lineProblems } from '../logRows.ts';
import { problemsOf, readState, requireColumns } from '../state.ts';
import { buildReportTab, type ComputedTab, wholeColumn } from './computedTab.ts';

export const resultsTab: ComputedTab = {
  ...RESULTS,
  kind: 'worked-out',
  needs: ['practice', 'payers', 'rates', 'claims', 'negotiation-log'],
  columns: resultsColumns,
  build(building) {
    const { tabs } = building;
    const state = readState(['practice', 'rates', 'claims', 'negotiation-log'], tabs);
    const { rates, claims, log } = state;
    if (!rates || !claims || !log) throw new Error('The tabs that Results needs were just made but are not there');
    requireColumns(rates, ['payer', 'code', 'level', 'effective', 'sessions']);
    requireColumns(claims, ['payer', 'from', 'to', 'submitted', 'cut', 'days']);
    requireColumns(log, ['payer', 'codes', 'current', 'requested', 'agreed', 'agreedFrom']);
    const { signed, problems } = signedRates(log);
    const byKey = new Map(signed.map((rate) => [resultsKey(rate.payer, rate.code), rate]));
    const context = building.context(state.practice);
    const report = results({
      keys: [...byKey.keys()],
      signed: (key, heading) => {
        const column = COLUMNS.find(([name]) => name === heading);
        return column ? (byKey.get(key)?.[column[1]] ?? null) : null;
      },
      rates: (key) => wholeColumn(rates, key),
      claims: (key) => wholeColumn(claims, key),
      asOf: context.practice('asOf'),
      clinician: context.practice('clinician'),
      log: log.name,
    });
    const built = buildReportTab(
      this,
      building,
      report,
      signed.length === 0
        ? 'It fills once an agreed rate stands in the log.'
        : `${signed.length} agreed ${plural(signed.length, 'rate')}.`,
      [...problemsOf(state), ...lineProblems(log), ...problems],
    );
    const sheet = tabs.find(RESULTS.id);
    const filled =
      sheet && signed.length > 0 && built.outcome !== 'made' ? fillSigned(sheet, signed, built.title) : NOTHING;
    return {
      ...built,
      outcome: built.outcome === 'unchanged' && filled.wrote ? 'updated' : built.outcome,
      problems: [...built.problems, ...filled.problems],
    };
  },
};

const NOTHING = { wrote: false, problems: [] };

function signedRates(log: ReadTable<LogKey>): { signed: SignedRate[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const rates = log.rows.flatMap((row) => {
    const { rates: found, fault } = signedIn({
      payer: row.text('payer'),
      codes: row.raw('codes'),
      current: row.raw('current'),
      requested: row.raw('requested'),
      agreed: row.raw('agreed'),
      from: row.text('agreedFrom') || null,
    });
    const cell = row.cell('agreed');
    if (fault !== null)
      problems.push({ message: `${log.name}, cell ${cell}: ${fault}`, at: { tab: negotiationLog.id, cell } });
    return found;
  });
  return { signed: latestSigned(rates), problems };
}

const COLUMNS: readonly (readonly [
  heading: string,
  key: 'before' | 'requested' | 'agreed' | 'from',
  kind: ColumnKind,
])[] = [
  [SIGNED.before, 'before', 'money'],
  [SIGNED.requested, 'requested', 'money'],
  [SIGNED.agreed, 'agreed', 'money'],
  [SIGNED.from, 'from', 'date'],
];

/**
 * Writes what was signed into rows where none of it stands yet. What stands is kept; where it differs from the log, both are named.
 */
function fillSigned(
  sheet: Sheet,
  signed: readonly SignedRate[],
  name: string,
): { wrote: boolean; problems: Problem[] } {
  const values = sheet.getDataRange().getValues();
  const headings = (values[HEADING_ROW - 1] ?? []).map((heading) => normalized(String(heading)));
  const keyAt = headings.indexOf(normalized(KEY_NAME));
  const columns = COLUMNS.flatMap(([heading, key, kind]) => {
    const at = headings.indexOf(normalized(heading));
    return at < 0 ? [] : [{ at, key, kind, heading }];
  });
  const byKey = new Map(signed.map((rate) => [normalized(resultsKey(rate.payer, rate.code)), rate]));
  const problems: Problem[] = [];
  const empty: number[] = [];
  values.forEach((line, index) => {
    const rate = index + 1 < FIRST_KEY_ROW ? undefined : byKey.get(normalized(String(line[keyAt] ?? '')));
    if (!rate) return;
    if (columns.every(({ at }) => (line[at] ?? '') === '')) {
      empty.push(index + 1);
      return;
    }
    for (const { at, key, kind, heading } of columns) {
      const cell = cellName(index + 1, at + 1);
      const content = readCell(line[at], kind);
      if ('fault' in content) {
        problems.push({ message: `${name}, cell ${cell}: ${content.fault}`, at: { tab: RESULTS.id, cell } });
      } else if (content.value !== null && rate[key] !== null && content.value !== rate[key]) {
        problems.push({
          message: `${name}, cell ${cell}: “${heading}” of ${rate.payer} for ${rate.code} is ${shown(content.value)} here and ${shown(rate[key])} in the log. Correct the one that is wrong.`,
          at: { tab: RESULTS.id, cell },
        });
      }
    }
  });
  const byAt = new Map(columns.map((column) => [column.at + 1, column]));
  for (const [row, height] of runs(empty)) {
    for (const [first, width] of runs([...byAt.keys()])) {
      sheet.getRange(row, first, height, width).setValues(
        Array.from({ length: height }, (_, down) =>
          Array.from({ length: width }, (_, across) => {
            const column = byAt.get(first + across);
            const rate = byKey.get(normalized(String(values[row - 1 + down]?.[keyAt] ?? '')));
            return column && rate ? writable(rate[column.key], column.kind) : '';
          }),
        ),
      );
    }
  }
  return { wrote: empty.length > 0, problems };
}

const shown = (value: string | number | null): string =>
  typeof value === 'number' ? formatDollars(value) : longDate(value ?? '');
