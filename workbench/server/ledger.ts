/**
 * What the pages have been told. Each update is the difference between that and the workbook as it is now; a page that
 * is behind (a second browser tab) gets everything.
 */
import { createHash } from 'node:crypto';
import { rowsOutOfSight } from '../engine/filters.ts';
import { unprotectedIn } from '../engine/protections.ts';
import type { CellAttributes, CellPosition, CellView, SheetModel } from '../engine/types.ts';
import type { Update, WireCell, WireLook, WireSheetShape } from '../page/wire.ts';
import type { Host } from '../types.ts';
import { contains, showCell } from './cells.ts';
import { type Painter, painters } from './conditional.ts';

/** The part of an update that depends on the workbook alone. */
export type WorkbookUpdate = Pick<Update, 'revision' | 'name' | 'order' | 'sheets' | 'cells' | 'looks'>;

interface Told {
  shape: string;
  /** Cell as JSON by "row,column". */
  cells: Map<string, string>;
}

function shapeOf(sheet: SheetModel): WireSheetShape {
  const { properties } = sheet;
  const byIndex = (sizes: Map<number, number>) => [...sizes].sort(([a], [b]) => a - b);
  const sorted = (indexes: Set<number>) => [...indexes].sort((a, b) => a - b);
  return {
    id: sheet.id,
    name: sheet.name,
    rowCount: sheet.rowCount,
    columnCount: sheet.columnCount,
    ...(properties.tabColor === undefined ? {} : { tabColor: properties.tabColor }),
    hidden: properties.hidden ?? false,
    hideGridlines: properties.hideGridlines ?? false,
    frozenRows: properties.frozenRows,
    frozenColumns: properties.frozenColumns,
    rowHeights: byIndex(properties.rowHeights),
    columnWidths: byIndex(properties.columnWidths),
    hiddenRows: sorted(rowsOutOfSight(properties)),
    hiddenColumns: sorted(properties.hiddenColumns),
    merges: properties.merges,
    guarded: properties.protections.map((protection) => {
      const { area, description } = protection;
      return { area, description, open: unprotectedIn(protection) };
    }),
  };
}

export class Ledger {
  private revision = 0;
  private told = new Map<number, Told>();
  private order = '';
  private readonly looks = new Map<string, WireLook>();

  constructor(private readonly host: Host) {}

  /** Brings a page that stands at `since` up to date; `since` null: everything. `still`: the workbook was not touched. */
  update(since: number | null, still = false): WorkbookUpdate {
    const before = this.revision;
    if (since === before && still) return this.nothing();
    const changes = this.compare();
    return since === before ? changes : this.whole();
  }

  private nothing(): WorkbookUpdate {
    const { name, sheets } = this.host.workbook;
    return { revision: this.revision, name, order: sheets.map(({ id }) => id), sheets: [], cells: [], looks: {} };
  }

  private compare(): WorkbookUpdate {
    const { workbook } = this.host;
    const update = this.nothing();
    const told = new Map<number, Told>();
    for (const sheet of workbook.sheets) {
      const shape = shapeOf(sheet);
      const now: Told = { shape: JSON.stringify(shape), cells: new Map() };
      const cells = this.cellsOf(sheet, now.cells);
      told.set(sheet.id, now);
      const before = this.told.get(sheet.id);
      if (before?.shape !== now.shape) {
        update.sheets.push({ ...shape, cells });
        continue;
      }
      const changed = cells.filter((cell) => {
        const key = `${cell.row},${cell.column}`;
        return before.cells.get(key) !== now.cells.get(key);
      });
      for (const key of before.cells.keys()) {
        if (now.cells.has(key)) continue;
        const [row = 0, column = 0] = key.split(',').map(Number);
        changed.push({ row, column, display: '', kind: 'empty' });
      }
      if (changed.length > 0) update.cells.push({ sheetId: sheet.id, cells: changed });
    }
    this.told = told;
    const order = JSON.stringify([update.name, update.order]);
    if (update.sheets.length > 0 || update.cells.length > 0 || order !== this.order) this.revision += 1;
    this.order = order;
    update.revision = this.revision;
    this.addLooks(update);
    return update;
  }

  private whole(): WorkbookUpdate {
    const { workbook } = this.host;
    const update = this.nothing();
    update.sheets = workbook.sheets.map((sheet) => ({ ...shapeOf(sheet), cells: this.cellsOf(sheet, new Map()) }));
    this.addLooks(update);
    return update;
  }

  private cellsOf(sheet: SheetModel, texts: Map<string, string>): WireCell[] {
    const cells: WireCell[] = [];
    const rulesOfTab = painters(sheet, this.host.workbook);
    for (const position of sheet.cells()) {
      const { row, column } = position;
      const view = sheet.view(row, column);
      const rules = rulesOfTab.filter(({ areas }) => areas.some((area) => contains(area, row, column)));
      const cell =
        view.value === null && view.formula === '' && rules.length === 0
          ? this.emptyCell(view, position)
          : this.cell(view, position, rules);
      if (cell === undefined) continue;
      cells.push(cell);
      texts.set(`${row},${column}`, cell.kind === 'empty' ? `${cell.look} ${cell.note}` : JSON.stringify(cell));
    }
    return cells;
  }

  private cell(view: CellView, position: CellPosition, rules: readonly Painter[]): WireCell | undefined {
    const shown = showCell(view, position, rules, this.host);
    if (shown?.look !== undefined) shown.cell.look = this.lookId(shown.look);
    return shown?.cell;
  }

  /** Tabs are formatted to the bottom: thousands of empty cells share a few sets of attributes, which never change. */
  private emptyCell(view: CellView, position: CellPosition): WireCell | undefined {
    let shown = this.emptyCells.get(view.attributes);
    if (shown === undefined) {
      shown = this.cell(view, position, []) ?? null;
      this.emptyCells.set(view.attributes, shown);
    }
    return shown === null ? undefined : { ...shown, ...position };
  }

  private readonly emptyCells = new WeakMap<Readonly<CellAttributes>, WireCell | null>();
  private readonly lookIds = new Map<string, string>();

  private lookId(look: WireLook): string {
    const text = JSON.stringify(look);
    let id = this.lookIds.get(text);
    if (id === undefined) {
      id = createHash('sha256').update(text).digest('base64url').slice(0, 12);
      this.lookIds.set(text, id);
      this.looks.set(id, look);
    }
    return id;
  }

  private addLooks(update: WorkbookUpdate): void {
    for (const { cells } of [...update.sheets, ...update.cells]) {
      for (const { look } of cells) {
        const known = look === undefined ? undefined : this.looks.get(look);
        if (look !== undefined && known !== undefined) update.looks[look] = known;
      }
    }
  }
}
