/**
 * What the parts of the workbench know of each other: the workbook model that the formula engine offers, the services
 * stand on, and the page shows. Rows and columns count from 0 here.
 */

export type ErrorCode = '#N/A' | '#REF!' | '#VALUE!' | '#DIV/0!' | '#NAME?' | '#NUM!' | '#ERROR!' | '#NULL!';

/** An error as a cell shows it; `message` is what Sheets shows on hover. */
export class CellError {
  constructor(
    readonly code: ErrorCode,
    readonly message: string = '',
  ) {}

  toString(): string {
    return this.code;
  }
}

/** What a cell holds once calculated. Dates are serial numbers (day 0 = 1899-12-30) under a date format. */
export type CellValue = number | string | boolean | null | CellError;

/** What a person or a script put into a cell: a formula in A1 notation beginning with "=", or a literal. */
export type CellInput = number | string | boolean | null;

/** A date on its way into or out of a custom function. */
export class SheetDate {
  constructor(readonly serial: number) {}
}

export type CustomArgument = CustomScalar | CustomScalar[][] | undefined;
/** Empty cells arrive as '', error cells as their code's text, date cells as SheetDate (PLATFORM 1.3). */
export type CustomScalar = number | string | boolean | SheetDate;
export type CustomResult = CellInput | SheetDate | (CellInput | SheetDate)[][];
/** Runs one custom function; throws an Error whose message the cell shows on hover. */
/** `key` is the same for the same function and arguments, and for no others. */
export type CustomFunction = (args: CustomArgument[], key: string) => CustomResult;

export interface BorderLine {
  color: string;
  style: 'solid' | 'solid-medium' | 'solid-thick' | 'dashed' | 'dotted';
}

export interface Validation {
  kind: 'list' | 'checkbox' | 'date' | 'number' | 'custom';
  /** The choices of a list. */
  values?: string[];
  showDropdown?: boolean;
  /** true: a value outside is marked, not refused. */
  allowInvalid: boolean;
  help?: string;
  /** The criteria type and values as the service was given them, for those that need more than a list. */
  criteria?: { type: string; values: unknown[] };
}

/** Everything about a cell but its content. It moves with the cell. The engine itself only reads `numberFormat`. */
export interface CellAttributes {
  /** Google's pattern; absent = automatic. "@" = plain text. */
  numberFormat?: string;
  background?: string;
  fontColor?: string;
  fontFamily?: string;
  fontSize?: number;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  wrap?: 'overflow' | 'wrap' | 'clip';
  horizontal?: 'left' | 'center' | 'right';
  vertical?: 'top' | 'middle' | 'bottom';
  borders?: { top?: BorderLine; right?: BorderLine; bottom?: BorderLine; left?: BorderLine };
  note?: string;
  /** Address of a rich-text link over the whole text. */
  link?: string;
  validation?: Validation;
}

export interface CellView {
  value: CellValue;
  /** Text as shown, by locale and number format. */
  display: string;
  /** '' when there is none; the text as Sheets would show it. */
  formula: string;
  attributes: Readonly<CellAttributes>;
}

export interface CellPosition {
  row: number;
  column: number;
}

/** Everything about a sheet but its cells. The engine carries it; services and page give it its meaning. */
export interface SheetProperties {
  tabColor?: string;
  hidden?: boolean;
  hideGridlines?: boolean;
  frozenRows: number;
  frozenColumns: number;
  /** Pixels, by index, for those that differ from the default (21 px high, 100 px wide). Move with their row or column. */
  rowHeights: Map<number, number>;
  columnWidths: Map<number, number>;
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  conditionalFormats: ConditionalFormat[];
  protections: Protection[];
  metadata: Metadata[];
  charts: unknown[];
  /** Merged cells: of each, the first holds and shows all. */
  merges: Area[];
  /** A sheet has at most one. */
  filter?: BasicFilter;
}

/** Of the area, the first row is the heading; it is always in sight. */
export interface BasicFilter {
  area: Area;
  /** By column of the sheet: texts, as shown, whose rows are hidden. */
  criteria: { column: number; hiddenValues: string[] }[];
  /** The rows it hides. */
  rows: number[];
}

/** Half-open nowhere: all four are inclusive. Kept in step when rows or columns are inserted or deleted. */
export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface ConditionalFormat {
  areas: Area[];
  condition: { type: string; values: unknown[] };
  format: Pick<CellAttributes, 'background' | 'fontColor' | 'bold' | 'italic'>;
  /** A colour scale instead of a condition. */
  gradient?: unknown;
}

export interface Protection {
  area: Area | null;
  description: string;
  warningOnly: boolean;
  /** Only the owner may edit it. Without editors of its own a protection keeps nobody from editing. */
  ownerOnly?: boolean;
}

export interface Metadata {
  id: number;
  key: string;
  value: string;
  visibility: 'PROJECT' | 'DOCUMENT';
}

export interface SheetModel {
  /** Stays for the sheet's life; the first sheet of a new workbook has 0. */
  readonly id: number;
  name: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly properties: SheetProperties;

  /** As a person types it into the cell, in the workbook's locale: a formula, a number, date, percent, money (with a format), or text. A leading apostrophe forces text. A cell formatted "@" keeps the text as it is. */
  type(row: number, column: number, text: string): void;
  /** Content as given, nothing parsed; a string that begins with "=" is a formula (`;` and `,` both separate arguments). null empties the cell and keeps its attributes. */
  put(row: number, column: number, input: CellInput): void;
  /** A text even if it begins with "=" or looks like a number. */
  putText(row: number, column: number, text: string): void;
  /** Formula text or literal as last put; null for an empty cell and for a cell filled by a spill. */
  input(row: number, column: number): CellInput;
  /** Calculates whatever is out of date first. */
  view(row: number, column: number): CellView;
  attributes(row: number, column: number): Readonly<CellAttributes>;
  /** Merges; a key set to undefined is removed. */
  setAttributes(
    row: number,
    column: number,
    attributes: { [K in keyof CellAttributes]: CellAttributes[K] | undefined },
  ): void;

  /** Inclusive bounds of cells with content or spilled content (a formula that gives "" counts); null for an empty sheet. */
  usedArea(): Area | null;
  /** What was put into cells, in row order; nothing is calculated for it. */
  inputs(): Iterable<CellPosition & { input: Exclude<CellInput, null> }>;
  /** Cells that have content, spilled content or attributes, in row order. */
  cells(): Iterable<CellPosition>;

  insertRows(at: number, count: number): void;
  deleteRows(at: number, count: number): void;
  insertColumns(at: number, count: number): void;
  deleteColumns(at: number, count: number): void;
  /** Moves columns [from, from+count) so that they stand before the column that has index `to` now; references follow. */
  moveColumns(from: number, count: number, to: number): void;
  /** Sorts the rows of the area by one of its columns, as Range.sort does: cells move, formulas elsewhere stay. */
  sortRows(area: Area, column: number, ascending: boolean): void;
}

export interface WorkbookModel {
  /** 'en_US' or 'de_DE'. */
  locale: string;
  /** IANA name, e.g. 'America/New_York'. */
  timeZone: string;
  name: string;
  rowsOfNewSheets: number;
  /** In tab order. */
  readonly sheets: readonly SheetModel[];
  readonly namedRanges: Map<string, { sheetId: number; area: Area }>;

  sheetById(id: number): SheetModel | undefined;
  sheetByName(name: string): SheetModel | undefined;
  /** Throws if the name is taken (names are compared without case). */
  addSheet(name: string, index?: number): SheetModel;
  removeSheet(id: number): void;
  /** Formulas that refer to the sheet follow. */
  renameSheet(id: number, name: string): void;
  moveSheet(id: number, index: number): void;
  duplicateSheet(id: number, name: string): SheetModel;

  /** Looks a custom function up by its name, in any case; undefined: not a custom function. */
  customFunction: (name: string) => CustomFunction | undefined;
  /** For TODAY and NOW. */
  now: () => Date;

  /** Forgets custom-function results and calculates every formula again (after the script changed). */
  recalculateAll(): void;

  /** JSON with everything above but functions; `Workbook.fromJSON` reads it. */
  toJSON(): unknown;
}
