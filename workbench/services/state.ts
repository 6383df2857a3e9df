/** Everything that outlives an execution: the document, the user's stores, and where the cursor is. */

import type { Circumstances, Person } from '../circumstances.ts';
import type { Metadata, WorkbookModel } from '../engine/types.ts';
import type { ActiveCell, MenuEntry, StoredDocument } from '../types.ts';

export type StoreScope = 'document' | 'user' | 'script';
export type LockScope = StoreScope;

export interface CachedEntry {
  value: string;
  /** Milliseconds since 1970. */
  expires: number;
}

/** What Google keeps for one person. */
export interface Belongings {
  readonly properties: Map<string, string>;
  readonly cache: Map<string, CachedEntry>;
  /** Documents made, by day. */
  made: { day: string; count: number };
}

export function belongings(properties: Map<string, string> = new Map()): Belongings {
  return { properties, cache: new Map(), made: { day: '', count: 0 } };
}

export interface HostState {
  readonly workbook: WorkbookModel;
  readonly spreadsheetId: string;
  /** Developer metadata of the spreadsheet itself; a sheet's own stands in its properties. */
  readonly metadata: Metadata[];
  /** The user's are those of the person who has it open. */
  readonly properties: Record<StoreScope, Map<string, string>>;
  readonly cache: Record<StoreScope, Map<string, CachedEntry>>;
  readonly people: Readonly<Record<Person, Belongings>>;
  readonly drive: Map<string, StoredDocument>;
  /** Who made a file, by its id; the owner where there is none. */
  readonly madeBy: Map<string, Person>;
  active: ActiveCell;
  /** What was last selected on each tab that was left. */
  readonly selections: Map<number, ActiveCell>;
  /** The add-on's own menu, and menus of other captions. */
  menus: { own: MenuEntry[]; others: MenuEntry[] };
  readonly htmlFiles: Readonly<Record<string, string>>;
  readonly manifest: Manifest;
  /** Which execution holds a lock. */
  readonly locks: Map<LockScope, object>;
  /** A lock of another person's execution on this document, for trying contention. */
  lockedElsewhere: boolean;
  circumstances: Readonly<Circumstances>;
  /** What the person will type into the next prompts. */
  readonly promptAnswers: string[];
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
