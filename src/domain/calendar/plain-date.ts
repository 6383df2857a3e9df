/**
 * Plain dates: a calendar day as `YYYY-MM-DD`, without time or zone. Sheets counts days as serial numbers from
 * 1899-12-30, which is day 0.
 */
import { remembering } from '../remember.ts';

const DAY = 86_400_000;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
/** 9999-12-31, the last day that `YYYY-MM-DD` can write. */
const LAST_SERIAL = 2_958_465;

/** True for `YYYY-MM-DD` that names a day of the calendar: 2026-02-28, not 2026-02-30. */
export function isPlainDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const instant = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(instant).toISOString().slice(0, 10) === text;
}

/** The day of a Sheets serial number; a time of day (the fraction) is dropped. Null outside 1899-12-31 to 9999-12-31. */
export function plainDateOfSerial(serial: number): string | null {
  const day = Math.floor(serial);
  if (!(day >= 1 && day <= LAST_SERIAL)) return null;
  return new Date(SERIAL_ZERO + day * DAY).toISOString().slice(0, 10);
}

/** Days since 1970-01-01, for arithmetic: a day has no hours here, so daylight saving cannot touch it. */
export const dayNumber = remembering((date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY);

/** The day of a day number. */
export const plainDateOf = remembering((day: number): string => new Date(day * DAY).toISOString().slice(0, 10));

/** 0 for Sunday to 6 for Saturday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function yearOf(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}

/** `days` calendar days later, or earlier for a negative number. */
export function addDays(date: string, days: number): string {
  return plainDateOf(dayNumber(date) + days);
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** `months` later on the same day of the month, or on the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
