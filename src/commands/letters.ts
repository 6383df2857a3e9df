/** From a row of the Negotiation Log, or from a payer alone, to a letter: what can be written, how it reads, and the Google Doc. */
import type { CellRef, Input, LetterChoice, LetterFinding, LetterNeed, Output } from '../contract.ts';
import { addDays } from '../domain/calendar/index.ts';
import {
  ASK_CHOICES,
  type AskOptionKind,
  isTerm,
  REFERENCE_BANDS,
  REFERENCE_NOTE,
  yearlyWorth,
} from '../domain/letters/ask.ts';
import type { LetterFact } from '../domain/letters/fact.ts';
import type { LetterFacts, LetterField } from '../domain/letters/facts.ts';
import { letterTemplates, objectionReplies, phoneScripts, templateOf } from '../domain/letters/library.ts';
import { type LintRule, lintContext, lintLetter } from '../domain/letters/lint.ts';
import { composeLinks } from '../domain/letters/mail.ts';
import { type Letter, renderDocument, renderTemplate } from '../domain/letters/render.ts';
import {
  type Case,
  docName,
  dueNext,
  goesToPayer,
  type LetterStep,
  nextToSend,
  readerOf,
  type Suggestion,
  stepOf,
  suggestions,
  suggestionsWithoutRequest,
  WITHOUT_REQUEST,
} from '../domain/letters/steps.ts';
import { type LetterKind, placesIn } from '../domain/letters/template.ts';
import { isUnclear, waitingFor } from '../domain/negotiation/due.ts';
import { longDate } from '../domain/words.ts';
import { createLetter, letterIsNoted, lettersBegun, savedDoc, trashLetter } from '../platform/drive.ts';
import { cellName } from '../workbook/a1.ts';
import { normalized } from '../workbook/tables/column.ts';
import { communications } from '../workbook/tables/communications.ts';
import { negotiationLog } from '../workbook/tables/negotiationLog.ts';
import { outcomes } from '../workbook/tables/outcomes.ts';
import { payers } from '../workbook/tables/payers.ts';
import { practice } from '../workbook/tables/practice.ts';
import { rates } from '../workbook/tables/rates.ts';
import { confidentiality } from './letterCase/besideOthers.ts';
import { factsByIds, LETTER_TABS, type LetterCase, letterCase, proposedReplyBy } from './letterCase/index.ts';
import { optionStart } from './letterCase/optionStart.ts';
import { type DraftedDoc, draftedDoc, forgetDraft, LATELY, noteDraft } from './letterRecords.ts';
import { datesOf, logRow } from './logRows.ts';
import { statusLine } from './requests.ts';
import { payerNames, practiceCell, readState, requireColumns, type State } from './state.ts';
import { Stop } from './stop.ts';
import { makeInputTabs, openTabs, TAB_ORDER } from './tabsToBuild.ts';

interface Subject {
  readonly row: number | null;
  readonly payer?: string | undefined;
  readonly today: string;
}

function caseOf(state: State, { row, payer, today }: Subject): LetterCase {
  if (row !== null) {
    const found = logRow(state.log, row, payer);
    return letterCase(state, found, found.text('payer'), today);
  }
  const name = payerNames(state).find((known) => normalized(known) === normalized(payer ?? '')) ?? (payer ?? '').trim();
  if (name === '') {
    throw new Stop('no-payer', 'A letter needs a payer.', 'Choose the payer it goes to, or a request of the log.');
  }
  return letterCase(state, null, name, today);
}

/** A letter without a row stands where nothing was sent. */
const standing = ({ hasContact, facts, row, signs }: LetterCase): Case => ({
  dates: row ? datesOf(row) : NOTHING_SENT,
  hasContact,
  signs,
  facts,
});

const NOTHING_SENT: Case['dates'] = {
  status: null,
  sent: null,
  followUps: [],
  escalatedOn: null,
  disputedOn: null,
  answer: null,
};

/** Not for a payer that has no rates to negotiate, except letters that ask for nothing. */
function suggested(found: LetterCase): Suggestion[] {
  const isNegotiable = found.proposal.payer.negotiable !== 'no';
  if (found.row === null) return suggestionsWithoutRequest(found.facts, found.window, isNegotiable, found.limits);
  if (!isNegotiable) return [];
  return suggestions(standing(found), found.limits, found.daysOff);
}

const stepFor = (template: LetterKind, found: LetterCase): LetterStep =>
  stepOf(template, found.facts.followUps?.length ?? 0);

// --- What can be written ---

export function letterChoices(input: Input<'letterChoices'>): Output<'letterChoices'> {
  const { today } = input;
  const state = readState(LETTER_TABS);
  const found = caseOf(state, input);
  const proposed = suggested(found);
  const templates = found.row === null ? WITHOUT_REQUEST.map(templateOf) : letterTemplates;
  const first = proposed.find(({ id }) => templates.some((template) => template.id === id));
  const drafted = draftedDoc(state, found, today);
  const { payer: type } = found.proposal;
  return {
    payer: found.payer,
    line: found.row === null ? '' : statusLine(found.row, drafted(null) !== null),
    sent: found.facts.sent ?? null,
    nextToSend: found.row === null ? null : nextToSend(standing(found)),
    templates: templates.map((template) => {
      const step = stepFor(template, found);
      return {
        id: template.id,
        name: template.name,
        stage: template.stage,
        form: template.form,
        purpose: template.purpose,
        trigger: template.trigger,
        wants: [...template.wants],
        places: placesIn(template),
        isProposed: proposed.some(({ id }) => id === template.id),
        why: proposed.find(({ id }) => id === template.id)?.why ?? '',
        sends: found.row === null ? null : step.sends,
        reader: readerSentence(template, found),
        letterUrl: drafted(step)?.url ?? null,
      };
    }),
    proposed: first?.id ?? null,
    advice: advice(found, proposed),
    payerNotice: { type: type.type, negotiable: type.negotiable, says: type.says, instead: [...type.instead] },
    to: found.to,
    facts: found.offered.map(({ id, fact, at, isChosen, why }) => ({
      id,
      text: fact.text,
      source: fact.source,
      at,
      isChosen,
      why,
    })),
    withheld: [...found.withheld],
    // What the payer's type means stands in `payerNotice`.
    factAdvice: found.proposal.advice.filter((line) => line !== type.says && !type.instead.includes(line)),
    options: ASK_CHOICES.map(({ kind, name, caution }) => ({
      kind,
      name,
      isTerm: isTerm(kind),
      caution: caution ?? '',
      start: copied(optionStart(kind, found, today)),
      field: OPTION_FIELDS[kind],
    })),
    yearly:
      found.yearly === null
        ? null
        : { dollars: found.yearly.dollars, text: yearlyWorth({ ...found.facts, showYearly: true }) },
    replyBy: proposedReplyBy(found, today),
    enclosures: enclosures(found.facts),
    bands: {
      note: REFERENCE_NOTE,
      entries: REFERENCE_BANDS.map(({ says, source }) => ({ says, source })),
    },
    problems: found.offeredFault === null || found.row === null ? [] : [offeredProblem(state, found)],
  };
}

function readerSentence(template: LetterKind, { facts }: LetterCase): string {
  const reader = readerOf(template);
  if (reader === 'clients') return 'To your clients. It names none of them.';
  if (reader !== 'the regulator') return '';
  return facts.regulator
    ? `To ${facts.regulator}.`
    : 'To your state insurance regulator. Practice, State regulator, is where its name belongs.';
}

type OptionField = Output<'letterChoices'>['options'][number]['field'];

const OPTION_FIELDS: Readonly<Record<AskOptionKind, OptionField>> = {
  escalator: { key: 'share', kind: 'percent', label: 'Increase each year' },
  'carve-out': { key: 'codes', kind: 'codes', label: 'Codes' },
  'add codes': { key: 'codes', kind: 'codes', label: 'Codes' },
  'prior authorization': { key: 'codes', kind: 'codes', label: 'Codes' },
  'clean claims': { key: 'businessDays', kind: 'days', label: 'Business days' },
  'less paperwork': { key: 'what', kind: 'text', label: 'Which paperwork' },
  phased: { key: 'second', kind: 'date', label: 'Second step from' },
  'review in six months': null,
  performance: { key: 'measure', kind: 'text', label: 'Measure' },
  bonus: { key: 'measure', kind: 'text', label: 'Measure' },
  'by volume': { key: 'members', kind: 'count', label: 'Members a year' },
  'trade-off': { key: 'give', kind: 'text', label: 'What you can give' },
};

/** Plain arrays, as the contract has them. */
function copied(option: ReturnType<typeof optionStart>) {
  return 'codes' in option ? { ...option, codes: [...option.codes] } : option;
}

/** LTR-25, FUP-16. */
function enclosures({ date, sent, response }: LetterFacts): string[] {
  const month = longDate(date).replace(/ \d+,/, '');
  return [
    `practice summary, ${month}`,
    'outcome summary',
    'Medicare amounts for our area',
    ...(sent ? [`our request of ${longDate(sent)}`] : []),
    ...(response?.date ? [`your answer of ${longDate(response.date)}`] : []),
  ];
}

function advice(found: LetterCase, proposed: readonly Suggestion[]): string {
  const { payer: type } = found.proposal;
  if (found.row && isUnclear(datesOf(found.row)))
    return `A date in row ${found.row.row} of the log cannot be read, or is before the request. Mend it, and the letter that fits is proposed.`;
  if (type.negotiable === 'no' && proposed.length === 0) return `${type.says} ${type.instead[0] ?? ''}`.trim();
  const script = proposed.find(({ id }) => id.startsWith('SCR-'));
  if (script) return `${script.why} See the phone script “Find the right person”.`;
  const due = found.row === null ? null : dueNext(standing(found), found.limits, found.daysOff);
  if (due !== null && due.on > found.facts.date) return `Nothing is due before ${longDate(due.on)}.`;
  if (proposed.length > 0) return '';
  return found.status === 'Closed'
    ? 'This request is closed. A new request is a row of its own.'
    : 'They have answered. Note in Nature of Response what they said, and the reply that fits is proposed.';
}

function offeredProblem(state: State, found: LetterCase): { message: string; at: CellRef } {
  const cell = found.row?.cell('offered') ?? 'A1';
  return {
    message: `${state.log?.name ?? negotiationLog.title}, cell ${cell}: ${found.offeredFault ?? ''}`,
    at: { tab: negotiationLog.id, cell },
  };
}

// --- How it reads ---

interface Written {
  readonly template: LetterKind;
  readonly step: LetterStep;
  readonly letter: Letter;
  readonly needs: LetterNeed[];
  readonly findings: LetterFinding[];
}

export function previewLetter(input: Input<'previewLetter'>): Output<'previewLetter'> {
  const state = readState(LETTER_TABS);
  const found = caseOf(state, input);
  const { template, letter, step, needs, findings } = written(state, found, input, input.today);
  return {
    payer: found.payer,
    template: template.id,
    title: letter.title,
    subject: letter.subject,
    html: letter.html,
    text: letter.text,
    mail: letter.mail,
    compose: composeLinks(letter, found.facts.contact.info, goesToPayer(template)),
    needs,
    findings,
    facts: letter.figures.map(({ text, source }) => ({ text, source })),
    cautions: cautionsFor(template, found),
    sent: found.facts.sent ?? null,
    letterUrl: draftedDoc(state, found, input.today)(step)?.url ?? null,
  };
}

function cautionsFor(template: LetterKind, found: LetterCase): string[] {
  const { payer: type } = found.proposal;
  const asks = ['formal ask', 'follow-up', 'after call', 'escalation'].includes(template.stage);
  return [...(asks && type.negotiable === 'no' ? [type.says] : []), ...template.cautions];
}

function written(state: State, found: LetterCase, choice: LetterChoice, today: string): Written {
  const template = chosenTemplate(found, choice.template);
  const step = stepFor(template, found);
  const chosen = choice.facts === undefined ? null : factsByIds(found, choice.facts);
  const facts: LetterFacts = {
    ...found.facts,
    ...(chosen === null ? {} : { values: chosen.filter((fact): fact is LetterFact => fact !== null) }),
    options: choice.options ?? [],
    showYearly: choice.showYearly ?? false,
    enclosures: choice.enclosures ?? [],
    replyBy:
      choice.replyBy !== undefined
        ? choice.replyBy
        : template.stage === 'after call'
          ? proposedReplyBy(found, today)
          : null,
  };
  const drawn = renderTemplate(template, facts);
  const letter = { ...drawn, title: docName(today, found.payer, step.label) };
  const lost = chosen?.filter((fact) => fact === null).length ?? 0;
  const needs = [
    ...cellFaults(state, found),
    ...letterNeeds(state, found, letter),
    ...(lost === 0
      ? []
      : [
          {
            message: `${lost === 1 ? 'A fact you chose' : 'Facts you chose'} changed in the tabs meanwhile. Look at the list of facts, and choose again.`,
            at: null,
            level: 'needed',
          } as const,
        ]),
  ];
  return { template, step, letter, needs, findings: findingsOf(letter, template, facts, found, needs) };
}

function chosenTemplate(found: LetterCase, id: string | undefined): LetterKind {
  if (id !== undefined) {
    try {
      return templateOf(id);
    } catch {
      throw new Stop('unknown-template', `RateCase has no letter “${id}”.`, 'Choose a letter from the list.');
    }
  }
  const [first] = suggested(found).filter((one) => letterTemplates.some((template) => template.id === one.id));
  return templateOf(first?.id ?? 'LTR-02');
}

/** What the cells themselves lack: amounts that can't be read, a place that Medicare doesn't know. */
function cellFaults(state: State, found: LetterCase): LetterNeed[] {
  const { row } = found;
  const faults =
    row === null
      ? []
      : found.faults.map(({ column, message }): LetterNeed => {
          const cell = row.cell(column);
          const at = { tab: negotiationLog.id, cell };
          return { message: `${state.log?.name ?? ''}, cell ${cell}: ${message}`, at, level: 'needed' };
        });
  return [
    ...faults,
    ...(found.offeredFault === null ? [] : [{ ...offeredProblem(state, found), level: 'needed' as const }]),
    ...(found.medicareFault === ''
      ? []
      : [
          { message: found.medicareFault, at: practiceCell(state, found.medicareFaultyFact), level: 'better' as const },
        ]),
  ];
}

function letterNeeds(state: State, found: LetterCase, letter: Letter): LetterNeed[] {
  const faulty = new Set<string>(found.faults.map(({ column }) => column));
  return letter.needs
    .filter(({ field }) => !coveredByFault(field, faulty, found.offeredFault !== null))
    .map(({ message, level, field }) => ({
      message: found.row === null ? placedInRates(message) : message,
      level,
      at: fieldCell(state, found, field),
    }));
}

/** A faulty cell is named once, by its fault, not again by each amount that is missing because of it. */
function coveredByFault(field: LetterField, faulty: ReadonlySet<string>, isOfferFaulty: boolean): boolean {
  if (field === 'log.codes') return faulty.has('codes');
  if (field === 'log.offered') return isOfferFaulty;
  if (field.endsWith('.requested')) return faulty.has('requested');
  return field.endsWith('.current') && faulty.has('current');
}

/** A letter without a row takes its codes and amounts from Rates. */
const placedInRates = (message: string): string =>
  message
    .replace(/^Negotiation Log, Requested Rate per Code:/, 'Rates, Requested rate:')
    .replace(/^Negotiation Log, Current Rate per Code:/, 'Rates, Contracted rate:')
    .replace(/^Negotiation Log, CPT Codes Requested for Review:/, 'Rates, CPT code:')
    .replace(/^Negotiation Log, Contract Representative Name & Title:/, 'Contacts, Name:');

function findingsOf(
  letter: Letter,
  template: LetterKind,
  facts: LetterFacts,
  found: LetterCase,
  needs: readonly LetterNeed[],
): LetterFinding[] {
  const said = new Set<LintRule>([
    ...(needs.some(({ level }) => level === 'needed') ? (['unfilled'] as const) : []),
    ...(letter.needs.some(({ field }) => field === 'facts') ? (['few figures'] as const) : []),
  ]);
  return lintLetter(letter, lintContext(template, facts, { otherNames: found.otherNames, window: found.window }))
    .filter(({ rule }) => !said.has(rule))
    .map(({ rule, message, place, suggestion, blocks }) => ({ rule, message, place, suggestion, blocks }));
}

/** The cell in which a missing fact belongs. */
function fieldCell(state: State, found: LetterCase, field: LetterField): CellRef | null {
  const { row } = found;
  const inLog = (key: Parameters<NonNullable<typeof row>['cell']>[0]): CellRef | null =>
    row === null ? null : { tab: negotiationLog.id, cell: row.cell(key) };
  const inPayers = (key: 'renewal' | 'exitLastDay' | 'termination' | 'payer'): CellRef | null => {
    const own = state.payers?.rows.find((one) => normalized(one.text('payer')) === normalized(found.payer));
    return own ? { tab: payers.id, cell: own.cell(key) } : null;
  };
  if (field.startsWith('line.')) {
    const [, code = '', key = ''] = field.split('.');
    if (row !== null) return inLog(key === 'requested' ? 'requested' : key === 'current' ? 'current' : 'codes');
    const rate = state.rates?.rows.find(
      (one) => one.text('code') === code && normalized(one.text('payer')) === normalized(found.payer),
    );
    const column = key === 'requested' ? 'requested' : key === 'current' ? 'contracted' : 'code';
    return rate ? { tab: rates.id, cell: rate.cell(column) } : null;
  }
  switch (field) {
    case 'log.payer':
      return inLog('payer');
    case 'log.contact':
      return inLog('contact');
    case 'log.codes':
      return inLog('codes');
    case 'log.sent':
      return inLog('sent');
    case 'log.followUps':
      return inLog('firstFollowUp');
    case 'log.response':
      return inLog('nature');
    case 'log.offered':
      return inLog('offered');
    case 'log.callDate':
      return inLog('callDate');
    case 'log.decisionDate':
      return inLog('decideBy');
    case 'log.communications':
      return inLog('sent');
    case 'payers.confidential':
      return confidentialCell(state);
    case 'payers.renewal':
      return inPayers('renewal');
    case 'payers.lastDay':
      return inPayers('exitLastDay');
    case 'payers.clause':
      return inPayers('termination');
    case 'payers.friction':
      return inPayers('payer');
    case 'facts':
      return state.outcomes ? { tab: outcomes.id, cell: cellName(state.outcomes.nextRow, 1) } : null;
    default: {
      const fact = practice.facts.find(({ key }) => field === `practice.${key}`);
      return fact ? practiceCell(state, fact.key) : null;
    }
  }
}

/** The first payer whose "Confidential rates" is not answered yet; the heading when all are. */
function confidentialCell(state: State): CellRef {
  const open = state.payers?.rows.find((row) => !['yes', 'no'].includes(confidentiality(row.text('confidential'))));
  const cell = open?.cell('confidential') ?? cellName(1, state.payers?.columns.get('confidential') ?? 1);
  return { tab: payers.id, cell };
}

// --- The Doc ---

/** One Drive call makes the Doc; then the row gets its link, and Communications a line. Drafting starts no clock (AMB-37). */
export function draftLetter(input: Input<'draftLetter'>): Output<'draftLetter'> {
  const { today, again } = input;
  const tabs = openTabs(TAB_ORDER);
  const before = readState(LETTER_TABS, tabs);
  const found = caseOf(before, input);
  const { template, step, letter, needs, findings } = written(before, found, input, today);
  const isNoted = readerOf(template) !== null;
  if (before.log && found.row !== null && goesToPayer(template)) requireColumns(before.log, ['letter']);
  refuseIncomplete(needs, findings);
  const of = letterOf(found, step);
  const drafted = draftedDoc(before, found, today);
  if (!again && !lettersBegun()(of)) {
    if (isNoted) refuseDrafted(drafted(step));
    else refuseSaved(found.payer, step, today);
  }
  // The line of Communications needs its tab, which is made before anything is in Drive.
  const made = isNoted ? makeInputTabs(tabs, [communications.id], today) : [];
  const state =
    made.length > 0 ? { ...before, communications: readState(['communications'], tabs).communications } : before;
  const doc = createLetter({ title: letter.title, html: renderDocument(letter), payer: found.payer, of });
  const at = isNoted
    ? noteDraft(state, found, { ...doc, name: letter.title, label: step.label, template, today })
    : null;
  letterIsNoted();
  const was = isNoted ? drafted(null) : null;
  return {
    name: letter.title,
    url: doc.url,
    folder: doc.folderName,
    at,
    summary: `“${letter.title}” is in your Drive, in ${doc.folderName}. Nothing has been sent.`,
    undo: {
      id: doc.id,
      name: letter.title,
      url: doc.url,
      was: was === null || was.url === doc.url ? null : { name: was.name, url: was.url },
    },
  };
}

/** LOOK 1.4: the Doc to the trash first, since that may fail; then its link and its line. */
export function undoDraft({ row, payer, doc }: Input<'undoDraft'>): Output<'undoDraft'> {
  const state = readState(['negotiation-log', 'communications']);
  const own = row === null ? null : logRow(state.log, row, payer);
  trashLetter(doc.id);
  const isClean = forgetDraft(state, own, doc);
  const done = `“${doc.name}” is in Drive’s trash, where it stays for 30 days.`;
  return { summary: isClean ? done : `${done} What you changed of its note since stays as it is.` };
}

function refuseDrafted(there: DraftedDoc | null): void {
  if (there === null) return;
  throw new Stop(
    'already-drafted',
    `${there.name} is drafted already${there.at ? `; its link is in ${there.where}` : ''}.`,
    'Open that letter, or draft it again as a second document.',
    there.at,
  );
}

/** Scripts and replies go to nobody, so no tab notes them; Drive itself knows whether one was saved lately. */
function refuseSaved(payer: string, { label }: LetterStep, today: string): void {
  const there = savedDoc(payer, docName('', payer, label), addDays(today, -LATELY));
  if (there === null) return;
  throw new Stop(
    'already-drafted',
    `“${there.name}” is in your Drive already.`,
    `Open it, or save a second document. Its address: ${there.url}`,
  );
}

/** What an attempt is known by, wherever its row is sorted to. */
const letterOf = ({ row, payer }: LetterCase, { step }: LetterStep): string =>
  [payer, row?.text('codes') ?? '', step].join(' ');

function refuseIncomplete(needs: readonly LetterNeed[], findings: readonly LetterFinding[]): void {
  const missing = needs.find(({ level }) => level === 'needed');
  if (missing) {
    throw new Stop('letter-incomplete', missing.message, 'Fill it in, then draft again.', missing.at);
  }
  const blocking = findings.find(({ blocks }) => blocks);
  if (blocking) throw new Stop('letter-blocked', `${blocking.place}: ${blocking.message}`, blocking.suggestion);
}

// --- Several letters, scripts and replies ---

export function draftQueue({ today }: Input<'draftQueue'>): Output<'draftQueue'> {
  const state = readState(LETTER_TABS);
  const open = (state.log?.rows ?? [])
    .map((row) => letterCase(state, row, row.text('payer'), today))
    .filter(({ status }) => status !== 'Closed');
  const isBegun = lettersBegun();
  return { entries: open.map((found) => queueEntry(state, found, today, isBegun)) };
}

type QueueEntry = Output<'draftQueue'>['entries'][number];

function queueEntry(state: State, found: LetterCase, today: string, isBegun: (of: string) => boolean): QueueEntry {
  const [first] = suggested(found).filter(({ id }) => letterTemplates.some((template) => template.id === id));
  const none = { row: found.row?.row ?? 0, payer: found.payer, at: null, letterUrl: null };
  if (!first) return { ...none, template: '', name: '', why: '', state: 'nothing due', note: advice(found, []) };
  const { template, step, needs, findings } = written(state, found, { template: first.id }, today);
  const entry = { ...none, template: template.id, name: template.name, why: first.why };
  const due = dueNext(standing(found), found.limits, found.daysOff);
  const there = draftedDoc(state, found, today)(step);
  // One whose link or line could not be written is drafted again, and the same Doc taken up.
  if (there && !isBegun(letterOf(found, step))) {
    return { ...entry, state: 'drafted', note: '', at: there.at, letterUrl: there.url };
  }
  if (due !== null && due.on > today) return { ...entry, state: 'nothing due', note: `Due ${longDate(due.on)}.` };
  if (waitingFor(standing(found).dates, found.limits, found.daysOff)?.what === 'note') {
    return { ...entry, state: 'nothing due', note: 'It was taken as high as it goes. Note when to ask again.' };
  }
  const missing = needs.find(({ level }) => level === 'needed');
  if (missing) return { ...entry, state: 'blocked', note: missing.message, at: missing.at };
  const blocking = findings.find(({ blocks }) => blocks);
  if (blocking) return { ...entry, state: 'blocked', note: `${blocking.place}: ${blocking.message}` };
  return { ...entry, state: 'ready', note: '' };
}

export function talkingPoints(input: Input<'talkingPoints'>): Output<'talkingPoints'> {
  const state = readState(LETTER_TABS);
  const found = caseOf(state, input);
  const filled = (template: LetterKind) => {
    const { letter, needs } = written(state, found, { template: template.id }, input.today);
    const { id, name, trigger, purpose } = template;
    const cautions = cautionsFor(template, found);
    return { id, name, trigger, purpose, html: letter.html, text: letter.text, cautions, needs };
  };
  return { payer: found.payer, scripts: phoneScripts.map(filled), replies: objectionReplies.map(filled) };
}
