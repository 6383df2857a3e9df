/** The workbook: sheets, named ranges, calculation, and the state that is kept between starts. */

import { Calculation } from './calculation.ts';
import { dateOf, serialInZone } from './calendar.ts';
import { Cell } from './cell.ts';
import { adoptCharts, followCharts, forgetSheet } from './charts.ts';
import { CustomCalls } from './custom.ts';
import { Evaluation, type EvaluationHost } from './evaluator.ts';
import { type BoundArea, Formula, FormulaCache } from './formula.ts';
import { relocalize } from './grammar.ts';
import { type Locale, localeByName } from './locale.ts';
import { NamedRanges } from './named-ranges.ts';
import { fromState, toState } from './persistence.ts';
import { RangeMatrix } from './range.ts';
import { sheetPrefix, writeReference } from './references.ts';
import { DEFAULT_ROWS, Sheet } from './sheet.ts';
import { sortedOrder } from './sorting.ts';
import { type Change, followChange, mapArea, type Rewrite, rewriteFormula, shifted, shiftedArea } from './structure.ts';
import type { Area, CellPosition, CellValue, CustomFunction, WorkbookModel } from './types.ts';
import { isMatrix, plain } from './values.ts';

export interface WorkbookOptions {
  locale?: string;
  timeZone?: string;
  name?: string;
  now?: () => Date;
}

/** Workbooks share it: a tree says nothing about where it stands. */
const formulas = new FormulaCache();

export class Workbook implements WorkbookModel {
  name: string;
  /** How tall a sheet is when it is added; Google's own, unless a test has no use for so many. */
  rowsOfNewSheets = DEFAULT_ROWS;
  readonly calculation: Calculation;
  private readonly ordered: Sheet[] = [];
  private readonly areas: NamedRanges;
  private readonly custom: CustomCalls;
  private readonly host: EvaluationHost;
  private lookup: (name: string) => CustomFunction | undefined = () => undefined;
  private clock: () => Date;
  private zone: string;
  private language: Locale;
  private nextId = 0;
  /** Minute of the clock at the last calculation. */
  private minute = Number.NaN;

  constructor(options: WorkbookOptions = {}) {
    this.language = localeByName(options.locale ?? 'en_US');
    this.zone = options.timeZone ?? 'America/New_York';
    this.name = options.name ?? 'Untitled spreadsheet';
    this.clock = options.now ?? (() => new Date());
    this.areas = new NamedRanges((name) => this.rebind((cell) => cell.formula?.parsed?.names.has(name) === true));
    this.custom = new CustomCalls((name) => this.lookup(name));
    this.host = this.evaluationHost();
    this.calculation = new Calculation(this.host);
    this.addSheet('Sheet1');
  }

  /** Reads what `toJSON` wrote. Throws for anything else. */
  static fromJSON(json: unknown): Workbook {
    const workbook = new Workbook();
    fromState(json, workbook);
    return workbook;
  }

  toJSON(): unknown {
    return toState(this);
  }

  private evaluationHost(): EvaluationHost {
    const workbook = this;
    return {
      get locale() {
        return workbook.language;
      },
      serialNow: () => serialInZone(workbook.clock(), workbook.zone),
      namedRange: (name) => {
        const target = workbook.namedArea(name);
        return target && RangeMatrix.of(target.sheet, target.area);
      },
      custom: this.custom,
    };
  }

  get localeInfo(): Locale {
    return this.language;
  }

  get locale(): string {
    return this.language.name;
  }

  /** Formulas are rewritten with the new locale's separators, as Sheets does. */
  set locale(name: string) {
    const from = this.language;
    const to = localeByName(name);
    if (to === from) return;
    this.language = to;
    this.custom.forget();
    for (const cell of this.formulaCells()) this.replaceFormula(cell, relocalize(cell.formula?.text ?? '', from, to));
    this.resetCalculation();
  }

  get timeZone(): string {
    return this.zone;
  }

  set timeZone(zone: string) {
    this.zone = zone;
    this.calculation.noteClock();
  }

  get now(): () => Date {
    return this.clock;
  }

  set now(clock: () => Date) {
    this.clock = clock;
    this.calculation.noteClock();
  }

  get customFunction(): (name: string) => CustomFunction | undefined {
    return this.lookup;
  }

  set customFunction(lookup: (name: string) => CustomFunction | undefined) {
    this.lookup = lookup;
    this.recalculateAll();
  }

  currentYear(): number {
    return dateOf(this.host.serialNow()).year;
  }

  get sheets(): readonly Sheet[] {
    return this.ordered;
  }

  get namedRanges(): Map<string, { sheetId: number; area: Area }> {
    return this.areas;
  }

  sheetById(id: number): Sheet | undefined {
    return this.ordered.find((sheet) => sheet.id === id);
  }

  sheetByName(name: string): Sheet | undefined {
    const wanted = name.toLowerCase();
    return this.ordered.find((sheet) => sheet.name.toLowerCase() === wanted);
  }

  addSheet(name: string, index = this.ordered.length): Sheet {
    return this.insertSheet(new Sheet(this, this.nextId, this.freeName(name), this.rowsOfNewSheets), index);
  }

  /** For a sheet that is being restored: with the id and size it had. */
  restoreSheet(id: number, name: string, rows: number, columns: number): Sheet {
    return this.insertSheet(new Sheet(this, id, this.freeName(name), rows, columns), this.ordered.length);
  }

  /** For a workbook that is being restored: without the sheet that a new one has. */
  clear(): void {
    this.ordered.splice(0);
    this.nextId = 0;
  }

  private insertSheet(sheet: Sheet, index: number): Sheet {
    this.nextId = Math.max(this.nextId, sheet.id + 1);
    this.ordered.splice(Math.max(0, Math.min(index, this.ordered.length)), 0, sheet);
    this.rebind((cell) => cell.formula?.isBound === false);
    return sheet;
  }

  private freeName(name: string): string {
    if (this.sheetByName(name)) {
      throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
    }
    return name;
  }

  removeSheet(id: number): void {
    const sheet = this.requireSheet(id);
    if (this.ordered.length === 1) throw new Error("You can't remove all the sheets in a document.");
    this.ordered.splice(this.ordered.indexOf(sheet), 1);
    forgetSheet(this.ordered, id);
    for (const [name, target] of this.areas) if (target.sheetId === id) this.areas.drop(name);
    const isGone = (name: string | undefined): boolean => name?.toLowerCase() === sheet.name.toLowerCase();
    this.rewriteAll(() => (reference) => (isGone(reference.sheet) ? undefined : 'keep'));
    this.resetCalculation();
  }

  renameSheet(id: number, name: string): void {
    const sheet = this.requireSheet(id);
    const holder = this.sheetByName(name);
    if (holder && holder !== sheet) this.freeName(name);
    const before = sheet.name.toLowerCase();
    sheet.retitle(name);
    const prefix = sheetPrefix(name);
    this.rewriteAll(() => (reference) => {
      if (reference.sheet?.toLowerCase() !== before) return 'keep';
      return writeReference(reference.area, { ...reference.form, prefix });
    });
    this.resetCalculation();
  }

  moveSheet(id: number, index: number): void {
    const sheet = this.requireSheet(id);
    this.ordered.splice(this.ordered.indexOf(sheet), 1);
    this.ordered.splice(Math.max(0, Math.min(index, this.ordered.length)), 0, sheet);
  }

  /** The copy stands after the original. References without a sheet name stay within the copy. */
  duplicateSheet(id: number, name: string): Sheet {
    const original = this.requireSheet(id);
    this.freeName(name);
    const index = this.ordered.indexOf(original) + 1;
    const copy = this.insertSheet(new Sheet(this, this.nextId, name, original.rowCount, original.columnCount), index);
    Object.assign(copy.properties, structuredClone(original.properties));
    for (const entry of copy.properties.metadata) entry.id = this.freeMetadataId();
    adoptCharts(this.ordered, copy, id);
    for (const cell of original.allCells()) {
      const { row, column } = cell;
      if (cell.attributes) copy.dress(row, column, cell.attributes);
      if (cell.formula) copy.put(row, column, cell.formula.text);
      else if (typeof cell.input === 'string') copy.putText(row, column, cell.input);
      else if (cell.input !== null) copy.put(row, column, cell.input);
    }
    return copy;
  }

  private freeMetadataId(): number {
    const ids = this.ordered.flatMap((sheet) => sheet.properties.metadata.map((entry) => entry.id));
    return Math.max(0, ...ids) + 1;
  }

  private requireSheet(id: number): Sheet {
    const sheet = this.sheetById(id);
    if (!sheet) throw new Error(`There is no sheet with the id ${id}.`);
    return sheet;
  }

  recalculateAll(): void {
    this.custom.forget();
    for (const cell of this.formulaCells()) this.calculation.noteStale(cell);
  }

  /** For a look at the sheet: what it shows is right afterwards, other sheets may wait. */
  bringUpToDate(sheet: Sheet): void {
    if (this.calculation.hasVolatile) {
      const minute = Math.floor(this.clock().getTime() / 60_000);
      if (minute !== this.minute) this.calculation.noteClock();
      this.minute = minute;
    }
    this.calculation.bringUpToDate(sheet);
  }

  /**
   * What a formula written for one cell gives for others, without standing in any: rules of conditional formats. The
   * references move along; one that leaves the sheet gives #REF!.
   */
  ruleFormula(sheetId: number, text: string, from: CellPosition): (at: CellPosition) => CellValue {
    const sheet = this.requireSheet(sheetId);
    const cell = new Cell(sheet, from.row, from.column);
    const formula = new Formula(text, formulas.parse(text, this.language));
    cell.formula = formula;
    this.bind(cell);
    const { bound } = formula;
    const read = new Set([sheet, ...formula.precedents.map((precedent) => precedent.sheet)]);
    return ({ row, column }) => {
      for (const each of read) this.bringUpToDate(each);
      cell.row = row;
      cell.column = column;
      formula.bound = bound.map((target, index) => {
        const reference = formula.parsed?.references[index];
        const area = reference && shiftedArea(reference, row - from.row, column - from.column);
        return target && area && { ...target, area };
      });
      const result = Evaluation.result(this.host, cell);
      return plain(isMatrix(result) ? result.raw(0, 0) : result);
    };
  }

  /** Gives the cell its formula. */
  attach(cell: Cell, text: string): void {
    cell.formula = new Formula(text, formulas.parse(text, this.language));
    this.bind(cell);
    this.calculation.attach(cell);
  }

  detach(cell: Cell): void {
    this.calculation.detach(cell);
    cell.formula = undefined;
  }

  private bind(cell: Cell): void {
    cell.formula?.bind(
      cell.sheet,
      (name) => this.sheetByName(name),
      (name) => this.namedArea(name),
    );
  }

  private namedArea(name: string): BoundArea | undefined {
    const target = this.areas.find(name);
    const sheet = target && this.sheetById(target.sheetId);
    return target && sheet && { sheet, area: target.area };
  }

  /** What the names in these formulas stand for changed. */
  private rebind(concerns: (cell: Cell) => boolean): void {
    for (const cell of this.formulaCells()) {
      if (!concerns(cell)) continue;
      const text = cell.formula?.text ?? '';
      this.detach(cell);
      this.attach(cell, text);
    }
  }

  private *formulaCells(): Generator<Cell> {
    for (const sheet of this.ordered) for (const cell of sheet.allCells()) if (cell.formula) yield cell;
  }

  /** New text without registering what it reads; `resetCalculation` follows. */
  private replaceFormula(cell: Cell, text: string): void {
    cell.input = text;
    cell.formula = new Formula(text, formulas.parse(text, this.language));
  }

  private rewriteAll(rewriteFor: (sheet: Sheet) => Rewrite): void {
    for (const sheet of this.ordered) {
      const rewrite = rewriteFor(sheet);
      for (const cell of sheet.allCells()) {
        // Taking the text apart is the slow part, and most formulas are not concerned.
        if (!cell.formula?.parsed?.references.some((reference) => rewrite(reference) !== 'keep')) continue;
        const text = rewriteFormula(cell.formula.text, this.language, rewrite);
        if (text !== cell.formula.text) this.replaceFormula(cell, text);
      }
    }
  }

  /** Formulas of conditional formats. */
  private rewriteRules(rewriteFor: (sheet: Sheet) => Rewrite): void {
    for (const sheet of this.ordered) {
      for (const { condition } of sheet.properties.conditionalFormats) {
        const [text] = condition.values;
        if (condition.type !== 'CUSTOM_FORMULA' || typeof text !== 'string') continue;
        condition.values[0] = rewriteFormula(text, this.language, rewriteFor(sheet));
      }
    }
  }

  /** Registers every formula anew and calculates it; results of custom functions are kept. */
  private resetCalculation(): void {
    for (const sheet of this.ordered) sheet.forgetReaders();
    for (const cell of this.formulaCells()) this.bind(cell);
    this.calculation.reset(this.formulaCells());
  }

  /** Spilled cells go before cells move, and come back with the calculation that follows. */
  private withdrawSpills(sheet: Sheet): void {
    for (const cell of [...sheet.allCells()]) {
      if (cell.formula && cell.spill) cell.spill = undefined;
      if (!cell.spilledFrom) continue;
      cell.spilledFrom = undefined;
      cell.value = null;
      cell.resultFormat = undefined;
      sheet.dispose(cell);
    }
  }

  restructure(sheet: Sheet, change: Change): void {
    this.withdrawSpills(sheet);
    sheet.applyChange(change);
    for (const [name, target] of [...this.areas]) {
      if (target.sheetId !== sheet.id) continue;
      const area = mapArea(target.area, change);
      if (area) this.areas.move(name, { sheetId: sheet.id, area });
      else this.areas.drop(name);
    }
    const follow = (holder: Sheet) =>
      followChange(change, (name) => (name === undefined ? holder === sheet : this.sheetByName(name) === sheet));
    this.rewriteAll(follow);
    this.rewriteRules(follow);
    followCharts(this.ordered, sheet.id, change);
    this.resetCalculation();
  }

  sortRows(sheet: Sheet, area: Area, column: number, ascending: boolean): void {
    this.bringUpToDate(sheet);
    const order = sortedOrder(sheet, area, column, ascending);
    const moved = new Map<Cell, number>();
    order.forEach((row, index) => {
      for (let c = area.left; c <= area.right; c++) {
        const cell = sheet.cellAt(row, c);
        if (cell?.formula) moved.set(cell, area.top + index - row);
      }
    });
    this.withdrawSpills(sheet);
    sheet.reorderRows(area, order);
    for (const [cell, rows] of moved) {
      const text = cell.formula?.text ?? '';
      if (rows !== 0) this.replaceFormula(cell, rewriteFormula(text, this.language, shifted(rows, 0)));
    }
    this.resetCalculation();
  }
}
