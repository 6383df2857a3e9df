import { describe, expect, it } from 'vitest';
import { latestSigned, type SignedRow, signedIn } from '../../../src/domain/negotiation/results.ts';

const row = (more: Partial<SignedRow> = {}): SignedRow => ({
  payer: 'Insurer A',
  codes: '90834, 90837',
  current: '90834: 104; 90837: 150',
  requested: '114\n165',
  agreed: '90834: 112.50',
  from: '2025-04-01',
  ...more,
});

describe('What was signed', () => {
  it('is read code by code, beside what stood before and what was asked (AMB-22)', () => {
    expect(signedIn(row())).toEqual({
      rates: [{ payer: 'Insurer A', code: '90834', before: 104, requested: 114, agreed: 112.5, from: '2025-04-01' }],
      fault: null,
    });
    expect(signedIn(row({ agreed: '' }))).toEqual({ rates: [], fault: null });
    expect(signedIn(row({ current: '', agreed: 112.5, codes: 90834, requested: '' })).rates).toEqual([
      { payer: 'Insurer A', code: '90834', before: null, requested: null, agreed: 112.5, from: '2025-04-01' },
    ]);
  });

  it('is said in a sentence where it cannot be read', () => {
    expect(signedIn(row({ agreed: 'as asked' })).fault).toContain('"as asked" is not an amount.');
    expect(signedIn(row({ agreed: '90791: 140' })).fault).toContain('90791 has an amount, but is not among the codes');
  });

  it('is the latest agreement, whatever the order of the rows and the writing of the payer', () => {
    const first = signedIn(row({ from: '2023-01-01', agreed: '90834: 104; 90837: 150' })).rates;
    const second = signedIn(row({ payer: ' insurer a', agreed: '90834: 112.50' })).rates;
    for (const rates of [
      [...first, ...second],
      [...second, ...first],
    ]) {
      const latest = latestSigned(rates);
      expect(latest.map(({ code, agreed }) => [code, agreed]).sort()).toEqual([
        ['90834', 112.5],
        ['90837', 150],
      ]);
    }
  });

  it('counts further down where two begin on the same day, and a dated one before an undated one', () => {
    const at = (from: string | null, agreed: string) => signedIn(row({ from, agreed })).rates;
    expect(latestSigned([...at('2025-04-01', '90834: 110'), ...at('2025-04-01', '90834: 111')])[0]?.agreed).toBe(111);
    expect(latestSigned([...at('2025-04-01', '90834: 110'), ...at(null, '90834: 111')])[0]?.agreed).toBe(110);
  });
});
