/** Amounts as people type and read them. Values are dollars; they are written as in letters and tabs. */
import { formatDollars } from '../src/domain/money.ts';

export {
  formatDollars as dollars,
  formatDollarsWhole as wholeDollars,
  formatPercent as percentage,
} from '../src/domain/money.ts';
export { joinWords } from '../src/domain/words.ts';

export type Amount = { ok: true; value: number } | { ok: false; reason: string };

/** Above this, what stands in a rate's place is a slip: a code, a year's total. */
const MOST_FOR_A_SESSION = 9999.99;

const GROUPED = /^\d{1,3}([, ]\d{3})+(\.\d{1,2})?$/;
const PLAIN = /^(\d+(\.\d{1,2})?|\.\d{1,2})$/;

/** Reads "112.5", "$1,120.50" or "$ 94". The reason quotes what was typed and says what is accepted. */
export function readDollars(typed: string): Amount {
  const text = tidy(typed);
  const figure = text
    .replace(/^(US)?\$ ?/i, '')
    .replace(/ ?(USD|\$)$/i, '')
    .trim();
  if (!GROUPED.test(figure) && !PLAIN.test(figure)) {
    if (/^\d+\.\d{3,}$/.test(figure)) {
      return { ok: false, reason: `“${text}” has more than two decimals. Type it like 105.00.` };
    }
    return { ok: false, reason: `“${text}” is not an amount. Type it like 105.00.` };
  }
  const value = Number(figure.replace(/[, ]/g, ''));
  if (value === 0) return { ok: false, reason: 'A rate is above zero. Type it like 105.00.' };
  if (value > MOST_FOR_A_SESSION) {
    return { ok: false, reason: `“${text}” is too much for one session. Type it like 105.00.` };
  }
  return { ok: true, value };
}

/** Trims, and makes every run of white space (also the unbreakable kind) one space. */
export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** "+$11.00", "-$2.00" */
export const change = (value: number): string => (value > 0 ? '+' : '') + formatDollars(value);

/** "1 rate", "5 rates" */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
