/** No value that a user typed ever acts as HTML, Markdown or a template: it stands in the letter as it was typed. */
import vm from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it, test } from 'vitest';
import type { RateRequestFacts } from '../../../src/domain/letters/facts.ts';
import { renderDocument } from '../../../src/domain/letters/render.ts';
import fc from '../../support/property.ts';
import { fewFacts, manyCodes, oneCode, renderLetter } from './practices.ts';

const ALLOWED = ['p', 'strong', 'br', 'ul', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];
const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Reads a fragment by a grammar stricter than HTML's; throws at any other tag, attribute, reference or nesting. */
function readFragment(html: string): string[] {
  const open: string[] = [];
  const blocks: string[] = [];
  let text = '';
  const piece = /<(\/?)([a-z]+)((?: align="right")?)>|&([a-z]+|#39);|([^<>&]+)/y;
  for (let at = 0; at < html.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const match = piece.exec(html);
    if (match === null) throw new Error(`Not plain letter HTML: ${html.slice(at, at + 60)}`);
    const [, closing, tag, align, reference, characters] = match;
    if (characters !== undefined) text += characters;
    else if (reference !== undefined) {
      const character = CHARACTERS[reference];
      if (character === undefined) throw new Error(`Unknown reference: ${reference}`);
      text += character;
    } else if (tag !== undefined) {
      if (!ALLOWED.includes(tag)) throw new Error(`Tag not allowed: ${tag}`);
      if (align !== '' && tag !== 'th' && tag !== 'td') throw new Error(`Attribute on ${tag}`);
      if (tag === 'br') text += '\n';
      else if (closing === '') open.push(tag);
      else if (open.pop() !== tag) throw new Error(`Badly nested: ${tag}`);
      if (tag !== 'strong' && tag !== 'br') {
        blocks.push(text);
        text = '';
      }
    }
  }
  if (open.length > 0) throw new Error(`Not closed: ${open.join()}`);
  return blocks.map((block) => block.trim()).filter((block) => block !== '');
}

const spaced = (value: string) => value.replace(/\s+/g, ' ').trim();

const hostile = [
  '{{payer}}',
  '{{{x}}}',
  '{{#a}}',
  '<script>alert(1)</script>',
  '<b>',
  '<!--',
  ']]>',
  '*',
  '**',
  '_',
  '__',
  '~~',
  '[x](javascript:alert(1))',
  '![x](https://example.com/x.png)',
  '[x]: https://example.com',
  '<https://example.com>',
  'https://example.com/?a=1&b=2',
  'www.example.com',
  'me@example.com',
  '|',
  '\\|',
  '`',
  '```',
  '"',
  "'",
  '&amp;',
  '&#42;',
  '&#x2a;',
  '&nbsp;',
  '\\',
  '#',
  '-',
  '---',
  '===',
  '+',
  '1.',
  '1)',
  '>',
  ':---:',
  '[ ]',
  '$&',
  '%',
  ' ',
  '\n',
  '\r\n\r\n',
  '\t',
  '    ',
  'a',
  'Zürich',
  '治療',
  'שלום',
  '👩‍👧',
];
const value = fc.oneof(
  fc.array(fc.constantFrom(...hostile), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);

interface Values {
  [field: string]: string;
}
const values: fc.Arbitrary<Values> = fc.record({
  practiceName: value,
  signer: value,
  credentials: value,
  licenseNumber: value,
  npi: value,
  phone: value,
  email: value,
  address: value,
  payer: value,
  name: value,
  title: value,
  label: value,
  fact: value,
});

const long = fc.record({ opening: value, closing: value });

function hostileFacts(typed: Values, { opening, closing }: { opening: string; closing: string }): RateRequestFacts {
  const { payer = '', name = '', title = '', label = '', fact = '' } = typed;
  const {
    practiceName = '',
    signer = '',
    credentials = '',
    licenseNumber,
    npi = '',
    phone = '',
    email = '',
    address,
  } = typed;
  return {
    ...oneCode,
    practice: { practiceName, signer, credentials, licenseNumber, npi, phone, email, address, opening, closing },
    payer,
    contact: { name, title, info: email },
    lines: oneCode.lines.map((one) => ({ ...one, label, medicare: null, medicareNote: fact })),
    values: [{ text: fact, source: fact }],
  };
}

describe('a value in a letter', () => {
  it('stands there as it was typed, in plain paragraphs and one table, whatever it is', () => {
    fc.assert(
      fc.property(values, long, (typed, texts) => {
        const letter = renderLetter(hostileFacts(typed, texts));
        const blocks = readFragment(letter.html);
        const whole = spaced(blocks.join(' '));
        for (const [field, text] of Object.entries(typed)) {
          if (field === 'credentials' && spaced(typed.signer ?? '') === '') continue;
          // The first letter of a service and of a fact is made a capital.
          const shown = field === 'label' || field === 'fact' ? spaced(text).slice(1) : spaced(text);
          expect(whole).toContain(shown);
        }
        for (const line of [texts.opening, texts.closing].join('\n').split(/[\r\n]+/)) {
          if (spaced(line) !== '') expect(blocks.map(spaced)).toContain(spaced(line));
        }
        expect(letter.html.match(/<table>/g)).toHaveLength(1);
        expect(letter.html.match(/<tr>/g)).toHaveLength(2);
        expect(letter.html).not.toContain('<li>');
        const plain = spaced(letter.text);
        for (const block of blocks) {
          if (!['CPT code', 'Service'].includes(block)) expect(plain).toContain(spaced(block));
        }
      }),
      { numRuns: 400 },
    );
  });

  test.each(hostile.filter((piece) => piece.trim() !== ''))('%j starts a line and ends one without acting', (piece) => {
    const typed = `${piece} x ${piece}`;
    const letter = renderLetter({ ...oneCode, practice: { ...oneCode.practice, address: typed, opening: typed } });
    expect(readFragment(letter.html)).toContain(spaced(typed));
  });

  it('is one line: control characters and marks that turn the reading direction are dropped', () => {
    const practiceName = 'A\u0000B\u202eC\u2066D\u0007\u2028E\ud800F';
    const letter = renderLetter({ ...oneCode, practice: { ...oneCode.practice, practiceName } });
    expect(letter.text.split('\n')[0]).toBe('ABCD E\ufffdF');
  });

  it('may be long', () => {
    for (const piece of ['x', '*', '[', '|', 'a@', '&', '<', '`', '_a', '\\']) {
      const practiceName = piece.repeat(5000 / piece.length);
      const { html } = renderLetter({ ...oneCode, practice: { ...oneCode.practice, practiceName } });
      expect(readFragment(html)[0]).toContain(practiceName);
    }
  });
});

describe('the document for Drive', () => {
  it('is complete, escapes its title, and asks for nothing from elsewhere', () => {
    const letter = renderLetter({ ...oneCode, payer: 'A </title><script>' });
    const html = renderDocument(letter);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>/);
    expect(html).toContain('<title>2026-05-12 A &lt;/title&gt;&lt;script&gt; rate request</title>');
    expect(html).toContain(letter.html);
    expect(html.trimEnd()).toMatch(/<\/body>\n<\/html>$/);
    expect(html).not.toMatch(/\b(?:href|src|url|http)\b|@import|<script|<link/i);
  });
});

describe('letters in Apps Script', () => {
  it('come out the same in a bare V8 context without timers, URL or TextEncoder', async () => {
    const built = await build({
      stdin: {
        contents: `export * from './render.ts'; export * from './rateRequest.ts';`,
        resolveDir: 'src/domain/letters',
      },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'letters',
      target: 'es2020',
      platform: 'neutral',
    });
    const context = vm.createContext(Object.create(null));
    vm.runInContext(built.outputFiles[0]?.text ?? '', context);
    for (const absent of ['setTimeout', 'URL', 'TextEncoder', 'process', 'require', 'window']) {
      expect(vm.runInContext(`typeof ${absent}`, context)).toBe('undefined');
    }
    for (const facts of [oneCode, manyCodes, fewFacts]) {
      const made = vm.runInContext(
        `JSON.stringify(letters.renderTemplate(letters.rateRequest, ${JSON.stringify(facts)}))`,
        context,
      );
      expect(JSON.parse(made)).toEqual(renderLetter(facts));
    }
  });
});
