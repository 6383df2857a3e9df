/** What a template makes of its own words and of what is known: on templates made up for each rule. */
import { describe, expect, it } from 'vitest';
import { type Draft, folded, letter } from '../../../src/domain/letters/define.ts';
import { gatherFacts } from '../../../src/domain/letters/fact.ts';
import type { LetterFacts } from '../../../src/domain/letters/facts.ts';
import { allTemplates, templateOf } from '../../../src/domain/letters/library.ts';
import { renderTemplate } from '../../../src/domain/letters/render.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';
import { allFigures, almostNothing, sample } from './sample.ts';

const draft = (some: Partial<Draft>) =>
  letter({
    id: 'TRY-01',
    name: 'Try this',
    stage: 'formal ask',
    form: 'letter',
    trigger: 'When it is tried',
    purpose: 'Tries.',
    subject: 'Try',
    body: 'Nothing.',
    ...some,
  });
const needsOf = (some: Partial<Draft>, facts: LetterFacts = sample) =>
  draft(some)
    .needs(facts)
    .map(({ level, field, message }) => `${level} ${field}: ${message}`);
const textOf = (some: Partial<Draft>, facts: LetterFacts = sample) => renderTemplate(draft(some), facts).text;
const unsent: LetterFacts = { ...sample, sent: null };

describe('The body of a template', () => {
  it('is folded into paragraphs; lists, tables and sections keep their lines', () => {
    expect(folded(' one\ntwo ')).toBe('one two');
    expect(folded('one\n\ntwo\nthree')).toBe('one\n\ntwo three');
    expect(folded('{{#on}}\n- one\n- two\n{{/on}}\nthree\nfour')).toBe('{{#on}}\n- one\n- two\n{{/on}}\nthree four');
    expect(folded('one\n{{> table}}\ntwo')).toBe('one\n{{> table}}\ntwo');
  });

  it('wants each field that is reached, and none inside a section that is not shown', () => {
    const needed =
      'needed log.sent: Negotiation Log, Date of Initial Request: the letter needs the date of your request. Type it.';
    const asks = (body: string, facts = unsent) =>
      needsOf({ body }, facts).filter((need) => need.startsWith('needed log.sent'));
    expect(asks('Sent {{sent}}.')).toEqual([needed]);
    expect(asks('Sent {{sent}}.', sample)).toEqual([]);
    expect(asks('{{#regulator}}Sent {{sent}}.{{/regulator}}')).toEqual([needed]);
    expect(asks('{{^regulator}}Sent {{sent}}.{{/regulator}}')).toEqual([]);
    const quiet = { ...unsent, regulator: '', news: [] };
    expect(asks('{{#regulator}}Sent {{sent}}.{{/regulator}}', quiet)).toEqual([]);
    expect(asks('{{^regulator}}Sent {{sent}}.{{/regulator}}', quiet)).toEqual([needed]);
    expect(asks('{{#news}}Sent {{sent}}.{{/news}}', quiet)).toEqual([]);
    expect(asks('{{^news}}Sent {{sent}}.{{/news}}', quiet)).toEqual([needed]);
    expect(asks('{{#news}}Sent {{sent}}.{{/news}}')).toEqual([needed]);
    expect(asks('{{#sent}}Sent {{sent}}.{{/sent}}')).toEqual([]);
  });

  it('shows a bracket for a field that is needed and not known, in the subject too', () => {
    expect(textOf({ body: 'Sent {{sent}}.' }, unsent)).toContain('Sent [the date of your request].');
    expect(draft({ subject: 'Sent {{sent}}' }).subject(unsent)).toBe('Sent [the date of your request]');
    expect(draft({ subject: 'For {{payer}} & {{codes}}' }).subject(sample)).toBe(
      'For Insurer B & CPT 90834, 90837 and 90791',
    );
  });

  it('names its Doc by day, payer and name', () => {
    expect(draft({}).title(sample)).toBe('2026-07-14 Insurer B try this');
    expect(draft({}).title({ ...sample, payer: ' ' })).toBe('2026-07-14 Payer try this');
    expect(draft({}).title({ ...sample, payer: 'x'.repeat(200) })).toBe(`2026-07-14 ${'x'.repeat(120)} try this`);
  });
});

describe('What a template wants, for the list of letters', () => {
  const wants = (body: string, subject = 'Try') => draft({ body, subject }).wants;

  it('is told once, from the subject, from sections shown or not, and from the table', () => {
    expect(wants('Nothing.')).toEqual([]);
    expect(wants('{{value}} {{values}} {{sent}}', 'To {{payer}}')).toEqual([
      'the payer',
      'two to five facts about your work',
      'the date of your request',
    ]);
    expect(wants('{{#isDenied}}{{regulator}}{{/isDenied}}{{^hasLeft}}{{clause}}{{/hasLeft}}')).toEqual([
      'what the payer answered',
      'the name of the state regulator',
      'the termination clause',
    ]);
    expect(wants('One.\n\n{{> table}}\n\nTwo.')).toEqual(['the current and the proposed rates']);
  });

  it('has words for everything that the library names', () => {
    for (const { id, wants: all } of allTemplates) {
      for (const one of all) expect([id, one]).toEqual([id, expect.stringMatching(/^(?:[a-z]|Medicare).*[a-zA-Z]$/)]);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

describe('What must be known before a letter is made', () => {
  const nothing: LetterFacts = { ...almostNothing, lines: [] };

  it('are codes and amounts where it asks for rates, codes alone where it names them', () => {
    const codes = expect.stringMatching(/^needed log\.codes: /);
    const amounts = { ...sample, lines: sample.lines.map((line) => ({ ...line, requested: null })) };
    expect(needsOf({ body: '{{> table}}' }, nothing)).toContainEqual(codes);
    expect(needsOf({ body: 'We ask for {{asks}}.' }, nothing)).toContainEqual(codes);
    expect(needsOf({ body: 'For {{codes}}.' }, nothing)).toContainEqual(codes);
    expect(needsOf({ body: 'Nothing.' }, nothing)).not.toContainEqual(codes);
    const requested = (body: string) => needsOf({ body }, amounts).filter((need) => need.includes('Requested'));
    expect(requested('{{> table}}').length).toBeGreaterThan(0);
    expect(requested('We ask for {{asks}}.').length).toBeGreaterThan(0);
    expect(requested('For {{codes}}.')).toEqual([]);
    expect(requested('Nothing.')).toEqual([]);
  });

  it('is nothing where all is known, whatever the template names', () => {
    for (const form of ['letter', 'email', 'script', 'reply', 'enclosure'] as const) {
      expect([form, draft({ form }).needs(sample)]).toEqual([form, []]);
      const whole = draft({
        form,
        body: '{{codes}} {{asks}} {{sent}}',
        needsResponse: true,
        isArgued: true,
        lists: [],
      });
      expect([form, whole.needs(sample)]).toEqual([form, []]);
    }
    expect(draft({})).toMatchObject({ isFull: false, isArgued: false, cautions: [] });
    expect(draft({ isFull: true, isArgued: true, cautions: ['Mind this.'] })).toMatchObject({
      isFull: true,
      isArgued: true,
      cautions: ['Mind this.'],
    });
    const check = { message: 'Look twice.', level: 'better', field: 'facts' } as const;
    expect(draft({ checks: () => [check] }).needs(sample)).toEqual([check]);
    // Nobody to write to matters to letters alone.
    const nobody = { ...sample, contact: { ...sample.contact, name: '', title: '' } };
    const fields = (form: Draft['form'], to?: Draft['to']) =>
      draft(to === undefined ? { form } : { form, to })
        .needs(nobody)
        .map(({ field }) => field);
    expect([fields('letter'), fields('email'), fields('letter', 'regulator'), fields('script')]).toEqual([
      ['log.contact'],
      ['log.contact'],
      [],
      [],
    ]);
  });

  it('is the answer where the letter replies to one', () => {
    const need =
      'needed log.response: Negotiation Log, Nature of Response: the letter needs to know what the payer answered. Choose it.';
    const answered = (response: LetterFacts['response'], needsResponse: boolean) =>
      needsOf({ needsResponse }, { ...sample, response }).filter((one) => one === need);
    expect(answered(undefined, true)).toEqual([need]);
    expect(answered({ date: '2026-07-02', nature: null }, true)).toEqual([need]);
    expect(answered({ date: null, nature: 'Denial' }, true)).toEqual([]);
    expect(answered(undefined, false)).toEqual([]);
  });

  it('is a list with something in it', () => {
    const lists: Draft['lists'] = [['news', { message: 'Type the news.', level: 'needed', field: 'practice.news' }]];
    expect(needsOf({ lists }, { ...sample, news: [] })).toContain('needed practice.news: Type the news.');
    expect(needsOf({ lists }, { ...sample, news: [' '] })).toContain('needed practice.news: Type the news.');
    expect(needsOf({ lists }, { ...sample, news: ['We moved'] })).not.toContain('needed practice.news: Type the news.');
  });

  it('are two facts with a figure, where the letter argues', () => {
    const figured = gatherFacts(allFigures, {
      today: sample.date,
      payer: 'Insurer B',
      limits: DEFAULT_THRESHOLDS,
    }).facts;
    const bare = { ...sample, lines: [] };
    const says = (count: number, isArgued = true) =>
      needsOf({ isArgued }, { ...bare, values: figured.slice(0, count) }).filter((need) =>
        need.startsWith('better facts'),
      );
    const few = (words: string) => [
      `better facts: The letter rests on ${words} with a figure. Two or three are stronger.`,
    ];
    expect([says(0), says(1), says(2), says(0, false)]).toEqual([few('no facts'), few('one fact'), [], []]);
  });
});

describe('The frame of a letter', () => {
  it('is chosen by its form', () => {
    const has = (form: Draft['form'], text: string) => textOf({ form }).includes(text);
    for (const [form, greets, signs, subject] of [
      ['letter', true, true, false],
      ['email', true, true, true],
      ['script', false, false, false],
      ['reply', false, false, false],
      ['enclosure', false, false, false],
    ] as const) {
      expect([form, has(form, 'Dear '), has(form, 'Dr. Alex Morgan'), has(form, 'Subject: Try')]).toEqual([
        form,
        greets,
        signs,
        subject,
      ]);
    }
    for (const form of ['script', 'reply'] as const) expect(textOf({ form })).toMatch(/^Try\s+Nothing\.\s*$/);
    expect(draft({ form: 'letter' }).mail).toContain('Nothing.');
    expect(draft({ form: 'letter' }).mail).not.toBe('\nNothing.\n');
    expect(draft({ form: 'script' }).mail).toBe('\nNothing.\n');
    expect(
      textOf({ form: 'enclosure' }, { ...sample, practice: { ...sample.practice, practiceName: '', signer: '' } }),
    ).toContain('[practice]');
  });

  it('ends with the closing of the practice, else with its own, and a plain one with its own alone', () => {
    const typed = { ...sample, practice: { ...sample.practice, closing: 'Thank you for your time.' } };
    const untyped = { ...sample, practice: { ...sample.practice, closing: '' } };
    expect(textOf({ closing: 'We look forward to your answer.' }, typed)).toContain('Thank you for your time.');
    expect(textOf({ closing: 'We look forward to your answer.' }, typed)).not.toContain('look forward');
    expect(textOf({ closing: 'We look forward to your answer.' }, untyped)).toContain(
      'We look forward to your answer.',
    );
    expect(textOf({ closing: 'We look forward to your answer.', isPlain: true }, typed)).toContain('look forward');
    expect(draft({}).view(untyped)).toMatchObject({ closing: [] });
  });

  it('lists enclosures where it argues, and the regulator as addressee where it goes there', () => {
    expect(textOf({ isArgued: true })).toContain('Enclosed: Practice summary, July 2026');
    expect(textOf({})).not.toContain('Enclosed');
    expect(draft({ to: 'regulator' }).view(sample)).toMatchObject({
      addressee: ['The Vermont Department of Financial Regulation'],
    });
    expect(draft({ to: 'nobody' }).view(sample)).toMatchObject({ addressee: [] });
    expect(draft({ salutation: 'Dear clients,' }).view(sample)).toMatchObject({ salutation: 'Dear clients,' });
  });
});

describe('The figures of a letter with denials and days (LTR-11)', () => {
  const friction = { denialRate: 0.09, otherDenialRate: 0.04, days: 41, otherDays: 24, period: 'January to June 2026' };
  const source = 'Claims, January to June 2026: Insurer B and the average of the others';
  const ofFriction = (some: Partial<typeof friction> | Record<string, null>, body = '{{denials}}') =>
    draft({ body })
      .figures({ ...sample, friction: { ...friction, ...some } as LetterFacts['friction'] })
      .filter((figure) => figure.source === source)
      .map(({ text }) => text);

  it('are each there with what the others have beside it', () => {
    expect(ofFriction({})).toEqual([
      '9.0% of our claims denied or reduced, 4.0% elsewhere',
      '41 days to payment, 24 elsewhere',
    ]);
    expect(ofFriction({ otherDenialRate: null })).toEqual(['41 days to payment, 24 elsewhere']);
    expect(ofFriction({ denialRate: null, days: null })).toEqual([]);
    expect(ofFriction({ otherDays: null })).toEqual(['9.0% of our claims denied or reduced, 4.0% elsewhere']);
    expect(ofFriction({}, 'Nothing.')).toEqual([]);
    expect(
      draft({ body: '{{denials}}' })
        .figures({ ...sample, friction: undefined })
        .map((figure) => figure.source),
    ).not.toContain(source);
  });
});

it('A template that is not in the library is no template', () => {
  expect(() => templateOf('LTR-99')).toThrow('No template LTR-99');
});
