import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/calendar/index.ts';
import {
  betterStart,
  evergreenAsk,
  isAskOverdue,
  isSlowSeason,
  negotiationWindow,
} from '../../../src/domain/negotiation/windows.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';
import fc from '../../support/property.ts';

const window = (renewal: string, notice: number | null = null) =>
  negotiationWindow(renewal, notice, DEFAULT_THRESHOLDS);

describe('The negotiation window (AMB-05)', () => {
  it.each([
    [null, '2026-04-04', '2026-06-03', '2026-07-03', null],
    [120, '2026-03-05', '2026-04-04', '2026-04-24', '2026-05-04'],
    [60, '2026-04-04', '2026-06-03', '2026-06-23', '2026-07-03'],
    [61, '2026-04-04', '2026-06-02', '2026-06-22', '2026-07-02'],
    [90, '2026-04-04', '2026-05-04', '2026-05-24', '2026-06-03'],
    [91, '2026-04-03', '2026-05-03', '2026-05-23', '2026-06-02'],
    [50, '2026-04-04', '2026-06-03', '2026-07-03', '2026-07-13'],
    [51, '2026-04-04', '2026-06-03', '2026-07-02', '2026-07-12'],
    [0, '2026-04-04', '2026-06-03', '2026-07-03', '2026-09-01'],
  ])('for a renewal on September 1, 2026 with %s days of notice', (notice, start, ask, last, deadline) => {
    expect(window('2026-09-01', notice)).toEqual({ start, ask, last, deadline });
  });

  it('asks for no more days than those before the renewal where the contract wants no notice', () => {
    const limits = {
      ...DEFAULT_THRESHOLDS,
      windowStart: 90,
      windowAsk: 60,
      windowLast: 30,
      noticeStart: 100,
      noticeAsk: 90,
      noticeLast: 40,
    };
    expect(negotiationWindow('2026-09-01', null, limits)).toEqual({
      start: '2026-06-03',
      ask: '2026-07-03',
      last: '2026-08-02',
      deadline: null,
    });
    expect(negotiationWindow('2026-09-01', 0, limits).start).toBe('2026-05-24');
  });

  it('keeps its order for every notice', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 0, max: 400 })), (notice) => {
        const { start, ask, last, deadline } = window('2026-09-01', notice);
        expect(start <= ask && ask <= last && last <= (deadline ?? '2026-09-01')).toBe(true);
        expect(last <= addDays('2026-09-01', -60)).toBe(true);
      }),
    );
  });
});

describe('The slow season (TIME-04, AMB-06)', () => {
  it.each([
    ['2026-11-30', false],
    ['2026-12-01', true],
    ['2026-12-31', true],
    ['2027-01-15', true],
    ['2027-01-16', false],
    ['2026-06-01', false],
  ])('%s: %s', (date, slow) => {
    expect(isSlowSeason(date)).toBe(slow);
  });

  it.each([
    ['2027-04-30', '2027-01-16'],
    ['2027-06-14', '2027-01-16'],
    ['2027-06-15', null],
    ['2026-09-01', null],
  ])('moves the start for a renewal on %s to %s', (renewal, better) => {
    expect(betterStart(window(renewal))).toBe(better);
  });

  it('keeps January 16 while it is no later than the last call', () => {
    const given = { start: '2027-01-05', ask: '2027-01-10', last: '2027-01-16', deadline: null };
    expect(betterStart(given)).toBe('2027-01-16');
    expect(betterStart({ ...given, last: '2027-01-15' })).toBe('2026-11-15');
    expect(betterStart({ ...given, start: '2026-12-20', last: '2027-01-15' })).toBe('2026-11-15');
  });
});

describe('A contract without renewal (AMB-05)', () => {
  it.each([
    ['the next anniversary', '2026-05-12', '2017-09-01', null, '2026-09-01'],
    ['the anniversary itself', '2026-09-01', '2017-09-01', null, '2026-09-01'],
    ['next year after it', '2026-09-02', '2017-09-01', null, '2027-09-01'],
    ['12 months after the last increase', '2026-05-12', '2017-09-01', '2025-10-01', '2026-10-01'],
    ['any day from a year after it on', '2026-10-01', '2017-09-01', '2025-10-01', null],
    ['any day when nothing is known', '2026-05-12', null, null, null],
    ['its first day when it only begins', '2026-05-12', '2026-07-01', null, '2026-07-01'],
  ])('is asked about on %s', (_, today, began, increase, on) => {
    expect(evergreenAsk(today, began, increase)).toBe(on);
  });

  it('is overdue after 24 months without an ask (AMB-25)', () => {
    expect(isAskOverdue('2026-05-12', '2024-05-12', DEFAULT_THRESHOLDS)).toBe(true);
    expect(isAskOverdue('2026-05-11', '2024-05-12', DEFAULT_THRESHOLDS)).toBe(false);
    expect(isAskOverdue('2026-05-11', '2024-05-12', { ...DEFAULT_THRESHOLDS, askAgain: 23 })).toBe(true);
  });
});
