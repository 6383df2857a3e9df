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

describe('what the request is worth a year', () => {
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
