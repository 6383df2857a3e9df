/** When to ask: dates before a renewal, and months to avoid (HANDBOOK 11). */
import { addDays, addMonths } from '../calendar/index.ts';
import type { Thresholds } from '../thresholds.ts';

/** `YYYY-MM-DD`. */
export interface NegotiationWindow {
  readonly start: string;
  readonly ask: string;
  readonly last: string;
  /** Null where the contract's notice is not known. */
  readonly deadline: string | null;
}

/**
 * TIME-01..03, AMB-05. Days before the renewal: start, formal request, last call; a contract that wants notice moves each
 * of them before its deadline by its own margin, never later.
 */
export function negotiationWindow(renewal: string, noticeDays: number | null, limits: Thresholds): NegotiationWindow {
  const before = (days: number, margin: number): string =>
    addDays(renewal, -(noticeDays === null ? days : Math.max(days, noticeDays + margin)));
  return {
    start: before(limits.windowStart, limits.noticeStart),
    ask: before(limits.windowAsk, limits.noticeAsk),
    last: before(limits.windowLast, limits.noticeLast),
    deadline: noticeDays === null ? null : addDays(renewal, -noticeDays),
  };
}

/** December 1 to January 15 (TIME-04, AMB-06). */
export function isSlowSeason(date: string): boolean {
  const day = date.slice(5);
  return day >= '12-01' || day <= '01-15';
}

/**
 * A better start for one that lands in the slow season: January 16 where that still is before the last call, else
 * November 15. Null when the start is fine. A warning, never a block (AMB-06).
 */
export function betterStart({ start, last }: NegotiationWindow): string | null {
  if (!isSlowSeason(start)) return null;
  const year = Number(start.slice(0, 4)) + (start.slice(5) >= '12-01' ? 1 : 0);
  const after = `${year}-01-16`;
  return after <= last ? after : `${year - 1}-11-15`;
}

/**
 * AMB-05: a contract without a renewal date can be asked about at any time; propose 12 months after the last increase where
 * that is known, else its next anniversary. `YYYY-MM-DD`, never before `today`; null where any day is as good.
 */
export function evergreenAsk(today: string, began: string | null, lastIncrease: string | null): string | null {
  if (lastIncrease !== null) {
    const due = addMonths(lastIncrease, 12);
    return due > today ? due : null;
  }
  if (began === null) return null;
  let years = 0;
  while (addMonths(began, 12 * years) < today) years++;
  return addMonths(began, 12 * years);
}

/** AMB-25: nothing was asked for `askAgain` months; `last` is the last request or increase. */
export function isAskOverdue(today: string, last: string, { askAgain }: Thresholds): boolean {
  return addMonths(last, askAgain) <= today;
}
