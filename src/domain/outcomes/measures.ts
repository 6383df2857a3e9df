/**
 * Symptom measures: score ranges, severity bands, and the cut-offs of the published literature (OUT-04, OUT-09).
 *
 * PHQ-9: bands and the 50 percent response, Kroenke, Spitzer & Williams, J Gen Intern Med 2001;16:606-613; remission
 * below 5, Kroenke et al., Gen Hosp Psychiatry 2010;32:345-359; reliable change 6 points, Gyani, Shafran, Layard & Clark,
 * Behav Res Ther 2013;51:597-606.
 * GAD-7: bands, Spitzer, Kroenke, Williams & Loewe, Arch Intern Med 2006;166:1092-1097; response and remission as for the
 * PHQ-9, Kroenke et al. 2010; reliable change 4 points, Gyani et al. 2013.
 * PCL-5: probable PTSD from 31 to 33 on (the lower one here), Bovin et al., Psychol Assess 2016;28:1379-1391; reliable
 * change 15 points and scores of 28 or less as those of people without PTSD, Marx et al., Psychol Assess 2022;34:197-203
 * (male veterans; a second sample gave 18). No response cut-off is agreed on, so none is used.
 */

export type MeasureKey = 'PHQ-9' | 'GAD-7' | 'PCL-5';

export interface Band {
  readonly upTo: number;
  readonly label: string;
}

export interface Measure {
  readonly key: MeasureKey;
  readonly of: string;
  /** The lowest score is 0. */
  readonly highest: number;
  readonly bands: readonly Band[];
  /** The share by which a score must fall; null: none is agreed on. */
  readonly response: number | null;
  /** The highest score that is remission. */
  readonly remission: number;
  /** Points beyond what chance moves a score. */
  readonly reliableChange: number;
}

export const MEASURES: readonly Measure[] = [
  {
    key: 'PHQ-9',
    of: 'depression',
    highest: 27,
    bands: [
      { upTo: 4, label: 'minimal' },
      { upTo: 9, label: 'mild' },
      { upTo: 14, label: 'moderate' },
      { upTo: 19, label: 'moderately severe' },
      { upTo: 27, label: 'severe' },
    ],
    response: 0.5,
    remission: 4,
    reliableChange: 6,
  },
  {
    key: 'GAD-7',
    of: 'anxiety',
    highest: 21,
    bands: [
      { upTo: 4, label: 'minimal' },
      { upTo: 9, label: 'mild' },
      { upTo: 14, label: 'moderate' },
      { upTo: 21, label: 'severe' },
    ],
    response: 0.5,
    remission: 4,
    reliableChange: 4,
  },
  {
    key: 'PCL-5',
    of: 'PTSD symptoms',
    highest: 80,
    bands: [
      { upTo: 30, label: 'below the cut-off' },
      { upTo: 80, label: 'probable PTSD' },
    ],
    response: null,
    remission: 28,
    reliableChange: 15,
  },
];

export function measureOf(key: MeasureKey): Measure {
  const found = MEASURES.find((measure) => measure.key === key);
  if (!found) throw new RangeError(`No measure ${key}`);
  return found;
}

/** A score that the measure can give: a whole number from 0 to its highest. */
export function isScore(measure: Measure, score: number): boolean {
  return Number.isInteger(score) && score >= 0 && score <= measure.highest;
}

/** The severity band of a score; null for a score that the measure cannot give. */
export function severity(measure: Measure, score: number): string | null {
  if (!isScore(measure, score)) return null;
  return measure.bands.find(({ upTo }) => score <= upTo)?.label ?? null;
}
