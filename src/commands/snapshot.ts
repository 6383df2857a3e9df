/** A quarter's scorecard, kept as values (SC-08, SC-09): what the Scorecard shows, in the user's Scorecard History. */
import type { Input, Output } from '../contract.ts';
import { quarterOf } from '../domain/calendar/index.ts';
import { joinWords, plural } from '../domain/words.ts';
import { cellName, runs } from '../workbook/a1.ts';
import { appendRows } from '../workbook/build.ts';
import { writable } from '../workbook/cells.ts';
import type { ReadTable, TableRow } from '../workbook/read.ts';
import { type ReportRow, readReport } from '../workbook/reports/readReport.ts';
import { SCORECARD, scorecardColumns } from '../workbook/reports/scorecard.ts';
import { SCORE } from '../workbook/reports/scorecardNames.ts';
import { type Column, LAYOUT, normalized } from '../workbook/tables/column.ts';
import { practice } from '../workbook/tables/practice.ts';
import { type HistoryKey, scorecardHistory } from '../workbook/tables/scorecardHistory.ts';
import { stillIn } from './gonePayers.ts';
import { readState, requireColumns, type State } from './state.ts';
import { Stop } from './stop.ts';
import { buildTab, makeInputTabs, openTabs, TAB_ORDER } from './tabsToBuild.ts';

type Values = Partial<Record<HistoryKey, string | number | null>>;

/** Which column of the Scorecard each figure comes from. */
const FIGURES = {
  grade: SCORE.grade,
  lights: SCORE.lights,
  rateLight: SCORE.rateLight,
  costLight: SCORE.costLight,
  denialLight: SCORE.denialLight,
  daysLight: SCORE.daysLight,
  shareLight: SCORE.shareLight,
  stands: SCORE.stands,
  ofMedicare: SCORE.ofMedicare,
  ofBest: SCORE.ofBest,
  average: SCORE.average,
  margin: SCORE.margin,
  minutes: SCORE.minutes,
  costShare: SCORE.costShare,
  rework: SCORE.rework,
  othersRework: SCORE.othersRework,
  days: SCORE.days,
  othersDays: SCORE.othersDays,
  claims: SCORE.claims,
  revenue: SCORE.revenue,
  revenueShare: SCORE.revenueShare,
  adminShare: SCORE.adminShare,
} as const satisfies Partial<Record<HistoryKey, string>>;

/** What tells how the percent of Medicare came about. Snapshots of an earlier RateCase do not say it: there a blank says nothing. */
const MARKS = {
  basis: SCORE.basis,
  ownMedicare: SCORE.ownMedicare,
} as const satisfies Partial<Record<HistoryKey, string>>;

/** What stands beside a percent of Medicare in which no figure of the user's own counted. */
const NONE_OF_YOURS = 'none';

const FIGURE_KEYS = Object.keys(FIGURES) as (keyof typeof FIGURES)[];
const MARK_KEYS = Object.keys(MARKS) as (keyof typeof MARKS)[];
const isMark = (key: HistoryKey): boolean => key in MARKS;

export function takeSnapshot({ today, replace = false }: Input<'takeSnapshot'>): Output<'takeSnapshot'> {
  const tabs = openTabs(TAB_ORDER);
  const sheet = tabs.find(SCORECARD.id);
  if (!sheet)
    throw new Stop('no-scorecard', 'There is no Scorecard yet.', 'Build Scorecard first, then take the snapshot.');
  makeInputTabs(tabs, ['practice', 'scorecard-history'], today);
  // One of an earlier RateCase does not say yet whose Medicare figures count.
  if (tabs.layoutOf(SCORECARD.id) < LAYOUT) buildTab(SCORECARD.id, [], today, tabs);
  const state = readState(['practice', 'payers', 'rates', 'claims', 'scorecard-history'], tabs);
  const { history, practice: facts } = state;
  if (!history || !facts) throw new Error('A tab that a snapshot needs was not made');
  requireColumns(history, ['payer', 'quarter', 'from', 'to', 'grade']);

  const [from, to] = [facts.text('periodFrom'), facts.text('periodTo')];
  if (from === '' || to === '' || from > to) {
    throw new Stop(
      'no-period',
      `${facts.name}: the scorecard period is not typed, or ends before it begins.`,
      'Type Scorecard period from and Scorecard period to, look at the Scorecard, and try again.',
      { tab: practice.id, cell: facts.cell(from === '' ? 'periodFrom' : 'periodTo') },
    );
  }
  const name = tabs.nameOf(SCORECARD.id);
  const shown = shownRows(sheet, name);
  // Nothing is worked out for a payer that is in no tab any more: a snapshot would put blanks over what was known.
  const isGone = (payer: string) => stillIn(state, payer)?.length === 0;
  const rows = shown.filter(({ key }) => !isGone(key));
  if (rows.length === 0) throw noPayers(name);
  const quarter = quarterOf(to).name;
  const wanted = rows.map((row) => valuesOf(row, { quarter, from, to, takenOn: today }));

  const there = new Map(
    history.rows
      .filter((row) => normalized(row.text('quarter')) === normalized(quarter))
      .map((row) => [normalized(row.text('payer')), row] as const),
  );
  const rowOf = (values: Values) => there.get(normalized(String(values.payer)));
  const added = wanted.filter((values) => !rowOf(values));
  const differing = wanted.filter((values) => {
    const row = rowOf(values);
    return row !== undefined && !isSame(row, values, history);
  });
  if (differing.length > 0 && !replace) {
    const payers = joinWords(differing.map(({ payer }) => String(payer)));
    throw new Stop(
      'snapshot-exists',
      `${history.name} has a snapshot of ${quarter} already, with other figures for ${payers}.`,
      'Replace it, or leave it as it is. Your notes and columns there stay either way.',
      { tab: scorecardHistory.id, cell: cellName(rowOf(differing[0] ?? {})?.row ?? 2, 1) },
    );
  }
  // Rows of an earlier RateCase with the figures of now: what counts now counted then.
  const unmarked = wanted.filter((values) => {
    const row = rowOf(values);
    const lacks = (key: HistoryKey) => history.columns.has(key) && row?.text(key) === '' && values[key];
    return row && !differing.includes(values) && MARK_KEYS.some(lacks);
  });
  const rowAt = (values: Values) => rowOf(values)?.row ?? 0;
  if (differing.length + unmarked.length > 0) history.holdStill([...differing, ...unmarked].map(rowAt));
  replaceRows(history, differing, rowAt, ({ key }) => key !== 'notes');
  replaceRows(history, unmarked, rowAt, ({ key }) => isMark(key));
  const { row: first } = appendRows(history, scorecardHistory, added);
  const names = (list: readonly Values[]) => list.map(({ payer }) => String(payer));
  const changed = [...[...differing, ...unmarked].map(rowAt), ...(added.length > 0 ? [first] : [])];
  return {
    quarter,
    added: names(added),
    replaced: names(differing),
    same: names(wanted.filter((values) => !added.includes(values) && !differing.includes(values))),
    summary: [
      summaryOf(history.name, quarter, added.length, differing.length, unmarked.length),
      ...goneFromScorecard(state, name, shown, isGone),
    ].join(' '),
    at:
      changed.length > 0
        ? { tab: scorecardHistory.id, cell: cellName(Math.min(...changed), history.columns.get('payer') ?? 1) }
        : null,
  };
}

function shownRows(sheet: GoogleAppsScript.Spreadsheet.Sheet, name: string): ReportRow[] {
  const wanted: ReadonlySet<string> = new Set([...Object.values(FIGURES), ...Object.values(MARKS)]);
  const columns = scorecardColumns().filter((column) => wanted.has(column.name));
  const { rows, missing, waiting } = readReport(sheet, 'Payer', columns);
  if (missing.length > 0) {
    throw new Stop(
      'missing-column',
      `${name}: ${joinWords(missing.map((column) => `“${column}”`))} ${plural(missing.length, 'is', 'are')} not there any more.`,
      'Open Build tabs to put back what is gone, then take the snapshot.',
    );
  }
  if (waiting) {
    throw new Stop(
      'still-working',
      `${name} is still being worked out.`,
      'Wait until no cell says “Loading...”, and try again.',
    );
  }
  if (rows.length === 0) {
    throw noPayers(name);
  }
  return rows;
}

const noPayers = (name: string) =>
  new Stop('no-payers', `${name} has no payer yet.`, 'Add payers, refresh the Scorecard, and try again.');

/** Payers that are in no tab any more: those on the Scorecard are left out, what the history has of them stays. */
function goneFromScorecard(
  { payers, history }: State,
  name: string,
  shown: readonly ReportRow[],
  isGone: (payer: string) => boolean,
): string[] {
  const left = shown.filter(({ key }) => isGone(key));
  const kept = [...new Set((history?.rows ?? []).map((row) => row.text('payer')).filter(isGone))];
  return [
    ...left.map(
      ({ key, row }) =>
        `${key} is on ${name}, row ${row}, but no longer in ${payers?.name ?? ''}, so it was left out. Delete the row there, or type the payer in ${payers?.name ?? ''} again.`,
    ),
    ...(kept.length > 0
      ? [`What ${history?.name ?? ''} has of ${joinWords(kept)} stays, though no longer in ${payers?.name ?? ''}.`]
      : []),
  ];
}

function valuesOf(row: ReportRow, at: Pick<Values, 'quarter' | 'from' | 'to' | 'takenOn'>): Values {
  const figures = FIGURE_KEYS.map((key) => [key, row.value(FIGURES[key])] as const);
  const own = row.value(FIGURES.ofMedicare) === null ? null : (row.value(MARKS.ownMedicare) ?? NONE_OF_YOURS);
  return { payer: row.key, ...at, ...Object.fromEntries(figures), basis: row.value(MARKS.basis), ownMedicare: own };
}

/** Whether the row holds these figures: in each column that is there, the same but for the noise of arithmetic. */
function isSame(row: TableRow<HistoryKey>, values: Values, { columns }: ReadTable<HistoryKey>): boolean {
  return [...FIGURE_KEYS, 'from' as const, 'to' as const, ...MARK_KEYS].every((key) => {
    if (!columns.has(key)) return true;
    if (isMark(key) && row.text(key) === '') return true;
    const value = values[key] ?? null;
    if (typeof value === 'number') return Math.abs((row.number(key) ?? Number.NaN) - value) < 1e-9;
    return row.text(key) === (value ?? '');
  });
}

/** Writes RateCase's own cells of rows that are there, neighbours together; notes and the user's columns are not touched. */
function replaceRows(
  history: ReadTable<HistoryKey>,
  rows: readonly Values[],
  rowOf: (values: Values) => number,
  isWritten: (column: Column<HistoryKey>) => boolean,
): void {
  const ours = new Map(
    scorecardHistory.columns.filter(isWritten).flatMap((column) => {
      const at = history.columns.get(column.key);
      return at ? [[at, column] as const] : [];
    }),
  );
  const byRow = new Map(rows.map((values) => [rowOf(values), values]));
  for (const [top, height] of runs([...byRow.keys()])) {
    for (const [left, width] of runs([...ours.keys()])) {
      history.sheet.getRange(top, left, height, width).setValues(
        Array.from({ length: height }, (_, down) =>
          Array.from({ length: width }, (_, right) => {
            const column = ours.get(left + right);
            return column ? writable(byRow.get(top + down)?.[column.key] ?? null, column.kind) : '';
          }),
        ),
      );
    }
  }
}

function summaryOf(name: string, quarter: string, added: number, replaced: number, marked: number): string {
  if (added + replaced + marked === 0)
    return `${name} has ${quarter} already, with the same figures. Nothing was changed.`;
  const parts = [
    ...(added > 0 ? [`${added} ${plural(added, 'payer')} added`] : []),
    ...(replaced > 0 ? [`${replaced} ${plural(replaced, 'payer')} replaced`] : []),
    ...(marked > 0 ? [`noted for ${marked} ${plural(marked, 'payer')} which Medicare figures counted, and how`] : []),
  ];
  return `Snapshot of ${quarter} in ${name}: ${joinWords(parts)}.`;
}
