/** What a request waits for, and since when: as the log's own columns "Proposed follow-up" and "What is due" say it (AMB-37). */
import { businessDaysBetween } from '../domain/calendar/index.ts';
import { type WaitsFor, waitingFor } from '../domain/negotiation/due.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { TableRow } from '../workbook/read.ts';
import type { LogKey } from '../workbook/tables/negotiationLog.ts';
import { datesOf } from './logRows.ts';

export type { WaitsFor };

/** What is wrong with a request whose next step is to look at its dates. */
export const UNCLEAR = 'A date in its row of the log cannot be read, or is before the request.';

export interface RequestDue {
  readonly row: TableRow<LogKey>;
  readonly payer: string;
  readonly what: WaitsFor;
  /** Null where no day follows from the dates and the user noted none. */
  readonly on: string | null;
  /** Business days. */
  readonly late: number;
}

/** Null for a closed request. The user's own Date of Next Follow-Up counts where it is later than all that has happened. */
export function dueOf(
  row: TableRow<LogKey>,
  today: string,
  { limits, daysOff }: { limits: Thresholds; daysOff: ReadonlySet<string> },
): RequestDue | null {
  const dates = datesOf(row);
  const waiting = waitingFor(dates, limits, daysOff);
  if (waiting === null) return null;
  if (waiting.what === 'look') return { row, payer: row.text('payer'), what: 'look', on: null, late: 0 };
  const { sent, followUps, answer, escalatedOn, disputedOn } = dates;
  const events = [sent, ...followUps, answer?.date ?? null, escalatedOn, disputedOn];
  const last = events.reduce<string>((latest, day) => (day !== null && day > latest ? day : latest), '');
  const own = row.text('nextFollowUp');
  const on = own > last ? own : waiting.on;
  return {
    row,
    payer: row.text('payer'),
    what: waiting.what,
    on,
    late: on !== null && on < today ? businessDaysBetween(on, today, daysOff) : 0,
  };
}
