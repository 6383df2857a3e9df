import { oneLine } from './markdown.ts';

/**
 * What is wrong with an NPI as typed, in a sentence, or null. Ten digits whose last is the Luhn check digit over
 * "80840" and the nine before it (45 CFR 162.406, ISO/IEC 7812).
 */
export function npiFault(typed: string): string | null {
  const npi = oneLine(typed);
  if (npi === '') return 'the letter has none. Type your ten-digit NPI; payers find your contract by it.';
  if (!/^\d{10}$/.test(npi)) return `"${npi}" is not ten digits. Type your ten-digit NPI.`;
  let sum = 0;
  for (const [i, digit] of [...`80840${npi}`].reverse().entries()) {
    const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0
    ? null
    : `"${npi}" has a wrong digit; its check digit does not fit. Compare it with your NPI record.`;
}
