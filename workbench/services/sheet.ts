/** SpreadsheetApp.Sheet. */
import { chartsOf } from '../engine/charts.ts';
import { refuseFreeze } from '../engine/merges.ts';
import { parseReference } from '../engine/references.ts';
import type { Area, SheetModel } from '../engine/types.ts';
import { fitted } from './a1.ts';
import { clearContent, clearFormat, colorOf, writeValue } from './cells.ts';
import { EmbeddedChart, type EmbeddedChartBuilder, newChart, nextChartId } from './chart.ts';
import { ConditionalFormatRule } from './conditional-format.ts';
import { ProtectionType, SheetType } from './enums.ts';
import type { Execution } from './execution.ts';
import { Filter } from './filter.ts';
import { addMetadata, type DeveloperMetadata, DeveloperMetadataFinder, metadataOf } from './metadata.ts';
import { NamedRange } from './named-range.ts';
import { Protection } from './protection.ts';
import { Range } from './range.ts';
import { RangeList } from './range-list.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { type EnumValue, local, reads, ServiceError, ServiceObject, type Surface, surface, writes } from './surface.ts';

const MAX_CELLS = 10_000_000;
const DEFAULT_WIDTH = 100;
const DEFAULT_HEIGHT = 21;
/** Rough width of a character of 10-point Arial, and the room around a cell's text. */
const CHARACTER_WIDTH = 7;
const CELL_PADDING = 10;

export class Sheet extends ServiceObject {
  readonly surface: Surface = sheetSurface;

  constructor(
    private readonly execution: Execution,
    readonly id: number,
  ) {
    super();
  }

  /** The model behind a sheet id; a sheet that has been deleted since fails. */
  static modelOf(execution: Execution, id: number): SheetModel {
    const model = execution.state.workbook.sheetById(id);
    if (!model) throw new ServiceError(`Sheet ${id} not found`);
    return model;
  }

  get model(): SheetModel {
    return Sheet.modelOf(this.execution, this.id);
  }

  override get onSheet(): number {
    return this.id;
  }

  // The sheet itself

  getSheetId(): number {
    return this.id;
  }

  getName(): string {
    return this.model.name;
  }

  getSheetName(): string {
    return this.model.name;
  }

  setName(name: string): Sheet {
    const { workbook } = this.execution.state;
    Spreadsheet.refuseTakenName(this.execution, name, this.id);
    workbook.renameSheet(this.id, name);
    return this;
  }

  getIndex(): number {
    return this.execution.state.workbook.sheets.findIndex((sheet) => sheet.id === this.id) + 1;
  }

  getParent(): Spreadsheet {
    return new Spreadsheet(this.execution);
  }

  getType(): EnumValue {
    return SheetType.GRID;
  }

  activate(): Sheet {
    return this.getParent().setActiveSheet(this);
  }

  copyTo(_spreadsheet: Spreadsheet): Sheet {
    const copy = this.execution.state.workbook.duplicateSheet(this.id, this.freeName(`Copy of ${this.model.name}`));
    return new Sheet(this.execution, copy.id);
  }

  isSheetHidden(): boolean {
    return this.model.properties.hidden ?? false;
  }

  hideSheet(): Sheet {
    const others = this.execution.state.workbook.sheets.filter((sheet) => sheet.id !== this.id);
    const next = others.find((sheet) => !sheet.properties.hidden);
    if (!next) throw new ServiceError("You can't hide all the sheets in a document.");
    this.model.properties.hidden = true;
    if (this.execution.state.active.sheetId === this.id) new Sheet(this.execution, next.id).activate();
    return this;
  }

  showSheet(): Sheet {
    this.model.properties.hidden = false;
    return this;
  }

  getTabColor(): string | null {
    return this.model.properties.tabColor ?? null;
  }

  setTabColor(color: string | null): Sheet {
    const { properties } = this.model;
    if (color === null) delete properties.tabColor;
    else properties.tabColor = colorOf(color);
    return this;
  }

  hasHiddenGridlines(): boolean {
    return this.model.properties.hideGridlines ?? false;
  }

  setHiddenGridlines(hidden: boolean): Sheet {
    this.model.properties.hideGridlines = hidden;
    return this;
  }

  // Ranges

  getRange(first: number | string, column = 1, rows = 1, columns = 1): Range {
    const { rowCount, columnCount } = this.model;
    if (typeof first === 'string') return new Range(this.execution, this.id, this.areaNamed(first));
    if (first < 1) throw new ServiceError('The starting row of the range is too small.');
    if (column < 1) throw new ServiceError('The starting column of the range is too small.');
    if (rows < 1) throw new ServiceError('The number of rows in the range must be at least 1.');
    if (columns < 1) throw new ServiceError('The number of columns in the range must be at least 1.');
    const [top, left] = [Math.trunc(first) - 1, Math.trunc(column) - 1];
    const area = { top, left, bottom: top + Math.trunc(rows) - 1, right: left + Math.trunc(columns) - 1 };
    if (area.bottom >= rowCount || area.right >= columnCount) {
      throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
    }
    return new Range(this.execution, this.id, area);
  }

  getRangeList(names: string[]): RangeList {
    return new RangeList(names.map((name) => this.getRange(name)));
  }

  getDataRange(): Range {
    const used = this.model.usedArea();
    return this.getRange(1, 1, (used?.bottom ?? 0) + 1, (used?.right ?? 0) + 1);
  }

  getLastRow(): number {
    return (this.model.usedArea()?.bottom ?? -1) + 1;
  }

  getLastColumn(): number {
    return (this.model.usedArea()?.right ?? -1) + 1;
  }

  getMaxRows(): number {
    return this.model.rowCount;
  }

  getMaxColumns(): number {
    return this.model.columnCount;
  }

  getSheetValues(row: number, column: number, rows: number, columns: number): unknown[][] {
    return this.getRange(row, column, rows, columns).getValues();
  }

  getNamedRanges(): NamedRange[] {
    return this.getParent()
      .getNamedRanges()
      .filter((named) => named.getRange().sheetId === this.id);
  }

  // The cursor

  getActiveRange(): Range {
    const { active } = this.execution.state;
    const { rowCount, columnCount } = this.model;
    if (active.sheetId !== this.id) return this.getRange(1, 1);
    // Rows under the cursor may have been deleted since it was put there.
    const [top, left] = [Math.min(active.row, rowCount - 1), Math.min(active.column, columnCount - 1)];
    const rows = Math.min(active.rowCount, rowCount - top);
    return this.getRange(top + 1, left + 1, rows, Math.min(active.columnCount, columnCount - left));
  }

  getActiveCell(): Range {
    return this.getActiveRange().offset(0, 0, 1, 1);
  }

  getCurrentCell(): Range | null {
    return this.getActiveCell();
  }

  setActiveRange(range: Range): Range {
    const { top, left } = range.area;
    const size = { rowCount: range.rows, columnCount: range.columns };
    this.execution.state.active = { sheetId: range.sheetId, row: top, column: left, ...size };
    return range;
  }

  setActiveSelection(selection: Range | string): Range {
    return this.setActiveRange(typeof selection === 'string' ? this.getRange(selection) : selection);
  }

  setCurrentCell(cell: Range): Range {
    return this.setActiveRange(cell.offset(0, 0, 1, 1));
  }

  // Content

  /** Below the last row that has content anywhere; the sheet grows if it must. */
  appendRow(values: unknown[]): Sheet {
    const sheet = this.model;
    const row = this.getLastRow();
    if (row >= sheet.rowCount) this.grow('Rows', sheet.rowCount, 1);
    const missing = values.length - sheet.columnCount;
    if (missing > 0) this.grow('Columns', sheet.columnCount, missing);
    values.forEach((value, column) => {
      writeValue(this.execution, sheet, row, column, value);
    });
    return this;
  }

  clear(options: { contentsOnly?: boolean; formatOnly?: boolean } = {}): Sheet {
    if (!options.formatOnly) this.clearContents();
    if (!options.contentsOnly) this.clearFormats();
    return this;
  }

  clearContents(): Sheet {
    return this.eachUsed(clearContent);
  }

  clearFormats(): Sheet {
    return this.eachUsed(clearFormat);
  }

  clearNotes(): Sheet {
    return this.eachUsed((sheet, row, column) => sheet.setAttributes(row, column, { note: undefined }));
  }

  /** Every row but the frozen ones. */
  sort(column: number, ascending = true): Sheet {
    const { rowCount, columnCount, properties } = this.model;
    const used = this.model.usedArea();
    const top = properties.frozenRows;
    const bottom = Math.min(used?.bottom ?? -1, rowCount - 1);
    if (bottom > top) this.model.sortRows({ top, left: 0, bottom, right: columnCount - 1 }, column - 1, ascending);
    return this;
  }

  // Rows and columns

  insertRowAfter(after: number): Sheet {
    return this.insertRowsAfter(after, 1);
  }

  insertRowBefore(before: number): Sheet {
    return this.insertRowsBefore(before, 1);
  }

  insertRowsAfter(after: number, count: number): Sheet {
    return this.insertInto('Rows', after, after, count);
  }

  insertRowsBefore(before: number, count: number): Sheet {
    return this.insertInto('Rows', before - 1, before, count);
  }

  insertRows(at: number, count = 1): null {
    this.insertRowsBefore(at, count);
    return null;
  }

  deleteRow(position: number): Sheet {
    this.deleteFrom('Rows', position, 1);
    return this;
  }

  deleteRows(position: number, count: number): null {
    this.deleteFrom('Rows', position, count);
    return null;
  }

  insertColumnAfter(after: number): Sheet {
    return this.insertColumnsAfter(after, 1);
  }

  insertColumnBefore(before: number): Sheet {
    return this.insertColumnsBefore(before, 1);
  }

  insertColumnsAfter(after: number, count: number): Sheet {
    return this.insertInto('Columns', after, after, count);
  }

  insertColumnsBefore(before: number, count: number): Sheet {
    return this.insertInto('Columns', before - 1, before, count);
  }

  insertColumns(at: number, count = 1): null {
    this.insertColumnsBefore(at, count);
    return null;
  }

  deleteColumn(position: number): Sheet {
    this.deleteFrom('Columns', position, 1);
    return this;
  }

  deleteColumns(position: number, count: number): null {
    this.deleteFrom('Columns', position, count);
    return null;
  }

  /** Columns of the range move before the column that stands at `destination` now. */
  moveColumns(range: Range, destination: number): null {
    this.within('Columns', destination, this.model.columnCount + 1);
    this.model.moveColumns(range.area.left, range.columns, destination - 1);
    return null;
  }

  getFrozenRows(): number {
    return this.model.properties.frozenRows;
  }

  setFrozenRows(rows: number): null {
    if (rows < 0 || rows >= this.model.rowCount)
      throw new ServiceError("You can't freeze all visible rows on the sheet.");
    refuseFreeze(this.model, 'rows', rows);
    this.model.properties.frozenRows = rows;
    return null;
  }

  getFrozenColumns(): number {
    return this.model.properties.frozenColumns;
  }

  setFrozenColumns(columns: number): null {
    if (columns < 0 || columns >= this.model.columnCount) {
      throw new ServiceError("You can't freeze all visible columns on the sheet.");
    }
    refuseFreeze(this.model, 'columns', columns);
    this.model.properties.frozenColumns = columns;
    return null;
  }

  getRowHeight(row: number): number {
    this.within('Rows', row, this.model.rowCount);
    return this.model.properties.rowHeights.get(row - 1) ?? DEFAULT_HEIGHT;
  }

  setRowHeight(row: number, height: number): Sheet {
    return this.setRowHeights(row, 1, height);
  }

  setRowHeights(start: number, count: number, height: number): Sheet {
    this.eachOf('Rows', start, count, (index) => {
      this.model.properties.rowHeights.set(index, height);
    });
    return this;
  }

  setRowHeightsForced(start: number, count: number, height: number): Sheet {
    return this.setRowHeights(start, count, height);
  }

  getColumnWidth(column: number): number {
    this.within('Columns', column, this.model.columnCount);
    return this.model.properties.columnWidths.get(column - 1) ?? DEFAULT_WIDTH;
  }

  setColumnWidth(column: number, width: number): Sheet {
    return this.setColumnWidths(column, 1, width);
  }

  setColumnWidths(start: number, count: number, width: number): Sheet {
    this.eachOf('Columns', start, count, (index) => {
      this.model.properties.columnWidths.set(index, width);
    });
    return this;
  }

  autoResizeColumn(column: number): Sheet {
    return this.autoResizeColumns(column, 1);
  }

  /** About as wide as the longest text shown. */
  autoResizeColumns(start: number, count: number): Sheet {
    const sheet = this.model;
    const longest = new Map<number, number>();
    for (const { row, column } of sheet.cells()) {
      const { length } = sheet.view(row, column).display;
      longest.set(column, Math.max(longest.get(column) ?? 0, length));
    }
    this.eachOf('Columns', start, count, (index) => {
      const characters = longest.get(index) ?? 0;
      if (characters) sheet.properties.columnWidths.set(index, characters * CHARACTER_WIDTH + CELL_PADDING);
    });
    return this;
  }

  autoResizeRows(start: number, count: number): Sheet {
    this.eachOf('Rows', start, count, (index) => {
      this.model.properties.rowHeights.delete(index);
    });
    return this;
  }

  hideRows(start: number, count = 1): null {
    const { hiddenRows } = this.model.properties;
    return this.eachOf('Rows', start, count, (index) => hiddenRows.add(index));
  }

  showRows(start: number, count = 1): null {
    const { hiddenRows } = this.model.properties;
    return this.eachOf('Rows', start, count, (index) => hiddenRows.delete(index));
  }

  hideColumns(start: number, count = 1): null {
    const { hiddenColumns } = this.model.properties;
    return this.eachOf('Columns', start, count, (index) => hiddenColumns.add(index));
  }

  showColumns(start: number, count = 1): null {
    const { hiddenColumns } = this.model.properties;
    return this.eachOf('Columns', start, count, (index) => hiddenColumns.delete(index));
  }

  hideRow(range: Range): null {
    return this.hideRows(range.getRow(), range.rows);
  }

  unhideRow(range: Range): null {
    return this.showRows(range.getRow(), range.rows);
  }

  hideColumn(range: Range): null {
    return this.hideColumns(range.getColumn(), range.columns);
  }

  unhideColumn(range: Range): null {
    return this.showColumns(range.getColumn(), range.columns);
  }

  isRowHiddenByUser(row: number): boolean {
    return this.model.properties.hiddenRows.has(row - 1);
  }

  getFilter(): Filter | null {
    return Filter.of(this.execution, this.id);
  }

  isRowHiddenByFilter(row: number): boolean {
    return this.model.properties.filter?.rows.includes(row - 1) ?? false;
  }

  isColumnHiddenByUser(column: number): boolean {
    return this.model.properties.hiddenColumns.has(column - 1);
  }

  // Rules, protections, metadata

  getConditionalFormatRules(): ConditionalFormatRule[] {
    return this.model.properties.conditionalFormats.map((rule) =>
      ConditionalFormatRule.of(this.execution, this.id, rule),
    );
  }

  /** Replaces every rule of the sheet, the user's too. */
  setConditionalFormatRules(rules: ConditionalFormatRule[]): null {
    this.model.properties.conditionalFormats = rules.map((rule) => rule.toModel(this.id));
    return null;
  }

  clearConditionalFormatRules(): null {
    this.model.properties.conditionalFormats = [];
    return null;
  }

  /** A sheet has one protection of its own; asking again gives the same. */
  protect(): Protection {
    const [existing] = this.getProtections(ProtectionType.SHEET);
    if (existing) return existing;
    const protection = { area: null, description: '', warningOnly: false };
    this.model.properties.protections.push(protection);
    return new Protection(this.execution, this.id, protection);
  }

  getProtections(type: EnumValue): Protection[] {
    return Protection.of(this.execution, this.id, type);
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): Sheet {
    addMetadata(this.execution, this.id, key, ...rest);
    return this;
  }

  getDeveloperMetadata(): DeveloperMetadata[] {
    return metadataOf(this.execution, this.id);
  }

  createDeveloperMetadataFinder(): DeveloperMetadataFinder {
    return new DeveloperMetadataFinder(this.execution, this.id);
  }

  // Charts

  newChart(): EmbeddedChartBuilder {
    return newChart();
  }

  getCharts(): EmbeddedChart[] {
    return chartsOf(this.model.properties).map((model) => EmbeddedChart.ofModel(this.execution, model));
  }

  insertChart(chart: EmbeddedChart): null {
    this.model.properties.charts.push(chart.toModel(nextChartId(this.execution)));
    return null;
  }

  /** The chart that was built anew from one of this sheet takes its place. */
  updateChart(chart: EmbeddedChart): null {
    const { charts } = this.model.properties;
    const index = this.chartIndex(chart);
    charts[index] = chart.toModel(chart.getChartId() ?? 0);
    return null;
  }

  removeChart(chart: EmbeddedChart): null {
    this.model.properties.charts.splice(this.chartIndex(chart), 1);
    return null;
  }

  private chartIndex(chart: EmbeddedChart): number {
    const index = chartsOf(this.model.properties).findIndex(({ id }) => id === chart.getChartId());
    if (index < 0) throw new ServiceError('Embedded object not found on the sheet.');
    return index;
  }

  // Helpers

  private areaNamed(text: string): Area {
    const reference = parseReference(text);
    if (!reference) {
      const named = NamedRange.find(this.execution, text)?.getRange();
      if (!named || named.sheetId !== this.id) throw new ServiceError('Range not found');
      return named.area;
    }
    if (reference.sheet !== undefined && reference.sheet.toLowerCase() !== this.model.name.toLowerCase()) {
      throw new ServiceError('Range not found');
    }
    const area = fitted(reference.area, this.model.rowCount, this.model.columnCount);
    if (!area) throw new ServiceError('Range not found');
    return area;
  }

  private freeName(wanted: string): string {
    const { workbook } = this.execution.state;
    let name = wanted;
    for (let number = 2; workbook.sheetByName(name); number++) name = `${wanted} ${number}`;
    return name;
  }

  private within(what: 'Rows' | 'Columns', position: number, last: number): void {
    if (position < 1 || position > last) throw new ServiceError(`Those ${what.toLowerCase()} are out of bounds.`);
  }

  private eachOf(what: 'Rows' | 'Columns', start: number, count: number, visit: (index: number) => void): null {
    const last = what === 'Rows' ? this.model.rowCount : this.model.columnCount;
    this.within(what, start, last);
    this.within(what, start + count - 1, last);
    for (let index = start - 1; index < start - 1 + count; index++) visit(index);
    return null;
  }

  /** `at` counts from 0; `position` is what the caller named, counted from 1. */
  private insertInto(what: 'Rows' | 'Columns', at: number, position: number, count: number): Sheet {
    this.within(what, position, what === 'Rows' ? this.model.rowCount : this.model.columnCount);
    if (count < 1) throw new ServiceError(`The number of ${what.toLowerCase()} must be at least 1.`);
    this.grow(what, at, count);
    return this;
  }

  /** A grid that would become too large fails at the next read, like other writes. */
  private grow(what: 'Rows' | 'Columns', at: number, count: number): void {
    const { sheets } = this.execution.state.workbook;
    const cells = sheets.reduce((sum, sheet) => sum + sheet.rowCount * sheet.columnCount, 0);
    const added = count * (what === 'Rows' ? this.model.columnCount : this.model.rowCount);
    if (cells + added > MAX_CELLS) {
      this.execution.defer(
        'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
      );
      return;
    }
    if (what === 'Rows') this.model.insertRows(at, count);
    else this.model.insertColumns(at, count);
  }

  private deleteFrom(what: 'Rows' | 'Columns', position: number, count: number): void {
    const { rowCount, columnCount, properties } = this.model;
    const [last, frozen] =
      what === 'Rows' ? [rowCount, properties.frozenRows] : [columnCount, properties.frozenColumns];
    this.within(what, position, last);
    this.within(what, position + count - 1, last);
    const frozenLeft = frozen - Math.max(0, Math.min(frozen, position + count - 1) - position + 1);
    if (last - count - frozenLeft < 1) {
      throw new ServiceError(`Sorry, it is not possible to delete all non-frozen ${what.toLowerCase()}.`);
    }
    if (what === 'Rows') this.model.deleteRows(position - 1, count);
    else this.model.deleteColumns(position - 1, count);
  }

  private eachUsed(change: (sheet: SheetModel, row: number, column: number) => void): Sheet {
    const sheet = this.model;
    for (const { row, column } of [...sheet.cells()]) change(sheet, row, column);
    return this;
  }
}

const sheetSurface = surface<GoogleAppsScript.Spreadsheet.Sheet, Sheet>('SpreadsheetApp.Sheet', {
  getSheetId: local(),
  getParent: local(),
  getType: local(),
  getRange: local('String', 'Integer, Integer', 'Integer, Integer, Integer', 'Integer, Integer, Integer, Integer'),
  getRangeList: local('String[]'),
  createDeveloperMetadataFinder: local(),
  getName: reads(),
  getSheetName: reads(),
  setName: writes('String'),
  getIndex: reads(),
  activate: writes(),
  copyTo: writes('Spreadsheet'),
  isSheetHidden: reads(),
  hideSheet: writes(),
  showSheet: writes(),
  getTabColor: reads(),
  setTabColor: writes('String?'),
  hasHiddenGridlines: reads(),
  setHiddenGridlines: writes('Boolean'),
  getDataRange: reads(),
  getLastRow: reads(),
  getLastColumn: reads(),
  getMaxRows: reads(),
  getMaxColumns: reads(),
  getSheetValues: reads('Integer, Integer, Integer, Integer'),
  getNamedRanges: reads(),
  getActiveRange: reads(),
  getActiveCell: reads(),
  getCurrentCell: reads(),
  setActiveRange: writes('Range'),
  setActiveSelection: writes('Range', 'String'),
  setCurrentCell: writes('Range'),
  appendRow: writes('Object[]'),
  clear: writes('', 'Map'),
  clearContents: writes(),
  clearFormats: writes(),
  clearNotes: writes(),
  sort: writes('Integer', 'Integer, Boolean'),
  insertRowAfter: writes('Integer'),
  insertRowBefore: writes('Integer'),
  insertRowsAfter: writes('Integer, Integer'),
  insertRowsBefore: writes('Integer, Integer'),
  insertRows: writes('Integer', 'Integer, Integer'),
  deleteRow: writes('Integer'),
  deleteRows: writes('Integer, Integer'),
  insertColumnAfter: writes('Integer'),
  insertColumnBefore: writes('Integer'),
  insertColumnsAfter: writes('Integer, Integer'),
  insertColumnsBefore: writes('Integer, Integer'),
  insertColumns: writes('Integer', 'Integer, Integer'),
  deleteColumn: writes('Integer'),
  deleteColumns: writes('Integer, Integer'),
  moveColumns: writes('Range, Integer'),
  getFrozenRows: reads(),
  setFrozenRows: writes('Integer'),
  getFrozenColumns: reads(),
  setFrozenColumns: writes('Integer'),
  getRowHeight: reads('Integer'),
  setRowHeight: writes('Integer, Integer'),
  setRowHeights: writes('Integer, Integer, Integer'),
  setRowHeightsForced: writes('Integer, Integer, Integer'),
  getColumnWidth: reads('Integer'),
  setColumnWidth: writes('Integer, Integer'),
  setColumnWidths: writes('Integer, Integer, Integer'),
  autoResizeColumn: writes('Integer'),
  autoResizeColumns: writes('Integer, Integer'),
  autoResizeRows: writes('Integer, Integer'),
  hideRows: writes('Integer', 'Integer, Integer'),
  showRows: writes('Integer', 'Integer, Integer'),
  hideColumns: writes('Integer', 'Integer, Integer'),
  showColumns: writes('Integer', 'Integer, Integer'),
  hideRow: writes('Range'),
  unhideRow: writes('Range'),
  hideColumn: writes('Range'),
  unhideColumn: writes('Range'),
  isRowHiddenByUser: reads('Integer'),
  getFilter: reads(),
  isRowHiddenByFilter: reads('Integer'),
  isColumnHiddenByUser: reads('Integer'),
  getConditionalFormatRules: reads(),
  setConditionalFormatRules: writes('ConditionalFormatRule[]'),
  clearConditionalFormatRules: writes(),
  protect: writes(),
  getProtections: reads('ProtectionType'),
  newChart: local(),
  getCharts: reads(),
  insertChart: writes('EmbeddedChart'),
  updateChart: writes('EmbeddedChart'),
  removeChart: writes('EmbeddedChart'),
  addDeveloperMetadata: writes(
    'String',
    'String, String',
    'String, DeveloperMetadataVisibility',
    'String, String, DeveloperMetadataVisibility',
  ),
  getDeveloperMetadata: reads(),
});
