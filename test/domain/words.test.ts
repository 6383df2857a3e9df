import { describe, expect, it } from 'vitest';
import {
  capitalized,
  countWord,
  joinWords,
  longDate,
  plural,
  sentence,
  uncapitalized,
} from '../../src/domain/words.ts';

describe('Words put together from figures', () => {
  it('join a list as it is read aloud', () => {
    expect(joinWords([])).toBe('');
    expect(joinWords(['90834'])).toBe('90834');
    expect(joinWords(['90834', '90837'])).toBe('90834 and 90837');
    expect(joinWords(['90834', '90837', '90791'])).toBe('90834, 90837 and 90791');
    expect(joinWords(['a', 'b'], 'or')).toBe('a or b');
  });

  it('count in words up to ten, then in digits', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(countWord)).toEqual(
      'no one two three four five six seven eight nine ten 11'.split(' '),
    );
  });

  it('speak of one or of several', () => {
    expect([0, 1, 2].map((count) => plural(count, 'code'))).toEqual(['codes', 'code', 'codes']);
    expect([1, 2].map((count) => plural(count, 'payer pays', 'payers pay'))).toEqual(['payer pays', 'payers pay']);
  });

  it('begin with a capital letter', () => {
    expect(capitalized('new clients')).toBe('New clients');
    expect(capitalized('')).toBe('');
    expect([uncapitalized('New clients'), uncapitalized('')]).toEqual(['new clients', '']);
  });

  it.each([
    ['We offer evenings', 'We offer evenings.'],
    [' We offer evenings ', 'We offer evenings.'],
    ['Done.', 'Done.'],
    ['Is it?', 'Is it?'],
    ['It is!', 'It is!'],
    ['And so on\u2026', 'And so on\u2026'],
    ['He said "yes."', 'He said "yes."'],
    ['(See the list.)', '(See the list.)'],
    ['\u201cYes.\u201d', '\u201cYes.\u201d'],
    ['Version 2.0 of it', 'Version 2.0 of it.'],
    ['(see the list)', '(see the list).'],
    ['  ', ''],
  ])('end in one full stop: %j', (text, ended) => {
    expect(sentence(text)).toBe(ended);
  });

  it('write every month out, and days without a zero in front', () => {
    const months = Array.from({ length: 12 }, (_, month) => longDate(`2026-${String(month + 1).padStart(2, '0')}-05`));
    expect(months).toEqual(
      'January February March April May June July August September October November December'
        .split(' ')
        .map((month) => `${month} 5, 2026`),
    );
  });
});
