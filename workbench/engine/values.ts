/** Values as they travel through a calculation. */
import { CellError, type CellValue, type ErrorCode } from './types.ts';

/** A number that carries its number format along, as Sheets does: a date stays a date through FILTER or IF. */
export class Formatted {
  constructor(
    readonly value: number,
    readonly format: string,
  ) {}
}

export type Scalar = CellValue | Formatted;

/** A block of values: an array made by a function, or a range. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Rows from here on are blank throughout; lets `A2:A` cost only what is filled. */
  readonly filledRows: number;
  /** Rows from here on hold the same throughout, mostly nothing; what is worked out for one of them holds for all. */
  readonly sameFrom: number;
  raw(row: number, column: number): Scalar;
}

export class ArrayMatrix implements Matrix {
  readonly rows: number;
  readonly columns: number;

  constructor(readonly cells: readonly (readonly Scalar[])[]) {
    this.rows = cells.length;
    this.columns = cells[0]?.length ?? 0;
  }

  get filledRows(): number {
    return this.rows;
  }

  get sameFrom(): number {
    const last = this.cells.at(-1);
    let from = Math.max(0, this.rows - 1);
    while (from > 0 && isSameLine(this.cells[from - 1], last)) from -= 1;
    return from;
  }

  raw(row: number, column: number): Scalar {
    return this.cells[row]?.[column] ?? null;
  }

  static build(rows: number, columns: number, cell: (row: number, column: number) => Scalar): ArrayMatrix {
    const cells: Scalar[][] = [];
    for (let row = 0; row < rows; row++) {
      const line: Scalar[] = [];
      for (let column = 0; column < columns; column++) line.push(cell(row, column));
      cells.push(line);
    }
    return new ArrayMatrix(cells);
  }

  static column(values: readonly Scalar[]): ArrayMatrix {
    return new ArrayMatrix(values.map((value) => [value]));
  }
}

const isSameLine = (one: readonly Scalar[] | undefined, other: readonly Scalar[] | undefined): boolean =>
  one === other || (one?.every((value, column) => value === other?.[column]) ?? false);

export function isMatrix(value: unknown): value is Matrix {
  return typeof value === 'object' && value !== null && 'filledRows' in value;
}

export function plain(value: Scalar): CellValue {
  return value instanceof Formatted ? value.value : value;
}

export function at(matrix: Matrix, row: number, column: number): CellValue {
  return plain(matrix.raw(row, column));
}

/** Every value in row order, blank rows at the end left out. */
export function* valuesOf(matrix: Matrix): Generator<CellValue> {
  for (let row = 0; row < matrix.filledRows; row++) {
    for (let column = 0; column < matrix.columns; column++) yield at(matrix, row, column);
  }
}

export function rowOf(matrix: Matrix, row: number): Scalar[] {
  const line: Scalar[] = [];
  for (let column = 0; column < matrix.columns; column++) line.push(matrix.raw(row, column));
  return line;
}

export function rowsOf(matrix: Matrix): Scalar[][] {
  const lines: Scalar[][] = [];
  for (let row = 0; row < matrix.rows; row++) lines.push(rowOf(matrix, row));
  return lines;
}

export function transposed(matrix: Matrix): ArrayMatrix {
  return ArrayMatrix.build(matrix.columns, matrix.rows, (row, column) => matrix.raw(column, row));
}

export function withFormat(value: number, format: string | undefined): Scalar {
  return format === undefined ? value : new Formatted(value, format);
}

/** Not a number in Sheets' sense becomes the error Sheets shows for it. */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw fault('#NUM!', 'The result is not a number that a cell can hold.');
  return value;
}

/** An error on its way to the nearest function that takes errors as values, or to the cell. */
export function fault(code: ErrorCode, message = ''): CellError {
  return new CellError(code, message);
}

/** Ranks types as Sheets compares them: number < text < boolean. */
function rank(value: number | string | boolean): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

const collator = new Intl.Collator('en', { sensitivity: 'accent' });

export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  return a === b ? 0 : collator.compare(a, b) || (a < b ? -1 : 1);
}

/** Equality that forgives the noise of binary fractions (0.1 + 0.2 = 0.3), as Sheets' does. */
export function sameNumber(left: number, right: number): boolean {
  if (left === right) return true;
  const difference = Math.abs(left - right);
  return difference <= Math.max(Math.abs(left), Math.abs(right)) * 5e-16;
}

/** Order of two values for `<`, `=`, `>`: a blank stands for 0, "" or FALSE, whichever fits the other side. Errors are thrown. */
export function compareValues(left: CellValue, right: CellValue): number {
  if (left instanceof CellError) throw left;
  if (right instanceof CellError) throw right;
  if (left === null && right === null) return 0;
  const a = left ?? blankLike(right);
  const b = right ?? blankLike(left);
  const ranks = rank(a) - rank(b);
  if (ranks !== 0) return ranks;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'number' && typeof b === 'number') return sameNumber(a, b) ? 0 : a - b;
  return Number(a) - Number(b);
}

function blankLike(other: CellValue): number | string | boolean {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}
