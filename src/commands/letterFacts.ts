/**
 * Everything that a letter is written from, gathered from the tabs into the domain's typed facts. The one place that knows which cell a
 * fact of a letter stands in.
 */
import type { CellRef } from '../contract.ts';
import { citable, likeForLike, type PracticeScope } from '../domain/benchmark/index.ts';
import { addBusinessDays, addDays, addMonths } from '../domain/calendar/index.ts';
import { type AskOption, yearlyTotal } from '../domain/letters/ask.ts';
import { chooseFacts, type FactProposal } from '../domain/letters/chooseFacts.ts';
import { lastMonths, spanOf, withinPeriod } from '../domain/letters/claimTotals.ts';
import {
  type FactFigures,
  type FactInput,
  type FactPlace,
  gatherFacts,
  type LetterFact,
  type Period,
  periodText,
} from '../domain/letters/fact.ts';
import {
  type Communication,
  type Friction,
  type LetterContact,
  type LetterFacts,
  type LetterLine,
  noMedicarePrice,
  parseContact,
} from '../domain/letters/facts.ts';
import { cpt } from '../domain/letters/parts.ts';
import { type OtherRate, otherPayers } from '../domain/negotiation/otherPayers.ts';
import { parseCodeAmounts, type RequestFault } from '../domain/negotiation/requestLines.ts';
import { NATURES, type Nature, parseStatus, type Status } from '../domain/negotiation/status.ts';
import { negotiationWindow } from '../domain/negotiation/windows.ts';
import type { MeasureKey } from '../domain/outcomes/index.ts';
import { averageOfOthers } from '../domain/payerMix/index.ts';
import { serviceLabel } from '../domain/services.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import { capitalized, joinWords, longDate, MONTHS } from '../domain/words.ts';
import type { ReadTable, TableRow } from '../workbook/read.ts';
import type { BenchmarkKey } from '../workbook/tables/benchmarks.ts';
import { type ClaimKey, claims } from '../workbook/tables/claims.ts';
import { normalized } from '../workbook/tables/column.ts';
import type { CommunicationKey } from '../workbook/tables/communications.ts';
import { contacts, DEPARTMENTS } from '../workbook/tables/contacts.ts';
import { type LogKey, negotiationLog } from '../workbook/tables/negotiationLog.ts';
import { type OutcomeKey, outcomes } from '../workbook/tables/outcomes.ts';
import { type PayerKey, payers } from '../workbook/tables/payers.ts';
import { type PracticeKey, practice } from '../workbook/tables/practice.ts';
import { linesOf, signsOf } from './logRows.ts';
import {
  type InputTabId,
  limitsOf,
  medicareSide,
  payerNames,
  type RateInForce,
  ratesInForce,
  type State,
} from './state.ts';

/** Every tab that letters are written from. */
export const LETTER_TABS: readonly InputTabId[] = [
  'practice',
  'payers',
  'rates',
  'negotiation-log',
  'claims',
  'outcomes',
  'benchmarks',
  'contacts',
  'communications',
  'thresholds',
  'medicare',
];

/** How lines of Communications begin that note a draft: nothing that the payer has seen. */
export const DRAFTED = 'Letter drafted: ';

/** A fact with the id by which the panel names it; an id stands for the words, so a figure that changed is never printed unseen. */
export interface OfferedFact {
  readonly id: string;
  readonly fact: LetterFact;
  readonly at: CellRef;
  readonly isChosen: boolean;
  readonly why: string;
}

export interface Unprintable {
  readonly reason: string;
  readonly at: CellRef;
}

/** A request, or a payer alone, with all that is known for a letter. */
export interface LetterCase {
  readonly payer: string;
  readonly row: TableRow<LogKey> | null;
  /** `values` holds the facts proposed. */
  readonly facts: LetterFacts;
  readonly offered: readonly OfferedFact[];
  readonly proposal: FactProposal;
  readonly withheld: readonly Unprintable[];
  readonly faults: readonly RequestFault[];
  readonly offeredFault: string | null;
  /** Why Medicare gives no amounts; '' where it does. */
  readonly medicareFault: string;
  /** The fact of Practice that it is about. */
  readonly medicareFaultyFact: PracticeKey;
  readonly status: Status | null;
  readonly hasContact: boolean;
  /** That it is time to go higher; none without a request. */
  readonly signs: readonly string[];
  readonly to: { readonly text: string; readonly why: string; readonly at: CellRef | null };
  /** Null for a contract that may be asked about at any time. */
  readonly window: { readonly opens: string; readonly closes: string } | null;
  readonly otherNames: readonly string[];
  readonly limits: Thresholds;
  readonly daysOff: ReadonlySet<string>;
  readonly yearly: ReturnType<typeof yearlyTotal>;
  /** Options whose start can be told from the tabs. */
  readonly starts: {
    readonly cleanClaimDays: number | null;
    readonly codes: readonly string[];
    readonly members: number;
  };
}

const isSame = (a: string, b: string): boolean => normalized(a) === normalized(b);
const cellOf = <Key extends string>(table: { id: string }, row: TableRow<Key>, key: Key): CellRef => ({
  tab: table.id,
  cell: row.cell(key),
});
const YEAR = 12;

export function letterCase(state: State, row: TableRow<LogKey> | null, payer: string, today: string): LetterCase {
  const { limits, daysOff } = limitsOf(state);
  const text = (key: PracticeKey) => state.practice?.text(key) ?? '';
  const payerRow = rowsOf(state.payers, payer, 'payer')[0] ?? null;
  const payerText = (key: PayerKey) => payerRow?.text(key) ?? '';
  const { inputs, withheld } = factInputs(state, payer, payerRow, limits, today);
  const gathered = gatherFacts(inputs, { today, payer, limits });
  const proposal = chooseFacts(gathered.facts, payerText('type'), limits);
  const offered = proposal.facts.map(({ fact, isChosen, why }) => ({
    id: factId(fact),
    fact,
    at: { tab: tabId(fact.at.tab, state), cell: fact.at.cell },
    isChosen,
    why,
  }));
  const counting = ratesInForce(state);
  const medicare = medicareSide(state.practice, state.ownFigures);
  const parsed = row ? linesOf(row) : { lines: linesFromRates(counting, payer), faults: [] };
  const offers = row
    ? parseCodeAmounts(
        row.raw('offered'),
        parsed.lines.map(({ code }) => code),
      )
    : { amounts: new Map<string, number>(), fault: null };
  const regions = citableRegions(state, limits, today);
  const lines = parsed.lines.map(({ code, current, requested }): LetterLine => {
    const amount = medicare.amount(code);
    const own = counting.find((rate) => isSame(rate.payer, payer) && isSame(rate.code, code));
    return {
      code,
      label: serviceLabel(code),
      current,
      requested,
      medicare: amount ? { dollars: amount.dollars, basis: amount.basis } : null,
      // Only where the fee schedule knows the code and has no price; a mistyped code gets no such sentence.
      ...(medicare.refusal(code)?.reason === 'unpriced' ? { medicareNote: noMedicarePrice(code) } : {}),
      others: otherPayers(otherRates(state, counting, payer, code), current),
      offered: offers.amounts.get(code) ?? null,
      sessions: own?.sessions ?? null,
      region: regions.ranges.get(normalized(code)) ?? null,
    };
  });
  const renewal = payerText('renewal');
  const noticeDays = payerRow?.number('noticeDays') ?? null;
  const times = renewal === '' ? null : negotiationWindow(renewal, noticeDays, limits);
  const contact = contactFor(state, row, payer);
  const date = (key: LogKey) => row?.text(key) || null;
  const nature = NATURES.find((one) => isSame(one, row?.text('nature') ?? '')) ?? null;
  const facts: LetterFacts = {
    date: today,
    practice: {
      practiceName: text('practiceName'),
      signer: text('signer'),
      credentials: text('credentials'),
      licenseNumber: text('license'),
      npi: text('npi'),
      phone: text('phone'),
      email: text('email'),
      address: text('address'),
      opening: text('opening'),
      closing: text('closing'),
      inNetworkSince: payerRow?.number('inNetworkSince')?.toString() ?? '',
    },
    payer,
    payerType: payerText('type'),
    contact: contact.contact,
    lines,
    values: offered.filter(({ isChosen }) => isChosen).map(({ fact }) => fact),
    // Earlier, the user asks for a change before the renewal; the first day that the payer can do is better then.
    effectiveFrom: times !== null && renewal > today && today >= times.start ? renewal : null,
    trigger: asSentence(row?.text('trigger') ?? ''),
    about: text('about'),
    yearsInPractice: yearsSince(state.practice?.number('inPracticeSince') ?? null, today),
    sent: date('sent'),
    followUps: followUpDates(row),
    callDate: date('callDate'),
    response: nature === null && date('responseDate') === null ? null : { date: date('responseDate'), nature },
    renewal: renewal >= today ? renewal : null,
    lastCall: times?.last ?? null,
    noticeDays,
    decisionDate: date('decideBy'),
    communications: timelineOf(state, row, payer, today, nature),
    localStandards: linesIn(text('localStandards')),
    regulator: text('regulator'),
    friction: frictionOf(state, payer, limits),
    lastDay: payerText('exitLastDay') || null,
    clause: payerText('termination'),
    clientOptions: linesIn(text('clientOptions')),
    news: linesIn(text('news')),
  };
  return {
    payer,
    row,
    facts,
    offered,
    proposal,
    withheld: [
      ...gathered.withheld.map(({ reason, at }) => ({ reason, at: { tab: tabId(at.tab, state), cell: at.cell } })),
      ...withheld,
      ...regions.withheld.filter(({ code }) => parsed.lines.some((line) => isSame(line.code, code))),
    ].map(({ reason, at }) => ({ reason, at })),
    faults: parsed.faults,
    offeredFault: offers.fault,
    medicareFault: medicare.fault,
    medicareFaultyFact: medicare.faultyFact,
    status: parseStatus(row?.text('status') ?? ''),
    signs: row ? signsOf(row, state.communications, { limits, daysOff }) : [],
    hasContact: contact.contact.name !== '' || (contact.contact.title ?? '') !== '',
    to: { text: contact.text, why: contact.why, at: contact.at },
    window: times === null || renewal < today ? null : { opens: times.start, closes: times.last },
    otherNames: [...payerNames(state), ...colleagues(state)].filter((name) => !isSame(name, payer)),
    limits,
    daysOff,
    yearly: yearlyTotal(facts),
    starts: {
      cleanClaimDays: state.practice?.number('cleanClaimDays') ?? null,
      codes: lines.map(({ code }) => code),
      members: payerRow?.number('members12') ?? 0,
    },
  };
}

/** By when an answer is asked for unless the user says otherwise: as long as for the first follow-up (FUP-14). */
export const proposedReplyBy = ({ limits, daysOff }: LetterCase, today: string): string =>
  addBusinessDays(today, limits.followUpFirst, daysOff);

/** The facts with these ids in this order; null for one that is not there any more. */
export function factsByIds({ offered }: LetterCase, ids: readonly string[]): (LetterFact | null)[] {
  return ids.map((id) => offered.find((one) => one.id === id)?.fact ?? null);
}

function factId({ key, claim }: LetterFact): string {
  let hash = 5381;
  for (const character of claim) hash = ((hash * 33) ^ (character.codePointAt(0) ?? 0)) >>> 0;
  return `${key}-${hash.toString(36)}`;
}

function rowsOf<Key extends string>(read: ReadTable<Key> | null, payer: string, key: Key): TableRow<Key>[] {
  return (read?.rows ?? []).filter((row) => isSame(row.text(key), payer));
}

/** One entry a line; a list mark that was typed before it is not part of it. */
const linesIn = (text: string): string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^\s*(?:[-\u2022*]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');

const listIn = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** "new EMDR certification" is no sentence; what reads as one stays as it is. */
function asSentence(trigger: string): string {
  const isSentence = /^\p{Lu}/u.test(trigger) && trigger.split(/\s+/).length >= 6;
  return trigger === '' || isSentence ? trigger : `What has changed since our last agreement: ${trigger}`;
}

/** Full years, whatever day of the year it began. */
const yearsSince = (year: number | null, today: string): number | null => {
  const years = year === null ? 0 : Number(today.slice(0, 4)) - year - 1;
  return years > 0 && years < 100 ? years : null;
};

function followUpDates(row: TableRow<LogKey> | null): string[] {
  return (['firstFollowUp', 'secondFollowUp'] as const).map((key) => row?.text(key) ?? '').filter((day) => day !== '');
}

/** Facts name a tab as the user sees it; links of the panel go by its id. */
const NAMED: readonly { readonly id: string; readonly title: string }[] = [practice, payers, claims, outcomes];

function tabId(shown: string, state: State): string {
  return NAMED.find(({ id, title }) => (state.tabs.find(id) ? state.tabs.nameOf(id) : title) === shown)?.id ?? shown;
}

const nameOf = (state: State, { id, title }: { id: string; title: string }): string => state.tabs.nameOf(id) || title;

// --- Facts about the practice's work ---

interface Gathered {
  readonly inputs: readonly FactInput[];
  readonly withheld: readonly Unprintable[];
}

function factInputs(
  state: State,
  payer: string,
  payerRow: TableRow<PayerKey> | null,
  limits: Thresholds,
  today: string,
): Gathered {
  const found = [
    outcomeFacts(state, payer),
    claimFacts(state, payer, payerRow, limits),
    { inputs: practiceFactInputs(state, today), withheld: [] },
  ];
  return {
    inputs: found.flatMap(({ inputs }) => inputs),
    withheld: found.flatMap(({ withheld }) => withheld),
  };
}

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
function outcomeFacts(state: State, payer: string): Gathered {
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

function claimFacts(state: State, payer: string, payerRow: TableRow<PayerKey> | null, limits: Thresholds): Gathered {
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
function frictionOf(state: State, payer: string, limits: Thresholds): Friction | null {
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

/** "directory listings, May 2026" -> how and when; a time that can't be read is left out, never printed as it stands. */
export function countedHow(text: string): { found: string; period: Period | null } {
  const cut = /^(.*?)[,;(]\s*([^,;()]+)\)?\s*$/.exec(text.trim());
  const [how, when] = cut ? [cut[1] ?? '', cut[2] ?? ''] : [text.trim(), ''];
  const named = /^([a-z]+)\.?\s+(\d{4})$/i.exec(when.trim());
  const month = named
    ? MONTHS.map((month) => month.toLowerCase()).findIndex(
        (name) => name.startsWith((named[1] ?? '').toLowerCase()) && (named[1] ?? '').length >= 3,
      )
    : Number(/^\d{4}-(\d{2})(?:-\d{2})?$/.exec(when.trim())?.[1] ?? 0) - 1;
  const year = named?.[2] ?? when.trim().slice(0, 4);
  if (month < 0 || month > 11) return { found: how, period: null };
  const from = `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { found: how, period: { from, to: addDays(addMonths(from, 1), -1) } };
}

/** "EMDR certified, 2025" -> what the team holds, and the year where it is news. */
function certification(text: string, today: string): { text: string; year: number | null } {
  const parts = /^(.*?)[,(]?\s*((?:19|20)\d{2})\)?\s*$/.exec(text);
  const name = (parts?.[1] ?? text).trim().replace(/,$/, '');
  const year = parts ? Number(parts[2]) : null;
  const noun = /^(.+?) certified$/i.exec(name);
  return {
    text: noun ? `${noun[1]} certification` : name,
    year: year !== null && year >= Number(today.slice(0, 4)) - 1 ? year : null,
  };
}

/** Serial commas where an entry has an "and" of its own. */
const specialties = (niches: readonly string[]): string =>
  niches.some((niche) => / and /.test(niche)) && niches.length > 1
    ? `${niches.slice(0, -1).join(', ')}, and ${niches[niches.length - 1] ?? ''}`
    : joinWords(niches);

function practiceFactInputs(state: State, today: string): FactInput[] {
  const facts = state.practice;
  if (!facts) return [];
  const tab = nameOf(state, practice);
  const at = (key: PracticeKey, period?: Period | null): FactPlace => ({
    tab,
    cell: facts.cell(key),
    ...(period ? { period } : {}),
  });
  const text = (key: PracticeKey) => facts.text(key);
  const accepting = facts.number('accepting');
  const counted = countedHow(text('acceptingSource'));
  const languages = listIn(text('languages'), /[,;]|\band\b/i);
  const niches = listIn(text('niches'), /[,;]/);
  return [
    ...(accepting !== null && accepting > 0
      ? [
          {
            key: 'scarcity',
            accepting,
            area: text('acceptingArea') || 'our area',
            found: counted.found || 'A count of practices',
            at: at('accepting', counted.period),
          } as const,
        ]
      : []),
    {
      key: 'niche',
      technique: text('technique'),
      population: text('population'),
      shareOfCaseload: facts.number('populationShare'),
      at: at('population'),
    },
    ...(languages.length > 0
      ? [
          {
            key: 'languages',
            languages: ['English', ...languages.filter((language) => !isSame(language, 'English'))],
            shareOfCaseload: facts.number('languageShare'),
            at: at('languages'),
          } as const,
        ]
      : []),
    { key: 'hours', text: text('hours'), at: at('hours') },
    { key: 'underserved', population: text('underserved'), at: at('underserved') },
    ...listIn(text('certifications'), /[;\n]/).map(
      (entry) => ({ key: 'certification', ...certification(entry, today), at: at('certifications') }) as const,
    ),
    ...(niches.length > 0
      ? [
          {
            key: 'own',
            text: `Our specialties include ${specialties(niches)}`,
            priority: 'specialization',
            at: at('niches'),
          } as const,
        ]
      : []),
  ];
}

// --- Rates beside others ---

/** A payer's rates that count, for letters without a row. */
function linesFromRates(counting: readonly RateInForce[], payer: string) {
  const own = counting.filter((rate) => isSame(rate.payer, payer));
  const asked = own.filter(({ requested }) => requested !== null);
  return (asked.length > 0 ? asked : own).map(({ code, contracted, rate, requested }) => ({
    code,
    current: contracted ?? rate,
    requested,
  }));
}

function otherRates(state: State, counting: readonly RateInForce[], payer: string, code: string): OtherRate[] {
  return counting
    .filter((rate) => isSame(rate.code, code) && !isSame(rate.payer, payer))
    .flatMap((rate) => {
      const amount = rate.contracted ?? rate.rate;
      if (amount === null) return [];
      const other = rowsOf(state.payers, rate.payer, 'payer')[0];
      return [{ payer: rate.payer, rate: amount, confidential: confidentiality(other?.text('confidential') ?? '') }];
    });
}

/** Anything but a clear "no" keeps a payer's rates out of letters (AMB-40). */
export function confidentiality(text: string): OtherRate['confidential'] {
  const answer = normalized(text);
  return answer === 'yes' || answer === 'no' || answer === '' ? answer : 'unknown';
}

/** Whose rates a practice knows in private; none may be named (AMB-40). */
const colleagues = (state: State): string[] =>
  (state.benchmarks?.rows ?? [])
    .filter((row) => isSame(row.text('sourceType'), 'Colleague'))
    .map((row) => row.text('source'));

type Region = NonNullable<LetterLine['region']>;

/** The newest figure for each code that is like for like and may be cited; and why the others are not. */
function citableRegions(state: State, limits: Thresholds, today: string) {
  const ranges = new Map<string, Region & { asOf: string }>();
  const withheld: (Unprintable & { code: string })[] = [];
  const text = (key: PracticeKey) => state.practice?.text(key) ?? '';
  const own = { clinician: text('clinician'), setting: text('setting'), place: text('zip') };
  for (const row of state.benchmarks?.rows ?? []) {
    const low = row.number('low');
    const high = row.number('high') ?? low;
    if (low === null || high === null) continue;
    const asOf = row.text('asOf');
    const why = low > high ? 'From amount is above To amount' : whyNotCited(row, own, limits, today);
    const code = normalized(row.text('code'));
    if (why !== null) {
      const cell = row.cell('source');
      const name = state.tabs.nameOf('benchmarks');
      withheld.push({ code, reason: `${name}, cell ${cell}: not cited. ${why}.`, at: { tab: 'benchmarks', cell } });
      continue;
    }
    const known = ranges.get(code);
    if (!known || asOf > known.asOf) {
      const when = asOf === '' ? '' : `, ${longDate(asOf).replace(/ \d+,/, '')}`;
      ranges.set(code, { low, high, source: `${row.text('source')}${when}`, asOf });
    }
  }
  return { ranges, withheld };
}

/** BEN-12, AMB-40: the end of "no: ..." or "not sure: ..."; null where the row may be cited. */
function whyNotCited(
  row: TableRow<BenchmarkKey>,
  own: PracticeScope,
  limits: Thresholds,
  today: string,
): string | null {
  const source = {
    kind: row.text('sourceType'),
    contributors: row.number('contributors'),
    asOf: row.text('asOf') || null,
    mayShare: row.text('mayShare'),
  };
  const { may, reason } = citable(source, today, limits);
  if (!may) return capitalized(reason);
  const [figure, level, setting, region] = (['figure', 'level', 'setting', 'region'] as const).map((key) =>
    row.text(key),
  ) as [string, string, string, string];
  const alike = likeForLike({ figure, level, setting, region }, own);
  return alike === 'yes' ? null : `Like for like: ${alike}`;
}

// --- To whom ---

const RELATIONS = normalized('Provider relations');

/** LOG-02 as typed; else the contact who can decide, else provider relations (AMB-20). */
function contactFor(state: State, row: TableRow<LogKey> | null, payer: string) {
  const typed = row?.text('contact') ?? '';
  if (row && typed !== '') {
    return {
      contact: parseContact(typed, row.text('contactInfo')),
      text: typed,
      why: `Named in ${state.log?.name ?? negotiationLog.title}, cell ${row.cell('contact')}.`,
      at: cellOf(negotiationLog, row, 'contact'),
    };
  }
  const rank = (contact: TableRow<'canApprove' | 'department'>): number => {
    const approves = normalized(contact.text('canApprove'));
    const department = DEPARTMENTS.findIndex((name) => isSame(name, contact.text('department')));
    return (
      (approves === 'yes' ? 0 : approves === 'no' ? 200 : 100) + (department < 0 ? DEPARTMENTS.length : department)
    );
  };
  const best = [...rowsOf(state.contacts, payer, 'payer')].sort((a, b) => rank(a) - rank(b))[0];
  if (!best) {
    const none: LetterContact = { name: '', info: row?.text('contactInfo') ?? '' };
    return {
      contact: none,
      text: '',
      why: 'No contact is known. The phone script “Find the right person” helps to get a name.',
      at: row ? cellOf(negotiationLog, row, 'contact') : null,
    };
  }
  const [name, title, department] = [best.text('name'), best.text('title'), best.text('department')];
  const approves = normalized(best.text('canApprove')) === 'yes';
  return {
    contact: {
      name,
      title: [title, department].filter((part) => part !== '').join(', '),
      info: [best.text('email'), best.text('phone')].filter((part) => part !== '').join('; '),
    },
    text: [name, title, department].filter((part) => part !== '').join(', '),
    why: approves
      ? 'Contacts says that this person can approve rates.'
      : normalized(department) === RELATIONS
        ? 'Nobody in Contacts is known to approve rates. Provider relations can name who does: use the phone script “Find the right person”.'
        : 'Nobody in Contacts is known to approve rates; this department is the nearest to it.',
    at: cellOf(contacts, best, 'payer'),
  };
}

// --- What was said and sent ---

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
function timelineOf(
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

export const isDraftNote = (entry: TableRow<CommunicationKey>): boolean =>
  normalized(entry.text('what')).startsWith(normalized(DRAFTED));

/** What an option would say when ticked. */
export function optionStart(kind: AskOption['kind'], found: LetterCase, today: string): AskOption {
  const { starts, facts } = found;
  const codes = starts.codes.length > 0 ? starts.codes : ['90837'];
  switch (kind) {
    case 'escalator':
      return { kind, share: 0.03 };
    case 'carve-out':
      return { kind, codes: mostUsed(facts.lines, codes) };
    case 'add codes':
      return { kind, codes: ['90847'] };
    case 'prior authorization':
      return { kind, codes };
    case 'clean claims':
      return { kind, businessDays: starts.cleanClaimDays ?? 15 };
    case 'phased':
      return { kind, second: addMonths(facts.effectiveFrom ?? today, 6) };
    case 'review in six months':
      return { kind };
    case 'by volume':
      return { kind, members: Math.max(10, Math.ceil((starts.members * 1.25) / 5) * 5) };
    case 'less paperwork':
      return { kind, what: 'treatment plans only once a year' };
    case 'performance':
    case 'bonus':
      return { kind, measure: 'days to a first appointment' };
    case 'trade-off':
      return { kind, give: 'two more first appointments a week for your members' };
  }
}

/** The codes that carry most sessions, at most two (ASK-10, ASK-13). */
function mostUsed(lines: readonly LetterLine[], codes: readonly string[]): readonly string[] {
  const known = lines.filter(({ sessions }) => (sessions ?? 0) > 0);
  const used = [...known].sort((a, b) => (b.sessions ?? 0) - (a.sessions ?? 0)).map(({ code }) => code);
  return (used.length > 0 ? used : codes).slice(0, 2);
}
