/**
 * The one file of the workbook that names SpreadsheetApp. The rest works with the objects it hands out and with the
 * few things here that need the service itself.
 */

export type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
export type Range = GoogleAppsScript.Spreadsheet.Range;
export type TextStyle = GoogleAppsScript.Spreadsheet.TextStyle;
export type DataValidation = GoogleAppsScript.Spreadsheet.DataValidation;

export function activeSpreadsheet(): Spreadsheet {
  return SpreadsheetApp.getActive();
}

/** Commits what is queued, so that a write Google refuses fails here and not after we said it worked (PLATFORM 5). */
export function flush(): void {
  SpreadsheetApp.flush();
}

/** A drop-down that marks a value outside the list and does not refuse it. */
export function choiceRule(choices: readonly string[], help: string): DataValidation {
  return SpreadsheetApp.newDataValidation()
    .requireValueInList([...choices], true)
    .setAllowInvalid(true)
    .setHelpText(help)
    .build();
}

export type ConditionalRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** Colors cells that hold just this word. */
export function wordRule(word: string, ranges: Range[], tone: { ground: string; ink: string }): ConditionalRule {
  return SpreadsheetApp.newConditionalFormatRule()
    .whenTextEqualTo(word)
    .setBackground(tone.ground)
    .setFontColor(tone.ink)
    .setRanges(ranges)
    .build();
}

/** Colors cells for which a formula holds; it is written for the first cell of the ranges. */
export function formulaRule(formula: string, ranges: Range[], tone: { ground: string; ink: string }): ConditionalRule {
  return SpreadsheetApp.newConditionalFormatRule()
    .whenFormulaSatisfied(formula)
    .setBackground(tone.ground)
    .setFontColor(tone.ink)
    .setRanges(ranges)
    .build();
}

export interface ScalePoint {
  readonly color: string;
  /** A number, or a formula that gives one. */
  readonly value: string;
}

/** Colors numbers between three points. */
export function scaleRule(
  [low, middle, high]: readonly [ScalePoint, ScalePoint, ScalePoint],
  ranges: Range[],
): ConditionalRule {
  const { NUMBER } = SpreadsheetApp.InterpolationType;
  return SpreadsheetApp.newConditionalFormatRule()
    .setGradientMinpointWithValue(low.color, NUMBER, low.value)
    .setGradientMidpointWithValue(middle.color, NUMBER, middle.value)
    .setGradientMaxpointWithValue(high.color, NUMBER, high.value)
    .setRanges(ranges)
    .build();
}

export function textStyle(style: { color: string; bold: boolean; size: number; family: string }): TextStyle {
  return SpreadsheetApp.newTextStyle()
    .setForegroundColor(style.color)
    .setBold(style.bold)
    .setFontSize(style.size)
    .setFontFamily(style.family)
    .build();
}

/** Copies formats alone, or drop-downs alone: what stands in the cells stays. */
export function copyDress(from: Range, to: Range, what: 'format' | 'drop-downs'): void {
  const { PASTE_FORMAT, PASTE_DATA_VALIDATION } = SpreadsheetApp.CopyPasteType;
  from.copyTo(to, what === 'format' ? PASTE_FORMAT : PASTE_DATA_VALIDATION, false);
}

/** Text that links as a whole. */
export function linkedText(text: string, url: string): GoogleAppsScript.Spreadsheet.RichTextValue {
  return SpreadsheetApp.newRichTextValue().setText(text).setLinkUrl(url).build();
}

export type Protection = GoogleAppsScript.Spreadsheet.Protection;

export function rangeProtections(sheet: Sheet): Protection[] {
  return sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
}

export function sheetProtections(sheet: Sheet): Protection[] {
  return sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET);
}

export function projectVisibility(): GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility {
  return SpreadsheetApp.DeveloperMetadataVisibility.PROJECT;
}

export function mediumBorder(): GoogleAppsScript.Spreadsheet.BorderStyle {
  return SpreadsheetApp.BorderStyle.SOLID_MEDIUM;
}
