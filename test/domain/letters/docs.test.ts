import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { lettersPage, renderLettersPage } from '../../../scripts/docs-letters.ts';
import { allTemplates } from '../../../src/domain/letters/library.ts';

describe('the page of letters', () => {
  it('is up to date; "npx tsx scripts/docs-letters.ts" writes it anew', async () => {
    expect(await readFile(lettersPage, 'utf8')).toBe(renderLettersPage());
  });

  it('shows every template once, with its letter', () => {
    const page = renderLettersPage();
    for (const { name } of allTemplates) {
      const [, section, ...further] = page.split(`### ${name}\n`);
      expect([name, further]).toEqual([name, []]);
      expect([name, (section?.split('\n#')[0]?.match(/^```text$/gm) ?? []).length > 0]).toEqual([name, true]);
    }
  });
});
