/** What the server and its page know of the host that stands in for Google. */
import type { WorkbookModel } from './engine/types.ts';

export interface MenuEntry {
  label: string;
  /** Name of the script's function; absent for a separator. */
  run?: string;
  /** Entries of a submenu. */
  entries?: MenuEntry[];
}

/** What the script asked the user interface to show during one execution. */
export type UiRequest =
  | { kind: 'sidebar'; title: string; html: string }
  | { kind: 'dialog'; title: string; html: string; width: number; height: number; modal: boolean }
  | { kind: 'alert'; title: string; message: string }
  | { kind: 'toast'; title: string; message: string };

export interface ExecutionResult {
  ok: boolean;
  /** JSON-only, as google.script.run carries it. */
  value?: unknown;
  /** The message of the exception; what `withFailureHandler` gets. */
  error?: string;
  ui: UiRequest[];
  /** Service calls of the execution by "Interface.method", e.g. "Range.setValues". */
  calls: Record<string, number>;
  /** Lines the script wrote to console or Logger. */
  log: string[];
}

export interface StoredDocument {
  id: string;
  name: string;
  mimeType: string;
  /** Ids of parent folders. */
  parents: string[];
  /** HTML it was made from; '' for folders. */
  html: string;
  trashed: boolean;
  createdAt: string;
}

export interface ActiveCell {
  sheetId: number;
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

export interface HostOptions {
  /** The built script, e.g. dist/Code.js, as text. */
  code: string;
  /** Name -> content of the project's HTML files, e.g. { Sidebar: '<!DOCTYPE html>…' }. */
  htmlFiles: Record<string, string>;
  /** Parsed appsscript.json. */
  manifest: unknown;
  /** A state made by `toJSON`, or absent for an empty spreadsheet. */
  state?: unknown;
  now?: () => Date;
  locale?: string;
  timeZone?: string;
}

/** One spreadsheet with the add-on installed, one user. */
export interface Host {
  readonly workbook: WorkbookModel;
  /** Where the user's cursor is; the page keeps it current and scripts may move it. */
  active: ActiveCell;
  /** Filled by the script's onOpen. */
  readonly menu: MenuEntry[];
  /** Files and folders in the stand-in Drive. */
  readonly drive: ReadonlyMap<string, StoredDocument>;
  /** Runs a top-level function of the script as a menu click or google.script.run would (AuthMode.FULL), in a fresh context. */
  run(functionName: string, args?: unknown[]): ExecutionResult;
  /** Runs onOpen again (a reload of the spreadsheet). */
  open(): ExecutionResult;
  toJSON(): unknown;
}
