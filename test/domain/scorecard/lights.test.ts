import { describe, expect, it } from 'vitest';
import {
  type CodeFacts,
  codeLightsInWords,
  costLight,
  daysLight,
  denialLight,
  isUnpredictable,
  type Light,
  parseLight,
  rateLight,
  shareLight,
} from '../../../src/domain/scorecard/index.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../../src/domain/thresholds.ts';
import fc from '../../support/property.ts';

const limits = (changed: Partial<Thresholds> = {}): Thresholds => ({ ...DEFAULT_THRESHOLDS, ...changed });
const usual = limits();
const RANK: Record<Light, number> = { green: 2, yellow: 1, red: 0 };
const rank = (light: Light | null): number => (light === null ? Number.NaN : RANK[light]);

describe('The rate light (SC-01, AMB-10)', () => {
  it.each<[ofMedicare: number | null, ofBest: number | null, margin: number | null, light: Light | null]>([
    [1, 0.9, 1, 'green'],
    [0.9999, 0.9, 1, 'red'],
    [1 - 1e-12, 0.9, 1, 'green'],
    [1, 0.9 - 1e-12, 1, 'green'],
    [1, 0.8999, 1, 'yellow'],
    [1.2, 0.5, 1, 'yellow'],
    [1.2, 1.1, 0.01, 'green'],
    [1.2, 1.1, 0, 'red'],
    [1.2, 1.1, 1e-12, 'red'],
    [1.2, 1.1, -5, 'red'],
    [1, null, 1, 'green'],
    [1, null, null, 'green'],
    [0.99, null, null, 'red'],
    [null, 0.9, 1, 'green'],
    [null, 0.89, 1, 'yellow'],
    [null, 0.2, null, 'yellow'],
    [null, 1.2, -1, 'red'],
    [null, null, 5, 'yellow'],
    [null, null, 0, 'red'],
    [null, null, null, null],
  ])('is at %s of Medicare, %s of the best and a margin of %s: %4$s', (ofMedicare, ofBest, margin, light) => {
    expect(rateLight(ofMedicare, ofBest, margin, usual)).toBe(light);
  });

  it('is red at 81.25% of Medicare (EX-07, AMB-09)', () => {
    expect(rateLight(65 / 80, 65 / 110, null, usual)).toBe('red');
  });

  it('may call a rate a little below Medicare near: yellow, never green', () => {
    expect(rateLight(0.97, 1, 1, limits({ nearMedicare: 0.03 }))).toBe('yellow');
    expect(rateLight(0.9699, 1, 1, limits({ nearMedicare: 0.03 }))).toBe('red');
  });
});

describe('The cost light (SC-02, AMB-15)', () => {
  it.each<[minutes: number | null, share: number | null, light: Light | null]>([
    [0, null, 'green'],
    [5, 0.0999, 'green'],
    [5.01, 0.05, 'yellow'],
    [15, 0.05, 'yellow'],
    [15.01, 0.05, 'red'],
    [1, 0.1, 'red'],
    [1, 0.1 - 1e-12, 'red'],
    [null, 0.1, 'red'],
    [null, 0.09, 'green'],
    [10, null, 'yellow'],
    [20, null, 'red'],
    [null, null, null],
  ])('is for %s minutes and %s of the payment: %3$s', (minutes, share, light) => {
    expect(costLight(minutes, share, usual)).toBe(light);
  });
});

describe('The denial light (SC-03, AMB-14)', () => {
  it.each<[rework: number, average: number, claims: number | null, light: Light | null]>([
    [0.08, 0.08, null, 'green'],
    [0.08 + 1e-12, 0.08, 20, 'green'],
    [0.0801, 0.08, 20, 'yellow'],
    [0.12, 0.08, 20, 'yellow'],
    [0.1201, 0.08, 20, 'red'],
    [0.25, 0.2, 20, 'yellow'],
    [0.2501, 0.2, 20, 'red'],
    [0, 0, 20, 'green'],
    [0.01, 0, 20, 'red'],
    [0.5, 0.1, 19, null],
    [0.5, 0.1, 0, null],
  ])('is at %s against %s over %s claims: %4$s', (rework, average, claims, light) => {
    expect(denialLight(rework, average, claims, usual)).toBe(light);
  });

  it('is red at 15% against 4% (EX-15)', () => {
    expect(denialLight(0.15, 0.04, 100, usual)).toBe('red');
  });
});

describe('The days light (SC-04, AMB-11)', () => {
  it.each<[days: number | null, unpredictable: boolean, claims: number | null, light: Light | null]>([
    [3, false, null, 'green'],
    [25, false, 20, 'green'],
    [25.1, false, 20, 'yellow'],
    [44.9, false, 20, 'yellow'],
    [45, false, 20, 'red'],
    [45 - 1e-12, false, 20, 'red'],
    [10, true, 20, 'red'],
    [null, true, null, 'red'],
    [null, false, null, null],
    [50, true, 19, null],
  ])('is after %s days, unpredictable %s, over %s claims: %4$s', (days, unpredictable, claims, light) => {
    expect(daysLight(days, unpredictable, claims, usual)).toBe(light);
  });

  it('calls payment unpredictable when tenths of the claims lie more than 30 days apart', () => {
    expect(isUnpredictable([40, 10, 20, 30, 25, 15, 35, 12, 18, 22], usual)).toBe(false);
    expect(isUnpredictable([10, 10, 20, 30, 25, 15, 35, 12, 40, 60], usual)).toBe(false);
    expect(isUnpredictable([10, 10, 20, 30, 25, 15, 35, 12, 41, 60], usual)).toBe(true);
    expect(isUnpredictable([41, 60, 20, 30, 25, 15, 35, 12, 10, 10], usual)).toBe(true);
    expect(isUnpredictable([40, 1, 40, 40, 40], usual)).toBe(true);
    expect(isUnpredictable([], usual)).toBe(false);
    expect(isUnpredictable([100], usual)).toBe(false);
  });
});

describe('The share light (SC-05, AMB-16)', () => {
  it.each<[revenue: number, admin: number, light: Light | null]>([
    [0.2, 0.2, 'green'],
    [0.2, 0.2001, 'yellow'],
    [0.2, 0.4, 'yellow'],
    [0.2, 0.4001, 'red'],
    [0.05, 0.05, 'green'],
    [0.0499, 0.01, 'yellow'],
    [0.0499, 0.2, 'red'],
    [0, 0.01, 'red'],
    [0, 0, null],
  ])('is for %s of the revenue and %s of the work: %3$s', (revenue, admin, light) => {
    expect(shareLight(revenue, admin, usual)).toBe(light);
  });

  it('is red at 5% of the revenue and 25% of the pain (EX-16)', () => {
    expect(shareLight(0.05, 0.25, usual)).toBe('red');
  });
});

describe('A worse figure never betters a light', () => {
  const ratio = fc.double({ min: 0.01, max: 3, noNaN: true });
  const worse = fc.double({ min: 0, max: 2, noNaN: true });
  const margin = fc.double({ min: -50, max: 50, noNaN: true });

  it('of the rate', () => {
    fc.assert(
      fc.property(ratio, ratio, margin, worse, worse, worse, (medicare, best, over, a, b, c) => {
        const before = rateLight(medicare, best, over, usual);
        expect(rank(rateLight(medicare - a, best - b, over - c, usual))).toBeLessThanOrEqual(rank(before));
      }),
    );
  });

  it('of cost, denials, days and share', () => {
    const figure = fc.double({ min: 0, max: 90, noNaN: true });
    fc.assert(
      fc.property(figure, ratio, worse, worse, (days, share, a, b) => {
        expect(rank(costLight(days + a, share + b, usual))).toBeLessThanOrEqual(rank(costLight(days, share, usual)));
        expect(rank(daysLight(days + a, false, null, usual))).toBeLessThanOrEqual(
          rank(daysLight(days, false, null, usual)),
        );
        expect(rank(denialLight(share + a, share, null, usual))).toBeLessThanOrEqual(2);
        expect(rank(denialLight(share + a + b, share, null, usual))).toBeLessThanOrEqual(
          rank(denialLight(share + a, share, null, usual)),
        );
        expect(rank(shareLight(share, a + b, usual))).toBeLessThanOrEqual(rank(shareLight(share, a, usual)));
        expect(rank(shareLight(share / (1 + a), b, usual))).toBeLessThanOrEqual(rank(shareLight(share, b, usual)));
      }),
    );
  });
});

describe('A light as typed', () => {
  it.each([
    ['green', 'green'],
    [' Yellow ', 'yellow'],
    ['RED', 'red'],
    ['amber', null],
    ['', null],
  ])('"%s" is %s', (text, light) => {
    expect(parseLight(text)).toBe(light);
  });
});

describe('The lights of the codes of a payer in words (AMB-35)', () => {
  const inWords = (codes: readonly CodeFacts[], cost: number | null = null) =>
    codeLightsInWords(codes, cost, DEFAULT_THRESHOLDS);
  const session = { code: '90834', rate: 110, medicare: 100, best: 100 };

  it.each<[what: string, facts: Partial<CodeFacts>, cost: number | null, says: string]>([
    ['at Medicare and near the best', { rate: 100, best: 111 }, null, '90834 green'],
    ['at Medicare and far from the best', { rate: 100, best: 112 }, null, '90834 yellow'],
    ['below Medicare', { rate: 99.99 }, null, '90834 red'],
    ['without a Medicare price', { medicare: null }, null, '90834 green'],
    ['with nothing to compare it with', { medicare: null, best: null }, null, '90834 not comparable'],
    ['above cost', {}, 109.99, '90834 green'],
    ['at cost', {}, 110, '90834 red, at or below cost. The cost is that of an average session.'],
  ])('%s', (_, facts, cost, says) => {
    expect(inWords([{ ...session, ...facts }], cost)).toBe(says);
  });

  it('name the cost once, however many codes are below it, and are nothing without a code', () => {
    const codes = [
      { ...session, rate: 90 },
      { ...session, code: '90837', rate: 160, medicare: 150, best: null },
    ];
    expect(inWords(codes, 95)).toBe(
      '90834 red, at or below cost; 90837 green. The cost is that of an average session.',
    );
    expect(inWords([...codes].reverse(), 165)).toBe(
      '90837 red, at or below cost; 90834 red, at or below cost. The cost is that of an average session.',
    );
    expect(inWords([], 95)).toBeNull();
  });
});
