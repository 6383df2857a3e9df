/** One sheet: its grid of cells and what stands around them. */
import { Cell } from './cell.ts';
import { DependencyIndex } from './dependencies.ts';
import { display, isAutomatic, isPercentPattern, PLAIN_TEXT } from './display.ts';
import { applyFilter, followFilter } from './filters.ts';
import { coveredBy, followMerges, refuseMove, refuseSort } from './merges.ts';
import { followProtections } from './protections.ts';
import { overlaps } from './references.ts';
import { type Change, mapArea, mapIndex } from './structure.ts';
import type { Area, CellAttributes, CellInput, CellPosition, CellView, SheetModel, SheetProperties } from './types.ts';
import { readTyped } from './typing.ts';
import type { Workbook } from './workbook.ts';

export const DEFAULT_ROWS = 1000;
export const DEFAULT_COLUMNS = 26;
const NO_ATTRIBUTES: Readonly<CellAttributes> = Object.freeze({});

export class Sheet implements SheetModel {
  readonly properties: SheetProperties = {
    frozenRows: 0,
    frozenColumns: 0,
    rowHeights: new Map(),
    columnWidths: new Map(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    conditionalFormats: [],
    protections: [],
    metadata: [],
    charts: [],
    merges: [],
  };
  /** Who reads this sheet's cells. */
  readonly readers = new DependencyIndex();
  /** No row below this one has content. */
  filledBottom = -1;
  private rows: (Cell | undefined)[][] = [];
  private used: Area | null | undefined = undefined;
  /** Cells whose value depends on the clock. */
  private readonly clocked = new Set<Cell>();

  constructor(
    private readonly workbook: Workbook,
    readonly id: number,
    private title: string,
    private height = DEFAULT_ROWS,
    private width = DEFAULT_COLUMNS,
  ) {}

  get name(): string {
    return this.title;
  }

  set name(name: string) {
    this.workbook.renameSheet(this.id, name);
  }

  /** The name alone; formulas are the workbook's concern. */
  retitle(name: string): void {
    this.title = name;
  }

  get rowCount(): number {
    return this.height;
  }

  get columnCount(): number {
    return this.width;
  }

  type(row: number, column: number, text: string): void {
    const pattern = this.cellAt(row, column)?.attributes?.numberFormat;
    if (text === '') this.put(row, column, null);
    else if (pattern === PLAIN_TEXT) this.putText(row, column, text.startsWith("'") ? text.slice(1) : text);
    else if (text.startsWith("'")) this.putText(row, column, text.slice(1));
    else if (text.trimStart().startsWith('=') && text.trim().length > 1) this.put(row, column, text.trim());
    else this.typeLiteral(row, column, text, pattern);
  }

  private typeLiteral(row: number, column: number, text: string, pattern: string | undefined): void {
    const typed = readTyped(text, this.workbook.localeInfo, this.workbook.currentYear());
    if (!typed) {
      this.putText(row, column, text);
      return;
    }
    const { value, format } = typed;
    if (typeof value === 'boolean') {
      this.put(row, column, value);
      return;
    }
    // In a column of percentages, "87" is typed for 87 %.
    const percent = format === undefined && isPercentPattern(pattern);
    this.put(row, column, percent ? Number((value / 100).toPrecision(15)) : value);
    if (format !== undefined && isAutomatic(pattern)) this.setAttributes(row, column, { numberFormat: format });
  }

  put(row: number, column: number, input: CellInput): void {
    if (typeof input === 'string' && input.startsWith('=') && input.length > 1)
      this.setContent(row, column, input, true);
    else this.setContent(row, column, input === '' ? null : input, false);
  }

  putText(row: number, column: number, text: string): void {
    this.setContent(row, column, text === '' ? null : text, false);
  }

  private setContent(row: number, column: number, input: CellInput, isFormula: boolean): void {
    this.checkInside(row, column);
    if (input !== null && coveredBy(this.properties.merges, row, column)) return;
    const existing = this.cellAt(row, column);
    if (!existing && input === null) return;
    const cell = existing ?? this.cellFor(row, column);
    if (cell.spilledFrom) {
      // Emptying a spilled cell leaves the result where it is.
      if (input === null) return;
      this.workbook.calculation.interrupt(cell.spilledFrom);
      cell.spilledFrom = undefined;
    }
    this.workbook.detach(cell);
    cell.input = input;
    cell.value = isFormula ? null : input;
    if (isFormula && typeof input === 'string') this.workbook.attach(cell, input);
    this.workbook.calculation.noteEdit(cell);
    this.noteContent(cell);
    this.dispose(cell);
  }

  input(row: number, column: number): CellInput {
    this.checkInside(row, column);
    return this.cellAt(row, column)?.input ?? null;
  }

  view(row: number, column: number): CellView {
    this.checkInside(row, column);
    this.workbook.bringUpToDate(this);
    const cell = this.cellAt(row, column);
    if (!cell) return { value: null, display: '', formula: '', attributes: NO_ATTRIBUTES };
    const attributes = cell.attributes ?? NO_ATTRIBUTES;
    const format = cell.format;
    return {
      value: cell.value,
      display: display(cell.value, format, this.workbook.localeInfo),
      formula: cell.formula?.text ?? '',
      attributes: format === attributes.numberFormat ? attributes : { ...attributes, numberFormat: format ?? '' },
    };
  }

  attributes(row: number, column: number): Readonly<CellAttributes> {
    this.checkInside(row, column);
    return this.cellAt(row, column)?.attributes ?? NO_ATTRIBUTES;
  }

  setAttributes(row: number, column: number, attributes: Patch): void {
    this.checkInside(row, column);
    const cell = this.cellFor(row, column);
    const before = cell.attributes?.numberFormat;
    cell.attributes = merged(cell.attributes, attributes);
    // Whether a number is a date decides what custom functions are given.
    if (before !== cell.attributes?.numberFormat && cell.value !== null) this.workbook.calculation.noteEdit(cell);
    this.dispose(cell);
  }

  /** Attributes as a whole, for a cell that is being restored or copied. */
  dress(row: number, column: number, attributes: Readonly<CellAttributes> | undefined): void {
    const cell = this.cellFor(row, column);
    cell.attributes = attributes;
    this.dispose(cell);
  }

  usedArea(): Area | null {
    this.workbook.bringUpToDate(this);
    if (this.used === undefined) this.used = this.measure();
    return this.used && { ...this.used };
  }

  private measure(): Area | null {
    let area: Area | null = null;
    for (let row = 0; row < this.rows.length; row++) {
      const line = this.rows[row] ?? [];
      const left = line.findIndex((cell) => cell?.hasContent);
      if (left < 0) continue;
      area ??= { top: row, left, bottom: row, right: left };
      area.left = Math.min(area.left, left);
      area.bottom = row;
      let right = line.length - 1;
      while (right > area.right && !line[right]?.hasContent) right--;
      area.right = Math.max(area.right, right);
    }
    this.filledBottom = area?.bottom ?? -1;
    return area;
  }

  *inputs(): Iterable<CellPosition & { input: Exclude<CellInput, null> }> {
    for (const { row, column, input } of this.allCells()) if (input !== null) yield { row, column, input };
  }

  *cells(): Iterable<CellPosition> {
    this.workbook.bringUpToDate(this);
    for (const cell of this.allCells()) {
      if (cell.hasContent || cell.attributes) yield { row: cell.row, column: cell.column };
    }
  }

  insertRows(at: number, count: number): void {
    this.checkEdge(at, this.height, count, 'row');
    this.restructure({ axis: 'rows', kind: 'insert', at, count });
  }

  deleteRows(at: number, count: number): void {
    this.checkStretch(at, count, this.height, 'row');
    this.restructure({ axis: 'rows', kind: 'delete', at, count });
  }

  insertColumns(at: number, count: number): void {
    this.checkEdge(at, this.width, count, 'column');
    this.restructure({ axis: 'columns', kind: 'insert', at, count });
  }

  deleteColumns(at: number, count: number): void {
    this.checkStretch(at, count, this.width, 'column');
    this.restructure({ axis: 'columns', kind: 'delete', at, count });
  }

  moveColumns(from: number, count: number, to: number): void {
    if (from < 0 || count < 1 || from + count > this.width || to < 0 || to > this.width) {
      throw new RangeError('Those columns are out of bounds.');
    }
    if (to >= from && to <= from + count) return;
    refuseMove(this, from, count, to);
    this.restructure({ axis: 'columns', kind: 'move', from, count, to });
  }

  sortRows(area: Area, column: number, ascending: boolean): void {
    refuseSort(this, area);
    this.workbook.sortRows(this, area, column, ascending);
    applyFilter(this);
  }

  private restructure(change: Change): void {
    this.workbook.restructure(this, change);
  }

  /** Moves the cells and what goes with them; called by the workbook, which follows with the formulas. */
  applyChange(change: Change): void {
    const { axis } = change;
    if (axis === 'rows') this.changeRows(change);
    else this.changeColumns(change);
    if (change.kind !== 'move') {
      const growth = change.kind === 'insert' ? change.count : -change.count;
      if (axis === 'rows') this.height += growth;
      else this.width += growth;
    }
    this.renumber();
    this.moveProperties(change);
    this.used = undefined;
    this.measure();
  }

  private changeRows(change: Change): void {
    if (change.kind === 'delete') this.rows.splice(change.at, change.count);
    if (change.kind !== 'insert') return;
    const fresh = Array.from({ length: change.count }, (): Cell[] => []);
    const model = this.rows[this.neighbour(change.at, this.properties.frozenRows)];
    if (this.rows.length > change.at) this.rows.splice(change.at, 0, ...fresh);
    if (!model?.some((cell) => inheritable(cell?.attributes))) return;
    for (let row = change.at; row < change.at + change.count; row++) {
      model.forEach((cell, column) => {
        const attributes = inheritable(cell?.attributes);
        if (attributes) this.cellFor(row, column).attributes = attributes;
      });
    }
  }

  private changeColumns(change: Change): void {
    const model = change.kind === 'insert' ? this.neighbour(change.at, this.properties.frozenColumns) : -1;
    this.rows.forEach((row, index) => {
      if (change.kind === 'delete') row.splice(change.at, change.count);
      else if (change.kind === 'move') this.rows[index] = permuted(row, change);
      else {
        const attributes = inheritable(row[model]?.attributes);
        if (row.length > change.at) row.splice(change.at, 0, ...Array<undefined>(change.count).fill(undefined));
        if (attributes) {
          for (let column = change.at; column < change.at + change.count; column++) {
            this.cellFor(index, column).attributes = attributes;
          }
        }
      }
    });
  }

  /** The row or column whose look a new one takes: the one before it, or the one after where that belongs to a frozen heading. */
  private neighbour(at: number, frozen: number): number {
    return at <= frozen ? at : at - 1;
  }

  private renumber(): void {
    this.rows.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (!cell) return;
        cell.row = row;
        cell.column = column;
      });
    });
  }

  private moveProperties(change: Change): void {
    const { properties } = this;
    const rows = change.axis === 'rows';
    moveKeys(rows ? properties.rowHeights : properties.columnWidths, change);
    moveMembers(rows ? properties.hiddenRows : properties.hiddenColumns, change);
    if (rows) properties.frozenRows = movedFreeze(properties.frozenRows, change);
    else properties.frozenColumns = movedFreeze(properties.frozenColumns, change);
    properties.conditionalFormats = properties.conditionalFormats.flatMap((rule) => {
      const areas = rule.areas.flatMap((area) => mapArea(area, change) ?? []);
      return areas.length === 0 ? [] : [{ ...rule, areas }];
    });
    properties.protections = followProtections(properties.protections, change);
    properties.merges = followMerges(properties.merges, change);
    const filter = followFilter(properties.filter, change);
    if (filter) properties.filter = filter;
    else delete properties.filter;
  }

  cellAt(row: number, column: number): Cell | undefined {
    return this.rows[row]?.[column];
  }

  cellFor(row: number, column: number): Cell {
    while (this.rows.length <= row) this.rows.push([]);
    const line = this.rows[row] ?? [];
    while (line.length < column) line.push(undefined);
    let cell = line[column];
    if (!cell) {
      cell = new Cell(this, row, column);
      line[column] = cell;
    }
    return cell;
  }

  *allCells(): Generator<Cell> {
    for (const line of this.rows) for (const cell of line) if (cell) yield cell;
  }

  dispose(cell: Cell): void {
    if (!cell.disposable) return;
    const line = this.rows[cell.row];
    if (line?.[cell.column] === cell) line[cell.column] = undefined;
  }

  noteContent(cell: Cell): void {
    this.used = undefined;
    if (cell.row > this.filledBottom) this.filledBottom = cell.row;
  }

  /** Before all formulas register anew. */
  forgetReaders(): void {
    this.readers.clear();
    this.clocked.clear();
  }

  noteClock(cell: Cell, depends: boolean): void {
    if (depends) this.clocked.add(cell);
    else this.clocked.delete(cell);
  }

  /** Whether a value in the area comes from a formula that reads the clock, itself or through others. */
  dependsOnClock(area: Area): boolean {
    for (const cell of this.clocked) if (overlaps(cell.reach, area)) return true;
    return false;
  }

  /** Puts the lines of an area in another order; `order[i]` is the line that comes to stand at i. */
  reorderRows(area: Area, order: readonly number[]): void {
    const lines = order.map((row) => {
      const line: (Cell | undefined)[] = [];
      for (let column = area.left; column <= area.right; column++) line.push(this.cellAt(row, column));
      return line;
    });
    lines.forEach((line, index) => {
      const row = area.top + index;
      line.forEach((cell, offset) => {
        const column = area.left + offset;
        while (this.rows.length <= row) this.rows.push([]);
        const target = this.rows[row];
        if (!target) return;
        while (target.length < column) target.push(undefined);
        target[column] = cell;
        if (cell) {
          cell.row = row;
          cell.column = column;
        }
      });
    });
    this.used = undefined;
  }

  private checkInside(row: number, column: number): void {
    if (row >= 0 && column >= 0 && row < this.height && column < this.width) return;
    throw new RangeError('The coordinates of the range are outside the dimensions of the sheet.');
  }

  private checkEdge(at: number, size: number, count: number, what: string): void {
    if (at < 0 || at > size || count < 1) throw new RangeError(`Those ${what}s are out of bounds.`);
  }

  private checkStretch(at: number, count: number, size: number, what: string): void {
    if (at < 0 || count < 1 || at + count > size) throw new RangeError(`Those ${what}s are out of bounds.`);
    if (count === size) throw new RangeError(`You can't delete all the ${what}s on the sheet.`);
  }
}

type Patch = { [K in keyof CellAttributes]: CellAttributes[K] | undefined };

/** One call gives thousands of cells the same attributes: they share what comes of it. */
const lately = new WeakMap<Patch, Map<Readonly<CellAttributes> | undefined, Readonly<CellAttributes> | undefined>>();

function merged(before: Readonly<CellAttributes> | undefined, patch: Patch): Readonly<CellAttributes> | undefined {
  let known = lately.get(patch);
  if (!known) {
    known = new Map();
    lately.set(patch, known);
  }
  if (known.has(before)) return known.get(before);
  const entries = Object.entries({ ...before, ...patch }).filter(([, value]) => value !== undefined);
  const after = entries.length === 0 ? undefined : Object.freeze<CellAttributes>(Object.fromEntries(entries));
  known.set(before, after);
  return after;
}

/** A new row takes over look, format and choices, not the notes and links of its neighbour. */
function inheritable(attributes: Readonly<CellAttributes> | undefined): Readonly<CellAttributes> | undefined {
  if (!attributes) return undefined;
  const { note: _note, link: _link, ...rest } = attributes;
  return Object.keys(rest).length === 0 ? undefined : Object.freeze(rest);
}

function permuted(row: (Cell | undefined)[], change: Change): (Cell | undefined)[] {
  const result: (Cell | undefined)[] = [];
  row.forEach((cell, column) => {
    const target = cell && mapIndex(column, change);
    if (target === undefined) return;
    while (result.length < target) result.push(undefined);
    result[target] = cell;
  });
  return result;
}

function moveKeys(sizes: Map<number, number>, change: Change): void {
  const entries = [...sizes];
  sizes.clear();
  for (const [index, size] of entries) {
    const target = mapIndex(index, change);
    if (target !== undefined) sizes.set(target, size);
  }
}

function moveMembers(members: Set<number>, change: Change): void {
  const indexes = [...members];
  members.clear();
  for (const index of indexes) {
    const target = mapIndex(index, change);
    if (target !== undefined) members.add(target);
  }
}

/** Rows inserted above the last frozen one, or deleted from among them, change how many are frozen. */
function movedFreeze(frozen: number, change: Change): number {
  if (frozen === 0 || change.kind === 'move') return frozen;
  if (change.kind === 'insert') return change.at < frozen ? frozen + change.count : frozen;
  return frozen - Math.max(0, Math.min(frozen, change.at + change.count) - change.at);
}
