/** The order in which Sheets sorts cells of different kinds. */
import type { Sheet } from './sheet.ts';
import { type Area, CellError, type CellValue } from './types.ts';
import { compareValues } from './values.ts';

/** Numbers, then text, then booleans, then errors. */
function kind(value: CellValue): number {
  return value instanceof CellError ? 1 : 0;
}

/** Blanks come last whichever way one sorts. */
export function compareForSort(a: CellValue, b: CellValue, ascending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const kinds = kind(a) - kind(b);
  const order = kinds !== 0 || kind(a) === 1 ? kinds : compareValues(a, b);
  return ascending ? order : -order;
}

/** The rows of the area in their new order. Rows that tie keep theirs. */
export function sortedOrder(sheet: Sheet, area: Area, column: number, ascending: boolean): number[] {
  const rows: number[] = [];
  for (let row = area.top; row <= area.bottom; row++) rows.push(row);
  const key = (row: number): CellValue => sheet.cellAt(row, column)?.value ?? null;
  return rows.sort((a, b) => compareForSort(key(a), key(b), ascending) || a - b);
}
