/** Sums, averages, counts and extremes of the cells that meet conditions. */
import { RangeMatrix } from '../range.ts';
import { CellError } from '../types.ts';
import { fault, type Matrix } from '../values.ts';
import { conditions, matches } from './criteria.ts';
import { average, formatted, largest, noNumbers, smallest, sum, take } from './numbers.ts';
import { ANY_NUMBER, type BlockFunction, block, type Call, type FunctionTable, type Value } from './registry.ts';

/** Sheets takes ranges of cells here, not arrays made by a formula. */
function rangeOf(value: Value | undefined): Matrix {
  if (value instanceof CellError) throw value;
  if (!(value instanceof RangeMatrix)) throw fault('#N/A', 'Argument must be a range.');
  return value;
}

/** SUMIF and AVERAGEIF: range, criterion, and the range to take the numbers from. */
function withOneCondition(name: string, run: (values: number[]) => number): BlockFunction {
  return block(
    2,
    3,
    (call, [range = null, test = null, values]) => {
      const target = rangeOf(values ?? range);
      rangeOf(range);
      const numbers = noNumbers();
      for (const [row, column] of matches(conditions(call, [range, test], name))) {
        if (row < target.rows && column < target.columns) take(numbers, target.raw(row, column));
      }
      return formatted(run(numbers.values), numbers);
    },
    { lifted: (index) => index === 1 },
  );
}

/** SUMIFS and its like: the numbers first, then pairs of range and criterion. One value, also under ARRAYFORMULA. */
function withConditions(name: string, run: (values: number[]) => number): BlockFunction {
  return block(3, ANY_NUMBER, (call, [values, ...tests]) => {
    const target = rangeOf(values);
    tests.forEach((range, index) => {
      if (index % 2 === 0) rangeOf(range);
    });
    const all = conditions(call, tests, name);
    const shape = all[0]?.range;
    if (shape && (shape.rows !== target.rows || shape.columns !== target.columns)) {
      throw fault('#VALUE!', `Array arguments to ${name} are of different size.`);
    }
    const numbers = noNumbers();
    for (const [row, column] of matches(all)) take(numbers, target.raw(row, column));
    return formatted(run(numbers.values), numbers);
  });
}

function counting(name: string, most: number): BlockFunction {
  return block(2, most, (call: Call, args: Value[]) => [...matches(conditions(call, args, name))].length, {
    lifted: (index) => index % 2 === 1,
  });
}

export const conditionalFunctions: FunctionTable = {
  SUMIF: withOneCondition('SUMIF', sum),
  SUMIFS: withConditions('SUMIFS', sum),
  AVERAGEIF: withOneCondition('AVERAGEIF', (values) => average(values, 'AVERAGEIF')),
  AVERAGEIFS: withConditions('AVERAGEIFS', (values) => average(values, 'AVERAGEIFS')),
  MINIFS: withConditions('MINIFS', smallest),
  MAXIFS: withConditions('MAXIFS', largest),
  COUNTIF: counting('COUNTIF', 2),
  COUNTIFS: counting('COUNTIFS', ANY_NUMBER),
};
