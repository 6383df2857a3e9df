import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { column } from './call.ts';
import { callIn } from './zone.ts';

afterEach(() => vi.unstubAllGlobals());

describe('Dates in cells', () => {
  let call: Awaited<ReturnType<typeof callIn>>;
  beforeEach(async () => {
    call = await callIn('America/New_York');
  });

  it('follow up by business days (EX-18)', () => {
    expect(call('NEXT_FOLLOW_UP', '2026-03-02')).toBe('2026-03-16');
    expect(call('NEXT_FOLLOW_UP', '2026-03-02', column(1, '', 2))).toEqual(
      column('2026-03-16', '2026-03-16', '2026-03-30'),
    );
    expect(call('NEXT_FOLLOW_UP', '2026-03-02', 1, '', [['followUpFirst', 14]])).toBe('2026-03-20');
    expect(call('ESCALATE_ON', '2026-03-02')).toBe('2026-04-06');
    expect(call('ESCALATE_ON', '2026-03-02', '', [['escalateDays', 60]])).toBe('2026-05-01');
  });

  it('say what is due next from the last thing sent (AMB-37)', () => {
    expect(call('NEXT_DUE', '2026-03-02')).toBe('2026-03-16');
    // Sent four days late: the second follows ten business days after that, not after the day it was due.
    expect(call('NEXT_DUE', '2026-03-02', '2026-03-20')).toBe('2026-04-03');
    // 30 days are April 1; five business days after April 10 are later.
    expect(call('NEXT_DUE', '2026-03-02', '2026-03-20', '2026-04-10')).toBe('2026-04-17');
    expect(call('NEXT_DUE', '2026-03-02', '2026-03-06', '2026-03-10')).toBe('2026-04-01');
    expect(call('NEXT_DUE', column('2026-03-02', '', '2026-03-03'), column('', '2026-03-20', '2026-03-17'))).toEqual(
      column('2026-03-16', '', '2026-03-31'),
    );
    expect(call('NEXT_DUE', '2026-03-02', '2026-03-16', '', '', [['followUpSecond', 7]])).toBe('2026-03-25');
    expect(call('NEXT_DUE', '2026-03-02', '', '', column('Days off', '2026-03-10'))).toBe('2026-03-17');
  });

  it.each([
    ['on the day of the request', '2026-03-02', '', '2026-03-16'],
    [
      'the day before it',
      '2026-03-01',
      '',
      'The first follow-up, 2026-03-01, lies before the request, 2026-03-02; check both days.',
    ],
    ['the second on the day of the request', '', '2026-03-02', '2026-03-16'],
    [
      'the second the day before it',
      '2026-03-16',
      '2026-03-01',
      'The second follow-up, 2026-03-01, lies before the request, 2026-03-02; check both days.',
    ],
    // Which of the two is which makes no difference to the last thing sent.
    ['two that changed places', '2026-03-20', '2026-03-06', '2026-04-01'],
  ])('take a follow-up of %s', (_, first, second, says) => {
    const next = () => call('NEXT_DUE', '2026-03-02', first, second);
    if (/^\d/.test(says)) expect(next()).toBe(says);
    else expect(next).toThrow(says);
  });

  it('know the federal holidays of a year', () => {
    // January 1, 2028 is a Saturday, and so are Juneteenth and Christmas Day of 2027; July 4, 2027 is a Sunday.
    expect(call('FEDERAL_HOLIDAYS', column(2028, 2027))).toEqual([
      [
        '2027-12-31',
        '2028-01-17',
        '2028-02-21',
        '2028-05-29',
        '2028-06-19',
        '2028-07-04',
        '2028-09-04',
        '2028-10-09',
        '2028-11-10',
        '2028-11-23',
        '2028-12-25',
      ],
      [
        '2027-01-01',
        '2027-01-18',
        '2027-02-15',
        '2027-05-31',
        '2027-06-18',
        '2027-07-05',
        '2027-09-06',
        '2027-10-11',
        '2027-11-11',
        '2027-11-25',
        '2027-12-24',
      ],
    ]);
    expect(() => call('FEDERAL_HOLIDAYS', 2020)).toThrow('a year from 2021 to 2199');
  });

  it('take days off of the practice, under a heading too', () => {
    const off = column('Days off', '2026-03-10', new Date('2026-03-11T04:00:00Z'), '', 46_093);
    expect(call('NEXT_FOLLOW_UP', column('2026-03-02', ''), 1, off)).toEqual(column('2026-03-19'));
    expect(call('ESCALATE_ON', '2026-03-02', column('2026-04-06'))).toBe('2026-04-07');
    expect(() => call('NEXT_FOLLOW_UP', '2026-03-02', 1, column('Days off', 'Easter'))).toThrow(/Easter.*give a date/);
  });

  it('refuse what is no day or no step', () => {
    expect(() => call('NEXT_FOLLOW_UP', 'soon')).toThrow('"soon" cannot be used for sent; give a date');
    expect(() => call('NEXT_FOLLOW_UP', 2026)).toThrow('2026 cannot be used for sent; give a date');
    expect(() => call('NEXT_FOLLOW_UP', '1949-12-31')).toThrow('give a date');
    expect(() => call('NEXT_FOLLOW_UP', '2200-01-01')).toThrow('give a date');
    expect(() => call('NEXT_FOLLOW_UP', '2026-03-02', 3)).toThrow('3 cannot be used for step; give 1 or 2.');
    expect(call('NEXT_FOLLOW_UP', '')).toBe('');
  });

  it('open a window in four cells (EX-19)', () => {
    expect(call('NEGOTIATION_WINDOW', '2026-09-01')).toEqual([['2026-04-04', '2026-06-03', '2026-07-03', '']]);
    expect(call('NEGOTIATION_WINDOW', '2026-09-01', 120)).toEqual([
      ['2026-03-05', '2026-04-04', '2026-04-24', '2026-05-04'],
    ]);
    expect(call('NEGOTIATION_WINDOW', '')).toEqual([['', '', '', '']]);
    expect(
      call('NEGOTIATION_WINDOW', column('2026-09-01', '', 'later', '2027-01-31', ''), column(0, 30, 0, -1, '')),
    ).toEqual([
      ['2026-04-04', '2026-06-03', '2026-07-03', '2026-09-01'],
      ['', '', '', ''],
      [expect.stringMatching(/^Check: "later" .*\.$/), '', '', ''],
      [expect.stringMatching(/^Check: -1 .*\.$/), '', '', ''],
    ]);
    expect(call('NEGOTIATION_WINDOW', column('', ''))).toEqual([['', '', '', '']]);
    expect(call('NEGOTIATION_WINDOW', '2026-09-01', '', [['windowStart', 120]])).toEqual([
      ['2026-05-04', '2026-06-03', '2026-07-03', ''],
    ]);
  });
});
