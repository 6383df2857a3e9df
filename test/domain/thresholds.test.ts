import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import {
  DEFAULT_THRESHOLDS,
  readThresholds,
  THRESHOLDS,
  type Thresholds,
  thresholdWarnings,
} from '../../src/domain/thresholds.ts';

const refusalOf = (range: unknown[][]): string => {
  try {
    readThresholds(range);
  } catch (problem) {
    if (problem instanceof Refusal) return problem.message;
    throw problem;
  }
  return 'accepted';
};

describe('The table of thresholds', () => {
  it('holds the settled defaults', () => {
    expect(DEFAULT_THRESHOLDS).toMatchObject({
      nearMedicare: 0,
      nearTop: 0.9,
      walkAway: 0.8,
      costMinutesGreen: 5,
      costMinutesYellow: 15,
      costShareRed: 0.1,
      denialYellowRatio: 1.5,
      denialYellowPoints: 0.05,
      minClaims: 20,
      daysGreen: 25,
      daysRed: 45,
      burdenGreen: 1,
      burdenYellow: 2,
      smallShare: 0.05,
      volumeTrapRatio: 0.8,
      volumeTrapPoints: 0.02,
      gradeA: 0.9,
      gradeB: 0.75,
      gradeC: 0.5,
      gradeD: 0.25,
      minLights: 3,
      followUpFirst: 10,
      followUpSecond: 10,
      escalateAfterSecond: 5,
      escalateDays: 30,
      windowStart: 150,
      windowAsk: 90,
      windowLast: 60,
      symbolicOffer: 0.02,
      symbolicGap: 0.3,
      unpredictableSpread: 30,
      redsGradeD: 2,
      redsGradeF: 3,
      chronicDelay: 60,
      slowerDays: 20,
      handfulClients: 5,
      failedAttempts: 2,
      noticeStart: 60,
      noticeAsk: 30,
      noticeLast: 10,
      meaningfulIncrease: 5,
      dependentShare: 0.3,
    });
  });

  it('names each once, explains it in a sentence and gives its source', () => {
    expect(new Set(THRESHOLDS.map(({ name }) => name.toLowerCase())).size).toBe(THRESHOLDS.length);
    for (const { meaning, source } of THRESHOLDS) {
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      expect(source).toMatch(/\b[A-Z]+-\d\d\b/);
      expect(`${meaning}${source}`).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  it('accepts its own defaults, as a tab shows them', () => {
    const tab = [['Name', 'Value', 'Unit'], ...THRESHOLDS.map(({ name, unit, ...each }) => [name, each.default, unit])];
    expect(readThresholds(tab)).toEqual(DEFAULT_THRESHOLDS);
    expect(thresholdWarnings(DEFAULT_THRESHOLDS)).toEqual([]);
  });
});

describe('Thresholds of the user', () => {
  it.each([
    ['left out', undefined],
    ['empty', []],
    ['a blank value', [['walkAway', '']]],
    ['a value of spaces', [['walkAway', '  ']]],
    ['an empty cell', [['walkAway', null]]],
    ['a name without a value', [['walkAway']]],
    ['an unknown name', [['walkAwy', 'whatever']]],
    ['a row of something else', [[12, 13], [new Date(0), 1], []]],
  ])('are the defaults when %s', (_, range) => {
    expect(readThresholds(range)).toEqual(DEFAULT_THRESHOLDS);
  });

  it.each([
    ['walkAway', 0.7],
    ['WALKAWAY', 0.7],
    [' walk\u00a0Away ', 0.7],
  ])('are read by name, without case and spaces (%s)', (name, value) => {
    expect(readThresholds([[name, value]]).walkAway).toBe(0.7);
  });

  it.each([
    ['70%', 0.7],
    ['0.7', 0.7],
    [0, 0],
    [1, 1],
  ])('may be typed as %s', (value, read) => {
    expect(readThresholds([['walkAway', value]]).walkAway).toBe(read);
  });

  it('may stand twice with one value, and not with two', () => {
    const twice = (...values: unknown[]) => readThresholds(values.map((value) => ['minClaims', value])).minClaims;
    expect(twice(30, '', '30')).toBe(30);
    expect(() => twice(10, '', 30)).toThrow(
      'Row minClaims of the thresholds stands twice, with 10 and with 30; clear one of them.',
    );
  });

  it('leave the defaults themselves alone', () => {
    readThresholds([['minClaims', 10]]);
    expect(DEFAULT_THRESHOLDS.minClaims).toBe(20);
  });

  it.each([
    [
      'walkAway',
      'low',
      'Row walkAway of the thresholds is "low"; give a number from 0 to 1, such as 0.8 or 80%, or clear it to use 0.8.',
    ],
    ['walkAway', -0.1, 'Row walkAway of the thresholds is -0.1; give a number from 0 to 1'],
    ['walkAway', 80, 'Row walkAway of the thresholds is 80; give a number from 0 to 1'],
    ['walkAway', true, 'Row walkAway of the thresholds is TRUE; give'],
    ['walkAway', new Date(0), 'Row walkAway of the thresholds is not a number; give'],
    ['walkAway', 'x'.repeat(60), `Row walkAway of the thresholds is "${'x'.repeat(40)}..."; give`],
    [
      'daysGreen',
      Number.NaN,
      'Row daysGreen of the thresholds is NAN; give a whole number from 0 to 1000, or clear it to use 25.',
    ],
    ['daysGreen', 25.5, 'Row daysGreen of the thresholds is 25.5; give a whole number from 0 to 1000'],
    ['followUpFirst', 251, 'Row followUpFirst of the thresholds is 251; give a whole number from 0 to 250'],
    ['meaningfulIncrease', 1001, 'Row meaningfulIncrease of the thresholds is 1001; give an amount from 0 to 1000'],
    ['burdenYellow', 101, 'Row burdenYellow of the thresholds is 101; give a number from 0 to 100'],
    ['costMinutesGreen', -1, 'Row costMinutesGreen of the thresholds is -1; give a number from 0 to 1000'],
    ['minLights', 2.5, 'Row minLights of the thresholds is 2.5; give a whole number from 0 to 1000'],
  ])('refuse %s = %s', (name, value, sentence) => {
    expect(refusalOf([[name, value]])).toContain(sentence);
  });

  it.each([
    ['costMinutesGreen', 16, 'costMinutesYellow', 15],
    ['daysGreen', 46, 'daysRed', 45],
    ['burdenGreen', 2.5, 'burdenYellow', 2],
    ['gradeC', 0.8, 'gradeB', 0.75],
    ['redsGradeD', 4, 'redsGradeF', 3],
    ['windowLast', 91, 'windowAsk', 90],
    ['windowAsk', 151, 'windowStart', 150],
    ['noticeLast', 31, 'noticeAsk', 30],
  ])('refuse %s = %d, above %s', (name, value, next, than) => {
    expect(refusalOf([[name, value]])).toBe(
      `Row ${name} of the thresholds is ${value}, above row ${next} with ${than}; make ${name} the smaller of the two.`,
    );
    expect(refusalOf([[name, than]])).toBe('accepted');
  });
});

describe('What a threshold may be', () => {
  const isAccepted = (name: string, value: unknown) => refusalOf([[name, value]]) === 'accepted';

  it.each<[name: string, least: number, most: number, isWhole: boolean]>([
    ['smallShare', 0, 1, false],
    ['denialYellowRatio', 0, 100, false],
    ['meaningfulIncrease', 0, 1000, false],
    ['costMinutesYellow', 5, 1000, false],
    ['costMinutesGreen', 0, 15, false],
    ['chronicDelay', 0, 1000, true],
    ['followUpFirst', 0, 250, true],
    ['minClaims', 0, 1000, true],
  ])('%s: from %d to %d, whole: %s', (name, least, most, isWhole) => {
    expect([least, most].every((value) => isAccepted(name, value))).toBe(true);
    expect([least - 0.001, most + 0.001, least - 1, most + 1].some((value) => isAccepted(name, value))).toBe(false);
    expect(isAccepted(name, least + 0.5)).toBe(!isWhole);
  });

  it('is quoted to its fortieth letter', () => {
    expect(refusalOf([['walkAway', 'x'.repeat(40)]])).toContain(`is "${'x'.repeat(40)}";`);
    expect(refusalOf([['walkAway', 'x'.repeat(41)]])).toContain(`is "${'x'.repeat(40)}...";`);
  });
});

describe('Thresholds that contradict a guide', () => {
  const warned = (changed: Partial<Thresholds>) => thresholdWarnings({ ...DEFAULT_THRESHOLDS, ...changed });
  const tooSoon = (days: number, apart: number) => ({
    name: 'followUpSecond',
    says: `followUpSecond is ${days}, so two follow-ups are never the ${apart} business days apart that followUpsApart asks for before you go higher. Set it to ${apart}.`,
  });

  it('cannot have the second follow-up sooner than the sign to escalate asks for (AMB-02)', () => {
    expect(warned({ followUpSecond: 9 })).toEqual([tooSoon(9, 10)]);
    expect(warned({ followUpSecond: 10 })).toEqual([]);
    expect(warned({ followUpSecond: 10, followUpsApart: 11 })).toEqual([tooSoon(10, 11)]);
    expect(warned({ followUpSecond: 7, followUpsApart: 7 })).toEqual([]);
    expect(warned({ followUpSecond: 11 })).toEqual([
      { name: 'followUpSecond', says: 'followUpSecond is 11; the guides advise 7 to 10 business days.' },
    ]);
  });

  it.each([
    [9, true],
    [10, false],
    [14, false],
    [15, true],
  ])('or the first after %d business days: %s', (followUpFirst, isWarned) => {
    const says = `followUpFirst is ${followUpFirst}; the guides advise 10 to 14 business days.`;
    expect(warned({ followUpFirst })).toEqual(isWarned ? [{ name: 'followUpFirst', says }] : []);
  });
});
