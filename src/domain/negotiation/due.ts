/** What a request waits for, and from when on (FUP-01..15, AMB-03, AMB-37): the rule of the log's own columns, of Start and of the panel. */
import { addBusinessDays, type Holidays } from '../calendar/index.ts';
import type { Thresholds } from '../thresholds.ts';
import { type Due, nextDue } from './followUps.ts';
import type { Status } from './status.ts';

/** Sentences and dates of a row of the log; `YYYY-MM-DD`, null where blank. */
export interface RequestDates {
  readonly status: Status | null;
  readonly sent: string | null;
  readonly followUps: readonly string[];
  /** When it went to a supervisor. */
  readonly escalatedOn: string | null;
  readonly disputedOn: string | null;
  /** Null where nothing says that they answered; `date` null where they did and no day is noted. */
  readonly answer: { readonly date: string | null } | null;
  /** One of the days cannot be read. */
  readonly hasUnread?: boolean;
}

/**
 * Nothing follows from days of which one cannot be read, or lies before the request, on which nothing can have followed it yet
 * (FUP-01, AMB-37).
 */
export function isUnclear({ sent, followUps, escalatedOn, disputedOn, answer, hasUnread }: RequestDates): boolean {
  const later = [...followUps, escalatedOn, disputedOn, answer?.date ?? null];
  return hasUnread === true || (sent !== null && later.some((day) => day !== null && day < sent));
}

/** Steps whose day follows from what was sent. */
export interface DatedStep {
  readonly what: Due['what'] | 'dispute';
  readonly on: string;
}

/**
 * `reply`: they answered; `note`: it was taken as high as RateCase knows days for, so the user notes when to ask again;
 * `look`: its days are unclear.
 */
export interface UndatedStep {
  readonly what: 'request' | 'reply' | 'note' | 'look';
  readonly on: null;
}

export type Waiting = DatedStep | UndatedStep;
export type WaitsFor = Waiting['what'];

/** An answer of the day on which it went higher, or earlier, is what made it go higher (AMB-03). */
export function isAnswered({ answer, escalatedOn, disputedOn }: RequestDates): boolean {
  const higher = disputedOn ?? escalatedOn;
  return answer !== null && !(higher !== null && answer.date !== null && answer.date <= higher);
}

/** Null for a closed request. */
export function waitingFor(request: RequestDates, limits: Thresholds, own?: Holidays): Waiting | null {
  const { status, sent, followUps, escalatedOn, disputedOn } = request;
  if (status === 'Closed') return null;
  if (isUnclear(request)) return { what: 'look', on: null };
  if (isAnswered(request)) return { what: 'reply', on: null };
  if (disputedOn !== null) return { what: 'note', on: null };
  // FUP-14: a supervisor answers in 10 to 15 business days, as the first desk does; then the dispute is next (FUP-15).
  if (escalatedOn !== null) return { what: 'dispute', on: addBusinessDays(escalatedOn, limits.followUpFirst, own) };
  if (status === 'Escalated') return { what: 'note', on: null };
  if (sent === null) return { what: 'request', on: null };
  return nextDue({ requested: sent, followUps }, limits, own);
}
