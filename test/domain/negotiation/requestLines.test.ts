import { describe, expect, it, test } from 'vitest';
import {
  formatCodes,
  formatRequestAmounts,
  parseRequestLines,
  type RequestLine,
} from '../../../src/domain/negotiation/requestLines.ts';
import fc from '../../support/property.ts';

const read = (codes: string | number, requested: string | number, current: string | number = '') =>
  parseRequestLines({ codes, current, requested });

const amounts = (codes: string | number, requested: string | number) => {
  const { lines, faults } = read(codes, requested);
  expect(faults).toEqual([]);
  return lines.map((line) => [line.code, line.requested]);
};

const fault = (codes: string | number, requested: string | number) => {
  const { faults } = read(codes, requested);
  expect(faults.map(({ column }) => column)).toEqual(['requested']);
  return faults[0]?.message;
};

describe('the codes of a request (AMB-22)', () => {
  test.each([
    '90834, 90837',
    '90834,90837',
    '90834 90837',
    '90834; 90837',
    '90834\n90837',
    '90834\r\n90837\r\n',
    '\u00a090834 \u00a0 90837,',
    'CPT 90834 and 90837',
    '90834 / 90837',
  ])('%j lists two codes', (cell) => {
    expect(read(cell, '').lines.map((line) => line.code)).toEqual(['90834', '90837']);
  });

  it('may be a number, where Sheets has made one of a single code', () => {
    expect(amounts(90834, 94.5)).toEqual([['90834', 94.5]]);
  });

  it('may be a code with a letter, typed small', () => {
    expect(amounts('g0444; 0591t', 'G0444: 20; 0591T: 30')).toEqual([
      ['G0444', 20],
      ['0591T', 30],
    ]);
  });

  test.each([
    ['90834, 9083', '"9083" is not a CPT code.'],
    ['90834-95', '"90834-95" is not a CPT code.'],
    [9083490837, '"9083490837" is not a CPT code.'],
    ['therapy', '"therapy" is not a CPT code.'],
    ['90834, 90837, 90834', '90834 stands there twice.'],
    ['90834, band', '"band" is not a CPT code.'],
    ['90834, android', '"android" is not a CPT code.'],
    ['cpt90834', '"cpt90834" is not a CPT code.'],
  ])('%j is refused, quoting what is wrong', (cell, message) => {
    expect(parseRequestLines({ codes: cell, current: '', requested: '94.50' })).toEqual({
      lines: [],
      faults: [{ column: 'codes', message: `${message} List each CPT code once, like 90834, 90837.` }],
    });
  });

  it('are missed where amounts stand without them', () => {
    expect(read(' ', '94.50').faults).toEqual([
      {
        column: 'codes',
        message: 'No CPT code stands beside the amounts. List each CPT code once, like 90834, 90837.',
      },
    ]);
  });

  it('make no fault in a row that is still empty', () => {
    expect(read('', '')).toEqual({ lines: [], faults: [] });
  });
});

describe('the amounts of a request (AMB-22)', () => {
  test.each([
    '90834: 94.50; 90837: 120',
    '90834: 94.50, 90837: 120',
    '90834:94.50,90837:120',
    '90834: $94.50\n90837: $120.00',
    '90834 94.50; 90837 120',
    '90834 94.50 90837 120',
    '90834 = $94.50; 90837 = $120',
    '90837: 120; 90834: 94.50;',
    '90834 : 94.50 ;\u00a090837 : $ 120.',
    '94.50; 120',
    '94.50, 120',
    '94.50,120.00',
    '$94.50 $120',
    '94.50\r\n120',
  ])('%j names both', (cell) => {
    expect(amounts('90834, 90837', cell)).toEqual([
      ['90834', 94.5],
      ['90837', 120],
    ]);
  });

  test.each([
    [94.5, 94.5],
    ['94.50', 94.5],
    ['$1,094.50', 1094.5],
    ['90834: 1,094.5', 1094.5],
    ['94.505', 94.51],
    [94.505, 94.51],
  ])('for a single code may be the single number %j', (cell, amount) => {
    expect(amounts('90834', cell)).toEqual([['90834', amount]]);
  });

  it('read commas as thousands separators, also between several amounts', () => {
    expect(amounts('96130 96131', '1,250, 1,100.50')).toEqual([
      ['96130', 1250],
      ['96131', 1100.5],
    ]);
  });

  it('may be left out for a code', () => {
    expect(amounts('90834, 90837', '90837: 120')).toEqual([
      ['90834', null],
      ['90837', 120],
    ]);
    expect(amounts('90834', '  ')).toEqual([['90834', null]]);
  });

  test.each([
    ['90834: 90-110', '"90834: 90-110" is a range; a request names one amount for each code.'],
    ['90 to 110', '"90 to 110" is a range; a request names one amount for each code.'],
    ['$90 – $110', '"$90 – $110" is a range; a request names one amount for each code.'],
    ['90834: abc; 90837: 120', '"90834: abc" is not an amount.'],
    ['n/a', '"n/a" is not an amount.'],
    ['90834: 94,50; 90837: 120', '"90834: 94,50" is not an amount.'],
    ['94,50', '"94,50" is not an amount.'],
    ['120,94.50', '"120,94.50" is not an amount.'],
    ['90834: 94.50.1', '"90834: 94.50.1" is not an amount.'],
    ['90834: -94.50', '"90834: -94.50" is not an amount.'],
    ['90834: 94.50 per session', '"per session" is not an amount.'],
    ['90834: 94.50x', '"90834: 94.50x" is not an amount.'],
    ['90834: 0; 90837: 120', '"90834: 0" is zero; an amount must be above zero.'],
    ['90834:; 90837: 120', 'There is no amount after 90834.'],
    ['90834 90837', 'There is no amount after 90834.'],
    ['90834, 90837', '"90834, 90837" is not an amount.'],
    ['90837', 'There is no amount after 90837.'],
    [
      '90834: 94.50; 90791: 130',
      '90791 has an amount, but is not among the codes requested for review (90834 and 90837).',
    ],
    ['90834: 94.50; 90834: 95', '90834 has two amounts.'],
    ['90834: 94.50; 120', '120.00 stands without a code beside amounts that have one.'],
    ['94.50', 'There is one amount for two codes.'],
    ['94.50; 120; 130', 'There are three amounts for two codes.'],
    [94.5, 'There is one amount for two codes.'],
    [0, '"0" is not an amount above zero.'],
    [-5, '"-5" is not an amount above zero.'],
  ])('%j is refused: %s', (cell, message) => {
    expect(fault('90834, 90837', cell)).toBe(
      `${message} Type one amount for each code, like 90834: 94.50; 90837: 120.00.`,
    );
  });

  it('shows the accepted form with the codes of the row', () => {
    expect(fault('90791', 'abc')).toBe('"abc" is not an amount. Type one amount for each code, like 90791: 94.50.');
  });

  it('quotes a long entry shortened', () => {
    expect(fault('90834', 'x'.repeat(5000))).toContain(`"${'x'.repeat(39)}…"`);
  });

  it('give nothing from a cell with a fault, and leave the other cell alone', () => {
    const { lines, faults } = read('90834, 90837', '90834: 110; 90837: abc', '90834: 94.50; 90837: 120');
    expect(lines).toEqual([
      { code: '90834', current: 94.5, requested: null },
      { code: '90837', current: 120, requested: null },
    ]);
    expect(faults.map(({ column }) => column)).toEqual(['requested']);
  });
});

describe('what RateCase writes into the log', () => {
  const code = fc.oneof(
    fc.integer({ min: 10000, max: 99999 }).map(String),
    fc.integer({ min: 0, max: 9999 }).map((n) => `G${String(n).padStart(4, '0')}`),
    fc.integer({ min: 0, max: 9999 }).map((n) => `${String(n).padStart(4, '0')}T`),
  );
  const amount = fc.option(fc.integer({ min: 1, max: 99_999_99 }).map((cents) => cents / 100));
  const line: fc.Arbitrary<RequestLine> = fc.record({ code, current: amount, requested: amount });
  const lines = fc.uniqueArray(line, { selector: (one) => one.code, minLength: 1, maxLength: 12 });

  it('reads back as it was, for all codes and amounts', () => {
    fc.assert(
      fc.property(lines, (written) => {
        const cells = {
          codes: formatCodes(written.map((one) => one.code)),
          current: formatRequestAmounts(written, 'current'),
          requested: formatRequestAmounts(written, 'requested'),
        };
        expect(parseRequestLines(cells)).toEqual({ lines: written, faults: [] });
      }),
    );
  });

  it('is one code a line, with cents', () => {
    const both = [
      { code: '90834', current: 94.5, requested: 110 },
      { code: '90837', current: null, requested: 1120 },
    ];
    expect(formatCodes(['90834', '90837'])).toBe('90834, 90837');
    expect(formatRequestAmounts(both, 'current')).toBe('90834: 94.50');
    expect(formatRequestAmounts(both, 'requested')).toBe('90834: 110.00\n90837: 1120.00');
  });

  it('never makes the reader fail, whatever a user types', () => {
    const piece = fc.constantFrom(
      '90834',
      '90837',
      ':',
      '=',
      ';',
      ',',
      ' ',
      '\n',
      '$',
      '94.50',
      '1,094',
      '-',
      'to',
      'x',
      '.',
    );
    const cell = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.double(),
    );
    fc.assert(
      fc.property(cell, cell, cell, (codes, current, requested) => {
        const { lines, faults } = parseRequestLines({ codes, current, requested });
        for (const found of lines) {
          for (const dollars of [found.current, found.requested]) expect(dollars === null || dollars > 0).toBe(true);
        }
        for (const { message } of faults) expect(message).toMatch(/^["\w].*\. .*\.$/s);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a refusal quotes', () => {
  it('is the entry alone, its spaces as one, cut after thirty-nine letters', () => {
    const quoted = (entry: string) => fault('90834', entry)?.split(' is not an amount.')[0];
    expect(quoted('about   \u00a0 ninety; 120')).toBe('"about ninety"');
    expect(quoted('about ninety\n120')).toBe('"about ninety"');
    expect(quoted('x'.repeat(40))).toBe(`"${'x'.repeat(40)}"`);
    expect(quoted('x'.repeat(41))).toBe(`"${'x'.repeat(39)}\u2026"`);
  });

  it('is followed by the form that is taken, with the codes of the row, two at most', () => {
    const form = (codes: string) => fault(codes, 'ninety')?.split(' Type one amount for each code, like ')[1];
    expect(form('96130')).toBe('96130: 94.50.');
    expect(form('96130, 96131')).toBe('96130: 94.50; 96131: 120.00.');
    expect(form('96130, 96131, 96136')).toBe('96130: 94.50; 96131: 120.00.');
  });

  it('counts amounts and codes that do not go together', () => {
    expect(fault('90834, 90837', '94.50')).toContain('There is one amount for two codes.');
    expect(fault('90834', '94.50; 120')).toContain('There are two amounts for one code.');
    expect(fault('90834, 90837', 94.5)).toContain('There is one amount for two codes.');
    expect(fault('90834', '90834: 94.50; 120')).toContain('120.00 stands without a code beside amounts that have one.');
    expect(fault('90834', 0)).toContain('"0" is not an amount above zero.');
    expect(fault('90834', -5)).toContain('"-5" is not an amount above zero.');
  });

  it('is nothing for blank amounts, and asks for codes only where amounts stand without', () => {
    expect(read('', ' ')).toEqual({ lines: [], faults: [] });
    expect(read('', '', 94.5).faults.map(({ column }) => column)).toEqual(['codes']);
    expect(read('', '94.50').faults.map(({ column }) => column)).toEqual(['codes']);
    expect(read('90834', ' \r\n ').lines).toEqual([{ code: '90834', current: null, requested: null }]);
  });
});
