/** Which two to five facts to print, and why (AMB-38, VAL-08, VAL-09, TYPE-01..06). */
import { countWord } from '../words.ts';
import { isStale, type LetterFact, type Priority, periodText } from './fact.ts';
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
/** A letter that says the same thing three times is weaker than one in layers (VAL-08). */
const MOST_OF_ONE_KIND = 2;
/** Fewer clients or claims than this convince nobody. */
const CONVINCING = 20;

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
function strength(fact: LetterFact, { priorities }: PayerType): number {
  const rank = priorities.indexOf(fact.priority);
  return (
    (fact.figures.length > 0 ? 4 : 0) +
    (priorities.length - rank) +
    (fact.n !== null && fact.n >= CONVINCING ? 1 : 0) -
    (isStale(fact) ? 6 : 0) -
    (fact.n !== null && fact.n < CONVINCING ? 2 : 0)
  );
}

function reason(fact: LetterFact, payer: PayerType): string {
  const { period } = fact.at;
  const who = payer.type === '' ? 'This payer' : 'This type of payer';
  const basis =
    fact.figures.length === 0 ? 'it has no figure' : `it has a figure${period ? ` from ${periodText(period)}` : ''}`;
  return `${who} looks at ${NAMES[fact.priority]} ${ORDINALS[payer.priorities.indexOf(fact.priority)] ?? 'last'}, and ${basis}.`;
}

export function chooseFacts(facts: readonly LetterFact[], payerType: string): FactProposal {
  const payer = payerTypeOf(payerType);
  const ranked = facts
    .map((fact, order) => ({ fact, order, points: strength(fact, payer) }))
    .sort((a, b) => b.points - a.points || a.order - b.order);
  const ofKind = new Map<Priority, number>();
  const ofKey = new Set<string>();
  let count = 0;
  const proposed = ranked.map(({ fact }): ProposedFact => {
    const kind = ofKind.get(fact.priority) ?? 0;
    const refusal = isStale(fact)
      ? `Its figure is ${countWord(fact.ageMonths ?? 0)} months old. Bring it up to date first.`
      : count >= MOST_FACTS
        ? 'Five facts are enough; this one would weaken the others.'
        : kind >= MOST_OF_ONE_KIND || ofKey.has(fact.key)
          ? `Two stronger facts already speak of ${NAMES[fact.priority]}.`
          : null;
    if (refusal !== null) return { fact, isChosen: false, why: refusal };
    count++;
    ofKind.set(fact.priority, kind + 1);
    ofKey.add(fact.key === 'own' || fact.key === 'niche' ? `${fact.key} ${count}` : fact.key);
    return { fact, isChosen: true, why: reason(fact, payer) };
  });
  return { payer, facts: proposed, advice: advice(proposed, payer) };
}

function advice(proposed: readonly ProposedFact[], payer: PayerType): string[] {
  const chosen = proposed.filter(({ isChosen }) => isChosen).map(({ fact }) => fact);
  const quantified = chosen.filter(({ figures }) => figures.length > 0).length;
  const [first] = payer.priorities;
  const small = chosen.filter(({ n }) => n !== null && n < CONVINCING);
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
          `A share over fewer than ${CONVINCING} cases, like ${smallest(small)}, convinces less. Say how many it rests on.`,
        ]
      : []),
  ];
}

const smallest = ([fact]: readonly LetterFact[]): string => fact?.figures[0] ?? 'this one';
