/** People at work in their own spreadsheet, as roughly as they like; then everything is built again. */
import { FUNCTIONS_TAB, functionColumns } from '../../src/workbook/reports/functionsTab.ts';
import { HEADING_ROW } from '../../src/workbook/reports/report.ts';
import type { SheetModel } from '../../workbench/engine/types.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { columnOf } from './everyTab.ts';
import { hostFrom, menuItem, type State } from './faults.ts';

/** One thing somebody does; the numbers are folded into what the tab has. */
export interface RoughStep {
  readonly what: (typeof DOINGS)[number];
  readonly tab: number;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export const DOINGS = [
  'types',
  'types over',
  'empties a cell',
  'renames the tab',
  'moves the tab',
  'inserts a row',
  'deletes a row',
  'inserts a column',
  'deletes a column',
  'moves a column',
  'sorts',
  'dresses a cell',
  'hides',
  'adds a tab',
  'duplicates the tab',
  'deletes the tab',
] as const;

export const NONSENSE = [
  'x',
  '=1+1',
  '=1/0',
  '=SUM(A1:A3)',
  '#REF!',
  '-5',
  '12,5',
  '31/31/2026',
  'Insurer A',
  '90834',
  '100%',
  '"quoted"',
  "'=text",
  'TRUE',
  '{{payer}}',
  ' ',
];

export function does(host: WorkbenchHost, { what, tab, row, column, text }: RoughStep): void {
  const { sheets } = host.workbook;
  const sheet = sheets[tab % sheets.length];
  if (!sheet) return;
  const used = sheet.usedArea() ?? { top: 0, left: 0, bottom: 0, right: 0 };
  const inRow = row % Math.min(used.bottom + 3, sheet.rowCount);
  const inColumn = column % Math.min(used.right + 3, sheet.columnCount);
  switch (what) {
    case 'types':
      // Where nothing stands yet.
      if (sheet.view(inRow, inColumn).display === '') sheet.type(inRow, inColumn, text);
      return;
    case 'types over':
      sheet.type(inRow, inColumn, text);
      return;
    case 'empties a cell':
      sheet.type(inRow, inColumn, '');
      return;
    case 'renames the tab':
      if (!host.workbook.sheetByName(`My ${row}`)) host.workbook.renameSheet(sheet.id, `My ${row}`);
      return;
    case 'moves the tab':
      host.workbook.moveSheet(sheet.id, row % sheets.length);
      return;
    case 'inserts a row':
      sheet.insertRows(inRow, 1 + (column % 2));
      return;
    case 'deletes a row':
      if (sheet.rowCount > 2) sheet.deleteRows(inRow, 1);
      return;
    case 'inserts a column':
      sheet.insertColumns(inColumn, 1 + (row % 2));
      return;
    case 'deletes a column':
      if (sheet.columnCount > 2) sheet.deleteColumns(inColumn, 1);
      return;
    case 'moves a column':
      sheet.moveColumns(inColumn, 1, row % (used.right + 1));
      return;
    case 'sorts': {
      const top = Math.min(used.top + (row % 6), used.bottom);
      if (top < used.bottom) sheet.sortRows({ ...used, top }, used.left + (column % (used.right + 1)), row % 2 === 0);
      return;
    }
    case 'dresses a cell':
      sheet.setAttributes(inRow, inColumn, { note: text, background: '#ffee00', bold: true });
      return;
    case 'hides':
      if (row % 2 === 0) sheet.properties.hiddenRows.add(inRow);
      else sheet.properties.hiddenColumns.add(inColumn);
      return;
    case 'adds a tab':
      if (!host.workbook.sheetByName(`Mine ${row}`))
        host.workbook.addSheet(`Mine ${row}`, column % sheets.length).type(0, 0, text);
      return;
    case 'duplicates the tab':
      if (!host.workbook.sheetByName(`Copy ${row}`)) host.workbook.duplicateSheet(sheet.id, `Copy ${row}`);
      return;
    case 'deletes the tab':
      if (sheets.length > 2) host.workbook.removeSheet(sheet.id);
  }
}

/** Columns of help that RateCase writes again at every building, and says so in the tab's second row. */
function writtenAgain(host: WorkbenchHost, sheet: SheetModel): Set<number> {
  const stored: unknown = JSON.parse(host.properties.document.get('tabs') ?? '{}');
  if (new Map(Object.entries(stored ?? {})).get(FUNCTIONS_TAB.id) !== sheet.id) return new Set();
  return new Set(functionColumns.map((heading) => columnOf(sheet, HEADING_ROW - 1, heading)));
}

/** What stands in each row of a tab, formulas aside: they follow what moves. */
function rowsOf(host: WorkbenchHost, sheet: SheetModel): string[][] {
  const rows: string[][] = [];
  const notOwn = writtenAgain(host, sheet);
  for (const { row, column, input } of sheet.inputs()) {
    if (notOwn.has(column) || (typeof input === 'string' && input.startsWith('='))) continue;
    rows[row] = [...(rows[row] ?? []), String(input)];
  }
  return rows.map((row) => row ?? []);
}

/** Formulas that people typed here: RateCase writes none of these. */
const OWN_FORMULAS = new Set(NONSENSE.filter((text) => text.startsWith('=')));

function ownFormulas(sheet: SheetModel): string[] {
  return [...sheet.inputs()].flatMap(({ row, input }) =>
    typeof input === 'string' && OWN_FORMULAS.has(input) ? [`${row + 1}: ${input}`] : [],
  );
}

/** Contents that are in `row` and not in `other`. */
function without(row: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return row.filter((content) => {
    const at = rest.indexOf(content);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** Does all that, builds all tabs, and builds them again. Gives what is wrong then. */
export async function roughly(state: State, steps: readonly RoughStep[]): Promise<string[]> {
  const host = await hostFrom(state);
  for (const step of steps) does(host, step);
  const before = new Map(
    host.workbook.sheets.map(
      (sheet) =>
        [sheet.id, { rows: rowsOf(host, sheet), formulas: ownFormulas(sheet), count: sheet.rowCount }] as const,
    ),
  );
  const all = menuItem('buildAllTabs');
  const problems: string[] = [];
  const first = all(host);
  if (/Exception|Error:|at position|TypeError|undefined|did not finish/.test(first.told) || !first.ok) {
    problems.push(`told: ${first.told.slice(0, 600)}`);
  }
  for (const sheet of host.workbook.sheets) {
    const was = before.get(sheet.id);
    if (!was) continue;
    const now = rowsOf(host, sheet);
    was.rows.forEach((row, at) => {
      // A hidden row that was deleted comes back above the keys, and all below it moves down by one.
      const hasMoved =
        sheet.rowCount > was.count && at >= HEADING_ROW - 1 && without(row, now[at + 1] ?? []).length === 0;
      const gone = hasMoved ? [] : without(row, now[at] ?? []);
      if (gone.length > 0) problems.push(`${sheet.name}, row ${at + 1} lost ${gone.join(' | ')}`);
    });
    const gone = without(was.formulas, ownFormulas(sheet));
    if (gone.length > 0) problems.push(`${sheet.name} lost formulas ${gone.join(', ')}`);
  }
  for (const id of before.keys()) if (!host.workbook.sheetById(id)) problems.push(`tab ${id} is gone`);
  const built = JSON.stringify(host.workbook.toJSON());
  const second = all(host);
  if (!second.ok) problems.push(`told the second time: ${second.told.slice(0, 600)}`);
  const again = JSON.stringify(host.workbook.toJSON());
  if (again !== built) {
    let at = 0;
    while (again[at] === built[at]) at += 1;
    problems.push(
      `the second time changed ${built.slice(Math.max(0, at - 150), at + 80)} to ${again.slice(at, at + 80)}`,
    );
  }
  return problems;
}
