/**
 * People merge cells, put rows in above the headings, delete the hidden row, or all rows and columns but one. What they typed stays,
 * nothing is written where merged cells would swallow it, and what RateCase cannot do is said with tab and cell.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { FIRST_KEY_ROW, HEADING_ROW } from '../../src/workbook/reports/report.ts';
import { mergeCells } from '../../workbench/engine/merges.ts';
import { cellName } from '../../workbench/engine/references.ts';
import type { Area, SheetModel } from '../../workbench/engine/types.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { call, refused, run, TODAY } from '../support/commands.ts';
import { columnOf, computed, everyTab, headingRow, sheetOf, TAB_IDS, table, trimmedTabs } from '../support/everyTab.ts';
import { hostFrom, menuItem, type State } from '../support/faults.ts';
import { typedCells } from '../support/host.ts';

let state: State;
/** The same in as few rows as there must be: what all tabs are put through is worked out sooner. */
let small: State;
beforeAll(async () => {
  state = await everyTab();
  small = await trimmedTabs();
});

const build = (host: WorkbenchHost, id: string) => call(host, 'buildTab', { id, today: TODAY }).answer;

/** As a person merges: below frozen rows and beside frozen columns, or within them. */
function merge(sheet: SheetModel, top: number, left: number, bottom: number, right: number): Area {
  const area = { top, left, bottom, right };
  mergeCells(sheet, area);
  return area;
}

/** Last row with something in the column, from 0. */
const lastIn = (sheet: SheetModel, column: number): number =>
  [...sheet.inputs()].reduce((last, cell) => (cell.column === column ? Math.max(last, cell.row) : last), 0);

const rowsWith = (sheet: SheetModel, column: number, text: string): number[] =>
  Array.from({ length: sheet.rowCount }, (_, row) => row).filter((row) => sheet.view(row, column).display === text);

/** What stood there, and what is gone of it or differs; formulas of ours follow inserted rows and columns. */
function gone(before: ReturnType<typeof typedCells>, host: WorkbenchHost): string[] {
  const after = typedCells(host);
  return [...before]
    .filter(([cell, input]) => !String(input).startsWith('=') && after.get(cell) !== input)
    .map(([cell]) => cell);
}

describe('merged cells', () => {
  it.each(['rates', 'payers'])('below the last row of %s do not swallow the row that is added', async (id) => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, id);
    const last = lastIn(sheet, 0);
    // The last payer's name over three rows, and a line over two columns right below.
    merge(sheet, last, 0, last + 2, 0);
    merge(sheet, last + 3, 3, last + 3, 4);
    if (id === 'rates') run(host, 'saveRates', { rates: [{ payer: 'Insurer Q', code: '90837', rate: 176 }] });
    else run(host, 'savePayers', { payers: [{ name: 'Insurer Q', type: 'Commercial', renewal: null }] });
    expect(rowsWith(sheet, 0, 'Insurer Q')).toEqual([last + 4]);
  });

  it('in the way of new codes of Rate Comparison are left alone, and the codes stand below', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'rate-comparison');
    const last = lastIn(sheet, 0);
    const area = merge(sheet, last + 1, 0, last + 2, 0);
    run(host, 'saveRates', { rates: [{ payer: 'Insurer A', code: '90785', rate: 21 }] });
    run(host, 'saveRates', { rates: [{ payer: 'Insurer A', code: '90853', rate: 41 }] });
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(rowsWith(sheet, 0, '90785')).toEqual([last + 3]);
    expect(rowsWith(sheet, 0, '90853')).toEqual([last + 4]);
    expect(sheet.properties.merges).toEqual([area]);
    expect(run(host, 'buildTab', { id: 'rate-comparison', today: TODAY }).outcome).toBe('unchanged');
  });

  it('that would swallow an answer keep it from being saved, with the cell', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'payers');
    const notice = columnOf(sheet, 0, 'Notice days');
    expect(notice).toBeGreaterThan(0);
    const row = rowsWith(sheet, 0, 'Insurer B')[0] ?? 0;
    merge(sheet, row - 1, notice, row, notice);
    const before = typedCells(host);
    const answers = [{ key: 'noticeDays', was: sheet.view(row, notice).display, value: '77' }];
    const { code, message, at } = refused(host, 'savePayerAnswers', { payer: 'Insurer B', answers });
    expect(code).toBe('merged-cells');
    expect(message).toContain(`Payers, cell ${cellName(row, notice)}: it is merged with ${cellName(row - 1, notice)}`);
    expect(at).toEqual({ tab: 'payers', cell: cellName(row - 1, notice) });
    expect(gone(before, host)).toEqual([]);
  });

  it('over payers or codes of Rates leave rows without one, which are named', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'rates');
    merge(sheet, 1, 0, 2, 0);
    merge(sheet, 4, 1, 5, 1);
    const answer = build(host, 'rate-comparison');
    const told = answer.ok ? answer.value.problems.map(({ message }) => message) : [];
    for (const [cell, heading] of [
      ['A3', 'Payer'],
      ['B6', 'CPT code'],
    ]) {
      expect(told).toContain(
        `Rates, cell ${cell}: the row has no “${heading}”, so it is left out. Type it here (of merged cells only the first counts), or clear the row.`,
      );
    }
  });

  it('over a heading are a column that is gone, named and put back beside what is there', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'claims');
    const from = columnOf(sheet, 0, 'Claims submitted');
    const to = from + 1;
    const covered = sheet.view(0, to).display;
    const before = typedCells(host);
    merge(sheet, 0, from, 0, to);
    const answer = build(host, 'claims');
    expect(answer.ok && answer.value.missing).toEqual([covered]);
    run(host, 'buildTab', { id: 'claims', restore: [covered], today: TODAY });
    expect(columnOf(sheet, 0, covered)).toBeGreaterThan(to);
    expect(gone(before, host)).toEqual([`Claims!${cellName(0, to)}`]);
  });

  it.each(TAB_IDS.filter((id) => computed(id)))(
    'as a banner over the title, and over filled cells, of %s change nothing',
    async (id) => {
      const host = await hostFrom(small);
      const sheet = sheetOf(host, id);
      const filled = sheet.usedArea() ?? { bottom: 10, right: 5 };
      if (sheet.columnCount > 6) merge(sheet, 0, 2, 0, 5);
      merge(sheet, Math.min(7, filled.bottom), 2, Math.min(8, filled.bottom + 1), 4);
      const before = typedCells(host);
      const answer = build(host, id);
      expect(answer.ok, JSON.stringify(answer)).toBe(true);
      expect(gone(before, host)).toEqual([]);
      expect(sheet.properties.merges.length).toBeGreaterThan(0);
    },
  );

  it('across columns between which a payer comes stop it with tab and cells, and lose nothing', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'rate-comparison');
    const at = columnOf(sheet, HEADING_ROW - 1, 'Insurer E');
    const next = sheet.view(HEADING_ROW - 1, at + 1).display;
    expect(next).not.toBe('');
    merge(sheet, 6, at, 6, at + 1);
    run(host, 'saveRates', { rates: [{ payer: 'Insurer Q', code: '90834', rate: 101 }] });
    const before = typedCells(host);
    const { code, message, hint } = refused(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(code).toBe('merged-cells');
    expect(message).toMatch(
      /^Rate Comparison: Google did not finish this step, maybe because cells are merged: [A-Z]+7:[A-Z]+7\./,
    );
    expect(hint).toContain('Unmerge');
    expect(gone(before, host)).toEqual([]);
    sheet.properties.merges = [];
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(columnOf(sheet, HEADING_ROW - 1, 'Insurer Q')).toBe(at + 1);
  });

  it.each(['rates', 'scorecard'])('in %s, emptied, that freezing would cut are named', async (id) => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, id);
    for (const { row, column } of [...sheet.inputs()]) sheet.put(row, column, null);
    Object.assign(sheet.properties, { frozenRows: 0, frozenColumns: 0 });
    merge(sheet, 0, 0, 0, 3);
    expect(refused(host, 'buildTab', { id, today: TODAY })).toMatchObject({
      code: 'merged-cells',
      at: { tab: id, cell: 'A1' },
    });
  });

  it('in one tab do not keep the others from being built', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'rates');
    merge(sheet, 1, 0, 4, 0);
    merge(sheetOf(host, 'claims'), 3, 1, 4, 2);
    const before = typedCells(host);
    expect(menuItem('buildAllTabs')(host).told).not.toMatch(/Exception|did not finish|undefined/);
    expect(gone(before, host)).toEqual([]);
  });
});

describe('cells that only the owner may edit', () => {
  const lock = (sheet: SheetModel, area: Area | null) =>
    sheet.properties.protections.push({ area, description: '', warningOnly: false, ownerOnly: true });

  it('are named to somebody else who saves or builds, and nothing is changed', async () => {
    const host = await hostFrom(state);
    lock(sheetOf(host, 'rates'), { top: 0, left: 0, bottom: 200, right: 4 });
    lock(sheetOf(host, 'medicare'), null);
    run(host, 'savePayers', { payers: [{ name: 'Insurer Q', type: 'Commercial', renewal: null }] });
    // A code that is gone comes back with a refresh.
    sheetOf(host, 'medicare').deleteRows(FIRST_KEY_ROW - 1, 1);
    host.change({ user: 'second' });
    const before = typedCells(host);
    const rates = [{ payer: 'Insurer Q', code: '90837', rate: 176 }];
    expect(refused(host, 'saveRates', { rates })).toMatchObject({
      code: 'locked-cells',
      message: 'Rates: cells A1:E201 are protected, and Google does not let you change them. What you typed is safe.',
      at: { tab: 'rates', cell: 'A1' },
    });
    expect(refused(host, 'buildTab', { id: 'medicare', today: TODAY })).toMatchObject({
      code: 'locked-cells',
      message: 'Medicare: the tab is protected, and Google does not let you change it. What you typed is safe.',
    });
    expect(gone(before, host)).toEqual([]);
    host.change({ user: 'owner' });
    run(host, 'saveRates', { rates });
    expect(rowsWith(sheetOf(host, 'rates'), 0, 'Insurer Q')).toHaveLength(1);
  });
});

describe('headings in another row', () => {
  const movable = TAB_IDS.filter(
    (id) => table(id) || (computed(id) && !['start', 'summary', 'functions'].includes(id)),
  );

  it.each(movable)('of %s, under a banner, are named, and no column comes twice', async (id) => {
    const host = await hostFrom(small);
    const sheet = sheetOf(host, id);
    sheet.insertRows(0, 1);
    sheet.type(0, 0, 'My practice');
    const before = typedCells(host);
    const { columnCount } = sheet;
    const belongs = headingRow(id) + 1;
    const { code, message, hint } = refused(host, 'buildTab', { id, today: TODAY });
    expect([code, hint.split('.')[0]]).toEqual(['headings-moved', 'Delete the row that was put in above them']);
    expect(message).toBe(
      `${sheet.name}: the headings stand in row ${belongs + 1}. RateCase looks for them in row ${belongs}. Nothing was changed.`,
    );
    expect(gone(before, host)).toEqual([]);
    expect(sheet.columnCount).toBe(columnCount);
    sheet.deleteRows(0, 1);
    expect(run(host, 'buildTab', { id, today: TODAY }).outcome).toBe('unchanged');
  });

  it('of Rate Comparison, whose title was deleted, are named with the way back', async () => {
    const host = await hostFrom(state);
    sheetOf(host, 'rate-comparison').deleteRows(0, 1);
    const { code, hint } = refused(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect([code, hint]).toEqual([
      'headings-moved',
      'Undo the deleting of the row above them, or insert an empty row there.',
    ]);
  });

  it('of Rates keep rates from being added beside them, and the start page names them', async () => {
    const host = await hostFrom(state);
    sheetOf(host, 'rates').insertRows(0, 2);
    const rates = [{ payer: 'Insurer Q', code: '90837', rate: 176 }];
    expect(refused(host, 'saveRates', { rates })).toMatchObject({
      code: 'headings-moved',
      at: { tab: 'rates', cell: 'A3' },
    });
    expect(rowsWith(sheetOf(host, 'rates'), 0, 'Insurer Q')).toEqual([]);
  });
});

describe('an input tab whose row of headings was deleted', () => {
  const tables = TAB_IDS.filter((id) => table(id));
  const cellsIn = (sheet: SheetModel) => [...sheet.inputs()].map(({ row, column, input }) => [row, column, input]);

  it.each(tables)('%s says so in one sentence, and gets the row back with one choice', async (id) => {
    const host = await hostFrom(small);
    if (id === 'scorecard-history') run(host, 'takeSnapshot', { today: TODAY });
    const sheet = sheetOf(host, id);
    const [before, looks] = [cellsIn(sheet), sheet.attributes(1, 0).background];
    sheet.deleteRows(0, 1);
    const named = `${sheet.name}: the “Heading row” is not there any more, so nothing below it can be read.`;
    const { problems, missing, outcome } = run(host, 'buildTab', { id, today: TODAY });
    expect([outcome, missing]).toEqual(['unchanged', ['Heading row']]);
    expect(problems.map(({ message }) => message)).toEqual([
      `${named} Undo the deleting, or put it back under Build tabs.`,
    ]);
    const states = run(host, 'tabs', {}).tabs;
    expect(states.find((tab) => tab.id === id)?.missingColumns).toEqual(['Heading row']);
    const { summary } = run(host, 'buildTab', { id, restore: ['Heading row'], today: TODAY });
    expect(summary).toBe('Put back Heading row. Look whether each heading fits what stands below it.');
    expect(cellsIn(sheet)).toEqual(before);
    expect([sheet.attributes(1, 0).background, sheet.properties.frozenRows]).toEqual([looks, 1]);
    expect(sheet.attributes(0, 0)).toMatchObject({ bold: true });
    expect(run(host, 'buildTab', { id, today: TODAY })).toMatchObject({ outcome: 'unchanged', missing: [] });
  });

  it('is read by no command meanwhile, and nothing is added to it', async () => {
    const host = await hostFrom(small);
    sheetOf(host, 'rates').deleteRows(0, 1);
    const before = typedCells(host);
    const rates = [{ payer: 'Insurer Q', code: '90837', rate: 176 }];
    expect(refused(host, 'saveRates', { rates })).toMatchObject({
      code: 'headings-gone',
      hint: 'Undo the deleting, or put it back under Build tabs.',
      at: { tab: 'rates', cell: 'A1' },
    });
    expect(typedCells(host)).toEqual(before);
    const { problems } = run(host, 'home', { today: TODAY });
    expect(problems.filter(({ at }) => at?.tab === 'rates')).toHaveLength(1);
  });

  it('whose columns were moved keeps its rows as they are: no heading goes over what is not meant for it', async () => {
    const host = await hostFrom(small);
    const sheet = sheetOf(host, 'rates');
    sheet.insertColumns(3, 1);
    sheet.type(3, 3, 'my remark');
    sheet.deleteRows(0, 1);
    const before = typedCells(host);
    expect(refused(host, 'buildTab', { id: 'rates', restore: ['Heading row'], today: TODAY })).toMatchObject({
      message:
        'Rates, cell E1: what stands there is nothing for “Effective from”, so the columns are not in RateCase’s order. Nothing was changed.',
      hint: 'Undo the deleting, or insert a row at the top and type each heading over its column.',
    });
    expect(typedCells(host)).toEqual(before);
  });

  it('and that was brought up to date gets its headings in the order in which it has them', async () => {
    const host = await hostFrom(state);
    run(host, 'takeSnapshot', { today: TODAY });
    const sheet = sheetOf(host, 'scorecard-history');
    const columns = table('scorecard-history')?.columns ?? [];
    const headings = () => columns.map((_, column) => sheet.view(0, column).display);
    const late = columns.filter(({ since = 1 }) => since > 2).map(({ header }) => header);
    for (const header of late) sheet.moveColumns(headings().indexOf(header), 1, columns.length);
    const before = headings();
    expect(before.slice(-late.length)).toEqual(late);
    sheet.deleteRows(0, 1);
    run(host, 'buildTab', { id: 'scorecard-history', restore: ['Heading row'], today: TODAY });
    expect(headings()).toEqual(before);
  });
});

describe('a tab of which much was deleted', () => {
  const keyed = TAB_IDS.filter((id) => computed(id) && !['start', 'summary', 'functions'].includes(id));

  it.each(keyed)('%s gets its hidden row back, and no row twice', async (id) => {
    const host = await hostFrom(small);
    const sheet = sheetOf(host, id);
    const shown = () => Array.from({ length: 20 }, (_, row) => sheet.view(row, 0).display);
    const [before, formats] = [shown(), sheet.attributes(FIRST_KEY_ROW, 1).numberFormat];
    sheet.deleteRows(HEADING_ROW, 1);
    run(host, 'buildTab', { id, today: TODAY });
    expect(shown()).toEqual(before);
    expect(sheet.properties.hiddenRows.has(HEADING_ROW)).toBe(true);
    expect(sheet.properties.frozenRows).toBe(HEADING_ROW + 1);
    expect(sheet.attributes(HEADING_ROW, 1).numberFormat).toBe(formats);
    expect(run(host, 'buildTab', { id, today: TODAY }).outcome).toBe('unchanged');
  });

  it.each(keyed)('%s, with nothing left under its headings, fills again and looks as before', async (id) => {
    const host = await hostFrom(small);
    const sheet = sheetOf(host, id);
    const looks = () => [0, 1, 2].map((column) => sheet.attributes(FIRST_KEY_ROW - 1, column).bold ?? false);
    const [keys, before] = [lastIn(sheet, 0), looks()];
    sheet.deleteRows(HEADING_ROW, sheet.rowCount - HEADING_ROW);
    run(host, 'buildTab', { id, today: TODAY });
    expect(lastIn(sheet, 0)).toBeGreaterThanOrEqual(Math.min(keys, FIRST_KEY_ROW - 1));
    expect(looks()).toEqual(before);
    expect(sheet.properties.hiddenRows.has(HEADING_ROW)).toBe(true);
    expect(run(host, 'buildTab', { id, today: TODAY }).outcome).toBe('unchanged');
  });

  it.each(TAB_IDS)('%s, with one column left, is built without a fault and keeps that column', async (id) => {
    const host = await hostFrom(small);
    const sheet = sheetOf(host, id);
    sheet.deleteColumns(1, sheet.columnCount - 1);
    const before = typedCells(host);
    const answer = build(host, id);
    expect(answer.ok ? '' : answer.code).not.toBe('unexpected');
    expect(gone(before, host)).toEqual([]);
  });

  it('Start, with one row left, is built without a fault', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'start');
    sheet.deleteRows(1, sheet.rowCount - 1);
    expect(build(host, 'start')).toMatchObject({ ok: true });
  });
});

describe('a tab with a name as long as Google allows', () => {
  it.each(['practice', 'rates', 'medicare', 'scorecard'])(
    '%s is found and built, and formulas refer to it',
    async (id) => {
      const host = await hostFrom(state);
      host.workbook.renameSheet(sheetOf(host, id).id, `It's ${'a long name '.repeat(8)}`.slice(0, 99).trim());
      expect(build(host, id)).toMatchObject({ ok: true });
      expect(build(host, 'start')).toMatchObject({ ok: true });
    },
  );
});
