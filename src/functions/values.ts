/**
 * What Sheets passes to a custom function, and how a single value becomes what a rule takes. Globals are looked up once,
 * not for every cell: some hosts of a script are slow at that.
 */
import { comparable } from '../domain/benchmark/index.ts';
import { isPlainDate, plainDateOfSerial } from '../domain/calendar/plain-date.ts';
import { FIRST_YEAR, LAST_YEAR, MOST, MOST_RATE } from '../domain/limits.ts';
import { parseNumber } from '../domain/money.ts';
import { Refusal } from '../domain/refusal.ts';
import { remembering } from '../domain/remember.ts';
import { isAtMost } from '../domain/tolerance.ts';
import { dayInSpreadsheet } from '../platform/zone.ts';

/** A cell's content as it arrives, tidied: an empty cell is ''. */
export type Cell = string | number | boolean | Date;

export interface ValueType<T> {
  /** For the `@param {type}` that Sheets' autocomplete reads. */
  readonly jsdoc: 'number' | 'string' | 'Date';
  /** Completes "give ..." in a refusal. */
  readonly accepts: string;
  /** Above it a number is mistyped, and the refusal says so. Bounded, so that no sum outgrows a cell. */
  readonly most?: number;
  /** Reads a value that is not blank; undefined for one that is not accepted. */
  read(cell: Cell): T | undefined;
  /** The cell's text where it is only compared, in a look-up column: the same for the same value however it was typed. */
  key(cell: Cell): string;
}

export type YearOrDate = { year: number } | { date: string };

const { max, min } = Math;
const { isFinite: isFiniteNumber, isInteger } = Number;
const { toString: tagOf } = Object.prototype;

const CHECK = 'Check: ';
/** Texts by which Sheets hands an error cell to a script, as far as known; all are blank to our functions (DESIGN 4). */
const ERROR_CELL = /^#(?:N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|ERROR!|SPILL!|CALC!)$/;
const STRAY = /[\u00a0\u200b\ufeff\t\r\n]/g;

/** How a row that could not be computed shows its refusal. */
export function checkText(sentence: string): string {
  return CHECK + sentence;
}

/**
 * Blank is '' for: an empty cell, a left-out argument, spaces only, an error cell, a result beyond all numbers (which a
 * sheet shows as an error too), and a "Check: " text of ours. Other text loses stray spaces and non-breaking spaces.
 */
export function tidy(value: unknown): Cell {
  if (typeof value === 'number') return isFiniteNumber(value) ? value : '';
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return tidyText(value);
  if (value === undefined || value === null) return '';
  // `instanceof` fails across script contexts (PLATFORM 4).
  if (tagOf.call(value) === '[object Date]') return value as Date;
  return String(value);
}

const tidyText = remembering((value: string): string => {
  const text = value.replace(STRAY, ' ').trim();
  return isNoise(text) ? '' : text;
});

/** An error cell's text, or a "Check: " of ours. */
function isNoise(text: string): boolean {
  if (text[0] === '#') return ERROR_CELL.test(text);
  return text[0] === 'C' && (text.startsWith(CHECK) || text === CHECK.trim());
}

export function isDate(cell: Cell): cell is Date {
  return typeof cell === 'object';
}

function isRealDate(date: Date): boolean {
  return isFiniteNumber(date.getTime());
}

function shown(cell: Cell): string {
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'number') return String(cell);
  if (isDate(cell)) return isRealDate(cell) ? `The date ${dayInSpreadsheet(cell)}` : 'A broken date';
  return `"${cell.length > 40 ? `${cell.slice(0, 40)}...` : cell}"`;
}

/** One sentence about a value that its type does not accept; `where` is e.g. "for rate" or "in row 7 of rates". */
export function refusal(cell: Cell, type: ValueType<unknown>, argument: string, where: string): Refusal {
  const { most } = type;
  if (typeof cell === 'number' && most !== undefined && cell > most)
    return new Refusal(argument, `${shown(cell)} is too large ${where}; it may be up to ${most}.`);
  return new Refusal(argument, `${shown(cell)} cannot be used ${where}; give ${type.accepts}.`);
}

function textKey(cell: Cell): string {
  return isDate(cell) ? '' : comparable(String(cell));
}

/** A number from `least` to `most`, or a text that `parse` reads as one beyond doubt: "$1,234.50", not "94,50". */
export function numberFrom(
  accepts: string,
  least: number,
  most: number,
  parse: (text: string) => number | null = parseNumber,
): ValueType<number> {
  return {
    jsdoc: 'number',
    accepts,
    key: textKey,
    read(cell) {
      const value = typeof cell === 'string' ? parse(cell) : cell;
      if (typeof value !== 'number' || !isAtMost(least, value) || !isAtMost(value, most)) return undefined;
      // A share that a formula made may be 1.0000000000000002.
      return min(max(value, least), most);
    },
  };
}

/** A `numberFrom` whose sentence leaves the upper limit out: nobody meets it but by a slip. */
export function quantity(accepts: string, least: number, most: number): ValueType<number> {
  return { ...numberFrom(accepts, least, most), most };
}

/** Above zero, for what AMB-32 refuses at zero. */
export const SOME = 1e-6;

/** An amount in dollars that a payer pays for a session (AMB-32: zero, a negative or text is refused; blank never gets here). */
export const amount = quantity('an amount above zero, such as 94.50', SOME, MOST_RATE);
/** How many, e.g. sessions a year. */
export const count = quantity('a number, zero or more', 0, MOST);

/** A name or a word; a number typed as a name stays as typed. */
export const text: ValueType<string> = {
  jsdoc: 'string',
  accepts: 'a text',
  key: textKey,
  read(cell) {
    return typeof cell === 'boolean' || isDate(cell) ? undefined : String(cell);
  },
};

/** A procedure code. Sheets keeps a code that was typed into an ordinary cell as a number. */
export const code: ValueType<string> = {
  jsdoc: 'string',
  accepts: 'a procedure code, such as 90834',
  key: (cell) => comparable(codeText(cell) ?? ''),
  read: codeText,
};

function codeText(cell: Cell): string | undefined {
  if (typeof cell === 'string') return cell;
  const isCode = typeof cell === 'number' && isInteger(cell) && cell >= 100 && cell <= 99_999;
  return isCode ? String(cell).padStart(5, '0') : undefined;
}

/** A ZIP, ZIP+4, Medicare locality, state or US; the rules say which, also for a ZIP that is a number and lost its zero. */
export const place: ValueType<string | number> = {
  jsdoc: 'string',
  accepts: 'a ZIP code such as 05401, a Medicare locality such as 14512-50, a state such as VT, or US',
  key: textKey,
  read(cell) {
    return typeof cell === 'string' || typeof cell === 'number' ? cell : undefined;
  },
};

const isYear = (value: number): boolean => isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR;

function dayIn(cell: Cell): string | undefined {
  if (isDate(cell)) return isRealDate(cell) ? dayInSpreadsheet(cell) : undefined;
  // A serial number up to 2100 would be a day before October 1905: somebody typed a year.
  if (typeof cell === 'number') return cell > LAST_YEAR ? (plainDateOfSerial(cell) ?? undefined) : undefined;
  return typeof cell === 'string' && isPlainDate(cell) ? cell : undefined;
}

/** A day, as `YYYY-MM-DD`. */
export const date: ValueType<string> = {
  jsdoc: 'Date',
  accepts: 'a date cell, or a date in quotation marks such as "2026-01-31"',
  key: (cell) => dayIn(cell) ?? '',
  read: dayIn,
};

/** A whole year (1900 to 2100) or a day. */
export const yearOrDate: ValueType<YearOrDate> = {
  jsdoc: 'number',
  accepts: 'a year such as 2026, a date cell, or a date in quotation marks such as "2026-01-31"',
  key: textKey,
  read(cell) {
    if (typeof cell === 'number' && isYear(cell)) return { year: cell };
    if (typeof cell === 'string' && /^\d{4}$/.test(cell) && isYear(Number(cell))) return { year: Number(cell) };
    const day = dayIn(cell);
    return day === undefined ? undefined : { date: day };
  },
};
