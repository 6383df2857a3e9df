import { describe, expect, it } from 'vitest';
import { type ReviewFacts, reviewAnswer, walkAwayChecks } from '../../../src/domain/scorecard/index.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';
import fc from '../../support/property.ts';
import { NOTHING as NO_FLAGS } from './nothing.ts';

const NOTHING: ReviewFacts = { ...NO_FLAGS, outOfNetwork: null, refillable: null, grade: null };

const answer = (id: string, facts: Partial<ReviewFacts>) =>
  reviewAnswer(id, { ...NOTHING, ...facts }, DEFAULT_THRESHOLDS)?.answer;
const IDS = Array.from({ length: 16 }, (_, at) => `WALK-${String(at + 1).padStart(2, '0')}`);

describe('The checklist for one payer', () => {
  it.each<[id: string, facts: Partial<ReviewFacts>, answer: string]>([
    // EX-07: red on the scorecard, yet not below the walk-away line (AMB-09).
    ['WALK-01', { ofMedicare: 65 / 80 }, 'no'],
    ['WALK-01', { ofMedicare: 0.7999 }, 'yes'],
    ['WALK-07', { ofMedicare: 65 / 80 }, 'yes'],
    ['WALK-07', { ofMedicare: 1 }, 'no'],
    ['WALK-08', { margin: 0 }, 'yes'],
    ['WALK-08', { margin: 0.01 }, 'no'],
    ['WALK-16', { grade: 'D' }, 'yes'],
    ['WALK-16', { grade: 'F' }, 'yes'],
    ['WALK-16', { grade: 'C' }, 'no'],
    ['WALK-16', { grade: 'n/a' }, 'not known'],
    ['WALK-16', { grade: '' }, 'not known'],
    ['WALK-16', { grade: null }, 'not known'],
    ['WALK-16', { grade: 'D-' }, 'not known'],
    ['WALK-16', { grade: 'an F' }, 'not known'],
    ['WALK-15', { clients: 0, outOfNetwork: 0, refillable: false }, 'known'],
    ['WALK-15', { clients: 22, outOfNetwork: 6 }, 'not known'],
    ['WALK-15', { clients: 22, refillable: true }, 'not known'],
    ['WALK-15', { outOfNetwork: 6, refillable: true }, 'not known'],
  ])('%s for %o: %s', (id, facts, expected) => {
    expect(answer(id, facts)).toBe(expected);
  });

  it('says what a yes means, and leaves a no to the tab', () => {
    const words = (margin: number) => reviewAnswer('WALK-08', { ...NOTHING, margin }, DEFAULT_THRESHOLDS)?.words;
    expect(words(-4.5)).toBe('a session brings $4.50 less than it costs');
    expect(words(4.5)).toBeNull();
  });

  it('takes the number of a check in any case, and no other text', () => {
    expect(answer('walk-08', { margin: 1 })).toBe('no');
    for (const text of ['WALK-00', 'WALK-17', 'WALK-8', 'My own question', '', 'SIDEWALK-08', 'WALK-08 again'])
      expect(answer(text, {})).toBeUndefined();
  });

  it('knows nothing of a payer without facts', () => {
    expect(IDS.map((id) => answer(id, {}))).toEqual(IDS.map(() => 'not known'));
  });
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const share = maybe(fc.double({ min: 0, max: 1, noNaN: true }));
const figure = maybe(fc.double({ min: 0.01, max: 200, noNaN: true }));
const yesOrNo = maybe(fc.boolean());
const anyFacts: fc.Arbitrary<ReviewFacts> = fc.record({
  ofMedicare: maybe(fc.double({ min: 0.3, max: 2, noNaN: true })),
  margin: maybe(fc.double({ min: -50, max: 50, noNaN: true })),
  rate: figure,
  minimumRate: figure,
  minutesPerClaim: figure,
  rework: share,
  practiceRework: share,
  days: figure,
  practiceDays: figure,
  claims: maybe(fc.nat(60)),
  revenueShare: share,
  adminShare: share,
  clients: maybe(fc.nat(40)),
  failedAttempts: maybe(fc.nat(4)),
  sessionLimits: yesOrNo,
  clawbacks: yesOrNo,
  authorizations: yesOrNo,
  outOfNetwork: maybe(fc.nat(40)),
  refillable: yesOrNo,
  grade: maybe(fc.constantFrom('A', 'B', 'C', 'D', 'F')),
});

describe('The checklist and the rule that ticks it', () => {
  it('always agree', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const ticks = new Map(walkAwayChecks(facts, DEFAULT_THRESHOLDS).map((check) => [check.id, check.ticks]));
        const expected = IDS.slice(0, 14).map((id) => {
          const known = ticks.get(id);
          return known === undefined ? 'not known' : known ? 'yes' : 'no';
        });
        expect(IDS.slice(0, 14).map((id) => answer(id, facts))).toEqual(expected);
      }),
    );
  });
});
