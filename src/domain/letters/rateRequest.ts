import { formatDollars } from '../money.ts';
import { LEAST_PAYERS } from '../negotiation/otherPayers.ts';
import { countWord, joinWords, longDate, plural, sentence } from '../words.ts';
import {
  compared,
  comparisonView,
  leavesMedicareOut,
  others,
  printedRange,
  printedValues,
  quantifiedFacts,
  region,
  value,
} from './argument.ts';
import { askAlternatives, askTerms, yearlyWorth } from './ask.ts';
import type { LetterField, LetterFigure, LetterNeed, RateRequestFacts } from './facts.ts';
import { oneLine, paragraphs } from './markdown.ts';
import { amountNeeds, codesNeed, frameNeeds, inOrder } from './needs.ts';
import {
  beforeContract,
  codesOf,
  cpt,
  ENDING,
  filled,
  frameView,
  GREETING,
  HEAD,
  networkYear,
  orBlank,
  proposed,
  RATE_TABLE,
  tableView,
  waysToReach,
  weAtPractice,
} from './parts.ts';
import { docName } from './steps.ts';
import type { LetterTemplate } from './template.ts';

/**
 * The six parts of LTR-02 in order: relationship, ask with LTR-04's table, value, data, restatement, close. The ask
 * carries no justification (LTR-24), value is one paragraph (LTR-23), and nothing speaks of leaving (AMB-26).
 */
const BODY = `
{{relationship}}

{{ask}}
${RATE_TABLE}
{{effective}} {{terms}}

{{trigger}}

{{value}}

{{comparison}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{basis}}

{{region}} {{others}}

{{yearly}}

{{alternatives}}

{{restatement}}
`;

/** AMB-38, OUT-15: fewer quantified facts than this, and the letter is weak. */
const LEAST_FACTS = 2;
/** More codes than this are not said over again under the table. */
const MOST_RESTATED = 3;

type Facts = RateRequestFacts;

function subject(facts: Facts): string {
  const codes = codesOf(facts.lines);
  const about = codes.length > 4 ? `${codes.length} CPT codes` : codes.length > 0 ? cpt(codes) : '[CPT codes]';
  return ['Rate review request', about, ...filled(facts.practice.npi).map((npi) => `NPI ${npi}`)].join(', ');
}

export function relationship(facts: Facts): string {
  const payer = orBlank(facts.payer, 'payer');
  const we = weAtPractice(facts);
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

/** What the practice is and how long it has been there. */
function ourselves({ about, yearsInPractice }: Facts): string {
  const what = oneLine(about ?? '');
  const years = yearsInPractice
    ? `have been in practice for ${countWord(yearsInPractice)} ${plural(yearsInPractice, 'year')}`
    : '';
  const parts = filled(what === '' ? '' : `are ${what}`, years);
  return parts.length === 0 ? '' : `We ${joinWords(parts)}.`;
}

export function ask(facts: Facts): string {
  const { length } = facts.lines;
  const which = length === 1 ? cpt(codesOf(facts.lines)) : `the ${countWord(length)} CPT codes below`;
  const contracted = facts.lines.every((line) => line.current !== null) ? 'contracted ' : '';
  if (length === 0) return 'We ask for a review of our rates for [CPT codes].';
  return beforeContract(facts)
    ? `We have read the fee schedule offered to us and ask for the following ${plural(length, 'rate')} for ${which}.`
    : `We ask for a review of our ${contracted}${plural(length, 'rate')} for ${which} and propose the following.`;
}

export function effective(facts: Facts): string {
  if (beforeContract(facts)) return '';
  const from = facts.effectiveFrom ?? '';
  const when = from === '' ? 'the earliest date your process allows' : longDate(from);
  return `We propose that the new ${plural(facts.lines.length, 'rate')} apply from ${when}.`;
}

/** The ask once more, then a conversation offered without a condition: confident and open-ended (LTR-28). */
export function restatement(facts: Facts): string {
  const { lines, practice } = facts;
  const asks =
    lines.length === 0 ? ['[requested rates]'] : lines.map((line) => `${proposed(line)} for CPT ${line.code}`);
  const ways = waysToReach(practice);
  return [
    lines.length > MOST_RESTATED
      ? `In short, we ask for the ${countWord(lines.length)} rates proposed in the table above.`
      : `In short, we ask for ${joinWords(asks)}.`,
    'We would welcome a conversation in the next two to three weeks and will gladly send anything that helps your review.',
    ...(ways === '' ? [] : [`You can reach ${oneLine(practice.signer) || 'us'} at ${ways}.`]),
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

function view(facts: Facts): object {
  return {
    ...frameView(facts),
    ...tableView(facts),
    showOffered: beforeContract(facts) && facts.lines.some(({ offered }) => offered != null),
    ...comparisonView(facts),
    date: longDate(facts.date),
    subject: subject(facts),
    relationship: filled(relationship(facts), ourselves(facts)).join(' '),
    ask: ask(facts),
    effective: effective(facts),
    trigger: sentence(oneLine(facts.trigger ?? '')),
    value: value(facts),
    region: region(facts),
    others: others(facts),
    yearly: yearlyWorth(facts),
    terms: askTerms(facts),
    alternatives: askAlternatives(facts),
    restatement: restatement(facts),
    closing: closing(facts),
  };
}

function needs(facts: Facts): LetterNeed[] {
  const found: LetterNeed[] = [...frameNeeds(facts), ...codesNeed(facts), ...amountNeeds(facts)];
  const add = (level: LetterNeed['level'], field: LetterField, message: string) =>
    found.push({ message, level, field });
  const payer = oneLine(facts.payer);
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
    if (line.medicare === null && oneLine(line.medicareNote ?? '') === '') {
      add(
        'better',
        `line.${line.code}.medicare`,
        `The letter has no Medicare amount for ${line.code}. Check the code, and the office ZIP and year in the Practice tab.`,
      );
    }
  }
  if (leavesMedicareOut(facts)) {
    add(
      'better',
      'facts',
      'Your rates are at or above Medicare for every code, so the letter leaves Medicare out and rests on your own facts.',
    );
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
  return inOrder(found);
}

export function figures(facts: Facts): LetterFigure[] {
  const found: LetterFigure[] = [];
  const beside = compared(facts);
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
    if (line.offered != null) {
      found.push({
        text: `${code}: offered ${formatDollars(line.offered)}`,
        source: 'Negotiation Log, Offered Rate per Code',
      });
    }
    if (medicare !== null && beside.includes(line)) {
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
  for (const { code, region } of facts.lines) {
    if (!region) continue;
    const span = [...new Set([region.low, region.high])].map(formatDollars).join(' to ');
    found.push({ text: `${code}: in the region ${span}`, source: `Benchmarks, ${oneLine(region.source)}` });
  }
  for (const fact of printedValues(facts)) found.push({ text: oneLine(fact.text), source: oneLine(fact.source) });
  return found;
}

export const rateRequest: LetterTemplate<RateRequestFacts> = {
  id: 'LTR-02',
  markdown: `${HEAD}${GREETING}${BODY}${ENDING}`,
  mail: `${GREETING}${BODY}${ENDING}`,
  title: (facts) => docName(facts.date, facts.payer, 'rate request'),
  subject,
  view,
  needs,
  figures,
};
