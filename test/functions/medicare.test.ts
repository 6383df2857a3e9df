import { describe, expect, it } from 'vitest';
import { medicareAmount } from '../../src/domain/medicare/index.ts';
import { call, column } from './call.ts';

const burlington = (code: string, clinician?: string): number =>
  medicareAmount({ code, place: '05401', on: { year: 2026 }, clinician }).dollars;

describe('MEDICARE_RATE', () => {
  it('gives the amount of the fee schedule, by year, date, setting and clinician', () => {
    const query = { code: '90834', place: '05401' };
    expect(call('MEDICARE_RATE', '90834', '05401')).toBe(medicareAmount(query).dollars);
    expect(call('MEDICARE_RATE', '90834', '05401', 2025)).toBe(
      medicareAmount({ ...query, on: { year: 2025 } }).dollars,
    );
    expect(call('MEDICARE_RATE', '90834', '05401', '2024-02-01')).toBe(
      medicareAmount({ ...query, on: { date: '2024-02-01' } }).dollars,
    );
    expect(call('MEDICARE_RATE', '90834', '05401', '', 'facility', 'LCSW')).toBe(
      medicareAmount({ ...query, setting: 'facility', clinician: 'LCSW' }).dollars,
    );
  });

  it('takes code and ZIP as numbers, which is how Sheets keeps them when typed', () => {
    expect(call('MEDICARE_RATE', 90834, 5401, 2026)).toBe(burlington('90834'));
    expect(call('MEDICARE_RATE', ' 90834\u00a0', '05401 ', 46_082)).toBe(burlington('90834'));
  });

  it('goes down columns of codes, places, years and clinicians', () => {
    expect(call('MEDICARE_RATE', column('90834', '90791', ''), '05401', 2026)).toEqual([
      [burlington('90834')],
      [burlington('90791')],
    ]);
    expect(call('MEDICARE_RATE', '90834', '05401', 2026, '', column('LCSW', 'NP', ''))).toEqual([
      [burlington('90834', 'LCSW')],
      [burlington('90834', 'NP')],
    ]);
  });

  it.each([
    ['an unknown code', ['99999X', '05401'], 'code'],
    ['a code without a national price', ['97151', '05401'], '97151'],
    ['an unknown ZIP code', ['90834', '00000'], '00000'],
    ['a state with several localities', ['90834', 'NY'], 'New York'],
    ['a year outside the data', ['90834', '05401', 2019], '2019'],
    ['an unknown setting', ['90834', '05401', 2026, 'garden'], 'garden'],
    ['an unknown clinician', ['90834', '05401', 2026, '', 'astrologer'], 'astrologer'],
    ['a place that is no place', ['90834', true], 'place'],
    ['a year that is none', ['90834', '05401', 'soon'], 'year_or_date'],
  ])('refuses %s in one sentence, alone or in its row', (_, args, mentions) => {
    let sentence = '';
    try {
      call('MEDICARE_RATE', ...args);
    } catch (problem) {
      sentence = problem instanceof Error ? problem.message : '';
    }
    expect(sentence).toContain(mentions);
    expect(sentence).toMatch(/^[^\n]{20,400}\.$/);
    const [code, ...rest] = args;
    expect(call('MEDICARE_RATE', column(code, code), ...rest)).toEqual([
      [`Check: ${sentence}`],
      [`Check: ${sentence}`],
    ]);
  });
});

describe('PCT_OF_MEDICARE', () => {
  it('divides the rate by the local amount', () => {
    expect(call('PCT_OF_MEDICARE', 94, '90834', '05401', 2026)).toBe(94 / burlington('90834'));
    expect(call('PCT_OF_MEDICARE', 94, '90834', '05401', 2026, '', 'LCSW')).toBe(94 / burlington('90834', 'LCSW'));
  });

  it('spreads rates of several payers over their codes', () => {
    const rates = [
      [112.5, 94],
      [138, ''],
    ];
    expect(call('PCT_OF_MEDICARE', rates, column('90834', '90791'), '05401', 2026)).toEqual([
      [112.5 / burlington('90834'), 94 / burlington('90834')],
      [138 / burlington('90791'), ''],
    ]);
  });

  it.each([0, -94, 'free'])('refuses the rate %j and leaves a blank one blank (AMB-32)', (rate) => {
    expect(() => call('PCT_OF_MEDICARE', rate, '90834', '05401')).toThrow(
      'cannot be used for rate; give an amount above zero',
    );
    expect(call('PCT_OF_MEDICARE', '', '90834', '05401')).toBe('');
  });
});

describe('WEIGHTED_PCT_OF_MEDICARE', () => {
  const codes = column('90834', '90791');
  const medicare = { session: burlington('90834'), evaluation: burlington('90791') };

  it('weighs by sessions, and takes the simple mean when they are not all there (AMB-12)', () => {
    const weighted = (94 * 500 + 123 * 40) / (medicare.session * 500 + medicare.evaluation * 40);
    const simple = (94 / medicare.session + 123 / medicare.evaluation) / 2;
    const percent = (sessions: unknown) =>
      call('WEIGHTED_PCT_OF_MEDICARE', column(94, 123), codes, sessions, '05401', 2026);
    expect(percent(column(500, 40))).toEqual([[expect.closeTo(weighted, 12)]]);
    expect(percent(column(500, ''))).toEqual([[expect.closeTo(simple, 12)]]);
    expect(percent(column('', ''))).toEqual([[expect.closeTo(simple, 12)]]);
  });

  it('leaves out rows without a rate or a code, and codes that Medicare has no price for', () => {
    const found = call(
      'WEIGHTED_PCT_OF_MEDICARE',
      column(94, '', 70, 50),
      column('90834', '90791', '', '97151'),
      column(10, 10, 10, 10),
      '05401',
      2026,
    );
    expect(found).toEqual([[expect.closeTo(94 / medicare.session, 12)]]);
    expect(call('WEIGHTED_PCT_OF_MEDICARE', column('', ''), codes, column('', ''), '05401')).toEqual([['']]);
    expect(call('WEIGHTED_PCT_OF_MEDICARE', column(50, 60), column('97151', '97153'), column(1, 1), '05401')).toEqual([
      [''],
    ]);
  });

  it('names the row of a rate that cannot be used, and an unknown code', () => {
    expect(call('WEIGHTED_PCT_OF_MEDICARE', column(94, 'n/a'), codes, column(1, 1), '05401')).toEqual([
      ['Check: "n/a" cannot be used in row 2 of rates; give an amount above zero, such as 94.50.'],
    ]);
    expect(call('WEIGHTED_PCT_OF_MEDICARE', column(94, 95), column('90834', '99999'), column(1, 1), '05401')).toEqual([
      [expect.stringMatching(/^Check: .*99999.*\.$/)],
    ]);
  });
});

describe('an amount of the user’s own', () => {
  const codes = column('90834', '90791');
  const evaluation = burlington('90791');
  // As the Medicare tab has it: 90834 is the user's own, 90791 the schedule's.
  const own = [column('Code', '90834', '90791'), column('Amount used', 140, evaluation)] as const;
  const onlyOwn = [column('Code', '90834', '90791'), column('Amount used', 140, '')] as const;
  const basis = ['05401', 2026, '', ''] as const;
  const nowhere = ['', 2026, '', ''] as const;
  const rates = [column('Insurer B', 'Insurer B'), codes, column(94, 123), column(500, 40)] as const;

  it('goes before the schedule in every percent', () => {
    const weighted = (94 * 500 + 123 * 40) / (140 * 500 + evaluation * 40);
    expect(call('PCT_OF_MEDICARE', 94, '90834', ...basis, ...own)).toBeCloseTo(94 / 140, 12);
    expect(call('PCT_OF_MEDICARE', 123, '90791', ...basis, ...own)).toBeCloseTo(123 / evaluation, 12);
    expect(call('WEIGHTED_PCT_OF_MEDICARE', column(94, 123), codes, column(500, 40), ...basis, ...own)).toEqual([
      [expect.closeTo(weighted, 12)],
    ]);
    expect(call('PAYER_PCT_OF_MEDICARE', column('Insurer B', 'Insurer X'), ...rates, ...basis, ...own)).toEqual([
      [expect.closeTo(weighted, 12)],
      [''],
    ]);
  });

  it('counts without a place too, and a code that needs the place is left out', () => {
    expect(call('PCT_OF_MEDICARE', 94, '90834', ...nowhere, ...onlyOwn)).toBeCloseTo(94 / 140, 12);
    expect(call('PCT_OF_MEDICARE', 123, '90791', ...nowhere, ...onlyOwn)).toBe('');
    expect(call('WEIGHTED_PCT_OF_MEDICARE', column(94, 123), codes, column(500, 40), ...nowhere, ...onlyOwn)).toEqual([
      [expect.closeTo(94 / 140, 12)],
    ]);
    expect(call('PAYER_PCT_OF_MEDICARE', column('Insurer B', 'Insurer X'), ...rates, ...nowhere, ...onlyOwn)).toEqual([
      [expect.closeTo(94 / 140, 12)],
      [''],
    ]);
    const [payers, , amounts] = rates;
    expect(
      call(
        'PAYER_CODE_LIGHTS',
        column('Insurer B', 'Insurer X'),
        payers,
        codes,
        amounts,
        ...nowhere,
        '',
        '',
        '',
        ...onlyOwn,
      ),
    ).toEqual([['90834 red'], ['']]);
  });

  it('without it, no place means no percent', () => {
    expect(call('PCT_OF_MEDICARE', 94, '90834', '')).toBe('');
    expect(call('WEIGHTED_PCT_OF_MEDICARE', column(94, 123), codes, column(500, 40), '')).toEqual([['']]);
    expect(call('PAYER_PCT_OF_MEDICARE', column('Insurer B', 'Insurer X'), ...rates, '')).toEqual([[''], ['']]);
  });
});

describe('PAYER_PCT_OF_MEDICARE', () => {
  const payers = column('Payer', 'Insurer A', 'Insurer B', 'insurer b ', '', '');
  const codes = column('CPT code', 90834, '90834', '90791', '', '');
  const rates = column('Rate', 112.5, 94, 123, '', '');
  const sessions = column('Sessions', 200, 500, 40, '', '');

  it('gives each payer the figure that WEIGHTED_PCT_OF_MEDICARE gives for its own rows', () => {
    const [[insurerB] = []] = [
      call('WEIGHTED_PCT_OF_MEDICARE', column(94, 123), column('90834', '90791'), column(500, 40), '05401', 2026),
    ].flatMap((found) => (Array.isArray(found) ? [found.flat()] : []));
    const found = call(
      'PAYER_PCT_OF_MEDICARE',
      column('Insurer A', 'Insurer B', 'Insurer X', ''),
      payers,
      codes,
      rates,
      sessions,
      '05401',
      2026,
    );
    expect(found).toEqual([[expect.closeTo(112.5 / burlington('90834'), 12)], [insurerB], ['']]);
  });

  it('lets the clinician differ by row', () => {
    const found = call(
      'PAYER_PCT_OF_MEDICARE',
      column('Insurer A', 'Insurer A'),
      payers,
      codes,
      rates,
      sessions,
      '05401',
      2026,
      '',
      column('', 'LCSW'),
    );
    expect(found).toEqual([
      [expect.closeTo(112.5 / burlington('90834'), 12)],
      [expect.closeTo(112.5 / burlington('90834', 'LCSW'), 12)],
    ]);
  });

  it('names the row of a faulty rate to the payer it belongs to alone', () => {
    const faulty = column('Rate', 112.5, 0, 123, '', '');
    expect(
      call('PAYER_PCT_OF_MEDICARE', column('Insurer A', 'Insurer B'), payers, codes, faulty, sessions, '05401', 2026),
    ).toEqual([
      [expect.closeTo(112.5 / burlington('90834'), 12)],
      ['Check: 0 cannot be used in row 3 of rates; give an amount above zero, such as 94.50.'],
    ]);
  });
});

describe('PAYER_PCT_BASIS', () => {
  const own = [column('Code', '97151'), column('Amount used', 60)] as const;
  const basisOf = (codes: unknown[], rates: unknown[], sessions: unknown[], ...more: unknown[]) => {
    const payers = column(...codes.map(() => 'Insurer A'));
    const given = ['Insurer A', payers, column(...codes), column(...rates), column(...sessions)] as const;
    const rest = more.length > 0 ? more : ['05401', 2026];
    return [call('PAYER_PCT_BASIS', ...given, ...rest), call('PAYER_PCT_OF_MEDICARE', ...given, ...rest)];
  };
  const [session, evaluation] = [burlington('90834'), burlington('90791')];
  const weighted = (94 * 500 + 123 * 40) / (session * 500 + evaluation * 40);
  const simple = (94 / session + 123 / evaluation) / 2;
  const two = ['90834', '90791'];

  it.each([
    ['every rate has its sessions', two, [94, 123], [500, 40], 'two codes, by sessions', weighted],
    ['one has none', two, [94, 123], [500, ''], 'two codes, each rate counting the same', simple],
    ['none has any', two, [94, 123], ['', ''], 'two codes, each rate counting the same', simple],
    ['all have zero', two, [94, 123], [0, 0], 'two codes, each rate counting the same', simple],
    ['one has zero', two, [94, 123], [500, 0], 'two codes, by sessions', 94 / session],
    ['one without sessions has no rate either', two, [94, ''], [500, ''], 'one code', 94 / session],
    ['there is one rate without sessions', ['90834'], [94], [''], 'one code', 94 / session],
    ['a code has two rates', ['90834', ' 90834'], [94, 104], [1, 3], 'one code, by sessions', 101.5 / session],
    [
      'a code without a price has no sessions',
      [...two, '97151'],
      [94, 123, 50],
      [500, 40, ''],
      'two codes, by sessions',
      weighted,
    ],
    ['no code has a price', ['97151'], [50], [10], '', ''],
  ])('says how the percent counts when %s', (_, codes, rates, sessions, basis, percent) => {
    const [said, value] = basisOf(codes, rates, sessions);
    expect(said).toBe(basis);
    expect(value).toEqual(typeof percent === 'number' ? expect.closeTo(percent, 12) : percent);
  });

  it('counts a code for which the user has an amount of their own', () => {
    const at = ['05401', 2026, '', '', ...own];
    expect(basisOf([...two, '97151'], [94, 123, 50], [500, 40, 20], ...at)[0]).toBe('three codes, by sessions');
    // Without its sessions, the code that has a price now changes how all count.
    expect(basisOf([...two, '97151'], [94, 123, 50], [500, 40, ''], ...at)[0]).toBe(
      'three codes, each rate counting the same',
    );
    expect(basisOf([...two, '97151'], [94, 123, 50], [500, 40, ''], '', 2026, '', '', ...own)[0]).toBe('one code');
  });
});

describe('Sessions that are left out', () => {
  it.each(['', undefined])('count every code once (%j)', (none) => {
    const [rates, ofCodes] = [column(112.5, 159.5), column('90834', '90837')];
    const mean = (112.5 / burlington('90834') + 159.5 / burlington('90837')) / 2;
    expect(call('WEIGHTED_PCT_OF_MEDICARE', rates, ofCodes, none, '05401', 2026)).toEqual([[expect.closeTo(mean, 12)]]);
    const a = column('A', 'A');
    expect(call('PAYER_PCT_OF_MEDICARE', 'A', a, ofCodes, rates, none, '05401', 2026)).toBeCloseTo(mean, 12);
  });
});

describe('A rate and a code that changed places', () => {
  it('are told by the code, which no small number is', () => {
    expect(() => call('PCT_OF_MEDICARE', '90834', 94, 'VT', 2026)).toThrow(
      '94 cannot be used for code; give a procedure code, such as 90834.',
    );
  });
});

describe('MEDICARE_LOCALITY', () => {
  it('says where a place lies', () => {
    expect(call('MEDICARE_LOCALITY', 5401)).toContain('Vermont');
    expect(call('MEDICARE_LOCALITY', column('05401', 'nowhere'))).toEqual([
      [expect.stringContaining('14512-50')],
      [expect.stringMatching(/^Check: .*nowhere.*\.$/)],
    ]);
  });
});
