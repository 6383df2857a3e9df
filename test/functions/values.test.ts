import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Values = typeof import('../../src/functions/values.ts');

/** What Google says of time zones, for as long as a test lasts; counts how often it is asked. */
function spreadsheetIn(timeZone: string): { asked: number } {
  const log = { asked: 0 };
  vi.stubGlobal('SpreadsheetApp', {
    getActive: () => ({
      getSpreadsheetTimeZone: () => {
        log.asked += 1;
        return timeZone;
      },
    }),
  });
  vi.stubGlobal('Utilities', {
    formatDate: (date: Date, zone: string, format: string) => {
      expect(format).toBe('yyyy-MM-dd');
      return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(date);
    },
  });
  return log;
}

let values: Values;
beforeEach(async () => {
  vi.resetModules();
  values = await import('../../src/functions/values.ts');
});
afterEach(() => vi.unstubAllGlobals());

describe('A date', () => {
  it.each([
    ['America/New_York', '2026-03-01T05:00:00Z'],
    ['America/Los_Angeles', '2026-03-01T08:00:00Z'],
    ['Etc/UTC', '2026-03-01T00:00:00Z'],
    ['Asia/Kolkata', '2026-02-28T18:30:00Z'],
    ['Pacific/Auckland', '2026-02-28T11:00:00Z'],
    ['America/Sao_Paulo', '2026-03-01T03:00:00Z'],
  ])('in a date cell is the day that the cell shows, in a spreadsheet in %s', (zone, midnight) => {
    spreadsheetIn(zone);
    expect(values.date.read(new Date(midnight))).toBe('2026-03-01');
    expect(values.yearOrDate.read(new Date(midnight))).toEqual({ date: '2026-03-01' });
  });

  it('makes Google say its time zone once, and only if a date cell came', () => {
    const log = spreadsheetIn('America/New_York');
    values.date.read('2026-03-01');
    values.date.read(46_082);
    expect(log.asked).toBe(0);
    values.date.read(new Date('2026-03-01T05:00:00Z'));
    values.date.read(new Date('2026-03-02T05:00:00Z'));
    expect(log.asked).toBe(1);
  });

  it('may be a serial number or a text like 2026-03-01', () => {
    expect(values.date.read(46_082)).toBe('2026-03-01');
    expect(values.date.read(46_082.75)).toBe('2026-03-01');
    expect(values.date.read('2026-03-01')).toBe('2026-03-01');
  });

  it.each([2026, 1900, 0, -3, 3e9, '2026', '3/1/2026', '2026-02-30', 'soon', true])('is not %j', (value) => {
    expect(values.date.read(value)).toBeUndefined();
  });

  it('is not a broken date object', () => {
    expect(values.date.read(new Date(Number.NaN))).toBeUndefined();
    expect(values.refusal(new Date(Number.NaN), values.date, 'on', 'for on').message).toBe(
      'A broken date cannot be used for on; give a date cell, or a date in quotation marks such as "2026-01-31".',
    );
  });
});

describe('A year or a date', () => {
  it.each([
    [1900, { year: 1900 }],
    [2026, { year: 2026 }],
    [2100, { year: 2100 }],
    ['2026', { year: 2026 }],
    [2101, { date: '1905-10-01' }],
    [46_082, { date: '2026-03-01' }],
    ['2026-03-01', { date: '2026-03-01' }],
  ])('reads %j as %j', (value, meaning) => {
    expect(values.yearOrDate.read(value)).toEqual(meaning);
  });

  it.each([1899, 2026.5, 26, '26', 'last year', false])('is not %j', (value) => {
    expect(values.yearOrDate.read(value)).toBeUndefined();
  });
});

describe('An amount', () => {
  it.each([
    [94.5, 94.5],
    [0.01, 0.01],
    ['$94.50', 94.5],
    ['94.5', 94.5],
    ['$1,234.50', 1234.5],
  ])('reads %j', (value, dollars) => {
    expect(values.amount.read(value)).toBe(dollars);
  });

  it.each([0, -0.01, Number.NaN, Number.POSITIVE_INFINITY, '94,50', '90-110', 'n/a', '-5', '0', '12%', true])(
    'is not %j',
    (value) => {
      expect(values.amount.read(value)).toBeUndefined();
    },
  );

  it('is counted from zero on where it is a number of sessions', () => {
    expect(values.count.read(0)).toBe(0);
    expect(values.count.read('1,200')).toBe(1200);
    expect(values.count.read(-1)).toBeUndefined();
    expect(values.count.read('many')).toBeUndefined();
  });
});

describe('A figure that is beyond measure', () => {
  const sentence = (cell: number, type: import('../../src/functions/values.ts').ValueType<number>) =>
    type.read(cell) === undefined ? values.refusal(cell, type, 'rate', 'for rate').message : 'taken';

  it('is said to be too large, with the most that it may be', () => {
    expect(sentence(1_000_000, values.amount)).toBe('taken');
    expect(sentence(1_000_000.01, values.amount)).toBe('1000000.01 is too large for rate; it may be up to 1000000.');
    expect(sentence(1e9, values.count)).toBe('taken');
    expect(sentence(1.7e308, values.count)).toBe('1.7e+308 is too large for rate; it may be up to 1000000000.');
  });

  it('is no amount where it is as good as zero', () => {
    expect(sentence(0.000001, values.amount)).toBe('taken');
    expect(sentence(5e-324, values.amount)).toBe(
      '5e-324 cannot be used for rate; give an amount above zero, such as 94.50.',
    );
  });

  it('is a blank cell where it is no number at all, as an error cell is', () => {
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(values.tidy(none)).toBe('');
  });
});

describe('A procedure code', () => {
  it('may have been typed as a number, which loses leading zeros', () => {
    expect(values.code.read(90_834)).toBe('90834');
    expect(values.code.read(362)).toBe('00362');
    expect(values.code.read('0362T')).toBe('0362T');
    expect(values.code.read(90_834.5)).toBeUndefined();
    expect(values.code.read(-1)).toBeUndefined();
    expect(values.code.read(false)).toBeUndefined();
  });

  it('is the same in a look-up column however it was typed', () => {
    expect(values.code.key(90_834)).toBe(values.code.key('90834'));
    expect(values.code.key('g0071')).toBe(values.code.key('G0071'));
  });
});

describe('A cell', () => {
  it('loses stray spaces and non-breaking spaces around its text', () => {
    expect(values.tidy('\u00a0 Insurer A \ufeff')).toBe('Insurer A');
    expect(values.tidy('Insurer\u00a0A')).toBe('Insurer A');
    // A line break would tear a sentence that quotes it.
    expect(values.tidy('Insurer\nA\r\n')).toBe('Insurer A');
  });

  it('is blank for nothing at all', () => {
    for (const nothing of [undefined, null, '']) expect(values.tidy(nothing)).toBe('');
  });

  it('keeps text that only resembles an error', () => {
    for (const kept of ['#1 Insurer', 'Checkup', 'Check:up', 'N/A', '#n/a']) expect(values.tidy(kept)).toBe(kept);
  });

  it('is quoted in a refusal, shortened when it is long', () => {
    const sentence = (cell: string | number | boolean) =>
      values.refusal(cell, values.amount, 'rate', 'for rate').message;
    expect(sentence('x'.repeat(60))).toBe(
      `"${'x'.repeat(40)}..." cannot be used for rate; give an amount above zero, such as 94.50.`,
    );
    expect(sentence(true)).toBe('TRUE cannot be used for rate; give an amount above zero, such as 94.50.');
    expect(sentence(-2.5)).toBe('-2.5 cannot be used for rate; give an amount above zero, such as 94.50.');
  });
});
