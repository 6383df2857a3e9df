/** Google fails at any call while a tab that is there is brought up to date. Nothing typed may be lost (DESIGN 1.10). */
import { beforeAll, describe, expect, it } from 'vitest';
import { call, run, TODAY } from '../support/commands.ts';
import {
  deletePart,
  headingRow,
  hostWithEveryTab,
  SWEPT_IDS,
  sheetOf,
  TAB_IDS,
  trimmed,
  unmake,
} from '../support/everyTab.ts';
import { hostFrom, positionsOf, type State, sweep } from '../support/faults.ts';
import { typedCells } from '../support/host.ts';

let state: State;
beforeAll(async () => {
  const host = await hostWithEveryTab();
  for (const id of TAB_IDS) {
    const sheet = sheetOf(host, id);
    const own = (sheet.usedArea()?.right ?? 0) + 2;
    if (own >= sheet.columnCount) sheet.insertColumns(sheet.columnCount, own - sheet.columnCount + 1);
    sheet.type(headingRow(id), own, 'My own column');
    sheet.type(headingRow(id) + 3, own, 'my remark');
  }
  // A payer and a code that no tab has seen, for tabs that take in new ones.
  run(host, 'saveRates', { rates: [{ payer: 'Insurer Z', code: '90785', rate: 21 }] });
  state = trimmed(host).toJSON();
});

describe('a fault at any service call of bringing up to date, with something to put back,', () => {
  it.each(SWEPT_IDS.filter((id) => id !== 'rate-comparison'))(
    '%s',
    async (id) => {
      const host = await hostFrom(state);
      const part = deletePart(host, id);
      await sweep(host.toJSON(), 'buildTab', { id, today: TODAY, ...(part ? { restore: [part] } : {}) }, { step: 3 });
    },
    240_000,
  );
});

describe('two people who build the same tab at the same time', () => {
  it.each(['practice', 'rates', 'rate-comparison'])(
    'have one %s in the end, with its rows as they were',
    async (id) => {
      const host = await hostFrom(state);
      unmake(host, id);
      const begun = host.toJSON();
      const clean = await hostFrom(begun);
      const { answer, steps } = call(clean, 'buildTab', { id, today: TODAY });
      expect(answer).toMatchObject({ ok: true });
      const [cells, tabs] = [typedCells(clean), clean.workbook.sheets.map(({ name }) => name)];
      // Before the tab is there, while it is laid out, and when all but its content stands.
      const positions = positionsOf(steps);
      for (const part of [8, 2, 1]) {
        const at = positions[Math.floor(positions.length / part) - 1] ?? 1;
        const both = await hostFrom(begun);
        let theirs = '';
        both.faults = {
          meanwhile: {
            at,
            work: () => {
              both.change({ user: 'second' });
              const second = call(both, 'buildTab', { id, today: TODAY }).answer;
              theirs = second.ok ? 'done' : second.code;
              both.change({ user: 'owner' });
            },
          },
        };
        expect(call(both, 'buildTab', { id, today: TODAY }).answer, `the first, at call ${at}`).toMatchObject({
          ok: true,
        });
        expect(['done', 'busy'], `the second, at call ${at}`).toContain(theirs);
        run(both, 'buildTab', { id, today: TODAY });
        expect(both.workbook.sheets.map(({ name }) => name)).toEqual(tabs);
        expect(typedCells(both), `cells, the second at call ${at}`).toEqual(cells);
      }
    },
    240_000,
  );
});
