/** SpreadsheetApp.Spreadsheet: the one document. */
import { parseReference } from '../engine/references.ts';
import type { Execution } from './execution.ts';
import { addMetadata, type DeveloperMetadata, DeveloperMetadataFinder, metadataOf } from './metadata.ts';
import { NamedRange } from './named-range.ts';
import { Protection } from './protection.ts';
import type { Range } from './range.ts';
import { RangeList } from './range-list.ts';
import { Sheet } from './sheet.ts';
import { type EnumValue, local, reads, ServiceError, ServiceObject, type Surface, surface, writes } from './surface.ts';

const SHEET_NAMES: Readonly<Record<string, string>> = { de_DE: 'Tabellenblatt' };

/** "Sheet1" in the spreadsheet's language, with the lowest number that is free. */
export function nextSheetName(workbook: Execution['state']['workbook']): string {
  const base = SHEET_NAMES[workbook.locale] ?? 'Sheet';
  let number = workbook.sheets.length + 1;
  while (workbook.sheetByName(`${base}${number}`)) number += 1;
  return `${base}${number}`;
}

export class Spreadsheet extends ServiceObject {
  readonly surface: Surface = spreadsheetSurface;

  constructor(private readonly execution: Execution) {
    super();
  }

  /** Names of tabs are unique without regard to case. */
  static refuseTakenName(execution: Execution, name: string, own?: number): void {
    const taken = execution.state.workbook.sheetByName(name);
    if (taken && taken.id !== own) {
      throw new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
    }
    if (name === '') throw new ServiceError('The sheet name cannot be empty.');
  }

  getId(): string {
    return this.execution.state.spreadsheetId;
  }

  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.getId()}/edit`;
  }

  getName(): string {
    return this.workbook.name;
  }

  rename(name: string): null {
    this.workbook.name = name;
    return null;
  }

  getSpreadsheetLocale(): string {
    return this.workbook.locale;
  }

  setSpreadsheetLocale(locale: string): null {
    this.workbook.locale = locale;
    return null;
  }

  getSpreadsheetTimeZone(): string {
    return this.workbook.timeZone;
  }

  setSpreadsheetTimeZone(zone: string): null {
    this.workbook.timeZone = zone;
    return null;
  }

  // Tabs

  getSheets(): Sheet[] {
    return this.workbook.sheets.map((sheet) => new Sheet(this.execution, sheet.id));
  }

  getNumSheets(): number {
    return this.workbook.sheets.length;
  }

  getSheetByName(name: string): Sheet | null {
    const found = this.workbook.sheets.find((sheet) => sheet.name === name) ?? this.workbook.sheetByName(name);
    return found ? new Sheet(this.execution, found.id) : null;
  }

  getSheetById(id: number): Sheet | null {
    return this.workbook.sheetById(id) ? new Sheet(this.execution, id) : null;
  }

  getActiveSheet(): Sheet {
    return new Sheet(this.execution, this.execution.state.active.sheetId);
  }

  setActiveSheet(sheet: Sheet, restoreSelection = false): Sheet {
    Sheet.modelOf(this.execution, sheet.id);
    const { state } = this.execution;
    if (state.active.sheetId !== sheet.id) {
      state.selections.set(state.active.sheetId, state.active);
      const before = restoreSelection ? state.selections.get(sheet.id) : undefined;
      state.active = before ?? { sheetId: sheet.id, row: 0, column: 0, rowCount: 1, columnCount: 1 };
    }
    return sheet;
  }

  /** Takes `([name], [index], [{template}])`; the new sheet becomes the active one (PLATFORM 5). */
  insertSheet(...args: (string | number | { template?: Sheet })[]): Sheet {
    const name = args.find((arg) => typeof arg === 'string') ?? nextSheetName(this.workbook);
    const index = args.find((arg) => typeof arg === 'number');
    const template = args.find((arg) => typeof arg === 'object')?.template;
    Spreadsheet.refuseTakenName(this.execution, name);
    // Without an index a new tab stands after the active one.
    const position = Math.min(index ?? this.getActiveSheet().getIndex(), this.workbook.sheets.length);
    const model = template ? this.workbook.duplicateSheet(template.id, name) : this.workbook.addSheet(name, position);
    if (template) this.workbook.moveSheet(model.id, position);
    return this.setActiveSheet(new Sheet(this.execution, model.id));
  }

  deleteSheet(sheet: Sheet): null {
    if (this.workbook.sheets.length === 1) throw new ServiceError("You can't remove all the sheets in a document.");
    const index = sheet.getIndex();
    this.workbook.removeSheet(sheet.id);
    if (this.execution.state.active.sheetId === sheet.id) {
      const next = this.workbook.sheets[Math.min(index - 1, this.workbook.sheets.length - 1)];
      if (next) this.setActiveSheet(new Sheet(this.execution, next.id));
    }
    return null;
  }

  deleteActiveSheet(): Sheet {
    this.deleteSheet(this.getActiveSheet());
    return this.getActiveSheet();
  }

  duplicateActiveSheet(): Sheet {
    const active = this.getActiveSheet();
    const copy = active.copyTo(this);
    this.workbook.moveSheet(copy.id, active.getIndex());
    return this.setActiveSheet(copy);
  }

  renameActiveSheet(name: string): null {
    this.getActiveSheet().setName(name);
    return null;
  }

  /** Positions count from 1. */
  moveActiveSheet(position: number): null {
    if (position < 1 || position > this.workbook.sheets.length)
      throw new ServiceError('The sheet position is out of bounds.');
    this.workbook.moveSheet(this.execution.state.active.sheetId, position - 1);
    return null;
  }

  // Ranges

  getRange(reference: string): Range {
    const parsed = parseReference(reference);
    const named = parsed ? undefined : NamedRange.find(this.execution, reference);
    if (named) return named.getRange();
    const sheet = parsed?.sheet ? this.getSheetByName(parsed.sheet) : this.getActiveSheet();
    if (!sheet) throw new ServiceError('Range not found');
    return sheet.getRange(reference);
  }

  getRangeList(references: string[]): RangeList {
    return new RangeList(references.map((reference) => this.getRange(reference)));
  }

  getRangeByName(name: string): Range | null {
    return NamedRange.find(this.execution, name)?.getRange() ?? null;
  }

  getNamedRanges(): NamedRange[] {
    return [...this.workbook.namedRanges.keys()].map((name) => new NamedRange(this.execution, name));
  }

  setNamedRange(name: string, range: Range): null {
    NamedRange.set(this.execution, name, range);
    return null;
  }

  removeNamedRange(name: string): null {
    const named = NamedRange.find(this.execution, name);
    if (!named) throw new ServiceError(`The named range ${name} does not exist.`);
    return named.remove();
  }

  getActiveRange(): Range {
    return this.getActiveSheet().getActiveRange();
  }

  getActiveCell(): Range {
    return this.getActiveSheet().getActiveCell();
  }

  getCurrentCell(): Range | null {
    return this.getActiveCell();
  }

  setActiveRange(range: Range): Range {
    return this.getActiveSheet().setActiveRange(range);
  }

  setActiveSelection(selection: Range | string): Range {
    return this.setActiveRange(typeof selection === 'string' ? this.getRange(selection) : selection);
  }

  setCurrentCell(cell: Range): Range {
    return this.getActiveSheet().setCurrentCell(cell);
  }

  // The rest

  getProtections(type: EnumValue): Protection[] {
    return this.workbook.sheets.flatMap((sheet) => Protection.of(this.execution, sheet.id, type));
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): Spreadsheet {
    addMetadata(this.execution, null, key, ...rest);
    return this;
  }

  getDeveloperMetadata(): DeveloperMetadata[] {
    return metadataOf(this.execution, null);
  }

  createDeveloperMetadataFinder(): DeveloperMetadataFinder {
    return new DeveloperMetadataFinder(this.execution, 'everywhere');
  }

  toast(message: string, title = ''): null {
    this.execution.ui.push({ kind: 'toast', title, message });
    return null;
  }

  private get workbook() {
    return this.execution.state.workbook;
  }
}

const spreadsheetSurface = surface<GoogleAppsScript.Spreadsheet.Spreadsheet, Spreadsheet>(
  'SpreadsheetApp.Spreadsheet',
  {
    getId: local(),
    getUrl: local(),
    createDeveloperMetadataFinder: local(),
    getRange: local('String'),
    getRangeList: local('String[]'),
    toast: local('String', 'String, String', 'String, String, Number?'),
    getName: reads(),
    rename: writes('String'),
    getSpreadsheetLocale: reads(),
    setSpreadsheetLocale: writes('String'),
    getSpreadsheetTimeZone: reads(),
    setSpreadsheetTimeZone: writes('String'),
    getSheets: reads(),
    getNumSheets: reads(),
    getSheetByName: reads('String'),
    getSheetById: reads('Integer'),
    getActiveSheet: reads(),
    setActiveSheet: writes('Sheet', 'Sheet, Boolean'),
    insertSheet: writes(
      '',
      'Integer',
      'Integer, Map',
      'Map',
      'String',
      'String, Integer',
      'String, Integer, Map',
      'String, Map',
    ),
    deleteSheet: writes('Sheet'),
    deleteActiveSheet: writes(),
    duplicateActiveSheet: writes(),
    renameActiveSheet: writes('String'),
    moveActiveSheet: writes('Integer'),
    getRangeByName: reads('String'),
    getNamedRanges: reads(),
    setNamedRange: writes('String, Range'),
    removeNamedRange: writes('String'),
    getActiveRange: reads(),
    getActiveCell: reads(),
    getCurrentCell: reads(),
    setActiveRange: writes('Range'),
    setActiveSelection: writes('Range', 'String'),
    setCurrentCell: writes('Range'),
    getProtections: reads('ProtectionType'),
    addDeveloperMetadata: writes(
      'String',
      'String, String',
      'String, DeveloperMetadataVisibility',
      'String, String, DeveloperMetadataVisibility',
    ),
    getDeveloperMetadata: reads(),
  },
);
