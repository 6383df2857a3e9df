/**
 * Makes input tabs and brings them up to date. What is there stays: columns are found by their headings, only missing
 * ones are added, at the right, and only when they are asked back (DESIGN 1.10, 5).
 */
import { cellName, columnLetter, runs, sheetPrefix } from './a1.ts';
import { readCell, writable } from './cells.ts';
import {
  bodyDress,
  colorContents,
  colorLate,
  type Dress,
  dress,
  headingDress,
  NO_WARNINGS,
  plainDress,
  repeatDown,
  setWidths,
  underline,
  type Warnings,
  type WordKind,
  warningsOn,
  warnOnly,
} from './dress.ts';
import { ChangedMeanwhile } from './meanwhile.ts';
import { belowMerges, HEADINGS, otherOrder } from './obstacle.ts';
import { ownFormulas } from './ours.ts';
import {
  areGone,
  type FactColumns,
  factColumns,
  findColumns,
  misplacedHeadings,
  type ReadTable,
  readTable,
  rowsOfLabels,
} from './read.ts';
import type { Sheet, Spreadsheet } from './spreadsheet.ts';
import {
  type Column,
  FACT_HEADINGS,
  type Fact,
  type FactSheet,
  type FormulaContext,
  type InputTable,
  LAYOUT,
  normalized,
} from './tables/column.ts';
import { theme } from './theme.ts';

/** What a new tab of Google's has. */
export const NEW_SHEET = { rows: 1000, columns: 26 };

export interface BuildResult {
  outcome: 'made' | 'updated' | 'unchanged';
  /** Headings (or labels) that are not there and were not asked back. */
  missing: string[];
  /** Headings (or labels) added to a tab that was there. */
  added: string[];
  /** Those of them that an earlier RateCase did not have. */
  cameWithUpdate?: string[];
  /** Columns, or facts, whose formula somebody changed, so it stays. */
  changed?: { column: string; cell: string }[];
}

/** Lays out a tab that was just inserted; `standing`: warnings that an attempt left which stopped halfway. */
export function layOutTable<Key extends string>(
  sheet: Sheet,
  table: InputTable<Key>,
  context: FormulaContext,
  standing: Warnings = NO_WARNINGS,
): BuildResult {
  growNew(sheet, table.columns.length, 0, standing === NO_WARNINGS);
  sheet.setTabColor(toneOf(table).tab);
  sheet.setFrozenRows(1);
  sheet.setFrozenColumns(table.frozenColumns);
  layColumns(sheet, table, table.columns, 1, columnLetters(table.columns, 1), context, standing);
  return { outcome: 'made', missing: [], added: [] };
}

/**
 * Adds the columns in `restore` that are missing and those that came after `layout`, and hangs worked-out columns again; touches
 * nothing else.
 */
export function updateTable<Key extends string>(
  sheet: Sheet,
  table: InputTable<Key>,
  context: FormulaContext,
  restore: readonly string[],
  layout: number = LAYOUT,
): BuildResult {
  const width = sheet.getLastColumn();
  if (width === 0) return layOutTable(sheet, table, context, warningsOn(sheet));
  const heading = sheet.getRange(1, 1, 1, width);
  const headings = heading.getValues()[0] ?? [];
  const formulas = heading.getFormulas()[0] ?? [];
  const found = findColumns(headings, table.columns, formulas);
  if (!found.has(table.keyColumn)) {
    const values = holdHeadings(sheet, table, width);
    if (areGone(headings, true, found, table.keyColumn)) return updateHeadings(sheet, table, context, restore, values);
  }
  const missing = table.columns.filter((column) => !found.has(column.key));
  const wanted = new Set(restore.map(normalized));
  const back = missing.filter((column) => (column.since ?? 1) > layout || wanted.has(normalized(column.header)));

  const letters = new Map([...found].map(([key, at]) => [key, columnLetter(at)] as const));
  if (back.length > 0) {
    ensureColumns(sheet, width + back.length);
    for (const [key, letter] of columnLetters(back, width + 1)) letters.set(key, letter);
    layColumns(sheet, { ...table, prefilled: [] }, back, width + 1, letters, context, warningsOn(sheet), headings);
  }
  // A worked-out column whose formula is no longer what it should be (a new version, a heading typed over by a value).
  const own = ownFormulas(sheet, layout);
  const changed: BuildResult['changed'] = [];
  let rehung = 0;
  for (const column of table.columns) {
    const at = found.get(column.key);
    if (!column.formula || !at || !references(column, letters)) continue;
    const formula = column.formula((key) => letters.get(key) ?? 'A', context);
    const there = formulas[at - 1] ?? '';
    if (sameFormula(there, formula) || there === '') continue;
    if (!own.isOurs(there, formula) && !wanted.has(normalized(column.header))) {
      changed.push({ column: column.header, cell: cellName(1, at) });
      continue;
    }
    own.keep([[formula]]);
    sheet.getRange(1, at).setFormula(formula);
    rehung += 1;
  }
  const rows = restoreRows(sheet, table, found);
  return {
    outcome: back.length + rehung + rows.length > 0 ? 'updated' : 'unchanged',
    missing: missing.filter((column) => !back.includes(column)).map((column) => column.header),
    added: [...back.map((column) => column.header), ...rows],
    cameWithUpdate: back.filter((column) => (column.since ?? 1) > layout).map((column) => column.header),
    changed,
  };
}

/** Throws where the headings stand in another row than the first: they would be added a second time. Gives what stands in the tab. */
function holdHeadings<Key extends string>(sheet: Sheet, table: InputTable<Key>, width: number): unknown[][] {
  const values = sheet.getRange(`A:${columnLetter(width)}`).getValues();
  const misplaced = misplacedHeadings(values, table, () => sheet.getName());
  if (misplaced) throw misplaced;
  return values;
}

/** The row of headings is gone: it comes back as one, when it is asked for and what stands below fits. */
function updateHeadings<Key extends string>(
  sheet: Sheet,
  table: InputTable<Key>,
  context: FormulaContext,
  restore: readonly string[],
  values: readonly unknown[][],
): BuildResult {
  const gone: BuildResult = { outcome: 'unchanged', missing: [HEADINGS], added: [] };
  if (!restore.map(normalized).includes(normalized(HEADINGS))) return gone;
  const columns = orderFitting(sheet, table, values);
  ensureColumns(sheet, columns.length);
  // One that was only cleared, or that an attempt put in, is there.
  const isThere = (values[0] ?? []).every((value) => value === '');
  if (!isThere) sheet.insertRowsBefore(1, 1);
  const heading = sheet.getRange(1, 1, 1, columns.length);
  dress(heading, [
    columns.map((column) => headingDress(column.formula ? theme.workedOut : toneOf(table), column.kind)),
  ]);
  heading.setNotes([columns.map((column) => column.help.join('\n'))]);
  underline(heading, toneOf(table).tab);
  sheet.setFrozenRows(1);
  const letters = columnLetters(columns, 1);
  const contents = columns.map(
    (column) => column.formula?.((key) => letters.get(key) ?? 'A', context) ?? column.header,
  );
  ownFormulas(sheet).keep(columns.flatMap(({ formula }, index) => (formula ? [[contents[index] ?? ''] as const] : [])));
  holdStill(sheet, [columns.map(() => '')], heading.getValues());
  heading.setValues([contents]);
  return { outcome: 'updated', missing: [], added: [HEADINGS] };
}

/**
 * The columns in the order in which they stand: as a new tab has them, or with those of later layouts at the end, as a tab that was
 * brought up to date has them. Throws where something stands that cannot be meant for its column: then they were moved.
 */
function orderFitting<Key extends string>(
  sheet: Sheet,
  { id, columns }: InputTable<Key>,
  values: readonly unknown[][],
): readonly Column<Key>[] {
  const byLayout = [...columns].sort((a, b) => (a.since ?? 1) - (b.since ?? 1));
  if (misfit(columns, values) === null) return columns;
  const wrong = misfit(byLayout, values);
  if (wrong) throw otherOrder({ id, name: sheet.getName() }, wrong.cell, wrong.header);
  return byLayout;
}

/** The first cell whose content cannot be meant for the column in its place. */
function misfit(
  columns: readonly Column[],
  values: readonly unknown[][],
): { readonly cell: string; readonly header: string } | null {
  for (const [index, line] of values.entries()) {
    for (const [at, { kind, header, formula }] of columns.entries()) {
      const fits = formula ? (line[at] ?? '') === '' : !('fault' in readCell(line[at] ?? '', kind));
      if (!fits) return { cell: cellName(index + 1, at + 1), header };
    }
  }
  return null;
}

/** Whether every column the formula refers to is there. */
function references<Key extends string>(column: Column<Key>, letters: ReadonlyMap<Key, string>): boolean {
  let complete = true;
  column.formula?.(
    (key) => {
      complete &&= letters.has(key);
      return 'A';
    },
    { practice: () => 'A1', thresholds: '' },
  );
  return complete;
}

/** Google gives a formula back in the spreadsheet's own separators and spacing. */
export function sameFormula(there: string, ours: string): boolean {
  const plain = (formula: string) => formula.replace(/\s+/g, '').replace(/;/g, ',').toUpperCase();
  return plain(there) === plain(ours);
}

function columnLetters<Key extends string>(columns: readonly Column<Key>[], start: number): Map<Key, string> {
  return new Map(columns.map((column, index) => [column.key, columnLetter(start + index)]));
}

export function ensureColumns(sheet: Sheet, count: number): void {
  const has = sheet.getMaxColumns();
  if (has < count) sheet.insertColumnsAfter(has, count - has);
}

/** Room on a sheet that was just inserted, without asking for its size; on one that an attempt left, by asking. */
export function growNew(sheet: Sheet, columns: number, rows: number, isNew: boolean): void {
  const { columns: width, rows: height } = NEW_SHEET;
  if (columns > width) {
    if (isNew) sheet.insertColumnsAfter(width, columns - width);
    else ensureColumns(sheet, columns);
  }
  if (rows > height) {
    if (isNew) sheet.insertRowsAfter(height, rows - height);
    else ensureRows(sheet, rows);
  }
}

export function ensureRows(sheet: Sheet, count: number): void {
  const has = sheet.getMaxRows();
  if (has < count) sheet.insertRowsAfter(has, count - has);
}

/**
 * Headings, notes, formats, drop-downs and widths for neighbouring columns; every call covers all of one kind. `headings`: those that
 * stand to their left, as they were read.
 */
function layColumns<Key extends string>(
  sheet: Sheet,
  table: InputTable<Key>,
  columns: readonly Column<Key>[],
  start: number,
  letters: ReadonlyMap<Key, string>,
  context: FormulaContext,
  standing: Warnings,
  headings: readonly unknown[] = [],
): void {
  const isOurs = (column: Column<Key>) => column.formula !== undefined;
  const body = columns.map((column) =>
    bodyDress(column.kind, {
      ...(isOurs(column) ? { background: theme.workedOut.ground } : {}),
      ...(column.choices ? { choices: column.choices, help: column.help[0] } : {}),
    }),
  );
  dress(sheet.getRange(1, start, 2, columns.length), [
    columns.map((column) => headingDress(isOurs(column) ? theme.workedOut : toneOf(table), column.kind)),
    body,
  ]);
  repeatDown(sheet, 2, start, body);
  const heading = sheet.getRange(1, start, 1, columns.length);
  heading.setNotes([columns.map((column) => column.help.join('\n'))]);
  underline(heading, toneOf(table).tab);
  setWidths(sheet, new Map(columns.map((column, index) => [start + index, column.width])), standing === NO_WARNINGS);
  for (const [first, length] of runs(columns.flatMap((column, index) => (isOurs(column) ? [start + index] : [])))) {
    warnOnly(sheet.getRange(`${columnLetter(first)}:${columnLetter(first + length - 1)}`), standing);
  }
  const late = lateAreas(columns, start, letters);
  colorLate(sheet, late, standing === NO_WARNINGS);
  const areasOf = (kind: WordKind) =>
    columns.flatMap((column, index) =>
      column.kind === kind ? [`${columnLetter(start + index)}2:${columnLetter(start + index)}`] : [],
    );
  const words = { light: areasOf('light'), grade: areasOf('grade') };
  colorContents(sheet, { words, scales: [] }, standing === NO_WARNINGS && late.size === 0);
  const rows = table.prefilled ?? [];
  const contents = [
    columns.map((column) => column.formula?.((key) => letters.get(key) ?? 'A', context) ?? column.header),
    ...rows.map((row) => columns.map((column) => writable(row[column.key] ?? null, column.kind))),
  ];
  const formulas = columns.flatMap((column, index) =>
    column.formula ? [[String(contents[0]?.[index])] as const] : [],
  );
  if (formulas.length > 0) ownFormulas(sheet).keep(formulas);
  if (headings.length > 0) {
    const now = sheet.getRange(1, 1, 1, start + columns.length - 1).getValues();
    holdStill(sheet, [[...headings, ...columns.map(() => '')]], now);
  }
  // Last of all: a tab without headings is one that was never finished, and is laid out again.
  sheet.getRange(1, start, 1 + rows.length, columns.length).setValues(contents);
}

/** Throws unless cells still hold what they were read or thought to hold. */
export function holdStill(sheet: Sheet, before: readonly unknown[][], now: readonly unknown[][]): void {
  const isSame = before.every((line, row) =>
    line.every((value, column) => String(value) === String(now[row]?.[column] ?? '')),
  );
  if (!isSame) throw new ChangedMeanwhile(sheet.getName());
}

/** Neighbouring columns with the same formula have one area. */
function lateAreas<Key extends string>(
  columns: readonly Column<Key>[],
  start: number,
  letters: ReadonlyMap<Key, string>,
): Map<string, string> {
  const byFormula = new Map<string, number[]>();
  columns.forEach(({ lateWhen }, index) => {
    const formula = lateWhen?.((key) => letters.get(key) ?? 'A');
    if (formula) byFormula.set(formula, [...(byFormula.get(formula) ?? []), start + index]);
  });
  return new Map(
    [...byFormula].map(([formula, at]) => [
      formula,
      `${columnLetter(Math.min(...at))}1:${columnLetter(Math.max(...at))}`,
    ]),
  );
}

function toneOf<Key extends string>(table: InputTable<Key>) {
  switch (table.tone) {
    case 'settings':
      return theme.settings;
    case 'worked-out':
      return theme.workedOut;
    default:
      return theme.type;
  }
}

/** Puts back prefilled rows that are gone, below everything typed; gives their keys. */
function restoreRows<Key extends string>(
  sheet: Sheet,
  table: InputTable<Key>,
  columns: ReadonlyMap<Key, number>,
): string[] {
  const keyAt = columns.get(table.keyColumn);
  if (!table.prefilled || !keyAt) return [];
  const letter = columnLetter(keyAt);
  const keys = sheet
    .getRange(`${letter}:${letter}`)
    .getValues()
    .map((line) => normalized(String(line[0] ?? '')));
  const there = new Set(keys);
  const gone = table.prefilled.filter((row) => !there.has(normalized(String(row[table.keyColumn]))));
  const below = { sheet, columns, nextRow: sheet.getLastRow() + 1, name: table.title };
  if (gone.length > 0) appendRows(below, table, gone);
  return gone.map((row) => String(row[table.keyColumn]));
}

/** Pixels, in the order of a new tab. */
const FACT_WIDTHS = { label: 204, value: 260, help: 460 };

/** Lays out a tab of labels and values; `values` fill cells that are empty, which all are. */
export function layOutFacts<Key extends string>(
  sheet: Sheet,
  facts: FactSheet<Key>,
  values: Partial<Record<Key, string | number>>,
  standing: Warnings = NO_WARNINGS,
): BuildResult {
  sheet.setTabColor(theme.type.tab);
  const headings = Object.values(FACT_HEADINGS);
  underline(sheet.getRange(1, 1, 1, headings.length), theme.type.tab);
  sheet.setFrozenRows(1);
  Object.values(FACT_WIDTHS).forEach((width, index) => {
    sheet.setColumnWidth(index + 1, width);
  });
  layFacts(sheet, facts.facts, 1, values, { label: 1, value: 2, help: 3, isValueGone: false }, standing);
  return { outcome: 'made', missing: [], added: [] };
}

/**
 * Puts back the facts in `restore` whose label is gone, and adds those that came after `layout`, below everything else; hangs
 * worked-out facts again. `values`: for facts that are added, and for a tab that was never finished.
 */
export function updateFacts<Key extends string>(
  sheet: Sheet,
  facts: FactSheet<Key>,
  restore: readonly string[],
  values: Partial<Record<Key, string | number>> = {},
  layout: number = LAYOUT,
): BuildResult {
  const last = sheet.getLastRow();
  if (last === 0) return layOutFacts(sheet, facts, values, warningsOn(sheet));
  const standing = sheet.getDataRange().getValues();
  const columns = factColumns(standing);
  if (columns.isValueGone) {
    putBackValues(sheet, facts, standing, columns, values);
    const { added, ...more } = updateFacts(sheet, facts, restore, values, layout);
    return { ...more, outcome: 'updated', added: [FACT_HEADINGS.value, ...added] };
  }
  const rows = rowsOfLabels(standing, columns.label);
  const missing = facts.facts.filter((fact) => !rows.has(normalized(fact.label)));
  const wanted = new Set(restore.map(normalized));
  const back = missing.filter((fact) => (fact.since ?? 1) > layout || wanted.has(normalized(fact.label)));
  const rowOf = new Map(facts.facts.map((fact) => [fact.key, rows.get(normalized(fact.label)) ?? 0]));
  if (back.length > 0) layFacts(sheet, back, last + 1, values, columns, warningsOn(sheet), { rowOf, labels: rows });
  const { rehung, changed } = rehangFacts(sheet, facts, rowOf, { standing, column: columns.value }, { wanted, layout });
  return {
    outcome: back.length + rehung > 0 ? 'updated' : 'unchanged',
    missing: missing.filter((fact) => !back.includes(fact)).map((fact) => fact.label),
    added: back.map((fact) => fact.label),
    cameWithUpdate: back.filter((fact) => (fact.since ?? 1) > layout).map((fact) => fact.label),
    changed,
  };
}

/** The column in which people type was deleted: it comes back beside the labels, with what a new tab has in it. */
function putBackValues<Key extends string>(
  sheet: Sheet,
  facts: FactSheet<Key>,
  standing: readonly unknown[][],
  { label, value, help }: FactColumns,
  values: Partial<Record<Key, string | number>>,
): void {
  if (help === value) sheet.insertColumnsAfter(label, 1);
  else ensureColumns(sheet, value);
  const byLabel = rowsOfLabels(standing, label);
  const rowOf = new Map(facts.facts.map((fact) => [fact.key, byLabel.get(normalized(fact.label)) ?? 0]));
  const factAt = new Map(facts.facts.map((fact) => [rowOf.get(fact.key), fact]));
  const isHeading = (text: string) => normalized(text) === normalized(FACT_HEADINGS.label);
  const sections = new Set(facts.facts.flatMap(({ section }) => (section ? [normalized(section)] : [])));
  const lines = standing.map((line, index) => {
    const text = String(line[label - 1] ?? '');
    const fact = factAt.get(index + 1);
    if (fact) return { look: valueDress(fact), content: factContent(fact, values, rowOf, value) };
    if (isHeading(text)) return { look: headingDress(theme.type), content: FACT_HEADINGS.value };
    return { look: sections.has(normalized(text)) ? headingDress(theme.type) : plainDress, content: '' };
  });
  const column = sheet.getRange(1, value, lines.length, 1);
  dress(
    column,
    lines.map(({ look }) => [look]),
  );
  underline(sheet.getRange(1, value), theme.type.tab);
  sheet.setColumnWidth(value, FACT_WIDTHS.value);
  const formulas = facts.facts.flatMap((fact) => factFormula(fact, rowOf, value) ?? []);
  ownFormulas(sheet).keep(formulas.map((formula) => [formula]));
  const standingWarnings = warningsOn(sheet);
  for (const [row, length] of runs([...factAt].flatMap(([row, { formula }]) => (row && formula ? [row] : [])))) {
    const letter = columnLetter(value);
    warnOnly(sheet.getRange(`${letter}${row}:${letter}${row + length - 1}`), standingWarnings);
  }
  holdStill(
    sheet,
    lines.map(() => ['']),
    column.getValues(),
  );
  column.setValues(lines.map(({ content }) => [content]));
}

/** What stands in the tab already, for facts that are added below. */
interface FactsThere<Key extends string> {
  /** Row of each fact; 0 for one that is not there. */
  readonly rowOf: Map<Key, number>;
  readonly labels: ReadonlyMap<string, number>;
}

/** Facts from row `start` on, each group under its heading; from row 1 on, the headings of the tab come first. */
function layFacts<Key extends string>(
  sheet: Sheet,
  facts: readonly Fact<Key>[],
  start: number,
  values: Partial<Record<Key, string | number>>,
  columns: FactColumns,
  standing: Warnings,
  there: FactsThere<Key> = { rowOf: new Map(), labels: new Map() },
): void {
  const lines: { headings?: typeof FACT_HEADINGS; section?: string; fact?: Fact<Key> }[] = [
    ...(start === 1 ? [{ headings: FACT_HEADINGS }] : []),
    ...facts.flatMap((fact) => [
      ...(fact.section && !there.labels.has(normalized(fact.section)) ? [{ section: fact.section }] : []),
      { fact },
    ]),
  ];
  lines.forEach(({ fact }, index) => {
    if (fact) there.rowOf.set(fact.key, start + index);
  });
  ensureRows(sheet, start + lines.length - 1);
  const label = bodyDress('identifier', { bold: true });
  const help = bodyDress('identifier', { color: theme.secondInk });
  const dressed = lines.map(({ fact }) =>
    fact
      ? {
          label,
          value: valueDress(fact),
          help,
        }
      : { label: headingDress(theme.type), value: headingDress(theme.type), help: headingDress(theme.type) },
  );
  const contents = lines.map(({ headings, section, fact }) =>
    fact
      ? { label: fact.label, value: factContent(fact, values, there.rowOf, columns.value), help: fact.help }
      : (headings ?? { label: section ?? '', value: '', help: '' }),
  );
  // Columns of the user's own may stand between ours.
  const places = new Map<number, keyof typeof FACT_HEADINGS>([
    [columns.label, 'label'],
    [columns.value, 'value'],
    ...(columns.help === null ? [] : [[columns.help, 'help'] as const]),
  ]);
  const blocks = runs([...places.keys()]).map(([first, width]) => ({
    block: sheet.getRange(start, first, lines.length, width),
    parts: Array.from({ length: width }, (_, offset) => places.get(first + offset) ?? 'label'),
  }));
  for (const { block, parts } of blocks)
    dress(
      block,
      dressed.map((line) => parts.map((part) => line[part])),
    );
  const workedOut = runs(lines.flatMap(({ fact }, index) => (fact?.formula ? [start + index] : [])));
  for (const [row, length] of workedOut) {
    const letter = columnLetter(columns.value);
    warnOnly(sheet.getRange(`${letter}${row}:${letter}${row + length - 1}`), standing);
  }
  const formulas = lines.flatMap(({ fact }, index) =>
    fact?.formula ? [[String(contents[index]?.value)] as const] : [],
  );
  if (formulas.length > 0) ownFormulas(sheet).keep(formulas);
  for (const { block, parts } of start > 1 ? blocks : []) {
    holdStill(
      sheet,
      lines.map(() => parts.map(() => '')),
      block.getValues(),
    );
  }
  // Last of all, the labels last: a tab without labels is one that was never finished, and is laid out again.
  for (const { block, parts } of blocks.sort(
    (a, b) => Number(a.parts.includes('label')) - Number(b.parts.includes('label')),
  ))
    block.setValues(contents.map((line) => parts.map((part) => line[part])));
}

function valueDress(fact: Fact): Dress {
  return bodyDress(fact.kind, {
    wrap: true,
    horizontal: 'left',
    ...(fact.formula ? { background: theme.workedOut.ground } : {}),
    ...(fact.choices ? { choices: fact.choices, help: fact.help } : {}),
  });
}

function factContent<Key extends string>(
  fact: Fact<Key>,
  values: Partial<Record<Key, string | number>>,
  rowOf: ReadonlyMap<Key, number>,
  column: number,
): string | number {
  return factFormula(fact, rowOf, column) ?? writable(values[fact.key] ?? null, fact.kind);
}

/** Null for a fact that people type, and where one that the formula needs is gone. */
function factFormula<Key extends string>(
  fact: Fact<Key>,
  rowOf: ReadonlyMap<Key, number>,
  column: number,
): string | null {
  if (!fact.formula) return null;
  let complete = true;
  const formula = fact.formula((key) => {
    const row = rowOf.get(key) ?? 0;
    complete &&= row > 0;
    return `${columnLetter(column)}${row}`;
  });
  return complete ? formula : '';
}

/** Worked-out facts whose formula is no longer what it should be; one that was typed over, or changed, is left. */
function rehangFacts<Key extends string>(
  sheet: Sheet,
  facts: FactSheet<Key>,
  rowOf: ReadonlyMap<Key, number>,
  { standing: values, column }: { standing: readonly unknown[][]; column: number },
  { wanted, layout }: { wanted: ReadonlySet<string>; layout: number },
): { rehung: number; changed: { column: string; cell: string }[] } {
  const changed: { column: string; cell: string }[] = [];
  if (!facts.facts.some(({ formula }) => formula)) return { rehung: 0, changed };
  const own = ownFormulas(sheet, layout);
  const there = sheet.getRange(1, column, values.length, 1).getFormulas();
  let rehung = 0;
  for (const fact of facts.facts) {
    const row = rowOf.get(fact.key) ?? 0;
    const formula = factFormula(fact, rowOf, column);
    const standing = there[row - 1]?.[0] ?? '';
    const isTyped = standing === '' && (values[row - 1]?.[column - 1] ?? '') !== '';
    if (!formula || row === 0 || row > values.length || isTyped || sameFormula(standing, formula)) continue;
    if (standing !== '' && !own.isOurs(standing, formula) && !wanted.has(normalized(fact.label))) {
      changed.push({ column: fact.label, cell: cellName(row, column) });
      continue;
    }
    own.keep([[formula]]);
    sheet.getRange(row, column).setFormula(formula);
    rehung += 1;
  }
  return { rehung, changed };
}

/** An absolute reference to a fact for formulas in any tab, e.g. `Practice!$B$9`. */
export function factReference(sheetName: string, row: number, column: number): string {
  return `${sheetPrefix(sheetName)}$${columnLetter(column)}$${row}`;
}

/**
 * Adds rows below everything typed into the table's columns, run by run of neighbouring columns, so that the user's own columns
 * between them are not touched. Where that is, and where the columns stand, is looked up again: somebody may have typed since the
 * table was read. `over`: exactly in the rows from `nextRow` on, which hold a part of them already. Gives the first row written, and
 * the columns.
 */
export function appendRows<Key extends string>(
  { sheet, columns, nextRow, name }: Pick<ReadTable<Key>, 'sheet' | 'columns' | 'nextRow' | 'name'>,
  table: InputTable<Key>,
  rows: readonly Partial<Record<Key, string | number | null>>[],
  over = false,
): { row: number; columns: ReadonlyMap<Key, number> } {
  if (rows.length === 0) return { row: nextRow, columns };
  const height = sheet.getMaxRows();
  const area = sheet.getRange(1, 1, height, Math.max(...columns.values()));
  const merges = over ? [] : area.getMergedRanges();
  const now = readTable(sheet, table, () => name, area);
  if ([...columns.keys()].some((key) => !now.columns.has(key))) throw new ChangedMeanwhile(name);
  const row = over ? nextRow : belowMerges(merges, Math.max(nextRow, now.nextRow), rows.length);
  const last = row + rows.length - 1;
  if (last > height) sheet.insertRowsAfter(height, last - height);
  const typed = table.columns.filter((column) => !column.formula && now.columns.has(column.key));
  const at = new Map(typed.map((column) => [now.columns.get(column.key) ?? 0, column]));
  for (const [first, length] of runs([...at.keys()])) {
    const run = Array.from({ length }, (_, offset) => at.get(first + offset));
    if (!run.some((column) => column && rows.some((one) => one[column.key] !== undefined && one[column.key] !== null)))
      continue;
    sheet
      .getRange(row, first, rows.length, length)
      .setValues(
        rows.map((one) => run.map((column) => (column ? writable(one[column.key] ?? null, column.kind) : ''))),
      );
  }
  return { row, columns: now.columns };
}

/** Gives columns the names that formulas use; a name that stands already is left where it is, so moved columns keep it. */
export function nameColumns<Key extends string>(spreadsheet: Spreadsheet, sheet: Sheet, table: InputTable<Key>): void {
  const standing = new Set(spreadsheet.getNamedRanges().map((range) => range.getName()));
  const missing = Object.entries(table.names ?? {}).filter(([name]) => !standing.has(name));
  if (missing.length === 0) return;
  const columns = findColumns(sheet.getRange('1:1').getValues()[0] ?? [], table.columns);
  for (const [name, [first, last]] of missing) {
    const [from, to] = [columns.get(first), columns.get(last)];
    // Two columns that were moved apart have no range in common.
    if (from && to && from <= to)
      spreadsheet.setNamedRange(name, sheet.getRange(`${columnLetter(from)}:${columnLetter(to)}`));
  }
}
