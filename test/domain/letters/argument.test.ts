import { describe, expect, it } from 'vitest';
import {
  basis,
  comparisonEntry,
  comparisonHeading,
  comparisonSentence,
  comparisonView,
  factSentences,
  gap,
  medicareMeaning,
  others,
  printedRange,
  quantifiedFacts,
  value,
} from '../../../src/domain/letters/argument.ts';
import type { LetterFact, Period } from '../../../src/domain/letters/fact.ts';
import type { LetterLine, RateRequestFacts, ValueFact } from '../../../src/domain/letters/facts.ts';
import { line, oneCode } from './practices.ts';

const FIRST_HALF: Period = { from: '2026-01-01', to: '2026-06-30' };
const SECOND_HALF: Period = { from: '2025-07-01', to: '2025-12-31' };

const counted = (bare: string, period?: Period): LetterFact => ({
  text: period === undefined ? `${bare}.` : `${bare} in that time.`,
  bare: `${bare}.`,
  again: `${bare} then too.`,
  claim: `${bare}.`,
  source: 'Outcomes',
  key: 'own',
  priority: 'access',
  figures: ['1'],
  at: { tab: 'Outcomes', cell: 'B2', period },
  n: null,
  ageMonths: null,
  goodForMonths: 12,
  isWeak: false,
});
const plain = (text: string): ValueFact => ({ text, source: 'Practice' });
const facts = (changes: Partial<RateRequestFacts>): RateRequestFacts => ({ ...oneCode, ...changes });
const priced = (code: string, current: number | null, medicare: number | 'no price' | null = 100): LetterLine =>
  line({ code, current, requested: 120, medicare });
const range = (low: number, high: number, payers: number): LetterLine['others'] => ({
  range: { kind: 'range', low, high, payers },
  payingMore: payers,
});
const words = (payingMore: number): LetterLine['others'] => ({ range: { kind: 'words', reason: '' }, payingMore });

describe('Facts as sentences', () => {
  it('name a period that all share once, at the end', () => {
    expect(factSentences([counted('ninety were kept', FIRST_HALF), counted('nine days', FIRST_HALF)])).toEqual({
      sentences: ['Ninety were kept.', 'Nine days.'],
      note: 'These figures are from January to June 2026.',
    });
  });

  it('name each its own where there are several, and do not name one twice in a row', () => {
    expect(
      factSentences([
        counted('one', FIRST_HALF),
        counted('two', SECOND_HALF),
        counted('three', FIRST_HALF),
        plain('we treat adults'),
        counted('four', FIRST_HALF),
      ]),
    ).toEqual({
      sentences: [
        'One in that time.',
        'Two in that time.',
        'Three in that time.',
        'We treat adults.',
        'Four then too.',
      ],
      note: '',
    });
  });

  it('give a figure without a time none of the others’ time', () => {
    const all = [counted('one', FIRST_HALF), counted('two', FIRST_HALF)];
    expect(factSentences([...all, plain('they are 45.0% of our caseload')])).toEqual({
      sentences: ['One in that time.', 'Two then too.', 'They are 45.0% of our caseload.'],
      note: '',
    });
    expect(factSentences([...all, plain('we treat adults')]).note).toBe('These figures are from January to June 2026.');
  });

  it('stay as they are where none is shared, or none is named', () => {
    expect(factSentences([counted('one', FIRST_HALF), counted('two', SECOND_HALF), counted('three')])).toEqual({
      sentences: ['One in that time.', 'Two in that time.', 'Three.'],
      note: '',
    });
    expect(factSentences([plain('we treat adults'), counted('three'), counted('four')])).toEqual({
      sentences: ['We treat adults.', 'Three.', 'Four.'],
      note: '',
    });
  });

  it('are at most five, or fewer where asked for, without blank ones (AMB-38)', () => {
    const values = ['one', ' ', 'two', 'three', 'four', 'five', 'six'].map(plain);
    expect(value(facts({ values }))).toBe('One. Two. Three. Four. Five.');
    expect(value(facts({ values }), 2)).toBe('One. Two.');
    expect(value(facts({ values: [] }))).toBe('');
  });
});

describe('A rate beside Medicare', () => {
  it('is so many dollars and percent below or above (AMB-34)', () => {
    expect(gap(94.5, 104.32)).toBe('$9.82, or 9.4%, below');
    expect(gap(120, 104.32)).toBe('$15.68, or 15.0%, above');
    expect(gap(104.31, 104.32)).toBe('$0.01, or less than 0.1%, below');
  });

  it('is a sentence, or an entry of a list', () => {
    const below = priced('90834', 90);
    expect(comparisonSentence(below)).toBe(
      'Our current rate of $90.00 for CPT 90834 is $10.00, or 10.0%, below the Medicare amount of $100.00.',
    );
    expect(comparisonEntry(below)).toBe(
      'CPT 90834: $90.00, which is $10.00, or 10.0%, below the Medicare amount of $100.00',
    );
    expect(comparisonSentence(priced('90834', 100))).toBe(
      'Our current rate of $100.00 for CPT 90834 is the same as the Medicare amount.',
    );
    expect(comparisonSentence(priced('90834', 90, null))).toBe('');
    expect(comparisonEntry(priced('90834', 90, null))).toBe('');
  });

  it('without a contract is Medicare alone, with the proposed rate only where that is below', () => {
    const open = priced('90834', null);
    expect(comparisonSentence(open)).toBe('Medicare allows $100.00 for CPT 90834.');
    expect(comparisonEntry({ ...open, requested: 99 })).toBe(
      'CPT 90834: Medicare allows $100.00; the proposed $99.00 is $1.00, or 1.0%, below that amount',
    );
    expect(comparisonSentence({ ...open, requested: 100 })).toBe('Medicare allows $100.00 for CPT 90834.');
    expect(comparisonSentence({ ...open, requested: null })).toBe('Medicare allows $100.00 for CPT 90834.');
  });

  it('is headed by what stands in the list', () => {
    expect(comparisonHeading([priced('90834', 90), priced('90837', 90)])).toBe(
      'Our current rates compare with Medicare as follows:',
    );
    expect(comparisonHeading([priced('90834', 90), priced('90837', null)])).toBe(
      'The codes compare with Medicare as follows:',
    );
  });

  it('is one sentence for one code, a list for several', () => {
    const [one, two] = [priced('90834', 90), priced('90837', 95)];
    expect(comparisonView(facts({ lines: [one] }))).toEqual({
      comparison: `${comparisonSentence(one)} ${basis(facts({ lines: [one] }))}`,
      comparisonAlone: comparisonSentence(one),
      comparisons: [],
      basis: '',
    });
    expect(comparisonView(facts({ lines: [one, two, priced('97151', 30, 'no price')] }))).toMatchObject({
      comparison: 'Our current rates compare with Medicare as follows:',
      comparisons: [comparisonEntry(one), comparisonEntry(two)],
    });
  });

  it('stands whole where one code is below Medicare, and not at all where none is', () => {
    const [below, same, above] = [priced('90834', 99.99), priced('90837', 100), priced('90791', 120)];
    expect(comparisonView(facts({ lines: [above, below, same] })).comparisons).toEqual([
      'CPT 90791: $120.00, which is $20.00, or 20.0%, above the Medicare amount of $100.00',
      'CPT 90834: $99.99, which is $0.01, or less than 0.1%, below the Medicare amount of $100.00',
      'CPT 90837: $100.00, which is the same as the Medicare amount',
    ]);
    expect(comparisonView(facts({ lines: [above, same] }))).toMatchObject({ comparison: '', comparisons: [] });
    expect(medicareMeaning(facts({ lines: [above, same] }))).toEqual([]);
    expect(quantifiedFacts(facts({ lines: [above, same], values: [] }))).toBe(0);
    expect(quantifiedFacts(facts({ lines: [above, below], values: [] }))).toBe(1);
  });

  it('before a first contract is the offer’s, where there is one (LTR-19)', () => {
    const offer = (offered: number | null) => ({ ...priced('90834', null), offered });
    expect(comparisonSentence(offer(90))).toBe(
      'The $90.00 offered for CPT 90834 is $10.00, or 10.0%, below the Medicare amount of $100.00.',
    );
    expect(comparisonView(facts({ lines: [offer(110)] })).comparison).toBe('');
    expect(comparisonEntry(offer(90))).toBe(
      'CPT 90834: $90.00 offered, which is $10.00, or 10.0%, below the Medicare amount of $100.00',
    );
    expect(comparisonHeading([offer(90), offer(80)])).toBe('The rates offered compare with Medicare as follows:');
    expect(comparisonHeading([offer(90), offer(null)])).toBe('The codes compare with Medicare as follows:');
  });

  it('says what the Medicare figure is, once for each basis (AMB-39)', () => {
    const lines = [priced('90834', 90), priced('90837', 90)];
    expect(medicareMeaning(facts({ lines }))).toEqual([
      'Medicare here means the 2026 Medicare allowed amount, Vermont, office, as paid to clinical psychologists (100% of the fee schedule), patient share included.',
    ]);
    const other = line({ code: '90791', current: 90, requested: 120, medicare: 75, basis: '2026 amount (75 % of it)' });
    expect(medicareMeaning(facts({ lines: [...lines, other] }))).toEqual([
      expect.stringMatching(/^For CPT 90834 and 90837, Medicare means the 2026 Medicare allowed amount/),
      'For CPT 90791, Medicare means the 2026 amount (75% of it), patient share included.',
    ]);
    expect(medicareMeaning(facts({ lines: [priced('90834', 90, null)] }))).toEqual([]);
  });

  it('asks for dollars all the same, for the code or for each (AMB-08)', () => {
    expect(basis(facts({ lines: [priced('90834', 90)] }))).toContain(
      'our request is a fixed dollar amount for the code.',
    );
    expect(basis(facts({ lines: [priced('90834', 90), priced('90837', 90)] }))).toContain('amount for each code.');
    expect(basis(facts({ lines: [priced('90834', 90, null)] }))).toBe('');
  });

  it('says where Medicare has no price, in one sentence, and repeats no note', () => {
    const none = ['97151', '97153'].map((code) => priced(code, 30, 'no price'));
    const own = { ...priced('90882', 30, null), medicareNote: 'Vermont sets its own' };
    expect(basis(facts({ lines: [...none, own, { ...own, code: '90885' }] }))).toBe(
      'Medicare publishes no national price for CPT 97151 and 97153. Vermont sets its own.',
    );
    // A note beside an amount is for the user, not for the payer.
    expect(basis(facts({ lines: [{ ...priced('90834', 90), medicareNote: 'Checked' }] }))).not.toContain('Checked');
  });
});

describe('Other payers in a letter (AMB-40)', () => {
  const beside = (others: LetterLine['others'], current: number | null = 90): LetterLine => ({
    ...priced('90834', current),
    others,
  });

  it('are a range only where it reaches above what this payer pays or is asked for', () => {
    expect(printedRange(beside(range(80, 91, 3)))).toMatchObject({ low: 80, high: 91, payers: 3 });
    expect(printedRange(beside(range(80, 90, 3)))).toBeNull();
    expect(printedRange(beside(range(80, 121, 3), null))).toMatchObject({ high: 121 });
    expect(printedRange(beside(range(80, 120, 3), null))).toBeNull();
    expect(printedRange({ ...beside(range(80, 120, 3), null), requested: null })).toBeNull();
    expect(printedRange(beside(words(2)))).toBeNull();
  });

  it('count the payers behind each code, or once where they are as many', () => {
    const lines = (...counts: number[]) =>
      counts.map((count, at) => ({ ...beside(range(100, 110 + at, count)), code: `9083${at}` }));
    expect(others(facts({ lines: lines(3) }))).toBe(
      'Other payers we contract with pay between $100.00 and $110.00 for CPT 90830 (three payers).',
    );
    expect(others(facts({ lines: lines(3, 3) }))).toBe(
      'Other payers we contract with, three for each code, pay between $100.00 and $110.00 for CPT 90830 and between $100.00 and $111.00 for CPT 90831.',
    );
    expect(others(facts({ lines: lines(3, 3, 4) }))).toContain(
      'CPT 90831 (three payers) and between $100.00 and $112.00',
    );
    expect(others(facts({ lines: [beside(range(100, 100, 3))] }))).toContain(
      'pay $100.00 for CPT 90834 (three payers)',
    );
  });

  it('are words where no range may be printed, and nothing where none pays more', () => {
    expect(others(facts({ lines: [beside(words(2)), { ...beside(words(1)), code: '90837' }] }))).toBe(
      'Other contracts we hold pay more for CPT 90834. Another contract we hold pays more for CPT 90837.',
    );
    expect(others(facts({ lines: [beside(words(0))] }))).toBe('');
  });

  it('count among the kinds of quantified fact, as does Medicare and each figure of our own', () => {
    const bare = { ...beside(words(0)), medicare: null };
    const count = (lines: LetterLine[], values: ValueFact[] = []) => quantifiedFacts(facts({ lines, values }));
    expect(count([bare])).toBe(0);
    expect(count([bare, priced('90837', 90)])).toBe(1);
    expect(count([bare, { ...bare, others: range(100, 110, 3) }])).toBe(1);
    expect(count([bare], [plain('46 members'), plain('evening hours')])).toBe(1);
    expect(count([{ ...priced('90837', 90), others: range(100, 110, 3) }], [plain('46 members')])).toBe(3);
  });
});
