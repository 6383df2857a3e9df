/**
 * Which sheet is which tab. A tab is known by its sheet id, kept in the document's properties, and failing that by its
 * developer metadata; so people may rename and move it (DESIGN 5).
 */
import {
  storedLayouts,
  storedTabs,
  storeLayouts,
  storeTabs,
  storeTabsBegun,
  tabsBegun,
} from '../platform/properties.ts';
import { activeSpreadsheet, projectVisibility, type Sheet, type Spreadsheet } from './spreadsheet.ts';
import { LAYOUT } from './tables/column.ts';

const METADATA_KEY = 'ratecase.tab';

export interface Tabs {
  readonly spreadsheet: Spreadsheet;
  /** The tab's sheet, wherever it stands and whatever it is called now. */
  find(id: string): Sheet | undefined;
  /** What the tab is called now; asked for once, because names are slow while Google calculates (PERF 1). */
  nameOf(id: string): string;
  /** True for a tab whose making stopped halfway: it is laid out again. */
  isBegun(id: string): boolean;
  /** The layout the tab was laid out with; columns that came later are added by themselves. */
  layoutOf(id: string): number;
  /** Says that the tab is laid out, with the layout of today. */
  stands(id: string): void;
  /** Inserts an empty sheet for the tab, after `after` (an earlier tab of ours) or at the end, and marks it as ours. */
  make(id: string, title: string, order: readonly string[]): Sheet;
  /** What was read from the tab: opened for several tabs, it is read once under `what`, until the tab is changed. */
  read<T>(id: string, what: string, read: () => T): T;
  /** What was read from the tab under `what`, if it was. */
  kept<T>(id: string, what: string): T | undefined;
  /** True for a tab that was made since the tabs were opened. */
  isMade(id: string): boolean;
  /** Says that what was read from the tab does not hold any more. */
  changed(id: string): void;
  /** Opened for several tabs: people come back to where they were, once, at the end. */
  giveBack(): void;
}

/**
 * Reads which tabs are there, in two or three calls. `wanted`: ids the caller needs; metadata is searched only if one is not found by its id.
 * `forSeveral`: many tabs are built with them in one execution, while no other command writes.
 */
export function openTabs(wanted: readonly string[], forSeveral = false): Tabs {
  const spreadsheet = activeSpreadsheet();
  const sheets = spreadsheet.getSheets();
  const bySheetId = new Map(sheets.map((sheet) => [sheet.getSheetId(), sheet]));
  const stored = storedTabs();
  const found = new Map<string, Sheet>();
  const names = new Map<string, string>();
  const made = new Set<string>();
  const kept = new Map<string, Map<string, unknown>>();
  let leftFrom: Sheet | null = null;
  const begun = new Set(tabsBegun());
  let known: Record<string, number> | null = null;
  const layouts = () => {
    known ??= storedLayouts();
    return known;
  };
  for (const [id, sheetId] of Object.entries(stored)) {
    const sheet = bySheetId.get(sheetId);
    if (sheet) found.set(id, sheet);
  }
  // What is stored and complete needs no search: metadata tells what became of a tab only in a copy of the file, where nothing is
  // stored, and after an attempt that stopped between marking and storing.
  const isWhole = found.size > 0 && found.size === Object.keys(stored).length && begun.size === 0;
  if (!isWhole && wanted.some((id) => !found.has(id))) {
    let adopted = false;
    for (const { id, layout, sheet } of marksInOrder(spreadsheet, sheets)) {
      if (found.has(id)) continue;
      found.set(id, sheet);
      stored[id] = sheet.getSheetId();
      layouts()[id] = layout;
      adopted = true;
    }
    if (adopted) {
      storeLayouts(layouts());
      storeTabs(stored);
    }
  }

  return {
    spreadsheet,
    find: (id) => found.get(id),
    nameOf(id) {
      const name = names.get(id) ?? found.get(id)?.getName() ?? '';
      names.set(id, name);
      return name;
    },
    isBegun: (id) => begun.has(id),
    layoutOf: (id) => layouts()[id] ?? 1,
    stands(id) {
      if (layouts()[id] !== LAYOUT) {
        if (!made.has(id)) remark(found.get(id), id);
        layouts()[id] = LAYOUT;
        storeLayouts(layouts());
      }
      if (!begun.has(id)) return;
      storeTabsBegun([...begun].filter((other) => other !== id));
      begun.delete(id);
    },
    make(id, title, order) {
      const previous = leftFrom ?? spreadsheet.getActiveSheet();
      const index = insertionIndex(id, order, sheets, found);
      const left = begun.has(id) ? leftOver(spreadsheet, title) : null;
      begun.add(id);
      storeTabsBegun([...begun]);
      made.add(id);
      const { sheet, name } = left ? { sheet: left, name: title } : insertNamed(spreadsheet, title, index);
      sheet.addDeveloperMetadata(METADATA_KEY, markOf(id), projectVisibility());
      for (const other of Object.keys(stored)) if (!found.has(other)) delete stored[other];
      stored[id] = sheet.getSheetId();
      storeTabs(stored);
      // insertSheet jumps to the new sheet; people stay where they were (PLATFORM 5).
      if (forSeveral) leftFrom = previous;
      else spreadsheet.setActiveSheet(previous, true);
      if (!left) sheets.splice(index, 0, sheet);
      found.set(id, sheet);
      names.set(id, name);
      return sheet;
    },
    read<T>(id: string, what: string, read: () => T): T {
      if (!forSeveral) return read();
      const ofTab = kept.get(id) ?? new Map<string, unknown>();
      kept.set(id, ofTab);
      if (!ofTab.has(what)) ofTab.set(what, read());
      // Under one name, one reader keeps what it gave.
      return ofTab.get(what) as T;
    },
    kept: <T>(id: string, what: string) => kept.get(id)?.get(what) as T | undefined,
    isMade: (id) => made.has(id),
    changed: (id) => void kept.delete(id),
    giveBack() {
      if (leftFrom) spreadsheet.setActiveSheet(leftFrom, true);
      leftFrom = null;
    },
  };
}

/** What a tab's metadata says: whose it is, and the layout it was laid out with; a copy of the file has nothing else to go by. */
const markOf = (id: string) => `${id}@${LAYOUT}`;

function readMark(value: string): { id: string; layout: number } {
  const [id = '', layout = '1'] = value.split('@');
  return { id, layout: Number(layout) || 1 };
}

/** The marked sheets from left to right: a duplicate stands to the right of the tab it was made from. */
function marksInOrder(spreadsheet: Spreadsheet, sheets: readonly Sheet[]) {
  const at = new Map(sheets.map((sheet, index) => [sheet.getSheetId(), index]));
  return spreadsheet
    .createDeveloperMetadataFinder()
    .withKey(METADATA_KEY)
    .find()
    .flatMap((mark) => {
      const sheet = mark.getLocation().getSheet();
      const { id, layout } = readMark(mark.getValue() ?? '');
      return sheet && id ? [{ id, layout, sheet, index: at.get(sheet.getSheetId()) ?? 0 }] : [];
    })
    .sort((a, b) => a.index - b.index);
}

/** A tab that was brought up to date says so in a copy of the file too. */
function remark(sheet: Sheet | undefined, id: string): void {
  const marks = sheet?.createDeveloperMetadataFinder().withKey(METADATA_KEY).find() ?? [];
  for (const mark of marks) if (readMark(mark.getValue() ?? '').id === id) mark.setValue(markOf(id));
}

/** The empty sheet that an attempt inserted and could not mark as ours. */
function leftOver(spreadsheet: Spreadsheet, title: string): Sheet | null {
  const sheet = spreadsheet.getSheetByName(title);
  return sheet && sheet.getLastRow() === 0 ? sheet : null;
}

/**
 * Right after the nearest tab of ours that comes before it in `order`, else right before the first that comes after it; at the end
 * when there is none.
 */
function insertionIndex(
  id: string,
  order: readonly string[],
  sheets: readonly Sheet[],
  found: ReadonlyMap<string, Sheet>,
): number {
  const standing = (other: string): number => {
    const sheet = found.get(other);
    return sheet ? sheets.findIndex((each) => each.getSheetId() === sheet.getSheetId()) : -1;
  };
  const place = order.indexOf(id);
  for (const before of order.slice(0, place).reverse()) {
    const at = standing(before);
    if (at >= 0) return at + 1;
  }
  for (const after of order.slice(place + 1)) {
    const at = standing(after);
    if (at >= 0) return at;
  }
  return sheets.length;
}

/** Inserts a sheet under the title. A tab of the same name that is not ours is left alone, and ours gets another name. */
function insertNamed(spreadsheet: Spreadsheet, title: string, index: number): { sheet: Sheet; name: string } {
  for (let attempt = 0; ; attempt += 1) {
    const name = attempt === 0 ? title : `${title} (RateCase${attempt === 1 ? '' : ` ${attempt}`})`;
    try {
      return { sheet: spreadsheet.insertSheet(name, index), name };
    } catch (error) {
      // Google's message is in the user's language; only whether the name is taken tells.
      if (!spreadsheet.getSheetByName(name)) throw error;
    }
  }
}
