/**
 * The Summary as a printed letter page: values, six columns of 700 pixels in all, 45 rows at most, gray headings. Everything is written
 * in one call; what was written last is remembered by its fingerprint, so an edited page is never written over unasked.
 */
import type { SummaryPage } from '../../domain/letters/summaryPage.ts';
import { ensureColumns, ensureRows, holdStill } from '../build.ts';
import { writable } from '../cells.ts';
import { drawChart } from '../charts.ts';
import { bodyDress, type Dress, dress, headingDress, plainDress } from '../dress.ts';
import type { Sheet } from '../spreadsheet.ts';
import type { ColumnKind } from '../tables/column.ts';
import { theme } from '../theme.ts';

export const SUMMARY = {
  id: 'summary',
  title: 'Summary',
  about: 'One printed page for a payer: current state, what you need, the rates, the strongest facts.',
} as const;

const WIDTHS = [130, 130, 80, 90, 90, 180] as const;
const ROWS = 45;
const CHART = { title: 'Rate a session, dollars', width: 700, height: 178, rows: 9 } as const;
/** Characters that fit a line, in Arial 10 over the columns B to F, and in Arial 9 over all six. */
const FACT_LINE = 88;
const SOURCE_LINE = 110;

/** Characters beyond which a wrapped cell of these columns takes a second line. */
const LINE_OF = { 1: 19, 2: 20, 6: 27 } as const;
/** Longer ones would run into the date at their right. */
const LONG_TITLE = 44;
/** Pixels between the margins of a letter page, fitted to the width; of a line; of a second line in a cell; of the title beyond a line. */
const PAGE = { height: 980, line: 21, second: 16, title: 12 } as const;

type Cells = (string | number)[][];

export interface LaidOut {
  readonly cells: Cells;
  readonly looks: Dress[][];
  /** Row of the heading over the rates, and how many codes stand below it. */
  readonly rates: { readonly row: number; readonly count: number };
  readonly chartRow: number;
  /** Whether all of it stands on one letter page. */
  readonly fits: boolean;
}

const text = (look: Partial<Dress> = {}): Dress => ({ ...plainDress, format: '@', ...look });
const section = text({ bold: true, size: 11, vertical: 'middle' });
const heading = (kind: ColumnKind = 'text'): Dress => ({
  ...headingDress(theme.settings, kind),
  format: '@',
  wrap: false,
});

/** As many of the facts as one page holds, the strongest first; the sources always stand below them. */
export function layOut(page: SummaryPage): LaidOut {
  const laid = withAllFacts(page);
  return laid.fits || page.facts.length === 0 ? laid : layOut({ ...page, facts: page.facts.slice(0, -1) });
}

function withAllFacts(page: SummaryPage): LaidOut {
  const cells: Cells = Array.from({ length: ROWS }, () => WIDTHS.map(() => ''));
  const looks: Dress[][] = Array.from({ length: ROWS }, () => WIDTHS.map(() => text()));
  let row = 1;
  let seconds = 0;
  const put = (column: number, content: string | number, look: Dress) => {
    const [line, dressed] = [cells[row - 1], looks[row - 1]];
    if (!line || !dressed) return;
    line[column - 1] = content;
    dressed[column - 1] = look;
  };
  /** A cell that may take a second line; of several in a row the first that does counts. */
  const wrapping = (column: keyof typeof LINE_OF, content: string, look: Partial<Dress> = {}) => {
    put(column, content, text({ ...look, wrap: true }));
    return content.length > LINE_OF[column];
  };
  const headings = (names: readonly string[], kinds: readonly ColumnKind[] = []) => {
    names.forEach((name, index) => {
      put(index + 1, name, heading(kinds[index]));
    });
    row += 1;
  };

  const size = page.title.length > LONG_TITLE ? theme.titleSize - 4 : theme.titleSize;
  put(1, page.title, text({ bold: true, size, vertical: 'middle' }));
  put(6, page.date, text({ horizontal: 'right', color: theme.secondInk }));
  row += 1;
  put(1, page.practice, text({ color: theme.secondInk }));
  put(6, page.renewal, text({ horizontal: 'right', color: theme.secondInk }));
  row += 1;
  put(1, page.credentials, text({ color: theme.secondInk }));
  row += 2;
  if (page.measures.length > 0) {
    put(1, 'Current state and what we need', section);
    row += 1;
    headings(['Measure', 'Current state', '', 'Compared with', '', 'What we need']);
    for (const { measure, current, compared, need } of page.measures) {
      const isLong = [wrapping(1, measure, { bold: true }), wrapping(6, need)];
      put(2, current, text());
      put(4, compared, text());
      if (isLong.includes(true)) seconds += 1;
      row += 1;
    }
    row += 1;
  }
  put(1, page.ratesTitle, section);
  row += 1;
  const rates = { row, count: page.lines.length };
  headings(
    ['Code', 'Service', 'Now', 'Requested', 'Medicare', 'Now, % of Medicare'],
    ['text', 'text', 'money', 'money', 'money', 'ratio'],
  );
  const figure = (column: number, value: number | null, kind: ColumnKind, bold = false) =>
    put(column, value ?? '\u2013', value === null ? text({ horizontal: 'right' }) : bodyDress(kind, { bold }));
  for (const line of page.lines) {
    put(1, line.code, text({ bold: true }));
    if (wrapping(2, line.service)) seconds += 1;
    figure(3, line.now, 'money');
    figure(4, line.requested, 'money', true);
    figure(5, line.medicare, 'money');
    figure(6, line.percent, 'ratio');
    row += 1;
  }
  for (const note of page.notes) {
    put(1, note, text());
    row += 1;
  }
  row += 1;
  const chartRow = row;
  row += CHART.rows + 1;
  if (page.facts.length > 0) {
    put(1, 'What your members get', section);
    row += 1;
    for (const fact of page.facts) {
      put(1, fact.about, text({ bold: true }));
      for (const line of wrapped(fact.text, FACT_LINE)) {
        put(2, line, text());
        row += 1;
      }
    }
    row += 1;
  }
  for (const line of wrapped(page.sources, SOURCE_LINE)) {
    put(1, line, text({ size: 9, color: theme.secondInk }));
    row += 1;
  }
  const height = (row - 1) * PAGE.line + seconds * PAGE.second + PAGE.title;
  return { cells, looks, rates, chartRow, fits: row - 1 <= ROWS && height <= PAGE.height };
}

/** Words in lines of at most so many characters: merged cells do not grow with their text, and a page is not sorted. */
export function wrapped(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A number that stands for what the page's cells hold. */
function fingerprint(cells: readonly (readonly unknown[])[]): number {
  let hash = 5381;
  for (const cell of cells.flat()) {
    const content = typeof cell === 'number' ? cell.toFixed(9) : String(cell ?? '');
    for (const character of `${content}\n`) hash = ((hash * 33) ^ (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return hash;
}

const area = (sheet: Sheet) => sheet.getRange(1, 1, ROWS, WIDTHS.length);

/** What stands where the page is, on a tab that may have lost rows and columns since. */
export function standingPage(sheet: Sheet): unknown[][] {
  const [height, width] = [Math.min(ROWS, sheet.getMaxRows()), Math.min(WIDTHS.length, sheet.getMaxColumns())];
  const values = sheet.getRange(1, 1, height, width).getValues();
  return Array.from({ length: ROWS }, (_, row) => WIDTHS.map((_, column) => values[row]?.[column] ?? ''));
}

/** Whether the page holds nothing, or exactly what was written last. */
export function isAsWritten(values: readonly (readonly unknown[])[], prints: readonly number[]): boolean {
  return values.flat().every((value) => value === '') || prints.includes(fingerprint(values));
}

/** What `isAsWritten` will find once the page is written. */
export function printOf(page: SummaryPage): number {
  return fingerprint(layOut(page).cells);
}

/** `before`: what stands there; null on a new tab. */
export function writePage(sheet: Sheet, page: SummaryPage, before: readonly unknown[][] | null): void {
  const { cells, looks, rates, chartRow } = layOut(page);
  if (before) {
    ensureRows(sheet, ROWS);
    ensureColumns(sheet, WIDTHS.length);
  }
  const charts = before ? sheet.getCharts().filter((chart) => chart.getOptions().get('title') === CHART.title) : [];
  if (before) holdStill(sheet, before, area(sheet).getValues());
  // A tab without content is one that was never finished.
  if (!before?.flat().some((value) => value !== '')) {
    sheet.setTabColor(theme.workedOut.tab);
    sheet.setHiddenGridlines(true);
    WIDTHS.forEach((pixels, index) => {
      sheet.setColumnWidth(index + 1, pixels);
    });
  }
  dress(area(sheet), looks);
  for (const chart of charts) sheet.removeChart(chart);
  const rows = (column: string) => `${column}${rates.row}:${column}${rates.row + rates.count}`;
  if (rates.count > 0) {
    drawChart(sheet, {
      type: 'column',
      title: CHART.title,
      ranges: [rows('A'), rows('E'), rows('C'), rows('D')],
      at: { row: chartRow, column: 1 },
      width: CHART.width,
      height: CHART.height,
      colors: [theme.chart.medicare, theme.chart.rest, theme.chart.series[0]],
      options: { 'series.0.dataLabel': 'value', 'series.1.dataLabel': 'value', 'series.2.dataLabel': 'value' },
    });
  }
  // Last of all: a tab without content is one that was never finished, and is laid out again.
  area(sheet).setValues(
    cells.map((line) => line.map((cell) => (typeof cell === 'number' ? cell : writable(cell, 'identifier')))),
  );
}
