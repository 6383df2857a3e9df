/** Serial numbers and calendar dates: day 0 is 1899-12-30, fractions are the time of day, no leap day in 1900. */
const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

export interface CalendarDate {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** Months and days outside their bounds roll over. */
export function serialOf(year: number, month: number, day: number): number {
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  return Math.round((instant.getTime() - EPOCH_MS) / DAY_MS);
}

export function dateOf(serial: number): CalendarDate {
  const instant = new Date(EPOCH_MS + Math.floor(serial) * DAY_MS);
  return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, day: instant.getUTCDate() };
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + ((((year - 2000) % 400) + 400) % 400), month, 0)).getUTCDate();
}

/** undefined for a date that does not exist, such as February 30. */
export function serialIfReal(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return serialOf(year, month, day);
}

/** 0 = Sunday. */
export function dayOfWeek(serial: number): number {
  return (((Math.floor(serial) + 6) % 7) + 7) % 7;
}

/** Same day `months` later, or the month's last day where it has fewer. */
export function addMonths(serial: number, months: number): number {
  const { year, month, day } = dateOf(serial);
  const index = year * 12 + month - 1 + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return serialOf(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Seconds of the day, rounded to the millisecond so that 0.1 + 0.2 of a day never shows 59.9999 seconds. */
export function secondsOfDay(serial: number): number {
  return Math.round((serial - Math.floor(serial)) * 86_400_000) / 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a time zone as a serial number. */
export function serialInZone(instant: Date, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(timeZone, clock);
  }
  const parts: Record<string, number> = {};
  for (const part of clock.formatToParts(instant)) parts[part.type] = Number(part.value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return serialOf(year, month, day) + (hour * 3600 + minute * 60 + second) / 86_400;
}
