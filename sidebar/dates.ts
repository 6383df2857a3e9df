/** Calendar days as `YYYY-MM-DD`, as the contract has them. */

/** Today where the browser is. */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), pad(now.getMonth() + 1), pad(now.getDate())].join('-');
}

export { longDate } from '../src/domain/words.ts';

/** "Tuesday, May 12" */
export function weekday(day: string): string {
  return inWords(day, { weekday: 'long', month: 'long', day: 'numeric' });
}

/** "May 12" */
export function shortDate(day: string): string {
  return inWords(day, { month: 'short', day: 'numeric' });
}

function inWords(day: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
