import { describe, expect, it } from 'vitest';
import {
  escapeHtml,
  escapeMarkdown,
  fill,
  markdownToHtml,
  markdownToText,
  oneLine,
  paragraphs,
} from '../../../src/domain/letters/markdown.ts';

describe('A typed value in a letter', () => {
  it.each([
    ['  two \t\n lines  ', 'two lines'],
    ['a \u0007 b', 'a b'],
    ['a\u202eb', 'ab'],
    ['a\ud800b', 'a\ufffdb'],
    ['', ''],
  ])('%j is one line: %j', (typed, line) => {
    expect(oneLine(typed)).toBe(line);
  });

  it('of several lines is a paragraph for each, whatever breaks them', () => {
    expect(paragraphs('one\r\ntwo\rthree\n\n  \nfour')).toEqual(['one', 'two', 'three', 'four']);
    expect(paragraphs(' ')).toEqual([]);
  });

  it.each([
    '*bold*',
    '_em_',
    '# head',
    '- entry',
    '+ entry',
    '1. first',
    '2) second',
    '=',
    ': x',
    '[a](b)',
    '<b>',
    '&amp;',
    '`c`',
    '~d~',
    'a|b',
    '\\*',
    '{{x}}',
  ])('%j reads as exactly that, in the letter and in the mail', (typed) => {
    const source = fill('{{value}}', { value: typed });
    expect(markdownToText(source)).toBe(`${typed}\n`);
    expect(markdownToHtml(source).trim()).toBe(`<p>${escapeHtml(typed)}</p>`);
  });

  it('escapes what acts anywhere, and at the beginning only what acts there', () => {
    expect(escapeMarkdown('1. a-b # c')).toBe('1&#46; a-b # c');
    expect(escapeMarkdown('- a')).toBe('&#45; a');
    expect(escapeHtml(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;');
  });
});

describe('A template filled', () => {
  it('loses the spaces and the empty lines that blank fields leave behind', () => {
    expect(
      fill('  Dear {{name}} ,\n\n\n\n{{none}} We ask {{none}} for {{amount}}. \n', { name: 'A', amount: '$5' }),
    ).toBe('Dear A ,\n\nWe ask for $5.\n');
  });
});

describe('Markdown of a letter', () => {
  const list = 'We offer:\n\n- *evening* hours\n- **EMDR**\n';
  const table = '| Code | Rate |\n| --- | ---: |\n| 90834 | $94.50 |\n| G0463 | $1,138.00 |\n';

  it('is paragraphs, lists with emphasis, and line breaks', () => {
    expect(markdownToHtml(list)).toBe(
      '<p>We offer:</p>\n<ul>\n<li><em>evening</em> hours</li>\n<li><strong>EMDR</strong></li>\n</ul>\n',
    );
    expect(markdownToText(list)).toBe('We offer:\n\n- evening hours\n- EMDR\n');
    expect(markdownToText('- one\n\n- two\n')).toBe('- one\n- two\n');
    expect(markdownToText('one\ntwo\n')).toBe('one\ntwo\n');
  });

  it('is tables, in a mail as columns with the figures to the right', () => {
    expect(markdownToText(table)).toBe('Code         Rate\n90834      $94.50\nG0463   $1,138.00\n');
    expect(markdownToText('Now:\n\n| Rate | Code |\n| ---: | --- |\n| $5.00 | 90834 |\n| $94.50 | 1 |\n\nBest')).toBe(
      'Now:\n\n  Rate   Code\n $5.00   90834\n$94.50   1\n\nBest\n',
    );
    expect(markdownToHtml(table)).toContain('<td align="right">$94.50</td>');
  });

  it('knows no headings, links, quotes or code', () => {
    for (const source of ['# A', '> A', '    A', '<b>A</b>', '[A](b)', '`A`', '---']) {
      expect(markdownToHtml(source)).not.toMatch(/<(?:h1|blockquote|pre|code|b|a|hr)\b/);
    }
  });
});
