/**
 * Merged cells: the first cell holds and shows all, the others are covered and keep nothing. What Google refuses about them is
 * refused here in its words, as far as they are known.
 */
import { overlaps } from './references.ts';
import { type Change, mapArea } from './structure.ts';
import type { Area, SheetModel } from './types.ts';

const CUT = 'You must select all cells in a merged range to merge or unmerge them.';
const SORT = "You can't sort a range containing vertical merges.";
const FILTER = "You can't create a filter over a range containing vertical merges.";
const PASTE = "You can't perform a paste that partially intersects a merge.";
const MOVE = "You can't move columns which contain only part of a merged cell.";

const contains = (outer: Area, inner: Area): boolean =>
  outer.top <= inner.top && outer.left <= inner.left && outer.bottom >= inner.bottom && outer.right >= inner.right;

export function mergesIn(sheet: SheetModel, area: Area): Area[] {
  return sheet.properties.merges.filter((merge) => overlaps(merge, area));
}

/** The merged cells that hide this one, if it is not their first. */
export function coveredBy(merges: readonly Area[], row: number, column: number): Area | undefined {
  if (merges.length === 0) return undefined;
  const at = { top: row, left: column, bottom: row, right: column };
  return merges.find((merge) => overlaps(merge, at) && (merge.top !== row || merge.left !== column));
}

/** Only the first value stays; notes and rules of covered cells go. */
export function mergeCells(sheet: SheetModel, area: Area): void {
  if (area.top === area.bottom && area.left === area.right) return;
  refuseCut(sheet, area, CUT);
  const { frozenRows, frozenColumns, merges } = sheet.properties;
  if (area.top < frozenRows && area.bottom >= frozenRows)
    throw new RangeError("You can't merge frozen and non-frozen rows.");
  if (area.left < frozenColumns && area.right >= frozenColumns)
    throw new RangeError("You can't merge frozen and non-frozen columns.");
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      if (row === area.top && column === area.left) continue;
      sheet.put(row, column, null);
      sheet.setAttributes(row, column, { note: undefined, validation: undefined, link: undefined });
    }
  }
  sheet.properties.merges = [...merges.filter((merge) => !overlaps(merge, area)), { ...area }];
}

export function breakApart(sheet: SheetModel, area: Area): void {
  refuseCut(sheet, area, CUT);
  sheet.properties.merges = sheet.properties.merges.filter((merge) => !overlaps(merge, area));
}

function refuseCut(sheet: SheetModel, area: Area, message: string): void {
  if (mergesIn(sheet, area).some((merge) => !contains(area, merge))) throw new RangeError(message);
}

export function refusePaste(sheet: SheetModel, area: Area): void {
  refuseCut(sheet, area, PASTE);
}

export function refuseSort(sheet: SheetModel, area: Area): void {
  if (mergesIn(sheet, area).some(({ top, bottom }) => bottom > top)) throw new RangeError(SORT);
}

export function refuseFilter(sheet: SheetModel, area: Area): void {
  if (mergesIn(sheet, area).some(({ top, bottom }) => bottom > top)) throw new RangeError(FILTER);
}

/** A stretch of columns that moves, and the place between two others, may not cut merged cells. */
export function refuseMove(sheet: SheetModel, from: number, count: number, to: number): void {
  const isCut = sheet.properties.merges.some(({ left, right }) => {
    const inside = left >= from && right < from + count;
    const outside = right < from || left >= from + count;
    return (!inside && !outside) || (outside && left < to && right >= to);
  });
  if (isCut) throw new RangeError(MOVE);
}

export function refuseFreeze(sheet: SheetModel, what: 'rows' | 'columns', count: number): void {
  const isCut = sheet.properties.merges.some(({ top, left, bottom, right }) =>
    what === 'rows' ? top < count && bottom >= count : left < count && right >= count,
  );
  if (!isCut) return;
  throw new RangeError(
    `Sorry, you can't freeze ${what} which contain only part of a merged cell. ` +
      `Try to break apart merged cells or freeze more ${what} to include the complete merged cells.`,
  );
}

/** After rows or columns were inserted, deleted or moved; what is left as a single cell is no merge any more. */
export function followMerges(merges: readonly Area[], change: Change): Area[] {
  return merges
    .flatMap((merge) => mapArea(merge, change) ?? [])
    .filter(({ top, left, bottom, right }) => bottom > top || right > left);
}
