/** Sessions, members and claims of a payer, from Claims and Payers. */
import { lastMonths, spanOf, withinPeriod } from '../../domain/letters/claimTotals.ts';
import { type FactInput, type Period, periodText } from '../../domain/letters/fact.ts';
import type { Friction } from '../../domain/letters/facts.ts';
import { averageOfOthers } from '../../domain/payerMix/index.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TableRow } from '../../workbook/read.ts';
import { type ClaimKey, claims } from '../../workbook/tables/claims.ts';
import { normalized } from '../../workbook/tables/column.ts';
import { type PayerKey, payers } from '../../workbook/tables/payers.ts';
import type { State } from '../state.ts';
import { type Gathered, nameOf, type Unprintable } from './common.ts';

/** Months. */
const YEAR = 12;

interface ClaimRow extends Period {
  readonly payer: string;
  readonly row: TableRow<ClaimKey>;
}

const claimRows = (state: State): ClaimRow[] =>
  (state.claims?.rows ?? []).map((row) => ({
    payer: normalized(row.text('payer')),
    from: row.text('from'),
    to: row.text('to'),
    row,
  }));

const sumOf = (rows: readonly ClaimRow[], key: ClaimKey): number =>
  rows.reduce((sum, { row }) => sum + (row.number(key) ?? 0), 0);

/** The period that the scorecard looks at; without one, that of the payer's latest row. */
function scorecardPeriod(state: State, payer: string): Period | null {
  const [from, to] = [state.practice?.text('periodFrom') ?? '', state.practice?.text('periodTo') ?? ''];
  if (from !== '' && to !== '') return { from, to };
  const own = claimRows(state).filter((row) => row.payer === normalized(payer));
  return lastMonths(own, YEAR)[0] ?? null;
}

export function claimFacts(
  state: State,
  payer: string,
  payerRow: TableRow<PayerKey> | null,
  limits: Thresholds,
): Gathered {
  const inputs: FactInput[] = [];
  const withheld: Unprintable[] = [];
  const tab = nameOf(state, claims);
  const own = claimRows(state).filter((row) => row.payer === normalized(payer));
  const members = payerRow?.number('members12') ?? null;
  if (payerRow && members !== null) {
    inputs.push({
      key: 'members',
      clients: members,
      months: YEAR,
      at: { tab: nameOf(state, payers), cell: payerRow.cell('members12') },
    });
  }
  const year = lastMonths(own, YEAR).filter(({ row }) => row.number('visits') !== null);
  const [latest] = year;
  if (latest) {
    const counted = lastMonths(year, YEAR);
    const at = { tab, cell: latest.row.cell('visits'), period: spanOf(counted) };
    const sessions = sumOf(counted, 'visits');
    if (sessions > 0) inputs.push({ key: 'sessions', sessions, at });
    const clients = latest.row.number('clients');
    if (members === null && clients !== null) {
      const { from, to } = latest;
      inputs.push({ key: 'members', clients, at: { tab, cell: latest.row.cell('clients'), period: { from, to } } });
    }
  }
  const period = scorecardPeriod(state, payer);
  const rows = period === null ? [] : withinPeriod(own, period).filter(({ row }) => row.number('firstPass') !== null);
  const [first] = rows;
  if (first) {
    const [clean, submitted] = [sumOf(rows, 'firstPass'), sumOf(rows, 'submitted')];
    const place = { tab: claims.id, cell: first.row.cell('firstPass') };
    const where = `${tab}, cell ${place.cell}`;
    if (submitted < limits.minClaims) {
      withheld.push({
        reason: `${where}: ${submitted} claims are too few to speak of a first-pass rate; ${limits.minClaims} or more say something.`,
        at: place,
      });
    } else if (clean > submitted) {
      withheld.push({ reason: `${where}: more claims were paid at first pass than submitted. Check both.`, at: place });
    } else {
      inputs.push({
        key: 'firstPass',
        share: clean / submitted,
        claims: submitted,
        at: { tab, cell: place.cell, period: spanOf(rows) },
      });
    }
  }
  return { inputs, withheld };
}

/** SC-03, SC-04, AMB-14: this payer beside the average of the others, both over enough claims; null where neither is known. */
export function frictionOf(state: State, payer: string, limits: Thresholds): Friction | null {
  const period = scorecardPeriod(state, payer);
  if (period === null) return null;
  const me = normalized(payer);
  const all = claimRows(state);
  const rows = [...new Set(all.map((row) => row.payer))].flatMap((name) =>
    withinPeriod(
      all.filter((row) => row.payer === name),
      period,
    ),
  );
  const own = rows.filter((row) => row.payer === me);
  const others = rows.filter((row) => row.payer !== me);
  // "The other payers we bill" must be several, or the letter would tell one payer's figures.
  if (own.length === 0 || new Set(others.map((row) => row.payer)).size < 2) return null;
  const isCut = ({ row }: ClaimRow) =>
    row.number('submitted') !== null &&
    (['denied', 'downcoded', 'adjusted'] as const).some((key) => row.number(key) !== null);
  const cut = ({ row }: ClaimRow) =>
    (row.number('denied') ?? 0) + (row.number('downcoded') ?? 0) + (row.number('adjusted') ?? 0);
  const timed = ({ row }: ClaimRow) => row.number('days') !== null && row.number('submitted') !== null;
  const judged = (known: (row: ClaimRow) => boolean, part: (row: ClaimRow) => number) => {
    const mine = own.filter(known);
    const submitted = sumOf(mine, 'submitted');
    if (submitted < limits.minClaims) return { mine: null, theirs: null };
    const portion = (row: ClaimRow) => ({ payer: row.payer, part: part(row), whole: row.row.number('submitted') ?? 0 });
    const elsewhere = others.filter(known);
    const enough = new Set(elsewhere.map((row) => row.payer)).size >= 2;
    const theirs = enough ? averageOfOthers([...mine, ...elsewhere].map(portion))(me) : null;
    return { mine: mine.reduce((sum, row) => sum + part(row), 0) / submitted, theirs };
  };
  const denials = judged(isCut, cut);
  const days = judged(timed, ({ row }) => (row.number('days') ?? 0) * (row.number('submitted') ?? 0));
  if (denials.mine === null && days.mine === null) return null;
  const whole = (value: number | null) => (value === null ? null : Math.round(value));
  return {
    denialRate: denials.mine,
    otherDenialRate: denials.theirs,
    days: whole(days.mine),
    otherDays: whole(days.theirs),
    period: periodText(spanOf(own)),
  };
}
