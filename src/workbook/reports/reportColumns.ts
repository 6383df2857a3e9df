/** Where the columns of a computed tab stand, and what may refer to them: known by their headings, wherever their user moved them. */
import { columnLetter, textLiteral } from '../a1.ts';
import type { Sheet } from '../spreadsheet.ts';
import { normalized } from '../tables/column.ts';
import { ANCHOR_ROW, HEADING_ROW, type Refer, type Report, type ReportColumn } from './report.ts';

/** The literal a heading formula was hung with, or null for anything else. */
export function hungName(formula: string): string | null {
  const match = /^=\s*VSTACK\(\s*"((?:[^"]|"")*)"/i.exec(formula);
  return match ? (match[1] ?? '').replace(/""/g, '"') : null;
}

/** What the heading cell holds: the formula, or the name alone over a column that people type in. */
export function hang(column: ReportColumn, refer: Refer): string {
  return column.below
    ? `=VSTACK(${textLiteral(column.name)}${column.nameEnds ? `&${column.nameEnds}` : ''};${column.below(refer)})`
    : column.name;
}

/** Which of the named columns have lost their heading, or the formula in it. */
export function missingReportColumns(
  sheet: Sheet,
  columns: readonly Pick<ReportColumn, 'name' | 'below' | 'since'>[],
  layout: number,
): string[] {
  const heading = sheet.getRange(HEADING_ROW, 1, 1, Math.max(1, sheet.getLastColumn()));
  const found = findHeadings(heading.getFormulas()[0] ?? [], heading.getValues()[0] ?? [], columns);
  return columns.filter(({ name, since = 1 }) => since <= layout && !found.has(name)).map(({ name }) => name);
}

/** The letter of each of our columns that is there, the key column under its heading: where other tabs refer to. */
export function reportColumns(
  sheet: Sheet,
  report: { readonly columns: readonly Pick<ReportColumn, 'name' | 'below'>[]; readonly keyName: string },
): ReadonlyMap<string, string> {
  const heading = sheet.getRange(HEADING_ROW, 1, 1, Math.max(1, sheet.getLastColumn()));
  const values = heading.getValues()[0] ?? [];
  const found = findHeadings(heading.getFormulas()[0] ?? [], values, report.columns);
  const letters = new Map([...found].map(([name, at]) => [name, columnLetter(at)] as const));
  return letters.set(report.keyName, columnLetter(keyColumnOf(values, report.keyName)));
}

/** The column of the keys, by its heading; the first where that was typed over. */
export function keyColumnOf(headings: readonly unknown[], keyName: string): number {
  return headings.findIndex((value) => normalized(String(value)) === normalized(keyName)) + 1 || 1;
}

/** Column number of each of our columns: by the text in the formula it hangs from, or by its heading where people type below. */
export function findHeadings(
  formulas: readonly string[],
  values: readonly unknown[],
  columns: readonly Pick<ReportColumn, 'name' | 'below'>[],
): Positions {
  const positions: Positions = new Map();
  formulas.forEach((formula, index) => {
    const name = hungName(formula);
    if (name !== null && !positions.has(name)) positions.set(name, index + 1);
  });
  for (const { name, below } of columns) {
    if (below) continue;
    const at = values.findIndex((value) => normalized(String(value)) === normalized(name)) + 1;
    if (at > 0) positions.set(name, at);
  }
  return positions;
}

/** Column number of each of our columns; the key column stands under KEY. */
export type Positions = Map<string, number>;

export const KEY = '';

export function referTo(positions: Positions): Refer {
  const range = (name: string, range: (letter: string) => string) => {
    const at = positions.get(name);
    return at === undefined ? '#REF!' : range(columnLetter(at));
  };
  return {
    column: (name) => range(name, (letter) => `${letter}${ANCHOR_ROW}:${letter}`),
    heading: (name) => range(name, (letter) => `${letter}${HEADING_ROW}`),
    keys: () => range(KEY, (letter) => `${letter}${ANCHOR_ROW}:${letter}`),
    has: (name) => positions.has(name),
  };
}

/** Whether an expression asks for one of the columns by name. */
export function namesOneOf(columns: ReadonlySet<string>, refer: Refer, expression: (refer: Refer) => string): boolean {
  let found = false;
  const asked = <T>(give: (name: string) => T) => {
    return (name: string): T => {
      found ||= columns.has(name);
      return give(name);
    };
  };
  expression({ ...refer, column: asked(refer.column), heading: asked(refer.heading), has: asked(refer.has) });
  return found;
}

export const isOfKeys = ({ apart, inBlock, below }: ReportColumn): boolean => !apart && !inBlock && below !== undefined;

/** Worked-out columns whose cells belong to a key; blocks that stand apart have lines of their own, typed cells stay white. */
export function keyedColumns(report: Report, positions: Positions): number[] {
  const apart = new Set(report.columns.filter((column) => !isOfKeys(column)).map(({ name }) => name));
  return [...positions].filter(([name]) => !apart.has(name)).map(([, at]) => at);
}

export function workedOut(columns: readonly ReportColumn[], positions: Positions): number[] {
  return columns.flatMap(({ name, below }) => (below ? (positions.get(name) ?? []) : []));
}
