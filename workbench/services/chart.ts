/** Charts of a sheet: column, bar, line and scatter, with their builders. The page draws them. */
import { type ChartModel, type ChartType, chartsOf } from '../engine/charts.ts';
import type { Execution } from './execution.ts';
import { Range } from './range.ts';
import {
  type EnumValue,
  enumeration,
  local,
  reads,
  ServiceError,
  ServiceObject,
  type Surface,
  surface,
} from './surface.ts';

/** Kinds that Google has; those that are not drawn here fail where they are asked for. */
const ChartTypes = enumeration('Charts', 'ChartType', [
  'AREA',
  'BAR',
  'COLUMN',
  'COMBO',
  'HISTOGRAM',
  'LINE',
  'PIE',
  'SCATTER',
  'TABLE',
]);
const Position = enumeration('Charts', 'Position', ['TOP', 'RIGHT', 'BOTTOM', 'NONE']);

const DRAWN: readonly string[] = ['COLUMN', 'BAR', 'LINE', 'SCATTER'] satisfies ChartType[];
const WIDTH = 600;
const HEIGHT = 371;

/** The service Charts, of which embedded charts need the enumerations alone. */
export class Charts extends ServiceObject {
  readonly surface: Surface = chartsSurface;
  readonly ChartType = ChartTypes;
  readonly Position = Position;
}

const chartsSurface = surface<GoogleAppsScript.Charts.Charts, Charts>('Charts', {}, ['ChartType', 'Position']);

/** What a builder works on; its ranges are references until the chart is in a sheet. */
interface Draft extends Omit<ChartModel, 'ranges' | 'id'> {
  id: number | null;
  ranges: Range[];
}

function copyOf(draft: Draft): Draft {
  return { ...draft, ranges: [...draft.ranges], options: { ...draft.options }, anchor: { ...draft.anchor } };
}

export function newChart(): EmbeddedChartBuilder {
  const anchor = { row: 0, column: 0, x: 0, y: 0 };
  const size = { width: WIDTH, height: HEIGHT };
  return new EmbeddedChartBuilder({ id: null, type: 'COLUMN', ranges: [], headers: 0, options: {}, anchor, ...size });
}

/** A chart as it was when it was read or built; a change needs `modify` and `Sheet.updateChart`. */
export class EmbeddedChart extends ServiceObject {
  readonly surface: Surface = chartSurface;

  constructor(readonly draft: Draft) {
    super();
  }

  static ofModel(execution: Execution, model: ChartModel): EmbeddedChart {
    const ranges = model.ranges.map(({ sheetId, area }) => new Range(execution, sheetId, { ...area }));
    return new EmbeddedChart(copyOf({ ...model, ranges }));
  }

  toModel(id: number): ChartModel {
    const { ranges, ...rest } = copyOf(this.draft);
    return { ...rest, id, ranges: ranges.map(({ sheetId, area }) => ({ sheetId, area: { ...area } })) };
  }

  getChartId(): number | null {
    return this.draft.id;
  }

  getRanges(): Range[] {
    return [...this.draft.ranges];
  }

  getNumHeaders(): number {
    return this.draft.headers;
  }

  getContainerInfo(): ContainerInfo {
    return new ContainerInfo(this.draft.anchor);
  }

  getOptions(): ChartOptions {
    return new ChartOptions(this.draft.options);
  }

  modify(): EmbeddedChartBuilder {
    return new EmbeddedChartBuilder(copyOf(this.draft));
  }
}

const chartSurface = surface<GoogleAppsScript.Spreadsheet.EmbeddedChart, EmbeddedChart>(
  'SpreadsheetApp.EmbeddedChart',
  {
    getChartId: local(),
    getRanges: local(),
    getNumHeaders: local(),
    getContainerInfo: local(),
    getOptions: local(),
    modify: local(),
  },
);

export class ContainerInfo extends ServiceObject {
  readonly surface: Surface = containerSurface;

  constructor(private readonly anchor: Readonly<ChartModel['anchor']>) {
    super();
  }

  getAnchorRow(): number {
    return this.anchor.row + 1;
  }

  getAnchorColumn(): number {
    return this.anchor.column + 1;
  }

  getOffsetX(): number {
    return this.anchor.x;
  }

  getOffsetY(): number {
    return this.anchor.y;
  }
}

const containerSurface = surface<GoogleAppsScript.Spreadsheet.ContainerInfo, ContainerInfo>(
  'SpreadsheetApp.ContainerInfo',
  { getAnchorRow: local(), getAnchorColumn: local(), getOffsetX: local(), getOffsetY: local() },
);

export class ChartOptions extends ServiceObject {
  readonly surface: Surface = optionsSurface;

  constructor(private readonly options: Readonly<Record<string, unknown>>) {
    super();
  }

  get(option: string): unknown {
    return this.options[option] ?? null;
  }
}

const optionsSurface = surface<GoogleAppsScript.Charts.ChartOptions, ChartOptions>('Charts.ChartOptions', {
  get: reads('String'),
});

/** The general builder; `asColumnChart` and its like give one that also has the setters of titles and colors. */
export class EmbeddedChartBuilder extends ServiceObject {
  get surface(): Surface {
    return builderSurface;
  }

  constructor(protected readonly draft: Draft) {
    super();
  }

  asColumnChart(): TypedChartBuilder {
    return this.as('COLUMN');
  }

  asBarChart(): TypedChartBuilder {
    return this.as('BAR');
  }

  asLineChart(): TypedChartBuilder {
    return this.as('LINE');
  }

  asScatterChart(): TypedChartBuilder {
    return this.as('SCATTER');
  }

  setChartType(type: EnumValue): this {
    if (!DRAWN.includes(type.name())) throw new ServiceError(`ChartType.${type.name()} is not in the workbench`);
    this.draft.type = type.name() as ChartType;
    return this;
  }

  getChartType(): EnumValue {
    return ChartTypes[this.draft.type];
  }

  addRange(range: Range): this {
    this.draft.ranges.push(range);
    return this;
  }

  removeRange(range: Range): this {
    const { sheetId } = range;
    const text = range.getA1Notation();
    this.draft.ranges = this.draft.ranges.filter((own) => own.sheetId !== sheetId || own.getA1Notation() !== text);
    return this;
  }

  clearRanges(): this {
    this.draft.ranges = [];
    return this;
  }

  getRanges(): Range[] {
    return [...this.draft.ranges];
  }

  getContainer(): ContainerInfo {
    return new ContainerInfo(this.draft.anchor);
  }

  setNumHeaders(headers: number): this {
    this.draft.headers = headers;
    return this;
  }

  setOption(option: string, value: unknown): this {
    if (option === 'width' || option === 'height') this.draft[option] = Number(value);
    else this.draft.options[option] = value;
    return this;
  }

  /** Row and column count from 1. */
  setPosition(row: number, column: number, x: number, y: number): this {
    this.draft.anchor = { row: row - 1, column: column - 1, x, y };
    return this;
  }

  build(): EmbeddedChart {
    return new EmbeddedChart(copyOf(this.draft));
  }

  private as(type: ChartType): TypedChartBuilder {
    return new TypedChartBuilder({ ...this.draft, type });
  }
}

const builderMembers = {
  asColumnChart: local(),
  asBarChart: local(),
  asLineChart: local(),
  asScatterChart: local(),
  setChartType: local('ChartType'),
  getChartType: local(),
  addRange: local('Range'),
  removeRange: local('Range'),
  clearRanges: local(),
  getRanges: local(),
  getContainer: local(),
  setNumHeaders: local('Integer'),
  setOption: local('String, Object'),
  setPosition: local('Integer, Integer, Integer, Integer'),
  build: local(),
} as const;

const builderSurface = surface<GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder, EmbeddedChartBuilder>(
  'SpreadsheetApp.EmbeddedChartBuilder',
  builderMembers,
);

export class TypedChartBuilder extends EmbeddedChartBuilder {
  override get surface(): Surface {
    return typedSurfaces[this.draft.type];
  }

  setTitle(title: string): this {
    return this.setOption('title', title);
  }

  setXAxisTitle(title: string): this {
    return this.setOption('hAxis.title', title);
  }

  setYAxisTitle(title: string): this {
    return this.setOption('vAxis.title', title);
  }

  setColors(colors: string[]): this {
    return this.setOption('colors', colors);
  }

  setLegendPosition(position: EnumValue): this {
    return this.setOption('legend.position', position.name().toLowerCase());
  }

  setBackgroundColor(color: string): this {
    return this.setOption('backgroundColor', color);
  }
}

function typed(name: string): Surface {
  return surface<GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder, TypedChartBuilder>(
    `SpreadsheetApp.Embedded${name}ChartBuilder`,
    {
      ...builderMembers,
      setTitle: local('String'),
      setXAxisTitle: local('String'),
      setYAxisTitle: local('String'),
      setColors: local('String[]'),
      setLegendPosition: local('Position'),
      setBackgroundColor: local('String'),
    },
  );
}

const typedSurfaces: Readonly<Record<ChartType, Surface>> = {
  COLUMN: typed('Column'),
  BAR: typed('Bar'),
  LINE: typed('Line'),
  SCATTER: typed('Scatter'),
};

/** Ids grow within the spreadsheet. */
export function nextChartId(execution: Execution): number {
  const { sheets } = execution.state.workbook;
  return Math.max(0, ...sheets.flatMap((sheet) => chartsOf(sheet.properties).map(({ id }) => id))) + 1;
}
