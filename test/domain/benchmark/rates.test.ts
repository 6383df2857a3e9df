import { describe, expect, it } from 'vitest';
import { type DatedRate, holdsFor, rateGap, rateInForce } from '../../../src/domain/benchmark/index.ts';
import fc from '../../support/property.ts';

const line = (rate: number | null, effective: string | null = null, level = ''): DatedRate => ({
  payer: 'Insurer A',
  code: '90834',
  level,
  effective,
  rate,
});
const query = (on: string | null = null, level = '') => ({ payer: 'Insurer A', code: '90834', on, level });

describe('The gap between a rate and a benchmark', () => {
  it.each([
    ['EX-01', 78, 89.47, -0.1282],
    ['EX-02', 94.5, 104.32, -0.0941],
    ['EX-05, seen from below', 92, 115, -0.2],
    ['EX-05, seen from above', 115, 92, 0.25],
    ['the same amount', 100, 100, 0],
  ])('is a signed ratio of the benchmark (%s)', (_, rate, benchmark, gap) => {
    expect(rateGap(rate, benchmark)).toBeCloseTo(gap, 4);
  });

  it('has the sign of the difference and undoes itself', () => {
    const dollars = fc.double({ min: 0.01, max: 10_000, noNaN: true });
    fc.assert(
      fc.property(dollars, dollars, (rate, benchmark) => {
        const gap = rateGap(rate, benchmark);
        expect(Math.sign(gap)).toBe(Math.sign(rate - benchmark));
        expect(benchmark * (1 + gap)).toBeCloseTo(rate, 6);
      }),
    );
  });
});

describe('The rate in force', () => {
  const history = [line(100), line(108, '2024-01-01'), line(112.5, '2026-01-01')];

  it.each([
    ['before the first date the undated rate counts', '2023-12-31', 100],
    ['on its first day a rate counts', '2024-01-01', 108],
    ['the day before the next one it still counts', '2025-12-31', 108],
    ['the next one counts from its first day', '2026-01-01', 112.5],
    ['without a day the latest of all counts', null, 112.5],
  ])('%s', (_, on, rate) => {
    expect(rateInForce(history, query(on))?.rate).toBe(rate);
  });

  it('is none when every rate begins later', () => {
    expect(rateInForce([line(112.5, '2026-01-01')], query('2025-12-31'))).toBeNull();
  });

  it('is the lower line of two that begin on the same day', () => {
    expect(rateInForce([line(100, '2026-01-01'), line(101, '2026-01-01')], query())?.rate).toBe(101);
  });

  it('skips lines without a rate', () => {
    expect(rateInForce([line(100), line(null, '2026-01-01')], query())?.rate).toBe(100);
  });

  it('is the one for the clinician level, even if one for all levels is newer', () => {
    const rates = [line(90, '2024-01-01', 'LCSW'), line(120, '2026-01-01')];
    expect(rateInForce(rates, query(null, 'lcsw '))?.rate).toBe(90);
    expect(rateInForce([...rates].reverse(), query(null, 'lcsw '))?.rate).toBe(90);
    expect(rateInForce(rates, query())?.rate).toBe(120);
  });

  it('falls back to the one for all levels when the level has none in force', () => {
    const rates = [line(90, '2026-01-01', 'LCSW'), line(120, '2024-01-01')];
    expect(rateInForce(rates, query('2025-06-30', 'LCSW'))?.rate).toBe(120);
    expect(rateInForce(rates, query('2025-06-30', 'PhD'))?.rate).toBe(120);
  });

  it.each([
    ['', 'Psychologist', true],
    ['', '', true],
    ['PhD', 'Psychologist', true],
    ['Psy.D.', 'psychologist', true],
    ['LICSW', 'LCSW', true],
    ['LMFT', 'LCSW', false],
    ['PhD', 'LCSW', false],
    ['PhD', '', false],
    ['tier  2', 'Tier 2', true],
    ['tier 2', 'tier 3', false],
  ])('a rate for the level "%s" holds for a clinician "%s": %s', (level, clinician, holds) => {
    expect(holdsFor(level, clinician)).toBe(holds);
  });

  it('finds payers and codes without regard to case, outer spaces and non-breaking spaces', () => {
    const rates = [{ ...line(100), payer: ' insurer\u00a0a', code: ' 90834' }];
    expect(rateInForce(rates, query())).toBe(rates[0]);
    expect(rateInForce(rates, { ...query(), payer: 'Insurer B' })).toBeNull();
    expect(rateInForce(rates, { ...query(), code: '90837' })).toBeNull();
  });

  it('never begins after the day, and no later one that fits exists', () => {
    const day = fc.constantFrom('2024-01-01', '2024-07-01', '2025-01-01', '2026-01-01');
    const rates = fc.array(fc.tuple(fc.option(day), fc.integer({ min: 1, max: 200 })));
    fc.assert(
      fc.property(rates, day, (given, on) => {
        const lines = given.map(([effective, rate]) => line(rate, effective));
        const found = rateInForce(lines, query(on));
        const fitting = lines.filter(({ effective }) => (effective ?? '') <= on);
        expect(found === null).toBe(fitting.length === 0);
        for (const { effective } of fitting) expect((effective ?? '') <= (found?.effective ?? '')).toBe(true);
      }),
    );
  });
});
