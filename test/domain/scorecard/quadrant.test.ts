import { describe, expect, it } from 'vitest';
import { frictionPoints, type Light, payerQuadrant } from '../../../src/domain/scorecard/index.ts';

const LETTER: Record<string, Light | null> = { g: 'green', y: 'yellow', r: 'red', '-': null };
const lights = (row: string) => [...row].map((letter) => LETTER[letter] ?? null);
const quadrant = (row: string, ofMedicare: number | null = null, margin: number | null = null) =>
  payerQuadrant({ lights: lights(row), ofMedicare, margin });

describe('The performance grid (GRID-01..04, AMB-18)', () => {
  it.each<[string, number | null, number | null, string | null]>([
    ['gggg-', 1, 5, 'high pay, low friction'],
    ['yggg-', 1, 5, 'high pay, low friction'],
    ['gggg-', 0.9999, 5, 'low pay, low friction'],
    ['ggggg', 1 - 1e-12, 5, 'high pay, low friction'],
    ['rggg-', 1.2, 0, 'low pay, low friction'],
    ['rggg-', 1.2, null, 'low pay, low friction'],
    ['gggg-', 1.2, 0, 'low pay, low friction'],
    ['gyyg-', 1, 5, 'high pay, high friction'],
    ['ggyg-', 1, 5, 'high pay, low friction'],
    ['ggrg-', 1, 5, 'high pay, high friction'],
    ['rr---', 0.7, null, 'low pay, high friction'],
    ['g--y-', null, null, 'high pay, low friction'],
    ['y--y-', null, null, 'low pay, low friction'],
    ['r--y-', null, null, 'low pay, low friction'],
    ['--gg-', null, null, null],
    ['--gg-', 1.1, null, 'high pay, low friction'],
    ['--gg-', null, -1, 'low pay, low friction'],
    ['g---r', 1.1, 5, null],
  ])('puts %s at %s of Medicare and a margin of %s into: %4$s', (row, ofMedicare, margin, expected) => {
    expect(quadrant(row, ofMedicare, margin)).toBe(expected);
  });

  it('counts friction over cost, denials and days alone', () => {
    expect(frictionPoints(lights('ryryr'))).toBe(4);
    expect(frictionPoints(lights('r---r'))).toBeNull();
    expect(frictionPoints(lights('-ggg-'))).toBe(0);
  });
});
