/** Small pieces of plain American English for sentences that are put together from figures. */

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** ["90834", "90837", "90791"] -> "90834, 90837 and 90791". */
export function joinWords(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items[items.length - 1]}`;
}

/** The word for a count up to ten, digits above: 3 -> "three", 12 -> "12". */
export function countWord(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** (1, "code") -> "code"; (2, "code") -> "codes"; (2, "payer pays", "payers pay") -> "payers pay". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many;
}

/** First letter upper case, the rest as it is. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** First letter lower case, the rest as it is. */
export function uncapitalized(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The text with a full stop, unless it ends a sentence already. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?\u2026]["'\u201d\u2019)]*$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** "2026-05-12" -> "May 12, 2026". */
export function longDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${MONTHS[Number(month) - 1]} ${Number(day)}, ${year}`;
}
