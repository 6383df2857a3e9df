/** Rates of one payer against a benchmark, and which of its rates counts on a day. */
import { clinicianNamed } from '../medicare/clinicians.ts';
import { remembering } from '../remember.ts';

/**
 * How far a rate lies from a benchmark, as a signed ratio of the benchmark: -0.0941 is 9.41 % below. Both in dollars,
 * above zero. BEN-06; Vermont Psychological Association, "Tactical Approaches to Reimbursement Negotiation".
 */
export function rateGap(rate: number, benchmark: number): number {
  return (rate - benchmark) / benchmark;
}

/** A line of the Rates tab. */
export interface DatedRate {
  payer: string;
  code: string;
  /** Clinician level; '' for all. */
  level: string;
  /** `YYYY-MM-DD`; null: always was. */
  effective: string | null;
  /** Dollars; null: not known, so the line does not count. */
  rate: number | null;
}

export interface RateQuery {
  payer: string;
  code: string;
  /** `YYYY-MM-DD`; null: the latest of all. */
  on: string | null;
  level?: string;
}

/**
 * The line that counts: the latest one effective on or before the day; of two with the same date the later line. A line
 * for the clinician's own level goes before one for all levels. Null when there is none. Names are compared as
 * `comparable` makes them. AMB-13; DESIGN 5, Rates.
 */
export function rateInForce<R extends DatedRate>(rates: readonly R[], query: RateQuery): R | null {
  const payer = comparable(query.payer);
  const code = comparable(query.code);
  const own = rates.filter((rate) => comparable(rate.payer) === payer && comparable(rate.code) === code);
  return latestInForce(own, query.on, query.level);
}

/** The same among lines that all are the payer's and the code's. */
export function latestInForce<R extends DatedRate>(rates: readonly R[], on: string | null, level = ''): R | null {
  let found: R | null = null;
  for (const rate of rates) {
    if (rate.rate === null || (on !== null && (rate.effective ?? '') > on)) continue;
    if (!holdsFor(rate.level, level)) continue;
    if (found === null || goesBefore(rate, found)) found = rate;
  }
  return found;
}

/**
 * Whether a rate of this clinician level holds for a clinician: one for all levels does, and one for the clinician's own, however both
 * are written ("PhD" and "Psychologist").
 */
export function holdsFor(level: string, clinician: string): boolean {
  return level === '' || (clinician !== '' && levelKey(level) === levelKey(clinician));
}

const levelKey = (level: string): string => clinicianNamed(level)?.key ?? comparable(level);

/** Both fit the query, so a level that is not blank is the query's own. */
function goesBefore(rate: DatedRate, other: DatedRate): boolean {
  const own = rate.level !== '';
  if (own !== (other.level !== '')) return own;
  return (rate.effective ?? '') >= (other.effective ?? '');
}

/** A name as it is compared: without case, outer spaces or doubled ones (a non-breaking space is a space). */
export const comparable = remembering((name: string): string => name.replace(/\s+/g, ' ').trim().toLowerCase());
