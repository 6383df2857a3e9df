/** Charts of a sheet, as `SheetProperties.charts` holds them. Rows and columns count from 0. */
import { type Change, mapArea, mapIndex } from './structure.ts';
import type { Area, SheetModel, SheetProperties } from './types.ts';

export type ChartType = 'COLUMN' | 'BAR' | 'LINE' | 'SCATTER';

export interface ChartModel {
  id: number;
  type: ChartType;
  /** Read side by side; the first column gives the categories, or a scatter's x. */
  ranges: { sheetId: number; area: Area }[];
  /** Rows of the ranges that name the series. */
  headers: number;
  /** As `setOption` was given them, e.g. `title`; JSON. */
  options: Record<string, unknown>;
  /** Of the upper left corner: a cell, and pixels from it. */
  anchor: { row: number; column: number; x: number; y: number };
  width: number;
  height: number;
}

/** Only the workbench's own services put charts there, so nothing else is expected. */
export function chartsOf(properties: SheetProperties): ChartModel[] {
  return properties.charts as ChartModel[];
}

/** Ranges on the changed sheet and anchors on it follow; a range that is deleted leaves the chart. */
export function followCharts(sheets: readonly SheetModel[], changedId: number, change: Change): void {
  for (const sheet of sheets) {
    for (const chart of chartsOf(sheet.properties)) {
      chart.ranges = chart.ranges.flatMap((range) => {
        if (range.sheetId !== changedId) return [range];
        const area = mapArea(range.area, change);
        return area ? [{ ...range, area }] : [];
      });
      if (sheet.id !== changedId) continue;
      const axis = change.axis === 'rows' ? 'row' : 'column';
      chart.anchor[axis] = mapIndex(chart.anchor[axis], change) ?? (change.kind === 'delete' ? change.at : 0);
    }
  }
}

/** Of a tab that is removed, and of charts that show its cells. */
export function forgetSheet(sheets: readonly SheetModel[], removedId: number): void {
  for (const sheet of sheets) {
    for (const chart of chartsOf(sheet.properties)) {
      chart.ranges = chart.ranges.filter(({ sheetId }) => sheetId !== removedId);
    }
  }
}

/** Charts of a copied tab get ids of their own and show the copy's cells where they showed the original's. */
export function adoptCharts(sheets: readonly SheetModel[], copy: SheetModel, originalId: number): void {
  const others = sheets.filter((sheet) => sheet !== copy).flatMap((sheet) => chartsOf(sheet.properties));
  let id = Math.max(0, ...others.map((chart) => chart.id));
  for (const chart of chartsOf(copy.properties)) {
    id += 1;
    chart.id = id;
    for (const range of chart.ranges) if (range.sheetId === originalId) range.sheetId = copy.id;
  }
}
