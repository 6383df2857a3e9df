import { describe, expect, it, test } from 'vitest';
import {
  formatDollars,
  formatDollarsWhole,
  formatPercent,
  parseAmount,
  parseNumber,
  roundHalfUp,
} from '../../src/domain/money.ts';
import fc from '../support/property.ts';

describe('a typed amount', () => {
  test.each([
    ['94.50', 94.5],
    ['94', 94],
    ['$94.50', 94.5],
    ['$ 94.50', 94.5],
    [' 94.50 ', 94.5],
    ['\u00a094.50\u00a0', 94.5],
    ['$\u00a01,094.50', 1094.5],
    ['1,094', 1094],
    ['1,234,567.89', 1234567.89],
    ['.5', 0.5],
    ['94.', 94],
    ['94.505', 94.51],
    ['1.005', 1.01],
    ['-5', -5],
    ['-$5.00', -5],
    ['0', 0],
    [94.5, 94.5],
    [94.504999, 94.5],
    [1.005, 1.01],
  ])('%j is read as %d dollars', (typed, amount) => {
    expect(parseAmount(typed)).toBe(amount);
  });

  test.each([
    '',
    ' ',
    'n/a',
    '-',
    '$',
    '.',
    '94,5',
    '94,50',
    '0,850',
    '012,500',
    '94.50.1',
    '1,09.50',
    '1 094.50',
    '90-110',
    '94.50 USD',
    '94.50; 120',
    '9'.repeat(30),
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('%j is not an amount', (typed) => {
    expect(parseAmount(typed)).toBeNull();
  });

  it('keeps every decimal where a number is no amount of money', () => {
    expect(parseNumber('0.8718')).toBe(0.8718);
    expect(parseNumber('87.18%')).toBeNull();
  });
});

describe('rounding half-up', () => {
  test.each([
    [1.005, 2, 1.01],
    [1.004999, 2, 1],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [8.345, 2, 8.35],
    [1.1 * 1.1 * 100, 2, 121],
    [0.1 + 0.2, 1, 0.3],
    [1e-9, 2, 0],
    [-1e-9, 2, 0],
    [123456789.125, 2, 123456789.13],
    [1250, -2, 1300],
  ])('%d to %i digits is %d, as on paper', (value, digits, rounded) => {
    expect(roundHalfUp(value, digits)).toBe(rounded);
  });

  it('gives what rounding the written digits gives, near a half and far from it', () => {
    const written = (value: number, digits: number): number => {
      const [mantissa, exponent = '0'] = value.toExponential(14).split('e');
      const [rest, at] = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`))
        .toExponential()
        .split('e');
      return Number(`${rest}e${Number(at) - digits}`);
    };
    const near = fc
      .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: -30, max: 30 }))
      .map(([units, noise]) => (units + 0.5 + noise * 1e-6) / 1000);
    const amounts = fc.oneof(near, fc.double({ min: 0, max: 1e12, noNaN: true }), fc.double({ min: 0, max: 100 }));
    fc.assert(
      fc.property(amounts, fc.integer({ min: -2, max: 9 }), (amount, digits) => {
        fc.pre(Number.isFinite(amount));
        expect(roundHalfUp(amount, digits)).toBe(written(amount, digits));
        expect(roundHalfUp(-amount, digits) + written(amount, digits)).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('rounds every amount with a half cent away from zero, however binary writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
        const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}5`;
        expect(Math.round(roundHalfUp(Number(text), 2) * 100)).toBe(cents + 1);
        expect(Math.round(roundHalfUp(-Number(text), 2) * 100)).toBe(-(cents + 1));
      }),
    );
  });
});

describe('a figure that someone reads', () => {
  test.each([
    [94.5, '$94.50'],
    [0, '$0.00'],
    [1094.505, '$1,094.51'],
    [1234567, '$1,234,567.00'],
    [-5, '-$5.00'],
    [-0.001, '$0.00'],
  ])('%d dollars reads %s', (amount, text) => {
    expect(formatDollars(amount)).toBe(text);
  });

  test.each([
    [2635.4, '$2,635'],
    [2635.5, '$2,636'],
    [-12000, '-$12,000'],
  ])('%d dollars a year reads %s', (amount, text) => {
    expect(formatDollarsWhole(amount)).toBe(text);
  });

  test.each([
    [0.0941, '9.4%'],
    [0.0945, '9.5%'],
    [0.09449, '9.4%'],
    [1 - 94.5 / 104.32, '9.4%'],
    [78 / 89.47, '87.2%'],
    // Half a tenth of a percent, though the difference of the two amounts comes out a little less.
    [(100 - 99.95) / 100, '0.1%'],
    [(99.95 - 100) / 100, '-0.1%'],
    [-0.0941, '-9.4%'],
    [-0.0001, '0.0%'],
    [0, '0.0%'],
    [1, '100.0%'],
    [12.345, '1,234.5%'],
  ])('the ratio %d reads %s', (ratio, text) => {
    expect(formatPercent(ratio)).toBe(text);
  });

  it('reads back as the amount it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_99, max: 9_999_999_99 }), (cents) => {
        expect(parseAmount(formatDollars(cents / 100))).toBe(cents / 100);
      }),
    );
  });
});
