/** INDEX, MATCH and the look-ups. */
import { RangeMatrix } from '../range.ts';
import { CellError, type CellValue } from '../types.ts';
import { ArrayMatrix, at, compareValues, fault, type Matrix, rowOf, type Scalar, transposed } from '../values.ts';
import { wildcard } from './criteria.ts';
import { ANY_NUMBER, block, type Call, type FunctionTable, lazy, type Value } from './registry.ts';

/** The values of a single row or column; a block of both is no place to search. */
function line(matrix: Matrix, name: string): { length: number; filled: number; value: (index: number) => CellValue } {
  if (matrix.columns === 1) {
    return { length: matrix.rows, filled: matrix.filledRows, value: (index) => at(matrix, index, 0) };
  }
  if (matrix.rows === 1) {
    return { length: matrix.columns, filled: matrix.columns, value: (index) => at(matrix, 0, index) };
  }
  throw fault('#N/A', `${name} range must be a single row or a single column.`);
}

type Line = ReturnType<typeof line>;

function sameKind(a: CellValue, b: CellValue): boolean {
  return a !== null && !(a instanceof CellError) && typeof a === typeof b;
}

function missing(name: string, key: CellValue): CellError {
  return fault('#N/A', `Did not find value '${String(key ?? '')}' in ${name} evaluation.`);
}

/** -1: not there. */
function findExact(values: Line, key: CellValue, wild: boolean, backward = false): number {
  // A blank is no value of any kind, so it is nowhere.
  if (key === null) return -1;
  const pattern = wild && typeof key === 'string' ? wildcard(key) : undefined;
  const hit = (value: CellValue): boolean =>
    sameKind(value, key) &&
    (pattern ? typeof value === 'string' && pattern.test(value) : compareValues(value, key) === 0);
  const last = values.filled - 1;
  for (let step = 0; step <= last; step++) {
    const index = backward ? last - step : step;
    if (hit(values.value(index))) return index;
  }
  return -1;
}

/** In ascending values, the last that is not above the key; in descending ones, the last that is not below it. */
function findSorted(values: Line, key: CellValue, descending: boolean): number {
  let found = -1;
  for (let index = 0; index < values.filled; index++) {
    const value = values.value(index);
    if (!sameKind(value, key)) continue;
    const order = compareValues(value, key);
    if (descending ? order < 0 : order > 0) break;
    found = index;
  }
  return found;
}

/** The value nearest to the key on one side, wherever it stands. */
function findNearest(values: Line, key: CellValue, larger: boolean, backward: boolean): number {
  let found = -1;
  for (let step = 0; step < values.filled; step++) {
    const index = backward ? values.filled - 1 - step : step;
    const value = values.value(index);
    if (!sameKind(value, key)) continue;
    const order = compareValues(value, key);
    if (order === 0) return index;
    if (larger ? order < 0 : order > 0) continue;
    if (
      found < 0 ||
      (larger ? compareValues(value, values.value(found)) < 0 : compareValues(value, values.value(found)) > 0)
    ) {
      found = index;
    }
  }
  return found;
}

function keyOf(call: Call, value: Value): CellValue {
  const key = call.scalar(value);
  if (key instanceof CellError) throw key;
  return key;
}

function integer(call: Call, value: Value): number {
  return Math.trunc(call.number(call.scalar(value)));
}

function match(call: Call, [wanted = null, range = null, kind = 1]: Value[]): number {
  const key = keyOf(call, wanted);
  const values = line(call.matrix(range), 'MATCH');
  const type = kind === null ? 1 : integer(call, kind);
  const index = type === 0 ? findExact(values, key, true) : findSorted(values, key, type < 0);
  if (index < 0) throw missing('MATCH', key);
  return index + 1;
}

/** VLOOKUP as such, and HLOOKUP on the table turned over. */
function tableLookup(call: Call, table: Matrix, args: Value[], name: string): Scalar {
  const [wanted = null, , position = null, sorted = true] = args;
  const key = keyOf(call, wanted);
  const column = integer(call, position);
  if (column < 1)
    throw fault('#VALUE!', `Function ${name} parameter 3 value is ${column}. It should be greater than or equal to 1.`);
  if (column > table.columns) throw fault('#REF!', `${name} evaluates to an out of bounds range.`);
  const keys: Line = { length: table.rows, filled: table.filledRows, value: (index) => at(table, index, 0) };
  const approximate = call.boolean(call.scalar(sorted));
  const index = approximate ? findSorted(keys, key, false) : findExact(keys, key, true);
  if (index < 0) throw missing(name, key);
  return table.raw(index, column - 1);
}

function xlookup(call: Call, args: Value[]): Value {
  const [wanted = null, lookup = null, result = null, whenMissing, matchMode = 0, searchMode = 1] = args;
  const key = keyOf(call, wanted);
  const range = call.matrix(lookup);
  const values = line(range, 'XLOOKUP');
  const results = call.matrix(result);
  const across = range.rows === 1 && range.columns > 1;
  if ((across ? results.columns : results.rows) !== values.length) {
    throw fault('#VALUE!', 'Array arguments to XLOOKUP are of different size.');
  }
  const mode = integer(call, matchMode);
  const backward = integer(call, searchMode) < 0;
  const index =
    mode === 0 || mode === 2
      ? findExact(values, key, mode === 2, backward)
      : findNearest(values, key, mode === 1, backward);
  if (index < 0) {
    if (whenMissing === undefined || whenMissing === null) throw missing('XLOOKUP', key);
    return whenMissing;
  }
  if (across) {
    return results.rows === 1
      ? results.raw(0, index)
      : ArrayMatrix.build(results.rows, 1, (row) => results.raw(row, index));
  }
  return results.columns === 1 ? results.raw(index, 0) : new ArrayMatrix([rowOf(results, index)]);
}

function xmatch(call: Call, [wanted = null, range = null, matchMode = 0, searchMode = 1]: Value[]): number {
  const key = keyOf(call, wanted);
  const values = line(call.matrix(range), 'XMATCH');
  const mode = integer(call, matchMode);
  const backward = integer(call, searchMode) < 0;
  const index =
    mode === 0 || mode === 2
      ? findExact(values, key, mode === 2, backward)
      : findNearest(values, key, mode === 1, backward);
  if (index < 0) throw missing('XMATCH', key);
  return index + 1;
}

/** Row and column from 1; 0 means all of them. */
function index(call: Call, [source = null, rowArgument = null, columnArgument = null]: Value[]): Value {
  const matrix = call.matrix(source);
  const row = integer(call, rowArgument);
  const column = integer(call, columnArgument);
  if (row < 0 || row > matrix.rows) throw outside(2, row, matrix.rows);
  if (column < 0 || column > matrix.columns) throw outside(3, column, matrix.columns);
  if (row > 0 && column > 0) return matrix.raw(row - 1, column - 1);
  if (row === 0 && column === 0) return ArrayMatrix.build(matrix.rows, matrix.columns, (r, c) => matrix.raw(r, c));
  if (column > 0) return ArrayMatrix.build(matrix.rows, 1, (r) => matrix.raw(r, column - 1));
  return new ArrayMatrix([rowOf(matrix, row - 1)]);
}

function outside(parameter: number, value: number, most: number): CellError {
  return fault(
    '#NUM!',
    `Function INDEX parameter ${parameter} value is ${value}. Valid values are between 0 and ${most} inclusive.`,
  );
}

function choose(call: Call, [position = null, ...choices]: Value[]): Value {
  const wanted = integer(call, position);
  const choice = wanted >= 1 ? choices[wanted - 1] : undefined;
  if (choice === undefined) {
    throw fault(
      '#NUM!',
      `Function CHOOSE parameter 1 value is ${wanted}. Valid values are between 1 and ${choices.length} inclusive.`,
    );
  }
  return choice;
}

function lookup(call: Call, [wanted = null, source = null, results]: Value[]): Scalar {
  const key = keyOf(call, wanted);
  const range = call.matrix(source);
  const isLine = range.rows === 1 || range.columns === 1;
  const across = range.columns > range.rows;
  const keys = isLine ? range : across ? transposed(range) : range;
  const values: Line = isLine
    ? line(range, 'LOOKUP')
    : { length: keys.rows, filled: keys.filledRows, value: (at_) => at(keys, at_, 0) };
  const found = findSorted(values, key, false);
  if (found < 0) throw missing('LOOKUP', key);
  if (results !== undefined) {
    const target = call.matrix(results);
    return target.rows === 1 ? target.raw(0, found) : target.raw(found, 0);
  }
  if (isLine) return values.value(found);
  return keys.raw(found, keys.columns - 1);
}

/** ROW and COLUMN: the number of each row or column of the reference, from 1. */
function position(axis: 'row' | 'column') {
  return lazy(0, 1, (call, [node]) => {
    const reference = node ? call.argument(node) : undefined;
    if (reference === undefined) return call[axis] + 1;
    if (!(reference instanceof RangeMatrix)) throw fault('#N/A', 'Argument must be a range.');
    const { top, left, rows, columns } = reference;
    if (axis === 'row') return call.arrayMode ? ArrayMatrix.build(rows, 1, (row) => top + row + 1) : top + 1;
    return call.arrayMode ? ArrayMatrix.build(1, columns, (_, column) => left + column + 1) : left + 1;
  });
}

const first = (index_: number): boolean => index_ === 0;

export const lookupFunctions: FunctionTable = {
  INDEX: block(1, 3, index, { arrays: true }),
  MATCH: block(2, 3, match, { lifted: first }),
  XMATCH: block(2, 4, xmatch, { lifted: first }),
  VLOOKUP: block(3, 4, (call, args) => tableLookup(call, call.matrix(args[1] ?? null), args, 'VLOOKUP'), {
    lifted: (at_) => at_ === 0 || at_ === 2,
  }),
  HLOOKUP: block(3, 4, (call, args) => tableLookup(call, transposed(call.matrix(args[1] ?? null)), args, 'HLOOKUP'), {
    lifted: (at_) => at_ === 0 || at_ === 2,
  }),
  XLOOKUP: block(3, 6, xlookup, { lifted: first }),
  LOOKUP: block(2, 3, lookup, { lifted: first }),
  CHOOSE: block(2, ANY_NUMBER, choose),
  ROW: position('row'),
  COLUMN: position('column'),
  ROWS: block(1, 1, (call, [value = null]) => call.matrix(value).rows),
  COLUMNS: block(1, 1, (call, [value = null]) => call.matrix(value).columns),
};
