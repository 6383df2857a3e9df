/** Sums, rounding and arithmetic. */
import { CellError } from '../types.ts';
import { at, fault, finite } from '../values.ts';
import { formatted, numbersIn, roundTo, sum } from './numbers.ts';
import { ANY_NUMBER, block, type Call, type FunctionTable, scalar, type Value } from './registry.ts';

function sumproduct(call: Call, args: Value[]): number {
  const blocks = args.map((argument) => call.matrix(argument));
  const [first, ...others] = blocks;
  if (!first) return 0;
  if (others.some((other) => other.rows !== first.rows || other.columns !== first.columns)) {
    throw fault('#VALUE!', 'SUMPRODUCT has mismatched range sizes.');
  }
  let total = 0;
  for (let row = 0; row < Math.min(...blocks.map((each) => each.filledRows)); row++) {
    for (let column = 0; column < first.columns; column++) {
      let product = 1;
      for (const each of blocks) {
        const value = at(each, row, column);
        if (value instanceof CellError) throw value;
        product *= typeof value === 'number' ? value : value === true ? 1 : 0;
      }
      total += product;
    }
  }
  return total;
}

function modulo(value: number, divisor: number): number {
  if (divisor === 0) throw fault('#DIV/0!', 'Function MOD parameter 2 cannot be zero.');
  const result = value - divisor * Math.floor(value / divisor);
  return result === 0 ? 0 : result;
}

/** To a multiple of the step: up, down or to the nearest. */
function toMultiple(value: number, step: number, round: (value: number) => number): number {
  if (step === 0) return 0;
  return Number((round(Number((value / step).toPrecision(15))) * step).toPrecision(15));
}

function rounding(round: (value: number) => number) {
  return scalar(
    1,
    2,
    (call, value = null, digits = null) => roundTo(call.number(value), Math.trunc(call.number(digits)), round),
    { keepsFormat: true },
  );
}

/** As CEILING and FLOOR, with the side to which negative numbers go as the mode: towards zero unless it is set. */
function mathRounding(positive: (value: number) => number, negative: (value: number, mode: number) => number) {
  return scalar(
    1,
    3,
    (call, value = null, significance = null, mode = null) => {
      const number = call.number(value);
      const step = significance === null ? 1 : Math.abs(call.number(significance));
      const side = call.number(mode);
      return toMultiple(number, step, number < 0 ? (quotient) => negative(quotient, side) : positive);
    },
    { keepsFormat: true },
  );
}

function single(run: (value: number) => number) {
  return scalar(1, 1, (call, value = null) => finite(run(call.number(value))));
}

export const mathFunctions: FunctionTable = {
  SUM: block(1, ANY_NUMBER, (call, args) => {
    const numbers = numbersIn(call, args);
    return formatted(finite(sum(numbers.values)), numbers);
  }),
  SUMSQ: block(1, ANY_NUMBER, (call, args) => sum(numbersIn(call, args).values.map((value) => value * value))),
  PRODUCT: block(1, ANY_NUMBER, (call, args) => {
    const { values } = numbersIn(call, args);
    return values.length === 0 ? 0 : finite(values.reduce((product, value) => product * value, 1));
  }),
  SUMPRODUCT: block(1, ANY_NUMBER, sumproduct, { arrays: true }),
  ROUND: rounding(Math.round),
  ROUNDUP: rounding(Math.ceil),
  ROUNDDOWN: rounding(Math.floor),
  TRUNC: rounding(Math.floor),
  ABS: scalar(1, 1, (call, value = null) => Math.abs(call.number(value)), { keepsFormat: true }),
  SIGN: single(Math.sign),
  'CEILING.MATH': mathRounding(Math.ceil, (quotient, mode) =>
    mode === 0 ? Math.ceil(quotient) : Math.floor(quotient),
  ),
  'FLOOR.MATH': mathRounding(Math.floor, (quotient, mode) => (mode === 0 ? Math.floor(quotient) : Math.ceil(quotient))),
  ISEVEN: scalar(1, 1, (call, value = null) => Math.trunc(call.number(value)) % 2 === 0),
  ISODD: scalar(1, 1, (call, value = null) => Math.trunc(call.number(value)) % 2 !== 0),
  INT: scalar(1, 1, (call, value = null) => Math.floor(call.number(value))),
  MOD: scalar(2, 2, (call, value = null, divisor = null) => modulo(call.number(value), call.number(divisor))),
  QUOTIENT: scalar(2, 2, (call, value = null, divisor = null) => {
    const by = call.number(divisor);
    if (by === 0) throw fault('#DIV/0!', 'Function QUOTIENT parameter 2 cannot be zero.');
    return Math.trunc(call.number(value) / by);
  }),
  CEILING: scalar(
    1,
    2,
    (call, value = null, step = 1) => toMultiple(call.number(value), call.number(step), Math.ceil),
    {
      keepsFormat: true,
    },
  ),
  FLOOR: scalar(1, 2, (call, value = null, step = 1) => toMultiple(call.number(value), call.number(step), Math.floor), {
    keepsFormat: true,
  }),
  MROUND: scalar(2, 2, (call, value = null, step = null) => {
    const number = call.number(value);
    const by = call.number(step);
    if (number * by < 0) throw fault('#NUM!', 'The parameters of MROUND must have the same sign.');
    return toMultiple(number, by, (ratio) => Math.sign(ratio) * Math.round(Math.abs(ratio)));
  }),
  POWER: scalar(2, 2, (call, base = null, exponent = null) => finite(call.number(base) ** call.number(exponent))),
  SQRT: single((value) => Math.sqrt(value)),
  EXP: single((value) => Math.exp(value)),
  LN: single((value) => (value > 0 ? Math.log(value) : Number.NaN)),
  LOG10: single((value) => (value > 0 ? Math.log10(value) : Number.NaN)),
  LOG: scalar(1, 2, (call, value = null, base = 10) => {
    const number = call.number(value);
    const to = call.number(base);
    return finite(number > 0 && to > 0 ? Math.log(number) / Math.log(to) : Number.NaN);
  }),
  PI: scalar(0, 0, () => Math.PI),
  RAND: scalar(0, 0, () => Math.random()),
  RANDBETWEEN: scalar(2, 2, (call, low = null, high = null) => {
    const from = Math.ceil(call.number(low));
    const to = Math.floor(call.number(high));
    if (to < from) throw fault('#NUM!', 'The low end of RANDBETWEEN is above the high end.');
    return from + Math.floor(Math.random() * (to - from + 1));
  }),
};
