/**
 * What the pages have been told. Each update is the difference between that and the workbook as it is now; a page that
 * is behind (a second browser tab) gets everything.
 */
import { createHash } from 'node:crypto';
import type { SheetModel } from '../engine/types.ts';
import type { Update, WireCell, WireLook, WireSheet, WireSheetShape } from '../page/wire.ts';
import type { Host } from '../types.ts';
import { showCell } from './cells.ts';

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
    hiddenRows: sorted(properties.hiddenRows),
    hiddenColumns: sorted(properties.hiddenColumns),
    guarded: properties.protections.map(({ area, description }) => ({ area, description })),
  };
}

export class Ledger {
  private revision = 0;
  private told = new Map<number, Told>();
  private order = '';
  private readonly looks = new Map<string, WireLook>();

  constructor(private readonly host: Host) {}

  /** Brings a page that stands at `since` up to date; `since` null: everything. */
  update(since: number | null): WorkbookUpdate {
    const before = this.revision;
    const changes = this.compare();
    return since === before ? changes : this.whole();
  }

  private compare(): WorkbookUpdate {
    const { workbook } = this.host;
    const update: WorkbookUpdate = {
      revision: this.revision,
      name: workbook.name,
      order: workbook.sheets.map((sheet) => sheet.id),
      sheets: [],
      cells: [],
      looks: {},
    };
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
    const sheets: WireSheet[] = workbook.sheets.map((sheet) => ({
      ...shapeOf(sheet),
      cells: this.cellsOf(sheet, new Map()),
    }));
    const order = workbook.sheets.map((sheet) => sheet.id);
    const update: WorkbookUpdate = {
      revision: this.revision,
      name: workbook.name,
      order,
      sheets,
      cells: [],
      looks: {},
    };
    this.addLooks(update);
    return update;
  }

  private cellsOf(sheet: SheetModel, texts: Map<string, string>): WireCell[] {
    const cells: WireCell[] = [];
    for (const { row, column } of sheet.cells()) {
      const shown = showCell(sheet, row, column, this.host);
      if (shown === undefined) continue;
      const { cell, look } = shown;
      if (look !== undefined) cell.look = this.lookId(look);
      cells.push(cell);
      texts.set(`${row},${column}`, JSON.stringify(cell));
    }
    return cells;
  }

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
