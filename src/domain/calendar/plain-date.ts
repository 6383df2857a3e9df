/**
 * Plain dates: a calendar day as `YYYY-MM-DD`, without time or zone. Sheets counts days as serial numbers from
 * 1899-12-30, which is day 0.
 */

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
