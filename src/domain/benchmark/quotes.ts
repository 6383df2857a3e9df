/** Sentences about one code that can go into a letter as they stand (BEN-06, AMB-34, AMB-39), and other benchmarks in words. */
import { formatDollars, formatDollarsWhole, formatPercent } from '../money.ts';
import { longDate, plural } from '../words.ts';
import { rateGap } from './rates.ts';

/** "16.6% below"; null where one decimal shows no gap, or the rate is not below. */
function below(rate: number, benchmark: number): string | null {
  const gap = formatPercent(-rateGap(rate, benchmark));
  return gap.startsWith('-') || gap === formatPercent(0) ? null : `${gap} below`;
}

const opening = (code: string, rate: number) => `Your rate of ${formatDollars(rate)} for ${code} is`;

/**
 * How far a rate lies below Medicare, said to the payer, with the whole basis (AMB-39). `basis`: "2026 Medicare allowed amount,
 * Vermont, office, ...". Null where it is not below.
 */
export function medicareQuote(code: string, rate: number, medicare: number, basis: string): string | null {
  const gap = below(rate, medicare);
  if (gap === null) return null;
  return `${opening(code, rate)} ${gap} ${formatDollars(medicare)}, the ${basis}.`;
}

export interface BenchmarkFigure {
  readonly source: string;
  /** Dollars; the figure itself where there is no range. */
  readonly low: number;
  /** The high end of a range; null: there is none. */
  readonly high: number | null;
  /** `YYYY-MM-DD` */
  readonly asOf: string | null;
}

const isRange = ({ low, high }: BenchmarkFigure): boolean => high !== null && high !== low;

/** "$104.00", "$104.00 to $124.00". */
function amounts(figure: BenchmarkFigure): string {
  const ends = isRange(figure) ? [figure.low, figure.high ?? figure.low] : [figure.low];
  return ends
    .sort((a, b) => a - b)
    .map(formatDollars)
    .join(' to ');
}

/** The same about a benchmark that may be cited: its source and date stand in the sentence. BEN-06, AMB-40. */
export function benchmarkQuote(code: string, rate: number, figure: BenchmarkFigure): string | null {
  const gap = below(rate, Math.min(figure.low, figure.high ?? figure.low));
  if (gap === null) return null;
  const dated = figure.asOf === null ? '' : ` (figures of ${longDate(figure.asOf)})`;
  const what = isRange(figure) ? `the low end of the range of ${amounts(figure)}` : `the ${amounts(figure)}`;
  return `${opening(code, rate)} ${gap} ${what} in ${figure.source}${dated}.`;
}

/** The newest of several; of two with the same date, or none, the first. */
export function newestFigure<F extends BenchmarkFigure>(figures: readonly F[]): F | null {
  return figures.reduce<F | null>(
    (newest, figure) => (newest === null || (figure.asOf ?? '') > (newest.asOf ?? '') ? figure : newest),
    null,
  );
}

/**
 * Benchmarks of one code as the range they span: "$104.00 to $124.00 (2 sources)". Those that are not like for like are counted and
 * left out (BEN-12); '' for none at all.
 */
export function benchmarkRange(like: readonly BenchmarkFigure[], unlike: number): string {
  const parts: string[] = [];
  if (like.length > 0) {
    const ends = like.flatMap(({ low, high }) => [low, high ?? low]);
    const span = { source: '', asOf: null, low: Math.min(...ends), high: Math.max(...ends) };
    parts.push(`${amounts(span)} (${like.length} ${plural(like.length, 'source')})`);
  }
  if (unlike > 0) parts.push(`${unlike} not like for like`);
  return parts.join('; ');
}

/** One payer's and code's part of a yearly sum. */
export interface Shortfall {
  readonly payer: string;
  readonly code: string;
  /** Dollars a year. */
  readonly dollars: number;
}

/** "Short of Medicare by about $9,030 a year, most of it Insurer B for 90837 ($5,061)."; null where nothing is short. */
export function shortfallSentence(all: readonly Shortfall[]): string | null {
  const total = all.reduce((sum, { dollars }) => sum + dollars, 0);
  const [first, ...rest] = all;
  if (!first || formatDollarsWhole(total) === formatDollarsWhole(0)) return null;
  const most = rest.reduce((largest, each) => (each.dollars > largest.dollars ? each : largest), first);
  const where = `${most.payer} for ${most.code}`;
  const sum = `Short of Medicare by about ${formatDollarsWhole(total)} a year`;
  if (all.filter(({ dollars }) => dollars > 0).length === 1) return `${sum}: ${where}.`;
  const share = most.dollars * 2 > total ? 'most of it' : 'above all';
  return `${sum}, ${share} ${where} (${formatDollarsWhole(most.dollars)}).`;
}
