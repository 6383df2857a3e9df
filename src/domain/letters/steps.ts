/** Which step of a negotiation a letter is, what its Doc is called, and why a template is proposed (HANDBOOK 10, 15; AMB-37). */
import { type DatedStep, isAnswered, isUnclear, type RequestDates, waitingFor } from '../negotiation/due.ts';
import type { Nature } from '../negotiation/status.ts';
import type { Thresholds } from '../thresholds.ts';
import { joinWords, longDate, uncapitalized } from '../words.ts';
import type { LetterFacts } from './facts.ts';
import { oneLine } from './markdown.ts';
import { beforeContract } from './parts.ts';
import { suggestTemplates } from './suggest.ts';
import type { LetterKind } from './template.ts';

/** What "I sent it" may date: the five of the log, and an answer to what the payer said, which has no date of its own. */
export type SentStep = 'request' | 'first follow-up' | 'second follow-up' | 'escalation' | 'dispute' | 'reply';

/** Letters that take the same step of a request: one of them is drafted, not all. */
const STEPS: Readonly<Record<string, { readonly step: string; readonly sends: SentStep | null }>> = {
  'LTR-02': { step: 'request', sends: 'request' },
  'LTR-03': { step: 'request', sends: 'request' },
  'LTR-04': { step: 'request', sends: 'request' },
  'LTR-10': { step: 'request', sends: 'request' },
  'LTR-11': { step: 'request', sends: 'request' },
  'LTR-12': { step: 'request', sends: 'request' },
  'LTR-19': { step: 'request', sends: 'request' },
  'LTR-07': { step: 'after two follow-ups', sends: 'escalation' },
  'LTR-08': { step: 'escalation', sends: 'escalation' },
  'LTR-14': { step: 'dispute', sends: 'dispute' },
  'LTR-09': { step: 'response', sends: 'reply' },
  'LTR-15': { step: 'response', sends: 'reply' },
  'LTR-16': { step: 'response', sends: 'reply' },
  'LTR-13': { step: 'decision', sends: 'reply' },
};

const FOLLOW_UPS: ReadonlySet<string> = new Set(['LTR-05', 'LTR-06']);
/** Whom a letter goes to that does not go to the payer. */
const OTHER_READERS: Readonly<Record<string, 'clients' | 'the regulator'>> = {
  'LTR-17': 'clients',
  'FUP-17': 'the regulator',
};

export interface LetterStep {
  readonly step: string;
  readonly sends: SentStep | null;
  /** In the Doc's name, after date and payer; one label for every letter of the step, where that is a follow-up. */
  readonly label: string;
}

/** `followUps`: how many were sent so far. */
export function stepOf(template: Pick<LetterKind, 'id' | 'name'>, followUps: number): LetterStep {
  if (FOLLOW_UPS.has(template.id)) {
    const step = followUps === 0 ? 'first follow-up' : 'second follow-up';
    return { step, sends: step, label: step };
  }
  const label = uncapitalized(template.name);
  const known = STEPS[template.id];
  return known ? { ...known, label } : { step: template.id, sends: null, label };
}

/** Who reads it: a page that goes along with a letter is the payer's too; scripts and replies are the user's own. */
export function readerOf({ id, form }: Pick<LetterKind, 'id' | 'form'>): 'payer' | 'clients' | 'the regulator' | null {
  if (form === 'script' || form === 'reply') return null;
  return OTHER_READERS[id] ?? 'payer';
}

/** A letter or email to the payer: the row of the log links to it, and mail programs open it. */
export const goesToPayer = ({ id, form }: Pick<LetterKind, 'id' | 'form'>): boolean =>
  (form === 'letter' || form === 'email') && OTHER_READERS[id] === undefined;

/** Where a request stands, with its dates. */
export interface Case {
  readonly dates: RequestDates;
  readonly hasContact: boolean;
  /** That it is time to go higher, as clauses that begin with "they" (FUP-08..11). */
  readonly signs: readonly string[];
  readonly facts: LetterFacts;
}

export interface Suggestion {
  readonly id: string;
  readonly why: string;
}

/** What may be dated next; null where nothing waits to be sent. */
export function nextToSend({ dates, facts }: Case): SentStep | null {
  const { status, sent, followUps, escalatedOn, disputedOn } = dates;
  if (status === 'Closed') return null;
  if (sent === null) return 'request';
  const nature = facts.response?.nature ?? null;
  if (nature === 'Approval') return null;
  const hasAnswer = isAnswered(dates);
  if (hasAnswer && nature === null) return null;
  if (hasAnswer && nature !== 'Denial') return 'reply';
  if (disputedOn !== null) return null;
  if (escalatedOn !== null) return 'dispute';
  if (nature === null && followUps.length < 2) return followUps.length === 0 ? 'first follow-up' : 'second follow-up';
  return 'escalation';
}

/** What is due next by the calendar; null while nothing was sent, or once an answer came after it. */
export function dueNext(
  { dates }: Pick<Case, 'dates'>,
  limits: Thresholds,
  daysOff: ReadonlySet<string>,
): DatedStep | null {
  const next = waitingFor(dates, limits, daysOff);
  return next === null || next.on === null ? null : next;
}

/** Templates for a request, the most fitting first, each with its reason in one sentence. */
export function suggestions(request: Case, limits: Thresholds, daysOff: ReadonlySet<string>): Suggestion[] {
  if (isUnclear(request.dates)) return [];
  const { dates, hasContact, signs, facts } = request;
  const due = dueNext(request, limits, daysOff);
  return suggestTemplates({
    hasSigns: signs.length > 0,
    status: dates.status,
    isSent: dates.sent !== null,
    hasCalled: Boolean(facts.callDate),
    followUps: dates.followUps.length,
    isAnswered: isAnswered(dates),
    isDisputed: dates.disputedOn !== null,
    nature: facts.response?.nature ?? null,
    isBeforeContract: beforeContract(facts),
    hasContact,
    lines: facts.lines,
  }).map((id) => ({ id, why: reason(id, request, due) }));
}

const on = (date: string | null | undefined): string => (date ? ` on ${longDate(date)}` : '');
const dueText = (due: DatedStep | null): string => (due === null ? '' : ` It is due ${longDate(due.on)}.`);

function reason(id: string, { dates, facts, hasContact, signs }: Case, due: DatedStep | null): string {
  const nature = facts.response?.nature ?? null;
  const answered = `The answer${on(facts.response?.date)} was ${nature === null ? 'not noted' : spoken(nature)}`;
  switch (id) {
    case 'LTR-02':
      return 'Nothing has been sent yet; this is the full request in six parts.';
    case 'LTR-04':
      return 'Nothing has been sent yet; this is the request on one page.';
    case 'LTR-03':
      return 'Nothing has been sent yet; this is the full request in your own voice.';
    case 'LTR-01':
      return hasContact
        ? 'Nothing has been sent yet; this only asks who decides and how.'
        : 'Nothing has been sent yet and nobody is named to write to; this asks who decides.';
    case 'SCR-01':
      return 'Nobody is named to write to. A call finds the person who decides.';
    case 'LTR-10':
      return `You spoke with them${on(facts.callDate)}; this puts the request in writing.`;
    case 'LTR-19':
      return 'No current rate is typed and nothing says since when you are in the network, so this answers the fee schedule you were offered.';
    case 'LTR-05':
    case 'LTR-06':
      return `Sent${on(facts.sent)}, and no answer is noted.${dueText(due)}`;
    case 'LTR-07':
      return `Two follow-ups have had no answer; this asks for the person who can decide.${dueText(due)}`;
    case 'LTR-08':
      if (nature === 'Denial') return `${answered}; a supervisor may decide otherwise.`;
      return dates.followUps.length < 2
        ? `There are signs that it is time to go higher: ${joinWords(signs)}.`
        : 'Two follow-ups have had no answer; this takes the request to a supervisor.';
    case 'LTR-09':
      return `${answered}; thank them and get it in writing.`;
    case 'LTR-15':
      return `${answered} that leaves some codes where they are.`;
    case 'LTR-16':
      return `${answered}; this shows what it leaves open and asks again.`;
    case 'LTR-14':
      return `The request was taken higher; the formal dispute is the next step of the ladder.${dueText(due)}`;
    case 'LTR-13':
      return 'The request was taken higher; this names the date on which you decide. Use it only if you mean it.';
    case 'FUP-17':
      return 'The last step of the ladder: the regulator, where parity or network rules are at stake.';
    default:
      return 'It fits where the request stands.';
  }
}

const spoken = (nature: Nature): string =>
  ({
    Approval: 'an approval',
    'Partial approval': 'a partial approval',
    Counteroffer: 'a counteroffer',
    Denial: 'a denial',
  })[nature];

/** What can be written to a payer without a request: before, beside and after negotiations. */
export const WITHOUT_REQUEST: readonly string[] = ['LTR-18', 'LTR-01', 'LTR-12', 'EXIT-01', 'LTR-17'];

/** `window`: when the contract's time to ask opens and closes. */
export function suggestionsWithoutRequest(
  facts: LetterFacts,
  window: { readonly opens: string; readonly closes: string } | null,
  isNegotiable: boolean,
  { clientNoticeLast, clientNoticeFirst }: Thresholds,
): Suggestion[] {
  const { date, lastDay, renewal, news } = facts;
  if (lastDay && lastDay >= date) {
    return [
      { id: 'EXIT-01', why: `Payers says that ${longDate(lastDay)} is your last day in the network.` },
      {
        id: 'LTR-17',
        why: `Clients hear ${clientNoticeLast} to ${clientNoticeFirst} days before that day, after the payer has your notice.`,
      },
    ];
  }
  if (!isNegotiable) {
    return (news ?? []).length > 0 ? [{ id: 'LTR-18', why: 'You have news, and its rates cannot be negotiated.' }] : [];
  }
  if (renewal && window !== null && window.opens <= date && date <= window.closes) {
    return [
      {
        id: 'LTR-12',
        why: `The contract renews ${longDate(renewal)}; the time to ask runs to ${longDate(window.closes)}.`,
      },
    ];
  }
  return (news ?? []).length > 0
    ? [{ id: 'LTR-18', why: 'You have news, and there is nothing to ask for now.' }]
    : [{ id: 'LTR-01', why: 'No request to this payer is open; this asks who decides on rates.' }];
}

/** The Doc's name: the date first, so that a folder sorts. */
export function docName(date: string, payer: string, label: string): string {
  return `${date} ${[...(oneLine(payer) || 'Payer')].slice(0, 120).join('')} ${label}`;
}
