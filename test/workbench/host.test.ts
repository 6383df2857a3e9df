import { describe, expect, it } from 'vitest';
import { countDocumentCalls, countServiceCalls, createHost, customFunctionNames } from '../../workbench/host.ts';
import type { HostOptions } from '../../workbench/types.ts';
import { cellsOf, shown, typedCells, typeInto } from '../support/host.ts';
import fc from '../support/property.ts';
import { hostWith, MANIFEST } from './services/script.ts';

function hostOf(code: string, options: Partial<HostOptions> = {}) {
  return createHost({ code, htmlFiles: {}, manifest: MANIFEST, ...options });
}

/** A script with cell functions, each as Google wants it: the comment directly above the declaration. */
function cellFunctions(functions: Record<string, string>): string {
  return Object.entries(functions)
    .map(([signature, body]) => `/**\n * Help.\n * @customfunction\n */\nfunction ${signature} {\n${body}\n}`)
    .join('\n\n');
}

/** What one cell shows for a formula, in a new spreadsheet with these cell functions. */
function cell(functions: Record<string, string>, formula: string, options: Partial<HostOptions> = {}): unknown {
  const host = hostOf(cellFunctions(functions), options);
  const [sheet] = host.workbook.sheets;
  if (!sheet) throw new Error('There is no tab.');
  sheet.put(0, 0, formula);
  const { value } = sheet.view(0, 0);
  return value !== null && typeof value === 'object' ? [value.code, value.message] : value;
}

describe('an execution (PLATFORM 2.4, 4)', () => {
  it('starts fresh: nothing global outlives it', () => {
    const host = hostOf('var n = 0; function next() { n += 1; return n; }');
    expect([host.run('next').value, host.run('next').value]).toEqual([1, 1]);
  });

  it.each(['absent', 'private_', 'parseInt', 'inner', 'five'])('cannot call %s from outside', (name) => {
    const host = hostOf('function private_() {} var five = 5; function outer() { function inner() {} }');
    expect(host.run(name)).toMatchObject({ ok: false, error: `Script function not found: ${name}` });
  });

  it('carries JSON in and out, and null for nothing', () => {
    const host = hostOf('function echo(v) { return v; } function nothing() {}');
    const data = { rows: [[1, 'x', null, true]], nested: { ok: false } };
    expect(host.run('echo', [data])).toMatchObject({ ok: true, value: data });
    expect(host.run('nothing').value).toBeNull();
  });

  it.each([
    ['({ rows: [{ sent: new Date() }] })', 'give returned Date at rows[0].sent; google.script.run carries JSON only.'],
    ['({ a: undefined })', 'give returned undefined at a; google.script.run carries JSON only.'],
    ['[0 / 0]', 'give returned NaN at [0]; google.script.run carries JSON only.'],
    ['function () {}', 'give returned function; google.script.run carries JSON only.'],
    ['new Date()', 'give returned Date; google.script.run carries JSON only.'],
    ['SpreadsheetApp.getActive()', 'give returned an object with a class; google.script.run carries JSON only.'],
  ])('a result of %s fails and says what is wrong', (expression, error) => {
    expect(hostOf(`function give() { return ${expression}; }`).run('give')).toMatchObject({ ok: false, error });
  });

  it('an argument that is no JSON fails before the function runs', () => {
    const host = hostOf('function echo(v) { console.log("ran"); return 1; }');
    const result = host.run('echo', [{ when: new Date() }]);
    expect(result.error).toBe('Argument 1 of google.script.run holds Date at when; it carries JSON only.');
    expect(result.log.join()).not.toContain('ran');
  });

  it('gives the message of what was thrown and keeps the place in the log', () => {
    const host = hostOf(
      'function fail() { throw new Error("The rate is missing."); }\nfunction text() { throw "just text"; }',
    );
    const result = host.run('fail');
    expect(result).toMatchObject({ ok: false, error: 'The rate is missing.' });
    expect(result.log.join('\n')).toContain('Code.js:1');
    expect(host.run('text').error).toBe('just text');
  });

  it('a script that cannot be parsed is refused when the host is made', () => {
    expect(() => hostOf('export function x() {}')).toThrow(SyntaxError);
  });

  it('global statements run in every execution; where one fails there is no menu', () => {
    const host = hostOf(
      'GmailApp.getInboxThreads(); function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem("a", "b").addToUi(); }',
    );
    expect(host.menu).toEqual([]);
    expect(host.open().error).toBe('GmailApp.getInboxThreads is not in the workbench');
  });
});

describe('service calls (DESIGN 6)', () => {
  const body = `var cell = sheet.getRange(1, 1).setValue(1); sheet.getSheetId(); cell.getA1Notation();
    SpreadsheetApp.newDataValidation().requireCheckbox().build(); PropertiesService.getDocumentProperties().setProperty('k', 'v'); sheet.setColumnWidth(1, 200); return cell.getValue();`;

  it('are counted by interface and method', () => {
    expect(hostWith({ probe: body }).run('probe').calls).toMatchObject({
      'Range.setValue': 1,
      'Sheet.getRange': 1,
      'Properties.setProperty': 1,
    });
  });

  it('of the document are those that read or write it: no builders, references, ids, or other services', () => {
    const { calls } = hostWith({ probe: body }).run('probe');
    // getSheets, setValue, setColumnWidth, getValue
    expect(countDocumentCalls(calls)).toBe(4);
    expect(countDocumentCalls(calls, ['Sheet.setColumnWidth'])).toBe(3);
    expect(countServiceCalls(calls)).toBe(5);
  });

  it('can be made to fail one by one, and what came before stays', () => {
    const host = hostWith({
      probe:
        "sheet.getRange('A1').setValue('first'); PropertiesService.getUserProperties().setProperty('k', 'v'); sheet.getRange('A2').setValue('second');",
    });
    const results = [1, 2, 3, 4, 5].map((call) => {
      host.failAtCall = call;
      return host.run('probe').error;
    });
    const timedOut = expect.stringContaining('Service Spreadsheets timed out while accessing document with id');
    expect(results).toEqual([
      timedOut,
      timedOut,
      expect.stringContaining('a server error occurred'),
      timedOut,
      undefined,
    ]);
    expect(host.failAtCall).toBeNull();
  });

  it('failing leaves what was written before', () => {
    const host = hostWith({
      probe: "sheet.getRange('A1').setValue('first'); sheet.getRange('A2').setValue('second');",
    });
    host.failAtCall = 3;
    host.run('probe');
    expect(cellsOf(host, 'Sheet1')).toEqual([['first']]);
  });
});

describe('cell functions (PLATFORM 1)', () => {
  it('are those with @customfunction directly above a declaration at the top level, in any case', () => {
    const code = `${cellFunctions({ 'RATE(a)': 'return a * 2;' })}
/** @customfunction */
var OTHER = function () {};
/** Help without the tag. */
function PLAIN() { return 1; }
/** @customfunction */
function HIDDEN_() { return 1; }`;
    expect([...customFunctionNames(code).values()]).toEqual(['RATE']);
    const host = hostOf(code);
    typeInto(host, 'Sheet1', 'A1', '=rate(4)');
    typeInto(host, 'Sheet1', 'A2', '=PLAIN()');
    expect([shown(host, 'Sheet1', 'A1'), shown(host, 'Sheet1', 'A2')]).toEqual(['8', '#NAME?']);
  });

  it('receive what cells hold: numbers, text, booleans, empty text, error texts, ranges as rows, left-out ones as undefined', () => {
    const show = { 'SHOW(a, b, c)': "return JSON.stringify([a, b, c === undefined ? 'undefined' : c]);" };
    const host = hostOf(cellFunctions(show));
    for (const [at, text] of [
      ['B1', '94'],
      ['C1', 'x'],
      ['B2', 'TRUE'],
      ['B3', '10%'],
      ['C3', '=1/0'],
    ] as const)
      typeInto(host, 'Sheet1', at, text);
    typeInto(host, 'Sheet1', 'A9', '=SHOW(B1:C3; B1)');
    expect(JSON.parse(shown(host, 'Sheet1', 'A9'))).toEqual([
      [
        [94, 'x'],
        [true, ''],
        [0.1, '#DIV/0!'],
      ],
      94,
      'undefined',
    ]);
  });

  it("a date cell arrives as the script's own Date at midnight of the spreadsheet's zone, and goes back as the same day, in every pair of zones (DESIGN 4)", () => {
    const code = cellFunctions({
      'DAY_OF(d)':
        "return [d instanceof Date, Utilities.formatDate(d, SpreadsheetApp.getActive().getSpreadsheetTimeZone(), 'yyyy-MM-dd HH:mm')].join(' ');",
      'SAME(d)': 'return d;',
    });
    const zone = fc.constantFrom('Etc/UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'Pacific/Honolulu');
    fc.assert(
      fc.property(zone, zone, fc.integer({ min: 40_000, max: 50_000 }), (timeZone, scriptZone, serial) => {
        const host = hostOf(code, { timeZone, manifest: { ...MANIFEST, timeZone: scriptZone } });
        const [sheet] = host.workbook.sheets;
        sheet?.put(0, 0, serial);
        sheet?.setAttributes(0, 0, { numberFormat: 'yyyy-mm-dd' });
        const day = shown(host, 'Sheet1', 'A1');
        typeInto(host, 'Sheet1', 'B1', '=DAY_OF(A1)');
        typeInto(host, 'Sheet1', 'C1', '=SAME(A1)');
        expect(shown(host, 'Sheet1', 'B1')).toBe(`true ${day} 00:00`);
        expect(sheet?.view(0, 2).value).toBe(serial);
      }),
      { numRuns: 25 },
    );
  });

  it('give what they return: tables spill, a list is a column (unconfirmed), nothing is empty, NaN is #NUM!', () => {
    const host = hostOf(
      cellFunctions({
        'TABLE()': 'return [[1, null], ["x", true]];',
        'LIST()': 'return [1, 2];',
        'NAN()': 'return [[0 / 0]];',
      }),
    );
    typeInto(host, 'Sheet1', 'A1', '=TABLE()');
    typeInto(host, 'Sheet1', 'D1', '=LIST()');
    typeInto(host, 'Sheet1', 'E1', '=NAN()');
    expect(cellsOf(host, 'Sheet1')).toEqual([
      ['1', '', '', '1', '#NUM!'],
      ['x', 'TRUE', '', '2', ''],
    ]);
  });

  it('that throw show #ERROR! and the sentence', () => {
    expect(cell({ 'FAIL()': "throw new Error('code: 12345 is not in the schedule.');" }, '=FAIL()')).toEqual([
      '#ERROR!',
      'code: 12345 is not in the schedule.',
    ]);
  });

  it.each([
    [
      'write a cell',
      "SpreadsheetApp.getActiveSheet().getRange('A1').setValue(1);",
      'You do not have permission to call setValue',
    ],
    ['make a tab', "SpreadsheetApp.getActive().insertSheet('x');", 'You do not have permission to call insertSheet'],
    ['reach the user interface', 'SpreadsheetApp.getUi();', 'Cannot call SpreadsheetApp.getUi() from this context.'],
    ['reach Drive', 'Drive.Files.list();', 'You do not have permission to call Drive service'],
    ['reach Gmail', 'GmailApp.createDraft();', 'You do not have permission to call GmailApp service'],
    [
      'set user properties',
      "PropertiesService.getUserProperties().setProperty('k', 'v');",
      'You do not have permission to call setProperty',
    ],
  ])('cannot %s', (_what, body, message) => {
    expect(cell({ 'TRY()': `${body} return 1;` }, '=TRY()')).toEqual(['#ERROR!', message]);
  });

  it('may read the document', () => {
    expect(
      cell({ 'ZONE()': 'return SpreadsheetApp.getActive().getSpreadsheetTimeZone();' }, '=ZONE()', {
        timeZone: 'Asia/Kolkata',
      }),
    ).toBe('Asia/Kolkata');
  });

  it('start fresh for every cell', () => {
    const host = hostOf(`var n = 0;\n${cellFunctions({ 'NEXT(a)': 'n += 1; return n;' })}`);
    typeInto(host, 'Sheet1', 'A1', '=NEXT(1)');
    typeInto(host, 'Sheet1', 'A2', '=NEXT(2)');
    expect(cellsOf(host, 'Sheet1')).toEqual([['1'], ['1']]);
  });

  it('see what the script has just written', () => {
    const host = hostOf(`${cellFunctions({ 'DOUBLE(a)': 'return a * 2;' })}
function probe() { var sheet = SpreadsheetApp.getActiveSheet(); sheet.getRange('A1').setValue(4); sheet.getRange('B1').setFormula('=DOUBLE(A1)'); return sheet.getRange('B1').getValue(); }`);
    expect(host.run('probe').value).toBe(8);
  });
});

describe('the cursor', () => {
  it('goes to the first tab when its own has been deleted on the page', () => {
    const host = hostWith({ probe: "ss.insertSheet('T');", where: 'return ss.getActiveSheet().getName();' });
    host.run('probe');
    host.workbook.removeSheet(host.active.sheetId);
    expect(host.run('where').value).toBe('Sheet1');
    expect(host.active.sheetId).toBe(0);
  });
});

describe('opening the spreadsheet (PLATFORM 2.1)', () => {
  const menu = (
    more = '',
  ) => `function onOpen(e) { ${more} SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'open').addSeparator()
    .addSubMenu(SpreadsheetApp.getUi().createMenu('More').addItem('Help', 'help')).addToUi(); console.log(String(e.authMode)); }`;

  it('builds the menu, and builds it anew when opened again', () => {
    const host = hostOf(menu());
    const entries = [
      { label: 'Open', run: 'open' },
      { label: '' },
      { label: 'More', entries: [{ label: 'Help', run: 'help' }] },
    ];
    expect(host.menu).toEqual(entries);
    expect(host.open()).toMatchObject({ ok: true, log: ['LIMITED'] });
    expect(host.menu).toEqual(entries);
  });

  it('works in the mode NONE, in which the document and the properties are out of reach', () => {
    expect(hostOf(menu()).open('NONE')).toMatchObject({ ok: true, log: ['NONE'] });
    expect(hostOf(menu('SpreadsheetApp.getActive();')).open('NONE').error).toBe(
      'You do not have permission to call SpreadsheetApp.getActive',
    );
    expect(hostOf(menu('PropertiesService.getDocumentProperties();')).open('NONE').error).toBe(
      'You do not have permission to call PropertiesService.getDocumentProperties',
    );
    expect(hostOf(`LockService.getDocumentLock(); ${menu()}`).open('NONE').error).toBe(
      'You do not have permission to call LockService service',
    );
  });

  it('can show no sidebar and reach no Drive, however far the add-on is enabled', () => {
    const shows = "SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'));";
    expect(hostOf(menu(shows)).open().error).toBe('You do not have permission to call Ui.showSidebar');
    expect(hostOf(menu('Drive.Files.list();')).open().error).toBe(
      'You do not have permission to call drive.files.list',
    );
  });

  it('is no failure for a script without onOpen but for saying so', () => {
    const host = hostOf('function other() {}');
    expect(host.menu).toEqual([]);
    expect(host.open().error).toBe('Script function not found: onOpen');
  });
});

describe('what is kept between starts', () => {
  const functions = {
    fill: `sheet.getRange('A1').setValue('kept'); ss.insertSheet('Second').addDeveloperMetadata('k', 'v'); ss.addDeveloperMetadata('own', '1');
      PropertiesService.getDocumentProperties().setProperty('p', '1'); Drive.Files.create({ name: 'Letter', mimeType: 'text/plain' }); ss.getSheets()[1].setActiveSelection('B2');`,
    read: `return [sheet.getRange('A1').getValue(), ss.getSheets()[1].getName(), ss.createDeveloperMetadataFinder().find().map(function (m) { return m.getKey(); }),
      PropertiesService.getDocumentProperties().getProperty('p'), Drive.Files.list().files[0].name, SpreadsheetApp.getActiveRange().getA1Notation(), ss.getId()];`,
  };

  it('is the document, its metadata, properties, Drive and the cursor', () => {
    const host = hostWith(functions);
    expect(host.run('fill').error).toBeUndefined();
    const again = hostWith(functions, { state: JSON.parse(JSON.stringify(host.toJSON())) });
    expect(again.run('read').value).toEqual(host.run('read').value);
    expect(again.run('read').value).toEqual(['kept', 'Second', ['own', 'k'], '1', 'Letter', 'B2', expect.any(String)]);
  });

  it('refuses a state it did not write', () => {
    expect(() => hostWith(functions, { state: { version: 99 } })).toThrow();
  });
});

describe('the helpers of command tests', () => {
  it('list every cell somebody filled, with formulas as text, and no spilled or formatted-only cells', () => {
    const host = hostOf(cellFunctions({ 'TABLE()': 'return [[1], [2]];' }));
    typeInto(host, 'Sheet1', 'A1', '=TABLE()');
    typeInto(host, 'Sheet1', 'B3', "'007");
    host.workbook.sheets[0]?.setAttributes(4, 4, { bold: true });
    expect([...typedCells(host)]).toEqual([
      ['Sheet1!A1', '=TABLE()'],
      ['Sheet1!B3', '007'],
    ]);
  });
});
