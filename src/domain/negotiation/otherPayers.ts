import { countWord, plural } from '../words.ts';

/** One other payer's rate for the code in question. */
export interface OtherRate {
  readonly payer: string;
  /** Dollars. */
  readonly rate: number;
  /** The Payers tab's "Confidential rates" (TERM-07); '' where it is blank. */
  readonly confidential: 'yes' | 'no' | 'unknown' | '';
}

/** What may be printed about other payers. */
export type CitableRange =
  | { readonly kind: 'range'; readonly low: number; readonly high: number; readonly payers: number }
  | {
      readonly kind: 'words';
      /** One sentence for the user: why no range is printed. */
      readonly reason: string;
    };

/** Fewer payers than this, and a reader could tell whose rate is whose (AMB-40). */
export const LEAST_PAYERS = 3;

const sameName = (payer: string): string => payer.trim().toLowerCase();

/**
 * AMB-40: other payers' rates are printed only as the range over at least three payers whose contract does not keep
 * its rates confidential ("no"); yes, unknown and blank are left out. A payer with several rates counts once.
 */
export function citableRange(others: readonly OtherRate[]): CitableRange {
  const open = others.filter((other) => other.confidential === 'no');
  const payers = new Set(open.map((other) => sameName(other.payer))).size;
  if (payers >= LEAST_PAYERS) {
    const rates = open.map((other) => other.rate);
    return { kind: 'range', low: Math.min(...rates), high: Math.max(...rates), payers };
  }
  const all = new Set(others.map((other) => sameName(other.payer))).size;
  if (all === 0) return { kind: 'words', reason: 'No other payer has a rate for this code.' };
  return {
    kind: 'words',
    reason:
      `Other payers' rates are printed only as a range over three or more whose Confidential rates is "no" in the ` +
      `Payers tab; here ${payers === 0 ? 'none' : countWord(payers)} of ${countWord(all)} ${plural(Math.max(payers, 1), 'is', 'are')}.`,
  };
}

/** What a letter may say of other payers for one code: the range, if any, and how many payers pay more than `rate`. */
export interface OtherPayers {
  readonly range: CitableRange;
  /** Payers, confidential or not, that pay more than the rate compared with; 0 where there is none to compare. */
  readonly payingMore: number;
}

/** `rate`: this payer's current rate in dollars, null where there is none. */
export function otherPayers(others: readonly OtherRate[], rate: number | null): OtherPayers {
  const more = rate === null ? [] : others.filter((other) => other.rate > rate);
  return { range: citableRange(others), payingMore: new Set(more.map((other) => sameName(other.payer))).size };
}
