/** What a request argues with: the practice's own figures, Medicare, other payers. Each part is text, '' where there is nothing. */
import { formatDollars, formatPercent, roundHalfUp } from '../money.ts';
import { capitalized, countWord, joinWords, plural, sentence } from '../words.ts';
import { type LetterFact, periodText } from './fact.ts';
import { type LetterLine, noMedicarePrice, type RateRequestFacts, type ValueFact } from './facts.ts';
import { oneLine } from './markdown.ts';
import { codesOf, cpt } from './parts.ts';

type Facts = RateRequestFacts;

/** AMB-38: at most this many facts about the practice are printed. */
export const MOST_VALUES = 5;

export const printedValues = (facts: Facts): ValueFact[] =>
  facts.values.filter((fact) => oneLine(fact.text) !== '').slice(0, MOST_VALUES);

const isLetterFact = (fact: ValueFact): fact is LetterFact => 'bare' in fact;
const periodOf = (fact: ValueFact): string =>
  isLetterFact(fact) && fact.at.period !== undefined ? periodText(fact.at.period) : '';

/**
 * Facts as sentences. Where every figure is from the same time, that is said once, in `note`; else each names its own, and one that
 * follows on another from the same time says so.
 */
export function factSentences(facts: readonly ValueFact[]): { sentences: string[]; note: string } {
  const dated = facts.filter((fact) => periodOf(fact) !== '');
  const [first = ''] = dated.map(periodOf);
  // A figure without a time of its own must not be given that of the others.
  const isWhole =
    dated.length > 1 &&
    dated.every((fact) => periodOf(fact) === first) &&
    facts.every((fact) => dated.includes(fact) || !/\d/.test(fact.text));
  let named = '';
  const sentences = facts.map((fact) => {
    const period = periodOf(fact);
    const isAgain = period !== '' && period === named;
    if (period !== '') named = period;
    const text = !isLetterFact(fact) ? fact.text : isWhole ? fact.bare : isAgain ? fact.again : fact.text;
    return capitalized(sentence(oneLine(text)));
  });
  return { sentences, note: isWhole ? `These figures are from ${first}.` : '' };
}

/** Contributions and value in one paragraph at most (LTR-23). */
export function value(facts: Facts, most = MOST_VALUES): string {
  const { sentences, note } = factSentences(printedValues(facts).slice(0, most));
  return [...sentences, note].join(' ').trim();
}

/** "$9.82, or 9.4%, below": dollars first, one decimal (AMB-34). */
export function gap(rate: number, medicare: number): string {
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

/** Where there is neither a rate nor an offer: the proposed one, if it is below Medicare, else Medicare alone. */
const proposedStanding = (requested: number | null, medicare: number): string =>
  requested !== null && requested < medicare
    ? `; the proposed ${formatDollars(requested)} is ${gap(requested, medicare)} that amount`
    : '';

/** What is paid now; before a first contract, what is offered (LTR-19). */
const standsAt = ({ current, offered }: LetterLine): number | null => current ?? offered ?? null;

export function comparisonSentence(line: LetterLine): string {
  const { code, current, requested, medicare } = line;
  const rate = standsAt(line);
  if (medicare === null) return '';
  if (rate === null) {
    return `Medicare allows ${formatDollars(medicare.dollars)} for CPT ${code}${proposedStanding(requested, medicare.dollars)}.`;
  }
  const which = current === null ? `The ${formatDollars(rate)} offered` : `Our current rate of ${formatDollars(rate)}`;
  return `${which} for CPT ${code} is ${standing(rate, medicare.dollars)}.`;
}

export function comparisonEntry(line: LetterLine): string {
  const { code, current, requested, medicare } = line;
  const rate = standsAt(line);
  if (medicare === null) return '';
  if (rate === null) {
    return `CPT ${code}: Medicare allows ${formatDollars(medicare.dollars)}${proposedStanding(requested, medicare.dollars)}`;
  }
  return `CPT ${code}: ${formatDollars(rate)}${current === null ? ' offered' : ''}, which is ${standing(rate, medicare.dollars)}`;
}

export function comparisonHeading(lines: readonly LetterLine[]): string {
  const whose = lines.every(({ current }) => current !== null)
    ? 'Our current rates'
    : lines.every((line) => line.current === null && standsAt(line) !== null)
      ? 'The rates offered'
      : 'The codes';
  return `${whose} compare with Medicare as follows:`;
}

const priced = (facts: Facts): LetterLine[] => facts.lines.filter((line) => line.medicare !== null);

/** Where every rate is at or above Medicare, the comparison speaks against the request, and the letter leaves it out. */
export function compared(facts: Facts): LetterLine[] {
  const lines = priced(facts);
  const argues = lines.some((line) => {
    const rate = standsAt(line);
    return rate === null || rate < (line.medicare?.dollars ?? 0);
  });
  return argues ? lines : [];
}
export const leavesMedicareOut = (facts: Facts): boolean => priced(facts).length > 0 && compared(facts).length === 0;

/** AMB-39: what the Medicare figures are, once for each basis; AMB-08: they are a yardstick, the ask is dollars. */
export function basis(facts: Facts): string {
  const note =
    compared(facts).length > 0
      ? [
          `We cite Medicare as a public reference point; our request is a fixed dollar amount for ${plural(facts.lines.length, 'the', 'each')} code.`,
        ]
      : [];
  return [...medicareMeaning(facts), ...note, ...unpriced(facts)].join(' ');
}

/** AMB-39: year, locality, setting and clinician basis, a sentence for each basis. */
export function medicareMeaning(facts: Facts): string[] {
  const lines = compared(facts);
  const codesByBasis = new Map<string, string[]>();
  for (const line of lines) {
    const text = oneLine(line.medicare?.basis ?? '').replace(/(\d)\s%/g, '$1%');
    codesByBasis.set(text, [...(codesByBasis.get(text) ?? []), line.code]);
  }
  return [...codesByBasis].map(([text, codes]) => {
    const means = codesByBasis.size === 1 ? 'Medicare here means' : `For ${cpt(codes)}, Medicare means`;
    return `${means} the ${text}, patient share included.`;
  });
}

function unpriced(facts: Facts): string[] {
  const noted = facts.lines.filter((line) => line.medicare === null && oneLine(line.medicareNote ?? '') !== '');
  const plain = noted.filter((line) => line.medicareNote === noMedicarePrice(line.code));
  const own = noted.filter((line) => !plain.includes(line)).map((line) => sentence(oneLine(line.medicareNote ?? '')));
  return [...(plain.length === 0 ? [] : [noMedicarePrice(joinWords(codesOf(plain)))]), ...new Set(own)];
}

/** A range that is worth printing: it reaches above what this payer pays, or is asked for where it pays nothing yet. */
export function printedRange(line: LetterLine): { low: number; high: number; payers: number } | null {
  const { range } = line.others;
  const reference = line.current ?? line.requested;
  return range.kind === 'range' && reference !== null && range.high > reference ? range : null;
}

/** AMB-40: other payers as a range where it may be printed, else in words, and only where they do pay more. */
export function others(facts: Facts): string {
  const ranges: string[] = [];
  const counts: number[] = [];
  const severalPayMore: string[] = [];
  const onePaysMore: string[] = [];
  for (const line of facts.lines) {
    const range = printedRange(line);
    if (range !== null) {
      const span =
        range.low === range.high
          ? formatDollars(range.low)
          : `between ${formatDollars(range.low)} and ${formatDollars(range.high)}`;
      ranges.push(`${span} for CPT ${line.code}`);
      counts.push(range.payers);
    } else if (line.others.payingMore > 1) severalPayMore.push(line.code);
    else if (line.others.payingMore === 1) onePaysMore.push(line.code);
  }
  const [first] = counts;
  const isSame = ranges.length > 1 && counts.every((count) => count === first);
  const spans = isSame ? ranges : ranges.map((range, i) => `${range} (${countWord(counts[i] ?? 0)} payers)`);
  const who = isSame
    ? `Other payers we contract with, ${countWord(first ?? 0)} for each code,`
    : 'Other payers we contract with';
  return [
    ...(ranges.length > 0 ? [`${who} pay ${joinWords(spans)}.`] : []),
    ...(severalPayMore.length > 0 ? [`Other contracts we hold pay more for ${cpt(severalPayMore)}.`] : []),
    ...onePaysMore.map((code) => `Another contract we hold pays more for CPT ${code}.`),
  ].join(' ');
}

/** What a survey says the region pays; the survey is named, a colleague never (AMB-40). */
export function region({ lines }: Facts): string {
  const bySource = new Map<string, string[]>();
  for (const { code, region } of lines) {
    if (!region) continue;
    const span =
      region.low === region.high
        ? `${formatDollars(region.low)} for CPT ${code}`
        : `${formatDollars(region.low)} to ${formatDollars(region.high)} for CPT ${code}`;
    bySource.set(oneLine(region.source), [...(bySource.get(oneLine(region.source)) ?? []), span]);
  }
  // The name may need an article or none, so it stands by itself.
  return [...bySource]
    .map(([source, spans]) => `Practices in our region are paid ${joinWords(spans)} (${source}).`)
    .join(' ');
}

/**
 * Where the requested codes stand beside Medicare: one sentence, or a heading with one entry a code, and what is meant.
 * `comparisonAlone` goes without what is meant, where a template says that itself.
 */
export function comparisonView(facts: Facts) {
  const comparable = compared(facts);
  const isListed = comparable.length > 1;
  const sentences = isListed ? [comparisonHeading(comparable)] : comparable.map(comparisonSentence);
  return {
    comparison: [...sentences, ...(isListed ? [] : [basis(facts)])].join(' '),
    comparisonAlone: sentences.join(' '),
    comparisons: isListed ? comparable.map(comparisonEntry) : [],
    basis: isListed ? basis(facts) : '',
  };
}

/** Kinds of quantified fact in the letter: the Medicare comparison, the range of other payers, each figure of our own. */
export function quantifiedFacts(facts: Facts): number {
  const medicare = compared(facts).length > 0 ? 1 : 0;
  const range = facts.lines.some((line) => printedRange(line) !== null) ? 1 : 0;
  return medicare + range + printedValues(facts).filter((fact) => /\d/.test(fact.text)).length;
}
