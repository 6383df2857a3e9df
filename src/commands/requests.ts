/** Requests: rows of the Negotiation Log. */
import type { Input, Output, RequestSummary } from '../contract.ts';
import { roundHalfUp } from '../domain/money.ts';
import { isUnclear } from '../domain/negotiation/due.ts';
import { formatCodeAmounts, formatCodes, formatRequestAmounts } from '../domain/negotiation/requestLines.ts';
import { coreCodes, serviceLabel } from '../domain/services.ts';
import { longDate, plural } from '../domain/words.ts';
import { cellName } from '../workbook/a1.ts';
import { appendRows } from '../workbook/build.ts';
import { type ReadTable, readTable, type TableRow } from '../workbook/read.ts';
import { normalized } from '../workbook/tables/column.ts';
import { type LogKey, negotiationLog } from '../workbook/tables/negotiationLog.ts';
import { UNCLEAR } from './due.ts';
import { linkedDocs } from './letterRecords.ts';
import { datesOf, linesOf, logProblems } from './logRows.ts';
import {
  medicareSide,
  ownFiguresNote,
  payerNames,
  problemsOf,
  type RateInForce,
  ratesInForce,
  readState,
  requireColumns,
} from './state.ts';
import { Stop } from './stop.ts';
import { makeInputTabs, openTabs, TAB_ORDER } from './tabsToBuild.ts';

export function listRequests(): Output<'requests'> {
  const read = readState(['negotiation-log']).log;
  if (!read) return { requests: [], problems: [] };
  const links = letterLinks(read);
  return {
    requests: read.rows.map((row) => summaryOf(row, links.get(row.row) ?? null)),
    problems: [...read.problems, ...logProblems(read)],
  };
}

export function summaryOf(row: TableRow<LogKey>, letterUrl: string | null): RequestSummary {
  const sent = row.text('sent') || null;
  const status = row.text('status');
  const lines = linesOf(row).lines;
  return {
    row: row.row,
    payer: row.text('payer'),
    codes: lines.map(({ code }) => code),
    status: status || 'Open',
    sent,
    letterUrl,
    line: statusLine(row, letterUrl !== null),
  };
}

/** Where a request stands, in one or two sentences. */
export function statusLine(row: TableRow<LogKey>, drafted: boolean): string {
  const status = normalized(row.text('status'));
  if (status === 'closed') return 'Closed.';
  const on = (key: LogKey): string => (row.text(key) === '' ? '' : longDate(row.text(key)));
  const nature = row.text('nature');
  if (nature !== '')
    return `Answered${on('responseDate') === '' ? '' : ` ${on('responseDate')}`}: ${nature.toLowerCase()}.`;
  if (isUnclear(datesOf(row))) return `${UNCLEAR} Mend it there.`;
  const sent = on('sent');
  if (sent === '') return drafted ? 'Letter ready, not sent yet.' : 'No letter yet.';
  const latest = (
    [
      ['disputedOn', 'Dispute sent'],
      ['escalatedOn', 'Taken higher'],
      ['secondFollowUp', 'Second follow-up sent'],
      ['firstFollowUp', 'First follow-up sent'],
    ] as const
  ).find(([key]) => row.text(key) !== '');
  const since = latest ? `${latest[1]} ${on(latest[0])}.` : `Sent ${sent}.`;
  return `${since} ${status === 'escalated' && !latest ? 'Escalated.' : 'Waiting for an answer.'}`;
}

/** Row -> address of the letter its Letter cell links to. */
export function letterLinks(read: ReadTable<LogKey>): Map<number, string> {
  return new Map([...linkedDocs(read, 'letter')].map(([row, { url }]) => [row, url]));
}

export function requestForm({ payer: asked }: Input<'requestForm'>): Output<'requestForm'> {
  const state = readState(['practice', 'payers', 'rates', 'medicare']);
  const counting = ratesInForce(state);
  const names = payerNames(state);
  const payer = names.find((name) => normalized(name) === normalized(asked ?? '')) ?? null;
  const medicare = medicareSide(state.practice, state.ownFigures);
  const own = counting.filter((rate) => payer !== null && normalized(rate.payer) === normalized(payer));
  const line = (code: string, current: number | null, rate: RateInForce | null) => {
    const others = counting.flatMap((other) =>
      normalized(other.code) === normalized(code) &&
      normalized(other.payer) !== normalized(payer ?? '') &&
      other.rate !== null
        ? [other.rate]
        : [],
    );
    return {
      code,
      label: serviceLabel(code),
      current,
      medicare: medicare.amount(code)?.dollars ?? null,
      best: others.length > 0 ? Math.max(...others) : null,
      sessions: rate?.sessions ?? null,
      requested: rate?.requested ?? null,
    };
  };
  const lines = own.flatMap((rate) => {
    const current = rate.contracted ?? rate.rate;
    return current === null ? [] : [line(rate.code, current, rate)];
  });
  // No contract yet: the codes of a first offer (LTR-19, BEN-09).
  if (payer !== null && own.length === 0) lines.push(...coreCodes.map((code) => line(code, null, null)));
  const figures = ownFiguresNote(
    medicare,
    lines.map(({ code }) => code),
  );
  const basis = [medicare.basis, figures].filter((part) => part !== '').join('. ');
  return { payers: names, payer, lines, basis, problems: problemsOf(state) };
}

export function addRequest(input: Input<'addRequest'>, today: string): Output<'addRequest'> {
  const payer = input.payer.trim();
  if (payer === '') throw new Stop('no-payer', 'A request needs a payer.', 'Choose the payer you are asking.');
  if (input.lines.length === 0) {
    throw new Stop(
      'no-codes',
      'A request needs at least one code with the rate you ask for.',
      'Type an amount beside a code.',
    );
  }
  const lines = input.lines.map(({ code, current, requested, offered }) => ({
    code,
    current: current === null ? null : roundHalfUp(current, 2),
    requested: roundHalfUp(requested, 2),
    offered: offered == null ? null : roundHalfUp(offered, 2),
  }));
  const tabs = openTabs(TAB_ORDER);
  makeInputTabs(tabs, ['practice', 'negotiation-log'], today);
  const sheet = tabs.find('negotiation-log');
  if (!sheet) throw new Error('The Negotiation Log was just made but is not there');
  const read = readTable(sheet, negotiationLog, () => tabs.nameOf(negotiationLog.id));
  requireColumns(read, ['payer', 'codes', 'current', 'requested', 'status']);
  const asked = {
    codes: formatCodes(lines.map(({ code }) => code)),
    current: formatRequestAmounts(lines, 'current'),
    requested: formatRequestAmounts(lines, 'requested'),
  };
  const offered = lines.flatMap(({ code, offered }) => (offered === null ? [] : [{ code, amount: offered }]));
  if (offered.length > 0) requireColumns(read, ['offered']);
  // The same request, not sent yet, is the same request: a second try after a lost answer adds nothing.
  const standing = read.rows.find(
    (candidate) =>
      normalized(candidate.text('payer')) === normalized(payer) &&
      candidate.text('sent') === '' &&
      !candidate.isUnread('sent') &&
      candidate.text('codes') === asked.codes &&
      candidate.text('current') === asked.current &&
      candidate.text('requested') === asked.requested,
  );
  if (standing) {
    return {
      row: standing.row,
      at: { tab: negotiationLog.id, cell: standing.cell('payer') },
      summary: `${read.name}, row ${standing.row} holds this request already. Nothing was added.`,
    };
  }
  const { row, columns } = appendRows(read, negotiationLog, [
    {
      payer,
      contact: input.contact.trim() || null,
      contactInfo: input.contactInfo.trim() || null,
      ...asked,
      offered: offered.length > 0 ? formatCodeAmounts(offered) : null,
      responded: 'N',
      status: 'Open',
    },
  ]);
  return {
    row,
    at: { tab: negotiationLog.id, cell: cellName(row, columns.get('payer') ?? 1) },
    summary: `Request to ${payer} for ${lines.length} ${plural(lines.length, 'code')} saved in ${read.name}, row ${row}.`,
  };
}
