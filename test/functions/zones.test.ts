import { afterEach, describe, expect, it, vi } from 'vitest';
import { callIn, midnightIn } from './zone.ts';

afterEach(() => vi.unstubAllGlobals());

describe('The same calendar day everywhere', () => {
  const ZONES = ['UTC', 'America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu', 'Pacific/Guam'];
  // Around both changes of the clock in 2026: March 8 and November 1.
  const REQUESTS = ['2026-03-02', '2026-03-06', '2026-03-08', '2026-02-20', '2026-10-19', '2026-10-30', '2026-11-01'];
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it.each(ZONES.flatMap((spreadsheet) => ZONES.map((script) => [spreadsheet, script])))(
    'in a spreadsheet of %s with the script in %s',
    async (spreadsheet, script) => {
      process.env.TZ = script;
      const call = await callIn(spreadsheet);
      for (const day of REQUESTS) {
        const cell = midnightIn(spreadsheet, day);
        const serial = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
        for (const name of ['NEXT_FOLLOW_UP', 'ESCALATE_ON', 'NEXT_DUE', 'NEGOTIATION_WINDOW']) {
          const wanted = call(name, day);
          expect([call(name, cell), call(name, serial)]).toEqual([wanted, wanted]);
        }
        // A period that ends on its first day says that day in words, wherever the cell was made.
        const said = (given: unknown) => call('PERIOD_CHECK', 'A', 'A', given, given, '2026-01-01', given);
        expect([said(cell), said(serial)]).toEqual([said(day), said(day)]);
        expect(said(day)).toMatch(/^Nothing typed for January 1, 2026 to /);
      }
      expect(call('NEXT_FOLLOW_UP', midnightIn(spreadsheet, '2026-03-02'))).toBe('2026-03-16');
      expect(call('ESCALATE_ON', midnightIn(spreadsheet, '2026-10-19'))).toBe('2026-11-24');
    },
  );
});
