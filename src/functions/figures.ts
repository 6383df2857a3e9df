/** The kinds of figures that scorecard, cost, date and offer functions take. */

import { comparable } from '../domain/benchmark/index.ts';
import { MOST } from '../domain/limits.ts';
import { parseRatio } from '../domain/ratio.ts';
import { type Light, parseLight } from '../domain/scorecard/index.ts';
import { type Cell, date, numberFrom, quantity, SOME, type ValueType } from './values.ts';

const { isInteger } = Number;

/** Shapes a value type from a reader; look-up columns compare such cells as text. */
function typeOf<T>(jsdoc: ValueType<T>['jsdoc'], accepts: string, read: (cell: Cell) => T | undefined): ValueType<T> {
  return { jsdoc, accepts, read, key: (cell) => (typeof cell === 'object' ? '' : comparable(String(cell))) };
}

/** Also with a percent sign; the sentence has both limits. */
export function figure(accepts: string, least: number, most: number): ValueType<number> {
  return numberFrom(accepts, least, most, parseRatio);
}

export function wholeFigure(accepts: string, least: number, most: number): ValueType<number> {
  const any = figure(accepts, least, most);
  return {
    ...any,
    read(cell) {
      const value = any.read(cell);
      return isInteger(value) ? value : undefined;
    },
  };
}

/** What something costs. */
export const cost = quantity('an amount in dollars, zero or more', 0, MOST);
/** A difference in dollars. */
export const difference = quantity('an amount in dollars; below zero with a minus', -MOST, MOST);
/** A percent of a benchmark. Above 10 somebody typed 87 for 87%. */
export const percent = figure('a ratio such as 0.87, or 87%', SOME, 10);
export const share = figure('a share from 0 to 1, such as 0.12 or 12%', 0, 1);
export const minutes = quantity('a number of minutes, such as 20', 0, 1e5);
export const days = figure('a number of days from 0 to 1000', 0, 1000);
export const wholeDays = wholeFigure('a whole number of days from 0 to 1000', 0, 1000);
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
