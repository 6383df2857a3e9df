/** What the workbook holds of letters that were drafted: the link in the row, and lines of Communications. */
import type { CellRef } from '../contract.ts';
import { addDays, addMonths } from '../domain/calendar/index.ts';
import { allTemplates } from '../domain/letters/library.ts';
import { cpt } from '../domain/letters/parts.ts';
import { goesToPayer, type LetterStep, readerOf, stepOf } from '../domain/letters/steps.ts';
import type { LetterKind } from '../domain/letters/template.ts';
import { appendRows } from '../workbook/build.ts';
import { ChangedMeanwhile } from '../workbook/meanwhile.ts';
import { type ReadTable, readTable, type TableRow } from '../workbook/read.ts';
import { flush, linkedText } from '../workbook/spreadsheet.ts';
import { normalized } from '../workbook/tables/column.ts';
import { type CommunicationKey, communications } from '../workbook/tables/communications.ts';
import { type LogKey, negotiationLog } from '../workbook/tables/negotiationLog.ts';
import type { LetterCase } from './letterCase/index.ts';
import { DRAFTED } from './letterCase/timeline.ts';
import type { State } from './state.ts';
import { Stop } from './stop.ts';

export interface LinkedDoc {
  readonly name: string;
  readonly url: string;
}

/** Row -> what a column's cells link to, in one call. */
export function linkedDocs<Key extends string>(read: ReadTable<Key>, key: Key): Map<number, LinkedDoc> {
  const links = new Map<number, LinkedDoc>();
  const column = read.columns.get(key);
  const last = read.rows[read.rows.length - 1]?.row;
  if (!column || !last) return links;
  read.sheet
    .getRange(1, column, last, 1)
    .getRichTextValues()
    .forEach((line, index) => {
      const url = line[0]?.getLinkUrl();
      if (url) links.set(index + 1, { name: line[0]?.getText() ?? '', url });
    });
  return links;
}

export interface DraftedDoc extends LinkedDoc {
  readonly at: CellRef | null;
  /** e.g. "Negotiation Log, cell N4" */
  readonly where: string;
}

/** Months after which a draft to the same payer belongs to an earlier negotiation. */
const ONE_NEGOTIATION = 12;
/** Days for which a letter without a request, or a script, counts as drafted. */
export const LATELY = 30;

/** For a case: the Doc that a step has already; null as the step asks for the row's newest, whatever it is. */
export function draftedDoc(
  state: State,
  found: LetterCase,
  today: string,
): (step: LetterStep | null) => DraftedDoc | null {
  const { log } = state;
  const own = found.row;
  const inLog = log && own ? linkedDocs(log, 'letter') : new Map<number, LinkedDoc>();
  const inCommunications = state.communications
    ? linkedDocs(state.communications, 'link')
    : new Map<number, LinkedDoc>();
  const cellDoc = own ? inLog.get(own.row) : undefined;
  const elsewhere = new Set([...inLog].filter(([row]) => row !== own?.row).map(([, { url }]) => url));
  const notes = (state.communications?.rows ?? []).filter(
    (note) => normalized(note.text('payer')) === normalized(found.payer) && note.text('what').startsWith(DRAFTED),
  );
  const fromCell = (): DraftedDoc | null => {
    if (!cellDoc || !own || !log) return null;
    const cell = own.cell('letter');
    return { ...cellDoc, at: { tab: negotiationLog.id, cell }, where: `${log.name}, cell ${cell}` };
  };
  return (step) => {
    if (step === null) return fromCell();
    const labels = new Set(
      allTemplates
        .map((template) => stepOf(template, found.facts.followUps?.length ?? 0))
        .flatMap((other) => (other.step === step.step ? [other.label] : [])),
    );
    const since = startOf(step, found, today);
    if (cellDoc) {
      const date = /^\d{4}-\d{2}-\d{2}(?= )/.exec(cellDoc.name)?.[0] ?? null;
      const isOurs = date !== null && [...labels].some((label) => cellDoc.name.endsWith(` ${label}`)) && date >= since;
      // A link that somebody put there, or renamed, is taken for the request itself.
      const isUnknown = date === null && step.step === 'request';
      if (isOurs || isUnknown) return fromCell();
    }
    for (const note of [...notes].reverse()) {
      const doc = inCommunications.get(note.row);
      if (!doc || elsewhere.has(doc.url) || note.text('date') < since) continue;
      if (![...labels].some((label) => note.text('what') === noteText(found, label))) continue;
      const cell = note.cell('link');
      const name = state.communications?.name ?? communications.title;
      return { ...doc, at: { tab: communications.id, cell }, where: `${name}, cell ${cell}` };
    }
    return null;
  };
}

/** From when on a Doc counts for this step: a second follow-up, or an answer to a second offer, is no second draft. */
function startOf({ step }: LetterStep, { facts, row }: LetterCase, today: string): string {
  if (row === null) return addDays(today, -LATELY);
  const [first] = facts.followUps ?? [];
  if (step === 'first follow-up') return facts.sent ?? '';
  if (step === 'second follow-up') return first === undefined ? '' : addDays(first, 1);
  if (step === 'response') return facts.response?.date ?? '';
  return addMonths(today, -ONE_NEGOTIATION);
}

const noteText = ({ row, facts }: LetterCase, label: string): string =>
  `${DRAFTED}${label}${row === null || facts.lines.length === 0 ? '' : `, ${cpt(facts.lines.map(({ code }) => code))}`}`;

interface Noted extends LinkedDoc {
  readonly label: string;
  readonly folderName: string;
  readonly isTakenUp: boolean;
  readonly template: LetterKind;
  readonly today: string;
}

/** The link into the row's Letter cell, and a line of Communications. Gives the cell with the link. */
export function noteDraft(state: State, found: LetterCase, doc: Noted): CellRef | null {
  const { log, communications: read } = state;
  const { row } = found;
  if (!read) throw new Error('Communications was made before the letter');
  const linked = log && row && goesToPayer(doc.template) ? { log, row } : null;
  const place = linked ? `${linked.log.name}, cell ${linked.row.cell('letter')}` : read.name;
  try {
    // Drive took its time: the row may have moved.
    const own = linked ? rowNow(linked.log, linked.row) : null;
    const cell = own && isFree(own) ? own.cell('letter') : null;
    if (cell !== null) linked?.log.sheet.getRange(cell).setRichTextValue(linkedText(doc.name, doc.url));
    const line = noteLine(read, found, doc);
    flush();
    return cell === null ? { tab: communications.id, cell: line } : { tab: negotiationLog.id, cell };
  } catch {
    throw new Stop(
      'link-not-written',
      `The letter “${doc.name}” is in your Drive, in ${doc.folderName}, but its link could not be written to ${place}.`,
      `Draft it again, and the same document gets its link. Its address: ${doc.url}`,
      linked ? { tab: negotiationLog.id, cell: linked.row.cell('letter') } : null,
    );
  }
}

/** The request’s row as it stands now. */
function rowNow(log: ReadTable<LogKey>, row: TableRow<LogKey>): TableRow<LogKey> {
  const { rows } = readTable(log.sheet, negotiationLog, () => log.name);
  const isSame = (one: TableRow<LogKey>) =>
    (['payer', 'codes', 'requested'] as const).every((key) => one.text(key) === row.text(key));
  const same = rows.filter(isSame);
  const there = same.find((one) => one.row === row.row) ?? (same.length === 1 ? same[0] : undefined);
  if (!there) throw new ChangedMeanwhile(log.name);
  return there;
}

/** A Letter cell with words of the user's own keeps them; the link then stands in Communications alone. */
function isFree(row: TableRow<LogKey>): boolean {
  const text = row.text('letter');
  return text === '' || /^\d{4}-\d{2}-\d{2} /.test(text);
}

function noteLine(before: ReadTable<CommunicationKey>, found: LetterCase, doc: Noted): string {
  const what = noteText(found, doc.label);
  const isSame = (line: TableRow<CommunicationKey>) =>
    line.text('what') === what && line.text('date') === doc.today && line.text('payer') === found.payer;
  const read = doc.isTakenUp ? readTable(before.sheet, communications, () => before.name) : before;
  const standing = doc.isTakenUp ? [...read.rows].reverse().find(isSame) : undefined;
  const { row, columns } = standing
    ? { row: standing.row, columns: read.columns }
    : appendRows(read, communications, [
        {
          date: doc.today,
          payer: found.payer,
          channel: doc.template.form === 'email' ? 'email' : 'letter',
          direction: 'us',
          ...readBy(found, doc.template),
          what,
          link: doc.name,
        },
      ]);
  const column = columns.get('link');
  const cell = read.sheet.getRange(row, column ?? 1);
  if (column) cell.setRichTextValue(linkedText(doc.name, doc.url));
  return cell.getA1Notation();
}

/** With whom; what the payer is not to read stays out of the timelines that it gets. */
function readBy({ to, facts }: LetterCase, template: LetterKind): { who: string | null; private?: 'yes' } {
  const reader = readerOf(template);
  if (reader === 'clients') return { who: 'clients', private: 'yes' };
  if (reader === 'the regulator') return { who: facts.regulator || 'state insurance regulator', private: 'yes' };
  return { who: to.text || null };
}

export interface Said {
  readonly date: string;
  readonly payer: string;
  readonly channel: string | null;
  readonly direction: 'us' | 'them';
  readonly who: string;
  readonly what: string;
}

/** A line of Communications, unless the very same stands there: a command done again adds none. True where one was added. */
export function noteSaid(read: ReadTable<CommunicationKey>, said: Said): boolean {
  const isThere = read.rows.some(
    (line) => line.text('what') === said.what && line.text('date') === said.date && line.text('payer') === said.payer,
  );
  if (isThere) return false;
  appendRows(read, communications, [{ ...said, who: said.who || null }]);
  return true;
}

/** What RateCase writes into a line of its own; anything else in the row is the user's. */
const OF_SAID: readonly CommunicationKey[] = ['date', 'payer', 'direction', 'who', 'what'];
const OF_DRAFT: readonly CommunicationKey[] = [...OF_SAID, 'channel', 'link', 'private'];

/** Takes a line of `noteSaid`, or of a draft, away again; false where the user has added to it, so it stays. */
export function removeSaid(
  read: ReadTable<CommunicationKey>,
  line: TableRow<CommunicationKey>,
  ours: readonly CommunicationKey[] = OF_SAID,
): boolean {
  const own = new Set(ours.flatMap((key) => read.columns.get(key) ?? []));
  const values = read.holdStill([line.row])[line.row - 1] ?? [];
  if (values.some((value, index) => value !== '' && !own.has(index + 1))) return false;
  read.sheet.deleteRow(line.row);
  return true;
}

/** Takes back what `noteDraft` wrote of a Doc: true where nothing of it is left. What the user changed since stays. */
export function forgetDraft(
  state: State,
  row: TableRow<LogKey> | null,
  doc: LinkedDoc & { was: LinkedDoc | null },
): boolean {
  const { log, communications: read } = state;
  const standing = log && row ? linkedDocs(log, 'letter').get(row.row) : undefined;
  if (log && row && standing?.url === doc.url) {
    const cell = log.sheet.getRange(row.cell('letter'));
    if (standing.name !== doc.name) return false;
    if (doc.was === null) cell.setValue('');
    else cell.setRichTextValue(linkedText(doc.was.name, doc.was.url));
  }
  const links = read ? linkedDocs(read, 'link') : new Map<number, LinkedDoc>();
  const line = read?.rows.find((note) => links.get(note.row)?.url === doc.url && note.text('what').startsWith(DRAFTED));
  return !read || !line || removeSaid(read, line, OF_DRAFT);
}
