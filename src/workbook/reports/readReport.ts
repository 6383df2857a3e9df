/** What a computed tab shows now, for commands that need its figures. */
import type { Sheet } from '../spreadsheet.ts';
import { FIRST_KEY_ROW, HEADING_ROW, type ReportColumn } from './report.ts';
import { findHeadings, keyColumnOf } from './reportColumns.ts';

export interface ReportRow {
  readonly key: string;
  /** As numbered in the sheet. */
  readonly row: number;
  /** What the column shows in this row: null for a blank cell, an error, a "Check: ..." of ours and a column that is not there. */
  value(name: string): string | number | null;
}

/** What a report shows now, row by row, in three calls. `waiting`: Google is still working some of it out. */
export function readReport(
  sheet: Sheet,
  keyName: string,
  columns: readonly Pick<ReportColumn, 'name' | 'below'>[],
): { rows: ReportRow[]; missing: string[]; waiting: boolean } {
  const height = Math.max(FIRST_KEY_ROW, sheet.getLastRow());
  const table = sheet.getRange(1, 1, height, Math.max(1, sheet.getLastColumn()));
  const values = table.getValues();
  const headings = values[HEADING_ROW - 1] ?? [];
  const formulas = sheet.getRange(HEADING_ROW, 1, 1, headings.length).getFormulas()[0] ?? [];
  const positions = findHeadings(formulas, headings, columns);
  const keyAt = keyColumnOf(headings, keyName);
  const rows = values.slice(FIRST_KEY_ROW - 1).flatMap((line, index): ReportRow[] => {
    const key = String(line[keyAt - 1] ?? '').trim();
    if (key === '') return [];
    return [{ key, row: FIRST_KEY_ROW + index, value: (name) => shownValue(line[(positions.get(name) ?? 0) - 1]) }];
  });
  return {
    rows,
    missing: columns.filter(({ name }) => !positions.has(name)).map(({ name }) => name),
    waiting: values.some((line) => line.some((value) => value === 'Loading...')),
  };
}

const NOT_SHOWN = /^(#[A-Z/0!?]+|Check: .*)$/;

function shownValue(value: unknown): string | number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' && !NOT_SHOWN.test(value) ? value : null;
}
