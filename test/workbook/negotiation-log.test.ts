import { describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { headingColumn, run, TODAY } from '../support/commands.ts';
import { cellsOf, emptyHost, shown, typeInto, withShortTabs } from '../support/host.ts';

/** Tuesday, May 12, 2026; Memorial Day is May 25. */
const TAB = 'Negotiation Log';
const HEADINGS = {
  payer: 'A',
  sent: 'D',
  responded: 'H',
  responseDate: 'I',
  nextFollowUp: 'L',
  status: 'M',
  first: 'R',
  second: 'S',
  higher: 'T',
  disputed: 'U',
  nature: 'J',
} as const;

async function logWith(
  rows: readonly Partial<Record<keyof typeof HEADINGS, string>>[],
  options: { timeZone?: string; today?: string } = {},
): Promise<WorkbenchHost> {
  const { timeZone = 'America/New_York', today = TODAY } = options;
  const host = withShortTabs(await emptyHost({ timeZone, now: () => new Date(`${today}T15:00:00Z`) }));
  run(host, 'buildTab', { id: 'negotiation-log', today });
  rows.forEach((row, index) => {
    for (const [key, text] of Object.entries(row))
      typeInto(host, TAB, `${HEADINGS[key as keyof typeof HEADINGS]}${index + 2}`, text);
  });
  return host;
}

function due(host: WorkbenchHost): [proposed: string, due: string][] {
  const cells = cellsOf(host, TAB);
  const [proposed, what] = [headingColumn(cells, 1, 'Proposed follow-up'), headingColumn(cells, 1, 'What is due')];
  return cells
    .slice(1)
    .filter((line) => line[0] !== '')
    .map((line) => [line[proposed] ?? '', line[what] ?? '']);
}

const SENT = { payer: 'Insurer B', status: 'Pending', responded: 'N' };

describe('the log says what is due', () => {
  it('counts from the last thing we sent, in business days', async () => {
    const host = await logWith([
      // Ten business days after Monday, March 2 are March 16; from March 17 to May 12 are 41 weekdays and no holiday.
      { ...SENT, sent: '2026-03-02' },
      // Thursday, April 23 and ten business days: Thursday, May 7; late Friday, Monday, Tuesday.
      { ...SENT, sent: '2026-04-23' },
      // Ten business days after April 28.
      { ...SENT, sent: '2026-04-28' },
      // May 11 and ten business days pass Memorial Day.
      { ...SENT, sent: '2026-05-11' },
      // The first follow-up went out on May 1: ten business days on.
      { ...SENT, sent: '2026-04-10', first: '2026-05-01' },
      // 30 days after March 20 are April 19; five business days after May 4 are later: May 11.
      { ...SENT, sent: '2026-03-20', first: '2026-04-06', second: '2026-05-04' },
    ]);
    expect(due(host)).toEqual([
      ['Mar 16, 2026', 'First follow-up, 41 business days late'],
      ['May 7, 2026', 'First follow-up, 3 business days late'],
      ['May 12, 2026', 'First follow-up, today'],
      ['May 26, 2026', 'First follow-up on May 26'],
      ['May 15, 2026', 'Second follow-up on May 15'],
      ['May 11, 2026', 'Take it higher, 1 business day late'],
    ]);
  });

  it('proposes nothing once they answered, or it was closed or taken as high as it goes (AMB-37)', async () => {
    const host = await logWith([
      { ...SENT, sent: '2026-04-23', responded: 'Y' },
      { ...SENT, sent: '2026-04-23', responseDate: '2026-05-01' },
      { ...SENT, sent: '2026-04-23', nature: 'Denial' },
      { ...SENT, sent: '2026-04-23', status: 'Escalated' },
      { ...SENT, sent: '2026-04-23', status: 'Escalated', higher: '2026-04-24', disputed: '2026-05-11' },
      { ...SENT, sent: '2026-04-23', status: 'Closed' },
      { payer: 'Insurer C', status: 'Open' },
    ]);
    expect(due(host)).toEqual([
      ['', 'Answered: choose the next step'],
      ['', 'Answered: choose the next step'],
      ['', 'Answered: choose the next step'],
      ['', 'Taken higher: note when to ask again'],
      ['', 'Dispute sent: note when to ask again'],
      ['', ''],
      ['', 'Not sent yet'],
    ]);
  });

  it('gives a supervisor ten business days, then the dispute is due (FUP-14, FUP-15)', async () => {
    const host = await logWith([
      // Ten business days after Monday, April 27.
      { ...SENT, sent: '2026-03-02', status: 'Escalated', higher: '2026-04-27' },
      // A denial of the day before is what was taken higher; an answer that came later stops the clock.
      { ...SENT, sent: '2026-03-02', status: 'Escalated', responseDate: '2026-04-26', higher: '2026-04-27' },
      { ...SENT, sent: '2026-03-02', status: 'Escalated', responseDate: '2026-04-28', higher: '2026-04-27' },
      // So is one of the same day.
      { ...SENT, sent: '2026-03-02', status: 'Escalated', responseDate: '2026-04-27', higher: '2026-04-27' },
    ]);
    expect(due(host)).toEqual([
      ['May 11, 2026', 'Formal dispute, 1 business day late'],
      ['May 11, 2026', 'Formal dispute, 1 business day late'],
      ['', 'Answered: choose the next step'],
      ['May 11, 2026', 'Formal dispute, 1 business day late'],
    ]);
  });

  it('goes by the date the user chose, until something happened after it', async () => {
    const host = await logWith([
      { ...SENT, sent: '2026-04-23', nextFollowUp: '2026-05-20' },
      { ...SENT, sent: '2026-04-23', nextFollowUp: '2026-05-01', first: '2026-05-01' },
      { ...SENT, sent: '2026-04-23', responseDate: '2026-05-04', nextFollowUp: '2026-05-11' },
      { ...SENT, sent: '2026-04-23', higher: '2026-05-04', nextFollowUp: '2026-05-20' },
      // The answer came after the day that was noted, so that day is over.
      { ...SENT, sent: '2026-04-01', higher: '2026-05-04', nextFollowUp: '2026-05-05', responseDate: '2026-05-06' },
      { ...SENT, sent: '2026-04-01', higher: '2026-04-20', disputed: '2026-05-04', nextFollowUp: '2026-05-20' },
      { payer: 'Insurer C', status: 'Open', nextFollowUp: '2026-05-12' },
    ]);
    expect(due(host)).toEqual([
      ['May 7, 2026', 'First follow-up on May 20'],
      ['May 15, 2026', 'Second follow-up on May 15'],
      ['', 'Next step, 1 business day late'],
      ['May 18, 2026', 'Formal dispute on May 20'],
      ['', 'Answered: choose the next step'],
      ['', 'Ask about the dispute on May 20'],
      ['', 'Send the request, today'],
    ]);
  });

  it('counts neither federal holidays nor the practice’s own days off as late', async () => {
    // Due Friday, May 22; then a weekend, Memorial Day, and Tuesday, May 26.
    const host = await logWith([{ ...SENT, sent: '2026-05-08' }], { today: '2026-05-26' });
    expect(due(host)).toEqual([['May 22, 2026', 'First follow-up, 1 business day late']]);
    typeInto(host, 'Thresholds', 'G2', '2026-05-26');
    expect(due(host)).toEqual([['May 22, 2026', 'First follow-up, due now']]);
    typeInto(host, 'Thresholds', 'G3', '2026-05-22');
    expect(due(host)).toEqual([['May 27, 2026', 'First follow-up on May 27']]);
  });

  it('follows the Thresholds tab', async () => {
    const host = await logWith([{ ...SENT, sent: '2026-04-28' }]);
    const row = cellsOf(host, 'Thresholds').findIndex((line) => line[0] === 'followUpFirst') + 1;
    typeInto(host, 'Thresholds', `B${row}`, '14');
    expect(due(host)).toEqual([['May 18, 2026', 'First follow-up on May 18']]);
  });

  it('says in words what it cannot read, and works for the other rows', async () => {
    const host = await logWith([
      { ...SENT, sent: 'last week' },
      { ...SENT, sent: '2026-04-28' },
    ]);
    const [first, second] = due(host);
    expect(first?.[0]).toMatch(/^Check: "last week" .*give a date/);
    expect(first?.[1]).toBe('Look at the dates in this row');
    expect(second).toEqual(['May 12, 2026', 'First follow-up, today']);
  });

  it.each(['Pacific/Honolulu', 'Pacific/Guam', 'UTC'])('shows the same days in %s', async (timeZone) => {
    const host = await logWith([{ ...SENT, sent: '2026-03-02' }], { timeZone, today: '2026-03-17' });
    const isNextDay = timeZone === 'Pacific/Guam';
    expect(due(host)).toEqual([
      ['Mar 16, 2026', `First follow-up, ${isNextDay ? '2 business days' : '1 business day'} late`],
    ]);
  });

  it('has its columns at the right of what people type, and the thirteen of the guide stay where they are', async () => {
    const host = await logWith([]);
    const headings = cellsOf(host, TAB)[0] ?? [];
    expect(headings.slice(-2)).toEqual(['Proposed follow-up', 'What is due']);
    expect(headings[11]).toBe('Date of Next Follow-Up');
    expect(shown(host, TAB, 'L2')).toBe('');
  });
});
