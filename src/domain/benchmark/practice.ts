/** One code over all payers of the practice. */
import { type Average, average, type Weighed } from './comparison.ts';
import { comparable, type DatedRate, latestInForce } from './rates.ts';

export interface RateLine extends DatedRate {
  /** Sessions a year; null: not known. */
  sessions: number | null;
  /** The average allowed amount in dollars; null: none typed, so the rate is the contracted one (AMB-13). */
  allowed: number | null;
}

/** Lines of one code payer by payer, in the order in which the payers first stand there. */
export function byPayer<R extends DatedRate>(lines: readonly R[]): R[][] {
  const byPayer = new Map<string, R[]>();
  for (const line of lines) {
    const payer = comparable(line.payer);
    const own = byPayer.get(payer);
    if (own) own.push(line);
    else byPayer.set(payer, [line]);
  }
  return [...byPayer.values()];
}

/** The line in force of each payer, for all clinician levels. */
export function inForceByPayer<R extends DatedRate>(payers: readonly (readonly R[])[], on: string | null): R[] {
  return payers.map((own) => latestInForce(own, on)).filter((line) => line !== null);
}

/**
 * What a session of the code brings the practice on average, in dollars: the payers' rates in force, weighted by sessions
 * where every payer has them, else each payer once. Null for no rates. CMP-06, AMB-12.
 */
export function practiceAverage(payers: readonly (readonly RateLine[])[], on: string | null): Average | null {
  return average(
    inForceByPayer(payers, on)
      .map(({ rate, sessions }) => ({ value: rate, weight: sessions }))
      .filter((line): line is Weighed => line.value !== null),
  );
}

/** The payers whose rate in force has no average allowed beside it. AMB-13. */
export function contractedOnly(payers: readonly (readonly RateLine[])[], on: string | null): string[] {
  return inForceByPayer(payers, on)
    .filter(({ allowed }) => allowed === null)
    .map(({ payer }) => payer);
}
