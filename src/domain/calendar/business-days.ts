/** Business days: Monday to Friday without US federal holidays and the practice's own (AMB-36). */
import { dayNumber, plainDateOf, weekday, yearOf } from './plain-date.ts';

const SATURDAY = 6;
const MONDAY = 1;
const THURSDAY = 4;

/** Fixed days: month, day, first year. */
const FIXED: readonly (readonly [month: number, day: number, since: number])[] = [
  [1, 1, 0],
  [6, 19, 2021],
  [7, 4, 0],
  [11, 11, 0],
  [12, 25, 0],
];

/** The n-th such weekday of a month; the last for 5. */
const FLOATING: readonly (readonly [month: number, nth: number, weekday: number])[] = [
  [1, 3, MONDAY],
  [2, 3, MONDAY],
  [5, 5, MONDAY],
  [9, 1, MONDAY],
  [10, 2, MONDAY],
  [11, 4, THURSDAY],
];

const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000;

/** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after. */
function observed(day: number): number {
  if (weekday(day) === SATURDAY) return day - 1;
  return weekday(day) === 0 ? day + 1 : day;
}

function nthWeekday(year: number, month: number, nth: number, wanted: number): number {
  const first = dayOf(year, month, 1);
  const day = first + ((wanted - weekday(first) + 7) % 7) + 7 * (nth - 1);
  return day < dayOf(year, month + 1, 1) ? day : day - 7;
}

/**
 * The days on which US federal offices are closed for the holidays of a year, in order (5 U.S.C. 6103; Juneteenth from
 * 2021). January 1 on a Saturday is kept on December 31 of the year before, and stands under its own year.
 */
export function federalHolidays(year: number): string[] {
  return holidayNumbers(year).map(plainDateOf);
}

function holidayNumbers(year: number): number[] {
  const fixed = FIXED.filter(([, , since]) => year >= since).map(([month, day]) => observed(dayOf(year, month, day)));
  const floating = FLOATING.map(([month, nth, wanted]) => nthWeekday(year, month, nth, wanted));
  return [...fixed, ...floating].sort((a, b) => a - b);
}

/** The holidays kept within a calendar year; a New Year's Day kept in December belongs to the next. */
const closed = new Map<number, ReadonlySet<number>>();

function closedDays(year: number): ReadonlySet<number> {
  let days = closed.get(year);
  if (days === undefined) {
    days = new Set([...holidayNumbers(year), ...holidayNumbers(year + 1)]);
    closed.set(year, days);
  }
  return days;
}

/** The practice's own days off, `YYYY-MM-DD`. */
export type Holidays = ReadonlySet<string>;
const NONE: Holidays = new Set();

function isOpen(day: number, own: Holidays): boolean {
  const of = weekday(day);
  if (of === 0 || of === SATURDAY || closedDays(yearOf(day)).has(day)) return false;
  return own.size === 0 || !own.has(plainDateOf(day));
}

export function isBusinessDay(date: string, own: Holidays = NONE): boolean {
  return isOpen(dayNumber(date), own);
}

/**
 * The `count`-th business day after a date; the date itself does not count, whatever day it is. 0 gives the date, or the
 * next business day where it is none.
 */
export function addBusinessDays(date: string, count: number, own: Holidays = NONE): string {
  let day = dayNumber(date);
  if (count === 0) while (!isOpen(day, own)) day++;
  for (let left = count; left > 0; ) if (isOpen(++day, own)) left--;
  return plainDateOf(day);
}

/** Business days after `from`, up to and with `to`; 0 when `to` is not later. */
export function businessDaysBetween(from: string, to: string, own: Holidays = NONE): number {
  let days = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(to); day++) if (isOpen(day, own)) days++;
  return days;
}
