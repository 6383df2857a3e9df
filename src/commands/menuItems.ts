/** Menu items. They work without the panel, for people whose browser keeps it from reaching the sheet. */
import { withDocumentLock } from '../platform/lock.ts';
import { ask, openSidebar, showText, tell, toast } from '../platform/ui.ts';
import { todayInSpreadsheet } from '../platform/zone.ts';
import { findColumns } from '../workbook/read.ts';
import type { InputTable } from '../workbook/tables/column.ts';
import { negotiationLog } from '../workbook/tables/negotiationLog.ts';
import { payers } from '../workbook/tables/payers.ts';
import { rates } from '../workbook/tables/rates.ts';
import type { Tabs } from '../workbook/tabs.ts';
import { COMPUTED_TABS } from './computed/index.ts';
import { goTo } from './goTo.ts';
import { answer, buildTabs } from './rpc.ts';
import { selfCheck } from './selfCheck.ts';
import { openTabs, TAB_ORDER, TABS } from './tabsToBuild.ts';

const TITLE = 'RateCase';

export function showSidebar(): void {
  openSidebar(TITLE, 'home');
}

export function showLetters(): void {
  openSidebar(TITLE, 'requests');
}

/** The answers that Payer Review and Exit Plan work with. */
export function showPayer(): void {
  openSidebar(TITLE, 'payer');
}

export function showHelp(): void {
  openSidebar(TITLE, 'help');
}

/** Tries in this spreadsheet what RateCase takes for granted about Google, and shows what held. */
export function checkSpreadsheet(): void {
  const done = withDocumentLock(() => selfCheck(todayInSpreadsheet()));
  if (!done) {
    tell('Someone else is working with RateCase in this spreadsheet right now. Wait a moment, and try again.', TITLE);
    return;
  }
  const { text, held, tried } = done.value;
  const verdict =
    held === tried ? 'All that was tried works as RateCase expects.' : 'Something works differently here.';
  showText(
    'Check this spreadsheet',
    `${verdict} Nothing in your spreadsheet was changed. If something is not right, copy this and send it along.`,
    text,
  );
}

/** Makes what is not there, brings the rest up to date, and says so. */
export function buildAllTabs(): void {
  build(() => TABS.map(({ id }) => id));
}

/** Brings the computed tabs that are there up to date: new payers and codes, formulas of a newer RateCase. */
export function refreshTabs(): void {
  build((tabs) => COMPUTED_TABS.filter(({ id }) => tabs.find(id)).map(({ id }) => id));
}

/** Keeps what the Scorecard shows; asks before a quarter that is there is written anew. */
export function takeScorecardSnapshot(): void {
  const today = todayInSpreadsheet();
  let result = answer('takeSnapshot', { today });
  if (!result.ok && result.code === 'snapshot-exists') {
    if (!ask(`${result.message} Replace them? Your notes and columns there stay.`, TITLE)) return;
    result = answer('takeSnapshot', { today, replace: true });
  }
  if (result.ok) toast(result.value.summary, TITLE);
  else tell(`${result.message} ${result.hint}`.trim(), TITLE);
}

/** Says what was done in passing, and what needs a look in a window that waits to be read. */
function build(choose: (tabs: Tabs) => readonly string[]): void {
  const today = todayInSpreadsheet();
  const done: string[] = [];
  const toLookAt: string[] = [];
  for (const result of buildTabs(choose, today)) {
    if (!result.ok) {
      toLookAt.push([result.message, result.hint].filter((part) => part !== '').join(' '));
      continue;
    }
    const { title, outcome, summary, problems } = result.value;
    done.push(`${title}: ${outcome === 'unchanged' ? 'up to date' : outcome}. ${summary}`.trim());
    toLookAt.push(...problems.map(({ message }) => message));
  }
  // What several tabs stumble over is said once.
  if (toLookAt.length > 0) tell([...new Set(toLookAt), '', ...done].join('\n'), TITLE);
  else toast(done.join('\n'), TITLE);
}

/**
 * Writes the one page for the payer whose row is selected in Negotiation Log, Payers or Rates. A page that somebody changed is kept, and
 * a new tab is written.
 */
export function writeSummaryPage(): void {
  const tabs = openTabs(TAB_ORDER);
  const chosen = selectedPayer(tabs);
  if (!chosen) {
    tell('Select a row of the payer in Negotiation Log, Payers or Rates. Then choose this again.', TITLE);
    return;
  }
  const today = todayInSpreadsheet();
  const first = answer('writeSummary', { ...chosen, today });
  const result =
    !first.ok && first.code === 'edited' ? answer('writeSummary', { ...chosen, today, existing: 'new-tab' }) : first;
  if (!result.ok) {
    tell([result.message, result.hint].filter((part) => part !== '').join(' '), TITLE);
    return;
  }
  const { summary, problems, printUrl, at } = result.value;
  goTo({ at });
  tell([summary, ...problems.map(({ message }) => message), '', `To print it: ${printUrl}`].join('\n'), TITLE);
}

const NAMED_IN: readonly { id: string; columns: InputTable['columns']; keyColumn: string }[] = [
  negotiationLog,
  payers,
  rates,
];

/** The payer in the selected row, and in the log that row. */
function selectedPayer(tabs: Tabs): { payer: string; row?: number } | null {
  const sheet = tabs.spreadsheet.getActiveSheet();
  const table = NAMED_IN.find(({ id }) => tabs.find(id)?.getSheetId() === sheet.getSheetId());
  if (!table) return null;
  const row = sheet.getActiveCell().getRow();
  const width = Math.max(1, sheet.getLastColumn());
  const column = findColumns(sheet.getRange(1, 1, 1, width).getValues()[0] ?? [], table.columns).get(table.keyColumn);
  const payer = column && row > 1 ? String(sheet.getRange(row, column).getValue()).trim() : '';
  if (payer === '') return null;
  return table.id === negotiationLog.id ? { payer, row } : { payer };
}
