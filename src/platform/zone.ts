/**
 * The spreadsheet's time zone. A date cell reaches the script as the instant of midnight in that zone, so the calendar
 * day that the user sees can be told only in it. Asked for once, and only when a date cell really arrives.
 */

let zone: string | undefined;
const days = new Map<number, string>();

/** The calendar day (`YYYY-MM-DD`) that a date cell shows. */
export function dayInSpreadsheet(instant: Date): string {
  const time = instant.getTime();
  const known = days.get(time);
  if (known !== undefined) return known;
  zone ??= SpreadsheetApp.getActive().getSpreadsheetTimeZone();
  const day = Utilities.formatDate(instant, zone, 'yyyy-MM-dd');
  days.set(time, day);
  return day;
}

/** Today's calendar day (`YYYY-MM-DD`) where the spreadsheet is. */
export function todayInSpreadsheet(): string {
  return dayInSpreadsheet(new Date());
}
