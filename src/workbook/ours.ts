/**
 * Which formulas are RateCase's: those that say, word for word, what it would write there now or has written into the tab before. What
 * they refer to may differ, because Google moves references along. A formula that somebody changed is theirs, and is never written over.
 */
import { storedFormulas, storeFormulas } from '../platform/properties.ts';
import { textLiteral } from './a1.ts';
import type { Sheet } from './spreadsheet.ts';
import { LAYOUT } from './tables/column.ts';

const LITERAL = /("(?:[^"]|"")*")/;
/** An area, a cell, whole columns or rows, after a tab's name where one is given; or what became of a deleted one. */
const REFERENCE =
  /(?:'(?:[^']|'')*'!|\b[\p{L}_][\p{L}\w.]*!)?(?:#REF!|\$?\b[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}(?:\$?\d+)?)?(?![\w(])|\$?\b[A-Z]{1,3}:\$?[A-Z]{1,3}(?:\$?\d+)?(?![\w(])|\$?\b\d+:\$?\d+\b)/giu;

/**
 * The words of a formula, whatever it refers to: Google gives it back in the spreadsheet's own separators and spacing. `name`: what the
 * column is called, which the columns of payers differ in.
 */
export function wordsOf(formula: string, name = ''): string {
  return formula
    .split(LITERAL)
    .map((part, index) => {
      if (index % 2 === 1) return name !== '' && part === textLiteral(name) ? '"@"' : part;
      return part.replace(REFERENCE, '@').replace(/\s+/g, '').replace(/;/g, ',').toUpperCase();
    })
    .join('');
}

/** How many formulas of a tab are remembered, the latest first: a property holds nine kilobytes. */
const MOST = 600;

export interface OwnFormulas {
  /** Whether what stands there is RateCase's; `ours`: what it would write there now. */
  isOurs(there: string, ours: string, name?: string): boolean;
  /** Remembers what is about to be written, so that a later RateCase, or another state of the tabs, knows it for its own. */
  keep(formulas: readonly (readonly [formula: string, name?: string])[]): void;
}

/** `layout`: the one that the tab was laid out with. Of one of an earlier RateCase nothing is remembered: what begins as ours is ours. */
export function ownFormulas(sheet: Sheet, layout: number = LAYOUT): OwnFormulas {
  const id = sheet.getSheetId();
  let known: readonly string[] | null = null;
  const prints = () => {
    known ??= storedFormulas(id);
    return known;
  };
  return {
    isOurs(there, ours, name) {
      const words = wordsOf(there, name);
      if (layout < LAYOUT && begins(there) === begins(ours)) return true;
      return words === wordsOf(ours, name) || prints().includes(printOf(words));
    },
    keep(formulas) {
      const now = new Set(formulas.map(([formula, name]) => printOf(wordsOf(formula, name))));
      const fresh = [...now].filter((print) => !prints().includes(print));
      if (fresh.length === 0) return;
      known = [...fresh, ...prints()].slice(0, MOST);
      storeFormulas(id, known);
    },
  };
}

const begins = (formula: string): string => /^=\s*(?:"|\w+\()/.exec(formula.toUpperCase())?.[0] ?? '';

/** A short text that stands for a formula. */
function printOf(words: string): string {
  let [a, b] = [5381, 52711];
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at);
    a = ((a * 33) ^ code) >>> 0;
    b = ((b * 31) ^ code) >>> 0;
  }
  return `${a.toString(36)}${b.toString(36)}`;
}
