/** A range of a sheet as a block of values, read where it stands. */
import { isAutomatic, PLAIN_TEXT } from './display.ts';
import type { Sheet } from './sheet.ts';
import type { Area } from './types.ts';
import { Formatted, type Matrix, type Scalar } from './values.ts';

export class RangeMatrix implements Matrix {
  private constructor(
    readonly sheet: Sheet,
    readonly top: number,
    readonly left: number,
    readonly rows: number,
    readonly columns: number,
  ) {}

  /** Open ends reach to the sheet's edge; undefined for an area that lies outside the sheet. */
  static of(sheet: Sheet, area: Area): RangeMatrix | undefined {
    const bottom = Math.min(area.bottom, sheet.rowCount - 1);
    const right = Math.min(area.right, sheet.columnCount - 1);
    if (bottom < area.top || right < area.left) return undefined;
    return new RangeMatrix(sheet, area.top, area.left, bottom - area.top + 1, right - area.left + 1);
  }

  get filledRows(): number {
    return Math.max(0, Math.min(this.rows, this.sheet.filledBottom + 1 - this.top));
  }

  get sameFrom(): number {
    let from = Math.min(this.filledRows, this.rows - 1);
    while (from > 0 && this.isSameLine(from - 1, this.rows - 1)) from -= 1;
    return from;
  }

  private isSameLine(row: number, other: number): boolean {
    for (let column = 0; column < this.columns; column++)
      if (this.raw(row, column) !== this.raw(other, column)) return false;
    return true;
  }

  raw(row: number, column: number): Scalar {
    const cell = this.sheet.cellAt(this.top + row, this.left + column);
    if (!cell) return null;
    const value = cell.value;
    if (typeof value !== 'number') return value;
    const format = cell.format;
    return format === undefined || isAutomatic(format) || format === PLAIN_TEXT ? value : new Formatted(value, format);
  }

  dependsOnClock(): boolean {
    const { top, left } = this;
    return this.sheet.dependsOnClock({ top, left, bottom: top + this.rows - 1, right: left + this.columns - 1 });
  }
}
