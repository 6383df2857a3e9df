/** Stands in for the services that tell the spreadsheet's zone, for functions that take or give date cells. */
import { expect, vi } from 'vitest';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD` of an instant in a zone. */
export function dayIn(zone: string, instant: Date): string {
  const known = formats.get(zone);
  const format = known ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  if (!known) formats.set(zone, format);
  return format.format(instant);
}

/** The first instant of a calendar day in a zone. */
export function midnightIn(zone: string, day: string): Date {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const minutes = 60_000;
  let instant = noon - 36 * 60 * minutes;
  while (dayIn(zone, new Date(instant)) < day) instant += 15 * minutes;
  return new Date(instant);
}

export function stubZone(spreadsheet: string): void {
  vi.stubGlobal('SpreadsheetApp', { getActive: () => ({ getSpreadsheetTimeZone: () => spreadsheet }) });
  vi.stubGlobal('Utilities', {
    formatDate: (date: Date, zone: string) => dayIn(zone, date),
    parseDate: (day: string, zone: string) => midnightIn(zone, day),
  });
}

/** The zone is asked for once an execution, so every test is an execution of its own. */
export async function callIn(spreadsheet: string) {
  vi.resetModules();
  stubZone(spreadsheet);
  const { call } = await import('./call.ts');
  const shown = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shown);
    if (!(value instanceof Date)) return value;
    expect(midnightIn(spreadsheet, dayIn(spreadsheet, value)).getTime()).toBe(value.getTime());
    return dayIn(spreadsheet, value);
  };
  return (name: string, ...args: unknown[]): unknown => shown(call(name, ...args));
}
