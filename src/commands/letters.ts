/** From a row of the Negotiation Log to a letter in a Google Doc. */
import type { CellRef, Input, LetterNeed, Output } from '../contract.ts';
import {
  type LetterField,
  type LetterLine,
  noMedicarePrice,
  parseContact,
  type RateRequestFacts,
} from '../domain/letters/facts.ts';
import { templateOf } from '../domain/letters/library.ts';
import { type LintRule, lintContext, lintLetter } from '../domain/letters/lint.ts';
import { isReady, type Letter, renderDocument, renderLetter } from '../domain/letters/render.ts';
import { describeBasis } from '../domain/medicare/index.ts';
import { type OtherRate, otherPayers } from '../domain/negotiation/otherPayers.ts';
import { serviceLabel } from '../domain/services.ts';
import { createLetter } from '../platform/drive.ts';
import { cellName } from '../workbook/a1.ts';
import type { TableRow } from '../workbook/read.ts';
import { flush, linkedText } from '../workbook/spreadsheet.ts';
import { normalized } from '../workbook/tables/column.ts';
import { type LogKey, negotiationLog } from '../workbook/tables/negotiationLog.ts';
import { payers } from '../workbook/tables/payers.ts';
import { practice } from '../workbook/tables/practice.ts';
import { letterLinks, linesOf, logRow } from './requests.ts';
import {
  medicareSide,
  payerNames,
  type RateInForce,
  ratesInForce,
  readState,
  requireColumns,
  type State,
} from './state.ts';
import { Stop } from './stop.ts';

export function previewLetter({ row, today }: Input<'previewLetter'>): Output<'previewLetter'> {
  const state = readState();
  const found = logRow(state.log, row, undefined);
  const { letter, needs } = letterFor(state, found, today);
  return {
    payer: found.text('payer'),
    title: letter.title,
    html: letter.html,
    needs,
    facts: letter.figures.map(({ text, source }) => ({ text, source })),
    sent: found.text('sent') || null,
    letterUrl: state.log ? (letterLinks(state.log).get(row) ?? null) : null,
  };
}

/** One Drive call makes the Doc; then the row gets its link. Drafting starts no clock (AMB-37). */
export function draftLetter({ row, payer, today }: Input<'draftLetter'>): Output<'draftLetter'> {
  const state = readState();
  const found = logRow(state.log, row, payer);
  const { log } = state;
  if (!log) throw new Error('logRow refuses a missing log');
  requireColumns(log, ['letter']);
  const { letter, needs } = letterFor(state, found, today);
  const missing = needs.find(({ level }) => level === 'needed');
  if (missing || !isReady(letter)) {
    throw new Stop(
      'letter-incomplete',
      missing?.message ?? 'The letter is not complete.',
      'Fill it in, then draft again.',
      missing?.at ?? null,
    );
  }
  const made = createLetter({ title: letter.title, html: renderDocument(letter) });
  const at: CellRef = { tab: negotiationLog.id, cell: found.cell('letter') };
  try {
    log.sheet.getRange(at.cell).setRichTextValue(linkedText(letter.title, made.url));
    flush();
  } catch {
    throw new Stop(
      'link-not-written',
      `The letter “${letter.title}” is in your Drive, in “${made.folderName}”, but its link could not be written to ${log.name}, cell ${at.cell}.`,
      `Open it there, or copy its address: ${made.url}`,
      at,
    );
  }
  return { name: letter.title, url: made.url, folder: made.folderName, at };
}

function letterFor(state: State, row: TableRow<LogKey>, today: string): { letter: Letter; needs: LetterNeed[] } {
  const { log, practice: facts } = state;
  if (!log) throw new Error('A letter is written from a row of the log');
  const parsed = linesOf(row);
  const payer = row.text('payer');
  const text = (key: Parameters<NonNullable<typeof facts>['text']>[0]) => facts?.text(key) ?? '';
  const payerRow = state.payers?.rows.find((candidate) => normalized(candidate.text('payer')) === normalized(payer));
  const renewal = payerRow?.text('renewal') ?? '';
  const medicare = medicareSide(facts);
  const counting = ratesInForce(state);

  const given: RateRequestFacts = {
    date: today,
    practice: {
      practiceName: text('practiceName'),
      signer: text('signer'),
      credentials: text('credentials'),
      licenseNumber: text('license'),
      npi: text('npi'),
      phone: text('phone'),
      email: text('email'),
      address: text('address'),
      opening: text('opening'),
      closing: text('closing'),
      inNetworkSince: payerRow?.number('inNetworkSince')?.toString() ?? '',
    },
    payer,
    contact: parseContact(row.text('contact'), row.text('contactInfo')),
    lines: parsed.lines.map(({ code, current, requested }): LetterLine => {
      const amount = medicare.amount(code);
      return {
        code,
        label: serviceLabel(code),
        current,
        requested,
        medicare: amount ? { dollars: amount.dollars, basis: describeBasis(amount) } : null,
        // Only where the fee schedule knows the code and has no price; a mistyped code gets no such sentence.
        ...(medicare.refusal(code)?.reason === 'unpriced' ? { medicareNote: noMedicarePrice(code) } : {}),
        others: otherPayers(othersFor(state, counting, payer, code), current),
      };
    }),
    values: [],
    effectiveFrom: renewal > today ? renewal : null,
  };
  const letter = renderLetter(given);

  const faults: LetterNeed[] = parsed.faults.map(({ column, message }) => {
    const cell = row.cell(column);
    return { message: `${log.name}, cell ${cell}: ${message}`, at: { tab: negotiationLog.id, cell }, level: 'needed' };
  });
  const notes: LetterNeed[] =
    medicare.fault === '' ? [] : [{ message: medicare.fault, at: fieldCell(state, row, 'zip'), level: 'better' }];
  const faulty = new Set(parsed.faults.map(({ column }) => column));
  const needs = letter.needs
    .filter(({ field }) => !coveredByFault(field, faulty))
    .map(({ message, level, field }): LetterNeed => ({ message, level, at: fieldCell(state, row, field) }));
  const otherNames = payerNames(state).filter((name) => normalized(name) !== normalized(payer));
  return { letter, needs: [...faults, ...needs, ...notes, ...checks(letter, given, otherNames)] };
}

/** Said already by what the letter needs, or, the length, only true of letters with facts that no tab holds yet. */
const SAID_ELSEWHERE: ReadonlySet<LintRule> = new Set(['unfilled', 'few figures', 'length']);

/** What the words themselves show: a name too many, leave language, a date of birth in an opening of the user's own. */
function checks(letter: Letter, facts: RateRequestFacts, otherNames: readonly string[]): LetterNeed[] {
  return lintLetter(letter, lintContext(templateOf('LTR-02'), facts, { otherNames }))
    .filter(({ rule }) => !SAID_ELSEWHERE.has(rule))
    .map(({ message, place, suggestion, blocks }) => ({
      message: [message, place, suggestion].filter((part) => part !== '').join(' '),
      at: null,
      level: blocks ? 'needed' : 'better',
    }));
}

/** A faulty cell is named once, by its fault, not again by each amount that is missing because of it. */
function coveredByFault(field: LetterField, faulty: ReadonlySet<string>): boolean {
  if (field === 'log.codes') return faulty.has('codes');
  if (field.endsWith('.requested')) return faulty.has('requested');
  return field.endsWith('.current') && faulty.has('current');
}

function othersFor(state: State, counting: readonly RateInForce[], payer: string, code: string): OtherRate[] {
  return counting
    .filter((rate) => normalized(rate.code) === normalized(code) && normalized(rate.payer) !== normalized(payer))
    .flatMap((rate) => {
      const amount = rate.contracted ?? rate.rate;
      if (amount === null) return [];
      const other = state.payers?.rows.find((row) => normalized(row.text('payer')) === normalized(rate.payer));
      return [{ payer: rate.payer, rate: amount, confidential: confidentiality(other?.text('confidential') ?? '') }];
    });
}

/** Anything but a clear "no" keeps a payer's rates out of letters (AMB-40). */
function confidentiality(text: string): OtherRate['confidential'] {
  const answer = normalized(text);
  return answer === 'yes' || answer === 'no' || answer === '' ? answer : 'unknown';
}

/** The cell in which a missing fact belongs. */
function fieldCell(state: State, row: TableRow<LogKey>, field: LetterField | 'zip'): CellRef | null {
  const inLog = (key: LogKey): CellRef => ({ tab: negotiationLog.id, cell: row.cell(key) });
  if (field === 'log.payer') return inLog('payer');
  if (field === 'log.contact') return inLog('contact');
  if (field === 'log.codes') return inLog('codes');
  if (field.endsWith('.current')) return inLog('current');
  if (field.endsWith('.requested')) return inLog('requested');
  if (field.endsWith('.medicare')) return inLog('codes');
  if (field === 'payers.confidential') return { tab: payers.id, cell: confidentialCell(state) };
  const fact = practice.facts.find(({ key }) => field === key || field === `practice.${key}`);
  if (!fact || !state.practice) return null;
  return state.practice.rows.has(fact.key) ? { tab: practice.id, cell: state.practice.cell(fact.key) } : null;
}

/** The first payer whose "Confidential rates" is not answered yet; the heading when all are. */
function confidentialCell(state: State): string {
  const open = state.payers?.rows.find((row) => !['yes', 'no'].includes(confidentiality(row.text('confidential'))));
  return open?.cell('confidential') ?? cellName(1, state.payers?.columns.get('confidential') ?? 1);
}
