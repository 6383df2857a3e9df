import { plural } from '../../domain/words.ts';
import { SCORECARD, scorecard, scorecardColumns } from '../../workbook/reports/scorecard.ts';
import { payers } from '../../workbook/tables/payers.ts';
import { payerNames, problemsOf, readState, requireColumns } from '../state.ts';
import { Stop } from '../stop.ts';
import { buildReportTab, type ComputedTab, ownMedicare, wholeColumn } from './computedTab.ts';

export const scorecardTab: ComputedTab = {
  ...SCORECARD,
  kind: 'worked-out',
  needs: ['practice', 'payers', 'rates', 'claims', 'scorecard-history', 'thresholds', 'medicare'],
  columns: scorecardColumns,
  build(building) {
    const state = readState(['practice', 'payers', 'rates', 'claims', 'scorecard-history'], building.tabs);
    const { payers: payerTable, rates, claims, history } = state;
    if (!payerTable || !rates || !claims || !history) throw new Error('A tab that the Scorecard needs was not made');
    requireColumns(payerTable, ['payer', 'type', 'minutesPerClaim', 'unpredictable', 'adminHours']);
    requireColumns(payerTable, ['clients', 'failedAttempts', 'sessionLimits', 'clawbacks', 'authorizations']);
    requireColumns(rates, ['payer', 'code', 'sessions', 'walkAway', 'used', 'countsNow']);
    requireColumns(claims, ['payer', 'from', 'to', 'submitted', 'days', 'fastDays', 'slowDays', 'allowed', 'cut']);
    requireColumns(history, ['payer', 'quarter', 'from', 'grade']);
    const names = payerNames(state);
    if (names.length === 0) {
      throw new Stop(
        'no-payers',
        `${payerTable.name} has no payer yet, so there is nobody to judge.`,
        'Type at least one payer, or add payers from this panel.',
        { tab: payers.id, cell: 'A2' },
      );
    }
    const context = building.context(state.practice);
    const report = scorecard({
      payers: names,
      rates: (key) => wholeColumn(rates, key),
      claims: (key) => wholeColumn(claims, key),
      payer: (key) => wholeColumn(payerTable, key),
      history: (key) => wholeColumn(history, key),
      practice: (key) => context.practice(key),
      ownMedicare: ownMedicare(building),
      practiceName: state.practice?.name ?? 'Practice',
    });
    return buildReportTab(
      this,
      building,
      report,
      `${names.length} ${plural(names.length, 'payer')} judged by five lights.`,
      problemsOf(state),
      { state, as: 'row' },
    );
  },
};
