/** Payers within the whole practice: shares, burdens, and the average of the others (HANDBOOK 4 and 5). */
import { formatPercent } from '../money.ts';
import { remembering } from '../remember.ts';
import type { Thresholds } from '../thresholds.ts';
import { isAtMost, isBelow } from '../tolerance.ts';

const percent = remembering(formatPercent);

export { averageWithin, liesWithin, type Period, type PeriodLine, periodFaults, totalWithin } from './periods.ts';

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

/**
 * The volume trap in a sentence (MIX-07): revenue below `volumeTrapRatio` of the caseload, and more than `volumeTrapPoints`
 * below it, so that half a point of a small payer is none. Null without caseload.
 */
export function caseloadVerdict(
  caseloadShare: number,
  revenueShare: number,
  { volumeTrapRatio, volumeTrapPoints }: Pick<Thresholds, 'volumeTrapRatio' | 'volumeTrapPoints'>,
): string | null {
  if (caseloadShare <= 0) return null;
  const figures = `${percent(caseloadShare)} of your caseload and ${percent(revenueShare)} of your revenue`;
  if (isBelow(revenueShare, caseloadShare * volumeTrapRatio) && isBelow(revenueShare, caseloadShare - volumeTrapPoints))
    return `Volume trap: ${figures}. It fills more of your week than it pays for.`;
  return isAtMost(revenueShare, caseloadShare)
    ? `About in balance: ${figures}.`
    : `More revenue than caseload: ${figures}.`;
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
 * For a payer: part over whole of all other payers where there are two or more of them, else of all (AMB-14). Null where
 * the wholes are zero. A line without a whole does not count.
 */
export function averageOfOthers(lines: readonly Portion[]): (payer: string) => number | null {
  const own = new Map<string, { part: number; whole: number }>();
  const all = { part: 0, whole: 0 };
  for (const { payer, part, whole } of lines) {
    if (whole <= 0) continue;
    const sums = own.get(payer) ?? { part: 0, whole: 0 };
    own.set(payer, sums);
    for (const each of [sums, all]) {
      each.part += part;
      each.whole += whole;
    }
  }
  return (payer) => {
    const mine = own.get(payer);
    if (own.size - (mine ? 1 : 0) < 2) return shareOf(all.part, all.whole);
    return shareOf(Math.max(all.part - (mine?.part ?? 0), 0), all.whole - (mine?.whole ?? 0));
  };
}

/** One rate of one payer for one code, both as `comparable` makes them. */
export interface CodeRate {
  readonly payer: string;
  readonly code: string;
  readonly rate: number;
}

/** The best rate of a code among the payers other than this one; null for none (AMB-33). */
export function bestOfOthers(rates: readonly CodeRate[]): (payer: string, code: string) => number | null {
  const best = new Map<string, { payer: string; rate: number; next: number | null }>();
  for (const { payer, code, rate } of rates) {
    const top = best.get(code);
    if (!top) best.set(code, { payer, rate, next: null });
    else if (payer !== top.payer && rate > top.rate) best.set(code, { payer, rate, next: top.rate });
    else if (rate > top.rate) top.rate = rate;
    else if (payer !== top.payer && rate > (top.next ?? 0)) top.next = rate;
  }
  return (payer, code) => {
    const top = best.get(code);
    if (!top) return null;
    return top.payer === payer ? top.next : top.rate;
  };
}
