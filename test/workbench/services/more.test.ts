/** Prompts, protections with open parts, and the rest of Range. */
import { describe, expect, it } from 'vitest';
import { failure, hostWith, value } from './script.ts';

describe('ui.prompt (PLATFORM 2.3)', () => {
  const ask = {
    ask: `var ui = SpreadsheetApp.getUi(); var given = ui.prompt('Name', 'How is the payer called?', ui.ButtonSet.OK_CANCEL);
      return [given.getResponseText(), given.getSelectedButton() === ui.Button.OK];`,
  };

  it('gives what the person types, shows the question, and is closed where nobody answers', () => {
    const host = hostWith(ask);
    host.promptAnswers.push('Insurer A');
    expect(host.run('ask')).toMatchObject({
      value: ['Insurer A', true],
      ui: [{ kind: 'alert', title: 'Name', message: 'How is the payer called?' }],
    });
    expect(host.run('ask').value).toEqual(['', false]);
  });

  it('is refused to a cell and to a simple trigger', () => {
    const host = hostWith({ onOpen: "SpreadsheetApp.getUi().prompt('x');" });
    expect(host.open().error).toBe('You do not have permission to call Ui.prompt');
  });
});

describe('protections (PLATFORM 5)', () => {
  it('of a sheet leave parts open, which move with their cells', () => {
    expect(
      value(`var p = sheet.protect().setWarningOnly(true); p.setUnprotectedRanges([sheet.getRange('B2:B9'), sheet.getRange('D1')]);
        sheet.insertRowBefore(1); sheet.deleteColumn(4);
        return sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET)[0].getUnprotectedRanges().map(function (r) { return r.getA1Notation(); });`),
    ).toEqual(['B3:B10']);
  });

  it('of a range have none', () => {
    expect(failure("sheet.getRange('A1').protect().setUnprotectedRanges([sheet.getRange('A1')]);")).toBe(
      'Unprotected ranges can only be set on a protected sheet.',
    );
  });

  it('are kept between starts with their open parts', () => {
    const functions = {
      set: "sheet.protect().setUnprotectedRanges([sheet.getRange('B2')]);",
      get: 'return sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET)[0].getUnprotectedRanges().length;',
    };
    const host = hostWith(functions);
    host.run('set');
    const again = hostWith(functions, { state: JSON.parse(JSON.stringify(host.toJSON())) });
    expect(again.run('get').value).toBe(1);
  });
});

describe('the rest of Range', () => {
  it('R1C1 formulas print zero offsets (PLATFORM 5)', () => {
    expect(
      value(`sheet.getRange('E2').setFormula('=A2+B2'); sheet.getRange('E3').setFormula('=$A$1+E1+A3*2');
        return sheet.getRange('E2:E4').getFormulasR1C1();`),
    ).toEqual([['=R[0]C[-4]+R[0]C[-3]'], ['=R1C1+R[-2]C[0]+R[0]C[-4]*2'], ['']]);
  });

  it('underlines and text styles are read as they were set', () => {
    expect(
      value(`var r = sheet.getRange('A1:B1'); r.setFontLines([['underline', 'none']]).setFontWeight('bold');
        var style = sheet.getRange('A1').getTextStyle(); return [r.getFontLines(), style.isBold(), style.isUnderline(), style.getFontSize(), r.getTextStyles()[0][1].isUnderline()];`),
    ).toEqual([[['underline', 'none']], true, true, 10, false]);
  });

  it('spaces are trimmed in texts, not in formulas', () => {
    expect(
      value(`sheet.getRange('A1').setValue('  Insurer   A '); sheet.getRange('A2').setFormula('="  x "'); sheet.getRange('A1:A2').trimWhitespace();
        return [sheet.getRange('A1').getValue(), sheet.getRange('A2').getValue()];`),
    ).toEqual(['Insurer A', '  x ']);
  });
});
