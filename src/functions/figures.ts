/** The kinds of figures that scorecard, cost, date and offer functions take. Bounded, so that no sum outgrows a cell. */
import { comparable } from '../domain/benchmark/index.ts';
import { parseRatio } from '../domain/ratio.ts';
import { type Light, parseLight } from '../domain/scorecard/index.ts';
import { isAtMost } from '../domain/tolerance.ts';
import { type Cell, date, type ValueType } from './values.ts';

const { max, min } = Math;
const { isInteger } = Number;

/** Shapes a value type from a reader; look-up columns compare such cells as text. */
function typeOf<T>(jsdoc: ValueType<T>['jsdoc'], accepts: string, read: (cell: Cell) => T | undefined): ValueType<T> {
  return { jsdoc, accepts, read, key: (cell) => (typeof cell === 'object' ? '' : comparable(String(cell))) };
}

/** A number from `least` to `most`, also typed as text or with a percent sign. */
export function figure(accepts: string, least: number, most: number, whole = false): ValueType<number> {
  return typeOf('number', accepts, (cell) => {
    const value = typeof cell === 'number' ? cell : typeof cell === 'string' ? parseRatio(cell) : null;
    if (value === null || !isAtMost(least, value) || !isAtMost(value, most)) return undefined;
    // A share that a formula made may be 1.0000000000000002.
    return whole && !isInteger(value) ? undefined : min(max(value, least), most);
  });
}

/** Above zero, for what AMB-32 refuses at zero. */
const SOME = 1e-6;

/** What a payer pays for a session. */
export const rate = figure('an amount above zero, such as 94.50', SOME, 1e6);
/** What something costs. */
export const cost = figure('an amount in dollars, zero or more', 0, 1e9);
/** A difference in dollars. */
export const difference = figure('an amount in dollars; below zero with a minus', -1e9, 1e9);
/** A percent of a benchmark. Above 10 somebody typed 87 for 87%. */
export const percent = figure('a ratio such as 0.87, or 87%', SOME, 10);
export const share = figure('a share from 0 to 1, such as 0.12 or 12%', 0, 1);
export const number = figure('a number, zero or more', 0, 1e9);
export const minutes = figure('minutes, zero or more', 0, 1e5);
export const days = figure('a number of days from 0 to 1000', 0, 1000);
export const wholeDays = figure('a whole number of days from 0 to 1000', 0, 1000, true);
export const years = figure('a number of years from 0 to 50', 0, 50);

export const light: ValueType<Light> = typeOf('string', 'green, yellow or red', (cell) =>
  typeof cell === 'string' ? (parseLight(cell) ?? undefined) : undefined,
);

const YES = ['yes', 'y', 'true'];
const NO = ['no', 'n', 'false'];

export const answer: ValueType<boolean> = typeOf('string', 'yes or no', (cell) => {
  const word = String(cell).toLowerCase();
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : undefined;
});

/** A day that date arithmetic stays within the calendar with. */
export const day: ValueType<string> = typeOf('Date', date.accepts, (cell) => {
  const read = date.read(cell);
  return read !== undefined && read >= '1950' && read < '2200' ? read : undefined;
});
