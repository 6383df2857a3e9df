import { describe, expect, it } from 'vitest';
import { spread } from '../../../src/domain/benchmark/index.ts';
import {
  adminCostPerYear,
  costPerSession,
  costToServe,
  netRate,
  type PracticeCosts,
  projectedRate,
  revenueLift,
  trueHourlyRate,
  underpayment,
} from '../../../src/domain/cost/index.ts';
import fc from '../../support/property.ts';

const YEAR: PracticeCosts = {
  sessions: 1200,
  clinicianHourly: 50,
  clinicalHours: 1200,
  nonBillableHours: 400,
  adminHours: 260,
  adminHourly: 28,
  payrollShare: 0.1,
  overhead: 24_000,
};

describe('The cost of a session (COST-01)', () => {
  it('is clinical and other paid time with payroll costs, office work and overhead, over the sessions', () => {
    expect(costPerSession(YEAR)).toBeCloseTo((1600 * 55 + 7280 + 24_000) / 1200, 10);
  });

  it('is nothing without sessions', () => {
    expect(costPerSession({ ...YEAR, sessions: 0 })).toBeNull();
    expect(costPerSession({ ...YEAR, sessions: 1 })).toBeCloseTo(1600 * 55 + 7280 + 24_000, 6);
  });

  it('rises with every part', () => {
    const parts = [
      'clinicianHourly',
      'clinicalHours',
      'nonBillableHours',
      'adminHours',
      'payrollShare',
      'overhead',
    ] as const;
    for (const part of parts) {
      expect(costPerSession({ ...YEAR, [part]: YEAR[part] + 1 })).toBeGreaterThan(costPerSession(YEAR) ?? 0);
    }
  });
});

describe('What is left of a rate', () => {
  it.each([
    ['EX-08: 20 minutes at $28', 20, 28, 9.3333],
    ['EX-09: 25 minutes at $33.60', 25, 33.6, 14],
    ['EX-09: 24 minutes at $35', 24, 35, 14],
  ])('the cost to serve (%s)', (_, minutes, hourly, cost) => {
    expect(costToServe(minutes, hourly)).toBeCloseTo(cost, 4);
  });

  it('is the rate less the part never paid and the cost to serve (COST-09)', () => {
    expect(netRate(94.5, 9.33, 0)).toBeCloseTo(85.17, 10);
    expect(netRate(100, 10, 0.05)).toBeCloseTo(85, 10);
  });

  it('for each hour counts office time (WALK-02)', () => {
    expect(trueHourlyRate(90, 45, 15)).toBe(90);
    expect(trueHourlyRate(90, 45, 0)).toBe(120);
    expect(trueHourlyRate(1, 0.5, 0.5)).toBe(60);
    expect(trueHourlyRate(90, 0, 0)).toBeNull();
  });

  it('over a year of office work (EX-12)', () => {
    expect(adminCostPerYear(5, 28, 52)).toBe(7280);
  });

  it('is short where less is allowed than contracted (AMB-13)', () => {
    expect(underpayment(100, 94.5, 10)).toBe(55);
    expect(underpayment(94.5, 100, 1)).toBe(-5.5);
  });
});

describe('What a new rate brings', () => {
  it('in a year (ASK-02, EX-10)', () => {
    expect(revenueLift(90, 100, 25 * 48)).toBe(12_000);
    expect(revenueLift(90, 110, 1200)).toBe(24_000);
  });

  it('in a year when the spread were closed (CMP-07, EX-11)', () => {
    expect(revenueLift(0, spread([80, 120]) ?? 0, 1200)).toBe(48_000);
    expect(revenueLift(0, spread([80, 140]) ?? 0, 1200)).toBe(72_000);
  });

  it('after years of an escalator (ASK-10)', () => {
    expect(projectedRate(100, 0.03, 3)).toBeCloseTo(109.2727, 10);
    expect(projectedRate(100, 0.03, 0)).toBe(100);
    expect(projectedRate(100, -0.5, 1)).toBe(50);
  });

  it('grows as rates do: scaling every amount scales every result', () => {
    const dollars = fc.double({ min: 1, max: 500, noNaN: true });
    fc.assert(
      fc.property(dollars, dollars, fc.double({ min: 0.5, max: 2, noNaN: true }), (a, b, by) => {
        expect(revenueLift(a * by, b * by, 100)).toBeCloseTo(revenueLift(a, b, 100) * by, 5);
        expect(netRate(a * by, b * by, 0.1)).toBeCloseTo(netRate(a, b, 0.1) * by, 6);
        expect(projectedRate(a * by, 0.03, 4) / (a * by)).toBeCloseTo(projectedRate(a, 0.03, 4) / a, 9);
      }),
    );
  });
});
