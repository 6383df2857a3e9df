import { describe, expect, it } from 'vitest';
import { type LeverageFacts, leverageSummary } from '../../../src/domain/negotiation/leverage.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';

const NOTHING: LeverageFacts = {
  shortage: null,
  loyalty: null,
  unique: null,
  alternatives: null,
  revenueShare: null,
  saturation: null,
  lockIn: null,
};
const summary = (facts: Partial<LeverageFacts>) => leverageSummary({ ...NOTHING, ...facts }, DEFAULT_THRESHOLDS);

describe('Leverage on both sides (VAL-06, VAL-07)', () => {
  it('gives the points and the balance', () => {
    expect(summary({ shortage: true, unique: true, loyalty: false, revenueShare: 0.35 })).toBe(
      'Your leverage: few others take new clients here and you offer what others do not. ' +
        'Theirs: 35.0% of your revenue comes from it. ' +
        'You have more to bargain with: ask for the full amount, and put your points in the letter.',
    );
    expect(summary({ alternatives: true, loyalty: true, saturation: true, lockIn: true, revenueShare: 0.5 })).toBe(
      'Your leverage: clients would follow you and you can fill the hours without it. ' +
        'Theirs: 50.0% of your revenue comes from it, it has many other practices to choose from and the contract binds you. ' +
        'It has more to bargain with: gather facts or alternatives before you ask for much.',
    );
  });

  it('calls it dependence from 30% of the revenue on', () => {
    expect(summary({ revenueShare: 0.3 })).toContain('Theirs: 30.0%');
    expect(summary({ revenueShare: 0.2999 })).toContain(
      'Theirs: none known. The sides are even: the figures in your letter decide.',
    );
  });

  it('says none where every point was answered, and none known where one was not', () => {
    const no = { shortage: false, loyalty: false, unique: false, alternatives: false };
    const theirs = { revenueShare: 0.1, saturation: false, lockIn: false };
    expect(summary({ ...no, ...theirs })).toContain('Your leverage: none. Theirs: none. The sides are even');
    expect(summary({ ...no, unique: null, ...theirs, revenueShare: null })).toContain(
      'Your leverage: none known. Theirs: none known.',
    );
  });

  it('is blank when nothing is known, and not when all answers are no', () => {
    expect(summary({})).toBeNull();
    expect(summary({ shortage: false })).toContain('Your leverage: none known.');
  });
});
