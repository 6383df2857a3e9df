/** The Functions tab: help for every cell function, as values, one row each. */
import { columnLetter, runs } from '../a1.ts';
import { ensureRows } from '../build.ts';
import { writable } from '../cells.ts';
import {
  bodyDress,
  type Dress,
  dress,
  headingDress,
  NO_WARNINGS,
  plainDress,
  repeatDown,
  underline,
  type Warnings,
  warningsOn,
  warnOnly,
} from '../dress.ts';
import type { Sheet } from '../spreadsheet.ts';
import { normalized } from '../tables/column.ts';
import { theme } from '../theme.ts';
import { ANCHOR_ROW, FIRST_KEY_ROW, HEADING_ROW } from './report.ts';

export const FUNCTIONS_TAB = {
  id: 'functions',
  title: 'Functions',
  about: 'Help for every RateCase function, with an example you can type.',
} as const;

export interface FunctionRow {
  name: string;
  whatFor: string;
  youGive: string;
  example: string;
  gives: string;
  rule: string;
}

/**
 * An example as the spreadsheet's locale types it: where decimals take a comma, arguments part by semicolons. Text in quotes stays.
 */
export function inLocale(formula: string, locale: string): string {
  const decimalComma = new Intl.NumberFormat(locale.replace('_', '-')).format(1.5).includes(',');
  if (!decimalComma) return formula;
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/,/g, ';').replace(/(\d)\.(\d)/g, '$1,$2')))
    .join('');
}

const COLUMNS: readonly { header: string; width: number; value: (row: FunctionRow) => string }[] = [
  { header: 'Function', width: 230, value: (row) => row.name },
  { header: 'What it is for', width: 320, value: (row) => row.whatFor },
  { header: 'What you give it', width: 360, value: (row) => row.youGive },
  { header: 'Example', width: 320, value: (row) => row.example },
  { header: 'What the example gives', width: 240, value: (row) => row.gives },
  { header: 'Rule and source', width: 320, value: (row) => row.rule },
];

/** The headings over what RateCase writes. */
export const functionColumns: readonly string[] = COLUMNS.map(({ header }) => header);

const TITLE = 'Functions';
const LINE =
  'Type these into any cell like Sheets’ own functions. RateCase writes this tab again when you build it; keep your own notes to the right.';

export interface FunctionsResult {
  outcome: 'made' | 'updated' | 'unchanged';
  added: string[];
}

export function buildFunctionsTab(sheet: Sheet, help: readonly FunctionRow[], isNew: boolean): FunctionsResult {
  const lines = help.map((row) => COLUMNS.map(({ value }) => value(row)));
  if (isNew) {
    layOut(sheet, lines, NO_WARNINGS);
    return { outcome: 'made', added: [] };
  }
  const lastRow = sheet.getLastRow();
  if (lastRow === 0) {
    layOut(sheet, lines, warningsOn(sheet));
    return { outcome: 'made', added: [] };
  }
  const table = sheet.getDataRange().getValues();
  const headings = (table[HEADING_ROW - 1] ?? []).map((heading) => normalized(String(heading)));
  // Columns may have been moved, renamed or deleted; without the names nothing can be told apart.
  const places = COLUMNS.map(({ header }) => headings.indexOf(normalized(header)));
  const nameAt = places[0] ?? -1;
  if (nameAt < 0) return { outcome: 'unchanged', added: [] };
  if (String(table[ANCHOR_ROW - 1]?.[nameAt] ?? '').trim() !== '') {
    // The hidden row was deleted, and a function stands in its place.
    sheet.insertRowsBefore(ANCHOR_ROW, 1);
    sheet.setFrozenRows(ANCHOR_ROW);
    sheet.hideRows(ANCHOR_ROW);
    return { ...buildFunctionsTab(sheet, help, false), outcome: 'updated' };
  }
  const last = Math.max(FIRST_KEY_ROW, lastRow);
  const rowOf = new Map<string, number>();
  table.forEach((line, index) => {
    if (index + 1 >= FIRST_KEY_ROW) rowOf.set(normalized(String(line[nameAt])), index + 1);
  });
  const changed = new Map<number, readonly string[]>();
  const added: string[] = [];
  for (const line of lines) {
    const row = rowOf.get(normalized(line[0] ?? ''));
    if (row === undefined) {
      changed.set(last + 1 + added.length, line);
      added.push(line[0] ?? '');
    } else if (
      line.some((text, index) => (places[index] ?? -1) >= 0 && table[row - 1]?.[places[index] ?? -1] !== text)
    ) {
      changed.set(row, line);
    }
  }
  write(sheet, changed, places);
  return { outcome: changed.size > 0 ? 'updated' : 'unchanged', added };
}

function layOut(sheet: Sheet, lines: readonly (readonly string[])[], standing: Warnings): void {
  const width = COLUMNS.length;
  const every = (first: Dress, rest: Dress) => COLUMNS.map((_, index) => (index === 0 ? first : rest));
  const words = bodyDress('text');
  const heading = headingDress(theme.settings);
  sheet.setTabColor(theme.settings.tab);
  sheet.setHiddenGridlines(true);
  const body = every({ ...words, bold: true }, words);
  dress(sheet.getRange(1, 1, ANCHOR_ROW, width), [
    every({ ...plainDress, bold: true, size: theme.titleSize }, plainDress),
    every({ ...plainDress, color: theme.secondInk }, plainDress),
    every(heading, heading),
    body,
  ]);
  repeatDown(sheet, ANCHOR_ROW, 1, body);
  underline(sheet.getRange(HEADING_ROW, 1, 1, width), theme.settings.tab);
  sheet.setFrozenRows(ANCHOR_ROW);
  sheet.setFrozenColumns(1);
  sheet.hideRows(ANCHOR_ROW);
  COLUMNS.forEach(({ width: pixels }, index) => {
    sheet.setColumnWidth(index + 1, pixels);
  });
  warnOnly(sheet.getRange(`A${HEADING_ROW}:${columnLetter(width)}`), standing);
  // Last of all: a tab without content is one that was never finished, and is laid out again.
  sheet
    .getRange(1, 1, ANCHOR_ROW + lines.length, width)
    .setValues([
      COLUMNS.map((_, index) => (index === 0 ? TITLE : '')),
      COLUMNS.map((_, index) => (index === 0 ? LINE : '')),
      COLUMNS.map(({ header }) => header),
      COLUMNS.map(() => ''),
      ...lines.map((line) => line.map((text) => writable(text, 'text'))),
    ]);
}

/** `places`: where each of our columns stands, from 0; -1 for one that is not there. */
function write(sheet: Sheet, lines: ReadonlyMap<number, readonly string[]>, places: readonly number[]): void {
  const columnAt = new Map(places.flatMap((at, index) => (at < 0 ? [] : [[at + 1, index] as const])));
  if (lines.size > 0) ensureRows(sheet, Math.max(...lines.keys()));
  for (const [top, height] of runs([...lines.keys()])) {
    for (const [left, width] of runs([...columnAt.keys()])) {
      sheet.getRange(top, left, height, width).setValues(
        Array.from({ length: height }, (_, down) =>
          Array.from({ length: width }, (_, right) => {
            const text = lines.get(top + down)?.[columnAt.get(left + right) ?? 0] ?? '';
            return writable(text, 'text');
          }),
        ),
      );
    }
  }
}
