/**
 * Which sheet is which tab. A tab is known by its sheet id, kept in the document's properties, and failing that by its
 * developer metadata; so people may rename and move it (DESIGN 5).
 */
import { storedTabs, storeTabs } from '../platform/properties.ts';
import { activeSpreadsheet, projectVisibility, type Sheet, type Spreadsheet } from './spreadsheet.ts';

const METADATA_KEY = 'ratecase.tab';

export interface Tabs {
  readonly spreadsheet: Spreadsheet;
  /** The tab's sheet, wherever it stands and whatever it is called now. */
  find(id: string): Sheet | undefined;
  /** What the tab is called now; asked for once, because names are slow while Google calculates (PERF 1). */
  nameOf(id: string): string;
  /** Inserts an empty sheet for the tab, after `after` (an earlier tab of ours) or at the end, and marks it as ours. */
  make(id: string, title: string, order: readonly string[]): Sheet;
}

/** Reads which tabs are there, in two or three calls. `wanted`: ids the caller needs; metadata is searched only if one is not found by its id. */
export function openTabs(wanted: readonly string[]): Tabs {
  const spreadsheet = activeSpreadsheet();
  const sheets = spreadsheet.getSheets();
  const bySheetId = new Map(sheets.map((sheet) => [sheet.getSheetId(), sheet]));
  const stored = storedTabs();
  const found = new Map<string, Sheet>();
  const names = new Map<string, string>();
  for (const [id, sheetId] of Object.entries(stored)) {
    const sheet = bySheetId.get(sheetId);
    if (sheet) found.set(id, sheet);
  }
  if (wanted.some((id) => !found.has(id))) {
    let adopted = false;
    for (const mark of spreadsheet.createDeveloperMetadataFinder().withKey(METADATA_KEY).find()) {
      const id = mark.getValue();
      const sheet = mark.getLocation().getSheet();
      if (id && sheet && !found.has(id)) {
        found.set(id, sheet);
        stored[id] = sheet.getSheetId();
        adopted = true;
      }
    }
    if (adopted) storeTabs(stored);
  }

  return {
    spreadsheet,
    find: (id) => found.get(id),
    nameOf(id) {
      const name = names.get(id) ?? found.get(id)?.getName() ?? '';
      names.set(id, name);
      return name;
    },
    make(id, title, order) {
      const previous = spreadsheet.getActiveSheet();
      const index = insertionIndex(id, order, sheets, found);
      const { sheet, name } = insertNamed(spreadsheet, title, index);
      names.set(id, name);
      sheet.addDeveloperMetadata(METADATA_KEY, id, projectVisibility());
      // insertSheet jumps to the new sheet; people stay where they were (PLATFORM 5).
      spreadsheet.setActiveSheet(previous, true);
      sheets.splice(index, 0, sheet);
      found.set(id, sheet);
      stored[id] = sheet.getSheetId();
      storeTabs(stored);
      return sheet;
    },
  };
}

/** Right after the nearest tab of ours that comes before it in `order`; at the end when there is none. */
function insertionIndex(
  id: string,
  order: readonly string[],
  sheets: readonly Sheet[],
  found: ReadonlyMap<string, Sheet>,
): number {
  const earlier = order.slice(0, order.indexOf(id)).reverse();
  for (const before of earlier) {
    const sheet = found.get(before);
    if (!sheet) continue;
    const at = sheets.findIndex((other) => other.getSheetId() === sheet.getSheetId());
    if (at >= 0) return at + 1;
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
