/** Criteria of SUMIF, COUNTIFS and their like: `">10"`, `"<>"`, `"Ae*"`, 5. */
import { CellError, type CellValue } from '../types.ts';
import { readNumber } from '../typing.ts';
import { at, compareText, compareValues, fault, type Matrix } from '../values.ts';
import type { Call, Value } from './registry.ts';

export type Criterion = (value: CellValue) => boolean;

const OPERATOR = /^(<=|>=|<>|=|<|>)?([\s\S]*)$/;

/** `?` is one character, `*` any number, `~` takes the next one as it is; undefined: no wildcard in the text. */
export function wildcard(text: string): RegExp | undefined {
  if (!/[*?~]/.test(text)) return undefined;
  const pattern = text.replace(
    /~([*?~])|([*?])|([.+^${}()|[\]\\/])/g,
    (_, escaped: string, wild: string, special: string) => {
      if (escaped !== undefined) return escaped === '~' ? '~' : `\\${escaped}`;
      if (wild !== undefined) return wild === '*' ? '[\\s\\S]*' : '[\\s\\S]';
      return `\\${special}`;
    },
  );
  return new RegExp(`^${pattern}$`, 'iu');
}

export function criterion(call: Call, given: CellValue): Criterion {
  if (given instanceof CellError) throw given;
  if (typeof given === 'number') return equalsNumber(call, given);
  if (typeof given === 'boolean') return (value) => value === given;
  const [, operator = '', operand = ''] = OPERATOR.exec(given ?? '') ?? [];
  if (operand === '') return againstNothing(operator);
  const number = readNumber(operand, call.locale)?.value;
  switch (operator) {
    case '':
    case '=':
      return number === undefined ? equalsText(operand) : equalsNumber(call, number);
    case '<>': {
      const equal = number === undefined ? equalsText(operand) : (value: CellValue) => value === number;
      return (value) => !(value instanceof CellError) && !equal(value);
    }
    default:
      return ordered(operator, number ?? operand);
  }
}

function againstNothing(operator: string): Criterion {
  if (operator === '') return (value) => value === null || value === '';
  if (operator === '=') return (value) => value === null;
  if (operator === '<>') return (value) => value !== null;
  return () => false;
}

/** A number written as text counts as that number: codes are often kept as text. */
function equalsNumber(call: Call, number: number): Criterion {
  return (value) => {
    if (typeof value === 'string') return readNumber(value, call.locale)?.value === number;
    return typeof value === 'number' && compareValues(value, number) === 0;
  };
}

function equalsText(text: string): Criterion {
  if (/^(true|false)$/i.test(text)) {
    const truth = /^true$/i.test(text);
    return (value) => value === truth || (typeof value === 'string' && compareText(value, text) === 0);
  }
  const pattern = wildcard(text);
  return (value) => typeof value === 'string' && (pattern ? pattern.test(value) : compareText(value, text) === 0);
}

/** Only values of the same kind are compared. */
function ordered(operator: string, operand: number | string): Criterion {
  return (value) => {
    if (typeof value !== typeof operand) return false;
    const order = compareValues(value, operand);
    if (operator === '<') return order < 0;
    if (operator === '<=') return order <= 0;
    if (operator === '>') return order > 0;
    return order >= 0;
  };
}

interface Condition {
  range: Matrix;
  holds: Criterion;
}

/** Pairs of range and criterion; all ranges must have the size of the first. */
export function conditions(call: Call, args: Value[], name: string): Condition[] {
  const found: Condition[] = [];
  for (let index = 0; index < args.length; index += 2) {
    if (index + 1 >= args.length) throw fault('#N/A', `Wrong number of arguments to ${name}.`);
    const range = call.matrix(args[index] ?? null);
    const first = found[0]?.range ?? range;
    if (range.rows !== first.rows || range.columns !== first.columns) {
      throw fault('#VALUE!', `Array arguments to ${name} are of different size.`);
    }
    found.push({ range, holds: criterion(call, call.scalar(args[index + 1] ?? null)) });
  }
  return found;
}

/** Positions where all conditions hold, in row order. */
export function* matches(all: Condition[]): Generator<[number, number]> {
  const first = all[0]?.range;
  if (!first) return;
  // A blank row can only meet a condition that a blank meets.
  const rows = all.every(({ holds }) => holds(null))
    ? first.rows
    : Math.max(...all.map(({ range }) => range.filledRows));
  for (let row = 0; row < Math.min(rows, first.rows); row++) {
    for (let column = 0; column < first.columns; column++) {
      if (all.every(({ range, holds }) => holds(at(range, row, column)))) yield [row, column];
    }
  }
}
