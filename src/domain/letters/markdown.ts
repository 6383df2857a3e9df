/**
 * Markdown as letters use it: paragraphs, line breaks, bold, one kind of list, tables. Whatever else Markdown knows
 * (raw HTML, links, images, code, headings, quotes) is switched off, so no value typed into a cell can become any of it.
 */
import { Marked, type RendererObject, type Tokens } from 'marked';
import Mustache from 'mustache';

/** Control characters, and the marks that turn the reading direction of whatever follows them. */
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}]/gu;

/** A typed value as one line of text: white space made single spaces, unprintable characters dropped. */
export function oneLine(value: string): string {
  return value
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\s+/g, ' ')
    .replace(UNPRINTABLE, '')
    .replace(/ +/g, ' ')
    .trim();
}

/** A longer typed text as its paragraphs, each one line; blank ones left out. */
export function paragraphs(value: string): string[] {
  return value
    .split(/\r\n?|\n/)
    .map(oneLine)
    .filter((line) => line !== '');
}

/** Acts in Markdown or HTML anywhere in a line. */
const ACTIVE = /[&<>"`*_~|\\[\]{}]/g;
/** Acts at the beginning of a line: headings, lists, rules, definitions; "1." and "1)" too. */
const ACTIVE_AT_START = /^(?:[#+\-=:]|\d+[.)])/;

const reference = (character: string): string => `&#${character.charCodeAt(0)};`;

/**
 * A value as Markdown text that reads as exactly that value. Character references are used, not backslashes: they can't
 * act as structure in any dialect, not even in table cells.
 */
export function escapeMarkdown(value: string): string {
  return oneLine(value)
    .replace(ACTIVE, reference)
    .replace(ACTIVE_AT_START, (start) => start.slice(0, -1) + reference(start.slice(-1)));
}

/** Undoes `escapeMarkdown` in a text token as it stood in the source; marked itself resolves only some references. */
function unescapeMarkdown(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

const HTML_REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML_REFERENCES[character] ?? '');
}

/** Fills a Markdown template; every value is escaped, and none is read as a template. */
export function fill(template: string, view: object): string {
  const filled = Mustache.render(template, view, {}, { escape: (value: unknown) => escapeMarkdown(String(value)) });
  // Fields left blank leave their spaces behind.
  const tidy = filled.replace(/ {2,}/g, ' ').replace(/^ +| +$/gm, '');
  return `${tidy.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

const off = () => undefined;

function markdown(renderer: RendererObject): Marked {
  return new Marked({
    async: false,
    gfm: true,
    breaks: true,
    pedantic: false,
    silent: false,
    tokenizer: {
      autolink: off,
      blockquote: off,
      code: off,
      codespan: off,
      def: off,
      del: off,
      escape: off,
      fences: off,
      heading: off,
      hr: off,
      html: off,
      lheading: off,
      link: off,
      reflink: off,
      tag: off,
      url: off,
    },
    renderer,
  });
}

/** The bold and plain parts of a line of text, where it was taken apart. */
function partsOf(token: Tokens.Text | Tokens.Escape): Tokens.Generic[] | undefined {
  return 'tokens' in token ? token.tokens : undefined;
}

const htmlMarkdown = markdown({
  text(token: Tokens.Text | Tokens.Escape) {
    const parts = partsOf(token);
    return parts === undefined ? escapeHtml(unescapeMarkdown(token.raw)) : this.parser.parseInline(parts);
  },
});

/** Column widths by their longest cell; figures to the right. */
function textTable(rows: readonly (readonly string[])[], align: Tokens.Table['align']): string {
  const widths = align.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        return align[column] === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('   ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n\n`;
}

const textMarkdown = markdown({
  paragraph({ tokens }) {
    return `${this.parser.parseInline(tokens)}\n\n`;
  },
  list({ items }) {
    return `${items.map((item) => `- ${this.parser.parse(item.tokens).trim()}`).join('\n')}\n\n`;
  },
  table({ header, rows, align }) {
    const text = (cells: Tokens.TableCell[]) => cells.map((cell) => this.parser.parseInline(cell.tokens));
    return textTable([text(header), ...rows.map(text)], align);
  },
  strong({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  em({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  br: () => '\n',
  text(token: Tokens.Text | Tokens.Escape) {
    const parts = partsOf(token);
    return parts === undefined ? unescapeMarkdown(token.raw) : this.parser.parseInline(parts);
  },
});

function parsed(marked: Marked, source: string): string {
  const result = marked.parse(source);
  if (typeof result !== 'string') throw new TypeError('Markdown is rendered at once, never as a promise.');
  return result;
}

/** Markdown made by `fill` as an HTML fragment of p, br, strong, em, ul, li and table elements. */
export function markdownToHtml(source: string): string {
  return parsed(htmlMarkdown, source);
}

/** The same as plain text, for copying into a mail. */
export function markdownToText(source: string): string {
  return `${parsed(textMarkdown, source).trim()}\n`;
}
