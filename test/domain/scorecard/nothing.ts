import type { WalkAwayFacts } from '../../../src/domain/scorecard/index.ts';

/** A payer of which nothing is known. */
export const NOTHING: WalkAwayFacts = {
  ofMedicare: null,
  margin: null,
  rate: null,
  minimumRate: null,
  minutesPerClaim: null,
  rework: null,
  practiceRework: null,
  days: null,
  practiceDays: null,
  claims: null,
  revenueShare: null,
  adminShare: null,
  clients: null,
  failedAttempts: null,
  sessionLimits: null,
  clawbacks: null,
  authorizations: null,
};
