/**
 * How cells look, set for a block of rows in a fixed number of calls: the first rows of new columns are dressed one by one, and
 * the last of them is copied down over the rest, format, drop-down and all.
 */
import { columnLetter } from './a1.ts';
import {
  type ConditionalRule,
  choiceRule,
  copyDress,
  type DataValidation,
  formulaRule,
  mediumBorder,
  type Protection,
  type Range,
  rangeProtections,
  type Sheet,
  scaleRule,
  textStyle,
  wordRule,
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
  /** Null: as Sheets does it, numbers at the right and words at the left. */
  horizontal: 'left' | 'center' | 'right' | null;
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

/** A heading stands over its figures: numbers at the right, words and dates at the left. */
export function headingDress(tone: { heading: string; ink: string }, kind: ColumnKind = 'text'): Dress {
  return {
    ...plainDress,
    background: tone.heading,
    color: tone.ink,
    bold: true,
    wrap: true,
    vertical: 'middle',
    horizontal: alignment(kind),
  };
}

/**
 * Numbers at the right, words and dates at the left, lights and grades in the middle (LOOK 7). Dates stand beside names more often
 * than beside amounts, and at the right they would touch them.
 */
function alignment(kind: ColumnKind): Dress['horizontal'] {
  if (isWord(kind)) return 'center';
  return isNumeric(kind) && kind !== 'date' ? 'right' : 'left';
}

/** The cell people choose in on a worked-out tab. */
export function choiceDress(choices: readonly string[], help: string): Dress {
  return { ...plainDress, bold: true, vertical: 'middle', choices, help };
}

/**
 * A cell of a column of this kind. Numbers stay on one line, and their side is left to Sheets: a sentence in place of an amount then
 * shows its beginning, and an amount that is text stands out.
 */
export function bodyDress(kind: ColumnKind, more: Partial<Dress> = {}): Dress {
  return {
    ...plainDress,
    wrap: !isNumeric(kind),
    horizontal: alignment(kind) === 'right' ? null : alignment(kind),
    bold: isWord(kind),
    format: numberFormat(kind) ?? AUTOMATIC,
    ...more,
  };
}

/**
 * The format with a little space after its figures, as accountants have it: on a tab without gridlines a figure at the right would touch
 * the words beside it, and read as one with them.
 */
export function offTheEdge(format: string): string {
  return format
    .split(';')
    .map((part) => `${part}_)_)`)
    .join(';');
}

/** `rows` x columns of dresses for a range of that size: six calls, seven with drop-downs, one fewer in a new tab without formats. */
export function dress(range: Range, rows: readonly (readonly Dress[])[], isNew = false): void {
  const each = <T>(take: (one: Dress) => T): T[][] => rows.map((row) => row.map(take));
  const isPlain = rows.every((row) => row.every(({ format }) => format === AUTOMATIC));
  if (!isNew || !isPlain) range.setNumberFormats(each(({ format }) => format));
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

/** Repeats one row's formats, and drop-downs if it has any, in all rows below it, or from `start` on. What stands there stays. */
export function repeatDown(
  sheet: Sheet,
  row: number,
  first: number,
  cells: readonly Dress[],
  start: number = row + 1,
): void {
  const last = columnLetter(first + cells.length - 1);
  const from = sheet.getRange(row, first, 1, cells.length);
  const to = sheet.getRange(`${columnLetter(first)}${start}:${last}`);
  copyDress(from, to, 'format');
  if (cells.some(({ choices }) => choices)) copyDress(from, to, 'drop-downs');
}

/** Repeats the formats of a column, from the row down, in the `count` columns at its right. */
export function repeatAcross(sheet: Sheet, row: number, column: number, count: number): void {
  const from = columnLetter(column);
  const area = `${columnLetter(column + 1)}${row}:${columnLetter(column + count)}`;
  copyDress(sheet.getRange(`${from}${row}:${from}`), sheet.getRange(area), 'format');
}

/** Repeats the formats of a column, from the row down, in another one. */
export function repeatBeside(sheet: Sheet, row: number, column: number, other: number): void {
  const below = (at: number) => sheet.getRange(`${columnLetter(at)}${row}:${columnLetter(at)}`);
  copyDress(below(column), below(other), 'format');
}

/** The line under a heading row, in the tab's color. */
export function underline(heading: Range, color: string): void {
  heading.setBorder(null, null, true, null, null, null, color, mediumBorder());
}

/** The blue border of a cell that people choose in. */
export function outline(cell: Range): void {
  cell.setBorder(true, true, true, true, null, null, theme.type.tab, mediumBorder());
}

/** Kinds whose cells hold one of a few words, each with its color. */
export const WORD_KINDS = ['light', 'grade', 'answer'] as const;
export type WordKind = (typeof WORD_KINDS)[number];
const isWord = (kind: ColumnKind): boolean => WORD_KINDS.some((word) => word === kind);

/** Which words have which color (LOOK 2). The word says it all; the color only helps to find it. */
const TONES: Readonly<Record<WordKind, readonly (readonly [word: string, tone: keyof typeof theme.tones])[]>> = {
  light: [
    ['green', 'green'],
    ['yellow', 'yellow'],
    ['red', 'red'],
  ],
  grade: [
    ['A', 'green'],
    ['B', 'green'],
    ['C', 'yellow'],
    ['D', 'red'],
    ['F', 'red'],
  ],
  answer: [
    ['yes', 'yellow'],
    ['no', 'green'],
    ['not known', 'gray'],
  ],
};

/** The places of a tab whose cells are colored by what they hold; A1 names. */
export interface ColoredAreas {
  /** Lights, grades and answers, by their words. */
  readonly words?: Readonly<Partial<Record<WordKind, readonly string[]>>>;
  /** Shares of Medicare: light red to light green, with white at 100%: the meter's 80% to 120%. */
  readonly scales: readonly string[];
}

/** Beside whatever rules the user has; a rule that stands already is not made again. */
export function colorContents(sheet: Sheet, { words = {}, scales }: ColoredAreas, isNew = false): void {
  const ranges = (areas: readonly string[]) => areas.map((area) => sheet.getRange(area));
  const rules = WORD_KINDS.flatMap((kind) => {
    const areas = words[kind] ?? [];
    return areas.length === 0
      ? []
      : TONES[kind].map(([word, tone]) => wordRule(word, ranges(areas), theme.tones[tone]));
  });
  if (scales.length > 0) rules.push(scaleRule(SCALE, ranges(scales)));
  addRules(sheet, rules, isNew);
}

/** Formulas, because a decimal point is not one in every locale. */
const SCALE = [
  { color: theme.tones.red.ground, value: '=4/5' },
  { color: theme.white, value: '1' },
  { color: theme.tones.green.ground, value: '=6/5' },
] as const;

/** The yellow wash over what is late: formula -> A1 name, for whose first cell it is written. */
export function colorLate(sheet: Sheet, areas: ReadonlyMap<string, string>, isNew: boolean): void {
  addRules(
    sheet,
    [...areas].map(([formula, area]) => formulaRule(formula, [sheet.getRange(area)], theme.tones.yellow)),
    isNew,
  );
}

/** All rules of a tab at once: those of a new tab are set in one call, without looking. */
function addRules(sheet: Sheet, rules: readonly ConditionalRule[], isNew: boolean): void {
  if (rules.length === 0) return;
  const standing = isNew ? [] : sheet.getConditionalFormatRules();
  const known = new Set(standing.map(ruleName));
  const missing = rules.filter((rule) => !known.has(ruleName(rule)));
  if (missing.length > 0) sheet.setConditionalFormatRules([...standing, ...missing]);
}

function ruleName(rule: ConditionalRule): string {
  const values = rule.getBooleanCondition()?.getCriteriaValues() ?? [];
  return [...values.map(String), ...rule.getRanges().map(place)].join('\n');
}

/** A range in words that do not change with the number of rows: an open range reads as ending in the last row. */
function place(range: Range): string {
  return `${range.getRow()} ${range.getColumn()} ${range.getNumColumns()}`;
}

/** Warnings that stand on a tab: an attempt that stopped halfway may have left them. */
export type Warnings = ReadonlyMap<string, Protection>;

export function warningsOn(sheet: Sheet): Warnings {
  return new Map(rangeProtections(sheet).map((protection) => [place(protection.getRange()), protection]));
}

export const NO_WARNINGS: Warnings = new Map();

/** The worked-out ground under rows whose column is filled, the yellow wash where it says that something is late. */
export function colorFilled(
  sheet: Sheet,
  blocks: readonly { readonly area: string; readonly first: number }[],
  column: string,
  isNew: boolean,
): void {
  const [top] = blocks;
  if (!top) return;
  const ranges = blocks.map(({ area }) => sheet.getRange(area));
  const cell = `$${column}${top.first}`;
  addRules(
    sheet,
    [
      formulaRule(`=RIGHT(${cell};5)=" late"`, ranges, theme.tones.yellow),
      formulaRule(`=LEN(${cell})>0`, ranges, { ground: theme.workedOut.ground, ink: theme.ink }),
    ],
    isNew,
  );
}

/**
 * People are warned before they type over a worked-out cell, never locked out (LOOK 7). Columns that were inserted among others are
 * warned of with them.
 */
export function warnOnly(range: Range, standing: Warnings = NO_WARNINGS): void {
  const there = standing.size > 0 ? standing.get(place(range)) : undefined;
  if (!there && [...standing.values()].some((warning) => reachesOver(warning.getRange(), range))) return;
  (there ?? range.protect()).setWarningOnly(true);
}

function reachesOver(outer: Range, inner: Range): boolean {
  return (
    outer.getRow() <= inner.getRow() &&
    outer.getLastRow() >= inner.getLastRow() &&
    outer.getColumn() <= inner.getColumn() &&
    outer.getLastColumn() >= inner.getLastColumn()
  );
}

/** Pixels that every column of a new tab is wide. */
const NEW_WIDTH = 100;

/** Widths by column number, neighbours of the same width in one call. `isNew`: columns that need the usual width have it already. */
export function setWidths(sheet: Sheet, widths: ReadonlyMap<number, number>, isNew = false): void {
  const columns = [...widths].filter(([, width]) => !isNew || width !== NEW_WIDTH).sort(([a], [b]) => a - b);
  let start = 0;
  columns.forEach(([column, width], index) => {
    const next = columns[index + 1];
    if (next && next[0] === column + 1 && next[1] === width) return;
    const first = columns[start]?.[0] ?? column;
    if (first === column) sheet.setColumnWidth(column, width);
    else sheet.setColumnWidths(first, column - first + 1, width);
    start = index + 1;
  });
}
