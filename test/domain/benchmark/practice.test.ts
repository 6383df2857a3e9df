import { describe, expect, it } from 'vitest';
import {
  byPayer,
  contractedOnly,
  inForceByPayer,
  practiceAverage,
  type RateLine,
} from '../../../src/domain/benchmark/practice.ts';

const line = (payer: string, rate: number | null, changes: Partial<RateLine> = {}): RateLine => ({
  payer,
  code: '90834',
  level: '',
  effective: null,
  rate,
  sessions: null,
  allowed: null,
  ...changes,
});

describe('One code over all payers', () => {
  it('counts each payer once, by its latest rate, however its name is written', () => {
    const lines = [
      line('Insurer A', 100, { effective: '2025-01-01' }),
      line('Insurer B', 90),
      line(' insurer a ', 112, { effective: '2026-01-01' }),
    ];
    expect(inForceByPayer(byPayer(lines), null).map(({ rate }) => rate)).toEqual([112, 90]);
    expect(inForceByPayer(byPayer(lines), '2025-06-01').map(({ rate }) => rate)).toEqual([100, 90]);
    expect(practiceAverage(byPayer(lines), null)?.value).toBe(101);
  });

  it('leaves out payers whose only rates are for another clinician level or not yet in force', () => {
    const lines = [line('A', 100, { level: 'LCSW' }), line('B', 90), line('C', 80, { effective: '2027-01-01' })];
    expect(inForceByPayer(byPayer(lines), '2026-05-12').map(({ payer }) => payer)).toEqual(['B']);
    expect(practiceAverage(byPayer(lines), '2026-05-12')?.value).toBe(90);
    expect(contractedOnly(byPayer(lines), '2026-05-12')).toEqual(['B']);
  });

  it('has no average where no payer has a rate', () => {
    expect(practiceAverage(byPayer([]), null)).toBeNull();
    expect(practiceAverage(byPayer([line('A', null)]), null)).toBeNull();
    expect(practiceAverage(byPayer([line('A', null), line('B', 90)]), null)?.value).toBe(90);
  });

  it('weighs by sessions where every payer has them', () => {
    const lines = [line('A', 100, { sessions: 30 }), line('B', 80, { sessions: 10 })];
    expect(practiceAverage(byPayer(lines), null)?.value).toBe(95);
    expect(practiceAverage(byPayer([...lines, line('C', 60)]), null)?.value).toBe(80);
  });

  it('names the payers that are known from the contract only', () => {
    expect(
      contractedOnly(byPayer([line('A', 100, { allowed: 98 }), line('B', 90), line('C', 80, { allowed: 0 })]), null),
    ).toEqual(['B']);
    expect(contractedOnly(byPayer([line('A', 100, { allowed: 98 })]), null)).toEqual([]);
  });
});
