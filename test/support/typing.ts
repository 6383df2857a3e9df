/** Types into tabs by what people see: headings, labels, names. */
import type { WorkbenchHost } from '../../workbench/host.ts';
import { cellsOf } from './host.ts';

function sheetNamed(host: WorkbenchHost, name: string) {
  const sheet = host.workbook.sheetByName(name);
  if (!sheet) throw new Error(`No tab ${name}`);
  return sheet;
}

function columnOf(host: WorkbenchHost, tab: string, heading: string): number {
  const sheet = sheetNamed(host, tab);
  for (let column = 0; column < sheet.columnCount; column += 1) {
    if (sheet.view(0, column).display === heading) return column;
  }
  throw new Error(`${tab} has no column ${heading}`);
}

/** Fills cells of a row of an input tab, by heading; the first row below the heading is 1. */
export function typeInRow(
  host: WorkbenchHost,
  tab: string,
  row: number,
  facts: Readonly<Record<string, string>>,
): void {
  for (const [heading, text] of Object.entries(facts)) {
    sheetNamed(host, tab).type(row, columnOf(host, tab, heading), text);
  }
}

/** The row whose key, in the first column, is this. */
export function rowOf(host: WorkbenchHost, tab: string, key: string): number {
  const at = cellsOf(host, tab).findIndex((line) => line[0] === key);
  if (at < 0) throw new Error(`${tab} has no row ${key}`);
  return at;
}

/** Fills facts of the Practice tab, by label. */
export function typeFacts(host: WorkbenchHost, facts: Readonly<Record<string, string>>): void {
  for (const [label, text] of Object.entries(facts)) {
    sheetNamed(host, 'Practice').type(rowOf(host, 'Practice', label), 1, text);
  }
}

/** What stands under one heading beside a label under another, in a tab whose headings are in row 3. */
export function beside(host: WorkbenchHost, tab: string, label: string, under: string, heading: string): string {
  const cells = cellsOf(host, tab);
  const headings = cells[2] ?? [];
  const [from, to] = [headings.indexOf(under), headings.indexOf(heading)];
  if (from < 0 || to < 0) throw new Error(`${tab} has no ${from < 0 ? under : heading}: ${headings.join(' | ')}`);
  const line = cells.slice(3).find((each) => each[from] === label);
  if (!line) throw new Error(`${tab} has no line ${label} under ${under}`);
  return line[to] ?? '';
}
