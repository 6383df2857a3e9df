/** What Payer Review and Exit Plan have in common: they show one payer, chosen on the tab, from what four input tabs hold. */
import type { Problem } from '../../contract.ts';
import { columnLetter, sheetPrefix } from '../../workbook/a1.ts';
import type { ReadTable } from '../../workbook/read.ts';
import type { PayerFactSources } from '../../workbook/reports/payerFacts.ts';
import { reportColumns } from '../../workbook/reports/reportColumns.ts';
import { payers } from '../../workbook/tables/payers.ts';
import type { Tabs } from '../../workbook/tabs.ts';
import { payerNames, readState, requireColumns, type State } from '../state.ts';
import { Stop } from '../stop.ts';
import { type Building, ownMedicare, wholeColumn } from './computedTab.ts';

export const ONE_PAYER_NEEDS = [
  'practice',
  'payers',
  'rates',
  'claims',
  'negotiation-log',
  'thresholds',
  'medicare',
] as const;

export interface OnePayer {
  readonly sources: PayerFactSources;
  /** In the order of the Payers tab. */
  readonly payers: readonly string[];
  readonly problems: readonly Problem[];
  readonly state: State;
}

/** Reads what the two tabs refer to. `choice` is the named range of the cell in which the payer is chosen. */
export function readOnePayer(building: Building, choice: string): OnePayer {
  const { tabs } = building;
  const state = readState(['practice', 'payers', 'rates', 'claims', 'negotiation-log'], tabs);
  const { practice, payers: payersRead, rates, claims, log } = state;
  if (!practice || !payersRead || !rates || !claims || !log) {
    throw new Stop('no-tabs', 'A tab that this one needs is not there.', 'Build Payers, Rates and Claims first.');
  }
  requireColumns(payersRead, ['payer', 'minutesPerClaim', 'adminHours']);
  requireColumns(rates, ['payer', 'code', 'sessions', 'walkAway', 'used', 'countsNow']);
  requireColumns(claims, ['payer', 'from', 'to', 'submitted', 'visits', 'clients', 'days', 'allowed', 'cut']);
  requireColumns(log, ['payer', 'sent', 'nature', 'status']);
  const names = payerNames(state);
  if (names.length === 0) {
    throw new Stop(
      'no-payers',
      `${payersRead.name} has no payer yet, so there is nobody to look at.`,
      'Type at least one payer there, or add payers from this panel.',
      { tab: payers.id, cell: 'A2' },
    );
  }
  const context = building.context(practice);
  return {
    state,
    payers: names,
    problems: [payersRead, rates, claims, log].flatMap(({ problems }) => problems),
    sources: {
      choice,
      payers: (key) => columnIfThere(payersRead, key),
      rates: (key) => wholeColumn(rates, key),
      claims: (key) => wholeColumn(claims, key),
      log: (key) => wholeColumn(log, key),
      practice: (key) => context.practice(key),
      medicare: ownMedicare(building),
      scorecard: scorecardOf(tabs),
      names: {
        practice: practice.name,
        payers: payersRead.name,
        rates: rates.name,
        claims: claims.name,
        log: log.name,
        scorecard: tabs.find('scorecard')
          ? tabs.nameOf('scorecard')
          : 'Scorecard (build that tab, then this one again)',
      },
    },
  };
}

/** Where the scorecard has its grades; null while that tab, or its column, is not there. */
function scorecardOf(tabs: Tabs): PayerFactSources['scorecard'] {
  const sheet = tabs.find('scorecard');
  if (!sheet) return null;
  const letters = reportColumns(sheet, { keyName: 'Payer', columns: [{ name: 'Grade', below: () => '' }] });
  const whole = (name: string) => {
    const letter = letters.get(name);
    return letter ? `${sheetPrefix(tabs.nameOf('scorecard'))}${letter}:${letter}` : null;
  };
  const [payers, grades] = [whole('Payer'), whole('Grade')];
  return payers && grades ? { payers, grades } : null;
}

/** '' for a column that was renamed or deleted: its fact is not known then. */
function columnIfThere<Key extends string>(read: ReadTable<Key>, key: Key): string {
  const at = read.columns.get(key);
  if (!at) return '';
  const letter = columnLetter(at);
  return `${sheetPrefix(read.name)}${letter}:${letter}`;
}
