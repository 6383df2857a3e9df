/** Makes tabs and brings them up to date, in the order in which they need each other. */
import type { BuiltTab, Problem, TabState } from '../contract.ts';
import { newestYear } from '../domain/medicare/index.ts';
import { joinWords, plural } from '../domain/words.ts';
import { functionHelp } from '../functions/help.ts';
import { columnLetter } from '../workbook/a1.ts';
import {
  type BuildResult,
  factReference,
  layOutFacts,
  layOutTable,
  nameColumns,
  updateFacts,
  updateTable,
} from '../workbook/build.ts';
import { factRows, findColumns } from '../workbook/read.ts';
import { buildFunctionsTab, FUNCTIONS_TAB, inLocale } from '../workbook/reports/functionsTab.ts';
import { fixedColumns, RATE_COMPARISON, rateComparison } from '../workbook/reports/rateComparison.ts';
import { buildReport, missingReportColumns, type ReportResult } from '../workbook/reports/report.ts';
import type { FactSheet, FormulaContext, InputTable } from '../workbook/tables/column.ts';
import { normalized } from '../workbook/tables/column.ts';
import { negotiationLog } from '../workbook/tables/negotiationLog.ts';
import { payers } from '../workbook/tables/payers.ts';
import { type PracticeKey, practice } from '../workbook/tables/practice.ts';
import { rates } from '../workbook/tables/rates.ts';
import { thresholds } from '../workbook/tables/thresholds.ts';
import { openTabs, type Tabs } from '../workbook/tabs.ts';
import {
  payerNames,
  type RateInForce,
  ratesInForce,
  ratesNotCounting,
  readState,
  requireColumns,
  type State,
} from './state.ts';
import { Stop } from './stop.ts';

type TabKind = TabState['kind'];

interface DeclaredTab {
  id: string;
  title: string;
  about: string;
  kind: TabKind;
}

const declared = (tab: { id: string; title: string; about: string }, kind: TabKind): DeclaredTab => ({
  id: tab.id,
  title: tab.title,
  about: tab.about,
  kind,
});

/** Every tab, in the order in which they stand (DESIGN 5). */
export const TABS: readonly DeclaredTab[] = [
  declared(practice, 'type'),
  declared(payers, 'type'),
  declared(rates, 'type'),
  declared(RATE_COMPARISON, 'worked-out'),
  declared(negotiationLog, 'type'),
  declared(thresholds, 'settings'),
  declared(FUNCTIONS_TAB, 'settings'),
];
const ORDER = TABS.map((tab) => tab.id);

/** Tabs that a tab's formulas refer to. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  rates: ['practice'],
  'rate-comparison': ['practice', 'payers', 'rates'],
};

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
    };
  });
}

function missingHeadings(tabs: Tabs, id: string): string[] {
  const sheet = tabs.find(id);
  if (!sheet || id === FUNCTIONS_TAB.id) return [];
  if (id === practice.id)
    return practice.facts.filter(({ key }) => !factRows(sheet, practice).has(key)).map(({ label }) => label);
  if (id === RATE_COMPARISON.id) return missingReportColumns(sheet, fixedColumns());
  const table = tableOf(id);
  const heading = sheet.getRange(1, 1, 1, Math.max(1, sheet.getLastColumn()));
  const found = findColumns(heading.getValues()[0] ?? [], table.columns, heading.getFormulas()[0] ?? []);
  return table.columns.filter((column) => !found.has(column.key)).map((column) => column.header);
}

function tableOf(id: string): InputTable {
  const table = [payers, rates, negotiationLog, thresholds].find((candidate) => candidate.id === id);
  if (!table) throw new Error(`No table is declared as ${id}`);
  return table;
}

/** Makes `id` if it is not there, with the tabs it needs; brings it up to date otherwise. `today` fills new "Figures as of". */
export function buildTab(id: string, restore: readonly string[], today: string): BuiltTab {
  const tab = TABS.find((candidate) => candidate.id === id);
  if (!tab)
    throw new Stop('unknown-tab', `RateCase has no tab called “${id}”.`, 'Open Build tabs and choose from the list.');
  const tabs = openTabs(ORDER);
  makeInputTabs(tabs, NEEDS[id] ?? [], today);
  if (id === FUNCTIONS_TAB.id) return buildHelp(tabs);
  return id === RATE_COMPARISON.id
    ? buildComparison(tabs, restore)
    : described(tab, buildInput(tabs, id, restore, today), tabs);
}

/** Makes those of the input tabs that are not there yet. */
export function makeInputTabs(tabs: Tabs, ids: readonly string[], today: string): string[] {
  const made = ids.filter((id) => !tabs.find(id) || tabs.isBegun(id));
  for (const id of made) buildInput(tabs, id, [], today);
  return made;
}

export { ORDER as TAB_ORDER, openTabs };

function buildInput(tabs: Tabs, id: string, restore: readonly string[], today: string): BuildResult {
  const result = layOutOrUpdate(tabs, id, restore, today);
  tabs.stands(id);
  return result;
}

function layOutOrUpdate(tabs: Tabs, id: string, restore: readonly string[], today: string): BuildResult {
  const there = tabs.find(id);
  if (id === practice.id) {
    const facts: FactSheet<PracticeKey> = practice;
    const defaults = { setting: 'office', year: newestYear(), asOf: today };
    if (there) return updateFacts(there, facts, restore, defaults);
    return layOutFacts(tabs.make(id, facts.title, ORDER), facts, defaults);
  }
  const table = tableOf(id);
  const context = formulaContext(tabs);
  const sheet = there ?? tabs.make(id, table.title, ORDER);
  const result = there ? updateTable(sheet, table, context, restore) : layOutTable(sheet, table, context);
  if (table.names) nameColumns(tabs.spreadsheet, sheet, table);
  return result;
}

/** Where formulas of other tabs find a Practice fact. A fact whose label is gone is left blank: `""` stands for it. */
function formulaContext(tabs: Tabs, known?: ReadonlyMap<PracticeKey, number>): FormulaContext {
  let rows = known;
  return {
    practice(key) {
      const sheet = tabs.find(practice.id);
      if (!sheet) return '""';
      rows ??= factRows(sheet, practice);
      const row = [...rows].find(([fact]) => fact === key)?.[1];
      return row ? factReference(tabs.nameOf(practice.id), row) : '""';
    },
  };
}

function buildComparison(tabs: Tabs, restore: readonly string[]): BuiltTab {
  const state = readState(['practice', 'payers', 'rates'], tabs);
  const read = state.rates;
  if (!read)
    throw new Stop('no-rates', 'The Rates tab is not there yet.', 'Build Rates first, and type what payers pay you.');
  requireColumns(read, [
    'payer',
    'code',
    'contracted',
    'effective',
    'allowed',
    'level',
    'sessions',
    'requested',
    'used',
  ]);
  const counting = ratesInForce(state);
  if (counting.length === 0) {
    const fault = read.problems[0] ?? leftOut(read.name, state, counting)[0];
    throw new Stop(
      'no-rates',
      fault ? fault.message : `${read.name} has no rate yet, so there is nothing to compare.`,
      fault ? 'Then build again.' : 'Type at least one payer, code and rate, or add rates from this panel.',
      fault?.at ?? { tab: rates.id, cell: 'A2' },
    );
  }
  const withRates = new Set(counting.map(({ payer }) => normalized(payer)));
  const codes: string[] = [];
  for (const { code } of counting) if (!codes.includes(code)) codes.push(code);
  const context = formulaContext(tabs, state.practice?.rows);
  const asked = new Set(counting.flatMap(({ payer, requested }) => (requested === null ? [] : [normalized(payer)])));
  const names = payerNames(state).filter((name) => withRates.has(normalized(name)));
  const report = rateComparison({
    payers: names,
    asked: names.filter((name) => asked.has(normalized(name))),
    codes,
    ratesSheet: read.name,
    rates: (key) => columnLetter(read.columns.get(key) ?? 1),
    practice: (key) => context.practice(key),
  });
  const there = tabs.find(report.id);
  const sheet = there ?? tabs.make(report.id, RATE_COMPARISON.title, ORDER);
  const result = buildReport(sheet, report, !there, restore);
  tabs.stands(report.id);
  const name = tabs.nameOf(report.id);
  return {
    id: report.id,
    title: name,
    outcome: result.outcome,
    summary: reportSummary(result, codes.length, withRates.size),
    problems: [...read.problems, ...leftOut(read.name, state, counting), ...reportProblems(name, report.id, result)],
  };
}

/** Rates that are typed and do not count now, each in a sentence. */
function leftOut(name: string, state: State, counting: readonly RateInForce[]): Problem[] {
  return ratesNotCounting(state, counting).map(({ rate, reason }) => ({
    message: `${name}, row ${rate.row.row}: the rate of ${rate.payer} for ${rate.code} is not shown. It ${reason}.`,
    at: { tab: rates.id, cell: rate.row.cell('code') },
  }));
}

function buildHelp(tabs: Tabs): BuiltTab {
  const there = tabs.find(FUNCTIONS_TAB.id);
  const sheet = there ?? tabs.make(FUNCTIONS_TAB.id, FUNCTIONS_TAB.title, ORDER);
  const locale = tabs.spreadsheet.getSpreadsheetLocale();
  const rows = functionHelp().map(({ name, whatFor, arguments: given, example, rule }) => ({
    name,
    whatFor,
    youGive: given.map((argument) => `${argument.name}: ${argument.help}`).join('\n'),
    example: inLocale(example.formula, locale),
    gives: `${example.gives}\n${example.says}`,
    rule,
  }));
  const { outcome, added } = buildFunctionsTab(sheet, rows, !there);
  tabs.stands(FUNCTIONS_TAB.id);
  return {
    id: FUNCTIONS_TAB.id,
    title: tabs.nameOf(FUNCTIONS_TAB.id),
    outcome,
    summary: added.length > 0 ? `Added ${joinWords(added)}.` : '',
    problems: [],
  };
}

function reportSummary(result: ReportResult, codes: number, payerCount: number): string {
  if (result.outcome === 'made') {
    return `${codes} ${plural(codes, 'code')} across ${payerCount} ${plural(payerCount, 'payer')}.`;
  }
  const parts = [
    ...(result.addedKeys.length > 0 ? [`added ${joinWords(result.addedKeys)}`] : []),
    ...(result.addedColumns.length > 0 ? [`added ${joinWords(result.addedColumns)}`] : []),
  ];
  if (parts.length > 0) return `${joinWords(parts).replace(/^a/, 'A')}.`;
  return result.outcome === 'updated' ? 'Formulas brought up to date.' : '';
}

function reportProblems(name: string, id: string, result: ReportResult): Problem[] {
  return [
    ...result.blocked.map(({ column, cell }) => ({
      message: `${name}, cell ${cell}: something typed here keeps the column “${column}” from filling. Move it to a column of your own, or clear it.`,
      at: { tab: id, cell },
    })),
    ...result.missing.map((column) => ({
      message: `${name}: the column “${column}” is not there any more. Build tabs can put it back.`,
      at: null,
    })),
  ];
}

function described(tab: DeclaredTab, result: BuildResult, tabs: Tabs): BuiltTab {
  const title = tabs.nameOf(tab.id) || tab.title;
  return {
    id: tab.id,
    title,
    outcome: result.outcome,
    summary: result.added.length > 0 ? `Put back ${joinWords(result.added)}.` : '',
    problems: result.missing.map((heading) => ({
      message: `${title}: “${heading}” is not there any more. It was renamed or deleted.`,
      at: null,
    })),
  };
}
