import { describe, expect, it } from 'vitest';
import { call, column } from './call.ts';

describe('Shares and burdens in cells', () => {
  it('give the worked examples', () => {
    expect(call('SHARE_OF', 12, 18)).toBeCloseTo(0.6667, 4); // EX-14
    expect(call('BURDEN_RATIO', 0.25, 0.05)).toBeCloseTo(5, 10); // EX-16
    expect(call('CASELOAD_VS_REVENUE', 0.15, 0.05)).toEqual([
      [expect.closeTo(0.3333, 4), expect.stringMatching(/^Volume trap: 15\.0% of your caseload/)],
    ]); // EX-17
  });

  it('divide nothing by nothing into a blank, and refuse a part above its whole', () => {
    expect(call('SHARE_OF', 0, 0)).toBe('');
    expect(call('SHARE_OF', 3, 3)).toBe(1);
    expect(call('SHARE_OF', 0.1 + 0.2, 0.3)).toBeCloseTo(1, 10);
    expect(call('BURDEN_RATIO', 0.1 + 0.7 + 0.2 + 2e-16, 0.5)).toBe(2);
    expect(() => call('SHARE_OF', 3, 2)).toThrow('The part is 3, more than the whole of 2; check both.');
    expect(call('BURDEN_RATIO', 0.2, 0)).toBe('');
  });

  it('always fill both cells of the volume trap', () => {
    expect(call('CASELOAD_VS_REVENUE', column(0.1, '', 'many', 0), column(0.1, 0.1, 0.1, 0.2))).toEqual([
      [1, expect.stringMatching(/^About in balance/)],
      ['', ''],
      [expect.stringMatching(/^Check: "many"/), ''],
      ['', ''],
    ]);
    expect(call('CASELOAD_VS_REVENUE', '', 0.1)).toEqual([['', '']]);
  });

  it('count claims that made work twice', () => {
    expect(call('REWORK_RATE', 9, 2, 4, 100)).toBe(0.15);
    expect(call('REWORK_RATE', 0, 0, 0, 0)).toBe('');
    expect(() => call('REWORK_RATE', 9, 2, 4, 14)).toThrow('fewer than those denied or cut');
  });
});

describe('The average of the others in cells', () => {
  const payers = column('Insurer A', 'Insurer B', 'insurer c ', 'Insurer B', '');

  it('leaves each payer out of what it is compared with', () => {
    const parts = column(4, 10, 6, 5, '');
    const wholes = column(100, 60, 100, 40, '');
    expect(
      call('AVERAGE_OF_OTHERS', column('Insurer A', ' INSURER B', 'Insurer D', ''), payers, parts, wholes),
    ).toEqual(column(expect.closeTo(21 / 200, 10), expect.closeTo(10 / 200, 10), expect.closeTo(25 / 300, 10)));
  });

  it('leaves out lines whose count is blank', () => {
    const parts = column(4, 10, 6, '', '');
    const wholes = column(100, 60, 100, 40, '');
    expect(call('AVERAGE_OF_OTHERS', 'Insurer A', payers, parts, wholes)).toBeCloseTo(16 / 160, 10);
  });

  it('takes whole columns with their heading, and still refuses a first row that is mistyped', () => {
    const list = column('Payer', 'Insurer A', 'Insurer B', 'Insurer C');
    const parts = column('Denied', 4, 10, 6);
    const wholes = column('Submitted', 100, 100, 100);
    expect(call('AVERAGE_OF_OTHERS', 'Insurer A', list, parts, wholes)).toBeCloseTo(0.08, 10);
    expect(() =>
      call('AVERAGE_OF_OTHERS', 'Insurer A', list, column('four', 4, 10, 6), column(100, 100, 100, 100)),
    ).toThrow('"four" cannot be used in row 1 of parts; give a number, zero or more.');
  });
});

describe('The share of the best other payer', () => {
  const payers = column('A', 'B', 'C', 'A', 'B', 'Medicaid');
  const codes = column(90834, '90834', 90834, 90837, 90837, 90834);
  const rates = column(100, 120, 90, 150, 140, 200);
  const sessions = column(10, 10, 10, 30, '', 5);

  it('weighs by sessions where all are known, and leaves out what nobody else pays', () => {
    expect(call('PAYER_PCT_OF_BEST', column('A', 'B', 'C', 'D'), payers, codes, rates, sessions)).toEqual(
      column(
        expect.closeTo((100 * 10 + 150 * 30) / (200 * 10 + 140 * 30), 10),
        expect.closeTo((120 / 200 + 140 / 150) / 2, 10),
        expect.closeTo(90 / 200, 10),
        '',
      ),
    );
  });

  it('takes only commercial payers as the best where types are given', () => {
    const types = column('Commercial', 'Commercial', 'commercial', 'Commercial', 'Commercial', 'Medicaid');
    expect(call('PAYER_PCT_OF_BEST', column('A', 'C', 'Medicaid'), payers, codes, rates, sessions, types)).toEqual(
      column(
        expect.closeTo((100 * 10 + 150 * 30) / (120 * 10 + 140 * 30), 10),
        expect.closeTo(90 / 120, 10),
        expect.closeTo(200 / 120, 10),
      ),
    );
  });

  it('changes with no common scale of the rates', () => {
    const doubled = rates.map(([rate]) => [Number(rate) * 2]);
    expect(call('PAYER_PCT_OF_BEST', column('A', 'B'), payers, codes, doubled, sessions)).toEqual(
      call('PAYER_PCT_OF_BEST', column('A', 'B'), payers, codes, rates, sessions),
    );
  });
});

describe('Whole columns of rates', () => {
  const payers = column('Payer', 'A', 'B');
  const codes = column('CPT code', '90834', '90834');
  const rates = column('Rate used', 90, 120);
  const sessions = column('Sessions a year', 10, 10);

  it('may be given with their heading', () => {
    expect(call('PAYER_PCT_OF_BEST', 'A', payers, codes, rates, sessions)).toBe(0.75);
    expect(call('WEIGHTED_PCT_OF_MEDICARE', rates, codes, sessions, 'VT', 2026)).toEqual([
      [expect.closeTo(210 / (2 * 113.29), 10)],
    ]);
  });

  it('without one begin with a rate, which is refused where it is mistyped', () => {
    const sentence = '"ninety" cannot be used in row 1 of rates; give an amount above zero, such as 94.50.';
    const [two, code] = [column('ninety', 120), column('90834', '90834')];
    expect(() => call('PAYER_PCT_OF_BEST', 'A', column('A', 'B'), code, two, column('', ''))).toThrow(sentence);
    // A blank payer stays blank beside it, alone and among others.
    expect(call('PAYER_PCT_OF_BEST', '', column('A', 'B'), code, two, column('', ''))).toBe('');
    expect(call('PAYER_PCT_OF_BEST', column('', 'A'), column('A', 'B'), code, two, column('', ''))).toEqual([
      [''],
      [`Check: ${sentence}`],
    ]);
    expect(call('WEIGHTED_PCT_OF_MEDICARE', two, code, column('', ''), 'VT', 2026)).toEqual([[`Check: ${sentence}`]]);
  });
});
