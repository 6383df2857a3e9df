import { describe, expect, it } from 'vitest';
import { call, column } from './call.ts';

const payers = column('Payer', 'Insurer A', 'Insurer B', 'insurer a ', 'Insurer A', '');
const from = column('From', '2026-01-01', '2026-01-01', '2026-02-01', '2026-04-01', '');
const to = column('To', '2026-01-31', '2026-03-31', '2026-03-31', '2026-06-30', '');
const claims = column('Claims submitted', 40, 108, 91, 500, '');
const QUARTER = ['2026-01-01', '2026-03-31'] as const;

describe('Totals of a payer in cells', () => {
  it('add what lies within the period, for each payer, with the heading in the columns', () => {
    expect(
      call('PAYER_TOTAL', column('Insurer A', 'Insurer B', 'Insurer X', ''), payers, claims, ...QUARTER, from, to),
    ).toEqual(column(131, 108, ''));
  });

  it('add everything without a period', () => {
    expect(call('PAYER_TOTAL', 'Insurer A', payers, claims)).toBe(631);
  });

  it('need the days of the lines for a period, and say so', () => {
    expect(() => call('PAYER_TOTAL', 'Insurer A', payers, claims, ...QUARTER)).toThrow(
      'A period needs the columns list_from and list_to',
    );
  });

  it('name the row of a figure that is none, in the rows of its payer only', () => {
    const typed = column('Claims submitted', 'many', 108, 91, 500, '');
    expect(call('PAYER_TOTAL', column('Insurer A', 'Insurer B'), payers, typed, ...QUARTER, from, to)).toEqual([
      [expect.stringMatching(/^Check: "many" cannot be used in row 2 of figures/)],
      [108],
    ]);
  });
});

describe('Averages of a payer in cells', () => {
  it('count each line by its claims', () => {
    const days = column('Days', 20, 47, 30, 90, '');
    // (20 x 40 + 30 x 91) / 131
    expect(call('PAYER_AVERAGE', 'Insurer A', payers, days, claims, ...QUARTER, from, to)).toBeCloseTo(26.9466, 4);
  });
});

describe('The check of periods in cells', () => {
  it('is blank where all is well, and a sentence where days are missing', () => {
    expect(
      call('PERIOD_CHECK', column('Insurer A', 'Insurer B', 'Insurer X'), payers, from, to, '2026-01-01', '2026-03-31'),
    ).toEqual(column('', '', ''));
    expect(call('PERIOD_CHECK', 'Insurer B', payers, from, to, '2026-01-01', '2026-04-30')).toBe(
      'Nothing typed for April 1, 2026 to April 30, 2026.',
    );
  });

  it.each(['PAYER_TOTAL', 'PAYER_AVERAGE'])('is turned around for %s too, and that is said', (name) => {
    const over = (first: string, last: string) =>
      call(
        name,
        'Insurer B',
        payers,
        column('Figures', 1, 1, 1, 1, 1),
        ...(name === 'PAYER_AVERAGE' ? [''] : []),
        first,
        last,
        from,
        to,
      );
    expect(() => over('2026-04-30', '2026-04-29')).toThrow(
      'The period ends on 2026-04-29, before it begins on 2026-04-30; check both.',
    );
    expect(over('2026-04-30', '2026-04-30')).toBe('');
  });

  it('refuses a period that ends before it begins', () => {
    expect(() => call('PERIOD_CHECK', 'Insurer B', payers, from, to, '2026-04-30', '2026-01-01')).toThrow(
      'before it begins',
    );
  });
});

describe('Friction points in cells', () => {
  it.each([
    [['red', 'green', 'green', 'green', 'red'], 0],
    [['green', 'yellow', 'green', 'green', ''], 1],
    [['green', 'yellow', 'yellow', 'green', ''], 2],
    [['green', 'red', 'red', 'red', ''], 6],
    [['green', '', '', '', 'green'], ''],
  ])('of %s are %s', (lights, points) => {
    expect(call('FRICTION_POINTS', [lights])).toEqual([[points]]);
  });
});

describe('The lights of single codes in cells', () => {
  const list = column('Insurer A', 'Insurer A', 'Insurer B', 'Insurer B');
  const codes = column('90834', '90837', '90834', '90899');
  // Medicare allows $113.29 for 90834 and $167 x Vermont for 90837; 90899 has no price.
  it('say which code is at or below cost, with both sides of the cost', () => {
    const lights = (cost: number) =>
      call(
        'PAYER_CODE_LIGHTS',
        column('Insurer A', 'Insurer B', 'Insurer C'),
        list,
        codes,
        column(120, 200, 90, 50),
        '05401',
        2026,
        '',
        '',
        cost,
      );
    expect(lights(89.99)).toEqual(
      column(
        '90834 green; 90837 green',
        '90834 red; 90899 red, at or below cost. The cost is that of an average session.',
        '',
      ),
    );
    expect(lights(90)).toEqual(
      column(
        '90834 green; 90837 green',
        '90834 red, at or below cost; 90899 red, at or below cost. The cost is that of an average session.',
        '',
      ),
    );
  });

  it('have nothing to compare a code with that only this payer pays and Medicare does not', () => {
    expect(call('PAYER_CODE_LIGHTS', 'Insurer B', list, codes, column(120, 200, 90, 50), '05401', 2026)).toBe(
      '90834 red; 90899 not comparable',
    );
  });

  it('take only commercial payers as the best other', () => {
    const with_ = (types: unknown[][]) =>
      call(
        'PAYER_CODE_LIGHTS',
        'Insurer B',
        column('Insurer A', 'Insurer B'),
        column('90834', '90834'),
        column(150, 120),
        '05401',
        2026,
        '',
        '',
        '',
        types,
      );
    expect(with_(column('Commercial', 'Commercial'))).toBe('90834 yellow');
    expect(with_(column('Medicaid', 'Commercial'))).toBe('90834 green');
  });
});

describe('Look-up columns of two tabs', () => {
  const rates = [column('Payer', 'Insurer A'), column('CPT code', '90834'), column('Rate', 94), column('Sessions', 10)];
  const place = ['05401', 2026, 'office', 'Psychologist'];

  it('may be longer or shorter than each other, as a tab that has grown is', () => {
    const own = [column('Code', '90834', '', '', ''), column('Amount used', 100, '', '', '')];
    expect(call('PAYER_PCT_OF_MEDICARE', 'Insurer A', ...rates, ...place, ...own)).toBeCloseTo(0.94, 9);
  });

  it('are equally long within one tab', () => {
    const own = [column('Code', '90834', ''), column('Amount used', 100)];
    expect(() => call('PAYER_PCT_OF_MEDICARE', 'Insurer A', ...rates, ...place, ...own)).toThrow(
      'own_codes is 3 rows by 1 column and own_amounts is 2 rows by 1 column; give them the same size.',
    );
  });
});
