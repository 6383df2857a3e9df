/**
 * An example row in an input tab that is still empty, only when somebody asks for it: the examples of the heading notes, side by side.
 * It is marked in Notes, and taken away again as long as nobody has changed it.
 */
import type { Input, Output } from '../contract.ts';
import { plural } from '../domain/words.ts';
import { appendRows } from '../workbook/build.ts';
import { readCell } from '../workbook/cells.ts';
import { type ReadTable, readTable } from '../workbook/read.ts';
import type { InputTable } from '../workbook/tables/column.ts';
import { TABLES } from '../workbook/tables/index.ts';
import { negotiationLog } from '../workbook/tables/negotiationLog.ts';
import { openTabs } from '../workbook/tabs.ts';
import { requireColumns } from './state.ts';
import { Stop } from './stop.ts';

/** Right under the headings. */
const FIRST_ROW = 2;
const NOTES = 'notes';
const MARK = 'Example row. Remove it when you have seen enough.';
/** No payer is called so, and payers are sorted and compared by name. */
const PAYER = 'Example payer';

type ExampleRow = Readonly<Record<string, string | number>>;

/** Tabs that have an example: those that people type into. In the log it would be a request that nobody made. */
const WITH_EXAMPLE: ReadonlyMap<string, InputTable> = new Map(
  TABLES.filter(
    ({ id, tone = 'type', prefilled, columns }) =>
      tone === 'type' && !prefilled && id !== negotiationLog.id && columns.some(({ key }) => key === NOTES),
  ).map((table) => [table.id, table]),
);

export const hasExample = (id: string): boolean => WITH_EXAMPLE.has(id);

function tableWithExample(id: string): InputTable {
  const table = WITH_EXAMPLE.get(id);
  if (!table)
    throw new Stop('no-example', 'There is no example for that tab.', 'Examples are for tabs that you type rows into.');
  return table;
}

/** The example of each column's note, as its kind reads it. */
export function exampleRow(table: InputTable): ExampleRow {
  const row: Record<string, string | number> = { [NOTES]: MARK };
  for (const { key, kind, help, formula } of table.columns) {
    const text = /^Example: (.*)$/.exec(help[1] ?? '')?.[1];
    if (formula || text === undefined || key === NOTES) continue;
    const content = readCell(key === 'payer' ? PAYER : text, kind);
    if ('value' in content && content.value !== null) row[key] = content.value;
  }
  return row;
}

function openTable(table: InputTable): ReadTable<string> {
  const tabs = openTabs([table.id]);
  const sheet = tabs.find(table.id);
  if (!sheet) throw new Stop('no-tab', `${table.title} is not there yet.`, 'Open Build tabs and build it first.');
  const read = readTable(sheet, table, () => tabs.nameOf(table.id));
  requireColumns(read, [table.keyColumn, NOTES]);
  return read;
}

export function addExamples({ tab }: Input<'addExamples'>): Output<'addExamples'> {
  const table = tableWithExample(tab);
  const read = openTable(table);
  const example = exampleRow(table);
  if (read.nextRow > FIRST_ROW && !isPartOf(example, table, read))
    throw new Stop(
      'not-empty',
      `${read.name} has rows already, so no example is added.`,
      'The note on each heading shows an example too.',
    );
  appendRows({ ...read, nextRow: FIRST_ROW }, table, [example], read.nextRow > FIRST_ROW);
  return {
    at: { tab, cell: `A${FIRST_ROW}` },
    summary: `An example stands in ${read.name}, row ${FIRST_ROW}, and says so in Notes. It counts like any other row until you remove it.`,
  };
}

/** All that is typed is the example, or as much of it as an attempt wrote that stopped halfway. */
function isPartOf(example: ExampleRow, table: InputTable, read: ReadTable<string>): boolean {
  if (read.nextRow !== FIRST_ROW + 1) return false;
  const line = read.sheet.getRange(`${FIRST_ROW}:${FIRST_ROW}`).getValues()[0] ?? [];
  return table.columns.every(({ key, kind, formula }) => {
    const content = readCell(line[(read.columns.get(key) ?? 0) - 1], kind);
    return formula || ('value' in content && (content.value === null || content.value === example[key]));
  });
}

export function removeExamples({ tab }: Input<'removeExamples'>): Output<'removeExamples'> {
  const table = tableWithExample(tab);
  const read = openTable(table);
  const marked = read.rows.filter((row) => row.text(NOTES) === MARK);
  if (marked.length === 0) return { removed: 0, summary: `${read.name} has no example row.` };
  const values = read.holdStill(marked.map(({ row }) => row));
  const example = exampleRow(table);
  const asWritten = marked.filter((row) => isAsWritten(table, read, example, row, values[row.row - 1] ?? []));
  // From below, so that the rows above keep their numbers.
  for (const { row } of [...asWritten].reverse()) read.sheet.deleteRow(row);
  const kept = marked.filter((row) => !asWritten.includes(row)).map(({ row }) => row);
  return {
    removed: asWritten.length,
    summary: [
      ...(asWritten.length > 0
        ? [`Removed ${asWritten.length} example ${plural(asWritten.length, 'row')} from ${read.name}.`]
        : []),
      ...kept.map((row) => `${read.name}, row ${row} was changed since, so it stays.`),
    ].join(' '),
  };
}

/** Nothing in the row but the example, in the user's own columns neither. */
function isAsWritten(
  table: InputTable,
  read: ReadTable<string>,
  example: ExampleRow,
  row: ReadTable<string>['rows'][number],
  line: readonly unknown[],
): boolean {
  const workedOut = new Set(
    table.columns.flatMap(({ key, formula }) => (formula ? (read.columns.get(key) ?? []) : [])),
  );
  const ours = new Map([...read.columns].map(([key, at]) => [at, key]));
  return line.every((value, index) => {
    const key = ours.get(index + 1);
    if (workedOut.has(index + 1)) return true;
    return key === undefined ? value === '' : row.raw(key) === (example[key] ?? '');
  });
}
