/** Symptom change over clients, from scores before and after; only counts leave the browser (DESIGN 1.3, OUT-04, AMB-28). */
import { sum } from '../benchmark/comparison.ts';
import { formatPercent, roundHalfUp } from '../money.ts';
import { isScore, type Measure } from './measures.ts';

/** One client; null: no score. */
export interface ScorePair {
  readonly before: number | null;
  readonly after: number | null;
}

/** Fewer pairs than this, and nothing is claimed: a client could be told apart (AMB-28). */
export const LEAST_PAIRS = 5;

export interface SymptomChange {
  /** Pairs with both scores within range; all counts below are of these. */
  readonly pairs: number;
  readonly oneBlank: number;
  readonly bothBlank: number;
  readonly outOfRange: number;
  readonly meanBefore: number | null;
  readonly meanAfter: number | null;
  readonly improved: number;
  /** Fell by the measure's reliable change or more. */
  readonly reliablyImproved: number;
  /** Rose by it. */
  readonly reliablyWorse: number;
  /** Of those who began as a case; null where the measure has no agreed cut-off. */
  readonly responded: number | null;
  /** Began as a case, ended at or below the remission cut-off. */
  readonly remitted: number;
  /** Began as a case: those who could respond or remit. */
  readonly couldRemit: number;
}

/** Pairs with a score missing are counted, not guessed; so are scores that the measure cannot give. */
export function symptomChange(measure: Measure, given: readonly ScorePair[]): SymptomChange {
  let oneBlank = 0;
  let bothBlank = 0;
  let outOfRange = 0;
  const pairs: { before: number; after: number }[] = [];
  for (const { before, after } of given) {
    if (before === null && after === null) bothBlank++;
    else if ([before, after].some((score) => score !== null && !isScore(measure, score))) outOfRange++;
    else if (before === null || after === null) oneBlank++;
    else pairs.push({ before, after });
  }
  const count = (test: (before: number, after: number) => boolean): number =>
    pairs.filter(({ before, after }) => test(before, after)).length;
  const mean = (scores: number[]): number | null => (scores.length === 0 ? null : sum(scores) / scores.length);
  const { caseFrom, reliableChange, remission, response } = measure;
  return {
    pairs: pairs.length,
    oneBlank,
    bothBlank,
    outOfRange,
    meanBefore: mean(pairs.map(({ before }) => before)),
    meanAfter: mean(pairs.map(({ after }) => after)),
    improved: count((before, after) => after < before),
    reliablyImproved: count((before, after) => before - after >= reliableChange),
    reliablyWorse: count((before, after) => after - before >= reliableChange),
    responded:
      response === null ? null : count((before, after) => before >= caseFrom && before - after >= before * response),
    remitted: count((before, after) => before >= caseFrom && after <= remission),
    couldRemit: count((before) => before >= caseFrom),
  };
}

/** A sentence for a letter; null with fewer than five pairs (AMB-28) or when nobody improved reliably. */
export function symptomSentence(measure: Measure, change: SymptomChange): string | null {
  const { pairs, meanBefore, meanAfter, reliablyImproved } = change;
  if (pairs < LEAST_PAIRS || reliablyImproved === 0 || meanBefore === null || meanAfter === null) return null;
  const [from, to] = [meanBefore, meanAfter].map((score) => roundHalfUp(score, 1).toFixed(1));
  return (
    `Of ${pairs} clients with ${measure.key} scores before and after, ${formatPercent(reliablyImproved / pairs)} ` +
    `improved reliably (by ${measure.reliableChange} points or more); the average went from ${from} to ${to}.`
  );
}
