/** Attendance, retention, access and the like (HANDBOOK 12: OUT-01..08). Every figure is optional (OUT-12). */
import { shareOf } from '../payerMix/index.ts';

/** Counts of a period; null: not kept. */
export interface OutcomeCounts {
  readonly scheduled: number | null;
  readonly attended: number | null;
  readonly episodes: number | null;
  readonly sessionsInEpisodes: number | null;
  readonly plannedEndings: number | null;
  readonly intakeReferrals: number | null;
  readonly referralsInTreatment: number | null;
  readonly newClients: number | null;
  readonly newFromInsurer: number | null;
}

/** Ratios, and sessions an episode; null where a count is missing or there is nothing to divide by. */
export interface OutcomeMetrics {
  readonly attendance: number | null;
  readonly sessionsPerEpisode: number | null;
  readonly completion: number | null;
  readonly conversion: number | null;
  readonly referredByInsurer: number | null;
}

const ratio = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null ? null : shareOf(part, whole);

export function outcomeMetrics(counts: OutcomeCounts): OutcomeMetrics {
  return {
    attendance: ratio(counts.attended, counts.scheduled),
    sessionsPerEpisode: ratio(counts.sessionsInEpisodes, counts.episodes),
    completion: ratio(counts.plannedEndings, counts.episodes),
    conversion: ratio(counts.referralsInTreatment, counts.intakeReferrals),
    referredByInsurer: ratio(counts.newFromInsurer, counts.newClients),
  };
}
