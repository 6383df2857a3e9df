import { describe, expect, it } from 'vitest';
import { type Benchmark, whyNotCitable } from '../../../src/domain/negotiation/citable.ts';

const own = { level: 'Psychologist', setting: 'office' };
const TODAY = '2026-05-12';
const survey: Benchmark = {
  source: 'Regional survey',
  sourceType: 'Aggregated survey',
  figure: 'allowed',
  level: 'Psychologist',
  setting: 'office',
  asOf: '2026-02-12',
  contributors: 5,
  mayShare: 'yes',
};
const file: Benchmark = { ...survey, sourceType: 'Payer’s public rate file', contributors: null, asOf: '', level: '' };
const why = (row: Benchmark) => whyNotCitable(row, own, TODAY);

describe('a benchmark is cited in a letter (AMB-40)', () => {
  it('if it is a survey of five or more, three months old, for the own license and setting, that may be shared', () => {
    expect(why(survey)).toBeNull();
  });

  it('if it comes from a public file, whoever and however many took part', () => {
    expect(why(file)).toBeNull();
    expect(why({ ...file, sourceType: "payer's public rate file" })).toBeNull();
    expect(why({ ...file, sourceType: 'FAIR Health' })).toBeNull();
  });

  it.each<[what: string, row: Benchmark, says: string]>([
    ['four took part', { ...survey, contributors: 4 }, '5 or more took part'],
    ['nobody says how many took part', { ...survey, contributors: null }, 'says nothing'],
    ['it is a day short of three months old', { ...survey, asOf: '2026-02-13' }, 'from 2026-05-13 on'],
    ['its date is blank', { ...survey, asOf: '' }, 'As of is blank'],
    ['it may not be shared', { ...survey, mayShare: 'no' }, 'May be shared'],
    ['nobody says that it may be shared', { ...file, mayShare: '' }, 'May be shared'],
    ['it holds charges', { ...survey, figure: 'charged' }, 'this is charged'],
    ['it holds for another license', { ...survey, level: 'LCSW' }, 'your own license'],
    ['a survey does not say for which license', { ...survey, level: '' }, 'your own license'],
    ['it holds for another setting', { ...file, setting: 'facility' }, 'your own setting'],
    ['a colleague told it', { ...survey, sourceType: 'Colleague' }, 'never cited'],
    ['it comes from directory profiles', { ...survey, sourceType: 'Directory profiles' }, 'never cited'],
    ['its kind is blank', { ...survey, sourceType: ' ' }, 'Kind of source is blank'],
  ])('not when %s', (_, row, says) => {
    expect(why(row)).toContain(says);
  });
});
