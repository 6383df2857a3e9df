import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { functionsPage, renderFunctionsPage } from '../../scripts/docs.ts';
import { functionHelp } from '../../src/functions/help.ts';
import { cellFunctions } from '../../src/functions/index.ts';
import { TABLES } from '../../src/workbook/tables/index.ts';
import { dayIn, stubZone } from './zone.ts';

const ZONE = 'America/New_York';
beforeAll(() => stubZone(ZONE));
afterAll(() => vi.unstubAllGlobals());

/** Figures to four decimals and dates as days, as the examples give them. */
function rounded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rounded);
  if (value instanceof Date) return dayIn(ZONE, value);
  return typeof value === 'number' ? Number(value.toFixed(4)) : value;
}

describe.each(cellFunctions.map((each) => [each.name, each] as const))('The help of %s', (name, each) => {
  it('has an example that comes out as it says', () => {
    expect(rounded(each.call(...each.example.args))).toEqual(each.example.gives);
    expect(each.example.formula.startsWith(`=${name}(`)).toBe(true);
  });

  it('says what it is for, what each argument is, and the rule with its source, in whole sentences', () => {
    for (const text of [
      each.help,
      each.rule,
      each.example.says,
      ...each.errors,
      ...each.parameters.map(({ help }) => help),
    ]) {
      expect(text).toMatch(/^[^\n]+\.$/);
    }
    expect(each.rule).toMatch(/\b[A-Z]{2,5}-\d\d\b/);
    for (const { optional, help } of each.parameters) expect(help.startsWith('(optional) ')).toBe(optional);
  });
});

describe('What an argument may be', () => {
  const helps = cellFunctions.flatMap(({ parameters }) => parameters.map(({ help }) => help));

  it('is a range that the workbook has: one of its names, or a whole column that is what the help says', () => {
    const names = TABLES.flatMap((table) => Object.keys(table.names ?? {}));
    const headings = new Map(TABLES.map((table) => [table.title, table.columns.map(({ header }) => header)]));
    for (const help of helps) {
      for (const [name] of help.matchAll(/RateCase_\w+/g)) expect(names).toContain(name);
      expect(help).not.toMatch(/![A-Z]+\d/);
      for (const [, tab = '', letter = ''] of help.matchAll(/(\w+)!([A-Z]):/g)) {
        const heading = headings.get(tab)?.[letter.charCodeAt(0) - 65] ?? 'no column';
        expect(help.toLowerCase()).toContain(heading.toLowerCase());
      }
    }
  });

  it('names the range of the days off', () => {
    expect(helps.filter((help) => help.includes('RateCase_Holidays')).length).toBe(3);
  });
});

describe('The function reference', () => {
  it('is what the declarations say; "npx tsx scripts/docs.ts" brings it up to date', async () => {
    expect(await readFile(functionsPage, 'utf8')).toBe(renderFunctionsPage());
  });

  it('shows optional arguments in brackets and how each function takes ranges', () => {
    const help = functionHelp().find(({ name }) => name === 'PCT_OF_MEDICARE');
    expect(help?.signature).toBe(
      'PCT_OF_MEDICARE(rate, code, place, [year_or_date], [setting], [clinician], [own_codes], [own_amounts])',
    );
    expect(help?.ranges).toContain('ranges');
    expect(help?.example.gives).toBe('0.8297');
  });

  it('tells which of the two conversion factors of 2026 MEDICARE_RATE uses', () => {
    const help = functionHelp().find(({ name }) => name === 'MEDICARE_RATE');
    expect(help?.whatFor).toContain('not qualifying APM participants (33.4009)');
  });
});
