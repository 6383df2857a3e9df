/** Percent of Medicare over several codes. */
import { countWord, plural } from '../words.ts';
import { type Average, completeWeights, sum } from './comparison.ts';
import { comparable } from './rates.ts';

export interface BenchmarkedRate {
  /** Dollars, above zero. */
  rate: number;
  /** The Medicare amount for the same service; dollars, above zero. */
  medicare: number;
  /** Sessions in a period; null: not known. */
  sessions: number | null;
}

/**
 * The average percent of Medicare, as a ratio: sum(rate x sessions) / sum(medicare x sessions) where every rate has its
 * sessions and they are not all zero, else the simple mean of the ratios; `mean` says which one it is. Null for no
 * rates. BEN-03, AMB-12.
 */
export function weightedPercent(rates: readonly BenchmarkedRate[]): Average | null {
  if (rates.length === 0) return null;
  const weights = completeWeights(rates.map(({ sessions }) => ({ weight: sessions })));
  if (!weights)
    return { value: sum(rates.map(({ rate, medicare }) => rate / medicare)) / rates.length, mean: 'simple' };
  const weigh = (amounts: number[]): number => sum(amounts.map((amount, at) => amount * (weights[at] ?? 0)));
  return {
    value: weigh(rates.map(({ rate }) => rate)) / weigh(rates.map(({ medicare }) => medicare)),
    mean: 'weighted',
  };
}

/**
 * "four codes, by sessions": what the percent of these rates is over and how they count in it, which stands beside each that is
 * shown (AMB-12). A single rate counts in one way only. Null for no rates.
 */
export function percentBasis(rates: readonly (BenchmarkedRate & { code: string })[]): string | null {
  const percent = weightedPercent(rates);
  if (!percent) return null;
  const codes = new Set(rates.map(({ code }) => comparable(code))).size;
  const how = percent.mean === 'weighted' ? 'by sessions' : 'each rate counting the same';
  return `${countWord(codes)} ${plural(codes, 'code')}${rates.length === 1 ? '' : `, ${how}`}`;
}
