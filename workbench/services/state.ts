/** Everything that outlives an execution: the document, the user's stores, and where the cursor is. */
import type { Metadata, WorkbookModel } from '../engine/types.ts';
import type { ActiveCell, MenuEntry, StoredDocument } from '../types.ts';

export type StoreScope = 'document' | 'user' | 'script';

export interface CachedEntry {
  value: string;
  /** Milliseconds since 1970. */
  expires: number;
}

export interface HostState {
  readonly workbook: WorkbookModel;
  readonly spreadsheetId: string;
  /** Developer metadata of the spreadsheet itself; a sheet's own stands in its properties. */
  readonly metadata: Metadata[];
  readonly properties: Record<StoreScope, Map<string, string>>;
  readonly cache: Record<StoreScope, Map<string, CachedEntry>>;
  readonly drive: Map<string, StoredDocument>;
  active: ActiveCell;
  /** The add-on's own menu, and menus of other captions. */
  menus: { own: MenuEntry[]; others: MenuEntry[] };
  readonly htmlFiles: Readonly<Record<string, string>>;
  readonly manifest: Manifest;
  /** A lock of another person's execution on this document, for trying contention. */
  lockedElsewhere: boolean;
  now: () => Date;
}

/** What the workbench reads of appsscript.json. */
export interface Manifest {
  timeZone: string;
  /** null: none listed, so Google would infer them; nothing is refused then. */
  oauthScopes: readonly string[] | null;
  /** Symbols of the enabled advanced services, e.g. "Drive". */
  advancedServices: readonly string[];
}
