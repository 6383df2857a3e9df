import { describe, expect, it } from 'vitest';
import { mapIndex } from '../../../workbench/engine/structure.ts';
import fc from '../../support/property.ts';
import { block, format, formulaOf, place, shown, type, valueAt, workbookWith } from './support.ts';

/** The formula in A20 after the change to the sheet it refers to. */
function formulaAfter(formula: string, change: (sheet: ReturnType<typeof place>['sheet']) => void): string {
  const workbook = workbookWith();
  workbook.addSheet('Other');
  type(workbook, 'Other!A20', formula);
  change(place(workbook, 'A1').sheet);
  return formulaOf(workbook, 'Other!A20');
}

describe('references when rows or columns change', () => {
  it.each([
    ['=Sheet1!A5', '=Sheet1!A7'],
    ['=Sheet1!$A$5+Sheet1!B2', '=Sheet1!$A$7+Sheet1!B2'],
    ['=SUM(Sheet1!A2:A9)', '=SUM(Sheet1!A2:A11)'],
    ['=SUM(Sheet1!A4:A9)', '=SUM(Sheet1!A6:A11)'],
    ['=SUM(Sheet1!A4:A)', '=SUM(Sheet1!A6:A)'],
    ['=SUM(Sheet1!A2:A)', '=SUM(Sheet1!A2:A)'],
    ['=SUM(Sheet1!A:A)', '=SUM(Sheet1!A:A)'],
    ['=SUM(Sheet1!4:4)', '=SUM(Sheet1!6:6)'],
    ['=sum( A5 ; "Sheet1!A5";sheet1!a5 )', '=sum( A5 ; "Sheet1!A5";sheet1!A7 )'],
  ])('%s becomes %s when two rows are inserted above row 4', (before, expected) => {
    expect(formulaAfter(before, (sheet) => sheet.insertRows(3, 2))).toBe(expected);
  });

  it.each([
    ['=Sheet1!A4', '=#REF!'],
    ['=Sheet1!A6', '=Sheet1!A4'],
    ['=SUM(Sheet1!A2:A9)', '=SUM(Sheet1!A2:A7)'],
    ['=SUM(Sheet1!A4:A5)', '=SUM(#REF!)'],
    ['=SUM(Sheet1!A4:A9)', '=SUM(Sheet1!A4:A7)'],
    ['=SUM(Sheet1!A2:A4)', '=SUM(Sheet1!A2:A3)'],
    ['=SUM(Sheet1!A4:A)', '=SUM(Sheet1!A4:A)'],
    ['=SUM(Sheet1!A6:A)', '=SUM(Sheet1!A4:A)'],
  ])('%s becomes %s when rows 4 and 5 are deleted', (before, expected) => {
    expect(formulaAfter(before, (sheet) => sheet.deleteRows(3, 2))).toBe(expected);
  });

  it.each([
    ['=Sheet1!B2', '=Sheet1!C2'],
    ['=SUM(Sheet1!A2:C)', '=SUM(Sheet1!A2:D)'],
    ['=SUM(Sheet1!B:B)', '=SUM(Sheet1!C:C)'],
    ['=SUM(Sheet1!2:2)', '=SUM(Sheet1!2:2)'],
  ])('%s becomes %s when a column is inserted before B', (before, expected) => {
    expect(formulaAfter(before, (sheet) => sheet.insertColumns(1, 1))).toBe(expected);
  });

  it.each([
    ['=F(Sheet1!B4:B;Sheet1!D4:D)', '=F(Sheet1!D4:D;Sheet1!C4:C)'],
    ['=Sheet1!$C$1', '=Sheet1!$B$1'],
    ['=SUM(Sheet1!A1:E1)', '=SUM(Sheet1!A1:E1)'],
  ])('%s becomes %s when column B moves behind column D', (before, expected) => {
    expect(formulaAfter(before, (sheet) => sheet.moveColumns(1, 1, 4))).toBe(expected);
  });

  it('follow when a column moves to the front', () => {
    expect(formulaAfter('=Sheet1!C1+Sheet1!A1', (sheet) => sheet.moveColumns(2, 1, 0))).toBe('=Sheet1!A1+Sheet1!B1');
  });

  it('without a sheet name belong to the sheet of the formula', () => {
    const workbook = workbookWith([['1'], ['2'], ['=A1+A2']]);
    place(workbook, 'A1').sheet.insertRows(1, 1);
    expect(formulaOf(workbook, 'A4')).toBe('=A1+A3');
    expect(shown(workbook, 'A4')).toBe('3');
  });

  it('of a named range follow, and the name stays', () => {
    const workbook = workbookWith([['1'], ['2'], ['3']]);
    workbook.namedRanges.set('Thresholds', { sheetId: 0, area: { top: 1, left: 0, bottom: 2, right: 0 } });
    type(workbook, 'C1', '=SUM(thresholds)');
    place(workbook, 'A1').sheet.insertRows(2, 1);
    expect(workbook.namedRanges.get('Thresholds')?.area).toEqual({ top: 1, left: 0, bottom: 3, right: 0 });
    type(workbook, 'A3', '10');
    expect(shown(workbook, 'C1')).toBe('15');
    expect(formulaOf(workbook, 'C1')).toBe('=SUM(thresholds)');
  });

  it('to a deleted cell show #REF!', () => {
    const workbook = workbookWith([['1', '=A1']]);
    place(workbook, 'A1').sheet.deleteColumns(0, 1);
    expect([formulaOf(workbook, 'A1'), shown(workbook, 'A1')]).toEqual(['=#REF!', '#REF!']);
  });

  it('move every column to a place of its own, and back', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.integer({ min: 1, max: 5 }), fc.nat(15), (from, count, to) => {
        fc.pre(to <= from || to >= from + count);
        const targets = Array.from({ length: 20 }, (_, column) =>
          mapIndex(column, { axis: 'columns', kind: 'move', from, count, to }),
        );
        expect([...targets].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
          Array.from({ length: 20 }, (_, column) => column),
        );
      }),
    );
  });
});

describe('what moves with rows and columns', () => {
  it('takes attributes, sizes, hidden rows, rules and protections along', () => {
    const workbook = workbookWith([['a'], ['b'], ['c']]);
    const { sheet } = place(workbook, 'A1');
    format(workbook, 'A2', { bold: true, note: 'why' });
    sheet.properties.rowHeights.set(1, 40);
    sheet.properties.hiddenRows.add(2);
    sheet.properties.frozenRows = 1;
    sheet.properties.conditionalFormats = [
      {
        areas: [{ top: 1, left: 0, bottom: 999, right: 0 }],
        condition: { type: 'TEXT_EQ', values: ['a'] },
        format: {},
      },
    ];
    sheet.properties.protections = [
      { area: { top: 2, left: 0, bottom: 2, right: 3 }, description: 'ours', warningOnly: true },
    ];
    sheet.insertRows(1, 2);
    expect(sheet.attributes(3, 0)).toEqual({ bold: true, note: 'why' });
    expect([...sheet.properties.rowHeights]).toEqual([[3, 40]]);
    expect([...sheet.properties.hiddenRows]).toEqual([4]);
    expect(sheet.properties.frozenRows).toBe(1);
    expect(sheet.properties.conditionalFormats[0]?.areas).toEqual([{ top: 3, left: 0, bottom: 1001, right: 0 }]);
    expect(sheet.properties.protections[0]?.area).toEqual({ top: 4, left: 0, bottom: 4, right: 3 });
    sheet.deleteRows(4, 1);
    expect(sheet.properties.protections).toEqual([]);
    expect(sheet.rowCount).toBe(1001);
  });

  it('gives a new row the look of its neighbor but not of a frozen heading, and no notes', () => {
    const workbook = workbookWith([['Rate'], ['5']]);
    const { sheet } = place(workbook, 'A1');
    sheet.properties.frozenRows = 1;
    format(workbook, 'A1', { bold: true });
    format(workbook, 'A2', { numberFormat: '$#,##0.00', note: 'mine' });
    sheet.insertRows(1, 1);
    sheet.insertRows(3, 1);
    expect(sheet.attributes(1, 0)).toEqual({ numberFormat: '$#,##0.00' });
    expect(sheet.attributes(3, 0)).toEqual({ numberFormat: '$#,##0.00' });
  });

  it('moves spilled results with their formula', () => {
    const workbook = workbookWith([['', '=SEQUENCE(2)']]);
    place(workbook, 'A1').sheet.insertRows(0, 1);
    expect(block(workbook, 'B1', 3, 1)).toEqual([[''], ['1'], ['2']]);
    place(workbook, 'A1').sheet.moveColumns(1, 1, 0);
    expect(block(workbook, 'A1', 3, 2)).toEqual([
      ['', ''],
      ['1', ''],
      ['2', ''],
    ]);
  });

  it('frees the way of a blocked result when the row in the way is deleted', () => {
    const workbook = workbookWith([['=SEQUENCE(2)'], ['mine']]);
    expect(shown(workbook, 'A1')).toBe('#REF!');
    place(workbook, 'A1').sheet.deleteRows(1, 1);
    expect(block(workbook, 'A1', 2, 1)).toEqual([['1'], ['2']]);
  });

  it('refuses what lies outside the sheet', () => {
    const { sheet } = place(workbookWith(), 'A1');
    expect(() => sheet.insertRows(1001, 1)).toThrow('Those rows are out of bounds.');
    expect(() => sheet.deleteColumns(25, 2)).toThrow('Those columns are out of bounds.');
    expect(() => sheet.put(1000, 0, 1)).toThrow(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
  });
});

describe('sorting rows', () => {
  it('moves cells with their attributes and lets formulas elsewhere stay', () => {
    const workbook = workbookWith([
      ['b', '2', '=B1*10'],
      ['a', '1', '=B2*10'],
      ['', '3', '=B3*10'],
    ]);
    const { sheet } = place(workbook, 'A1');
    format(workbook, 'A2', { bold: true });
    type(workbook, 'E1', '=A1');
    sheet.sortRows({ top: 0, left: 0, bottom: 2, right: 2 }, 0, true);
    expect(block(workbook, 'A1', 3, 3)).toEqual([
      ['a', '1', '10'],
      ['b', '2', '20'],
      ['', '3', '30'],
    ]);
    expect(formulaOf(workbook, 'C1')).toBe('=B1*10');
    expect(sheet.attributes(0, 0)).toEqual({ bold: true });
    expect([formulaOf(workbook, 'E1'), valueAt(workbook, 'E1')]).toEqual(['=A1', 'a']);
  });

  it('puts numbers before text and blanks last in both directions', () => {
    const rows = [['b'], ['2'], [''], ['10'], ['a']];
    const column = (ascending: boolean) => {
      const workbook = workbookWith(rows);
      place(workbook, 'A1').sheet.sortRows({ top: 0, left: 0, bottom: 4, right: 0 }, 0, ascending);
      return block(workbook, 'A1', 5, 1).flat();
    };
    expect(column(true)).toEqual(['2', '10', 'a', 'b', '']);
    expect(column(false)).toEqual(['b', 'a', '10', '2', '']);
  });
});
