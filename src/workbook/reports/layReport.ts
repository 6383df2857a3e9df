/** A computed tab laid out from nothing, or from what an attempt that stopped halfway left. */
import { columnLetter, runs } from '../a1.ts';
import { growNew, NEW_SHEET } from '../build.ts';
import { writable } from '../cells.ts';
import { drawChart, redrawCharts } from '../charts.ts';
import {
  choiceDress,
  colorContents,
  type Dress,
  dress,
  headingDress,
  NO_WARNINGS,
  outline,
  plainDress,
  repeatDown,
  setWidths,
  underline,
  warningsOn,
  warnOnly,
} from '../dress.ts';
import { ownFormulas } from '../ours.ts';
import type { Sheet, Spreadsheet } from '../spreadsheet.ts';
import { normalized } from '../tables/column.ts';
import { theme } from '../theme.ts';
import {
  ANCHOR_ROW,
  FIRST_KEY_ROW,
  HEADING_ROW,
  type Refer,
  type Report,
  type ReportColumn,
  type ReportResult,
} from './report.ts';
import { hang, KEY, keyedColumns, type Positions, referTo } from './reportColumns.ts';
import {
  chartsOf,
  coloredAreas,
  columnDress,
  columnHeading,
  columnNote,
  findingDress,
  keyDress,
} from './reportLook.ts';

/** Of the empty column before a block. */
const GAP_WIDTH = 24;

/** Where the choice stands when the tab is made. */
export const CHOICE_CELL = 'B1';

/** `isNew`: nothing stands on the sheet yet; else an attempt may have stopped halfway, and what it left is not made twice. */
export function layOut(spreadsheet: Spreadsheet, sheet: Sheet, report: Report, isNew: boolean): ReportResult {
  const positions: Positions = new Map([[KEY, 1]]);
  let width = 1;
  for (const column of report.columns) {
    width += column.apart ? 2 : 1;
    positions.set(column.name, width);
  }
  const height = FIRST_KEY_ROW - 1 + report.keys.length;
  growNew(sheet, width, height + 1, isNew);

  const refer = referTo(positions);
  const byPosition = new Map(report.columns.map((column) => [positions.get(column.name) ?? 0, column]));
  const line = <T>(first: T, other: (column: ReportColumn) => T, none: T): T[] =>
    Array.from({ length: width }, (_, index) => {
      if (index === 0) return first;
      const column = byPosition.get(index + 1);
      return column ? other(column) : none;
    });
  sheet.setTabColor(theme.workedOut.tab);
  // Widening a tab takes a call; there a white ground hides the gridlines, except where people type.
  const isWide = width > NEW_SHEET.columns;
  if (!isWide) sheet.setHiddenGridlines(true);
  const paper: Partial<Dress> = isWide ? { background: theme.white } : {};
  const plain: Dress = { ...plainDress, ...paper };
  const blank = (first: Dress) => line(first, () => plain, plain);
  const body = line(
    { ...keyDress(report), ...paper },
    (column) => ({ ...columnDress(column), ...(column.below ? paper : {}) }),
    plain,
  );
  const keyed = new Set(keyedColumns(report, positions));
  const grounded = body.map((one, index) =>
    keyed.has(index + 1) ? { ...one, background: theme.workedOut.ground } : one,
  );
  const title = blank({ ...plain, bold: true, size: theme.titleSize });
  if (report.choice) title[1] = choiceDress(report.choice.choices, report.choice.help);
  const findingAt = positions.get(report.finding?.under ?? '') ?? 0;
  if (report.finding) title[findingAt - 1] = { ...findingDress, ...paper };
  const lines = Array.from({ length: report.lines ?? report.keys.length }, (_, index) =>
    index < report.keys.length ? grounded : body,
  );
  dress(
    sheet.getRange(1, 1, ANCHOR_ROW + lines.length, width),
    [
      title,
      blank({ ...plain, color: theme.secondInk }),
      line(headingDress(theme.workedOut), columnHeading, plain),
      body,
      ...lines,
    ],
    isNew,
  );
  if (report.lines === undefined) repeatDown(sheet, ANCHOR_ROW, 1, body, height + 1);
  colorContents(sheet, coloredAreas(report.columns, positions), isNew);
  const heading = sheet.getRange(HEADING_ROW, 1, 1, width);
  heading.setNotes([line(report.keyHelp.join('\n'), columnNote, '')]);
  underline(heading, theme.workedOut.tab);
  const widths = new Map([[1, report.keyWidth]]);
  for (const [at, column] of byPosition) {
    if (column.apart) widths.set(at - 1, GAP_WIDTH);
    widths.set(at, column.width);
  }
  setWidths(sheet, widths, isNew);
  const typed = new Set(report.columns.flatMap(({ name, below }) => (below ? [] : (positions.get(name) ?? []))));
  const ours = Array.from({ length: width - 1 }, (_, index) => index + 2).filter((at) => !typed.has(at));
  const warnings = isNew ? NO_WARNINGS : warningsOn(sheet);
  for (const [first, length] of runs(ours)) {
    warnOnly(sheet.getRange(`${columnLetter(first)}${HEADING_ROW}:${columnLetter(first + length - 1)}`), warnings);
  }
  sheet.setFrozenRows(ANCHOR_ROW);
  if (report.lines === undefined) sheet.setFrozenColumns(1);
  sheet.hideRows(ANCHOR_ROW);
  if (report.choice) {
    const cell = sheet.getRange(CHOICE_CELL);
    outline(cell);
    spreadsheet.setNamedRange(report.choice.name, cell);
  }
  const charts = chartsOf(report, positions, report.keys.length);
  if (isNew) for (const chart of charts) drawChart(sheet, chart);
  else redrawCharts(sheet, charts, new Set(charts.map(({ title }) => normalized(title))));
  ownFormulas(sheet).keep(formulasOf(report, refer));
  // Last of all: a tab without content is one that was never finished, and is laid out again.
  sheet.getRange(1, 1, height, width).setValues([
    withChoice(
      line(report.title, (column) => (column.name === report.finding?.under ? report.finding.formula(refer) : ''), ''),
      report,
    ),
    line(report.line, () => '', ''),
    line(report.keyName, (column) => hang(column, refer), ''),
    line('', () => '', ''),
    ...report.keys.map((key) =>
      line<string | number>(writable(key, report.keyKind), (column) => given(report, key, column), ''),
    ),
  ]);
  return {
    outcome: 'made',
    addedKeys: [...report.keys],
    addedColumns: [],
    missing: [],
    blocked: [],
    shown: [],
    changed: [],
  };
}

/** Every formula that RateCase writes into the tab, each with what it is known by. */
export function formulasOf(report: Report, refer: Refer): [formula: string, name?: string][] {
  return [
    [report.line],
    ...(report.finding ? [[report.finding.formula(refer)] as [string]] : []),
    ...report.columns.flatMap((column): [string, string][] =>
      column.below ? [[hang(column, refer), column.name]] : [],
    ),
  ];
}

/** What a new tab comes with below a column that people type in. */
export function given(report: Report, key: string, { name, kind, below }: ReportColumn): string | number {
  return below ? '' : writable(report.given?.(key, name) ?? null, kind);
}

function withChoice(title: string[], { choice }: Report): string[] {
  if (choice) title[1] = String(writable(choice.value, 'text'));
  return title;
}
