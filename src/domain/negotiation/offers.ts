/** What an offer is worth (HANDBOOK 14: ASK-02..06; FUP-21). Dollars a session; ratios; null: not known. */

import { sum } from '../benchmark/comparison.ts';
import { rateGap } from '../benchmark/rates.ts';
import { revenueLift } from '../cost/index.ts';
import { formatDollars, formatDollarsWhole, formatPercent, roundHalfUp } from '../money.ts';
import { remembering } from '../remember.ts';
import type { Thresholds } from '../thresholds.ts';
import { isAtMost, isBelow } from '../tolerance.ts';
import { plural } from '../words.ts';

/** The numbers that decide what an offer is called. */
export type OfferLimits = Pick<Thresholds, 'symbolicOffer' | 'symbolicGap' | 'meaningfulIncrease'>;

const { abs } = Math;
const cents = (dollars: number): number => roundHalfUp(dollars, 2);

const dollars = remembering(formatDollars);
const wholeDollars = remembering(formatDollarsWhole);
const percent = remembering(formatPercent);

export interface OfferFacts {
  readonly current: number;
  readonly requested: number | null;
  readonly offered: number;
  /** Medicare, or what other contracts pay. */
  readonly benchmark: number | null;
  /** A year. */
  readonly sessions: number | null;
}

export type OfferKind = 'meets' | 'none' | 'cut' | 'symbolic' | 'small' | 'partial' | 'raise';

/**
 * `symbolic`: a raise of at most `symbolicOffer` of the current rate while the current rate lies `symbolicGap` or more
 * below the benchmark (ASK-06). `small`: less than `meaningfulIncrease` a session (ASK-03, ASK-11). `partial`: below the
 * request; `raise`: no request to compare with. What is the same to the cent is the same.
 */
export function offerKind({ current, requested, offered, benchmark }: OfferFacts, limits: OfferLimits): OfferKind {
  if (cents(offered) < cents(current)) return 'cut';
  if (cents(offered) === cents(current)) return 'none';
  if (requested !== null && cents(offered) >= cents(requested)) return 'meets';
  const isLargeGap = benchmark !== null && isAtMost(rateGap(current, benchmark), -limits.symbolicGap);
  if (isLargeGap && isAtMost(rateGap(offered, current), limits.symbolicOffer)) return 'symbolic';
  if (isBelow(offered - current, limits.meaningfulIncrease)) return 'small';
  return requested === null ? 'raise' : 'partial';
}

const LEAD: Readonly<Record<OfferKind, string>> = {
  meets: 'Meets your request',
  none: 'No increase',
  cut: 'A cut',
  symbolic: 'Symbolic',
  small: 'Small',
  partial: 'Part of your request',
  raise: 'An increase',
};

const NEXT: Readonly<Record<OfferKind, string>> = {
  meets: 'Get it in writing with its date.',
  none: 'Ask what would make an increase possible, and for a date to review.',
  cut: 'Do not sign; ask for the reason in writing.',
  symbolic: 'Name the gap, and ask again for the full amount or for steps toward it.',
  small: 'Name what is still missing, and ask again.',
  partial: 'Ask for the rest, in steps or with a review in six months.',
  raise: 'Ask for a review in six months.',
};

/** The offer in words: what changes a session, a month and a year, what is still missing, and what to do. ASK-03..06. */
export function offerVerdict(facts: OfferFacts, limits: OfferLimits): string {
  const { current, requested, offered, benchmark, sessions } = facts;
  const kind = offerKind(facts, limits);
  const sentences: string[] = [];
  const change = offered - current;
  if (kind !== 'none') {
    const size = `${dollars(abs(change))} (${percent(abs(rateGap(offered, current)))})`;
    sentences.push(`${LEAD[kind]}: ${size} ${change > 0 ? 'more' : 'less'} a session than now.`);
  } else sentences.push(`${LEAD[kind]}: the offer is what you are paid now.`);
  if (requested !== null && cents(offered) < cents(requested)) {
    sentences.push(`${dollars(requested - offered)} short of your request.`);
  }
  if (benchmark !== null) sentences.push(against(offered, benchmark, current));
  if (sessions !== null && kind !== 'none') {
    const year = revenueLift(current, offered, sessions);
    const [perYear, perMonth] = [abs(year), abs(year) / 12].map(wholeDollars);
    const monthly = perMonth === NOTHING ? '' : `, ${perMonth} a month`;
    if (perYear !== NOTHING) sentences.push(`That is ${perYear} ${year > 0 ? 'more' : 'less'} a year${monthly}.`);
  }
  sentences.push(next(facts, kind));
  return sentences.join(' ');
}

/** What to do; with neither a request nor a benchmark that the offer stays below, nothing is named as missing. */
function next({ requested, offered, benchmark }: OfferFacts, kind: OfferKind): string {
  const isMissing = requested !== null || (benchmark !== null && isBelow(offered, benchmark));
  return kind === 'small' && !isMissing ? 'Ask for more, or for a review in six months.' : NEXT[kind];
}

const NOTHING = formatDollarsWhole(0);

function against(offered: number, benchmark: number, current: number): string {
  const gap = rateGap(offered, benchmark);
  const size = percent(abs(gap));
  if (size === percent(0)) return 'It would be level with the benchmark.';
  const still = gap < 0 && current < benchmark ? 'still ' : '';
  return `It would ${still}lie ${size} ${gap < 0 ? 'below' : 'above'} the benchmark.`;
}

/** One code of an offer. */
export interface OfferLine {
  readonly current: number;
  readonly offered: number;
  readonly sessions: number | null;
}

/** ASK-05: how many of the codes are raised, and how much of the work they are. Null for no code. */
export function offerBreadth(lines: readonly OfferLine[]): string | null {
  if (lines.length === 0) return null;
  const raised = lines.filter(({ current, offered }) => isBelow(current, offered));
  const codes = `${raised.length} of ${lines.length} ${plural(lines.length, 'code')}`;
  if (raised.length === 0)
    return lines.length === 1 ? 'The code is not raised.' : `None of ${lines.length} codes is raised.`;
  const figures = lines.map(({ sessions }) => sessions);
  const all = figures.includes(null) ? 0 : sum(figures.map((sessions) => sessions ?? 0));
  const work = all > 0 ? sum(raised.map(({ sessions }) => sessions ?? 0)) / all : null;
  const share = work === null ? '' : `, ${percent(work)} of your sessions`;
  return `${codes} ${plural(raised.length, 'is', 'are')} raised${share}.${narrowness(raised.length, lines.length, work)}`;
}

/** What to say of an offer that leaves most of the work out, or all codes but one where the work is not known. */
function narrowness(raised: number, all: number, work: number | null): string {
  if (raised === all || (work === null ? raised > 1 : work >= 0.5)) return '';
  if (work !== null) return ' Most of your work stays as it is; ask for those codes too.';
  return ` Ask for the other ${plural(all - raised, 'code')} too.`;
}

/**
 * BEN-04, AMB-39: the percent of Medicare that a rate is, less the percent that the payer or the contract names; `full`
 * is the amount at 100 percent of the fee schedule of the contract's base year. Negative: less than claimed.
 */
export function claimedGap(rate: number, full: number, claimed: number): number {
  return rate / full - claimed;
}

/** POST-01: before and after signing. `ratio` null where there was nothing before; `yearly` null without sessions. */
export interface Delta {
  readonly change: number;
  readonly ratio: number | null;
  readonly yearly: number | null;
}

export function negotiatedDelta(before: number, after: number, sessions: number | null): Delta {
  return {
    change: after - before,
    ratio: before > 0 ? rateGap(after, before) : null,
    yearly: sessions === null ? null : revenueLift(before, after, sessions),
  };
}
