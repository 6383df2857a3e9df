/** Merged cells, as Google's reference of Range has them; what it refuses, in the words people report. */
import { describe, expect, it } from 'vitest';
import { failure, value } from './script.ts';

const TABLE = `sheet.getRange('A1:C4').setValues([['Payer', 'Code', 'Rate'], ['A', '90834', 94], ['', '90837', 120], ['B', '90834', 80]]);`;
const NAMES = 'function (range) { return range.getA1Notation(); }';

describe('merged cells', () => {
  it('keep the first value, and hide and lose the others', () => {
    expect(value(`${TABLE} sheet.getRange('A1:C1').merge(); return sheet.getRange('A1:C1').getValues();`)).toEqual([
      ['Payer', '', ''],
    ]);
    expect(
      value(`${TABLE} sheet.getRange('A1:C1').merge(); sheet.getRange('B1').setValue('x');
        var covered = sheet.getRange('B1').getValue(); sheet.getRange('A1:C1').breakApart();
        sheet.getRange('B1').setValue('y'); return [covered, sheet.getRange('B1').getValue()];`),
    ).toEqual(['', 'y']);
  });

  it('are found whole from any of their cells', () => {
    expect(
      value(`${TABLE} sheet.getRange('A2:A3').merge(); sheet.getRange('B2:C4').mergeAcross();
        return [sheet.getRange('A3').isPartOfMerge(), sheet.getRange('A4').isPartOfMerge(),
          sheet.getRange('A3:B3').getMergedRanges().map(${NAMES})];`),
    ).toEqual([true, false, ['A2:A3', 'B3:C3']]);
    expect(
      value(`sheet.getRange('A1:B2').mergeVertically(); return sheet.getDataRange().getMergedRanges().map(${NAMES});`),
    ).toEqual(['A1:A2']);
  });

  it('follow inserted, deleted and moved rows and columns, and end with a single cell', () => {
    const places = `sheet.getRange('A1:H20').getMergedRanges().map(${NAMES})`;
    expect(
      value(`sheet.getRange('B2:C3').merge(); var places = function () { return ${places}; }; var all = [];
        sheet.insertRowsAfter(1, 1); all.push(places()); sheet.insertColumnsAfter(2, 2); all.push(places());
        sheet.moveColumns(sheet.getRange('B:E'), 9); all.push(places());
        sheet.deleteRow(4); all.push(places()); sheet.deleteColumns(5, 3); all.push(places()); return all;`),
    ).toEqual([['B3:C4'], ['B3:E4'], ['E3:H4'], ['E3:H3'], []]);
  });

  it('cannot be merged or unmerged in part, frozen or moved in part, sorted or filtered when they span rows, or pasted into in part', () => {
    const merged = `${TABLE} sheet.getRange('A2:A3').merge();`;
    expect(failure(`${merged} sheet.getRange('A3:B3').merge();`)).toContain('select all cells in a merged range');
    expect(failure(`${merged} sheet.getRange('A3').breakApart();`)).toContain('select all cells in a merged range');
    expect(failure(`${merged} sheet.setFrozenRows(2);`)).toContain("can't freeze rows which contain only part");
    expect(failure(`sheet.getRange('A1:C1').merge(); sheet.setFrozenColumns(1);`)).toContain("can't freeze columns");
    expect(failure(`sheet.setFrozenRows(1); sheet.getRange('A1:A2').merge();`)).toContain('frozen and non-frozen rows');
    expect(failure(`${merged} sheet.getRange('A2:C4').sort(2);`)).toContain('vertical merges');
    expect(failure(`${merged} sheet.getRange('A1:C4').createFilter();`)).toContain('vertical merges');
    expect(failure(`sheet.getRange('A1:B1').merge(); sheet.moveColumns(sheet.getRange('B:B'), 5);`)).toContain(
      'part of a merged cell',
    );
    expect(
      failure(
        `${merged} sheet.getRange('C2').copyTo(sheet.getRange('A3:B3'), SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);`,
      ),
    ).toContain('partially intersects a merge');
  });

  it('that lie side by side in their rows are no reason against sorting', () => {
    expect(
      value(`${TABLE} sheet.getRange('A1:B1').merge(); sheet.getRange('A2:C4').sort(3);
        return sheet.getRange('C2:C4').getValues();`),
    ).toEqual([[80], [94], [120]]);
  });
});
