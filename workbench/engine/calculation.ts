/**
 * Keeps every formula's value up to date.
 *
 * An edit only notes the cell. The next look at a sheet marks the formulas that read it, directly or through others, and
 * calculates those on the sheet and on the sheets that it reads, in the order of their references; others wait until their
 * sheet is looked at. What a result spills into is known only afterwards: cells that turn out to have read an old value are
 * calculated again in a further round.
 */
import type { Cell } from './cell.ts';
import { Evaluation, type EvaluationHost } from './evaluator.ts';
import type { BoundArea } from './formula.ts';
import { cellName, contains, overlaps } from './references.ts';
import type { Sheet } from './sheet.ts';
import { type Area, CellError, type CellValue } from './types.ts';
import { Formatted, fault, isMatrix, type Matrix, plain, type Scalar } from './values.ts';

/** Rounds after which values that still change are taken for a circle. */
const MOST_ROUNDS = 60;
const CIRCLE = 'Circular dependency detected. To resolve with iterative calculation, see File > Settings.';
/** Ranges up to this many cells are looked through cell by cell. */
const SMALL = 64;

type Progress = 'waiting' | 'done';

/** A cell on the way down its references. */
interface Step {
  cell: Cell;
  next: Iterator<{ cell: Cell; certain: boolean }>;
  /** Reached through a reference, not only through an area that the previous cell might spill into. */
  certain: boolean;
}

export class Calculation {
  /** Cells whose content changed since the last calculation. */
  private edited = new Set<Cell>();
  /** Formulas to calculate although nothing that they read changed. */
  private stale = new Set<Cell>();
  private readonly volatile = new Set<Cell>();
  private readonly blocked = new Set<Cell>();
  private running = false;
  /** Something was noted since the last look. */
  private noted = false;
  /** Sheets on which nothing waits to be calculated, until something is noted. */
  private readonly current = new Set<Sheet>();
  /** How many references the formulas of a sheet have to others. */
  private readonly references = new Map<Sheet, Map<Sheet, number>>();

  // What one round of a calculation knows.
  private dirty = new Set<Cell>();
  private dirtyColumns = new Map<Sheet, Map<number, Set<Cell>>>();
  private dirtySpillers = new Map<Sheet, Set<Cell>>();
  private progress = new Map<Cell, Progress>();
  private visited = new Set<string>();
  private circular = new Set<Cell>();
  private late = new Map<Cell, Set<Cell>>();
  private again = new Set<Cell>();

  constructor(private readonly host: EvaluationHost) {}

  /** The cell's content changed. */
  noteEdit(cell: Cell): void {
    this.edited.add(cell);
    this.noted = true;
    if (this.blocked.size > 0) this.noteFreed(cell.sheet, cell.row, cell.column);
  }

  noteStale(cell: Cell): void {
    this.stale.add(cell);
    this.noted = true;
  }

  /** The formula came to the cell. */
  attach(cell: Cell): void {
    if (!cell.formula) return;
    if (cell.formula.volatile) this.volatile.add(cell);
    for (const { sheet, area } of cell.formula.precedents) {
      sheet.readers.add(cell, area);
      this.countReference(cell.sheet, sheet, 1);
    }
    this.noteStale(cell);
  }

  /** The formula leaves the cell; what it spilled goes with it. */
  detach(cell: Cell): void {
    for (const { sheet, area } of cell.formula?.precedents ?? []) {
      sheet.readers.remove(cell, area);
      this.countReference(cell.sheet, sheet, -1);
    }
    this.volatile.delete(cell);
    this.stale.delete(cell);
    this.noted = true;
    this.forgetBlocked(cell);
    this.withdrawSpill(cell);
    cell.sheet.noteClock(cell, false);
    cell.resultFormat = undefined;
  }

  /** Something stands in the way of a spilled result: its formula must look again. */
  interrupt(anchor: Cell): void {
    this.noteStale(anchor);
  }

  noteClock(): void {
    for (const cell of this.volatile) this.noteStale(cell);
  }

  get hasVolatile(): boolean {
    return this.volatile.size > 0;
  }

  /** Starts from nothing, after cells moved or sheets went: every formula registers anew and is calculated again. */
  reset(cells: Iterable<Cell>): void {
    this.edited.clear();
    this.stale.clear();
    this.volatile.clear();
    this.blocked.clear();
    this.references.clear();
    for (const cell of cells) {
      cell.blocked = undefined;
      this.attach(cell);
    }
  }

  private countReference(from: Sheet, to: Sheet, by: 1 | -1): void {
    let counts = this.references.get(from);
    if (!counts) {
      counts = new Map();
      this.references.set(from, counts);
    }
    const count = (counts.get(to) ?? 0) + by;
    if (count > 0) counts.set(to, count);
    else counts.delete(to);
  }

  /** The sheet and those that its formulas read, directly or through others. */
  private withWhatItReads(sheet: Sheet): Set<Sheet> {
    const found = new Set([sheet]);
    // A set is walked through with what is added on the way.
    for (const each of found) for (const read of this.references.get(each)?.keys() ?? []) found.add(read);
    return found;
  }

  /** Calculates what waits on the sheet and on those that it reads. */
  bringUpToDate(sheet: Sheet): void {
    if (this.running || (!this.noted && this.current.has(sheet))) return;
    if (this.noted) {
      this.current.clear();
      this.noteClock();
      this.noted = false;
    }
    this.running = true;
    const sheets = this.withWhatItReads(sheet);
    /** Formulas of other sheets, out of date, that nobody looks at yet. */
    const waiting = new Set<Cell>();
    try {
      let seeds = this.takeEdited();
      this.again = this.takeStale();
      for (let round = 0; seeds.size > 0 || this.again.size > 0; round++) {
        if (round === MOST_ROUNDS) {
          this.breakCircles();
          break;
        }
        const repeat = new Set([...this.again, ...waiting]);
        this.again = new Set();
        this.prepare(seeds, repeat);
        for (const cell of this.dirty) if (sheets.has(cell.sheet) && !this.progress.has(cell)) this.settle(cell);
        for (const cell of this.dirty) {
          if (this.progress.has(cell)) waiting.delete(cell);
          else waiting.add(cell);
        }
        // What a spill ran into, or freed, during this round.
        seeds = this.takeEdited();
        for (const cell of this.takeStale()) this.again.add(cell);
      }
      this.stale = waiting;
      for (const each of sheets) this.current.add(each);
    } finally {
      this.running = false;
      this.dirty = new Set();
      this.progress = new Map();
      this.dirtyColumns = new Map();
      this.dirtySpillers = new Map();
      this.late = new Map();
    }
  }

  private takeEdited(): Set<Cell> {
    const taken = this.edited;
    this.edited = new Set();
    return taken;
  }

  private takeStale(): Set<Cell> {
    const taken = this.stale;
    this.stale = new Set();
    return taken;
  }

  private breakCircles(): void {
    for (const cell of this.again) this.assign(cell, fault('#REF!', CIRCLE));
    this.again = new Set();
    this.edited = new Set();
    this.stale = new Set();
  }

  /** Marks what reads the seeds, directly or through other formulas. */
  private prepare(seeds: ReadonlySet<Cell>, formulas: ReadonlySet<Cell>): void {
    this.dirty = new Set();
    this.dirtyColumns = new Map();
    this.dirtySpillers = new Map();
    this.progress = new Map();
    this.visited = new Set();
    this.circular = new Set();
    this.late = new Map();
    const queue: Cell[] = [];
    const mark = (cell: Cell): void => {
      if (!cell.formula || this.dirty.has(cell)) return;
      this.addDirty(cell);
      queue.push(cell);
    };
    for (const cell of formulas) mark(cell);
    for (const cell of seeds) {
      mark(cell);
      cell.sheet.readers.forEachReader(areaOf(cell), mark);
    }
    for (let cell = queue.pop(); cell; cell = queue.pop()) cell.sheet.readers.forEachReader(cell.reach, mark);
  }

  private addDirty(cell: Cell): void {
    this.dirty.add(cell);
    let columns = this.dirtyColumns.get(cell.sheet);
    if (!columns) {
      columns = new Map();
      this.dirtyColumns.set(cell.sheet, columns);
    }
    const column = columns.get(cell.column);
    if (column) column.add(cell);
    else columns.set(cell.column, new Set([cell]));
    if (!cell.formula?.maySpill) return;
    const spillers = this.dirtySpillers.get(cell.sheet);
    if (spillers) spillers.add(cell);
    else this.dirtySpillers.set(cell.sheet, new Set([cell]));
  }

  /** Calculates the cell after all that it reads. Works without recursion: chains of formulas may be long. */
  private settle(root: Cell): void {
    const path: Step[] = [];
    const enter = (cell: Cell, certain: boolean): void => {
      this.progress.set(cell, 'waiting');
      path.push({ cell, next: this.dirtyPrecedents(cell), certain });
    };
    enter(root, true);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { value: precedent, done } = step.next.next();
      if (done) {
        path.pop();
        this.calculate(step.cell);
        continue;
      }
      const progress = this.progress.get(precedent.cell);
      if (progress === undefined) enter(precedent.cell, precedent.certain);
      else if (progress === 'waiting' && precedent.certain) this.closeCircle(path, precedent.cell, step.cell);
    }
  }

  /** The path came back to a cell that waits. Through references alone that is a circle; else the reader looks again later. */
  private closeCircle(path: readonly Step[], target: Cell, reader: Cell): void {
    const start = path.findIndex((step) => step.cell === target);
    const circle = path.slice(start);
    if (circle.slice(1).every((step) => step.certain)) {
      for (const step of circle) this.circular.add(step.cell);
      return;
    }
    const readers = this.late.get(target);
    if (readers) readers.add(reader);
    else this.late.set(target, new Set([reader]));
  }

  private *dirtyPrecedents(cell: Cell): Generator<{ cell: Cell; certain: boolean }> {
    for (const { sheet, area } of cell.formula?.precedents ?? []) {
      if (area.top === area.bottom && area.left === area.right) {
        // To remember a single cell costs more than to look at it.
        const found = sheet.cellAt(area.top, area.left);
        if (found && this.dirty.has(found)) yield { cell: found, certain: true };
        yield* this.mightSpillInto(cell, sheet, area);
        continue;
      }
      const key = `${sheet.id}:${area.top}:${area.left}:${area.bottom}:${area.right}`;
      if (this.visited.has(key)) continue;
      yield* this.dirtyInArea(sheet, area);
      yield* this.mightSpillInto(cell, sheet, area);
      this.visited.add(key);
    }
  }

  private *dirtyInArea(sheet: Sheet, area: Area): Generator<{ cell: Cell; certain: boolean }> {
    const columns = this.dirtyColumns.get(sheet);
    if (!columns) return;
    const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
    if (size <= SMALL) {
      for (let row = area.top; row <= area.bottom; row++) {
        for (let column = area.left; column <= area.right; column++) {
          const found = sheet.cellAt(row, column);
          if (found && this.dirty.has(found)) yield { cell: found, certain: true };
        }
      }
      return;
    }
    for (const [column, cells] of columns) {
      if (column < area.left || column > area.right) continue;
      for (const found of cells)
        if (found.row >= area.top && found.row <= area.bottom) yield { cell: found, certain: true };
    }
  }

  /** Formulas above or left of the area whose results may reach into it; they had better be known first. */
  private *mightSpillInto(reader: Cell, sheet: Sheet, area: Area): Generator<{ cell: Cell; certain: boolean }> {
    for (const cell of this.dirtySpillers.get(sheet) ?? []) {
      if (cell === reader || cell.row > area.bottom || cell.column > area.right) continue;
      if (!contains(area, cell.row, cell.column)) yield { cell, certain: false };
    }
  }

  private calculate(cell: Cell): void {
    this.progress.set(cell, 'done');
    this.dirtySpillers.get(cell.sheet)?.delete(cell);
    if (!cell.formula) return;
    const result = this.circular.has(cell) ? fault('#REF!', CIRCLE) : Evaluation.result(this.host, cell);
    const changed = this.assign(cell, result);
    const waiting = this.late.get(cell);
    if (changed && waiting) for (const reader of waiting) this.again.add(reader);
    cell.sheet.noteClock(cell, cell.formula.volatile || cell.formula.precedents.some(readsClock));
  }

  /** Writes the result into the cell and, if it is a block, over the empty cells right and below. */
  private assign(cell: Cell, result: Scalar | Matrix): boolean {
    this.forgetBlocked(cell);
    if (!isMatrix(result)) {
      const spilled = cell.spill !== undefined;
      this.withdrawSpill(cell);
      return this.setResult(cell, result) || spilled;
    }
    const problem = this.obstacle(cell, result);
    if (problem) {
      this.withdrawSpill(cell);
      cell.blocked = { rows: result.rows, columns: result.columns };
      this.blocked.add(cell);
      return this.setResult(cell, problem);
    }
    return this.spillOut(cell, result);
  }

  private setResult(cell: Cell, result: Scalar): boolean {
    const value = plain(result);
    const format = result instanceof Formatted ? result.format : undefined;
    if (sameValue(cell.value, value) && cell.resultFormat === format) return false;
    cell.value = value;
    cell.resultFormat = format;
    cell.sheet.noteContent(cell);
    return true;
  }

  private obstacle(cell: Cell, block: Matrix): CellError | undefined {
    const { sheet } = cell;
    const missingRows = cell.row + block.rows - sheet.rowCount;
    if (missingRows > 0) {
      return fault('#REF!', `Result was not automatically expanded, please insert more rows (${missingRows}).`);
    }
    const missingColumns = cell.column + block.columns - sheet.columnCount;
    if (missingColumns > 0) {
      return fault('#REF!', `Result was not automatically expanded, please insert more columns (${missingColumns}).`);
    }
    const target = {
      top: cell.row,
      left: cell.column,
      bottom: cell.row + block.rows - 1,
      right: cell.column + block.columns - 1,
    };
    for (const precedent of cell.formula?.precedents ?? []) {
      if (precedent.sheet === sheet && overlaps(precedent.area, target)) return fault('#REF!', CIRCLE);
    }
    for (let row = target.top; row <= target.bottom; row++) {
      for (let column = target.left; column <= target.right; column++) {
        const other = sheet.cellAt(row, column);
        if (!other || other === cell || other.spilledFrom === cell) continue;
        if (other.formula || other.input !== null || other.spilledFrom) {
          return fault(
            '#REF!',
            `Array result was not expanded because it would overwrite data in ${cellName(row, column)}.`,
          );
        }
      }
    }
    return undefined;
  }

  private spillOut(anchor: Cell, block: Matrix): boolean {
    const { sheet } = anchor;
    const before = anchor.spill;
    let changed = false;
    if (before) this.shrinkSpill(anchor, block.rows, block.columns);
    for (let row = 0; row < block.rows; row++) {
      for (let column = 0; column < block.columns; column++) {
        const target = row === 0 && column === 0 ? anchor : sheet.cellFor(anchor.row + row, anchor.column + column);
        if (target !== anchor) target.spilledFrom = anchor;
        if (this.setResult(target, block.raw(row, column))) {
          changed = true;
          if (target !== anchor) this.notifyReaders(target);
        }
      }
    }
    anchor.spill = { rows: block.rows, columns: block.columns };
    return changed;
  }

  /** Cells that read a spilled cell: those already calculated in this round must look again. */
  private notifyReaders(target: Cell): void {
    target.sheet.readers.forEachReader(areaOf(target), (reader) => {
      if (!this.dirty.has(reader) || this.progress.get(reader) === 'done') this.again.add(reader);
    });
  }

  /** Empties the cells of the old result that the new one does not reach. */
  private shrinkSpill(anchor: Cell, rows: number, columns: number): void {
    const { spill, sheet } = anchor;
    if (!spill) return;
    for (let row = 0; row < spill.rows; row++) {
      for (let column = row < rows ? columns : 0; column < spill.columns; column++) {
        if (row === 0 && column === 0) continue;
        const cell = sheet.cellAt(anchor.row + row, anchor.column + column);
        if (cell?.spilledFrom !== anchor) continue;
        cell.spilledFrom = undefined;
        if (cell.formula === undefined && cell.input === null) this.setResult(cell, null);
        if (this.running) this.notifyReaders(cell);
        else this.edited.add(cell);
        if (this.blocked.size > 0) this.noteFreed(sheet, cell.row, cell.column);
        sheet.dispose(cell);
      }
    }
  }

  private withdrawSpill(anchor: Cell): void {
    this.shrinkSpill(anchor, 1, 1);
    anchor.spill = undefined;
  }

  private forgetBlocked(cell: Cell): void {
    cell.blocked = undefined;
    this.blocked.delete(cell);
  }

  /** A cell changed that may have stood in the way of a result. */
  private noteFreed(sheet: Sheet, row: number, column: number): void {
    for (const anchor of this.blocked) {
      const size = anchor.blocked;
      if (!size || anchor.sheet !== sheet) continue;
      const inside =
        row >= anchor.row &&
        row < anchor.row + size.rows &&
        column >= anchor.column &&
        column < anchor.column + size.columns;
      if (inside) this.stale.add(anchor);
    }
  }
}

function areaOf(cell: Cell): Area {
  return { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column };
}

function readsClock({ sheet, area }: BoundArea): boolean {
  return sheet.dependsOnClock(area);
}

function sameValue(a: CellValue, b: CellValue): boolean {
  if (a === b) return true;
  return a instanceof CellError && b instanceof CellError && a.code === b.code && a.message === b.message;
}
