import { describe, expect, it } from 'vitest';
import { isAtMost, isBelow } from '../../src/domain/tolerance.ts';

describe('Comparing figures', () => {
  it.each([
    [1, 1, true, false],
    [1 + 5e-10, 1, true, false],
    [1 - 5e-10, 1, true, false],
    [1 + 1e-9, 1, true, false],
    [1 - 1e-9, 1, true, false],
    [1 + 2e-9, 1, false, false],
    [1 - 2e-9, 1, true, true],
    [0.1 + 0.2, 0.3, true, false],
  ])('%d and %d: at most %s, below %s', (value, limit, atMost, below) => {
    expect(isAtMost(value, limit)).toBe(atMost);
    expect(isBelow(value, limit)).toBe(below);
  });
});
