import { describe, expect, it } from 'vitest';
import { format, formulaOf, place, shown, type, valueAt, workbookWith } from './support.ts';

function typed(text: string, locale = 'en_US') {
  const workbook = workbookWith([[text]], { locale });
  const { sheet, row, column } = place(workbook, 'A1');
  const { value, display, attributes } = sheet.view(row, column);
  return { value, display, format: attributes.numberFormat };
}

describe('typed text in en_US', () => {
  it.each([
    ['53', 53, '53', undefined],
    ['-5', -5, '-5', undefined],
    ['.3', 0.3, '0.3', undefined],
    ['1,234.56', 1234.56, '1,234.56', '#,##0.00'],
    ['2,000', 2000, '2,000', '#,##0'],
    ['1e5', 100000, '1.00E+05', '0.00E+00'],
    ['$123', 123, '$123', '$#,##0'],
    ['$95.50', 95.5, '$95.50', '$#,##0.00'],
    ['-$ 12.50', -12.5, '-$12.50', '$#,##0.00'],
    ['123 $', 123, '$123', '$#,##0'],
    ['(12)', -12, '-12', undefined],
    ['1%', 0.01, '1%', '0%'],
    ['87.18%', 0.8718, '87.18%', '0.00%'],
    ['1.5 %', 0.015, '1.50%', '0.00%'],
    ['2026-01-05', 46027, '2026-01-05', 'yyyy-mm-dd'],
    ['1/5/2026', 46027, '1/5/2026', 'm/d/yyyy'],
    ['01/05/2026', 46027, '01/05/2026', 'mm/dd/yyyy'],
    ['1-5-26', 46027, '1-5-26', 'm-d-yy'],
    ['Jan 5, 2026', 46027, 'Jan 5, 2026', 'mmm d, yyyy'],
    ['January 5, 2026', 46027, 'January 5, 2026', 'mmmm d, yyyy'],
    ['5 Jan 2026', 46027, '5 Jan 2026', 'd mmm yyyy'],
    ['5-Jan-2026', 46027, '5-Jan-2026', 'd-mmm-yyyy'],
    ['1/5', 46027, '1/5', 'm/d'],
    ['Jan 5', 46027, 'Jan 5, 2026', 'mmm d, yyyy'],
    ['3:30 pm', 15.5 / 24, '3:30 PM', 'h:mm am/pm'],
    ['1/5/2026 12:00', 46027.5, '1/5/2026 12:00:00', 'm/d/yyyy h:mm:ss'],
    ['true', true, 'TRUE', undefined],
    ['FALSE', false, 'FALSE', undefined],
  ])('reads %s as a value with its format', (text, value, display, numberFormat) => {
    expect(typed(text)).toEqual({ value, display, format: numberFormat });
  });

  it.each([
    '1.1.1',
    'e10',
    '$123$',
    '12$3',
    '3_1_0',
    '2/30/2026',
    '13/13/2026',
    'May',
    '05401-1234',
    '14512-50',
    '1.5.2026',
    'US',
  ])('leaves %s as text', (text) => {
    expect(typed(text)).toEqual({ value: text, display: text, format: undefined });
  });

  it('takes what follows an apostrophe as text', () => {
    expect(typed("'0123").value).toBe('0123');
    expect(typed("'=1+1").value).toBe('=1+1');
  });

  it('keeps the text of a plain-text cell as it was typed', () => {
    const workbook = workbookWith();
    format(workbook, 'A1', { numberFormat: '@' });
    type(workbook, 'A1', '00123');
    expect(valueAt(workbook, 'A1')).toBe('00123');
    type(workbook, 'A1', '=1+1');
    expect(valueAt(workbook, 'A1')).toBe('=1+1');
    expect(formulaOf(workbook, 'A1')).toBe('');
  });

  it('keeps the format a cell was given when a value of another form is typed', () => {
    const workbook = workbookWith();
    format(workbook, 'A1', { numberFormat: 'mmm d, yyyy' });
    type(workbook, 'A1', '2026-05-12');
    expect(shown(workbook, 'A1')).toBe('May 12, 2026');
  });

  it('reads a bare number typed into a percent cell as percent', () => {
    const workbook = workbookWith();
    format(workbook, 'A1', { numberFormat: '0.0%' });
    type(workbook, 'A1', '87');
    expect(valueAt(workbook, 'A1')).toBe(0.87);
    expect(shown(workbook, 'A1')).toBe('87.0%');
  });

  it('empties a cell and keeps its look when nothing is typed', () => {
    const workbook = workbookWith([['5']]);
    format(workbook, 'A1', { bold: true });
    type(workbook, 'A1', '');
    expect(valueAt(workbook, 'A1')).toBeNull();
    expect(place(workbook, 'A1').sheet.attributes(0, 0)).toEqual({ bold: true });
  });
});

describe('typed text in de_DE', () => {
  it.each([
    ['1,5', 1.5, '1,5'],
    ['1.234,56', 1234.56, '1.234,56'],
    ['1,5%', 0.015, '1,50%'],
    ['12,50 €', 12.5, '12,50 €'],
    ['5.1.2026', 46027, '05.01.2026'],
    ['5/1/2026', 46027, '5/1/2026'],
    ['2026-01-05', 46027, '2026-01-05'],
  ])('reads %s in the German way', (text, value, display) => {
    expect(typed(text, 'de_DE')).toMatchObject({ value, display });
  });

  it('leaves a number with a decimal point as text', () => {
    expect(typed('1.5', 'de_DE').value).toBe('1.5');
  });
});

describe('put', () => {
  it('takes text as it is and only reads a leading = as a formula', () => {
    const workbook = workbookWith();
    const { sheet } = place(workbook, 'A1');
    sheet.put(0, 0, '1/5/2026');
    sheet.put(1, 0, '=1+1');
    sheet.putText(2, 0, '=1+1');
    expect([sheet.view(0, 0).value, sheet.view(1, 0).value, sheet.view(2, 0).value]).toEqual(['1/5/2026', 2, '=1+1']);
    expect(sheet.view(2, 0).formula).toBe('');
    expect([sheet.input(1, 0), sheet.input(2, 0), sheet.input(3, 0)]).toEqual(['=1+1', '=1+1', null]);
  });
});
