/** References as SpreadsheetApp takes and prints them; rows and columns count from 0. */
import { cellName, OPEN } from '../engine/references.ts';
import type { Area } from '../engine/types.ts';

/** An area, perhaps open at its end ("A2:A"), on a sheet of a size; null when it lies outside. */
export function fitted(area: Area, rowCount: number, columnCount: number): Area | null {
  const bottom = area.bottom === OPEN ? rowCount - 1 : area.bottom;
  const right = area.right === OPEN ? columnCount - 1 : area.right;
  return area.top <= bottom && area.left <= right && bottom < rowCount && right < columnCount
    ? { ...area, bottom, right }
    : null;
}

/** "B2" or "B2:D9". */
export function areaName(area: Area): string {
  const first = cellName(area.top, area.left);
  return area.top === area.bottom && area.left === area.right ? first : `${first}:${cellName(area.bottom, area.right)}`;
}
