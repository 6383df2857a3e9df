import { describe, expect, it } from 'vitest';
import { betterStart, negotiationWindow } from '../../src/domain/negotiation/windows.ts';
import { DEFAULT_THRESHOLDS } from '../../src/domain/thresholds.ts';
import { countDocumentCalls, type WorkbenchHost } from '../../workbench/host.ts';
import { call, practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { cellsOf, emptyHost, shown, typedCells, typeInto, withShortTabs } from '../support/host.ts';
import { rowOf, typeInRow } from '../support/typing.ts';

const TAB = 'Start';

async function empty(options: { timeZone?: string; locale?: string } = {}): Promise<WorkbenchHost> {
  return withShortTabs(await emptyHost({ now: () => new Date(`${TODAY}T15:00:00Z`), ...options }));
}

/** The rows of a block that have something in them, from column A to E. */
function block(host: WorkbenchHost, title: string): string[][] {
  const cells = cellsOf(host, TAB);
  const at = cells.findIndex((line) => line[0] === title);
  expect(at, `the block ${title}`).toBeGreaterThan(0);
  const rest = cells.slice(at + 2);
  const end = rest.findIndex((line, index) => index > 0 && line.slice(0, 5).every((cell) => cell === ''));
  return rest.slice(0, end < 0 ? undefined : end).map((line) => line.slice(0, 5));
}

const steps = (host: WorkbenchHost) => block(host, 'Next steps');

describe('Start, in a workbook with nothing in it', () => {
  it('says where to begin, and alarms nobody', async () => {
    const host = await empty();
    expect(run(host, 'buildTab', { id: 'start', today: TODAY })).toMatchObject({ outcome: 'made', problems: [] });
    expect(steps(host)).toEqual([
      ['', '', 'Begin with Practice, Payers and Rates. The panel leads you through it: Extensions, RateCase.', '', ''],
    ]);
    expect(block(host, 'What stands out')[0]?.[2]).toBe(
      'Your payers stand here, lowest first, once you typed them in Payers.',
    );
    expect(block(host, 'What would help most next').slice(0, 2)).toEqual([
      ['0 of 11', '', 'kinds of facts are complete', 'What would help most comes first', ''],
      ['0 of 1', 'Practice', 'Office ZIP code', 'Medicare pays by area: nothing can be compared without it', ''],
    ]);
    expect(block(host, 'Needs a look')[0]?.[2]).toBe('Nothing: every worked-out column fills, and every date is read.');
    expect(cellsOf(host, TAB).flat().join(' ')).not.toMatch(/#[A-Z]+[!?]|#N\/A|\bred\b|late\b/);
  });
});

describe('Start, in a practice with payers and rates', () => {
  it('names the schedule in use with its release', async () => {
    const host = await practiceInBurlington();
    run(host, 'buildTab', { id: 'start', today: TODAY });
    expect(shown(host, TAB, 'A2')).toBe('Sample Psychology Practice. Tuesday, May 12, 2026.');
    expect(shown(host, TAB, 'A3')).toBe(
      '2026 Medicare allowed amount, Vermont, office, as paid to clinical psychologists (100% of the fee schedule), CMS release RVU26C.',
    );
  });

  it('puts the lowest payer first, and says what the gap comes to in a year', async () => {
    const host = await practiceInBurlington();
    // Insurer B: 90834 at 94.00 beside 113.29 for 220 sessions, 90791 at 123.00 beside 172.58 for 10.
    typeInto(host, 'Rates', 'G4', '220');
    typeInto(host, 'Rates', 'G5', '10');
    run(host, 'buildTab', { id: 'start', today: TODAY });
    const rows = block(host, 'What stands out');
    // (94 x 220 + 123 x 10) / (113.29 x 220 + 172.58 x 10) = 21,910 / 26,649.60; 19.29 x 220 + 49.58 x 10 = 4,739.60.
    expect(rows[0]).toEqual([
      '82.2%',
      'Insurer B',
      'Below Medicare over two codes, by sessions',
      'About $4,740 a year below Medicare',
      'Ask at any time',
    ]);
    // Without sessions each code counts once: (105/113.29 + 132/172.58) / 2.
    expect(rows[1]).toEqual([
      '84.6%',
      'Insurer C',
      'Below Medicare over two codes, each rate counting the same',
      'Type Sessions a year in Rates to see it in dollars',
      'Ask at any time',
    ]);
    expect(block(host, 'Widest gaps to Medicare, in dollars a year')).toEqual([
      [
        '$4,244',
        'Insurer B',
        '90834, 45-minute session',
        'Pays $94.00, Medicare $113.29; 220 sessions',
        'Rates, row 4',
      ],
      ['$496', 'Insurer B', '90791, First evaluation', 'Pays $123.00, Medicare $172.58; 10 sessions', 'Rates, row 5'],
    ]);
  });

  it('says when to ask where a contract has no renewal date: a year after the last increase, or at its anniversary', async () => {
    const host = await practiceInBurlington();
    run(host, 'buildTab', { id: 'start', today: TODAY });
    const headings = cellsOf(host, 'Payers')[0] ?? [];
    const type = (payer: string, heading: string, text: string) => {
      const row = cellsOf(host, 'Payers').findIndex(([name]) => name === payer);
      host.workbook.sheetByName('Payers')?.type(row, headings.indexOf(heading), text);
    };
    const asks = (payer: string) => block(host, 'What stands out').find(([, name]) => name === payer)?.[4];
    // Today is May 12, 2026.
    type('Insurer A', 'Last increase', '2025-05-13');
    type('Insurer B', 'Last increase', '2025-05-12');
    type('Insurer C', 'Contract began', '2019-05-11');
    expect(['Insurer A', 'Insurer B', 'Insurer C'].map(asks)).toEqual([
      'Ask from May 13, 2026',
      'Ask at any time; last increase May 2025',
      'Ask at any time; anniversary May 11, 2027',
    ]);
    type('Insurer C', 'Contract began', '2019-05-12');
    expect(asks('Insurer C')).toBe('Ask at any time; anniversary May 12, 2026');
    type('Insurer C', 'Contract began', '2027-03-01');
    expect(asks('Insurer C')).toBe('Ask at any time; begins Mar 1, 2027');
    type('Insurer A', 'Renewal date', '2027-01-01');
    expect(asks('Insurer A')).toMatch(/^Ask by /);
    // AMB-25: nothing for two years.
    type('Insurer B', 'Last increase', '2024-05-13');
    expect(asks('Insurer B')).toBe('Ask at any time; last increase May 2024');
    type('Insurer B', 'Last increase', '2024-05-12');
    type('Insurer A', 'Last increase', '2024-05-12');
    expect(asks('Insurer B')).toBe('Ask now; nothing asked since May 2024');
    expect(asks('Insurer A')).toMatch(/^Ask by [A-Z][a-z]+ \d+, 2026; nothing asked since May 2024$/);
    const asked = (date: string, status: string) => {
      const log = host.workbook.sheetByName('Negotiation Log');
      const columns = cellsOf(host, 'Negotiation Log')[0] ?? [];
      log?.type(1, columns.indexOf('Insurer Name'), 'Insurer B');
      log?.type(1, columns.indexOf('Date of Initial Request'), date);
      log?.type(1, columns.indexOf('Status'), status);
    };
    asked('2024-05-13', 'Closed');
    expect(asks('Insurer B')).toBe('Ask at any time; last increase May 2024');
    asked('2024-05-11', 'Pending');
    expect(asks('Insurer B')).toBe('Ask at any time; last increase May 2024');
    asked('2024-05-11', 'Closed');
    expect(asks('Insurer B')).toBe('Ask now; nothing asked since May 2024');
    asked('', 'Closed');
    host.workbook.sheetByName('Payers')?.deleteColumns(headings.indexOf('Last increase'), 1);
    run(host, 'buildTab', { id: 'start', today: TODAY });
    expect(asks('Insurer B')).toBe('Ask at any time');
  });

  it('asks nobody whose rates are not negotiated, and says when the day to ask has passed', async () => {
    const host = await practiceInBurlington();
    // Ninety days before July 1 is April 2.
    const payers: Record<string, Record<string, string>> = {
      'Insurer A': { Type: 'Medicaid', 'Renewal date': '2026-07-01' },
      'Insurer B': { Type: 'Commercial', 'Renewal date': '2026-07-01' },
      'Insurer C': { Type: 'Commercial', 'Renewal date': '2026-05-11' },
    };
    for (const [payer, facts] of Object.entries(payers)) typeInRow(host, 'Payers', rowOf(host, 'Payers', payer), facts);
    run(host, 'buildTab', { id: 'start', today: TODAY });
    const asks = (payer: string) => block(host, 'What stands out').find((row) => row[1] === payer)?.[4];
    expect(asks('Insurer A')).toBe('Its rates are not yours to negotiate');
    expect(asks('Insurer B')).toBe('Ask now; Apr 2, 2026 was the day to ask by');
    expect(asks('Insurer C')).toBe('Bring its renewal date up to date');
    expect(steps(host).map(([, payer]) => payer)).toEqual(['Insurer C', 'Insurer B']);
    expect(run(host, 'home', { today: TODAY }).comingUp.map(({ title }) => title)).not.toContainEqual(
      expect.stringContaining('Insurer A'),
    );
  });

  it('counts office hours a week as well as minutes for a claim', async () => {
    const host = await practiceInBurlington();
    run(host, 'buildTab', { id: 'start', today: TODAY });
    const all = () => block(host, 'What would help most next')[0]?.[0];
    expect(all()).toBe('3 of 11');
    typeInRow(host, 'Payers', 1, { 'Office hours a week': '2' });
    typeInRow(host, 'Payers', 2, { 'Minutes per claim': '5' });
    expect(all()).toBe('3 of 11');
    typeInRow(host, 'Payers', 3, { 'Minutes per claim': '5', 'Office hours a week': '2' });
    expect(all()).toBe('4 of 11');
  });

  it('names a payer below the walk-away limit, and one below what a session costs', async () => {
    const host = await practiceInBurlington();
    run(host, 'buildTab', { id: 'start', today: TODAY });
    const second = () => block(host, 'What stands out').find((row) => row[1] === 'Insurer B')?.[2];
    // (94/113.29 + 123/172.58) / 2 = 77.1 %.
    expect(second()).toBe('Below 80% of Medicare over two codes, each rate counting the same');
    const facts = cellsOf(host, 'Practice');
    const type = (label: string, text: string) =>
      typeInto(host, 'Practice', `B${facts.findIndex((line) => line[0] === label) + 1}`, text);
    // 1,000 hours at $110 over 1,000 sessions: a session costs $110; Insurer B pays (94 + 123) / 2 = 108.50 on average.
    type('Sessions a year', '1000');
    type('Hours with clients a year', '1000');
    type('Clinician pay an hour', '110');
    expect(second()).toBe(
      'Below 80% of Medicare over two codes, each rate counting the same. Below what a session costs you',
    );
    type('Clinician pay an hour', '108');
    expect(second()).toBe('Below 80% of Medicare over two codes, each rate counting the same');
    const limit = cellsOf(host, 'Thresholds').findIndex(([name]) => name === 'walkAway') + 1;
    typeInto(host, 'Thresholds', `B${limit}`, '0.77');
    expect(second()).toBe('Below Medicare over two codes, each rate counting the same');
  });

  it('counts only rates that are in force', async () => {
    const host = await practiceInBurlington();
    typeInto(host, 'Rates', 'G4', '220');
    for (const [cell, text] of [
      ['A8', 'Insurer B'],
      ['B8', '90834'],
      ['D8', '113'],
      ['E8', '2026-05-01'],
      ['G8', '220'],
    ] as const)
      typeInto(host, 'Rates', cell, text);
    run(host, 'buildTab', { id: 'start', today: TODAY });
    // 0.29 x 220
    expect(block(host, 'Widest gaps to Medicare, in dollars a year').map(([gap]) => gap)).toEqual(['$64']);
  });
});

describe('Start lists what is due within a week', () => {
  it('from the log, its deadlines and the renewal dates, the earliest first', async () => {
    const host = await practiceInBurlington();
    run(host, 'savePayers', {
      payers: [
        // Ask by June 3, last call July 3; talks were to begin on April 4.
        { name: 'Insurer D', type: 'Commercial', renewal: '2026-09-01' },
        // 150 days before October 17 are May 20: not this week. Before October 16: May 19, which is.
        { name: 'Insurer E', type: 'Commercial', renewal: '2026-10-17' },
        { name: 'Insurer F', type: 'Commercial', renewal: '2026-10-16' },
      ],
    });
    const line = { contact: '', contactInfo: '', lines: [{ code: '90834', current: 94, requested: 110 }] };
    for (const payer of ['Insurer A', 'Insurer B', 'Insurer C']) run(host, 'addRequest', { payer, ...line });
    for (const [cell, text] of [
      ['D2', '2026-04-23'],
      ['M2', 'Pending'],
      ['W2', '2026-05-13'],
      ['D3', '2026-05-11'],
      ['M3', 'Pending'],
    ] as const)
      typeInto(host, 'Negotiation Log', cell, text);
    run(host, 'buildTab', { id: 'start', today: TODAY });
    expect(steps(host)).toEqual([
      [
        'May 7, 2026',
        'Insurer A',
        'First follow-up, 3 business days late',
        'No answer yet to the request of Apr 23',
        'Negotiation Log, row 2',
      ],
      [
        'May 13, 2026',
        'Insurer A',
        'Decide: your own deadline',
        'You set this date in Decide By',
        'Negotiation Log, row 2',
      ],
      [
        '',
        'Insurer C',
        'Not sent yet',
        'Write the letter in the panel, and note there when you sent it',
        'Negotiation Log, row 4',
      ],
      [
        'May 19, 2026',
        'Insurer F',
        'Start talking about the renewal',
        'It renews on Oct 16, 2026; ask by Jul 18',
        'Payers, row 7',
      ],
      [
        'Jun 3, 2026',
        'Insurer D',
        'Send the request by this day',
        'It renews on Sep 1, 2026; ask by Jun 3',
        'Payers, row 5',
      ],
    ]);
  });

  it('says nothing of the renewal of a payer that was asked already', async () => {
    const host = await practiceInBurlington();
    run(host, 'savePayers', { payers: [{ name: 'Insurer D', type: 'Commercial', renewal: '2026-09-01' }] });
    run(host, 'buildTab', { id: 'start', today: TODAY });
    expect(steps(host).map(([, payer]) => payer)).toEqual(['Insurer D']);
    run(host, 'addRequest', {
      payer: 'insurer d',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current: 94, requested: 110 }],
    });
    expect(steps(host).map((row) => row[2])).toEqual(['Not sent yet']);
  });

  it.each([
    ['2027-05-10', '2026-12-11'],
    ['2027-06-01', '2027-01-02'],
    ['2027-06-15', '2027-01-16'],
  ])('moves a start in the slow weeks as the rule does: renewal %s', async (renewal, raw) => {
    const window = negotiationWindow(renewal, null, DEFAULT_THRESHOLDS);
    expect(window.start).toBe(raw);
    const wanted = betterStart(window) ?? raw;
    const host = withShortTabs(await emptyHost({ now: () => new Date(`${wanted}T15:00:00Z`) }));
    run(host, 'savePayers', { payers: [{ name: 'Insurer D', type: 'Commercial', renewal }] });
    // Read as nobody's day but its own: the day before the start is within the week, too.
    run(host, 'buildTab', { id: 'start', today: wanted });
    expect(steps(host)[0]?.[2]).toBe('Send the request by this day');
    const before = await emptyHost({ now: () => new Date(Date.parse(`${wanted}T15:00:00Z`) - 86_400_000) });
    run(before, 'savePayers', { payers: [{ name: 'Insurer D', type: 'Commercial', renewal }] });
    run(before, 'buildTab', { id: 'start', today: wanted });
    expect(steps(before)[0]?.[2]).toBe('Start talking about the renewal');
  });
});

describe('Start looks after the workbook', () => {
  it('names a blocked column with the cell in the way, and is quiet again once that is cleared', async () => {
    const host = await practiceInBurlington();
    run(host, 'buildTab', { id: 'start', today: TODAY });
    typeInto(host, 'Rate Comparison', 'C6', 'mine');
    expect(block(host, 'Needs a look')).toEqual([
      [
        'C6',
        'Rate Comparison',
        'Something typed here keeps column C from filling',
        'Move it to a column of your own, or clear it; or build the tab again',
        '',
      ],
    ]);
    typeInto(host, 'Rate Comparison', 'C6', '');
    expect(block(host, 'Needs a look')[0]?.[2]).toBe('Nothing: every worked-out column fills, and every date is read.');
  });

  it('never writes over what was typed into the page, and names what is in the way', async () => {
    const host = await practiceInBurlington();
    run(host, 'buildTab', { id: 'start', today: TODAY });
    typeInto(host, TAB, 'C7', 'call them');
    typeInto(host, TAB, 'I3', 'my note');
    typeInto(host, TAB, 'A5', 'My own heading');
    const before = typedCells(host);
    const again = run(host, 'buildTab', { id: 'start', today: TODAY });
    expect(again.problems[0]?.message).toBe(
      'Start, cell C7: something typed here keeps “Next steps” from filling. Move it to the right of the page, or clear it.',
    );
    expect(typedCells(host)).toEqual(before);
  });

  it('names a block that was deleted, and puts it back only when asked and only where nothing stands', async () => {
    const host = await practiceInBurlington();
    run(host, 'buildTab', { id: 'start', today: TODAY });
    typeInto(host, TAB, 'A6', 'gone');
    expect(run(host, 'tabs', {}).tabs.find(({ id }) => id === 'start')?.missingColumns).toEqual(['Next steps']);
    const restore = { id: 'start', today: TODAY, restore: ['Next steps'] };
    expect(run(host, 'buildTab', restore).problems[0]?.message).toContain('“Next steps” is not there any more');
    expect(shown(host, TAB, 'A6')).toBe('gone');
    typeInto(host, TAB, 'A6', '');
    expect(run(host, 'buildTab', restore)).toMatchObject({ outcome: 'updated', problems: [] });
    expect(shown(host, TAB, 'A6')).toBe('When');
  });

  it('follows renamed tabs, links to new ones, and changes nothing when nothing is new', async () => {
    const host = await practiceInBurlington();
    run(host, 'buildTab', { id: 'start', today: TODAY });
    expect(run(host, 'buildTab', { id: 'start', today: TODAY }).outcome).toBe('unchanged');
    const list = () => cellsOf(host, TAB).map((line) => line[6] ?? '');
    // Right below the last link somebody keeps a note.
    const free = list().lastIndexOf('Thresholds') + 2;
    typeInto(host, TAB, `G${free}`, 'mine');
    run(host, 'buildTab', { id: 'contacts', today: TODAY });
    const rates = host.workbook.sheetByName('Rates');
    if (rates) host.workbook.renameSheet(rates.id, 'What they pay');
    expect(run(host, 'buildTab', { id: 'start', today: TODAY }).outcome).toBe('updated');
    expect(shown(host, TAB, `G${free}`)).toBe('mine');
    const tabs = host.workbook.sheets.map(({ name }) => name).filter((name) => !['Sheet1', TAB].includes(name));
    expect(
      list()
        .filter((text) => !['', 'Your tabs', 'mine'].includes(text))
        .sort(),
    ).toEqual(tabs.sort());
    expect(tabs).toContain('What they pay');
    expect(block(host, 'What would help most next').some((row) => row[1] === 'What they pay')).toBe(true);
    expect(run(host, 'buildTab', { id: 'start', today: TODAY }).outcome).toBe('unchanged');
  });

  it('stands before the other tabs, and leaves people where they were', async () => {
    const host = await practiceInBurlington();
    run(host, 'buildTab', { id: 'start', today: TODAY });
    const names = host.workbook.sheets.map(({ name }) => name);
    expect(names.indexOf('Start')).toBe(names.indexOf('Practice') - 1);
    expect(host.workbook.sheetById(host.active.sheetId)?.name).toBe('Sheet1');
  });

  it('costs the same for one payer and for forty', async () => {
    const cost = async (payers: number) => {
      const host = await empty();
      run(host, 'savePractice', { today: TODAY, practice: { zip: '05401' } });
      run(host, 'saveRates', {
        rates: Array.from({ length: payers }, (_, index) => ({
          payer: `Payer ${index}`,
          code: '90834',
          rate: 90 + index,
        })),
      });
      run(host, 'buildTab', { id: 'negotiation-log', today: TODAY });
      const { calls } = call(host, 'buildTab', { id: 'start', today: TODAY });
      return countDocumentCalls(calls, ['Sheet.setColumnWidth', 'Sheet.setColumnWidths']);
    };
    expect(await cost(40)).toBe(await cost(1));
  });
});
