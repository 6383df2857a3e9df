/** Charts with the figures they show, read from the cells. */
import { type ChartModel, chartsOf } from '../engine/charts.ts';
import { rowsOutOfSight } from '../engine/filters.ts';
import type { CellView, SheetModel, WorkbookModel } from '../engine/types.ts';
import type { WireChart } from '../page/wire.ts';

/** One column of a chart's ranges. */
interface Column {
  cells: CellView[];
}

const COLORS = ['#1e7b45', '#0b57d0', '#b06000', '#6a4fa3', '#8c1d18', '#3c6e71'];
/** Open columns are formatted far down; a chart of more points shows nothing more. */
const MAX_POINTS = 500;

export function wireCharts(workbook: WorkbookModel): WireChart[] {
  return workbook.sheets.flatMap((sheet) =>
    chartsOf(sheet.properties).map((chart) => wireChart(workbook, sheet, chart)),
  );
}

function wireChart(workbook: WorkbookModel, sheet: SheetModel, chart: ChartModel): WireChart {
  const { id, type, anchor, width, height, options, headers } = chart;
  const [first, ...others] = columnsOf(workbook, chart);
  const points = (column: Column) => column.cells.slice(headers);
  const text = (option: string) => (typeof options[option] === 'string' ? options[option] : '');
  const number = (option: string) => (typeof options[option] === 'number' ? options[option] : null);
  const colors = Array.isArray(options.colors) ? options.colors.map(String) : COLORS;
  return {
    id,
    sheetId: sheet.id,
    type,
    anchor,
    width,
    height,
    title: text('title'),
    axes: { across: text('hAxis.title'), up: text('vAxis.title') },
    colors,
    legend: options['legend.position'] !== 'none' && others.length > 1,
    categories: first ? points(first).map(({ display }) => display) : [],
    across: first ? points(first).map(numberIn) : [],
    acrossEnds:
      number('hAxis.viewWindow.max') === null
        ? null
        : { low: number('hAxis.viewWindow.min') ?? 0, high: number('hAxis.viewWindow.max') ?? 1 },
    percent: options['vAxis.format'] === 'percent',
    series: others.map((column, index) => ({
      name: column.cells
        .slice(0, headers)
        .map(({ display }) => display)
        .join(' '),
      values: points(column).map(numberIn),
      shown: points(column).map(({ display }) => display),
      shape: text(`series.${index}.pointShape`) || 'circle',
      lineWidth: number(`series.${index}.lineWidth`) ?? (type === 'LINE' ? 2 : 0),
      pointSize: number(`series.${index}.pointSize`) ?? 6,
      labels: options[`series.${index}.dataLabel`] === 'value',
    })),
  };
}

function columnsOf(workbook: WorkbookModel, { ranges }: ChartModel): Column[] {
  return ranges.flatMap(({ sheetId, area }) => {
    const sheet = workbook.sheetById(sheetId);
    const used = sheet?.usedArea();
    if (!sheet || !used) return [];
    const bottom = Math.min(area.bottom, used.bottom, area.top + MAX_POINTS);
    // Hidden rows are left out, as Google's charts do unless they are told otherwise.
    const hidden = rowsOutOfSight(sheet.properties);
    const rows = Array.from({ length: Math.max(0, bottom - area.top + 1) }, (_, index) => area.top + index).filter(
      (row) => !hidden.has(row),
    );
    const columns: Column[] = [];
    for (let column = area.left; column <= Math.min(area.right, sheet.columnCount - 1); column += 1) {
      const cells: CellView[] = [];
      for (const row of rows) cells.push(sheet.view(row, column));
      columns.push({ cells });
    }
    return columns;
  });
}

function numberIn({ value }: CellView): number | null {
  return typeof value === 'number' ? value : null;
}
