/** The walk-away checklist for one payer, check by check (HANDBOOK 7). */
import type { Thresholds } from '../thresholds.ts';
import { type WalkAwayFacts, walkAwayChecks, walkAwayWords } from './walkAway.ts';

export interface ReviewFacts extends WalkAwayFacts {
  /** Clients who could use out-of-network benefits. */
  readonly outOfNetwork: number | null;
  /** Others would fill the hours. */
  readonly refillable: boolean | null;
  /** A to F, as on the scorecard. */
  readonly grade: string | null;
}

/** A yes speaks for leaving. `known` answers the one check that asks what you know and ticks nothing (WALK-15). */
export type ReviewAnswer = 'yes' | 'no' | 'known' | 'not known';

/** The answer to a check, `WALK-01`..`WALK-16`, and what a yes says in words; null for any other text. */
export function reviewAnswer(
  check: string,
  facts: ReviewFacts,
  limits: Thresholds,
): { answer: ReviewAnswer; words: string | null } | null {
  if (!/^WALK-(0[1-9]|1[0-6])$/i.test(check)) return null;
  const id = check.toUpperCase();
  const { clients, outOfNetwork, refillable, grade } = facts;
  if (id === 'WALK-15') {
    const isKnown = clients !== null && outOfNetwork !== null && refillable !== null;
    return { answer: isKnown ? 'known' : 'not known', words: null };
  }
  if (id === 'WALK-16') {
    if (grade === null || !/^[A-F]$/.test(grade)) return { answer: 'not known', words: null };
    return { answer: grade >= 'D' ? 'yes' : 'no', words: null };
  }
  const ticks = walkAwayChecks(facts, limits).find((each) => each.id === id)?.ticks;
  if (ticks === undefined) return { answer: 'not known', words: null };
  return ticks ? { answer: 'yes', words: walkAwayWords(id, facts, limits) } : { answer: 'no', words: null };
}
