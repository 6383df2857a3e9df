/** The one file that names PropertiesService for this spreadsheet: ids only, never anything a user typed (DESIGN 1.1). */

const TABS = 'tabs';
const LAYOUTS = 'tab-layouts';
const BEGUN = 'tab-begun';

/** RateCase's tab id -> sheet id, as last stored. */
export function storedTabs(): Record<string, number> {
  return storedNumbers(TABS);
}

/** RateCase's tab id -> the layout it was laid out with. Tabs of the first layout have no entry. */
export function storedLayouts(): Record<string, number> {
  return storedNumbers(LAYOUTS);
}

export function storeLayouts(layouts: Record<string, number>): void {
  PropertiesService.getDocumentProperties().setProperty(LAYOUTS, JSON.stringify(layouts));
}

function storedNumbers(name: string): Record<string, number> {
  const text = PropertiesService.getDocumentProperties().getProperty(name);
  if (!text) return {};
  const stored: unknown = JSON.parse(text);
  const numbers: Record<string, number> = {};
  if (typeof stored === 'object' && stored !== null) {
    for (const [id, number] of Object.entries(stored)) if (typeof number === 'number') numbers[id] = number;
  }
  return numbers;
}

export function storeTabs(tabs: Record<string, number>): void {
  PropertiesService.getDocumentProperties().setProperty(TABS, JSON.stringify(tabs));
}

/**
 * The tabs whose making has begun and not ended: what stopped halfway is completed by the next attempt, and an empty sheet is known
 * to be theirs.
 */
export function tabsBegun(): string[] {
  const text = PropertiesService.getDocumentProperties().getProperty(BEGUN);
  return text ? text.split(',') : [];
}

export function storeTabsBegun(ids: readonly string[]): void {
  const properties = PropertiesService.getDocumentProperties();
  if (ids.length > 0) properties.setProperty(BEGUN, ids.join(','));
  else properties.deleteProperty(BEGUN);
}

const PRINTS = 'summary-prints';

/** Sheet id -> fingerprints of the pages that RateCase wrote there, the latest first: numbers, never the words. */
export function storedPrints(): Record<string, number[]> {
  const text = PropertiesService.getDocumentProperties().getProperty(PRINTS);
  if (!text) return {};
  const stored: unknown = JSON.parse(text);
  const prints: Record<string, number[]> = {};
  if (typeof stored === 'object' && stored !== null) {
    for (const [id, list] of Object.entries(stored)) {
      if (Array.isArray(list)) prints[id] = list.filter((each): each is number => typeof each === 'number');
    }
  }
  return prints;
}

export function storePrints(prints: Record<string, number[]>): void {
  PropertiesService.getDocumentProperties().setProperty(PRINTS, JSON.stringify(prints));
}

const FORMULAS = 'formulas-';

/** Prints of the formulas that RateCase wrote into a sheet, the latest first. */
export function storedFormulas(sheetId: number): string[] {
  const text = PropertiesService.getDocumentProperties().getProperty(`${FORMULAS}${sheetId}`);
  return text ? text.split(',') : [];
}

export function storeFormulas(sheetId: number, prints: readonly string[]): void {
  PropertiesService.getDocumentProperties().setProperty(`${FORMULAS}${sheetId}`, prints.join(','));
}
