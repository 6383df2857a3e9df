/**
 * The one page that goes along with a request (SC-13, OUT-10): "Current state" and "What we need", the rates, the strongest facts. It
 * goes to the payer: no cost, no light, no grade, no walk-away, no other payer's name, and others' rates only as AMB-40 allows.
 */
import { weightedPercent } from '../benchmark/index.ts';
import { formatDollars, formatPercent, roundHalfUp } from '../money.ts';
import { capitalized, countWord, joinWords, longDate, plural } from '../words.ts';
import { compared } from './argument.ts';
import type { LetterFact, Priority } from './fact.ts';
import type { LetterFacts } from './facts.ts';
import { oneLine } from './markdown.ts';

export interface SummaryMeasure {
  readonly measure: string;
  readonly current: string;
  readonly compared: string;
  readonly need: string;
}

/** Dollars; `percent` is a ratio. Null where there is none. */
export interface SummaryLine {
  readonly code: string;
  readonly service: string;
  readonly now: number | null;
  readonly requested: number | null;
  readonly medicare: number | null;
  readonly percent: number | null;
}

export interface SummaryPage {
  readonly title: string;
  readonly date: string;
  /** Two lines under the title. */
  readonly practice: string;
  readonly credentials: string;
  readonly renewal: string;
  readonly measures: readonly SummaryMeasure[];
  readonly ratesTitle: string;
  readonly lines: readonly SummaryLine[];
  /** Sentences under the rates: what other plans pay, codes that found no room. */
  readonly notes: readonly string[];
  readonly facts: readonly { readonly about: string; readonly text: string }[];
  readonly sources: string;
}

/** What one page holds. */
const MOST_LINES = 6;
const MOST_RANGES = 2;

const ABOUT: Readonly<Record<Priority, string>> = {
  access: 'Access',
  outcomes: 'Results',
  engagement: 'Engagement',
  efficiency: 'Efficiency',
  specialization: 'Services',
  volume: 'Volume',
};

export interface SummaryFacts {
  readonly facts: LetterFacts;
  /** Strongest first. */
  readonly chosen: readonly LetterFact[];
  /** AMB-29: business days that clean claims should be paid within, where the practice says so. */
  readonly cleanClaimDays: number | null;
}

export function summaryPage({ facts, chosen, cleanClaimDays }: SummaryFacts): SummaryPage {
  const { practice, payer, lines, renewal } = facts;
  const shown = lines.slice(0, MOST_LINES);
  const beside = compared(facts);
  const left = lines.slice(MOST_LINES).map(({ code }) => code);
  return {
    title: `Contract summary: ${oneLine(payer)}`,
    date: longDate(facts.date),
    practice: [oneLine(practice.practiceName), practice.npi === '' ? '' : `NPI ${oneLine(practice.npi)}`]
      .filter((part) => part !== '')
      .map((part) => `${part}.`)
      .join(' '),
    credentials: oneLine(practice.credentials),
    renewal: renewal && renewal >= facts.date ? `Contract renews ${longDate(renewal)}` : '',
    measures: measures(facts, cleanClaimDays),
    ratesTitle: isAsked(lines) ? 'Rates requested' : 'Rates',
    lines: shown.map((line) => {
      const { code, label, current, requested } = line;
      const medicare = beside.includes(line) ? (line.medicare?.dollars ?? null) : null;
      const percent = current === null || medicare === null ? null : current / medicare;
      return { code, service: label, now: current, requested, medicare, percent };
    }),
    notes: [...otherPlans(facts), ...(left.length > 0 ? [`Also in the request: ${left.join(', ')}.`] : [])],
    facts: chosen.map(({ priority, claim }) => ({ about: ABOUT[priority], text: claim })),
    sources: sources(facts),
  };
}

/**
 * Only what supports the ask stands here, by the figures as printed: a measure at which this payer does as well as Medicare or the
 * others asks for nothing.
 */
function measures(facts: LetterFacts, cleanClaimDays: number | null): SummaryMeasure[] {
  const { lines, friction } = facts;
  const found: SummaryMeasure[] = [];
  const percent = weightedPercent(
    compared(facts).flatMap(({ current, medicare, sessions }) =>
      current === null || medicare === null
        ? []
        : [{ rate: current, medicare: medicare.dollars, sessions: sessions ?? null }],
    ),
  );
  if (percent && roundHalfUp(percent.value, 3) < 1) {
    found.push({
      measure: percent.mean === 'weighted' ? 'Rates, by sessions' : 'Rates, simple average',
      current: `${formatPercent(percent.value)} of Medicare`,
      compared: 'Medicare, see below',
      need: isAsked(lines) ? 'The rates requested below' : 'A review of these rates',
    });
  }
  if (friction && friction.denialRate !== null && friction.otherDenialRate !== null) {
    if (roundHalfUp(friction.denialRate, 3) > roundHalfUp(friction.otherDenialRate, 3)) {
      found.push({
        measure: 'Denied or reduced',
        current: `${formatPercent(friction.denialRate)} of claims`,
        compared: `${formatPercent(friction.otherDenialRate)}, our other plans`,
        need: 'A named contact for denied claims',
      });
    }
  }
  if (friction && friction.days !== null && friction.otherDays !== null) {
    const [days, others] = [roundHalfUp(friction.days, 0), roundHalfUp(friction.otherDays, 0)];
    if (days > others) {
      found.push({
        measure: 'Days to payment',
        current: daysText(days),
        compared: `${daysText(others)}, our other plans`,
        need:
          cleanClaimDays === null ? 'Clean claims paid sooner' : `Clean claims paid in ${cleanClaimDays} business days`,
      });
    }
  }
  return found;
}

/** Whether any amount is asked for. */
export const isAsked = (lines: LetterFacts['lines']): boolean => lines.some(({ requested }) => requested !== null);

const daysText = (days: number): string => `${days} ${plural(days, 'day')}`;

/** AMB-40: a range over three payers or more whose rates are not confidential, and only where it reaches above the rate now. */
function otherPlans({ lines }: LetterFacts): string[] {
  return lines
    .flatMap(({ code, current, others: { range } }) =>
      range.kind === 'range' && (current === null || range.high > current)
        ? [
            `${capitalized(countWord(range.payers))} other plans pay ${formatDollars(range.low)} to ${formatDollars(range.high)} for ${code}.`,
          ]
        : [],
    )
    .slice(0, MOST_RANGES);
}

/** AMB-39: the whole basis of each Medicare figure; of several, with the codes that each is for. */
function sources(facts: LetterFacts): string {
  const { lines, friction, date } = facts;
  const codesOf = new Map<string, string[]>();
  for (const { code, medicare } of compared(facts)) {
    if (medicare) codesOf.set(medicare.basis, [...(codesOf.get(medicare.basis) ?? []), code]);
  }
  const bases = [...codesOf].map(([basis, codes]) =>
    codesOf.size === 1 ? `Medicare: ${basis}.` : `Medicare for ${joinWords(codes)}: ${basis}.`,
  );
  return [
    lines.some(({ current }) => current !== null) ? 'Now: the contracted rates.' : '',
    ...bases,
    friction ? `Claims: ${friction.period}.` : '',
    `As of ${longDate(date)}. Totals only; no client information.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
