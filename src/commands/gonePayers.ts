/** Payers that tabs of ours still show though they are not in Payers (any more), with what becomes of them and what to do. */
import type { CellRef, Problem } from '../contract.ts';
import type { Shown } from '../workbook/reports/report.ts';
import { claims as claimsTable } from '../workbook/tables/claims.ts';
import { normalized } from '../workbook/tables/column.ts';
import { rates as ratesTable } from '../workbook/tables/rates.ts';
import type { State } from './state.ts';

/** The first row in Rates, and in Claims, of a payer that is not in Payers; null for one that is, and while nobody types there. */
export function stillIn({ payers, rates, claims }: State, payer: string): CellRef[] | null {
  const is = (row: { text(key: 'payer'): string }) => normalized(row.text('payer')) === normalized(payer);
  if (!payers || payers.rows.length === 0 || payers.rows.some(is)) return null;
  const [inRates, inClaims] = [rates?.rows.find(is), claims?.rows.find(is)];
  return [
    ...(inRates ? [{ tab: ratesTable.id, cell: inRates.cell('payer') }] : []),
    ...(inClaims ? [{ tab: claimsTable.id, cell: inClaims.cell('payer') }] : []),
  ];
}

/**
 * `tab`: the one that shows them. What still counts is said in the same words for every tab, so that it is said once where several are
 * built; a row or column that nothing fills any more is named with its place.
 */
export function goneProblems(
  state: State,
  tab: { readonly id: string; readonly name: string },
  shown: readonly Shown[],
): Problem[] {
  const payers = state.payers?.name ?? '';
  return shown.flatMap(({ key, part, at, cell }): Problem[] => {
    const still = key === '' ? null : stillIn(state, key);
    if (still === null) return [];
    const [first] = still;
    if (first) {
      const [inRates, inClaims] = [state.rates?.name ?? ratesTable.title, state.claims?.name ?? claimsTable.title];
      const message = `${key} is not in ${payers}, but rows of ${inRates} or ${inClaims} are still its own, so tabs go on showing and counting it. Type it in ${payers}, or delete those rows, and then its row or column in each tab.`;
      return [{ message, at: first }];
    }
    if (part === 'cell') {
      const message = `${key} is chosen on ${tab.name}, cell ${at}, but no longer in ${payers}, so there is little to show. Choose another payer there.`;
      return [{ message, at: { tab: tab.id, cell } }];
    }
    const stays = part === 'row' ? 'The row and what you typed in it stay' : 'The column stays';
    return [
      {
        message: `${key} is on ${tab.name}, ${part} ${at}, but no longer in ${payers}, so nothing is worked out for it. ${stays} until you delete the ${part}; type the payer in ${payers} again to fill it.`,
        at: { tab: tab.id, cell },
      },
    ];
  });
}
