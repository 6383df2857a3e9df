import { Refusal } from '../refusal.ts';
import { capitalized } from '../words.ts';
import type { LetterFigure } from './facts.ts';
import { escapeHtml, fill, markdownToHtml, markdownToText } from './markdown.ts';
import type { Letter, LetterTemplate } from './template.ts';

export type { Letter } from './template.ts';

const AMOUNT = /\$[\d,]+(?:\.\d+)?|\d[\d,]*(?:\.\d+)?%/g;
/** Sentences of facts begin alike in every form in which they are printed. */
const BEGINNING = 20;

/** A template takes what it wants of the figures: those whose amounts stand in the letter, and facts whose sentence does. */
function isPrinted({ text: figure }: LetterFigure, text: string): boolean {
  const amounts = figure.match(AMOUNT) ?? [];
  const isLine = /^[A-Z\d]{5}: /.test(figure) || /elsewhere$/.test(figure);
  if (isLine) return amounts.every((amount) => text.includes(amount));
  return text.includes(capitalized(figure.slice(0, BEGINNING))) && amounts.every((amount) => text.includes(amount));
}

/**
 * Any letter: fills the template, and gives the same words as Markdown, HTML and text. What is missing shows in [brackets] and is
 * named in `needs`.
 */
export function renderTemplate<Facts>(template: LetterTemplate<Facts>, facts: Facts): Letter {
  const view = template.view(facts);
  const markdown = fill(template.markdown, view);
  const text = markdownToText(markdown);
  return {
    title: template.title(facts),
    subject: template.subject(facts),
    markdown,
    html: markdownToHtml(markdown),
    text,
    mail: markdownToText(fill(template.mail, view)),
    needs: template.needs(facts),
    figures: template.figures(facts).filter((figure) => isPrinted(figure, text)),
  };
}

const STYLES = [
  'body { font-family: Arial, sans-serif; font-size: 11pt; line-height: 1.35; color: #000000; }',
  'p { margin: 0 0 11pt 0; }',
  'ul { margin: 0 0 11pt 0; }',
  'table { border-collapse: collapse; margin: 0 0 11pt 0; }',
  'th, td { border: 1px solid #808080; padding: 4pt 8pt; font-size: 11pt; }',
  'th { background-color: #f0f0f0; text-align: left; }',
  '[align=right] { text-align: right; }',
];

/**
 * The complete HTML document from which the Google Doc is made.
 * @throws Refusal('letter') while something needed is missing, so that no letter leaves with a bracket in it (LTR-27)
 */
export function renderDocument(letter: Letter): string {
  const missing = letter.needs.find((need) => need.level === 'needed');
  if (missing !== undefined) throw new Refusal('letter', missing.message);
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escapeHtml(letter.title)}</title>`,
    `<style>\n${STYLES.join('\n')}\n</style>`,
    '</head>',
    `<body>\n${letter.html}</body>`,
    '</html>',
    '',
  ].join('\n');
}
