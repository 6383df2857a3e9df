/** Totals of a payer's claims over a time that leaves nothing out and counts nothing twice (AMB-24). */
import { addDays, addMonths, daysBetween } from '../calendar/index.ts';
import type { Period } from './fact.ts';

/** Has both days, the last not before the first; a blank one comes before every day. */
const isSpan = ({ from, to }: Period): boolean => from !== '' && from <= to;

/** The latest rows that follow on one another without a gap and without overlap, back to `months` before the last day; latest first. */
export function lastMonths<Row extends Period>(rows: readonly Row[], months: number): Row[] {
  const latestFirst = rows
    .filter(isSpan)
    .sort((a, b) => (a.to !== b.to ? (a.to < b.to ? 1 : -1) : a.from < b.from ? 1 : -1));
  const [last] = latestFirst;
  if (last === undefined) return [];
  const earliest = addMonths(addDays(last.to, 1), -months);
  const found: Row[] = [];
  let wanted = last.to;
  for (const row of latestFirst) {
    if (row.to !== wanted || row.from < earliest) continue;
    found.push(row);
    wanted = addDays(row.from, -1);
  }
  return found;
}

/** The rows that lie within a period and do not overlap, latest first; of two that do, the longer counts. */
export function withinPeriod<Row extends Period>(rows: readonly Row[], { from, to }: Period): Row[] {
  const found: Row[] = [];
  const longestFirst = rows.filter(isSpan).sort((a, b) => daysBetween(b.from, b.to) - daysBetween(a.from, a.to));
  for (const row of longestFirst) {
    if (row.from < from || row.to > to) continue;
    if (!found.some((other) => row.from <= other.to && other.from <= row.to)) found.push(row);
  }
  return found.sort((a, b) => (a.to < b.to ? 1 : -1));
}

/** From the first day of the rows to the last. */
export const spanOf = (rows: readonly Period[]): Period => ({
  from: rows.map(({ from }) => from).sort()[0] ?? '',
  to:
    rows
      .map(({ to }) => to)
      .sort()
      .reverse()[0] ?? '',
});
