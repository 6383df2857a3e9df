/** Whatever people do to their spreadsheet, building keeps what they typed, and building again changes nothing (DESIGN 1.10, 5). */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sheetOf, trimmedTabs } from '../support/everyTab.ts';
import { hostFrom, menuItem, type State } from '../support/faults.ts';
import { DOINGS, NONSENSE, type RoughStep, roughly } from '../support/rough.ts';

let state: State;
beforeAll(async () => {
  state = await trimmedTabs();
}, 120_000);

const step: fc.Arbitrary<RoughStep> = fc.record({
  what: fc.constantFrom(...DOINGS),
  tab: fc.nat(40),
  row: fc.nat(60),
  column: fc.nat(40),
  text: fc.constantFrom(...NONSENSE),
});

/** The same work every time, so that nobody's change is blamed by chance; ROUGH_SEED and ROUGH_RUNS look further. */
const SEED = Number(process.env.ROUGH_SEED ?? 20261127);
const RUNS = Number(process.env.ROUGH_RUNS ?? 12);

describe('building all tabs after any rough work in them', () => {
  it('loses no cell that somebody typed, fails at nothing, and changes nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
        expect(await roughly(state, steps)).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 240_000);
});

describe('a hidden row that somebody deleted', () => {
  it('comes back, and what stands below moves down with it', async () => {
    const host = await hostFrom(state);
    const tab = host.workbook.sheets.indexOf(sheetOf(host, 'medicare'));
    const deletes: RoughStep = { what: 'deletes a row', tab, row: 3, column: 0, text: '' };
    expect(await roughly(state, [deletes])).toEqual([]);
  });
});

describe('a column of keys that somebody deleted', () => {
  it.each(['medicare', 'rate-comparison', 'scorecard', 'payer-mix'])('of %s grows nothing', async (id) => {
    const host = await hostFrom(state);
    const tab = host.workbook.sheets.indexOf(sheetOf(host, id));
    const deletes: RoughStep = { what: 'deletes a column', tab, row: 0, column: 0, text: '' };
    expect(await roughly(state, [deletes])).toEqual([]);
  });
});

describe('a formula typed over a line of Start', () => {
  it('stays', async () => {
    const types: RoughStep = { what: 'types over', tab: 0, row: 2, column: 0, text: '=1+1' };
    expect(await roughly(state, [types])).toEqual([]);
  });
});

describe('the Functions tab', () => {
  it('leaves a column alone that somebody put between its own', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'functions');
    sheet.insertColumns(1, 1);
    sheet.type(2, 1, 'My column');
    sheet.type(5, 1, 'mine');
    // Help that is not what it should be, so that the row is written again.
    sheet.type(5, 2, 'typed over');
    menuItem('buildAllTabs')(host);
    expect([sheet.view(2, 1).display, sheet.view(5, 1).display]).toEqual(['My column', 'mine']);
    expect(sheet.view(5, 2).display).not.toBe('typed over');
  });
});

describe('a Summary whose tab lost its last rows', () => {
  it('is written again all the same', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'summary');
    sheet.deleteRows(20, sheet.rowCount - 20);
    sheet.deleteColumns(4, sheet.columnCount - 4);
    const { told } = menuItem('buildAllTabs')(host);
    expect(told).not.toContain('did not finish');
    const { value } = host.run('rateCase', [
      'writeSummary',
      { payer: 'Insurer A', today: '2026-05-12', existing: 'replace' },
    ]);
    expect(value).toMatchObject({ ok: true });
  });
});
