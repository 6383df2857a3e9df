/** Makes tabs and brings them up to date, in the order in which they need each other. */
import type { BuiltTab, TabState } from '../contract.ts';
import { quarterBefore } from '../domain/calendar/index.ts';
import { newestYear } from '../domain/medicare/index.ts';
import { joinWords } from '../domain/words.ts';
import {
  type BuildResult,
  factReference,
  layOutFacts,
  layOutTable,
  nameColumns,
  updateFacts,
  updateTable,
} from '../workbook/build.ts';
import { HEADINGS } from '../workbook/obstacle.ts';
import { areGone, type FactPlaces, factPlaces, findColumns, type ReadFacts, type ReadTable } from '../workbook/read.ts';
import { missingReportColumns } from '../workbook/reports/reportColumns.ts';
import { FACT_HEADINGS, type FormulaContext, type InputTable, LAYOUT } from '../workbook/tables/column.ts';
import { TABLES } from '../workbook/tables/index.ts';
import { type PracticeKey, practice } from '../workbook/tables/practice.ts';
import { THRESHOLDS_RANGE } from '../workbook/tables/thresholds.ts';
import { openTabs, type Tabs } from '../workbook/tabs.ts';
import { type Building, changedProblems } from './computed/computedTab.ts';
import { COMPUTED_TABS } from './computed/index.ts';
import { hasExample } from './examples.ts';
import { Stop } from './stop.ts';
import { ORDER } from './tabOrder.ts';

interface DeclaredTab {
  id: string;
  title: string;
  about: string;
  kind: TabState['kind'];
}

const DECLARED: ReadonlyMap<string, DeclaredTab> = new Map(
  [
    { ...practice, kind: 'type' as const },
    ...TABLES.map((table) => ({ ...table, kind: table.tone ?? ('type' as const) })),
    ...COMPUTED_TABS,
  ].map(({ id, title, about, kind }) => [id, { id, title, about, kind }]),
);

/** Every tab, in the order in which they stand. */
export const TABS: readonly DeclaredTab[] = ORDER.flatMap((id) => DECLARED.get(id) ?? []);

/**
 * The order in which to build: what people type into before what is worked out from it, so that nothing is made and then brought up
 * to date; Start links to the tabs that are there, so it comes last.
 */
export function buildOrder(ids: readonly string[]): string[] {
  const rank = (id: string) => (id === 'start' ? 2 : Number(COMPUTED_TABS.some((tab) => tab.id === id)));
  return [...ids].sort((a, b) => rank(a) - rank(b));
}

export function tabStates(): TabState[] {
  const tabs = openTabs(ORDER);
  return TABS.map((tab) => {
    const sheet = tabs.find(tab.id);
    if (!sheet) return { ...tab, state: 'missing', missingColumns: [] };
    const missingColumns = missingHeadings(tabs, tab.id);
    return {
      ...tab,
      title: tabs.nameOf(tab.id),
      state: missingColumns.length > 0 ? 'incomplete' : 'here',
      missingColumns,
      ...(hasExample(tab.id) ? { example: true } : {}),
    };
  });
}

/** What came with a later layout than the tab's is not missing: the next building adds it. */
function missingHeadings(tabs: Tabs, id: string): string[] {
  const sheet = tabs.find(id);
  if (!sheet) return [];
  const layout = tabs.layoutOf(id);
  if (id === practice.id) {
    const { rows, isValueGone } = factPlaces(sheet, practice);
    if (isValueGone) return [FACT_HEADINGS.value];
    return practice.facts.filter(({ key, since = 1 }) => since <= layout && !rows.has(key)).map(({ label }) => label);
  }
  const table = tableOf(id);
  if (!table) {
    const computed = COMPUTED_TABS.find((tab) => tab.id === id);
    if (computed?.missing) return computed.missing(sheet);
    const columns = computed?.columns() ?? [];
    return columns.length === 0 ? [] : missingReportColumns(sheet, columns, layout);
  }
  const heading = sheet.getRange(1, 1, 1, Math.max(1, sheet.getLastColumn()));
  const headings = heading.getValues()[0] ?? [];
  const found = findColumns(headings, table.columns, heading.getFormulas()[0] ?? []);
  if (areGone(headings, sheet.getLastRow() > 0, found, table.keyColumn)) return [HEADINGS];
  return table.columns
    .filter(({ key, since = 1 }) => since <= layout && !found.has(key))
    .map((column) => column.header);
}

function tableOf(id: string): InputTable | undefined {
  return TABLES.find((candidate) => candidate.id === id);
}

/** Formulas in input tabs that refer to other tabs. */
const INPUT_NEEDS: Readonly<Record<string, readonly string[]>> = {
  rates: ['practice'],
  'negotiation-log': ['thresholds'],
  benchmarks: ['practice', 'thresholds'],
};

/**
 * Makes `id` if it is not there, with the tabs it needs; brings it up to date otherwise. `today` fills new "Figures as of"; `opened`:
 * the tabs, where several are built.
 */
export function buildTab(id: string, restore: readonly string[], today: string, opened?: Tabs): BuiltTab {
  const tab = DECLARED.get(id);
  if (!tab)
    throw new Stop('unknown-tab', `RateCase has no tab called “${id}”.`, 'Open Build tabs and choose from the list.');
  const tabs = opened ?? openTabs(ORDER);
  const computed = COMPUTED_TABS.find((candidate) => candidate.id === id);
  const told: string[] = [];
  const tell: Tell = (needed, result) => {
    const other = DECLARED.get(needed);
    if (!other || result.outcome !== 'updated') return;
    const { title, summary } = described(other, result, tabs);
    if (summary !== '') told.push(`${title}: ${summary}`);
  };
  makeNeeded(tabs, computed?.needs ?? INPUT_NEEDS[id] ?? [], today, tell);
  if (computed) {
    const built = computed.build(building(tabs, restore, today));
    return { ...built, summary: [built.summary, ...told].join(' ').trim() };
  }
  const isNew = !tabs.find(id) || tabs.isBegun(id);
  const result = buildInput(tabs, id, restore, today, () => {
    for (const user of isNew ? COMPUTED_TABS : []) {
      if (user.uses?.includes(id) && tabs.find(user.id)) user.build(building(tabs, [], today));
    }
  });
  return described(tab, result, tabs);
}

/** Hears of each input tab that was made or brought up to date for another. */
type Tell = (id: string, result: BuildResult) => void;

/** Makes those of the tabs that are not there yet; worked-out ones after the tabs that they need. */
function makeNeeded(tabs: Tabs, ids: readonly string[], today: string, tell: Tell): void {
  const computed = COMPUTED_TABS.filter(({ id }) => ids.includes(id));
  makeInputTabs(
    tabs,
    ids.filter((id) => !computed.some((tab) => tab.id === id)),
    today,
    tell,
  );
  for (const tab of computed) {
    if (tabs.find(tab.id) && !tabs.isBegun(tab.id)) continue;
    makeNeeded(tabs, tab.needs, today, tell);
    tab.build(building(tabs, [], today));
  }
}

/**
 * Makes those of the input tabs, and of the tabs that their formulas refer to, that are not there yet, and brings up to date what an
 * earlier RateCase laid out: what needs them may need their new columns. Gives the ids of both.
 */
export function makeInputTabs(tabs: Tabs, ids: readonly string[], today: string, tell: Tell = () => {}): string[] {
  const wanted = new Set(ids.flatMap((id) => [...(INPUT_NEEDS[id] ?? []), id]));
  const made = [...wanted].filter((id) => !tabs.find(id) || tabs.isBegun(id) || tabs.layoutOf(id) < LAYOUT);
  for (const id of made) tell(id, buildInput(tabs, id, [], today));
  return made;
}

/**
 * Those of the tabs whose formulas refer to a column, or a row of Practice, that somebody moved since it was read: they were written for
 * where it stood. What was read of the moved tabs is forgotten.
 */
export function movedUnder(tabs: Tabs, ids: readonly string[]): string[] {
  const moved = new Set(ORDER.filter((id) => !tabs.isMade(id) && hasMoved(tabs, id)));
  for (const id of moved) tabs.changed(id);
  const refersTo = (id: string) => {
    const computed = COMPUTED_TABS.find((tab) => tab.id === id);
    return [...(computed?.needs ?? INPUT_NEEDS[id] ?? []), ...(computed?.uses ?? [])];
  };
  return ids.filter((id) => refersTo(id).some((other) => moved.has(other)));
}

/** One call for a tab that was read. */
function hasMoved(tabs: Tabs, id: string): boolean {
  const sheet = tabs.find(id);
  if (!sheet) return false;
  if (id === practice.id) {
    const read = tabs.kept<ReadFacts<PracticeKey>>(id, 'facts');
    if (read === undefined) return false;
    const now = factPlaces(sheet, practice);
    return read.column !== now.column || !isSame(read.rows, now.rows);
  }
  const table = tableOf(id);
  const read = table && tabs.kept<ReadTable<string>>(id, 'rows');
  return (
    read !== undefined &&
    !isSame(read.columns, findColumns(sheet.getRange('1:1').getValues()[0] ?? [], table?.columns ?? []))
  );
}

const isSame = <Key>(before: ReadonlyMap<Key, number>, now: ReadonlyMap<Key, number>): boolean =>
  before.size === now.size && [...before].every(([key, at]) => now.get(key) === at);

export { ORDER as TAB_ORDER, openTabs };

function building(tabs: Tabs, restore: readonly string[], today: string): Building {
  return {
    tabs,
    today,
    restore,
    sheetOf({ id, title }) {
      const there = tabs.find(id);
      tabs.changed(id);
      return { sheet: there ?? tabs.make(id, title, ORDER), isNew: !there };
    },
    context: (places) => formulaContext(tabs, places),
  };
}

/** `completing`: what belongs to it beyond the tab itself; if it stops halfway, the next attempt does it again. */
function buildInput(
  tabs: Tabs,
  id: string,
  restore: readonly string[],
  today: string,
  completing: () => void = () => {},
): BuildResult {
  const result = layOutOrUpdate(tabs, id, restore, today);
  if (result.outcome !== 'unchanged') tabs.changed(id);
  completing();
  tabs.stands(id);
  return result;
}

function layOutOrUpdate(tabs: Tabs, id: string, restore: readonly string[], today: string): BuildResult {
  const there = tabs.find(id);
  if (id === practice.id) {
    const quarter = quarterBefore(today);
    const defaults: Partial<Record<PracticeKey, string | number>> = {
      setting: 'office',
      year: newestYear(),
      asOf: today,
      periodFrom: quarter.from,
      periodTo: quarter.to,
    };
    return there
      ? updateFacts(there, practice, restore, defaults, tabs.layoutOf(id))
      : layOutFacts(tabs.make(id, practice.title, ORDER), practice, defaults);
  }
  const table = tableOf(id);
  if (!table) throw new Error(`No table is declared as ${id}`);
  const context = formulaContext(tabs);
  const sheet = there ?? tabs.make(id, table.title, ORDER);
  const result = there
    ? updateTable(sheet, table, context, restore, tabs.layoutOf(id))
    : layOutTable(sheet, table, context);
  if (table.names) nameColumns(tabs.spreadsheet, sheet, table);
  return result;
}

/** Where formulas of other tabs find a Practice fact. A fact whose label is gone is left blank: `""` stands for it. */
function formulaContext(tabs: Tabs, known?: FactPlaces<string> | null): FormulaContext {
  let places = known;
  return {
    thresholds: tabs.find('thresholds') ? THRESHOLDS_RANGE : '',
    practice(key) {
      const sheet = tabs.find(practice.id);
      if (!sheet) return '""';
      places ??= tabs.read(practice.id, 'places', (): FactPlaces<string> => factPlaces(sheet, practice));
      const row = places.rows.get(key);
      return row ? factReference(tabs.nameOf(practice.id), row, places.column) : '""';
    },
  };
}

function described(tab: DeclaredTab, result: BuildResult, tabs: Tabs): BuiltTab {
  const title = tabs.nameOf(tab.id) || tab.title;
  const came = result.cameWithUpdate ?? [];
  const back = result.added.filter((heading) => !came.includes(heading));
  const parts = [
    ...(came.length > 0 ? [`Added what is new in RateCase: ${joinWords(came)}.`] : []),
    ...(back.length > 0 ? [`Put back ${joinWords(back)}.`] : []),
    ...(back.includes(HEADINGS) ? ['Look whether each heading fits what stands below it.'] : []),
  ];
  return {
    id: tab.id,
    title,
    outcome: result.outcome,
    summary: parts.join(' '),
    problems: [
      ...changedProblems(
        title,
        tab.id,
        result.changed ?? [],
        tab.id === practice.id ? () => 'clear the cell and build the tab again' : undefined,
      ),
      ...result.missing.map((heading) => ({
        message:
          heading === HEADINGS
            ? `${title}: the “${HEADINGS}” is not there any more, so nothing below it can be read. Undo the deleting, or put it back under Build tabs.`
            : `${title}: “${heading}” is not there any more. It was renamed or deleted.`,
        at: null,
      })),
    ],
    missing: [...result.missing],
  };
}
