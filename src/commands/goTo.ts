import type { Input } from '../contract.ts';
import { Stop } from './stop.ts';
import { openTabs } from './tabsToBuild.ts';

/** Shows a cell: the tab by RateCase's id. */
export function goTo({ at }: Input<'goTo'>): Record<string, never> {
  const tabs = openTabs([at.tab]);
  const sheet = tabs.find(at.tab);
  if (!sheet) throw new Stop('no-tab', 'That tab is not there any more.', 'Open Build tabs to make it again.');
  if (!/^[A-Z]{1,3}[1-9]\d{0,6}$/.test(at.cell)) throw new Stop('no-cell', `“${at.cell}” is not a cell.`, '');
  tabs.spreadsheet.setActiveSheet(sheet);
  sheet.getRange(at.cell).activate();
  return {};
}
