/** Example rows stand only where somebody asked for them, and go again without anything of the user's (issue D, "only on request"). */
import { beforeAll, describe, expect, it } from 'vitest';
import { normalized } from '../../src/workbook/tables/column.ts';
import { TABLES } from '../../src/workbook/tables/index.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { refused, run, TODAY } from '../support/commands.ts';
import { columnOf, sheetOf, trimmed } from '../support/everyTab.ts';
import { hostFrom, type State, sweep } from '../support/faults.ts';
import { emptyHost, typedCells } from '../support/host.ts';

const IDS = TABLES.filter(
  ({ id, prefilled, tone }) => !prefilled && id !== 'negotiation-log' && (tone ?? 'type') === 'type',
).map(({ id }) => id);

let state: State;
beforeAll(async () => {
  const host = await emptyHost();
  for (const id of IDS) run(host, 'buildTab', { id, today: TODAY });
  state = host.toJSON();
}, 240_000);

/** Display of a cell by heading, in a row counted from 1. */
function cell(host: WorkbenchHost, id: string, heading: string, row: number): string {
  const sheet = sheetOf(host, id);
  return sheet.view(row - 1, columnOf(sheet, 0, heading)).display;
}

describe('an example row', () => {
  it('is nowhere unless somebody asks for it', async () => {
    const host = await hostFrom(state);
    expect(
      [...typedCells(host).values()].filter((input) => normalized(String(input)).includes('example payer')),
    ).toEqual([]);
  });

  it.each(IDS)('in %s says that it is one, can be read, and goes again without a trace', async (id) => {
    const host = await hostFrom(state);
    const before = typedCells(host);
    const { summary } = run(host, 'addExamples', { tab: id });
    expect(summary).toMatch(/row 2, and says so in Notes/);
    expect(cell(host, id, 'Notes', 2)).toMatch(/^Example row/);
    expect(typedCells(host).size).toBeGreaterThan(before.size + 3);
    expect(run(host, 'home', { today: TODAY }).problems).toEqual([]);
    expect(run(host, 'removeExamples', { tab: id }).removed).toBe(1);
    expect(typedCells(host)).toEqual(before);
  });

  it('shows what the notes on the headings say', async () => {
    const host = await hostFrom(state);
    run(host, 'addExamples', { tab: 'rates' });
    expect(
      ['Payer', 'CPT code', 'Contracted rate', 'Rate used'].map((heading) => cell(host, 'rates', heading, 2)),
    ).toEqual(['Example payer', '90834', '$94.50', '$92.10']);
  });

  it('is not added where rows are typed, nor twice', async () => {
    const host = await hostFrom(state);
    run(host, 'addExamples', { tab: 'rates' });
    run(host, 'addExamples', { tab: 'rates' });
    expect(cell(host, 'rates', 'Payer', 3)).toBe('');
    sheetOf(host, 'rates').type(2, 0, 'Insurer A');
    const before = typedCells(host);
    expect(refused(host, 'addExamples', { tab: 'rates' })).toMatchObject({ code: 'not-empty' });
    expect(typedCells(host)).toEqual(before);
    expect(refused(host, 'addExamples', { tab: 'negotiation-log' })).toMatchObject({ code: 'no-example' });
    expect(refused(host, 'addExamples', { tab: 'thresholds' })).toMatchObject({ code: 'no-example' });
    expect(refused(host, 'addExamples', { tab: 'rate-comparison' })).toMatchObject({ code: 'no-example' });
  });

  it('stays when the user has changed it or typed beside it', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'rates');
    run(host, 'addExamples', { tab: 'rates' });
    sheet.type(1, columnOf(sheet, 0, 'Contracted rate'), '101');
    expect(run(host, 'removeExamples', { tab: 'rates' })).toEqual({
      removed: 0,
      summary: 'Rates, row 2 was changed since, so it stays.',
    });
    sheet.type(1, columnOf(sheet, 0, 'Contracted rate'), '94.5');
    sheet.type(1, 20, 'mine');
    expect(run(host, 'removeExamples', { tab: 'rates' }).removed).toBe(0);
    sheet.type(1, 20, '');
    sheet.type(2, 0, 'Insurer A');
    expect(run(host, 'removeExamples', { tab: 'rates' }).removed).toBe(1);
    expect(cell(host, 'rates', 'Payer', 2)).toBe('Insurer A');
  });

  it('that was copied goes too, and a row of the user’s own between the two stays', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'contacts');
    run(host, 'addExamples', { tab: 'contacts' });
    sheet.type(2, 0, 'Insurer A');
    for (let column = 0; column < sheet.columnCount; column += 1) sheet.type(3, column, sheet.view(1, column).display);
    expect(run(host, 'removeExamples', { tab: 'contacts' })).toEqual({
      removed: 2,
      summary: 'Removed 2 example rows from Contacts.',
    });
    expect([1, 2, 3].map((row) => sheet.view(row, 0).display)).toEqual(['Insurer A', '', '']);
  });

  it('is completed when some call failed, and taken away whole', async () => {
    const host = trimmed(await hostFrom(state));
    sheetOf(host, 'outcomes').type(0, 20, 'My own column');
    await sweep(host.toJSON(), 'addExamples', { tab: 'outcomes' });
    run(host, 'addExamples', { tab: 'outcomes' });
    await sweep(host.toJSON(), 'removeExamples', { tab: 'outcomes' });
  }, 120_000);
});
