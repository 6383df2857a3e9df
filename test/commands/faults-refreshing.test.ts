/** Google fails at any call while a tab that is there is brought up to date. Nothing typed may be lost (DESIGN 1.10). */
import { beforeAll, describe, it } from 'vitest';
import { TODAY } from '../support/commands.ts';
import { deletePart, TAB_IDS, tabsAtWork } from '../support/everyTab.ts';
import { hostFrom, SPARSE, type State, sweep } from '../support/faults.ts';

let state: State;
beforeAll(async () => {
  state = await tabsAtWork();
});

// Each tab from another call on than in making.
describe('a fault at a service call of bringing up to date, with something to put back and something new,', () => {
  it.each([...TAB_IDS.entries()])(
    '%i %s',
    async (index, id) => {
      const host = await hostFrom(state);
      const part = deletePart(host, id);
      const restore = part ? { restore: [part] } : {};
      await sweep(host.toJSON(), 'buildTab', { id, today: TODAY, ...restore }, { step: SPARSE, from: index + 1 });
    },
    240_000,
  );
});
