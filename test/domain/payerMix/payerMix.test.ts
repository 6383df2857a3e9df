import { describe, expect, it } from 'vitest';
import {
  averageOfOthers,
  bestOfOthers,
  burdenRatio,
  caseloadRatio,
  caseloadVerdict,
  reworkRate,
  shareOf,
} from '../../../src/domain/payerMix/index.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';
import fc from '../../support/property.ts';

describe('Shares and burdens', () => {
  it('12 of 18 new clients are two thirds (EX-14)', () => {
    expect(shareOf(12, 18)).toBeCloseTo(0.6667, 4);
    expect(shareOf(0, 0)).toBeNull();
  });

  it('25% of the pain for 5% of the revenue weighs five times (EX-16)', () => {
    expect(burdenRatio(0.25, 0.05)).toBeCloseTo(5, 10);
    expect(burdenRatio(0.25, 0)).toBeNull();
  });

  it('15% of the caseload for 5% of the revenue is a third (EX-17)', () => {
    expect(caseloadRatio(0.05, 0.15)).toBeCloseTo(0.3333, 4);
  });

  it.each([
    [
      0.15,
      0.05,
      'Volume trap: 15.0% of your caseload and 5.0% of your revenue. It fills more of your week than it pays for.',
    ],
    // The limits are 80% of the caseload and 2 points below it: 24% and 28% of 30%, 4% and 3% of 5%.
    [
      0.3,
      0.239,
      'Volume trap: 30.0% of your caseload and 23.9% of your revenue. It fills more of your week than it pays for.',
    ],
    [0.3, 0.24, 'About in balance: 30.0% of your caseload and 24.0% of your revenue.'],
    [
      0.05,
      0.029,
      'Volume trap: 5.0% of your caseload and 2.9% of your revenue. It fills more of your week than it pays for.',
    ],
    [0.05, 0.03, 'About in balance: 5.0% of your caseload and 3.0% of your revenue.'],
    [0.02, 0.015, 'About in balance: 2.0% of your caseload and 1.5% of your revenue.'],
    [0.1, 0.1, 'About in balance: 10.0% of your caseload and 10.0% of your revenue.'],
    [0.1, 0.1 + 1e-12, 'About in balance: 10.0% of your caseload and 10.0% of your revenue.'],
    [0.1, 0.101, 'More revenue than caseload: 10.0% of your caseload and 10.1% of your revenue.'],
    [0.1, 0.3, 'More revenue than caseload: 10.0% of your caseload and 30.0% of your revenue.'],
    [0, 0.3, null],
  ])('%s of the caseload for %s of the revenue in words (MIX-07)', (caseload, revenue, sentence) => {
    expect(caseloadVerdict(caseload, revenue, DEFAULT_THRESHOLDS)).toBe(sentence);
  });

  it('denied, downcoded and adjusted claims count together (SC-03)', () => {
    expect(reworkRate(6, 3, 1, 100)).toBeCloseTo(0.1, 10);
    expect(reworkRate(0, 0, 0, 0)).toBeNull();
  });
});

describe('The average of the other payers (AMB-14)', () => {
  const lines = [
    { payer: 'a', part: 15, whole: 100 },
    { payer: 'b', part: 4, whole: 100 },
    { payer: 'c', part: 6, whole: 300 },
    { payer: 'b', part: 2, whole: 50 },
  ];

  it('leaves the payer itself out when there are two others', () => {
    expect(averageOfOthers(lines)('a')).toBeCloseTo(12 / 450, 10);
    expect(averageOfOthers(lines)('b')).toBeCloseTo(21 / 400, 10);
    expect(averageOfOthers(lines)('someone else')).toBeCloseTo(27 / 550, 10);
  });

  it('may be nothing, and counts the smallest lines', () => {
    const few = [
      { payer: 'a', part: 15, whole: 100 },
      { payer: 'b', part: 0, whole: 1 },
      { payer: 'c', part: 0, whole: 0.5 },
    ];
    expect(averageOfOthers(few)('a')).toBe(0);
    expect(averageOfOthers(few)('b')).toBeCloseTo(15 / 100.5, 10);
  });

  it('is that of all with fewer than two others', () => {
    expect(averageOfOthers(lines.slice(0, 2))('a')).toBeCloseTo(19 / 200, 10);
    expect(averageOfOthers([...lines.slice(0, 2), { payer: 'c', part: 0, whole: 0 }])('a')).toBeCloseTo(19 / 200, 10);
    expect(averageOfOthers([])('a')).toBeNull();
  });
});

describe('The best commercial rate (AMB-33)', () => {
  const rate = (payer: string, rate: number, code = '90834') => ({ payer, code, rate });
  const best = bestOfOthers([rate('a', 100), rate('b', 110), rate('b', 120), rate('c', 90), rate('a', 95)]);

  it('is that of another payer, even for the best', () => {
    expect(best('a', '90834')).toBe(120);
    expect(best('c', '90834')).toBe(120);
    expect(best('b', '90834')).toBe(100);
    expect(best('someone else', '90834')).toBe(120);
  });

  it('is none without another rate for the code', () => {
    expect(best('a', '90837')).toBeNull();
    expect(bestOfOthers([rate('a', 100), rate('a', 101)])('a', '90834')).toBeNull();
  });

  it('is the highest of the others, in whatever order the rates stand', () => {
    const rates = fc.array(
      fc.record({
        payer: fc.constantFrom('a', 'b', 'c'),
        code: fc.constant('x'),
        rate: fc.nat(9).map((n) => (n + 1) / 20),
      }),
    );
    fc.assert(
      fc.property(rates, (given) => {
        const others = given.filter(({ payer }) => payer !== 'a').map(({ rate }) => rate);
        expect(bestOfOthers(given)('a', 'x')).toBe(others.length === 0 ? null : Math.max(...others));
      }),
    );
  });
});
