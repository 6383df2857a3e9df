import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { column } from './call.ts';
import { dayIn, midnightIn, stubZone } from './zone.ts';

/** The zone is asked for once an execution, so every test is an execution of its own. */
async function callIn(spreadsheet: string) {
  vi.resetModules();
  stubZone(spreadsheet);
  const { call } = await import('./call.ts');
  const shown = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shown);
    if (!(value instanceof Date)) return value;
    expect(midnightIn(spreadsheet, dayIn(spreadsheet, value)).getTime()).toBe(value.getTime());
    return dayIn(spreadsheet, value);
  };
  return (name: string, ...args: unknown[]): unknown => shown(call(name, ...args));
}

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

describe('The same calendar day everywhere', () => {
  const ZONES = ['UTC', 'America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu', 'Pacific/Guam'];
  // Around both changes of the clock in 2026: March 8 and November 1.
  const REQUESTS = ['2026-03-02', '2026-03-06', '2026-03-08', '2026-02-20', '2026-10-19', '2026-10-30', '2026-11-01'];
  const before = process.env.TZ;
  afterEach(() => {
    process.env.TZ = before;
  });

  it.each(ZONES.flatMap((spreadsheet) => ZONES.map((script) => [spreadsheet, script])))(
    'in a spreadsheet of %s with the script in %s',
    async (spreadsheet, script) => {
      process.env.TZ = script;
      const call = await callIn(spreadsheet);
      for (const day of REQUESTS) {
        const cell = midnightIn(spreadsheet, day);
        const serial = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
        for (const name of ['NEXT_FOLLOW_UP', 'ESCALATE_ON', 'NEGOTIATION_WINDOW']) {
          const wanted = call(name, day);
          expect([call(name, cell), call(name, serial)]).toEqual([wanted, wanted]);
        }
      }
      expect(call('NEXT_FOLLOW_UP', midnightIn(spreadsheet, '2026-03-02'))).toBe('2026-03-16');
      expect(call('ESCALATE_ON', midnightIn(spreadsheet, '2026-10-19'))).toBe('2026-11-24');
    },
  );
});
