/** The basic filter of a sheet, as Google has it (its reference of Filter and FilterCriteria). */
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../workbench/server/ledger.ts';
import { failure, hostWith, value } from './script.ts';

const FILTER = `sheet.getRange('A1:B5').setValues([['Payer', 'Rate'], ['A', 94], ['B', 120], ['A', 80], ['C', 90]]);
  var filter = sheet.getRange('A1:B5').createFilter();
  filter.setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['A']).build());
  var hidden = function () { return [1, 2, 3, 4, 5, 6, 7].filter(function (row) { return sheet.isRowHiddenByFilter(row); }); };`;

describe('a filter', () => {
  it('hides the rows whose text in a column is among its hidden values, never the heading', () => {
    expect(value(`${FILTER} return hidden();`)).toEqual([2, 4]);
    expect(value(`${FILTER} return [2, 3].map(function (row) { return sheet.isRowHiddenByUser(row); });`)).toEqual([
      false,
      false,
    ]);
    expect(
      value(`${FILTER} filter.setColumnFilterCriteria(2, SpreadsheetApp.newFilterCriteria().setHiddenValues(['90']).build());
        var both = hidden(); filter.removeColumnFilterCriteria(1); return [both, hidden()];`),
    ).toEqual([[2, 4, 5], [5]]);
  });

  it('is found again with its range and criteria, and there is one a sheet', () => {
    expect(
      value(`${FILTER} var found = sheet.getFilter();
        return [found.getRange().getA1Notation(), found.getColumnFilterCriteria(1).getHiddenValues(), found.getColumnFilterCriteria(2),
          sheet.getRange('D9').getFilter().getRange().getA1Notation()];`),
    ).toEqual(['A1:B5', ['A'], null, 'A1:B5']);
    expect(failure(`${FILTER} sheet.getRange('A1').createFilter();`)).toContain('already has a filter');
    expect(value(`${FILTER} filter.remove(); return [sheet.getFilter(), hidden()];`)).toEqual([null, []]);
  });

  it('leaves hidden rows to scripts as they are: they are read and written like others', () => {
    expect(
      value(
        `${FILTER} sheet.getRange('B2').setValue(100); return [sheet.getRange('B2').getValue(), sheet.getLastRow(), hidden()];`,
      ),
    ).toEqual([100, 5, [2, 4]]);
  });

  it('does not look again at a row that is edited, until it is set again (unconfirmed)', () => {
    expect(
      value(`${FILTER} sheet.getRange('A3').setValue('A'); var before = hidden();
        filter.setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['A']).build());
        return [before, hidden()];`),
    ).toEqual([
      [2, 4],
      [2, 3, 4],
    ]);
  });

  it('follows inserted, deleted and moved rows and columns, and goes with its range', () => {
    expect(
      value(`${FILTER} sheet.insertRowsBefore(3, 2); sheet.insertColumnBefore(1); var found = sheet.getFilter();
        return [found.getRange().getA1Notation(), hidden(), found.getColumnFilterCriteria(2).getHiddenValues()];`),
    ).toEqual(['B1:C7', [2, 6], ['A']]);
    expect(
      value(`${FILTER} sheet.moveColumns(sheet.getRange('A:A'), 3); var found = sheet.getFilter();
        return [found.getColumnFilterCriteria(2).getHiddenValues(), hidden()];`),
    ).toEqual([['A'], [2, 4]]);
    expect(value(`${FILTER} sheet.deleteRow(2); return hidden();`)).toEqual([3]);
    expect(value(`${FILTER} sheet.deleteColumns(1, 2); return sheet.getFilter();`)).toBeNull();
  });

  it('looks again after sorting, so that the same payers stay out of sight (unconfirmed)', () => {
    expect(value(`${FILTER} sheet.getRange('A2:B5').sort({ column: 2, ascending: true }); return hidden();`)).toEqual([
      2, 4,
    ]);
    expect(value(`${FILTER} sheet.getRange('A2:B5').sort({ column: 1, ascending: false }); return hidden();`)).toEqual([
      4, 5,
    ]);
  });

  it('is kept with the workbook, and the page hides its rows', () => {
    const host = hostWith({ make: FILTER });
    host.run('make');
    const again = hostWith({}, { state: JSON.parse(JSON.stringify(host.toJSON())) });
    expect(again.workbook.sheets[0]?.properties.filter).toEqual({
      area: { top: 0, left: 0, bottom: 4, right: 1 },
      criteria: [{ column: 0, hiddenValues: ['A'] }],
      rows: [1, 3],
    });
    expect(new Ledger(again).update(null).sheets[0]?.hiddenRows).toEqual([1, 3]);
  });

  it('by a condition or a color is not there, and says so', () => {
    expect(failure('SpreadsheetApp.newFilterCriteria().whenCellNotEmpty();')).toBe(
      'FilterCriteriaBuilder.whenCellNotEmpty is not in the workbench',
    );
    expect(failure(`${FILTER} filter.sort(1, true);`)).toBe('Filter.sort is not in the workbench');
  });
});
