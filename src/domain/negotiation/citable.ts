/** Which benchmark figures a letter may cite (BEN-12, BEN-13, AMB-27, AMB-40). */
import { addMonths } from '../calendar/index.ts';
import { joinWords } from '../words.ts';

/** A row of Benchmarks; texts as typed, '' where blank. */
export interface Benchmark {
  readonly source: string;
  readonly sourceType: string;
  readonly figure: string;
  readonly level: string;
  readonly setting: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly contributors: number | null;
  readonly mayShare: string;
}

/** Whom the figures are compared with: the practice's own license and setting. */
export interface Likeness {
  readonly level: string;
  readonly setting: string;
}

const FEWEST_CONTRIBUTORS = 5;
const OLDEST_NEWS_MONTHS = 3;

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/\u2019/g, "'");
const SURVEYS: ReadonlySet<string> = new Set(['aggregated survey', 'state association survey']);
const PUBLISHED: ReadonlySet<string> = new Set(['fair health', "payer's public rate file", 'published fee guide']);

/** Why a letter does not cite the figure, one sentence for the user; null where it may. */
export function whyNotCitable(row: Benchmark, own: Likeness, today: string): string | null {
  const type = plain(row.sourceType);
  if (!SURVEYS.has(type) && !PUBLISHED.has(type)) {
    return type === ''
      ? 'Kind of source is blank, so it is not cited.'
      : `${row.sourceType.trim()} figures are for your own eyes and are never cited.`;
  }
  if (plain(row.mayShare) !== 'yes') return 'May be shared does not say yes, so it is not cited.';
  if (plain(row.figure) !== 'allowed') {
    return `Only allowed amounts compare with your rates; this is ${row.figure.trim() === '' ? 'not said to be one' : row.figure.trim()}.`;
  }
  const unlike = [
    ...(row.level.trim() === '' ? (SURVEYS.has(type) ? ['license'] : []) : differs(row.level, own.level, 'license')),
    ...(row.setting.trim() === '' ? [] : differs(row.setting, own.setting, 'setting')),
  ];
  if (unlike.length > 0)
    return `It is not known to hold for your own ${joinWords(unlike)}, so it is no fair comparison.`;
  if (!SURVEYS.has(type)) return null;
  if (row.contributors === null || row.contributors < FEWEST_CONTRIBUTORS) {
    return `A survey is cited only if ${FEWEST_CONTRIBUTORS} or more took part; How many took part says ${row.contributors ?? 'nothing'}.`;
  }
  if (row.asOf === '') return 'A survey is cited only once it is three months old, and As of is blank.';
  const from = addMonths(row.asOf, OLDEST_NEWS_MONTHS);
  return from <= today ? null : `A survey is cited only once it is three months old: from ${from} on.`;
}

const differs = (there: string, own: string, what: string): string[] => (plain(there) === plain(own) ? [] : [what]);
