import { describe, expect, it } from 'vitest';
import {
  averageWithin,
  liesWithin,
  type PeriodLine,
  periodFaults,
  totalWithin,
} from '../../../src/domain/payerMix/index.ts';
import fc from '../../support/property.ts';

const QUARTER = { from: '2026-01-01', to: '2026-03-31' };
const ALWAYS = { from: null, to: null };
const line = (from: string | null, to: string | null, value: number | null = 1, weight: number | null = null) => ({
  from,
  to,
  value,
  weight,
});

describe('a line of claims counts in a period', () => {
  it.each([
    ['2026-01-01', '2026-03-31', true],
    ['2026-02-01', '2026-02-28', true],
    ['2025-12-31', '2026-03-31', false],
    ['2026-01-01', '2026-04-01', false],
    ['2025-10-01', '2025-12-31', false],
    [null, '2026-03-31', false],
    ['2026-01-01', null, false],
    ['2026-03-31', '2026-01-01', false],
  ])('from %s to %s: %s', (from, to, counts) => {
    expect(liesWithin({ from, to }, QUARTER)).toBe(counts);
  });

  it('always when no period is asked about, also without days', () => {
    expect(liesWithin({ from: null, to: null }, ALWAYS)).toBe(true);
  });
});

describe('the total of a payer', () => {
  it('adds what lies within the period, and leaves out what only overlaps it', () => {
    const lines = [
      line('2026-01-01', '2026-01-31', 40),
      line('2026-02-01', '2026-03-31', 60.25),
      line('2026-03-01', '2026-04-30', 900),
    ];
    expect(totalWithin(lines, QUARTER)).toBe(100.25);
  });

  it('is unknown without a figure, and nothing when nothing was typed as 0', () => {
    expect(totalWithin([line('2026-01-01', '2026-03-31', null)], QUARTER)).toBeNull();
    expect(totalWithin([], QUARTER)).toBeNull();
    expect(totalWithin([line('2026-01-01', '2026-03-31', 0)], QUARTER)).toBe(0);
  });

  it('is the same in any order and split over two lines', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, (cents) => {
        const lines: PeriodLine[] = cents.map((each) => line('2026-01-01', '2026-01-31', each / 100));
        const whole = totalWithin(lines, QUARTER);
        expect(totalWithin([...lines].reverse(), QUARTER)).toBe(whole);
        expect(whole).toBeCloseTo(cents.reduce((sum, each) => sum + each, 0) / 100, 6);
      }),
    );
  });
});

describe('the average of a payer', () => {
  it('counts each line by its claims', () => {
    const lines = [line('2026-01-01', '2026-01-31', 24, 100), line('2026-02-01', '2026-03-31', 20, 300)];
    expect(averageWithin(lines, QUARTER)).toBe(21);
  });

  it('is unknown without a line or a figure', () => {
    expect(averageWithin([], QUARTER)).toBeNull();
    expect(averageWithin([line('2026-01-01', '2026-01-31', null, 100)], QUARTER)).toBeNull();
  });

  it('counts a line that only one day is typed of where no limit is asked about', () => {
    for (const open of [line('2026-03-01', null, 30, 10), line(null, '2026-01-01', 30, 10)])
      expect(averageWithin([open], { from: null, to: null })).toBe(30);
  });

  it('counts lines alike when one has no claims typed', () => {
    const lines = [line('2026-01-01', '2026-01-31', 24, 100), line('2026-02-01', '2026-03-31', 20, null)];
    expect(averageWithin(lines, QUARTER)).toBe(22);
  });

  it('lies between the least and the most', () => {
    const figures = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 400 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(figures, (lines) => {
        const days = lines.map(([value]) => value);
        const average = averageWithin(
          lines.map(([value, weight]) => line('2026-01-01', '2026-01-31', value, weight)),
          QUARTER,
        );
        expect(average).toBeGreaterThanOrEqual(Math.min(...days) - 1e-9);
        expect(average).toBeLessThanOrEqual(Math.max(...days) + 1e-9);
      }),
    );
  });
});

describe('the periods of a payer', () => {
  it('are silent when they cover the period once, whatever lies outside', () => {
    expect(
      periodFaults(
        [line('2026-02-01', '2026-03-31'), line('2026-01-01', '2026-01-31'), line('2025-10-01', '2025-12-31')],
        QUARTER,
      ),
    ).toBeNull();
    expect(periodFaults([], QUARTER)).toBeNull();
    expect(periodFaults([line('2025-10-01', '2025-12-31')], QUARTER)).toBeNull();
  });

  it('say which days are missing', () => {
    expect(periodFaults([line('2026-01-01', '2026-01-31'), line('2026-03-01', '2026-03-30')], QUARTER)).toBe(
      'Nothing typed for February 1, 2026 to February 28, 2026 and March 31, 2026.',
    );
  });

  it('say that days count twice', () => {
    expect(periodFaults([line('2026-01-01', '2026-03-31'), line('2026-03-31', '2026-03-31')], QUARTER)).toBe(
      'Rows overlap, so some days count twice.',
    );
  });

  it('count on after the longest row where a shorter one lies within it', () => {
    expect(periodFaults([line('2026-01-01', '2026-02-28'), line('2026-01-10', '2026-01-20')], QUARTER)).toBe(
      'Nothing typed for March 1, 2026 to March 31, 2026. Rows overlap, so some days count twice.',
    );
    expect(periodFaults([line('2026-01-01', '2026-01-01'), line('2026-01-02', '2026-03-31')], QUARTER)).toBeNull();
  });

  it('name what does not count', () => {
    expect(
      periodFaults(
        [line('2026-01-01', '2026-03-31'), line('2026-03-31', '2026-04-30'), line(null, '2026-03-31')],
        QUARTER,
      ),
    ).toBe(
      'March 31, 2026 to April 30, 2026 lies partly outside the period and does not count. One row has no From or To and does not count.',
    );
    for (const undated of [line('2026-01-01', null), line(null, null)])
      expect(periodFaults([line('2026-01-01', '2026-03-31'), undated], QUARTER)).toBe(
        'One row has no From or To and does not count.',
      );
    expect(periodFaults([line(null, '2026-03-31'), line('2026-01-01', null)], QUARTER)).toBe(
      'Two rows have no From or To and do not count.',
    );
    // The last day before the period touches nothing, the first day of it does.
    expect(periodFaults([line('2025-12-01', '2026-01-01')], QUARTER)).toBe(
      'December 1, 2025 to January 1, 2026 lies partly outside the period and does not count.',
    );
    expect(periodFaults([line('2025-12-01', '2025-12-31'), line('2026-04-01', '2026-04-30')], QUARTER)).toBeNull();
    expect(periodFaults([line('2026-03-31', '2026-04-01')], QUARTER)).toBe(
      'March 31, 2026 to April 1, 2026 lies partly outside the period and does not count.',
    );
    expect(periodFaults([line('2026-03-01', '2026-01-31')], QUARTER)).toBe(
      'March 1, 2026 to January 31, 2026 ends before it begins and does not count.',
    );
  });
});
