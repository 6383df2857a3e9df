import { describe, expect, it } from 'vitest';
import { breakEvenRefill, type ExitFigures, exitScenario } from '../../../src/domain/exit/scenario.ts';
import fc from '../../support/property.ts';

const figures: ExitFigures = { sessions: 400, perSession: 90, stay: 0.1, stayRate: 100 };

describe('A year without a payer', () => {
  it('loses every session, keeps what clients who stay pay, and gains what fills the freed hours', () => {
    // 400 x $90; 40 sessions at $100; 360 freed, half of them at $120.
    expect(exitScenario(figures, 0.5, 120)).toEqual({
      lost: 36_000,
      kept: 4_000,
      freed: 360,
      refilled: 21_600,
      change: -10_400,
    });
  });

  it.each<[what: string, facts: Partial<ExitFigures>, refill: number, refillRate: number, change: number]>([
    ['with nobody staying and nothing refilled loses it all', { stay: 0 }, 0, 120, -36_000],
    ['with everybody staying at the same rate changes nothing', { stay: 1, stayRate: 90 }, 0.5, 120, 0],
    ['with all hours refilled at a better rate gains', { stay: 0 }, 1, 120, 12_000],
    ['without a session changes nothing', { sessions: 0 }, 1, 120, 0],
  ])('%s', (_, facts, refill, refillRate, change) => {
    expect(exitScenario({ ...figures, ...facts }, refill, refillRate).change).toBeCloseTo(change, 6);
  });
});

describe('The share of freed hours to fill again', () => {
  it.each<[what: string, facts: Partial<ExitFigures>, refillRate: number, share: number | null]>([
    // (36,000 - 4,000) / (360 x 120)
    ['is what is missing over what all freed hours would bring', {}, 120, 32_000 / 43_200],
    ['is all of them when a refilled hour brings what a session did', { stay: 0 }, 90, 1],
    ['is above all of them when it brings less', { stay: 0 }, 60, 1.5],
    ['is none when those who stay pay as much', { stay: 1, stayRate: 90 }, 120, 0],
    ['is none when they pay more', { stay: 0.5, stayRate: 200 }, 120, 0],
    ['is not known when a refilled hour brings nothing', {}, 0, null],
    ['is not known when what those who stay pay is not', { stayRate: null }, 120, null],
    ['does not ask what those who stay pay when nobody does', { stay: 0, stayRate: null }, 90, 1],
    ['is not known when no hour is freed and money is missing', { stay: 1, stayRate: 80 }, 120, null],
  ])('%s', (_, facts, refillRate, share) => {
    const found = breakEvenRefill({ ...figures, ...facts }, refillRate);
    if (share === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(share, 9);
  });
});

const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const dollars = fc.integer({ min: 1, max: 40_000 }).map((cents) => cents / 100);
const anyFigures = fc.record({
  sessions: fc.integer({ min: 1, max: 3_000 }),
  perSession: dollars,
  stay: ratio,
  stayRate: dollars,
});

describe('Leaving a payer', () => {
  it('changes nothing when exactly the break-even share is refilled', () => {
    fc.assert(
      fc.property(anyFigures, dollars, (facts, rate) => {
        const share = breakEvenRefill(facts, rate);
        // Where nothing need be filled again, there is a gain already.
        fc.pre(share !== null && share > 0);
        const { change, lost } = exitScenario(facts, share, rate);
        expect(Math.abs(change ?? Number.NaN)).toBeLessThanOrEqual(1e-9 * (1 + lost));
      }),
    );
  });

  it('never loses more when more hours are refilled', () => {
    fc.assert(
      fc.property(anyFigures, dollars, ratio, ratio, (facts, rate, one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        const changes = [less, more].map((share) => exitScenario(facts, share, rate).change ?? Number.NaN);
        expect(changes[1]).toBeGreaterThanOrEqual(Number(changes[0]) - 1e-6);
      }),
    );
  });

  it('never needs more hours refilled when a refilled one brings more', () => {
    fc.assert(
      fc.property(anyFigures, dollars, dollars, (facts, one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        const [needsAtLess, needsAtMore] = [breakEvenRefill(facts, less), breakEvenRefill(facts, more)];
        fc.pre(needsAtLess !== null && needsAtMore !== null);
        expect(needsAtMore).toBeLessThanOrEqual(needsAtLess + 1e-9);
      }),
    );
  });

  it('parts every session into those that stay and those that are freed', () => {
    fc.assert(
      fc.property(anyFigures, dollars, ratio, (facts, rate, refill) => {
        const { freed, kept } = exitScenario(facts, refill, rate);
        expect(freed + (kept ?? Number.NaN) / facts.stayRate).toBeCloseTo(facts.sessions, 6);
      }),
    );
  });
});
