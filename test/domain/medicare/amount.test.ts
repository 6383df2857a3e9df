import { describe, expect, it } from 'vitest';
import { clinicianCents, divideHalfUp, scheduleCents } from '../../../src/domain/medicare/amount.ts';
import { rvusOf } from '../../../src/domain/medicare/fee-schedule.ts';
import {
  allPlaces,
  CodeRefusal,
  clinicians,
  conversionFactor,
  describeBasis,
  medicareAmount,
  newestYear,
  normalizeCode,
  percentOfMedicare,
  years,
} from '../../../src/domain/medicare/index.ts';
import { gpcisOf } from '../../../src/domain/medicare/places.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import fc from '../../support/property.ts';
import { caseOf, codesOf, exactCents, exactPercent, gpcisOfYear, keyOf, YEARS } from './cms.ts';

const LATEST_FACTOR = { 2024: '33.2875', 2025: '32.3465', 2026: '33.4009' } as const;
const SETTINGS = ['office', 'facility'] as const;
const BEHAVIORAL = [
  '90785',
  '90791',
  '90792',
  '90832',
  '90834',
  '90837',
  '90839',
  '90846',
  '90847',
  '90853',
  '96127',
].concat(['96130', '96131', '96132', '96136', '96137', '96138', '99204', '99213', '99214', '99215', '99492']);

const cents = (dollars: number): number => Math.round(dollars * 100);
const refusalOf = (run: () => unknown): Refusal => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
};

describe.each(YEARS)('the %i fee schedule', (year) => {
  const codes = codesOf(year);
  const gpcis = new Map(gpcisOfYear(year).map((row) => [keyOf(row), row]));
  const priced = [...codes].filter(([, row]) => caseOf(row) === 'priced');

  it('prices every code of status A, R or T as the exact fractions of the CMS files do', () => {
    const wrong: string[] = [];
    for (const key of ['US', '14512-50', '01112-05', '09102-04', '06302-00']) {
      const gpci = key === 'US' ? 'US' : gpcis.get(key);
      if (gpci === undefined) throw new Error(`No GPCIs for ${key}`);
      for (const setting of SETTINGS) {
        for (const [code, row] of priced) {
          const { fullSchedule } = medicareAmount({ code, place: key, on: { year }, setting });
          const expected = exactCents(row, gpci, setting, LATEST_FACTOR[year]);
          if (fullSchedule !== expected / 100) wrong.push(`${code} ${key} ${setting}: ${fullSchedule} for ${expected}`);
        }
      }
    }
    expect(priced.length).toBeGreaterThan(7000);
    expect(wrong).toEqual([]);
  });

  it('prices the behavioral-health codes so in all 109 localities, for every clinician', () => {
    const wrong: string[] = [];
    expect(gpcis.size).toBe(109);
    for (const [key, gpci] of gpcis) {
      for (const code of BEHAVIORAL) {
        const row = codes.get(code);
        if (row === undefined) throw new Error(`No row for ${code}`);
        for (const setting of SETTINGS) {
          const full = exactCents(row, gpci, setting, LATEST_FACTOR[year]);
          for (const { key: clinician, percent } of clinicians()) {
            const amount = medicareAmount({ code, place: key, on: { year }, setting, clinician });
            const expected = exactPercent(full, percent);
            if (cents(amount.dollars) !== expected || cents(amount.fullSchedule) !== full) {
              wrong.push(`${code} ${key} ${setting} ${clinician}: ${amount.dollars} for ${expected}`);
            }
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('tells apart, for every other code of any year, unknown, without a national price, and not paid', () => {
    const all = new Set(YEARS.flatMap((each) => [...codesOf(each).keys()]));
    const wrong: string[] = [];
    for (const code of all) {
      const expected = caseOf(codes.get(code));
      if (expected === 'priced') continue;
      const refusal = refusalOf(() => medicareAmount({ code, place: 'US', on: { year } }));
      if (!(refusal instanceof CodeRefusal) || refusal.reason !== expected || refusal.argument !== 'code') {
        wrong.push(`${code}: ${refusal.message}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('stays within exact integers, with room to spare', () => {
    const index = YEARS.indexOf(year);
    const factor = Number(LATEST_FACTOR[year]) * 10_000;
    const most = { work: 0, pe: 0, mp: 0 };
    for (const place of allPlaces()) {
      const each = gpcisOf(place, index);
      most.work = Math.max(most.work, each.work);
      most.pe = Math.max(most.pe, each.pe);
      most.mp = Math.max(most.mp, each.mp);
    }
    const largest = priced.reduce((max, [code]) => {
      const { work, officePe, facilityPe, mp } = rvusOf(code, index);
      return Math.max(max, work * most.work + Math.max(officePe, facilityPe) * most.pe + mp * most.mp);
    }, 0);
    expect(largest * factor).toBeGreaterThan(1e12);
    expect(largest * factor).toBeLessThan(Number.MAX_SAFE_INTEGER / 100);
  });
});

describe('amounts that CMS publishes', () => {
  it.each([
    ['90834', 2026, 113.9],
    ['90837', 2026, 167.0],
    ['90834', 2025, 104.16],
    ['90837', 2025, 154.29],
    ['90791', 2025, 166.91],
    ['99214', 2025, 125.18],
  ])('the national amount of %s in %i is $%d', (code, year, dollars) => {
    expect(medicareAmount({ code, place: 'US', on: { year } }).dollars).toBe(dollars);
  });

  it('the national amount of 99214 at the start of 2024 is $126.07', () => {
    expect(medicareAmount({ code: '99214', place: 'US', on: { date: '2024-01-01' } }).dollars).toBe(126.07);
  });
});

describe('rounding', () => {
  it.each([
    [10_049_999_999, 10_000_000, 1005],
    [10_044_999_999, 10_000_000, 1004],
    [10_045_000_000, 10_000_000, 1005],
    [0, 10_000_000, 0],
  ])('%i over %i is %i: a half goes up, less goes down', (value, unit, expected) => {
    expect(divideHalfUp(value, unit)).toBe(expected);
  });

  it('rounds the schedule amount once, on either side of half a cent', () => {
    const gpcis = { work: 1000, pe: 1000, mp: 1000 };
    const one = { work: 100, officePe: 0, facilityPe: 0, mp: 0 };
    expect(scheduleCents(one, gpcis, 'office', 330_049)).toBe(3300);
    expect(scheduleCents(one, gpcis, 'office', 330_050)).toBe(3301);
    // Each part rounded for itself would give 3 x 11.01.
    const parts = { work: 100, officePe: 100, facilityPe: 0, mp: 100 };
    expect(scheduleCents(parts, gpcis, 'office', 110_050)).toBe(3302);
  });

  it('rounds a clinician percentage from the rounded amount, a half going up', () => {
    expect(clinicianCents(11_390, 75)).toBe(8543);
    expect(clinicianCents(11_389, 75)).toBe(8542);
    expect(clinicianCents(16_710, 85)).toBe(14_204);
    expect(clinicianCents(16_709, 100)).toBe(16_709);
    expect(medicareAmount({ code: '90834', place: 'US', clinician: 'LCSW' })).toMatchObject({
      dollars: 85.43,
      fullSchedule: 113.9,
    });
  });

  it('agrees with exact fractions for any figures', () => {
    const rvu = fc.integer({ min: 0, max: 50_000 });
    const gpci = fc.integer({ min: 200, max: 3000 });
    fc.assert(
      fc.property(
        fc.tuple(rvu, rvu, rvu),
        fc.tuple(gpci, gpci, gpci),
        fc.integer({ min: 200_000, max: 500_000 }),
        (rvus, indices, factor) => {
          const shift = (value: number, places: number): string => (value / 10 ** places).toFixed(places);
          const [work, pe, mp] = rvus;
          const row = { work_rvu: shift(work, 2), nonfac_pe_rvu: shift(pe, 2), mp_rvu: shift(mp, 2) };
          const by = { work: shift(indices[0], 3), pe: shift(indices[1], 3), mp: shift(indices[2], 3) };
          const got = scheduleCents(
            { work, officePe: pe, facilityPe: 0, mp },
            { work: indices[0], pe: indices[1], mp: indices[2] },
            'office',
            factor,
          );
          expect(got).toBe(exactCents(row, by, 'office', shift(factor, 4)));
        },
      ),
    );
  });
});

describe('the year or date', () => {
  it('is the newest year when left out', () => {
    expect(years()).toEqual([2024, 2025, 2026]);
    expect(newestYear()).toBe(2026);
    expect(medicareAmount({ code: '90834', place: 'VT' })).toMatchObject({
      year: 2026,
      factor: 33.4009,
      release: 'RVU26C',
    });
  });

  it.each([
    [{ year: 2024 }, 33.2875, 'RVU24C'],
    [{ date: '2024-01-01' }, 32.7442, 'RVU24C'],
    [{ date: '2024-03-08' }, 32.7442, 'RVU24C'],
    [{ date: '2024-03-09' }, 33.2875, 'RVU24C'],
    [{ date: '2024-12-31' }, 33.2875, 'RVU24C'],
    [{ date: '2025-01-01' }, 32.3465, 'RVU25A'],
    [{ year: 2026 }, 33.4009, 'RVU26C'],
    [{ date: '2026-12-31' }, 33.4009, 'RVU26C'],
  ])('%j has the factor %d', (on, factor, release) => {
    expect(conversionFactor(on)).toBe(factor);
    expect(medicareAmount({ code: '90837', place: 'US', on })).toMatchObject({ factor, release });
  });

  it('outside the data is refused with the years there are', () => {
    const sentence = (shown: string): string =>
      `RateCase has no Medicare fee schedule for ${shown}; it has 2024, 2025 and 2026.`;
    for (const [on, shown] of [
      [{ year: 2023 }, '2023'],
      [{ year: 2027 }, '2027'],
      [{ date: '2023-12-31' }, '2023-12-31'],
      [{ date: '2027-01-01' }, '2027-01-01'],
    ] as const) {
      const refusal = refusalOf(() => medicareAmount({ code: '90834', place: 'VT', on }));
      expect(refusal.argument).toBe('year_or_date');
      expect(refusal.message).toBe(sentence(shown));
    }
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '5/12/2026', 'today'])(
    'that is no day, like %s, is refused with what is accepted',
    (date) => {
      expect(refusalOf(() => conversionFactor({ date })).message).toBe(
        `The year_or_date "${date}" is not a year or a date; use a year like 2026 or a date like 2026-05-12.`,
      );
    },
  );

  it('knows February 29 of a leap year', () => {
    expect(conversionFactor({ date: '2024-02-29' })).toBe(32.7442);
  });
});

describe('a code', () => {
  it.each([90834, '90834', ' 90834 '])('%j is found as number, text, and with spaces around it', (code) => {
    expect(medicareAmount({ code, place: 'US' })).toMatchObject({ code: '90834', dollars: 113.9 });
  });

  it('is found in lower case', () => {
    expect(medicareAmount({ code: 'g0323', place: 'US' }).code).toBe('G0323');
  });

  it.each([
    ['97151', 'unpriced', 'The code 97151 has no national Medicare price in 2026: the Medicare contractor sets it.'],
    ['D0120', 'unpriced', 'The code D0120 has no national Medicare price in 2026: the Medicare contractor sets it.'],
    [
      '90882',
      'unpaid',
      'Medicare does not pay for the code 90882 under its 2026 fee schedule: the service is not covered.',
    ],
    [
      'H0004',
      'unpaid',
      'Medicare does not pay for the code H0004 under its 2026 fee schedule: it asks for another code.',
    ],
    ['98888', 'unknown', 'The code 98888 is unknown: the 2026 Medicare fee schedule does not list it.'],
    ['9083', 'unknown', 'The code "9083" is not a five-character CPT or HCPCS code like 90834.'],
    [
      '90837-95',
      'unknown',
      'The code "90837-95" carries a modifier; Medicare amounts are looked up without one, so type 90837.',
    ],
  ])('%s is refused as %s in one sentence', (code, reason, message) => {
    const refusal = refusalOf(() => medicareAmount({ code, place: 'VT' }));
    expect(refusal).toBeInstanceOf(CodeRefusal);
    expect(refusal).toMatchObject({ argument: 'code', reason, message });
  });

  it.each(['90837-95', '90837 95', '90837:95 GT', '90837 - 95', '90837,95-GT', ' g0463-95 '])(
    '%j carries a modifier',
    (typed) => {
      const code = typed.trim().slice(0, 5).toUpperCase();
      expect(refusalOf(() => normalizeCode(typed)).message).toBe(
        `The code "${typed.trim()}" carries a modifier; Medicare amounts are looked up without one, so type ${code}.`,
      );
    },
  );

  it.each([
    '90837-9',
    '90837-955',
    'X90837-95',
    '90837-95!',
    '90837?95',
    ' Code ',
    '908371',
    '190837',
    '9083A7',
    '90837-',
  ])('%j is no code', (typed) => {
    expect(refusalOf(() => normalizeCode(typed)).message).toBe(
      `The code "${typed.trim()}" is not a five-character CPT or HCPCS code like 90834.`,
    );
  });

  it.each<[string | number, string]>([
    [90837, '90837'],
    [' 90837 ', '90837'],
    ['g0463', 'G0463'],
  ])('%j is %s', (typed, code) => {
    expect(normalizeCode(typed)).toBe(code);
  });

  it('that only other years list names those years', () => {
    const gone = [...codesOf(2024).keys()].find((code) => !codesOf(2025).has(code) && !codesOf(2026).has(code));
    if (gone === undefined) throw new Error('Every code of 2024 is still listed');
    expect(refusalOf(() => medicareAmount({ code: gone, place: 'VT' })).message).toBe(
      `The code ${gone} is unknown: the 2026 Medicare fee schedule does not list it (2024 did).`,
    );
  });

  it('has its formula amount where CMS marks the setting NA', () => {
    const [code, row] = [...codesOf(2026)].find(([, each]) => each.status === 'A' && each.nonfac_na === 'NA') ?? [];
    if (code === undefined || row === undefined) throw new Error('No code is marked NA');
    expect(medicareAmount({ code, place: 'US' }).fullSchedule).toBe(exactCents(row, 'US', 'office', '33.4009') / 100);
  });
});

describe('laws', () => {
  const codes = [...codesOf(2026)].filter(([, row]) => caseOf(row) === 'priced').map(([code]) => code);
  const query = fc.record({
    code: fc.constantFrom(...codes),
    place: fc.constantFrom('US', ...allPlaces().map(({ key }) => key)),
    setting: fc.constantFrom(...SETTINGS),
    clinician: fc.constantFrom(...clinicians().map(({ key }) => key)),
  });

  it('a clinician is never paid above the schedule, and at 100 percent exactly it', () => {
    fc.assert(
      fc.property(query, (each) => {
        const { dollars, fullSchedule, clinician } = medicareAmount(each);
        expect(dollars).toBeLessThanOrEqual(fullSchedule);
        if (clinician.percent === 100) expect(dollars).toBe(fullSchedule);
      }),
    );
  });

  it('a year is its last day', () => {
    fc.assert(
      fc.property(query, (each) => {
        expect(medicareAmount({ ...each, on: { date: '2026-12-31' } })).toEqual(
          medicareAmount({ ...each, on: { year: 2026 } }),
        );
      }),
    );
  });

  it('asking again gives the same answer', () => {
    fc.assert(
      fc.property(query, (each) => {
        expect(medicareAmount(each)).toEqual(medicareAmount(each));
      }),
    );
  });
});

describe('the basis of a figure', () => {
  it.each([
    [
      { place: 'VT', clinician: 'LCSW' },
      '2026 Medicare allowed amount, Vermont, office, as paid to clinical social workers (75% of the fee schedule)',
    ],
    [
      { place: '02108' },
      '2026 Medicare allowed amount, Metropolitan Boston, Massachusetts, office, as paid to clinical psychologists (100% of the fee schedule)',
    ],
    [
      { place: 'US', clinician: 'MD', setting: 'facility', on: { year: 2025 } },
      '2025 Medicare allowed amount, national (no locality adjustment), facility, as paid to physicians (100% of the fee schedule)',
    ],
    [
      { place: 'VT', clinician: 'PMHNP', on: { date: '2024-02-01' } },
      '2024 (through March 8, 2024) Medicare allowed amount, Vermont, office, as paid to nurse practitioners (85% of the fee schedule)',
    ],
    [
      { place: 'VT', on: { year: 2024 } },
      '2024 Medicare allowed amount, Vermont, office, as paid to clinical psychologists (100% of the fee schedule)',
    ],
  ])('%j names year, locality, setting and clinician (AMB-39)', (query, sentence) => {
    expect(describeBasis(medicareAmount({ code: '90837', ...query }))).toBe(sentence);
  });
});

describe('percent of Medicare', () => {
  it.each([
    [78, 89.47, 0.8718],
    [94.5, 104.32, 0.9059],
    [65, 80, 0.8125],
  ])('$%d of $%d is %d (EX-01, EX-02, EX-07)', (rate, medicare, ratio) => {
    expect(percentOfMedicare(rate, medicare)).toBeCloseTo(ratio, 4);
  });

  it.each([0, -3, Number.NaN, Number.POSITIVE_INFINITY])('refuses the rate %d', (rate) => {
    expect(refusalOf(() => percentOfMedicare(rate, 100))).toMatchObject({
      argument: 'rate',
      message: `The rate ${rate} is not an amount above zero; type it in dollars, like 92.50.`,
    });
  });

  it('says that there is no benchmark instead of dividing by zero (AMB-32)', () => {
    expect(refusalOf(() => percentOfMedicare(100, 0))).toMatchObject({
      argument: 'medicare',
      message: 'There is no benchmark: the Medicare amount is blank or zero.',
    });
  });
  it('of a year that is not in the data is the year alone', () => {
    const basis = { ...medicareAmount({ code: '90837', place: 'VT' }), year: 2019 };
    expect(describeBasis(basis)).toMatch(/^2019 Medicare allowed amount, Vermont/);
    expect(describeBasis({ ...basis, year: 2024, factor: 33.4009 })).toMatch(/^2024 Medicare allowed amount/);
  });
});
