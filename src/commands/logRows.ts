/** Rows of the Negotiation Log, as commands find and read them. */
import { isAnswered, type RequestDates } from '../domain/negotiation/due.ts';
import { escalationSigns } from '../domain/negotiation/followUps.ts';
import { parseRequestLines } from '../domain/negotiation/requestLines.ts';
import { parseStatus } from '../domain/negotiation/status.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import { longDate } from '../domain/words.ts';
import type { ReadTable, TableRow } from '../workbook/read.ts';
import { normalized } from '../workbook/tables/column.ts';
import { type CommunicationKey, SIGNS } from '../workbook/tables/communications.ts';
import { EVENT_DAYS, LATER_DAYS, type LogKey, negotiationLog } from '../workbook/tables/negotiationLog.ts';
import { Stop } from './stop.ts';

/** The log, and the row a panel's button belongs to; refused when the row is another payer's by now. */
export function logRow(read: ReadTable<LogKey> | null, row: number, payer: string | undefined): TableRow<LogKey> {
  const found = read?.rows.find((candidate) => candidate.row === row);
  if (!read || !found) {
    throw new Stop(
      'no-row',
      `The Negotiation Log has no request in row ${row} any more.`,
      'Open Requests and choose again.',
    );
  }
  if (payer !== undefined && normalized(found.text('payer')) !== normalized(payer)) {
    throw new Stop(
      'row-moved',
      `${read.name}, row ${row} is now ${found.text('payer')}’s, not ${payer}’s. The rows were moved meanwhile.`,
      'Open Requests and choose again.',
      { tab: negotiationLog.id, cell: found.cell('payer') },
    );
  }
  return found;
}

export function linesOf(row: TableRow<LogKey>) {
  return parseRequestLines({ codes: row.raw('codes'), current: row.raw('current'), requested: row.raw('requested') });
}

/** The dates and words that decide what the row waits for. */
export function datesOf(row: TableRow<LogKey>): RequestDates {
  const date = (key: LogKey): string | null => row.text(key) || null;
  const hasAnswer =
    row.text('responded').toUpperCase() === 'Y' || row.text('responseDate') !== '' || row.text('nature') !== '';
  return {
    status: parseStatus(row.text('status')),
    sent: date('sent'),
    followUps: [date('firstFollowUp'), date('secondFollowUp')].filter((day) => day !== null),
    escalatedOn: date('escalatedOn'),
    disputedOn: date('disputedOn'),
    answer: hasAnswer ? { date: date('responseDate') } : null,
    hasUnread: EVENT_DAYS.some((key) => row.isUnread(key)),
  };
}

/** Signs that it is time to go higher, as clauses that begin with "they"; none once it went higher or was answered (FUP-08..11). */
export function signsOf(
  row: TableRow<LogKey>,
  read: ReadTable<CommunicationKey> | null,
  { limits, daysOff }: { limits: Thresholds; daysOff: ReadonlySet<string> },
): string[] {
  const dates = datesOf(row);
  const { sent, followUps, escalatedOn, disputedOn, status } = dates;
  if (sent === null || escalatedOn !== null || disputedOn !== null || status === 'Closed' || isAnswered(dates))
    return [];
  const payer = normalized(row.text('payer'));
  const said = (read?.rows ?? []).filter(
    (line) => normalized(line.text('payer')) === payer && line.text('date') >= sent,
  );
  const count = (holds: (line: TableRow<CommunicationKey>) => boolean) => said.filter(holds).length;
  const [putOff, contradiction] = SIGNS;
  const noted = {
    putOff: count((line) => normalized(line.text('sign')) === normalized(putOff)),
    contradictions: count((line) => normalized(line.text('sign')) === normalized(contradiction)),
    promises: count((line) => normalized(line.text('promise')) === 'yes' && line.text('link') === ''),
  };
  return escalationSigns(followUps, noted, limits, daysOff);
}

/** What is wrong in the log beyond single cells: amounts per code, and days before the request that they follow. */
export function logProblems(read: ReadTable<LogKey>) {
  return [...lineProblems(read), ...orderProblems(read)];
}

function orderProblems(read: ReadTable<LogKey>) {
  return read.rows.flatMap((row) =>
    LATER_DAYS.filter((key) => row.text(key) !== '' && row.text(key) < row.text('sent')).map((key) => ({
      message:
        `${read.name}, cell ${row.cell(key)}: ${headerOf(key)}, ${longDate(row.text(key))}, is before ` +
        `${headerOf('sent')}, ${longDate(row.text('sent'))}. Check both dates.`,
      at: { tab: negotiationLog.id, cell: row.cell(key) },
    })),
  );
}

export const headerOf = (key: LogKey): string =>
  negotiationLog.columns.find((column) => column.key === key)?.header ?? '';

/** Faults in the amounts per code, by cell. */
export function lineProblems(read: ReadTable<LogKey>) {
  return read.rows.flatMap((row) =>
    linesOf(row).faults.map(({ column, message }) => ({
      message: `${read.name}, cell ${row.cell(column)}: ${message}`,
      at: { tab: negotiationLog.id, cell: row.cell(column) },
    })),
  );
}
