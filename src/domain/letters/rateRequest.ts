import { formatDollars, formatPercent, roundHalfUp } from '../money.ts';
import { LEAST_PAYERS } from '../negotiation/otherPayers.ts';
import { capitalized, countWord, joinWords, longDate, plural, sentence } from '../words.ts';
import {
  type LetterField,
  type LetterFigure,
  type LetterLine,
  type LetterNeed,
  type LetterPractice,
  noMedicarePrice,
  type RateRequestFacts,
  type ValueFact,
} from './facts.ts';
import { oneLine, paragraphs } from './markdown.ts';
import { npiFault } from './npi.ts';
import type { LetterTemplate } from './template.ts';

/**
 * The six parts of LTR-02 in order: relationship, ask with LTR-04's table, value, data, restatement, close. The ask
 * carries no justification (LTR-24), value is one paragraph (LTR-23), and nothing speaks of leaving (AMB-26).
 */
const MARKDOWN = `
**{{sender}}**
{{#letterhead}}
{{.}}
{{/letterhead}}

{{date}}

{{#addressee}}
{{.}}
{{/addressee}}

**Re: {{subject}}**

Dear {{salutation}},

{{#opening}}
{{.}}

{{/opening}}
{{relationship}}

{{ask}}

| CPT code |{{#showLabels}} Service |{{/showLabels}}{{#showCurrent}} Current rate |{{/showCurrent}} Proposed rate |
| --- |{{#showLabels}} --- |{{/showLabels}}{{#showCurrent}} ---: |{{/showCurrent}} ---: |
{{#rows}}
| {{code}} |{{#showLabels}} {{label}} |{{/showLabels}}{{#showCurrent}} {{current}} |{{/showCurrent}} {{requested}} |
{{/rows}}

{{effective}}

{{value}}

{{comparison}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{basis}}

{{others}}

{{restatement}}

{{#closing}}
{{.}}

{{/closing}}

Sincerely,

{{#signature}}
{{.}}
{{/signature}}
`;

/** AMB-38: at most this many facts about the practice are printed. */
const MOST_VALUES = 5;
/** AMB-38, OUT-15: fewer quantified facts than this, and the letter is weak. */
const LEAST_FACTS = 2;
/** More codes than this are not said over again under the table. */
const MOST_RESTATED = 3;
const DEFAULT_ADDRESSEE = 'Provider Contracting';

type Facts = RateRequestFacts;

/** Text where there is any, else what is missing, in brackets. Only a letter that can't be drafted yet shows one. */
const orBlank = (text: string, missing: string): string => oneLine(text) || `[${missing}]`;
const filled = (...texts: (string | undefined)[]): string[] =>
  texts.map((text) => oneLine(text ?? '')).filter((text) => text !== '');
const cpt = (codes: readonly string[]): string => `CPT ${joinWords(codes)}`;
const codesOf = (lines: readonly LetterLine[]): string[] => lines.map((line) => line.code);
const named = (facts: Facts): string => oneLine(facts.practice.practiceName) || oneLine(facts.practice.signer);

/** The year since when the practice is in the payer's network; '' where it is not known. */
const networkYear = (facts: Facts): string => /^\d{4}/.exec(oneLine(facts.practice.inNetworkSince ?? ''))?.[0] ?? '';
const hasCurrent = (facts: Facts): boolean => facts.lines.some((line) => line.current !== null);

/** LTR-19: nothing says that there is a contract yet, so the letter answers the fee schedule offered. */
const beforeContract = (facts: Facts): boolean =>
  facts.lines.length > 0 && !hasCurrent(facts) && networkYear(facts) === '';

function subject(facts: Facts): string {
  const codes = codesOf(facts.lines);
  const about = codes.length > 4 ? `${codes.length} CPT codes` : codes.length > 0 ? cpt(codes) : '[CPT codes]';
  return ['Rate review request', about, ...filled(facts.practice.npi).map((npi) => `NPI ${npi}`)].join(', ');
}

function letterhead(practice: LetterPractice): string[] {
  return filled(practice.address, filled(practice.phone, practice.email).join(' · '));
}

function addressee(facts: Facts): string[] {
  const { name, title, info } = facts.contact;
  const email = /[^\s,;<>()]+@[^\s,;<>()]+/.exec(info)?.[0];
  const to = filled(name, title);
  return [
    ...(to.length > 0 ? to : [DEFAULT_ADDRESSEE]),
    orBlank(facts.payer, 'payer'),
    ...(email === undefined ? [] : [`By email: ${email}`]),
  ];
}

function relationship(facts: Facts): string {
  const payer = orBlank(facts.payer, 'payer');
  const practice = oneLine(facts.practice.practiceName);
  // Many solo practices bear their owner's name: "At Alex Morgan, we" would read oddly.
  const ownName = practice === '' || filled(facts.practice.signer).some((signer) => practice.includes(signer));
  const we = ownName ? 'We' : `At ${practice}, we`;
  if (beforeContract(facts)) {
    return `Thank you for the opportunity to join the ${payer} network. ${we} look forward to caring for your members.`;
  }
  const since = networkYear(facts);
  const care =
    since === ''
      ? `${we} care for ${payer} members as an in-network practice`
      : `${we} have cared for ${payer} members as an in-network practice since ${since}`;
  return `${care}, and we value the way we work together.`;
}

function ask(facts: Facts): string {
  const { length } = facts.lines;
  const which = length === 1 ? cpt(codesOf(facts.lines)) : `the ${countWord(length)} CPT codes below`;
  const contracted = facts.lines.every((line) => line.current !== null) ? 'contracted ' : '';
  if (length === 0) return 'We ask for a review of our rates for [CPT codes].';
  return beforeContract(facts)
    ? `We have read the fee schedule offered to us and ask for the following ${plural(length, 'rate')} for ${which}.`
    : `We ask for a review of our ${contracted}${plural(length, 'rate')} for ${which} and propose the following.`;
}

function effective(facts: Facts): string {
  if (beforeContract(facts)) return '';
  const from = facts.effectiveFrom ?? '';
  const when = from === '' ? 'the earliest date your process allows' : longDate(from);
  return `We propose that the new ${plural(facts.lines.length, 'rate')} apply from ${when}.`;
}

const printedValues = (facts: Facts): ValueFact[] =>
  facts.values.filter((fact) => oneLine(fact.text) !== '').slice(0, MOST_VALUES);

/** Contributions and value in one paragraph at most (LTR-23). */
function value(facts: Facts): string {
  return printedValues(facts)
    .map((fact) => capitalized(sentence(oneLine(fact.text))))
    .join(' ');
}

/** "$9.82, or 9.4%, below": dollars first, one decimal (AMB-34). */
function gap(rate: number, medicare: number): string {
  const dollars = Math.abs(roundHalfUp(rate - medicare, 2));
  const ratio = dollars / medicare;
  const percent = roundHalfUp(ratio, 3) === 0 ? 'less than 0.1%' : formatPercent(ratio);
  return `${formatDollars(dollars)}, or ${percent}, ${rate < medicare ? 'below' : 'above'}`;
}

/** How a code stands beside Medicare, to be read after the rate it is about. */
const standing = (rate: number, medicare: number): string =>
  roundHalfUp(rate - medicare, 2) === 0
    ? 'the same as the Medicare amount'
    : `${gap(rate, medicare)} the Medicare amount of ${formatDollars(medicare)}`;

/** Where no rate is contracted yet: the proposed one, if it is below Medicare, else Medicare alone. */
const proposedStanding = (requested: number | null, medicare: number): string =>
  requested !== null && requested < medicare
    ? `; the proposed ${formatDollars(requested)} is ${gap(requested, medicare)} that amount`
    : '';

function comparisonSentence({ code, current, requested, medicare }: LetterLine): string {
  if (medicare === null) return '';
  return current === null
    ? `Medicare allows ${formatDollars(medicare.dollars)} for CPT ${code}${proposedStanding(requested, medicare.dollars)}.`
    : `Our current rate of ${formatDollars(current)} for CPT ${code} is ${standing(current, medicare.dollars)}.`;
}

function comparisonEntry({ code, current, requested, medicare }: LetterLine): string {
  if (medicare === null) return '';
  return current === null
    ? `CPT ${code}: Medicare allows ${formatDollars(medicare.dollars)}${proposedStanding(requested, medicare.dollars)}`
    : `CPT ${code}: ${formatDollars(current)}, which is ${standing(current, medicare.dollars)}`;
}

const comparisonHeading = (lines: readonly LetterLine[]): string =>
  `${lines.every((line) => line.current !== null) ? 'Our current rates' : 'The codes'} compare with Medicare as follows:`;

const priced = (facts: Facts): LetterLine[] => facts.lines.filter((line) => line.medicare !== null);

/** AMB-39: what the Medicare figures are, once for each basis; AMB-08: they are a yardstick, the ask is dollars. */
function basis(facts: Facts): string {
  const lines = priced(facts);
  const codesByBasis = new Map<string, string[]>();
  for (const line of lines) {
    const text = oneLine(line.medicare?.basis ?? '').replace(/(\d)\s%/g, '$1%');
    codesByBasis.set(text, [...(codesByBasis.get(text) ?? []), line.code]);
  }
  const sentences = [...codesByBasis].map(([text, codes]) => {
    const means = codesByBasis.size === 1 ? 'Medicare here means' : `For ${cpt(codes)}, Medicare means`;
    return `${means} the ${text}, patient share included.`;
  });
  if (lines.length > 0) {
    sentences.push(
      `We cite Medicare as a public reference point; our request is a fixed dollar amount for ${plural(facts.lines.length, 'the', 'each')} code.`,
    );
  }
  return [...sentences, ...unpriced(facts)].join(' ');
}

function unpriced(facts: Facts): string[] {
  const noted = facts.lines.filter((line) => line.medicare === null && oneLine(line.medicareNote ?? '') !== '');
  const plain = noted.filter((line) => line.medicareNote === noMedicarePrice(line.code));
  const own = noted.filter((line) => !plain.includes(line)).map((line) => sentence(oneLine(line.medicareNote ?? '')));
  return [...(plain.length === 0 ? [] : [noMedicarePrice(joinWords(codesOf(plain)))]), ...new Set(own)];
}

/** A range that is worth printing: it reaches above what this payer pays, or is asked for where it pays nothing yet. */
function printedRange(line: LetterLine): { low: number; high: number; payers: number } | null {
  const { range } = line.others;
  const reference = line.current ?? line.requested;
  return range.kind === 'range' && reference !== null && range.high > reference ? range : null;
}

/** AMB-40: other payers as a range where it may be printed, else in words, and only where they do pay more. */
function others(facts: Facts): string {
  const ranges: string[] = [];
  const severalPayMore: string[] = [];
  const onePaysMore: string[] = [];
  for (const line of facts.lines) {
    const range = printedRange(line);
    if (range !== null) {
      const span =
        range.low === range.high
          ? formatDollars(range.low)
          : `between ${formatDollars(range.low)} and ${formatDollars(range.high)}`;
      ranges.push(`${span} for CPT ${line.code} (${countWord(range.payers)} payers)`);
    } else if (line.others.payingMore > 1) severalPayMore.push(line.code);
    else if (line.others.payingMore === 1) onePaysMore.push(line.code);
  }
  return [
    ...(ranges.length > 0 ? [`Other payers we contract with pay ${joinWords(ranges)}.`] : []),
    ...(severalPayMore.length > 0 ? [`Other contracts we hold pay more for ${cpt(severalPayMore)}.`] : []),
    ...onePaysMore.map((code) => `Another contract we hold pays more for CPT ${code}.`),
  ].join(' ');
}

/** The ask once more, then a conversation offered without a condition: confident and open-ended (LTR-28). */
function restatement(facts: Facts): string {
  const { lines, practice } = facts;
  const asks =
    lines.length === 0 ? ['[requested rates]'] : lines.map((line) => `${requested(line)} for CPT ${line.code}`);
  const ways = filled(practice.phone, practice.email);
  return [
    lines.length > MOST_RESTATED
      ? `In short, we ask for the ${countWord(lines.length)} rates proposed in the table above.`
      : `In short, we ask for ${joinWords(asks)}.`,
    'We would welcome a conversation in the next two to three weeks and will gladly send anything that helps your review.',
    ...(ways.length > 0 ? [`You can reach ${oneLine(practice.signer) || 'us'} at ${joinWords(ways, 'or')}.`] : []),
  ].join(' ');
}

function closing(facts: Facts): string[] {
  const own = paragraphs(facts.practice.closing ?? '');
  if (own.length > 0) return own;
  return [
    beforeContract(facts)
      ? 'Thank you for your time. We look forward to working with you.'
      : 'Thank you for your time and for your part in the care your members receive. We look forward to continuing that work with you.',
  ];
}

function signature({ practiceName, signer, credentials, licenseNumber, npi, phone, email }: LetterPractice): string[] {
  const [name] = filled(signer);
  return [
    ...(name === undefined ? [] : [filled(name, credentials).join(', ')]),
    ...filled(licenseNumber).map((license) => (/licen[cs]e/i.test(license) ? license : `License ${license}`)),
    ...filled(practiceName),
    ...filled(npi).map((number) => `NPI ${number}`),
    ...filled(filled(phone, email).join(' · ')),
  ];
}

const requested = (line: LetterLine): string =>
  line.requested === null ? `[requested rate for ${line.code}]` : formatDollars(line.requested);

function view(facts: Facts): object {
  const comparable = priced(facts);
  const listed = comparable.length > 1;
  return {
    sender: named(facts) || '[practice]',
    letterhead: letterhead(facts.practice),
    date: longDate(facts.date),
    addressee: addressee(facts),
    subject: subject(facts),
    salutation: oneLine(facts.contact.name) || `${DEFAULT_ADDRESSEE} team`,
    opening: paragraphs(facts.practice.opening ?? ''),
    relationship: relationship(facts),
    ask: ask(facts),
    showLabels: facts.lines.some((line) => oneLine(line.label) !== ''),
    showCurrent: hasCurrent(facts),
    rows: facts.lines.map((line) => ({
      code: line.code,
      label: capitalized(oneLine(line.label)),
      current: line.current === null ? 'none yet' : formatDollars(line.current),
      requested: requested(line),
    })),
    effective: effective(facts),
    value: value(facts),
    comparison: listed
      ? comparisonHeading(comparable)
      : [...comparable.map(comparisonSentence), basis(facts)].join(' '),
    comparisons: listed ? comparable.map(comparisonEntry) : [],
    basis: listed ? basis(facts) : '',
    others: others(facts),
    restatement: restatement(facts),
    closing: closing(facts),
    signature: signature(facts.practice),
  };
}

/** Kinds of quantified fact in the letter: the Medicare comparison, the range of other payers, each figure of our own. */
function quantifiedFacts(facts: Facts): number {
  const medicare = facts.lines.some((line) => line.medicare !== null) ? 1 : 0;
  const range = facts.lines.some((line) => printedRange(line) !== null) ? 1 : 0;
  return medicare + range + printedValues(facts).filter((fact) => /\d/.test(fact.text)).length;
}

function needs(facts: Facts): LetterNeed[] {
  const found: LetterNeed[] = [];
  const add = (level: LetterNeed['level'], field: LetterField, message: string) =>
    found.push({ message, level, field });
  const { practice } = facts;
  const payer = oneLine(facts.payer);
  const blank = (text: string | undefined) => oneLine(text ?? '') === '';

  if (blank(practice.practiceName) && blank(practice.signer)) {
    add(
      'needed',
      'practice.practiceName',
      'Practice tab, Practice name: the letter has no sender. Type the name payers know you by.',
    );
  }
  if (payer === '') {
    add(
      'needed',
      'log.payer',
      'Negotiation Log, Insurer Name: the row has no payer. Type the payer the letter goes to.',
    );
  }
  if (facts.lines.length === 0) {
    add(
      'needed',
      'log.codes',
      'Negotiation Log, CPT Codes Requested for Review: no code is listed. Type the codes, like 90834, 90837.',
    );
  }
  for (const line of facts.lines) {
    if (line.requested === null) {
      add(
        'needed',
        `line.${line.code}.requested`,
        `Negotiation Log, Requested Rate per Code: ${line.code} has no amount. Type the rate you ask for, like ${line.code}: 120.00.`,
      );
    }
  }

  if (blank(practice.signer) && !blank(practice.practiceName)) {
    add(
      'better',
      'practice.signer',
      'Practice tab, Letters signed by: the letter is signed by the practice only. Type the name of the person who signs.',
    );
  }
  const npi = npiFault(practice.npi);
  if (npi !== null) add('better', 'practice.npi', `Practice tab, NPI: ${npi}`);
  if (blank(practice.phone) && blank(practice.email)) {
    add(
      'better',
      'practice.phone',
      'Practice tab, Phone: the letter names no way to reach you. Type a phone number or an email address.',
    );
  }
  if (blank(facts.contact.name)) {
    add(
      'better',
      'log.contact',
      `Negotiation Log, Contract Representative Name & Title: no person is named, so the letter goes to ${DEFAULT_ADDRESSEE}. A letter to the person who decides gets further.`,
    );
  }
  if (beforeContract(facts)) {
    const [first] = codesOf(facts.lines);
    add(
      'better',
      `line.${first ?? ''}.current`,
      `Negotiation Log, Current Rate per Code: no current rate is given, so the letter answers the fee schedule ${payer || 'the payer'} has offered you. If you have a contract, type its rates.`,
    );
  }
  for (const line of facts.lines) {
    if (line.current === null && !beforeContract(facts)) {
      add(
        'better',
        `line.${line.code}.current`,
        `Negotiation Log, Current Rate per Code: ${line.code} has no current rate. Type it, so that the letter shows the change you ask for.`,
      );
    }
    if (line.current !== null && line.requested !== null && line.requested <= line.current) {
      add(
        'better',
        `line.${line.code}.requested`,
        `Negotiation Log, Requested Rate per Code: ${formatDollars(line.requested)} for ${line.code} is not above the current ${formatDollars(line.current)}. Check both amounts.`,
      );
    }
    if (line.medicare === null && blank(line.medicareNote)) {
      add(
        'better',
        `line.${line.code}.medicare`,
        `The letter has no Medicare amount for ${line.code}. Check the code, and the office ZIP and year in the Practice tab.`,
      );
    }
  }
  const unprinted = facts.lines.filter((line) => line.others.range.kind === 'words' && line.others.payingMore > 0);
  if (unprinted.length > 0) {
    add(
      'better',
      'payers.confidential',
      `What other payers pay for ${joinWords(codesOf(unprinted))} is said without figures. A range may be printed only over ${countWord(LEAST_PAYERS)} or more payers whose Confidential rates is "no" in the Payers tab.`,
    );
  }
  const count = quantifiedFacts(facts);
  if (count < LEAST_FACTS) {
    add(
      'better',
      'facts',
      `The letter rests on ${countWord(count)} ${plural(count, 'fact')} with a figure. Two or three are stronger: a Medicare amount, what other payers pay, how soon you see new clients.`,
    );
  }
  return found;
}

function figures(facts: Facts): LetterFigure[] {
  const found: LetterFigure[] = [];
  for (const line of facts.lines) {
    const { code, current, medicare } = line;
    if (current !== null) {
      found.push({
        text: `${code}: current ${formatDollars(current)}`,
        source: 'Negotiation Log, Current Rate per Code',
      });
    }
    if (line.requested !== null) {
      found.push({
        text: `${code}: proposed ${formatDollars(line.requested)}`,
        source: 'Negotiation Log, Requested Rate per Code',
      });
    }
    if (medicare !== null) {
      found.push({ text: `${code}: Medicare ${formatDollars(medicare.dollars)}`, source: oneLine(medicare.basis) });
    }
    const range = printedRange(line);
    if (range !== null) {
      found.push({
        text: `${code}: other payers ${formatDollars(range.low)} to ${formatDollars(range.high)}`,
        source: `Rates, ${countWord(range.payers)} payers whose Confidential rates is "no" in the Payers tab`,
      });
    }
  }
  for (const fact of printedValues(facts)) found.push({ text: oneLine(fact.text), source: oneLine(fact.source) });
  return found;
}

export const rateRequest: LetterTemplate<RateRequestFacts> = {
  id: 'LTR-02',
  markdown: MARKDOWN,
  title: (facts) => `${facts.date} ${[...(oneLine(facts.payer) || 'Payer')].slice(0, 120).join('')} rate request`,
  subject,
  view,
  needs,
  figures,
};
