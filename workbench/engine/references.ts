/** References in A1 notation: `$B$2`, `B2:D`, `A:A`, `2:2`, `Sheet!A1`, `'My sheet'!A1:B2`. */
import type { Area } from './types.ts';

/** End of an open range: the sheet's last row or column, wherever it is at the time. */
export const OPEN = Number.POSITIVE_INFINITY;

export interface Reference {
  /** As written, without quotes; undefined: the formula's own sheet. */
  sheet: string | undefined;
  /** Rows and columns from 0; `bottom` and `right` may be OPEN. */
  area: Area;
  /** How it is written: which parts are named, and which are anchored with `$`. */
  form: ReferenceForm;
}

export interface ReferenceForm {
  /** The sheet prefix as written, with its `!`. */
  prefix: string;
  start: CornerForm;
  /** undefined: a single cell. */
  end: CornerForm | undefined;
}

/** '' or '$' before a part that is written; undefined for a part that is not. */
export interface CornerForm {
  column: string | undefined;
  row: string | undefined;
}

export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

const CORNER = /^(?:(\$?)([A-Za-z]{1,3}))?(?:(\$?)([1-9]\d*))?$/;

interface Corner {
  row: number | undefined;
  column: number | undefined;
  form: CornerForm;
}

function parseCorner(text: string): Corner | undefined {
  const match = CORNER.exec(text);
  if (!match || text === '') return undefined;
  const [, columnAnchor, letters, rowAnchor, digits] = match;
  return {
    column: letters === undefined ? undefined : columnIndex(letters),
    row: digits === undefined ? undefined : Number(digits) - 1,
    form: {
      column: letters === undefined ? undefined : (columnAnchor ?? ''),
      row: digits === undefined ? undefined : (rowAnchor ?? ''),
    },
  };
}

/** undefined if the text is no reference (a name, say). */
export function parseReference(text: string): Reference | undefined {
  const cut = splitSheet(text);
  const [first = '', second, ...more] = cut.rest.split(':');
  if (more.length > 0) return undefined;
  const start = parseCorner(first);
  if (!start) return undefined;
  if (second === undefined) {
    if (start.row === undefined || start.column === undefined) return undefined;
    const area = { top: start.row, left: start.column, bottom: start.row, right: start.column };
    return { sheet: cut.sheet, area, form: { prefix: cut.prefix, start: start.form, end: undefined } };
  }
  const end = parseCorner(second);
  if (!end) return undefined;
  const rows = order(start.row, end.row);
  const columns = order(start.column, end.column);
  if (!rows || !columns) return undefined;
  const area = { top: rows[0], left: columns[0], bottom: rows[1], right: columns[1] };
  return { sheet: cut.sheet, area, form: { prefix: cut.prefix, start: start.form, end: end.form } };
}

function order(a: number | undefined, b: number | undefined): [number, number] {
  if (a === undefined && b === undefined) return [0, OPEN];
  if (a === undefined) return [b ?? 0, OPEN];
  if (b === undefined) return [a, OPEN];
  return a <= b ? [a, b] : [b, a];
}

/** Cuts `'My sheet'!A1` into the sheet's name, the prefix as written, and the rest. */
export function splitSheet(text: string): { sheet: string | undefined; prefix: string; rest: string } {
  const bang = text.lastIndexOf('!');
  if (bang < 0) return { sheet: undefined, prefix: '', rest: text };
  const prefix = text.slice(0, bang + 1);
  const name = text.slice(0, bang);
  const quoted = name.startsWith("'") && name.endsWith("'") && name.length > 1;
  return { sheet: quoted ? name.slice(1, -1).replaceAll("''", "'") : name, prefix, rest: text.slice(bang + 1) };
}

/** Writes the area in the form the reference had. */
export function writeReference(area: Area, form: ReferenceForm): string {
  const openRows = area.top === 0 && area.bottom === OPEN;
  const write = (corner: CornerForm, row: number, column: number): string =>
    (corner.column === undefined ? '' : corner.column + columnName(column)) +
    (corner.row === undefined ? '' : `${corner.row}${row + 1}`);
  if (!form.end) return form.prefix + write(form.start, area.top, area.left);
  // Where only one corner names a row (A2:A), it is the top one, whichever stood first.
  const bottom = area.bottom === OPEN ? area.top : area.bottom;
  const right = area.right === OPEN ? area.left : area.right;
  const endRow = form.start.row === undefined && !openRows ? area.top : bottom;
  const endColumn = form.start.column === undefined && area.right === OPEN ? area.left : right;
  return `${form.prefix}${write(form.start, area.top, area.left)}:${write(form.end, endRow, endColumn)}`;
}

/** The prefix that names a sheet, quoted where the name needs it. */
export function sheetPrefix(name: string): string {
  const bare = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !parseReference(name) && !/^r\d*c\d*$/i.test(name);
  return bare ? `${name}!` : `'${name.replaceAll("'", "''")}'!`;
}

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

export function overlaps(a: Area, b: Area): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}
