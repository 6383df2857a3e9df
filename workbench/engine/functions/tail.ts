/**
 * The long tail, from a library: spread and position of values, loans, trigonometry. The library takes plain numbers;
 * reading the arguments, errors and formats are ours.
 */
import {
  COMBIN,
  COS,
  DEGREES,
  DEVSQ,
  EFFECT,
  FACT,
  FORECAST,
  FV,
  GCD,
  INTERCEPT,
  IPMT,
  IRR,
  LCM,
  MODESNGL,
  NOMINAL,
  NPER,
  PEARSON,
  PERCENTILEEXC,
  PERCENTILEINC,
  PMT,
  PPMT,
  PV,
  QUARTILEEXC,
  QUARTILEINC,
  RADIANS,
  RSQ,
  SIN,
  SLN,
  SLOPE,
  STDEVP,
  STDEVS,
  STEYX,
  TAN,
  VARP,
  VARS,
} from '@formulajs/formulajs';
import { at, Formatted, fault, finite, type Scalar, withFormat } from '../values.ts';
import { numbersIn } from './numbers.ts';
import {
  ANY_NUMBER,
  type BlockFunction,
  block,
  type Call,
  type FunctionTable,
  scalar,
  type Value,
} from './registry.ts';

function checked(result: unknown): number {
  if (typeof result === 'number') return finite(result);
  const code = result instanceof Error ? result.message : '';
  if (code === '#N/A') throw fault('#N/A');
  if (code === '#DIV/0!') throw fault('#DIV/0!', 'The calculation divides by zero.');
  throw fault(code === '#VALUE!' ? '#VALUE!' : '#NUM!', 'There is no result for these values.');
}

/** All numbers of the arguments as one list; `least` of them at least. */
function ofNumbers(run: (values: number[]) => unknown, least = 1): BlockFunction {
  return block(1, ANY_NUMBER, (call, args) => {
    const { values } = numbersIn(call, args);
    if (values.length < least) throw fault('#DIV/0!', `At least ${least} numbers are needed.`);
    return checked(run(values));
  });
}

/** A list, then a number. */
function ofListAndNumber(run: (values: number[], position: number) => unknown): BlockFunction {
  return block(2, 2, (call, [list = null, position = null]) => {
    const numbers = numbersIn(call, [list]);
    if (numbers.values.length === 0) throw fault('#NUM!', 'There are no numbers to choose from.');
    return withFormat(checked(run(numbers.values, call.number(call.scalar(position)))), numbers.format);
  });
}

/** Two lists of one size; places where either has no number are left out. */
function pairs(call: Call, first: Value, second: Value): [number[], number[]] {
  const a = call.matrix(first);
  const b = call.matrix(second);
  if (a.rows * a.columns !== b.rows * b.columns) throw fault('#N/A', 'The two ranges differ in size.');
  const left: number[] = [];
  const right: number[] = [];
  for (let index = 0; index < a.rows * a.columns; index++) {
    const x = at(a, Math.floor(index / a.columns), index % a.columns);
    const y = at(b, Math.floor(index / b.columns), index % b.columns);
    if (typeof x !== 'number' || typeof y !== 'number') continue;
    left.push(x);
    right.push(y);
  }
  return [left, right];
}

function ofPairs(run: (first: number[], second: number[]) => unknown): BlockFunction {
  return block(2, 2, (call, [first = null, second = null]) => checked(run(...pairs(call, first, second))));
}

/** Numbers one by one; left-out ones are left to the library. */
function ofScalars(min: number, max: number, run: (...values: number[]) => unknown, shows?: 'money') {
  return scalar(min, max, (call, ...values): Scalar => {
    const result = checked(run(...values.map((value) => call.number(value))));
    return shows === 'money' ? new Formatted(result, call.locale.currencyPattern) : result;
  });
}

const standardDeviation = ofNumbers((values) => STDEVS(...values), 2);
const variance = ofNumbers((values) => VARS(...values), 2);
const mode = ofNumbers((values) => MODESNGL(values));
const percentile = ofListAndNumber(PERCENTILEINC);
const quartile = ofListAndNumber(QUARTILEINC);
const correlation = ofPairs(PEARSON);

const forecast = block(3, 3, (call, [x = null, ys = null, xs = null]) => {
  const [left, right] = pairs(call, ys, xs);
  return checked(FORECAST(call.number(call.scalar(x)), left, right));
});

export const tailFunctions: FunctionTable = {
  STDEV: standardDeviation,
  'STDEV.S': standardDeviation,
  STDEVP: ofNumbers((values) => STDEVP(...values)),
  'STDEV.P': ofNumbers((values) => STDEVP(...values)),
  VAR: variance,
  'VAR.S': variance,
  VARP: ofNumbers((values) => VARP(...values)),
  'VAR.P': ofNumbers((values) => VARP(...values)),
  DEVSQ: ofNumbers((values) => DEVSQ(...values)),
  MODE: mode,
  'MODE.SNGL': mode,
  PERCENTILE: percentile,
  'PERCENTILE.INC': percentile,
  'PERCENTILE.EXC': ofListAndNumber(PERCENTILEEXC),
  QUARTILE: quartile,
  'QUARTILE.INC': quartile,
  'QUARTILE.EXC': ofListAndNumber(QUARTILEEXC),
  PEARSON: correlation,
  CORREL: correlation,
  RSQ: ofPairs(RSQ),
  SLOPE: ofPairs(SLOPE),
  INTERCEPT: ofPairs(INTERCEPT),
  STEYX: ofPairs(STEYX),
  FORECAST: forecast,
  'FORECAST.LINEAR': forecast,
  PMT: ofScalars(3, 5, PMT, 'money'),
  PPMT: ofScalars(4, 6, PPMT, 'money'),
  IPMT: ofScalars(4, 6, IPMT, 'money'),
  PV: ofScalars(3, 5, PV, 'money'),
  FV: ofScalars(3, 5, FV, 'money'),
  NPER: ofScalars(3, 5, NPER),
  SLN: ofScalars(3, 3, SLN, 'money'),
  EFFECT: ofScalars(2, 2, EFFECT),
  NOMINAL: ofScalars(2, 2, NOMINAL),
  IRR: block(1, 2, (call, [flows = null, guess = 0.1]) => {
    const result = checked(IRR(numbersIn(call, [flows]).values, call.number(call.scalar(guess))));
    return new Formatted(result, '0%');
  }),
  GCD: ofNumbers((values) => GCD(...values)),
  LCM: ofNumbers((values) => LCM(...values)),
  COMBIN: ofScalars(2, 2, COMBIN),
  FACT: ofScalars(1, 1, FACT),
  RADIANS: ofScalars(1, 1, RADIANS),
  DEGREES: ofScalars(1, 1, DEGREES),
  SIN: ofScalars(1, 1, SIN),
  COS: ofScalars(1, 1, COS),
  TAN: ofScalars(1, 1, TAN),
};
