/** What a person does to the spreadsheet by hand. Each throws a Refused with a sentence when it cannot be done. */
import { translateFormulaToA1, translateFormulaToR1C1 } from '@borgar/fx';
import { filterColumn, startFilter } from '../engine/filters.ts';
import { breakApart, mergeCells } from '../engine/merges.ts';
import type { Area, SheetModel } from '../engine/types.ts';
import type { Host } from '../types.ts';
import { a1 } from './cells.ts';
import { type History, putBack, replaceAttributes } from './history.ts';
import type { Action, Request } from './requests.ts';

export class Refused extends Error {}

/** The actions that change the workbook by hand. */
export type Edit = Exclude<Action, 'select' | 'undo' | 'redo' | 'menu' | 'rpc' | 'reload' | 'circumstances' | 'sync'>;

const MAX_ROWS = 50_000;
const MAX_COLUMNS = 702;

function sheetOf(host: Host, id: number): SheetModel {
  const sheet = host.workbook.sheetById(id);
  if (sheet === undefined) throw new Refused('That tab is no longer there. The page now shows the tabs that are.');
  return sheet;
}

/** Cells of the area that lie in the sheet and may hold something. */
function cellsIn(sheet: SheetModel, area: Area): { row: number; column: number }[] {
  const cells: { row: number; column: number }[] = [];
  for (const { row, column } of sheet.cells()) {
    if (row >= area.top && row <= area.bottom && column >= area.left && column <= area.right) {
      cells.push({ row, column });
    }
  }
  return cells;
}

function block(top: number, left: number, rows: number, columns: number): { row: number; column: number }[] {
  return Array.from({ length: rows * columns }, (_, index) => ({
    row: top + Math.floor(index / columns),
    column: left + (index % columns),
  }));
}

/** Adds rows and columns at the end, so that what is pasted has a place. */
function makeRoom(sheet: SheetModel, rows: number, columns: number): void {
  if (rows > MAX_ROWS || columns > MAX_COLUMNS) {
    throw new Refused(`A tab holds at most ${MAX_ROWS} rows and ${MAX_COLUMNS} columns here. Nothing was changed.`);
  }
  if (rows > sheet.rowCount) sheet.insertRows(sheet.rowCount, rows - sheet.rowCount);
  if (columns > sheet.columnCount) sheet.insertColumns(sheet.columnCount, columns - sheet.columnCount);
}

function checkChoice(sheet: SheetModel, row: number, column: number, text: string): void {
  if (row >= sheet.rowCount || column >= sheet.columnCount) return;
  const { validation } = sheet.attributes(row, column);
  if (text === '' || text.startsWith('=') || validation === undefined || validation.allowInvalid) return;
  if (validation.kind === 'list' && validation.values !== undefined && !validation.values.includes(text)) {
    const help = validation.help === undefined || validation.help === '' ? '' : ` ${validation.help}`;
    throw new Refused(
      `${sheet.name}, cell ${a1(row, column)}: "${text}" is not one of the choices (${validation.values.join(', ')}).${help} Nothing was changed.`,
    );
  }
}

function typeCells(
  sheet: SheetModel,
  cells: readonly { row: number; column: number; text: string }[],
  history: History,
): void {
  for (const { row, column, text } of cells) checkChoice(sheet, row, column, text);
  const rows = Math.max(0, ...cells.map((cell) => cell.row + 1));
  const columns = Math.max(0, ...cells.map((cell) => cell.column + 1));
  makeRoom(sheet, rows, columns);
  history.record(sheet, cells, () => {
    for (const { row, column, text } of cells) {
      if (text === '') sheet.put(row, column, null);
      else sheet.type(row, column, text);
    }
  });
}

function copyCells(host: Host, { from, to }: Request<'copy'>, history: History): void {
  const source = sheetOf(host, from.sheetId);
  const target = sheetOf(host, to.sheetId);
  const rows = from.area.bottom - from.area.top + 1;
  const columns = from.area.right - from.area.left + 1;
  // a target larger than the source is filled with it, as in any spreadsheet, if it is a whole multiple
  const wide = to.area.right - to.area.left + 1;
  const high = to.area.bottom - to.area.top + 1;
  const across = wide % columns === 0 ? wide : columns;
  const down = high % rows === 0 ? high : rows;
  const copied = block(from.area.top, from.area.left, rows, columns).map(({ row, column }) => ({
    row,
    column,
    input: source.input(row, column),
    formula: source.view(row, column).formula,
    view: source.view(row, column),
  }));
  const places = block(to.area.top, to.area.left, down, across);
  makeRoom(target, to.area.top + down, to.area.left + across);
  history.record(target, places, () => {
    for (const { row, column } of places) {
      const index = ((row - to.area.top) % rows) * columns + ((column - to.area.left) % columns);
      const cell = copied[index];
      if (cell === undefined) continue;
      replaceAttributes(target, row, column, cell.view.attributes);
      if (cell.formula === '') {
        // a cell that a formula elsewhere fills is copied as the value it shows
        const spilled = cell.input === null && typeof cell.view.value !== 'object' ? cell.view.value : cell.input;
        putBack(target, row, column, spilled, false);
      } else {
        const relative = translateFormulaToR1C1(String(cell.input), a1(cell.row, cell.column));
        target.put(row, column, translateFormulaToA1(relative, a1(row, column), { wrapEdges: false }));
      }
    }
  });
}

/** Rows below the frozen ones; cells of rows without anything stay where they are. */
function sortSheet(sheet: SheetModel, column: number, ascending: boolean): void {
  const used = sheet.usedArea();
  const top = sheet.properties.frozenRows;
  if (used === null || used.bottom <= top) throw new Refused('There is nothing to sort below the frozen rows.');
  const area = { top, left: 0, bottom: used.bottom, right: used.right };
  refusing(() => sheet.sortRows(area, column, ascending));
}

/** What the engine refuses in Google's words is said to the person. */
function refusing(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof RangeError ? new Refused(error.message) : error;
  }
}

function hideAlike(sheet: SheetModel, row: number, column: number): void {
  const used = sheet.usedArea();
  const top = Math.max(0, sheet.properties.frozenRows - 1);
  const filter = sheet.properties.filter ?? (used && startFilter(sheet, { ...used, top, left: 0 }));
  const { area, criteria } = filter ?? {};
  if (!area || row <= area.top || row > area.bottom || column < area.left || column > area.right) {
    throw new Refused('Select a cell in the rows under the heading first, then hide those like it.');
  }
  const hidden = criteria?.find((criterion) => criterion.column === column)?.hiddenValues ?? [];
  filterColumn(sheet, column, [...hidden, sheet.view(row, column).display]);
}

function freeName(host: Host, wanted: string): string {
  const taken = new Set(host.workbook.sheets.map((sheet) => sheet.name.toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} ${number}`;
  return name;
}

function checkTabName(host: Host, id: number, name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new Refused('A tab needs a name.');
  const same = host.workbook.sheetByName(trimmed);
  if (same !== undefined && same.id !== id) {
    throw new Refused(`There is a tab named "${same.name}" already. Choose another name.`);
  }
  return trimmed;
}

/** How each is done. What moves cells forgets the history, since its places no longer fit. */
export const edits: { [E in Edit]: (host: Host, request: Request<E>, history: History) => void } = {
  edit: (host, { sheetId, cells }, history) => typeCells(sheetOf(host, sheetId), cells, history),

  clear: (host, { sheetId, area }, history) => {
    const sheet = sheetOf(host, sheetId);
    const cells = cellsIn(sheet, area).filter(({ row, column }) => sheet.input(row, column) !== null);
    if (cells.length === 0) return;
    history.record(sheet, cells, () => {
      for (const { row, column } of cells) sheet.put(row, column, null);
    });
  },

  paste: (host, { sheetId, row, column, rows }, history) => {
    const cells = rows.flatMap((texts, down) =>
      texts.map((text, across) => ({ row: row + down, column: column + across, text })),
    );
    typeCells(sheetOf(host, sheetId), cells, history);
  },

  copy: copyCells,

  insertRows: (host, { sheetId, at, count }, history) => {
    const sheet = sheetOf(host, sheetId);
    if (sheet.rowCount + count > MAX_ROWS) throw new Refused(`A tab holds at most ${MAX_ROWS} rows here.`);
    history.clear();
    sheet.insertRows(Math.min(at, sheet.rowCount), count);
  },

  deleteRows: (host, { sheetId, at, count }, history) => {
    const sheet = sheetOf(host, sheetId);
    if (count >= sheet.rowCount) throw new Refused('A tab keeps at least one row.');
    history.clear();
    sheet.deleteRows(at, Math.min(count, sheet.rowCount - at));
  },

  insertColumns: (host, { sheetId, at, count }, history) => {
    const sheet = sheetOf(host, sheetId);
    if (sheet.columnCount + count > MAX_COLUMNS) throw new Refused(`A tab holds at most ${MAX_COLUMNS} columns here.`);
    history.clear();
    sheet.insertColumns(Math.min(at, sheet.columnCount), count);
  },

  deleteColumns: (host, { sheetId, at, count }, history) => {
    const sheet = sheetOf(host, sheetId);
    if (count >= sheet.columnCount) throw new Refused('A tab keeps at least one column.');
    history.clear();
    sheet.deleteColumns(at, Math.min(count, sheet.columnCount - at));
  },

  resize: (host, { sheetId, axis, indexes, pixels }) => {
    const { rowHeights, columnWidths } = sheetOf(host, sheetId).properties;
    const sizes = axis === 'row' ? rowHeights : columnWidths;
    for (const index of indexes) sizes.set(index, Math.round(pixels));
  },

  sort: (host, { sheetId, column, ascending }, history) => {
    history.clear();
    sortSheet(sheetOf(host, sheetId), column, ascending);
  },

  merge: (host, { sheetId, area }, history) => {
    history.clear();
    refusing(() => mergeCells(sheetOf(host, sheetId), area));
  },

  unmerge: (host, { sheetId, area }, history) => {
    history.clear();
    refusing(() => breakApart(sheetOf(host, sheetId), area));
  },

  filter: (host, { sheetId, row, column }) => hideAlike(sheetOf(host, sheetId), row, column),

  removeFilter: (host, { sheetId }) => {
    const { properties } = sheetOf(host, sheetId);
    if (!properties.filter) throw new Refused('This tab has no filter.');
    delete properties.filter;
  },

  addTab: (host, { name }, history) => {
    history.clear();
    const sheet = host.workbook.addSheet(freeName(host, name?.trim() || 'Sheet1'));
    host.active = { sheetId: sheet.id, row: 0, column: 0, rowCount: 1, columnCount: 1 };
  },

  renameTab: (host, { sheetId, name }) => {
    const sheet = sheetOf(host, sheetId);
    host.workbook.renameSheet(sheet.id, checkTabName(host, sheetId, name));
  },

  deleteTab: (host, { sheetId }, history) => {
    const sheet = sheetOf(host, sheetId);
    const visible = host.workbook.sheets.filter((other) => !other.properties.hidden);
    if (visible.length <= 1)
      throw new Refused('A spreadsheet keeps at least one tab. Add another before this one goes.');
    history.clear();
    const index = visible.findIndex((other) => other.id === sheet.id);
    const next = visible[index + 1] ?? visible[index - 1] ?? visible[0];
    host.workbook.removeSheet(sheet.id);
    if (host.active.sheetId === sheet.id && next !== undefined) {
      host.active = { sheetId: next.id, row: 0, column: 0, rowCount: 1, columnCount: 1 };
    }
  },

  duplicateTab: (host, { sheetId }, history) => {
    const sheet = sheetOf(host, sheetId);
    history.clear();
    const copy = host.workbook.duplicateSheet(sheet.id, freeName(host, `Copy of ${sheet.name}`));
    host.active = { sheetId: copy.id, row: 0, column: 0, rowCount: 1, columnCount: 1 };
  },

  moveTab: (host, { sheetId, index }) => {
    host.workbook.moveSheet(sheetOf(host, sheetId).id, Math.min(index, host.workbook.sheets.length - 1));
  },
};
