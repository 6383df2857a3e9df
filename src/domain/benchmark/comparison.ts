/** Payers side by side for one service: who pays most and least, and how far apart they are. */
import { formatPercent } from '../money.ts';

export interface Offer {
  name: string;
  /** Dollars, above zero. */
  value: number;
}

/** Amounts closer than this are the same amount. */
const TOLERANCE = 1e-9;

/** All who pay the most, in the order given; several when they tie. CMP-02. */
export function highest(offers: readonly Offer[]): Offer[] {
  const most = Math.max(...offers.map(({ value }) => value));
  return offers.filter(({ value }) => most - value <= TOLERANCE);
}

/** All who pay the least. CMP-02. */
export function lowest(offers: readonly Offer[]): Offer[] {
  const least = Math.min(...offers.map(({ value }) => value));
  return offers.filter(({ value }) => value - least <= TOLERANCE);
}

/** Highest less lowest, in the values' own unit; null for none. CMP-07. */
export function spread(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values) - Math.min(...values);
}

/** All who pay less than the limit, in the order given. CMP-06. */
export function below(offers: readonly Offer[], limit: number): Offer[] {
  return offers.filter(({ value }) => value < limit - TOLERANCE);
}

export interface Weighed {
  value: number;
  /** Sessions; null: not known. */
  weight: number | null;
}

export interface Average {
  value: number;
  mean: 'weighted' | 'simple';
}

/** The mean weighted by sessions where every value has them and they are not all zero, else the simple mean. CMP-06. */
export function average(values: readonly Weighed[]): Average | null {
  if (values.length === 0) return null;
  const weights = completeWeights(values);
  const total = sum(weights ?? values.map(() => 1));
  const value = sum(values.map((each, at) => each.value * (weights?.[at] ?? 1))) / total;
  return { value, mean: weights ? 'weighted' : 'simple' };
}

/** The weights, if there is one for every value and at least one above zero. */
export function completeWeights(values: readonly { weight: number | null }[]): number[] | null {
  const weights: number[] = [];
  for (const { weight } of values) {
    if (weight === null) return null;
    weights.push(weight);
  }
  return sum(weights) > 0 ? weights : null;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * "Insurer A pays 19.7% more than Insurer B for 90834.": the widest gap for one code, from the highest to the lowest
 * payer. Null with fewer than two payers or no difference that one decimal shows. CMP-05.
 */
export function gapSentence(code: string, offers: readonly Offer[]): string | null {
  if (offers.length < 2) return null;
  const [most] = highest(offers);
  const [least] = lowest(offers);
  if (!most || !least) return null;
  const more = formatPercent((most.value - least.value) / least.value);
  if (more === formatPercent(0)) return null;
  return `${most.name} pays ${more} more than ${least.name} for ${code}.`;
}
