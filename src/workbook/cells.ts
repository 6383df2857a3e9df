/**
 * One cell at a time: what a value read from the sheet means under a column's kind, and how a value is written so that
 * it never turns into something else.
 */
import { isPlainDate } from '../domain/calendar/plain-date.ts';
import { FIRST_YEAR, LAST_YEAR, MOST, MOST_RATE } from '../domain/limits.ts';
import { formatPercent, parseAmount, parseNumber } from '../domain/money.ts';
import { dayInSpreadsheet } from '../platform/zone.ts';
import type { ColumnKind } from './tables/column.ts';

export type CellContent = { value: string | number | null } | { fault: string };

/** Error values arrive as their text (PLATFORM 1.3). */
const ERROR_TEXT = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!)$/;

/** No contract begins earlier and no date is planned later: what lies outside is a slip, such as a year typed into a date cell. */
const DATES = { first: '1950-01-01', last: '2100-12-31' } as const;
/** No share is ten times the whole: 45 was meant as 45%. */
const MOST_RATIO = 10;

/**
 * Reads a cell under its column's kind. Text kinds give a trimmed string, numeric kinds a number, dates `YYYY-MM-DD`; an empty cell
 * gives null. What cannot be read gives a sentence without the place, e.g. `"n/a" is not an amount. Type a rate like 94.00, or clear the cell.`
 */
export function readCell(raw: unknown, kind: ColumnKind): CellContent {
  if (raw === '' || raw === null || raw === undefined) return { value: null };
  if (typeof raw === 'string') {
    const text = raw.replace(/\u00a0/g, ' ').trim();
    if (text === '') return { value: null };
    if (ERROR_TEXT.test(text)) return { fault: `the cell shows ${text}. Mend its formula, or clear the cell.` };
    return readText(text, kind);
  }
  if (isDate(raw)) {
    if (kind === 'date') return readDay(dayInSpreadsheet(raw));
    if (isTextKind(kind))
      return { fault: 'the cell holds a date where text belongs. Format it as plain text and type it again.' };
    return { fault: 'the cell holds a date where a number belongs. Type the number, and choose Format, Number.' };
  }
  if (typeof raw === 'number') return readNumber(raw, kind);
  return isTextKind(kind)
    ? { value: raw ? 'TRUE' : 'FALSE' }
    : { fault: 'the cell holds a check box where a number belongs. Clear it and type the number.' };
}

function readDay(day: string): CellContent {
  // Years of five digits are no plain dates; nothing can be counted from them.
  return isPlainDate(day) && day >= DATES.first && day <= DATES.last
    ? { value: day }
    : {
        fault: `the date ${day} is a slip: dates from 1950 to 2100 are read. Type one like 2026-05-12, or clear the cell.`,
      };
}

function readText(text: string, kind: ColumnKind): CellContent {
  switch (kind) {
    case 'money':
    case 'money-total':
    case 'money-signed':
    case 'money-year': {
      const amount = parseAmount(text);
      if (amount === null)
        return {
          fault: `“${short(text)}” is not an amount. Type ${kind === 'money' ? 'a rate like 94.00' : 'one like 7140.00'}, or clear the cell.`,
        };
      return readNumber(amount, kind);
    }
    case 'count':
    case 'number':
    case 'decimal':
    case 'year':
    case 'ratio': {
      const number = parseNumber(text);
      if (number === null) return { fault: `“${short(text)}” is not a number. Type a number, or clear the cell.` };
      return readNumber(number, kind);
    }
    case 'date':
      return isPlainDate(text)
        ? readDay(text)
        : { fault: `“${short(text)}” is not a date. Type one like 2026-05-12, or clear the cell.` };
    case 'code':
      return { value: text.toUpperCase() };
    default:
      return { value: text };
  }
}

function readNumber(number: number, kind: ColumnKind): CellContent {
  const most = kind === 'money' ? MOST_RATE : MOST;
  if (Math.abs(number) > most && !isTextKind(kind) && kind !== 'date' && kind !== 'year') {
    return { fault: `${number} is too large to be meant. Type it again, or clear the cell.` };
  }
  switch (kind) {
    case 'money':
      return number > 0
        ? { value: number }
        : { fault: `${number} is not a rate. Type an amount above zero, or clear the cell.` };
    case 'money-total':
    case 'money-year':
    case 'count':
    case 'number':
    case 'decimal':
      return number >= 0
        ? { value: number }
        : { fault: `${number} is less than nothing. Type a number from 0 up, or clear the cell.` };
    case 'date':
      return {
        fault: `${number} is a number, not a date. Type a date like 2026-05-12, and choose Format, Number, Date.`,
      };
    case 'ratio':
      if (number > MOST_RATIO)
        return {
          fault: `${formatPercent(number)} is too large to be meant. Type a share like 45%, or clear the cell.`,
        };
      return number >= 0
        ? { value: number }
        : { fault: `${formatPercent(number)} is less than nothing. Type a share like 45%, or clear the cell.` };
    case 'money-signed':
      return { value: number };
    case 'year':
      return Number.isInteger(number) && number >= FIRST_YEAR && number <= LAST_YEAR
        ? { value: number }
        : { fault: `${number} is not a year. Type one like 2019, or clear the cell.` };
    default:
      return { value: String(number) };
  }
}

function isTextKind(kind: ColumnKind): boolean {
  return (
    kind === 'text' ||
    kind === 'long-text' ||
    kind === 'code' ||
    kind === 'identifier' ||
    kind === 'choice' ||
    kind === 'light' ||
    kind === 'grade' ||
    kind === 'amounts'
  );
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

/** `instanceof` fails across contexts (PLATFORM 4). */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

/**
 * A value as `setValues` takes it. Text that begins like a formula, or like what other programs take for one, is kept as text by a
 * leading apostrophe; dates go as ISO text, which Sheets reads in every locale and zone (PLATFORM 5).
 */
export function writable(value: string | number | null, kind: ColumnKind): string | number {
  if (value === null) return '';
  if (typeof value === 'number') return value;
  if (kind === 'date') return value;
  return /^[=+\-@\t\r']/.test(value) ? `'${value}` : value;
}
