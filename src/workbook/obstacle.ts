/**
 * What people did to a tab that keeps RateCase from working in it, said in words: cells they merged, headings that stand in another
 * row. Google keeps only what stands in the first of merged cells, so nothing is written into the others.
 */
import { cellName } from './a1.ts';
import type { Range } from './spreadsheet.ts';
import { normalized } from './tables/column.ts';

export class Obstacle extends Error {
  override readonly name = 'Obstacle';

  /** `tab` and `cell`: where it is; the tab's id. */
  constructor(
    readonly code: 'merged-cells' | 'locked-cells' | 'headings-moved' | 'headings-gone',
    message: string,
    readonly hint: string,
    readonly tab: string,
    readonly cell: string,
  ) {
    super(message);
  }
}

export const UNMERGE = 'Unmerge them: select them, then Format, Merge cells, Unmerge.';

/** Throws if one of the cells is covered by merged cells. `cells`: row and column within the sheet. */
export function holdUnmerged(
  merges: readonly Range[],
  cells: readonly (readonly [row: number, column: number])[],
  tab: { readonly id: string; name(): string },
): void {
  for (const [row, column] of cells) {
    const merge = merges.find((one) => covers(one, row, column));
    if (!merge) continue;
    throw new Obstacle(
      'merged-cells',
      `${tab.name()}, cell ${cellName(row, column)}: it is merged with ${cellName(merge.getRow(), merge.getColumn())}, and only the first of merged cells keeps what is written. Nothing was changed.`,
      UNMERGE,
      tab.id,
      cellName(merge.getRow(), merge.getColumn()),
    );
  }
}

/** Whether the cell is one of the merged cells, and not the first of them. */
export function covers(merge: Range, row: number, column: number): boolean {
  const isFirst = row === merge.getRow() && column === merge.getColumn();
  return (
    !isFirst &&
    row >= merge.getRow() &&
    row <= merge.getLastRow() &&
    column >= merge.getColumn() &&
    column <= merge.getLastColumn()
  );
}

/** The first row from `row` on from which so many rows are free of the merged cells. */
export function belowMerges(merges: readonly Range[], row: number, count: number): number {
  const inTheWay = merges.find((merge) => merge.getRow() < row + count && merge.getLastRow() >= row);
  return inTheWay ? belowMerges(merges, inTheWay.getLastRow() + 1, count) : row;
}

/** Rows in which misplaced headings are looked for. */
const LOOKED_AT = 20;

/** The row in which two or more of the headings stand; null where none does. */
export function rowOfHeadings(values: readonly (readonly unknown[])[], headings: readonly string[]): number | null {
  const ours = new Set(headings.map(normalized));
  const row = values
    .slice(0, LOOKED_AT)
    .findIndex((line) => line.filter((value) => ours.has(normalized(String(value)))).length >= 2);
  return row < 0 ? null : row + 1;
}

/** What Build tabs calls the row of headings of an input tab, where all of it is gone. */
export const HEADINGS = 'Heading row';

/** The row of headings was deleted: nothing in the tab can be told apart. */
export function headingsGone(tab: { id: string; name: string }): Obstacle {
  return new Obstacle(
    'headings-gone',
    `${tab.name}: the “${HEADINGS}” is not there any more, so nothing below it can be read. Nothing was changed.`,
    'Undo the deleting, or put it back under Build tabs.',
    tab.id,
    'A1',
  );
}

/** What stands under a heading cannot be meant for it. */
export function otherOrder(tab: { id: string; name: string }, cell: string, heading: string): Obstacle {
  return new Obstacle(
    'headings-gone',
    `${tab.name}, cell ${cell}: what stands there is nothing for “${heading}”, so the columns are not in RateCase’s order. Nothing was changed.`,
    'Undo the deleting, or insert a row at the top and type each heading over its column.',
    tab.id,
    cell,
  );
}

/** `stands`: the row in which the headings stand, `belongs`: the one in which RateCase looks for them. */
export function headingsMoved(tab: { id: string; name: string }, stands: number, belongs: number): Obstacle {
  const count = Math.abs(stands - belongs);
  const rows = count === 1 ? 'the row' : `the ${count} rows`;
  const hint =
    stands > belongs
      ? `Delete ${rows} that ${count === 1 ? 'was' : 'were'} put in above them. What you want to keep of that fits in a tab of your own.`
      : `Undo the deleting of ${rows} above them, or insert ${count === 1 ? 'an empty row' : `${count} empty rows`} there.`;
  return new Obstacle(
    'headings-moved',
    `${tab.name}: the headings stand in row ${stands}. RateCase looks for them in row ${belongs}. Nothing was changed.`,
    hint,
    tab.id,
    cellName(stands, 1),
  );
}
