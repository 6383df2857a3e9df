/** An amount that the user looked up counts in place of Medicare's wherever Medicare is used, and is marked there (D; BEN-07, AMB-39). */
import { beforeAll, describe, expect, it } from 'vitest';
import { letterTemplates } from '../../src/domain/letters/library.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { run, TODAY } from '../support/commands.ts';
import { columnOf, hostWithEveryTab, sheetOf, TAB_IDS } from '../support/everyTab.ts';
import { hostFrom } from '../support/faults.ts';

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
/** The same practice while Medicare's own amounts count. */
let plain: WorkbenchHost;

const view = (id: string, row: number, column: number) => sheetOf(host, id).view(row, column).display;
/** The cell of a computed tab below a heading, in the row of a key. */
function cell(id: string, key: string, heading: string): string {
  const sheet = sheetOf(host, id);
  for (let row = 4; row < 40; row += 1) if (view(id, row, 0) === key) return view(id, row, columnOf(sheet, 2, heading));
  throw new Error(`${id} has no row ${key}`);
}
/** Everything a tab shows, row by row. */
function cells(of: WorkbenchHost, id: string): string[][] {
  const sheet = sheetOf(of, id);
  const used = sheet.usedArea();
  return Array.from({ length: (used?.bottom ?? 0) + 1 }, (_, row) =>
    Array.from({ length: (used?.right ?? 0) + 1 }, (_, column) => sheet.view(row, column).display),
  );
}
/** The same, a line a row. */
const all = (id: string, of = host) =>
  cells(of, id)
    .map((line) => line.join(' | '))
    .join('\n');

function typeOwnFigure(of: WorkbenchHost): void {
  const medicare = sheetOf(of, 'medicare');
  const row = cells(of, 'medicare').findIndex(([code]) => code === '90834');
  medicare.type(row, columnOf(medicare, 2, 'Your figure'), '140');
  medicare.type(row, columnOf(medicare, 2, 'Where you found it'), FOUND);
}

beforeAll(async () => {
  [host, plain] = [await hostWithEveryTab(), await hostWithEveryTab()];
  typeOwnFigure(host);
  for (const each of [host, plain]) {
    run(each, 'writeSummary', { payer: 'Insurer B', today: TODAY });
    run(each, 'takeSnapshot', { today: TODAY });
  }
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

  it('is noted in Scorecard History beside the percent in which it counted', () => {
    const [headings = [], ...rows] = cells(host, 'scorecard-history');
    const at = (heading: string) => rows.map((row) => row[headings.indexOf(heading)]);
    expect(at('% of Medicare')).toEqual(Object.keys(RATES).map((payer) => percent(payer)));
    expect(at('Your Medicare figure')).toEqual(Object.keys(RATES).map(() => '90834'));
    const [plainHeadings = [], ...plainRows] = cells(plain, 'scorecard-history');
    expect(plainRows.map((row) => row[plainHeadings.indexOf('Your Medicare figure')])).toEqual(
      Object.keys(RATES).map(() => 'none'),
    );
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

/** What is said where a figure of the user's own counts. */
const SAYS_SO =
  /Your own Medicare figure counts for 90834\.|your figure|your Medicare figure|source: CMS look-up tool, May 2026/;
/** Where the fee schedule itself is shown. */
const OF_THE_SCHEDULE = /^(Office|Facility|Change|Full schedule)/;

describe('wherever Medicare is used, tab by tab and letter by letter', () => {
  // The examples of Functions are of a practice of their own.
  it.each(TAB_IDS.filter((id) => id !== 'functions'))(
    '%s: Medicare’s own amount for the code is not there any more, and what changed is marked',
    (id) => {
      const [now, before] = [cells(host, id), cells(plain, id)];
      const headings = now[2] ?? [];
      const standing = now.map((line) =>
        line.filter((_, at) => !OF_THE_SCHEDULE.test(id === 'medicare' ? (headings[at] ?? '') : '')),
      );
      expect(standing.flat().filter((text) => text.includes('113.29'))).toEqual([]);
      if (JSON.stringify(now) === JSON.stringify(before)) return;
      if (id !== 'scorecard-history') expect(now.flat().join('\n')).toMatch(SAYS_SO);
    },
  );

  it('changes every tab that compares with Medicare, so that none of the above holds for want of figures', () => {
    const changed = TAB_IDS.filter((id) => JSON.stringify(cells(host, id)) !== JSON.stringify(cells(plain, id)));
    expect(changed).toEqual([
      'start',
      'medicare',
      'rate-comparison',
      'scorecard',
      'summary',
      'payer-review',
      'exit-plan',
      'scorecard-history',
    ]);
  });

  it.each(letterTemplates.map(({ id }) => id))(
    'letter %s: names the source of the figure wherever it argues with it',
    (template) => {
      const letter = (of: WorkbenchHost) => run(of, 'previewLetter', { row: 2, template, today: TODAY });
      const [now, before] = [letter(host), letter(plain)];
      expect(now.text).not.toContain('113.29');
      expect(JSON.stringify(now.facts)).not.toContain('113.29');
      if (now.text === before.text) return;
      expect(now.text).toContain(FOUND);
    },
  );

  it.each([
    ['home', (of: WorkbenchHost) => run(of, 'home', { today: TODAY })],
    ['the form of a request', (of: WorkbenchHost) => run(of, 'requestForm', { payer: 'Insurer B' })],
    ['what to say on the phone', (of: WorkbenchHost) => run(of, 'talkingPoints', { row: 2, today: TODAY })],
  ] as const)('panel, %s: the figure counts, and is marked', (_, answer) => {
    const [now, before] = [answer(host), answer(plain)].map((each) => JSON.stringify(each));
    expect(now).not.toContain('113.29');
    if (now !== before) expect(now).toMatch(SAYS_SO);
  });

  it('panel: the request form shows it', () => {
    const { lines, basis } = run(host, 'requestForm', { payer: 'Insurer B' });
    expect(lines.find(({ code }) => code === '90834')?.medicare).toBe(140);
    expect(basis).toContain(MARK);
  });
});

describe('without an office ZIP code', () => {
  const ZIP = 'Type your office ZIP code in Practice to compare the other codes with Medicare.';
  let nowhere: WorkbenchHost;
  beforeAll(async () => {
    nowhere = await hostFrom(host.toJSON());
    const row = cells(nowhere, 'practice').findIndex(([label]) => label === 'Office ZIP code');
    sheetOf(nowhere, 'practice').type(row, 1, '');
  });
  const inRow = (id: string, key: string, heading: string) => {
    const line = cells(nowhere, id).find(([first]) => first === key) ?? [];
    return line[columnOf(sheetOf(nowhere, id), 2, heading)];
  };

  it('the figure counts in the comparison and in every percent, for its code alone', () => {
    expect(inRow('rate-comparison', '90834', 'Medicare')).toBe('$140.00');
    expect(inRow('rate-comparison', '90837', 'Medicare')).toBe('');
    for (const [payer, rates] of Object.entries(RATES)) {
      const own = `${((100 * (rates['90834']?.[0] ?? 0)) / 140).toFixed(1)}%`;
      expect(inRow('scorecard', payer, '% of Medicare')).toBe(own);
      expect(inRow('scorecard', payer, 'Your Medicare figure')).toBe('90834');
      expect(inRow('scorecard', payer, 'Code by code')).toMatch(/^90834 (red|yellow|green)[^;]*$/);
      expect(all('start', nowhere)).toContain(`${own} | ${payer} | `);
    }
    // 94.00 / 140.00, and for the whole practice 85,495 of 110,600 over 790 sessions.
    expect(all('payer-review', nowhere)).toContain('it pays 67.1%');
    expect(all('exit-plan', nowhere)).toContain('67.1%');
    expect(all('scorecard', nowhere)).toContain('Percent of Medicare: 77.3%');
  });

  it.each(['start', 'rate-comparison', 'scorecard', 'payer-review', 'exit-plan'])(
    '%s names the missing ZIP code once, and for which code the figure counts',
    (id) => {
      const shown = all(id, nowhere);
      expect(shown.split(ZIP)).toHaveLength(2);
      expect(shown.split(MARK)).toHaveLength(2);
    },
  );

  it('the panel says the same percents as the Scorecard, and asks for the ZIP code once', () => {
    const answer = run(nowhere, 'home', { today: TODAY });
    const says = JSON.stringify(answer);
    expect(says).toContain('67.1% of Medicare over one code');
    expect(says).toContain(MARK);
    expect(answer.stage).toBe('setup');
    expect(answer.next.title).toBe('Find your Medicare rates');
    expect(JSON.stringify(answer.problems)).not.toContain('ZIP');
  });

  it('a letter argues with the figure, and names its source', () => {
    const { text } = run(nowhere, 'previewLetter', { row: 2, template: 'LTR-02', today: TODAY });
    expect(text).toContain('$140.00');
    expect(text).toContain(FOUND);
    expect(text).not.toContain('166.27');
  });

  it('a tab without any figure of the user’s own asks for the ZIP code alone', async () => {
    const bare = await hostFrom(plain.toJSON());
    const row = cells(bare, 'practice').findIndex(([label]) => label === 'Office ZIP code');
    sheetOf(bare, 'practice').type(row, 1, '');
    for (const id of ['start', 'rate-comparison', 'scorecard', 'payer-review', 'exit-plan']) {
      expect(all(id, bare)).toContain('Type your office ZIP code in Practice to compare with Medicare.');
    }
  });
});
