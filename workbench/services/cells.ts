/** One cell on its way between the script and the sheet, with Google's rules for types (PLATFORM 5). */
import { isAutomatic, isDatePattern, PLAIN_TEXT } from '../engine/display.ts';
import { localeByName } from '../engine/locale.ts';
import { cellName } from '../engine/references.ts';
import { type CellAttributes, CellError, type CellView, type SheetModel } from '../engine/types.ts';
import type { Execution } from './execution.ts';
import { ServiceError } from './surface.ts';
import { dateOfSerial, serialOfDate } from './zones.ts';

const MAX_CELL_TEXT = 50_000;

/** What getValue gives: a number under a date format is a Date, an error its text, an empty cell ''. */
export function cellValue(view: CellView, zone: string): number | string | boolean | Date {
  const { value } = view;
  if (value === null) return '';
  if (value instanceof CellError) return value.code;
  if (typeof value === 'number' && isDatePattern(view.attributes.numberFormat)) return dateOfSerial(value, zone);
  return value;
}

/** What setValue does with a value; what cannot be stored fails at the next read (write-behind). */
export function writeValue(execution: Execution, sheet: SheetModel, row: number, column: number, value: unknown): void {
  const attributes = sheet.attributes(row, column);
  if (attributes.link !== undefined) sheet.setAttributes(row, column, { link: undefined });
  if (value === null || value === undefined || value === '') {
    sheet.put(row, column, null);
  } else if (typeof value === 'string') {
    writeText(execution, sheet, row, column, value, attributes);
  } else if (typeof value === 'boolean') {
    sheet.put(row, column, value);
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new ServiceError(`The workbench does not store ${value} in a cell.`);
    sheet.put(row, column, value);
  } else if (value instanceof Date) {
    writeDate(execution, sheet, row, column, value, attributes);
  } else {
    throw new ServiceError(
      `A cell takes text, a number, a boolean or a date; ${cellName(row, column)} was given an object.`,
    );
  }
}

function writeText(
  execution: Execution,
  sheet: SheetModel,
  row: number,
  column: number,
  text: string,
  attributes: Readonly<CellAttributes>,
): void {
  if (text.length > MAX_CELL_TEXT) {
    execution.defer('Your input contains more than the maximum of 50000 characters in a single cell.');
    return;
  }
  if (refusedByRule(attributes, text)) {
    execution.defer(
      `The data you entered in cell ${cellName(row, column)} violates the data validation rules set on this cell.`,
    );
    return;
  }
  if (attributes.numberFormat === PLAIN_TEXT) sheet.type(row, column, text);
  else if (text.startsWith('=')) sheet.put(row, column, text);
  // "-5" becomes a number; "+5" and every other text with a sign stays text (PLATFORM 5).
  else if (/^[+-]/.test(text) && !/^-[\d.,]*\d[\d.,]*$/.test(text)) sheet.putText(row, column, text);
  else sheet.type(row, column, text);
}

function writeDate(
  execution: Execution,
  sheet: SheetModel,
  row: number,
  column: number,
  date: Date,
  attributes: Readonly<CellAttributes>,
): void {
  if (Number.isNaN(date.getTime()))
    throw new ServiceError('The workbench does not store a date without a time in a cell.');
  const { timeZone, locale } = execution.state.workbook;
  const serial = serialOfDate(date, timeZone);
  sheet.put(row, column, serial);
  if (!isAutomatic(attributes.numberFormat)) return;
  const { datePattern } = localeByName(locale);
  const numberFormat = Number.isInteger(serial) ? datePattern : `${datePattern} h:mm:ss`;
  sheet.setAttributes(row, column, { numberFormat });
}

/** Rules that refuse rather than mark; the workbench checks lists and checkboxes. */
function refusedByRule(attributes: Readonly<CellAttributes>, text: string): boolean {
  const rule = attributes.validation;
  if (!rule || rule.allowInvalid || rule.kind !== 'list' || text.startsWith('=')) return false;
  return !(rule.values ?? []).includes(text);
}

/** Content gone, attributes kept; a link belongs to the text and goes with it. */
export function clearContent(sheet: SheetModel, row: number, column: number): void {
  sheet.put(row, column, null);
  if (sheet.attributes(row, column).link !== undefined) sheet.setAttributes(row, column, { link: undefined });
}

/** Format gone; the number format stays, as at Google (PLATFORM 5), and so do notes and rules. */
export function clearFormat(sheet: SheetModel, row: number, column: number): void {
  sheet.setAttributes(row, column, PLAIN);
}

/** The look of a cell that has none of its own. */
export const PLAIN = {
  background: undefined,
  fontColor: undefined,
  fontFamily: undefined,
  fontSize: undefined,
  bold: undefined,
  italic: undefined,
  underline: undefined,
  wrap: undefined,
  horizontal: undefined,
  vertical: undefined,
  borders: undefined,
};

const COLOR_NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  silver: '#c0c0c0',
  gray: '#808080',
  grey: '#808080',
  white: '#ffffff',
  maroon: '#800000',
  red: '#ff0000',
  purple: '#800080',
  fuchsia: '#ff00ff',
  magenta: '#ff00ff',
  green: '#008000',
  lime: '#00ff00',
  olive: '#808000',
  yellow: '#ffff00',
  navy: '#000080',
  blue: '#0000ff',
  teal: '#008080',
  aqua: '#00ffff',
  cyan: '#00ffff',
  orange: '#ffa500',
};

/** Lower-case hex; names become hex, anything else is kept as it is and not refused (PLATFORM 5). */
export function colorOf(text: string): string {
  const lower = text.toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(lower);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  return COLOR_NAMES[lower] ?? lower;
}
