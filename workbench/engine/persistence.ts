/** The workbook as JSON. Attributes that repeat down a column are kept once with their count. */
import type { Sheet } from './sheet.ts';
import type { Area, CellAttributes, CellInput, SheetProperties } from './types.ts';
import type { Workbook } from './workbook.ts';

const VERSION = 1;

/** Row, column, input; a fourth entry marks a text that would read as a formula. */
type StoredCell = [number, number, CellInput] | [number, number, CellInput, 'text'];
/** Column, then first row, count and index of style for each stretch of cells with the same attributes. */
type StoredStyles = [number, [number, number, number][]];

interface StoredSheet {
  id: number;
  name: string;
  rows: number;
  columns: number;
  properties: Record<string, unknown>;
  cells: StoredCell[];
  styles: StoredStyles[];
}

interface StoredWorkbook {
  version: number;
  name: string;
  locale: string;
  timeZone: string;
  sheets: StoredSheet[];
  styles: CellAttributes[];
  namedRanges: [string, { sheetId: number; area: Area }][];
}

/** Distinct attributes, by their JSON. */
class Styles {
  readonly list: CellAttributes[] = [];
  private readonly indexes = new Map<string, number>();
  private readonly known = new Map<Readonly<CellAttributes>, number>();

  indexOf(attributes: Readonly<CellAttributes>): number {
    const known = this.known.get(attributes);
    if (known !== undefined) return known;
    const key = JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
    const index = this.indexes.get(key) ?? this.list.push({ ...attributes }) - 1;
    this.indexes.set(key, index);
    this.known.set(attributes, index);
    return index;
  }
}

export function toState(workbook: Workbook): StoredWorkbook {
  const styles = new Styles();
  return {
    version: VERSION,
    name: workbook.name,
    locale: workbook.locale,
    timeZone: workbook.timeZone,
    sheets: workbook.sheets.map((sheet) => storeSheet(sheet, styles)),
    styles: styles.list,
    namedRanges: [...workbook.namedRanges],
  };
}

function storeSheet(sheet: Sheet, styles: Styles): StoredSheet {
  const cells: StoredCell[] = [];
  const runs = new Map<number, [number, number, number][]>();
  for (const cell of sheet.allCells()) {
    const { row, column, input } = cell;
    if (input !== null) {
      const looksLikeFormula = typeof input === 'string' && input.startsWith('=') && !cell.formula;
      cells.push(looksLikeFormula ? [row, column, input, 'text'] : [row, column, input]);
    }
    if (!cell.attributes) continue;
    const style = styles.indexOf(cell.attributes);
    const column_ = runs.get(column) ?? [];
    runs.set(column, column_);
    const last = column_.at(-1);
    if (last && last[2] === style && last[0] + last[1] === row) last[1]++;
    else column_.push([row, 1, style]);
  }
  return {
    id: sheet.id,
    name: sheet.name,
    rows: sheet.rowCount,
    columns: sheet.columnCount,
    properties: storeProperties(sheet.properties),
    cells,
    styles: [...runs].sort(([a], [b]) => a - b),
  };
}

function storeProperties(properties: SheetProperties): Record<string, unknown> {
  return {
    ...properties,
    rowHeights: [...properties.rowHeights],
    columnWidths: [...properties.columnWidths],
    hiddenRows: [...properties.hiddenRows],
    hiddenColumns: [...properties.hiddenColumns],
  };
}

function restoreProperties(stored: Record<string, unknown>, into: SheetProperties): void {
  const { rowHeights, columnWidths, hiddenRows, hiddenColumns, ...rest } = stored;
  // A state must not share its objects with the workbook made from it.
  Object.assign(into, structuredClone(rest));
  into.rowHeights = new Map(numberPairs(rowHeights));
  into.columnWidths = new Map(numberPairs(columnWidths));
  into.hiddenRows = new Set(numbers(hiddenRows));
  into.hiddenColumns = new Set(numbers(hiddenColumns));
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((entry): entry is number => typeof entry === 'number') : [];
}

function numberPairs(value: unknown): [number, number][] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): [number, number][] => {
    const [key, size] = numbers(entry);
    return key === undefined || size === undefined ? [] : [[key, size]];
  });
}

function isStored(json: unknown): json is StoredWorkbook {
  return typeof json === 'object' && json !== null && 'version' in json && json.version === VERSION && 'sheets' in json;
}

export function fromState(json: unknown, workbook: Workbook): void {
  if (!isStored(json)) throw new Error('This is not a workbook that the workbench has stored.');
  workbook.clear();
  workbook.name = json.name;
  workbook.locale = json.locale;
  workbook.timeZone = json.timeZone;
  const styles = json.styles.map((style) => Object.freeze(structuredClone(style)));
  const sheets = json.sheets.map((stored) =>
    workbook.restoreSheet(stored.id, stored.name, stored.rows, stored.columns),
  );
  for (const [name, target] of json.namedRanges) workbook.namedRanges.set(name, structuredClone(target));
  json.sheets.forEach((stored, index) => {
    const sheet = sheets[index];
    if (sheet) restoreSheet(sheet, stored, styles);
  });
}

function restoreSheet(sheet: Sheet, stored: StoredSheet, styles: readonly Readonly<CellAttributes>[]): void {
  restoreProperties(stored.properties, sheet.properties);
  for (const [column, runs] of stored.styles) {
    for (const [start, count, style] of runs) {
      for (let row = start; row < start + count; row++) sheet.dress(row, column, styles[style]);
    }
  }
  for (const [row, column, input, text] of stored.cells) {
    if (text === 'text' && typeof input === 'string') sheet.putText(row, column, input);
    else sheet.put(row, column, input);
  }
}
