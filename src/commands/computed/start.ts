import { medicareAmount, years } from '../../domain/medicare/index.ts';
import { joinWords, plural } from '../../domain/words.ts';
import { columnLetter } from '../../workbook/a1.ts';
import { dateKeys, daysRead } from '../../workbook/days.ts';
import { buildPage, missingBlocks } from '../../workbook/pages/page.ts';
import {
  type DayPlace,
  type SpillingTab,
  START,
  type StartSources,
  start,
  startBlocks,
} from '../../workbook/pages/start.ts';
import type { ReadFacts, ReadTable } from '../../workbook/read.ts';
import { HEADING_ROW } from '../../workbook/reports/report.ts';
import { claims as claimsTable } from '../../workbook/tables/claims.ts';
import type { InputTable } from '../../workbook/tables/column.ts';
import { negotiationLog } from '../../workbook/tables/negotiationLog.ts';
import { payers as payersTable } from '../../workbook/tables/payers.ts';
import { type PracticeKey, practice as practiceFacts } from '../../workbook/tables/practice.ts';
import { rates as ratesTable } from '../../workbook/tables/rates.ts';
import { readState, requireColumns } from '../state.ts';
import { type Building, type ComputedTab, changedProblems, ownMedicare, wholeColumn } from './computedTab.ts';

/** Input tabs with columns that spill from their heading row. */
const SPILLING_INPUTS = ['rates', 'claims', 'outcomes', 'negotiation-log'];
/** Pages and tabs of values hang nothing from a heading row. */
const WITHOUT_HEADING_ROW = new Set(['start', 'summary', 'scorecard-history', 'functions']);

/** Other tabs: in which order they stand, and which of them are worked out. */
export interface OtherTabs {
  readonly order: readonly string[];
  readonly computed: readonly string[];
}

export function startTab(others: () => OtherTabs): ComputedTab {
  return {
    ...START,
    kind: 'worked-out',
    needs: ['practice', 'payers', 'rates', 'negotiation-log', 'thresholds', 'medicare'],
    columns: () => [],
    described: () => ({
      keys: null,
      columns: startBlocks(anywhere).map(({ title, help, handbook }) => ({
        name: title,
        help: [help],
        handbook,
        below: () => '',
      })),
    }),
    missing: (sheet) => missingBlocks(sheet, startBlocks(anywhere)),
    build(building) {
      const { tabs, restore } = building;
      const sources = sourcesOf(building, others());
      const { sheet, isNew } = building.sheetOf(START);
      const layout = tabs.layoutOf(START.id);
      const { outcome, added, missing, blocked, changed } = buildPage(sheet, start(sources), isNew, restore, layout);
      tabs.stands(START.id);
      const name = tabs.nameOf(START.id);
      return {
        id: START.id,
        title: name,
        outcome,
        summary:
          outcome === 'made'
            ? 'What is due, what stands out, and a link to every tab.'
            : added.length > 0
              ? `Put back ${joinWords(added)}.`
              : outcome === 'updated'
                ? 'Brought up to date.'
                : '',
        problems: [
          ...blocked.map(({ block, cell }) => ({
            message: `${name}, cell ${cell}: something typed here keeps “${block}” from filling. Move it to the right of the page, or clear it.`,
            at: { tab: START.id, cell },
          })),
          ...changedProblems(name, START.id, changed),
          ...(missing.length > 0
            ? [
                {
                  message: `${name}: ${joinWords(missing.map((title) => `“${title}”`))} ${plural(missing.length, 'is', 'are')} not there any more. Build tabs can put ${plural(missing.length, 'it', 'them')} back, once the place is free.`,
                  at: null,
                },
              ]
            : []),
        ],
      };
    },
  };
}

function sourcesOf(building: Building, others: OtherTabs): StartSources {
  const { tabs } = building;
  const state = readState(['practice', 'payers', 'rates', 'negotiation-log', 'claims', 'outcomes'], tabs);
  const { rates, payers, log, claims: claimed, outcomes: results } = state;
  if (!rates || !payers || !log) throw new Error('The tabs that Start needs were just made but are not there');
  requireColumns(rates, ['payer', 'code', 'sessions', 'used', 'countsNow', 'allowed']);
  requireColumns(payers, ['payer', 'type', 'renewal', 'noticeDays', 'confidential', 'minutesPerClaim']);
  requireColumns(log, ['payer', 'sent', 'responded', 'responseDate', 'status', 'nextFollowUp', 'proposed', 'due']);
  requireColumns(log, ['nature', 'firstFollowUp', 'secondFollowUp', 'escalatedOn', 'disputedOn', 'decideBy']);
  const context = building.context(state.practice);
  const hasColumns = (read: { missing: readonly { key: string }[] } | null, ...keys: string[]) =>
    read !== null && !read.missing.some(({ key }) => keys.includes(key));
  const ifThere = daysRead(payersTable, (key) => (payers.columns.has(key) ? wholeColumn(payers, key) : '""'));
  return {
    ownMedicare: ownMedicare(building),
    rates: (key) => wholeColumn(rates, key),
    payers: daysRead(payersTable, (key) => wholeColumn(payers, key)),
    evergreen: { lastIncrease: ifThere('lastIncrease'), began: ifThere('effective') },
    officeHours: ifThere('adminHours'),
    log: (key) => wholeColumn(log, key),
    practice: (key) => context.practice(key),
    names: { rates: rates.name, payers: payers.name, log: log.name, practice: state.practice?.name ?? 'Practice' },
    claims:
      claimed && hasColumns(claimed, 'payer', 'from', 'to')
        ? {
            payer: wholeColumn(claimed, 'payer'),
            from: wholeColumn(claimed, 'from'),
            to: wholeColumn(claimed, 'to'),
          }
        : null,
    outcomes: results && hasColumns(results, 'number') ? { value: wholeColumn(results, 'number') } : null,
    spilling: spillingTabs(building, others.computed),
    days: [
      ...daysOf(payersTable, payers),
      ...daysOf(negotiationLog, log),
      ...daysOf(ratesTable, rates),
      ...(claimed ? daysOf(claimsTable, claimed) : []),
      ...(state.practice ? daysOfPractice(state.practice, context.practice) : []),
    ],
    releases: years().map((year) => [year, medicareAmount({ code: '90834', place: 'US', on: { year } }).release]),
    links: others.order
      .filter((id) => id !== START.id)
      .flatMap((id) => {
        const sheet = tabs.find(id);
        return sheet ? [{ sheetId: sheet.getSheetId(), label: tabs.nameOf(id) }] : [];
      }),
  };
}

/** The columns of a tab in which people type days. */
function daysOf<Key extends string>(table: InputTable<Key>, read: ReadTable<Key>): DayPlace[] {
  return dateKeys(table).flatMap((key) => {
    const at = read.columns.get(key);
    return at ? [{ tab: read.name, range: wholeColumn(read, key), column: columnLetter(at) }] : [];
  });
}

function daysOfPractice(facts: ReadFacts<PracticeKey>, cell: (key: PracticeKey) => string): DayPlace[] {
  return practiceFacts.facts.flatMap(({ key, kind }) =>
    kind === 'date' && facts.rows.has(key) ? [{ tab: facts.name, range: cell(key), cell: facts.cell(key) }] : [],
  );
}

function spillingTabs({ tabs }: Building, computed: readonly string[]): SpillingTab[] {
  const there = (ids: readonly string[], headingRow: number) =>
    ids.filter((id) => tabs.find(id)).map((id) => ({ name: tabs.nameOf(id), headingRow }));
  return [
    ...there(SPILLING_INPUTS, 1),
    ...there(
      computed.filter((id) => !WITHOUT_HEADING_ROW.has(id)),
      HEADING_ROW,
    ),
  ];
}

/** Names and places that stand for nothing: for what does not depend on the workbook. */
const anywhere: StartSources = {
  ownMedicare: null,
  rates: () => 'A:A',
  payers: () => 'A:A',
  evergreen: { lastIncrease: '""', began: '""' },
  officeHours: '""',
  log: () => 'A:A',
  practice: () => 'A1',
  names: { rates: 'Rates', payers: 'Payers', log: 'Negotiation Log', practice: 'Practice' },
  claims: null,
  outcomes: null,
  spilling: [],
  days: [],
  releases: [],
  links: [],
};
