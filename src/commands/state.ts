/**
 * What the tabs hold, read in one pass: each input tab that is there in two calls, checked cell by cell. Commands read
 * it before they decide anything.
 */
import type { CellRef, Practice, Problem } from '../contract.ts';
import { holdsFor, rateInForce } from '../domain/benchmark/index.ts';
import {
  CodeRefusal,
  describeBasis,
  type MedicareAmount,
  medicareAmount,
  newestYear,
  placeOf,
} from '../domain/medicare/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { readThresholds, type Thresholds, thresholdWarnings } from '../domain/thresholds.ts';
import { joinWords, longDate, plural } from '../domain/words.ts';
import { type ReadFacts, type ReadTable, readFacts, readTable, type TableRow } from '../workbook/read.ts';
import { MEDICARE_TAB, type OwnFigures, ownBasis, readOwnFigures } from '../workbook/reports/medicare.ts';
import { type BenchmarkKey, benchmarks } from '../workbook/tables/benchmarks.ts';
import { type ClaimKey, claims } from '../workbook/tables/claims.ts';
import type { InputTable } from '../workbook/tables/column.ts';
import { normalized } from '../workbook/tables/column.ts';
import { type CommunicationKey, communications } from '../workbook/tables/communications.ts';
import { type ContactKey, contacts } from '../workbook/tables/contacts.ts';
import { type LogKey, negotiationLog } from '../workbook/tables/negotiationLog.ts';
import { type OutcomeKey, outcomes } from '../workbook/tables/outcomes.ts';
import { type PayerKey, payers } from '../workbook/tables/payers.ts';
import { type PracticeKey, practice } from '../workbook/tables/practice.ts';
import { type RateKey, rates } from '../workbook/tables/rates.ts';
import { type HistoryKey, scorecardHistory } from '../workbook/tables/scorecardHistory.ts';
import { type ThresholdKey, thresholds } from '../workbook/tables/thresholds.ts';
import { openTabs, type Tabs } from '../workbook/tabs.ts';
import { refusalsAsStops, Stop } from './stop.ts';

export interface State {
  readonly tabs: Tabs;
  readonly practice: ReadFacts<PracticeKey> | null;
  readonly payers: ReadTable<PayerKey> | null;
  readonly rates: ReadTable<RateKey> | null;
  readonly log: ReadTable<LogKey> | null;
  readonly claims: ReadTable<ClaimKey> | null;
  readonly outcomes: ReadTable<OutcomeKey> | null;
  readonly benchmarks: ReadTable<BenchmarkKey> | null;
  readonly contacts: ReadTable<ContactKey> | null;
  readonly communications: ReadTable<CommunicationKey> | null;
  readonly thresholds: ReadTable<ThresholdKey> | null;
  /** Medicare amounts that the user looked up, from the Medicare tab. */
  readonly ownFigures: OwnFigures | null;
  readonly history: ReadTable<HistoryKey> | null;
}

export type InputTabId =
  | 'practice'
  | 'payers'
  | 'rates'
  | 'negotiation-log'
  | 'claims'
  | 'outcomes'
  | 'benchmarks'
  | 'contacts'
  | 'communications'
  | 'thresholds'
  | 'scorecard-history'
  /** For the figures that people type there. */
  | 'medicare';
export const INPUT_TABS: readonly InputTabId[] = ['practice', 'payers', 'rates', 'negotiation-log', 'medicare'];

/** Reads the tabs in `wanted` that are there. */
export function readState(wanted: readonly InputTabId[] = INPUT_TABS, tabs = openTabs(wanted)): State {
  const table = <Key extends string>(id: InputTabId, declared: InputTable<Key>): ReadTable<Key> | null => {
    const sheet = wanted.includes(id) ? tabs.find(id) : undefined;
    return sheet ? tabs.read(id, 'rows', () => readTable(sheet, declared, () => tabs.nameOf(id))) : null;
  };
  const medicareSheet = wanted.includes('medicare') ? tabs.find('medicare') : undefined;
  const practiceSheet = wanted.includes('practice') ? tabs.find('practice') : undefined;
  return {
    tabs,
    practice: practiceSheet
      ? tabs.read(practice.id, 'facts', () => readFacts(practiceSheet, practice, () => tabs.nameOf(practice.id)))
      : null,
    payers: table('payers', payers),
    rates: table('rates', rates),
    log: table('negotiation-log', negotiationLog),
    claims: table('claims', claims),
    outcomes: table('outcomes', outcomes),
    benchmarks: table('benchmarks', benchmarks),
    contacts: table('contacts', contacts),
    communications: table('communications', communications),
    thresholds: table('thresholds', thresholds),
    ownFigures: medicareSheet
      ? tabs.read(MEDICARE_TAB.id, 'figures', () => readOwnFigures(medicareSheet, () => tabs.nameOf(MEDICARE_TAB.id)))
      : null,
    history: table('scorecard-history', scorecardHistory),
  };
}

export function problemsOf({ tabs: _, ...reads }: State): Problem[] {
  return [...Object.values(reads).flatMap((read) => [...(read?.problems ?? [])]), ...periodProblems(reads.practice)];
}

/** AMB-24: a period that ends before it begins holds no row of Claims. */
function periodProblems(facts: State['practice']): Problem[] {
  const [from, to] = [facts?.text('periodFrom') ?? '', facts?.text('periodTo') ?? ''];
  if (!facts || from === '' || to === '' || from <= to) return [];
  const cell = facts.cell('periodTo');
  return [
    {
      message: `${facts.name}, cell ${cell}: the scorecard period ends on ${longDate(to)}, before it begins on ${longDate(from)}. Check both dates.`,
      at: { tab: practice.id, cell },
    },
  ];
}

/**
 * The numbers that the date rules and the counts of claims go by, with the practice's own days off: the Thresholds tab where it is
 * there, else the usual values.
 */
export function limitsOf(state: State): { limits: Thresholds; daysOff: ReadonlySet<string> } {
  const rows = state.thresholds?.rows ?? [];
  return {
    limits: refusalsAsStops(() => readThresholds(rows.map((row) => [row.text('name'), row.number('value')]))),
    // As the named range of the formulas, which goes on below the last threshold (AMB-36).
    daysOff: new Set(state.thresholds?.list('holiday')),
  };
}

/** Rows of Thresholds that can be computed with, but contradict a guide or each other (AMB-02). */
export function thresholdProblems(state: State, limits: Thresholds): Problem[] {
  const { thresholds: read } = state;
  if (!read) return [];
  return thresholdWarnings(limits).map(({ name, says }) => {
    const row = [...read.rows].reverse().find((one) => normalized(one.text('name')) === normalized(name));
    if (!row) return { message: `${read.name}: ${says}`, at: null };
    const cell = row.cell('value');
    return { message: `${read.name}, cell ${cell}: ${says}`, at: { tab: thresholds.id, cell } };
  });
}

/** Refuses when a column that a command needs was renamed or deleted. */
export function requireColumns<Key extends string>(read: ReadTable<Key>, keys: readonly Key[]): void {
  if (read.misplaced) throw read.misplaced;
  const gone = read.missing.filter((column) => keys.includes(column.key));
  const first = gone[0];
  if (!first) return;
  throw new Stop(
    'missing-column',
    `${read.name}: the column “${first.header}” is not there. It was renamed or deleted.`,
    'Open Build tabs to put it back, or give the column its old heading again.',
  );
}

export interface RateInForce {
  row: TableRow<RateKey>;
  payer: string;
  code: string;
  level: string;
  effective: string | null;
  /** What counts in comparisons: the average allowed where typed, else the contracted rate (AMB-13). */
  rate: number | null;
  contracted: number | null;
  sessions: number | null;
  requested: number | null;
}

export function rateRows(state: State): RateInForce[] {
  return (state.rates?.rows ?? [])
    .filter((row) => row.text('code') !== '')
    .map((row) => ({
      row,
      payer: row.text('payer'),
      code: row.text('code'),
      level: row.text('level'),
      effective: row.text('effective') || null,
      rate: row.number('allowed') ?? row.number('contracted'),
      contracted: row.number('contracted'),
      sessions: row.number('sessions'),
      requested: row.number('requested'),
    }));
}

const rateKey = ({ payer, code }: RateInForce): string => `${normalized(payer)}\n${normalized(code)}`;

/**
 * The rates that count on Practice's "Figures as of" date, one for each payer and code, in the order of the Rates tab: as "Counts now"
 * there says it.
 */
export function ratesInForce(state: State): RateInForce[] {
  const on = state.practice?.text('asOf') || null;
  const level = state.practice?.text('clinician') ?? '';
  const groups = new Map<string, RateInForce[]>();
  for (const row of rateRows(state)) {
    const group = groups.get(rateKey(row));
    if (group) group.push(row);
    else groups.set(rateKey(row), [row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    // Which of several counts is not known where a day cannot be read: the cell functions refuse them too.
    if (group.some(({ row }) => row.isUnread('effective'))) return [];
    return first ? (rateInForce(group, { payer: first.payer, code: first.code, on, level }) ?? []) : [];
  });
}

/** Payers and codes whose rates do not count now, each with the reason: they begin later, or hold for another clinician level only. */
export function ratesNotCounting(
  state: State,
  counting: readonly RateInForce[],
): { rate: RateInForce; reason: string }[] {
  const clinician = state.practice?.text('clinician') ?? '';
  const seen = new Set(counting.map(rateKey));
  const found: { rate: RateInForce; reason: string }[] = [];
  for (const rate of rateRows(state)) {
    if (rate.rate === null || seen.has(rateKey(rate))) continue;
    seen.add(rateKey(rate));
    const reason = rate.row.isUnread('effective')
      ? 'has an Effective from that cannot be read'
      : holdsFor(rate.level, clinician)
        ? `takes effect on ${rate.effective ?? 'a later day'}, after the Figures as of date in Practice`
        : `holds for the level ${rate.level} only, and the Clinician type in Practice is ${clinician === '' ? 'blank' : clinician}`;
    found.push({ rate, reason });
  }
  return found;
}

/** Codes in Rates, each once, in the order of the tab, whether their rates count now or not. */
export function codesTyped(state: State): string[] {
  return [...new Set(rateRows(state).map(({ code }) => code))];
}

/** Names of payers: those of the Payers tab, then further ones that only Rates has, or Claims; each once. */
export function payerNames(state: State): string[] {
  const names = [...(state.payers?.rows ?? []), ...(state.rates?.rows ?? []), ...(state.claims?.rows ?? [])].map(
    (row) => row.text('payer'),
  );
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = normalized(name);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The cell of a fact; null where it was deleted, or Practice is not there. */
export function practiceCell({ practice: facts }: State, key: PracticeKey): CellRef | null {
  return facts?.rows.has(key) ? { tab: practice.id, cell: facts.cell(key) } : null;
}

export function practiceFacts(state: State): Practice | null {
  const facts = state.practice;
  if (!facts) return null;
  return {
    practiceName: facts.text('practiceName'),
    signer: facts.text('signer'),
    credentials: facts.text('credentials'),
    npi: facts.text('npi'),
    phone: facts.text('phone'),
    email: facts.text('email'),
    zip: facts.text('zip'),
    clinician: facts.text('clinician'),
    setting: facts.text('setting'),
  };
}

export interface PlaceView {
  zip: string;
  locality: string;
  localityName: string;
  spans: boolean;
  sentence: string;
}

/** Where a ZIP falls; Refusal for one that Medicare does not know. */
export function placeView(zip: string): PlaceView {
  const place = placeOf(zip);
  const shown = place.zip ?? zip;
  const where = place.statewide ? `${place.name}, one area statewide` : place.name;
  return {
    zip: shown,
    locality: place.key,
    localityName: place.name,
    spans: place.spans,
    sentence: place.spans
      ? `Part of ${shown} lies in another Medicare area. RateCase uses the main one: ${place.key}, ${where}.`
      : `${shown} is in Medicare area ${place.key}: ${where}.`,
  };
}

/** What Medicare allows for a code, or the user's own figure in its place. */
export interface SideAmount {
  readonly dollars: number;
  /** What the amount is, in words for whoever reads it (AMB-39). */
  readonly basis: string;
  /** The user looked it up; it is marked wherever it is used. */
  readonly isOwn: boolean;
}

/** The Medicare side of the practice: amounts for its place, year, setting and clinician type. */
export interface MedicareSide {
  /** Null where Medicare has no price for the code and the user none either. */
  amount(code: string): SideAmount | null;
  /** Why Medicare has no amount; null where there is one, or where no code has (`fault`). */
  refusal(code: string): CodeRefusal | null;
  /** The whole basis in words (AMB-39); '' when the place is not known. */
  readonly basis: string;
  /** Why there are no amounts at all; '' when there are. */
  readonly fault: string;
  /** The fact of Practice that is missing or cannot be used. */
  readonly faultyFact: PracticeKey;
}

/** Where in Practice an argument of `medicareAmount` comes from. */
const FACT_OF_ARGUMENT: Readonly<Record<string, PracticeKey>> = {
  place: 'zip',
  year_or_date: 'year',
  setting: 'setting',
  clinician: 'clinician',
};

/** The figures of the user's own count in place of Medicare's, also where it has none. */
export function medicareSide(facts: ReadFacts<PracticeKey> | null, own: OwnFigures | null): MedicareSide {
  const ownAmount = (code: string): SideAmount | null => {
    const figure = own?.figures.get(code.trim().toUpperCase());
    const isForYear = figure?.year === null || figure?.year === (facts?.number('year') ?? newestYear());
    return figure && isForYear ? { dollars: figure.dollars, basis: ownBasis(figure), isOwn: true } : null;
  };
  const nothing = (fault: string, faultyFact: PracticeKey): MedicareSide => ({
    amount: ownAmount,
    refusal: () => null,
    basis: '',
    fault,
    faultyFact,
  });
  if (!facts || facts.text('zip') === '') return nothing('Type your office ZIP code to compare with Medicare.', 'zip');
  const year = facts.number('year');
  const query = {
    place: facts.text('zip'),
    ...(year === null ? {} : { on: { year } }),
    setting: facts.text('setting'),
    clinician: facts.text('clinician'),
  };
  try {
    // Any priced code tells place, year, setting and clinician; 90834 is priced in every year of the data.
    const sample = medicareAmount({ ...query, code: '90834' });
    const look = (code: string): MedicareAmount | CodeRefusal => {
      try {
        return medicareAmount({ ...query, code });
      } catch (error) {
        if (error instanceof CodeRefusal) return error;
        throw error;
      }
    };
    return {
      amount(code) {
        const typed = ownAmount(code);
        if (typed) return typed;
        const found = look(code);
        if (found instanceof CodeRefusal) return null;
        return { dollars: found.dollars, basis: describeBasis(found), isOwn: false };
      },
      refusal(code) {
        const found = ownAmount(code) ?? look(code);
        return found instanceof CodeRefusal ? found : null;
      },
      basis: describeBasis(sample),
      fault: '',
      faultyFact: 'zip',
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faulty = FACT_OF_ARGUMENT[error.argument] ?? 'zip';
    return nothing(`${facts.name}, cell ${facts.cell(faulty)}: ${error.message}`, faulty);
  }
}

/** Codes that the user's own figures stand in for, among `codes`: a sentence for where figures are shown, '' for none. */
export function ownFiguresNote(medicare: MedicareSide, codes: readonly string[]): string {
  const own = [...new Set(codes)].filter((code) => medicare.amount(code)?.isOwn);
  return own.length === 0
    ? ''
    : `Your own Medicare ${plural(own.length, 'figure counts', 'figures count')} for ${joinWords(own)}.`;
}
