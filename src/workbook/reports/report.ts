/**
 * How a computed tab stands and is refreshed (DESIGN 5): title and line in rows 1 and 2, headings in row 3, an empty hidden
 * row 4, keys as values from row 5. Every computed column hangs from one formula in its heading cell, is known by the text
 * literal in that formula, and refers to columns from the hidden row down, so inserting, sorting and moving keep their meaning.
 */
import type { ChartSpec } from '../charts.ts';
import type { ColumnKind } from '../tables/column.ts';

export const HEADING_ROW = 3;

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
