import { describe, expect, it } from 'vitest';
import { lastMonths, spanOf, withinPeriod } from '../../../src/domain/letters/claimTotals.ts';

const quarter = (from: string, to: string) => ({ from, to });
const Q = [
  quarter('2025-01-01', '2025-03-31'),
  quarter('2025-04-01', '2025-06-30'),
  quarter('2025-07-01', '2025-09-30'),
  quarter('2025-10-01', '2025-12-31'),
  quarter('2026-01-01', '2026-03-31'),
] as const;

describe('the last twelve months of claims', () => {
  it('are four quarters that follow on one another, latest first', () => {
    expect(lastMonths(Q, 12)).toEqual([Q[4], Q[3], Q[2], Q[1]]);
    expect(spanOf(lastMonths(Q, 12))).toEqual({ from: '2025-04-01', to: '2026-03-31' });
  });

  it('end at a gap, so that a sum never stands for months that it leaves out', () => {
    expect(lastMonths([Q[4], Q[2]], 12)).toEqual([Q[4]]);
  });

  it('count nothing twice where a quarter and its year both stand there', () => {
    const year = quarter('2025-04-01', '2026-03-31');
    expect(lastMonths([year, ...Q.slice(1)], 12)).toEqual([Q[4], Q[3], Q[2], Q[1]]);
    expect(lastMonths([year], 12)).toEqual([year]);
  });

  it('are the same in whatever order the rows stand', () => {
    const year = quarter('2025-04-01', '2026-03-31');
    for (const rows of [[Q[1], Q[4], year, Q[2], Q[3], Q[0]], [...Q, year].reverse()])
      expect(lastMonths(rows, 12)).toEqual([Q[4], Q[3], Q[2], Q[1]]);
  });

  it('may begin with a single day', () => {
    const day = quarter('2026-04-01', '2026-04-01');
    expect(lastMonths([Q[4], day], 12)).toEqual([day, Q[4]]);
  });

  it('end with the last row that has both dates', () => {
    for (const half of [quarter('', '2026-06-30'), quarter('2026-04-01', ''), quarter('', '')])
      expect(lastMonths([half, Q[4]], 12)).toEqual([Q[4]]);
    expect(spanOf([])).toEqual({ from: '', to: '' });
  });

  it('leave out rows without dates, or with dates the wrong way round', () => {
    expect(lastMonths([quarter('', '2026-03-31'), quarter('2026-04-01', '2026-03-31')], 12)).toEqual([]);
  });
});

describe('the claims of a period', () => {
  it('are the rows that lie within it, to the day', () => {
    const period = { from: '2026-01-01', to: '2026-03-31' };
    expect(withinPeriod(Q, period)).toEqual([Q[4]]);
    expect(withinPeriod([quarter('2025-12-31', '2026-03-31'), quarter('2026-01-01', '2026-04-01')], period)).toEqual(
      [],
    );
  });

  it('do not overlap: of two that do, the longer counts, wherever it stands', () => {
    const period = { from: '2026-01-01', to: '2026-03-31' };
    const month = quarter('2026-03-01', '2026-03-31');
    expect(withinPeriod([Q[4], month], period)).toEqual([Q[4]]);
    expect(withinPeriod([month, Q[4]], period)).toEqual([Q[4]]);
    // They share January 31.
    const [long, short] = [quarter('2026-01-01', '2026-01-31'), quarter('2026-01-31', '2026-02-28')];
    expect(withinPeriod([short, long], period)).toEqual([long]);
    const [first, longer] = [quarter('2026-01-20', '2026-02-01'), quarter('2026-02-01', '2026-03-31')];
    expect(withinPeriod([first, longer], period)).toEqual([longer]);
  });

  it('stand latest first, with gaps, single days among them', () => {
    const period = { from: '2026-01-01', to: '2026-03-31' };
    const [january, day, march] = [
      quarter('2026-01-01', '2026-01-31'),
      quarter('2026-02-15', '2026-02-15'),
      quarter('2026-03-01', '2026-03-31'),
    ];
    for (const rows of [
      [january, day, march],
      [march, january, day],
      [day, march, january],
    ])
      expect(withinPeriod(rows, period)).toEqual([march, day, january]);
  });

  it('are no rows whose dates are missing or stand the wrong way round', () => {
    const period = { from: '2026-01-01', to: '2026-03-31' };
    for (const row of [quarter('2026-03-31', '2026-01-01'), quarter('2026-01-01', ''), quarter('', '2026-03-31')])
      expect(withinPeriod([row], period)).toEqual([]);
  });
});
