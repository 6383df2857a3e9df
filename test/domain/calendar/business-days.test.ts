import { describe, expect, it, vi } from 'vitest';
import {
  addBusinessDays,
  addDays,
  addMonths,
  businessDaysBetween,
  daysBetween,
  federalHolidays,
  isBusinessDay,
} from '../../../src/domain/calendar/index.ts';
import fc from '../../support/property.ts';

const day = fc.integer({ min: 0, max: 30_000 }).map((offset) => addDays('1990-01-01', offset));

describe('US federal holidays', () => {
  // As published by the Office of Personnel Management, with the days on which they are observed.
  it.each([
    [
      2020,
      '2020-01-01 2020-01-20 2020-02-17 2020-05-25 2020-07-03 2020-09-07 2020-10-12 2020-11-11 2020-11-26 2020-12-25',
    ],
    [
      2021,
      '2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25 2021-12-24',
    ],
    [
      2022,
      '2021-12-31 2022-01-17 2022-02-21 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-10-10 2022-11-11 2022-11-24 2022-12-26',
    ],
    [
      2023,
      '2023-01-02 2023-01-16 2023-02-20 2023-05-29 2023-06-19 2023-07-04 2023-09-04 2023-10-09 2023-11-10 2023-11-23 2023-12-25',
    ],
    [
      2026,
      '2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25',
    ],
    [
      2027,
      '2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24',
    ],
  ])('of %d', (year, days) => {
    expect(federalHolidays(year).join(' ')).toBe(days);
  });

  it('are the same in code that was just loaded, whichever year is asked first', async () => {
    vi.resetModules();
    const fresh = await import('../../../src/domain/calendar/index.ts');
    expect(fresh.federalHolidays(2020).join(' ')).toBe(
      '2020-01-01 2020-01-20 2020-02-17 2020-05-25 2020-07-03 2020-09-07 2020-10-12 2020-11-11 2020-11-26 2020-12-25',
    );
    expect(fresh.federalHolidays(2021).join(' ')).toBe(
      '2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25 2021-12-24',
    );
    expect(fresh.federalHolidays(2022).slice(0, 2)).toEqual(['2021-12-31', '2022-01-17']);
    // Saturday, Sunday, a holiday, the days after, and a day off of one's own.
    const open = ['2021-07-03', '2021-07-04', '2021-07-05', '2021-07-06', '2021-07-07'].map((day) =>
      fresh.isBusinessDay(day, new Set(['2021-07-07'])),
    );
    expect(open).toEqual([false, false, false, true, false]);
    expect(fresh.isBusinessDay('2021-07-07')).toBe(true);
    expect(fresh.isBusinessDay('2021-12-31')).toBe(false);
  });

  it('close a New Year kept on December 31', () => {
    expect(isBusinessDay('2021-12-31')).toBe(false);
    expect(isBusinessDay('2021-12-30')).toBe(true);
    expect(isBusinessDay('2022-12-30')).toBe(true);
  });

  it('have Juneteenth from 2021 on', () => {
    expect(isBusinessDay('2020-06-19')).toBe(true);
    expect(isBusinessDay('2021-06-18')).toBe(false);
    expect(isBusinessDay('2026-06-19')).toBe(false);
  });
});

describe('Business days', () => {
  it.each([
    ['2026-03-02', 10, '2026-03-16'],
    ['2026-03-02', 14, '2026-03-20'],
    ['2026-02-27', 1, '2026-03-02'],
    ['2026-02-28', 1, '2026-03-02'],
    ['2026-03-01', 1, '2026-03-02'],
    ['2026-05-22', 1, '2026-05-26'],
    ['2026-12-24', 1, '2026-12-28'],
    ['2021-12-30', 1, '2022-01-03'],
    ['2026-03-04', 0, '2026-03-04'],
    ['2026-03-07', 0, '2026-03-09'],
    ['2026-07-03', 0, '2026-07-06'],
  ])('from %s, %d later: %s (EX-18)', (from, count, to) => {
    expect(addBusinessDays(from, count)).toBe(to);
  });

  it("skip the practice's own days off", () => {
    const own = new Set(['2026-03-03', '2026-03-04', '2026-03-07']);
    expect(addBusinessDays('2026-03-02', 1, own)).toBe('2026-03-05');
    expect(isBusinessDay('2026-03-03', own)).toBe(false);
    expect(isBusinessDay('2026-03-03', new Set(['2026-03-03']))).toBe(false);
    expect(businessDaysBetween('2026-03-02', '2026-03-06', own)).toBe(2);
  });

  it('are counted back as they were counted forth, and end on a business day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addBusinessDays(from, count);
        expect(isBusinessDay(to)).toBe(true);
        expect(businessDaysBetween(from, to)).toBe(count);
        expect(businessDaysBetween(to, from)).toBe(0);
      }),
    );
  });

  it('never come earlier for a later start', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 30 }), (from, count) => {
        expect(addBusinessDays(addDays(from, 1), count) >= addBusinessDays(from, count)).toBe(true);
      }),
    );
  });
});

describe('Calendar days', () => {
  it.each([
    ['2026-09-01', -90, '2026-06-03'],
    ['2026-09-01', -60, '2026-07-03'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['1969-12-31', 1, '1970-01-01'],
  ])('%s %d days is %s (EX-19)', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each([
    ['2026-09-01', -4, '2026-05-01'],
    ['2026-09-01', -5, '2026-04-01'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s %d months is %s (EX-19)', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });
});
