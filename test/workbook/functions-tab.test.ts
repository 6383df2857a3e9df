import { describe, expect, it } from 'vitest';
import { cellFunctions } from '../../src/functions/index.ts';
import { inLocale } from '../../src/workbook/reports/functionsTab.ts';
import { run, TODAY } from '../support/commands.ts';
import { cellsOf, emptyHost } from '../support/host.ts';

describe('the Functions tab', () => {
  it('has a row for every function, with an example that is text and not calculated', async () => {
    const host = await emptyHost();
    run(host, 'buildTab', { id: 'functions', today: TODAY });
    const rows = cellsOf(host, 'Functions').slice(4);
    expect(rows.map((line) => line[0])).toEqual(cellFunctions.map(({ name }) => name));
    for (const line of rows) {
      expect(line[3]).toMatch(/^=[A-Z_]+\(/);
      expect(line.every((text) => text !== '')).toBe(true);
    }
  });

  it('gets its hidden row back where that was deleted, and names no function twice', async () => {
    const host = await emptyHost();
    run(host, 'buildTab', { id: 'functions', today: TODAY });
    const sheet = host.workbook.sheetByName('Functions');
    sheet?.type(4, 7, 'my note on the first');
    const before = cellsOf(host, 'Functions');
    sheet?.deleteRows(3, 1);
    expect(run(host, 'buildTab', { id: 'functions', today: TODAY })).toMatchObject({ outcome: 'updated', summary: '' });
    expect(cellsOf(host, 'Functions')).toEqual(before);
    expect(sheet?.properties.hiddenRows.has(3)).toBe(true);
    expect(sheet?.properties.frozenRows).toBe(4);
    expect(run(host, 'buildTab', { id: 'functions', today: TODAY }).outcome).toBe('unchanged');
  });

  it('gets functions that it lacks below its last, and the words of a changed row back, beside the user’s own notes', async () => {
    const host = await emptyHost();
    run(host, 'buildTab', { id: 'functions', today: TODAY });
    const sheet = host.workbook.sheetByName('Functions');
    const whole = cellsOf(host, 'Functions').slice(4);
    sheet?.type(5, 7, 'my note');
    sheet?.type(5, 1, 'something else');
    sheet?.deleteRows(8, 2);
    const { summary } = run(host, 'buildTab', { id: 'functions', today: TODAY });
    expect(summary).toBe(`Added ${whole[4]?.[0]} and ${whole[5]?.[0]}.`);
    const now = cellsOf(host, 'Functions').slice(4);
    expect(now[1]?.[7]).toBe('my note');
    expect(now.map((line) => line.slice(0, whole[0]?.length))).toEqual([
      ...whole.slice(0, 4),
      ...whole.slice(6),
      ...whole.slice(4, 6),
    ]);
  });

  it('shows examples with the separators of the spreadsheet', async () => {
    const host = await emptyHost({ locale: 'de_DE' });
    run(host, 'buildTab', { id: 'functions', today: TODAY });
    const row = cellsOf(host, 'Functions').find((line) => line[0] === 'RATE_GAP');
    expect(row?.[3]).toBe('=RATE_GAP(94; 112,5)');
  });

  it.each([
    ['en_US', '=F(1.5, "a, b 2.5", A1)', '=F(1.5, "a, b 2.5", A1)'],
    ['de_DE', '=F(1.5, "a, b 2.5", A1)', '=F(1,5; "a, b 2.5"; A1)'],
  ])('%s', (locale, formula, shown) => {
    expect(inLocale(formula, locale)).toBe(shown);
  });
});
