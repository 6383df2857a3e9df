import { describe, expect, it } from 'vitest';
import { call, column } from './call.ts';

describe('Offers in cells', () => {
  it('are judged row by row', () => {
    expect(
      call('OFFER_VERDICT', column(94.5, 94.5, '', 94.5), column(105, '', 105, 105), column(105, 94.5, 95, 'soon'), ''),
    ).toEqual(
      column(
        'Meets your request: $10.50 (11.1%) more a session than now. Get it in writing with its date.', // EX-03
        expect.stringMatching(/^No increase: /),
        '',
        'Check: "soon" cannot be used for offered; give an amount above zero, such as 94.50.',
      ),
    );
  });

  it('of $4 stay 15% below the others (EX-13)', () => {
    const verdict = call('OFFER_VERDICT', 94.5, 110, 98.5, 98.5 / 0.85);
    expect(verdict).toContain('$4.00 (4.2%) more a session');
    expect(verdict).toContain('still lie 15.0% below');
  });

  it('are symbolic by the limits of the user', () => {
    const limits = [
      ['symbolicOffer', 0.05],
      ['symbolicGap', 0.1],
    ];
    expect(call('OFFER_VERDICT', 94.5, 110, 98.5, 115.88)).toMatch(/^Small: /);
    expect(call('OFFER_VERDICT', 94.5, 110, 98.5, 115.88, '', limits)).toMatch(/^Symbolic: /);
    expect(call('OFFER_VERDICT', 94.5, 110, 98.5, 115.88, '', [['meaningfulIncrease', 4]])).toMatch(/^Part of /);
  });

  it('that raise only some codes are found out', () => {
    expect(call('OFFER_BREADTH', column(94, 123, ''), column('', 135, 10), column(500, 40, ''))).toEqual([
      [expect.stringMatching(/^1 of 2 codes is raised, 7\.4% of your sessions\. Most of your work stays as it is/)],
    ]);
    expect(call('OFFER_BREADTH', 94, 100)).toBe('1 of 1 code is raised.');
    expect(call('OFFER_BREADTH', column('Contracted rate', 94), column('Offered', 100))).toEqual([
      ['1 of 1 code is raised.'],
    ]);
    expect(call('OFFER_BREADTH', '', '')).toBe('');
  });
});

describe('What a payer claims, in cells', () => {
  it('is compared with the full schedule of the year it names', () => {
    expect(call('CLAIMED_PCT_GAP', 113.29, 1, '90834', '05401', 2026)).toBeCloseTo(0, 10);
    expect(call('CLAIMED_PCT_GAP', 113.29, '115%', '90834', '05401', 2026)).toBeCloseTo(-0.15, 10);
    const of2024 = Number(call('MEDICARE_RATE', '90834', '05401', 2024));
    expect(call('CLAIMED_PCT_GAP', of2024, 1, '90834', '05401', 2024)).toBeCloseTo(0, 10);
  });

  it('cannot be compared with a year that RateCase does not hold', () => {
    expect(() => call('CLAIMED_PCT_GAP', 100, 1, '90834', '05401', 2010)).toThrow(/2010.*2024/);
  });
});

describe('Leverage and results in cells', () => {
  it('sum up what is known', () => {
    expect(call('LEVERAGE_SUMMARY', column('yes', '', 'perhaps'), '', '', column('yes', '', 'no'))).toEqual(
      column(expect.stringMatching(/^Your leverage: few others/), '', expect.stringMatching(/^Check: "perhaps"/)),
    );
    expect(call('LEVERAGE_SUMMARY', '', '', '', '', 0.25)).toContain('Theirs: none known.');
    expect(call('LEVERAGE_SUMMARY', '', '', '', '', 0.25, '', '', [['dependentShare', 0.25]])).toContain(
      '25.0% of your revenue',
    );
  });

  it('give what signing changed in three cells', () => {
    expect(call('NEGOTIATED_DELTA', column(94.5, 40, '', 0), column(115, 25, 5, 5), column(1200, '', '', ''))).toEqual([
      [20.5, expect.closeTo(0.2169, 4), 24_600],
      [-15, -0.375, ''],
      ['', '', ''],
      [5, '', ''],
    ]);
  });
});
