import { describe, expect, test } from 'vitest';
import type { RateRequestFacts } from '../../../src/domain/letters/facts.ts';
import { renderDocument } from '../../../src/domain/letters/render.ts';
import { fewFacts, manyCodes, oneCode, renderLetter } from './practices.ts';

const practices: [string, RateRequestFacts][] = [
  ['one-code', oneCode],
  ['many-codes', manyCodes],
  ['few-facts', fewFacts],
];

describe('the rate request as it leaves RateCase', () => {
  test.each(practices)('reads word for word like golden/%s', async (name, facts) => {
    const letter = renderLetter(facts);
    await expect(letter.text).toMatchFileSnapshot(`golden/${name}.txt`);
    await expect(renderDocument(letter)).toMatchFileSnapshot(`golden/${name}.html`);
  });
});
