import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DATA_FOLDER, readableName, TEXT_MODULE, textModuleOf } from '../../scripts/medicare-data.ts';
import { medicareText } from '../../src/domain/medicare/text.generated.ts';

describe('the shipped Medicare text', () => {
  const shipped = readFileSync(TEXT_MODULE, 'utf8');

  it('is what the data files make', () => {
    expect(textModuleOf(DATA_FOLDER) === shipped, 'text.generated.ts is out of date: run npm run data').toBe(true);
  });

  it('is one function with one literal, in plain ASCII, of at most 450 KiB', () => {
    // Compared as booleans, so that a failure does not print the whole text.
    expect(/^\/\/[^\n]*\nexport function medicareText\(\): string { return '[^'\n]*'; }\n$/.test(shipped)).toBe(true);
    expect(/^[\n -~]*$/.test(shipped)).toBe(true);
    expect(/`|\*\//.test(shipped)).toBe(false);
    expect(shipped.length).toBeLessThanOrEqual(450 * 1024);
  });

  it('holds no words but the names of places: no description of a service', () => {
    const lines = medicareText().split('\n');
    const packed = lines.filter((line) => !'YL'.includes(line.charAt(0)));
    expect(lines.length).toBeGreaterThan(1000);
    for (const line of packed) expect(line).toMatch(/^(?:[=#]\S+|S(?: [A-Z-]{3})+)$/);
  });
});

describe('the CMS files', () => {
  it.each([2024, 2025, 2026])('of %i hold codes, marks and numbers only, no description of a service', (year) => {
    const lines = readFileSync(`${DATA_FOLDER}/rvu-${year}-all.csv`, 'utf8').trim().split('\n');
    expect(lines[0]).toBe('hcpcs,mod,status,work_rvu,nonfac_pe_rvu,fac_pe_rvu,mp_rvu,nonfac_na,fac_na,global,release');
    const worded = lines.slice(1).filter((line) => line.split(',').length !== 11 || /[A-Za-z]{4}/.test(line.slice(6)));
    expect(worded).toEqual([]);
  });
});

describe('readable locality names', () => {
  it.each([
    ['VERMONT', 'Vermont'],
    ['ALASKA*', 'Alaska'],
    ['NORTH DAKOTA**', 'North Dakota'],
    ['REST OF STATE', 'Rest of State'],
    ['SEATTLE (KING CNTY)', 'Seattle (King County)'],
    ['EAST ST. LOUIS', 'East St. Louis'],
    ['BALTIMORE/SURR. CNTYS', 'Baltimore and surrounding counties'],
    [
      'LOS ANGELES-LONG BEACH-ANAHEIM (LOS ANGELES/ORANGE CNTY)',
      'Los Angeles-Long Beach-Anaheim (Los Angeles and Orange counties)',
    ],
  ])('%s is shown as %s', (raw, name) => {
    expect(readableName(raw)).toBe(name);
  });
});
