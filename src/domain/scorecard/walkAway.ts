/** "Should I fire this payer?": which walk-away checks tick (HANDBOOK 7; TheraFocus and ICANotes). */
import { formatDollars, formatNumberApart, formatPercent, formatPercentApart, roundHalfUp } from '../money.ts';
import { remembering } from '../remember.ts';
import type { Thresholds } from '../thresholds.ts';
import { isAtMost, isBelow } from '../tolerance.ts';
import { plural } from '../words.ts';
import { shortOfCost } from './grade.ts';
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
}

const number = remembering((value: number | null): string => String(roundHalfUp(value ?? 0, 1)));
const percent = remembering((ratio: number | null): string => formatPercent(ratio ?? 0));
const dollars = remembering((amount: number | null): string => formatDollars(amount ?? 0));
const cents = (amount: number): number => roundHalfUp(amount, 2);

/** (1, "day") -> "1 day", (2.5, "day") -> "2.5 days". */
const counted = (value: number | null, one: string): string =>
  `${number(value)} ${plural(number(value) === '1' ? 1 : 2, one)}`;

type Words = (facts: WalkAwayFacts, limits: Thresholds) => string;

/** What a check says when it ticks; the facts it speaks of are known then. */
const WORDS: Readonly<Record<string, Words>> = {
  'WALK-01': ({ ofMedicare }, { walkAway }) =>
    `below the walk-away line of ${percent(walkAway)} of Medicare (it pays ${formatPercentApart(ofMedicare ?? 0, walkAway)})`,
  'WALK-02': ({ minutesPerClaim }, { costMinutesYellow }) =>
    `${formatNumberApart(minutesPerClaim ?? 0, costMinutesYellow)} minutes of office work for a claim, more than ${number(costMinutesYellow)}`,
  'WALK-03': ({ days }) => `pays after ${counted(days, 'day')}, a chronic delay`,
  'WALK-04': () => 'session limits that are too tight',
  'WALK-05': ({ clients }) => (clients ? `only ${counted(clients, 'client')}` : 'no clients'),
  'WALK-06': ({ failedAttempts }) => counted(failedAttempts, 'failed negotiation'),
  'WALK-07': ({ ofMedicare }) => `below Medicare (${formatPercentApart(ofMedicare ?? 0, 1)})`,
  'WALK-08': ({ margin }) => `a session brings ${shortOfCost(margin)}`,
  'WALK-09': ({ revenueShare, adminShare }) =>
    `${percent(revenueShare)} of your revenue for ${percent(adminShare)} of your office work`,
  'WALK-10': ({ rework, practiceRework }) =>
    `${percent(rework)} of claims denied or cut, against ${percent(practiceRework)} elsewhere`,
  'WALK-11': ({ days, practiceDays }) =>
    `pays ${counted((days ?? 0) - (practiceDays ?? 0), 'day')} later than the others`,
  'WALK-12': () => 'retroactive denials, money taken back or shifting rules',
  'WALK-13': () => 'heavy prior authorization with little clinical sense',
  'WALK-14': ({ rate, minimumRate }) => `${dollars(rate)}, below your own minimum of ${dollars(minimumRate)}`,
};

/** The checks whose figures are known, in the order of the Handbook. WALK-15 asks about clients and ticks nothing. */
export function walkAwayChecks(facts: WalkAwayFacts, limits: Thresholds): WalkAwayCheck[] {
  const { ofMedicare, margin, rate, minimumRate, minutesPerClaim, practiceRework, practiceDays } = facts;
  const { revenueShare, adminShare, clients, failedAttempts } = facts;
  const isEnough = facts.claims === null || facts.claims >= limits.minClaims;
  const rework = isEnough ? facts.rework : null;
  const days = isEnough ? facts.days : null;
  const checks: WalkAwayCheck[] = [];
  const add = (id: string, ticks: boolean | null): void => {
    if (ticks !== null) checks.push({ id, ticks });
  };
  add('WALK-01', ofMedicare === null ? null : isBelow(ofMedicare, limits.walkAway));
  add('WALK-02', minutesPerClaim === null ? null : !isAtMost(minutesPerClaim, limits.costMinutesYellow));
  add('WALK-03', days === null ? null : !isBelow(days, limits.chronicDelay));
  add('WALK-04', facts.sessionLimits);
  add('WALK-05', clients === null ? null : isAtMost(clients, limits.handfulClients));
  add(
    'WALK-06',
    failedAttempts === null ? null : failedAttempts > 0 && !isBelow(failedAttempts, limits.failedAttempts),
  );
  add('WALK-07', ofMedicare === null ? null : isBelow(ofMedicare, 1 - limits.nearMedicare));
  add('WALK-08', margin === null ? null : isBelowCost(margin));
  const share = revenueShare === null || adminShare === null ? null : shareLight(revenueShare, adminShare, limits);
  add('WALK-09', share === null ? null : share === 'red');
  const denials = rework === null || practiceRework === null ? null : denialLight(rework, practiceRework, null, limits);
  add('WALK-10', denials === null ? null : denials === 'red');
  const slower = days === null || practiceDays === null ? null : days - practiceDays;
  add('WALK-11', slower === null ? null : slower > 0 && !isBelow(slower, limits.slowerDays));
  add('WALK-12', facts.clawbacks);
  add('WALK-13', facts.authorizations);
  // Both to the cent, as they are read.
  add('WALK-14', rate === null || minimumRate === null ? null : isBelow(cents(rate), cents(minimumRate)));
  return checks;
}

/** What a check says when it ticks; null for one that has no such words. */
export function walkAwayWords(id: string, facts: WalkAwayFacts, limits: Thresholds): string | null {
  return WORDS[id]?.(facts, limits) ?? null;
}

/** "2 of 9 checks tick: ...", with what to do next; null when no check has its figures. */
export function walkAwayFlags(facts: WalkAwayFacts, limits: Thresholds): string | null {
  const checks = walkAwayChecks(facts, limits);
  if (checks.length === 0) return null;
  const ticking = checks.filter(({ ticks }) => ticks);
  const total = `${checks.length} ${plural(checks.length, 'check')}`;
  if (ticking.length === 0)
    return checks.length === 1 ? 'The only check with figures does not tick.' : `None of ${total} ticks.`;
  const next = ticking.some(({ id }) => id === 'WALK-06')
    ? 'Before you leave, count the clients who use it, their out-of-network benefits and how fast you fill their times.'
    : 'Ask for better terms before you think of leaving.';
  const list = ticking.map(({ id }) => WORDS[id]?.(facts, limits)).join('; ');
  return `${ticking.length} of ${total} ${ticking.length === 1 ? 'ticks' : 'tick'}: ${list}. ${next}`;
}
