import { describe, expect, it } from 'vitest';
import { remembering } from '../../src/domain/remember.ts';

describe('A function that keeps its answers', () => {
  it('works each one out once', () => {
    const asked: number[] = [];
    const half = remembering((value: number) => {
      asked.push(value);
      return value / 2;
    });
    expect([4, 6, 4, 0, 0].map(half)).toEqual([2, 3, 2, 0, 0]);
    expect(asked).toEqual([4, 6, 0]);
  });

  it('keeps 20,000 answers, and works out the others each time', () => {
    const asked: number[] = [];
    const same = remembering((value: number) => {
      asked.push(value);
      return value;
    });
    for (let value = 0; value < 20_010; value++) expect(same(value)).toBe(value);
    asked.length = 0;
    expect([19_999, 20_000, 20_009, 0].map(same)).toEqual([19_999, 20_000, 20_009, 0]);
    expect(asked).toEqual([20_000, 20_009]);
  });
});
