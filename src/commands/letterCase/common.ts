/** What the parts of a letter's case share: how rows are found, and how a fact is named. */
import type { CellRef } from '../../contract.ts';
import type { FactInput } from '../../domain/letters/fact.ts';
import type { ReadTable, TableRow } from '../../workbook/read.ts';
import { normalized } from '../../workbook/tables/column.ts';
import type { State } from '../state.ts';

export interface Unprintable {
  readonly reason: string;
  readonly at: CellRef;
}

export interface Gathered {
  readonly inputs: readonly FactInput[];
  readonly withheld: readonly Unprintable[];
}

export const isSame = (a: string, b: string): boolean => normalized(a) === normalized(b);

export const cellOf = <Key extends string>(table: { id: string }, row: TableRow<Key>, key: Key): CellRef => ({
  tab: table.id,
  cell: row.cell(key),
});

export function rowsOf<Key extends string>(read: ReadTable<Key> | null, payer: string, key: Key): TableRow<Key>[] {
  return (read?.rows ?? []).filter((row) => isSame(row.text(key), payer));
}

export const listIn = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A tab as its user named it. */
export const nameOf = (state: State, { id, title }: { id: string; title: string }): string =>
  state.tabs.nameOf(id) || title;
