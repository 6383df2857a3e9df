/** Google fails at any call while a tab is made. Nothing typed may be lost, and doing it again must complete it (DESIGN 1.10). */
import { describe, it } from 'vitest';
import { TODAY } from '../support/commands.ts';
import { computed, TAB_IDS, trimmedTabs, unmake } from '../support/everyTab.ts';
import { hostFrom, SPARSE, sweep } from '../support/faults.ts';

// Each tab from another call on; other tabs are swept in faults-making-worked-out.test.ts.
describe('a fault at a service call of making', () => {
  it.each([...TAB_IDS.entries()].filter(([, id]) => id === 'start' || !computed(id)))(
    '%i %s',
    async (from, id) => {
      const host = await hostFrom(await trimmedTabs());
      unmake(host, id);
      await sweep(host.toJSON(), 'buildTab', { id, today: TODAY }, { step: SPARSE, from });
    },
    240_000,
  );
});
