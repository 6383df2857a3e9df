/**
 * How the shipped fee-schedule text is written. The text is searched, not parsed: it is a list of lines, and a lookup
 * finds one line by its mark and reads only that.
 *
 *     Y2026|RVU26C|2026-01-01 2026-12-31 334009     a year: release, then each conversion factor x 10000 with its days
 *     S AAA CCC --A ...                             status patterns, one letter a year (see `STATUS`)
 *     L14512-50|VT|Vermont|1000 990 506|...         a locality: states it serves (its own first), name, GPCIs x 1000 by year
 *     =054...                                       the ZIP codes 05400 to 05499 (runs: gap, length, place)
 *     #908...                                       the codes 90800 to 908ZZ (last two characters, pattern, RVUs x 100)
 *
 * In `=` and `#` lines numbers are packed. A run's place is 0 for "as the run before", else
 * 1 + 2 x the locality's line + (1 if the ZIP spans localities). A code's RVUs stand for each priced year as the
 * change since the priced year before: work, facility PE, malpractice, and non-facility PE less facility PE.
 */

/**
 * Printable ASCII without quotes, backslash, `*`, `/` and `$`, so that the text survives any quoting. The first half
 * ends a number, the second half are its leading digits.
 */
const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEF' + 'GHIJKLMNOPQRSTUVWXYZ!#%&()+,-.:;=?@[]^_{}~';
const BASE = ALPHABET.length / 2;

/** Letters of a status pattern that are ours; every other letter is the CMS status code itself. */
export const STATUS = {
  /** CMS status A, R or T with RVUs. */
  priced: 'A',
  /** CMS status C, or R without RVUs: the Medicare contractor sets the price. */
  contractor: 'C',
  /** Not in that year's file. */
  absent: '-',
} as const;

/** A whole number, 0 or above, as packed digits. */
export function packNumber(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Cannot pack ${value}`);
  let packed = ALPHABET.charAt(value % BASE);
  for (let rest = Math.floor(value / BASE); rest > 0; rest = Math.floor(rest / BASE)) {
    packed = ALPHABET.charAt(BASE + (rest % BASE)) + packed;
  }
  return packed;
}

/** A whole number of either sign: 0, -1, 1, -2 ... become 0, 1, 2, 3 ... */
export function packSigned(value: number): string {
  return packNumber(value < 0 ? -2 * value - 1 : 2 * value);
}

const digitOf: readonly number[] = (() => {
  const digits: number[] = [];
  for (let i = 0; i < ALPHABET.length; i++) digits[ALPHABET.charCodeAt(i)] = i;
  return digits;
})();

/** Reads packed numbers one after the other from a stretch of the text. */
export class PackedReader {
  private readonly text: string;
  private at: number;
  private readonly end: number;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  /** The next characters as they stand. */
  characters(count: number): string {
    this.at += count;
    return this.text.slice(this.at - count, this.at);
  }

  number(): number {
    let value = 0;
    while (this.at < this.end) {
      const digit = digitOf[this.text.charCodeAt(this.at++)];
      if (digit === undefined) break;
      if (digit < BASE) return value * BASE + digit;
      value = value * BASE + digit - BASE;
    }
    throw new Error('The Medicare data is damaged; install RateCase again.');
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }
}
