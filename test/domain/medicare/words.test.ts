import { describe, expect, it } from 'vitest';
import { clinicians, medicareAmount, parseClinician, parseSetting } from '../../../src/domain/medicare/index.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { coreCodes, serviceLabel, starterCodes } from '../../../src/domain/services.ts';
import { codesOf, readCms, YEARS } from './cms.ts';

describe('clinicians', () => {
  it('have the percentages of the regulations', () => {
    const expected = readCms('npp-percentages.csv').map((row) => [
      (row.practitioner ?? '').replace(/ \(.*\)$/, ''),
      Number(row.percent_of_mpfs),
    ]);
    const ours = clinicians().map(({ label, percent }) => [label.toLowerCase(), percent]);
    expect(ours.sort()).toEqual(expected.sort());
  });

  it('are found by key, label and plural', () => {
    for (const clinician of clinicians()) {
      for (const text of [clinician.key, clinician.label, clinician.plural]) {
        expect(parseClinician(text)).toBe(clinician);
        expect(parseClinician(text.toUpperCase())).toBe(clinician);
        expect(parseClinician(text.toLowerCase())).toBe(clinician);
      }
    }
  });

  it.each([
    ['Psychologist', 'psychologist psychologists Psy.D. PsyD PhD Ph.D. clinical_psychologist'],
    ['Physician', 'physician MD M.D. D.O. DO psychiatrist'],
    ['LCSW', 'LCSW L.C.S.W. LICSW LCSW-C LISW lcsws social-worker'],
    ['LMFT', 'LMFT MFT LMFTs'],
    ['LMHC', 'LMHC LPC LPCC LCPC LCMHC LMHC/LPC counselor counselors'],
    ['NP', 'NP PMHNP PMHNP-BC APRN FNP'],
    ['CNS', 'CNS C.N.S. PMHCNS-BC'],
    ['PA', 'PA PA-C PAs'],
  ])('%s is what people mean by %s', (key, words) => {
    for (const word of words.split(' ')) expect([word, parseClinician(word).key]).toEqual([word, key]);
  });

  it.each(['', '  '])('left blank (%j) is a psychologist', (text) => {
    expect(parseClinician(text).key).toBe('Psychologist');
  });

  it.each(['plumber', 's', '85', 'LMSW'])('%j is refused with what is accepted', (text) => {
    const run = (): unknown => medicareAmount({ code: '90834', place: 'VT', clinician: text });
    expect(run).toThrow(Refusal);
    expect(run).toThrow(
      `The clinician "${text}" is not one RateCase knows; use psychologist, physician, LCSW, LMFT, LMHC, LPC, NP, CNS or PA.`,
    );
  });
});

describe('settings', () => {
  it.each([
    ['office', 'office'],
    [' Office ', 'office'],
    ['non-facility', 'office'],
    ['Non Facility', 'office'],
    ['nonfacility', 'office'],
    ['', 'office'],
    ['FACILITY', 'facility'],
  ])('%j means %s', (text, setting) => {
    expect(parseSetting(text)).toBe(setting);
  });

  it('that are something else are refused with what is accepted', () => {
    expect(() => parseSetting('home')).toThrow(
      'The setting "home" is not one RateCase knows; use office (also called non-facility) or facility.',
    );
  });
});

describe('services', () => {
  it('have a label for every starter code, and the core codes are among them (BEN-08, BEN-09)', () => {
    expect(starterCodes).toHaveLength(10);
    expect(new Set(starterCodes).size).toBe(10);
    for (const code of starterCodes) expect(serviceLabel(code)).not.toBe('');
    for (const code of coreCodes) expect(starterCodes).toContain(code);
  });

  it('that we start from have a Medicare price in every year', () => {
    for (const year of YEARS) {
      for (const code of starterCodes) {
        expect(medicareAmount({ code, place: 'US', on: { year } }).dollars).toBeGreaterThan(0);
      }
    }
  });

  it('are labeled apart, in short plain words, for codes that exist', () => {
    const labeled = [...codesOf(2026).keys()].filter((code) => serviceLabel(code) !== '');
    expect(labeled.length).toBeGreaterThan(40);
    const labels = labeled.map(serviceLabel);
    expect(new Set(labels).size).toBe(labels.length);
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(80);
  });

  it('are found for numbers and padded text, and have no label otherwise', () => {
    expect(serviceLabel(90834)).toBe('45-minute session');
    expect(serviceLabel(' 90837 ')).toBe('60-minute session');
    expect(serviceLabel('27447')).toBe('');
    expect(serviceLabel('')).toBe('');
  });
});
