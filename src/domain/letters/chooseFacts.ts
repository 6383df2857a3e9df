/** Which two to five facts to print, and why (AMB-38, VAL-08, VAL-09, TYPE-01..06). */
import type { Thresholds } from '../thresholds.ts';
import { capitalized, countWord } from '../words.ts';
import { type FactKey, isStale, type LetterFact, type Priority, periodText } from './fact.ts';
import { type PayerType, payerTypeOf } from './payerTypes.ts';

export interface ProposedFact {
  readonly fact: LetterFact;
  readonly isChosen: boolean;
  /** For the user, one sentence: why it is proposed, or why not. */
  readonly why: string;
}

export interface FactProposal {
  readonly payer: PayerType;
  /** Strongest first. */
  readonly facts: readonly ProposedFact[];
  /** What the choice lacks, as sentences for the user. */
  readonly advice: readonly string[];
}

/** AMB-38 */
export const MOST_FACTS = 5;
const LEAST_QUANTIFIED = 2;
/** A letter in layers, results, access and what is unique, is stronger than one that says the same thing twice (VAL-08). */
const MOST_OF_ONE_KIND = 1;
/** What the guides' own letters rest on (LTR-29, VAL-04). */
const TELLING: readonly FactKey[] = ['wait', 'scarcity', 'improvement', 'attendance', 'firstPass', 'niche', 'members'];

const NAMES: Readonly<Record<Priority, string>> = {
  access: 'access to care',
  outcomes: 'results of treatment',
  engagement: 'clients who stay in treatment',
  efficiency: 'little rework and cost',
  specialization: 'services that few others offer',
  volume: 'how many members you treat',
};

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** A figure counts most, then what the payer looks at, then how fresh and how broad the figure is. */
function strength(fact: LetterFact, { priorities }: PayerType, { convincingCases }: Thresholds): number {
  const rank = priorities.indexOf(fact.priority);
  return (
    (fact.figures.length > 0 ? 4 : 0) +
    (priorities.length - rank) +
    (TELLING.includes(fact.key) ? 2 : 0) +
    (fact.n !== null && fact.n >= convincingCases ? 1 : 0) -
    (isStale(fact) || fact.isWeak ? 6 : 0) -
    (fact.n !== null && fact.n < convincingCases ? 2 : 0)
  );
}

function reason(fact: LetterFact, payer: PayerType): string {
  const { period } = fact.at;
  const who = payer.type === '' ? 'This payer' : 'This type of payer';
  const basis =
    fact.figures.length === 0 ? 'it has no figure' : `it has a figure${period ? ` from ${periodText(period)}` : ''}`;
  return `${who} looks at ${NAMES[fact.priority]} ${ORDINALS[payer.priorities.indexOf(fact.priority)] ?? 'last'}, and ${basis}.`;
}

export function chooseFacts(facts: readonly LetterFact[], payerType: string, limits: Thresholds): FactProposal {
  const payer = payerTypeOf(payerType);
  const ranked = facts
    .map((fact, order) => ({ fact, order, points: strength(fact, payer, limits) }))
    .sort((a, b) => b.points - a.points || a.order - b.order);
  const fit = ranked.filter(({ fact }) => !isStale(fact) && !fact.isWeak).map(({ fact }) => fact);
  const chosen = layered(fit);
  const proposed = ranked.map(({ fact }): ProposedFact => {
    if (chosen.has(fact)) return { fact, isChosen: true, why: reason(fact, payer) };
    const why = isStale(fact)
      ? `Its figure is ${countWord(fact.ageMonths ?? 0)} months old. Bring it up to date first.`
      : fact.isWeak
        ? `${capitalized(fact.figures[0] ?? 'the figure')} is no strength. Better to leave it out.`
        : fact.figures.length === 0 && chosen.size < MOST_FACTS
          ? 'It has no figure, and enough facts do.'
          : `A stronger fact already speaks of ${NAMES[fact.priority]}, or five are chosen.`;
    return { fact, isChosen: false, why };
  });
  const inOrder = [...proposed.filter(({ isChosen }) => isChosen), ...proposed.filter(({ isChosen }) => !isChosen)];
  return { payer, facts: inOrder, advice: advice(inOrder, payer, limits) };
}

/** The strongest of each kind first, then second ones up to five; facts without a figure only while few are chosen. */
function layered(ranked: readonly LetterFact[]): ReadonlySet<LetterFact> {
  const chosen = new Set<LetterFact>();
  for (const most of [MOST_OF_ONE_KIND, MOST_OF_ONE_KIND + 1]) {
    for (const fact of ranked) {
      if (chosen.size >= MOST_FACTS || chosen.has(fact)) continue;
      const alike = [...chosen].filter(({ priority }) => priority === fact.priority).length;
      const isNeeded = fact.figures.length > 0 || chosen.size < LEAST_QUANTIFIED + 1;
      if (alike < most && isNeeded) chosen.add(fact);
    }
  }
  return chosen;
}

function advice(proposed: readonly ProposedFact[], payer: PayerType, { convincingCases }: Thresholds): string[] {
  const chosen = proposed.filter(({ isChosen }) => isChosen).map(({ fact }) => fact);
  const quantified = chosen.filter(({ figures }) => figures.length > 0).length;
  const [first] = payer.priorities;
  const small = chosen.filter(({ n }) => n !== null && n < convincingCases);
  return [
    ...(payer.negotiable === 'yes' && payer.type !== '' ? [] : [payer.says]),
    ...payer.instead,
    ...(payer.negotiable !== 'no' && quantified < LEAST_QUANTIFIED
      ? [
          `${quantified === 0 ? 'No fact has' : 'Only one fact has'} a figure. Two or three are stronger; days to a first appointment and the share of sessions kept are the quickest to count.`,
        ]
      : []),
    ...(payer.negotiable !== 'no' &&
    first !== undefined &&
    chosen.length > 0 &&
    !chosen.some(({ priority }) => priority === first)
      ? [`Nothing here speaks of ${NAMES[first]}, which this payer looks at first.`]
      : []),
    ...(small.length > 0
      ? [
          `A share over fewer than ${convincingCases} cases, like ${smallest(small)}, convinces less. Say how many it rests on.`,
        ]
      : []),
  ];
}

const smallest = ([fact]: readonly LetterFact[]): string => fact?.figures[0] ?? 'this one';
