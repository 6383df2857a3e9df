/** The text a cell shows. */
import { addLocale, format as formatNumber, isDateFormat, isPercentFormat } from 'numfmt';
import type { Locale } from './locale.ts';
import { CellError, type CellValue } from './types.ts';

/** What Sheets calls the pattern of a cell that was given none. */
export const AUTOMATIC = '0.###############';
export const PLAIN_TEXT = '@';

// numfmt groups English numbers with a no-break space unless told otherwise.
addLocale({ group: ',', decimal: '.' }, 'en-US');

export function isAutomatic(pattern: string | undefined): boolean {
  return pattern === undefined || pattern === '' || pattern === AUTOMATIC || pattern.toLowerCase() === 'general';
}

const dates = new Map<string, boolean>();

/** Whether a number under this pattern is a date or a time to Sheets. */
export function isDatePattern(pattern: string | undefined): boolean {
  if (pattern === undefined || isAutomatic(pattern)) return false;
  let known = dates.get(pattern);
  if (known === undefined) {
    try {
      known = isDateFormat(pattern);
    } catch {
      known = false;
    }
    dates.set(pattern, known);
  }
  return known;
}

export function isPercentPattern(pattern: string | undefined): boolean {
  if (pattern === undefined || isAutomatic(pattern)) return false;
  try {
    return isPercentFormat(pattern);
  } catch {
    return false;
  }
}

export function isCurrencyPattern(pattern: string | undefined): boolean {
  return pattern !== undefined && /[$€£¥]/.test(pattern);
}

export function display(value: CellValue, pattern: string | undefined, locale: Locale): string {
  if (value === null) return '';
  if (value instanceof CellError) return value.code;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return showText(value, pattern, locale);
  return isAutomatic(pattern) || pattern === PLAIN_TEXT
    ? automatic(value, locale)
    : applyPattern(value, pattern ?? AUTOMATIC, locale);
}

/** A pattern may have a part for text (the fourth, or one with `@`); others leave text alone. */
function showText(value: string, pattern: string | undefined, locale: Locale): string {
  return pattern?.includes('@') && pattern !== PLAIN_TEXT ? applyPattern(value, pattern, locale) : value;
}

/** Throws for a pattern that is none. */
export function applyPatternStrictly(value: number | string, pattern: string, locale: Locale): string {
  return formatNumber(pattern, value, { leap1900: false, locale: locale.tag, throws: true });
}

/** `_)` leaves as much space as the sign is wide: it is drawn, and no part of the text. Quoted and escaped signs stay. */
const SPACE = /"[^"]*"|\\.|_./g;

/** How many of them stand at the end of a pattern. */
export function spacesAfter(pattern: string | undefined): number {
  return (/(?:_.)+$/.exec(pattern?.split(';')[0] ?? '')?.[0].length ?? 0) / 2;
}

function applyPattern(value: number | string, pattern: string, locale: Locale): string {
  const spoken = pattern.includes('_') ? pattern.replace(SPACE, (part) => (part.startsWith('_') ? '' : part)) : pattern;
  try {
    return applyPatternStrictly(value, spoken, locale);
  } catch {
    return typeof value === 'number' ? automatic(value, locale) : value;
  }
}

/** A number without a format: up to ten significant digits, an exponent only for the very large and very small. */
export function automatic(value: number, locale: Locale): string {
  return digits(value, 10, locale);
}

/** A number as text in a formula (`A1&""`): up to fifteen significant digits. */
export function numberText(value: number, locale: Locale): string {
  return digits(value, 15, locale);
}

function digits(value: number, significant: number, locale: Locale): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-9) return exponential(value, significant, locale);
  // Whole digits are never dropped: 12345678901 shows all of them.
  const whole = size >= 1 ? Math.floor(Math.log10(size)) + 1 : 0;
  const rounded = Number(value.toPrecision(Math.min(Math.max(significant, whole), 100)));
  const decimals = Math.max(0, significant - Math.floor(Math.log10(size)) - 1);
  const text = trimZeros(rounded.toFixed(Math.min(decimals, 100)));
  return localDigits(text === '-0' ? '0' : text, locale);
}

function exponential(value: number, significant: number, locale: Locale): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential(Math.min(significant, 6) - 1).split('e');
  const size = exponent.replace(/^[+-]/, '').padStart(2, '0');
  return `${localDigits(trimZeros(mantissa), locale)}E${exponent.startsWith('-') ? '-' : '+'}${size}`;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}

function localDigits(text: string, locale: Locale): string {
  return locale.decimal === '.' ? text : text.replace('.', locale.decimal);
}
