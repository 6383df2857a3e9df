import { describe, expect, it } from 'vitest';
import { TABS as ALL_TABS } from '../../src/commands/tabsToBuild.ts';
import { countDocumentCalls, type WorkbenchHost } from '../../workbench/host.ts';
import { call, practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { emptyHost } from '../support/host.ts';

const TABS = ALL_TABS.map(({ id }) => id);

/** What reading the three input tabs takes: bounds and values each, two names for formulas, and the zone for dates. */
const READING_INPUTS = 9;

/** Calls that read or write the document, not counting one width a column when a tab is first made. */
function cost(host: WorkbenchHost, id: string): number {
  const { answer, calls } = call(host, 'buildTab', { id, today: TODAY });
  if (!answer.ok) throw new Error(answer.message);
  const count = countDocumentCalls(calls, ['Sheet.setColumnWidth']);
  return id === 'rate-comparison' ? count - READING_INPUTS : count;
}

async function practiceOf(payers: number, codes: readonly string[]): Promise<WorkbenchHost> {
  const host = await emptyHost();
  run(host, 'savePractice', { today: TODAY, practice: { zip: '05401' } });
  run(host, 'saveRates', {
    rates: Array.from({ length: payers }, (_, index) =>
      codes.map((code) => ({ payer: `Payer ${index + 1}`, code, rate: 90 + (index % 40) })),
    ).flat(),
  });
  return host;
}

describe('building tabs asks Google for little', () => {
  it.each(TABS)('%s is made in 25 calls or fewer, reading its input tabs aside', async (id) => {
    const host = await practiceInBurlington();
    const comparison = host.workbook.sheetByName('Rate Comparison');
    if (id === 'rate-comparison' && comparison) host.workbook.removeSheet(comparison.id);
    if (id === 'practice' || id === 'payers' || id === 'rates') {
      const fresh = await emptyHost();
      if (id === 'rates') run(fresh, 'buildTab', { id: 'practice', today: TODAY });
      expect(cost(fresh, id)).toBeLessThanOrEqual(25);
    } else {
      // Its formulas refer to Thresholds, which is then a tab of its own to make.
      if (['negotiation-log', 'benchmarks'].includes(id)) run(host, 'buildTab', { id: 'thresholds', today: TODAY });
      expect(cost(host, id)).toBeLessThanOrEqual(25);
    }
  });

  it.each(TABS)('%s is brought up to date in 25 calls or fewer', async (id) => {
    const host = await practiceInBurlington();
    for (const each of TABS) run(host, 'buildTab', { id: each, today: TODAY });
    expect(cost(host, id)).toBeLessThanOrEqual(25);
  });

  it('all tabs together are made in 400 calls or fewer', async () => {
    const host = await practiceOf(5, ['90791', '90834', '90837']);
    const calls = TABS.map((id) => cost(host, id) + READING_INPUTS);
    expect(calls.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(400);
  });

  it('the comparison costs the same for one payer and for sixty', async () => {
    const codes = ['90791', '90834', '90837'];
    const one = cost(await practiceOf(1, codes), 'rate-comparison');
    const many = cost(await practiceOf(60, codes), 'rate-comparison');
    // A wider or longer grid than a new tab has is one call more.
    expect(many - one).toBeLessThanOrEqual(2);
  });
});
