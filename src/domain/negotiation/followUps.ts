/** When to follow up and when to escalate (HANDBOOK 10; Vermont Psychological Association, TheraFocus). */
import { addBusinessDays, addDays, type Holidays } from '../calendar/index.ts';
import type { Thresholds } from '../thresholds.ts';
import { countWord } from '../words.ts';

/** Sentences about the four dates of FUP-01; `YYYY-MM-DD`. */
export interface FollowUpPlan {
  readonly first: string;
  readonly second: string;
  readonly escalate: string;
}

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * FUP-01..03, FUP-06, AMB-01..03: the follow-ups count business days from the request; the escalation is the later of
 * the request + `escalateDays` calendar days, moved to a business day, and the second follow-up + `escalateAfterSecond`.
 */
export function followUpPlan(sent: string, limits: Thresholds, own?: Holidays): FollowUpPlan {
  const first = addBusinessDays(sent, limits.followUpFirst, own);
  const second = addBusinessDays(first, limits.followUpSecond, own);
  return { first, second, escalate: escalation(sent, second, limits, own) };
}

function escalation(requested: string, second: string, limits: Thresholds, own: Holidays | undefined): string {
  const patience = addBusinessDays(addDays(requested, limits.escalateDays), 0, own);
  return later(patience, addBusinessDays(second, limits.escalateAfterSecond, own));
}

/** What has been sent so far; a draft is nothing sent (AMB-37). `YYYY-MM-DD`. */
export interface SentSoFar {
  readonly requested: string;
  readonly followUps: readonly string[];
}

/** What is due next while no answer has come, counted from the last thing sent (AMB-37). */
export interface Due {
  readonly what: 'first follow-up' | 'second follow-up' | 'escalation';
  readonly on: string;
}

export function nextDue({ requested, followUps }: SentSoFar, limits: Thresholds, own?: Holidays): Due {
  const [first, second] = followUps;
  if (first === undefined) {
    return { what: 'first follow-up', on: addBusinessDays(requested, limits.followUpFirst, own) };
  }
  if (second === undefined) {
    return { what: 'second follow-up', on: addBusinessDays(first, limits.followUpSecond, own) };
  }
  return { what: 'escalation', on: escalation(requested, followUps.reduce(later), limits, own) };
}

/** What Communications notes of a request since it was sent. */
export interface NotedOfRequest {
  /** Times that they put it off without a date. */
  readonly putOff: number;
  /** Answers that contradict an earlier one. */
  readonly contradictions: number;
  /** Promises by word of mouth without a document. */
  readonly promises: number;
}

/**
 * FUP-08..11: the signs that it is time to go higher, as clauses that begin with "they". `silent`: the days on which follow-ups
 * went out that nobody answered, `YYYY-MM-DD`.
 */
export function escalationSigns(
  silent: readonly string[],
  { putOff, contradictions, promises }: NotedOfRequest,
  { followUpsApart, putOffTimes }: Thresholds,
  own?: Holidays,
): string[] {
  const [first, ...rest] = [...silent].sort();
  const isApart = first !== undefined && rest.some((day) => addBusinessDays(first, followUpsApart, own) <= day);
  return [
    ...(isApart ? [`they answered neither of two follow-ups at least ${followUpsApart} business days apart`] : []),
    ...(putOff > 0 && putOff >= putOffTimes
      ? [`they put you off ${putOff === 1 ? 'once' : `${countWord(putOff)} times`} without a date`]
      : []),
    ...(contradictions > 0 ? ['they contradicted what they had said before'] : []),
    ...(promises > 0 ? ['they promised something and put nothing in writing'] : []),
  ];
}
