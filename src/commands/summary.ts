/** Writes the Summary: one printed page for a payer, as values, on request. */
import type { BuiltTab, CellRef, Input, Output } from '../contract.ts';
import { isAsked, summaryPage } from '../domain/letters/summaryPage.ts';
import { storedPrints, storePrints } from '../platform/properties.ts';
import { isAsWritten, printOf, SUMMARY, standingPage, writePage } from '../workbook/pages/summary.ts';
import type { TableRow } from '../workbook/read.ts';
import { normalized } from '../workbook/tables/column.ts';
import type { LogKey } from '../workbook/tables/negotiationLog.ts';
import { openTabs, type Tabs } from '../workbook/tabs.ts';
import type { Building, ComputedTab } from './computed/computedTab.ts';
import { LETTER_TABS, letterCase } from './letterCase/index.ts';
import { logProblems, logRow } from './logRows.ts';
import { payerNames, practiceCell, problemsOf, ratesInForce, readState, type State } from './state.ts';
import { Stop } from './stop.ts';
import { ORDER } from './tabOrder.ts';

export function writeSummary({ payer, row, today, existing }: Input<'writeSummary'>): Output<'writeSummary'> {
  const tabs = openTabs(ORDER);
  return write(tabs, readState(LETTER_TABS, tabs), { payer, row: row ?? null, today, existing: existing ?? null });
}

export const summaryTab: ComputedTab = {
  ...SUMMARY,
  kind: 'worked-out',
  needs: ['practice', 'payers', 'rates'],
  columns: () => [],
  build: buildSummary,
};

/** Build tabs makes the page for the payer that is asked first; a page that stands is left as it was written. */
function buildSummary(building: Building): BuiltTab {
  const { tabs, today } = building;
  const sheet = tabs.find(SUMMARY.id);
  if (sheet && sheet.getLastRow() > 0) {
    tabs.stands(SUMMARY.id);
    return {
      id: SUMMARY.id,
      title: tabs.nameOf(SUMMARY.id),
      outcome: 'unchanged',
      summary: 'It stays as it was written. To write it again, or for another payer: Requests, letters.',
      problems: [],
    };
  }
  const state = readState(LETTER_TABS, tabs);
  const payer = firstPayer(state);
  if (payer === null) {
    throw new Stop(
      'no-rates',
      'There is no payer with a rate yet, so there is nothing to sum up.',
      'Type at least one payer, code and rate. Then build again.',
    );
  }
  const { summary, problems } = write(tabs, state, { payer, row: null, today, existing: null });
  return { id: SUMMARY.id, title: tabs.nameOf(SUMMARY.id), outcome: 'made', summary, problems };
}

interface Wanted {
  readonly payer: string;
  readonly row: number | null;
  readonly today: string;
  readonly existing: 'replace' | 'new-tab' | null;
}

function write(tabs: Tabs, state: State, { payer, row, today, existing }: Wanted): Output<'writeSummary'> {
  const name = payerNames(state).find((each) => normalized(each) === normalized(payer));
  const request = row === null ? openRequest(state, payer) : logRow(state.log, row, payer);
  if (name === undefined && request === null) {
    throw new Stop(
      'no-payer',
      payer.trim() === '' ? 'A summary is for one payer.' : `There is no payer “${payer.trim()}” in Payers or Rates.`,
      'Choose a payer that stands there.',
    );
  }
  const of = letterCase(state, request, name ?? payer.trim(), today);
  if (of.facts.lines.length === 0) {
    throw new Stop(
      'no-rates',
      `There is no rate of ${of.payer} yet, so there is nothing to sum up.`,
      'Type its rates in Rates, or add a request for it.',
    );
  }
  const page = summaryPage({
    facts: of.facts,
    chosen: of.proposal.facts.filter(({ isChosen }) => isChosen).map(({ fact }) => fact),
    cleanClaimDays: of.starts.cleanClaimDays,
  });

  const there = tabs.find(SUMMARY.id);
  const prints = storedPrints();
  const known = there ? (prints[there.getSheetId()] ?? []) : [];
  const standing = there ? standingPage(there) : null;
  const isOurs = standing === null || isAsWritten(standing, known);
  if (!isOurs && existing === null) {
    throw new Stop(
      'edited',
      `${tabs.nameOf(SUMMARY.id)} was changed since RateCase wrote it.`,
      'Keep it and write a new tab, or replace it.',
      { tab: SUMMARY.id, cell: 'A1' },
    );
  }
  const isNew = !there || (!isOurs && existing === 'new-tab');
  const sheet = isNew ? tabs.make(SUMMARY.id, there ? nextTitle(tabs) : SUMMARY.title, ORDER) : there;
  // Known before it is written: if the next step fails, the page is still one that RateCase wrote.
  const print = printOf(page);
  storePrints({
    ...prints,
    [sheet.getSheetId()]: [print, ...known.filter((each) => !isNew && each !== print)].slice(0, 2),
  });
  writePage(sheet, page, isNew ? null : standing);
  tabs.stands(SUMMARY.id);
  const title = tabs.nameOf(SUMMARY.id);
  const unread = [...problemsOf(state), ...(state.log ? logProblems(state.log) : [])];
  return {
    at: { tab: SUMMARY.id, cell: 'A1' },
    title,
    printUrl: printUrl(tabs.spreadsheet.getUrl(), sheet.getSheetId()),
    summary: `${title} holds one page for ${of.payer}, as of today. Read it before it leaves; nothing was sent.`,
    problems: [
      ...unread,
      // A fact whose cell cannot be read is named above.
      ...of.withheld
        .filter(({ at }) => !unread.some((one) => one.at?.tab === at?.tab && one.at?.cell === at?.cell))
        .map(({ reason, at }) => ({ message: reason, at })),
      ...(isAsked(of.facts.lines)
        ? []
        : [
            {
              message: `No rate is asked of ${of.payer} yet. Type it under Requested rate in ${state.rates?.name ?? 'Rates'}, or add a request, and write the page again.`,
              at: askHere(state, of.payer),
            },
          ]),
      ...(of.medicareFault === ''
        ? []
        : [{ message: of.medicareFault, at: practiceCell(state, of.medicareFaultyFact) }]),
    ],
  };
}

/** Where the first rate of a payer is asked for; null where it has none, or the column is gone. */
function askHere({ rates }: State, payer: string): CellRef | null {
  const row = rates?.rows.find((one) => normalized(one.text('payer')) === normalized(payer));
  return row && rates?.columns.has('requested') ? { tab: 'rates', cell: row.cell('requested') } : null;
}

/** The payer's latest request that is not closed. */
function openRequest(state: State, payer: string): TableRow<LogKey> | null {
  const open = (state.log?.rows ?? []).filter(
    (row) => normalized(row.text('payer')) === normalized(payer) && normalized(row.text('status')) !== 'closed',
  );
  return open[open.length - 1] ?? null;
}

/** Whom a page is for unless somebody says so: the payer of the latest open request, else the first with a rate. */
function firstPayer(state: State): string | null {
  const open = (state.log?.rows ?? []).filter((row) => normalized(row.text('status')) !== 'closed');
  const counting = ratesInForce(state);
  const hasRate = (name: string) => counting.some((rate) => normalized(rate.payer) === normalized(name));
  return open[open.length - 1]?.text('payer') ?? payerNames(state).find(hasRate) ?? null;
}

/** "Summary 2", "Summary 3": the first that no tab with content has; an empty one may be left from an attempt that stopped. */
function nextTitle(tabs: Tabs): string {
  for (let number = 2; ; number += 1) {
    const title = `${SUMMARY.title} ${number}`;
    if ((tabs.spreadsheet.getSheetByName(title)?.getLastRow() ?? 0) === 0) return title;
  }
}

/** The page as a PDF of one letter page (LOOK 7). */
function printUrl(spreadsheetUrl: string, sheetId: number): string {
  const margins = 'top_margin=0.50&bottom_margin=0.50&left_margin=0.70&right_margin=0.70';
  const options = `size=letter&portrait=true&fitw=true&${margins}&gridlines=false&sheetnames=false&printtitle=false`;
  return `${spreadsheetUrl.replace(/\/edit.*$/, '')}/export?format=pdf&gid=${sheetId}&${options}`;
}
