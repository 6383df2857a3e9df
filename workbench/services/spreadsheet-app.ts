/** The service SpreadsheetApp. */
import { ConditionalFormatRuleBuilder } from './conditional-format.ts';
import { DataValidationBuilder } from './data-validation.ts';
import * as enums from './enums.ts';
import type { Execution } from './execution.ts';
import { FilterCriteriaBuilder } from './filter.ts';
import type { Range } from './range.ts';
import { RichTextValueBuilder, TextStyleBuilder } from './rich-text.ts';
import type { Sheet } from './sheet.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { local, reads, ServiceError, ServiceObject, type Surface, surface, writes } from './surface.ts';
import { Ui } from './ui.ts';

export class SpreadsheetApp extends ServiceObject {
  readonly surface: Surface = appSurface;
  readonly BooleanCriteria = enums.BooleanCriteria;
  readonly BorderStyle = enums.BorderStyle;
  readonly CopyPasteType = enums.CopyPasteType;
  readonly DataValidationCriteria = enums.DataValidationCriteria;
  readonly DeveloperMetadataLocationType = enums.DeveloperMetadataLocationType;
  readonly DeveloperMetadataVisibility = enums.DeveloperMetadataVisibility;
  readonly Dimension = enums.Dimension;
  readonly Direction = enums.Direction;
  readonly InterpolationType = enums.InterpolationType;
  readonly ProtectionType = enums.ProtectionType;
  readonly SheetType = enums.SheetType;
  readonly WrapStrategy = enums.WrapStrategy;

  constructor(private readonly execution: Execution) {
    super();
  }

  getActive(): Spreadsheet {
    return this.document('getActive');
  }

  getActiveSpreadsheet(): Spreadsheet {
    return this.document('getActiveSpreadsheet');
  }

  getActiveSheet(): Sheet {
    return this.document('getActiveSheet').getActiveSheet();
  }

  getActiveRange(): Range | null {
    return this.document('getActiveRange').getActiveRange();
  }

  getCurrentCell(): Range | null {
    return this.document('getCurrentCell').getCurrentCell();
  }

  setActiveSheet(sheet: Sheet): Sheet {
    return this.document('setActiveSheet').setActiveSheet(sheet);
  }

  setActiveRange(range: Range): Range {
    return this.document('setActiveRange').setActiveRange(range);
  }

  setCurrentCell(cell: Range): Range {
    return this.document('setCurrentCell').setCurrentCell(cell);
  }

  flush(): null {
    this.execution.settle();
    return null;
  }

  getUi(): Ui {
    if (this.execution.mode === 'CUSTOM_FUNCTION') {
      throw new ServiceError('Cannot call SpreadsheetApp.getUi() from this context.');
    }
    return new Ui(this.execution);
  }

  newDataValidation(): DataValidationBuilder {
    return new DataValidationBuilder(this.execution);
  }

  newConditionalFormatRule(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder();
  }

  newFilterCriteria(): FilterCriteriaBuilder {
    return new FilterCriteriaBuilder();
  }

  newRichTextValue(): RichTextValueBuilder {
    return new RichTextValueBuilder();
  }

  newTextStyle(): TextStyleBuilder {
    return new TextStyleBuilder();
  }

  private document(call: string): Spreadsheet {
    this.execution.allowIn(['LIMITED', 'CUSTOM_FUNCTION', 'FULL'], `SpreadsheetApp.${call}`);
    this.execution.needScope(`SpreadsheetApp.${call}`, 'spreadsheets.currentonly', 'spreadsheets');
    return new Spreadsheet(this.execution);
  }
}

const appSurface = surface<GoogleAppsScript.Spreadsheet.SpreadsheetApp, SpreadsheetApp>(
  'SpreadsheetApp',
  {
    getActive: local(),
    getActiveSpreadsheet: local(),
    getActiveSheet: reads(),
    getActiveRange: reads(),
    getCurrentCell: reads(),
    setActiveSheet: writes('Sheet', 'Sheet, Boolean'),
    setActiveRange: writes('Range'),
    setCurrentCell: writes('Range'),
    flush: reads(),
    getUi: local(),
    newDataValidation: local(),
    newConditionalFormatRule: local(),
    newFilterCriteria: local(),
    newRichTextValue: local(),
    newTextStyle: local(),
  },
  [
    'BooleanCriteria',
    'BorderStyle',
    'CopyPasteType',
    'DataValidationCriteria',
    'DeveloperMetadataLocationType',
    'DeveloperMetadataVisibility',
    'Dimension',
    'Direction',
    'InterpolationType',
    'ProtectionType',
    'SheetType',
    'WrapStrategy',
  ],
);
