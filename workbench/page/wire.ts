/** What travels between the workbench's server and its page: JSON only, rows and columns from 0. */
import type { Circumstances } from '../circumstances.ts';
import type { ChartType } from '../engine/charts.ts';
import type { Area, CellAttributes } from '../engine/types.ts';
import type { ActiveCell, MenuEntry } from '../types.ts';

/** Everything about a cell that is drawn but is not its text. Many cells share one look, so it travels once, by its id. */
export interface WireLook
  extends Pick<
    CellAttributes,
    | 'background'
    | 'fontColor'
    | 'fontFamily'
    | 'fontSize'
    | 'bold'
    | 'italic'
    | 'underline'
    | 'wrap'
    | 'horizontal'
    | 'vertical'
    | 'borders'
  > {
  /** Choices of a dropdown, where the arrow is shown. */
  choices?: string[];
  checkbox?: boolean;
  /** Pixels that the number format leaves at the right. */
  spaceAfter?: number;
}

export interface WireCell {
  row: number;
  column: number;
  /** The text as shown. */
  display: string;
  kind: 'empty' | 'number' | 'text' | 'boolean' | 'error';
  /** What stands in the formula bar; absent when it is the display. */
  edit?: string;
  /** What is said of an error on hover. */
  message?: string;
  note?: string;
  /** Where a click leads: an address outside, or a path of this server. */
  link?: string;
  /** Id of its look; absent for the plain one. */
  look?: string;
}

export interface WireSheetShape {
  id: number;
  name: string;
  rowCount: number;
  columnCount: number;
  tabColor?: string;
  hidden: boolean;
  hideGridlines: boolean;
  frozenRows: number;
  frozenColumns: number;
  rowHeights: [number, number][];
  columnWidths: [number, number][];
  hiddenRows: number[];
  hiddenColumns: number[];
  merges: Area[];
  /** Areas that ask before they are changed. */
  guarded: { area: Area | null; description: string; open: readonly Area[] }[];
}

export interface WireSheet extends WireSheetShape {
  cells: WireCell[];
}

export interface WireFunction {
  name: string;
  /** As typed, e.g. `PCT_OF_MEDICARE(rate, code, place)`. */
  signature: string;
  help: string;
}

export interface WireSeries {
  name: string;
  values: (number | null)[];
  shown: string[];
  /** circle, square, triangle, diamond, star or polygon. */
  shape: string;
  /** Pixels; 0: no line joins its points, or no point stands on it. */
  lineWidth: number;
  pointSize: number;
  /** Each point says its figure. */
  labels: boolean;
}

/** A chart as it is drawn, its figures read from the cells. */
export interface WireChart {
  id: number;
  sheetId: number;
  type: ChartType;
  anchor: { row: number; column: number; x: number; y: number };
  width: number;
  height: number;
  title: string;
  axes: { across: string; up: string };
  colors: string[];
  legend: boolean;
  /** Names of the points, as shown; of a scatter, its x. */
  categories: string[];
  /** Of a scatter: where its points stand across. */
  across: (number | null)[];
  series: WireSeries[];
  /** Of a scatter: where its axis across ends; left out, by the figures. */
  acrossEnds: { low: number; high: number } | null;
  /** The figures up are shares. */
  percent: boolean;
}

/** What the script asked to show. A panel's or dialog's HTML is fetched by its id. */
export type WireUi =
  | { kind: 'sidebar'; title: string; frame: string }
  | { kind: 'dialog'; title: string; frame: string; width: number; height: number; modal: boolean }
  | { kind: 'alert'; title: string; message: string }
  | { kind: 'toast'; title: string; message: string };

/** What has changed since the page's revision. */
export interface Update {
  revision: number;
  name: string;
  /** Ids in tab order. */
  order: number[];
  /** Sheets that are new to the page or changed their shape, whole. */
  sheets: WireSheet[];
  /** In the other sheets: cells as they are now. A cell that became plain and empty has kind `empty` and no look. */
  cells: { sheetId: number; cells: WireCell[] }[];
  looks: Record<string, WireLook>;
  active: ActiveCell;
  menu: MenuEntry[];
  functions?: WireFunction[];
  canUndo: boolean;
  canRedo: boolean;
  ui: WireUi[];
  /** All of them. */
  charts: WireChart[];
  /** Absent where the host cannot change them. */
  circumstances?: WireCircumstances;
}

/** What the Workbench menu shows and changes. */
export interface WireCircumstances extends Circumstances {
  locale: string;
  timeZone: string;
}

/** An answer to a request. A refusal is one sentence for the person; the update brings the page to what is true. */
export interface Answer {
  ok: boolean;
  update: Update;
  refusal?: string;
  /** Of a script's function. */
  value?: unknown;
  /** Message of the script's exception. */
  error?: string;
  /** Milliseconds for which the page holds back what the script answered and showed. */
  delay?: number;
}

export type { ActiveCell, Area, MenuEntry };
