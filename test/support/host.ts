/** A spreadsheet with the add-on in it, for tests of what the whole script does. */
import { build } from '../../scripts/build.ts';
import { cellName, parseReference } from '../../workbench/engine/references.ts';
import type { CellInput } from '../../workbench/engine/types.ts';
import { createHost, type WorkbenchHost, type WorkbenchOptions } from '../../workbench/host.ts';
import type { HostOptions } from '../../workbench/types.ts';
import { madeOnce } from './made-once.ts';

/** The script as `npm run push` would send it. */
export const builtScript = (): Promise<Pick<HostOptions, 'code' | 'htmlFiles' | 'manifest'>> =>
  madeOnce('script', async () => {
    const { files } = await build({ write: false });
    return {
      code: files['Code.js'],
      htmlFiles: { Sidebar: files['Sidebar.html'] },
      manifest: JSON.parse(files['appsscript.json']),
    };
  });

/** A new spreadsheet with one empty tab, by default in New York and with the built script. */
export async function emptyHost(options: Partial<WorkbenchOptions> = {}): Promise<WorkbenchHost> {
  if (options.code !== undefined) {
    return createHost({ code: options.code, htmlFiles: {}, manifest: {}, ...options });
  }
  return createHost({ ...(await builtScript()), ...options });
}

/** Tabs that are made from now on have a quarter of Google's rows: formulas over whole columns are worked out in a quarter of the time. */
export function withShortTabs(host: WorkbenchHost, rows = 250): WorkbenchHost {
  host.workbook.rowsOfNewSheets = rows;
  return host;
}

/** What the tab shows, down to its last row and column with content. */
export function cellsOf(host: WorkbenchHost, tabName: string): string[][] {
  const sheet = sheetNamed(host, tabName);
  const used = sheet.usedArea();
  if (!used) return [];
  return Array.from({ length: used.bottom + 1 }, (_, row) =>
    Array.from({ length: used.right + 1 }, (_, column) => sheet.view(row, column).display),
  );
}

/** Types into a cell as a person does. */
export function typeInto(host: WorkbenchHost, tabName: string, cell: string, text: string): void {
  const area = parseReference(cell)?.area;
  if (!area) throw new Error(`"${cell}" is no cell.`);
  sheetNamed(host, tabName).type(area.top, area.left, text);
}

/** What one cell shows. */
export function shown(host: WorkbenchHost, tabName: string, cell: string): string {
  const area = parseReference(cell)?.area;
  if (!area) throw new Error(`"${cell}" is no cell.`);
  return sheetNamed(host, tabName).view(area.top, area.left).display;
}

/** Every cell that holds something put there, by tab and cell: to show that nothing typed was lost. */
export function typedCells(host: WorkbenchHost): Map<string, CellInput> {
  const found = new Map<string, CellInput>();
  for (const sheet of host.workbook.sheets) {
    for (const { row, column, input } of sheet.inputs()) found.set(`${sheet.name}!${cellName(row, column)}`, input);
  }
  return found;
}

function sheetNamed(host: WorkbenchHost, name: string) {
  const sheet = host.workbook.sheetByName(name);
  if (!sheet)
    throw new Error(`There is no tab "${name}"; there are ${host.workbook.sheets.map((tab) => tab.name).join(', ')}.`);
  return sheet;
}
