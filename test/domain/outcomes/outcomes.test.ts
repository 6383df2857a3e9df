import { describe, expect, it } from 'vitest';
import {
  isScore,
  MEASURES,
  type MeasureKey,
  measureOf,
  outcomeMetrics,
  type ScorePair,
  severity,
  symptomChange,
  symptomSentence,
} from '../../../src/domain/outcomes/index.ts';
import fc from '../../support/property.ts';

const pair = (before: number | null, after: number | null): ScorePair => ({ before, after });
const phq = measureOf('PHQ-9');

describe('The measures', () => {
  it.each<[MeasureKey, number, string | null]>([
    ['PHQ-9', 0, 'minimal'],
    ['PHQ-9', 4, 'minimal'],
    ['PHQ-9', 5, 'mild'],
    ['PHQ-9', 9, 'mild'],
    ['PHQ-9', 10, 'moderate'],
    ['PHQ-9', 14, 'moderate'],
    ['PHQ-9', 15, 'moderately severe'],
    ['PHQ-9', 19, 'moderately severe'],
    ['PHQ-9', 20, 'severe'],
    ['PHQ-9', 27, 'severe'],
    ['PHQ-9', 28, null],
    ['PHQ-9', -1, null],
    ['PHQ-9', 4.5, null],
    ['GAD-7', 4, 'minimal'],
    ['GAD-7', 5, 'mild'],
    ['GAD-7', 10, 'moderate'],
    ['GAD-7', 14, 'moderate'],
    ['GAD-7', 15, 'severe'],
    ['GAD-7', 21, 'severe'],
    ['GAD-7', 22, null],
    ['PCL-5', 30, 'below the cut-off'],
    ['PCL-5', 31, 'probable PTSD'],
    ['PCL-5', 80, 'probable PTSD'],
    ['PCL-5', 81, null],
  ])('%s: a score of %d is %s', (key, score, band) => {
    expect(severity(measureOf(key), score)).toBe(band);
  });

  it('have bands that reach from 0 to the highest score', () => {
    for (const measure of MEASURES) {
      for (let score = 0; score <= measure.highest; score++) expect(severity(measure, score)).not.toBeNull();
      expect(measure.bands[measure.bands.length - 1]?.upTo).toBe(measure.highest);
    }
  });
});

describe('Symptom change', () => {
  it('counts blank, half-filled and impossible pairs apart', () => {
    const given = [
      pair(10, 5),
      pair(null, 5),
      pair(10, null),
      pair(null, null),
      pair(null, null),
      pair(null, null),
      pair(28, 5),
      pair(null, -1),
      pair(10, 4.5),
    ];
    expect(symptomChange(phq, given)).toMatchObject({ pairs: 1, oneBlank: 2, bothBlank: 3, outOfRange: 3 });
  });

  it.each<[MeasureKey, number, number, Record<string, number | null>]>([
    ['PHQ-9', 15, 9, { improved: 1, reliablyImproved: 1, responded: 0, remitted: 0, couldRemit: 1 }],
    ['PHQ-9', 15, 10, { improved: 1, reliablyImproved: 0 }],
    ['PHQ-9', 15, 15, { improved: 0, reliablyWorse: 0 }],
    ['PHQ-9', 9, 15, { improved: 0, reliablyWorse: 1 }],
    ['PHQ-9', 10, 15, { reliablyWorse: 0 }],
    ['PHQ-9', 10, 5, { responded: 1, remitted: 0 }],
    ['PHQ-9', 11, 6, { responded: 0 }],
    ['PHQ-9', 10, 4, { remitted: 1 }],
    ['PHQ-9', 10, 0, { remitted: 1, couldRemit: 1, responded: 1 }],
    ['PHQ-9', 9, 0, { remitted: 0, couldRemit: 0, responded: 0 }],
    ['PHQ-9', 0, 0, { remitted: 0, couldRemit: 0, responded: 0 }],
    ['GAD-7', 12, 8, { reliablyImproved: 1, responded: null }],
    ['GAD-7', 8, 12, { reliablyWorse: 1, couldRemit: 0 }],
    ['GAD-7', 8, 11, { reliablyWorse: 0 }],
    ['GAD-7', 10, 4, { remitted: 1, couldRemit: 1 }],
    ['GAD-7', 9, 4, { remitted: 0, couldRemit: 0 }],
    ['GAD-7', 12, 9, { reliablyImproved: 0 }],
    ['GAD-7', 12, 4, { remitted: 1 }],
    ['GAD-7', 12, 5, { remitted: 0 }],
    ['PCL-5', 50, 35, { reliablyImproved: 1, responded: null, remitted: 0 }],
    ['PCL-5', 50, 36, { reliablyImproved: 0 }],
    ['PCL-5', 50, 28, { remitted: 1 }],
    ['PCL-5', 50, 29, { remitted: 0 }],
    ['PCL-5', 31, 28, { remitted: 1, couldRemit: 1 }],
    ['PCL-5', 30, 10, { remitted: 0, couldRemit: 0 }],
  ])('%s from %d to %d', (key, before, after, expected) => {
    expect(symptomChange(measureOf(key), [pair(before, after)])).toMatchObject(expected);
  });

  it('claims nothing from fewer than five pairs', () => {
    const five = Array.from({ length: 5 }, () => pair(15, 6));
    expect(symptomSentence(phq, symptomChange(phq, five.slice(1)))).toBeNull();
    expect(symptomSentence(phq, symptomChange(phq, five))).toBe(
      'Of 5 clients with PHQ-9 scores before and after, 100.0% improved reliably (by 6 points or more); the average went from 15.0 to 6.0.',
    );
  });

  it('claims nothing when nobody improved reliably, or nobody was measured', () => {
    expect(
      symptomSentence(
        phq,
        symptomChange(
          phq,
          Array.from({ length: 9 }, () => pair(15, 14)),
        ),
      ),
    ).toBeNull();
    expect(symptomChange(phq, [])).toMatchObject({ pairs: 0, meanBefore: null, meanAfter: null });
  });

  it('accounts for every pair, and no count exceeds the pairs', () => {
    const score = fc.option(fc.integer({ min: -2, max: 82 }));
    fc.assert(
      fc.property(fc.constantFrom(...MEASURES), fc.array(fc.tuple(score, score)), (measure, given) => {
        const change = symptomChange(
          measure,
          given.map(([before, after]) => pair(before, after)),
        );
        expect(change.pairs + change.oneBlank + change.bothBlank + change.outOfRange).toBe(given.length);
        expect(change.reliablyImproved).toBeLessThanOrEqual(change.improved);
        expect(change.improved + change.reliablyWorse).toBeLessThanOrEqual(change.pairs);
        expect(change.remitted).toBeLessThanOrEqual(change.couldRemit);
        if (change.meanAfter !== null) expect(change.meanAfter).toBeLessThanOrEqual(measure.highest);
      }),
    );
  });

  it('knows whole scores only', () => {
    expect([0, 27].every((score) => isScore(phq, score))).toBe(true);
    expect([Number.NaN, 0.5, -1, 28].some((score) => isScore(phq, score))).toBe(false);
  });
});

describe('Outcome metrics (OUT-01..07)', () => {
  const none = {
    scheduled: null,
    attended: null,
    episodes: null,
    sessionsInEpisodes: null,
    plannedEndings: null,
    intakeReferrals: null,
    referralsInTreatment: null,
    newClients: null,
    newFromInsurer: null,
  };

  it('are each optional', () => {
    expect(Object.values(outcomeMetrics(none)).every((metric) => metric === null)).toBe(true);
    expect(outcomeMetrics({ ...none, newClients: 18, newFromInsurer: 12 }).referredByInsurer).toBeCloseTo(0.6667, 4);
    expect(outcomeMetrics({ ...none, scheduled: 0, attended: 0 }).attendance).toBeNull();
    expect(outcomeMetrics({ ...none, scheduled: 9 }).attendance).toBeNull();
    expect(outcomeMetrics({ ...none, attended: 9 }).attendance).toBeNull();
  });

  it('divide what they say they divide', () => {
    expect(
      outcomeMetrics({
        ...none,
        scheduled: 100,
        attended: 92,
        episodes: 10,
        sessionsInEpisodes: 140,
        plannedEndings: 8,
        intakeReferrals: 20,
        referralsInTreatment: 15,
      }),
    ).toMatchObject({ attendance: 0.92, sessionsPerEpisode: 14, completion: 0.8, conversion: 0.75 });
  });
});
