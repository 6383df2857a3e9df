/** Numbers in the arguments of SUM, AVERAGE, MAX and their like. */
import { CellError } from '../types.ts';
import { Formatted, fault, isMatrix, type Scalar, withFormat } from '../values.ts';
import type { Call, Value } from './registry.ts';

export interface Numbers {
  readonly values: number[];
  /** That of the first number; the result takes it over. */
  format: string | undefined;
}

export function noNumbers(): Numbers {
  return { values: [], format: undefined };
}

/** Adds a number; text, booleans and blanks are passed over, an error is thrown. */
export function take(numbers: Numbers, raw: Scalar): void {
  if (raw instanceof CellError) throw raw;
  if (raw instanceof Formatted) {
    if (numbers.values.length === 0) numbers.format = raw.format;
    numbers.values.push(raw.value);
  } else if (typeof raw === 'number') numbers.values.push(raw);
}

/** In ranges only numbers count; text and booleans given directly are read as numbers. */
export function numbersIn(call: Call, args: Value[]): Numbers {
  const found = noNumbers();
  for (const argument of args) {
    if (isMatrix(argument)) {
      for (let row = 0; row < argument.filledRows; row++) {
        for (let column = 0; column < argument.columns; column++) take(found, argument.raw(row, column));
      }
      continue;
    }
    const raw = call.raw(argument);
    if (raw === null) continue;
    if (raw === '') throw fault('#VALUE!', 'A text stands where a number is needed.');
    take(found, raw instanceof Formatted ? raw : call.number(raw));
  }
  return found;
}

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export function formatted(value: number, numbers: Numbers): Scalar {
  return withFormat(value, numbers.format);
}

/** Rounds half away from zero by the decimal digits that the number shows, so that 1.005 becomes 1.01. */
export function roundTo(value: number, digits: number, round: (value: number) => number = Math.round): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const result = shiftDecimal(round(shiftDecimal(Math.abs(value), digits)), -digits);
  return Math.sign(value) * result;
}

/** value x 10^digits without the noise of a binary product. */
function shiftDecimal(value: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = Number(value.toPrecision(15)).toExponential().split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

export function average(values: readonly number[], name: string): number {
  if (values.length === 0) throw fault('#DIV/0!', `Evaluation of function ${name} caused a divide by zero error.`);
  return sum(values) / values.length;
}

/** Not Math.max(...values): an open range may hold more values than a call takes arguments. */
function extreme(values: readonly number[], better: (a: number, b: number) => boolean): number {
  let best = values[0] ?? 0;
  for (const value of values) if (better(value, best)) best = value;
  return best;
}

export const largest = (values: readonly number[]): number => extreme(values, (a, b) => a > b);
export const smallest = (values: readonly number[]): number => extreme(values, (a, b) => a < b);
