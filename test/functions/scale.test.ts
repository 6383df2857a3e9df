/** Rates in another currency, or all twice as high, change no ratio and no judgement that rests on ratios. */

import { describe, expect, it } from 'vitest';
import fc from '../support/property.ts';
import { call, column } from './call.ts';

const cents = fc.integer({ min: 100, max: 50_000 }).map((value) => value / 100);
const scale = fc.constantFrom(0.5, 2, 4, 16);
const table = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('90834', '90837'), cents), {
  minLength: 2,
  maxLength: 9,
});

function close(one: unknown, other: unknown): void {
  if (typeof one === 'number' && typeof other === 'number') expect(other).toBeCloseTo(one, 9);
  else expect(other).toEqual(one);
}

describe('Scaling all amounts alike', () => {
  it('changes no gap, no share and no change in percent', () => {
    fc.assert(
      fc.property(cents, cents, cents, scale, (one, other, third, by) => {
        close(call('RATE_GAP', one, other), call('RATE_GAP', one * by, other * by));
        const [part, whole] = [Math.min(one, other), Math.max(one, other)];
        close(call('SHARE_OF', part, whole), call('SHARE_OF', part * by, whole * by));
        const changed = (factor: number): unknown =>
          (call('NEGOTIATED_DELTA', one * factor, other * factor, 10) as unknown[][])[0]?.[1];
        close(changed(1), changed(by));
        for (const name of ['ROW_BEST', 'ROW_WORST', 'ROW_BELOW', 'ROW_GAP_SENTENCE']) {
          const rated = (factor: number): unknown => {
            const values = [[one * factor, other * factor]];
            const names = [['A', 'B']];
            if (name === 'ROW_BELOW') return call(name, values, names, third * factor);
            return name === 'ROW_GAP_SENTENCE' ? call(name, '90834', values, names) : call(name, values, names);
          };
          expect(rated(by)).toEqual(rated(1));
        }
      }),
    );
  });

  it('changes no share of the best other payer', () => {
    fc.assert(
      fc.property(table, scale, (rows, by) => {
        const shares = (factor: number): unknown[] => {
          const result = call(
            'PAYER_PCT_OF_BEST',
            column('A', 'B', 'C'),
            column(...rows.map(([payer]) => payer)),
            column(...rows.map(([, code]) => code)),
            column(...rows.map(([, , rate]) => rate * factor)),
            column(...rows.map(() => '')),
          );
          return (result as unknown[][]).flat();
        };
        const [plain, scaled] = [shares(1), shares(by)];
        expect(scaled).toHaveLength(plain.length);
        plain.forEach((share, at) => {
          close(share, scaled[at]);
        });
      }),
    );
  });

  it('scales what is an amount: spreads, lifts and net rates', () => {
    fc.assert(
      fc.property(cents, cents, scale, (one, other, by) => {
        const spread = (factor: number): number =>
          Number((call('ROW_SPREAD', [[one * factor, other * factor]]) as unknown[][])[0]?.[0]);
        expect(spread(by)).toBeCloseTo(spread(1) * by, 6);
        expect(Number(call('REVENUE_LIFT', one * by, other * by, 100))).toBeCloseTo(
          Number(call('REVENUE_LIFT', one, other, 100)) * by,
          6,
        );
      }),
    );
  });
});
