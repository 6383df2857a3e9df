/**
 * A computed tab made, or brought up to date: what its user changed or added stays, what is missing is named, new keys and columns come in.
 */
import { cellName, columnLetter, runs } from '../a1.ts';
import { ensureColumns, ensureRows, holdStill, sameFormula } from '../build.ts';
import { writable } from '../cells.ts';
import { redrawCharts } from '../charts.ts';
import { dress, outline, plainDress, repeatDown } from '../dress.ts';
import { belowMerges, headingsMoved, rowOfHeadings } from '../obstacle.ts';
import { type OwnFormulas, ownFormulas, wordsOf } from '../ours.ts';
import { choiceRule, copyDress, type Sheet, type Spreadsheet } from '../spreadsheet.ts';
import { LAYOUT, normalized } from '../tables/column.ts';
import { CHOICE_CELL, formulasOf, layOut } from './layReport.ts';
import { type Addition, holdColumns, insertColumns, layColumns } from './newColumns.ts';
import {
  ANCHOR_ROW,
  FIRST_KEY_ROW,
  HEADING_ROW,
  type Report,
  type ReportChoice,
  type ReportResult,
  type Shown,
} from './report.ts';
import {
  findHeadings,
  hang,
  hungName,
  KEY,
  keyColumnOf,
  keyedColumns,
  namesOneOf,
  type Positions,
  referTo,
} from './reportColumns.ts';
import { chartsOf, columnDress, findingDress, ground, keyDress } from './reportLook.ts';

/** The first layout of the workbook that had charts. */
const FIRST_CHARTS = 2;

export function buildReport(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  report: Report,
  isNew: boolean,
  restore: readonly string[],
  layout: number = LAYOUT,
): ReportResult {
  return isNew ? layOut(spreadsheet, sheet, report, true) : refresh(spreadsheet, sheet, report, restore, layout);
}

/** `isMended`: the hidden row was just put back; what stands in it now is no key that came there by deleting. */
function refresh(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  report: Report,
  restore: readonly string[],
  layout: number,
  isMended = false,
): ReportResult {
  const values = sheet.getDataRange().getValues();
  const width = values[0]?.length ?? 1;
  // A sheet without content has a blank cell for its data.
  if (values.length === 1 && width === 1 && values[0]?.[0] === '') return layOut(spreadsheet, sheet, report, false);
  // Read last, since what is rewritten is told by it.
  const formulas = sheet.getRange(1, 1, HEADING_ROW, width).getFormulas();
  const headings = values[HEADING_ROW - 1] ?? [];
  const headingFormulas = formulas[HEADING_ROW - 1] ?? [];

  const keyColumn = keyColumnOf(headings, report.keyName);
  const positions: Positions = new Map([...findHeadings(headingFormulas, headings, report.columns), [KEY, keyColumn]]);
  holdHeadings(sheet, report, positions, values);
  if (!isMended && isBodyOff(sheet, values, positions)) {
    putBackBody(sheet, report, positions, values);
    return { ...refresh(spreadsheet, sheet, report, restore, layout, true), outcome: 'updated' };
  }
  const positionsThere = new Map(positions);
  const blocked = blockedColumns(report, positions, values);
  const keys = values.slice(FIRST_KEY_ROW - 1).map((line) => normalized(String(line[keyColumn - 1] ?? '')));

  const wanted = new Set(restore.map(normalized));
  const absent = report.columns.filter((column) => !positions.has(column.name));
  const toAdd = absent.filter(
    (column) => column.perPayer || (column.since ?? 1) > layout || wanted.has(normalized(column.name)),
  );
  const there = new Map([...positions].map(([name, at]) => [name, headingFormulas[at - 1] ?? ''] as const));
  insertColumns(sheet, report, toAdd, positions, values);
  layColumns(sheet, report, toAdd, positions);

  const known = new Set(keys);
  const newKeys = report.keys.filter((key) => !known.has(normalized(key)));
  let firstNew = FIRST_KEY_ROW + lastFilled(report, positionsThere, values);
  const keyAt = positions.get(KEY) ?? 1;
  const free = () => sheet.getRange(firstNew, keyAt, newKeys.length, 1);
  if (newKeys.length > 0) {
    const keyLetter = columnLetter(keyAt);
    const merges = sheet.getRange(`${keyLetter}${ANCHOR_ROW}:${keyLetter}`).getMergedRanges();
    firstNew = belowMerges(merges, firstNew, newKeys.length);
    if (firstNew + newKeys.length > values.length) ensureRows(sheet, firstNew + newKeys.length);
    // As the hidden row looks, so that a code keeps its zeros.
    copyDress(sheet.getRange(ANCHOR_ROW, keyAt), free(), 'format');
  }
  const keyed = keyedColumns(report, positions);
  const added = new Set(toAdd.map(({ name }) => positions.get(name)));
  ground(sheet, [
    { row: FIRST_KEY_ROW, rows: lastKey(keys), columns: keyed.filter((at) => added.has(at)) },
    { row: firstNew, rows: newKeys.length, columns: keyed },
  ]);
  const own = ownFormulas(sheet, layout);
  const changed = changedColumns(report, { toAdd, positions, positionsThere, there, own }, wanted);
  own.keep(formulasOf(report, referTo(positions)));
  holdReport(sheet, report, { toAdd, positions, positionsThere, headings, firstNew, newKeys });
  // Last of all: a column without its heading is one that was never finished, and is laid out again.
  const rewritten = writeHeadings(sheet, report, { toAdd, positions, positionsThere, there }, changed);
  if (newKeys.length > 0) free().setValues(newKeys.map((key) => [writable(key, report.keyKind)]));

  const lineThere = formulas[1]?.[0] ?? '';
  const isOwnLine = lineThere === '' || own.isOurs(lineThere, report.line);
  const newLine = isOwnLine && lineThere !== '' && !sameFormula(lineThere, report.line);
  if (newLine) sheet.getRange(2, 1).setFormula(report.line);
  const newFinding = renewFinding(
    sheet,
    report,
    { toAdd, positions, positionsThere, there: formulas[0] ?? [] },
    layout,
    own,
  );

  const rows = newKeys.length > 0 ? firstNew + newKeys.length - FIRST_KEY_ROW : lastKey(keys);
  const charts = chartsOf(report, positions, rows);
  const newCharts = charts.flatMap(({ title, since = FIRST_CHARTS }) => (since > layout ? [normalized(title)] : []));
  const lowest = Math.max(
    0,
    ...charts.flatMap(({ ranges }) => ranges.map((range) => Number(/\d+$/.exec(range)?.[0] ?? 0))),
  );
  // Rows that a chart reads may have been deleted.
  if (lowest > Math.max(values.length, firstNew + newKeys.length)) ensureRows(sheet, lowest);
  const drawnLast = chartsOf(report, positions, lastKey(keys));
  const drawn = redrawCharts(sheet, charts, new Set([...wanted, ...newCharts]), drawnLast);
  const choice = report.choice ? renewChoice(spreadsheet, sheet, report.choice) : null;

  const isChanged =
    rewritten || newLine || newFinding.wrote || newKeys.length > 0 || drawn.changed || choice?.wrote === true;
  return {
    outcome: isChanged ? 'updated' : 'unchanged',
    addedKeys: newKeys,
    addedColumns: toAdd.map((column) => column.name),
    missing: [...absent.filter((column) => !toAdd.includes(column)).map((column) => column.name), ...drawn.missing],
    blocked,
    shown: [...shownOn(report, values, headingFormulas, keyColumn), ...(choice ? [choice.shown] : [])],
    changed: [
      ...[...changed].map((column) => ({ column, cell: cellName(HEADING_ROW, positions.get(column) ?? 1) })),
      ...(isOwnLine ? [] : [{ column: null, cell: cellName(2, 1) }]),
      ...(newFinding.changed === null ? [] : [{ column: null, cell: newFinding.changed }]),
    ],
  };
}

/** Every key, and the columns that hang as those of payers do, whether the report lists them or not. */
function shownOn(
  { columns }: Report,
  values: readonly unknown[][],
  headingFormulas: readonly string[],
  keyColumn: number,
): Shown[] {
  const rows = values.slice(FIRST_KEY_ROW - 1).flatMap((line, index): Shown[] => {
    const key = String(line[keyColumn - 1] ?? '').trim();
    const row = FIRST_KEY_ROW + index;
    return key === '' ? [] : [{ key, part: 'row', at: String(row), cell: cellName(row, keyColumn) }];
  });
  const ofPayer = columns.find(({ perPayer }) => perPayer);
  const words = ofPayer ? wordsOf(hang(ofPayer, referTo(new Map())), ofPayer.name) : '';
  const payers = headingFormulas.flatMap((formula, index): Shown[] => {
    const key = hungName(formula);
    if (key === null || wordsOf(formula, key) !== words) return [];
    return [{ key, part: 'column', at: columnLetter(index + 1), cell: cellName(HEADING_ROW, index + 1) }];
  });
  return [...rows, ...payers];
}

/** Columns whose formula somebody changed; those that are asked back are written anew. */
function changedColumns(
  { columns }: Report,
  { toAdd, positions, positionsThere, there, own }: Addition & { there: ReadonlyMap<string, string>; own: OwnFormulas },
  wanted: ReadonlySet<string>,
): Set<string> {
  const before = referTo(positionsThere);
  const changed = columns.filter((column) => {
    const standing = there.get(column.name) ?? '';
    return (
      column.below &&
      positions.has(column.name) &&
      standing !== '' &&
      !toAdd.includes(column) &&
      !wanted.has(normalized(column.name)) &&
      !own.isOurs(standing, hang(column, before), column.name)
    );
  });
  return new Set(changed.map(({ name }) => name));
}

/** Throws where the headings stand in another row: columns would be added a second time. */
function holdHeadings(sheet: Sheet, report: Report, positions: Positions, values: readonly unknown[][]): void {
  if (report.columns.some(({ name }) => positions.has(name))) return;
  const names = [report.keyName, ...report.columns.map(({ name }) => name)];
  const row = rowOfHeadings(values, names);
  if (row !== null && row !== HEADING_ROW) {
    throw headingsMoved({ id: report.id, name: sheet.getName() }, row, HEADING_ROW);
  }
}

/**
 * Whether the hidden row was deleted, so that a key stands in its place, or all rows under the headings were. Where the keys' column is
 * gone, another of ours may stand first, whose formula fills the hidden row too: that is no key.
 */
function isBodyOff(sheet: Sheet, values: readonly unknown[][], positions: Positions): boolean {
  const keyColumn = positions.get(KEY) ?? 1;
  const isOfKeys = [...positions].every(([name, at]) => name === KEY || at !== keyColumn);
  const isKeyInHiddenRow = isOfKeys && String(values[ANCHOR_ROW - 1]?.[keyColumn - 1] ?? '').trim() !== '';
  return isKeyInHiddenRow || (values.length < ANCHOR_ROW && sheet.getMaxRows() < FIRST_KEY_ROW);
}

/** Puts the hidden row back above the rows that are there, in the look of our columns. */
function putBackBody(sheet: Sheet, report: Report, positions: Positions, values: readonly unknown[][]): void {
  if (values.length >= ANCHOR_ROW) sheet.insertRowsBefore(ANCHOR_ROW, 1);
  ensureRows(sheet, FIRST_KEY_ROW);
  const ours = new Map(report.columns.map((column) => [positions.get(column.name) ?? 0, columnDress(column)]));
  ours.set(positions.get(KEY) ?? 1, keyDress(report));
  ours.delete(0);
  for (const [first, length] of runs([...ours.keys()])) {
    const body = Array.from({ length }, (_, offset) => ours.get(first + offset) ?? plainDress);
    dress(sheet.getRange(ANCHOR_ROW, first, 1, length), [body]);
    if (values.length < ANCHOR_ROW) repeatDown(sheet, ANCHOR_ROW, first, body);
  }
  sheet.setFrozenRows(ANCHOR_ROW);
  sheet.hideRows(ANCHOR_ROW);
}

/** The layout that first had findings. */
const FIRST_FINDINGS = 2;

/**
 * Brings the finding's formula up to date where it stands: over its column, as long as a formula is there. `there`: the formulas
 * of row 1, as they were read.
 */
function renewFinding(
  sheet: Sheet,
  { finding }: Report,
  { toAdd, positions, positionsThere, there }: Addition & { there: readonly string[] },
  layout: number,
  own: OwnFormulas,
): { wrote: boolean; changed: string | null } {
  const at = positions.get(finding?.under ?? '');
  const none = { wrote: false, changed: null };
  if (!finding || !at) return none;
  const cell = sheet.getRange(1, at);
  const standing = there[(positionsThere.get(finding.under) ?? 0) - 1] ?? '';
  const isNew = layout < FIRST_FINDINGS && standing === '' && cell.getValue() === '';
  const added = new Set(toAdd.map(({ name }) => name));
  const ours = finding.formula(referTo(positionsThere));
  if (standing !== '' && !own.isOurs(standing, ours)) return { wrote: false, changed: cellName(1, at) };
  const isRight = sameFormula(standing, ours) && !namesOneOf(added, referTo(positions), finding.formula);
  if (!isNew && (standing === '' || isRight)) return none;
  if (isNew) dress(cell, [[findingDress]]);
  cell.setFormula(finding.formula(referTo(positions)));
  return { wrote: true, changed: null };
}

/** How many rows reach down to the last one with a key. */
function lastKey(keys: readonly string[]): number {
  let last = keys.length;
  while (last > 0 && keys[last - 1] === '') last -= 1;
  return last;
}

/** How many rows reach down to the last one with a key, or with something in a column that people type in: it stays without a key. */
function lastFilled(report: Report, positions: Positions, values: readonly unknown[][]): number {
  const typed = report.columns.flatMap(({ name, below }) => (below ? [] : (positions.get(name) ?? [])));
  const filled = values
    .slice(FIRST_KEY_ROW - 1)
    .map((line) => [positions.get(KEY) ?? 1, ...typed].map((at) => String(line[at - 1] ?? '').trim()).join(''));
  return lastKey(filled);
}

/**
 * Writes the headings of new columns, and heading formulas that are not what they should be, run by run of neighbours. Formulas that
 * were right where their columns stood before others were inserted, and refer to none of those, have followed the insertion, as they
 * follow their user's. `changed`: columns whose formula is its user's by now.
 */
function writeHeadings(
  sheet: Sheet,
  report: Report,
  { toAdd, positions, positionsThere, there }: Addition & { there: ReadonlyMap<string, string> },
  changed: ReadonlySet<string>,
): boolean {
  const [before, now] = [referTo(positionsThere), referTo(positions)];
  const added = new Set(toAdd.map(({ name }) => name));
  const ours = new Map<number, { content: string; isDue: boolean }>();
  for (const column of report.columns) {
    const at = positions.get(column.name);
    const isNew = toAdd.includes(column);
    if (!at || !(column.below || isNew) || changed.has(column.name)) continue;
    const isDue =
      isNew ||
      namesOneOf(added, now, (refer) => hang(column, refer)) ||
      !sameFormula(there.get(column.name) ?? '', hang(column, before));
    ours.set(at, { content: hang(column, now), isDue });
  }
  let wrote = false;
  for (const [first, length] of runs([...ours.keys()])) {
    const run = Array.from({ length }, (_, offset) => ours.get(first + offset) ?? { content: '', isDue: false });
    const dueAt = run.flatMap(({ isDue }, offset) => (isDue ? [offset] : []));
    const [start, end] = [dueAt[0], dueAt[dueAt.length - 1]];
    if (start === undefined || end === undefined) continue;
    const due = run.slice(start, end + 1);
    sheet.getRange(HEADING_ROW, first + start, 1, due.length).setValues([due.map(({ content }) => content)]);
    wrote = true;
  }
  return wrote;
}

/** A heading that shows #REF! with something below it in its own column: that cell is in the way of the spill (PLATFORM 1.4). */
function blockedColumns(report: Report, positions: Positions, values: readonly unknown[][]): ReportResult['blocked'] {
  const found: ReportResult['blocked'] = [];
  for (const { name } of report.columns) {
    const at = positions.get(name);
    if (!at || values[HEADING_ROW - 1]?.[at - 1] !== '#REF!') continue;
    const row = values.findIndex((line, index) => index >= ANCHOR_ROW - 1 && line[at - 1] !== '') + 1;
    if (row > 0) found.push({ column: name, cell: cellName(row, at) });
  }
  return found;
}

/**
 * Looks once more, in one call, at what is written over: throws unless our headings stand where they stood and nothing where new ones
 * and new keys come.
 */
function holdReport(
  sheet: Sheet,
  report: Report,
  {
    toAdd,
    positions,
    positionsThere,
    headings,
    firstNew,
    newKeys,
  }: Addition & { headings: readonly unknown[]; firstNew: number; newKeys: readonly string[] },
): void {
  const keyAt = positions.get(KEY) ?? 1;
  const free = newKeys.map(() => ['']);
  if (toAdd.length === 0) {
    if (newKeys.length > 0) holdStill(sheet, free, sheet.getRange(firstNew, keyAt, newKeys.length, 1).getValues());
    return;
  }
  const rows = newKeys.length > 0 ? firstNew + newKeys.length - HEADING_ROW : 1;
  const now = sheet.getRange(HEADING_ROW, 1, rows, Math.max(...positions.values())).getValues();
  if (newKeys.length > 0) {
    const keysNow = now.slice(firstNew - HEADING_ROW).map((line) => [line[keyAt - 1]]);
    holdStill(sheet, free, keysNow);
  }
  const isStill = [...positions].every(([name, at]) => {
    const before = headings[(positionsThere.get(name) ?? 0) - 1] ?? '';
    return String(now[0]?.[at - 1] ?? '') === String(before);
  });
  // A heading that is worked out anew shows something else for a moment: its formula tells.
  if (!isStill) holdColumns(sheet, report, toAdd, positions);
}

/**
 * The choices follow the payers; what is chosen stays. A choice whose name is gone is put back where it stood at first, if that cell
 * is free.
 */
function renewChoice(spreadsheet: Spreadsheet, sheet: Sheet, choice: ReportChoice): { wrote: boolean; shown: Shown } {
  const named = spreadsheet.getRangeByName(choice.name);
  if (!named) ensureColumns(sheet, 2);
  const cell = named ?? sheet.getRange(CHOICE_CELL);
  const chosen = cell.getValue();
  const at = cellName(cell.getRow(), cell.getColumn());
  const shown: Shown = { key: String(chosen).trim(), part: 'cell', at, cell: at };
  const listed = cell.getDataValidation()?.getCriteriaValues()[0];
  const isSame = Array.isArray(listed) && listed.join('\n') === choice.choices.join('\n');
  if (chosen !== '' && (!named || isSame)) return { wrote: false, shown };
  cell.setDataValidation(choiceRule(choice.choices, choice.help));
  if (chosen === '') cell.setValue(writable(choice.value, 'text'));
  if (!named) {
    outline(cell);
    spreadsheet.setNamedRange(choice.name, cell);
  }
  return { wrote: true, shown };
}
