/** Payer Mix on the sample practice. What is expected was worked out by hand, from the sample's own figures. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { practiceInBurlington, refused, run, TODAY } from '../support/commands.ts';
import { everyTab, sheetOf, unmake } from '../support/everyTab.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { cellsOf, typeInto } from '../support/host.ts';

function rowOf(host: WorkbenchHost, payer: string): (heading: string) => string {
  const cells = cellsOf(host, 'Payer Mix');
  const headings = cells[2] ?? [];
  const line = cells.slice(4).find((cells) => cells[headings.indexOf('Payer')] === payer);
  if (!line) throw new Error(`Payer Mix has no ${payer}`);
  return (heading) => line[headings.indexOf(heading)] ?? `no ${heading}`;
}

function linesOf(host: WorkbenchHost): string[] {
  const cells = cellsOf(host, 'Payer Mix');
  const at = (cells[2] ?? []).indexOf('What stands out');
  return cells.slice(4).map((line) => line[at] ?? '');
}

function setThreshold(host: WorkbenchHost, name: string, value: number): void {
  const row = cellsOf(host, 'Thresholds').findIndex(([cell]) => cell === name);
  typeInto(host, 'Thresholds', `B${row + 1}`, String(value));
}

let state: State;
beforeAll(async () => {
  state = await everyTab();
}, 300_000);

describe('Payer Mix of the sample practice', () => {
  let host: WorkbenchHost;
  beforeAll(async () => {
    host = await hostFrom(state);
  });

  it('shows the newest quarter of Claims', () => {
    const cells = cellsOf(host, 'Payer Mix');
    expect(cells[0]?.slice(0, 2)).toEqual(['Payer mix', 'Q1 2026']);
    expect(cells[1]?.[0]).toContain('Claims of Q1 2026, Jan 1, 2026 to Mar 31, 2026.');
  });

  it('has shares of revenue, caseload and office work side by side', () => {
    const b = rowOf(host, 'Insurer B');
    // 12,050 of 56,250; 22 of 112 clients; 43.2 of 81.55 hours.
    expect([b('Share of revenue'), b('Share of caseload'), b('Share of office work')]).toEqual([
      '21.4%',
      '19.6%',
      '53.0%',
    ]);
  });

  it('calls a payer a volume trap by the limits in Thresholds', async () => {
    // 24 of 112 clients, 10,890 of 56,250: two points below, at nine tenths.
    expect(rowOf(host, 'Insurer C')('Volume')).toBe(
      'About in balance: 21.4% of your caseload and 19.4% of your revenue.',
    );
    expect(linesOf(host)).toContain('No volume trap.');
    const stricter = await hostFrom(state);
    setThreshold(stricter, 'volumeTrapRatio', 0.95);
    setThreshold(stricter, 'volumeTrapPoints', 0.01);
    expect(rowOf(stricter, 'Insurer C')('Volume')).toBe(
      'Volume trap: 21.4% of your caseload and 19.4% of your revenue. It fills more of your week than it pays for.',
    );
    expect(linesOf(stricter)).toContain('Volume traps, more of your week than of your revenue: Insurer C');
  });

  it('says what a visit brings, leaves and earns, office work counted once', () => {
    const b = rowOf(host, 'Insurer B');
    // 12,050 / 108; less 24 minutes at $28.
    expect([b('Average a visit'), b('Work on a claim'), b('Left after office work')]).toEqual([
      '$111.57',
      '$11.20',
      '$100.37',
    ]);
    // Less $95.43 of which $8.09 are office work: (520 x 28) / 1,800.
    expect([b('Profit a visit'), b('Most profitable')]).toEqual(['$13.03', '5']);
    // 13.03 x 108.
    expect(b('Profit in the quarter')).toBe('$1,407.24');
    const d = rowOf(host, 'Insurer D');
    // 9,900 / 68 - 1.40 - 95.43 + 8.09
    expect([d('Profit a visit'), d('Most profitable')]).toEqual(['$56.85', '1']);
  });

  it('shows denials, days, and your own billing time beside them', () => {
    const b = rowOf(host, 'Insurer B');
    // 14 and 24 of 108.
    expect([b('Denied'), b('Denied or cut'), b('Days to payment')]).toEqual(['13.0%', '22.2%', '47.0']);
    expect([b('Session to payment, days'), b('Your own billing time, days')]).toEqual(['51.0', '4.0']);
  });

  it('keeps the revenue shares of the quarters side by side', () => {
    const a = rowOf(host, 'Insurer A');
    // 16,900 of 55,150 in the quarter before.
    expect([a('Revenue share, Q1 2026'), a('Revenue share, Q4 2025')]).toEqual(['30.8%', '30.6%']);
    // A row without a payer has no share, rather than none of it.
    expect(cellsOf(host, 'Payer Mix')[3]?.join('')).toBe('');
  });

  it('says in lines what stands out', () => {
    expect(linesOf(host)).toEqual(
      expect.arrayContaining([
        'Revenue of the quarter: $56,250.00',
        'Most revenue: Insurer A (30.8%)',
        'Most profitable a visit: Insurer D ($56.85)',
        'Least profitable a visit: Insurer B ($13.03)',
        'No payer costs you money, as far as is known.',
        'Far more office work than revenue: Insurer B, Insurer E',
        'Slowest: Insurer E (52.0 days)',
        'Most denied or cut: Insurer B (22.2%)',
      ]),
    );
  });

  it('names nobody for denials or days whose claims are too few to judge by (AMB-14)', async () => {
    const few = await hostFrom(state);
    // Insurer E has 41 claims.
    setThreshold(few, 'minClaims', 41);
    expect(linesOf(few)).toContain('Slowest: Insurer E (52.0 days)');
    setThreshold(few, 'minClaims', 42);
    expect(linesOf(few)).toContain('Slowest: Insurer B (47.0 days)');
    expect(linesOf(few)).toContain('Most denied or cut: Insurer B (22.2%)');
    expect(rowOf(few, 'Insurer E')('Look at')).toBe('Only 41 claims: denials and days say little.');
    expect(rowOf(few, 'Insurer D')('Look at')).toBe('');
    setThreshold(few, 'minClaims', 1000);
    expect(linesOf(few).filter((line) => /^(Slowest|Most denied)/.test(line))).toEqual([]);
  });

  it('names who makes far more work than revenue by the limit in Thresholds', async () => {
    const host = await hostFrom(state);
    // B makes 43.2 of 81.55 hours for 12,050 of 56,250 dollars, 2.47 times its share; E 19.1 for 6,100, 2.16 times.
    setThreshold(host, 'burdenYellow', 2.3);
    expect(linesOf(host)).toContain('Far more office work than revenue: Insurer B');
    setThreshold(host, 'burdenYellow', 2.5);
    expect(linesOf(host)).toContain('No payer makes far more office work than revenue.');
  });

  it('has no share of revenue, and draws no conclusion from one, while a payment is missing', async () => {
    const host = await hostFrom(state);
    const headings = cellsOf(host, 'Claims')[0] ?? [];
    for (const heading of ['Payer paid', 'Client share'])
      sheetOf(host, 'claims').type(8, headings.indexOf(heading), '');
    expect(rowOf(host, 'Insurer A')('Share of revenue')).toBe('');
    expect(rowOf(host, 'Insurer A')('Revenue share, Q1 2026')).toBe('');
    expect(rowOf(host, 'Insurer A')('Revenue share, Q4 2025')).toBe('30.6%');
    expect(rowOf(host, 'Insurer C')('Look at')).toBe('Missing: payments (Claims). ');
    // A second row of the payer has what the first lacks: it is missing all the same.
    const second = { Payer: 'Insurer C', From: '2026-01-01', To: '2026-03-31', 'Payer paid': '100', Sessions: '1' };
    for (const [heading, text] of Object.entries(second))
      sheetOf(host, 'claims').type(11, headings.indexOf(heading), text);
    expect(rowOf(host, 'Insurer C')('Look at')).toBe('Missing: payments (Claims); clients (Claims). ');
  });

  it('puts the minus of a loss before the dollars', async () => {
    const loss = await hostFrom(state);
    const headings = cellsOf(loss, 'Claims')[0] ?? [];
    sheetOf(loss, 'claims').type(7, headings.indexOf('Payer paid'), '6000');
    // 8,170 / 108 - 11.20 - 95.43 + 8.09
    expect(linesOf(loss)).toContain('Least profitable a visit: Insurer B (-$22.89)');
    expect(linesOf(loss)).toContain('Costs you money: Insurer B');
  });

  it('draws revenue beside caseload', () => {
    const [chart] = sheetOf(host, 'payer-mix').properties.charts as { type: string; ranges: unknown[] }[];
    expect([chart?.type, chart?.ranges.length]).toEqual(['COLUMN', 3]);
  });
});

describe('the quarter', () => {
  it('is chosen in a cell, and every figure follows', async () => {
    const host = await hostFrom(state);
    typeInto(host, 'Payer Mix', 'B1', 'Q4 2025');
    const a = rowOf(host, 'Insurer A');
    expect([a('Claims'), a('Revenue'), a('Share of revenue')]).toEqual(['128', '$16,900.00', '30.6%']);
    run(host, 'buildTab', { id: 'payer-mix', today: TODAY });
    expect(cellsOf(host, 'Payer Mix')[0]?.[1]).toBe('Q4 2025');
  });

  it('that is nonsense shows nothing, and says so', async () => {
    const host = await hostFrom(state);
    typeInto(host, 'Payer Mix', 'B1', 'last one');
    expect(rowOf(host, 'Insurer A')('Claims')).toBe('');
    expect(cellsOf(host, 'Payer Mix')[1]?.[0]).toContain('no row of Claims lies within that quarter');
  });

  it('counts a row whose days stand as text, as in pasted columns, everywhere alike', async () => {
    const host = await hostFrom(state);
    const tabs = ['Payer Mix', 'Scorecard', 'Payer Review', 'Exit Plan', 'Start'];
    const shownNow = () => tabs.map((tab) => cellsOf(host, tab));
    const before = shownNow();
    const claims = sheetOf(host, 'claims');
    const headings = cellsOf(host, 'Claims')[0] ?? [];
    for (const [heading, row, day] of [
      ['From', 6, '2026-01-01'],
      ['To', 6, '2026-03-31'],
      ['To', 2, '2025-12-31'],
    ] as const) {
      claims.type(row, headings.indexOf(heading), `'${day}`);
      expect(claims.view(row, headings.indexOf(heading)).display).toBe(day);
    }
    expect(shownNow()).toEqual(before);
  });

  it('comes with its own column when Claims has a new one', async () => {
    const host = await hostFrom(state);
    const headings = cellsOf(host, 'Claims')[0] ?? [];
    const claims = sheetOf(host, 'claims');
    for (const [heading, text] of [
      ['Payer', 'Insurer A'],
      ['From', '2026-04-01'],
      ['To', '2026-04-30'],
      ['Claims submitted', '40'],
      ['Payer paid', '4000'],
    ] as const)
      claims.type(11, headings.indexOf(heading), text);
    const built = run(host, 'buildTab', { id: 'payer-mix', today: TODAY });
    expect(built.summary).toContain('Revenue share, Q2 2026');
    expect(rowOf(host, 'Insurer A')('Revenue share, Q2 2026')).toBe('100.0%');
    typeInto(host, 'Payer Mix', 'B1', 'Q2 2026');
    const a = rowOf(host, 'Insurer A');
    expect(a('Periods of the claims')).toBe('Nothing typed for May 1, 2026 to June 30, 2026.');
    expect(a('Look at')).toBe(
      'Missing: sessions (Claims); clients (Claims); denied claims (Claims); days to payment (Claims). ',
    );
  });

  it('has a column beside the three before it; older ones are left in Claims', async () => {
    const host = await hostFrom(state);
    const headings = cellsOf(host, 'Claims')[0] ?? [];
    ['01', '04', '07'].forEach((month, index) => {
      const texts = { Payer: 'Insurer A', From: `2025-${month}-01`, To: `2025-${month}-30`, 'Payer paid': '1000' };
      for (const [heading, text] of Object.entries(texts))
        sheetOf(host, 'claims').type(11 + index, headings.indexOf(heading), text);
    });
    unmake(host, 'payer-mix');
    run(host, 'buildTab', { id: 'payer-mix', today: TODAY });
    const shares = (cellsOf(host, 'Payer Mix')[2] ?? []).filter((heading) => heading.startsWith('Revenue share, '));
    expect(shares).toEqual(['Q1 2026', 'Q4 2025', 'Q3 2025', 'Q2 2025'].map((name) => `Revenue share, ${name}`));
  });

  it('is needed: without claims the tab is refused with what to type', async () => {
    const host = await practiceInBurlington();
    expect(refused(host, 'buildTab', { id: 'payer-mix', today: TODAY })).toMatchObject({
      code: 'no-claims',
      at: { tab: 'claims', cell: 'A2' },
    });
  });
});

describe('caseload', () => {
  it('is counted by sessions where the clients of a payer are not known', async () => {
    const host = await hostFrom(state);
    const headings = cellsOf(host, 'Claims')[0] ?? [];
    sheetOf(host, 'claims').type(8, headings.indexOf('Clients'), '');
    // 131 of 433 sessions.
    expect(rowOf(host, 'Insurer A')('Share of caseload')).toBe('30.3%');
    expect(rowOf(host, 'Insurer C')('Look at')).toBe('Missing: clients (Claims). ');
  });
});
