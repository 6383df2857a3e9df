/** A payer that is no longer in Payers: what tabs show of it stays, and is named with its place and what to do. */
import { describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { run, TODAY } from '../support/commands.ts';
import { columnOf, sheetOf, trimmedTabs } from '../support/everyTab.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { cellsOf, typedCells, typeInto } from '../support/host.ts';
import { rowOf } from '../support/typing.ts';

const GONE = 'Insurer C';

/** Deletes every row of the payer in these tabs. */
function deletePayer(host: WorkbenchHost, ...tabs: string[]): void {
  for (const tab of tabs) {
    const cells = cellsOf(host, tab);
    for (let row = cells.length - 1; row > 0; row -= 1) {
      if (cells[row]?.[0] === GONE) host.workbook.sheetByName(tab)?.deleteRows(row, 1);
    }
  }
}

const named = (host: WorkbenchHost, id: string) =>
  run(host, 'buildTab', { id, today: TODAY }).problems.filter(({ message }) => message.startsWith(GONE));

const STILL = `${GONE} is not in Payers, but rows of Rates or Claims are still its own, so tabs go on showing and counting it. Type it in Payers, or delete those rows, and then its row or column in each tab.`;

let tabs: Promise<State> | undefined;
/** Tabs of few rows: every deletion works them all out again. */
async function workbook(): Promise<WorkbenchHost> {
  tabs ??= trimmedTabs();
  return hostFrom(await tabs);
}

describe('a payer that was deleted in Payers', () => {
  it('still counts while Rates or Claims have rows of it, and every tab says so in the same words', async () => {
    const host = await workbook();
    deletePayer(host, 'Payers');
    const cell = `A${rowOf(host, 'Rates', GONE) + 1}`;
    for (const id of ['scorecard', 'payer-mix', 'rate-comparison']) {
      expect(named(host, id), id).toEqual([{ message: STILL, at: { tab: 'rates', cell } }]);
    }
    deletePayer(host, 'Rates');
    const inClaims = { tab: 'claims', cell: `A${rowOf(host, 'Claims', GONE) + 1}` };
    expect(named(host, 'scorecard')).toEqual([{ message: STILL, at: inClaims }]);
  });

  it('is named with its row or column once nothing is worked out for it, and all that was typed beside it stays', async () => {
    const host = await workbook();
    const scorecard = sheetOf(host, 'scorecard');
    const own = (scorecard.usedArea()?.right ?? 0) + 2;
    scorecard.insertColumns(scorecard.columnCount, Math.max(0, own + 1 - scorecard.columnCount));
    const row = rowOf(host, 'Scorecard', GONE);
    scorecard.type(2, own, 'My own column');
    scorecard.type(row, own, 'my remark');
    deletePayer(host, 'Payers', 'Rates', 'Claims');
    const before = typedCells(host);
    const column = String.fromCharCode(65 + columnOf(sheetOf(host, 'rate-comparison'), 2, GONE));
    const stays = 'until you delete the row; type the payer in Payers again to fill it.';
    for (const [id, tab] of [
      ['scorecard', 'Scorecard'],
      ['payer-mix', 'Payer Mix'],
    ] as const) {
      const at = rowOf(host, tab, GONE) + 1;
      expect(named(host, id)).toEqual([
        {
          message: `${GONE} is on ${tab}, row ${at}, but no longer in Payers, so nothing is worked out for it. The row and what you typed in it stay ${stays}`,
          at: { tab: id, cell: `A${at}` },
        },
      ]);
    }
    expect(named(host, 'rate-comparison')).toEqual([
      {
        message: `${GONE} is on Rate Comparison, column ${column}, but no longer in Payers, so nothing is worked out for it. The column stays until you delete the column; type the payer in Payers again to fill it.`,
        at: { tab: 'rate-comparison', cell: `${column}3` },
      },
    ]);
    expect(scorecard.view(rowOf(host, 'Scorecard', GONE), own).display).toBe('my remark');
    expect([...before].filter(([cell]) => !typedCells(host).has(cell))).toEqual([]);
    // As it says: the row deleted, nothing is left to name; typed again, it fills.
    scorecard.deleteRows(row, 1);
    expect(named(host, 'scorecard')).toEqual([]);
    run(host, 'savePayers', { payers: [{ name: GONE, type: 'Commercial', renewal: null }] });
    expect(run(host, 'buildTab', { id: 'scorecard', today: TODAY }).summary).toBe(`Added ${GONE}.`);
  });

  it('and is chosen on a tab of one payer is named with the cell of the choice', async () => {
    const host = await workbook();
    for (const [id, tab] of [
      ['payer-review', 'Payer Review'],
      ['exit-plan', 'Exit Plan'],
    ] as const) {
      typeInto(host, tab, 'B1', GONE);
      expect(named(host, id)).toEqual([]);
    }
    deletePayer(host, 'Payers', 'Rates', 'Claims');
    expect(named(host, 'exit-plan')).toEqual([
      {
        message: `${GONE} is chosen on Exit Plan, cell B1, but no longer in Payers, so there is little to show. Choose another payer there.`,
        at: { tab: 'exit-plan', cell: 'B1' },
      },
    ]);
    typeInto(host, 'Payer Review', 'B1', 'Insurer A');
    expect(named(host, 'payer-review')).toEqual([]);
  });

  it('is left out of a snapshot, which says so, and what Scorecard History has of it stays as it is', async () => {
    const host = await workbook();
    run(host, 'takeSnapshot', { today: TODAY, replace: true });
    const history = () => cellsOf(host, 'Scorecard History').filter(([payer]) => payer === GONE);
    const before = history();
    expect(before.length).toBeGreaterThan(0);
    deletePayer(host, 'Payers', 'Rates', 'Claims');
    const row = rowOf(host, 'Scorecard', GONE) + 1;
    const { summary, replaced, added } = run(host, 'takeSnapshot', { today: TODAY, replace: true });
    expect([...replaced, ...added]).not.toContain(GONE);
    expect(summary).toContain(
      `${GONE} is on Scorecard, row ${row}, but no longer in Payers, so it was left out. Delete the row there, or type the payer in Payers again. What Scorecard History has of ${GONE} stays, though no longer in Payers.`,
    );
    expect(history()).toEqual(before);
  });

  it('is not missed while nobody types into Payers', async () => {
    const host = await workbook();
    const payers = cellsOf(host, 'Payers').filter(([name]) => name !== '').length - 1;
    sheetOf(host, 'payers').deleteRows(1, payers);
    const { problems } = run(host, 'buildTab', { id: 'scorecard', today: TODAY });
    expect(problems.filter(({ message }) => message.includes('in Payers'))).toEqual([]);
  });
});
