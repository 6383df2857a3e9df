/** How the columns of a computed tab look (LOOK 7). */
import { cellName, columnLetter, runs } from '../a1.ts';
import type { ChartSpec } from '../charts.ts';
import { bodyDress, type ColoredAreas, type Dress, headingDress, offTheEdge, plainDress } from '../dress.ts';
import type { Sheet } from '../spreadsheet.ts';
import { type ColumnKind, isNumeric, numberFormat } from '../tables/column.ts';
import { theme } from '../theme.ts';
import { ANCHOR_ROW, type Report, type ReportColumn } from './report.ts';
import { isOfKeys, KEY, type Positions } from './reportColumns.ts';

export const findingDress: Dress = { ...plainDress, bold: true, vertical: 'middle' };

export function keyDress(report: Report): Dress {
  return bodyDress(report.keyKind, { bold: true });
}

export function columnDress(column: ReportColumn): Dress {
  const { kind, atRight } = column;
  const format = numberFormat(kind);
  const isAtRight = isNumeric(kind) && (kind !== 'date' || atRight);
  return bodyDress(kind, {
    ...(format && isAtRight ? { format: offTheEdge(format) } : {}),
    ...(column.strong ? { bold: true } : {}),
    ...(column.oneLine ? { wrap: false } : {}),
    ...(atRight ? { horizontal: 'right' } : {}),
  });
}

export const columnNote = ({ help }: ReportColumn): string => help.join('\n');

/** Violet over what is worked out, blue over what people type (LOOK 7). */
export function columnHeading({ kind, below, atRight }: ReportColumn): Dress {
  const look = headingDress(below ? theme.workedOut : theme.type, kind);
  return atRight ? { ...look, horizontal: 'right' } : look;
}

/** The columns whose words have a color, and those that have a color scale. */
export function coloredAreas(columns: readonly ReportColumn[], positions: Positions): ColoredAreas {
  const of = (wanted: ColumnKind) =>
    columns
      .filter(({ kind }) => kind === wanted)
      .map(({ name }) => columnLetter(positions.get(name) ?? 1))
      .map((letter) => `${letter}${ANCHOR_ROW}:${letter}`);
  return {
    words: { light: of('light'), grade: of('grade'), answer: of('answer') },
    scales: runs(columns.flatMap(({ name, scale }) => (scale ? (positions.get(name) ?? []) : []))).map(
      ([first, length]) => `${columnLetter(first)}${ANCHOR_ROW}:${columnLetter(first + length - 1)}`,
    ),
  };
}

export function chartsOf(report: Report, positions: Positions, rows: number): readonly ChartSpec[] {
  return (
    report.charts?.({
      rows,
      keys: columnLetter(positions.get(KEY) ?? 1),
      column: (name) => columnLetter(positions.get(name) ?? 1),
    }) ?? []
  );
}

/** The worked-out ground under rows that have a key, in our columns only. */
export function ground(
  sheet: Sheet,
  blocks: readonly { readonly row: number; readonly rows: number; readonly columns: readonly number[] }[],
): void {
  const areas = blocks.flatMap(({ row, rows, columns }) =>
    rows === 0
      ? []
      : runs(columns).map(
          ([first, length]) => `${cellName(row, first)}:${cellName(row + rows - 1, first + length - 1)}`,
        ),
  );
  if (areas.length > 0) sheet.getRangeList(areas).setBackground(theme.workedOut.ground);
}

/** Whether two columns have the same formats and colors. */
export function looksLike(column: ReportColumn, other: ReportColumn): boolean {
  const look = (one: ReportColumn) =>
    JSON.stringify([columnHeading(one), columnDress(one), one.below !== undefined, isOfKeys(one), one.scale === true]);
  return look(column) === look(other);
}
