/** Payers within the whole practice: shares, burdens, and the average of the others (HANDBOOK 4 and 5). */
import { sum } from '../benchmark/comparison.ts';
import { formatPercent } from '../money.ts';
import { isAtMost, isBelow } from '../tolerance.ts';

/** MIX-01, EX-14: a part of a whole; null for nothing of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** SC-05, SC-12: share of office work over share of revenue; 5 is five times its weight (EX-16). Null without revenue. */
export function burdenRatio(adminShare: number, revenueShare: number): number | null {
  return shareOf(adminShare, revenueShare);
}

/** MIX-07: share of revenue over share of caseload; below 1 the payer fills more chairs than it pays for (EX-17). */
export function caseloadRatio(revenueShare: number, caseloadShare: number): number | null {
  return shareOf(revenueShare, caseloadShare);
}

/** The volume trap in a sentence (MIX-07). Null without caseload. */
export function caseloadVerdict(caseloadShare: number, revenueShare: number): string | null {
  if (caseloadShare <= 0) return null;
  const figures = `${formatPercent(caseloadShare)} of your caseload and ${formatPercent(revenueShare)} of your revenue`;
  if (isBelow(revenueShare, caseloadShare))
    return `Volume trap: ${figures}. It fills more of your week than it pays for.`;
  return isAtMost(revenueShare, caseloadShare) ? `In balance: ${figures}.` : `Pays its way: ${figures}.`;
}

/** SC-03: denied + downcoded + adjusted over submitted; "adjusted" without the contractual write-off (AMB-14). */
export function reworkRate(denied: number, downcoded: number, adjusted: number, submitted: number): number | null {
  return shareOf(denied + downcoded + adjusted, submitted);
}

/** One payer's line: what is averaged, and over how much. */
export interface Portion {
  /** As `comparable` makes it. */
  readonly payer: string;
  readonly part: number;
  readonly whole: number;
}

/**
 * Part over whole of all other payers where there are two or more, else of all (AMB-14). Null where the wholes are zero.
 */
export function rateOfOthers(payer: string, lines: readonly Portion[]): number | null {
  const others = lines.filter((line) => line.payer !== payer && line.whole > 0);
  const base = new Set(others.map((line) => line.payer)).size >= 2 ? others : lines;
  return shareOf(sum(base.map(({ part }) => part)), sum(base.map(({ whole }) => whole)));
}

/** One rate of one payer for one code. */
export interface CodeRate {
  /** Both as `comparable` makes them. */
  readonly payer: string;
  readonly code: string;
  readonly rate: number;
  /** Null: not known. */
  readonly sessions: number | null;
  /** Counts among the best: a commercial contract. */
  readonly commercial: boolean;
}

/** The best commercial rate of a code among the payers other than this one; null for none (AMB-33). */
export function bestOfOthers(payer: string, code: string, rates: readonly CodeRate[]): number | null {
  let best: number | null = null;
  for (const each of rates) {
    if (each.code !== code || each.payer === payer || !each.commercial) continue;
    if (best === null || each.rate > best) best = each.rate;
  }
  return best;
}
