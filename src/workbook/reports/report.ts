/**
 * How a computed tab stands and is refreshed (DESIGN 5): title and line in rows 1 and 2, headings in row 3, an empty hidden
 * row 4, keys as values from row 5. Every computed column hangs from one formula in its heading cell, is known by the text
 * literal in that formula, and refers to columns from the hidden row down, so inserting, sorting and moving keep their meaning.
 */
import { cellName, columnLetter, runs, textLiteral } from '../a1.ts';
import { ensureColumns, ensureRows, growNew, holdStill, NEW_SHEET, sameFormula } from '../build.ts';
import { writable } from '../cells.ts';
import { type ChartSpec, drawChart, redrawCharts } from '../charts.ts';
import {
  bodyDress,
  type ColoredAreas,
  choiceDress,
  colorContents,
  type Dress,
  dress,
  headingDress,
  NO_WARNINGS,
  offTheEdge,
  outline,
  plainDress,
  repeatAcross,
  repeatBeside,
  repeatDown,
  setWidths,
  underline,
  type Warnings,
  warningsOn,
  warnOnly,
} from '../dress.ts';
import { ChangedMeanwhile } from '../meanwhile.ts';
import { belowMerges, headingsMoved, rowOfHeadings } from '../obstacle.ts';
import { type OwnFormulas, ownFormulas, wordsOf } from '../ours.ts';
import { choiceRule, copyDress, type Sheet, type Spreadsheet } from '../spreadsheet.ts';
import { type ColumnKind, isNumeric, LAYOUT, normalized, numberFormat } from '../tables/column.ts';
import { theme } from '../theme.ts';

export const HEADING_ROW = 3;
/** The first layout of the workbook that had charts. */
const FIRST_CHARTS = 2;
/** Empty and hidden; every range of a computed column begins here. */
export const ANCHOR_ROW = 4;
export const FIRST_KEY_ROW = 5;
/** More rows than this fill the first screen: a chart under them would not be found. */
const ROWS_ABOVE_CHART = 14;

/** A chart stands under the rows where people see it first, or with many rows in the block at the right (column number). */
export function chartPlace(rows: number, besideColumn: number): Pick<ChartSpec, 'at'> {
  return rows <= ROWS_ABOVE_CHART
    ? { at: { row: FIRST_KEY_ROW + rows + 2, column: 2 } }
    : { at: { row: FIRST_KEY_ROW + 10, column: besideColumn } };
}

export interface ReportColumn {
  /** The text literal in the heading formula: what the column is called and known by. */
  readonly name: string;
  readonly kind: ColumnKind;
  readonly width: number;
  readonly help: readonly string[];
  readonly handbook?: string;
  /**
   * What stands below the heading: an expression that gives a column beginning at the hidden row. Left out: a column for people to
   * type in, known by its heading; nothing is ever written below it.
   */
  readonly below?: (refer: Refer) => string;
  /** Its cells are bold: labels of a block. */
  readonly strong?: boolean;
  /** An expression that follows the name in the heading, such as the year: `" ("&Practice!$B$13&")"`. */
  readonly nameEnds?: string;
  /** Added at every refresh when it is not there (a payer's column); others are named and put back when asked. */
  readonly perPayer?: boolean;
  /** An empty column stands before it, and its lines are its own: they belong to no key. */
  readonly apart?: boolean;
  /** It stands in the block of the column before it: lines of its own, without an empty column before. */
  readonly inBlock?: boolean;
  /** Text that does not wrap, so that a long sentence does not make the rows of the table tall. */
  readonly oneLine?: boolean;
  /** Among figures, a date or a word that may stand for one: at the right, as they are. */
  readonly atRight?: boolean;
  /** A share of Medicare, colored from light red (80% and less) over white (100%) to light green (120% and more). */
  readonly scale?: boolean;
  /** The layout of the workbook that first had the column, as for a column of an input tab. */
  readonly since?: number;
}

/** A worked-out column in one line of arguments. */
export function reportColumn(
  name: string,
  kind: ColumnKind,
  width: number,
  handbook: string,
  help: readonly string[],
  below: (refer: Refer) => string,
  more: Partial<ReportColumn> = {},
): ReportColumn {
  return { name, kind, width, handbook, help, below, ...more };
}

export interface Refer {
  /** `D4:D` */
  column(name: string): string;
  /** `D3` */
  heading(name: string): string;
  /** `A4:A` */
  keys(): string;
  /** False for a column whose heading was renamed or deleted; a formula that names it all the same shows #REF!. */
  has(name: string): boolean;
}

export interface Report {
  readonly id: string;
  readonly title: string;
  /** Heading of the key column. */
  readonly keyName: string;
  readonly keyKind: ColumnKind;
  readonly keyHelp: readonly string[];
  readonly keyWidth: number;
  /** Formula of row 2: what the figures are, of when, from where. */
  readonly line: string;
  readonly columns: readonly ReportColumn[];
  /** Keys that must be there; ones that are there already keep their place. */
  readonly keys: readonly string[];
  /**
   * A tab whose keys never change and whose blocks reach down so many lines: its cells are dressed to there and no farther, and
   * its keys scroll along, because what stands to their right is read by itself.
   */
  readonly lines?: number;
  /** What columns that people type in come with when the tab is made. */
  readonly given?: (key: string, column: string) => string | number | null;
  /** Charts over the tab's columns; `rows` is how many rows stand below the hidden one, `column` gives a column's letter. */
  readonly charts?: (place: { rows: number; column: (name: string) => string; keys: string }) => readonly ChartSpec[];
  /**
   * The point of the tab in a sentence: a formula in row 1, over the column `under`. Once its user clears it, it stays away.
   */
  readonly finding?: { readonly under: string; readonly formula: (refer: Refer) => string };
  /** The one cell on the tab that people choose in (LOOK 7): which payer it shows. */
  readonly choice?: ReportChoice;
}

/** A white cell with a blue border beside the title. Formulas read it by its name, so it may be moved. */
export interface ReportChoice {
  /** The named range, e.g. `RateCase_ReviewPayer`. */
  readonly name: string;
  readonly choices: readonly string[];
  /** What stands there at first. */
  readonly value: string;
  readonly help: string;
}

/** Of the empty column before a block. */
const GAP_WIDTH = 24;

/** Where the choice stands when the tab is made. */
const CHOICE_CELL = 'B1';

export interface ReportResult {
  outcome: 'made' | 'updated' | 'unchanged';
  addedKeys: string[];
  addedColumns: string[];
  missing: string[];
  /** Columns that cannot fill because of a cell in the way: A1 name of that cell. */
  blocked: { column: string; cell: string }[];
  /** Keys, columns of payers and what is chosen, as they stood on the tab. */
  shown: Shown[];
  /** Formulas that somebody changed, so they stay: of a column, or of the line or the finding (null). */
  changed: { column: string | null; cell: string }[];
}

/** Where a tab shows somebody: in a row, a column or the cell of the choice, `7`, `F` or `B1`. */
export interface Shown {
  readonly key: string;
  readonly part: 'row' | 'column' | 'cell';
  readonly at: string;
  readonly cell: string;
}

/** The literal a heading formula was hung with, or null for anything else. */
export function hungName(formula: string): string | null {
  const match = /^=\s*VSTACK\(\s*"((?:[^"]|"")*)"/i.exec(formula);
  return match ? (match[1] ?? '').replace(/""/g, '"') : null;
}

/** What the heading cell holds: the formula, or the name alone over a column that people type in. */
function hang(column: ReportColumn, refer: Refer): string {
  return column.below
    ? `=VSTACK(${textLiteral(column.name)}${column.nameEnds ? `&${column.nameEnds}` : ''};${column.below(refer)})`
    : column.name;
}

export function buildReport(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  report: Report,
  isNew: boolean,
  restore: readonly string[],
  layout: number = LAYOUT,
): ReportResult {
  return isNew ? layOut(spreadsheet, sheet, report, true) : refresh(spreadsheet, sheet, report, restore, layout);
}

/** Which of the named columns have lost their heading, or the formula in it. */
export function missingReportColumns(
  sheet: Sheet,
  columns: readonly Pick<ReportColumn, 'name' | 'below' | 'since'>[],
  layout: number,
): string[] {
  const heading = sheet.getRange(HEADING_ROW, 1, 1, Math.max(1, sheet.getLastColumn()));
  const found = findHeadings(heading.getFormulas()[0] ?? [], heading.getValues()[0] ?? [], columns);
  return columns.filter(({ name, since = 1 }) => since <= layout && !found.has(name)).map(({ name }) => name);
}

/** The letter of each of our columns that is there, the key column under its heading: where other tabs refer to. */
export function reportColumns(
  sheet: Sheet,
  report: { readonly columns: readonly Pick<ReportColumn, 'name' | 'below'>[]; readonly keyName: string },
): ReadonlyMap<string, string> {
  const heading = sheet.getRange(HEADING_ROW, 1, 1, Math.max(1, sheet.getLastColumn()));
  const values = heading.getValues()[0] ?? [];
  const found = findHeadings(heading.getFormulas()[0] ?? [], values, report.columns);
  const letters = new Map([...found].map(([name, at]) => [name, columnLetter(at)] as const));
  return letters.set(report.keyName, columnLetter(keyColumnOf(values, report.keyName)));
}

/** The column of the keys, by its heading; the first where that was typed over. */
function keyColumnOf(headings: readonly unknown[], keyName: string): number {
  return headings.findIndex((value) => normalized(String(value)) === normalized(keyName)) + 1 || 1;
}

export interface ReportRow {
  readonly key: string;
  /** As numbered in the sheet. */
  readonly row: number;
  /** What the column shows in this row: null for a blank cell, an error, a "Check: ..." of ours and a column that is not there. */
  value(name: string): string | number | null;
}

/** What a report shows now, row by row, in three calls. `waiting`: Google is still working some of it out. */
export function readReport(
  sheet: Sheet,
  keyName: string,
  columns: readonly Pick<ReportColumn, 'name' | 'below'>[],
): { rows: ReportRow[]; missing: string[]; waiting: boolean } {
  const height = Math.max(FIRST_KEY_ROW, sheet.getLastRow());
  const table = sheet.getRange(1, 1, height, Math.max(1, sheet.getLastColumn()));
  const values = table.getValues();
  const headings = values[HEADING_ROW - 1] ?? [];
  const formulas = sheet.getRange(HEADING_ROW, 1, 1, headings.length).getFormulas()[0] ?? [];
  const positions = findHeadings(formulas, headings, columns);
  const keyAt = keyColumnOf(headings, keyName);
  const rows = values.slice(FIRST_KEY_ROW - 1).flatMap((line, index): ReportRow[] => {
    const key = String(line[keyAt - 1] ?? '').trim();
    if (key === '') return [];
    return [{ key, row: FIRST_KEY_ROW + index, value: (name) => shownValue(line[(positions.get(name) ?? 0) - 1]) }];
  });
  return {
    rows,
    missing: columns.filter(({ name }) => !positions.has(name)).map(({ name }) => name),
    waiting: values.some((line) => line.some((value) => value === 'Loading...')),
  };
}

const NOT_SHOWN = /^(#[A-Z/0!?]+|Check: .*)$/;

function shownValue(value: unknown): string | number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' && !NOT_SHOWN.test(value) ? value : null;
}

/** Column number of each of our columns: by the text in the formula it hangs from, or by its heading where people type below. */
function findHeadings(
  formulas: readonly string[],
  values: readonly unknown[],
  columns: readonly Pick<ReportColumn, 'name' | 'below'>[],
): Positions {
  const positions: Positions = new Map();
  formulas.forEach((formula, index) => {
    const name = hungName(formula);
    if (name !== null && !positions.has(name)) positions.set(name, index + 1);
  });
  for (const { name, below } of columns) {
    if (below) continue;
    const at = values.findIndex((value) => normalized(String(value)) === normalized(name)) + 1;
    if (at > 0) positions.set(name, at);
  }
  return positions;
}

/** Column number of each of our columns; the key column stands under KEY. */
type Positions = Map<string, number>;
const KEY = '';

function referTo(positions: Positions): Refer {
  const range = (name: string, range: (letter: string) => string) => {
    const at = positions.get(name);
    return at === undefined ? '#REF!' : range(columnLetter(at));
  };
  return {
    column: (name) => range(name, (letter) => `${letter}${ANCHOR_ROW}:${letter}`),
    heading: (name) => range(name, (letter) => `${letter}${HEADING_ROW}`),
    keys: () => range(KEY, (letter) => `${letter}${ANCHOR_ROW}:${letter}`),
    has: (name) => positions.has(name),
  };
}

/** Whether an expression asks for one of the columns by name. */
function namesOneOf(columns: ReadonlySet<string>, refer: Refer, expression: (refer: Refer) => string): boolean {
  let found = false;
  const asked = <T>(give: (name: string) => T) => {
    return (name: string): T => {
      found ||= columns.has(name);
      return give(name);
    };
  };
  expression({ ...refer, column: asked(refer.column), heading: asked(refer.heading), has: asked(refer.has) });
  return found;
}

/** `isNew`: nothing stands on the sheet yet; else an attempt may have stopped halfway, and what it left is not made twice. */
function layOut(spreadsheet: Spreadsheet, sheet: Sheet, report: Report, isNew: boolean): ReportResult {
  const positions: Positions = new Map([[KEY, 1]]);
  let width = 1;
  for (const column of report.columns) {
    width += column.apart ? 2 : 1;
    positions.set(column.name, width);
  }
  const height = FIRST_KEY_ROW - 1 + report.keys.length;
  growNew(sheet, width, height + 1, isNew);

  const refer = referTo(positions);
  const byPosition = new Map(report.columns.map((column) => [positions.get(column.name) ?? 0, column]));
  const line = <T>(first: T, other: (column: ReportColumn) => T, none: T): T[] =>
    Array.from({ length: width }, (_, index) => {
      if (index === 0) return first;
      const column = byPosition.get(index + 1);
      return column ? other(column) : none;
    });
  sheet.setTabColor(theme.workedOut.tab);
  // Widening a tab takes a call; there a white ground hides the gridlines, except where people type.
  const isWide = width > NEW_SHEET.columns;
  if (!isWide) sheet.setHiddenGridlines(true);
  const paper: Partial<Dress> = isWide ? { background: theme.white } : {};
  const plain: Dress = { ...plainDress, ...paper };
  const blank = (first: Dress) => line(first, () => plain, plain);
  const body = line(
    { ...keyDress(report), ...paper },
    (column) => ({ ...columnDress(column), ...(column.below ? paper : {}) }),
    plain,
  );
  const keyed = new Set(keyedColumns(report, positions));
  const grounded = body.map((one, index) =>
    keyed.has(index + 1) ? { ...one, background: theme.workedOut.ground } : one,
  );
  const title = blank({ ...plain, bold: true, size: theme.titleSize });
  if (report.choice) title[1] = choiceDress(report.choice.choices, report.choice.help);
  const findingAt = positions.get(report.finding?.under ?? '') ?? 0;
  if (report.finding) title[findingAt - 1] = { ...findingDress, ...paper };
  const lines = Array.from({ length: report.lines ?? report.keys.length }, (_, index) =>
    index < report.keys.length ? grounded : body,
  );
  dress(
    sheet.getRange(1, 1, ANCHOR_ROW + lines.length, width),
    [
      title,
      blank({ ...plain, color: theme.secondInk }),
      line(headingDress(theme.workedOut), columnHeading, plain),
      body,
      ...lines,
    ],
    isNew,
  );
  if (report.lines === undefined) repeatDown(sheet, ANCHOR_ROW, 1, body, height + 1);
  colorContents(sheet, coloredAreas(report.columns, positions), isNew);
  const heading = sheet.getRange(HEADING_ROW, 1, 1, width);
  heading.setNotes([line(report.keyHelp.join('\n'), columnNote, '')]);
  underline(heading, theme.workedOut.tab);
  const widths = new Map([[1, report.keyWidth]]);
  for (const [at, column] of byPosition) {
    if (column.apart) widths.set(at - 1, GAP_WIDTH);
    widths.set(at, column.width);
  }
  setWidths(sheet, widths, isNew);
  const typed = new Set(report.columns.flatMap(({ name, below }) => (below ? [] : (positions.get(name) ?? []))));
  const ours = Array.from({ length: width - 1 }, (_, index) => index + 2).filter((at) => !typed.has(at));
  const warnings = isNew ? NO_WARNINGS : warningsOn(sheet);
  for (const [first, length] of runs(ours)) {
    warnOnly(sheet.getRange(`${columnLetter(first)}${HEADING_ROW}:${columnLetter(first + length - 1)}`), warnings);
  }
  sheet.setFrozenRows(ANCHOR_ROW);
  if (report.lines === undefined) sheet.setFrozenColumns(1);
  sheet.hideRows(ANCHOR_ROW);
  if (report.choice) {
    const cell = sheet.getRange(CHOICE_CELL);
    outline(cell);
    spreadsheet.setNamedRange(report.choice.name, cell);
  }
  const charts = chartsOf(report, positions, report.keys.length);
  if (isNew) for (const chart of charts) drawChart(sheet, chart);
  else redrawCharts(sheet, charts, new Set(charts.map(({ title }) => normalized(title))));
  ownFormulas(sheet).keep(formulasOf(report, refer));
  // Last of all: a tab without content is one that was never finished, and is laid out again.
  sheet.getRange(1, 1, height, width).setValues([
    withChoice(
      line(report.title, (column) => (column.name === report.finding?.under ? report.finding.formula(refer) : ''), ''),
      report,
    ),
    line(report.line, () => '', ''),
    line(report.keyName, (column) => hang(column, refer), ''),
    line('', () => '', ''),
    ...report.keys.map((key) =>
      line<string | number>(writable(key, report.keyKind), (column) => given(report, key, column), ''),
    ),
  ]);
  return {
    outcome: 'made',
    addedKeys: [...report.keys],
    addedColumns: [],
    missing: [],
    blocked: [],
    shown: [],
    changed: [],
  };
}

/** Every formula that RateCase writes into the tab, each with what it is known by. */
function formulasOf(report: Report, refer: Refer): [formula: string, name?: string][] {
  return [
    [report.line],
    ...(report.finding ? [[report.finding.formula(refer)] as [string]] : []),
    ...report.columns.flatMap((column): [string, string][] =>
      column.below ? [[hang(column, refer), column.name]] : [],
    ),
  ];
}

const findingDress: Dress = { ...plainDress, bold: true, vertical: 'middle' };

/** What a new tab comes with below a column that people type in. */
function given(report: Report, key: string, { name, kind, below }: ReportColumn): string | number {
  return below ? '' : writable(report.given?.(key, name) ?? null, kind);
}

function keyDress(report: Report): Dress {
  return bodyDress(report.keyKind, { bold: true });
}

function columnDress(column: ReportColumn): Dress {
  const { kind, atRight } = column;
  const format = numberFormat(kind);
  const isAtRight = isNumeric(kind) && (kind !== 'date' || atRight);
  return bodyDress(kind, {
    ...(format && isAtRight ? { format: offTheEdge(format) } : {}),
    ...(column.strong ? { bold: true } : {}),
    ...(column.oneLine ? { wrap: false } : {}),
    ...(atRight ? { horizontal: 'right' } : {}),
  });
}

const columnNote = ({ help }: ReportColumn): string => help.join('\n');

/** Violet over what is worked out, blue over what people type (LOOK 7). */
function columnHeading({ kind, below, atRight }: ReportColumn): Dress {
  const look = headingDress(below ? theme.workedOut : theme.type, kind);
  return atRight ? { ...look, horizontal: 'right' } : look;
}

function withChoice(title: string[], { choice }: Report): string[] {
  if (choice) title[1] = String(writable(choice.value, 'text'));
  return title;
}

const isOfKeys = ({ apart, inBlock, below }: ReportColumn): boolean => !apart && !inBlock && below !== undefined;

/** Worked-out columns whose cells belong to a key; blocks that stand apart have lines of their own, typed cells stay white. */
function keyedColumns(report: Report, positions: Positions): number[] {
  const apart = new Set(report.columns.filter((column) => !isOfKeys(column)).map(({ name }) => name));
  return [...positions].filter(([name]) => !apart.has(name)).map(([, at]) => at);
}

function workedOut(columns: readonly ReportColumn[], positions: Positions): number[] {
  return columns.flatMap(({ name, below }) => (below ? (positions.get(name) ?? []) : []));
}

/** The columns whose words have a color, and those that have a color scale. */
function coloredAreas(columns: readonly ReportColumn[], positions: Positions): ColoredAreas {
  const of = (wanted: ColumnKind) =>
    columns
      .filter(({ kind }) => kind === wanted)
      .map(({ name }) => columnLetter(positions.get(name) ?? 1))
      .map((letter) => `${letter}${ANCHOR_ROW}:${letter}`);
  return {
    words: { light: of('light'), grade: of('grade'), answer: of('answer') },
    scales: runs(columns.flatMap(({ name, scale }) => (scale ? (positions.get(name) ?? []) : []))).map(
      ([first, length]) => `${columnLetter(first)}${ANCHOR_ROW}:${columnLetter(first + length - 1)}`,
    ),
  };
}

function chartsOf(report: Report, positions: Positions, rows: number): readonly ChartSpec[] {
  return (
    report.charts?.({
      rows,
      keys: columnLetter(positions.get(KEY) ?? 1),
      column: (name) => columnLetter(positions.get(name) ?? 1),
    }) ?? []
  );
}

/** The worked-out ground under rows that have a key, in our columns only. */
function ground(
  sheet: Sheet,
  blocks: readonly { readonly row: number; readonly rows: number; readonly columns: readonly number[] }[],
): void {
  const areas = blocks.flatMap(({ row, rows, columns }) =>
    rows === 0
      ? []
      : runs(columns).map(
          ([first, length]) => `${cellName(row, first)}:${cellName(row + rows - 1, first + length - 1)}`,
        ),
  );
  if (areas.length > 0) sheet.getRangeList(areas).setBackground(theme.workedOut.ground);
}

/** `isMended`: the hidden row was just put back; what stands in it now is no key that came there by deleting. */
function refresh(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  report: Report,
  restore: readonly string[],
  layout: number,
  isMended = false,
): ReportResult {
  const values = sheet.getDataRange().getValues();
  const width = values[0]?.length ?? 1;
  // A sheet without content has a blank cell for its data.
  if (values.length === 1 && width === 1 && values[0]?.[0] === '') return layOut(spreadsheet, sheet, report, false);
  // Read last, since what is rewritten is told by it.
  const formulas = sheet.getRange(1, 1, HEADING_ROW, width).getFormulas();
  const headings = values[HEADING_ROW - 1] ?? [];
  const headingFormulas = formulas[HEADING_ROW - 1] ?? [];

  const keyColumn = keyColumnOf(headings, report.keyName);
  const positions: Positions = new Map([...findHeadings(headingFormulas, headings, report.columns), [KEY, keyColumn]]);
  holdHeadings(sheet, report, positions, values);
  if (!isMended && isBodyOff(sheet, values, positions)) {
    putBackBody(sheet, report, positions, values);
    return { ...refresh(spreadsheet, sheet, report, restore, layout, true), outcome: 'updated' };
  }
  const positionsThere = new Map(positions);
  const blocked = blockedColumns(report, positions, values);
  const keys = values.slice(FIRST_KEY_ROW - 1).map((line) => normalized(String(line[keyColumn - 1] ?? '')));

  const wanted = new Set(restore.map(normalized));
  const absent = report.columns.filter((column) => !positions.has(column.name));
  const toAdd = absent.filter(
    (column) => column.perPayer || (column.since ?? 1) > layout || wanted.has(normalized(column.name)),
  );
  const there = new Map([...positions].map(([name, at]) => [name, headingFormulas[at - 1] ?? ''] as const));
  insertColumns(sheet, report, toAdd, positions, values);
  layColumns(sheet, report, toAdd, positions);

  const known = new Set(keys);
  const newKeys = report.keys.filter((key) => !known.has(normalized(key)));
  let firstNew = FIRST_KEY_ROW + lastFilled(report, positionsThere, values);
  const keyAt = positions.get(KEY) ?? 1;
  const free = () => sheet.getRange(firstNew, keyAt, newKeys.length, 1);
  if (newKeys.length > 0) {
    const keyLetter = columnLetter(keyAt);
    const merges = sheet.getRange(`${keyLetter}${ANCHOR_ROW}:${keyLetter}`).getMergedRanges();
    firstNew = belowMerges(merges, firstNew, newKeys.length);
    if (firstNew + newKeys.length > values.length) ensureRows(sheet, firstNew + newKeys.length);
    // As the hidden row looks, so that a code keeps its zeros.
    copyDress(sheet.getRange(ANCHOR_ROW, keyAt), free(), 'format');
  }
  const keyed = keyedColumns(report, positions);
  const added = new Set(toAdd.map(({ name }) => positions.get(name)));
  ground(sheet, [
    { row: FIRST_KEY_ROW, rows: lastKey(keys), columns: keyed.filter((at) => added.has(at)) },
    { row: firstNew, rows: newKeys.length, columns: keyed },
  ]);
  const own = ownFormulas(sheet, layout);
  const changed = changedColumns(report, { toAdd, positions, positionsThere, there, own }, wanted);
  own.keep(formulasOf(report, referTo(positions)));
  holdReport(sheet, report, { toAdd, positions, positionsThere, headings, firstNew, newKeys });
  // Last of all: a column without its heading is one that was never finished, and is laid out again.
  const rewritten = writeHeadings(sheet, report, { toAdd, positions, positionsThere, there }, changed);
  if (newKeys.length > 0) free().setValues(newKeys.map((key) => [writable(key, report.keyKind)]));

  const lineThere = formulas[1]?.[0] ?? '';
  const isOwnLine = lineThere === '' || own.isOurs(lineThere, report.line);
  const newLine = isOwnLine && lineThere !== '' && !sameFormula(lineThere, report.line);
  if (newLine) sheet.getRange(2, 1).setFormula(report.line);
  const newFinding = renewFinding(
    sheet,
    report,
    { toAdd, positions, positionsThere, there: formulas[0] ?? [] },
    layout,
    own,
  );

  const rows = newKeys.length > 0 ? firstNew + newKeys.length - FIRST_KEY_ROW : lastKey(keys);
  const charts = chartsOf(report, positions, rows);
  const newCharts = charts.flatMap(({ title, since = FIRST_CHARTS }) => (since > layout ? [normalized(title)] : []));
  const lowest = Math.max(
    0,
    ...charts.flatMap(({ ranges }) => ranges.map((range) => Number(/\d+$/.exec(range)?.[0] ?? 0))),
  );
  // Rows that a chart reads may have been deleted.
  if (lowest > Math.max(values.length, firstNew + newKeys.length)) ensureRows(sheet, lowest);
  const drawnLast = chartsOf(report, positions, lastKey(keys));
  const drawn = redrawCharts(sheet, charts, new Set([...wanted, ...newCharts]), drawnLast);
  const choice = report.choice ? renewChoice(spreadsheet, sheet, report.choice) : null;

  const isChanged =
    rewritten || newLine || newFinding.wrote || newKeys.length > 0 || drawn.changed || choice?.wrote === true;
  return {
    outcome: isChanged ? 'updated' : 'unchanged',
    addedKeys: newKeys,
    addedColumns: toAdd.map((column) => column.name),
    missing: [...absent.filter((column) => !toAdd.includes(column)).map((column) => column.name), ...drawn.missing],
    blocked,
    shown: [...shownOn(report, values, headingFormulas, keyColumn), ...(choice ? [choice.shown] : [])],
    changed: [
      ...[...changed].map((column) => ({ column, cell: cellName(HEADING_ROW, positions.get(column) ?? 1) })),
      ...(isOwnLine ? [] : [{ column: null, cell: cellName(2, 1) }]),
      ...(newFinding.changed === null ? [] : [{ column: null, cell: newFinding.changed }]),
    ],
  };
}

/** Every key, and the columns that hang as those of payers do, whether the report lists them or not. */
function shownOn(
  { columns }: Report,
  values: readonly unknown[][],
  headingFormulas: readonly string[],
  keyColumn: number,
): Shown[] {
  const rows = values.slice(FIRST_KEY_ROW - 1).flatMap((line, index): Shown[] => {
    const key = String(line[keyColumn - 1] ?? '').trim();
    const row = FIRST_KEY_ROW + index;
    return key === '' ? [] : [{ key, part: 'row', at: String(row), cell: cellName(row, keyColumn) }];
  });
  const ofPayer = columns.find(({ perPayer }) => perPayer);
  const words = ofPayer ? wordsOf(hang(ofPayer, referTo(new Map())), ofPayer.name) : '';
  const payers = headingFormulas.flatMap((formula, index): Shown[] => {
    const key = hungName(formula);
    if (key === null || wordsOf(formula, key) !== words) return [];
    return [{ key, part: 'column', at: columnLetter(index + 1), cell: cellName(HEADING_ROW, index + 1) }];
  });
  return [...rows, ...payers];
}

/** Columns whose formula somebody changed; those that are asked back are written anew. */
function changedColumns(
  { columns }: Report,
  { toAdd, positions, positionsThere, there, own }: Addition & { there: ReadonlyMap<string, string>; own: OwnFormulas },
  wanted: ReadonlySet<string>,
): Set<string> {
  const before = referTo(positionsThere);
  const changed = columns.filter((column) => {
    const standing = there.get(column.name) ?? '';
    return (
      column.below &&
      positions.has(column.name) &&
      standing !== '' &&
      !toAdd.includes(column) &&
      !wanted.has(normalized(column.name)) &&
      !own.isOurs(standing, hang(column, before), column.name)
    );
  });
  return new Set(changed.map(({ name }) => name));
}

/** Throws where the headings stand in another row: columns would be added a second time. */
function holdHeadings(sheet: Sheet, report: Report, positions: Positions, values: readonly unknown[][]): void {
  if (report.columns.some(({ name }) => positions.has(name))) return;
  const names = [report.keyName, ...report.columns.map(({ name }) => name)];
  const row = rowOfHeadings(values, names);
  if (row !== null && row !== HEADING_ROW) {
    throw headingsMoved({ id: report.id, name: sheet.getName() }, row, HEADING_ROW);
  }
}

/**
 * Whether the hidden row was deleted, so that a key stands in its place, or all rows under the headings were. Where the keys' column is
 * gone, another of ours may stand first, whose formula fills the hidden row too: that is no key.
 */
function isBodyOff(sheet: Sheet, values: readonly unknown[][], positions: Positions): boolean {
  const keyColumn = positions.get(KEY) ?? 1;
  const isOfKeys = [...positions].every(([name, at]) => name === KEY || at !== keyColumn);
  const isKeyInHiddenRow = isOfKeys && String(values[ANCHOR_ROW - 1]?.[keyColumn - 1] ?? '').trim() !== '';
  return isKeyInHiddenRow || (values.length < ANCHOR_ROW && sheet.getMaxRows() < FIRST_KEY_ROW);
}

/** Puts the hidden row back above the rows that are there, in the look of our columns. */
function putBackBody(sheet: Sheet, report: Report, positions: Positions, values: readonly unknown[][]): void {
  if (values.length >= ANCHOR_ROW) sheet.insertRowsBefore(ANCHOR_ROW, 1);
  ensureRows(sheet, FIRST_KEY_ROW);
  const ours = new Map(report.columns.map((column) => [positions.get(column.name) ?? 0, columnDress(column)]));
  ours.set(positions.get(KEY) ?? 1, keyDress(report));
  ours.delete(0);
  for (const [first, length] of runs([...ours.keys()])) {
    const body = Array.from({ length }, (_, offset) => ours.get(first + offset) ?? plainDress);
    dress(sheet.getRange(ANCHOR_ROW, first, 1, length), [body]);
    if (values.length < ANCHOR_ROW) repeatDown(sheet, ANCHOR_ROW, first, body);
  }
  sheet.setFrozenRows(ANCHOR_ROW);
  sheet.hideRows(ANCHOR_ROW);
}

/** Columns that come in, and where ours stand: once they are there, and as they were read. */
interface Addition {
  readonly toAdd: readonly ReportColumn[];
  readonly positions: Positions;
  readonly positionsThere: Positions;
}

/** The layout that first had findings. */
const FIRST_FINDINGS = 2;

/**
 * Brings the finding's formula up to date where it stands: over its column, as long as a formula is there. `there`: the formulas
 * of row 1, as they were read.
 */
function renewFinding(
  sheet: Sheet,
  { finding }: Report,
  { toAdd, positions, positionsThere, there }: Addition & { there: readonly string[] },
  layout: number,
  own: OwnFormulas,
): { wrote: boolean; changed: string | null } {
  const at = positions.get(finding?.under ?? '');
  const none = { wrote: false, changed: null };
  if (!finding || !at) return none;
  const cell = sheet.getRange(1, at);
  const standing = there[(positionsThere.get(finding.under) ?? 0) - 1] ?? '';
  const isNew = layout < FIRST_FINDINGS && standing === '' && cell.getValue() === '';
  const added = new Set(toAdd.map(({ name }) => name));
  const ours = finding.formula(referTo(positionsThere));
  if (standing !== '' && !own.isOurs(standing, ours)) return { wrote: false, changed: cellName(1, at) };
  const isRight = sameFormula(standing, ours) && !namesOneOf(added, referTo(positions), finding.formula);
  if (!isNew && (standing === '' || isRight)) return none;
  if (isNew) dress(cell, [[findingDress]]);
  cell.setFormula(finding.formula(referTo(positions)));
  return { wrote: true, changed: null };
}

/** How many rows reach down to the last one with a key. */
function lastKey(keys: readonly string[]): number {
  let last = keys.length;
  while (last > 0 && keys[last - 1] === '') last -= 1;
  return last;
}

/** How many rows reach down to the last one with a key, or with something in a column that people type in: it stays without a key. */
function lastFilled(report: Report, positions: Positions, values: readonly unknown[][]): number {
  const typed = report.columns.flatMap(({ name, below }) => (below ? [] : (positions.get(name) ?? [])));
  const filled = values
    .slice(FIRST_KEY_ROW - 1)
    .map((line) => [positions.get(KEY) ?? 1, ...typed].map((at) => String(line[at - 1] ?? '').trim()).join(''));
  return lastKey(filled);
}

/**
 * Makes room for columns right after the one that precedes each of them in the report; the user's own move along with their rows.
 * Empty columns in that place are used first, those to the right of everything too: an attempt that stopped halfway may have left them.
 */
function insertColumns(
  sheet: Sheet,
  report: Report,
  toAdd: readonly ReportColumn[],
  positions: Positions,
  values: readonly unknown[][],
): void {
  let after = positions.get(KEY) ?? 1;
  let inserted = 0;
  let group: ReportColumn[] = [];
  const width = values[0]?.length ?? 0;
  /** Empty columns as they were read, from `after` on. */
  const emptyFrom = (): number => {
    const first = after - inserted;
    let column = first;
    while (column < width && values.every((line) => (line[column] ?? '') === '')) column += 1;
    return column < width ? column - first : column - first + freeBeyond(sheet, report, column + inserted);
  };
  const place = (next: ReportColumn | undefined) => {
    if (group.length === 0) return;
    const need = group.reduce((sum, { apart }) => sum + (apart ? 2 : 1), 0);
    const nextAt = next ? positions.get(next.name) : undefined;
    const free = nextAt === undefined ? need : nextAt - after - (next?.apart ? 2 : 1);
    const room = Math.max(0, Math.min(emptyFrom(), free, need));
    const count = need - room;
    if (count > 0) {
      sheet.insertColumnsAfter(after, count);
      for (const [name, at] of positions) if (at > after) positions.set(name, at + count);
      inserted += count;
    }
    for (const column of group) {
      after += column.apart ? 2 : 1;
      positions.set(column.name, after);
    }
    group = [];
  };
  for (const column of report.columns) {
    if (toAdd.includes(column)) {
      group.push(column);
    } else {
      place(column);
      after = positions.get(column.name) ?? after;
    }
  }
  place(undefined);
}

/** How many columns of the sheet follow on the one at `last` that nobody has begun to use: there is no note of the user's over them. */
function freeBeyond(sheet: Sheet, report: Report, last: number): number {
  const notes = sheet.getRange(`${HEADING_ROW}:${HEADING_ROW}`).getNotes()[0] ?? [];
  const ours = new Set(['', ...report.columns.map(columnNote)]);
  const taken = notes.findIndex((note, index) => index >= last && !ours.has(note));
  return Math.max(0, (taken < 0 ? notes.length : taken) - last);
}

/**
 * Writes the headings of new columns, and heading formulas that are not what they should be, run by run of neighbours. Formulas that
 * were right where their columns stood before others were inserted, and refer to none of those, have followed the insertion, as they
 * follow their user's. `changed`: columns whose formula is its user's by now.
 */
function writeHeadings(
  sheet: Sheet,
  report: Report,
  { toAdd, positions, positionsThere, there }: Addition & { there: ReadonlyMap<string, string> },
  changed: ReadonlySet<string>,
): boolean {
  const [before, now] = [referTo(positionsThere), referTo(positions)];
  const added = new Set(toAdd.map(({ name }) => name));
  const ours = new Map<number, { content: string; isDue: boolean }>();
  for (const column of report.columns) {
    const at = positions.get(column.name);
    const isNew = toAdd.includes(column);
    if (!at || !(column.below || isNew) || changed.has(column.name)) continue;
    const isDue =
      isNew ||
      namesOneOf(added, now, (refer) => hang(column, refer)) ||
      !sameFormula(there.get(column.name) ?? '', hang(column, before));
    ours.set(at, { content: hang(column, now), isDue });
  }
  let wrote = false;
  for (const [first, length] of runs([...ours.keys()])) {
    const run = Array.from({ length }, (_, offset) => ours.get(first + offset) ?? { content: '', isDue: false });
    const dueAt = run.flatMap(({ isDue }, offset) => (isDue ? [offset] : []));
    const [start, end] = [dueAt[0], dueAt[dueAt.length - 1]];
    if (start === undefined || end === undefined) continue;
    const due = run.slice(start, end + 1);
    sheet.getRange(HEADING_ROW, first + start, 1, due.length).setValues([due.map(({ content }) => content)]);
    wrote = true;
  }
  return wrote;
}

/** A heading that shows #REF! with something below it in its own column: that cell is in the way of the spill (PLATFORM 1.4). */
function blockedColumns(report: Report, positions: Positions, values: readonly unknown[][]): ReportResult['blocked'] {
  const found: ReportResult['blocked'] = [];
  for (const { name } of report.columns) {
    const at = positions.get(name);
    if (!at || values[HEADING_ROW - 1]?.[at - 1] !== '#REF!') continue;
    const row = values.findIndex((line, index) => index >= ANCHOR_ROW - 1 && line[at - 1] !== '') + 1;
    if (row > 0) found.push({ column: name, cell: cellName(row, at) });
  }
  return found;
}

/** Notes, colors, formats and widths of columns that were just given their place; all but their headings. */
function layColumns(sheet: Sheet, report: Report, columns: readonly ReportColumn[], positions: Positions): void {
  if (columns.length === 0) return;
  const byPosition = new Map(columns.map((column) => [positions.get(column.name) ?? 1, column]));
  for (const [first, length] of runs([...byPosition.keys()])) {
    const run = Array.from({ length }, (_, offset) => byPosition.get(first + offset)).flatMap((column) => column ?? []);
    const beside = report.columns.find(({ name }) => positions.get(name) === first - 1);
    const heading = sheet.getRange(HEADING_ROW, first, 1, length);
    const twins = run.flatMap((column) => twinOf(report, column, columns, positions) ?? []);
    if (beside && run.every((column) => looksLike(column, beside))) {
      // What stands beside it looks the same, from its heading down.
      repeatAcross(sheet, HEADING_ROW, first - 1, length);
    } else if (twins.length === length && length < CALLS_OF_A_DRESS) {
      twins.forEach((from, offset) => {
        repeatBeside(sheet, HEADING_ROW, from, first + offset);
      });
    } else {
      // White, as gridlines are hidden or covered there; where people type they show.
      const body = run.map((column) => ({
        ...columnDress(column),
        ...(column.below ? { background: theme.white } : {}),
      }));
      dress(sheet.getRange(HEADING_ROW, first, 2, length), [run.map(columnHeading), body]);
      repeatDown(sheet, ANCHOR_ROW, first, body);
      underline(heading, theme.workedOut.tab);
    }
    heading.setNotes([run.map(columnNote)]);
  }
  let warnings: Warnings | null = null;
  for (const [first, length] of runs(workedOut(columns, positions))) {
    if (standsAmong(report, positions, first, length)) continue;
    warnings ??= warningsOn(sheet);
    warnOnly(sheet.getRange(`${columnLetter(first)}${HEADING_ROW}:${columnLetter(first + length - 1)}`), warnings);
  }
  setWidths(sheet, new Map([...byPosition].map(([at, column]) => [at, column.width])));
  colorContents(sheet, coloredAreas(columns, positions));
}

/** Whether worked-out columns of ours stand on both sides: what was inserted among them is warned of with them. */
function standsAmong(report: Report, positions: Positions, first: number, length: number): boolean {
  const standing = report.columns.map((column) => ({ ...column, at: positions.get(column.name) ?? 0 }));
  const isWorkedOut = (at: number) => standing.some((column) => column.at === at && column.below !== undefined);
  const next = first + length;
  return (
    isWorkedOut(first - 1) &&
    (isWorkedOut(next) || standing.some(({ at, apart, below }) => at === next + 1 && apart && below !== undefined))
  );
}

/** Whether two columns have the same formats and colors. */
function looksLike(column: ReportColumn, other: ReportColumn): boolean {
  const look = (one: ReportColumn) =>
    JSON.stringify([columnHeading(one), columnDress(one), one.below !== undefined, isOfKeys(one), one.scale === true]);
  return look(column) === look(other);
}

/** What new columns cost that are dressed by themselves. */
const CALLS_OF_A_DRESS = 8;

/** Where one of our columns stands that looks the same and is none of the new ones. */
function twinOf(
  { columns }: Report,
  column: ReportColumn,
  added: readonly ReportColumn[],
  positions: Positions,
): number | undefined {
  const twin = columns.find((other) => !added.includes(other) && positions.has(other.name) && looksLike(column, other));
  return twin && positions.get(twin.name);
}

/**
 * Looks once more, in one call, at what is written over: throws unless our headings stand where they stood and nothing where new ones
 * and new keys come.
 */
function holdReport(
  sheet: Sheet,
  report: Report,
  {
    toAdd,
    positions,
    positionsThere,
    headings,
    firstNew,
    newKeys,
  }: Addition & { headings: readonly unknown[]; firstNew: number; newKeys: readonly string[] },
): void {
  const keyAt = positions.get(KEY) ?? 1;
  const free = newKeys.map(() => ['']);
  if (toAdd.length === 0) {
    if (newKeys.length > 0) holdStill(sheet, free, sheet.getRange(firstNew, keyAt, newKeys.length, 1).getValues());
    return;
  }
  const rows = newKeys.length > 0 ? firstNew + newKeys.length - HEADING_ROW : 1;
  const now = sheet.getRange(HEADING_ROW, 1, rows, Math.max(...positions.values())).getValues();
  if (newKeys.length > 0) {
    const keysNow = now.slice(firstNew - HEADING_ROW).map((line) => [line[keyAt - 1]]);
    holdStill(sheet, free, keysNow);
  }
  const isStill = [...positions].every(([name, at]) => {
    const before = headings[(positionsThere.get(name) ?? 0) - 1] ?? '';
    return String(now[0]?.[at - 1] ?? '') === String(before);
  });
  // A heading that is worked out anew shows something else for a moment: its formula tells.
  if (!isStill) holdColumns(sheet, report, toAdd, positions);
}

/** Throws unless our columns stand where they are thought to, and nothing where new ones come: somebody may have moved some. */
function holdColumns(sheet: Sheet, report: Report, added: readonly ReportColumn[], positions: Positions): void {
  const width = Math.max(...positions.values());
  const heading = sheet.getRange(HEADING_ROW, 1, 1, width);
  const [formulas, values] = [heading.getFormulas()[0] ?? [], heading.getValues()[0] ?? []];
  const now = findHeadings(formulas, values, report.columns);
  const isThere = ({ name }: ReportColumn) => {
    const at = positions.get(name);
    if (!at) return !now.has(name);
    return added.some((column) => column.name === name)
      ? formulas[at - 1] === '' && values[at - 1] === ''
      : now.get(name) === at;
  };
  if (!report.columns.every(isThere)) throw new ChangedMeanwhile(sheet.getName());
}

/**
 * The choices follow the payers; what is chosen stays. A choice whose name is gone is put back where it stood at first, if that cell
 * is free.
 */
function renewChoice(spreadsheet: Spreadsheet, sheet: Sheet, choice: ReportChoice): { wrote: boolean; shown: Shown } {
  const named = spreadsheet.getRangeByName(choice.name);
  if (!named) ensureColumns(sheet, 2);
  const cell = named ?? sheet.getRange(CHOICE_CELL);
  const chosen = cell.getValue();
  const at = cellName(cell.getRow(), cell.getColumn());
  const shown: Shown = { key: String(chosen).trim(), part: 'cell', at, cell: at };
  const listed = cell.getDataValidation()?.getCriteriaValues()[0];
  const isSame = Array.isArray(listed) && listed.join('\n') === choice.choices.join('\n');
  if (chosen !== '' && (!named || isSame)) return { wrote: false, shown };
  cell.setDataValidation(choiceRule(choice.choices, choice.help));
  if (chosen === '') cell.setValue(writable(choice.value, 'text'));
  if (!named) {
    outline(cell);
    spreadsheet.setNamedRange(choice.name, cell);
  }
  return { wrote: true, shown };
}
