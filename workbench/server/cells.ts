/** How a cell of the model is shown: its text, its look with conditional formats, and what stands in the formula bar. */
import { dateFromSerial, isDateFormat, isPercentFormat } from 'numfmt';
import { spacesAfter } from '../engine/display.ts';
import type { Area, CellPosition, CellView, WorkbookModel } from '../engine/types.ts';
import { CellError } from '../engine/types.ts';
import type { WireCell, WireLook } from '../page/wire.ts';
import type { Host } from '../types.ts';
import type { Painter } from './conditional.ts';

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/** Column letters of an index from 0: 0 is A, 26 is AA. */
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

const LOOKS_LIKE_INPUT = /^['=]|^[-+$€£(]?\s*[\d.,]+\s*[%)€]?$|^\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?$|^(true|false)$/i;

/** What a person would type to get the cell's content again. */
export function editText(view: CellView, workbook: WorkbookModel): string {
  if (view.formula !== '') return view.formula;
  const { value } = view;
  if (value === null) return '';
  if (value instanceof CellError) return view.display;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const format = view.attributes.numberFormat ?? '';
  if (typeof value === 'string') {
    return format !== '@' && LOOKS_LIKE_INPUT.test(value) ? `'${value}` : value;
  }
  if (format !== '' && isDateFormat(format)) return dateText(value, workbook.locale);
  const digits = (number: number) => {
    const text = String(Number(number.toPrecision(15)));
    return workbook.locale === 'de_DE' ? text.replace('.', ',') : text;
  };
  return format !== '' && isPercentFormat(format) ? `${digits(value * 100)}%` : digits(value);
}

function dateText(serial: number, locale: string): string {
  const [year, month, day, hour = 0, minute = 0, second = 0] = dateFromSerial(serial);
  const two = (number: number) => String(number).padStart(2, '0');
  const date = locale === 'de_DE' ? `${two(day ?? 1)}.${two(month ?? 1)}.${year}` : `${month}/${day}/${year}`;
  const time = `${two(hour)}:${two(minute)}:${two(second)}`;
  return Number.isInteger(serial) ? date : serial < 1 ? time : `${date} ${time}`;
}

/** Width of a parenthesis in Arial, pixels for each point. */
const PARENTHESIS = 0.333 * (4 / 3);

function lookOf(view: CellView, position: CellPosition, rules: readonly Painter[]): WireLook {
  const { attributes } = view;
  const look: WireLook = {};
  if (attributes.background !== undefined) look.background = attributes.background;
  if (attributes.fontColor !== undefined) look.fontColor = attributes.fontColor;
  if (attributes.bold !== undefined) look.bold = attributes.bold;
  if (attributes.italic !== undefined) look.italic = attributes.italic;
  // the first rule that sets something wins
  for (const rule of [...rules].reverse()) Object.assign(look, rule.paint(view, position));
  if (attributes.borders !== undefined) look.borders = attributes.borders;
  const { validation } = attributes;
  if (validation?.kind === 'checkbox') look.checkbox = true;
  if (validation?.kind === 'list' && validation.showDropdown !== false && validation.values !== undefined) {
    look.choices = validation.values;
  }
  // what only text can show is left out of empty cells, so that a column formatted to the bottom costs nothing
  if (view.display !== '' || look.checkbox) {
    if (attributes.fontFamily !== undefined) look.fontFamily = attributes.fontFamily;
    if (attributes.fontSize !== undefined) look.fontSize = attributes.fontSize;
    if (attributes.underline !== undefined) look.underline = attributes.underline;
    if (attributes.wrap !== undefined) look.wrap = attributes.wrap;
    if (attributes.vertical !== undefined) look.vertical = attributes.vertical;
    if (attributes.horizontal !== undefined) look.horizontal = attributes.horizontal;
    const spaces = typeof view.value === 'number' ? spacesAfter(attributes.numberFormat) : 0;
    if (spaces > 0) look.spaceAfter = spaces * PARENTHESIS * (attributes.fontSize ?? 10);
  } else {
    delete look.bold;
    delete look.italic;
    delete look.fontColor;
  }
  return look;
}

/** Addresses of the stand-in Drive lead to this server's own pages. */
export function localAddress(address: string, drive: Host['drive']): string {
  const found = /^https:\/\/(?:docs|drive)\.google\.com\/(?:[a-z]+\/)*(?:d|folders)\/([\w-]+)/.exec(address);
  const id = found?.[1];
  const file = id === undefined ? undefined : drive.get(id);
  if (file === undefined) return address;
  return file.mimeType === 'application/vnd.google-apps.folder' ? `/drive/${file.id}` : `/documents/${file.id}`;
}

function linkOf(view: CellView, drive: Host['drive']): string | undefined {
  const written = /^=HYPERLINK\(\s*"((?:[^"]|"")+)"/i.exec(view.formula)?.[1]?.replaceAll('""', '"');
  const plain = typeof view.value === 'string' && /^https?:\/\/\S+$/.test(view.value) ? view.value : undefined;
  const address = view.attributes.link ?? written ?? plain;
  return address !== undefined && /^https?:\/\//i.test(address) ? localAddress(address, drive) : undefined;
}

function kindOf(view: CellView): WireCell['kind'] {
  if (view.value === null) return 'empty';
  if (view.value instanceof CellError) return 'error';
  const kind = typeof view.value;
  return kind === 'number' || kind === 'boolean' ? kind : 'text';
}

/** A cell as it travels, and its look if it has one. `rules` are those that cover it. A plain empty cell gives undefined. */
export function showCell(
  view: CellView,
  position: CellPosition,
  rules: readonly Painter[],
  host: Host,
): { cell: WireCell; look: WireLook | undefined } | undefined {
  const { row, column } = position;
  const look = lookOf(view, position, rules);
  const plain = Object.keys(look).length === 0;
  const kind = kindOf(view);
  const { note } = view.attributes;
  if (kind === 'empty' && plain && (note === undefined || note === '') && view.formula === '') return undefined;
  const cell: WireCell = { row, column, display: view.display, kind };
  const edit = editText(view, host.workbook);
  if (edit !== view.display) cell.edit = edit;
  if (view.value instanceof CellError && view.value.message !== '') cell.message = view.value.message;
  if (note !== undefined && note !== '') cell.note = note;
  const link = linkOf(view, host.drive);
  if (link !== undefined) cell.link = link;
  return { cell, look: plain ? undefined : look };
}
