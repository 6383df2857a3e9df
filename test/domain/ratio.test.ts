import { describe, expect, it } from 'vitest';
import { parseRatio } from '../../src/domain/ratio.ts';

describe('A ratio as typed', () => {
  it.each([
    ['87%', 0.87],
    [' 87.18 % ', 0.8718],
    ['0.8718', 0.8718],
    ['-3%', -0.03],
    ['0.3%', 0.003],
    ['115%', 1.15],
    ['2', 2],
    ['%', null],
    ['', null],
    ['87%%', null],
    ['about 87%', null],
    ['0,87', null],
  ])('"%s" is %s', (text, ratio) => {
    expect(parseRatio(text)).toBe(ratio);
  });
});
