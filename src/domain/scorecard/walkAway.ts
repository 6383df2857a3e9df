/** "Should I fire this payer?": which walk-away checks tick (HANDBOOK 7; TheraFocus and ICANotes). */
import { formatDollars, formatPercent, roundHalfUp } from '../money.ts';
import type { Thresholds } from '../thresholds.ts';
import { isAtMost, isBelow } from '../tolerance.ts';
import { denialLight, isBelowCost, shareLight } from './lights.ts';

/** Null: not known, so its checks do not count. Ratios, dollars a session, days, counts. */
export interface WalkAwayFacts {
  readonly ofMedicare: number | null;
  readonly margin: number | null;
  readonly rate: number | null;
  /** The own minimum sustainable rate, decided in advance. */
  readonly minimumRate: number | null;
  readonly minutesPerClaim: number | null;
  readonly rework: number | null;
  readonly practiceRework: number | null;
  readonly days: number | null;
  readonly practiceDays: number | null;
  /** Claims of the period that denials and days come from; too few (`minClaims`) say nothing (AMB-14). */
  readonly claims: number | null;
  readonly revenueShare: number | null;
  readonly adminShare: number | null;
  readonly clients: number | null;
  readonly failedAttempts: number | null;
  readonly sessionLimits: boolean | null;
  readonly clawbacks: boolean | null;
  readonly authorizations: boolean | null;
}

export interface WalkAwayCheck {
  /** WALK-01.. */
  readonly id: string;
  readonly ticks: boolean;
  /** What it says when it ticks, with the figures; begins in lower case. */
  readonly words: string;
}

const number = (value: number): string => String(roundHalfUp(value, 1));

/** The checks whose figures are known, in the order of the Handbook. WALK-15 asks about clients and ticks nothing. */
export function walkAwayChecks(facts: WalkAwayFacts, limits: Thresholds): WalkAwayCheck[] {
  const checks: WalkAwayCheck[] = [];
  const add = (id: string, ticks: boolean, words: string): void => {
    checks.push({ id, ticks, words });
  };
  const { ofMedicare, margin, rate, minimumRate, minutesPerClaim, practiceRework, practiceDays } = facts;
  const { revenueShare, adminShare, clients, failedAttempts } = facts;
  const isEnough = facts.claims === null || facts.claims >= limits.minClaims;
  const rework = isEnough ? facts.rework : null;
  const days = isEnough ? facts.days : null;
  if (ofMedicare !== null) {
    const pays = formatPercent(ofMedicare);
    const below = `below the walk-away line of ${formatPercent(limits.walkAway)} of Medicare (it pays ${pays})`;
    add('WALK-01', isBelow(ofMedicare, limits.walkAway), below);
  }
  if (minutesPerClaim !== null) {
    const words = `${number(minutesPerClaim)} minutes of office work for a claim, more than ${number(limits.costMinutesYellow)}`;
    add('WALK-02', !isAtMost(minutesPerClaim, limits.costMinutesYellow), words);
  }
  if (days !== null) {
    add('WALK-03', !isBelow(days, limits.chronicDelay), `pays after ${number(days)} days, a chronic delay`);
  }
  if (facts.sessionLimits !== null) add('WALK-04', facts.sessionLimits, 'session limits that are too tight');
  if (clients !== null) {
    const words = `only ${number(clients)} ${clients === 1 ? 'client' : 'clients'}`;
    add('WALK-05', isAtMost(clients, limits.handfulClients), words);
  }
  if (failedAttempts !== null) {
    const words = `${number(failedAttempts)} failed negotiations`;
    add('WALK-06', failedAttempts > 0 && !isBelow(failedAttempts, limits.failedAttempts), words);
  }
  if (ofMedicare !== null) {
    add('WALK-07', isBelow(ofMedicare, 1 - limits.nearMedicare), `below Medicare (${formatPercent(ofMedicare)})`);
  }
  if (margin !== null) {
    const words =
      margin < 0
        ? `a session brings ${formatDollars(-margin)} less than it costs`
        : 'a session brings no more than it costs';
    add('WALK-08', isBelowCost(margin), words);
  }
  if (revenueShare !== null && adminShare !== null) {
    const light = shareLight(revenueShare, adminShare, limits);
    const words = `${formatPercent(revenueShare)} of your revenue for ${formatPercent(adminShare)} of your office work`;
    if (light !== null) add('WALK-09', light === 'red', words);
  }
  if (rework !== null && practiceRework !== null) {
    const words = `${formatPercent(rework)} of claims denied or cut, against ${formatPercent(practiceRework)} elsewhere`;
    add('WALK-10', denialLight(rework, practiceRework, null, limits) === 'red', words);
  }
  if (days !== null && practiceDays !== null) {
    const words = `pays ${number(days - practiceDays)} days later than the others`;
    add('WALK-11', days > practiceDays && !isBelow(days - practiceDays, limits.slowerDays), words);
  }
  if (facts.clawbacks !== null)
    add('WALK-12', facts.clawbacks, 'retroactive denials, money taken back or shifting rules');
  if (facts.authorizations !== null)
    add('WALK-13', facts.authorizations, 'heavy prior authorization with little clinical sense');
  if (rate !== null && minimumRate !== null) {
    const words = `${formatDollars(rate)}, below your own minimum of ${formatDollars(minimumRate)}`;
    add('WALK-14', isBelow(rate, minimumRate), words);
  }
  return checks;
}

/** "2 of 9 checks tick: ...", with what to do next; null when no check has its figures. */
export function walkAwayFlags(facts: WalkAwayFacts, limits: Thresholds): string | null {
  const checks = walkAwayChecks(facts, limits);
  if (checks.length === 0) return null;
  const ticking = checks.filter(({ ticks }) => ticks);
  const total = `${checks.length} ${checks.length === 1 ? 'check' : 'checks'}`;
  if (ticking.length === 0) return `None of ${total} ticks.`;
  const next = ticking.some(({ id }) => id === 'WALK-06')
    ? 'Before you leave, count the clients who use it, their out-of-network benefits and how fast you fill their times.'
    : 'Ask for better terms before you think of leaving.';
  const list = ticking.map(({ words }) => words).join('; ');
  return `${ticking.length} of ${total} ${ticking.length === 1 ? 'ticks' : 'tick'}: ${list}. ${next}`;
}
