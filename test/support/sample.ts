/** The sample practice of `npm start` as a host, with what its tabs leave for the user to type. */

import { cellName } from '../../src/workbook/a1.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { samplePractice } from '../../workbench/sample/index.ts';
import { TODAY } from './commands.ts';
import { cellsOf, emptyHost, typeInto, withShortTabs } from './host.ts';

export async function sampleHost(): Promise<WorkbenchHost> {
  const host = withShortTabs(await emptyHost({ now: () => new Date(`${TODAY}T15:00:00Z`) }));
  samplePractice(host);
  return host;
}

/** A cell of a table by its row's first cell and its heading, like "N2". */
export function cellAt(host: WorkbenchHost, tab: string, key: string | number, heading: string): string {
  const cells = cellsOf(host, tab);
  const column = (cells[0] ?? []).indexOf(heading);
  if (column < 0) throw new Error(`${tab} has no column ${heading}`);
  const row = typeof key === 'number' ? key : cells.findIndex((line) => line[0] === key) + 1;
  if (row < 1) throw new Error(`${tab} has no row ${key}`);
  return cellName(row, column + 1);
}

export function type(host: WorkbenchHost, tab: string, key: string | number, heading: string, text: string): void {
  typeInto(host, tab, cellAt(host, tab, key, heading), text);
}

/** A fact of the Practice tab. */
export function typeFact(host: WorkbenchHost, label: string, text: string): void {
  const row = cellsOf(host, 'Practice').findIndex((line) => line[0] === label) + 1;
  if (row < 1) throw new Error(`Practice has no fact ${label}`);
  typeInto(host, 'Practice', `B${row}`, text);
}

export function shownAt(host: WorkbenchHost, tab: string, key: string | number, heading: string): string {
  const cells = cellsOf(host, tab);
  const column = (cells[0] ?? []).indexOf(heading);
  const row = typeof key === 'number' ? key - 1 : cells.findIndex((line) => line[0] === key);
  return cells[row]?.[column] ?? '';
}

/** Lines of a table as displayed, by heading. */
export function lines(host: WorkbenchHost, tab: string): Record<string, string>[] {
  const [headings = [], ...rows] = cellsOf(host, tab);
  return rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])));
}
