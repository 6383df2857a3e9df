/** What was signed, code by code, from the rows of the Negotiation Log (HANDBOOK 21, AMB-22). */
import { comparable } from '../benchmark/index.ts';
import { parseCodeAmounts, parseRequestLines } from './requestLines.ts';

/** One row of the log: its cells as typed. */
export interface SignedRow {
  readonly payer: string;
  readonly codes: string | number;
  readonly current: string | number;
  readonly requested: string | number;
  readonly agreed: string | number;
  /** `YYYY-MM-DD`; null where the day is not typed. */
  readonly from: string | null;
}

/** Dollars a session; null where no amount stands. */
export interface SignedRate {
  readonly payer: string;
  readonly code: string;
  readonly before: number | null;
  readonly requested: number | null;
  readonly agreed: number;
  readonly from: string | null;
}

/** The codes with an agreed rate of a row; `fault` is what is wrong in the agreed cell, null where nothing is. */
export function signedIn(row: SignedRow): { readonly rates: readonly SignedRate[]; readonly fault: string | null } {
  const { lines } = parseRequestLines(row);
  const { amounts, fault } = parseCodeAmounts(
    row.agreed,
    lines.map(({ code }) => code),
  );
  const rates = lines.flatMap(({ code, current, requested }) => {
    const agreed = amounts.get(code);
    return agreed === undefined ? [] : [{ payer: row.payer, code, before: current, requested, agreed, from: row.from }];
  });
  return { rates, fault };
}

/** The latest agreement for each payer and code, in the order of the log; of two that begin on the same day, the one further down. */
export function latestSigned(rates: readonly SignedRate[]): SignedRate[] {
  const latest = new Map<string, SignedRate>();
  for (const rate of rates) {
    const key = `${comparable(rate.payer)}\n${comparable(rate.code)}`;
    const standing = latest.get(key);
    if (!standing || (rate.from ?? '') >= (standing.from ?? '')) latest.set(key, rate);
  }
  return [...latest.values()];
}
