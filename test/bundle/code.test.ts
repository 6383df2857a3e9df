import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildCode, type CodeBuild } from '../../scripts/build/code.ts';
import { declaredFunctions } from '../../scripts/build/gates.ts';
import { cellFunctions } from '../../src/functions/index.ts';
import { stubZone } from '../functions/zone.ts';
import { type BareContext, bareContext } from './bare.ts';

let code: CodeBuild;
beforeAll(async () => {
  code = await buildCode();
});

function loaded(): BareContext {
  const context = bareContext();
  context.run(code.text);
  return context;
}

/** What a formula gives in a context of its own, as JSON carries it. */
function evaluate(formula: string, services = ''): unknown {
  const context = loaded();
  context.run(services);
  return JSON.parse(String(context.run(`JSON.stringify(${formula})`)));
}

const IN_UTC = `
  var SpreadsheetApp = { getActive: function () { return { getSpreadsheetTimeZone: function () { return 'UTC'; } }; } };
  var Utilities = { parseDate: function (day) { return new Date(day + 'T00:00:00Z'); } };`;
beforeAll(() => stubZone('UTC'));
afterAll(() => vi.unstubAllGlobals());

describe('Loading Code.js without a single Google service', () => {
  it('adds its functions to the globals and nothing else', () => {
    const context = bareContext();
    const before = new Set(context.globals());
    context.run(code.text);
    const added = context.globals().filter((name) => !before.has(name));
    const names = cellFunctions.map(({ name }) => name);
    expect(added.sort()).toEqual([...names, ...code.commands, 'cells_', 'commands_', 'medicareText_'].sort());
    expect(added.every((name) => context.run(`typeof ${name}`) === 'function')).toBe(true);
  });

  it('runs nothing: no bundle is evaluated and no text is read', () => {
    const context = loaded();
    expect(context.run('Object.keys(cells_).length + Object.keys(commands_).length')).toBe(0);
    context.run('RATE_GAP(1, 2)');
    expect(context.run('[typeof cells_.loaded, typeof commands_.loaded].join()')).toBe('object,undefined');
  });

  it('offers what the menu, the sidebar and Google itself call', () => {
    const commands = [
      'onOpen',
      'onInstall',
      'showSidebar',
      'buildAllTabs',
      'refreshTabs',
      'showLetters',
      'showPayer',
      'checkSpreadsheet',
      'showHelp',
      'rateCase',
      'takeScorecardSnapshot',
      'writeSummaryPage',
    ];
    expect([...code.commands].sort()).toEqual(commands.sort());
  });

  it('keeps the fee schedule once', () => {
    const [mark = ''] = /\n[^\n]{40}/.exec(String(loaded().run('medicareText_()'))) ?? [];
    expect(mark).not.toBe('');
    expect(code.text.split(JSON.stringify(mark).slice(1, -1)).length).toBe(2);
  });
});

describe.each(cellFunctions.map((each) => [each.name, each] as const))('%s in Code.js', (name, each) => {
  it('is a declaration with its parameters, right under the comment that Sheets reads', () => {
    const stub = declaredFunctions(code.text).find((declared) => declared.name === name);
    expect(stub?.parameters).toEqual(each.parameters.map((parameter) => parameter.name));
    expect(stub?.comment).toContain('\n * @customfunction\n */');
    for (const parameter of each.parameters) {
      const line = stub?.comment
        .split('\n')
        .find((text) => text.startsWith(` * @param {${parameter.jsdoc}} ${parameter.name} `));
      expect(line).toContain(parameter.help);
      expect(line?.includes('(optional)')).toBe(parameter.optional);
    }
  });

  it('gives the result of its example in a fresh context', () => {
    const args = each.example.args.map((argument) => JSON.stringify(argument)).join(', ');
    const gives = JSON.parse(JSON.stringify(each.call(...each.example.args)));
    // Only what gives dates asks Google for anything, which is the zone to make them in.
    const isDate = JSON.stringify(gives).includes('T00:00:00.000Z');
    expect(evaluate(`${name}(${args})`, isDate ? IN_UTC : '')).toEqual(gives);
  });
});

describe('A formula in Code.js', () => {
  it('fills a column from ranges, with sentences where a row cannot be worked out', () => {
    expect(evaluate('PCT_OF_MEDICARE([[94], [""], ["free"], [113.29], [""]], "90834", "05401", 2026)')).toEqual([
      [expect.closeTo(0.8297, 4)],
      [''],
      ['Check: "free" cannot be used for rate; give an amount above zero, such as 94.50.'],
      [1],
    ]);
  });

  it('throws a plain error with one sentence for single cells', () => {
    const message = loaded().run('try { RATE_GAP(94, -1) } catch (e) { e.name + ": " + e.message }');
    expect(message).toBe('Error: -1 cannot be used for benchmark; give an amount above zero, such as 94.50.');
  });

  it('notices which arguments were given', () => {
    const message = loaded().run('try { RATE_GAP(94) } catch (e) { e.message }');
    expect(message).toBe('RATE_GAP needs 2 arguments; benchmark is missing.');
  });

  it('reads date cells in the time zone of the spreadsheet', () => {
    const context = loaded();
    context.run(`
      var asked = 0;
      var SpreadsheetApp = { getActive: function () { return { getSpreadsheetTimeZone: function () { asked++; return 'Pacific/Auckland'; } }; } };
      var Utilities = { formatDate: function (date, zone) { return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(date); } };
      var payers = [['Payer'], ['A'], ['A']], codes = [['Code'], [90834], [90834]], rates = [['Rate'], [100], [110]];
      var from = [['From'], [''], [new Date('2026-02-28T11:00:00Z')]];`);
    const ask = (on: string) => context.run(`RATE_IN_FORCE('A', '90834', ${on}, payers, codes, from, rates)`);
    expect(ask("'2026-02-28'")).toBe(100);
    expect(ask("'2026-03-01'")).toBe(110);
    expect(ask("new Date('2026-02-28T10:59:59Z')")).toBe(100);
    expect(ask("new Date('2026-02-28T11:00:00Z')")).toBe(110);
    expect(context.run('asked')).toBe(1);
  });
});

describe('The size of Code.js', () => {
  it('stays within what a cell may cost', () => {
    expect(code.sizes.text).toBeLessThanOrEqual(450);
    expect(code.sizes.cells).toBeLessThanOrEqual(80);
  });

  it('does not bring validation or letter templates to the cells', () => {
    const cells = code.text.slice(code.text.indexOf('\nfunction cells_('), code.text.indexOf('\nfunction commands_('));
    expect(cells).not.toMatch(/node_modules\/|ZodError|Mustache/i);
  });
});
