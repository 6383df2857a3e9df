import { describe, expect, it } from 'vitest';
import { citableRange, type OtherRate, otherPayers } from '../../../src/domain/negotiation/otherPayers.ts';
import fc from '../../support/property.ts';

const rate = (payer: string, dollars: number, confidential: OtherRate['confidential'] = 'no'): OtherRate => ({
  payer,
  rate: dollars,
  confidential,
});

describe('what a letter may say of other payers (AMB-40)', () => {
  it('is a range over three payers whose rates are not confidential', () => {
    expect(citableRange([rate('A', 112.5), rate('B', 94), rate('C', 105)])).toEqual({
      kind: 'range',
      low: 94,
      high: 112.5,
      payers: 3,
    });
  });

  it('leaves out payers marked yes, unknown or not at all', () => {
    const open = [rate('A', 112.5), rate('B', 94), rate('C', 105)];
    const kept = [rate('D', 300, 'yes'), rate('E', 1, 'unknown'), rate('F', 500, '')];
    expect(citableRange([...open, ...kept])).toEqual(citableRange(open));
  });

  it('is words with two such payers, with the reason', () => {
    expect(citableRange([rate('A', 112.5), rate('B', 94), rate('C', 105, 'unknown')])).toEqual({
      kind: 'words',
      reason:
        'Other payers\' rates are printed only as a range over three or more whose Confidential rates is "no" in the Payers tab; here two of three are.',
    });
  });

  it('says so where no other payer is open, or none has a rate', () => {
    expect(citableRange([rate('A', 112.5, 'yes'), rate('B', 94, '')])).toMatchObject({
      reason: expect.stringMatching(/; here none of two is\.$/),
    });
    expect(citableRange([])).toEqual({ kind: 'words', reason: 'No other payer has a rate for this code.' });
  });

  it('counts a payer once, however many of its rates stand there', () => {
    expect(citableRange([rate('A', 100), rate(' a ', 110), rate('B', 120)]).kind).toBe('words');
  });

  it('counts who pays more than this payer, confidential or not, and nobody where there is no rate to compare', () => {
    const others = [rate('A', 112.5, 'yes'), rate('A', 113, 'yes'), rate('B', 94.5), rate('C', 105)];
    expect(otherPayers(others, 94.5).payingMore).toBe(2);
    expect(otherPayers(others, null).payingMore).toBe(0);
  });

  it('never lets a confidential rate move the printed range', () => {
    const confidential = fc.constantFrom<OtherRate['confidential']>('yes', 'no', 'unknown', '');
    const other = fc.record({
      payer: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      rate: fc.integer({ min: 1, max: 50_000 }).map((cents) => cents / 100),
      confidential,
    });
    fc.assert(
      fc.property(fc.array(other, { maxLength: 12 }), (others) => {
        const open = others.filter((one) => one.confidential === 'no');
        const range = citableRange(others);
        expect(range.kind === 'range').toBe(new Set(open.map((one) => one.payer)).size >= 3);
        if (range.kind === 'range') expect(citableRange(open)).toEqual(range);
      }),
    );
  });
});
