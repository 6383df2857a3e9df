/** What an answer is weighed against: the request, Medicare, the sessions, and the limits of an offer's verdict (ASK-03..06). */
import type { CellRef, Input, Output } from '../contract.ts';
import { parseStatus } from '../domain/negotiation/status.ts';
import { joinWords } from '../domain/words.ts';
import { type LogKey, negotiationLog } from '../workbook/tables/negotiationLog.ts';
import { LETTER_TABS, letterCase } from './letterCase/index.ts';
import { logRow } from './logRows.ts';
import { readState } from './state.ts';

export function responseForm({ row, payer, today }: Input<'responseForm'>): Output<'responseForm'> {
  const state = readState(LETTER_TABS);
  const own = logRow(state.log, row, payer);
  const { facts, limits } = letterCase(state, own, own.text('payer'), today);
  const at = (key: LogKey): CellRef | null =>
    state.log?.columns.has(key) ? { tab: negotiationLog.id, cell: own.cell(key) } : null;
  const bases = [...new Set(facts.lines.flatMap(({ medicare }) => (medicare ? [medicare.basis] : [])))];
  return {
    payer: own.text('payer'),
    sent: facts.sent ?? null,
    isClosed: parseStatus(own.text('status')) === 'Closed',
    standing: { nature: own.text('nature'), date: own.text('responseDate') || null },
    lines: facts.lines.map(({ code, label, current, requested, medicare, offered, sessions }) => ({
      code,
      label,
      current,
      requested,
      medicare: medicare?.dollars ?? null,
      offered: offered ?? null,
      sessions: sessions ?? null,
    })),
    basis: joinWords(bases),
    limits: {
      symbolicOffer: limits.symbolicOffer,
      symbolicGap: limits.symbolicGap,
      meaningfulIncrease: limits.meaningfulIncrease,
    },
    agreedAt: at('agreed'),
    statusAt: at('status'),
  };
}
