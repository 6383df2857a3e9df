/** Which benchmarks a letter or the Summary may cite (AMB-27, AMB-40, BEN-13). */
import { addMonths } from '../calendar/plain-date.ts';
import type { Thresholds } from '../thresholds.ts';
import { plural } from '../words.ts';
import { comparable } from './rates.ts';

/** BEN-10, BEN-19. `survey`: figures of colleagues, citable only as an aggregate. `public`: anyone can look them up. */
const KINDS = {
  'FAIR Health': 'public',
  'Aggregated survey': 'survey',
  'State association survey': 'survey',
  'Payer’s public rate file': 'public',
  'Published fee guide': 'public',
  'Own private-pay fees': 'own',
  'Directory profiles': 'survey',
  Colleague: 'colleague',
} as const;

/** What the Benchmarks tab offers as kinds of source. */
export const BENCHMARK_KINDS = Object.keys(KINDS) as (keyof typeof KINDS)[];

export interface BenchmarkSource {
  /** One of `BENCHMARK_KINDS`, however it is typed; '' where it is blank. */
  readonly kind: string;
  /** How many gave figures; null: not known. */
  readonly contributors: number | null;
  /** The day of the figures, `YYYY-MM-DD`; null: not known. */
  readonly asOf: string | null;
  /** "May be shared": anything but yes is no. */
  readonly mayShare: string;
}

export interface Citable {
  readonly may: boolean;
  /** The end of "yes: ..." or "no: ...". */
  readonly reason: string;
}

const kindKey = (kind: string): string => comparable(kind).replace(/['’]/g, '');
const classes = new Map(Object.entries(KINDS).map(([kind, group]) => [kindKey(kind), group]));

/**
 * Whether a benchmark may be cited to a payer on the day `on`. Colleagues' figures count only as an aggregate: a survey of at
 * least `surveyContributors` whose figures are at least `surveyMonths` old. A single colleague's rates never leave the workbook.
 * Nothing is cited without a yes to "May be shared". AMB-27, AMB-40.
 */
export function citable(
  { kind, contributors, asOf, mayShare }: BenchmarkSource,
  on: string | null,
  { surveyContributors, surveyMonths }: Pick<Thresholds, 'surveyContributors' | 'surveyMonths'>,
): Citable {
  const no = (reason: string): Citable => ({ may: false, reason });
  const group = classes.get(kindKey(kind));
  if (group === 'colleague') return no('one colleague’s rates stay private');
  if (group === undefined)
    return no(
      kind.trim() === '' ? 'choose the kind of source' : 'this kind of source is not one that Benchmarks offers',
    );
  if (group === 'survey') {
    if (contributors === null) return no('type how many took part');
    if (contributors < surveyContributors) return no(`fewer than ${surveyContributors} took part`);
    if (asOf === null) return no('type the date of the figures');
    if (on === null) return no('type Figures as of in Practice');
    if (addMonths(asOf, surveyMonths) > on)
      return no(`figures are not yet ${surveyMonths} ${plural(surveyMonths, 'month')} old`);
  }
  if (comparable(mayShare) !== 'yes') return no('May be shared is not yes');
  if (group === 'survey') return { may: true, reason: `a survey of ${contributors}` };
  return { may: true, reason: group === 'own' ? 'your own fees' : 'public, with its source' };
}

/** "yes: a survey of 42", "no: fewer than 5 took part". */
export function citableInWords({ may, reason }: Citable): string {
  return `${may ? 'yes' : 'no'}: ${reason}`;
}
