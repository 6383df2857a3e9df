import { type Quarter, quarterOf } from '../../domain/calendar/index.ts';
import { plural } from '../../domain/words.ts';
import type { ReadTable } from '../../workbook/read.ts';
import { PAYER_MIX, payerMix, payerMixColumns } from '../../workbook/reports/payerMix.ts';
import { type ClaimKey, claims as claimsTable } from '../../workbook/tables/claims.ts';
import { payerNames, problemsOf, readState, requireColumns } from '../state.ts';
import { Stop } from '../stop.ts';
import { buildReportTab, type ComputedTab, wholeColumn } from './computedTab.ts';

export const payerMixTab: ComputedTab = {
  ...PAYER_MIX,
  kind: 'worked-out',
  needs: ['practice', 'payers', 'rates', 'claims', 'thresholds'],
  columns: payerMixColumns,
  build(building) {
    const state = readState(['practice', 'payers', 'rates', 'claims'], building.tabs);
    const { payers, claims } = state;
    if (!payers || !claims) throw new Error('A tab that Payer Mix needs was not made');
    requireColumns(payers, ['payer', 'minutesPerClaim', 'adminHours']);
    requireColumns(claims, ['payer', 'from', 'to', 'submitted', 'denied', 'visits', 'clients', 'days', 'serviceDays']);
    requireColumns(claims, ['allowed', 'cut']);
    const quarters = quartersOf(claims);
    if (quarters.length === 0) {
      throw new Stop(
        'no-claims',
        `${claims.name} has no row that lies within one quarter, so there is no mix to show.`,
        'Type a row for each payer and quarter: From and To, and what the payer did with your claims.',
        { tab: claimsTable.id, cell: 'A2' },
      );
    }
    const names = payerNames(state);
    const context = building.context(state.practice);
    const report = payerMix({
      payers: names,
      quarters,
      claims: (key) => wholeColumn(claims, key),
      payer: (key) => wholeColumn(payers, key),
      practice: (key) => context.practice(key),
    });
    return buildReportTab(
      this,
      building,
      report,
      `${names.length} ${plural(names.length, 'payer')} over ${quarters.length} ${plural(quarters.length, 'quarter')}.`,
      problemsOf(state),
      { state, as: 'row' },
    );
  },
};

/** The quarters that rows of Claims lie within, the newest first. */
function quartersOf({ rows }: ReadTable<ClaimKey>): Quarter[] {
  const found = new Map<string, Quarter>();
  for (const row of rows) {
    const [from, to] = [row.text('from'), row.text('to')];
    if (from === '' || to === '' || from > to) continue;
    const quarter = quarterOf(from);
    if (to <= quarter.to) found.set(quarter.from, quarter);
  }
  return [...found.values()].sort((a, b) => (a.from < b.from ? 1 : -1));
}
