/**
 * The grid: Univer as a view and nothing more. It draws the texts and looks it is given, scrolls, and tells where the
 * cursor is; editing, formulas, tabs and menus are not its business. Cells go straight into its matrix as plain texts.
 */
import { type ICellData, type IStyleData, LifecycleStages, LocaleType, LogLevel, merge, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { ILayoutService, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import english from '@univerjs/preset-sheets-core/locales/en-US';
import '@univerjs/preset-sheets-core/lib/index.css';
import type { PageModel, PageSheet } from './model.ts';
import type { Area, WireCell, WireLook } from './wire.ts';

export interface Place {
  row: number;
  column: number;
}

export interface GridEvents {
  selected(sheetId: number, area: Area, active: Place): void;
  hovered(place: Place | null): void;
  /** Cells have another place on the screen. */
  moved(): void;
  resized(axis: 'row' | 'column', indexes: number[], pixels: number): void;
}

/** A cell's rectangle in pixels from the grid's upper left corner. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
  /** False when the cell is scrolled out of sight. */
  visible: boolean;
}

const UNIT = 'workbook';
export const ROW_HEIGHT = 21;
export const COLUMN_WIDTH = 100;
const HEADER = { width: 46, height: 22 };
/** Measured and drawn alike. */
const FONT = 'Arial, Liberation Sans, Helvetica, sans-serif';
/** Arial's own: ascent, descent and gap, in parts of its size. */
const LINE_HEIGHT = 1.15;

/** Values of Univer's enums, which it keeps in its snapshots as numbers. */
const HORIZONTAL = { left: 1, center: 2, right: 3 } as const;
const VERTICAL = { top: 1, middle: 2, bottom: 3 } as const;
const WRAP = { overflow: 1, clip: 2, wrap: 3 } as const;
const BORDER = { solid: 1, 'solid-medium': 8, 'solid-thick': 13, dashed: 4, dotted: 3 } as const;
const TEXT = 1;

type Drawing = ICellData & {
  markers?: { tr?: { color: string; size: number } };
  customRender?: { drawWith(context: CanvasRenderingContext2D, info: { primaryWithCoord: Edges }): void }[];
};

interface Edges {
  startX: number;
  startY: number;
  endX: number;
  endY: number;
}

const DROPDOWN_ARROW = {
  drawWith(
    context: CanvasRenderingContext2D,
    { primaryWithCoord: { endX, startY, endY } }: { primaryWithCoord: Edges },
  ) {
    const x = endX - 11;
    const y = Math.min((startY + endY) / 2, endY - 10);
    context.save();
    context.fillStyle = '#5f6770';
    context.beginPath();
    context.moveTo(x - 4, y - 2);
    context.lineTo(x + 4, y - 2);
    context.lineTo(x, y + 3);
    context.closePath();
    context.fill();
    context.restore();
  },
};

const KIND_ALIGN = { number: 'right', boolean: 'center', error: 'center', text: 'left', empty: 'left' } as const;

function styleOf(cell: WireCell, look: WireLook): IStyleData {
  const style: IStyleData = {
    ht: HORIZONTAL[look.horizontal ?? KIND_ALIGN[cell.kind]],
    vt: VERTICAL[look.vertical ?? 'bottom'],
    // figures never run over into the next cell
    tb: WRAP[look.wrap ?? (cell.kind === 'text' ? 'overflow' : 'clip')],
  };
  if (look.spaceAfter !== undefined) style.pd = { r: 2 + look.spaceAfter };
  if (look.fontFamily !== undefined && look.fontFamily !== 'Arial') style.ff = `${look.fontFamily}, ${FONT}`;
  if (look.fontSize !== undefined) style.fs = look.fontSize;
  if (look.bold) style.bl = 1;
  if (look.italic) style.it = 1;
  const linked = cell.link !== undefined && cell.kind === 'text';
  if (look.underline ?? linked) style.ul = { s: 1 };
  const color = look.fontColor ?? (linked ? '#0b57d0' : undefined);
  if (color !== undefined) style.cl = { rgb: color };
  if (look.background !== undefined) style.bg = { rgb: look.background };
  if (look.borders !== undefined) {
    const line = (border: NonNullable<WireLook['borders']>['top']) =>
      border === undefined ? null : { s: BORDER[border.style], cl: { rgb: border.color } };
    style.bd = {
      t: line(look.borders.top),
      r: line(look.borders.right),
      b: line(look.borders.bottom),
      l: line(look.borders.left),
    };
  }
  return style;
}

function drawingOf(cell: WireCell, look: WireLook): Drawing {
  const text = look.checkbox ? (cell.display === 'TRUE' ? '☑' : '☐') : cell.display;
  const drawing: Drawing = { v: text, t: TEXT, s: styleOf(cell, look) };
  if (cell.kind === 'error') drawing.markers = { tr: { color: '#c5352c', size: 6 } };
  else if (cell.note !== undefined) drawing.markers = { tr: { color: '#8f6300', size: 6 } };
  if (look.choices !== undefined) drawing.customRender = [DROPDOWN_ARROW];
  return drawing;
}

const measuring = document.createElement('canvas').getContext('2d');

const advances = new Map<string, Map<string, number>>();

/** Width of a text as the grid sets it and the font has it: glyph by glyph, in parts of a pixel. */
function widthOf(text: string, font: string): number {
  if (measuring === null) return 0;
  const known = advances.get(font) ?? new Map<string, number>();
  advances.set(font, known);
  let width = 0;
  for (const character of text) {
    let advance = known.get(character);
    if (advance === undefined) {
      measuring.font = font;
      advance = measuring.measureText(character).width;
      known.set(character, advance);
    }
    width += advance;
  }
  return width;
}

/** How many lines the words need in the width. */
function linesOf(text: string, width: number, font: string): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(/(?<=[\s-])/)) {
      // The grid wants room for the space at the end of a line too.
      const length = widthOf(word, font);
      const visible = widthOf(word.trimEnd(), font);
      if (used > 0 && used + length > width) {
        lines += 1;
        used = 0;
      }
      // a word longer than the line is broken
      lines += Math.max(0, Math.ceil(visible / width) - 1);
      used = visible > width ? visible % width : used + length;
    }
  }
  return lines;
}

/** As in Google's grid, a row without a height of its own grows with its wrapped and larger texts. */
function fittedHeight(sheet: PageSheet, cells: Map<number, WireCell>, widths: Map<number, number>, model: PageModel) {
  let height = ROW_HEIGHT;
  for (const cell of cells.values()) {
    const look = model.look(cell);
    if (cell.display === '' || sheet.shape.hiddenColumns.includes(cell.column)) continue;
    const size = ((look.fontSize ?? 10) * 4) / 3;
    const width = (widths.get(cell.column) ?? COLUMN_WIDTH) - 6;
    const font = `${look.bold ? 'bold ' : ''}${size}px ${FONT}`;
    const lines = look.wrap === 'wrap' ? linesOf(cell.display, width, font) : cell.display.split('\n').length;
    height = Math.max(height, Math.ceil(lines * size * LINE_HEIGHT + 5));
  }
  return height;
}

export function rowHeights(sheet: PageSheet, model: PageModel): Map<number, number> {
  const heights = new Map<number, number>();
  const widths = new Map(sheet.shape.columnWidths);
  for (const [row, cells] of sheet.rows) {
    const height = fittedHeight(sheet, cells, widths, model);
    if (height !== ROW_HEIGHT) heights.set(row, height);
  }
  for (const [row, height] of sheet.shape.rowHeights) heights.set(row, height);
  return heights;
}

function snapshotOf(sheet: PageSheet, model: PageModel) {
  const { shape } = sheet;
  const cellData: Record<number, Record<number, Drawing>> = {};
  for (const [row, cells] of sheet.rows) {
    const line: Record<number, Drawing> = {};
    for (const [column, cell] of cells) line[column] = drawingOf(cell, model.look(cell));
    cellData[row] = line;
  }
  const rowData: Record<number, { h?: number; ia: 0; hd?: 1 }> = {};
  for (const [row, h] of rowHeights(sheet, model)) rowData[row] = { h, ia: 0 };
  for (const row of shape.hiddenRows) rowData[row] = { ...rowData[row], ia: 0, hd: 1 };
  const columnData: Record<number, { w?: number; hd?: 1 }> = {};
  for (const [column, w] of shape.columnWidths) columnData[column] = { w };
  for (const column of shape.hiddenColumns) columnData[column] = { ...columnData[column], hd: 1 };
  const { frozenRows, frozenColumns } = shape;
  return {
    id: String(shape.id),
    name: shape.name,
    tabColor: shape.tabColor ?? '',
    hidden: shape.hidden ? 1 : 0,
    rowCount: shape.rowCount,
    columnCount: shape.columnCount,
    defaultRowHeight: ROW_HEIGHT,
    defaultColumnWidth: COLUMN_WIDTH,
    showGridlines: shape.hideGridlines ? 0 : 1,
    gridlinesColor: '#e1e3e6',
    rowHeader: { width: HEADER.width },
    columnHeader: { height: HEADER.height },
    freeze: {
      startRow: frozenRows > 0 ? frozenRows : -1,
      startColumn: frozenColumns > 0 ? frozenColumns : -1,
      ySplit: frozenRows,
      xSplit: frozenColumns,
    },
    mergeData: shape.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startColumn: left,
      endRow: bottom,
      endColumn: right,
    })),
    cellData,
    rowData,
    columnData,
  };
}

/** Commands that would change the view behind the server's back: dragging cells about, filling, its own editor. */
const REFUSED = new Set([
  'sheet.operation.set-cell-edit-visible',
  'sheet.operation.set-cell-edit-visible-f2',
  'sheet.operation.set-cell-edit-visible-arrow',
  'sheet.command.move-range',
  'sheet.command.move-rows',
  'sheet.command.move-cols',
  'sheet.command.auto-fill',
  'sheet.command.auto-clear-content',
  'sheet.command.set-range-values',
  'sheet.command.paste',
  'sheet.command.copy',
  'sheet.command.cut',
  'sheet.command.set-zoom-ratio',
  'sheet.command.change-zoom-ratio',
  'sheet.command.set-frozen',
  'sheet.command.set-frozen-mutation',
]);

export class GridView {
  private readonly univer: Univer;
  private readonly api: FUniver;
  private scroll = { x: 0, y: 0 };
  private scrollWatch: { dispose(): void } | undefined;
  private quiet = false;
  private sheetId = 0;

  constructor(
    private readonly container: HTMLElement,
    private readonly model: PageModel,
    private readonly events: GridEvents,
  ) {
    const locale = LocaleType.EN_US;
    this.univer = new Univer({ locale, locales: { [locale]: merge({}, english) }, logLevel: LogLevel.ERROR });
    const { plugins } = UniverSheetsCorePreset({
      container,
      header: false,
      toolbar: false,
      footer: false,
      formulaBar: false,
      contextMenu: false,
      disableAutoFocus: true,
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
      sheets: { protectedRangeShadow: false, disableForceStringAlert: true, disableForceStringMark: true },
    });
    for (const plugin of plugins) {
      if (Array.isArray(plugin)) this.univer.registerPlugin(plugin[0], plugin[1]);
      else this.univer.registerPlugin(plugin);
    }
    this.api = FUniver.newAPI(this.univer);
    this.listen();
  }

  private listen(): void {
    const { api } = this;
    api.addEvent(api.Event.BeforeCommandExecute, (event) => {
      if (REFUSED.has(event.id)) event.cancel = true;
    });
    api.addEvent(api.Event.CommandExecuted, ({ id, params }) => {
      if (this.quiet || typeof params !== 'object' || params === null) return;
      if (id === 'sheet.operation.set-selections') this.tellSelection();
      if (id === 'sheet.mutation.set-worksheet-col-width') this.tellSize('column', params);
      if (id === 'sheet.mutation.set-worksheet-row-height') this.tellSize('row', params);
    });
    api.addEvent(api.Event.CellHover, ({ row, column }) => this.events.hovered({ row, column }));
    api.addEvent(api.Event.Scroll, () => this.events.moved());
    this.container.addEventListener('pointerleave', () => this.events.hovered(null));
    new ResizeObserver(() => this.events.moved()).observe(this.container);
  }

  private tellSize(axis: 'row' | 'column', params: object): void {
    if (!('ranges' in params) || !Array.isArray(params.ranges)) return;
    const size = axis === 'row' ? Reflect.get(params, 'rowHeight') : Reflect.get(params, 'colWidth');
    const indexes = params.ranges.flatMap((range: Record<string, number>) => {
      const start = range[axis === 'row' ? 'startRow' : 'startColumn'] ?? 0;
      const end = range[axis === 'row' ? 'endRow' : 'endColumn'] ?? start;
      return Array.from({ length: end - start + 1 }, (_, index) => start + index);
    });
    if (typeof size === 'number') this.events.resized(axis, indexes, size);
  }

  private get worksheet() {
    return this.api.getActiveWorkbook()?.getActiveSheet();
  }

  private tellSelection(): void {
    const selection = this.worksheet?.getSelection();
    const range = selection?.getActiveRange()?.getRange();
    const cell = selection?.getCurrentCell();
    const shape = this.model.sheet(this.sheetId)?.shape;
    if (!range || !shape) return;
    // whole rows and columns come without an end
    const end = (value: number, count: number) => (Number.isNaN(value) ? count - 1 : value);
    const start = (value: number) => (Number.isNaN(value) ? 0 : value);
    const area = {
      top: start(range.startRow),
      left: start(range.startColumn),
      bottom: end(range.endRow, shape.rowCount),
      right: end(range.endColumn, shape.columnCount),
    };
    const active = { row: cell?.actualRow ?? area.top, column: cell?.actualColumn ?? area.left };
    this.events.selected(this.sheetId, area, active);
  }

  /** Resolves when the first drawing is done and the grid takes clicks. */
  rendered(): Promise<void> {
    const { api } = this;
    return new Promise<void>((resolve) => {
      if (api.getCurrentLifecycleStage() >= LifecycleStages.Rendered) resolve();
      else {
        api.addEvent(api.Event.LifeCycleChanged, ({ stage }) => {
          if (stage >= LifecycleStages.Rendered) resolve();
        });
      }
    }).then(() => {
      // before the first drawing there was no scrolling to follow
      this.watchScroll();
    });
  }

  /** Draws every sheet anew and shows one of them. */
  rebuild(sheetId: number, area: Area): void {
    const scroll = this.sheetId === sheetId ? this.worksheet?.getScrollState() : undefined;
    this.silently(() => {
      if (this.api.getActiveWorkbook() !== null) this.api.disposeUnit(UNIT);
      const sheets = this.model.order.flatMap((id) => this.model.sheet(id) ?? []);
      this.api.createWorkbook({
        id: UNIT,
        name: this.model.name,
        defaultStyle: { ff: FONT, fs: 10 },
        sheetOrder: sheets.map(({ shape }) => String(shape.id)),
        sheets: Object.fromEntries(sheets.map((sheet) => [String(sheet.shape.id), snapshotOf(sheet, this.model)])),
      });
      this.show(sheetId, area);
      if (scroll !== undefined) this.worksheet?.scrollToCell(scroll.sheetViewStartRow, scroll.sheetViewStartColumn);
    });
  }

  /** Draws these cells as the model has them now. */
  draw(sheetId: number, cells: readonly WireCell[]): void {
    const worksheet = this.api.getActiveWorkbook()?.getSheetBySheetId(String(sheetId));
    const sheet = this.model.sheet(sheetId);
    if (!worksheet || sheet === undefined) return;
    const matrix = worksheet.getSheet().getCellMatrix();
    const rowData = worksheet.getSheet().getRowManager().getRowData();
    const own = new Map(sheet.shape.rowHeights);
    const widths = new Map(sheet.shape.columnWidths);
    for (const { row, column } of cells) {
      const cell = this.model.cell(sheetId, row, column);
      if (cell === undefined) matrix.realDeleteValue(row, column);
      else matrix.setValue(row, column, drawingOf(cell, this.model.look(cell)));
      if (own.has(row)) continue;
      rowData[row] = {
        ...rowData[row],
        ia: 0,
        h: fittedHeight(sheet, sheet.rows.get(row) ?? new Map(), widths, this.model),
      };
    }
    if (sheetId === this.sheetId) this.refresh();
  }

  private refresh(): void {
    this.worksheet?.getSkeleton()?.makeDirty(true);
    this.worksheet?.refreshCanvas();
    this.events.moved();
  }

  show(sheetId: number, area: Area): void {
    this.silently(() => {
      const workbook = this.api.getActiveWorkbook();
      const worksheet = workbook?.getSheetBySheetId(String(sheetId));
      if (!workbook || !worksheet) return;
      this.sheetId = sheetId;
      if (workbook.getActiveSheet().getSheetId() !== String(sheetId)) workbook.setActiveSheet(worksheet);
      this.watchScroll();
      this.select(area);
    });
  }

  /** Puts the cursor there and brings it into sight. */
  select(area: Area, active: Place = { row: area.top, column: area.left }): void {
    this.silently(() => {
      const { worksheet } = this;
      if (!worksheet) return;
      const range = worksheet.getRange(area.top, area.left, area.bottom - area.top + 1, area.right - area.left + 1);
      worksheet.setActiveSelection(range);
      if (!this.rectOf(active).visible) {
        worksheet.scrollToCell(Math.max(0, active.row - 3), Math.max(0, active.column - 2));
      }
    });
    this.events.moved();
  }

  private silently(work: () => void): void {
    const before = this.quiet;
    this.quiet = true;
    try {
      work();
    } finally {
      this.quiet = before;
    }
  }

  rectOf({ row, column }: Place): Rect {
    const { worksheet } = this;
    const shape = this.model.sheet(this.sheetId)?.shape;
    const skeleton = worksheet?.getSkeleton();
    if (!worksheet || !shape || !skeleton) return { left: 0, top: 0, width: 0, height: 0, visible: false };
    const rect = worksheet.getRange(row, column).getCellRect();
    const frozenRow = row < shape.frozenRows;
    const frozenColumn = column < shape.frozenColumns;
    const left = rect.left - (frozenColumn ? 0 : this.scroll.x);
    const top = rect.top - (frozenRow ? 0 : this.scroll.y);
    const edge = (index: number, axis: 'row' | 'column') => {
      if (index === 0) return axis === 'row' ? HEADER.height : HEADER.width;
      const last = worksheet.getRange(axis === 'row' ? index - 1 : 0, axis === 'row' ? 0 : index - 1).getCellRect();
      return axis === 'row' ? last.bottom : last.right;
    };
    const visible =
      (frozenRow || top >= edge(shape.frozenRows, 'row') - 1) &&
      (frozenColumn || left >= edge(shape.frozenColumns, 'column') - 1) &&
      top + rect.height <= this.container.clientHeight &&
      left + Math.min(rect.width, 60) <= this.container.clientWidth;
    return { left, top, width: rect.width, height: rect.height, visible };
  }

  /** Follows the scrolling of the sheet in sight, so that charts and the cell's editor stay with their cells. */
  private watchScroll(): void {
    this.scrollWatch?.dispose();
    this.scroll = { x: 0, y: 0 };
    this.scrollWatch = this.worksheet?.onScroll((state) => {
      this.scroll = { x: state?.viewportScrollX ?? 0, y: state?.viewportScrollY ?? 0 };
      this.events.moved();
    });
  }

  focus(): void {
    this.univer.__getInjector().get(ILayoutService).focus();
  }

  contains(element: Element | null): boolean {
    return element !== null && this.container.contains(element);
  }
}
