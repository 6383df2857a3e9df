import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, quarterBefore, quarterOf } from '../../../src/domain/calendar/index.ts';
import fc from '../../support/property.ts';

describe('calendar quarters (MIX-06, SC-09)', () => {
  it.each([
    ['2026-01-01', 'Q1 2026', '2026-01-01', '2026-03-31'],
    ['2026-03-31', 'Q1 2026', '2026-01-01', '2026-03-31'],
    ['2026-04-01', 'Q2 2026', '2026-04-01', '2026-06-30'],
    ['2026-09-30', 'Q3 2026', '2026-07-01', '2026-09-30'],
    ['2026-12-31', 'Q4 2026', '2026-10-01', '2026-12-31'],
  ])('%s lies in %s', (day, name, from, to) => {
    expect(quarterOf(day)).toEqual({ name, from, to });
  });

  it('the last full quarter on a day of January is that of the old year', () => {
    expect(quarterBefore('2026-01-15').name).toBe('Q4 2025');
    expect(quarterBefore('2026-05-12')).toEqual({ name: 'Q1 2026', from: '2026-01-01', to: '2026-03-31' });
  });

  it('every day lies in its quarter, and quarters follow one another without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
        const day = addDays('1950-01-01', days);
        const { from, to } = quarterOf(day);
        expect(from <= day && day <= to).toBe(true);
        expect(quarterBefore(day).to).toBe(addDays(from, -1));
        expect(daysBetween(from, to)).toBeGreaterThanOrEqual(89);
      }),
    );
  });
});
