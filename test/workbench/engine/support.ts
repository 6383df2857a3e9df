/** Short ways to fill a workbook and to read what it shows. */
import { parseReference } from '../../../workbench/engine/references.ts';
import { type CellAttributes, CellError, type CellValue, type SheetModel } from '../../../workbench/engine/types.ts';
import { Workbook, type WorkbookOptions } from '../../../workbench/engine/workbook.ts';

export interface Place {
  sheet: SheetModel;
  row: number;
  column: number;
}

/** `A1` on the first sheet, `Rates!A1` on another. */
export function place(workbook: Workbook, address: string): Place {
  const reference = parseReference(address);
  const sheet = reference?.sheet === undefined ? workbook.sheets[0] : workbook.sheetByName(reference.sheet);
  if (!reference || !sheet) throw new Error(`No such cell: ${address}`);
  return { sheet, row: reference.area.top, column: reference.area.left };
}

/** A workbook whose first sheet holds the rows as if they were typed. */
export function workbookWith(rows: string[][] = [], options: WorkbookOptions = {}): Workbook {
  const workbook = new Workbook({
    timeZone: 'America/New_York',
    now: () => new Date('2026-05-12T16:30:00Z'),
    ...options,
  });
  rows.forEach((line, row) => {
    line.forEach((text, column) => {
      workbook.sheets[0]?.type(row, column, text);
    });
  });
  return workbook;
}

export function type(workbook: Workbook, address: string, text: string): void {
  const { sheet, row, column } = place(workbook, address);
  sheet.type(row, column, text);
}

/** What the cell shows. */
export function shown(workbook: Workbook, address: string): string {
  const { sheet, row, column } = place(workbook, address);
  return sheet.view(row, column).display;
}

export function valueAt(workbook: Workbook, address: string): CellValue {
  const { sheet, row, column } = place(workbook, address);
  return sheet.view(row, column).value;
}

export function formulaOf(workbook: Workbook, address: string): string {
  const { sheet, row, column } = place(workbook, address);
  return sheet.view(row, column).formula;
}

/** What Sheets shows on hover over an error. */
export function messageOf(workbook: Workbook, address: string): string {
  const value = valueAt(workbook, address);
  return value instanceof CellError ? value.message : '';
}

export function format(workbook: Workbook, address: string, attributes: CellAttributes): void {
  const { sheet, row, column } = place(workbook, address);
  sheet.setAttributes(row, column, attributes);
}

/** What a block of cells shows, from `A1` to the given height and width. */
export function block(workbook: Workbook, address: string, rows: number, columns: number): string[][] {
  const { sheet, row, column } = place(workbook, address);
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => sheet.view(row + r, column + c).display),
  );
}

/** What a formula shows in Z1, on a sheet with these rows. */
export function result(formula: string, rows: string[][] = [], options: WorkbookOptions = {}): string {
  const workbook = workbookWith(rows, options);
  type(workbook, 'Z1', formula);
  return shown(workbook, 'Z1');
}
