/** Reads input tabs: one call a tab, every cell checked, faults named by tab and cell while the rest is used. */
import type { Problem } from '../contract.ts';
import { joinWords } from '../domain/words.ts';
import { cellName } from './a1.ts';
import { type CellContent, readCell } from './cells.ts';
import { ChangedMeanwhile } from './meanwhile.ts';
import { headingsGone, headingsMoved, holdUnmerged, type Obstacle, rowOfHeadings } from './obstacle.ts';
import type { Range, Sheet } from './spreadsheet.ts';
import {
  type Column,
  FACT_HEADINGS,
  type Fact,
  type FactSheet,
  type InputTable,
  isNumeric,
  normalized,
  type Row,
} from './tables/column.ts';

export interface TableRow<Key extends string> extends Row<Key> {
  /** As numbered in the sheet. */
  readonly row: number;
  /** As typed, for cells whose own parser reads them (AMB-22). */
  raw(key: Key): string | number;
  cell(key: Key): string;
  /** Something stands there that cannot be read: it counts as nothing, and is among the table's problems. */
  isUnread(key: Key): boolean;
}

export interface ReadTable<Key extends string> {
  readonly sheet: Sheet;
  /** The tab's name as it is now. */
  readonly name: string;
  /** Column number of each column that was found. */
  readonly columns: ReadonlyMap<Key, number>;
  /** Columns whose heading was renamed or deleted. */
  readonly missing: readonly Column<Key>[];
  readonly rows: readonly TableRow<Key>[];
  readonly problems: readonly Problem[];
  /** Headings that stand in another row than the first, or nowhere. */
  readonly misplaced: Obstacle | null;
  /** All that is typed into a column, in rows without a key too: a list that stands beside the table. */
  list(key: Key): readonly string[];
  /** First row below everything typed into our columns. */
  readonly nextRow: number;
  /**
   * Throws unless the columns that people type in, and what these rows hold there, still stand as they were read. Gives all that
   * stands in the tab now. Throws where one of those cells is covered by merged cells too: two calls more.
   */
  holdStill(rows: readonly number[]): unknown[][];
}

/** `name` gives the tab's name when someone needs it; `area`: what is read of the tab, from its first cell on. */
export function readTable<Key extends string>(
  sheet: Sheet,
  table: InputTable<Key>,
  name: () => string,
  area: Range = sheet.getDataRange(),
): ReadTable<Key> {
  const values = area.getValues();
  const columns = findColumns(values[0] ?? [], table.columns);
  const problems: Problem[] = [];
  const misplaced = columns.has(table.keyColumn)
    ? null
    : (misplacedHeadings(values, table, name) ??
      (areGone(values[0] ?? [], isFilled(values), columns, table.keyColumn)
        ? headingsGone({ id: table.id, name: name() })
        : null));
  if (misplaced)
    problems.push({ message: `${misplaced.message} ${misplaced.hint}`, at: { tab: table.id, cell: misplaced.cell } });
  const rows: TableRow<Key>[] = [];
  const lists = new Map<Key, string[]>();
  let lastTyped = 1;

  const typed = table.columns.filter((column) => !column.formula && columns.has(column.key));
  const needed = table.columns.flatMap(({ key, header }) => {
    const at = key === table.keyColumn || key === table.alsoNeeded ? columns.get(key) : undefined;
    return at ? [{ at, header }] : [];
  });
  const without = (header: string, row: number, at: number): Problem => ({
    message: `${name()}, cell ${cellName(row, at)}: the row has no “${header}”, so it is left out. Type it here (of merged cells only the first counts), or clear the row.`,
    at: { tab: table.id, cell: cellName(row, at) },
  });
  for (let index = 1; index < values.length; index += 1) {
    const row = index + 1;
    const line = values[index] ?? [];
    const contents = new Map<Key, string | number>();
    const unread = new Set<Key>();
    let filled = false;
    let counts = false;
    for (const column of typed) {
      const at = columns.get(column.key) ?? 0;
      const raw: unknown = line[at - 1];
      if (raw === '' || raw === undefined) continue;
      filled = true;
      counts ||= !column.beside && (isNumeric(column.kind) || column.kind === 'code');
      const content = answered(readCell(raw, column.kind), column);
      if ('fault' in content) {
        const cell = cellName(row, at);
        unread.add(column.key);
        problems.push({ message: `${name()}, cell ${cell}: ${content.fault}`, at: { tab: table.id, cell } });
      } else if (content.value !== null) {
        contents.set(column.key, content.value);
        const list = lists.get(column.key);
        if (list) list.push(String(content.value));
        else lists.set(column.key, [String(content.value)]);
      }
    }
    if (filled) lastTyped = row;
    for (const keys of table.together ?? []) {
      if (keys.some((key) => unread.has(key))) for (const key of keys) contents.delete(key);
    }
    if (contents.has(table.keyColumn)) {
      const read = tableRow(row, contents, columns, unread);
      for (const { at, says, unread: keys } of table.slips?.(read) ?? []) {
        const cell = read.cell(at);
        problems.push({ message: `${name()}, cell ${cell}: ${says}`, at: { tab: table.id, cell } });
        for (const key of keys) contents.delete(key);
      }
      rows.push(read);
    }
    for (const { at, header } of counts ? needed : []) {
      if (String(line[at - 1] ?? '').trim() === '') problems.push(without(header, row, at));
    }
  }

  return {
    sheet,
    get name() {
      return name();
    },
    columns,
    missing: table.columns.filter((column) => !columns.has(column.key)),
    rows,
    problems,
    misplaced,
    list: (key) => lists.get(key) ?? [],
    nextRow: lastTyped + 1,
    holdStill(held) {
      const places = typed.map((column) => columns.get(column.key) ?? 1);
      const cells = held.flatMap((row) => places.map((at) => [row, at] as const));
      return holdCells(sheet, { id: table.id, name }, values, { rows: [1, ...held], columns: places }, cells);
    },
  };
}

/**
 * Throws unless these rows and columns still hold what was read of them, and where one of the cells to be written is covered by merged
 * cells. Gives all that stands in the tab now: two calls.
 */
function holdCells(
  sheet: Sheet,
  tab: { readonly id: string; name(): string },
  before: readonly unknown[][],
  { rows, columns }: { rows: readonly number[]; columns: readonly number[] },
  written: readonly (readonly [row: number, column: number])[],
): unknown[][] {
  const area = sheet.getDataRange();
  // Before the last look, so that nothing comes between it and the writing.
  const merges = area.getMergedRanges();
  const now = area.getValues();
  const shown = (values: readonly unknown[][], row: number, at: number) => String(values[row - 1]?.[at - 1] ?? '');
  const isStill = rows.every((row) => columns.every((at) => shown(now, row, at) === shown(before, row, at)));
  if (!isStill) throw new ChangedMeanwhile(tab.name());
  holdUnmerged(merges, written, tab);
  return now;
}

const isFilled = (values: readonly unknown[][]) => values.some((line) => line.some((value) => value !== ''));

const ANSWERS = new Set(['yes', 'no', 'unknown', 'y', 'n']);

/** What answers a question is one of its choices: anything else would count as not known, and nobody would see why. */
function answered(content: CellContent, { choices }: Column): CellContent {
  if (!choices?.every((choice) => ANSWERS.has(normalized(choice))) || 'fault' in content) return content;
  const text = normalized(String(content.value ?? ''));
  return text === '' || choices.some((choice) => normalized(choice) === text)
    ? content
    : { fault: `“${content.value}” is no answer here. Choose ${joinWords(choices, 'or')}, or clear the cell.` };
}

/**
 * Whether the row of headings is gone from a tab in which something stands (`isFilled`): the column of keys was not found, nor others,
 * but for a cell of a row that happens to say the same as a heading.
 */
export function areGone(
  headings: readonly unknown[],
  isFilled: boolean,
  columns: ReadonlyMap<string, number>,
  keyColumn: string,
): boolean {
  const others = headings.filter((value) => value !== '').length - columns.size;
  return isFilled && !columns.has(keyColumn) && (columns.size === 0 || (columns.size === 1 && others > 0));
}

/** Headings that stand in another row than the first; null where they stand there, or nowhere. */
export function misplacedHeadings<Key extends string>(
  values: readonly unknown[][],
  table: InputTable<Key>,
  name: () => string,
): Obstacle | null {
  const row = rowOfHeadings(
    values,
    table.columns.map(({ header }) => header),
  );
  return row !== null && row > 1 ? headingsMoved({ id: table.id, name: name() }, row, 1) : null;
}

function tableRow<Key extends string>(
  row: number,
  contents: ReadonlyMap<Key, string | number>,
  columns: ReadonlyMap<Key, number>,
  unread: ReadonlySet<Key>,
): TableRow<Key> {
  return {
    row,
    text: (key) => String(contents.get(key) ?? ''),
    number(key) {
      const value = contents.get(key);
      return typeof value === 'number' ? value : null;
    },
    raw: (key) => contents.get(key) ?? '',
    cell: (key) => cellName(row, columns.get(key) ?? 1),
    isUnread: (key) => unread.has(key),
  };
}

/** The heading that a worked-out column puts into its first row; null for any other formula. */
function headingIn(formula: string): string | null {
  const match = /^=\s*ARRAYFORMULA\(\s*IF\(\s*ROW\([^()]*\)\s*=\s*1\s*[;,]\s*"((?:[^"]|"")*)"/i.exec(formula);
  return match ? (match[1] ?? '').replace(/""/g, '"') : null;
}

/** Where each declared column stands, by its heading. Of two with the same heading the first counts. */
export function findColumns<Key extends string>(
  headings: readonly unknown[],
  columns: readonly Column<Key>[],
  formulas: readonly string[] = [],
): Map<Key, number> {
  const byHeading = new Map<string, number>();
  headings.forEach((heading, index) => {
    const text = normalized(String(heading));
    if (text !== '' && !byHeading.has(text)) byHeading.set(text, index + 1);
  });
  const found = new Map<Key, number>();
  for (const column of columns) {
    const hung = column.formula ? formulas.findIndex((formula) => headingIn(formula) === column.header) + 1 : 0;
    const at = hung || byHeading.get(normalized(column.header));
    if (at) found.set(column.key, at);
  }
  return found;
}

/** Where the values of facts stand. */
export interface FactPlaces<Key extends string> {
  /** Row of each fact that was found. */
  readonly rows: ReadonlyMap<Key, number>;
  /** The column that people type in, wherever it was moved. */
  readonly column: number;
  /** That column was deleted: no fact is found. */
  readonly isValueGone: boolean;
}

export interface ReadFacts<Key extends string> extends FactPlaces<Key> {
  readonly sheet: Sheet;
  readonly name: string;
  readonly missing: readonly string[];
  readonly problems: readonly Problem[];
  text(key: Key): string;
  number(key: Key): number | null;
  cell(key: Key): string;
  /** Throws unless the labels and values in these rows still stand as they were read, in cells of their own: two calls more. */
  holdStill(rows: readonly number[]): void;
}

/** The columns of a tab of facts; `help` is null where it was deleted. */
export interface FactColumns {
  readonly label: number;
  /** Where people type; where that column was deleted (`isValueGone`), where it belongs. */
  readonly value: number;
  readonly help: number | null;
  readonly isValueGone: boolean;
}

/** By their headings; where those are gone, labels stand in the first column and values beside them. */
export function factColumns(values: readonly unknown[][]): FactColumns {
  const is = (heading: string) => (cell: unknown) => normalized(String(cell)) === normalized(heading);
  const at = (heading: string) => {
    const line = values.find((cells) => cells.some(is(heading)));
    return line ? line.findIndex(is(heading)) + 1 : null;
  };
  const label = at(FACT_HEADINGS.label) ?? 1;
  const [value, help] = [at(FACT_HEADINGS.value), at(FACT_HEADINGS.help)];
  const next = label + 1;
  const isValueGone = value === null && (next === help || next > (values[0]?.length ?? 0));
  return { label, value: value ?? next, help, isValueGone };
}

export function readFacts<Key extends string>(sheet: Sheet, facts: FactSheet<Key>, name: () => string): ReadFacts<Key> {
  const values = sheet.getDataRange().getValues();
  const columns = factColumns(values);
  const { rows, column, isValueGone } = placesOf(values, columns, facts);
  const contents = new Map<Key, string | number>();
  const problems: Problem[] = columns.isValueGone
    ? [
        {
          message: `${name()}: the column “${FACT_HEADINGS.value}” is not there any more. Undo the deleting, or build the tab again: it comes back empty.`,
          at: { tab: facts.id, cell: cellName(1, columns.label) },
        },
      ]
    : [];
  const text = (key: Key) => String(contents.get(key) ?? '');
  const number = (key: Key) => {
    const value = contents.get(key);
    return typeof value === 'number' ? value : null;
  };
  const unread = new Set<Key>();
  const says = (key: Key, fault: string) => {
    const cell = cellName(rows.get(key) ?? 1, column);
    unread.add(key);
    problems.push({ message: `${name()}, cell ${cell}: ${fault}`, at: { tab: facts.id, cell } });
  };
  for (const fact of facts.facts) {
    const row = rows.get(fact.key);
    if (!row || fact.formula) continue;
    const content = readCell(values[row - 1]?.[column - 1], fact.kind);
    if ('fault' in content) says(fact.key, content.fault);
    else if (content.value !== null) contents.set(fact.key, content.value);
  }
  for (const { at, says: slip } of facts.slips?.({ text, number }) ?? []) if (!unread.has(at)) says(at, slip);
  // What is worked out comes last: where it fails because of a fact above, that one is named, and it alone.
  for (const fact of facts.facts) {
    const row = rows.get(fact.key);
    if (!row || !fact.formula) continue;
    const content = readCell(values[row - 1]?.[column - 1], fact.kind);
    if (!('fault' in content)) {
      if (content.value !== null) contents.set(fact.key, content.value);
    } else if (restsOn(fact).some((key) => unread.has(key))) {
      unread.add(fact.key);
    } else {
      says(fact.key, content.fault);
    }
  }
  return {
    sheet,
    get name() {
      return name();
    },
    rows,
    column,
    isValueGone,
    missing: facts.facts.filter((fact) => !rows.has(fact.key)).map((fact) => fact.label),
    problems,
    text,
    number,
    cell: (key) => cellName(rows.get(key) ?? 1, column),
    holdStill(held) {
      const cells = held.map((row) => [row, column] as const);
      holdCells(sheet, { id: facts.id, name }, values, { rows: held, columns: [columns.label, column] }, cells);
    },
  };
}

/** The facts that a worked-out one is worked out from. */
function restsOn<Key extends string>({ formula }: Fact<Key>): Key[] {
  const keys: Key[] = [];
  formula?.((key) => {
    keys.push(key);
    return 'A1';
  });
  return keys;
}

/** The places alone, for formulas that refer to a fact: one call. */
export function factPlaces<Key extends string>(sheet: Sheet, facts: FactSheet<Key>): FactPlaces<Key> {
  const values = sheet.getDataRange().getValues();
  return placesOf(values, factColumns(values), facts);
}

/** Row of each label in the column, counted from 1, trimmed and without case. Of two rows with the same label the first counts. */
export function rowsOfLabels(values: readonly unknown[][], column = 1): Map<string, number> {
  const rows = new Map<string, number>();
  values.forEach((line, index) => {
    const label = normalized(String(line[column - 1] ?? ''));
    if (label !== '' && !rows.has(label)) rows.set(label, index + 1);
  });
  return rows;
}

function placesOf<Key extends string>(
  values: readonly unknown[][],
  { label, value, isValueGone }: FactColumns,
  facts: FactSheet<Key>,
): FactPlaces<Key> {
  const byLabel = rowsOfLabels(values, label);
  const rows = new Map<Key, number>();
  for (const fact of isValueGone ? [] : facts.facts) {
    const row = byLabel.get(normalized(fact.label));
    if (row) rows.set(fact.key, row);
  }
  return { rows, column: value, isValueGone };
}
