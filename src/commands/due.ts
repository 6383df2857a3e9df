/** What a request waits for, and since when: as the log's own columns "Proposed follow-up" and "What is due" say it (AMB-37). */
import { businessDaysBetween } from '../domain/calendar/index.ts';
import { nextDue } from '../domain/negotiation/followUps.ts';
import { parseStatus } from '../domain/negotiation/status.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { TableRow } from '../workbook/read.ts';
import type { LogKey } from '../workbook/tables/negotiationLog.ts';

export type WaitsFor = 'request' | 'first follow-up' | 'second follow-up' | 'escalation' | 'reply' | 'after escalation';

export interface RequestDue {
  readonly row: TableRow<LogKey>;
  readonly payer: string;
  readonly what: WaitsFor;
  /** Null where no day follows from the dates and the user noted none. */
  readonly on: string | null;
  /** Business days. */
  readonly late: number;
}

/** Null for a closed request. */
export function dueOf(
  row: TableRow<LogKey>,
  today: string,
  { limits, daysOff }: { limits: Thresholds; daysOff: ReadonlySet<string> },
): RequestDue | null {
  const status = parseStatus(row.text('status'));
  if (status === 'Closed') return null;
  const [sent, first, second, higher] = (['sent', 'firstFollowUp', 'secondFollowUp', 'escalatedOn'] as const).map(
    (key) => row.text(key),
  );
  const isAnswered = isRowAnswered(row);
  const isHigher = Boolean(higher) || status === 'Escalated';
  const followUps = [first, second].filter((day): day is string => Boolean(day));
  const proposed =
    sent && !isAnswered && !isHigher ? nextDue({ requested: sent, followUps }, limits, daysOff).on : null;
  const last = higher || row.text('responseDate') || second || first || sent || '';
  const own = row.text('nextFollowUp');
  const on = own !== '' && (last === '' || own > last) ? own : proposed;
  return {
    row,
    payer: row.text('payer'),
    what: isAnswered
      ? 'reply'
      : isHigher
        ? 'after escalation'
        : !sent
          ? 'request'
          : second
            ? 'escalation'
            : first
              ? 'second follow-up'
              : 'first follow-up',
    on,
    late: on !== null && on < today ? businessDaysBetween(on, today, daysOff) : 0,
  };
}

export function isRowAnswered(row: TableRow<LogKey>): boolean {
  return row.text('responded').toUpperCase() === 'Y' || row.text('responseDate') !== '' || row.text('nature') !== '';
}
