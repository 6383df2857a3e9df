/** What inserting, deleting and moving rows or columns does to indexes, areas and references. */

import { referenceTokens } from './grammar.ts';
import type { Locale } from './locale.ts';
import { OPEN, type Reference, writeReference } from './references.ts';
import type { Area } from './types.ts';

export type Axis = 'rows' | 'columns';

export type Change =
  | { axis: Axis; kind: 'insert'; at: number; count: number }
  | { axis: Axis; kind: 'delete'; at: number; count: number }
  /** [from, from + count) comes to stand before what is at `to` now. */
  | { axis: Axis; kind: 'move'; from: number; count: number; to: number };

/** Where the row or column comes to stand; undefined: deleted. */
export function mapIndex(index: number, change: Change): number | undefined {
  switch (change.kind) {
    case 'insert':
      return index >= change.at ? index + change.count : index;
    case 'delete':
      if (index < change.at) return index;
      return index < change.at + change.count ? undefined : index - change.count;
    case 'move': {
      const { from, count, to } = change;
      if (index >= from && index < from + count) return to > from ? index + to - from - count : index + to - from;
      const without = index >= from + count ? index - count : index;
      const target = to > from ? to - count : to;
      return without >= target ? without + count : without;
    }
  }
}

interface Interval {
  start: number;
  end: number;
}

/** A range grows when something is inserted inside it, follows what is inserted before it, and shrinks by what is deleted. */
export function mapInterval(start: number, end: number, change: Change): Interval | undefined {
  switch (change.kind) {
    case 'insert':
      return insertInto(start, end, change.at, change.count);
    case 'delete':
      return deleteFrom(start, end, change.at, change.count);
    case 'move': {
      const { from, count, to } = change;
      if (start === 0 && end === OPEN) return { start, end };
      if (start >= from && end < from + count) {
        const shift = (to > from ? to - count : to) - from;
        return { start: start + shift, end: end + shift };
      }
      const rest = deleteFrom(start, end, from, count);
      return rest && insertInto(rest.start, rest.end, to > from ? to - count : to, count);
    }
  }
}

function insertInto(start: number, end: number, at: number, count: number): Interval {
  // A whole column or row stays whole.
  if (start === 0 && end === OPEN) return { start, end };
  return { start: start >= at ? start + count : start, end: end >= at ? end + count : end };
}

function deleteFrom(start: number, end: number, at: number, count: number): Interval | undefined {
  const last = at + count - 1;
  if (start >= at && end <= last) return undefined;
  const removedBefore = Math.max(0, Math.min(count, start - at));
  const newStart = start > last ? start - count : start - removedBefore;
  const newEnd = end === OPEN ? OPEN : end > last ? end - count : Math.min(end, at - 1);
  return { start: newStart, end: newEnd };
}

export function mapArea(area: Area, change: Change): Area | undefined {
  if (change.axis === 'rows') {
    const rows = mapInterval(area.top, area.bottom, change);
    return rows && { ...area, top: rows.start, bottom: rows.end };
  }
  const columns = mapInterval(area.left, area.right, change);
  return columns && { ...area, left: columns.start, right: columns.end };
}

/** A new reference text, 'keep' to leave it as it is, or undefined for `#REF!`. */
export type Rewrite = (reference: Reference) => string | 'keep' | undefined;

/** The formula with its references rewritten; all else stays as it was typed. */
export function rewriteFormula(text: string, locale: Locale, rewrite: Rewrite): string {
  let result = '';
  let done = 0;
  for (const { start, end, reference } of referenceTokens(text, locale)) {
    const replacement = rewrite(reference);
    if (replacement === 'keep') continue;
    result += text.slice(done, start) + (replacement ?? '#REF!');
    done = end;
  }
  return done === 0 ? text : result + text.slice(done);
}

export function followChange(change: Change, concerns: (sheet: string | undefined) => boolean): Rewrite {
  return (reference) => {
    if (!concerns(reference.sheet)) return 'keep';
    const area = mapArea(reference.area, change);
    if (area && sameArea(area, reference.area)) return 'keep';
    return area && writeReference(area, reference.form);
  };
}

function sameArea(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

/** Where a reference points when its formula is copied so far: parts without `$` shift along. undefined: off the sheet. */
export function shiftedArea(reference: Reference, rows: number, columns: number): Area | undefined {
  const { start, end } = reference.form;
  const shift = (value: number, anchor: string | undefined, by: number): number =>
    anchor === '' && value !== OPEN ? value + by : value;
  const last = end ?? start;
  const area = {
    top: shift(reference.area.top, start.row ?? last.row, rows),
    bottom: shift(reference.area.bottom, last.row ?? start.row, rows),
    left: shift(reference.area.left, start.column ?? last.column, columns),
    right: shift(reference.area.right, last.column ?? start.column, columns),
  };
  return area.top < 0 || area.left < 0 ? undefined : area;
}

/** As a copied formula does; a reference pushed off the sheet is lost. */
export function shifted(rows: number, columns: number): Rewrite {
  return (reference) => {
    const area = shiftedArea(reference, rows, columns);
    return area && writeReference(area, reference.form);
  };
}
