import { describe, expect, it, test } from 'vitest';
import type { LetterFacts } from '../../../src/domain/letters/facts.ts';
import { allTemplates, objectionReplies, phoneScripts, templateOf } from '../../../src/domain/letters/library.ts';
import { renderDocument, renderTemplate } from '../../../src/domain/letters/render.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import fc from '../../support/property.ts';
import { isReady } from './practices.ts';
import { almostNothing, atStage, hostile, long, sample } from './sample.ts';

const ids = (prefix: string, last: number) =>
  Array.from({ length: last }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`);
const entries = allTemplates.map((template) => [`${template.id} ${template.name}`, template] as const);
const answered = (nature: 'Approval' | 'Partial approval' | 'Denial' | 'Counteroffer'): LetterFacts => ({
  ...sample,
  response: { date: '2026-07-02', nature },
});

describe('the library', () => {
  it('has every template, objection reply and phone script of the handbook', () => {
    const found = allTemplates.map(({ id }) => id);
    for (const id of [...ids('LTR', 19), ...ids('OBJ', 6), ...ids('SCR', 8)]) expect(found).toContain(id);
    expect(new Set(found).size).toBe(found.length);
    expect(objectionReplies).toHaveLength(6);
    expect(phoneScripts).toHaveLength(8);
  });

  it('gives each template a subject of its own (LTR-30)', () => {
    const subjects = allTemplates.map((template) => template.subject(sample));
    expect(new Set(subjects).size).toBe(subjects.length);
  });

  it('says in plain sentences what each is for and when', () => {
    for (const { purpose, trigger, name, cautions } of allTemplates) {
      for (const text of [purpose, ...cautions]) expect(text).toMatch(/^[A-Z].*\.$/);
      for (const text of [purpose, trigger, name, ...cautions]) {
        expect(text.length).toBeGreaterThan(5);
        expect(text).not.toMatch(/!|please|invalid|[A-Z]{3,4}-\d{2}/i);
      }
    }
  });
});

describe.each(entries)('%s', (_, template) => {
  const facts = atStage(template.id, sample);

  it('reads word for word like its golden letter', async () => {
    const letter = renderTemplate(template, facts);
    await expect(`Doc: ${letter.title}\n\n${letter.text}`).toMatchFileSnapshot(`golden/sample/${template.id}.txt`);
  });

  it('is ready with all facts, with no bracket, gap or doubled word in it', () => {
    const letter = renderTemplate(template, facts);
    expect(letter.needs.filter(({ level }) => level === 'needed')).toEqual([]);
    expect(letter.text).not.toMatch(/[[\]{}]|undefined|null|NaN|,,|\.\.|\( | ,| \.(?!\d)/);
    expect(letter.text.replace(/^CPT code.*(?:\n\d{5}.*)+|^Instead of.*(?:\n.+)+/gm, '')).not.toMatch(
      / {2}|\b(\w+) \1\b/,
    );
    expect(letter.html).not.toMatch(/<p>\s*<\/p>|<li>\s*<\/li>/);
  });

  it('names what is missing where almost nothing is known, and can never go out with a bracket', async () => {
    const letter = renderTemplate(template, almostNothing);
    const report = [...letter.needs.map(({ level, message }) => `${level}: ${message}`), '', letter.text].join('\n');
    await expect(report).toMatchFileSnapshot(`golden/almost-nothing/${template.id}.txt`);
    if (isReady(letter)) expect(letter.text + letter.subject).not.toMatch(/[[\]]/);
    else expect(() => renderDocument(letter)).toThrow(Refusal);
  });

  it('prints whatever was typed as it was typed', async () => {
    const letter = renderTemplate(template, atStage(template.id, hostile));
    expect(
      letter.html.replace(/<\/?(?:p|strong|br|ul|li|table|thead|tbody|tr|th|td)(?: align="right")?>/g, ''),
    ).not.toMatch(/[<>]/);
    expect(letter.html).not.toMatch(/<[a-z]+ (?!align=)/);
    expect(letter.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(letter.text).not.toContain('&#');
    const typed = '{{payer}} {{{x}}} <b>& "quoted" \'single\' *bold* _under_ [x](javascript:alert(1)) | `code`';
    const isGeneral = ['SCR-02', 'SCR-04', 'SCR-07'].includes(template.id);
    expect(letter.text.includes(typed)).toBe(!isGeneral);
    const html = letter.html.split(long.trim()).join('(5,000 characters)');
    await expect(html).toMatchFileSnapshot(`golden/hostile/${template.id}.html`);
  });

  it('has the same words as a mail, from the salutation on', () => {
    const letter = renderTemplate(template, facts);
    if (template.form === 'letter' || template.form === 'email') {
      expect(letter.mail.startsWith('Dear ')).toBe(true);
      expect(letter.text.endsWith(letter.mail)).toBe(true);
    } else expect(letter.text).toContain(letter.mail.trim());
  });
});

describe('what a template makes of the answer', () => {
  test.each([
    ['LTR-09', 'Approval'],
    ['LTR-09', 'Partial approval'],
    ['LTR-08', 'none'],
    ['SCR-06', 'none'],
  ] as const)('%s after %s reads like its golden letter', async (id, nature) => {
    const letter = renderTemplate(templateOf(id), nature === 'none' ? { ...sample, response: null } : answered(nature));
    expect(isReady(letter)).toBe(true);
    await expect(letter.text).toMatchFileSnapshot(`golden/sample/${id} ${nature}.txt`);
  });

  it('without an answer there is nothing to thank for', () => {
    const letter = renderTemplate(templateOf('LTR-09'), { ...sample, response: null });
    expect(letter.needs.map(({ field }) => field)).toContain('log.response');
  });
});

describe('a fact', () => {
  it('is said once, also where it is one of the two strongest', () => {
    const [first, second, members] = sample.values;
    if (!first || !second || !members) throw new Error('the sample has five facts');
    for (const values of [
      [members, first],
      [first, members],
      [first, second, members],
    ]) {
      const { text } = renderTemplate(templateOf('OBJ-05'), { ...sample, values });
      expect(text.split('We cared for 46 Insurer B members')).toHaveLength(2);
    }
  });
});

describe('a field', () => {
  it('blocks where the letter stands on it, and not where a sentence can do without', () => {
    const blocked = (id: string, facts: LetterFacts) =>
      renderTemplate(templateOf(id), facts).needs.flatMap(({ level, field }) => (level === 'needed' ? [field] : []));
    expect(blocked('LTR-05', { ...sample, sent: null })).toEqual(['log.sent']);
    expect(blocked('LTR-10', { ...sample, callDate: null, replyBy: null })).toEqual(['log.callDate', 'log.replyBy']);
    expect(blocked('LTR-13', { ...sample, followUps: [] })).toEqual([]);
    expect(blocked('LTR-12', { ...sample, renewal: null, replyBy: null })).toEqual(['payers.renewal']);
    expect(blocked('LTR-17', { ...sample, clientOptions: [] })).toEqual(['practice.clientOptions']);
  });
});

describe('whatever is known and whatever is not', () => {
  const blankPractice = { practiceName: '', signer: '', credentials: '', npi: '', phone: '', email: '' };
  const droppable = Object.keys(sample).filter(
    (key) => !['date', 'practice', 'payer', 'contact', 'lines', 'values'].includes(key),
  );
  const some = fc.record({
    dropped: fc.subarray(droppable),
    practice: fc.subarray(Object.keys(sample.practice)),
    lines: fc.subarray([...sample.lines]),
    values: fc.subarray([...sample.values]),
    blank: fc.constantFrom('none', 'current', 'requested', 'medicare', 'offered'),
    hasPayer: fc.boolean(),
    hasContact: fc.boolean(),
    nature: fc.constantFrom('Approval', 'Partial approval', 'Denial', 'Counteroffer', null),
  });

  it('a letter is either ready and whole, or says what it needs and has a bracket or a gap there', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...allTemplates), (known, template) => {
        const practice = Object.fromEntries(
          Object.entries(sample.practice).filter(([key]) => known.practice.includes(key)),
        );
        const facts = {
          ...Object.fromEntries(
            Object.entries({ ...sample, response: { date: null, nature: known.nature } }).filter(
              ([key]) => !known.dropped.includes(key),
            ),
          ),
          date: sample.date,
          practice: { ...blankPractice, ...practice },
          payer: known.hasPayer ? sample.payer : '',
          contact: known.hasContact ? sample.contact : { name: '', info: '' },
          lines: known.lines.map((line) => (known.blank === 'none' ? line : { ...line, [known.blank]: null })),
          values: known.values,
        } as LetterFacts;
        const letter = renderTemplate(template, facts);
        const isWhole = !/[[\]]/.test(letter.text + letter.subject + letter.title);
        if (isReady(letter)) expect(isWhole).toBe(true);
        if (!isWhole) expect(() => renderDocument(letter)).toThrow(Refusal);
        expect(letter.text).not.toMatch(/\{\{|\}\}|undefined|\bnull\b|NaN|\.\.|,,| ,| \.(?!\d)|:\n*$/);
        expect(new Set(letter.needs.map(({ field }) => field)).size).toBe(letter.needs.length);
        if (isReady(letter)) expect(letter.text).not.toMatch(/:\n\n(?!- |CPT code|[A-Z"$\d])/);
      }),
      { numRuns: 600 },
    );
  });
});

describe('a request for one code', () => {
  const one: LetterFacts = { ...sample, lines: sample.lines.slice(0, 1), followUps: ['2026-05-27'] };

  test.each(entries)('%s speaks of one rate, and says nothing twice', (_, template) => {
    const { text, subject } = renderTemplate(template, atStage(template.id, one));
    expect(text).not.toMatch(
      /\b(?:following|these|our|the) rates (?:for|we ask|and propose)|new rates for|CPT(?:$|\s*\n)/,
    );
    expect(subject).not.toMatch(/CPT$/);
    const sentences = text.split(/(?<=\.)\s/).filter((sentence) => sentence.length > 40);
    expect(sentences.filter((sentence, i) => sentences.indexOf(sentence) !== i)).toEqual([]);
  });
});

describe('notice of leaving', () => {
  const notice = (date: string, changes: Partial<LetterFacts> = {}) =>
    renderTemplate(templateOf('EXIT-01'), { ...sample, date, lastDay: '2026-11-30', noticeDays: 90, ...changes });
  const messages = (letter: ReturnType<typeof notice>, level: string) =>
    letter.needs.filter((need) => need.level === level).map(({ message }) => message);

  it('says that it keeps to the contract’s days only where it does', () => {
    // September 1 to November 30 are 90 days.
    expect(notice('2026-09-01').text).toContain("with the 90 days' notice that the agreement asks for");
    const late = notice('2026-09-02');
    expect(late.text).not.toContain("days' notice");
    expect(messages(late, 'better').join()).toContain(
      "are 89 days, and the contract asks for 90 days' notice. Choose a later day",
    );
    expect(messages(notice('2026-11-29'), 'better').join()).toContain('is one day');
    expect(messages(notice('2026-09-02', { noticeDays: null }), 'better').join()).not.toContain('notice');
  });

  it('names no last day that is over, to the payer or to clients', () => {
    const over = 'Payers, Last day in network: November 30, 2026 is over. Type the day to come on which you leave.';
    expect(messages(notice('2026-11-30'), 'needed')).toEqual([]);
    expect(messages(notice('2026-12-01'), 'needed')).toEqual([over]);
    const clients = renderTemplate(templateOf('LTR-17'), { ...sample, date: '2026-12-01', lastDay: '2026-11-30' });
    expect(messages(clients, 'needed')).toEqual([over]);
  });
});

describe('the salutation', () => {
  test.each([
    ['Jordan Lee', 'Contract manager', 'Jordan Lee'],
    ['', 'Contract manager, network contracting', 'Contract Manager'],
    ['', 'Director of network strategy', 'Director of Network Strategy'],
    ['', 'Network development', 'Network Development team'],
    ['', 'Provider contracting department', 'Provider Contracting team'],
    ['', 'Credentialing team; fax only', 'Credentialing team'],
    ['', 'Ask at the front desk', 'Provider Contracting team'],
    ['', `${'Very '.repeat(12)}long manager`, 'Provider Contracting team'],
    ['', '', 'Provider Contracting team'],
  ])('of “%s”, “%s” is %s', (name, title, dear) => {
    const { text } = renderTemplate(templateOf('LTR-05'), { ...sample, contact: { name, title, info: '' } });
    expect(text).toContain(`Dear ${dear},\n`);
  });
});
