/**
 * Charts of computed tabs (LOOK 8). A chart is known by its title: one that is there is only given new ranges, one that its user
 * deleted is named and put back when asked.
 */
import type { Sheet } from './spreadsheet.ts';
import { normalized } from './tables/column.ts';
import { theme } from './theme.ts';

export interface ChartSpec {
  readonly type: 'column' | 'bar' | 'line' | 'scatter';
  /** Measure and unit: "Allowed amount a session, dollars". */
  readonly title: string;
  /** The layout of the workbook that first had it; left out: the first that had charts. */
  readonly since?: number;
  /** A1 names in the tab, headings first: what is compared, then one series a column. */
  readonly ranges: readonly string[];
  /** Where its upper left corner stands. */
  readonly at: { readonly row: number; readonly column: number };
  readonly width: number;
  readonly height: number;
  /** One color a series. */
  readonly colors?: readonly string[];
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** Further options of Google's charts, by name: `vAxis.format`. */
  readonly options?: Readonly<Record<string, string | number | boolean>>;
}

type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;

export function drawChart(sheet: Sheet, spec: ChartSpec): void {
  sheet.insertChart(built(sheet, spec));
}

/**
 * Gives charts that are there their new ranges; draws those in `wanted` (titles, normalized) that are gone. `before`: as the charts were
 * drawn last; one that shows just that needs not be asked for its title.
 */
export function redrawCharts(
  sheet: Sheet,
  specs: readonly ChartSpec[],
  wanted: ReadonlySet<string>,
  before: readonly ChartSpec[] = [],
): { changed: boolean; missing: string[] } {
  if (specs.length === 0) return { changed: false, missing: [] };
  const byRanges = new Map([...before, ...specs].map(({ ranges, title }) => [ranges.join(), title]));
  const there = new Map<string, Chart>(
    sheet.getCharts().map((chart) => {
      const title = byRanges.get(rangesOf(chart).join()) ?? chart.getOptions().get('title');
      return [normalized(String(title ?? '')), chart];
    }),
  );
  let changed = false;
  const missing: string[] = [];
  for (const spec of specs) {
    const chart = there.get(normalized(spec.title));
    if (!chart) {
      if (wanted.has(normalized(spec.title))) {
        drawChart(sheet, spec);
        changed = true;
      } else {
        missing.push(spec.title);
      }
      continue;
    }
    const ranges = rangesOf(chart);
    if (ranges.join() === spec.ranges.join()) continue;
    const builder = chart.modify().clearRanges();
    for (const range of spec.ranges) builder.addRange(sheet.getRange(range));
    // Other series may need other colors; a chart that new rows would run under moves below them.
    if (ranges.length !== spec.ranges.length) {
      builder.setOption('colors', [...colorsOf(spec)]);
      for (const [name, value] of Object.entries(spec.options ?? {})) builder.setOption(name, value);
    }
    const stands = chart.getContainerInfo();
    if (stands.getAnchorColumn() === spec.at.column && stands.getAnchorRow() < spec.at.row) {
      builder.setPosition(spec.at.row, spec.at.column, 0, 0);
    }
    sheet.updateChart(builder.build());
    changed = true;
  }
  return { changed, missing };
}

const rangesOf = (chart: Chart): string[] => chart.getRanges().map((range) => range.getA1Notation());

const colorsOf = ({ colors }: ChartSpec): readonly string[] => colors ?? theme.chart.series;

function built(sheet: Sheet, spec: ChartSpec): Chart {
  const builder = sheet.newChart();
  for (const range of spec.ranges) builder.addRange(sheet.getRange(range));
  builder
    .setNumHeaders(1)
    .setPosition(spec.at.row, spec.at.column, 0, 0)
    .setOption('title', spec.title)
    .setOption('width', spec.width)
    .setOption('height', spec.height)
    .setOption('fontName', theme.font)
    .setOption('colors', [...colorsOf(spec)])
    .setOption('legend', { position: spec.ranges.length > 2 || spec.type === 'scatter' ? 'top' : 'none' })
    .setOption('hAxis.title', spec.xTitle ?? '')
    .setOption('vAxis.title', spec.yTitle ?? '')
    .setOption('vAxis.gridlines.color', theme.chart.grid);
  if (spec.type === 'column' || spec.type === 'bar') builder.setOption('vAxis.minValue', 0);
  for (const [name, value] of Object.entries(spec.options ?? {})) builder.setOption(name, value);
  switch (spec.type) {
    case 'bar':
      return builder.asBarChart().build();
    case 'line':
      return builder.asLineChart().build();
    case 'scatter':
      return builder.asScatterChart().build();
    default:
      return builder.asColumnChart().build();
  }
}
