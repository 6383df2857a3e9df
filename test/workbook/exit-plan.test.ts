import { describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { run, TODAY } from '../support/commands.ts';
import { cellsOf, shown, typedCells, typeInto } from '../support/host.ts';
import { choose, nothingKnown, practiceThatMayLeave, typePayer } from '../support/leaving.ts';
import { beside, rowOf, typeFacts, typeInRow } from '../support/typing.ts';

const ID = 'exit-plan';
const TAB = 'Exit Plan';
const step = (host: WorkbenchHost, name: string, heading: string) => beside(host, TAB, name, 'Step', heading);
const scenario = (host: WorkbenchHost, name: string, heading: string) =>
  beside(host, TAB, name, 'A year without it', heading);
const fact = (host: WorkbenchHost, name: string) => beside(host, TAB, name, 'What it rests on', 'As it reads');
const errors = (host: WorkbenchHost) =>
  cellsOf(host, TAB)
    .flat()
    .filter((text) => /^#|^Check:|Error/.test(text));

/** What stands under the headings of the calendar. */
function calendar(host: WorkbenchHost): string[][] {
  const cells = cellsOf(host, TAB);
  const at = (cells[2] ?? []).indexOf('On the calendar');
  return cells
    .slice(4)
    .map((line) => line.slice(at, at + 3))
    .filter(([day]) => day !== '');
}

const ASSUMPTIONS = {
  'Clients who would stay': '10%',
  'What they would pay': '100',
  'Freed hours refilled': '50%',
  'What a refilled session brings': '120',
};
const HEADINGS = [
  'Freed hours refilled',
  'Revenue lost',
  'From clients who stay',
  'Freed sessions',
  'From refilled hours',
  'Change in revenue',
  'Change after office work',
  'Your hours left free',
];

describe('Exit Plan', () => {
  it('sets four scenarios side by side, worked out by hand', async () => {
    const host = await practiceThatMayLeave(ID);
    typePayer(host, 'Insurer B', ASSUMPTIONS);
    const all = ['None refilled', 'Your assumption', 'Break-even', 'All refilled'].map((name) =>
      HEADINGS.map((heading) => scenario(host, name, heading)),
    );
    // 240 sessions bring 23,720; 24 stay at $100; 216 are freed. 80 office hours at $28 are 2,240. A session takes 55 minutes.
    // Break-even: (23,720 - 2,400) / (216 x 120) = 82.25%.
    expect(all).toEqual([
      ['0.0%', '$23,720', '$2,400', '216', '$0', '-$21,320', '-$19,080', '198'],
      ['50.0%', '$23,720', '$2,400', '216', '$12,960', '-$8,360', '-$6,120', '99'],
      ['82.3%', '$23,720', '$2,400', '216', '$21,320', '$0', '$2,240', '35'],
      ['100.0%', '$23,720', '$2,400', '216', '$25,920', '$4,600', '$6,840', '0'],
    ]);
    const hours = () => step(host, '5. Fill the hours', 'For this payer');
    // Half of 198.
    expect(hours()).toContain('at $120.00 a session: 99 of 198 hours a year. Groups');
    typePayer(host, 'Insurer B', { 'Freed hours refilled': '' });
    expect(hours()).toContain('such a session brings. 198 hours a year would be free. Groups');
    expect(step(host, '2. Model the impact', 'For this payer')).toBe(
      'You would lose about $23,720 and free 216 sessions a year. To lose nothing, fill 82.3% of the freed hours again.',
    );
    expect(errors(host)).toEqual([]);
  });

  it('says so when even every freed hour is too few', async () => {
    const host = await practiceThatMayLeave(ID);
    typePayer(host, 'Insurer B', { 'What a refilled session brings': '80' });
    // 98.83 / 80 = 123.5%
    expect(scenario(host, 'Break-even', 'Freed hours refilled')).toBe('123.5%');
    expect(step(host, '2. Model the impact', 'For this payer')).toContain(
      'Even with every freed hour filled again you would lose revenue.',
    );
    expect(scenario(host, 'All refilled', 'Change in revenue')).toBe('-$4,520');
    // There is no such year: only what it would take.
    expect(HEADINGS.slice(1).map((heading) => scenario(host, 'Break-even', heading))).toEqual(Array(7).fill(''));
    expect(errors(host)).toEqual([]);
  });

  it('asks what clients who stay would pay, instead of counting them as nothing', async () => {
    const host = await practiceThatMayLeave(ID);
    typePayer(host, 'Insurer B', { ...ASSUMPTIONS, 'What they would pay': '' });
    expect(HEADINGS.map((heading) => scenario(host, 'All refilled', heading))).toEqual([
      ...['100.0%', '$23,720', '', '216', '$25,920', '', '', '0'],
    ]);
    expect(step(host, '2. Model the impact', 'For this payer')).toContain(
      'Type in Payers what clients who stay would pay, to see how many hours must be filled again.',
    );
    expect(errors(host)).toEqual([]);
  });

  it('counts by claims from six months on, up to a year, and says which days', async () => {
    const host = await practiceThatMayLeave(ID);
    expect(fact(host, 'Counted by')).toBe('Rates: sessions a year × what a session brings');
    typeInRow(host, 'Claims', 4, {
      Payer: 'Insurer B',
      From: '2025-10-01',
      To: '2025-12-31',
      'Claims submitted': '108',
      Sessions: '108',
      'Payer paid': '9000',
      'Client share': '2000',
    });
    // 208 sessions and 20,900 dollars in 182 days: 208 x 365 / 182 = 417.1, 20,900 x 365 / 182 = 41,915.
    expect(fact(host, 'Counted by')).toBe('Claims, Oct 1, 2025 to Mar 31, 2026, 182 days, counted up to a year');
    expect(fact(host, 'Sessions a year')).toBe('417.1');
    expect(fact(host, 'Revenue a year')).toBe('$41,915');
    // More than a year before the last claims: left out.
    typeInRow(host, 'Claims', 5, {
      Payer: 'Insurer B',
      From: '2025-01-01',
      To: '2025-03-31',
      Sessions: '500',
      'Payer paid': '50000',
    });
    expect(fact(host, 'Sessions a year')).toBe('417.1');
    typeInRow(host, 'Thresholds', rowOf(host, 'Thresholds', 'exitMonthsLeast'), { Value: '7' });
    expect(fact(host, 'Counted by')).toBe('Rates: sessions a year × what a session brings');
    typeInRow(host, 'Thresholds', rowOf(host, 'Thresholds', 'exitMonthsMost'), { Value: '15' });
    // 182 and 90 days of the fifteen months: nine months are enough.
    expect(fact(host, 'Counted by')).toBe('Claims, Jan 1, 2025 to Mar 31, 2026, 272 days, counted up to a year');
  });

  it('counts by fewer months of claims where Rates has no sessions, with a word of care', async () => {
    const host = await practiceThatMayLeave(ID);
    choose(host, TAB, 'Insurer A');
    // 100 sessions and 12,000 dollars in 90 days.
    expect(fact(host, 'Sessions a year')).toBe('405.6');
    expect(fact(host, 'Revenue a year')).toBe('$48,667');
    expect(fact(host, 'Counted by')).toBe(
      'Claims, Jan 1, 2026 to Mar 31, 2026, 90 days, counted up to a year. Fewer months than the exit plan asks for: treat it with care',
    );
  });

  it('puts notice to the payer and to clients on one timeline, the earliest first', async () => {
    const host = await practiceThatMayLeave(ID);
    typePayer(host, 'Insurer B', { 'Last day in network': '2027-06-30', 'Notice days': '120' });
    // AMB-05 with 120 days: 180, 150 and 130 days before, and the deadline.
    expect(calendar(host)).toEqual([
      ['Jan 1, 2027', 'Start talking with the payer (a slow time of year: rather earlier)', 'in 234 days'],
      ['Jan 31, 2027', 'Last day for a formal request', 'in 264 days'],
      ['Feb 20, 2027', 'Last call to the payer', 'in 284 days'],
      ['Mar 2, 2027', 'Last day for your notice to the payer', 'in 294 days'],
      ['May 1, 2027', 'Begin telling your clients', 'in 354 days'],
      ['May 31, 2027', 'Every client has been told', 'in 384 days'],
      ['Jun 30, 2027', 'Last day in network', 'in 414 days'],
      ['Sep 30, 2027', 'Payer mix again', 'in 506 days'],
      ['Dec 30, 2027', 'Payer mix again, and compare with this plan', 'in 597 days'],
    ]);
    expect(step(host, '4. Tell your clients', 'Done by')).toBe('May 1, 2027');
    expect(step(host, '3. Negotiate before you walk', 'Done by')).toBe('Jan 31, 2027');
    expect(step(host, '6. Look again afterwards', 'Done by')).toBe('Sep 30, 2027');
  });

  it('counts from the renewal where no last day is typed, and says when a day has passed', async () => {
    const host = await practiceThatMayLeave(ID);
    typePayer(host, 'Insurer B', { 'Renewal date': '2026-07-11' });
    const days = calendar(host);
    // 60 days before the renewal is May 12, the day of the test.
    expect(days.filter(([, event]) => event === 'Begin telling your clients')).toEqual([
      ['May 12, 2026', 'Begin telling your clients', 'today'],
    ]);
    expect(days[0]).toEqual(['Feb 11, 2026', 'Start talking with the payer', 'passed']);
    expect(days.map(([, event]) => event)).toContain('The contract renews: last day in network, if you leave then');
    expect(days.map(([, event]) => event)).not.toContain('Last day for your notice to the payer');
  });

  it('follows the days and months in Thresholds', async () => {
    const host = await practiceThatMayLeave(ID);
    typePayer(host, 'Insurer B', { 'Last day in network': '2027-06-30' });
    const limits = (name: string, value: string) =>
      typeInRow(host, 'Thresholds', rowOf(host, 'Thresholds', name), { Value: value });
    limits('clientNoticeFirst', '90');
    limits('clientNoticeLast', '45');
    limits('mixAgainFirst', '2');
    limits('mixAgainLast', '8');
    const days = new Map(calendar(host).map(([day, event]) => [event, day]));
    expect(days.get('Begin telling your clients')).toBe('Apr 1, 2027');
    expect(days.get('Every client has been told')).toBe('May 16, 2027');
    expect(days.get('Payer mix again')).toBe('Aug 30, 2027');
    expect(days.get('Payer mix again, and compare with this plan')).toBe('Feb 29, 2028');
    expect(step(host, '4. Tell your clients', 'For this payer')).toContain('Tell them 45 to 90 days before.');
  });

  it('carries the cautions and the practice’s own offers to clients', async () => {
    const host = await practiceThatMayLeave(ID);
    typeFacts(host, { 'What clients are offered': 'Four sliding-scale places' });
    const all = cellsOf(host, TAB).flat().join('\n');
    for (const caution of [
      'Check your contract and counsel',
      'Medicaid members may not pay you privately',
      'Never waive copayments',
      'no say over self-funded',
      'good-faith estimate',
      'go on at the old terms',
      'What members may be told',
      'Four sliding-scale places',
    ]) {
      expect(all).toContain(caution);
    }
  });

  it('shows no error and no made-up figure when hardly anything is known', async () => {
    const host = await nothingKnown(ID);
    expect(errors(host)).toEqual([]);
    expect(calendar(host)).toEqual([]);
    expect(cellsOf(host, TAB).flat()).toContain('Type the last day in network, or the renewal date, in Payers.');
    for (const heading of HEADINGS.slice(1)) expect(scenario(host, 'Your assumption', heading)).toBe('');
    expect(step(host, '2. Model the impact', 'For this payer')).toBe(
      'Revenue and sessions a year are not known yet: add Claims, or Sessions a year in Rates. Type in Payers what a refilled session brings, to see how many hours must be filled again.',
    );
    expect(fact(host, 'Counted by')).toBe('Nothing yet: add Claims, or Sessions a year in Rates');
  });
});

describe('Exit Plan under rough hands', () => {
  it('follows the choice, and asks for one when there is none', async () => {
    const host = await practiceThatMayLeave(ID);
    typePayer(host, 'Insurer C', { 'Last day in network': '2027-06-30' });
    choose(host, TAB, 'Insurer C');
    expect(step(host, '4. Tell your clients', 'Done by')).toBe('May 1, 2027');
    choose(host, TAB, '');
    expect(shown(host, TAB, 'A2')).toBe('Choose a payer in the cell with the blue border.');
    expect(errors(host)).toEqual([]);
  });

  it('knows nothing of a payer that was deleted after it was chosen', async () => {
    const host = await practiceThatMayLeave(ID);
    for (const tab of ['Payers', 'Rates', 'Claims']) {
      const rows = cellsOf(host, tab).flatMap(([payer], row) => (payer === 'Insurer B' ? [row] : []));
      for (const row of rows.reverse()) host.workbook.sheetByName(tab)?.deleteRows(row, 1);
    }
    expect(errors(host)).toEqual([]);
    expect(fact(host, 'Counted by')).toBe('Nothing yet: add Claims, or Sessions a year in Rates');
    expect(scenario(host, 'None refilled', 'Revenue lost')).toBe('');
  });

  it('refuses an assumption that cannot be, in words, and works out the rest', async () => {
    const host = await practiceThatMayLeave(ID);
    typePayer(host, 'Insurer B', { ...ASSUMPTIONS, 'Freed hours refilled': '150%' });
    expect(scenario(host, 'Your assumption', 'Revenue lost')).toMatch(/^Check: 1\.5 cannot be used for refill/);
    expect(scenario(host, 'All refilled', 'Change in revenue')).toBe('$4,600');
  });

  it('keeps the user’s own column with its steps when they are sorted, and changes nothing when built again', async () => {
    const host = await practiceThatMayLeave(ID);
    const last = (cellsOf(host, TAB)[2] ?? []).length;
    const sheet = host.workbook.sheetByName(TAB);
    sheet?.insertColumns(last, 2);
    sheet?.type(2, last + 1, 'Done');
    sheet?.type(4, last + 1, 'yes');
    typeInto(host, TAB, 'A11', '7. Tell the landlord');
    const before = typedCells(host);
    expect(run(host, 'buildTab', { id: ID, today: TODAY }).outcome).toBe('unchanged');
    expect(typedCells(host)).toEqual(before);
    expect(step(host, '7. Tell the landlord', 'What to do')).toBe('');
    expect(step(host, '1. Read the contract', 'Done')).toBe('yes');
  });
});
