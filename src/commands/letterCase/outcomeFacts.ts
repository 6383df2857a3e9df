/** What the practice achieves, from Outcomes. */
import type { FactFigures, FactInput, FactPlace, Period } from '../../domain/letters/fact.ts';
import type { MeasureKey } from '../../domain/outcomes/index.ts';
import type { TableRow } from '../../workbook/read.ts';
import { normalized } from '../../workbook/tables/column.ts';
import { type OutcomeKey, outcomes } from '../../workbook/tables/outcomes.ts';
import type { State } from '../state.ts';
import { cellOf, type Gathered, isSame, nameOf, type Unprintable } from './common.ts';

/** A measure of Outcomes as figures of a fact, or what its row lacks. */
type Reading = (number: number, outOf: number | null, isOfPayer: boolean) => FactFigures | string;

const NO_WHOLE = 'Out of is blank, so the share is not known.';
const share =
  (make: (part: number, whole: number) => FactFigures): Reading =>
  (number, outOf) =>
    outOf === null ? NO_WHOLE : make(number, outOf);
const improved = (measure: MeasureKey): Reading =>
  share((part, clients) => ({ key: 'improvement', measure, improved: part, clients }));

const READINGS: Readonly<Record<string, Reading>> = {
  Attendance: share((attended, scheduled) => ({ key: 'attendance', attended, scheduled })),
  'Sessions a client stays': (sessionsPerEpisode, clients) =>
    clients === null
      ? 'Out of is blank; it says over how many clients the average is.'
      : { key: 'retention', sessionsPerEpisode, clients },
  'Wait for a first appointment': (days) => ({ key: 'wait', days }),
  'Improved on PHQ-9': improved('PHQ-9'),
  'Improved on GAD-7': improved('GAD-7'),
  'Improved on PCL-5': improved('PCL-5'),
  'Treatment completed': share((planned, clients) => ({ key: 'completion', planned, clients })),
  'Referrals that began treatment': share((started, referred) => ({ key: 'conversion', started, referred })),
  'New clients': (fromPayer, clients, isOfPayer) => {
    if (clients !== null) return { key: 'newClients', clients, fromPayer: isOfPayer ? fromPayer : null };
    return isOfPayer
      ? 'Out of is blank; it says how many new clients there were in all.'
      : { key: 'newClients', clients: fromPayer, fromPayer: null };
  },
  'Satisfied clients': share((satisfied, clients) => ({ key: 'satisfaction', satisfied, clients })),
  'Coding accuracy in an audit': (clean, records) => {
    if (records === null || records <= 0) return NO_WHOLE;
    return clean > records
      ? 'More records are without a finding than were looked at. Check both figures.'
      : { key: 'audit', accuracy: clean / records, records };
  },
  'Telehealth hours': (hoursAWeek) => ({ key: 'telehealth', hoursAWeek }),
};
const OWN_WORDS = 'In my own words';

/** The latest row of each measure, a row about this payer's members before one about all clients; rows about other payers are left out. */
export function outcomeFacts(state: State, payer: string): Gathered {
  const rows = (state.outcomes?.rows ?? []).filter(
    (row) => row.text('payer') === '' || isSame(row.text('payer'), payer),
  );
  const latest = new Map<string, TableRow<OutcomeKey>>();
  for (const row of rows) {
    const measure = row.text('measure');
    const key = isSame(measure, OWN_WORDS) ? `${row.row}` : normalized(measure);
    const other = latest.get(key);
    if (!other || isLater(row, other)) latest.set(key, row);
  }
  const inputs: FactInput[] = [];
  const withheld: Unprintable[] = [];
  const tab = nameOf(state, outcomes);
  for (const row of latest.values()) {
    const measure = row.text('measure');
    const at = (key: OutcomeKey): FactPlace => ({ tab, cell: row.cell(key), ...periodOf(row) });
    const withhold = (key: OutcomeKey, reason: string) =>
      withheld.push({ reason: `${tab}, cell ${row.cell(key)}: ${measure}. ${reason}`, at: cellOf(outcomes, row, key) });
    if (isSame(measure, OWN_WORDS)) {
      const own = row.text('words');
      if (own === '') withhold('words', 'In words is blank.');
      else inputs.push({ key: 'own', text: own, priority: 'specialization', at: at('words') });
      continue;
    }
    const reading = Object.entries(READINGS).find(([name]) => isSame(name, measure))?.[1];
    const number = row.number('number');
    if (!reading) withhold('measure', 'RateCase does not know this measure. Choose one from the list.');
    else if (number === null) withhold('number', 'Number is blank.');
    else if (number < 0) withhold('number', 'A number below zero can’t be right.');
    else {
      const figures = reading(number, row.number('outOf'), row.text('payer') !== '');
      if (typeof figures === 'string') withhold('outOf', figures);
      else inputs.push({ ...figures, at: at('number') });
    }
  }
  return { inputs, withheld };
}

function isLater(row: TableRow<OutcomeKey>, other: TableRow<OutcomeKey>): boolean {
  if (row.text('to') !== other.text('to')) return row.text('to') > other.text('to');
  return row.text('payer') !== '' && other.text('payer') === '';
}

function periodOf(row: TableRow<OutcomeKey>): { period?: Period } {
  const [from, to] = [row.text('from'), row.text('to')];
  const last = to || from;
  return last === '' ? {} : { period: { from: from === '' || from > last ? last : from, to: last } };
}
