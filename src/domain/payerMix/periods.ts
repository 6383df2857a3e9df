/** Totals and averages of a payer over a period, from lines that each have a period of their own (HANDBOOK 5, AMB-24). */
import { average } from '../benchmark/comparison.ts';
import { addDays } from '../calendar/plain-date.ts';
import { roundHalfUp } from '../money.ts';
import { capitalized, countWord, joinWords, longDate, plural } from '../words.ts';

/** Days as `YYYY-MM-DD`; null: not given. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

export interface PeriodLine extends Period {
  readonly value: number | null;
  /** What the value counts for in an average; null: not known. */
  readonly weight: number | null;
}

/**
 * A line counts when its whole period lies within the one that is asked about. One that only overlaps does not: its figures
 * cannot be parted. Nor does a line without a day that the question sets a limit to.
 */
export function liesWithin(line: Period, period: Period): boolean {
  if (period.from !== null && (line.from === null || line.from < period.from)) return false;
  if (period.to !== null && (line.to === null || line.to > period.to)) return false;
  return line.from === null || line.to === null || line.from <= line.to;
}

/** The sum over the lines within the period; null when none of them has a value. */
export function totalWithin(lines: readonly PeriodLine[], period: Period): number | null {
  const values = valuesWithin(lines, period);
  // Cents add up with tails such as 56250.00000000001.
  return values.length === 0
    ? null
    : roundHalfUp(
        values.reduce((sum, { value }) => sum + value, 0),
        6,
      );
}

/** The average over the lines within the period: weighted where each has a weight, else each counts once (AMB-12). */
export function averageWithin(lines: readonly PeriodLine[], period: Period): number | null {
  return average(valuesWithin(lines, period))?.value ?? null;
}

function valuesWithin(lines: readonly PeriodLine[], period: Period): { value: number; weight: number | null }[] {
  return lines.flatMap((line) =>
    line.value !== null && liesWithin(line, period) ? [{ value: line.value, weight: line.weight }] : [],
  );
}

/**
 * What keeps the lines of a payer from standing for the whole period once: lines that lie partly outside or have no days (they
 * do not count), days that are not covered, days that are covered twice. Null when all is well, or without lines. AMB-24.
 */
export function periodFaults(
  lines: readonly Period[],
  period: { readonly from: string; readonly to: string },
): string | null {
  const undated = lines.filter(({ from, to }) => from === null || to === null);
  const dated = lines.flatMap(({ from, to }) => (from !== null && to !== null ? [{ from, to }] : []));
  const turned = dated.filter(({ from, to }) => from > to);
  const partly = dated.filter(
    (line) => line.from <= line.to && !liesWithin(line, period) && line.from <= period.to && line.to >= period.from,
  );
  const counted = dated.filter((line) => liesWithin(line, period)).sort((a, b) => (a.from < b.from ? -1 : 1));
  const said = [
    ...partly.map(({ from, to }) => `${spanOf(from, to)} lies partly outside the period and does not count.`),
    ...turned.map(({ from, to }) => `${spanOf(from, to)} ends before it begins and does not count.`),
    ...(undated.length > 0
      ? [
          `${capitalized(countWord(undated.length))} ${plural(undated.length, 'row has', 'rows have')} no From or To and ${plural(undated.length, 'does', 'do')} not count.`,
        ]
      : []),
    ...coverageFaults(counted, period),
  ];
  return said.length === 0 ? null : said.join(' ');
}

/** `counted` lie within the period, the earliest first. */
function coverageFaults(
  counted: readonly { from: string; to: string }[],
  period: { from: string; to: string },
): string[] {
  if (counted.length === 0) return [];
  const gaps: string[] = [];
  let twice = false;
  let next = period.from;
  for (const { from, to } of counted) {
    if (from > next) gaps.push(spanOf(next, addDays(from, -1)));
    if (from < next) twice = true;
    if (to >= next) next = addDays(to, 1);
  }
  if (next <= period.to) gaps.push(spanOf(next, period.to));
  return [
    ...(gaps.length > 0 ? [`Nothing typed for ${joinWords(gaps)}.`] : []),
    ...(twice ? ['Rows overlap, so some days count twice.'] : []),
  ];
}

function spanOf(from: string, to: string): string {
  return from === to ? longDate(from) : `${longDate(from)} to ${longDate(to)}`;
}
