/** Functions that make, filter, sort and join blocks of values. */
import { compareForSort } from '../sorting.ts';
import { CellError } from '../types.ts';
import {
  ArrayMatrix,
  at,
  fault,
  isMatrix,
  type Matrix,
  plain,
  rowOf,
  rowsOf,
  type Scalar,
  transposed,
  valuesOf,
} from '../values.ts';
import { ANY_NUMBER, block, type Call, type FunctionTable, lazy, type Value } from './registry.ts';

function whole(call: Call, value: Value, otherwise: number): number {
  return value === null ? otherwise : Math.trunc(call.number(call.scalar(value)));
}

function truth(call: Call, value: Value, otherwise: boolean): boolean {
  return value === null ? otherwise : call.boolean(call.scalar(value));
}

function filter(call: Call, [source = null, ...tests]: Value[]): Value {
  const matrix = call.matrix(source);
  const blocks = tests.map((test) => call.matrix(test));
  const first = blocks[0];
  const byColumn = first !== undefined && first.rows === 1 && first.columns === matrix.columns && matrix.rows !== 1;
  const size = byColumn ? matrix.columns : matrix.rows;
  for (const test of blocks) {
    const fits = byColumn ? test.rows === 1 && test.columns === size : test.columns === 1 && test.rows === size;
    const singleRow = matrix.rows === 1 && test.rows === 1 && test.columns === matrix.columns;
    if (!fits && !singleRow) {
      throw fault(
        '#N/A',
        `FILTER has mismatched range sizes. Expected row count: ${byColumn ? 1 : matrix.rows}. column count: ${
          byColumn ? matrix.columns : 1
        }. Actual row count: ${test.rows}, column count: ${test.columns}.`,
      );
    }
  }
  const sideways = byColumn || (matrix.rows === 1 && blocks.every((test) => test.columns === matrix.columns));
  const turned = sideways ? transposed(matrix) : matrix;
  const holds = (test: Matrix, index: number): boolean => {
    const value = sideways ? at(test, 0, index) : at(test, index, 0);
    return value === true || (typeof value === 'number' && value !== 0);
  };
  const kept: Scalar[][] = [];
  for (let index = 0; index < turned.rows; index++) {
    if (blocks.every((test) => holds(test, index))) kept.push(rowOf(turned, index));
  }
  if (kept.length === 0) throw fault('#N/A', 'No matches are found in FILTER evaluation.');
  const result = new ArrayMatrix(kept);
  return sideways ? transposed(result) : result;
}

interface SortKey {
  value: (row: number) => Scalar;
  ascending: boolean;
}

function sortKeys(call: Call, matrix: Matrix, args: Value[], name: string): SortKey[] {
  if (args.length === 0) {
    return Array.from({ length: matrix.columns }, (_, column) => ({
      value: (row: number) => matrix.raw(row, column),
      ascending: true,
    }));
  }
  const keys: SortKey[] = [];
  for (let index = 0; index < args.length; index += 2) {
    const by = args[index] ?? null;
    const ascending = truth(call, args[index + 1] ?? null, true);
    if (isMatrix(by) && by.rows === matrix.rows && by.columns === 1 && matrix.rows > 1) {
      keys.push({ value: (row) => by.raw(row, 0), ascending });
      continue;
    }
    const column = whole(call, by, 1);
    if (column < 1 || column > matrix.columns) {
      throw fault(
        '#VALUE!',
        `Function ${name} parameter ${index + 2} value is ${column}. Valid values are between 1 and ${matrix.columns} inclusive.`,
      );
    }
    keys.push({ value: (row) => matrix.raw(row, column - 1), ascending });
  }
  return keys;
}

function sortedRows(matrix: Matrix, keys: SortKey[]): number[] {
  const compare = (a: number, b: number): number => {
    for (const { value, ascending } of keys) {
      const order = compareForSort(plain(value(a)), plain(value(b)), ascending);
      if (order !== 0) return order;
    }
    return a - b;
  };
  return Array.from({ length: matrix.rows }, (_, row) => row).sort(compare);
}

function sort(call: Call, [source = null, ...by]: Value[]): Value {
  const matrix = call.matrix(source);
  return new ArrayMatrix(sortedRows(matrix, sortKeys(call, matrix, by, 'SORT')).map((row) => rowOf(matrix, row)));
}

/** Ties: 0 cuts them off, 1 keeps those of the last place, 2 counts equal rows once, 3 keeps all of the first n different ones. */
function sortn(call: Call, [source = null, count = 1, ties = 0, ...by]: Value[]): Value {
  const matrix = call.matrix(source);
  const wanted = whole(call, count, 1);
  const mode = whole(call, ties, 0);
  const keys = sortKeys(call, matrix, by.length === 0 ? [1, true] : by, 'SORTN');
  const order = sortedRows(matrix, keys);
  const tied = (a: number | undefined, b: number | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    keys.every(({ value }) => compareForSort(plain(value(a)), plain(value(b)), true) === 0);
  const kept: number[] = [];
  let places = 0;
  for (const row of order) {
    const repeats = tied(kept.at(-1), row);
    if (mode === 2 && repeats) continue;
    const full = mode === 3 ? places >= wanted : kept.length >= wanted;
    if (full && !((mode === 1 || mode === 3) && repeats)) break;
    if (!repeats) places++;
    kept.push(row);
  }
  return new ArrayMatrix(kept.map((row) => rowOf(matrix, row)));
}

function lineKey(cells: readonly Scalar[]): string {
  return JSON.stringify(
    cells.map((cell) => {
      const value = plain(cell);
      return value instanceof CellError ? { error: value.code } : value;
    }),
  );
}

function unique(call: Call, [source = null, byColumn = null, once = null]: Value[]): Value {
  const sideways = truth(call, byColumn, false);
  const matrix = sideways ? transposed(call.matrix(source)) : call.matrix(source);
  const counts = new Map<string, number>();
  const lines = rowsOf(matrix);
  for (const cells of lines) counts.set(lineKey(cells), (counts.get(lineKey(cells)) ?? 0) + 1);
  const onlyOnce = truth(call, once, false);
  const seen = new Set<string>();
  const kept = lines.filter((cells) => {
    const key = lineKey(cells);
    if (seen.has(key) || (onlyOnce && counts.get(key) !== 1)) return false;
    seen.add(key);
    return true;
  });
  if (kept.length === 0) throw fault('#N/A', 'No unique values were found.');
  const result = new ArrayMatrix(kept);
  return sideways ? transposed(result) : result;
}

function padding(): CellError {
  return fault('#N/A', 'The stacked ranges differ in size.');
}

function vstack(call: Call, args: Value[]): Value {
  const blocks = args.map((argument) => call.matrix(argument));
  const width = Math.max(...blocks.map((each) => each.columns));
  return new ArrayMatrix(
    blocks.flatMap((each) =>
      rowsOf(each).map((cells) => [...cells, ...Array.from({ length: width - cells.length }, padding)]),
    ),
  );
}

function hstack(call: Call, args: Value[]): Value {
  const blocks = args.map((argument) => call.matrix(argument));
  const height = Math.max(...blocks.map((each) => each.rows));
  const lines: Scalar[][] = [];
  for (let row = 0; row < height; row++) {
    const line: Scalar[] = [];
    for (const each of blocks) {
      for (let column = 0; column < each.columns; column++) {
        line.push(row < each.rows ? each.raw(row, column) : padding());
      }
    }
    lines.push(line);
  }
  return new ArrayMatrix(lines);
}

/** Numbers from the front, negative ones from the back. */
function chosen(call: Call, args: Value[], size: number, name: string): number[] {
  return args.flatMap((argument) =>
    [...valuesOf(call.matrix(argument))].map((value) => {
      const number = Math.trunc(call.number(value));
      const found = number < 0 ? size + number : number - 1;
      if (number === 0 || found < 0 || found >= size) {
        throw fault('#VALUE!', `Function ${name} index ${number} is out of range.`);
      }
      return found;
    }),
  );
}

/** ignore: 1 blanks, 2 errors, 3 both. */
function flattened(call: Call, [source = null, ignore = null, byColumn = null]: Value[]): Scalar[] {
  const given = call.matrix(source);
  const matrix = truth(call, byColumn, false) ? transposed(given) : given;
  const skip = whole(call, ignore, 0);
  const kept: Scalar[] = [];
  for (const cells of rowsOf(matrix)) {
    for (const cell of cells) {
      if ((skip & 1) === 1 && cell === null) continue;
      if ((skip & 2) === 2 && cell instanceof CellError) continue;
      kept.push(cell);
    }
  }
  if (kept.length === 0) throw fault('#REF!', 'There is nothing left to show.');
  return kept;
}

function wrapped(call: Call, [source = null, count = null, pad]: Value[]): Scalar[][] {
  const size = whole(call, count, 1);
  if (size < 1) throw fault('#NUM!', 'The number of values in a line must be at least 1.');
  const values = rowsOf(call.matrix(source)).flat();
  const filler = pad === undefined ? padding() : call.raw(pad);
  const lines: Scalar[][] = [];
  for (let start = 0; start < values.length; start += size) {
    const line = values.slice(start, start + size);
    lines.push([...line, ...Array<Scalar>(size - line.length).fill(filler)]);
  }
  return lines;
}

function sequence(call: Call, [rows = 1, columns = 1, start = 1, step = 1]: Value[]): Value {
  const height = whole(call, rows, 1);
  const width = whole(call, columns, 1);
  if (height < 1 || width < 1) throw fault('#NUM!', 'The number of rows and columns of SEQUENCE must be at least 1.');
  const from = call.number(call.scalar(start ?? 1));
  const by = step === null ? 1 : call.number(call.scalar(step));
  return ArrayMatrix.build(height, width, (row, column) => from + (row * width + column) * by);
}

function snapshot(matrix: Matrix): ArrayMatrix {
  return matrix instanceof ArrayMatrix ? matrix : new ArrayMatrix(rowsOf(matrix));
}

export const arrayFunctions: FunctionTable = {
  ARRAYFORMULA: lazy(1, 1, (call, [node]) => {
    const inner = call.withArrays();
    return node ? snapshot(inner.matrix(inner.evaluate(node))) : null;
  }),
  FILTER: block(2, ANY_NUMBER, filter, { arrays: true }),
  SORT: block(1, ANY_NUMBER, sort, { arrays: true }),
  SORTN: block(1, ANY_NUMBER, sortn, { arrays: true }),
  UNIQUE: block(1, 3, unique),
  VSTACK: block(1, ANY_NUMBER, vstack),
  HSTACK: block(1, ANY_NUMBER, hstack),
  CHOOSECOLS: block(2, ANY_NUMBER, (call, [source = null, ...wanted]) => {
    const matrix = call.matrix(source);
    const columns = chosen(call, wanted, matrix.columns, 'CHOOSECOLS');
    return ArrayMatrix.build(matrix.rows, columns.length, (row, index) => matrix.raw(row, columns[index] ?? 0));
  }),
  CHOOSEROWS: block(2, ANY_NUMBER, (call, [source = null, ...wanted]) => {
    const matrix = call.matrix(source);
    return new ArrayMatrix(chosen(call, wanted, matrix.rows, 'CHOOSEROWS').map((row) => rowOf(matrix, row)));
  }),
  TOCOL: block(1, 3, (call, args) => ArrayMatrix.column(flattened(call, args))),
  TOROW: block(1, 3, (call, args) => new ArrayMatrix([flattened(call, args)])),
  FLATTEN: block(1, ANY_NUMBER, (call, args) =>
    ArrayMatrix.column(args.flatMap((argument) => rowsOf(call.matrix(argument)).flat())),
  ),
  WRAPROWS: block(2, 3, (call, args) => new ArrayMatrix(wrapped(call, args))),
  WRAPCOLS: block(2, 3, (call, args) => transposed(new ArrayMatrix(wrapped(call, args)))),
  TRANSPOSE: block(1, 1, (call, [source = null]) => transposed(call.matrix(source))),
  SEQUENCE: block(1, 4, sequence),
  ARRAY_CONSTRAIN: block(3, 3, (call, [source = null, rows = null, columns = null]) => {
    const matrix = call.matrix(source);
    const height = Math.min(matrix.rows, whole(call, rows, 0));
    const width = Math.min(matrix.columns, whole(call, columns, 0));
    if (height < 1 || width < 1) throw fault('#NUM!', 'ARRAY_CONSTRAIN needs at least one row and one column.');
    return ArrayMatrix.build(height, width, (row, column) => matrix.raw(row, column));
  }),
};
