import { describe, expect, it } from 'vitest';
import { execute, failure, value } from './script.ts';

describe('Range reads (PLATFORM 5)', () => {
  it('types follow the content: numbers, booleans, text, and empty text for an empty cell', () => {
    expect(
      value("sheet.getRange('A1:D1').setValues([[1.5, true, 'x', null]]); return sheet.getRange('A1:D1').getValues();"),
    ).toEqual([[1.5, true, 'x', '']]);
  });

  it("a number under a date format reads as the script's own Date, whatever wrote it", () => {
    const body = `sheet.getRange('A1').setValue(46000).setNumberFormat('yyyy-mm-dd');
      var v = sheet.getRange('A1').getValue();
      return [v instanceof Date, Object.prototype.toString.call(v), v.toISOString(), sheet.getRange('A1').getDisplayValue()];`;
    expect(value(body, { timeZone: 'America/New_York' })).toEqual([
      true,
      '[object Date]',
      '2025-12-09T05:00:00.000Z',
      '2025-12-09',
    ]);
  });

  it('gives arrays that are arrays to the script', () => {
    expect(
      value("var v = sheet.getRange('A1:B2').getValues(); return [v instanceof Array, v[0] instanceof Array];"),
    ).toEqual([true, true]);
  });

  it('errors read as their text', () => {
    expect(value("sheet.getRange('A1').setFormula('=1/0'); return sheet.getRange('A1').getValue();")).toBe('#DIV/0!');
  });

  it('the data range of an empty sheet is one empty cell, its last row 0, and a range of no rows is refused', () => {
    expect(value('return [sheet.getDataRange().getValues(), sheet.getLastRow(), sheet.getLastColumn()];')).toEqual([
      [['']],
      0,
      0,
    ]);
    expect(failure('sheet.getRange(2, 1, sheet.getLastRow(), 1);')).toBe(
      'The number of rows in the range must be at least 1.',
    );
  });

  it('counts a formula that gives empty text as content (unconfirmed)', () => {
    expect(
      value(
        `sheet.getRange('A3').setFormula('=""'); return [sheet.getLastRow(), sheet.getRange('A3').isBlank(), sheet.getRange('A4').isBlank()];`,
      ),
    ).toEqual([3, false, true]);
  });

  it('shows the default number format by its pattern', () => {
    expect(value("return sheet.getRange('A1').getNumberFormat();")).toBe('0.###############');
  });

  it('keeps a malformed formula as it was written, and shows an error', () => {
    expect(
      value(
        "sheet.getRange('A1').setFormula('=SUM(1'); return [sheet.getRange('A1').getFormula(), sheet.getRange('B1').getFormula()];",
      ),
    ).toEqual(['=SUM(1', '']);
    expect(value("sheet.getRange('A1').setFormula('=1+*2'); return sheet.getRange('A1').getValue();")).toBe('#ERROR!');
  });
});

describe('Range writes (PLATFORM 5)', () => {
  const written: [string, string, unknown][] = [
    ['a number with thousands', "'1,000,000'", 1_000_000],
    ['money', "'$2.99'", 2.99],
    ['a percentage', "'10%'", 0.1],
    ['"-5", which becomes a number', "'-5'", -5],
    ['"+5", which stays text', "'+5'", '+5'],
    ['a text that begins with a minus', "'-x'", '-x'],
    ['an @ text', "'@home'", '@home'],
    ['a formula', "'=2*3'", 6],
    ['a text after an apostrophe (unconfirmed)', '"\'=2*3"', '=2*3'],
    ['undefined, which empties', 'undefined', ''],
    ['null, which empties', 'null', ''],
    ['empty text, which empties', "''", ''],
  ];
  it.each(written)('%s', (_what, literal, expected) => {
    const body = `sheet.getRange('A1').setValue('before'); sheet.getRange('A1:B1').setValues([[${literal}, 1]]); return sheet.getRange('A1').getValue();`;
    expect(value(body)).toEqual(expected);
  });

  it('setValue fills every cell of the range', () => {
    expect(value("return sheet.getRange('A1:B2').setValue(7).getValues();")).toEqual([
      [7, 7],
      [7, 7],
    ]);
  });

  it('cells formatted as plain text keep codes, fractions and formulas as typed', () => {
    const body = `return sheet.getRange('A1:E1').setNumberFormat('@').setValues([['00123', '1-2', '3E5', '99213', '=1+1']]).getValues();`;
    expect(value(body)).toEqual([['00123', '1-2', '3E5', '99213', '=1+1']]);
  });

  it('without it codes lose their zeros', () => {
    expect(value("return sheet.getRange('A1').setValue('00123').getValue();")).toBe(123);
  });

  it('a number format stays when content is cleared, so a later number in a date cell is a date', () => {
    const body = `var cell = sheet.getRange('A1'); cell.setValue(new Date(2026, 4, 12)); cell.clear(); cell.setValue(5); return cell.getValue() instanceof Date;`;
    expect(value(body)).toBe(true);
  });

  it('a date takes a date format in a cell without one, and keeps an explicit one', () => {
    const body = `var d = new Date(Date.UTC(2026, 4, 12, 4)); sheet.getRange('B1').setNumberFormat('yyyy-mm-dd');
      sheet.getRange('A1:B1').setValues([[d, d]]); return sheet.getRange('A1:B1').getDisplayValues()[0];`;
    expect(value(body, { timeZone: 'America/New_York' })).toEqual(['5/12/2026', '2026-05-12']);
    expect(value(body, { timeZone: 'Asia/Kolkata' })).toEqual(['5/12/2026 9:30:00', '2026-05-12']);
  });

  it("numbers in texts are read in the spreadsheet's locale", () => {
    expect(value("return sheet.getRange('A1').setValue('1.234,5').getValue();", { locale: 'de_DE' })).toBe(1234.5);
  });

  it('semicolons separate arguments in every locale, and formulas read back as the locale writes them', () => {
    const body = "sheet.getRange('A1').setFormula('=SUM(1;2)'); return [sheet.getRange('A1').getValue()];";
    expect(value(body, { locale: 'de_DE' })).toEqual([3]);
    expect(value(body, { locale: 'en_US' })).toEqual([3]);
  });

  it('setFormula on several cells moves relative references', () => {
    const body =
      "sheet.getRange('A1:A3').setValues([[1],[2],[3]]); return sheet.getRange('B1:B3').setFormula('=A1*$A$3').getValues();";
    expect(value(body)).toEqual([[3], [6], [9]]);
  });

  it('colors read back in lower-case hex, names too', () => {
    const body =
      "var r = sheet.getRange('A1:C1').setBackgrounds([['#ABCDEF', 'red', null]]); return r.getBackgrounds()[0];";
    expect(value(body)).toEqual(['#abcdef', '#ff0000', '#ffffff']);
  });

  it('a new value takes the link of the old text away', () => {
    const body = `var link = SpreadsheetApp.newRichTextValue().setText('Letter').setLinkUrl('https://example.org').build();
      var cell = sheet.getRange('A1').setRichTextValue(link); var before = cell.getRichTextValue().getLinkUrl();
      cell.setValue('Other'); return [before, cell.getRichTextValue().getLinkUrl()];`;
    expect(value(body)).toEqual(['https://example.org', null]);
  });

  it('rich text is not parsed as a formula (unconfirmed)', () => {
    const body =
      "sheet.getRange('A1').setRichTextValue(SpreadsheetApp.newRichTextValue().setText('=1+1').build()); return [sheet.getRange('A1').getValue(), sheet.getRange('A1').getFormula()];";
    expect(value(body)).toEqual(['=1+1', '']);
  });

  it('copyTo and sort move contents with their formats', () => {
    const body = `sheet.getRange('A1:B3').setValues([[3,'c'],[1,'a'],[2,'b']]); sheet.getRange('B1').setBackground('red');
      sheet.getRange('A1:B3').sort(1); sheet.getRange('A1:B3').copyTo(sheet.getRange('D5'));
      return [sheet.getRange('D5:E7').getValues(), sheet.getRange('E5:E7').getBackgrounds().map(function (row) { return row[0]; })];`;
    expect(value(body)).toEqual([
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ],
      ['#ffffff', '#ffffff', '#ff0000'],
    ]);
  });

  it('a range list changes all its ranges in one call', () => {
    const { host, result } = execute(
      "sheet.getRangeList(['A1', 'C3:D3']).setFontWeight('bold'); return sheet.getRange('D3').getFontWeight();",
    );
    expect(result.value).toBe('bold');
    expect(result.calls['RangeList.setFontWeight']).toBe(1);
    expect(result.calls['Range.setFontWeight']).toBeUndefined();
    expect(host.workbook.sheets[0]?.attributes(0, 0).bold).toBe(true);
  });
});

describe('what Range refuses, in the words of Google (PLATFORM 5)', () => {
  const refusals: [string, string, string][] = [
    [
      'too many rows',
      "sheet.getRange('A1:A2').setValues([[1],[2],[3]]);",
      'The number of rows in the data does not match the number of rows in the range. The data has 3 but the range has 2.',
    ],
    [
      'too many columns',
      "sheet.getRange('A1:B1').setValues([[1, 2, 3]]);",
      'The number of columns in the data does not match the number of columns in the range. The data has 3 but the range has 2.',
    ],
    ['a row 0', 'sheet.getRange(0, 1);', 'The starting row of the range is too small.'],
    ['a column 0', 'sheet.getRange(1, 0);', 'The starting column of the range is too small.'],
    ['no columns', 'sheet.getRange(1, 1, 1, 0);', 'The number of columns in the range must be at least 1.'],
    [
      'a place outside the grid',
      'sheet.getRange(1001, 1);',
      'The coordinates of the range are outside the dimensions of the sheet.',
    ],
    ['a bad reference', "sheet.getRange('nothing here');", 'Range not found'],
    [
      'a single value for a table',
      "sheet.getRange('A1').setValues('x');",
      "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
    ],
    [
      'a list for a table',
      "sheet.getRange('A1').setValues([1]);",
      "The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
    ],
    [
      'null for a name',
      'ss.getSheetByName(null);',
      "The parameters (null) don't match the method signature for SpreadsheetApp.Spreadsheet.getSheetByName.",
    ],
    [
      'one argument too many',
      "sheet.getRange('A1').getValues(1);",
      "The parameters (number) don't match the method signature for SpreadsheetApp.Range.getValues.",
    ],
    ['a member it has not', "sheet.getRange('A1').setValeus([[1]]);", 'Range.setValeus is not in the workbench'],
  ];
  it.each(refusals)('%s', (_what, body, message) => {
    expect(failure(body)).toBe(message);
  });

  it("errors are the script's own, named Exception", () => {
    expect(
      value('try { sheet.getRange(0, 1); } catch (e) { return [e instanceof Error, e.name, String(e)]; }'),
    ).toEqual([true, 'Exception', 'Exception: The starting row of the range is too small.']);
  });

  it('service objects print as their name and are plain objects to the script', () => {
    expect(
      value(
        "var r = sheet.getRange('A1'); return [String(r), r.constructor === Object, String(SpreadsheetApp.WrapStrategy.WRAP)];",
      ),
    ).toEqual(['Range', true, 'WRAP']);
  });
});

describe('write-behind (PLATFORM 5)', () => {
  const TOO_LONG = 'Your input contains more than the maximum of 50000 characters in a single cell.';
  it('a text too long for a cell fails at the next read, not at the write', () => {
    const body = `sheet.getRange('A1').setValue(new Array(50002).join('x'));
      var reached = 'after the write'; try { sheet.getRange('B1').getValue(); } catch (e) { return [reached, e.message]; }`;
    expect(value(body)).toEqual(['after the write', TOO_LONG]);
  });

  it('or at flush', () => {
    expect(
      value(
        "sheet.getRange('A1').setValue(new Array(50002).join('x')); try { SpreadsheetApp.flush(); } catch (e) { return e.message; }",
      ),
    ).toBe(TOO_LONG);
  });

  it('or at the end of the execution, which fails then', () => {
    expect(failure("sheet.getRange('A1').setValue(new Array(50002).join('x')); return 1;")).toBe(TOO_LONG);
  });

  it('and so does a grid that would grow too large', () => {
    expect(failure('sheet.insertRowsAfter(1, 400000); return 1;')).toBe(
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    );
  });

  it('what was written before a failure stays', () => {
    const { host, result } = execute("sheet.getRange('A1').setValue('kept'); throw new Error('Stopped.');");
    expect(result).toMatchObject({ ok: false, error: 'Stopped.' });
    expect(host.workbook.sheets[0]?.view(0, 0).value).toBe('kept');
  });
});
