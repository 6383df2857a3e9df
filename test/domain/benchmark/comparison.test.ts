import { describe, expect, it } from 'vitest';
import {
  average,
  below,
  gapSentence,
  highest,
  lowest,
  type Offer,
  spread,
  weightedPercent,
} from '../../../src/domain/benchmark/index.ts';
import fc from '../../support/property.ts';

const offers = (...values: number[]): Offer[] => values.map((value, at) => ({ name: 'ABCDEFGH'.charAt(at), value }));
const names = (found: readonly Offer[]): string => found.map(({ name }) => name).join();
const dollars = fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100);

describe('Who pays most and least', () => {
  it('is read off the six-month table of EX-06', () => {
    expect(names(highest(offers(112.5, 94, 105)))).toBe('A');
    expect(names(lowest(offers(112.5, 94, 105)))).toBe('B');
    expect(spread([112.5, 94, 105])).toBe(18.5);
  });

  it('names all who tie, in the order given', () => {
    expect(names(highest(offers(90, 105, 105)))).toBe('B,C');
    expect(names(lowest(offers(90, 105, 90)))).toBe('A,C');
    expect(names(highest(offers(0.1 + 0.2, 0.3)))).toBe('A,B');
  });

  it('is nobody where nobody pays', () => {
    expect(highest([])).toEqual([]);
    expect(lowest([])).toEqual([]);
    expect(spread([])).toBeNull();
    expect(spread([80])).toBe(0);
  });
});

describe('Payers below a limit', () => {
  it('are those that pay less, not those that pay the same', () => {
    expect(names(below(offers(100, 99.99, 100.01, 80), 100))).toBe('B,D');
    expect(names(below(offers(0.3), 0.1 + 0.2))).toBe('');
  });
});

describe('The average of a row', () => {
  it('weighs by sessions when every value has them', () => {
    const values = [
      { value: 112.5, weight: 200 },
      { value: 94, weight: 500 },
      { value: 105, weight: 300 },
    ];
    expect(average(values)).toEqual({ value: 101, mean: 'weighted' });
  });

  it.each([
    ['one value has no sessions', [200, null]],
    ['all sessions are zero', [0, 0]],
  ])('is the simple mean when %s', (_, [first = null, second = null]) => {
    const values = [
      { value: 110, weight: first },
      { value: 90, weight: second },
    ];
    expect(average(values)).toEqual({ value: 100, mean: 'simple' });
  });

  it('is nothing for no values', () => {
    expect(average([])).toBeNull();
  });

  it('lies between the lowest and the highest value', () => {
    const weighed = fc.record({ value: dollars, weight: fc.option(fc.nat(5000)) });
    fc.assert(
      fc.property(fc.array(weighed, { minLength: 1 }), (values) => {
        const amounts = values.map(({ value }) => value);
        const mean = average(values)?.value ?? Number.NaN;
        expect(mean).toBeGreaterThanOrEqual(Math.min(...amounts) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(...amounts) + 1e-9);
      }),
    );
  });
});

describe('The sentence about the widest gap', () => {
  it.each([
    ['90834', offers(112.5, 94, 105), 'A pays 19.7% more than B for 90834.'],
    ['90791', offers(138, 123, 132), 'A pays 12.2% more than B for 90791.'],
    ['90834', offers(92, 115), 'B pays 25.0% more than A for 90834.'],
  ])('says who pays how much more (EX-05, EX-06, code %s)', (code, row, sentence) => {
    expect(gapSentence(code, row)).toBe(sentence);
  });

  it('is not said of one payer, of equal rates, or of a gap that shows as 0.0%', () => {
    expect(gapSentence('90834', offers(100))).toBeNull();
    expect(gapSentence('90834', offers(100, 100))).toBeNull();
    expect(gapSentence('90834', offers(1000, 1000.4))).toBeNull();
    expect(gapSentence('90834', offers(1000, 1000.5))).toBe('B pays 0.1% more than A for 90834.');
  });
});

describe('The average percent of Medicare', () => {
  const rate = (rate: number, medicare: number, sessions: number | null) => ({ rate, medicare, sessions });

  it('is the sum of what the payer pays over the sum of what Medicare would pay', () => {
    const found = weightedPercent([rate(90, 100, 300), rate(150, 120, 100)]);
    expect(found).toEqual({ value: (90 * 300 + 150 * 100) / (100 * 300 + 120 * 100), mean: 'weighted' });
  });

  it('is the simple mean of the percentages when the sessions of a rate are not known', () => {
    expect(weightedPercent([rate(90, 100, 300), rate(150, 120, null)])).toEqual({
      value: (0.9 + 1.25) / 2,
      mean: 'simple',
    });
  });

  it('counts a rate with zero sessions for nothing, unless all are zero', () => {
    expect(weightedPercent([rate(90, 100, 300), rate(10, 120, 0)])?.value).toBeCloseTo(0.9, 12);
    expect(weightedPercent([rate(90, 100, 0), rate(110, 100, 0)])).toEqual({ value: 1, mean: 'simple' });
  });

  it('is nothing for no rates', () => {
    expect(weightedPercent([])).toBeNull();
  });

  it('lies between the lowest and the highest percent', () => {
    const one = fc.record({ rate: dollars, medicare: dollars, sessions: fc.option(fc.nat(5000)) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1 }), (rates) => {
        const percents = rates.map(({ rate, medicare }) => rate / medicare);
        const { value } = weightedPercent(rates) ?? { value: Number.NaN };
        expect(value).toBeGreaterThanOrEqual(Math.min(...percents) * (1 - 1e-9));
        expect(value).toBeLessThanOrEqual(Math.max(...percents) * (1 + 1e-9));
      }),
    );
  });
});
