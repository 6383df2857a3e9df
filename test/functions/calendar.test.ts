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
