/** When to follow up and when to escalate (HANDBOOK 10; Vermont Psychological Association, TheraFocus). */
import { addBusinessDays, addDays, type Holidays } from '../calendar/index.ts';
import type { Thresholds } from '../thresholds.ts';

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
  const [first, second] = [...followUps].sort();
  if (first === undefined) {
    return { what: 'first follow-up', on: addBusinessDays(requested, limits.followUpFirst, own) };
  }
  if (second === undefined) {
    return { what: 'second follow-up', on: addBusinessDays(first, limits.followUpSecond, own) };
  }
  return { what: 'escalation', on: escalation(requested, followUps.reduce(later), limits, own) };
}

/** FUP-13..15. */
export interface LadderStep {
  readonly step: 1 | 2 | 3;
  readonly who: string;
  readonly weeks: string;
}

const LADDER: readonly LadderStep[] = [
  { step: 1, who: 'provider relations representative', weeks: 'week 1' },
  { step: 2, who: 'contracting supervisor or network manager', weeks: 'weeks 2 to 4' },
  { step: 3, who: 'formal provider dispute', weeks: 'weeks 4 to 12' },
];

/** What moved a request on the ladder, step by step: nothing yet, a decline or silence at step 1, and at step 2. */
export type LadderOutcome = 'asked' | 'declined or silent at step 1' | 'declined or silent at step 2';

/**
 * AMB-04: the step follows from what happened, never from the calendar; the weeks are for orientation. A decline moves
 * to step 2 at once (AMB-03).
 */
export function ladderStep(outcome: LadderOutcome): LadderStep {
  const at = outcome === 'asked' ? 0 : outcome === 'declined or silent at step 1' ? 1 : 2;
  return LADDER[at] as LadderStep;
}

/** FUP-08..11: what has been seen of a negotiation. */
export interface EscalationFacts {
  /** Days on which follow-ups went out without any answer, `YYYY-MM-DD`. */
  readonly silentFollowUps: readonly string[];
  readonly repeatedDeferrals: boolean;
  readonly contradictions: boolean;
  readonly verbalPromiseOnly: boolean;
}

const FOLLOW_UPS_APART = 10;

/** The signs that it is time to escalate, in words. FUP-08 asks for two follow-ups 10 business days apart or more. */
export function escalationSigns(facts: EscalationFacts, own?: Holidays): string[] {
  const [first, ...rest] = [...facts.silentFollowUps].sort();
  const apart = first !== undefined && rest.some((day) => addBusinessDays(first, FOLLOW_UPS_APART, own) <= day);
  return [
    ...(apart ? ['no reply to two follow-ups at least 10 business days apart'] : []),
    ...(facts.repeatedDeferrals ? ['put off again and again without a date'] : []),
    ...(facts.contradictions ? ['contradictory information'] : []),
    ...(facts.verbalPromiseOnly ? ['a promise by word of mouth without anything in writing'] : []),
  ];
}
