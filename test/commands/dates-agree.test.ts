/** One rule for every date: what the panel and the letters say is what the log and Start show. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../src/contract.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { refused, run } from '../support/commands.ts';
import { cellsOf, emptyHost, shown, typeInto, withShortTabs } from '../support/host.ts';
import { shownAt, type, typeFact } from '../support/sample.ts';

const LOG = 'Negotiation Log';
const ROW = 2;
const START_DAY = '2026-03-02';

let host: WorkbenchHost;
let today = START_DAY;

async function workbook(): Promise<void> {
  today = START_DAY;
  host = withShortTabs(await emptyHost({ now: () => new Date(`${today}T15:00:00Z`) }));
  for (const id of ['practice', 'thresholds', 'negotiation-log']) run(host, 'buildTab', { id, today });
  typeFact(host, 'Practice name', 'Hill Therapy');
  typeFact(host, 'Office ZIP code', '05401');
  run(host, 'saveRates', { rates: [{ payer: 'Insurer B', code: '90834', rate: 94 }] });
  run(host, 'buildTab', { id: 'rate-comparison', today });
  run(host, 'addRequest', {
    payer: 'Insurer B',
    contact: 'Contract manager',
    contactInfo: '',
    lines: [{ code: '90834', current: 94, requested: 110 }],
  });
  run(host, 'buildTab', { id: 'start', today });
}

const sent = (what: Input<'markSent'>['what'], date: string) => {
  today = date;
  return run(host, 'markSent', { row: ROW, payer: 'Insurer B', what, date, replace: false }).next;
};
/** As a cell shows it. */
const display = (date: string) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-US', {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  });
const cell = (heading: string) => shownAt(host, LOG, ROW, heading);
const startLines = () => cellsOf(host, 'Start').filter((line) => line[1] === 'Insurer B');
/** The line of the request in the queue of letters. */
const queued = () => run(host, 'draftQueue', { today }).entries[0];

describe('the date of the next step', () => {
  beforeEach(workbook);

  it('is the same in the log, on Start, in the panel and in the queue of letters, from the request to the dispute', () => {
    // A day off of the practice, far below the last threshold: Wednesday, March 11.
    const below = cellsOf(host, 'Thresholds').length + 12;
    typeInto(host, 'Thresholds', `G${below}`, '2026-03-11');
    // Ten business days from Monday, March 2 without March 11: Tuesday, March 17.
    const steps: [Input<'markSent'>['what'], date: string, next: string, name: string][] = [
      ['request', '2026-03-02', '2026-03-17', 'First follow-up'],
      ['first follow-up', '2026-03-17', '2026-03-31', 'Second follow-up'],
      ['second follow-up', '2026-03-31', '2026-04-07', 'Take it higher'],
      ['escalation', '2026-04-07', '2026-04-21', 'Formal dispute'],
    ];
    for (const [what, date, next, name] of steps) {
      expect(sent(what, date)).toMatchObject({ on: next, isWritten: true });
      expect(cell('Proposed follow-up')).toBe(display(next));
      expect(cell('Date of Next Follow-Up')).toBe(display(next));
      expect(cell('What is due')).toBe(`${name} on ${display(next).replace(', 2026', '')}`);
      expect(queued()).toMatchObject({ state: 'nothing due' });
      today = next;
      expect(cell('What is due')).toBe(`${name}, today`);
      expect(startLines()[0]?.slice(0, 3)).toEqual([display(next), 'Insurer B', `${name}, today`]);
      expect(run(host, 'home', { today }).next).toMatchObject({ row: ROW, late: 0 });
      expect(queued()).toMatchObject({ state: 'ready' });
    }
    // The dispute keeps the day of the supervisor, and no date follows from it.
    expect(sent('dispute', '2026-04-21')).toBeNull();
    expect([cell('Taken Higher On'), cell('Dispute Sent On'), cell('Status')]).toEqual([
      'Apr 7, 2026',
      'Apr 21, 2026',
      'Escalated',
    ]);
    expect(cell('Proposed follow-up')).toBe('');
    expect(cell('What is due')).toBe('Dispute sent: note when to ask again');
    expect(queued()).toMatchObject({
      state: 'nothing due',
      note: 'It was taken as high as it goes. Note when to ask again.',
    });
  });

  it('is the reply once they answered what was taken higher, and the dispute where they answered before', () => {
    sent('request', '2026-03-02');
    run(host, 'recordResponse', { row: ROW, date: '2026-03-05', nature: 'Denial', replace: false });
    expect(cell('What is due')).toBe('Answered: choose the next step');
    expect(sent('escalation', '2026-03-06')).toMatchObject({ what: 'dispute', on: '2026-03-20' });
    expect(cell('What is due')).toBe('Formal dispute on Mar 20');
    today = '2026-03-19';
    run(host, 'recordResponse', { row: ROW, date: '2026-03-19', nature: 'Counteroffer', replace: true });
    expect(cell('Date of Next Follow-Up')).toBe('');
    expect(cell('What is due')).toBe('Answered: choose the next step');
    expect(run(host, 'home', { today }).next).toMatchObject({ title: 'Reply to Insurer B', row: ROW });
  });

  it('that the user chose stays when they answer', () => {
    sent('request', '2026-03-02');
    run(host, 'setNextFollowUp', { row: ROW, payer: 'Insurer B', date: '2026-04-01' });
    run(host, 'recordResponse', { row: ROW, date: '2026-03-05', nature: 'Counteroffer', replace: false });
    expect(cell('Date of Next Follow-Up')).toBe('Apr 1, 2026');
    expect(cell('What is due')).toBe('Next step on Apr 1');
  });
});

describe('a day before the request that it follows', () => {
  beforeEach(workbook);

  it.each([
    ['First Follow-Up Sent', 'first follow-up'],
    ['Second Follow-Up Sent', 'second follow-up'],
    ['Date of Response', null],
    ['Taken Higher On', 'escalation'],
    ['Dispute Sent On', 'dispute'],
  ] as const)('under %s is named with its cell, and nothing follows from it anywhere', (heading, what) => {
    sent('request', '2026-03-02');
    today = '2026-03-20';
    if (what === 'second follow-up') type(host, LOG, ROW, 'First Follow-Up Sent', '2026-03-16');
    type(host, LOG, ROW, heading, '2026-03-02');
    expect(cell('What is due')).not.toBe('Look at the dates in this row');
    type(host, LOG, ROW, heading, '2026-03-01');
    expect(cell('Proposed follow-up')).toBe(
      what === 'first follow-up' || what === 'second follow-up'
        ? `Check: The ${what}, 2026-03-01, lies before the request, 2026-03-02; check both days.`
        : '',
    );
    expect(cell('What is due')).toBe('Look at the dates in this row');
    expect(startLines()[0]?.slice(0, 3)).toEqual(['', 'Insurer B', 'Look at the dates in this row']);
    const { next, problems } = run(host, 'home', { today });
    expect(next.title).toBe('Look at the dates of your request to Insurer B');
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^Negotiation Log, cell [A-Z]+2: ${heading}, March 1, 2026, is before Date of Initial Request, March 2`,
        ),
      ),
    ]);
    expect(queued()).toMatchObject({ state: 'nothing due' });
    // The panel writes none.
    type(host, LOG, ROW, heading, '');
    const said = () =>
      what === null
        ? refused(host, 'recordResponse', { row: ROW, date: '2026-03-01', nature: 'Denial', replace: false })
        : refused(host, 'markSent', { row: ROW, payer: 'Insurer B', what, date: '2026-03-01', replace: false });
    expect(said()).toMatchObject({ code: 'date-order', hint: 'Check both dates.' });
  });

  it('is not made by a later day of the request either', () => {
    sent('request', '2026-03-02');
    sent('first follow-up', '2026-03-16');
    const again = (date: string) => ({ row: ROW, payer: 'Insurer B', what: 'request', date, replace: true }) as const;
    expect(refused(host, 'markSent', again('2026-03-17')).message).toMatch(
      /^March 17, 2026 is after First Follow-Up Sent, March 16, 2026 \(Negotiation Log, cell [A-Z]+2\)\.$/,
    );
    expect(run(host, 'markSent', again('2026-03-16')).next).toMatchObject({ what: 'second follow-up' });
  });
});

describe('the date by which a letter asks for an answer', () => {
  beforeEach(workbook);

  it('leaves out the practice’s own days off, as a formula of the user’s own does', () => {
    const below = cellsOf(host, 'Thresholds').length + 2;
    typeInto(host, 'Thresholds', `G${below}`, '2026-03-13');
    const row = cellsOf(host, 'Thresholds').findIndex((line) => line[0] === 'followUpFirst') + 1;
    typeInto(host, 'Thresholds', `B${row}`, '12');
    const about = { row: ROW, payer: 'Insurer B', today };
    typeInto(
      host,
      'Thresholds',
      'J1',
      '=TEXT(NEXT_FOLLOW_UP(DATE(2026;3;2);1;RateCase_Holidays;RateCase_Thresholds);"yyyy-mm-dd")',
    );
    const { replyBy } = run(host, 'letterChoices', about);
    // Twelve business days after March 2 are March 18; without March 13, March 19.
    expect(replyBy).toBe('2026-03-19');
    expect(shown(host, 'Thresholds', 'J1')).toBe(replyBy);
    type(host, LOG, ROW, 'Last Call', '2026-03-02');
    expect(run(host, 'previewLetter', { ...about, template: 'LTR-10' }).text).toContain('by March 19, 2026');
  });

  it('of a renewal is the last call of the contract’s window, by the practice’s own thresholds (AMB-05)', () => {
    type(host, 'Payers', 'Insurer B', 'Renewal date', '2026-09-01');
    const row = cellsOf(host, 'Thresholds').findIndex((line) => line[0] === 'windowLast') + 1;
    typeInto(host, 'Thresholds', `B${row}`, '75');
    typeInto(
      host,
      'Thresholds',
      'J2',
      '=TEXT(INDEX(NEGOTIATION_WINDOW(DATE(2026;9;1);;RateCase_Thresholds);1;3);"yyyy-mm-dd")',
    );
    // 75 days before September 1.
    expect(shown(host, 'Thresholds', 'J2')).toBe('2026-06-18');
    const renewal = (on: string) =>
      run(host, 'previewLetter', { row: null, payer: 'Insurer B', today: on, template: 'LTR-12' });
    expect(renewal('2026-06-18').text).toContain('settle our rates by June 18, 2026');
    // Once that day is over, the renewal itself is named; once that is over, the letter needs the next one.
    expect(renewal('2026-06-19').text).toContain('settle our rates by September 1, 2026');
    expect(
      renewal('2026-09-02')
        .needs.map(({ message }) => message)
        .join(' '),
    ).toContain('the next renewal date');
  });
});
