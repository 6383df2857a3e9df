/**
 * The spreadsheet's time zone. A date cell reaches the script as the instant of midnight in that zone, so the calendar
 * day that the user sees can be told only in it. Asked for once, and only when a date cell really arrives.
 */

let zone: string | undefined;
const days = new Map<number, string>();
const midnights = new Map<string, Date>();

/** The calendar day (`YYYY-MM-DD`) that a date cell shows. */
export function dayInSpreadsheet(instant: Date): string {
  const time = instant.getTime();
  const known = days.get(time);
  if (known !== undefined) return known;
  const day = Utilities.formatDate(instant, zoneOfSpreadsheet(), 'yyyy-MM-dd');
  days.set(time, day);
  return day;
}

/** A calendar day (`YYYY-MM-DD`) as a date cell holds it: midnight in the spreadsheet's zone. */
export function midnightInSpreadsheet(day: string): Date {
  let instant = midnights.get(day);
  if (instant === undefined) {
    instant = Utilities.parseDate(day, zoneOfSpreadsheet(), 'yyyy-MM-dd');
    midnights.set(day, instant);
  }
  return instant;
}

function zoneOfSpreadsheet(): string {
  zone ??= SpreadsheetApp.getActive().getSpreadsheetTimeZone();
  return zone;
}

/** Today's calendar day (`YYYY-MM-DD`) where the spreadsheet is. */
export function todayInSpreadsheet(): string {
  return dayInSpreadsheet(new Date());
}
