/** Symptom measures: score ranges, severity bands, and the cut-offs of the published literature (OUT-04, OUT-09). */

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
  /** From this score on a client begins as a case; only cases can respond or remit, as quality programs count them. */
  readonly caseFrom: number;
  /** The share by which a score must fall; null: none is agreed on. */
  readonly response: number | null;
  /** The highest score that is remission. */
  readonly remission: number;
  /** Points beyond what chance moves a score. */
  readonly reliableChange: number;
  /** Each with what is taken from it. */
  readonly sources: readonly string[];
}

const GYANI =
  'Gyani et al., Behav Res Ther 2013;51:597-606, as the English talking-therapies program applies it (reliable change)';

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
    caseFrom: 10,
    response: 0.5,
    remission: 4,
    reliableChange: 6,
    sources: [
      'Kroenke, Spitzer & Williams, J Gen Intern Med 2001;16:606-613 (bands; 10 or more as a case)',
      'the quality measures CBE 0710 (CMS159, remission) and CBE 1884 (response), which NCQA uses in HEDIS DRR-E; both count clients who began above 9',
      GYANI,
    ],
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
    caseFrom: 10,
    response: null,
    remission: 4,
    reliableChange: 4,
    sources: [
      'Spitzer, Kroenke, Williams & Lowe, Arch Intern Med 2006;166:1092-1097 (bands; remission is the minimal one, as no cut-off of its own is agreed on)',
      'Kroenke et al., Gen Hosp Psychiatry 2010;32:345-359 (10 or more as a case)',
      GYANI,
      'Toussaint et al., J Affect Disord 2020;265:395-401 (4 points as the least difference that matters)',
      'Bischoff et al., Psychol Community Health 2020;8:176-187 finds 6 points; the 4 of the program are used, and the sentence in a letter names them',
    ],
  },
  {
    key: 'PCL-5',
    of: 'PTSD symptoms',
    highest: 80,
    bands: [
      { upTo: 30, label: 'below the cut-off' },
      { upTo: 80, label: 'probable PTSD' },
    ],
    caseFrom: 31,
    response: null,
    remission: 28,
    reliableChange: 15,
    sources: [
      'Bovin et al., Psychol Assess 2016;28:1379-1391 (cut-off 31 to 33; the lower one here; veterans)',
      'Marx et al., Psychol Assess 2022;34:197-203 (reliable change 15, in a second sample 18; 28 or less as people without PTSD; male veterans)',
      'Blanchard et al., J Trauma Stress 2023;36:1102-1114 finds 9 to 12 points enough in primary care; the stricter 15 is used',
    ],
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
