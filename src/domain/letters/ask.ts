/** What may stand beside the amounts of a request: terms, alternatives, what it is worth (HANDBOOK 14; all sentences ours). */
import { revenueLift } from '../cost/index.ts';
import { formatDollars, formatDollarsWhole, formatPercent } from '../money.ts';
import { joinWords, longDate, plural, sentence } from '../words.ts';
import type { RateRequestFacts } from './facts.ts';
import { oneLine } from './markdown.ts';
import { cpt } from './parts.ts';

/** Dates are `YYYY-MM-DD`, `share` is a ratio. The first six are terms, the others alternatives (ASK-07..10). */
export type AskOption =
  | { readonly kind: 'escalator'; readonly share: number }
  | { readonly kind: 'carve-out'; readonly codes: readonly string[] }
  | { readonly kind: 'add codes'; readonly codes: readonly string[] }
  | { readonly kind: 'prior authorization'; readonly codes: readonly string[] }
  | { readonly kind: 'clean claims'; readonly businessDays: number }
  | { readonly kind: 'less paperwork'; readonly what: string }
  | { readonly kind: 'phased'; readonly second: string }
  | { readonly kind: 'review in six months' }
  | { readonly kind: 'performance'; readonly measure: string }
  | { readonly kind: 'bonus'; readonly measure: string }
  | { readonly kind: 'by volume'; readonly members: number }
  | { readonly kind: 'trade-off'; readonly give: string };

export type AskOptionKind = AskOption['kind'];

/** A choice for the panel. `caution` is for the user, never printed. */
export interface AskChoice {
  readonly kind: AskOptionKind;
  readonly name: string;
  readonly handbook: string;
  readonly caution?: string;
}

export const ASK_CHOICES: readonly AskChoice[] = [
  { kind: 'escalator', name: 'A yearly increase that compounds', handbook: 'ASK-10' },
  { kind: 'carve-out', name: 'Your most-used codes apart from the standard schedule', handbook: 'ASK-10' },
  { kind: 'add codes', name: 'Services missing from your schedule', handbook: 'ASK-10' },
  { kind: 'prior authorization', name: 'No prior authorization, or automatic approval', handbook: 'ASK-08' },
  {
    kind: 'clean claims',
    name: 'Clean claims paid within a number of business days',
    handbook: 'ASK-08, AMB-29',
    caution: "State prompt-pay laws differ. Check your state's before you name a number of days.",
  },
  { kind: 'less paperwork', name: 'Less paperwork', handbook: 'ASK-07' },
  { kind: 'phased', name: 'The increase in two steps', handbook: 'ASK-07' },
  { kind: 'review in six months', name: 'A smaller increase now and a review in six months', handbook: 'ASK-07' },
  { kind: 'performance', name: 'Part of the increase tied to a measure', handbook: 'ASK-07' },
  { kind: 'bonus', name: 'A bonus for a measure', handbook: 'ASK-07' },
  { kind: 'by volume', name: 'The increase above a number of members', handbook: 'ASK-07' },
  { kind: 'trade-off', name: 'Something you can give in return', handbook: 'ASK-09' },
];

const TERMS: readonly AskOptionKind[] = [
  'escalator',
  'carve-out',
  'add codes',
  'prior authorization',
  'clean claims',
  'less paperwork',
];

/** Whether it stands beside the amounts; else it is another way to them. */
export const isTerm = (kind: AskOptionKind): boolean => TERMS.includes(kind);

const given = (text: string, missing: string): string => oneLine(text) || `[${missing}]`;

function text(option: AskOption, facts: RateRequestFacts): string {
  switch (option.kind) {
    case 'escalator':
      return `On each anniversary of the agreement, the rates would rise by ${formatPercent(option.share)}, counted on the rate of the year before.`;
    case 'carve-out':
      return `We propose to set ${cpt(option.codes)} in an amendment of ${plural(option.codes.length, 'its', 'their')} own, apart from the standard fee schedule.`;
    case 'add codes':
      return `We also ask to add ${cpt(option.codes)} to our fee schedule.`;
    case 'prior authorization':
      return `We ask that ${cpt(option.codes)} need no prior authorization, or be approved automatically.`;
    case 'clean claims':
      return `We ask that clean claims be paid within ${option.businessDays} business days.`;
    case 'less paperwork':
      return `Less paperwork would help as well: ${sentence(given(option.what, 'what paperwork'))}`;
    case 'phased':
      return phased(option.second, facts);
    case 'review in six months':
      return 'A smaller increase now, with a review date in six months fixed in writing, would also be a good step.';
    case 'performance':
      return `Part of the increase could depend on a measure that we agree on, such as ${sentence(given(option.measure, 'measure'))}`;
    case 'bonus':
      return `A yearly bonus for a measure that we agree on, such as ${given(option.measure, 'measure')}, could take the place of part of the increase.`;
    case 'by volume':
      return `The new rates could also apply from the year in which we see ${option.members} of your members.`;
    case 'trade-off':
      return `In return for the amounts proposed, we can offer the following: ${sentence(given(option.give, 'what you offer'))}`;
  }
}

/** Half of each increase first: amounts, so that nobody has to work them out. */
function phased(second: string, { lines, effectiveFrom }: RateRequestFacts): string {
  const halves = lines.flatMap(({ code, current, requested }) =>
    current === null || requested === null ? [] : [`${formatDollars((current + requested) / 2)} for CPT ${code}`],
  );
  const first = (effectiveFrom ?? '') === '' ? 'first' : `from ${longDate(effectiveFrom ?? '')}`;
  return halves.length === 0
    ? `The new rates could also come in two steps, the second from ${longDate(second)}.`
    : `The increase could also come in two steps: ${joinWords(halves)} ${first}, and the full ${plural(halves.length, 'amount')} from ${longDate(second)}.`;
}

const chosen = (facts: RateRequestFacts, terms: boolean): string[] =>
  (facts.options ?? []).filter(({ kind }) => isTerm(kind) === terms).map((option) => text(option, facts));

/** Terms asked for beside the amounts, in one paragraph without a reason (LTR-24). */
export const askTerms = (facts: RateRequestFacts): string => chosen(facts, true).join(' ');

/** Other ways to the same amounts, in one paragraph. */
export function askAlternatives(facts: RateRequestFacts): string {
  const others = chosen(facts, false);
  return others.length === 0 ? '' : ['We are open to more than one way of getting there.', ...others].join(' ');
}

/** Dollars a year that the request is worth, over the codes with a current rate and sessions; null where there is none. */
export function yearlyTotal({ lines }: RateRequestFacts): { dollars: number; codes: string[] } | null {
  const counted = lines.flatMap(({ code, current, requested, sessions }) =>
    current === null || requested === null || sessions == null || sessions <= 0
      ? []
      : [{ code, dollars: revenueLift(current, requested, sessions) }],
  );
  if (counted.length === 0) return null;
  return { dollars: counted.reduce((sum, { dollars }) => sum + dollars, 0), codes: counted.map(({ code }) => code) };
}

/** ASK-02 as a sentence, only where the user wants it shown. */
export function yearlyWorth(facts: RateRequestFacts): string {
  const total = facts.showYearly ? yearlyTotal(facts) : null;
  if (total === null) return '';
  const of = total.codes.length === facts.lines.length ? '' : ` for ${cpt(total.codes)}`;
  return `At last year's number of sessions with your members, the proposed change comes to ${formatDollarsWhole(total.dollars)} a year${of}.`;
}

/** What the guides say that others achieved. Context beside the ask: never printed, never a prediction (AMB-07). */
export interface ReferenceBand {
  readonly id: string;
  readonly says: string;
  readonly source: string;
}

export const REFERENCE_BANDS: readonly ReferenceBand[] = [
  {
    id: 'REF-01',
    says: 'An average increase of 15% to 25%; 12% of therapists negotiate, and 68% of those who bring data succeed.',
    source: 'TheraFocus',
  },
  {
    id: 'REF-02',
    says: 'Realistic the first time: 5% to 25%; later 3% to 10% every few years.',
    source: 'TheraFocus, questions and answers',
  },
  {
    id: 'REF-03',
    says: '5% to 15%; the guide itself says that it has no credible source for this.',
    source: 'Empower EMR',
  },
  { id: 'REF-04', says: '3% to 5% every few years.', source: 'Physicians Practice' },
];

export const REFERENCE_NOTE =
  'What guides report of others, for orientation. It says nothing about what this payer will answer.';
