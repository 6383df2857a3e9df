import { describe, expect, it } from 'vitest';
import { type WalkAwayFacts, walkAwayChecks, walkAwayFlags } from '../../../src/domain/scorecard/index.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';
import { NOTHING } from './nothing.ts';

const checks = (facts: Partial<WalkAwayFacts>) => walkAwayChecks({ ...NOTHING, ...facts }, DEFAULT_THRESHOLDS);
const ticks = (facts: Partial<WalkAwayFacts>, id: string) => checks(facts).find((check) => check.id === id)?.ticks;

describe('The walk-away checks', () => {
  it.each<[id: string, facts: Partial<WalkAwayFacts>, ticks: boolean]>([
    ['WALK-01', { ofMedicare: 0.7999 }, true],
    ['WALK-01', { ofMedicare: 0.8 }, false],
    ['WALK-01', { ofMedicare: 65 / 80 }, false],
    ['WALK-02', { minutesPerClaim: 15 }, false],
    ['WALK-02', { minutesPerClaim: 15.1 }, true],
    ['WALK-03', { days: 59.9 }, false],
    ['WALK-03', { days: 60 }, true],
    ['WALK-04', { sessionLimits: true }, true],
    ['WALK-04', { sessionLimits: false }, false],
    ['WALK-05', { clients: 5 }, true],
    ['WALK-05', { clients: 6 }, false],
    ['WALK-06', { failedAttempts: 1 }, false],
    ['WALK-06', { failedAttempts: 2 }, true],
    ['WALK-07', { ofMedicare: 0.9999 }, true],
    ['WALK-07', { ofMedicare: 65 / 80 }, true],
    ['WALK-07', { ofMedicare: 1 }, false],
    ['WALK-08', { margin: 0 }, true],
    ['WALK-08', { margin: 0.01 }, false],
    ['WALK-09', { revenueShare: 0.05, adminShare: 0.1 }, false],
    ['WALK-09', { revenueShare: 0.05, adminShare: 0.1001 }, true],
    ['WALK-09', { revenueShare: 0.05, adminShare: 0.25 }, true],
    ['WALK-10', { rework: 0.06, practiceRework: 0.04 }, false],
    ['WALK-10', { rework: 0.0601, practiceRework: 0.04 }, true],
    ['WALK-11', { days: 45, practiceDays: 25 }, true],
    ['WALK-11', { days: 44.9, practiceDays: 25 }, false],
    ['WALK-12', { clawbacks: true }, true],
    ['WALK-13', { authorizations: true }, true],
    ['WALK-14', { rate: 94.99, minimumRate: 95 }, true],
    ['WALK-14', { rate: 95, minimumRate: 95 }, false],
  ])('%s for %o: %s', (id, facts, expected) => {
    expect(ticks(facts, id)).toBe(expected);
  });

  it.each([
    ['WALK-09', { revenueShare: 0.05 }],
    ['WALK-09', { adminShare: 0.25 }],
    ['WALK-09', { revenueShare: 0, adminShare: 0 }],
    ['WALK-10', { rework: 0.5 }],
    ['WALK-11', { practiceDays: 20 }],
    ['WALK-14', { rate: 90 }],
    ['WALK-14', { minimumRate: 90 }],
  ])('%s does not count for %o, half of its figures missing', (id, facts) => {
    expect(ticks(facts, id)).toBeUndefined();
  });

  it('do not judge denials and days by fewer than 20 claims', () => {
    const figures = { rework: 0.5, practiceRework: 0.04, days: 70, practiceDays: 20 };
    expect(checks({ ...figures, claims: 19 })).toEqual([]);
    expect(checks({ ...figures, claims: 20 }).map(({ id }) => id)).toEqual(['WALK-03', 'WALK-10', 'WALK-11']);
  });

  it('follow the limits of the user', () => {
    const by = (facts: Partial<WalkAwayFacts>, limits: Partial<typeof DEFAULT_THRESHOLDS>, id: string) =>
      walkAwayChecks({ ...NOTHING, ...facts }, { ...DEFAULT_THRESHOLDS, ...limits }).find((check) => check.id === id)
        ?.ticks;
    expect(by({ ofMedicare: 0.97 }, { nearMedicare: 0.03 }, 'WALK-07')).toBe(false);
    expect(by({ ofMedicare: 0.9699 }, { nearMedicare: 0.03 }, 'WALK-07')).toBe(true);
    expect(by({ days: 21, practiceDays: 20.5 }, { slowerDays: 0 }, 'WALK-11')).toBe(true);
    expect(by({ failedAttempts: 0 }, { failedAttempts: 0 }, 'WALK-06')).toBe(false);
    expect(by({ failedAttempts: 1 }, { failedAttempts: 1 }, 'WALK-06')).toBe(true);
  });

  it('never finds fault with a payer that is as fast as the others, whatever the limit', () => {
    const found = walkAwayChecks({ ...NOTHING, days: 20, practiceDays: 20 }, { ...DEFAULT_THRESHOLDS, slowerDays: 0 });
    expect(found.find(({ id }) => id === 'WALK-11')?.ticks).toBe(false);
  });
});

describe('The walk-away sentence', () => {
  const flags = (facts: Partial<WalkAwayFacts>) => walkAwayFlags({ ...NOTHING, ...facts }, DEFAULT_THRESHOLDS);

  it('counts, gives the figures and says what to do', () => {
    expect(flags({ ofMedicare: 0.78, margin: -4.5, days: 30, clients: 12 })).toBe(
      '3 of 5 checks tick: below the walk-away line of 80.0% of Medicare (it pays 78.0%); below Medicare (78.0%); ' +
        'a session brings $4.50 less than it costs. Ask for better terms before you think of leaving.',
    );
  });

  it('names every check that ticks', () => {
    expect(
      flags({
        minutesPerClaim: 20,
        days: 62.25,
        practiceDays: 30,
        sessionLimits: true,
        clients: 1,
        failedAttempts: 3,
        margin: 0,
        revenueShare: 0.05,
        adminShare: 0.25,
        rework: 0.15,
        practiceRework: 0.04,
        clawbacks: true,
        authorizations: true,
        rate: 90,
        minimumRate: 95,
      }),
    ).toBe(
      '12 of 12 checks tick: 20 minutes of office work for a claim, more than 15; pays after 62.3 days, a chronic delay; ' +
        'session limits that are too tight; only 1 client; 3 failed negotiations; a session brings no more than it costs; ' +
        '5.0% of your revenue for 25.0% of your office work; 15.0% of claims denied or cut, against 4.0% elsewhere; ' +
        'pays 32.3 days later than the others; retroactive denials, money taken back or shifting rules; ' +
        'heavy prior authorization with little clinical sense; $90.00, below your own minimum of $95.00. ' +
        'Before you leave, count the clients who use it, their out-of-network benefits and how fast you fill their times.',
    );
  });

  it.each<[Partial<WalkAwayFacts>, string]>([
    [{ ofMedicare: 0.7997 }, 'of 80.0% of Medicare (it pays 79.97%); below Medicare (80.0%).'],
    [{ ofMedicare: 0.9999 }, 'below Medicare (99.99%).'],
    [{ minutesPerClaim: 15.04 }, '15.04 minutes of office work for a claim, more than 15.'],
    [{ margin: -0.004 }, 'a session brings no more than it costs.'],
    [{ margin: -0.006 }, 'a session brings $0.01 less than it costs.'],
  ])('shows on which side of its limit a figure lies: %o', (facts, words) => {
    expect(flags(facts)).toContain(words);
  });

  it('compares the rate with your minimum to the cent', () => {
    expect(flags({ rate: 94.996, minimumRate: 95 })).toBe('The only check with figures does not tick.');
    expect(flags({ rate: 94.994, minimumRate: 95 })).toContain('$94.99, below your own minimum of $95.00');
  });

  it('counts one as one', () => {
    const strict = { ...DEFAULT_THRESHOLDS, failedAttempts: 1, chronicDelay: 1, slowerDays: 1 };
    const facts = { ...NOTHING, failedAttempts: 1, days: 1, practiceDays: 0, clients: 0 };
    expect(walkAwayFlags(facts, strict)).toContain(
      'pays after 1 day, a chronic delay; no clients; 1 failed negotiation; pays 1 day later than the others.',
    );
  });

  it('says so when nothing ticks, and nothing without figures', () => {
    expect(flags({ ofMedicare: 1.1 })).toBe('None of 2 checks ticks.');
    expect(flags({ clients: 2 })).toContain('1 of 1 check ticks: only 2 clients.');
    expect(flags({ clients: 6 })).toBe('The only check with figures does not tick.');
    expect(flags({})).toBeNull();
  });
});
