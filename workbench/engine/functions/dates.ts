/** Dates, their parts, and working days. */
import { addMonths, dateOf, dayOfWeek, secondsOfDay, serialOf } from '../calendar.ts';
import { isDatePattern } from '../display.ts';
import { CellError, type CellValue } from '../types.ts';
import { readNumber } from '../typing.ts';
import { Formatted, fault, type Scalar, valuesOf } from '../values.ts';
import { block, type Call, type FunctionTable, scalar, type Value } from './registry.ts';

function day(call: Call, value: CellValue): number {
  return Math.floor(call.number(value));
}

function asDate(call: Call, serial: number): Formatted {
  return new Formatted(serial, call.locale.datePattern);
}

function date(call: Call, years: CellValue, months: CellValue, days: CellValue): Scalar {
  for (const part of [years, months, days]) {
    if (typeof part === 'string' && readNumber(part, call.locale) === undefined) call.number(part);
  }
  const year = Math.trunc(call.number(years));
  if (year < 0 || year > 9999)
    throw fault('#NUM!', `Function DATE parameter 1 value is ${year}. It should be between 0 and 9999.`);
  const full = year < 1900 ? year + 1900 : year;
  return asDate(call, serialOf(full, Math.trunc(call.number(months)), Math.trunc(call.number(days))));
}

/** Whole units between two days: the day of the month must be reached. */
function difference(start: number, end: number, unit: string): number {
  if (end < start)
    throw fault('#NUM!', 'Function DATEDIF parameter 1 (the start date) is after parameter 2 (the end date).');
  const from = dateOf(start);
  const to = dateOf(end);
  const months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  switch (unit.toUpperCase()) {
    case 'D':
      return end - start;
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return months % 12;
    case 'MD':
      return end - addMonths(start, months);
    case 'YD':
      return end - addMonths(start, Math.floor(months / 12) * 12);
    default:
      throw fault('#NUM!', `Function DATEDIF parameter 3 value "${unit}" is not one of D, M, Y, YM, MD, YD.`);
  }
}

/** Days off by weekday, from Sunday; given as a number (1 to 7, 11 to 17) or seven characters from Monday. */
function weekend(call: Call, given: Value | undefined): boolean[] {
  const value = given === undefined ? 1 : (call.scalar(given) ?? 1);
  const off = Array<boolean>(7).fill(false);
  if (typeof value === 'string' && /^[01]{7}$/.test(value)) {
    if (value === '1111111') throw fault('#VALUE!', 'A week needs at least one working day.');
    return off.map((_, weekday) => value.charAt((weekday + 6) % 7) === '1');
  }
  const code = Math.trunc(call.number(value));
  if (code >= 1 && code <= 7) return off.map((_, weekday) => weekday === (code + 5) % 7 || weekday === (code + 6) % 7);
  if (code >= 11 && code <= 17) return off.map((_, weekday) => weekday === code - 11);
  throw fault('#NUM!', 'The weekend is a number from 1 to 7 or 11 to 17, or seven digits 0 and 1.');
}

function holidays(call: Call, given: Value | undefined): Set<number> {
  const days = new Set<number>();
  if (given === undefined) return days;
  for (const value of valuesOf(call.matrix(given))) {
    if (value instanceof CellError) throw value;
    if (value !== null && value !== '') days.add(day(call, value));
  }
  return days;
}

function isWorkday(serial: number, off: boolean[], closed: Set<number>): boolean {
  return off[dayOfWeek(serial)] !== true && !closed.has(serial);
}

function workday(call: Call, start: Value, count: Value, off: boolean[], closed: Set<number>): Scalar {
  let serial = day(call, call.scalar(start));
  let left = Math.trunc(call.number(call.scalar(count)));
  const step = Math.sign(left);
  while (left !== 0) {
    serial += step;
    if (isWorkday(serial, off, closed)) left -= step;
  }
  return asDate(call, serial);
}

/** Both ends count; negative where the end comes first. */
function workdaysBetween(call: Call, start: Value, end: Value, off: boolean[], closed: Set<number>): number {
  const from = day(call, call.scalar(start));
  const to = day(call, call.scalar(end));
  let count = 0;
  for (let serial = Math.min(from, to); serial <= Math.max(from, to); serial++) {
    if (isWorkday(serial, off, closed)) count++;
  }
  return from <= to ? count : -count;
}

function weekday(call: Call, value: CellValue, type: CellValue): number {
  const sunday = dayOfWeek(day(call, value));
  switch (Math.trunc(call.number(type ?? 1))) {
    case 1:
      return sunday + 1;
    case 2:
      return ((sunday + 6) % 7) + 1;
    case 3:
      return (sunday + 6) % 7;
    default:
      throw fault('#NUM!', 'Function WEEKDAY parameter 2 value should be 1, 2 or 3.');
  }
}

function isoWeek(serial: number): number {
  const thursday = serial - ((dayOfWeek(serial) + 6) % 7) + 3;
  const firstDay = serialOf(dateOf(thursday).year, 1, 1);
  return Math.floor((thursday - firstDay) / 7) + 1;
}

function dateText(call: Call, value: CellValue): number {
  if (typeof value !== 'string') throw fault('#VALUE!', 'DATEVALUE parameter 1 should be a text.');
  const typed = readNumber(value, call.locale);
  if (!typed || !isDatePattern(typed.format))
    throw fault('#VALUE!', `DATEVALUE parameter "${value}" cannot be parsed to date/time.`);
  return Math.floor(typed.value);
}

const firstTwo = (index: number): boolean => index < 2;

export const dateFunctions: FunctionTable = {
  TODAY: scalar(0, 0, (call) => asDate(call, Math.floor(call.now()))),
  NOW: scalar(0, 0, (call) => new Formatted(call.now(), `${call.locale.datePattern} h:mm:ss`)),
  DATE: scalar(3, 3, (call, year = null, month = null, days = null) => date(call, year, month, days)),
  TIME: scalar(3, 3, (call, hours = null, minutes = null, seconds = null) => {
    const total =
      Math.trunc(call.number(hours)) * 3600 + Math.trunc(call.number(minutes)) * 60 + Math.trunc(call.number(seconds));
    if (total < 0) throw fault('#NUM!', 'The time lies before midnight.');
    return new Formatted((total % 86_400) / 86_400, call.locale.timePattern);
  }),
  YEAR: scalar(1, 1, (call, value = null) => dateOf(day(call, value)).year),
  MONTH: scalar(1, 1, (call, value = null) => dateOf(day(call, value)).month),
  DAY: scalar(1, 1, (call, value = null) => dateOf(day(call, value)).day),
  HOUR: scalar(1, 1, (call, value = null) => Math.floor(secondsOfDay(call.number(value)) / 3600)),
  MINUTE: scalar(1, 1, (call, value = null) => Math.floor(secondsOfDay(call.number(value)) / 60) % 60),
  SECOND: scalar(1, 1, (call, value = null) => Math.floor(secondsOfDay(call.number(value))) % 60),
  WEEKDAY: scalar(1, 2, (call, value = null, type = 1) => weekday(call, value, type)),
  WEEKNUM: scalar(1, 1, (call, value = null) => {
    const serial = day(call, value);
    const newYear = serialOf(dateOf(serial).year, 1, 1);
    return Math.floor((serial - newYear + dayOfWeek(newYear)) / 7) + 1;
  }),
  ISOWEEKNUM: scalar(1, 1, (call, value = null) => isoWeek(day(call, value))),
  EDATE: scalar(2, 2, (call, value = null, months = null) =>
    asDate(call, addMonths(day(call, value), Math.trunc(call.number(months)))),
  ),
  EOMONTH: scalar(2, 2, (call, value = null, months = null) => {
    const { year, month } = dateOf(day(call, value));
    return asDate(call, serialOf(year, month + Math.trunc(call.number(months)) + 1, 0));
  }),
  DATEDIF: scalar(3, 3, (call, start = null, end = null, unit = null) =>
    difference(day(call, start), day(call, end), call.text(unit)),
  ),
  DAYS: scalar(2, 2, (call, end = null, start = null) => day(call, end) - day(call, start)),
  DATEVALUE: scalar(1, 1, (call, value = null) => dateText(call, value)),
  WORKDAY: block(
    2,
    3,
    (call, [start = null, count = null, closed]) =>
      workday(call, start, count, weekend(call, undefined), holidays(call, closed)),
    { lifted: firstTwo },
  ),
  'WORKDAY.INTL': block(
    2,
    4,
    (call, [start = null, count = null, off, closed]) =>
      workday(call, start, count, weekend(call, off), holidays(call, closed)),
    { lifted: firstTwo },
  ),
  NETWORKDAYS: block(
    2,
    3,
    (call, [start = null, end = null, closed]) =>
      workdaysBetween(call, start, end, weekend(call, undefined), holidays(call, closed)),
    { lifted: firstTwo },
  ),
  'NETWORKDAYS.INTL': block(
    2,
    4,
    (call, [start = null, end = null, off, closed]) =>
      workdaysBetween(call, start, end, weekend(call, off), holidays(call, closed)),
    { lifted: firstTwo },
  ),
};
