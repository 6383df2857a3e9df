/** Who reads what on one sheet: from a changed area to the cells whose formulas read it. */
import type { Cell } from './cell.ts';
import { OPEN } from './references.ts';
import type { Area } from './types.ts';

/** A range over more than one row, with all formulas that read exactly this range. */
interface Span {
  area: Area;
  readers: Set<Cell>;
}

class ColumnReaders {
  /** Readers of single rows. */
  readonly rows = new Map<number, Set<Cell>>();
  readonly spans = new Map<string, Span>();
}

/** Ranges wider than this are kept for the whole sheet instead of column by column. */
const WIDE = 64;

export class DependencyIndex {
  private readonly columns = new Map<number, ColumnReaders>();
  private readonly wide = new Map<string, Span>();

  add(reader: Cell, area: Area): void {
    if (isWide(area)) {
      addToSpan(this.wide, area, reader);
      return;
    }
    for (let column = area.left; column <= area.right; column++) {
      let readers = this.columns.get(column);
      if (!readers) {
        readers = new ColumnReaders();
        this.columns.set(column, readers);
      }
      if (area.top === area.bottom) addTo(readers.rows, area.top, reader);
      else addToSpan(readers.spans, area, reader);
    }
  }

  remove(reader: Cell, area: Area): void {
    if (isWide(area)) {
      removeFromSpan(this.wide, area, reader);
      return;
    }
    for (let column = area.left; column <= area.right; column++) {
      const readers = this.columns.get(column);
      if (!readers) continue;
      if (area.top === area.bottom) removeFrom(readers.rows, area.top, reader);
      else removeFromSpan(readers.spans, area, reader);
    }
  }

  clear(): void {
    this.columns.clear();
    this.wide.clear();
  }

  /** Calls back for every cell that reads any part of the area; a cell may come more than once. */
  forEachReader(area: Area, callback: (reader: Cell) => void): void {
    for (let column = area.left; column <= area.right; column++) {
      const readers = this.columns.get(column);
      if (readers) forEachInColumn(readers, area.top, area.bottom, callback);
    }
    for (const span of this.wide.values()) {
      const apart =
        span.area.top > area.bottom ||
        span.area.bottom < area.top ||
        span.area.left > area.right ||
        span.area.right < area.left;
      if (!apart) span.readers.forEach(callback);
    }
  }
}

function forEachInColumn(readers: ColumnReaders, top: number, bottom: number, callback: (reader: Cell) => void): void {
  if (bottom - top < readers.rows.size) {
    for (let row = top; row <= bottom; row++) readers.rows.get(row)?.forEach(callback);
  } else {
    for (const [row, cells] of readers.rows) if (row >= top && row <= bottom) cells.forEach(callback);
  }
  for (const span of readers.spans.values()) {
    if (span.area.top <= bottom && span.area.bottom >= top) span.readers.forEach(callback);
  }
}

function isWide(area: Area): boolean {
  return area.right === OPEN || area.right - area.left >= WIDE;
}

function spanKey(area: Area): string {
  return `${area.top}:${area.bottom}:${area.left}:${area.right}`;
}

function addTo(rows: Map<number, Set<Cell>>, row: number, reader: Cell): void {
  const readers = rows.get(row);
  if (readers) readers.add(reader);
  else rows.set(row, new Set([reader]));
}

function removeFrom(rows: Map<number, Set<Cell>>, row: number, reader: Cell): void {
  const readers = rows.get(row);
  readers?.delete(reader);
  if (readers?.size === 0) rows.delete(row);
}

function addToSpan(spans: Map<string, Span>, area: Area, reader: Cell): void {
  const key = spanKey(area);
  const span = spans.get(key);
  if (span) span.readers.add(reader);
  else spans.set(key, { area, readers: new Set([reader]) });
}

function removeFromSpan(spans: Map<string, Span>, area: Area, reader: Cell): void {
  const key = spanKey(area);
  const span = spans.get(key);
  span?.readers.delete(reader);
  if (span?.readers.size === 0) spans.delete(key);
}
