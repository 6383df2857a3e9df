/**
 * How a tab is declared. Header row, number formats, drop-downs, notes, row reading with cell-precise errors, writing
 * and the docs page all follow from these declarations (DESIGN 1.7).
 */

export type ColumnKind =
  | 'text'
  /** Text over several lines. */
  | 'long-text'
  /** CPT or HCPCS code: a text cell. */
  | 'code'
  /** ZIP, NPI, phone: a text cell that keeps its zeros. */
  | 'identifier'
  /** Dollars a session. */
  | 'money'
  /** Dollars a year, to the dollar. */
  | 'money-year'
  /** Dollars of a period, to the cent; may be nothing. */
  | 'money-total'
  /** A difference in dollars; below zero with a minus. */
  | 'money-signed'
  | 'ratio'
  /** A ratio that is more or less than before, with its sign. */
  | 'change'
  | 'count'
  /** Any number, as typed. */
  | 'number'
  /** A worked-out number, shown with one decimal: minutes, days, hours. */
  | 'decimal'
  | 'date'
  | 'year'
  | 'choice'
  /** green, yellow, red. */
  | 'light'
  /** A to F. */
  | 'grade'
  /** yes, no, not known: whether a check speaks for leaving. */
  | 'answer'
  /** Amounts per code in one cell, `90834: 94.50` (AMB-22). */
  | 'amounts';

export interface Column<Key extends string = string> {
  readonly key: Key;
  /** Heading as shown; the column is known by it (trimmed, case and NBSP ignored). */
  readonly header: string;
  readonly kind: ColumnKind;
  /** Pixels. */
  readonly width: number;
  /** What goes here, and one example: the note on the heading. */
  readonly help: readonly [what: string, example?: string];
  /** Handbook id(s) the column answers. */
  readonly handbook?: string;
  /** For kind `choice`: what the drop-down offers. A value outside is marked, not refused. */
  readonly choices?: readonly string[];
  /**
   * A column that RateCase works out: the formula that hangs in the heading cell, from the letters of the table's
   * columns. It refers to whole columns from row 1 on, so that a row inserted under the heading counts too.
   */
  readonly formula?: (letter: (key: Key) => string, context: FormulaContext) => string;
  /** The cell has the yellow wash of what is late where this formula, written for row 1, holds. */
  readonly lateWhen?: (letter: (key: Key) => string) => string;
  /** A list of its own that stands beside the table: its rows have no key. */
  readonly beside?: boolean;
  /** The layout of the workbook (`LAYOUT`) that first had the column; left out: the first. A tab that is older gets it by itself. */
  readonly since?: number;
}

/** What a formula may refer to outside its own tab. */
export interface FormulaContext {
  /** An absolute reference to a Practice fact, e.g. `Practice!$B$9`. */
  practice: (key: string) => string;
  /** The named range of the Thresholds tab; '' while there is no such tab, so that the usual values count. */
  thresholds: string;
}

/** What a row, or a tab of facts, holds. */
export interface Row<Key extends string> {
  text(key: Key): string;
  number(key: Key): number | null;
}

export interface Slip<Key extends string> {
  readonly at: Key;
  /** A sentence without the place. */
  readonly says: string;
  /** What does not count because of it. */
  readonly unread: readonly Key[];
}

export interface InputTable<Key extends string = string> {
  readonly id: string;
  readonly title: string;
  /** One line for Build tabs and docs. */
  readonly about: string;
  readonly columns: readonly Column<Key>[];
  /** A row counts once this column is filled; the next free row is found by it. */
  readonly keyColumn: Key;
  /** A further column without which the figures of a row count for nothing: the row is named. */
  readonly alsoNeeded?: Key;
  /** Columns that are added up: where one of them cannot be read, the others of its row do not count either. */
  readonly together?: readonly (readonly Key[])[];
  /** Cells of a row that can be read, but contradict each other. */
  readonly slips?: (row: Row<Key>) => readonly Slip<Key>[];
  readonly frozenColumns: number;
  /** Rows that the tab comes with, by key; one that is gone is put back below. */
  readonly prefilled?: readonly Partial<Record<Key, string | number | null>>[];
  /** Colors of headings and tab; left out: as for what people type. */
  readonly tone?: 'type' | 'worked-out' | 'settings';
  /** Named ranges over neighbouring columns, for formulas: name -> first and last column. */
  readonly names?: Readonly<Record<string, readonly [first: Key, last: Key]>>;
}

/**
 * The layout that this version of RateCase lays out. A tab remembers the one it was laid out with, so columns and facts that came
 * later are added by themselves, while one that its user deleted is only named (DESIGN 5).
 */
export const LAYOUT = 4;

/** A tab of labels and values: one fact a row, known by its label. */
/** Headings of a tab of labels and values, by which its columns are found. */
export const FACT_HEADINGS = { label: 'About your practice', value: 'You type', help: 'What it is for' } as const;

export interface FactSheet<Key extends string = string> {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly facts: readonly Fact<Key>[];
  /** Facts that can be read, but contradict each other. */
  readonly slips?: (facts: Row<Key>) => readonly Slip<Key>[];
}

export interface Fact<Key extends string = string> {
  readonly key: Key;
  /** The fact is known by it. */
  readonly label: string;
  readonly kind: ColumnKind;
  readonly choices?: readonly string[];
  /** What it is for, with an example. */
  readonly help: string;
  readonly handbook?: string;
  /** Heading of the group that begins with this fact. */
  readonly section?: string;
  /** A fact that RateCase works out: its formula, from the cells of other facts (`B9`). */
  readonly formula?: (cell: (key: Key) => string) => string;
  /** As for a column. */
  readonly since?: number;
}

/** Number format of a kind in Google's patterns (LOOK 7); null leaves the cell automatic. */
export function numberFormat(kind: ColumnKind): string | null {
  switch (kind) {
    case 'code':
    case 'identifier':
    case 'amounts':
      return '@';
    case 'money':
    case 'money-total':
    case 'money-signed':
      return '$#,##0.00';
    case 'money-year':
      return '$#,##0';
    case 'ratio':
      return '0.0%';
    case 'change':
      return '+0.0%;-0.0%;0.0%';
    case 'count':
      return '#,##0';
    case 'decimal':
      return '#,##0.0';
    case 'year':
      return '0';
    case 'date':
      return 'mmm d, yyyy';
    default:
      return null;
  }
}

export function isNumeric(kind: ColumnKind): boolean {
  return (
    kind === 'money' ||
    kind === 'money-year' ||
    kind === 'money-total' ||
    kind === 'money-signed' ||
    kind === 'ratio' ||
    kind === 'change' ||
    kind === 'count' ||
    kind === 'number' ||
    kind === 'decimal' ||
    kind === 'date'
  );
}

/** How headings, labels and names are compared: as the rules compare names. */
export { comparable as normalized } from '../../domain/benchmark/rates.ts';
