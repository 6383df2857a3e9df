/** What the page knows of the workbook: the server's updates, put together. It calculates nothing. */
import type { Area, Update, WireCell, WireLook, WireSheetShape } from './wire.ts';

export interface PageSheet {
  shape: WireSheetShape;
  /** By row, then column. */
  rows: Map<number, Map<number, WireCell>>;
}

/** What an update changed, for the grid to draw. */
export interface Drawn {
  /** Tabs came, went, moved or took another shape: the grid begins anew. */
  rebuilt: boolean;
  cells: { sheetId: number; cells: WireCell[] }[];
}

const EMPTY: WireLook = {};

export class PageModel {
  revision: number | null = null;
  name = '';
  order: number[] = [];
  readonly sheets = new Map<number, PageSheet>();
  private readonly looks = new Map<string, WireLook>();

  apply(update: Update): Drawn {
    for (const [id, look] of Object.entries(update.looks)) this.looks.set(id, look);
    const moved = JSON.stringify(this.order) !== JSON.stringify(update.order);
    this.revision = update.revision;
    this.name = update.name;
    this.order = update.order;
    for (const { cells, ...shape } of update.sheets) {
      const sheet: PageSheet = { shape, rows: new Map() };
      for (const cell of cells) put(sheet, cell);
      this.sheets.set(shape.id, sheet);
    }
    for (const id of this.sheets.keys()) if (!update.order.includes(id)) this.sheets.delete(id);
    for (const { sheetId, cells } of update.cells) {
      const sheet = this.sheets.get(sheetId);
      if (sheet !== undefined) for (const cell of cells) put(sheet, cell);
    }
    return { rebuilt: moved || update.sheets.length > 0, cells: update.cells };
  }

  sheet(id: number): PageSheet | undefined {
    return this.sheets.get(id);
  }

  sheetNamed(name: string): PageSheet | undefined {
    return [...this.sheets.values()].find(({ shape }) => shape.name.toLowerCase() === name.toLowerCase());
  }

  cell(sheetId: number, row: number, column: number): WireCell | undefined {
    return this.sheets.get(sheetId)?.rows.get(row)?.get(column);
  }

  look(cell: WireCell | undefined): WireLook {
    return (cell?.look === undefined ? undefined : this.looks.get(cell.look)) ?? EMPTY;
  }

  /** What the formula bar shows. */
  editText(sheetId: number, row: number, column: number): string {
    const cell = this.cell(sheetId, row, column);
    return cell === undefined ? '' : (cell.edit ?? cell.display);
  }

  /** Displays of an area as tab-separated text, for other programs. */
  copyText(sheetId: number, area: Area): string {
    const lines: string[] = [];
    for (let row = area.top; row <= area.bottom; row += 1) {
      const texts: string[] = [];
      for (let column = area.left; column <= area.right; column += 1) {
        const text = this.cell(sheetId, row, column)?.display ?? '';
        texts.push(/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      }
      lines.push(texts.join('\t'));
    }
    return lines.join('\n');
  }
}

function put(sheet: PageSheet, cell: WireCell): void {
  let row = sheet.rows.get(cell.row);
  if (row === undefined) {
    row = new Map();
    sheet.rows.set(cell.row, row);
  }
  if (cell.kind === 'empty' && cell.look === undefined && cell.note === undefined && cell.edit === undefined) {
    row.delete(cell.column);
  } else {
    row.set(cell.column, cell);
  }
}

/** Column letters of an index from 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export function a1(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

export function areaName({ top, left, bottom, right }: Area): string {
  return top === bottom && left === right ? a1(top, left) : `${a1(top, left)}:${a1(bottom, right)}`;
}

/** An area from "B3" or "B3:D7"; undefined when it is neither. */
export function parseArea(text: string): Area | undefined {
  const found = /^\s*\$?([A-Z]{1,3})\$?(\d{1,6})(?::\$?([A-Z]{1,3})\$?(\d{1,6}))?\s*$/i.exec(text);
  if (found === null) return undefined;
  const column = (letters: string) =>
    [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const [, left = '', top = '', right = left, bottom = top] = found;
  const area = { top: Number(top) - 1, left: column(left), bottom: Number(bottom) - 1, right: column(right) };
  return {
    top: Math.min(area.top, area.bottom),
    left: Math.min(area.left, area.right),
    bottom: Math.max(area.top, area.bottom),
    right: Math.max(area.left, area.right),
  };
}

/** Rows of tab-separated text as spreadsheets copy it: quoted cells may hold tabs and line breaks. */
export function parseCopied(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const source = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] ?? '';
    const last = rows[rows.length - 1] ?? [];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === '\t' || character === '\n') {
      last.push(cell);
      cell = '';
      if (character === '\n') rows.push([]);
    } else cell += character;
  }
  rows[rows.length - 1]?.push(cell);
  return rows;
}
