/** Every function that judges by limits takes them from one range, and refuses a faulty one in the same sentence. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cellFunctions } from '../../src/functions/index.ts';
import { stubZone } from './zone.ts';

beforeAll(() => stubZone('America/New_York'));
afterAll(() => vi.unstubAllGlobals());

const judging = cellFunctions.filter(({ parameters }) => parameters.some(({ name }) => name === 'thresholds'));

it('Lights, grades, dates, offers, leverage, benchmarks and the walk-away checks judge by limits', () => {
  expect(judging.map(({ name }) => name).sort()).toEqual([
    'CASELOAD_VS_REVENUE',
    'COST_LIGHT',
    'DAYS_LIGHT',
    'DENIAL_LIGHT',
    'ESCALATE_ON',
    'EXPLAIN_GRADE',
    'LEVERAGE_SUMMARY',
    'MAY_BE_CITED',
    'NEGOTIATION_WINDOW',
    'NEXT_DUE',
    'NEXT_FOLLOW_UP',
    'OFFER_VERDICT',
    'PAYER_CODE_LIGHTS',
    'PAYER_GRADE',
    'RATE_LIGHT',
    'SHARE_LIGHT',
    'WALK_AWAY_CHECK',
    'WALK_AWAY_FLAGS',
  ]);
});

describe.each(judging.map((each) => [each.name, each] as const))('The limits of %s', (_, each) => {
  const at = each.parameters.findIndex(({ name }) => name === 'thresholds');
  /** The example by other limits; `twice`: each row-wise argument as two rows. */
  const byLimits = (limits: unknown, twice = false): unknown => {
    const args = each.parameters.map(({ role }, index) => {
      const given = index === at ? limits : (each.example.args[index] ?? '');
      if (!twice || (role !== 'each' && role !== 'row')) return given;
      const rows = Array.isArray(given) ? given : [[given]];
      return [...rows, ...rows];
    });
    return each.call(...args);
  };

  it.each([
    [
      [['daysRed', 'soon']],
      'Row daysRed of the thresholds is "soon"; give a whole number from 0 to 1000, or clear it to use 45.',
    ],
    [
      [['windowAsk', -1]],
      'Row windowAsk of the thresholds is -1; give a whole number from 0 to 1000, or clear it to use 90.',
    ],
    [
      [['costMinutesGreen', 20]],
      'Row costMinutesGreen of the thresholds is 20, above row costMinutesYellow with 15; make costMinutesGreen the smaller of the two.',
    ],
  ])('are refused for the whole call where a row is faulty: %j', (limits, sentence) => {
    expect(() => byLimits(limits)).toThrow(sentence);
    expect(() => byLimits(limits, true)).toThrow(sentence);
  });

  it('are refused where no row is one that we know, as when the range begins a column late', () => {
    for (const limits of [[[45, 'days']], [['mine', 'anything']]]) {
      expect(() => byLimits(limits)).toThrow(
        'thresholds has no row that RateCase knows; give RateCase_Thresholds, or two columns with names and values.',
      );
    }
  });

  it.each(['#N/A', 'Check: The rate is 0.'])('are refused where a formula gives the error %s for one', (error) => {
    expect(() => byLimits([['daysRed', error]])).toThrow(
      `Row daysRed of the thresholds is "${error}"; give a whole number from 0 to 1000, or clear it to use 45.`,
    );
  });

  it('are the usual ones where the range is empty or has blank values, whatever else stands in it', () => {
    const usual = byLimits('');
    for (const limits of [
      [['', '']],
      [['daysRed', '']],
      [
        ['Threshold', 'Value'],
        ['mine', 'anything'],
        ['daysRed', ' '],
      ],
    ])
      expect(byLimits(limits)).toEqual(usual);
  });
});
