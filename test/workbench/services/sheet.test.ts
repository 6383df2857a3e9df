import { describe, expect, it } from 'vitest';
import { execute, failure, value } from './script.ts';

describe('Spreadsheet and its tabs (PLATFORM 5)', () => {
  it('a new tab becomes the active one and stands after the one that was', () => {
    const body = `ss.insertSheet('B'); ss.insertSheet('C', 0); var t = ss.insertSheet();
      return [ss.getActiveSheet().getName(), t.getSheetId() === ss.getActiveSheet().getSheetId(), ss.getSheets().map(function (s) { return s.getName(); })];`;
    expect(value(body)).toEqual(['Sheet4', true, ['C', 'Sheet4', 'Sheet1', 'B']]);
  });

  it('a tab from a template has its contents', () => {
    const body = `sheet.getRange('A1').setValue('x'); var copy = ss.insertSheet('Copy', { template: sheet }); return [copy.getRange('A1').getValue(), copy.getIndex()];`;
    expect(value(body)).toEqual(['x', 2]);
  });

  it('a taken name is refused in any case, for new and for renamed tabs', () => {
    const words = 'A sheet with the name "SHEET1" already exists. Please enter another name.';
    expect(failure("ss.insertSheet('SHEET1');")).toBe(words);
    expect(failure("ss.insertSheet('Other').setName('SHEET1');")).toBe(words);
    expect(value("return sheet.setName('SHEET1').getName();")).toBe('SHEET1');
  });

  it('a tab that is not there is null by name and by id, and one that was deleted fails when used', () => {
    expect(value("return [ss.getSheetByName('No'), ss.getSheetById(99)];")).toEqual([null, null]);
    expect(failure("var t = ss.insertSheet('T'); ss.deleteSheet(t); t.getRange('A1');")).toBe('Sheet 1 not found');
  });

  it('the last tab cannot be deleted; deleting the active one activates its neighbor', () => {
    expect(failure('ss.deleteSheet(sheet);')).toBe("You can't remove all the sheets in a document.");
    expect(value("var t = ss.insertSheet('T'); ss.deleteSheet(t); return ss.getActiveSheet().getName();")).toBe(
      'Sheet1',
    );
  });

  it('moves the active tab to a position counted from 1', () => {
    const body =
      "ss.insertSheet('B'); ss.moveActiveSheet(1); return ss.getSheets().map(function (s) { return s.getName(); });";
    expect(value(body)).toEqual(['B', 'Sheet1']);
  });

  it('finds ranges by reference, by name and by tab', () => {
    const body = `ss.insertSheet("Bob's tab").getRange('B2').setValue(5); ss.setNamedRange('Answer', ss.getRange("'Bob''s tab'!B2"));
      return [ss.getRangeByName('ANSWER').getValue(), ss.getRange('Answer').getA1Notation(), ss.getRangeByName('None'), ss.getRange("Sheet1!A2:B3").getA1Notation()];`;
    expect(value(body)).toEqual([5, 'B2', null, 'A2:B3']);
  });

  it.each(['A1', 'R1C1', 'two words', '1st', 'TRUE', ''])('refuses the range name "%s"', (name) => {
    expect(failure(`ss.setNamedRange(${JSON.stringify(name)}, sheet.getRange('A1'));`)).toBe(
      'The name given to this range is invalid.',
    );
  });

  it('named ranges can be renamed, moved and removed', () => {
    const body = `ss.setNamedRange('One', sheet.getRange('A1')); var n = ss.getNamedRanges()[0].setName('Two').setRange(sheet.getRange('C3'));
      var before = [n.getName(), ss.getRangeByName('Two').getA1Notation(), ss.getRangeByName('One')]; ss.removeNamedRange('Two');
      return before.concat([ss.getNamedRanges().length]);`;
    expect(value(body)).toEqual(['Two', 'C3', null, 0]);
  });
});

describe('Sheet (PLATFORM 5)', () => {
  it('takes open references and whole rows and columns', () => {
    const body =
      "return ['A:A', '1:1', 'A2:A', 'B2:C'].map(function (a) { return sheet.getRange(a).getA1Notation(); });";
    expect(value(body)).toEqual(['A1:A1000', 'A1:Z1', 'A2:A1000', 'B2:C1000']);
  });

  it('appendRow writes below the last content, parses formulas, and grows the sheet', () => {
    const body = `sheet.deleteRows(3, 998); sheet.appendRow(['a', '=1+1']); sheet.appendRow(['b']); sheet.appendRow(['c']);
      return [sheet.getMaxRows(), sheet.getDataRange().getValues()];`;
    expect(value(body)).toEqual([
      3,
      [
        ['a', 2],
        ['b', ''],
        ['c', ''],
      ],
    ]);
  });

  it('inserting and deleting move contents, widths and formulas along', () => {
    const body = `sheet.getRange('A1:B2').setValues([[1, '=A1*10'], [2, '=A2*10']]); sheet.setColumnWidth(2, 250);
      sheet.insertColumnBefore(1); sheet.insertRowsAfter(1, 2); sheet.insertColumnAfter(3);
      return [sheet.getRange('B1:C4').getValues(), sheet.getRange('C4').getFormula(), sheet.getColumnWidth(3), sheet.getColumnWidth(2)];`;
    expect(value(body)).toEqual([
      [
        [1, 10],
        ['', ''],
        ['', ''],
        [2, 20],
      ],
      '=B4*10',
      250,
      100,
    ]);
  });

  it.each([
    ['rows that are not there', 'sheet.deleteRows(1000, 2);', 'Those rows are out of bounds.'],
    ['columns that are not there', 'sheet.insertColumnAfter(27);', 'Those columns are out of bounds.'],
    ['hiding what is not there', 'sheet.hideRows(0);', 'Those rows are out of bounds.'],
    [
      'all rows but the frozen ones',
      'sheet.setFrozenRows(2); sheet.deleteRows(3, 998);',
      'Sorry, it is not possible to delete all non-frozen rows.',
    ],
    ['freezing everything', 'sheet.setFrozenRows(1000);', "You can't freeze all visible rows on the sheet."],
  ])('refuses %s', (_what, body, message) => {
    expect(failure(body)).toBe(message);
  });

  it('moves columns before the one that stands at the destination', () => {
    const body =
      "sheet.getRange('A1:D1').setValues([['a','b','c','d']]); sheet.moveColumns(sheet.getRange('A1:B1'), 4); return sheet.getRange('A1:D1').getValues()[0];";
    expect(value(body)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('sorts everything below the frozen rows', () => {
    const body =
      "sheet.getRange('A1:A4').setValues([['h'],[3],[1],[2]]); sheet.setFrozenRows(1); sheet.sort(1, false); return sheet.getRange('A1:A4').getValues().map(function (r) { return r[0]; });";
    expect(value(body)).toEqual(['h', 3, 2, 1]);
  });

  it('hides rows, columns and tabs, but never the last tab', () => {
    const body = `sheet.hideRows(4); sheet.hideColumns(2, 2); var t = ss.insertSheet('T'); t.hideSheet();
      var seen = [sheet.isRowHiddenByUser(4), sheet.isColumnHiddenByUser(3), t.isSheetHidden(), ss.getActiveSheet().getName()];
      sheet.showRows(4); return seen.concat([sheet.isRowHiddenByUser(4)]);`;
    expect(value(body)).toEqual([true, true, true, 'Sheet1', false]);
    expect(failure('sheet.hideSheet();')).toBe("You can't hide all the sheets in a document.");
  });

  it('moves the cursor of the one user', () => {
    const { host } = execute("var t = ss.insertSheet('T'); t.setActiveSelection('C3:D5');");
    expect(host.active).toEqual({ sheetId: 1, row: 2, column: 2, rowCount: 3, columnCount: 2 });
  });

  it('a cursor below deleted rows comes back into the sheet', () => {
    expect(
      value(
        "sheet.setActiveSelection('A900:B1000'); sheet.deleteRows(10, 991); return sheet.getActiveRange().getA1Notation();",
      ),
    ).toBe('A9:B9');
  });

  it('keeps tab color, grid lines, heights and frozen parts', () => {
    const body = `sheet.setTabColor('RED'); sheet.setHiddenGridlines(true); sheet.setRowHeights(2, 2, 40); sheet.setFrozenColumns(1);
      return [sheet.getTabColor(), sheet.hasHiddenGridlines(), sheet.getRowHeight(3), sheet.getRowHeight(4), sheet.getFrozenColumns(), sheet.getFrozenRows()];`;
    expect(value(body)).toEqual(['#ff0000', true, 40, 21, 1, 0]);
  });
});
