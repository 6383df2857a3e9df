/** Sentences about a rate that go into a letter as they stand. Percentages worked out by hand beside each. */
import { describe, expect, it } from 'vitest';
import {
  benchmarkQuote,
  benchmarkRange,
  medicareQuote,
  newestFigure,
  shortfallSentence,
} from '../../../src/domain/benchmark/index.ts';

const BASIS = '2026 Medicare allowed amount, Vermont, office';
const figure = (low: number, high: number | null = null, asOf: string | null = null, source = 'A survey') => ({
  source,
  low,
  high,
  asOf,
});

describe('How far a rate lies below Medicare', () => {
  it.each([
    // (104.32 - 94.50) / 104.32 = 0.0941 (EX-02); (89.47 - 78) / 89.47 = 0.1282 (EX-01).
    [94.5, 104.32, `Your rate of $94.50 for 90834 is 9.4% below $104.32, the ${BASIS}.`],
    [78, 89.47, `Your rate of $78.00 for 90834 is 12.8% below $89.47, the ${BASIS}.`],
    // 0.05% rounds to 0.1%, 0.04% to nothing.
    [99.95, 100, `Your rate of $99.95 for 90834 is 0.1% below $100.00, the ${BASIS}.`],
    [99.96, 100, null],
    [100, 100, null],
    [100.04, 100, null],
    [112, 100, null],
  ])('%s beside %s', (rate, medicare, sentence) => {
    expect(medicareQuote('90834', rate, medicare, BASIS)).toBe(sentence);
  });
});

describe('How far a rate lies below another benchmark', () => {
  it.each([
    // (104 - 94.50) / 104 = 0.0913; (115 - 92) / 115 = 0.2 (EX-05).
    [
      'the low end of a range',
      94.5,
      figure(104, 124, '2025-09-12'),
      'Your rate of $94.50 for 90834 is 9.1% below the low end of the range of $104.00 to $124.00 in A survey (figures of September 12, 2025).',
    ],
    [
      'the low end, whichever way round the range was typed',
      94.5,
      figure(124, 104),
      'Your rate of $94.50 for 90834 is 9.1% below the low end of the range of $104.00 to $124.00 in A survey.',
    ],
    ['a single figure', 92, figure(115), 'Your rate of $92.00 for 90834 is 20.0% below the $115.00 in A survey.'],
    [
      'a range whose ends are the same',
      92,
      figure(115, 115, '2026-01-01'),
      'Your rate of $92.00 for 90834 is 20.0% below the $115.00 in A survey (figures of January 1, 2026).',
    ],
    ['within the range', 110, figure(104, 124), null],
    ['the same', 104, figure(104, 124), null],
  ])('%s', (_, rate, benchmark, sentence) => {
    expect(benchmarkQuote('90834', rate, benchmark)).toBe(sentence);
  });

  it('speaks of the newest figure; of two with the same date, or none, of the first', () => {
    const [old, first, second, undated] = [
      figure(1, null, '2024-01-01'),
      figure(2, null, '2025-01-01'),
      figure(3, null, '2025-01-01'),
      figure(4),
    ];
    expect(newestFigure([old, first, second, undated])).toBe(first);
    expect(newestFigure([undated, old])).toBe(old);
    expect(newestFigure([undated, figure(5)])).toBe(undated);
    expect(newestFigure([])).toBeNull();
  });
});

describe('The range of other benchmarks', () => {
  it.each([
    ['nothing for none', [], 0, ''],
    ['one figure', [figure(104)], 0, '$104.00 (1 source)'],
    ['one range', [figure(104, 124)], 0, '$104.00 to $124.00 (1 source)'],
    [
      'the lowest and highest of several',
      [figure(110, 130), figure(104), figure(121)],
      0,
      '$104.00 to $130.00 (3 sources)',
    ],
    ['a range typed the wrong way round', [figure(124, 104)], 0, '$104.00 to $124.00 (1 source)'],
    ['what is not like for like, counted', [figure(104)], 2, '$104.00 (1 source); 2 not like for like'],
    ['that alone', [], 1, '1 not like for like'],
  ])('is %s', (_, like, unlike, words) => {
    expect(benchmarkRange(like, unlike)).toBe(words);
  });
});

describe('What a year is short of Medicare', () => {
  const short = (payer: string, dollars: number, code = '90834') => ({ payer, code, dollars });

  it.each([
    ['nothing without rates', [], null],
    ['nothing where nothing is short', [short('A', 0), short('B', 0)], null],
    ['nothing below half a dollar', [short('A', 0.49)], null],
    ['one payer and code alone', [short('A', 165.9)], 'Short of Medicare by about $166 a year: A for 90834.'],
    [
      'one beside others that are not short',
      [short('B', 0), short('A', 165.9)],
      'Short of Medicare by about $166 a year: A for 90834.',
    ],
    [
      'more than half of it',
      [short('A', 165.9), short('B', 5060.9, '90837')],
      'Short of Medicare by about $5,227 a year, most of it B for 90837 ($5,061).',
    ],
    [
      'just half of it',
      [short('A', 100), short('B', 60), short('C', 40)],
      'Short of Medicare by about $200 a year, above all A for 90834 ($100).',
    ],
    [
      'the first of two that are equal',
      [short('A', 80), short('B', 80), short('C', 60)],
      'Short of Medicare by about $220 a year, above all A for 90834 ($80).',
    ],
  ])('says %s', (_, all, sentence) => {
    expect(shortfallSentence(all)).toBe(sentence);
  });
});
