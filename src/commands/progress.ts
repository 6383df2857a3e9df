/** What happens to a request after its letter: it is sent, followed up, taken higher, answered (LOG-04..13, AMB-23, AMB-37). */
import type { CellRef, Input, Output, SentChange, SentStep } from '../contract.ts';
import { cpt } from '../domain/letters/parts.ts';
import { dueNext } from '../domain/letters/steps.ts';
import { formatDollars, roundHalfUp } from '../domain/money.ts';
import type { RequestDates } from '../domain/negotiation/due.ts';
import { formatCodeAmounts } from '../domain/negotiation/requestLines.ts';
import { canMove, markSentStatus, parseStatus, type Status } from '../domain/negotiation/status.ts';
import { joinWords, longDate } from '../domain/words.ts';
import { writable } from '../workbook/cells.ts';
import type { ReadTable, TableRow } from '../workbook/read.ts';
import { normalized } from '../workbook/tables/column.ts';
import { type CommunicationKey, communications } from '../workbook/tables/communications.ts';
import { LATER_DAYS, type LogKey, negotiationLog } from '../workbook/tables/negotiationLog.ts';
import { LETTER_TABS, type LetterCase, letterCase } from './letterCase/index.ts';
import { noteSaid, removeSaid } from './letterRecords.ts';
import { datesOf, headerOf, logRow } from './logRows.ts';
import { type InputTabId, readState, requireColumns, type State } from './state.ts';
import { refusalsAsStops, Stop } from './stop.ts';
import { makeInputTabs, openTabs, TAB_ORDER } from './tabsToBuild.ts';

const DATED: Readonly<Record<Exclude<SentStep, 'reply'>, LogKey>> = {
  request: 'sent',
  'first follow-up': 'firstFollowUp',
  'second follow-up': 'secondFollowUp',
  escalation: 'escalatedOn',
  dispute: 'disputedOn',
};

interface Opened {
  readonly state: State;
  readonly log: ReadTable<LogKey>;
  readonly row: TableRow<LogKey>;
  readonly found: LetterCase;
}

/** The row, with Communications there to note what happened. */
function opened(row: number, payer: string | undefined, today: string): Opened {
  const tabs = openTabs(TAB_ORDER);
  const before = readState(LETTER_TABS, tabs);
  const own = logRow(before.log, row, payer);
  const { log } = before;
  if (!log) throw new Error('logRow refuses a missing log');
  const made = makeInputTabs(tabs, [communications.id], today);
  const wanted: InputTabId[] = ['communications'];
  const state = made.length > 0 ? { ...before, communications: readState(wanted, tabs).communications } : before;
  return { state, log, row: own, found: letterCase(state, own, own.text('payer'), today) };
}

/** The dates as they are once the step has its own. */
function datesAfter(now: RequestDates, what: SentStep, date: string, status: Status): RequestDates {
  const [first, second] = now.followUps;
  const followUps =
    what === 'first follow-up'
      ? [date, ...(second ? [second] : [])]
      : what === 'second follow-up'
        ? [first ?? date, date]
        : now.followUps;
  return {
    ...now,
    status,
    followUps,
    sent: what === 'request' ? date : now.sent,
    escalatedOn: what === 'escalation' ? date : now.escalatedOn,
    disputedOn: what === 'dispute' ? date : now.disputedOn,
  };
}

export function markSent(input: Input<'markSent'>, today: string): Output<'markSent'> {
  const { date, replace } = input;
  const what = input.what ?? 'request';
  const open = opened(input.row, input.payer, today);
  const { log, row, found, state } = open;
  if (what === 'reply') return replySent(open, date);
  const key = DATED[what];
  requireColumns(log, [key, 'status']);
  const at: CellRef = { tab: negotiationLog.id, cell: row.cell(key) };
  const stood = row.text(key);
  refuseOtherDate(open, at, stood, date, replace);
  refuseOrder(open, what, date);
  const status = statusAfter(what, row.text('status'));
  const now = datesOf(row);
  const before = dueNext({ dates: now }, found.limits, found.daysOff);
  const due = dueNext({ dates: datesAfter(now, what, date, status) }, found.limits, found.daysOff);
  const stands = row.text('nextFollowUp');
  const unreadable = log.problems.find((problem) => problem.at?.cell === row.cell('nextFollowUp'));
  const hasPlace = log.columns.has('nextFollowUp') && !unreadable;
  // A date that RateCase proposed and nobody changed moves on; one of the user's own stays.
  const isOurs = stands === '' || stands === before?.on || stands === due?.on;
  const planned = !hasPlace || !isOurs ? stands : (due?.on ?? (stands === before?.on ? '' : stands));
  const was = { date: stood, status: row.text('status'), nextFollowUp: stands };
  const wrote = { date, status, nextFollowUp: planned };
  const hadFault = log.problems.some((problem) => problem.at?.cell === at.cell);
  const said = saidOf(what, found);
  // Before the date itself: by the old one, the line is found again if this stops in between.
  const isMoved = movedNote(open, said, stood, date);
  log.holdStill([row.row]);
  writeDates(open, key, was, wrote);
  const isAdded = !isMoved && noteOf(open, said, date);
  const line = isMoved || isAdded ? { what: said, date, was: isMoved ? stood : null } : null;
  const isChanged = line !== null || JSON.stringify(was) !== JSON.stringify(wrote);
  const next =
    due === null || !hasPlace
      ? null
      : {
          what: due.what,
          on: due.on,
          at: { tab: negotiationLog.id, cell: row.cell('nextFollowUp') },
          isWritten: isOurs,
          stands: isOurs ? due.on : stands,
        };
  const kept = unreadable ? ` ${unreadable.message} It stays as it is.` : '';
  return {
    at,
    summary: `${sentSummary(state, row, what, date, status, next)}${kept}`,
    next,
    undo: isChanged && !hadFault ? { what, wrote, was, line } : null,
  };
}

type Dates = SentChange['was'];

/** From `was` to what is to stand there, cell by cell. */
function writeDates({ log, row }: Opened, key: LogKey, was: Dates, to: Dates): void {
  const cells = [
    ['nextFollowUp', was.nextFollowUp, to.nextFollowUp, 'date'],
    ['status', was.status, to.status, 'choice'],
    [key, was.date, to.date, 'date'],
  ] as const;
  for (const [column, stands, value, kind] of cells) {
    if (stands === value) continue;
    log.sheet.getRange(row.cell(column)).setValue(value === '' ? '' : writable(value, kind));
  }
}

const saidOf = (what: SentStep, { facts }: LetterCase): string =>
  `${SAID[what]}${facts.lines.length > 0 ? `, ${cpt(facts.lines.map(({ code }) => code))}` : ''}`;

/**
 * LOOK 1.4: “I sent it” taken back. Every cell must hold what was written, or already what stood there before, so that a second try
 * after a lost answer finishes the first.
 */
export function undoSent({ row, payer, change }: Input<'undoSent'>): Output<'undoSent'> {
  const state = readState(['negotiation-log', 'communications']);
  const own = logRow(state.log, row, payer);
  const { log } = state;
  if (!log) throw new Error('logRow refuses a missing log');
  const { what, wrote, was } = change;
  const key = what === 'reply' ? null : DATED[what];
  const at: CellRef = { tab: negotiationLog.id, cell: own.cell(key ?? 'status') };
  if (key !== null) {
    requireColumns(log, [
      key,
      'status',
      ...(wrote.nextFollowUp === was.nextFollowUp ? [] : (['nextFollowUp'] as const)),
    ]);
    takeBack(log, own, key, was, wrote);
  }
  const line = lineOf(state, payer, change);
  const isGone = line === null || undoLine(state, line, change);
  const done = `${log.name}, row ${row}: taken back, as if it had not been sent.`;
  return {
    at,
    summary: isGone ? done : `${done} Its line in Communications was added to since, so it stays.`,
  };
}

function takeBack(log: ReadTable<LogKey>, row: TableRow<LogKey>, key: LogKey, was: Dates, wrote: Dates): void {
  const cells = [
    [key, was.date, wrote.date, 'date'],
    ['status', was.status, wrote.status, 'choice'],
    ['nextFollowUp', was.nextFollowUp, wrote.nextFollowUp, 'date'],
  ] as const;
  const isFaulty = (cell: string) => log.problems.some((problem) => problem.at?.cell === cell);
  for (const [column, before, after] of cells) {
    const [stands, cell] = [row.text(column), row.cell(column)];
    if ((stands === after || stands === before) && !(before !== after && isFaulty(cell))) continue;
    throw new Stop(
      'changed-since',
      `${log.name}, cell ${cell} was changed since, so nothing was taken back.`,
      'Change the dates in the row yourself.',
      { tab: negotiationLog.id, cell },
    );
  }
  log.holdStill([row.row]);
  for (const [column, before, , kind] of cells) {
    if (row.text(column) === before) continue;
    log.sheet.getRange(row.cell(column)).setValue(before === '' ? '' : writable(before, kind));
  }
}

/** The newest line with the words and the day of the change; null where there is none any more. */
function lineOf({ communications: read }: State, payer: string, { line }: SentChange) {
  if (line === null || !read) return null;
  const found = [...read.rows]
    .reverse()
    .find(
      (one) =>
        one.text('what') === line.what &&
        one.text('date') === line.date &&
        normalized(one.text('payer')) === normalized(payer),
    );
  return found ?? null;
}

function undoLine(
  { communications: read }: State,
  line: TableRow<CommunicationKey>,
  { line: change }: SentChange,
): boolean {
  if (!read || change === null) return true;
  if (change.was === null) return removeSaid(read, line);
  read.holdStill([line.row]);
  read.sheet.getRange(line.cell('date')).setValue(writable(change.was, 'date'));
  return true;
}

/** A date that RateCase proposed is over with the step it was for; one of the user's own stays. */
function clearProposal({ log, row }: Opened, before: { on: string } | null): void {
  if (before === null || row.text('nextFollowUp') !== before.on) return;
  log.sheet.getRange(row.cell('nextFollowUp')).setValue('');
}

const SAID: Readonly<Record<SentStep, string>> = {
  request: 'Rate review request sent',
  'first follow-up': 'First follow-up sent',
  'second follow-up': 'Second follow-up sent',
  escalation: 'Request taken to a supervisor',
  dispute: 'Formal dispute sent',
  reply: 'Reply sent to their answer',
};

function sentSummary(
  { log }: State,
  row: TableRow<LogKey>,
  what: SentStep,
  date: string,
  status: Status,
  next: Output<'markSent'>['next'],
): string {
  const done = `${log?.name ?? ''}, row ${row.row}: ${what === 'request' ? '' : `${what} `}sent ${longDate(date)}, status ${status}.`;
  if (next === null) return done;
  const planned = `Next: ${next.what}, ${longDate(next.on)}.`;
  return next.isWritten
    ? `${done} ${planned}`
    : `${done} ${planned} Date of Next Follow-Up keeps your own date, ${longDate(next.stands)}.`;
}

function refuseOtherDate({ log }: Opened, at: CellRef, stood: string, date: string, replace: boolean): void {
  if (replace) return;
  if (stood !== '' && stood !== date) {
    throw new Stop(
      'already-sent',
      `${log.name}, cell ${at.cell} says it was sent ${longDate(stood)}.`,
      `Keep that date, or replace it with ${longDate(date)}.`,
      at,
    );
  }
  const fault = log.problems.find((problem) => problem.at?.cell === at.cell);
  if (fault) throw new Stop('already-sent', fault.message, `Mend the cell, or replace it with ${longDate(date)}.`, at);
}

/** The date that must be there first. A dispute may go out without a supervisor asked before. */
const FOLLOWS: Readonly<Record<Exclude<SentStep, 'request' | 'reply'>, LogKey>> = {
  'first follow-up': 'sent',
  'second follow-up': 'firstFollowUp',
  escalation: 'sent',
  dispute: 'sent',
};

/** A follow-up follows something, and on no earlier day. */
function refuseOrder({ log, row }: Opened, what: SentStep, date: string): void {
  if (what === 'reply') return;
  if (what === 'request') {
    const early = LATER_DAYS.find((key) => row.text(key) !== '' && row.text(key) < date);
    if (early) refuseBefore(log, row, early, `${longDate(date)} is after ${headerOf(early)}`);
    return;
  }
  const before = FOLLOWS[what];
  const day = row.text(before);
  const at: CellRef = { tab: negotiationLog.id, cell: row.cell(before) };
  const fault = row.isUnread(before) && log.problems.find((problem) => problem.at?.cell === at.cell);
  if (fault) throw new Stop('unread-date', fault.message, 'Mend the cell first.', at);
  if (day === '') {
    throw new Stop(
      'not-sent-yet',
      `${log.name}, cell ${at.cell}: ${headerOf(before)} is blank, so there is nothing to follow up yet.`,
      `Say first when that was sent.`,
      at,
    );
  }
  if (date < day) refuseBefore(log, row, before, `${longDate(date)} is before ${headerOf(before)}`);
}

function refuseBefore(log: Opened['log'], row: Opened['row'], key: LogKey, fault: string): never {
  const cell = row.cell(key);
  throw new Stop(
    'date-order',
    `${fault}, ${longDate(row.text(key))} (${log.name}, cell ${cell}).`,
    'Check both dates.',
    { tab: negotiationLog.id, cell },
  );
}

/** AMB-23; going higher makes a pending request escalated, whatever was forgotten before. */
function statusAfter(what: SentStep, current: string): Status {
  const pending = refusalsAsStops(() => markSentStatus(current));
  return (what === 'escalation' || what === 'dispute') && canMove(pending === 'Open' ? 'Pending' : pending, 'Escalated')
    ? 'Escalated'
    : pending;
}

function replySent(open: Opened, date: string): Output<'markSent'> {
  const { row, state, found } = open;
  if (found.facts.response === null || found.facts.response === undefined) {
    throw new Stop(
      'no-answer',
      `${open.log.name}, row ${row.row} notes no answer that a reply could be to.`,
      'Write down what they answered first.',
      { tab: negotiationLog.id, cell: row.cell('nature') },
    );
  }
  const isAdded = noteOf(open, SAID.reply, date);
  const same = { date: '', status: '', nextFollowUp: '' };
  return {
    at: { tab: negotiationLog.id, cell: row.cell('status') },
    summary: `${state.communications?.name ?? communications.title}: reply sent ${longDate(date)}.`,
    next: null,
    undo: isAdded ? { what: 'reply', wrote: same, was: same, line: { what: SAID.reply, date, was: null } } : null,
  };
}

function noteOf({ state, row, found }: Opened, what: string, date: string): boolean {
  if (!state.communications) throw new Error('Communications was just made');
  return noteSaid(state.communications, {
    date,
    payer: row.text('payer'),
    channel: null,
    direction: 'us',
    who: found.to.text,
    what,
  });
}

/** The line of a date that was replaced moves with it. */
function movedNote({ state, row }: Opened, what: string, stood: string, date: string): boolean {
  const read = state.communications;
  if (stood === '' || stood === date || !read?.columns.has('date')) return false;
  const line = read.rows.find(
    (one) => one.text('what') === what && one.text('date') === stood && one.text('payer') === row.text('payer'),
  );
  if (!line) return false;
  read.holdStill([line.row]);
  read.sheet.getRange(line.cell('date')).setValue(writable(date, 'date'));
  return true;
}

export function setNextFollowUp({ row, payer, date }: Input<'setNextFollowUp'>): Output<'setNextFollowUp'> {
  const { log } = readState(['negotiation-log']);
  const found = logRow(log, row, payer);
  if (!log) throw new Error('logRow refuses a missing log');
  requireColumns(log, ['nextFollowUp']);
  const at: CellRef = { tab: negotiationLog.id, cell: found.cell('nextFollowUp') };
  if (found.text('nextFollowUp') !== date) log.sheet.getRange(at.cell).setValue(writable(date, 'date'));
  return { at, summary: `${log.name}, cell ${at.cell}: next follow-up ${longDate(date)}.` };
}

export function recordResponse(input: Input<'recordResponse'>, today: string): Output<'recordResponse'> {
  const { date, nature, replace } = input;
  const open = opened(input.row, input.payer, today);
  const { log, row, found } = open;
  if (date < row.text('sent')) refuseBefore(log, row, 'sent', `${longDate(date)} is before ${headerOf('sent')}`);
  const offers = offersInOrder(open, input.offered ?? []);
  requireColumns(log, ['responded', 'responseDate', 'nature', ...(offers.length > 0 ? (['offered'] as const) : [])]);
  const answer: Partial<Record<LogKey, string>> = {
    responded: 'Y',
    responseDate: date,
    nature,
    ...(offers.length > 0 ? { offered: formatCodeAmounts(offers) } : {}),
  };
  const entries = Object.entries(answer) as [LogKey, string][];
  const other = entries.find(([key, value]) => {
    const stands = row.text(key);
    return key !== 'responded' && stands !== '' && stands !== value;
  });
  if (other && !replace) {
    const at: CellRef = { tab: negotiationLog.id, cell: row.cell(other[0]) };
    throw new Stop(
      'already-answered',
      `${log.name}, cell ${at.cell} holds an answer already: ${row.text(other[0]).replace(/\n/g, '; ')}.`,
      'Keep it, or replace it with this one.',
      at,
    );
  }
  log.holdStill([row.row]);
  clearProposal(open, dueNext({ dates: datesOf(row) }, found.limits, found.daysOff));
  for (const [key, value] of entries) {
    if (row.text(key) === value) continue;
    const kind = key === 'responseDate' ? 'date' : key === 'offered' ? 'amounts' : 'choice';
    log.sheet.getRange(row.cell(key)).setValue(writable(value, kind));
  }
  const figures = offers.map(({ code, amount }) => `${formatDollars(amount)} for CPT ${code}`);
  const what = `Answer received: ${nature.toLowerCase()}${figures.length > 0 ? `, ${joinWords(figures)}` : ''}`;
  if (!open.state.communications) throw new Error('Communications was just made');
  noteSaid(open.state.communications, {
    date,
    payer: row.text('payer'),
    channel: input.channel ?? null,
    direction: 'them',
    who: found.to.text,
    what,
  });
  const status = parseStatus(row.text('status')) ?? 'Open';
  return {
    at: { tab: negotiationLog.id, cell: row.cell('nature') },
    summary: `${log.name}, row ${row.row}: ${nature.toLowerCase()} of ${longDate(date)}. The status stays ${status}; close the request when it is settled.`,
  };
}

/** What is offered, in the order of the row's codes. */
function offersInOrder({ log, row, found }: Opened, offered: readonly { code: string; amount: number }[]) {
  const codes = found.facts.lines.map(({ code }) => code);
  const given = offered.map(({ code, amount }) => ({
    code: code.trim().toUpperCase(),
    amount: roundHalfUp(amount, 2),
  }));
  const stranger = given.find(({ code }) => !codes.includes(code));
  if (stranger) {
    throw new Stop(
      'unknown-code',
      `${stranger.code} is not among the codes of this request (${log.name}, cell ${row.cell('codes')}).`,
      'Offer amounts for the codes you asked about only.',
      { tab: negotiationLog.id, cell: row.cell('codes') },
    );
  }
  return codes.flatMap((code) => given.filter((one) => one.code === code).slice(-1));
}
