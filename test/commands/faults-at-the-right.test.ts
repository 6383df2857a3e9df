/**
 * Google fails while columns are added to the right of everything in a tab. What an attempt left there, empty columns and their warning,
 * is taken up by the next: nothing stands there twice.
 */
import { describe, it } from 'vitest';
import { run, TODAY } from '../support/commands.ts';
import { deletePart, hostWithEveryTab, trimmed } from '../support/everyTab.ts';
import { SPARSE, sweep } from '../support/faults.ts';

describe('a fault at a service call of adding columns at the far right', () => {
  it('of the Scorecard, for new payers', async () => {
    const host = await hostWithEveryTab();
    run(host, 'saveRates', {
      rates: [
        { payer: 'Insurer Y', code: '90785', rate: 21 },
        { payer: 'Insurer Z', code: '90785', rate: 22 },
      ],
    });
    await sweep(trimmed(host).toJSON(), 'buildTab', { id: 'scorecard', today: TODAY }, { step: SPARSE, from: 2 });
  }, 240_000);

  it.each([
    ['rate-comparison', 0],
    ['payer-mix', 1],
  ] as const)(
    'of %s, to put one back',
    async (id, from) => {
      const host = await hostWithEveryTab();
      const part = deletePart(host, id);
      if (!part) throw new Error(`${id} has nothing to put back`);
      await sweep(trimmed(host).toJSON(), 'buildTab', { id, today: TODAY, restore: [part] }, { step: SPARSE, from });
    },
    240_000,
  );
});
