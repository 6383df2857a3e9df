import { describe, expect, it } from 'vitest';
import { call, column } from './call.ts';

const names = [['Insurer A', 'Insurer B', 'Insurer C']];
/** The six-month table of EX-06. */
const table = [
  [112.5, 94, 105],
  [138, 123, 132],
];

describe('RATE_GAP', () => {
  it('is negative below the benchmark (EX-02)', () => {
    expect(call('RATE_GAP', 94.5, 104.32)).toBeCloseTo(-0.0941, 4);
    expect(call('RATE_GAP', column(92, 115, ''), column(115, 92, ''))).toEqual([[-0.2], [0.25]]);
  });

  it('is blank without a benchmark and refuses one of zero (AMB-32)', () => {
    expect(call('RATE_GAP', 94.5, '')).toBe('');
    expect(() => call('RATE_GAP', 94.5, 0)).toThrow(
      '0 cannot be used for benchmark; give an amount above zero, such as 94.50.',
    );
  });
});

describe('RATE_IN_FORCE', () => {
  const payers = column('Payer', 'Insurer A', 'Insurer A', 'Insurer A', 'Insurer B', 'Insurer B', '', '');
  const codes = column('CPT code', 90834, '90834', '90834', 90834, 90837, '', '');
  const from = column('Effective from', '', '2024-01-01', 46_023, '2026-01-01', '', '', '');
  const rates = column('Rate', 100, 108, 112.5, 'tbd', '', '', '');
  const levels = column('Level', '', '', 'LCSW', '', '', '', '');
  const ask = (payer: unknown, code: unknown, on: unknown, ...rest: unknown[]) =>
    call('RATE_IN_FORCE', payer, code, on, payers, codes, from, rates, ...rest);

  it('is the latest rate on or before the day; without a day the latest of all', () => {
    expect(ask('Insurer A', '90834', '2023-06-01')).toBe(100);
    expect(ask('Insurer A', 90834, '2024-01-01')).toBe(108);
    expect(ask('insurer a', '90834', 46_023)).toBe(112.5);
    expect(ask('Insurer A', '90834', '')).toBe(112.5);
  });

  it('looks at the clinician level where it is given', () => {
    expect(ask('Insurer A', '90834', '', 'lcsw', levels)).toBe(112.5);
    expect(ask('Insurer A', '90834', '', 'PhD', levels)).toBe(108);
    expect(ask('Insurer A', '90834', '', '', levels)).toBe(108);
  });

  it('is blank for a payer or a code without a rate', () => {
    expect(ask('Insurer X', '90834', '')).toBe('');
    expect(ask('Insurer A', '99999', '')).toBe('');
    expect(ask('Insurer B', '90837', '')).toBe('');
    expect(ask('', '90834', '')).toBe('');
  });

  it('fills a table of codes by payers from one formula', () => {
    expect(ask([['Insurer A', 'Insurer X']], column('90834', 90834, ''), '2024-06-01')).toEqual([
      [108, ''],
      [108, ''],
    ]);
  });

  it('names the row of a rate or date that cannot be used, and only where it matters', () => {
    expect(() => ask('Insurer B', '90834', '')).toThrow(
      /^"tbd" cannot be used in row 5 of rates; give an amount above zero, such as 94.50\.$/,
    );
    expect(ask(column('Insurer A', 'Insurer B'), '90834', '')).toEqual([
      [112.5],
      ['Check: "tbd" cannot be used in row 5 of rates; give an amount above zero, such as 94.50.'],
    ]);
    const dates = column('Effective from', '', 'soon', '', '', '', '', '');
    expect(() => call('RATE_IN_FORCE', 'Insurer A', '90834', '', payers, codes, dates, rates)).toThrow(
      '"soon" cannot be used in row 3 of rate_effective; give a date',
    );
  });
});

describe('The functions of a row', () => {
  it('name who pays most and least and how far they lie apart', () => {
    expect(call('ROW_BEST', table, names)).toEqual([['Insurer A'], ['Insurer A']]);
    expect(call('ROW_WORST', table, names)).toEqual([['Insurer B'], ['Insurer B']]);
    expect(call('ROW_SPREAD', table)).toEqual([[18.5], [15]]);
  });

  it('name all who tie and skip payers without a rate', () => {
    expect(call('ROW_BEST', [[105, '', 105]], names)).toEqual([['Insurer A, Insurer C']]);
    expect(call('ROW_WORST', [['', 94, '#N/A']], names)).toEqual([['Insurer B']]);
    expect(call('ROW_SPREAD', [['', 94, '']])).toEqual([[0]]);
  });

  it('average a row, by sessions where every filled rate has them', () => {
    expect(call('ROW_AVERAGE', table)).toEqual([[expect.closeTo(103.8333, 4)], [131]]);
    expect(call('ROW_AVERAGE', table, [[200, 500, 300]])).toEqual([[101], [expect.closeTo(128.7, 9)]]);
    expect(call('ROW_AVERAGE', [[112.5, '', 105]], [[100, '', 300]])).toEqual([[106.875]]);
    expect(call('ROW_AVERAGE', [[112.5, 94, '']], [[100, '', 300]])).toEqual([[103.25]]);
  });

  it('name who pays below the limit of each row', () => {
    expect(call('ROW_BELOW', table, names, column(106, 132))).toEqual([['Insurer B, Insurer C'], ['Insurer B']]);
    expect(call('ROW_BELOW', table, names, column(94, ''))).toEqual([[''], ['']]);
  });

  it('say the widest gap of each row in a sentence (CMP-05)', () => {
    expect(call('ROW_GAP_SENTENCE', column(90834, '90791'), table, names)).toEqual([
      ['Insurer A pays 19.7% more than Insurer B for 90834.'],
      ['Insurer A pays 12.2% more than Insurer B for 90791.'],
    ]);
    expect(
      call(
        'ROW_GAP_SENTENCE',
        column(90834, 90791),
        [
          [100, '', ''],
          [90, 90, ''],
        ],
        names,
      ),
    ).toEqual([[''], ['']]);
  });

  it('ask for the name of a payer that has a rate', () => {
    expect(call('ROW_BEST', [[1, 2]], [['Insurer A', '']])).toEqual([
      ['Check: Column 2 of names is blank, but values has an amount there; give the name.'],
    ]);
  });

  it('refuse text and amounts that are not above zero', () => {
    for (const name of ['ROW_BEST', 'ROW_WORST']) {
      expect(call(name, [[112.5, 0, 105]], names)).toEqual([
        ['Check: 0 cannot be used in column 2 of values; give an amount above zero, such as 94.50.'],
      ]);
    }
    expect(call('ROW_AVERAGE', [[112.5, 94, 105]], [[1, -1, 1]])).toEqual([
      ['Check: -1 cannot be used in column 2 of weights; give a number, zero or more.'],
    ]);
  });
});

describe('SERVICE_NAME', () => {
  it('gives our plain name, and blank for a code without one', () => {
    expect(call('SERVICE_NAME', column(90834, '90791', '12345'))).toEqual([
      ['45-minute session'],
      ['First evaluation'],
      [''],
    ]);
  });
});

describe('SHORTFALL_SENTENCE', () => {
  it('takes whole columns with their headings', () => {
    const [payers, codes] = [column('Payer', 'Insurer A'), column('CPT code', '90834')];
    expect(call('SHORTFALL_SENTENCE', payers, codes, column('Below Medicare', 900))).toEqual([
      ['Short of Medicare by about $900 a year: Insurer A for 90834.'],
    ]);
  });
});
