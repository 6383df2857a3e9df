/**
 * Cells hold wall-clock time as a serial number of days since 1899-12-30 in the spreadsheet's zone; scripts hold
 * instants (PLATFORM 5).
 */
const DAY = 86_400_000;
/** Serial of 1970-01-01. */
const EPOCH = 25_569;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Offsets by zone and quarter of an hour: clocks change on the quarter, and asking Intl is slow. */
const offsets = new Map<string, Map<number, number>>();
const QUARTER = 900_000;
const KEPT = 100_000;

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
export function offsetAt(instant: number, zone: string): number {
  let known = offsets.get(zone);
  if (!known || known.size > KEPT) {
    known = new Map();
    offsets.set(zone, known);
  }
  const quarter = Math.floor(instant / QUARTER);
  let offset = known.get(quarter);
  if (offset === undefined) {
    offset = askedOffset(quarter * QUARTER, zone);
    known.set(quarter, offset);
  }
  return offset;
}

function askedOffset(instant: number, zone: string): number {
  const fields: Record<string, number> = {};
  for (const part of formatFor(zone).formatToParts(instant)) fields[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
  const wall = Date.UTC(2000, month - 1, day, hour, minute, second);
  return new Date(wall).setUTCFullYear(year, month - 1, day) - Math.floor(instant / 1000) * 1000;
}

/** The instant at which the zone's clocks show `wall` (as if UTC); in a gap, the instant just after it. */
export function instantOfWall(wall: number, zone: string): number {
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  const early = wall - before;
  // Around a change of the clocks two answers are possible; the one that shows `wall` is right, the earlier of two.
  if (offsetAt(early, zone) === before) return early;
  const late = wall - after;
  return offsetAt(late, zone) === after ? late : early;
}

export function dateOfSerial(serial: number, zone: string): Date {
  return new Date(instantOfWall(Math.round((serial - EPOCH) * DAY), zone));
}

export function serialOfDate(date: Date, zone: string): number {
  const instant = date.getTime();
  return (instant + offsetAt(instant, zone)) / DAY + EPOCH;
}
