import { describe, expect, it, test } from 'vitest';
import { allTemplates, letterTemplates, objectionReplies, phoneScripts } from '../../../src/domain/letters/library.ts';
import { isReady, renderDocument, renderTemplate } from '../../../src/domain/letters/render.ts';
import { almostNothing, atStage, hostile, sample } from './sample.ts';

const ids = (prefix: string, last: number) =>
  Array.from({ length: last }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`);

describe('the library', () => {
  it('has every template, objection reply and phone script of the handbook', () => {
    const found = allTemplates.map(({ id }) => id);
    for (const id of [...ids('LTR', 19), ...ids('OBJ', 6), ...ids('SCR', 8)]) expect(found).toContain(id);
    expect(new Set(found).size).toBe(found.length);
    expect(objectionReplies).toHaveLength(6);
    expect(phoneScripts).toHaveLength(8);
  });
});

describe.each(allTemplates.map((template) => [`${template.id} ${template.name}`, template] as const))('%s', (_, template) => {
  it('reads word for word like its golden letter', async () => {
    const letter = renderTemplate(template, atStage(template.id, sample));
    await expect(letter.text).toMatchFileSnapshot(`golden/sample/${template.id}.txt`);
  });
});
