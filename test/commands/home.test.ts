/** What is due now and soon, from the dates in the log (AMB-01..03, AMB-05, AMB-37). Worked out by hand on calendars of 2026. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { headingColumn, practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { cellsOf } from '../support/host.ts';

let begun: State;
let host: WorkbenchHost;
beforeAll(async () => {
  const burlington = await practiceInBurlington();
  for (const [payer, current] of [
    ['Insurer B', 94],
    ['Insurer C', 105],
  ] as const) {
    run(burlington, 'addRequest', {
      payer,
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current, requested: 120 }],
    });
  }
  begun = burlington.toJSON();
});
beforeEach(async () => {
  host = await hostFrom(begun);
});

/** Types into the log's rows 2 (Insurer B) and 3 (Insurer C), by heading. */
function log(row: number, cells: Record<string, string>): void {
  const headings = cellsOf(host, 'Negotiation Log');
  for (const [heading, text] of Object.entries(cells)) {
    host.workbook.sheetByName('Negotiation Log')?.type(row - 1, headingColumn(headings, 1, heading), text);
  }
}
const home = (today = TODAY) => run(host, 'home', { today });
const SENT = 'Date of Initial Request';

describe('the next step', () => {
  it('is the letter while nothing is due, and says so without a late mark', () => {
    expect(home().next).toMatchObject({ title: 'Write the letter to Insurer B', late: 0, mayBeAnswered: null });
  });

  it('is the follow-up on its tenth business day, not a day before', () => {
    // Monday, April 27; ten business days later is Monday, May 11.
    log(2, { [SENT]: '2026-04-27', Status: 'Pending' });
    expect(home('2026-05-10').next.title).toBe('Write the letter to Insurer C');
    expect(home('2026-05-11').next).toMatchObject({
      title: 'Follow up with Insurer B',
      text: 'No answer yet to your request of April 27, 2026. A short reminder is the normal next move. The wording is ready for you.',
      action: 'Write the follow-up',
      screen: 'letter',
      row: 2,
      late: 0,
      mayBeAnswered: 2,
    });
  });

  it('says so where there are signs that it is time to go higher (FUP-09..11)', () => {
    run(host, 'buildTab', { id: 'communications', today: TODAY });
    const said = (row: number, cells: Record<string, string>) => {
      const headings = cellsOf(host, 'Communications');
      for (const [heading, text] of Object.entries({ Payer: 'insurer b', ...cells })) {
        host.workbook.sheetByName('Communications')?.type(row, headingColumn(headings, 1, heading), text);
      }
    };
    log(2, { [SENT]: '2026-04-27', Status: 'Pending' });
    const reminder =
      'No answer yet to your request of April 27, 2026. A short reminder is the normal next move. The wording is ready for you.';
    said(1, { Date: '2026-04-26', 'Promise by word of mouth': 'yes' });
    said(2, { Date: '2026-04-28', 'Promise by word of mouth': 'yes', Document: 'email of April 29' });
    said(3, { Date: '2026-04-28', 'Warning sign': 'put off without a date' });
    said(4, { Date: '2026-04-28', Payer: 'Insurer C', 'Warning sign': 'put off without a date' });
    expect(home('2026-05-11').next.text).toBe(reminder);
    said(5, { Date: '2026-04-27', 'Promise by word of mouth': 'yes' });
    said(6, { Date: '2026-05-04', 'Warning sign': 'Put off without a date' });
    said(7, { Date: '2026-05-05', 'Warning sign': 'contradicts what they said before' });
    expect(home('2026-05-11').next.text).toBe(
      `${reminder} You may also go higher at once: they put you off two times without a date, they contradicted what they had said before and they promised something and put nothing in writing.`,
    );
    const choices = run(host, 'letterChoices', { row: 2, today: '2026-05-11' });
    expect(choices.templates.find(({ id }) => id === 'LTR-08')).toMatchObject({
      isProposed: true,
      why: expect.stringContaining('There are signs that it is time to go higher: they put you off'),
    });
    log(2, { 'Taken Higher On': '2026-05-06' });
    expect(
      home('2026-05-11')
        .comingUp.map(({ text }) => text)
        .join(' '),
    ).not.toContain('go higher');
  });

  it('counts how late it is in business days', () => {
    log(2, { [SENT]: '2026-04-23', Status: 'Pending' });
    // Thursday, April 23: due Thursday, May 7; May 8, 11 and 12 are three business days.
    expect(home('2026-05-12').next).toMatchObject({ title: 'Follow up with Insurer B', late: 3 });
    // Over Memorial Day: May 22 to May 26 adds one.
    expect(home('2026-05-26').next.late - home('2026-05-22').next.late).toBe(1);
  });

  it('runs from the last thing sent: a first follow-up moves the second, and two move the escalation', () => {
    log(2, { [SENT]: '2026-04-01', 'First Follow-Up Sent': '2026-04-20', Status: 'Pending' });
    // Monday, April 20 + 10 business days = Monday, May 4.
    expect(home('2026-05-03').next.title).toBe('Write the letter to Insurer C');
    expect(home('2026-05-04').next).toMatchObject({ title: 'Follow up with Insurer B', row: 2 });
    log(2, { 'Second Follow-Up Sent': '2026-05-04' });
    // The later of April 1 + 30 days and May 4 + 5 business days: Monday, May 11.
    expect(home('2026-05-10').next.title).toBe('Write the letter to Insurer C');
    expect(home('2026-05-11').next).toMatchObject({
      title: 'Take it higher at Insurer B',
      text: 'Two reminders about your request of April 1, 2026 went unanswered. The next step is the contracting supervisor.',
    });
    log(2, { 'Taken Higher On': '2026-05-11', Status: 'Escalated' });
    expect(home().next.title).toBe('Write the letter to Insurer C');
  });

  it('keeps to the user’s own date where one is noted later than all that happened', () => {
    log(2, { [SENT]: '2026-04-23', 'Date of Next Follow-Up': '2026-05-20', Status: 'Pending' });
    expect(home('2026-05-12').next.title).toBe('Write the letter to Insurer C');
    expect(home('2026-05-12').comingUp).toMatchObject([{ on: '2026-05-20', title: 'Follow up with Insurer B' }]);
    expect(home('2026-05-20').next).toMatchObject({ title: 'Follow up with Insurer B', late: 0 });
    // A date that lies before the last thing sent is over.
    log(2, { 'Date of Next Follow-Up': '2026-04-20' });
    expect(home('2026-05-12').next).toMatchObject({ title: 'Follow up with Insurer B', late: 3 });
  });

  it('after an answer is the reply, until a day to ask again is noted or the request is closed', () => {
    log(2, {
      [SENT]: '2026-04-01',
      'Response Received?': 'Y',
      'Date of Response': '2026-05-08',
      'Nature of Response': 'Counteroffer',
      Status: 'Pending',
    });
    expect(home().next).toMatchObject({
      title: 'Reply to Insurer B',
      text: 'They answered May 8, 2026: counteroffer. Reply, close the request if it is settled, or note when to ask again.',
      action: 'Write the reply',
      late: 0,
      mayBeAnswered: null,
    });
    log(2, { 'Date of Next Follow-Up': '2026-06-30' });
    expect(home().next.title).toBe('Write the letter to Insurer C');
    log(2, { 'Date of Next Follow-Up': '', Status: 'Closed' });
    expect(home().next.title).toBe('Write the letter to Insurer C');
  });

  it('of several that are due is the one that waits longest; the others come up with their own late mark', () => {
    log(2, { [SENT]: '2026-04-27', Status: 'Pending' });
    log(3, { [SENT]: '2026-04-23', Status: 'Pending' });
    const { next, comingUp } = home('2026-05-12');
    expect(next).toMatchObject({ title: 'Follow up with Insurer C', row: 3, late: 3 });
    expect(comingUp).toMatchObject([{ on: '2026-05-11', title: 'Follow up with Insurer B', row: 2, late: 1 }]);
  });

  it('follows the numbers of the Thresholds tab', () => {
    run(host, 'buildTab', { id: 'thresholds', today: TODAY });
    log(2, { [SENT]: '2026-04-27', Status: 'Pending' });
    const cells = cellsOf(host, 'Thresholds');
    const [name, value] = ['Threshold', 'Value'].map((heading) => headingColumn(cells, 1, heading));
    const row = cells.findIndex((line) => line[name ?? 0] === 'followUpFirst');
    host.workbook.sheetByName('Thresholds')?.type(row, value ?? 0, '12');
    expect(home('2026-05-12').next.title).toBe('Write the letter to Insurer C');
    expect(home('2026-05-13').next.title).toBe('Follow up with Insurer B');
  });
});

describe('a new request', () => {
  it('asks to change the contracted rate, beside the best of the other payers, and is made once', () => {
    const rates = host.workbook.sheetByName('Rates');
    // Insurer B: contracted 94, 91.20 allowed on average.
    rates?.type(3, 5, '91.20');
    const { lines } = run(host, 'requestForm', { payer: 'Insurer B' });
    expect(lines.map(({ code, current, best }) => [code, current, best])).toEqual([
      ['90834', 94, 112.5],
      ['90791', 123, 138],
    ]);
    expect(run(host, 'requestForm', { payer: 'insurer a' }).lines.map(({ best }) => best)).toEqual([105, 132]);
    const input = {
      payer: 'Insurer A',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current: 112.5, requested: 120 }],
    };
    const first = run(host, 'addRequest', input);
    const again = run(host, 'addRequest', input);
    expect(again).toMatchObject({ row: first.row, summary: expect.stringContaining('holds this request already') });
    expect(run(host, 'requests', {}).requests).toHaveLength(3);
  });

  it('to a payer without rates starts from the codes of a first offer, beside Medicare and no current rate', () => {
    run(host, 'savePayers', { payers: [{ name: 'Insurer N', type: 'Commercial', renewal: null }] });
    const { payers, lines } = run(host, 'requestForm', { payer: 'Insurer N' });
    expect(payers).toEqual(['Insurer A', 'Insurer B', 'Insurer C', 'Insurer N']);
    expect(lines.map(({ code, current, medicare, best }) => [code, current, medicare, best])).toEqual([
      ['90834', null, 113.29, 112.5],
      ['90837', null, 166.27, null],
      ['90791', null, 172.58, 138],
    ]);
    const { row } = run(host, 'addRequest', {
      payer: 'Insurer N',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current: null, requested: 116, offered: 98 }],
    });
    expect(run(host, 'letterChoices', { row, today: TODAY }).proposed).toBe('LTR-19');
  });
});

describe('what comes up', () => {
  const payers = (payer: string, facts: Record<string, string>) => {
    const cells = cellsOf(host, 'Payers');
    const row = cells.findIndex(([name]) => name === payer);
    for (const [heading, text] of Object.entries(facts)) {
      host.workbook.sheetByName('Payers')?.type(row, headingColumn(cells, 1, heading), text);
    }
  };
  const renewal = (date: string, notice = '') => payers('Insurer A', { 'Renewal date': date, 'Notice days': notice });

  it('is the window of a contract without a request: prepare, ask, last call', () => {
    // EX-19: renewal September 1; 150, 90 and 60 days before are April 4, June 3 and July 3.
    renewal('2026-09-01');
    expect(home('2026-03-04').comingUp).toEqual([]);
    expect(home('2026-03-05').comingUp).toMatchObject([
      {
        on: '2026-04-04',
        title: 'Insurer A: start preparing',
        text: 'The contract renews September 1, 2026. Ask by June 3, 2026.',
        screen: 'new-request',
        payer: 'Insurer A',
      },
    ]);
    expect(home('2026-05-12').comingUp).toMatchObject([
      { on: '2026-06-03', title: 'Insurer A: make the formal request' },
    ]);
    expect(home('2026-06-10').comingUp).toMatchObject([{ on: '2026-07-03', title: 'Insurer A: last call to ask' }]);
    expect(home('2026-07-10').comingUp).toEqual([]);
    // AMB-05: with 120 days' notice the formal request belongs to April 4.
    renewal('2026-09-01', '120');
    expect(home('2026-03-12').comingUp).toMatchObject([
      { on: '2026-04-04', title: 'Insurer A: make the formal request' },
    ]);
  });

  it('is not in December (AMB-06): the start moves to a day when payers answer', () => {
    // 150 days before May 10, 2027 is December 11, 2026; January 16 still is before the last call, March 11.
    renewal('2027-05-10');
    expect(home('2026-12-20').comingUp).toMatchObject([{ on: '2027-01-16', title: 'Insurer A: start preparing' }]);
  });

  it('is a good day to ask where a contract has no renewal date: its anniversary, or a year after the last increase', () => {
    payers('Insurer A', { 'Contract began': '2017-06-01' });
    expect(home('2026-05-01').comingUp).toEqual([]);
    expect(home('2026-05-02').comingUp).toMatchObject([
      {
        on: '2026-06-01',
        title: 'Insurer A: a good day to ask',
        text: 'The contract has its anniversary.',
        screen: 'new-request',
        payer: 'Insurer A',
      },
    ]);
    payers('Insurer A', { 'Contract began': '2026-06-01' });
    expect(home('2026-05-12').comingUp).toMatchObject([{ on: '2026-06-01', text: 'The contract begins.' }]);
    payers('Insurer A', { 'Last increase': '2025-06-10' });
    expect(home('2026-05-12').comingUp).toMatchObject([
      { on: '2026-06-10', text: 'The last increase will be a year old.' },
    ]);
    expect(home('2026-06-10').comingUp).toEqual([]);
    payers('Insurer A', { 'Last increase': '', Type: 'Medicare' });
    expect(home('2026-05-12').comingUp).toEqual([]);
  });

  it('is a payer that nothing was asked of for two years, after everything that has a day (AMB-25)', () => {
    payers('Insurer A', { 'Last increase': '2024-05-12' });
    expect(home('2026-05-11').comingUp).toEqual([]);
    const again = {
      on: '2026-05-12',
      title: 'Ask Insurer A again',
      text: 'No request and no increase is noted since May 12, 2024.',
      screen: 'new-request',
      payer: 'Insurer A',
    };
    expect(home('2026-05-12').comingUp).toMatchObject([again]);
    log(2, { [SENT]: '2026-05-11', Status: 'Pending' });
    expect(home('2026-05-12').comingUp).toMatchObject([{ title: 'Follow up with Insurer B' }, again]);
    // A request that was closed since is the later of the two.
    log(4, { 'Insurer Name': 'Insurer A', [SENT]: '2024-05-13', Status: 'Closed' });
    expect(home('2026-05-12').comingUp).toHaveLength(1);
    payers('Insurer A', { Type: 'Medicare' });
    expect(home('2026-05-13').comingUp).toHaveLength(1);
  });

  it('is the user’s own deadline', () => {
    log(2, { [SENT]: '2026-05-11', 'Decide By': '2026-05-22', Status: 'Pending' });
    expect(home().comingUp).toMatchObject([
      { on: '2026-05-22', title: 'Decide on Insurer B', text: 'Your own deadline for this request.' },
      // Ten business days after Monday, May 11, over Memorial Day.
      { on: '2026-05-26', title: 'Follow up with Insurer B', text: 'Only if they are still silent.' },
    ]);
  });
});

describe('a date that is a slip', () => {
  // A year typed into a date cell is a day of 1905; a date without its dashes one of the year 57371.
  it.each([
    ['2026', '1905-07-18'],
    ['20260512', '57371-05-24'],
    ["'2026-02-30", null],
  ])('is named with its cell, and nothing is counted from it: %s', (typed, read) => {
    for (const heading of [SENT, 'Decide By']) {
      log(2, { [heading]: typed, Status: 'Pending' });
      const { problems, next } = home();
      expect(problems).toHaveLength(1);
      expect(problems[0]?.message).toMatch(
        read ? `the date ${read} is a slip: dates from 1950 to 2100 are read. ` : '“2026-02-30” is not a date. ',
      );
      expect(next.late).toBe(0);
      log(2, { [heading]: '', Status: 'Open' });
    }
  });
});

describe('a fact of Practice that Medicare cannot be looked up with', () => {
  it.each([
    ['Office ZIP code', '00012', 'The place "00012" is not a ZIP code'],
    ['Clinician type', 'shaman', 'The clinician "shaman" is not one RateCase knows'],
    ['Setting', 'garden', 'The setting "garden" is not one RateCase knows'],
    ['Medicare schedule year', '2019', 'RateCase has no Medicare fee schedule for 2019'],
  ])('is named with its own cell: %s', (label, typed, words) => {
    const row = cellsOf(host, 'Practice').findIndex(([cell]) => cell === label);
    host.workbook.sheetByName('Practice')?.type(row, 1, typed);
    expect(home().problems).toEqual([
      {
        message: expect.stringContaining(`Practice, cell B${row + 1}: ${words}`),
        at: { tab: 'practice', cell: `B${row + 1}` },
      },
    ]);
  });
});

describe('an answer that is none of its choices', () => {
  it.each([
    ['Confidential rates', ['yes', ' No', 'UNKNOWN', ''], ['n', 'TRUE', 'maybe'], 'Choose yes, no or unknown'],
    ['Takes money back', ['Yes', 'no'], ['y', 'unknown'], 'Choose yes or no'],
    // A type of one's own may begin like one of ours.
    ['Type', ['Commercial PPO'], [], ''],
  ])('is named with its cell, since it would count as not known: %s', (heading, read, unread, choose) => {
    run(host, 'savePayers', { payers: [{ name: 'Insurer A', type: 'Commercial', renewal: null }] });
    const at = headingColumn(cellsOf(host, 'Payers'), 1, heading);
    const problems = (text: string) => {
      host.workbook.sheetByName('Payers')?.type(1, at, text);
      return home().problems.map(({ message }) => message);
    };
    for (const text of read) expect(problems(text), text).toEqual([]);
    for (const text of unread) {
      expect(problems(text), text).toEqual([expect.stringContaining(`“${text}” is no answer here. ${choose}, or`)]);
    }
  });
});

describe('a figure that is a slip', () => {
  it('is named with its cell', () => {
    const headings = cellsOf(host, 'Rates');
    const type = (heading: string, text: string) =>
      host.workbook.sheetByName('Rates')?.type(1, headingColumn(headings, 1, heading), text);
    type('Contracted rate', '1000000');
    type('Sessions a year', '1000000000');
    expect(home().problems).toEqual([]);
    type('Contracted rate', '1000001');
    type('Sessions a year', '1000000001');
    expect(home().problems.map(({ message }) => message)).toEqual([
      'Rates, cell D2: 1000001 is too large to be meant. Type it again, or clear the cell.',
      'Rates, cell G2: 1000000001 is too large to be meant. Type it again, or clear the cell.',
    ]);
  });

  it('is a share below nothing, or ten times the whole and more', () => {
    run(host, 'savePayers', { payers: [{ name: 'Insurer A', type: 'Commercial', renewal: null }] });
    const at = headingColumn(cellsOf(host, 'Payers'), 1, 'Claimed % of Medicare');
    const faults = ['1000%', '1001%', '0', '-1%'].map((text) => {
      host.workbook.sheetByName('Payers')?.type(1, at, text);
      return home().problems[0]?.message.replace(/^.*: (?=-?\d)/, '');
    });
    expect(faults).toEqual([
      undefined,
      '1,001.0% is too large to be meant. Type a share like 45%, or clear the cell.',
      undefined,
      '-1.0% is less than nothing. Type a share like 45%, or clear the cell.',
    ]);
  });

  it('is a year before 1900 or after 2100, or a part of one', () => {
    run(host, 'savePayers', { payers: [{ name: 'Insurer A', type: 'Commercial', renewal: null }] });
    const headings = cellsOf(host, 'Payers');
    const at = headingColumn(headings, 1, 'In network since');
    const faults = ['1900', '2100', '1899', '2101', '17', '2019.5'].map((text) => {
      host.workbook.sheetByName('Payers')?.type(1, at, text);
      return home().problems[0]?.message.replace(/^.*: (?=\d)/, '');
    });
    expect(faults).toEqual([
      undefined,
      undefined,
      ...['1899', '2101', '17', '2019.5'].map(
        (year) => `${year} is not a year. Type one like 2019, or clear the cell.`,
      ),
    ]);
  });
});

describe('thresholds that contradict a guide', () => {
  it('are named with their cell, and stand as long as the user wants', () => {
    run(host, 'buildTab', { id: 'thresholds', today: TODAY });
    const cells = cellsOf(host, 'Thresholds');
    const row = cells.findIndex(([name]) => name === 'followUpSecond');
    host.workbook.sheetByName('Thresholds')?.type(row, 1, '7');
    expect(home().problems).toEqual([
      {
        message: `Thresholds, cell B${row + 1}: followUpSecond is 7, so two follow-ups are never the 10 business days apart that followUpsApart asks for before you go higher. Set it to 10.`,
        at: { tab: 'thresholds', cell: `B${row + 1}` },
      },
    ]);
    host.workbook.sheetByName('Thresholds')?.type(row, 1, '');
    expect(home().problems).toEqual([]);
  });
});
