/** Averages, counts, extremes, ranks. */
import { CellError } from '../types.ts';
import { fault, isMatrix, type Scalar, valuesOf } from '../values.ts';
import { average, formatted, largest, numbersIn, smallest } from './numbers.ts';
import { ANY_NUMBER, type BlockFunction, block, type Call, type FunctionTable, type Value } from './registry.ts';

export function median(values: readonly number[]): number {
  if (values.length === 0) throw fault('#NUM!', 'MEDIAN has no valid input data.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function aggregate(run: (values: number[]) => number): BlockFunction {
  return block(1, ANY_NUMBER, (call, args) => {
    const numbers = numbersIn(call, args);
    return formatted(run(numbers.values), numbers);
  });
}

function count(call: Call, args: Value[]): number {
  let found = 0;
  for (const argument of args) {
    if (isMatrix(argument)) {
      for (const value of valuesOf(argument)) if (typeof value === 'number') found++;
      continue;
    }
    const value = call.scalar(argument);
    if (value === null || value instanceof CellError) continue;
    if (typeof value !== 'string' || countsAsNumber(call, value)) found++;
  }
  return found;
}

function countsAsNumber(call: Call, text: string): boolean {
  if (text === '') return false;
  try {
    call.number(text);
    return true;
  } catch {
    return false;
  }
}

function countAll(call: Call, args: Value[]): number {
  let found = 0;
  for (const argument of args) {
    if (isMatrix(argument)) {
      for (const value of valuesOf(argument)) if (value !== null) found++;
    } else if (call.raw(argument) !== null) found++;
  }
  return found;
}

function countBlank(call: Call, args: Value[]): number {
  let found = 0;
  for (const argument of args) {
    const matrix = call.matrix(argument);
    found += (matrix.rows - matrix.filledRows) * matrix.columns;
    for (const value of valuesOf(matrix)) if (value === null || value === '') found++;
  }
  return found;
}

function ranked(call: Call, args: Value[], descending: boolean, name: string): Scalar {
  const [values = null, position = null] = args;
  // A value given directly counts as a list of one: TRUE is no number in it.
  const numbers = numbersIn(call, [call.matrix(values)]);
  const wanted = Math.trunc(call.number(call.scalar(position)));
  const sorted = numbers.values.sort((a, b) => (descending ? b - a : a - b));
  const found = sorted[wanted - 1];
  if (found === undefined) throw fault('#NUM!', `Function ${name} parameter 2 value is out of range.`);
  return formatted(found, numbers);
}

function countUnique(call: Call, args: Value[]): number {
  const seen = new Set<unknown>();
  for (const argument of args) {
    for (const value of valuesOf(call.matrix(argument))) {
      if (value === null) continue;
      seen.add(typeof value === 'string' ? `"${value.toLowerCase()}` : value instanceof CellError ? value.code : value);
    }
  }
  return seen.size;
}

export const statisticsFunctions: FunctionTable = {
  AVERAGE: aggregate((values) => average(values, 'AVERAGE')),
  COUNT: block(1, ANY_NUMBER, count),
  COUNTA: block(1, ANY_NUMBER, countAll),
  COUNTBLANK: block(1, ANY_NUMBER, countBlank),
  COUNTUNIQUE: block(1, ANY_NUMBER, countUnique),
  MIN: aggregate(smallest),
  MAX: aggregate(largest),
  MEDIAN: aggregate(median),
  LARGE: block(2, 2, (call, args) => ranked(call, args, true, 'LARGE')),
  SMALL: block(2, 2, (call, args) => ranked(call, args, false, 'SMALL')),
  RANK: block(
    2,
    3,
    (call, [subject = null, values = null, ascending = null]) => {
      const value = call.number(call.scalar(subject));
      const upward = call.boolean(call.scalar(ascending));
      const numbers = numbersIn(call, [values]).values;
      if (!numbers.includes(value)) throw fault('#N/A', 'Function RANK did not find the value.');
      return 1 + numbers.filter((other) => (upward ? other < value : other > value)).length;
    },
    { lifted: (index) => index === 0 },
  ),
};
