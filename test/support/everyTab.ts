/** The sample practice with every tab built, for tests that hold for all tabs, and for those that are still to come. */
import type { ComputedTab } from '../../src/commands/computed/computedTab.ts';
import { COMPUTED_TABS } from '../../src/commands/computed/index.ts';
import { TABS } from '../../src/commands/tabsToBuild.ts';
import { HEADING_ROW } from '../../src/workbook/reports/report.ts';
import { hungName } from '../../src/workbook/reports/reportColumns.ts';
import type { FactSheet, InputTable } from '../../src/workbook/tables/column.ts';
import { normalized } from '../../src/workbook/tables/column.ts';
import { TABLES } from '../../src/workbook/tables/index.ts';
import { practice } from '../../src/workbook/tables/practice.ts';
import type { SheetModel } from '../../workbench/engine/types.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { samplePractice } from '../../workbench/sample/index.ts';
import { run, TODAY } from './commands.ts';
import { hostFrom, type State } from './faults.ts';
import { emptyHost, withShortTabs } from './host.ts';
import { madeOnce } from './made-once.ts';

export const TAB_IDS = TABS.map(({ id }) => id);

export const now = () => new Date(`${TODAY}T15:00:00Z`);

/** As `host.toJSON()` gives it. */
export const everyTab = (): Promise<State> =>
  madeOnce('every-tab', async () => {
    const host = withShortTabs(await emptyHost({ now }));
    samplePractice(host);
    for (const id of TAB_IDS) run(host, 'buildTab', { id, today: TODAY });
    return host.toJSON();
  });

export async function hostWithEveryTab(): Promise<WorkbenchHost> {
  return hostFrom(await everyTab());
}

/** The sheet of RateCase's tab, whatever it is called now. */
export function sheetOf(host: WorkbenchHost, id: string): SheetModel {
  const stored: unknown = JSON.parse(host.properties.document.get('tabs') ?? '{}');
  const sheetId = new Map(Object.entries(stored ?? {})).get(id);
  const sheet = host.workbook.sheets.find((each) => each.id === sheetId);
  if (!sheet) throw new Error(`There is no tab ${id}`);
  return sheet;
}

/** As if the tab had never been made. */
export function unmake(host: WorkbenchHost, id: string): void {
  host.workbook.removeSheet(sheetOf(host, id).id);
  for (const name of ['tabs', 'tab-layouts']) {
    const stored: unknown = JSON.parse(host.properties.document.get(name) ?? '{}');
    const rest = Object.entries(stored ?? {}).filter(([key]) => key !== id);
    host.properties.document.set(name, JSON.stringify(Object.fromEntries(rest)));
  }
}

export const computed = (id: string): ComputedTab | undefined => COMPUTED_TABS.find((tab) => tab.id === id);
export const table = (id: string): InputTable | undefined => TABLES.find((each) => each.id === id);
export const facts = (id: string): FactSheet | undefined => (id === practice.id ? practice : undefined);

/** The row that headings stand in, counted from 0. */
export const headingRow = (id: string): number => (computed(id) ? HEADING_ROW - 1 : 0);

/** Column of a heading by what it shows or hangs from; -1 when there is none. */
export function columnOf(sheet: SheetModel, row: number, heading: string): number {
  for (let column = 0; column < sheet.columnCount; column += 1) {
    const { display, formula } = sheet.view(row, column);
    if (hungName(formula) === heading || normalized(display) === normalized(heading)) return column;
    if (formula.includes(`"${heading}"`) && row === 0) return column;
  }
  return -1;
}

/**
 * Deletes a part of ours from a tab, a fact's row or a column, and gives what it is called; null for a tab without parts to ask
 * back.
 */
export function deletePart(host: WorkbenchHost, id: string): string | null {
  const sheet = sheetOf(host, id);
  const fact = facts(id)?.facts.find(({ formula }) => !formula);
  if (fact) {
    const row = Array.from({ length: sheet.rowCount }, (_, index) => index).find(
      (index) => normalized(sheet.view(index, 0).display) === normalized(fact.label),
    );
    if (row === undefined) throw new Error(`${id} has no row ${fact.label}`);
    sheet.deleteRows(row, 1);
    return fact.label;
  }
  const names = table(id)
    ? table(id)?.columns.flatMap(({ key, header }) => (key === table(id)?.keyColumn ? [] : [header]))
    : computed(id)
        ?.columns()
        .flatMap(({ name, below }) => (below ? [name] : []));
  for (const name of [...(names ?? [])].reverse()) {
    const column = columnOf(sheet, headingRow(id), name);
    if (column < 1) continue;
    sheet.deleteColumns(column, 1);
    return name;
  }
  return null;
}

/** Fewer rows than Google's thousand, as people delete them: what a sweep takes depends on them. */
export function trimmed(host: WorkbenchHost): WorkbenchHost {
  for (const sheet of host.workbook.sheets) {
    const filled = [...sheet.inputs()].reduce((bottom, { row }) => Math.max(bottom, row), 0);
    const keep = Math.max(filled + 6, 20);
    if (keep < sheet.rowCount) sheet.deleteRows(keep, sheet.rowCount - keep);
  }
  return host;
}

/** Every tab in as few rows as they need. */
export async function trimmedTabs(): Promise<State> {
  return trimmed(await hostWithEveryTab()).toJSON();
}

/** The same after somebody worked in it: a column of their own in each tab, and a payer and a code that no tab has seen. */
export async function tabsAtWork(): Promise<State> {
  const host = await hostWithEveryTab();
  for (const id of TAB_IDS) {
    const sheet = sheetOf(host, id);
    const own = (sheet.usedArea()?.right ?? 0) + 2;
    if (own >= sheet.columnCount) sheet.insertColumns(sheet.columnCount, own - sheet.columnCount + 1);
    sheet.type(headingRow(id), own, OWN_COLUMN);
    sheet.type(headingRow(id) + 3, own, 'my remark');
  }
  run(host, 'saveRates', { rates: [{ payer: 'Insurer Z', code: '90785', rate: 21 }] });
  return trimmed(host).toJSON();
}

export const OWN_COLUMN = 'My own column';
