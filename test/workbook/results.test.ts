import { describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { headingColumn, practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { cellsOf, shown, typedCells, typeInto } from '../support/host.ts';

const TAB = 'Results';
const build = (host: WorkbenchHost) => run(host, 'buildTab', { id: 'results', today: TODAY });

function column(host: WorkbenchHost, tab: string, row: number, heading: string): string {
  const at = headingColumn(cellsOf(host, tab), row, heading);
  return at < 26 ? String.fromCharCode(65 + at) : `A${String.fromCharCode(39 + at)}`;
}

function type(host: WorkbenchHost, tab: string, row: number, facts: Readonly<Record<string, string>>): void {
  for (const [heading, text] of Object.entries(facts))
    typeInto(host, tab, `${column(host, tab, 1, heading)}${row}`, text);
}

const result = (host: WorkbenchHost, key: string, heading: string): string => {
  const cells = cellsOf(host, TAB);
  return cells.find((line) => line[0] === key)?.[headingColumn(cells, 3, heading)] ?? 'no such row';
};

/** Insurer A signed 112.50 for 90834 from January 1, 2026: 131 days before May 12. */
async function signed(): Promise<WorkbenchHost> {
  const host = await practiceInBurlington();
  for (const id of ['negotiation-log', 'claims']) run(host, 'buildTab', { id, today: TODAY });
  typeInto(host, 'Rates', 'G2', '200');
  type(host, 'Negotiation Log', 2, {
    'Insurer Name': 'Insurer A',
    'CPT Codes Requested for Review': '90834, 90791',
    'Current Rate per Code': '90834: 104; 90791: 130',
    'Requested Rate per Code': '90834: 114; 90791: 150',
    Status: 'Closed',
    'Agreed Rate per Code': '90834: 112.50',
    'Agreed Rates From': '2026-01-01',
  });
  const claim = (row: number, from: string, to: string, submitted: string, denied: string, days: string) =>
    type(host, 'Claims', row, {
      Payer: 'Insurer A',
      From: from,
      To: to,
      'Claims submitted': submitted,
      Denied: denied,
      'Days to payment': days,
    });
  claim(2, '2025-07-01', '2025-09-30', '100', '10', '40');
  claim(3, '2025-10-01', '2025-12-31', '50', '2', '31');
  // Reaches over the day on which the rates begin: neither before nor since.
  claim(4, '2025-12-01', '2026-01-31', '90', '90', '99');
  claim(5, '2026-01-01', '2026-03-31', '120', '6', '22');
  // Ends on the first day of the new rates; begins a day more than a year before them.
  claim(6, '2025-12-15', '2026-01-01', '70', '70', '98');
  claim(7, '2024-12-31', '2025-03-31', '80', '80', '97');
  return host;
}

describe('Results', () => {
  it('says what to type while nothing was signed', async () => {
    const host = await practiceInBurlington();
    expect(build(host)).toMatchObject({ outcome: 'made', problems: [] });
    expect(shown(host, TAB, 'A2')).toBe(
      'When a payer signs, type Agreed Rate per Code and Agreed Rates From in Negotiation Log, and refresh.',
    );
    expect(build(host).outcome).toBe('unchanged');
    expect(cellsOf(host, TAB).flat().join(' ')).not.toMatch(/#[A-Z]/);
  });

  it('shows the lift, what it brought so far, and what the ask would have brought', async () => {
    const host = await signed();
    expect(build(host)).toMatchObject({ outcome: 'made', summary: '1 agreed rate.', problems: [] });
    const at = (heading: string) => result(host, 'Insurer A, 90834', heading);
    expect(at('Service')).toBe('45-minute session');
    expect([at('Rate before'), at('Requested'), at('Agreed'), at('From')]).toEqual([
      '$104.00',
      '$114.00',
      '$112.50',
      'Jan 1, 2026',
    ]);
    expect([at('Change'), at('Change in percent'), at('A year')]).toEqual(['$8.50', '8.2%', '$1,700']);
    // 8.50 x 200 x 131 / 365 = 610.14; 10 x 200 x 131 / 365 = 717.81.
    expect([at('Gained so far'), at('What you asked, so far'), at('Part of the ask')]).toEqual([
      '$610',
      '$718',
      '85.0%',
    ]);
    // Before: 12 of 150 claims; (100 x 40 + 50 x 31) / 150 = 37 days. Since: 6 of 120, 22 days.
    expect([at('Denied or cut, before'), at('Denied or cut, since')]).toEqual(['8.0%', '5.0%']);
    expect([at('Days to payment, before'), at('Days to payment, since')]).toEqual(['37', '22']);
    const cells = cellsOf(host, TAB);
    const inAll = headingColumn(cells, 3, 'In all');
    expect(cells.slice(4, 7).map((line) => line[inAll])).toEqual([
      'Gained so far: $610, of $718 that you asked for.',
      'That is $1,700 a year.',
      '1 of 1 agreed rate is above the rate before.',
    ]);
    expect(cells.flat().join(' ')).not.toMatch(/#[A-Z]/);
  });

  it('has no part of an ask that was none, and nothing that was asked where nobody typed it', async () => {
    const host = await signed();
    build(host);
    const at = (heading: string) => result(host, 'Insurer A, 90834', heading);
    const requested = `${column(host, TAB, 3, 'Requested')}5`;
    typeInto(host, TAB, requested, '104');
    expect([at('Part of the ask'), at('What you asked, so far')]).toEqual(['', '$0']);
    typeInto(host, TAB, requested, '');
    expect([at('Part of the ask'), at('What you asked, so far'), at('Gained so far')]).toEqual(['', '', '$610']);
  });

  it('counts the sessions of the rate that is in force, for the practice’s own level', async () => {
    const host = await signed();
    const rate = { Payer: 'Insurer A', 'CPT code': '90834', 'Contracted rate': '112.50' };
    type(host, 'Rates', 8, { ...rate, 'Effective from': '2026-05-01', 'Sessions a year': '300' });
    type(host, 'Rates', 9, { ...rate, 'Effective from': '2026-06-01', 'Sessions a year': '400' });
    type(host, 'Rates', 10, {
      ...rate,
      'Clinician level': 'LCSW',
      'Effective from': '2026-05-02',
      'Sessions a year': '50',
    });
    build(host);
    expect(result(host, 'Insurer A, 90834', 'Sessions a year')).toBe('300');
    expect(result(host, 'Insurer A, 90834', 'A year')).toBe('$2,550');
  });

  it('finds a payer whose name holds a comma', async () => {
    const host = await signed();
    run(host, 'saveRates', { rates: [{ payer: 'Insurer G, Inc.', code: '90834', rate: 110 }] });
    type(host, 'Rates', 8, { 'Sessions a year': '50' });
    type(host, 'Negotiation Log', 3, {
      'Insurer Name': 'Insurer G, Inc.',
      'CPT Codes Requested for Review': '90834',
      'Current Rate per Code': '90834: 100',
      'Agreed Rate per Code': '90834: 110',
      'Agreed Rates From': '2026-01-01',
    });
    build(host);
    const at = (heading: string) => result(host, 'Insurer G, Inc., 90834', heading);
    expect([at('Service'), at('Sessions a year'), at('A year')]).toEqual(['45-minute session', '50', '$500']);
    const cells = cellsOf(host, TAB);
    // 8.50 x 200 and 10 x 50 a year; by 131 of 365 days 610.14 and 179.45. What was asked of it is not typed.
    expect(cells.slice(4, 7).map((line) => line[headingColumn(cells, 3, 'In all')])).toEqual([
      'Gained so far: $790. Where what you asked is typed: $610 of $718.',
      'That is $2,200 a year.',
      '2 of 2 agreed rates are above the rate before.',
    ]);
  });

  it('counts nothing before the new rate begins', async () => {
    const host = await signed();
    type(host, 'Negotiation Log', 2, { 'Agreed Rates From': '2026-09-01' });
    build(host);
    expect(result(host, 'Insurer A, 90834', 'Gained so far')).toBe('$0');
    expect(result(host, 'Insurer A, 90834', 'A year')).toBe('$1,700');
    expect(result(host, 'Insurer A, 90834', 'Denied or cut, since')).toBe('');
  });

  it('keeps what somebody corrected, and names where it differs from the log', async () => {
    const host = await signed();
    build(host);
    const cell = `${column(host, TAB, 3, 'Agreed')}5`;
    typeInto(host, TAB, cell, '110');
    const before = typedCells(host);
    const again = build(host);
    expect(again.problems).toEqual([
      {
        message: `Results, cell ${cell}: “Agreed” of Insurer A for 90834 is $110.00 here and $112.50 in the log. Correct the one that is wrong.`,
        at: { tab: 'results', cell },
      },
    ]);
    expect(typedCells(host)).toEqual(before);
    expect(result(host, 'Insurer A, 90834', 'Change')).toBe('$6.00');
  });

  it('adds what is signed later below, and keeps people’s own columns with their rows', async () => {
    const host = await signed();
    build(host);
    typeInto(host, TAB, `${column(host, TAB, 3, 'Days to authorize, before')}5`, '9');
    type(host, 'Negotiation Log', 2, { 'Agreed Rate per Code': '90834: 112.50; 90791: 145' });
    expect(build(host)).toMatchObject({ outcome: 'updated', summary: 'Added Insurer A, 90791.' });
    expect(result(host, 'Insurer A, 90791', 'Part of the ask')).toBe('75.0%');
    // No sessions are typed for it.
    expect(result(host, 'Insurer A, 90791', 'A year')).toBe('');
    expect(result(host, 'Insurer A, 90834', 'Days to authorize, before')).toBe('9');
    expect(build(host).outcome).toBe('unchanged');
  });

  it('names an agreed cell that cannot be read, and shows the rest', async () => {
    const host = await signed();
    type(host, 'Negotiation Log', 3, {
      'Insurer Name': 'Insurer B',
      'CPT Codes Requested for Review': '90834',
      'Agreed Rate per Code': 'as asked',
    });
    const { problems } = build(host);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Negotiation Log, cell [A-Z]+3: "as asked" is not an amount\./),
    ]);
    expect(result(host, 'Insurer A, 90834', 'Agreed')).toBe('$112.50');
  });
});
