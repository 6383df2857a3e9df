/** An amount that the user looked up counts in place of Medicare's wherever Medicare is used, and is marked there (D; BEN-07, AMB-39). */
import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { run, TODAY } from '../support/commands.ts';
import { columnOf, hostWithEveryTab, sheetOf } from '../support/everyTab.ts';

const FOUND = 'CMS look-up tool, May 2026';
const MARK = 'Your own Medicare figure counts for 90834.';

/** CMS 2026, Vermont, office, psychologist; 90834 is what the user typed instead of 113.29. */
const MEDICARE = { '90791': 172.58, '90832': 85.47, '90834': 140, '90837': 166.27, '90847': 109.09 };
/** The sample's rate used (average allowed, else contracted) and sessions a year, by payer and code. */
const RATES: Record<string, Partial<Record<keyof typeof MEDICARE, readonly [rate: number, sessions: number]>>> = {
  'Insurer A': {
    '90791': [138, 24],
    '90832': [81, 30],
    '90834': [112.5, 210],
    '90837': [159.5, 240],
    '90847': [104, 20],
  },
  'Insurer B': { '90791': [123, 28], '90832': [66, 15], '90834': [94, 220], '90837': [136.5, 170] },
  'Insurer C': { '90791': [132, 18], '90834': [105, 160], '90837': [153.25, 150], '90847': [98, 12] },
  'Insurer D': {
    '90791': [180.5, 16],
    '90832': [91, 10],
    '90834': [120.25, 120],
    '90837': [176, 110],
    '90847': [118, 14],
  },
  'Insurer E': { '90791': [186, 12], '90834': [124.5, 80], '90837': [181, 70] },
};

/** AMB-12: sum(rate x sessions) / sum(Medicare x sessions), as the tabs show it. */
function percent(...payers: string[]): string {
  let paid = 0;
  let medicare = 0;
  for (const payer of payers) {
    for (const [code, amount] of Object.entries(MEDICARE)) {
      const [rate, sessions] = Object.entries(RATES[payer] ?? {}).find(([of]) => of === code)?.[1] ?? [0, 0];
      paid += rate * sessions;
      medicare += amount * sessions;
    }
  }
  return `${((100 * paid) / medicare).toFixed(1)}%`;
}

let host: WorkbenchHost;

const view = (id: string, row: number, column: number) => sheetOf(host, id).view(row, column).display;
/** The cell of a computed tab below a heading, in the row of a key. */
function cell(id: string, key: string, heading: string): string {
  const sheet = sheetOf(host, id);
  for (let row = 4; row < 40; row += 1) if (view(id, row, 0) === key) return view(id, row, columnOf(sheet, 2, heading));
  throw new Error(`${id} has no row ${key}`);
}
/** Everything a tab shows, a line a row. */
function all(id: string): string {
  const used = sheetOf(host, id).usedArea();
  const lines = Array.from({ length: (used?.bottom ?? 0) + 1 }, (_, row) =>
    Array.from({ length: (used?.right ?? 0) + 1 }, (_, column) => view(id, row, column)).join(' | '),
  );
  return lines.join('\n');
}

beforeAll(async () => {
  host = await hostWithEveryTab();
  const medicare = sheetOf(host, 'medicare');
  const row =
    Array.from({ length: 20 }, (_, index) => index).find((index) => view('medicare', index, 0) === '90834') ?? -1;
  medicare.type(row, columnOf(medicare, 2, 'Your figure'), '140');
  medicare.type(row, columnOf(medicare, 2, 'Where you found it'), FOUND);
});

describe('a Medicare amount of the user’s own', () => {
  it('stands in Medicare as the amount used, with its note and its source', () => {
    expect(cell('medicare', '90834', 'Amount used')).toBe('$140.00');
    expect(cell('medicare', '90834', 'Note')).toBe('your figure');
    expect(cell('medicare', '90834', 'What it is')).toBe(`Medicare allowed amount, source: ${FOUND}`);
    expect(cell('medicare', '90837', 'Amount used')).toBe('$166.27');
  });

  it('counts in Rate Comparison, in percents, dollars at stake and sentences, and is marked there', () => {
    expect(cell('rate-comparison', '90834', 'Medicare')).toBe('$140.00');
    // 94.00 / 140.00
    expect(cell('rate-comparison', '90834', 'Insurer B, % of Medicare')).toBe('67.1%');
    expect(view('rate-comparison', 1, 0)).toContain(MARK);
    expect(cell('rate-comparison', '90834', 'Medicare note')).toBe('your figure');
    // (140.00 - 94.00) x 220 sessions
    expect(all('rate-comparison')).toContain('$10,120');
    expect(all('rate-comparison')).toContain(
      `Your rate of $94.50 for 90834 is 32.5% below $140.00, the Medicare allowed amount, source: ${FOUND}.`,
    );
  });

  it.each(Object.keys(RATES))('counts in the Scorecard’s percent of Medicare of %s', (payer) => {
    expect(cell('scorecard', payer, '% of Medicare')).toBe(percent(payer));
  });

  it('counts in the percent of the whole practice, and in the lights, and the Scorecard says so', () => {
    expect(all('scorecard')).toContain(`Percent of Medicare: ${percent(...Object.keys(RATES))}`);
    // Insurer D pays 106% of Medicare's own amounts, and 97.5% with the user's.
    expect(cell('scorecard', 'Insurer D', 'Rate')).toBe('red');
    expect(view('scorecard', 1, 0)).toContain(MARK);
  });

  it('counts on Start, which says so in its line and in each gap that it makes', () => {
    expect(all('start')).toContain(MARK);
    expect(all('start')).toContain(`${percent('Insurer B')} | Insurer B | Below 80% of Medicare`);
    expect(all('start')).toContain('Pays $94.00, your Medicare figure $140.00; 220 sessions');
    expect(all('start')).toContain('Pays $136.50, Medicare $166.27; 170 sessions');
  });

  it('counts in Payer Review and among the facts of Exit Plan, and both say so', () => {
    for (const id of ['payer-review', 'exit-plan']) {
      expect(all(id)).toContain(percent('Insurer B'));
      expect(view(id, 1, 0)).toContain(MARK);
    }
    expect(all('payer-review')).toContain(
      `Below the walk-away line of 80.0% of Medicare (it pays ${percent('Insurer B')}).`,
    );
  });

  it('counts on the Summary, which names its source and the codes it is for', () => {
    run(host, 'writeSummary', { payer: 'Insurer B', today: TODAY });
    const page = all('summary').replace(/[\s|]+/g, ' ');
    // The contracted rate beside it: 94.50 / 140.00.
    expect(page).toContain('$140.00 67.5%');
    expect(page).toContain(`Medicare for 90834: Medicare allowed amount, source: ${FOUND}.`);
    expect(page).toContain('Medicare for 90837 and 90791: 2026 Medicare allowed amount, Vermont, office,');
  });

  it('counts in a letter, which names its source and the code it is for', () => {
    const { text, facts } = run(host, 'previewLetter', { row: 2, template: 'LTR-02', today: TODAY });
    expect(text).toContain(`For CPT 90834, Medicare means the Medicare allowed amount, source: ${FOUND}`);
    expect(facts).toContainEqual({
      text: '90834: Medicare $140.00',
      source: `Medicare allowed amount, source: ${FOUND}`,
    });
  });

  it('counts in the panel, which says so where it shows what Medicare pays', () => {
    expect(JSON.stringify(run(host, 'home', { today: TODAY }))).toContain('Your own Medicare figure counts for 90834.');
  });
});
