import { describe, expect, it } from 'vitest';
import { formatDate, parseDate } from '../../../workbench/services/date-pattern.ts';
import { dateOfSerial, serialOfDate } from '../../../workbench/services/zones.ts';
import fc from '../../support/property.ts';

const ZONES = [
  'Etc/UTC',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'America/Sao_Paulo',
];

describe("a cell's wall clock and a script's instant (PLATFORM 5)", () => {
  it('keep the calendar day of midnight in every zone, every day of a century', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 60_000 }), fc.constantFrom(...ZONES), (serial, zone) => {
        const back = serialOfDate(dateOfSerial(serial, zone), zone);
        // Where clocks jump at midnight that midnight does not exist; the day still holds.
        expect(Math.floor(back + 1e-9)).toBe(serial);
      }),
    );
  });

  it('lose no hour that the clocks show', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40_000 * 24, max: 50_000 * 24 }),
        fc.constantFrom('Etc/UTC', 'Asia/Kolkata'),
        (hours, zone) => {
          expect(serialOfDate(dateOfSerial(hours / 24, zone), zone)).toBeCloseTo(hours / 24, 9);
        },
      ),
    );
  });

  it('take the moment after the gap when clocks go forward', () => {
    const half = 46_089 + 2.5 / 24;
    expect(dateOfSerial(half, 'America/New_York').toISOString()).toBe('2026-03-08T07:30:00.000Z');
  });
});

describe('Utilities.formatDate and parseDate (PLATFORM 5)', () => {
  const instant = new Date('2026-03-08T04:05:06.007Z');
  it.each([
    ['yyyy-MM-dd', 'America/New_York', '2026-03-07'],
    ['yyyy-MM-dd', 'Etc/UTC', '2026-03-08'],
    ["EEE, d MMM yyyy HH:mm:ss.SSS 'o''clock'", 'Etc/UTC', "Sun, 8 Mar 2026 04:05:06.007 o'clock"],
    ['EEEE MMMM h:mm a', 'America/New_York', 'Saturday March 11:05 PM'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", 'Asia/Kolkata', '2026-03-08T09:35:06+05:30'],
    ['MM/dd/yy Z', 'America/New_York', '03/07/26 -0500'],
  ])('print %s in %s', (pattern, zone, text) => {
    expect(formatDate(instant, zone, pattern)).toBe(text);
  });

  it('name a letter that is not there', () => {
    expect(() => formatDate(instant, 'Etc/UTC', 'ww')).toThrow('The date pattern letter w is not in the workbench');
  });

  it('refuse a zone that does not exist', () => {
    expect(() => formatDate(instant, 'Mars/Olympus', 'yyyy')).toThrow('Invalid argument: Mars/Olympus');
  });

  it('agree with each other in every zone', () => {
    const instants = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom('Etc/UTC', 'Asia/Kolkata', 'Pacific/Honolulu'), (date, zone) => {
        const text = formatDate(date, zone, 'yyyy-MM-dd HH:mm:ss.SSS');
        expect(parseDate(text, zone, 'yyyy-MM-dd HH:mm:ss.SSS').getTime()).toBe(date.getTime());
      }),
    );
  });

  it('read midnight in the given zone, names of months, and halves of the day', () => {
    expect(parseDate('2026-05-12', 'America/New_York', 'yyyy-MM-dd').toISOString()).toBe('2026-05-12T04:00:00.000Z');
    expect(parseDate('May 12, 2026 12:30 am', 'Etc/UTC', 'MMM d, yyyy h:mm a').toISOString()).toBe(
      '2026-05-12T00:30:00.000Z',
    );
    expect(() => parseDate('soon', 'Etc/UTC', 'yyyy-MM-dd')).toThrow('Unparseable date: "soon"');
  });
});
