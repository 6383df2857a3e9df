import { describe, expect, it } from 'vitest';
import { execute, failure, value } from './script.ts';

describe('data validation (PLATFORM 5)', () => {
  it('a list rule reads back as Google gives it: values, drop-down, help', () => {
    const body = `var rule = SpreadsheetApp.newDataValidation().requireValueInList(['Yes', 'No'], true).setAllowInvalid(true).setHelpText('Pick one').build();
      var back = sheet.getRange('A1:A2').setDataValidation(rule).getDataValidations()[1][0];
      return [String(back.getCriteriaType()), back.getCriteriaValues(), back.getAllowInvalid(), back.getHelpText(), sheet.getRange('B1').getDataValidation(),
        back.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST];`;
    expect(value(body)).toEqual(['VALUE_IN_LIST', [['Yes', 'No'], true], true, 'Pick one', null, true]);
  });

  it('a rule that refuses fails a script at the next read; one that warns lets it pass', () => {
    const write = (
      allowed: boolean,
    ) => `sheet.getRange('A1').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['Yes']).setAllowInvalid(${allowed}).build());
      sheet.getRange('A1').setValue('Maybe'); return sheet.getRange('A1').getValue();`;
    expect(value(write(true))).toBe('Maybe');
    expect(failure(write(false))).toBe(
      'The data you entered in cell A1 violates the data validation rules set on this cell.',
    );
  });

  it('a rule without a criterion cannot be built', () => {
    expect(failure('SpreadsheetApp.newDataValidation().build();')).toBe('Data validation rule must have a criteria.');
  });

  it('checkboxes start unticked, keep what is there, and can be ticked', () => {
    const body =
      "sheet.getRange('A1').setValue(true); var r = sheet.getRange('A1:A2').insertCheckboxes(); var before = r.getValues(); r.check(); return [before, r.isChecked()];";
    expect(value(body)).toEqual([[[true], [false]], true]);
  });

  it('a rule goes with its range and leaves the value when taken away', () => {
    const body =
      "var r = sheet.getRange('A1').setValue('x').setDataValidation(SpreadsheetApp.newDataValidation().requireDate().build()); r.clearDataValidations(); return [r.getDataValidation(), r.getValue()];";
    expect(value(body)).toEqual([null, 'x']);
  });
});

describe('conditional formats (PLATFORM 5)', () => {
  const rule = (text: string, range: string) =>
    `SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo('${text}').setBackground('#FCE8E6').setRanges([sheet.getRange('${range}')]).build()`;

  it("setting rules replaces all rules of the tab, the user's too", () => {
    const body = `sheet.setConditionalFormatRules([${rule('a', 'A:A')}, ${rule('b', 'B:B')}]); sheet.setConditionalFormatRules([${rule('c', 'C1:C3')}]);
      return sheet.getConditionalFormatRules().map(function (r) { var c = r.getBooleanCondition(); return [String(c.getCriteriaType()), c.getCriteriaValues(), c.getBackground(), r.getRanges()[0].getA1Notation()]; });`;
    expect(value(body)).toEqual([['TEXT_EQUAL_TO', ['c'], '#fce8e6', 'C1:C3']]);
  });

  it('getting, adding and setting keeps the earlier ones, in order', () => {
    const body = `sheet.setConditionalFormatRules([${rule('a', 'A:A')}]); var rules = sheet.getConditionalFormatRules(); rules.push(${rule('b', 'B:B')});
      sheet.setConditionalFormatRules(rules); return sheet.getConditionalFormatRules().map(function (r) { return r.getBooleanCondition().getCriteriaValues()[0]; });`;
    expect(value(body)).toEqual(['a', 'b']);
  });

  it('a color scale and a formula keep what they are made of', () => {
    const { host } = execute(`var T = SpreadsheetApp.InterpolationType; var ranges = [sheet.getRange('A1:A9')];
      sheet.setConditionalFormatRules([
        SpreadsheetApp.newConditionalFormatRule().setGradientMinpoint('#fff').setGradientMaxpointWithValue('red', T.NUMBER, '5').setRanges(ranges).build(),
        SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=$B1>1').setFontColor('blue').setItalic(true).setRanges(ranges).build()]);`);
    expect(host.workbook.sheets[0]?.properties.conditionalFormats).toMatchObject([
      { gradient: { min: { color: '#ffffff' }, max: { color: '#ff0000', type: 'NUMBER', value: '5' } } },
      { condition: { type: 'CUSTOM_FORMULA', values: ['=$B1>1'] }, format: { fontColor: '#0000ff', italic: true } },
    ]);
  });

  it('a rule without ranges cannot be built', () => {
    expect(failure('SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().build();')).toBe(
      'Ranges must have at least one range.',
    );
  });
});

describe('protections (PLATFORM 5)', () => {
  it('a range can be protected twice, a tab once; both can warn only, be found by kind, and be removed', () => {
    const body = `var r = sheet.getRange('A1:A5'); r.protect().setDescription('one').setWarningOnly(true); r.protect(); sheet.protect().setDescription('tab'); sheet.protect();
      var P = SpreadsheetApp.ProtectionType; var ranges = sheet.getProtections(P.RANGE);
      var seen = [ranges.length, ranges[0].getDescription(), ranges[0].isWarningOnly(), ranges[0].getRange().getA1Notation(), ss.getProtections(P.SHEET).length];
      ranges[0].remove(); return seen.concat([sheet.getProtections(P.RANGE).length]);`;
    expect(value(body)).toEqual([2, 'one', true, 'A1:A5', 1, 1]);
  });
});

describe('developer metadata (PLATFORM 2.5)', () => {
  it('finds tabs by key, through renames and moves, and dies with the tab', () => {
    const body = `var t = ss.insertSheet('Mine'); t.addDeveloperMetadata('app.tab', 'payers', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT); ss.addDeveloperMetadata('app.version', '1');
      t.setName('Theirs'); ss.moveActiveSheet(1);
      var found = ss.createDeveloperMetadataFinder().withKey('app.tab').withVisibility(SpreadsheetApp.DeveloperMetadataVisibility.PROJECT).find();
      var seen = [found.length, found[0].getValue(), found[0].getLocation().getSheet().getName(), String(found[0].getLocation().getLocationType()), ss.createDeveloperMetadataFinder().find().length];
      ss.deleteSheet(t); return seen.concat([ss.createDeveloperMetadataFinder().withKey('app.tab').find().length]);`;
    expect(value(body)).toEqual([1, 'payers', 'Theirs', 'SHEET', 2, 0]);
  });

  it('a copy of a tab carries it too, under an id of its own', () => {
    const body =
      "sheet.addDeveloperMetadata('k', 'v'); ss.duplicateActiveSheet(); return ss.createDeveloperMetadataFinder().withKey('k').find().map(function (m) { return [m.getId(), m.getValue()]; });";
    expect(value(body)).toEqual([
      [1, 'v'],
      [2, 'v'],
    ]);
  });

  it('can be changed and removed', () => {
    const body =
      "sheet.addDeveloperMetadata('k'); var m = sheet.getDeveloperMetadata()[0]; m.setValue('new'); var seen = sheet.getDeveloperMetadata()[0].getValue(); m.remove(); return [seen, sheet.getDeveloperMetadata().length];";
    expect(value(body)).toEqual(['new', 0]);
  });
});
