/** One cell of a sheet: what was put in, what it holds, and where it stands in the calculation. */
import type { Formula } from './formula.ts';
import type { Sheet } from './sheet.ts';
import type { Area, CellAttributes, CellInput, CellValue } from './types.ts';

export class Cell {
  input: CellInput = null;
  formula: Formula | undefined = undefined;
  value: CellValue = null;
  /** Format that the formula's result brings along; the cell's own format wins over it. */
  resultFormat: string | undefined = undefined;
  attributes: Readonly<CellAttributes> | undefined = undefined;
  /** The cell whose formula filled this one. */
  spilledFrom: Cell | undefined = undefined;
  /** Size of this cell's result where it fills more than one cell. */
  spill: { rows: number; columns: number } | undefined = undefined;
  /** Size of a result that could not be written out. */
  blocked: { rows: number; columns: number } | undefined = undefined;

  constructor(
    readonly sheet: Sheet,
    public row: number,
    public column: number,
  ) {}

  get hasContent(): boolean {
    return this.formula !== undefined || this.input !== null || (this.spilledFrom !== undefined && this.value !== null);
  }

  get format(): string | undefined {
    return this.attributes?.numberFormat ?? this.resultFormat;
  }

  /** The cells that show this cell's result. */
  get reach(): Area {
    const { rows, columns } = this.spill ?? { rows: 1, columns: 1 };
    return { top: this.row, left: this.column, bottom: this.row + rows - 1, right: this.column + columns - 1 };
  }

  get disposable(): boolean {
    return !this.hasContent && this.attributes === undefined && this.spilledFrom === undefined;
  }
}
