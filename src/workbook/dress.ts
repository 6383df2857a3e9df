/**
 * How cells look, set for a block of rows in a fixed number of calls: the first rows of new columns are dressed one by one, and
 * the last of them is copied down over the rest, format, drop-down and all.
 */
import { columnLetter } from './a1.ts';
import {
  choiceRule,
  copyDress,
  type DataValidation,
  mediumBorder,
  type Range,
  type Sheet,
  textStyle,
} from './spreadsheet.ts';
import { type ColumnKind, isNumeric, numberFormat } from './tables/column.ts';
import { theme } from './theme.ts';

export interface Dress {
  background: string | null;
  color: string;
  bold: boolean;
  /** Points. */
  size: number;
  wrap: boolean;
  vertical: 'top' | 'middle';
  horizontal: 'left' | 'right';
  /** Google's pattern. */
  format: string;
  choices?: readonly string[];
  help?: string;
}

const AUTOMATIC = '0.###############';

export const plainDress: Dress = {
  background: null,
  color: theme.ink,
  bold: false,
  size: theme.fontSize,
  wrap: false,
  vertical: 'top',
  horizontal: 'left',
  format: AUTOMATIC,
};

/** A heading stands over its figures: numbers at the right, words at the left. */
export function headingDress(tone: { heading: string; ink: string }, kind: ColumnKind = 'text'): Dress {
  return {
    ...plainDress,
    background: tone.heading,
    color: tone.ink,
    bold: true,
    wrap: true,
    vertical: 'middle',
    horizontal: isNumeric(kind) ? 'right' : 'left',
  };
}

/** A cell of a column of this kind. Numbers stay on one line. */
export function bodyDress(kind: ColumnKind, more: Partial<Dress> = {}): Dress {
  return {
    ...plainDress,
    wrap: !isNumeric(kind),
    horizontal: isNumeric(kind) ? 'right' : 'left',
    format: numberFormat(kind) ?? AUTOMATIC,
    ...more,
  };
}

/** `rows` x columns of dresses for a range of that size: six calls, seven with drop-downs. */
export function dress(range: Range, rows: readonly (readonly Dress[])[]): void {
  const each = <T>(take: (one: Dress) => T): T[][] => rows.map((row) => row.map(take));
  range.setNumberFormats(each(({ format }) => format));
  range.setBackgrounds(each(({ background }) => background));
  range.setTextStyles(each(({ color, bold, size }) => textStyle({ color, bold, size, family: theme.font })));
  range.setVerticalAlignments(each(({ vertical }) => vertical));
  range.setHorizontalAlignments(each(({ horizontal }) => horizontal));
  range.setWraps(each(({ wrap }) => wrap));
  if (rows.some((row) => row.some(({ choices }) => choices))) {
    range.setDataValidations(
      each((one): DataValidation | null => (one.choices ? choiceRule(one.choices, one.help ?? '') : null)),
    );
  }
}

/** Repeats one row's formats, and drop-downs if it has any, in all rows below it. What stands there stays. */
export function repeatDown(sheet: Sheet, row: number, first: number, cells: readonly Dress[]): void {
  const last = columnLetter(first + cells.length - 1);
  const from = sheet.getRange(row, first, 1, cells.length);
  const to = sheet.getRange(`${columnLetter(first)}${row + 1}:${last}`);
  copyDress(from, to, 'format');
  if (cells.some(({ choices }) => choices)) copyDress(from, to, 'drop-downs');
}

/** The line under a heading row, in the tab's color. */
export function underline(heading: Range, color: string): void {
  heading.setBorder(null, null, true, null, null, null, color, mediumBorder());
}

/** People are warned before they type over a worked-out cell, never locked out (LOOK 7). */
export function warnOnly(range: Range): void {
  range.protect().setWarningOnly(true);
}
