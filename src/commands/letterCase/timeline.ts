/** What was said and sent about a request (FUP-16). */
import { addDays } from '../../domain/calendar/index.ts';
import type { Communication } from '../../domain/letters/facts.ts';
import { cpt } from '../../domain/letters/parts.ts';
import type { Nature } from '../../domain/negotiation/status.ts';
import type { TableRow } from '../../workbook/read.ts';
import { normalized } from '../../workbook/tables/column.ts';
import type { CommunicationKey } from '../../workbook/tables/communications.ts';
import type { LogKey } from '../../workbook/tables/negotiationLog.ts';
import { linesOf } from '../logRows.ts';
import type { State } from '../state.ts';
import { isSame, rowsOf } from './common.ts';

/** How lines of Communications begin that note a draft: nothing that the payer has seen. */
export const DRAFTED = 'Letter drafted: ';

const isDraftNote = (entry: TableRow<CommunicationKey>): boolean =>
  normalized(entry.text('what')).startsWith(normalized(DRAFTED));

/** Days before a request that still belong to it. */
const PRELUDE = 90;

/** How RateCase's own lines end that are of other requests to the same payer. */
function otherRequests(state: State, row: TableRow<LogKey>, payer: string): string[] {
  const ending = (one: TableRow<LogKey>) => `, ${cpt(linesOf(one).lines.map(({ code }) => code))}`;
  const own = ending(row);
  return rowsOf(state.log, payer, 'payer')
    .filter((other) => linesOf(other).lines.length > 0)
    .map(ending)
    .filter((other) => other !== own);
}

/** FUP-16: the lines of Communications that belong to this request and are not private, and the dates of the log that have no line there. */
export function timelineOf(
  state: State,
  row: TableRow<LogKey> | null,
  payer: string,
  today: string,
  nature: Nature | null,
): Communication[] {
  if (row === null) return [];
  const since = addDays(row.text('sent') || today, -PRELUDE);
  const strangers = otherRequests(state, row, payer);
  const noted = rowsOf(state.communications, payer, 'payer').filter(
    (entry) =>
      entry.text('date') >= since &&
      entry.text('date') <= today &&
      !isDraftNote(entry) &&
      !isSame(entry.text('private'), 'yes') &&
      !strangers.some((ending) => entry.text('what').endsWith(ending)),
  );
  const entries = noted.map((entry) => ({
    date: entry.text('date'),
    channel: entry.text('channel'),
    what: entry.text('what'),
  }));
  const fromLog = [
    [row.text('sent'), 'Rate review request sent'],
    [row.text('firstFollowUp'), 'First follow-up sent'],
    [row.text('secondFollowUp'), 'Second follow-up sent'],
    [row.text('callDate'), `Call with ${payer}`],
    [row.text('responseDate'), `Answer received${nature === null ? '' : `: ${nature.toLowerCase()}`}`],
  ] as const;
  return [
    ...entries.filter(({ what }) => what !== ''),
    ...fromLog.flatMap(([date, what]) =>
      date === '' || entries.some((entry) => entry.date === date) ? [] : [{ date, channel: '', what }],
    ),
  ];
}
