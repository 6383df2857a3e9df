/** The basic filter of a sheet: a range under its heading row, and by column the texts whose rows are out of sight. */
import { type Change, mapArea, mapIndex } from './structure.ts';
import type { Area, BasicFilter, SheetModel, SheetProperties } from './types.ts';

export function startFilter(sheet: SheetModel, area: Area): BasicFilter {
  const filter: BasicFilter = { area: { ...area }, criteria: [], rows: [] };
  sheet.properties.filter = filter;
  return filter;
}

/** Null shows all of the column again. */
export function filterColumn(sheet: SheetModel, column: number, hiddenValues: readonly string[] | null): void {
  const { filter } = sheet.properties;
  if (!filter) return;
  filter.criteria = filter.criteria.filter((criterion) => criterion.column !== column);
  if (hiddenValues !== null) filter.criteria.push({ column, hiddenValues: [...hiddenValues] });
  applyFilter(sheet);
}

/** Looks at the rows as they are now; what changes afterwards stays in or out of sight until the filter is applied again. */
export function applyFilter(sheet: SheetModel): void {
  const { filter } = sheet.properties;
  if (!filter) return;
  filter.rows = [];
  if (filter.criteria.length === 0) return;
  for (let row = filter.area.top + 1; row <= Math.min(filter.area.bottom, sheet.rowCount - 1); row++) {
    const isHidden = filter.criteria.some(({ column, hiddenValues }) =>
      hiddenValues.includes(sheet.view(row, column).display),
    );
    if (isHidden) filter.rows.push(row);
  }
}

/** Rows out of sight, whoever hid them. */
export function rowsOutOfSight({ hiddenRows, filter }: SheetProperties): Set<number> {
  return filter ? new Set([...hiddenRows, ...filter.rows]) : hiddenRows;
}

/** Columns that change places within the filter leave it as wide as it is. */
function isMoveInside({ left, right }: Area, change: Change): boolean {
  if (change.kind !== 'move' || change.axis !== 'columns') return false;
  const { from, count, to } = change;
  return from >= left && from + count - 1 <= right && to >= left && to <= right + 1;
}

/** After rows or columns were inserted, deleted or moved; a filter whose range is gone is gone too. */
export function followFilter(filter: BasicFilter | undefined, change: Change): BasicFilter | undefined {
  if (!filter) return undefined;
  const area = isMoveInside(filter.area, change) ? filter.area : mapArea(filter.area, change);
  if (!area) return undefined;
  if (change.axis === 'rows') {
    return { ...filter, area, rows: filter.rows.flatMap((row) => mapIndex(row, change) ?? []) };
  }
  const criteria = filter.criteria.flatMap((criterion) => {
    const column = mapIndex(criterion.column, change);
    return column === undefined || column < area.left || column > area.right ? [] : [{ ...criterion, column }];
  });
  return { ...filter, area, criteria };
}
