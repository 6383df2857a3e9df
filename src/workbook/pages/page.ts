/**
 * A page: blocks in fixed places, each of them one formula that spills its heading and rows, beside words and links that are
 * written once. A block is known by the first text literal in its formula, a link by the tab it leads to; so they may be moved, and
 * a cell that people typed over is theirs. Refreshing rewrites formulas that are still ours (`ours.ts`) and nothing else.
 */
import { cellName, columnLetter, textLiteral } from '../a1.ts';
import { ensureColumns, ensureRows, NEW_SHEET, sameFormula } from '../build.ts';
import {
  bodyDress,
  colorFilled,
  type Dress,
  dress,
  headingDress,
  NO_WARNINGS,
  plainDress,
  type Warnings,
  warningsOn,
  warnOnly,
} from '../dress.ts';
import { ownFormulas } from '../ours.ts';
import type { Sheet } from '../spreadsheet.ts';
import { type ColumnKind, LAYOUT } from '../tables/column.ts';
import { theme } from '../theme.ts';

export interface PageColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
  readonly bold?: boolean;
}

export interface PageBlock {
  /** Stands over the block, written once. */
  readonly title: string;
  /** What it shows, for docs. */
  readonly help: string;
  readonly handbook: string;
  /** Row of the title; heading and rows follow. Blocks begin in the first column. */
  readonly row: number;
  /** The first heading is what the block is known by. */
  readonly columns: readonly PageColumn[];
  /** Rows below the heading. */
  readonly rows: number;
  /** An expression that gives at most that many rows, as wide as the headings. */
  readonly body: string;
}

export interface PageText {
  readonly row: number;
  readonly column: number;
  /** A text, or a formula that is written once. */
  readonly text: string;
  readonly look?: Partial<Dress>;
}

export interface PageLink {
  readonly sheetId: number;
  readonly label: string;
}

export interface Page {
  readonly title: string;
  /** Formulas of the rows below the title; brought up to date while they still are formulas. */
  readonly lines: readonly string[];
  /** Pixels. */
  readonly widths: readonly number[];
  readonly blocks: readonly PageBlock[];
  readonly texts: readonly PageText[];
  /** A letter. Rows of blocks have a ground where this column is filled, the yellow one where it ends in " late". */
  readonly lateColumn: string;
  /** One below the other, from a place on. */
  readonly links: {
    readonly row: number;
    readonly column: number;
    readonly room: number;
    readonly to: readonly PageLink[];
  };
}

export interface PageResult {
  readonly outcome: 'made' | 'updated' | 'unchanged';
  readonly added: readonly string[];
  /** Titles of blocks that are not there any more. */
  readonly missing: readonly string[];
  readonly blocked: readonly { block: string; cell: string }[];
  /** Formulas that somebody changed, so they stay: of a block, or of a line (null). */
  readonly changed: readonly { column: string | null; cell: string }[];
}

const FIRST_LINE_ROW = 2;

function blockFormula({ columns, body }: PageBlock): string {
  const headings = columns.map(({ heading }) => textLiteral(heading)).join(';');
  return `=VSTACK(HSTACK(${headings});${body})`;
}

/** The first heading of the block whose formula this is; null for anything else. */
function blockName(formula: string): string | null {
  const match = /^=\s*VSTACK\(\s*HSTACK\(\s*"((?:[^"]|"")*)"/i.exec(formula);
  return match ? (match[1] ?? '').replace(/""/g, '"') : null;
}

const linkFormula = ({ sheetId, label }: PageLink): string => `=HYPERLINK("#gid=${sheetId}";${textLiteral(label)})`;

/** The sheet that a link of ours leads to; null for anything else. */
function linkedSheet(formula: string): number | null {
  const match = /^=\s*HYPERLINK\(\s*"#gid=(\d+)"/i.exec(formula);
  return match ? Number(match[1]) : null;
}

const nameOf = ({ columns }: PageBlock): string => columns[0]?.heading ?? '';

export function buildPage(
  sheet: Sheet,
  page: Page,
  isNew: boolean,
  restore: readonly string[],
  layout: number = LAYOUT,
): PageResult {
  return isNew ? layOut(sheet, page) : refresh(sheet, page, restore, layout);
}

/** Which blocks have lost the formula they hang from. */
export function missingBlocks(sheet: Sheet, blocks: readonly PageBlock[]): string[] {
  const there = new Set(sheet.getDataRange().getFormulas().flat().map(blockName));
  return blocks.filter((block) => !there.has(nameOf(block))).map(({ title }) => title);
}

function layOut(sheet: Sheet, page: Page, standing: Warnings = NO_WARNINGS): PageResult {
  const width = page.widths.length;
  const { links } = page;
  const height = Math.max(
    links.row + links.room,
    ...page.blocks.map(({ row, rows }) => row + 1 + rows),
    ...page.texts.map(({ row }) => row),
  );
  const isNew = standing === NO_WARNINGS;
  if (!isNew || width > NEW_SHEET.columns) ensureColumns(sheet, width);
  if (!isNew || height > NEW_SHEET.rows) ensureRows(sheet, height);
  const looks: Dress[][] = Array.from({ length: height }, () => Array.from({ length: width }, () => plainDress));
  const contents: string[][] = Array.from({ length: height }, () => Array.from({ length: width }, () => ''));
  const put = (row: number, column: number, look: Dress, content?: string) => {
    const [line, cells] = [looks[row - 1], contents[row - 1]];
    if (line) line[column - 1] = look;
    if (cells && content !== undefined) cells[column - 1] = content;
  };
  put(1, 1, { ...plainDress, bold: true, size: theme.titleSize, vertical: 'middle' }, page.title);
  page.lines.forEach((line, index) => {
    put(FIRST_LINE_ROW + index, 1, { ...plainDress, color: theme.secondInk }, line);
  });
  for (const block of page.blocks) placeBlock(block, put);
  for (const { row, column, text, look } of page.texts) put(row, column, { ...plainDress, ...look }, text);
  for (let index = 0; index < links.room; index += 1) {
    const link = links.to[index];
    put(
      links.row + index,
      links.column,
      { ...plainDress, color: theme.type.tab },
      link ? linkFormula(link) : undefined,
    );
  }
  sheet.setTabColor(theme.workedOut.tab);
  sheet.setHiddenGridlines(true);
  page.widths.forEach((pixels, index) => {
    sheet.setColumnWidth(index + 1, pixels);
  });
  const area = sheet.getRange(1, 1, height, width);
  dress(area, looks);
  const across = Math.max(...page.blocks.map(({ columns }) => columns.length));
  warnOnly(sheet.getRange(1, 1, height, across), standing);
  colorFilled(
    sheet,
    page.blocks.map((block) => ({ area: rowsOf(block), first: block.row + 2 })),
    page.lateColumn,
    isNew,
  );
  ownFormulas(sheet).keep(formulasOf(page));
  // Last of all: a tab without content is one that was never finished, and is laid out again.
  area.setValues(contents);
  return { outcome: 'made', added: [], missing: [], blocked: [], changed: [] };
}

/** `A6:E11`: where a block's rows stand when it is laid out. */
function rowsOf({ row, rows, columns }: PageBlock): string {
  return `A${row + 2}:${columnLetter(columns.length)}${row + 1 + rows}`;
}

type Put = (row: number, column: number, look: Dress, content?: string) => void;

function placeBlock(block: PageBlock, put: Put): void {
  put(block.row, 1, { ...plainDress, bold: true, size: 11, vertical: 'middle' }, block.title);
  block.columns.forEach(({ kind, bold = false }, index) => {
    put(
      block.row + 1,
      index + 1,
      { ...headingDress(theme.workedOut), wrap: false },
      index === 0 ? blockFormula(block) : '',
    );
    for (let row = 0; row < block.rows; row += 1) {
      put(block.row + 2 + row, index + 1, bodyDress(kind, { wrap: true, bold, horizontal: 'left' }), '');
    }
  });
}

function formulasOf({ lines, blocks, links }: Page): [formula: string][] {
  return [...lines, ...blocks.map(blockFormula), ...links.to.map(linkFormula)].map((formula) => [formula]);
}

function refresh(sheet: Sheet, page: Page, restore: readonly string[], layout: number): PageResult {
  const table = sheet.getDataRange();
  const values = table.getValues();
  // Read last, since what is rewritten is told by it.
  const formulas = table.getFormulas();
  if (formulas.length <= 1 && (formulas[0] ?? []).length <= 1) return layOut(sheet, page, warningsOn(sheet));
  const found = new Map<string, [row: number, column: number, formula: string]>();
  const linked = new Map<number, [row: number, column: number, formula: string]>();
  formulas.forEach((line, row) => {
    line.forEach((formula, column) => {
      if (formula === '') return;
      const name = blockName(formula);
      if (name !== null && !found.has(name)) found.set(name, [row + 1, column + 1, formula]);
      const sheetId = linkedSheet(formula);
      if (sheetId !== null && !linked.has(sheetId)) linked.set(sheetId, [row + 1, column + 1, formula]);
    });
  });
  const isEmpty = (row: number, column: number) =>
    (values[row - 1]?.[column - 1] ?? '') === '' && (formulas[row - 1]?.[column - 1] ?? '') === '';

  const own = ownFormulas(sheet, layout);
  own.keep(formulasOf(page));
  let wrote = false;
  const theirs: { column: string | null; cell: string }[] = [];
  /** False where somebody changed the formula. */
  const rewrite = (row: number, column: number, there: string, formula: string, isWanted = false): boolean => {
    if (!isWanted && !own.isOurs(there, formula)) return false;
    if (sameFormula(there, formula)) return true;
    sheet.getRange(row, column).setFormula(formula);
    wrote = true;
    return true;
  };
  page.lines.forEach((line, index) => {
    const there = formulas[FIRST_LINE_ROW - 1 + index]?.[0] ?? '';
    const row = FIRST_LINE_ROW + index;
    if (there === '' || blockName(there) !== null || linkedSheet(there) !== null) return;
    if (!rewrite(row, 1, there, line)) theirs.push({ column: null, cell: cellName(row, 1) });
  });
  const missing: string[] = [];
  const added: string[] = [];
  const blocked: { block: string; cell: string }[] = [];
  for (const block of page.blocks) {
    const place = found.get(nameOf(block));
    if (!place) {
      if (restore.includes(block.title) && putBack(sheet, block, isEmpty)) {
        added.push(block.title);
        wrote = true;
      } else {
        missing.push(block.title);
      }
      continue;
    }
    const [row, column, there] = place;
    if (!rewrite(row, column, there, blockFormula(block), restore.includes(block.title)))
      theirs.push({ column: block.title, cell: cellName(row, column) });
    if (values[row - 1]?.[column - 1] === '#REF!') {
      const cell = inTheWay(values, row, column, block);
      if (cell) blocked.push({ block: block.title, cell });
    }
  }
  wrote = refreshLinks(sheet, page, linked, isEmpty, rewrite) || wrote;
  return { outcome: wrote ? 'updated' : 'unchanged', added, missing, blocked, changed: theirs };
}

/** A block comes back where it stood, if nothing stands there now. */
function putBack(sheet: Sheet, block: PageBlock, isEmpty: (row: number, column: number) => boolean): boolean {
  const rows = Array.from({ length: block.rows + 1 }, (_, index) => block.row + 1 + index);
  if (!rows.every((row) => block.columns.every((_, index) => isEmpty(row, index + 1)))) return false;
  ensureRows(sheet, block.row + 1 + block.rows);
  sheet.getRange(block.row + 1, 1).setFormula(blockFormula(block));
  return true;
}

/** The first cell with content of its own where the block would spill. */
function inTheWay(
  values: readonly unknown[][],
  row: number,
  column: number,
  { rows, columns }: PageBlock,
): string | null {
  for (let down = 0; down <= rows; down += 1) {
    for (let across = 0; across < columns.length; across += 1) {
      if (down + across === 0) continue;
      if ((values[row - 1 + down]?.[column - 1 + across] ?? '') !== '') return cellName(row + down, column + across);
    }
  }
  return null;
}

/** Links follow renamed tabs; those of new tabs go into free cells of their list. */
function refreshLinks(
  sheet: Sheet,
  { links }: Page,
  linked: ReadonlyMap<number, readonly [row: number, column: number, formula: string]>,
  isEmpty: (row: number, column: number) => boolean,
  rewrite: (row: number, column: number, there: string, formula: string) => boolean,
): boolean {
  const standing = [...linked.values()];
  const column = standing[0]?.[1] ?? links.column;
  const first = Math.min(...standing.map(([row]) => row), links.row);
  const free = Array.from({ length: links.room }, (_, index) => first + index).filter((row) => isEmpty(row, column));
  let changed = false;
  for (const link of links.to) {
    const place = linked.get(link.sheetId);
    if (place) {
      rewrite(place[0], place[1], place[2], linkFormula(link));
      continue;
    }
    const row = free.shift();
    if (row === undefined) continue;
    if (!changed) {
      // Their rows or their column may have been deleted.
      ensureRows(sheet, first + links.room - 1);
      ensureColumns(sheet, column);
    }
    sheet.getRange(row, column).setFormula(linkFormula(link));
    changed = true;
  }
  return changed;
}
