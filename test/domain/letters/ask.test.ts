import { describe, expect, it, test } from 'vitest';
import {
  ASK_CHOICES,
  type AskOption,
  askAlternatives,
  askTerms,
  REFERENCE_BANDS,
  yearlyTotal,
  yearlyWorth,
} from '../../../src/domain/letters/ask.ts';
import { allTemplates, templateOf } from '../../../src/domain/letters/library.ts';
import { lintContext, lintLetter } from '../../../src/domain/letters/lint.ts';
import { renderTemplate } from '../../../src/domain/letters/render.ts';
import { sample } from './sample.ts';

const options: readonly AskOption[] = [
  { kind: 'escalator', share: 0.03 },
  { kind: 'carve-out', codes: ['90837'] },
  { kind: 'add codes', codes: ['96130', '96131'] },
  { kind: 'prior authorization', codes: ['90837'] },
  { kind: 'clean claims', businessDays: 15 },
  { kind: 'less paperwork', what: 'one credentialing form for all clinicians' },
  { kind: 'phased', second: '2027-04-01' },
  { kind: 'review in six months' },
  { kind: 'performance', measure: 'days to a first appointment' },
  { kind: 'bonus', measure: 'follow-up within seven days of a hospital stay' },
  { kind: 'by volume', members: 60 },
  { kind: 'trade-off', give: 'two reserved hours a week for your urgent referrals' },
];
const text = (option: AskOption) =>
  `${askTerms({ ...sample, options: [option] })}${askAlternatives({ ...sample, options: [option] })}`;

describe('what may stand beside the amounts', () => {
  it('offers every alternative of the handbook (ASK-07..10)', () => {
    expect(ASK_CHOICES.map(({ kind }) => kind)).toEqual(options.map(({ kind }) => kind));
    expect(ASK_CHOICES.find(({ kind }) => kind === 'clean claims')?.caution).toContain("Check your state's");
  });

  it('reads like its golden list', async () => {
    await expect(options.map(text).join('\n\n')).toMatchFileSnapshot('golden/ask-options.txt');
  });

  it('asks for terms and offers alternatives in a paragraph each', () => {
    expect(askTerms({ ...sample, options })).not.toContain('\n');
    expect(askAlternatives({ ...sample, options })).toMatch(
      /^We are open to more than one way of getting there\. The increase/,
    );
    expect(askAlternatives({ ...sample, options: options.slice(0, 6) })).toBe('');
    expect(askTerms({ ...sample, options: options.slice(6) })).toBe('');
  });

  it('passes the checks of a letter, each by itself', () => {
    for (const option of options) {
      const facts = { ...sample, options: [option], response: null, enclosures: [] };
      const template = templateOf('LTR-04');
      expect(lintLetter(renderTemplate(template, facts), lintContext(template, facts))).toEqual([]);
    }
  });

  it('halves the increase to the cent, half a cent up', () => {
    const lines = sample.lines.slice(0, 1).map((line) => ({ ...line, current: 94.5, requested: 110.01 }));
    expect(askAlternatives({ ...sample, lines, options: [{ kind: 'phased', second: '2027-04-01' }] })).toContain(
      '$102.26 for CPT 90834 from October 1, 2026, and the full amount from April 1, 2027',
    );
  });
});

describe('what stands beside the amounts where facts are missing', () => {
  it('shows in brackets what is still to be typed', () => {
    expect(text({ kind: 'less paperwork', what: ' ' })).toContain('[what paperwork].');
    expect(text({ kind: 'performance', measure: '' })).toContain('such as [measure].');
    expect(text({ kind: 'bonus', measure: '' })).toContain('such as [measure], could take');
    expect(text({ kind: 'trade-off', give: '' })).toContain('the following: [what you offer].');
  });

  it('halves only the increases that are known, and else names the two dates', () => {
    const phased: readonly AskOption[] = [{ kind: 'phased', second: '2027-04-01' }];
    const [line] = sample.lines;
    if (line === undefined) throw new Error('The sample has no line');
    const known = { ...line, code: '90834', current: 90, requested: 110 };
    const open = [known, { ...line, code: '90837', current: null }, { ...line, code: '90791', requested: null }];
    expect(askAlternatives({ ...sample, lines: open, options: phased, effectiveFrom: undefined })).toContain(
      'in two steps: $100.00 for CPT 90834 first, and the full amount from April 1, 2027.',
    );
    expect(askAlternatives({ ...sample, lines: open, options: phased, effectiveFrom: '' })).toContain('90834 first,');
    expect(askAlternatives({ ...sample, lines: open.slice(1), options: phased })).toContain(
      'The new rates could also come in two steps, the second from April 1, 2027.',
    );
  });

  it('speaks of one code or of several', () => {
    expect(text({ kind: 'carve-out', codes: ['90837'] })).toContain('in an amendment of its own');
    expect(text({ kind: 'carve-out', codes: ['90834', '90837'] })).toContain('in an amendment of their own');
  });

  it('parts sentences by a space, and is nothing without options', () => {
    const two: readonly AskOption[] = [
      { kind: 'clean claims', businessDays: 15 },
      { kind: 'escalator', share: 0.03 },
    ];
    expect(askTerms({ ...sample, options: two })).toMatch(/business days\. On each anniversary/);
    expect(askTerms({ ...sample, options: undefined })).toBe('');
    expect(askAlternatives({ ...sample, options: undefined })).toBe('');
  });
});

describe('what the request is worth a year', () => {
  it('leaves out codes without an amount asked for or without sessions', () => {
    const [line] = sample.lines;
    if (line === undefined) throw new Error('The sample has no line');
    const known = { ...line, code: '90834', current: 90, requested: 100, sessions: 10 };
    const lines = [
      known,
      { ...known, code: '90837', requested: null },
      { ...known, code: '90791', sessions: undefined },
    ];
    expect(yearlyTotal({ ...sample, lines })).toEqual({ dollars: 100, codes: ['90834'] });
    expect(yearlyTotal({ ...sample, lines: [] })).toBeNull();
  });

  it('names no codes where it covers all', () => {
    const lines = sample.lines.map((line) => ({ ...line, current: 90, requested: 100, sessions: 10 }));
    expect(yearlyWorth({ ...sample, lines })).toMatch(/ a year\.$/);
  });

  it('is printed only where the user wants it (ASK-02)', () => {
    expect(yearlyWorth(sample)).toContain('$7,878 a year');
    expect(yearlyWorth({ ...sample, showYearly: false })).toBe('');
    expect(renderTemplate(templateOf('LTR-02'), { ...sample, showYearly: undefined }).text).not.toContain('a year.');
  });

  it('counts codes with sessions and a current rate, and says which when not all have them', () => {
    const lines = sample.lines.map((line, i) => (i === 0 ? line : { ...line, sessions: i === 1 ? null : 0 }));
    expect(yearlyTotal({ ...sample, lines })).toEqual({ dollars: 15.5 * 220, codes: ['90834'] });
    expect(yearlyWorth({ ...sample, lines })).toContain('$3,410 a year for CPT 90834.');
    expect(yearlyTotal({ ...sample, lines: lines.map((line) => ({ ...line, current: null })) })).toBeNull();
  });
});

describe('what others are said to achieve', () => {
  it('stands with its source, and in no letter (AMB-07)', () => {
    expect(REFERENCE_BANDS.map(({ id }) => id)).toEqual(['REF-01', 'REF-02', 'REF-03', 'REF-04']);
    for (const { source } of REFERENCE_BANDS) expect(source).not.toBe('');
    for (const template of allTemplates) {
      const { text } = renderTemplate(template, sample);
      expect(text).not.toMatch(/15% to 25%|5% to 25%|5% to 15%|68%|credible source/);
    }
  });
});

describe('cautions', () => {
  test.each(allTemplates.filter(({ cautions }) => cautions.length > 0).map(({ id }) => [id]))(
    'of %s are for the user and never printed (AMB-42)',
    (id) => {
      const template = templateOf(id);
      const { text } = renderTemplate(template, sample);
      for (const caution of template.cautions) expect(text).not.toContain(caution.slice(0, 40));
    },
  );

  it('stand with every notice of leaving, and speak of contract and counsel', () => {
    for (const id of ['LTR-17', 'EXIT-01'])
      expect(templateOf(id).cautions.join(' ')).toMatch(/contract and counsel|a lawyer/);
    expect(templateOf('LTR-17').cautions.join(' ')).toMatch(/Medicaid.*opted out.*cost share.*good-faith estimate/s);
    expect(templateOf('FUP-17').cautions.join(' ')).toContain('self-funded');
  });
});
