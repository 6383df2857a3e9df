/** The fields that templates are written with. Each knows what it is called, where it comes from, and its text; '' where it is not known. */
import { formatDollars, formatPercent } from '../money.ts';
import type { Nature } from '../negotiation/status.ts';
import { countWord, joinWords, longDate, plural, sentence } from '../words.ts';
import {
  basis,
  compared,
  comparisonView,
  factSentences,
  gap,
  medicareMeaning,
  others,
  printedValues,
  region,
  value,
} from './argument.ts';
import { askAlternatives, askTerms, yearlyWorth } from './ask.ts';
import type { LetterFact } from './fact.ts';
import type { LetterFacts, LetterField, LetterLine } from './facts.ts';
import { oneLine } from './markdown.ts';
import { isNoticeKept } from './needs.ts';
import { codesOf, cpt, filled, named, networkYear, orBlank, proposed, waysToReach, weAtPractice } from './parts.ts';
import { effective, relationship, restatement } from './rateRequest.ts';

interface Field {
  /** To be read after "the letter wants" and in brackets: "the date of the request". */
  readonly what: string;
  readonly field: LetterField;
  /** The tab and the label or heading where it is typed. */
  readonly place: string;
  value(facts: LetterFacts): string;
}

const date = (text: string | null | undefined): string => (text ? longDate(text) : '');
const dates = (all: readonly string[] | undefined): string => joinWords([...(all ?? [])].sort().map(longDate));
const rate = (amount: number, { code }: LetterLine): string => `${formatDollars(amount)} for CPT ${code}`;

const LOG = 'Negotiation Log';

/** Fields that a template may stand on. A blank one leaves a bracket and a need, unless a section guards it. */
export const FIELDS = {
  practice: { what: 'your practice', field: 'practice.practiceName', place: 'Practice, Practice name', value: named },
  signer: {
    what: 'your name',
    field: 'practice.signer',
    place: 'Practice, Letters signed by',
    value: ({ practice }) => oneLine(practice.signer),
  },
  credentials: {
    what: 'your credentials',
    field: 'practice.credentials',
    place: 'Practice, Credentials',
    value: ({ practice }) => oneLine(practice.credentials),
  },
  npi: {
    what: 'your NPI',
    field: 'practice.npi',
    place: 'Practice, NPI',
    value: ({ practice }) => oneLine(practice.npi),
  },
  reach: {
    what: 'how to reach you',
    field: 'practice.phone',
    place: 'Practice, Phone',
    value: ({ practice }) => waysToReach(practice),
  },
  payer: { what: 'the payer', field: 'log.payer', place: `${LOG}, Insurer Name`, value: ({ payer }) => oneLine(payer) },
  contact: {
    what: 'the person you write to',
    field: 'log.contact',
    place: `${LOG}, Contract Representative Name & Title`,
    value: ({ contact }) => oneLine(contact.name),
  },
  codes: {
    what: 'the CPT codes',
    field: 'log.codes',
    place: `${LOG}, CPT Codes Requested for Review`,
    value: ({ lines }) =>
      lines.length > 4 ? `${countWord(lines.length)} CPT codes` : lines.length > 0 ? cpt(codesOf(lines)) : '',
  },
  asks: {
    what: 'the rates you ask for',
    field: 'log.codes',
    place: `${LOG}, Requested Rate per Code`,
    value: ({ lines }) => joinWords(lines.map((line) => `${proposed(line)} for CPT ${line.code}`)),
  },
  sent: {
    what: 'the date of your request',
    field: 'log.sent',
    place: `${LOG}, Date of Initial Request`,
    value: ({ sent }) => date(sent),
  },
  followUps: {
    what: 'the dates of your follow-ups',
    field: 'log.followUps',
    place: `${LOG}, First Follow-Up Sent`,
    value: ({ followUps }) => dates(followUps),
  },
  callDate: {
    what: 'the date of the call',
    field: 'log.callDate',
    place: `${LOG}, Last Call`,
    value: ({ callDate }) => date(callDate),
  },
  responseDate: {
    what: 'the date of the answer',
    field: 'log.response',
    place: `${LOG}, Date of Response`,
    value: ({ response }) => date(response?.date),
  },
  replyBy: {
    what: 'the date by which you would like an answer',
    field: 'log.replyBy',
    place: LOG,
    value: ({ replyBy }) => date(replyBy),
  },
  decisionDate: {
    what: 'the date by which you decide',
    field: 'log.decisionDate',
    place: `${LOG}, Decide By`,
    value: ({ decisionDate }) => date(decisionDate),
  },
  renewal: {
    what: 'the next renewal date',
    field: 'payers.renewal',
    place: 'Payers, Renewal date',
    value: ({ renewal }) => date(renewal),
  },
  talksBy: {
    what: 'the date by which rates should be agreed',
    field: 'payers.renewal',
    place: 'Payers, Renewal date',
    value: ({ date: today, renewal, lastCall, replyBy }) =>
      date(replyBy ?? (lastCall && lastCall >= today ? lastCall : renewal)),
  },
  lastDay: {
    what: 'your last day in the network',
    field: 'payers.lastDay',
    place: 'Payers, Last day in network',
    value: ({ lastDay }) => date(lastDay),
  },
  offered: {
    what: 'what the payer offers',
    field: 'log.offered',
    place: `${LOG}, Offered Rate per Code`,
    value: ({ lines }) => joinWords(lines.flatMap((line) => (line.offered == null ? [] : [rate(line.offered, line)]))),
  },
} as const satisfies Readonly<Record<string, Field>>;

export type FieldName = keyof typeof FIELDS;

/** Fields that may be blank in any letter, and lists; a template guards each by a section or a line of its own. */
export function optionalFields(facts: LetterFacts) {
  const { friction, lines, response, noticeDays, practice } = facts;
  const year = networkYear(facts);
  const payer = orBlank(facts.payer, 'payer');
  const offerSteps = lines.flatMap(offerStep);
  return {
    ...comparisonView(facts),
    about: oneLine(facts.about ?? ''),
    introduction: introduction(facts),
    relationship: relationship(facts),
    networkSince: year,
    years: facts.yearsInPractice ? countWord(facts.yearsInPractice) : '',
    basisOnly: offerSteps.some((step) => step.includes('Medicare')) ? basis(facts) : '',
    isOne: lines.length === 1,
    rateWord: plural(lines.length, 'rate'),
    others: others(facts),
    region: region(facts),
    value: value(facts),
    values: factSentences(printedValues(facts)).sentences,
    valuesNote: factSentences(printedValues(facts)).note,
    claims: printedValues(facts).map((fact) => sentence(oneLine(isKeyed(fact) ? fact.claim : fact.text))),
    strongest: value(facts, 2),
    meaning: medicareMeaning(facts).join(' '),
    effective: effective(facts),
    effectiveOn: date(facts.effectiveFrom),
    trigger: sentence(oneLine(facts.trigger ?? '')),
    yearly: yearlyWorth(facts),
    terms: askTerms(facts),
    alternatives: askAlternatives(facts),
    restatement: restatement(facts),
    noticeDays: noticeDays ? String(noticeDays) : '',
    // The notice says that it keeps to the contract only where it does.
    noticeKept: noticeDays && isNoticeKept(facts) ? String(noticeDays) : '',
    regulator: oneLine(facts.regulator ?? ''),
    evidence: filled(
      compared(facts).length > 0 ? 'medicare' : '',
      others(facts),
      friction?.denialRate == null ? '' : 'friction',
    ),
    clause: oneLine(facts.clause ?? ''),
    license: oneLine(practice.licenseNumber ?? ''),
    isDenied: response?.nature === 'Denial',
    isGranted: response?.nature === 'Approval',
    isPartial: response?.nature === 'Partial approval' || response?.nature === 'Counteroffer',
    raised: joinWords(lines.flatMap((line) => (raisedTo(line) === null ? [] : [rate(raisedTo(line) ?? 0, line)]))),
    left: cpt(codesOf(lines.filter((line) => raisedTo(line) === null))),
    hasLeft: lines.some((line) => raisedTo(line) === null),
    offerSteps,
    timeline: timeline(facts),
    localStandards: filled(...(facts.localStandards ?? [])).map(sentence),
    clientOptions: filled(...(facts.clientOptions ?? [])).map(sentence),
    news: filled(...(facts.news ?? [])).map(sentence),
    denials:
      friction?.denialRate == null || friction.otherDenialRate == null
        ? ''
        : `Of our claims to ${payer}, ${formatPercent(friction.denialRate)} were denied or reduced (${friction.period}), against ${formatPercent(friction.otherDenialRate)} on average with the other payers we bill.`,
    days:
      friction?.days == null || friction.otherDays == null
        ? ''
        : `Payment took ${friction.days} days on average, against ${friction.otherDays} days elsewhere.`,
    // Where it is one of the two strongest, it is said already.
    members: printedValues(facts)
      .slice(0, 2)
      .some((fact) => isKeyed(fact) && fact.key === 'members')
      ? ''
      : factText(facts, 'members'),
    access: factText(facts, 'wait'),
  };
}

const isKeyed = (fact: { text: string }): fact is LetterFact => 'key' in fact;

/** A certain fact among those chosen; '' where it is not. */
const factText = (facts: LetterFacts, key: LetterFact['key']): string =>
  sentence(oneLine(facts.values.find((fact) => isKeyed(fact) && fact.key === key)?.text ?? ''));

function introduction(facts: LetterFacts): string {
  const about = oneLine(facts.about ?? '');
  const since = networkYear(facts);
  const payer = orBlank(facts.payer, 'payer');
  if (about === '') {
    return since === ''
      ? `${weAtPractice(facts)} care for ${payer} members as an in-network practice.`
      : `${weAtPractice(facts)} have cared for ${payer} members as an in-network practice since ${since}.`;
  }
  return since === ''
    ? `We are ${about}, and we care for ${payer} members as an in-network practice.`
    : `We are ${about}, and we have been in the ${payer} network since ${since}.`;
}

/** The offer where it is above the current rate; null where the code stays as it is. */
const raisedTo = ({ current, offered }: LetterLine): number | null =>
  offered != null && offered > (current ?? 0) ? offered : null;

/** One entry a code: what the offer adds, and what is missing to the request and to Medicare. */
function offerStep(line: LetterLine): string[] {
  const { code, current, offered, requested, medicare } = line;
  if (offered == null) return [];
  const change = current === null ? '' : `, ${changed(offered - current)}`;
  const short =
    requested !== null && requested > offered ? `${formatDollars(requested - offered)} below our proposal` : '';
  const below =
    medicare !== null && offered < medicare.dollars
      ? `${gap(offered, medicare.dollars)} the Medicare amount of ${formatDollars(medicare.dollars)}`
      : '';
  const rest = filled(short, below);
  return [`CPT ${code}: ${formatDollars(offered)}${change}${rest.length > 0 ? `; ${joinWords(rest)}` : ''}`];
}

function changed(dollars: number): string {
  if (dollars === 0) return 'the same as now';
  return `${formatDollars(Math.abs(dollars))} ${dollars > 0 ? 'more' : 'less'} than now`;
}

/** FUP-16: from the Communications tab, or from the dates of the log. */
function timeline({ communications, sent, followUps, callDate, response, payer }: LetterFacts): string[] {
  const rows =
    communications && communications.length > 0
      ? communications
      : [
          ...(sent ? [{ date: sent, channel: '', what: 'Rate review request sent' }] : []),
          ...(callDate ? [{ date: callDate, channel: '', what: `Call with ${orBlank(payer, 'payer')}` }] : []),
          ...(followUps ?? []).map((date) => ({ date, channel: '', what: 'Follow-up sent' })),
          ...(response?.date
            ? [{ date: response.date, channel: '', what: `Answer received${natureOf(response.nature)}` }]
            : []),
        ];
  return [...rows]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ date, channel, what }) => {
      const [how] = filled(channel);
      return `${longDate(date)}${how === undefined ? '' : ` (${how})`}: ${oneLine(what)}`;
    });
}

const natureOf = (nature: Nature | null): string => (nature === null ? '' : `: ${nature.toLowerCase()}`);
