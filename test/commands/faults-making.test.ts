/** Google fails at any call while a tab is made. Nothing typed may be lost, and doing it again must complete it (DESIGN 1.10). */
import { beforeAll, describe, it } from 'vitest';
import { TODAY } from '../support/commands.ts';
import { hostWithEveryTab, SWEPT_IDS, trimmed, unmake } from '../support/everyTab.ts';
import { hostFrom, type State, sweep } from '../support/faults.ts';

describe('a fault at any service call of making', () => {
  let state: State;
  beforeAll(async () => {
    state = trimmed(await hostWithEveryTab()).toJSON();
  });

  it.each(SWEPT_IDS)(
    '%s',
    async (id) => {
      const host = await hostFrom(state);
      unmake(host, id);
      await sweep(host.toJSON(), 'buildTab', { id, today: TODAY }, { step: 3 });
    },
    240_000,
  );
});
