/**
 * Everything that a letter is written from, gathered from the tabs into the domain's typed facts. The one place that knows which cell a
 * fact of a letter stands in.
 */
import type { CellRef } from '../../contract.ts';
import { addBusinessDays } from '../../domain/calendar/index.ts';
import { yearlyTotal } from '../../domain/letters/ask.ts';
import { chooseFacts, type FactProposal } from '../../domain/letters/chooseFacts.ts';
import { gatherFacts, type LetterFact } from '../../domain/letters/fact.ts';
import { type LetterFacts, type LetterLine, noMedicarePrice } from '../../domain/letters/facts.ts';
import { otherPayers } from '../../domain/negotiation/otherPayers.ts';
import { parseCodeAmounts, type RequestFault } from '../../domain/negotiation/requestLines.ts';
import { NATURES, parseStatus, type Status } from '../../domain/negotiation/status.ts';
import { negotiationWindow } from '../../domain/negotiation/windows.ts';
import { serviceLabel } from '../../domain/services.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TableRow } from '../../workbook/read.ts';
import { claims } from '../../workbook/tables/claims.ts';
import { normalized } from '../../workbook/tables/column.ts';
import type { LogKey } from '../../workbook/tables/negotiationLog.ts';
import { outcomes } from '../../workbook/tables/outcomes.ts';
import { type PayerKey, payers } from '../../workbook/tables/payers.ts';
import { type PracticeKey, practice } from '../../workbook/tables/practice.ts';
import { linesOf, signsOf } from '../logRows.ts';
import { type InputTabId, limitsOf, medicareSide, payerNames, ratesInForce, type State } from '../state.ts';
import { citableRegions, colleagues, linesFromRates, otherRates } from './besideOthers.ts';
import { claimFacts, frictionOf } from './claimFacts.ts';
import { type Gathered, isSame, rowsOf, type Unprintable } from './common.ts';
import { contactFor } from './contact.ts';
import { outcomeFacts } from './outcomeFacts.ts';
import { practiceFactInputs } from './practiceFacts.ts';
import { timelineOf } from './timeline.ts';

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

/** A fact with the id by which the panel names it; an id stands for the words, so a figure that changed is never printed unseen. */
export interface OfferedFact {
  readonly id: string;
  readonly fact: LetterFact;
  readonly at: CellRef;
  readonly isChosen: boolean;
  readonly why: string;
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

/** One entry a line; a list mark that was typed before it is not part of it. */
const linesIn = (text: string): string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^\s*(?:[-\u2022*]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');

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

// --- Facts about the practice's work ---

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
