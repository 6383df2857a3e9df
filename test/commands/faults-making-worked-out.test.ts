/** Google fails at any call while a worked-out tab is made; the others are in faults-making.test.ts. */
import { describe, it } from 'vitest';
import { TODAY } from '../support/commands.ts';
import { computed, TAB_IDS, trimmedTabs, unmake } from '../support/everyTab.ts';
import { hostFrom, SPARSE, sweep } from '../support/faults.ts';

describe('a fault at a service call of making', () => {
  it.each([...TAB_IDS.entries()].filter(([, id]) => id !== 'start' && computed(id)))(
    '%i %s',
    async (from, id) => {
      const host = await hostFrom(await trimmedTabs());
      unmake(host, id);
      await sweep(host.toJSON(), 'buildTab', { id, today: TODAY }, { step: SPARSE, from });
    },
    240_000,
  );
});
