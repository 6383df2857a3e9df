/** What a tab that RateCase works out is to the commands: one declaration and one way to build it. */
import type { BuiltTab, Problem } from '../../contract.ts';
import { joinWords } from '../../domain/words.ts';
import { columnLetter, sheetPrefix } from '../../workbook/a1.ts';
import type { FactPlaces, ReadTable } from '../../workbook/read.ts';
import { buildReport } from '../../workbook/reports/buildReport.ts';
import { MEDICARE_TAB, medicareColumns, type OwnMedicare } from '../../workbook/reports/medicare.ts';
import type { Report, ReportColumn, ReportResult, Shown } from '../../workbook/reports/report.ts';
import type { FormulaContext } from '../../workbook/tables/column.ts';
import type { Tabs } from '../../workbook/tabs.ts';
import { goneProblems } from '../gonePayers.ts';
import type { State } from '../state.ts';

export interface Building {
  readonly tabs: Tabs;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Headings of columns, and titles of charts, to put back. */
  readonly restore: readonly string[];
  /** The tab's sheet, made now if it is not there. */
  sheetOf(tab: { id: string; title: string }): { sheet: GoogleAppsScript.Spreadsheet.Sheet; isNew: boolean };
  /** Where formulas find a fact of Practice; give it if it was read already. */
  context(practice?: FactPlaces<string> | null): FormulaContext;
}

export type DescribedColumn = Pick<ReportColumn, 'name' | 'below' | 'since'> &
  Partial<Pick<ReportColumn, 'help' | 'handbook'>>;

export interface ComputedTab {
  readonly id: string;
  readonly title: string;
  /** One line for Build tabs and docs. */
  readonly about: string;
  readonly kind: 'worked-out' | 'settings';
  /** Tabs that its formulas refer to; those that are not there are made first. */
  readonly needs: readonly string[];
  /** Further input tabs whose columns it takes in once they are there; when one is made, it is brought up to date. */
  readonly uses?: readonly string[];
  /** The columns that do not depend on what the tabs hold: what Build tabs can name as gone. */
  columns(): readonly DescribedColumn[];
  /** As docs/tabs.md describes it, where the columns follow from what the tabs hold; left out: `columns()`. */
  described?(): {
    readonly keys: { readonly name: string; readonly help: readonly string[]; readonly handbook?: string } | null;
    readonly columns: readonly DescribedColumn[];
  };
  /** For a tab that is no report: what of it was deleted, to be put back when asked. */
  missing?(sheet: GoogleAppsScript.Spreadsheet.Sheet): string[];
  build(building: Building): BuiltTab;
}

/** Builds or refreshes a tab that is one report, and says what came of it. `made` is the summary of a tab that is new. */
export function buildReportTab(
  tab: ComputedTab,
  building: Building,
  report: Report,
  made: string,
  problems: readonly Problem[] = [],
  /** What of the tab are payers. */
  payers: { readonly state: State; readonly as: Shown['part'] } | null = null,
): BuiltTab {
  const { tabs, restore } = building;
  const { sheet, isNew } = building.sheetOf(tab);
  const result = buildReport(tabs.spreadsheet, sheet, report, isNew, restore, tabs.layoutOf(tab.id));
  tabs.stands(tab.id);
  const name = tabs.nameOf(tab.id);
  return {
    id: tab.id,
    title: name,
    outcome: result.outcome,
    summary: reportSummary(result, made),
    problems: [
      ...problems,
      ...reportProblems(name, tab.id, result),
      ...(payers
        ? goneProblems(
            payers.state,
            { id: tab.id, name },
            result.shown.filter(({ part }) => part === payers.as),
          )
        : []),
    ],
    missing: [...result.missing],
  };
}

/** Where the Medicare tab's amounts stand; null while that tab, or a heading of it, is not there. */
export function ownMedicare({ tabs }: Building): OwnMedicare | null {
  const sheet = tabs.find(MEDICARE_TAB.id);
  return sheet
    ? tabs.read(MEDICARE_TAB.id, 'columns', () => medicareColumns(sheet, tabs.nameOf(MEDICARE_TAB.id)))
    : null;
}

/** `Rates!A:A`: a column of an input tab, heading and all. */
export function wholeColumn<Key extends string>(read: ReadTable<Key>, key: Key): string {
  const letter = columnLetter(read.columns.get(key) ?? 1);
  return `${sheetPrefix(read.name)}${letter}:${letter}`;
}

function reportSummary(result: ReportResult, made: string): string {
  if (result.outcome === 'made') return made;
  // A chart has a column for each payer, called by the name of the payer's row.
  const added = [...new Set([...result.addedKeys, ...result.addedColumns])];
  if (added.length > 0) return `Added ${joinWords(added)}.`;
  return result.outcome === 'updated' ? 'Formulas brought up to date.' : '';
}

/** Formulas that somebody changed stay, and are named; `column` null for a line of a page. `back`: how to get RateCase's own again. */
export function changedProblems(
  name: string,
  id: string,
  changed: readonly { readonly column: string | null; readonly cell: string }[],
  back = (column: string) => `clear the cell and put “${column}” back under Build tabs`,
): Problem[] {
  return changed.map(({ column, cell }) => ({
    message:
      column === null
        ? `${name}, cell ${cell}: a formula of your own stands where RateCase had a line. It stays as it is.`
        : `${name}, cell ${cell}: the formula of “${column}” was changed, so it stays as it is. To have RateCase’s again, ${back(column)}.`,
    at: { tab: id, cell },
  }));
}

function reportProblems(name: string, id: string, result: ReportResult): Problem[] {
  return [
    ...result.blocked.map(({ column, cell }) => ({
      message: `${name}, cell ${cell}: something typed here keeps the column “${column}” from filling. Move it to a column of your own, or clear it.`,
      at: { tab: id, cell },
    })),
    ...changedProblems(name, id, result.changed),
    ...result.missing.map((column) => ({
      message: `${name}: “${column}” is not there any more. Build tabs can put it back.`,
      at: null,
    })),
  ];
}
