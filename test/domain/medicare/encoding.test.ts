import { describe, expect, it } from 'vitest';
import { PackedReader, packNumber, packSigned } from '../../../src/domain/medicare/encoding.ts';
import fc from '../../support/property.ts';

describe('packed numbers', () => {
  it('read back as they were written, one after the other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.integer()), { maxLength: 30 }), (pairs) => {
        const text = `before${pairs.map(([plain, signed]) => packNumber(plain) + packSigned(signed)).join('')}after`;
        const reader = new PackedReader(text, 'before'.length, text.length - 'after'.length);
        for (const [plain, signed] of pairs) {
          expect(reader.done).toBe(false);
          expect(reader.number()).toBe(plain);
          expect(reader.signed()).toBe(signed + 0);
        }
        expect(reader.done).toBe(true);
      }),
    );
  });

  it('use no character that a string literal, a comment or a replacement pattern would mind', () => {
    let all = '';
    for (let n = 0; n < 5000; n++) all += packNumber(n);
    expect(all).toMatch(/^[!-~]+$/);
    expect(all).not.toMatch(/['"`\\$*/]/);
  });

  it('are whole and not negative', () => {
    for (const value of [-1, 1.5, Number.NaN, 2 ** 53])
      expect(() => packNumber(value)).toThrow(new RangeError(`Cannot pack ${value}`));
    expect(packSigned(0)).toBe(packNumber(0));
  });

  it('that are cut off are reported, not guessed', () => {
    const two = packNumber(1000);
    expect(two).toHaveLength(2);
    expect(() => new PackedReader(two, 0, 1).number()).toThrow('The Medicare data is damaged');
    expect(() => new PackedReader('', 0, 0).number()).toThrow('The Medicare data is damaged');
    expect(() => new PackedReader('"0', 0, 2).number()).toThrow('The Medicare data is damaged');
  });
});
