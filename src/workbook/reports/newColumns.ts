/** Columns that come into a computed tab that stands: where they go, what they look like, and the last look before they are written. */
import { columnLetter, runs } from '../a1.ts';
import {
  colorContents,
  dress,
  repeatAcross,
  repeatBeside,
  repeatDown,
  setWidths,
  underline,
  type Warnings,
  warningsOn,
  warnOnly,
} from '../dress.ts';
import { ChangedMeanwhile } from '../meanwhile.ts';
import type { Sheet } from '../spreadsheet.ts';
import { theme } from '../theme.ts';
import { ANCHOR_ROW, HEADING_ROW, type Report, type ReportColumn } from './report.ts';
import { findHeadings, KEY, type Positions, workedOut } from './reportColumns.ts';
import { coloredAreas, columnDress, columnHeading, columnNote, looksLike } from './reportLook.ts';

/** Columns that come in, and where ours stand: once they are there, and as they were read. */
export interface Addition {
  readonly toAdd: readonly ReportColumn[];
  readonly positions: Positions;
  readonly positionsThere: Positions;
}

/**
 * Makes room for columns right after the one that precedes each of them in the report; the user's own move along with their rows.
 * Empty columns in that place are used first, those to the right of everything too: an attempt that stopped halfway may have left them.
 */
export function insertColumns(
  sheet: Sheet,
  report: Report,
  toAdd: readonly ReportColumn[],
  positions: Positions,
  values: readonly unknown[][],
): void {
  let after = positions.get(KEY) ?? 1;
  let inserted = 0;
  let group: ReportColumn[] = [];
  const width = values[0]?.length ?? 0;
  /** Empty columns as they were read, from `after` on. */
  const emptyFrom = (): number => {
    const first = after - inserted;
    let column = first;
    while (column < width && values.every((line) => (line[column] ?? '') === '')) column += 1;
    return column < width ? column - first : column - first + freeBeyond(sheet, report, column + inserted);
  };
  const place = (next: ReportColumn | undefined) => {
    if (group.length === 0) return;
    const need = group.reduce((sum, { apart }) => sum + (apart ? 2 : 1), 0);
    const nextAt = next ? positions.get(next.name) : undefined;
    const free = nextAt === undefined ? need : nextAt - after - (next?.apart ? 2 : 1);
    const room = Math.max(0, Math.min(emptyFrom(), free, need));
    const count = need - room;
    if (count > 0) {
      sheet.insertColumnsAfter(after, count);
      for (const [name, at] of positions) if (at > after) positions.set(name, at + count);
      inserted += count;
    }
    for (const column of group) {
      after += column.apart ? 2 : 1;
      positions.set(column.name, after);
    }
    group = [];
  };
  for (const column of report.columns) {
    if (toAdd.includes(column)) {
      group.push(column);
    } else {
      place(column);
      after = positions.get(column.name) ?? after;
    }
  }
  place(undefined);
}

/** How many columns of the sheet follow on the one at `last` that nobody has begun to use: there is no note of the user's over them. */
function freeBeyond(sheet: Sheet, report: Report, last: number): number {
  const notes = sheet.getRange(`${HEADING_ROW}:${HEADING_ROW}`).getNotes()[0] ?? [];
  const ours = new Set(['', ...report.columns.map(columnNote)]);
  const taken = notes.findIndex((note, index) => index >= last && !ours.has(note));
  return Math.max(0, (taken < 0 ? notes.length : taken) - last);
}

/** Notes, colors, formats and widths of columns that were just given their place; all but their headings. */
export function layColumns(sheet: Sheet, report: Report, columns: readonly ReportColumn[], positions: Positions): void {
  if (columns.length === 0) return;
  const byPosition = new Map(columns.map((column) => [positions.get(column.name) ?? 1, column]));
  for (const [first, length] of runs([...byPosition.keys()])) {
    const run = Array.from({ length }, (_, offset) => byPosition.get(first + offset)).flatMap((column) => column ?? []);
    const beside = report.columns.find(({ name }) => positions.get(name) === first - 1);
    const heading = sheet.getRange(HEADING_ROW, first, 1, length);
    const twins = run.flatMap((column) => twinOf(report, column, columns, positions) ?? []);
    if (beside && run.every((column) => looksLike(column, beside))) {
      // What stands beside it looks the same, from its heading down.
      repeatAcross(sheet, HEADING_ROW, first - 1, length);
    } else if (twins.length === length && length < CALLS_OF_A_DRESS) {
      twins.forEach((from, offset) => {
        repeatBeside(sheet, HEADING_ROW, from, first + offset);
      });
    } else {
      // White, as gridlines are hidden or covered there; where people type they show.
      const body = run.map((column) => ({
        ...columnDress(column),
        ...(column.below ? { background: theme.white } : {}),
      }));
      dress(sheet.getRange(HEADING_ROW, first, 2, length), [run.map(columnHeading), body]);
      repeatDown(sheet, ANCHOR_ROW, first, body);
      underline(heading, theme.workedOut.tab);
    }
    heading.setNotes([run.map(columnNote)]);
  }
  let warnings: Warnings | null = null;
  for (const [first, length] of runs(workedOut(columns, positions))) {
    if (standsAmong(report, positions, first, length)) continue;
    warnings ??= warningsOn(sheet);
    warnOnly(sheet.getRange(`${columnLetter(first)}${HEADING_ROW}:${columnLetter(first + length - 1)}`), warnings);
  }
  setWidths(sheet, new Map([...byPosition].map(([at, column]) => [at, column.width])));
  colorContents(sheet, coloredAreas(columns, positions));
}

/** Whether worked-out columns of ours stand on both sides: what was inserted among them is warned of with them. */
function standsAmong(report: Report, positions: Positions, first: number, length: number): boolean {
  const standing = report.columns.map((column) => ({ ...column, at: positions.get(column.name) ?? 0 }));
  const isWorkedOut = (at: number) => standing.some((column) => column.at === at && column.below !== undefined);
  const next = first + length;
  return (
    isWorkedOut(first - 1) &&
    (isWorkedOut(next) || standing.some(({ at, apart, below }) => at === next + 1 && apart && below !== undefined))
  );
}

/** What new columns cost that are dressed by themselves. */
const CALLS_OF_A_DRESS = 8;

/** Where one of our columns stands that looks the same and is none of the new ones. */
function twinOf(
  { columns }: Report,
  column: ReportColumn,
  added: readonly ReportColumn[],
  positions: Positions,
): number | undefined {
  const twin = columns.find((other) => !added.includes(other) && positions.has(other.name) && looksLike(column, other));
  return twin && positions.get(twin.name);
}

/** Throws unless our columns stand where they are thought to, and nothing where new ones come: somebody may have moved some. */
export function holdColumns(sheet: Sheet, report: Report, added: readonly ReportColumn[], positions: Positions): void {
  const width = Math.max(...positions.values());
  const heading = sheet.getRange(HEADING_ROW, 1, 1, width);
  const [formulas, values] = [heading.getFormulas()[0] ?? [], heading.getValues()[0] ?? []];
  const now = findHeadings(formulas, values, report.columns);
  const isThere = ({ name }: ReportColumn) => {
    const at = positions.get(name);
    if (!at) return !now.has(name);
    return added.some((column) => column.name === name)
      ? formulas[at - 1] === '' && values[at - 1] === ''
      : now.get(name) === at;
  };
  if (!report.columns.every(isThere)) throw new ChangedMeanwhile(sheet.getName());
}
