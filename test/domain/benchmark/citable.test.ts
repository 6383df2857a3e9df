import { describe, expect, it } from 'vitest';
import {
  BENCHMARK_KINDS,
  type BenchmarkSource,
  citable,
  citableInWords,
  likeForLike,
} from '../../../src/domain/benchmark/index.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';
import fc from '../../support/property.ts';

const survey: BenchmarkSource = { kind: 'Aggregated survey', contributors: 42, asOf: '2026-01-31', mayShare: 'yes' };
const ON = '2026-05-12';
const words = (more: Partial<BenchmarkSource>, on: string | null = ON) =>
  citableInWords(citable({ ...survey, ...more }, on, DEFAULT_THRESHOLDS));

describe('Whether a benchmark may be cited', () => {
  it.each<[string, Partial<BenchmarkSource>, string]>([
    ['a survey of many, old enough and shared', {}, 'yes: a survey of 42'],
    ['a survey of five', { contributors: 5 }, 'yes: a survey of 5'],
    ['a survey of four', { contributors: 4 }, 'no: fewer than 5 took part'],
    ['a survey that does not say of how many', { contributors: null }, 'no: type how many took part'],
    ['a survey without a date', { asOf: null }, 'no: type the date of the figures'],
    ['a survey three months old to the day', { asOf: '2026-02-12' }, 'yes: a survey of 42'],
    ['a survey one day younger', { asOf: '2026-02-13' }, 'no: figures are not yet 3 months old'],
    ['a survey of a day to come', { asOf: '2027-01-01' }, 'no: figures are not yet 3 months old'],
    ['a survey that may not be shared', { mayShare: 'no' }, 'no: May be shared is not yes'],
    ['a survey without an answer to that', { mayShare: '' }, 'no: May be shared is not yes'],
    [
      'an association’s survey of four',
      { kind: 'State association survey', contributors: 4 },
      'no: fewer than 5 took part',
    ],
    [
      'profiles in a directory, which are colleagues’ fees',
      { kind: 'Directory profiles', contributors: 4 },
      'no: fewer than 5 took part',
    ],
    [
      'a payer’s public file of today',
      { kind: "payer's  public rate file", contributors: null, asOf: null },
      'yes: public, with its source',
    ],
    [
      'a public file that is marked as not to be shared',
      { kind: 'Payer’s public rate file', mayShare: 'no' },
      'no: May be shared is not yes',
    ],
    ['FAIR Health', { kind: 'FAIR Health', contributors: null }, 'yes: public, with its source'],
    ['own private-pay fees', { kind: 'Own private-pay fees', contributors: null }, 'yes: your own fees'],
    [
      'a colleague, even one who agrees',
      { kind: 'Colleague', contributors: 9 },
      'no: one colleague’s rates stay private',
    ],
    ['a kind that is blank', { kind: ' ' }, 'no: choose the kind of source'],
    ['a kind of the user’s own', { kind: 'A blog' }, 'no: this kind of source is not one that Benchmarks offers'],
  ])('%s', (_, more, says) => {
    expect(words(more)).toBe(says);
  });

  it('asks for the day when none is known', () => {
    expect(words({}, null)).toBe('no: type Figures as of in Practice');
  });

  it('counts three months from the end of a long month to the end of a short one', () => {
    expect(words({ asOf: '2025-11-30' }, '2026-02-28')).toMatch(/^yes/);
    expect(words({ asOf: '2025-11-30' }, '2026-02-27')).toMatch(/^no/);
  });

  it('follows the limits of the Thresholds tab', () => {
    const strict = { ...DEFAULT_THRESHOLDS, surveyContributors: 43, surveyMonths: 0 };
    expect(citable(survey, ON, strict)).toEqual({ may: false, reason: 'fewer than 43 took part' });
    expect(citable({ ...survey, contributors: 43, asOf: ON }, ON, strict).may).toBe(true);
  });

  it('never says yes to a colleague or without a yes to sharing, whatever else holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BENCHMARK_KINDS, 'something else'),
        fc.option(fc.nat(200)),
        fc.constantFrom('no', '', 'unknown', 'maybe', 'yes'),
        (kind, contributors, mayShare) => {
          const { may } = citable({ kind, contributors, asOf: '2020-01-01', mayShare }, ON, DEFAULT_THRESHOLDS);
          return !may || (mayShare === 'yes' && kind !== 'Colleague');
        },
      ),
    );
  });

  it('an older or larger survey is never less citable', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.integer({ min: 1, max: 28 }), (few, more, day) => {
        const asOf = `2026-02-${String(day).padStart(2, '0')}`;
        const smaller = citable({ ...survey, contributors: few, asOf }, ON, DEFAULT_THRESHOLDS).may;
        const larger = citable({ ...survey, contributors: few + more, asOf: '2026-01-01' }, ON, DEFAULT_THRESHOLDS).may;
        return !smaller || larger;
      }),
    );
  });
});

describe('Whether a benchmark is like for like', () => {
  const benchmark = { figure: 'allowed', level: 'Psychologist', setting: 'office', region: 'Vermont' };
  const practice = { clinician: 'Psychologist', setting: 'office', place: '05401' };

  it.each([
    ['the same license, setting and state', {}, 'yes'],
    ['the license in other words', { level: 'PhD' }, 'yes'],
    ['another license', { level: 'LICSW' }, 'no: for LCSW, you are Psychologist'],
    ['another license that Medicare pays the same', { level: 'Physician' }, 'no: for Physician, you are Psychologist'],
    ['another setting', { setting: 'facility' }, 'no: for facility, you are office'],
    ['another state', { region: 'Maine' }, 'no: for Maine, you are in Vermont'],
    ['the state’s abbreviation', { region: 'vt' }, 'yes'],
    ['a region that is no state', { region: 'Chittenden County' }, 'yes'],
    ['charges', { figure: 'charged' }, 'no: charges are more than payers allow'],
    ['private pay', { figure: 'private pay' }, 'no: private pay is not what payers allow'],
    ['a kind of figure that is none', { figure: 'allowed amount' }, 'not sure: kind of figure not known'],
    [
      'several differences',
      { level: 'LMFT', setting: 'facility' },
      'no: for LMFT, you are Psychologist; for facility, you are office',
    ],
    ['a blank license', { level: '' }, 'not sure: license not known'],
    [
      'nothing typed',
      { figure: '', level: '', setting: '' },
      'not sure: kind of figure, license and setting not known',
    ],
    ['a license nobody knows', { level: 'guru' }, 'not sure: license not known'],
    ['a license of spaces', { level: '  ' }, 'not sure: license not known'],
    ['a setting of spaces', { setting: '  ' }, 'not sure: setting not known'],
    ['a setting nobody knows', { setting: 'on the moon' }, 'not sure: setting not known'],
    ['a difference beside what is not known', { level: '', setting: 'facility' }, 'no: for facility, you are office'],
  ])('%s', (_, more, says) => {
    expect(likeForLike({ ...benchmark, ...more }, practice)).toBe(says);
  });

  it('takes Practice’s blank clinician and setting as the usual ones, and does without a ZIP code', () => {
    for (const place of ['', '  ']) expect(likeForLike(benchmark, { clinician: '', setting: '', place })).toBe('yes');
    expect(likeForLike({ ...benchmark, region: 'Maine' }, { ...practice, place: '' })).toBe('yes');
  });

  it('is not known where Practice says what nobody knows; an unknown place is not compared', () => {
    expect(likeForLike(benchmark, { ...practice, setting: 'on the moon' })).toBe('not sure: setting not known');
    expect(likeForLike(benchmark, { ...practice, clinician: 'guru' })).toBe('not sure: license not known');
    expect(likeForLike({ ...benchmark, region: 'Maine' }, { ...practice, place: '00000' })).toBe('yes');
    expect(likeForLike({ ...benchmark, region: 'Maine' }, { ...practice, place: 4101 })).toBe('yes');
  });
});
