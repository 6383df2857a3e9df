/** One rule for days: a date cell or text YYYY-MM-DD counts everywhere; any other text counts nowhere, and its cell is named. */
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/workbook/tables/index.ts';
import { practice } from '../../src/workbook/tables/practice.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { refused, run, TODAY } from '../support/commands.ts';
import { columnOf, sheetOf, TAB_IDS, trimmedTabs } from '../support/everyTab.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { cellsOf } from '../support/host.ts';
import { cellAt, shownAt, type, typeFact } from '../support/sample.ts';

let tabs: Promise<State> | undefined;
async function workbook(): Promise<WorkbenchHost> {
  tabs ??= trimmedTabs();
  return hostFrom(await tabs);
}

const dayOf = (serial: number) => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);

/** Every date that somebody typed, as text: what an apostrophe or a pasted column leaves. Gives how many. */
function typeDatesAsText(host: WorkbenchHost): number {
  let count = 0;
  const retype = (id: string, row: number, column: number) => {
    const { value } = sheetOf(host, id).view(row, column);
    if (typeof value !== 'number') return;
    sheetOf(host, id).type(row, column, `'${dayOf(value)}`);
    count += 1;
  };
  for (const { id, columns } of TABLES) {
    const sheet = sheetOf(host, id);
    for (const { kind, header, formula } of columns) {
      if (kind !== 'date' || formula) continue;
      const column = columnOf(sheet, 0, header);
      for (let row = 1; row <= (sheet.usedArea()?.bottom ?? 0); row += 1) retype(id, row, column);
    }
  }
  const labels = cellsOf(host, 'Practice').map((line) => line[0]);
  for (const { kind, label } of practice.facts) if (kind === 'date') retype('practice', labels.indexOf(label), 1);
  return count;
}

const WITH_OUR_COLUMNS = ['rates', 'claims', 'negotiation-log', 'benchmarks', 'outcomes'];

/** What each tab shows that works something out, but for the days themselves, which look like text now. */
function shownTabs(host: WorkbenchHost): Record<string, string[][]> {
  const ids = TAB_IDS.filter((id) => !TABLES.some((table) => table.id === id) || WITH_OUR_COLUMNS.includes(id));
  return Object.fromEntries(
    ids.map((id) => {
      const cells = cellsOf(host, sheetOf(host, id).name);
      const table = TABLES.find((one) => one.id === id);
      if (!table && id !== 'practice') return [id, cells];
      const ours = table?.columns.flatMap(({ header, formula }) => (formula ? [header] : [])) ?? [];
      const at = ours.map((header) => columnOf(sheetOf(host, id), 0, header));
      return [id, cells.map((line) => at.map((column) => line[column] ?? ''))];
    }),
  );
}

describe('a date that stands as text', () => {
  it('counts in every tab and in the panel as the date itself does', async () => {
    const host = await workbook();
    type(host, 'Payers', 'Insurer B', 'Last day in network', '2027-06-30');
    type(host, 'Negotiation Log', 2, 'Decide By', '2026-05-15');
    const [tabs, home] = [shownTabs(host), run(host, 'home', { today: TODAY })];
    expect(typeDatesAsText(host)).toBeGreaterThan(30);
    expect(shownTabs(host)).toEqual(tabs);
    expect(run(host, 'home', { today: TODAY })).toEqual(home);
  });
});

describe('a date that cannot be read', () => {
  const needsALook = (host: WorkbenchHost) => {
    const cells = cellsOf(host, 'Start');
    const at = cells.findIndex(([title]) => title === 'Needs a look');
    return cells.slice(at + 2, at + 5).map((line) => line.slice(0, 4).join(' | '));
  };
  const named = (cell: string, tab: string, text: string) =>
    `${cell} | ${tab} | “${text}” is not a date | Type one like 2026-05-12, or clear the cell`;
  const problems = (host: WorkbenchHost) => run(host, 'home', { today: TODAY }).problems.map(({ message }) => message);

  it('is named on Start and in the panel with its cell, in Payers, Practice and the log', async () => {
    const host = await workbook();
    expect(needsALook(host).join(' ')).not.toContain('is not a date');
    type(host, 'Payers', 'Insurer A', 'Renewal date', "'10/15/2026");
    type(host, 'Negotiation Log', 2, 'Decide By', 'soon');
    typeFact(host, 'Figures as of', 'today');
    const renewal = cellAt(host, 'Payers', 'Insurer A', 'Renewal date');
    const decide = cellAt(host, 'Negotiation Log', 2, 'Decide By');
    const asOf = `B${cellsOf(host, 'Practice').findIndex(([label]) => label === 'Figures as of') + 1}`;
    expect(needsALook(host)).toEqual([
      named(renewal, 'Payers', '10/15/2026'),
      named(decide, 'Negotiation Log', 'soon'),
      named(asOf, 'Practice', 'today'),
    ]);
    const cells = [`Payers, cell ${renewal}`, `Negotiation Log, cell ${decide}`, `Practice, cell ${asOf}`];
    for (const cell of cells) expect(problems(host).filter((message) => message.startsWith(cell))).toHaveLength(1);
  });

  it('of a contract tells nobody when to ask', async () => {
    const host = await workbook();
    const asks = () =>
      cellsOf(host, 'Start')
        .filter(([, name]) => name === 'Insurer A')
        .map((line) => line[4]);
    for (const heading of ['Renewal date', 'Last increase', 'Contract began']) {
      type(host, 'Payers', 'Insurer A', heading, "'5/1/2026");
      expect(asks()).toContain('Look at its dates in Payers');
      const { comingUp } = run(host, 'home', { today: TODAY });
      expect(comingUp.filter(({ payer, screen }) => payer === 'Insurer A' && screen === 'new-request')).toEqual([]);
      type(host, 'Payers', 'Insurer A', heading, '');
      expect(asks()).not.toContain('Look at its dates in Payers');
    }
  });

  it('of a request leaves it neither late nor unsent: log, Start and panel ask to look at its dates', async () => {
    const host = await workbook();
    for (const heading of ['Date of Initial Request', 'First Follow-Up Sent', 'Date of Response', 'Dispute Sent On']) {
      const payer = shownAt(host, 'Negotiation Log', 2, 'Insurer Name');
      const stood = shownAt(host, 'Negotiation Log', 2, heading);
      type(host, 'Negotiation Log', 2, heading, "'4/5/2026");
      expect(shownAt(host, 'Negotiation Log', 2, 'Proposed follow-up')).toMatch(/^$|^Check: "4\/5\/2026" /);
      expect(shownAt(host, 'Negotiation Log', 2, 'What is due')).toBe('Look at the dates in this row');
      expect(cellsOf(host, 'Start').filter((line) => line[1] === payer)[0]?.[2]).toBe('Look at the dates in this row');
      expect(run(host, 'home', { today: TODAY }).comingUp.filter(({ row }) => row === 2)).toEqual([]);
      expect(run(host, 'draftQueue', { today: TODAY }).entries.find(({ row }) => row === 2)).toMatchObject({
        state: 'nothing due',
        note: 'A date in row 2 of the log cannot be read, or is before the request. Mend it, and the letter that fits is proposed.',
      });
      type(host, 'Negotiation Log', 2, heading, stood);
    }
    // With nothing else due, it is the next step.
    type(host, 'Negotiation Log', 2, 'Date of Initial Request', "'4/5/2026");
    for (const row of [3, 4, 5]) type(host, 'Negotiation Log', row, 'Status', 'Closed');
    expect(run(host, 'home', { today: TODAY }).next).toMatchObject({
      title: expect.stringMatching(/^Look at the dates of your request to /),
      screen: 'requests',
    });
    expect(run(host, 'requests', {}).requests[0]?.line).toBe(
      'A date in its row of the log cannot be read, or is before the request. Mend it there.',
    );
    const follow = { row: 2, what: 'first follow-up', date: TODAY, replace: false } as const;
    const { message } = refused(host, 'markSent', {
      ...follow,
      payer: shownAt(host, 'Negotiation Log', 2, 'Insurer Name'),
    });
    expect(message).toMatch(/^Negotiation Log, cell D2: “4\/5\/2026” is not a date\./);
  });

  it('of a rate leaves out the payer and code, in the comparison as in the panel', async () => {
    const host = await workbook();
    const [payer = '', code = ''] = cellsOf(host, 'Rates')[1] ?? [];
    const shownRate = () => {
      const cells = cellsOf(host, 'Rate Comparison');
      return cells.find((line) => line[0] === code)?.[(cells[2] ?? []).indexOf(payer)];
    };
    const offered = () => run(host, 'requestForm', { payer }).lines.find((line) => line.code === code)?.current;
    expect([shownRate(), offered()]).toEqual([expect.stringMatching(/^\$/), expect.any(Number)]);
    type(host, 'Rates', 2, 'Effective from', "'1/7/2025");
    expect(shownRate()).toMatch(/^Check: /);
    expect(shownAt(host, 'Rates', 2, 'Counts now')).toBe('no');
    expect(offered() ?? null).toBeNull();
    expect(needsALook(host)[0]).toBe(named(cellAt(host, 'Rates', 2, 'Effective from'), 'Rates', '1/7/2025'));
  });
});
