import { describe, expect, it } from 'vitest';
import type { LetterNeed, RateRequestFacts } from '../../../src/domain/letters/facts.ts';
import { amountNeeds, codesNeed, frameNeeds, inOrder } from '../../../src/domain/letters/needs.ts';
import { npiFault } from '../../../src/domain/letters/npi.ts';
import { line, oneCode } from './practices.ts';

const practice = (changes: Partial<RateRequestFacts['practice']>): RateRequestFacts => ({
  ...oneCode,
  practice: { ...oneCode.practice, ...changes },
});
const fields = (needs: readonly LetterNeed[]) => needs.map(({ level, field }) => `${level} ${field}`);

describe('What every letter needs', () => {
  it('is there in a practice that is filled in', () => {
    expect(frameNeeds(oneCode)).toEqual([]);
    expect(codesNeed(oneCode)).toEqual([]);
    expect(amountNeeds(oneCode)).toEqual([]);
  });

  it('is a sender: the practice, or whoever signs', () => {
    expect(fields(frameNeeds(practice({ practiceName: '  ', signer: '' })))).toEqual(['needed practice.practiceName']);
    expect(frameNeeds(practice({ practiceName: '', signer: '' }))[0]?.message).toBe(
      'Practice tab, Practice name: the letter has no sender. Type the name payers know you by.',
    );
    expect(fields(frameNeeds(practice({ practiceName: '' })))).toEqual([]);
    expect(frameNeeds(practice({ signer: ' ' }))).toEqual([
      {
        message:
          'Practice tab, Letters signed by: the letter is signed by the practice only. Type the name of the person who signs.',
        level: 'better',
        field: 'practice.signer',
      },
    ]);
  });

  it('is a payer, codes and an amount for each', () => {
    expect(fields(frameNeeds({ ...oneCode, payer: ' ' }))).toEqual(['needed log.payer']);
    expect(fields(codesNeed({ ...oneCode, lines: [] }))).toEqual(['needed log.codes']);
    const lines = [
      line({ code: '90834', current: 94, requested: null, medicare: 113.29 }),
      line({ code: '90837', current: 138, requested: 160, medicare: 166.27 }),
    ];
    expect(amountNeeds({ ...oneCode, lines })).toEqual([
      {
        message:
          'Negotiation Log, Requested Rate per Code: 90834 has no amount. Type the rate you ask for, like 90834: 120.00.',
        level: 'needed',
        field: 'line.90834.requested',
      },
    ]);
  });

  it('is better with an NPI, with a way to answer, and with a person to write to', () => {
    expect(frameNeeds(practice({ npi: '1234567890' }))).toEqual([
      {
        message:
          'Practice tab, NPI: "1234567890" has a wrong digit; its check digit does not fit. Compare it with your NPI record.',
        level: 'better',
        field: 'practice.npi',
      },
    ]);
    expect(fields(frameNeeds(practice({ phone: '' })))).toEqual([]);
    expect(fields(frameNeeds(practice({ email: '' })))).toEqual([]);
    expect(fields(frameNeeds(practice({ phone: ' ', email: '' })))).toEqual(['better practice.phone']);
    expect(fields(frameNeeds({ ...oneCode, contact: { ...oneCode.contact, name: '' } }))).toEqual([
      'better log.contact',
    ]);
  });

  it('is told with what blocks first, and each field once', () => {
    const need = (level: LetterNeed['level'], field: LetterNeed['field'], message: string): LetterNeed => ({
      level,
      field,
      message,
    });
    expect(
      inOrder([
        need('better', 'practice.npi', 'first'),
        need('needed', 'log.codes', 'second'),
        need('needed', 'practice.npi', 'third'),
        need('better', 'facts', 'fourth'),
        need('better', 'facts', 'fifth'),
      ]).map(({ message }) => message),
    ).toEqual(['second', 'third', 'fourth']);
  });
});

describe('An NPI', () => {
  it.each([
    ['1234567893', null],
    [' 1234567893 ', null],
    // A fifth 5 doubles to more than nine.
    ['1679576722', null],
    ['1234567894', 'wrong digit'],
    ['1234567983', 'wrong digit'],
    ['123456789', 'not ten digits'],
    ['12345678933', 'not ten digits'],
    ['123456789a', 'not ten digits'],
    ['a1234567893', 'not ten digits'],
    ['  ', 'the letter has none'],
  ])('%j: %s', (npi, fault) => {
    if (fault === null) expect(npiFault(npi)).toBeNull();
    else expect(npiFault(npi)).toContain(fault);
  });
});
