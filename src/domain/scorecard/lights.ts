/**
 * The five lights of the payer scorecard (HANDBOOK 5; ICANotes). Ratios are ratios (0.87), money is dollars; null is a
 * figure that is not known. Null as a result: nothing to judge by.
 */
import type { Thresholds } from '../thresholds.ts';
import { isAtMost, isBelow } from '../tolerance.ts';

export type Light = 'green' | 'yellow' | 'red';

/** In the order in which a row of lights stands: SC-01..SC-05. */
export const LIGHT_NAMES = ['rate', 'cost', 'denials', 'days', 'share'] as const;
export type LightName = (typeof LIGHT_NAMES)[number];

type Known = number | null;

/** A light as typed, without regard to case; null for any other word. */
export function parseLight(text: string): Light | null {
  const word = text.trim().toLowerCase();
  return word === 'green' || word === 'yellow' || word === 'red' ? word : null;
}

/** At or below cost: each session loses money (COST-02). `margin` is dollars a session over its full cost. */
export function isBelowCost(margin: Known): boolean {
  return margin !== null && isAtMost(margin, 0);
}

/**
 * SC-01. Red below Medicare (by more than `nearMedicare`) or at or below cost; green at Medicare or above and at
 * `nearTop` of the best commercial payer or above; else yellow. A benchmark that is not known does not decide; with cost
 * alone known there is nothing to be green by. AMB-10, AMB-33.
 */
export function rateLight(ofMedicare: Known, ofBest: Known, margin: Known, limits: Thresholds): Light | null {
  if (ofMedicare === null && ofBest === null && margin === null) return null;
  if (isBelowCost(margin)) return 'red';
  if (ofMedicare !== null && isBelow(ofMedicare, 1 - limits.nearMedicare)) return 'red';
  if (ofMedicare === null && ofBest === null) return 'yellow';
  const isGood =
    (ofMedicare === null || !isBelow(ofMedicare, 1)) && (ofBest === null || !isBelow(ofBest, limits.nearTop));
  return isGood ? 'green' : 'yellow';
}

export interface CodeFacts {
  readonly code: string;
  /** Dollars a session. */
  readonly rate: number;
  readonly medicare: number | null;
  /** The most that another commercial payer pays for the code. */
  readonly best: number | null;
}

/**
 * AMB-35: the rate light of each code, with a note where it brings no more than a session costs: an average one, since no guide
 * says how the cost follows the length of a session. Null for no code.
 */
export function codeLightsInWords(codes: readonly CodeFacts[], cost: Known, limits: Thresholds): string | null {
  let isCostNamed = false;
  const words = codes.map(({ code, rate, medicare, best }) => {
    const margin = cost === null ? null : rate - cost;
    const light = rateLight(medicare ? rate / medicare : null, best ? rate / best : null, margin, limits);
    isCostNamed ||= isBelowCost(margin);
    return `${code} ${light ?? 'not comparable'}${isBelowCost(margin) ? ', at or below cost' : ''}`;
  });
  if (words.length === 0) return null;
  return `${words.join('; ')}${isCostNamed ? '. The cost is that of an average session.' : ''}`;
}

/**
 * SC-02, AMB-15. `minutes` of office time for a claim; `costShare` is what that costs over the average payment. Either
 * suffices: red above `costMinutesYellow` or from `costShareRed` on.
 */
export function costLight(minutes: Known, costShare: Known, limits: Thresholds): Light | null {
  if (minutes === null && costShare === null) return null;
  if (costShare !== null && !isBelow(costShare, limits.costShareRed)) return 'red';
  if (minutes === null || isAtMost(minutes, limits.costMinutesGreen)) return 'green';
  return isAtMost(minutes, limits.costMinutesYellow) ? 'yellow' : 'red';
}

/**
 * SC-03, AMB-14. (denied + downcoded + adjusted) / submitted over 90 days against the average of the others: green at or
 * below it, yellow up to `denialYellowRatio` times and at most `denialYellowPoints` above it. Too few claims: null.
 */
export function denialLight(rework: number, average: number, claims: Known, limits: Thresholds): Light | null {
  if (claims !== null && claims < limits.minClaims) return null;
  if (isAtMost(rework, average)) return 'green';
  const isSlight =
    isAtMost(rework, average * limits.denialYellowRatio) && isAtMost(rework, average + limits.denialYellowPoints);
  return isSlight ? 'yellow' : 'red';
}

/** SC-04, AMB-11. Average days from submission to payment; unpredictable payment alone is red. Too few claims: null. */
export function daysLight(days: Known, unpredictable: boolean, claims: Known, limits: Thresholds): Light | null {
  if (claims !== null && claims < limits.minClaims) return null;
  if (unpredictable) return 'red';
  if (days === null) return null;
  if (isAtMost(days, limits.daysGreen)) return 'green';
  return isBelow(days, limits.daysRed) ? 'yellow' : 'red';
}

/** AMB-11: the days of single claims spread too wide, from the tenth to the ninetieth percentile (nearest rank). */
export function isUnpredictable(days: readonly number[], limits: Thresholds): boolean {
  const sorted = [...days].sort((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? 0;
  return !isAtMost(rank(0.9) - rank(0.1), limits.unpredictableSpread);
}

/**
 * SC-05, AMB-16. Share of office work over share of revenue. Work without revenue is red, neither is nothing to judge; a
 * payer below `smallShare` of revenue is yellow at best.
 */
export function shareLight(revenueShare: number, adminShare: number, limits: Thresholds): Light | null {
  if (isAtMost(revenueShare, 0)) return isAtMost(adminShare, 0) ? null : 'red';
  const burden = adminShare / revenueShare;
  if (!isAtMost(burden, limits.burdenYellow)) return 'red';
  if (!isAtMost(burden, limits.burdenGreen)) return 'yellow';
  return isBelow(revenueShare, limits.smallShare) ? 'yellow' : 'green';
}
