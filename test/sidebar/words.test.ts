import { afterEach, describe, expect, it, vi } from 'vitest';
import { longDate, today, weekday } from '../../sidebar/dates.ts';
import { change, count, dollars, percentage, readDollars, wholeDollars } from '../../sidebar/money.ts';

describe('today', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    vi.useRealTimers();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each([
    ['America/New_York', '2026-05-12'],
    ['UTC', '2026-05-13'],
    ['Pacific/Auckland', '2026-05-13'],
  ])('is the day on the wall in %s', (where, day) => {
    process.env.TZ = where;
    vi.useFakeTimers({ now: new Date('2026-05-13T02:00:00Z') });
    expect(today()).toBe(day);
  });

  it('days read the same in every time zone', () => {
    process.env.TZ = 'America/Los_Angeles';
    expect(longDate('2026-05-01')).toBe('May 1, 2026');
    expect(weekday('2026-05-12')).toBe('Tuesday, May 12');
  });
});

describe('amounts', () => {
  it.each([
    ['112.5', 112.5],
    ['$1,120.50', 1120.5],
    ['$ 94', 94],
    ['1 120.50', 1120.5],
    ['.50', 0.5],
    ['94 USD', 94],
    ['9999.99', 9999.99],
  ])('%j is read as %d', (typed, value) => {
    expect(readDollars(typed)).toEqual({ ok: true, value });
  });

  it.each(['', '0', '0.00', '-5', '94,5', '1,12', '9 4', '10000', '1l6.00', '94.001', '1e3', 'Infinity'])(
    '%j is refused with its reason',
    (typed) => {
      const read = readDollars(typed);
      expect(read.ok).toBe(false);
      expect(read.ok ? '' : read.reason).toMatch(/Type it like 105\.00\.$/);
    },
  );

  it('are written as people read them', () => {
    expect(dollars(1120.5)).toBe('$1,120.50');
    expect(wholeDollars(2420.4)).toBe('$2,420');
    expect([change(11), change(-2), change(0)]).toEqual(['+$11.00', '-$2.00', '$0.00']);
    expect(percentage(0.8718)).toBe('87.2%');
    expect([count(1, 'rate'), count(5, 'rate'), count(0, 'rate')]).toEqual(['1 rate', '5 rates', '0 rates']);
  });
});
