/** SpreadsheetApp.Range. */
import { translateFormulaToR1C1 } from '@borgar/fx';
import { AUTOMATIC } from '../engine/display.ts';
import { startFilter } from '../engine/filters.ts';
import { breakApart, mergeCells, mergesIn, refuseFilter, refusePaste } from '../engine/merges.ts';
import { isLocked } from '../engine/protections.ts';
import { cellName } from '../engine/references.ts';
import type { Area, BorderLine, CellAttributes, SheetModel, Validation } from '../engine/types.ts';
import { areaName } from './a1.ts';
import { cellValue, clearContent, clearFormat, colorOf, PLAIN, writeValue } from './cells.ts';
import { DataValidation } from './data-validation.ts';
import type { Execution } from './execution.ts';
import { Filter } from './filter.ts';
import { shiftFormula } from './formula-text.ts';
import {
  BORDER_SIDES,
  BORDER_STYLES,
  bold,
  fontLine,
  formatOf,
  horizontal,
  italic,
  optionalColor,
  type Patch,
  strategyOf,
  styleIn,
  styleOf,
  vertical,
  weightOf,
  wrapOf,
} from './looks.ts';
import { Protection } from './protection.ts';
import { RichTextValue, type TextStyle } from './rich-text.ts';
import { Sheet } from './sheet.ts';
import { EnumValue, local, reads, ServiceError, ServiceObject, type Surface, surface, writes } from './surface.ts';

type Visit = (sheet: SheetModel, row: number, column: number, i: number, j: number) => void;

const LOCKED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

export interface ClearOptions {
  contentsOnly?: boolean;
  formatOnly?: boolean;
  validationsOnly?: boolean;
  commentsOnly?: boolean;
}

export class Range extends ServiceObject {
  readonly surface: Surface = rangeSurface;

  constructor(
    readonly execution: Execution,
    readonly sheetId: number,
    readonly area: Area,
  ) {
    super();
  }

  get model(): SheetModel {
    return Sheet.modelOf(this.execution, this.sheetId);
  }

  override get onSheet(): number {
    return this.sheetId;
  }

  get rows(): number {
    return this.area.bottom - this.area.top + 1;
  }

  get columns(): number {
    return this.area.right - this.area.left + 1;
  }

  // Position

  getA1Notation(): string {
    return areaName(this.area);
  }

  getRow(): number {
    return this.area.top + 1;
  }

  getRowIndex(): number {
    return this.getRow();
  }

  getColumn(): number {
    return this.area.left + 1;
  }

  getLastRow(): number {
    return this.area.bottom + 1;
  }

  getLastColumn(): number {
    return this.area.right + 1;
  }

  getNumRows(): number {
    return this.rows;
  }

  getNumColumns(): number {
    return this.columns;
  }

  getHeight(): number {
    return this.rows;
  }

  getWidth(): number {
    return this.columns;
  }

  getGridId(): number {
    return this.sheetId;
  }

  getSheet(): Sheet {
    return new Sheet(this.execution, this.sheetId);
  }

  getCell(row: number, column: number): Range {
    if (row < 1 || row > this.rows || column < 1 || column > this.columns) {
      throw new ServiceError('Cell reference out of range');
    }
    return this.offset(row - 1, column - 1, 1, 1);
  }

  offset(rowOffset: number, columnOffset: number, rows = this.rows, columns = this.columns): Range {
    return this.getSheet().getRange(this.area.top + rowOffset + 1, this.area.left + columnOffset + 1, rows, columns);
  }

  activate(): Range {
    return this.getSheet().setActiveRange(this);
  }

  activateAsCurrentCell(): Range {
    return this.activate();
  }

  // Content

  getValue(): unknown {
    return this.first((sheet, row, column) => cellValue(sheet.view(row, column), this.zone));
  }

  getValues(): unknown[][] {
    return this.collect((sheet, row, column) => cellValue(sheet.view(row, column), this.zone));
  }

  setValue(value: unknown): Range {
    return this.each((sheet, row, column) => writeValue(this.execution, sheet, row, column, value));
  }

  setValues(values: unknown[][]): Range {
    return this.fill(values, (sheet, row, column, value) => writeValue(this.execution, sheet, row, column, value));
  }

  getDisplayValue(): string {
    return this.first((sheet, row, column) => sheet.view(row, column).display);
  }

  getDisplayValues(): string[][] {
    return this.collect((sheet, row, column) => sheet.view(row, column).display);
  }

  getFormula(): string {
    return this.first((sheet, row, column) => sheet.view(row, column).formula);
  }

  getFormulas(): string[][] {
    return this.collect((sheet, row, column) => sheet.view(row, column).formula);
  }

  setFormula(formula: string): Range {
    return this.each((sheet, row, column) =>
      this.putFormula(
        sheet,
        row,
        column,
        shiftFormula(formula, row - this.area.top, column - this.area.left, this.locale),
      ),
    );
  }

  setFormulas(formulas: string[][]): Range {
    return this.fill(formulas, (sheet, row, column, formula) => this.putFormula(sheet, row, column, formula));
  }

  /** Zero offsets are printed, as at Google: `=R[0]C[-1]` (PLATFORM 5). */
  getFormulaR1C1(): string {
    return this.first((sheet, row, column) => relative(sheet.view(row, column).formula, row, column));
  }

  getFormulasR1C1(): string[][] {
    return this.collect((sheet, row, column) => relative(sheet.view(row, column).formula, row, column));
  }

  /** Spaces before and after, and more than one between words. */
  trimWhitespace(): Range {
    return this.each((sheet, row, column) => {
      const input = sheet.input(row, column);
      const { formula } = sheet.view(row, column);
      if (typeof input === 'string' && formula === '') sheet.putText(row, column, input.trim().replace(/\s+/g, ' '));
    });
  }

  isBlank(): boolean {
    return this.collect((sheet, row, column) => {
      const { value, formula } = sheet.view(row, column);
      return value === null && formula === '';
    }).every((line) => line.every(Boolean));
  }

  getNote(): string {
    return this.first((sheet, row, column) => sheet.attributes(row, column).note ?? '');
  }

  getNotes(): string[][] {
    return this.collect((sheet, row, column) => sheet.attributes(row, column).note ?? '');
  }

  setNote(note: string | null): Range {
    return this.spread({ note: note || undefined });
  }

  setNotes(notes: (string | null)[][]): Range {
    return this.lay(notes, (note) => ({ note: note || undefined }));
  }

  getRichTextValue(): RichTextValue | null {
    return this.first((sheet, row, column) => RichTextValue.ofCell(sheet, row, column));
  }

  getRichTextValues(): (RichTextValue | null)[][] {
    return this.collect((sheet, row, column) => RichTextValue.ofCell(sheet, row, column));
  }

  setRichTextValue(value: RichTextValue): Range {
    return this.each((sheet, row, column) => value.write(sheet, row, column));
  }

  setRichTextValues(values: RichTextValue[][]): Range {
    return this.fill(values, (sheet, row, column, value) => value.write(sheet, row, column));
  }

  // Clearing

  clear(options: ClearOptions = {}): Range {
    const { contentsOnly, formatOnly, validationsOnly, commentsOnly } = options;
    const all = !(contentsOnly || formatOnly || validationsOnly || commentsOnly);
    if (all || contentsOnly) this.each(clearContent);
    if (all || formatOnly) this.each(clearFormat);
    if (validationsOnly) this.clearDataValidations();
    if (commentsOnly) this.clearNote();
    return this;
  }

  clearContent(): Range {
    return this.each(clearContent);
  }

  clearFormat(): Range {
    return this.each(clearFormat);
  }

  clearNote(): Range {
    return this.spread({ note: undefined });
  }

  clearDataValidations(): Range {
    return this.spread({ validation: undefined });
  }

  // Number formats

  getNumberFormat(): string {
    return this.first((sheet, row, column) => sheet.view(row, column).attributes.numberFormat || AUTOMATIC);
  }

  getNumberFormats(): string[][] {
    return this.collect((sheet, row, column) => sheet.view(row, column).attributes.numberFormat || AUTOMATIC);
  }

  setNumberFormat(numberFormat: string): Range {
    return this.spread({ numberFormat: formatOf(numberFormat) });
  }

  setNumberFormats(numberFormats: string[][]): Range {
    return this.lay(numberFormats, (numberFormat) => ({ numberFormat: formatOf(numberFormat) }));
  }

  // Looks

  getBackground(): string {
    return this.firstOf('background', '#ffffff');
  }

  getBackgrounds(): string[][] {
    return this.collectOf('background', '#ffffff');
  }

  setBackground(color: string | null): Range {
    return this.spread({ background: optionalColor(color) });
  }

  setBackgrounds(colors: (string | null)[][]): Range {
    return this.lay(colors, (color) => ({ background: optionalColor(color) }));
  }

  setFontColor(color: string | null): Range {
    return this.spread({ fontColor: optionalColor(color) });
  }

  setFontColors(colors: (string | null)[][]): Range {
    return this.lay(colors, (color) => ({ fontColor: optionalColor(color) }));
  }

  getFontFamily(): string {
    return this.firstOf('fontFamily', 'Arial');
  }

  getFontFamilies(): string[][] {
    return this.collectOf('fontFamily', 'Arial');
  }

  setFontFamily(fontFamily: string | null): Range {
    return this.spread({ fontFamily: fontFamily ?? undefined });
  }

  setFontFamilies(fontFamilies: (string | null)[][]): Range {
    return this.lay(fontFamilies, (fontFamily) => ({ fontFamily: fontFamily ?? undefined }));
  }

  getFontSize(): number {
    return this.firstOf('fontSize', 10);
  }

  getFontSizes(): number[][] {
    return this.collectOf('fontSize', 10);
  }

  setFontSize(fontSize: number): Range {
    return this.spread({ fontSize });
  }

  setFontSizes(fontSizes: number[][]): Range {
    return this.lay(fontSizes, (fontSize) => ({ fontSize }));
  }

  getFontWeight(): string {
    return this.first((sheet, row, column) => weightOf(sheet.attributes(row, column)));
  }

  getFontWeights(): string[][] {
    return this.collect((sheet, row, column) => weightOf(sheet.attributes(row, column)));
  }

  setFontWeight(weight: string | null): Range {
    return this.spread(bold(weight));
  }

  setFontWeights(weights: (string | null)[][]): Range {
    return this.lay(weights, bold);
  }

  setTextStyle(style: TextStyle | null): Range {
    return this.lay(
      Array.from({ length: this.rows }, () => Array.from({ length: this.columns }, () => style)),
      (one) => ({ ...one?.style }),
    );
  }

  setTextStyles(styles: (TextStyle | null)[][]): Range {
    return this.lay(styles, (one) => ({ ...one?.style }));
  }

  getFontStyle(): string {
    return this.first((sheet, row, column) => styleOf(sheet.attributes(row, column)));
  }

  getFontStyles(): string[][] {
    return this.collect((sheet, row, column) => styleOf(sheet.attributes(row, column)));
  }

  setFontStyle(style: string | null): Range {
    return this.spread(italic(style));
  }

  setFontStyles(styles: (string | null)[][]): Range {
    return this.lay(styles, italic);
  }

  getFontLine(): string {
    return this.first((sheet, row, column) => (sheet.attributes(row, column).underline ? 'underline' : 'none'));
  }

  setFontLine(line: string | null): Range {
    return this.spread(fontLine(line));
  }

  getFontLines(): string[][] {
    return this.collect((sheet, row, column) => (sheet.attributes(row, column).underline ? 'underline' : 'none'));
  }

  setFontLines(lines: (string | null)[][]): Range {
    return this.lay(lines, fontLine);
  }

  getTextStyle(): TextStyle {
    return this.first((sheet, row, column) => styleIn(sheet.attributes(row, column)));
  }

  getTextStyles(): TextStyle[][] {
    return this.collect((sheet, row, column) => styleIn(sheet.attributes(row, column)));
  }

  getHorizontalAlignment(): string {
    return this.firstOf('horizontal', 'general');
  }

  getHorizontalAlignments(): string[][] {
    return this.collectOf('horizontal', 'general');
  }

  setHorizontalAlignment(alignment: string | null): Range {
    return this.spread(horizontal(alignment));
  }

  setHorizontalAlignments(alignments: (string | null)[][]): Range {
    return this.lay(alignments, horizontal);
  }

  getVerticalAlignment(): string {
    return this.firstOf('vertical', 'bottom');
  }

  getVerticalAlignments(): string[][] {
    return this.collectOf('vertical', 'bottom');
  }

  setVerticalAlignment(alignment: string | null): Range {
    return this.spread(vertical(alignment));
  }

  setVerticalAlignments(alignments: (string | null)[][]): Range {
    return this.lay(alignments, vertical);
  }

  getWrap(): boolean {
    return this.first((sheet, row, column) => sheet.attributes(row, column).wrap === 'wrap');
  }

  getWraps(): boolean[][] {
    return this.collect((sheet, row, column) => sheet.attributes(row, column).wrap === 'wrap');
  }

  setWrap(wrapped: boolean): Range {
    return this.spread({ wrap: wrapped ? 'wrap' : 'overflow' });
  }

  setWraps(wraps: boolean[][]): Range {
    return this.lay(wraps, (wrapped) => ({ wrap: wrapped ? 'wrap' : 'overflow' }));
  }

  getWrapStrategy(): EnumValue {
    return this.first((sheet, row, column) => strategyOf(sheet.attributes(row, column)));
  }

  getWrapStrategies(): EnumValue[][] {
    return this.collect((sheet, row, column) => strategyOf(sheet.attributes(row, column)));
  }

  setWrapStrategy(strategy: EnumValue): Range {
    return this.spread({ wrap: wrapOf(strategy) });
  }

  setWrapStrategies(strategies: EnumValue[][]): Range {
    return this.lay(strategies, (strategy) => ({ wrap: wrapOf(strategy) }));
  }

  /** null leaves a side as it is, false takes its line away. */
  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    between: boolean | null,
    across: boolean | null,
    color: string | null = null,
    style: EnumValue | null = null,
  ): Range {
    const name = style?.name() ?? 'SOLID';
    const drawn = BORDER_STYLES[name];
    if (!drawn) throw new ServiceError(`BorderStyle.${name} is not in the workbench`);
    const line: BorderLine = { color: colorOf(color ?? 'black'), style: drawn };
    return this.each((sheet, row, column) => {
      const borders = { ...sheet.attributes(row, column).borders };
      const draw = (side: keyof typeof borders, wanted: boolean | null) => {
        if (wanted === true) borders[side] = line;
        if (wanted === false) delete borders[side];
      };
      draw('top', row === this.area.top ? top : across);
      draw('bottom', row === this.area.bottom ? bottom : across);
      draw('left', column === this.area.left ? left : between);
      draw('right', column === this.area.right ? right : between);
      sheet.setAttributes(row, column, { borders: Object.keys(borders).length ? borders : undefined });
    });
  }

  // Rules

  getDataValidation(): DataValidation | null {
    return this.first((sheet, row, column) => this.ruleOf(sheet, row, column));
  }

  getDataValidations(): (DataValidation | null)[][] {
    return this.collect((sheet, row, column) => this.ruleOf(sheet, row, column));
  }

  setDataValidation(rule: DataValidation | null): Range {
    return this.spread({ validation: rule?.rule });
  }

  setDataValidations(rules: (DataValidation | null)[][]): Range {
    return this.lay(rules, (rule) => ({ validation: rule?.rule }));
  }

  insertCheckboxes(): Range {
    const validation: Validation = {
      kind: 'checkbox',
      allowInvalid: false,
      criteria: { type: 'CHECKBOX', values: [] },
    };
    return this.each((sheet, row, column) => {
      sheet.setAttributes(row, column, { validation });
      if (sheet.input(row, column) === null) sheet.put(row, column, false);
    });
  }

  removeCheckboxes(): Range {
    return this.each((sheet, row, column) => {
      if (sheet.attributes(row, column).validation?.kind !== 'checkbox') return;
      sheet.setAttributes(row, column, { validation: undefined });
      sheet.put(row, column, null);
    });
  }

  check(): Range {
    return this.tick(true);
  }

  uncheck(): Range {
    return this.tick(false);
  }

  /** null unless all cells agree. */
  isChecked(): boolean | null {
    const states = this.collect((sheet, row, column) =>
      sheet.attributes(row, column).validation?.kind === 'checkbox' ? sheet.view(row, column).value === true : null,
    ).flat();
    const state = states[0] ?? null;
    return states.every((other) => other === state) ? state : null;
  }

  canEdit(): boolean {
    const { user } = this.execution.state.circumstances;
    return user === 'owner' || !isLocked(this.model.properties.protections, this.area);
  }

  protect(): Protection {
    const protection = { area: { ...this.area }, description: '', warningOnly: false };
    this.model.properties.protections.push(protection);
    return new Protection(this.execution, this.sheetId, protection);
  }

  createFilter(): Filter {
    if (this.model.properties.filter) {
      throw new ServiceError("You can't create a filter in a sheet that already has a filter.");
    }
    refuseFilter(this.model, this.area);
    startFilter(this.model, this.area);
    return new Filter(this.execution, this.sheetId);
  }

  /** The sheet's, wherever in it the range lies. */
  getFilter(): Filter | null {
    return Filter.of(this.execution, this.sheetId);
  }

  // Merging

  merge(): Range {
    mergeCells(this.model, this.area);
    return this;
  }

  mergeAcross(): Range {
    const { top, bottom } = this.area;
    for (let row = top; row <= bottom; row += 1) mergeCells(this.model, { ...this.area, top: row, bottom: row });
    return this;
  }

  mergeVertically(): Range {
    const { left, right } = this.area;
    for (let column = left; column <= right; column += 1)
      mergeCells(this.model, { ...this.area, left: column, right: column });
    return this;
  }

  breakApart(): Range {
    breakApart(this.model, this.area);
    return this;
  }

  /** Those that have at least one cell in the range, whole. */
  getMergedRanges(): Range[] {
    return mergesIn(this.model, this.area).map((merge) => new Range(this.execution, this.sheetId, { ...merge }));
  }

  isPartOfMerge(): boolean {
    return mergesIn(this.model, this.area).length > 0;
  }

  // Moving

  /** A column counted from 1, `{column, ascending}`, or a list of either; columns count from the sheet's first. */
  sort(specification: unknown): Range {
    const keys = (Array.isArray(specification) ? specification : [specification]).map(sortKey);
    const sheet = this.model;
    for (const { column, ascending } of keys.reverse()) {
      if (column - 1 < this.area.left || column - 1 > this.area.right) {
        throw new ServiceError('The column to sort by lies outside the range.');
      }
      sheet.sortRows(this.area, column - 1, ascending);
    }
    return this;
  }

  copyTo(destination: Range, how: ClearOptions | EnumValue = {}, transposed = false): null {
    if (transposed) throw new ServiceError('Range.copyTo transposed is not in the workbench');
    if (how instanceof EnumValue && how.name() === 'PASTE_DATA_VALIDATION') return this.copyValidations(destination);
    const { contents, formats } = parts(how);
    destination.refuseLocked();
    const to = destination.model;
    const { top, left } = destination.area;
    // A larger destination is filled by repeating, a smaller one is overrun, as when pasting.
    const rows = Math.max(1, Math.floor(destination.rows / this.rows)) * this.rows;
    const columns = Math.max(1, Math.floor(destination.columns / this.columns)) * this.columns;
    const fits = top + rows <= to.rowCount && left + columns <= to.columnCount;
    if (!fits) throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
    refusePaste(to, { top, left, bottom: top + rows - 1, right: left + columns - 1 });
    // All is read before anything is written: source and destination may overlap.
    const sources = this.collect((sheet, row, column) => ({
      ...sheet.view(row, column),
      // The number format goes along, none included.
      look: { ...PLAIN, numberFormat: undefined, ...sheet.attributes(row, column) },
      row,
      column,
    }));
    for (let i = 0; i < rows; i += 1) {
      for (let j = 0; j < columns; j += 1) {
        const source = sources[i % this.rows]?.[j % this.columns];
        if (!source) continue;
        const [row, column] = [top + i, left + j];
        const { value, formula } = source;
        if (formats) to.setAttributes(row, column, source.look);
        if (contents === 'none') continue;
        if (contents === 'formulas' && formula)
          to.put(row, column, shiftFormula(formula, row - source.row, column - source.column, this.locale));
        else if (typeof value === 'string') to.putText(row, column, value);
        else to.put(row, column, typeof value === 'object' ? null : value);
      }
    }
    return null;
  }

  private copyValidations(destination: Range): null {
    const rules = this.collect((sheet, row, column) => ({ validation: sheet.attributes(row, column).validation }));
    destination.each((sheet, row, column, i, j) => {
      sheet.setAttributes(row, column, rules[i % this.rows]?.[j % this.columns] ?? {});
    });
    return null;
  }

  // Helpers

  private get locale(): string {
    return this.execution.state.workbook.locale;
  }

  private get zone(): string {
    return this.execution.state.workbook.timeZone;
  }

  private putFormula(sheet: SheetModel, row: number, column: number, formula: string): void {
    const { link } = sheet.attributes(row, column);
    if (link !== undefined) sheet.setAttributes(row, column, { link: undefined });
    if (formula === '') sheet.put(row, column, null);
    else sheet.put(row, column, formula.startsWith('=') ? formula : `=${formula}`);
  }

  private tick(state: boolean): Range {
    return this.each((sheet, row, column) => {
      if (sheet.attributes(row, column).validation?.kind === 'checkbox') sheet.put(row, column, state);
    });
  }

  private ruleOf(sheet: SheetModel, row: number, column: number): DataValidation | null {
    const { validation } = sheet.attributes(row, column);
    return validation ? new DataValidation(this.execution, validation) : null;
  }

  private refuseLocked(): void {
    if (!this.canEdit()) throw new ServiceError(LOCKED);
  }

  private each(visit: Visit): Range {
    this.refuseLocked();
    const sheet = this.model;
    for (let row = this.area.top; row <= this.area.bottom; row++) {
      for (let column = this.area.left; column <= this.area.right; column++) {
        visit(sheet, row, column, row - this.area.top, column - this.area.left);
      }
    }
    return this;
  }

  private first<T>(read: (sheet: SheetModel, row: number, column: number) => T): T {
    return read(this.model, this.area.top, this.area.left);
  }

  private collect<T>(read: (sheet: SheetModel, row: number, column: number) => T): T[][] {
    const sheet = this.model;
    return Array.from({ length: this.rows }, (_, i) =>
      Array.from({ length: this.columns }, (_, j) => read(sheet, this.area.top + i, this.area.left + j)),
    );
  }

  private firstOf<K extends keyof CellAttributes, D>(key: K, otherwise: D): NonNullable<CellAttributes[K]> | D {
    return this.first((sheet, row, column) => sheet.attributes(row, column)[key] ?? otherwise);
  }

  private collectOf<K extends keyof CellAttributes, D>(key: K, otherwise: D): (NonNullable<CellAttributes[K]> | D)[][] {
    return this.collect((sheet, row, column) => sheet.attributes(row, column)[key] ?? otherwise);
  }

  private spread(attributes: Partial<Patch>): Range {
    return this.each((sheet, row, column) => sheet.setAttributes(row, column, attributes));
  }

  private lay<T>(grid: T[][], attributes: (value: T) => Partial<Patch>): Range {
    return this.fill(grid, (sheet, row, column, value) => sheet.setAttributes(row, column, attributes(value)));
  }

  /** One entry a cell; sizes must agree. */
  private fill<T>(grid: T[][], write: (sheet: SheetModel, row: number, column: number, value: T) => void): Range {
    if (grid.length !== this.rows) throw new ServiceError(mismatch('rows', grid.length, this.rows));
    const odd = grid.find((line) => line.length !== this.columns);
    if (odd) throw new ServiceError(mismatch('columns', odd.length, this.columns));
    this.refuseLocked();
    const sheet = this.model;
    grid.forEach((line, i) => {
      line.forEach((value, j) => {
        write(sheet, this.area.top + i, this.area.left + j, value);
      });
    });
    return this;
  }
}

/** Of a formula in A1 notation; '' stays ''. */
function relative(formula: string, row: number, column: number): string {
  if (formula === '') return '';
  const translated = translateFormulaToR1C1(formula, cellName(row, column));
  return translated.replace(/\bR(?=C\b|C\[)/g, 'R[0]').replace(/(?<=R\[-?\d+\]|R\d+)C(?![[\d])/g, 'C[0]');
}

function mismatch(what: 'rows' | 'columns', data: number, range: number): string {
  return (
    `The number of ${what} in the data does not match the number of ${what} in the range. ` +
    `The data has ${data} but the range has ${range}.`
  );
}

function sortKey(key: unknown): { column: number; ascending: boolean } {
  if (typeof key === 'number') return { column: key, ascending: true };
  if (typeof key === 'object' && key !== null && 'column' in key && typeof key.column === 'number') {
    return { column: key.column, ascending: !('ascending' in key) || key.ascending !== false };
  }
  throw new ServiceError('The parameters (Object) do not match the method signature for SpreadsheetApp.Range.sort.');
}

function parts(how: ClearOptions | EnumValue): { contents: 'formulas' | 'values' | 'none'; formats: boolean } {
  if (!(how instanceof EnumValue)) {
    return { contents: how.formatOnly ? 'none' : how.contentsOnly ? 'values' : 'formulas', formats: !how.contentsOnly };
  }
  switch (how.name()) {
    case 'PASTE_NORMAL':
      return { contents: 'formulas', formats: true };
    case 'PASTE_FORMULA':
      return { contents: 'formulas', formats: false };
    case 'PASTE_VALUES':
      return { contents: 'values', formats: false };
    case 'PASTE_FORMAT':
      return { contents: 'none', formats: true };
    default:
      throw new ServiceError(`CopyPasteType.${how.name()} is not in the workbench`);
  }
}

const rangeSurface = surface<GoogleAppsScript.Spreadsheet.Range, Range>('SpreadsheetApp.Range', {
  getA1Notation: local(),
  getRow: local(),
  getRowIndex: local(),
  getColumn: local(),
  getLastRow: local(),
  getLastColumn: local(),
  getNumRows: local(),
  getNumColumns: local(),
  getHeight: local(),
  getWidth: local(),
  getGridId: local(),
  getSheet: local(),
  getCell: local('Integer, Integer'),
  offset: local('Integer, Integer', 'Integer, Integer, Integer', 'Integer, Integer, Integer, Integer'),
  activate: writes(),
  activateAsCurrentCell: writes(),
  getValue: reads(),
  getValues: reads(),
  setValue: writes('Object'),
  setValues: writes('Object[][]'),
  getDisplayValue: reads(),
  getDisplayValues: reads(),
  getFormula: reads(),
  getFormulas: reads(),
  setFormula: writes('String'),
  setFormulas: writes('String[][]'),
  getFormulaR1C1: reads(),
  getFormulasR1C1: reads(),
  trimWhitespace: writes(),
  isBlank: reads(),
  getNote: reads(),
  getNotes: reads(),
  setNote: writes('String?'),
  setNotes: writes('String?[][]'),
  getRichTextValue: reads(),
  getRichTextValues: reads(),
  setRichTextValue: writes('RichTextValue'),
  setRichTextValues: writes('RichTextValue[][]'),
  clear: writes('', 'Map'),
  clearContent: writes(),
  clearFormat: writes(),
  clearNote: writes(),
  clearDataValidations: writes(),
  getNumberFormat: reads(),
  getNumberFormats: reads(),
  setNumberFormat: writes('String'),
  setNumberFormats: writes('String[][]'),
  getBackground: reads(),
  getBackgrounds: reads(),
  setBackground: writes('String?'),
  setBackgrounds: writes('String?[][]'),
  setFontColor: writes('String?'),
  setFontColors: writes('String?[][]'),
  getFontFamily: reads(),
  getFontFamilies: reads(),
  setFontFamily: writes('String?'),
  setFontFamilies: writes('String?[][]'),
  getFontSize: reads(),
  getFontSizes: reads(),
  setFontSize: writes('Integer'),
  setFontSizes: writes('Integer[][]'),
  getFontWeight: reads(),
  getFontWeights: reads(),
  setFontWeight: writes('String?'),
  setFontWeights: writes('String?[][]'),
  setTextStyle: writes('TextStyle?'),
  setTextStyles: writes('TextStyle?[][]'),
  getFontStyle: reads(),
  getFontStyles: reads(),
  setFontStyle: writes('String?'),
  setFontStyles: writes('String?[][]'),
  getFontLine: reads(),
  setFontLine: writes('String?'),
  getFontLines: reads(),
  setFontLines: writes('String?[][]'),
  getTextStyle: reads(),
  getTextStyles: reads(),
  getHorizontalAlignment: reads(),
  getHorizontalAlignments: reads(),
  setHorizontalAlignment: writes('String?'),
  setHorizontalAlignments: writes('String?[][]'),
  getVerticalAlignment: reads(),
  getVerticalAlignments: reads(),
  setVerticalAlignment: writes('String?'),
  setVerticalAlignments: writes('String?[][]'),
  getWrap: reads(),
  getWraps: reads(),
  setWrap: writes('Boolean'),
  setWraps: writes('Boolean[][]'),
  getWrapStrategy: reads(),
  getWrapStrategies: reads(),
  setWrapStrategy: writes('WrapStrategy'),
  setWrapStrategies: writes('WrapStrategy[][]'),
  setBorder: writes(BORDER_SIDES, `${BORDER_SIDES}, String?, BorderStyle?`),
  getDataValidation: reads(),
  getDataValidations: reads(),
  setDataValidation: writes('DataValidation?'),
  setDataValidations: writes('DataValidation?[][]'),
  insertCheckboxes: writes(),
  removeCheckboxes: writes(),
  check: writes(),
  uncheck: writes(),
  isChecked: reads(),
  canEdit: reads(),
  protect: writes(),
  merge: writes(),
  mergeAcross: writes(),
  mergeVertically: writes(),
  breakApart: writes(),
  getMergedRanges: reads(),
  isPartOfMerge: reads(),
  createFilter: writes(),
  getFilter: reads(),
  sort: writes('Object'),
  copyTo: writes('Range', 'Range, Map', 'Range, CopyPasteType, Boolean'),
});
