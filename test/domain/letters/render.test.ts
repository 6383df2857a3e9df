import { describe, expect, it, test } from 'vitest';
import { renderDocument, renderTemplate } from '../../../src/domain/letters/render.ts';
import type { LetterTemplate } from '../../../src/domain/letters/template.ts';
import { Refusal } from '../../../src/domain/refusal.ts';

const template = (
  text: string,
  figures: readonly string[],
  level: 'needed' | 'better' = 'better',
): LetterTemplate<null> => ({
  id: 'TRY-01',
  markdown: text,
  mail: text,
  title: () => 'Try & see',
  subject: () => 'Try',
  view: () => ({}),
  needs: () => [{ message: 'Type it.', level, field: 'facts' }],
  figures: () => figures.map((figure) => ({ text: figure, source: 'Outcomes' })),
});

describe('The figures of a letter', () => {
  const LETTER =
    'We ask for $110.00. Clients kept 91.9% of 1,240 scheduled sessions. Payment took 41 days, against 24 elsewhere. The rest is 90837: unsaid.';

  test.each([
    ['an amount that is printed', '90834: proposed $110.00', true],
    ['an amount that is not', '90834: current $94.50', false],
    ['one of two amounts', '90834: other payers $110.00 to $140.00', false],
    ['a comparison with all its figures', '91.9% of our claims, 91.9% elsewhere', true],
    ['a comparison with one of them', '91.9% of our claims, 4.0% elsewhere', false],
    ['a fact that is printed with its period', 'clients kept 91.9% of 1,240 scheduled sessions in May', true],
    ['a fact whose words are not there', 'Members kept 91.9% of sessions', false],
    ['a fact with another figure', 'Clients kept 91.9% of 1,240 sessions, up from 80.0%', false],
    ['a fact that only holds a code', 'See 90837: $110.00', false],
    ['a fact that speaks of elsewhere', 'We saw elsewhere $110.00 paid', false],
    ['a fact without figures', 'Clients kept', true],
  ])('hold %s: %s', (_, figure, isThere) => {
    const { figures } = renderTemplate(template(LETTER, [figure]), null);
    expect(figures.map(({ text }) => text)).toEqual(isThere ? [figure] : []);
  });
});

describe('The document of a letter', () => {
  it('is a whole page with its title and its styles', () => {
    const page = renderDocument(renderTemplate(template('Hello.', []), null));
    expect(page).toMatch(
      /^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Try &amp; see<\/title>\n<style>\nbody \{/,
    );
    expect(page).toContain('\ntable { border-collapse: collapse;');
    expect(page).toMatch(/<\/style>\n<\/head>\n<body>\n<p>Hello\.<\/p>\n<\/body>\n<\/html>\n$/);
  });

  it('is refused while something needed is missing, not for what would be better', () => {
    const refused = () => renderDocument(renderTemplate(template('Hello.', [], 'needed'), null));
    expect(refused).toThrow(new Refusal('letter', 'Type it.'));
    try {
      refused();
    } catch (problem) {
      expect(problem).toMatchObject({ argument: 'letter' });
    }
  });
});
