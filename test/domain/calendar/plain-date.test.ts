import { describe, expect, it } from 'vitest';
import { isPlainDate, plainDateOfSerial } from '../../../src/domain/calendar/plain-date.ts';

describe('A plain date', () => {
  it.each(['2026-02-28', '2024-02-29', '1900-01-01', '2026-12-31'])('%s is a day of the calendar', (text) => {
    expect(isPlainDate(text)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-5',
    '1/5/2026',
    '2026',
    '0050-01-01x',
    '2026-01-01x',
    'x2026-01-01',
    '2026-01-011',
    '',
  ])('"%s" is not', (text) => {
    expect(isPlainDate(text)).toBe(false);
  });

  it.each([
    [1, '1899-12-31'],
    [2, '1900-01-01'],
    [33.625, '1900-02-01'],
    [43_831, '2020-01-01'],
    [46_082.999, '2026-03-01'],
    [2_958_465, '9999-12-31'],
  ])('serial number %d is the day that Sheets shows for it', (serial, day) => {
    expect(plainDateOfSerial(serial)).toBe(day);
  });

  it.each([0, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])('serial number %d is no day', (serial) => {
    expect(plainDateOfSerial(serial)).toBeNull();
  });
});
