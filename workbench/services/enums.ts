/** The enumerations of SpreadsheetApp, in Google's order where a script could see it. */
import { enumeration } from './surface.ts';

const spreadsheet = <Name extends string>(label: string, names: readonly Name[]) =>
  enumeration('SpreadsheetApp', label, names);

export const DeveloperMetadataVisibility = spreadsheet('DeveloperMetadataVisibility', ['DOCUMENT', 'PROJECT']);
export const DeveloperMetadataLocationType = spreadsheet('DeveloperMetadataLocationType', [
  'SPREADSHEET',
  'SHEET',
  'ROW',
  'COLUMN',
]);
export const WrapStrategy = spreadsheet('WrapStrategy', ['WRAP', 'OVERFLOW', 'CLIP']);
export const BorderStyle = spreadsheet('BorderStyle', [
  'DOTTED',
  'DASHED',
  'SOLID',
  'SOLID_MEDIUM',
  'SOLID_THICK',
  'DOUBLE',
]);
export const ProtectionType = spreadsheet('ProtectionType', ['RANGE', 'SHEET']);
export const Dimension = spreadsheet('Dimension', ['COLUMNS', 'ROWS']);
export const Direction = spreadsheet('Direction', ['UP', 'DOWN', 'PREVIOUS', 'NEXT']);
export const SheetType = spreadsheet('SheetType', ['GRID', 'OBJECT', 'DATASOURCE']);
export const CopyPasteType = spreadsheet('CopyPasteType', [
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_CONDITIONAL_FORMATTING',
  'PASTE_COLUMN_WIDTHS',
]);
export const InterpolationType = spreadsheet('InterpolationType', ['NUMBER', 'PERCENT', 'PERCENTILE', 'MIN', 'MAX']);

const CRITERIA = [
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_EQUAL_TO',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'CUSTOM_FORMULA',
] as const;

export const BooleanCriteria = spreadsheet('BooleanCriteria', [
  'CELL_EMPTY',
  'CELL_NOT_EMPTY',
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
  ...CRITERIA,
]);
export const DataValidationCriteria = spreadsheet('DataValidationCriteria', [
  'CHECKBOX',
  'DATE_BETWEEN',
  'DATE_IS_VALID_DATE',
  'DATE_ON_OR_AFTER',
  'DATE_ON_OR_BEFORE',
  'VALUE_IN_LIST',
  'VALUE_IN_RANGE',
  ...CRITERIA,
]);
