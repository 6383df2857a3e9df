/** What typed text becomes: a number, a date, a percentage, money, a boolean or text, by the spreadsheet's locale. */
import { serialIfReal } from './calendar.ts';
import type { Locale } from './locale.ts';

/** A typed number with the format that its way of writing asks for; undefined: automatic. */
export interface TypedNumber {
  value: number;
  format: string | undefined;
}

export type Typed = TypedNumber | { value: boolean; format: undefined } | undefined;

/** undefined: text. */
/** @param year The current one, for dates typed without a year. */
export function readTyped(text: string, locale: Locale, year?: number): Typed {
  const trimmed = text.trim();
  if (/^true$/i.test(trimmed)) return { value: true, format: undefined };
  if (/^false$/i.test(trimmed)) return { value: false, format: undefined };
  if (!/\d/.test(trimmed)) return undefined;
  return readNumber(trimmed, locale) ?? (year === undefined ? undefined : readYearless(trimmed, locale, year));
}

/** `5/12`, `5/2026`, `May 12` or `12 May`. */
function readYearless(text: string, locale: Locale, year: number): TypedNumber | undefined {
  const match = /^(\d{1,2})([/-])(\d{1,4})$/.exec(text);
  if (!match) return readNamedDate(`${text.replace(/^(\d{1,2})-/, '$1 ')} ${year}`, locale);
  const [, first = '', separator = '', second = ''] = match;
  if (second.length === 4) {
    const serial = serialIfReal(Number(second), Number(first), 1);
    return serial === undefined ? undefined : { value: serial, format: `m${separator}yyyy` };
  }
  const dayFirst = locale.dateOrder === 'dmy';
  const serial = serialIfReal(year, Number(dayFirst ? second : first), Number(dayFirst ? first : second));
  if (serial === undefined) return undefined;
  return { value: serial, format: dayFirst ? `d${separator}m` : `m${separator}d` };
}

/** A number, an amount of money, a percentage, a date or a time; undefined for any other text. */
export function readNumber(text: string, locale: Locale): TypedNumber | undefined {
  const trimmed = text.trim();
  // Nearly all text fails here, at the cost of one look.
  if (!/\d/.test(trimmed)) return undefined;
  return readAmount(trimmed, locale) ?? readMoment(trimmed, locale);
}

interface AmountParts {
  negative: boolean;
  money: boolean;
  percent: boolean;
  digits: string;
}

function amountParts(text: string, locale: Locale): AmountParts | undefined {
  let rest = text;
  let negative = false;
  let money = false;
  let percent = false;
  const bracketed = /^\((.+)\)$/.exec(rest);
  if (bracketed?.[1] !== undefined) {
    negative = true;
    rest = bracketed[1].trim();
  }
  const takeSign = (): void => {
    const sign = /^([+-])\s*/.exec(rest);
    if (!sign || negative) return;
    negative = sign[1] === '-';
    rest = rest.slice(sign[0].length);
  };
  const currency = locale.currency === '$' ? '\\$' : `[${locale.currency}$]`;
  takeSign();
  const leading = new RegExp(`^${currency}\\s*`).exec(rest);
  if (leading) {
    money = true;
    rest = rest.slice(leading[0].length);
    takeSign();
  }
  const trailing = new RegExp(`\\s*${currency}$`).exec(rest);
  if (trailing && !money) {
    money = true;
    rest = rest.slice(0, -trailing[0].length);
  }
  const sign = /\s?%$/.exec(rest);
  if (sign && !money) {
    percent = true;
    rest = rest.slice(0, -sign[0].length);
  }
  return { negative, money, percent, digits: rest };
}

function readAmount(text: string, locale: Locale): TypedNumber | undefined {
  const parts = amountParts(text, locale);
  if (!parts) return undefined;
  const d = locale.decimal === '.' ? '\\.' : ',';
  const g = locale.group === '.' ? '\\.' : ',';
  const match = new RegExp(`^(\\d+|\\d{1,3}(?:${g}\\d{3})+)?(?:${d}(\\d*))?(?:[eE]([+-]?\\d{1,3}))?$`).exec(
    parts.digits,
  );
  if (!match) return undefined;
  const [, whole, fraction, exponent] = match;
  if ((whole === undefined || whole === '') && (fraction === undefined || fraction === '')) return undefined;
  const grouped = whole?.includes(locale.group) === true;
  const number = Number(
    `${whole?.replaceAll(locale.group, '') ?? '0'}.${fraction || '0'}${exponent ? `e${exponent}` : ''}`,
  );
  if (!Number.isFinite(number)) return undefined;
  const value = (parts.negative ? -number : number) / (parts.percent ? 100 : 1);
  return {
    value: value === 0 ? 0 : roundNoise(value),
    format: amountFormat(parts, fraction ?? '', grouped, exponent, locale),
  };
}

/** 12.5 / 100 keeps its decimal digits. */
function roundNoise(value: number): number {
  return Number(value.toPrecision(15));
}

function amountFormat(
  parts: AmountParts,
  fraction: string,
  grouped: boolean,
  exponent: string | undefined,
  locale: Locale,
): string | undefined {
  if (parts.percent) return fraction === '' ? '0%' : '0.00%';
  if (parts.money) return fraction === '' ? locale.currencyPattern.replace('.00', '') : locale.currencyPattern;
  if (grouped) return fraction === '' ? '#,##0' : '#,##0.00';
  return exponent === undefined ? undefined : '0.00E+00';
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTHS_DE = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];
const MONTH_NAMES_DE = [
  'januar',
  'februar',
  'märz',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'dezember',
];

function monthNumber(word: string, locale: Locale): number | undefined {
  const name = word.toLowerCase().replace(/\.$/, '');
  const lists = locale.tag.startsWith('de') ? [MONTHS, MONTH_NAMES, MONTHS_DE, MONTH_NAMES_DE] : [MONTHS, MONTH_NAMES];
  for (const list of lists) {
    const index = list.indexOf(name);
    if (index >= 0) return index + 1;
  }
  return name === 'sept' ? 9 : undefined;
}

/** A date, a time, or a date followed by a time. */
function readMoment(text: string, locale: Locale): TypedNumber | undefined {
  const time = readTime(text);
  if (time) return { value: time.value, format: time.format ?? locale.timePattern };
  const date = readDate(text, locale);
  if (date) return date;
  const split = /^(.+?)(?:\s+|T)(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]m)?)$/i.exec(text);
  if (!split) return undefined;
  const day = readDate(split[1] ?? '', locale);
  const hour = readTime(split[2] ?? '');
  if (!day || !hour || hour.value >= 1) return undefined;
  return { value: day.value + hour.value, format: `${day.format ?? locale.datePattern} h:mm:ss` };
}

function readTime(text: string): TypedNumber | undefined {
  const match = /^(\d{1,4})(?::(\d{2}))(?::(\d{2}(?:\.\d+)?))?(?:\s*([ap])\.?m\.?)?$/i.exec(text);
  if (!match) return undefined;
  const half = match[4]?.toLowerCase();
  let hours = Number(match[1]);
  const minutes = Number(match[2]);
  const seconds = Number(match[3] ?? '0');
  if (minutes > 59 || seconds >= 60) return undefined;
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  }
  const value = (hours * 3600 + minutes * 60 + seconds) / 86_400;
  const clock = match[3] === undefined ? 'h:mm' : 'h:mm:ss';
  return { value, format: value >= 1 ? '[h]:mm:ss' : half === undefined ? clock : `${clock} am/pm` };
}

function readDate(text: string, locale: Locale): TypedNumber | undefined {
  return readNumericDate(text, locale) ?? readNamedDate(text, locale);
}

/** Two-digit years as Sheets reads them: 00 to 29 are 2000 to 2029. */
function fullYear(year: number, digits: string): number | undefined {
  if (digits.length <= 2) return year < 30 ? 2000 + year : 1900 + year;
  return digits.length === 4 ? year : undefined;
}

function readNumericDate(text: string, locale: Locale): TypedNumber | undefined {
  const full = /^(\d{1,4})([/.\- ])(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (full) {
    const [, first = '', separator = '', second = '', third = ''] = full;
    if (separator === '.' && locale.decimal === '.') return undefined;
    if (first.length === 4) {
      const serial = serialIfReal(Number(first), Number(second), Number(third));
      if (serial === undefined || third.length > 2) return undefined;
      return { value: serial, format: isoLike(separator, second, third) };
    }
    const dayFirst = locale.dateOrder === 'dmy' || separator === '.';
    const year = fullYear(Number(third), third);
    if (year === undefined || first.length > 2) return undefined;
    const serial = serialIfReal(year, Number(dayFirst ? second : first), Number(dayFirst ? first : second));
    if (serial === undefined) return undefined;
    return { value: serial, format: numericPattern(separator, dayFirst, first, second, third, locale) };
  }
  return undefined;
}

function isoLike(separator: string, month: string, day: string): string {
  const join = separator === ' ' ? '-' : separator;
  return `yyyy${join}${month.length === 2 ? 'mm' : 'm'}${join}${day.length === 2 ? 'dd' : 'd'}`;
}

function numericPattern(
  separator: string,
  dayFirst: boolean,
  first: string,
  second: string,
  year: string,
  locale: Locale,
): string {
  if (separator === '.' || separator === ' ') return locale.datePattern;
  const wide = (text: string, letter: string): string =>
    text.length === 2 && text.startsWith('0') ? letter + letter : letter;
  const parts = dayFirst ? [wide(first, 'd'), wide(second, 'm')] : [wide(first, 'm'), wide(second, 'd')];
  return [...parts, year.length === 4 ? 'yyyy' : 'yy'].join(separator);
}

/** `May 12, 2026`, `12 May 2026`, `12-May-26`, `May 2026`. */
function readNamedDate(text: string, locale: Locale): TypedNumber | undefined {
  const monthFirst = /^(\p{L}+\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text);
  if (monthFirst) {
    return named(
      monthFirst[1],
      monthFirst[2],
      monthFirst[3],
      (long) => (long ? 'mmmm d, yyyy' : 'mmm d, yyyy'),
      locale,
    );
  }
  const dayFirst = /^(\d{1,2})(?:\.)?([\s-])(\p{L}+\.?)\2(\d{2}|\d{4})$/u.exec(text);
  if (dayFirst) {
    const join = dayFirst[2] === '-' ? '-' : ' ';
    return named(
      dayFirst[3],
      dayFirst[1],
      dayFirst[4],
      (long) => `d${join}${long ? 'mmmm' : 'mmm'}${join}yyyy`,
      locale,
    );
  }
  const monthOnly = /^(\p{L}+\.?)\s+(\d{4})$/u.exec(text);
  if (monthOnly) return named(monthOnly[1], '1', monthOnly[2], (long) => (long ? 'mmmm yyyy' : 'mmm yyyy'), locale);
  return undefined;
}

function named(
  word: string | undefined,
  day: string | undefined,
  year: string | undefined,
  pattern: (long: boolean) => string,
  locale: Locale,
): TypedNumber | undefined {
  const month = monthNumber(word ?? '', locale);
  const fullYears = fullYear(Number(year), year ?? '');
  if (month === undefined || fullYears === undefined) return undefined;
  const serial = serialIfReal(fullYears, month, Number(day));
  return serial === undefined
    ? undefined
    : { value: serial, format: pattern((word ?? '').replace('.', '').length > 4) };
}
