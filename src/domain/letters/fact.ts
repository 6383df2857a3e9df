/** What a practice can say for itself, as typed figures with their place; made into sentences that say what each is good for. */
import { addMonths, daysBetween } from '../calendar/index.ts';
import { formatPercent, roundHalfUp } from '../money.ts';
import type { MeasureKey } from '../outcomes/index.ts';
import type { Thresholds } from '../thresholds.ts';
import { capitalized, countWord, joinWords, MONTHS, plural, sentence } from '../words.ts';
import type { ValueFact } from './facts.ts';
import { oneLine } from './markdown.ts';
import { filled } from './parts.ts';

/** What insurers recognize (OUT-14), and the volume of care. */
export type Priority = 'access' | 'outcomes' | 'engagement' | 'efficiency' | 'specialization' | 'volume';

/** `YYYY-MM-DD`, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The cell that a figure comes from, and its period where it has one. */
export interface FactPlace {
  readonly tab: string;
  /** e.g. "C7" */
  readonly cell: string;
  readonly period?: Period | undefined;
}

/** Figures as typed. Shares are ratios; counts of clients below five are withheld (AMB-28). */
export type FactFigures =
  | { readonly key: 'wait'; readonly days: number }
  | { readonly key: 'attendance'; readonly attended: number; readonly scheduled: number }
  | { readonly key: 'retention'; readonly sessionsPerEpisode: number; readonly clients: number }
  | {
      readonly key: 'improvement';
      readonly measure: MeasureKey;
      readonly improved: number;
      readonly clients: number;
    }
  | { readonly key: 'completion'; readonly planned: number; readonly clients: number }
  | { readonly key: 'conversion'; readonly started: number; readonly referred: number }
  | { readonly key: 'newClients'; readonly clients: number; readonly fromPayer: number | null }
  /** `months`: counted over so many months up to now, where no period is known. */
  | { readonly key: 'members'; readonly clients: number; readonly months?: number }
  | { readonly key: 'sessions'; readonly sessions: number }
  | { readonly key: 'firstPass'; readonly share: number; readonly claims: number }
  | { readonly key: 'audit'; readonly accuracy: number; readonly records: number }
  | { readonly key: 'satisfaction'; readonly satisfied: number; readonly clients: number }
  | { readonly key: 'hours'; readonly text: string }
  | { readonly key: 'telehealth'; readonly hoursAWeek: number }
  | {
      readonly key: 'niche';
      readonly technique: string;
      readonly population: string;
      readonly shareOfCaseload: number | null;
    }
  | { readonly key: 'languages'; readonly languages: readonly string[]; readonly shareOfCaseload: number | null }
  | { readonly key: 'scarcity'; readonly accepting: number; readonly area: string; readonly found: string }
  | { readonly key: 'underserved'; readonly population: string }
  | { readonly key: 'certification'; readonly text: string; readonly year: number | null }
  | { readonly key: 'own'; readonly text: string; readonly priority: Priority };

export type FactKey = FactFigures['key'];
export type FactInput = FactFigures & { readonly at: FactPlace };

/** `text` names the period and what the payer gains (OUT-16). */
export interface LetterFact extends ValueFact {
  /** The same without the period, where a paragraph names it once. */
  readonly bare: string;
  /** The same with "in the same months" for the period, after a sentence that names it. */
  readonly again: string;
  /** The fact alone, with its period: for readers other than the payer, and for lists. */
  readonly claim: string;
  readonly key: FactKey;
  readonly priority: Priority;
  /** As printed, e.g. "91.9%". */
  readonly figures: readonly string[];
  readonly at: FactPlace;
  /** Clients, claims or records behind it; null where it is no count. */
  readonly n: number | null;
  /** Whole months from the end of the period to the letter; null without a period. */
  readonly ageMonths: number | null;
  /** The figure is no strength, such as a long wait; it may be printed, and is not proposed. */
  readonly isWeak: boolean;
  /** The age up to which it may be printed without a word (AMB-24). */
  readonly goodForMonths: number;
}

export interface WithheldFact {
  readonly key: FactKey;
  readonly at: FactPlace;
  /** One sentence for the user. */
  readonly reason: string;
}

/** AMB-28 */
const FEWEST_CLIENTS = 5;
const part = (date: string) => ({ year: date.slice(0, 4), month: MONTHS[Number(date.slice(5, 7)) - 1] ?? '' });

/** "January to June 2026", "May 2026", "July 2025 to June 2026". */
export function periodText({ from, to }: Period): string {
  const [a, b] = [part(from), part(to)];
  if (a.year !== b.year) return `${a.month} ${a.year} to ${b.month} ${b.year}`;
  return a.month === b.month ? `${b.month} ${b.year}` : `${a.month} to ${b.month} ${b.year}`;
}

const isOneMonth = ({ from, to }: Period): boolean => from.slice(0, 7) === to.slice(0, 7);

export const placeText = ({ tab, cell, period }: FactPlace): string =>
  `${tab}, cell ${cell}${period ? `, ${periodText(period)}` : ''}`;

/** Whole months between two days; 0 where the second is not later. */
export function monthsBetween(from: string, to: string): number {
  let months = 0;
  while (daysBetween(addMonths(from, months + 1), to) >= 0) months++;
  return months;
}

/** A day or a count: whole numbers in words up to ten. */
const number = (value: number): string =>
  Number.isInteger(value) ? (value <= 10 ? countWord(value) : grouped(value)) : String(roundHalfUp(value, 1));
const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');

interface Made {
  /** The fact alone. */
  readonly claim: string;
  /** What the payer gains by it, to be read after the claim; '' where it speaks for itself. */
  readonly gain: string;
  readonly priority: Priority;
  readonly figures: readonly string[];
  readonly n?: number;
  /** The figure speaks against the practice rather than for it. */
  readonly isWeak?: boolean;
}

class Withheld extends Error {}

function clients(count: number, what: string): void {
  if (count < FEWEST_CLIENTS) {
    throw new Withheld(
      `${capitalized(what)} ${count === 1 ? 'is one client' : `are ${countWord(count)} clients`}; counts below five are never printed, because somebody could be recognized.`,
    );
  }
}

/**
 * A share of clients with how many it rests on, as "Of 56 clients with repeated scores, 73.2%". Where the rest is one to four
 * clients, the share is rounded and the count left out, so that the rest can't be worked out (AMB-28).
 */
function shareOfClients(
  some: number,
  all: number,
  what: string,
): { share: string; of: (whom: string, during: string) => string } {
  if (all <= 0 || some > all)
    throw new Withheld(`${capitalized(what)}: ${some} of ${all} can't be right. Check both counts.`);
  clients(some, what);
  const rest = all - some;
  if (rest > 0 && rest < FEWEST_CLIENTS) {
    const share = `about ${roundHalfUp((some / all) * 100, 0)}%`;
    return { share, of: (whom, during) => `${capitalized(share)} of ${whom}${during}` };
  }
  const share = formatPercent(some / all);
  return { share, of: (whom, during) => `Of ${grouped(all)} ${whom}${during}, ${share}` };
}

function ratio(some: number, all: number, what: string): string {
  if (all <= 0 || some < 0 || some > all)
    throw new Withheld(`${capitalized(what)}: ${some} of ${all} can't be right. Check both figures.`);
  return formatPercent(some / all);
}

const ABOUT: Readonly<Record<MeasureKey, string>> = {
  'PHQ-9': 'depression',
  'GAD-7': 'anxiety',
  'PCL-5': 'trauma symptoms',
};

/** `during` is " from January to June 2026" or ''; a figure with a period is told in the past. */
function made(input: FactInput, payer: string, during: string, limits: Thresholds): Made {
  const isPast = input.at.period !== undefined;
  switch (input.key) {
    case 'wait': {
      const days = `${number(input.days)} ${plural(input.days, 'day')}`;
      return {
        claim: `New clients ${isPast ? 'were' : 'are'} seen within ${days} on average${during}`,
        gain: ', so your members need not look elsewhere or out of network',
        priority: 'access',
        figures: [days],
        isWeak: input.days > limits.shortWait,
      };
    }
    case 'attendance': {
      const share = ratio(input.attended, input.scheduled, 'sessions attended');
      return {
        claim: `Clients kept ${share} of ${grouped(input.scheduled)} scheduled sessions${during}`,
        gain: ', so the care you authorize is the care your members receive',
        priority: 'engagement',
        figures: [share],
        n: input.scheduled,
        isWeak: input.attended / input.scheduled < limits.goodAttendance,
      };
    }
    case 'retention':
      clients(input.clients, 'the clients behind the sessions an episode');
      return {
        claim: `Clients stayed for ${number(input.sessionsPerEpisode)} sessions on average${during}`,
        gain: ', long enough for treatment to take hold',
        priority: 'engagement',
        figures: [number(input.sessionsPerEpisode)],
        n: input.clients,
      };
    case 'improvement': {
      const { share, of } = shareOfClients(input.improved, input.clients, 'the clients who improved');
      return {
        claim: `${of('clients with repeated scores', during)} improved on the ${input.measure}, a standard measure of ${ABOUT[input.measure]}`,
        gain: ', which makes more intensive care less likely',
        priority: 'outcomes',
        figures: [share],
        n: input.clients,
        isWeak: input.improved / input.clients < limits.goodResult,
      };
    }
    case 'completion': {
      const { share, of } = shareOfClients(input.planned, input.clients, 'the clients who finished as planned');
      return {
        claim: `${of('clients who ended treatment', during)} did so as planned`,
        gain: ', not by dropping out',
        priority: 'outcomes',
        figures: [share],
        n: input.clients,
        isWeak: input.planned / input.clients < limits.goodResult,
      };
    }
    case 'conversion': {
      const { share, of } = shareOfClients(input.started, input.referred, 'the referred clients who began treatment');
      return {
        claim: `${of('people referred to us', during)} began treatment`,
        gain: '',
        priority: 'engagement',
        figures: [share],
        n: input.referred,
        isWeak: input.started / input.referred < limits.goodResult,
      };
    }
    case 'newClients': {
      clients(input.clients, 'the new clients');
      return {
        claim: `We took on ${grouped(input.clients)} new clients${during}${isShown(input.fromPayer, input.clients) ? `, ${grouped(input.fromPayer ?? 0)} of them referred by ${payer}` : ''}`,
        gain: ', so members who look for care find an opening',
        priority: 'access',
        figures: [grouped(input.clients)],
        n: input.clients,
      };
    }
    case 'members':
      clients(input.clients, `the ${payer} members`);
      return {
        claim: `We cared for ${grouped(input.clients)} ${payer} members${during || (input.months ? ` in the past ${countWord(input.months)} months` : '')}`,
        gain: '',
        priority: 'volume',
        figures: [grouped(input.clients)],
        n: input.clients,
      };
    case 'sessions':
      return {
        claim: `We provided ${grouped(input.sessions)} sessions to ${payer} members${during}`,
        gain: '',
        priority: 'volume',
        figures: [grouped(input.sessions)],
      };
    case 'firstPass':
      return {
        claim: `Of our ${grouped(input.claims)} claims to ${payer}${during}, ${formatPercent(input.share)} were paid on first submission`,
        gain: ', which spares both sides rework',
        priority: 'efficiency',
        figures: [formatPercent(input.share)],
        n: input.claims,
        isWeak: input.share < limits.goodRecord,
      };
    case 'audit':
      return {
        claim: `An audit of ${grouped(input.records)} records${during} found ${formatPercent(input.accuracy)} coded correctly`,
        gain: '',
        priority: 'efficiency',
        figures: [formatPercent(input.accuracy)],
        isWeak: input.accuracy < limits.goodRecord,
        n: input.records,
      };
    case 'satisfaction': {
      const { share, of } = shareOfClients(input.satisfied, input.clients, 'the clients who said they were satisfied');
      return {
        claim: `${of('clients who answered our survey', during)} were satisfied with their care`,
        gain: '',
        priority: 'engagement',
        figures: [share],
        n: input.clients,
        isWeak: input.satisfied / input.clients < limits.goodResult,
      };
    }
    case 'hours': {
      const hours = oneLine(input.text);
      return {
        claim: hours === '' ? '' : `We offer ${hours}`,
        gain: ', when members who work or study can come',
        priority: 'access',
        figures: hours.match(FIGURE) ?? [],
      };
    }
    case 'telehealth':
      return {
        claim: `We hold ${number(input.hoursAWeek)} hours of telehealth a week`,
        gain: ', which reaches members far from any office',
        priority: 'access',
        figures: [number(input.hoursAWeek)],
      };
    case 'niche': {
      const [population, technique] = [oneLine(input.population), oneLine(input.technique)];
      const share = shareText(input.shareOfCaseload);
      return {
        claim:
          population === ''
            ? ''
            : `${technique === '' ? 'We treat' : `We use ${technique} to treat`} ${population}${share === '' ? '' : `, who make up ${share} of our caseload`}`,
        gain: '',
        priority: 'specialization',
        figures: filled(share),
      };
    }
    case 'languages': {
      const languages = filled(...input.languages);
      const share = shareText(input.shareOfCaseload);
      return {
        claim:
          languages.length === 0
            ? ''
            : `We work in ${joinWords(languages)}${share === '' ? '' : `, and ${share} of our caseload is not in English`}`,
        gain: ', so your members are treated in their own language',
        priority: 'specialization',
        figures: filled(share),
      };
    }
    case 'scarcity': {
      const count = input.accepting <= 1 ? 'no practice but ours' : number(input.accepting);
      const practices = input.accepting <= 1 ? count : `${count} practices, ours among them,`;
      return {
        claim: `${capitalized(oneLine(input.found))} ${isPast ? 'showed' : /s$/i.test(oneLine(input.found)) ? 'show' : 'shows'} ${practices} taking new clients in ${oneLine(input.area)}${during}`,
        gain: '',
        priority: 'access',
        figures: [count],
      };
    }
    case 'underserved': {
      const population = oneLine(input.population);
      return {
        claim: population === '' ? '' : `We take on ${population}, whom many practices cannot accept`,
        gain: '',
        priority: 'access',
        figures: [],
      };
    }
    case 'certification': {
      const text = oneLine(input.text);
      return {
        claim: text === '' ? '' : `Our team holds ${text}${input.year === null ? '' : `, new in ${input.year}`}`,
        gain: '',
        priority: 'specialization',
        figures: [],
      };
    }
    case 'own': {
      const text = oneLine(input.text);
      return { claim: text, gain: '', priority: input.priority, figures: text.match(FIGURE) ?? [] };
    }
  }
}

const FIGURE = /\$?\d[\d.,]*%?/g;
const shareText = (share: number | null): string => (share === null ? '' : formatPercent(share));

/** A part of a count of clients is shown where neither it nor the rest is one to four (AMB-28). */
function isShown(some: number | null, all: number): boolean {
  if (some === null || some < FEWEST_CLIENTS || some > all) return false;
  return some === all || all - some >= FEWEST_CLIENTS;
}

/** What changes within months; the others are of results and stand longer (AMB-24). */
const SOON_OLD: readonly FactKey[] = ['wait', 'attendance', 'newClients', 'scarcity', 'firstPass'];

export interface FactContext {
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly payer: string;
  readonly limits: Thresholds;
}

/** Facts from figures, in the order given; what can't be printed comes back with the reason. Blank texts give nothing. */
export function gatherFacts(
  inputs: readonly FactInput[],
  { today, payer, limits }: FactContext,
): { facts: LetterFact[]; withheld: WithheldFact[] } {
  const facts: LetterFact[] = [];
  const withheld: WithheldFact[] = [];
  for (const input of inputs) {
    const { key, at } = input;
    const { period } = at;
    const during = period === undefined ? '' : ` ${isOneMonth(period) ? 'in' : 'from'} ${periodText(period)}`;
    try {
      const insurer = oneLine(payer);
      const { claim, gain, priority, figures, n, isWeak } = made(input, insurer, during, limits);
      if (claim === '') continue;
      const told = (when: string): string => {
        const { claim, gain } = made(input, insurer, when, limits);
        return sentence(`${claim}${gain}`);
      };
      facts.push({
        key,
        text: sentence(`${claim}${gain}`),
        bare: told(''),
        again: told(period === undefined ? '' : ` in the same ${isOneMonth(period) ? 'month' : 'months'}`),
        claim: sentence(claim),
        source: placeText(at),
        priority,
        figures,
        at,
        n: n ?? null,
        isWeak: isWeak ?? false,
        ageMonths: period === undefined ? null : monthsBetween(period.to, today),
        goodForMonths: SOON_OLD.includes(key) ? limits.freshAccess : limits.freshResult,
      });
    } catch (error) {
      if (!(error instanceof Withheld)) throw error;
      withheld.push({ key, at, reason: `${at.tab}, cell ${at.cell}: ${error.message}` });
    }
  }
  return { facts, withheld };
}

export const isStale = ({ ageMonths, goodForMonths }: LetterFact): boolean =>
  ageMonths !== null && ageMonths > goodForMonths;
