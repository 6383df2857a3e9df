/** What stands out in the workbook, and the one next step. */
import type { Input, Output } from '../contract.ts';
import { gapSentence, percentBasis, weightedPercent } from '../domain/benchmark/index.ts';
import { addDays } from '../domain/calendar/index.ts';
import { payerTypeOf } from '../domain/letters/payerTypes.ts';
import { formatDollars, formatDollarsWhole, formatPercent } from '../domain/money.ts';
import { betterStart, evergreenAsk, isAskOverdue, negotiationWindow } from '../domain/negotiation/windows.ts';
import { serviceLabel } from '../domain/services.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import { countWord, joinWords, longDate, plural } from '../domain/words.ts';
import type { TableRow } from '../workbook/read.ts';
import { RATE_COMPARISON } from '../workbook/reports/rateComparison.ts';
import { normalized } from '../workbook/tables/column.ts';
import type { PayerKey } from '../workbook/tables/payers.ts';
import { practice } from '../workbook/tables/practice.ts';
import { dueOf, type RequestDue, UNCLEAR, type WaitsFor } from './due.ts';
import { logProblems, signsOf } from './logRows.ts';
import { letterLinks, summaryOf } from './requests.ts';
import {
  INPUT_TABS,
  limitsOf,
  type MedicareSide,
  medicareSide,
  ownFiguresNote,
  type PlaceView,
  payerNames,
  placeView,
  practiceFacts,
  problemsOf,
  type RateInForce,
  ratesInForce,
  readState,
  type State,
  thresholdProblems,
} from './state.ts';

type Home = Output<'home'>;
type Next = Home['next'];
type Finding = Home['standsOut'][number];

export function home({ today }: Input<'home'>): Home {
  const read = readState([...INPUT_TABS, 'communications', 'thresholds', 'claims']);
  // Claims only for its cells that cannot be read: what rests on them changes at once, and nobody would see why.
  const state: State = { ...read, claims: null };
  const dates = limitsOf(state);
  const due = (state.log?.rows ?? []).flatMap((row) => dueOf(row, today, dates) ?? []);
  const counting = ratesInForce(state);
  const medicare = medicareSide(state.practice, state.ownFigures);
  const zip = state.practice?.text('zip') ?? '';
  const say: Saying = (one) => dueText(one, signsOf(one.row, state.communications, dates));
  const next = nextStep(state, counting, medicare, due, say, today);
  const problems = [
    ...problemsOf(read),
    ...(state.log ? logProblems(state.log) : []),
    ...thresholdProblems(state, dates.limits),
  ];
  const nothingYet = !state.practice && !state.rates && !state.payers && !state.log;
  if (zip !== '' && medicare.fault !== '' && state.practice) {
    problems.push({
      message: medicare.fault,
      at: { tab: practice.id, cell: state.practice.cell(medicare.faultyFact) },
    });
  }
  return {
    stage: nothingYet ? 'empty' : counting.length === 0 || zip === '' ? 'setup' : 'working',
    practice: practiceFacts(state),
    place: knownPlace(zip),
    next,
    comingUp: comingUp(state, due, say, next, dates.limits, today),
    standsOut: findings(counting, medicare),
    counts: {
      payers: payerNames(state).length,
      rates: state.rates?.rows.length ?? 0,
      requests: state.log?.rows.length ?? 0,
    },
    problems,
  };
}

function knownPlace(zip: string): PlaceView | null {
  if (zip === '') return null;
  try {
    return placeView(zip);
  } catch {
    return null;
  }
}

function nextStep(
  state: State,
  counting: readonly RateInForce[],
  medicare: MedicareSide,
  dues: readonly RequestDue[],
  say: Saying,
  today: string,
): Next {
  const step = (title: string, text: string, action: string, screen: Next['screen'], row: number | null = null) => ({
    title,
    text,
    action,
    screen,
    row,
    payer: null,
    late: 0,
    mayBeAnswered: null,
  });
  if (!state.practice || state.practice.text('zip') === '') {
    return step(
      'Find your Medicare rates',
      'Three short steps show how each payer compares with what Medicare pays where you work.',
      'Start',
      'practice',
    );
  }
  if (counting.length === 0) {
    return payerNames(state).length === 0
      ? step(
          'Add the payers that matter most',
          'Three or four are enough to begin. More can follow any time.',
          'Add payers',
          'payers',
        )
      : step('Add what they pay you', 'Type or paste the rates of your most-used codes.', 'Add rates', 'rates');
  }
  if (!state.tabs.find(RATE_COMPARISON.id)) {
    return step(
      'Build your rate comparison',
      'Your rates are in. RateCase lays them out beside Medicare, code by code.',
      'Build tabs',
      'tabs',
    );
  }
  const log = state.log;
  const links = log ? letterLinks(log) : new Map<number, string>();
  const requests = (log?.rows ?? []).map((row) => summaryOf(row, links.get(row.row) ?? null));
  const open = requests.filter(({ status }) => normalized(status) !== 'closed');
  const [first] = dues
    .filter(({ what, on }) =>
      what === 'reply' ? (on ?? today) <= today : what !== 'request' && on !== null && on <= today,
    )
    .sort((one, other) => ((one.on ?? today) < (other.on ?? today) ? -1 : 1));
  if (first) {
    return {
      ...step(dueTitle(first), say(first), DUE_ACTIONS[first.what], 'letter', first.row.row),
      late: first.late,
      mayBeAnswered: first.what === 'reply' ? null : first.row.row,
    };
  }
  const unread = dues.find(({ what }) => what === 'look');
  if (unread) return step(dueTitle(unread), say(unread), DUE_ACTIONS.look, 'requests');
  const undrafted = open.find(({ sent, letterUrl }) => sent === null && letterUrl === null);
  if (undrafted) {
    return step(
      `Write the letter to ${undrafted.payer}`,
      'Your request is in the log. The letter is written from it; you read it before anything leaves.',
      'Write the letter',
      'letter',
      undrafted.row,
    );
  }
  const unsent = open.find(({ sent, letterUrl }) => sent === null && letterUrl !== null);
  if (unsent) {
    return step(
      `Send the letter to ${unsent.payer}`,
      'It is in your Drive, ready to read. When you have sent it, say so here and the clock starts.',
      'Open the letter',
      'letter',
      unsent.row,
    );
  }
  if (open.length > 0) {
    const waiting = open[0];
    return step(
      open.length === 1
        ? `Waiting for ${waiting?.payer ?? 'an answer'}`
        : `Waiting for ${countWord(open.length)} answers`,
      waiting?.sent
        ? `Sent ${longDate(waiting.sent)}. Payers often take ten business days or more to answer.`
        : 'Nothing is due today.',
      'See your requests',
      'requests',
    );
  }
  const lowest = byPercent(counting, medicare)[0];
  return {
    ...step(
      lowest ? `Ask ${lowest.payer} for a better rate` : 'Ask for a better rate',
      lowest
        ? `It pays ${formatPercent(lowest.percent)} of Medicare over ${lowest.basis}: the least of your payers.`
        : 'Choose a payer, and RateCase puts your rates beside the figures that support the ask.',
      'Start a request',
      'new-request',
    ),
    payer: lowest?.payer ?? null,
  };
}

const DUE_ACTIONS: Readonly<Record<WaitsFor, string>> = {
  request: 'Write the letter',
  'first follow-up': 'Write the follow-up',
  'second follow-up': 'Write the follow-up',
  escalation: 'Write the letter',
  reply: 'Write the reply',
  dispute: 'Write the dispute',
  note: 'Write the letter',
  look: 'See your requests',
};

function dueTitle({ what, payer }: RequestDue): string {
  switch (what) {
    case 'request':
      return `Send the request to ${payer}`;
    case 'escalation':
      return `Take it higher at ${payer}`;
    case 'reply':
      return `Reply to ${payer}`;
    case 'dispute':
      return `Take it to a dispute at ${payer}`;
    case 'note':
      return `Ask again at ${payer}`;
    case 'look':
      return `Look at the dates of your request to ${payer}`;
    default:
      return `Follow up with ${payer}`;
  }
}

/** What is due of a request, in words. */
type Saying = (due: RequestDue) => string;

/**
 * Late is normal: what people usually do next, never a reproach (LOOK 1). Before two reminders are out, signs may say that it is
 * time to go higher (FUP-09..11).
 */
function dueText({ what, row, on }: RequestDue, signs: readonly string[]): string {
  const sent = row.text('sent');
  const higher = signs.length === 0 ? '' : ` You may also go higher at once: ${joinWords(signs)}.`;
  switch (what) {
    case 'request':
      return `You noted ${longDate(on ?? '')} as the day.`;
    case 'first follow-up':
      return `No answer yet to your request of ${longDate(sent)}. A short reminder is the normal next move. The wording is ready for you.${higher}`;
    case 'second follow-up':
      return `No answer yet to your request of ${longDate(sent)} and one reminder. A second one is the normal next move.${higher}`;
    case 'escalation':
      return `Two reminders about your request of ${longDate(sent)} went unanswered. The next step is the contracting supervisor.`;
    case 'reply': {
      const [nature, date] = [row.text('nature'), row.text('responseDate')];
      const said = `They answered${date === '' ? '' : ` ${longDate(date)}`}${nature === '' ? '' : `: ${nature.toLowerCase()}`}.`;
      return `${said} Reply, close the request if it is settled, or note when to ask again.`;
    }
    case 'dispute':
      return `A supervisor has had your request since ${longDate(row.text('escalatedOn'))}, and no answer is noted. A formal dispute is the next step of the ladder.`;
    case 'note':
      return `You noted ${longDate(on ?? '')} as the day to ask again.`;
    case 'look':
      return `${UNCLEAR} Nothing can be counted from it.`;
  }
}

/** Days ahead that Home looks: follow-ups, and the dates of contracts. */
const SOON = 14;
const CONTRACT_SOON = 30;
const MOST_COMING = 5;

type Coming = Home['comingUp'][number];

function comingUp(
  state: State,
  dues: readonly RequestDue[],
  say: Saying,
  next: Next,
  limits: Thresholds,
  today: string,
): Coming[] {
  const requests = dues.flatMap((due): Coming[] => {
    const { on, late, row, payer } = due;
    if (on === null || on > addDays(today, SOON) || (next.screen === 'letter' && next.row === row.row)) return [];
    const isSilent = on > today && ['first follow-up', 'second follow-up', 'escalation', 'dispute'].includes(due.what);
    const text = isSilent ? 'Only if they are still silent.' : say(due);
    return [{ on, late, title: dueTitle(due), text, screen: 'letter', row: row.row, payer }];
  });
  const decisions = dues.flatMap(({ row, payer }): Coming[] => {
    const on = row.text('decideBy');
    if (on === '' || on < today || on > addDays(today, SOON)) return [];
    const text = 'Your own deadline for this request.';
    return [{ on, late: 0, title: `Decide on ${payer}`, text, screen: 'letter', row: row.row, payer }];
  });
  const asked = new Set(dues.map(({ payer }) => normalized(payer)));
  const contracts = (state.payers?.rows ?? []).flatMap((row) => {
    const payer = row.text('payer');
    return asked.has(normalized(payer)) ? [] : contractDate(payer, row, limits, today);
  });
  const dated = [...requests, ...decisions, ...contracts].sort((a, b) => (a.on < b.on ? -1 : 1));
  const free = (state.payers?.rows ?? []).filter((row) => !asked.has(normalized(row.text('payer'))));
  return [...dated, ...notAskedLately(state, free, limits, today)].slice(0, MOST_COMING);
}

/** Payers that nothing was asked of for two years, by the log and Payers (AMB-25), the longest ago first. */
function notAskedLately(
  state: State,
  payers: readonly TableRow<PayerKey>[],
  limits: Thresholds,
  today: string,
): Coming[] {
  return payers
    .flatMap((row): Coming[] => {
      if (CONTRACT_DAYS.some((key) => row.isUnread(key))) return [];
      const payer = row.text('payer');
      const requests = (state.log?.rows ?? []).filter((one) => normalized(one.text('payer')) === normalized(payer));
      const days = [row.text('lastIncrease'), ...requests.map((one) => one.text('sent'))].filter((day) => day !== '');
      const last = days.sort().pop() ?? '';
      if (last === '' || !isNegotiable(row.text('type')) || !isAskOverdue(today, last, limits)) return [];
      const text = `No request and no increase is noted since ${longDate(last)}.`;
      return [{ on: last, late: 0, title: `Ask ${payer} again`, text, screen: 'new-request', row: null, payer }];
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map((coming) => ({ ...coming, on: today }));
}

/** The days of Payers that say when to ask. Where one cannot be read, nobody is told when. */
const CONTRACT_DAYS: readonly PayerKey[] = ['renewal', 'lastIncrease', 'effective'];

/** The next date of a contract's window, when it is near (AMB-05, AMB-06). */
function contractDate(payer: string, row: TableRow<PayerKey>, limits: Thresholds, today: string): Coming[] {
  if (CONTRACT_DAYS.some((key) => row.isUnread(key))) return [];
  const renewal = row.text('renewal');
  if (renewal === '') return goodDay(payer, row, today);
  if (renewal <= today || !isNegotiable(row.text('type'))) return [];
  const window = negotiationWindow(renewal, row.number('noticeDays'), limits);
  const dates = [
    [betterStart(window) ?? window.start, 'start preparing'],
    [window.ask, 'make the formal request'],
    [window.last, 'last call to ask'],
  ] as const;
  const near = dates.find(([on]) => on >= today);
  if (!near || near[0] > addDays(today, CONTRACT_SOON)) return [];
  const [on, what] = near;
  const text = `The contract renews ${longDate(renewal)}. Ask by ${longDate(window.ask)}.`;
  return [{ on, late: 0, title: `${payer}: ${what}`, text, screen: 'new-request', row: null, payer }];
}

/** A contract without a renewal date: a year after its last increase, or its anniversary, when that is near (AMB-05). */
function goodDay(payer: string, row: TableRow<PayerKey>, today: string): Coming[] {
  const [lastIncrease, began] = [row.text('lastIncrease') || null, row.text('effective') || null];
  const on = evergreenAsk(today, began, lastIncrease);
  if (on === null || on > addDays(today, CONTRACT_SOON) || !isNegotiable(row.text('type'))) return [];
  const day = on === began ? 'The contract begins.' : 'The contract has its anniversary.';
  const text = lastIncrease === null ? day : 'The last increase will be a year old.';
  return [{ on, late: 0, title: `${payer}: a good day to ask`, text, screen: 'new-request', row: null, payer }];
}

/** Medicare and the like have no rates to negotiate (TYPE-01..06). */
const isNegotiable = (type: string): boolean => payerTypeOf(type).negotiable !== 'no';

interface PayerPercent {
  payer: string;
  percent: number;
  /** What it is over: "four codes, by sessions". */
  basis: string;
  /** Which of its Medicare amounts are the user's own, in a sentence; '' for none. */
  own: string;
}

/** Payers by percent of Medicare, lowest first; payers without a code that Medicare prices are left out. */
function byPercent(counting: readonly RateInForce[], medicare: MedicareSide): PayerPercent[] {
  const byPayer = new Map<string, RateInForce[]>();
  for (const rate of counting) {
    const key = normalized(rate.payer);
    byPayer.set(key, [...(byPayer.get(key) ?? []), rate]);
  }
  return [...byPayer.values()]
    .flatMap((rates) => {
      const priced = rates.flatMap(({ rate, code, sessions }) => {
        const amount = medicare.amount(code);
        return amount && rate !== null ? [{ code, rate, medicare: amount.dollars, sessions }] : [];
      });
      const [percent, basis] = [weightedPercent(priced), percentBasis(priced)];
      const payer = rates[0]?.payer ?? '';
      if (!percent || !basis) return [];
      const own = ownFiguresNote(
        medicare,
        rates.map(({ code }) => code),
      );
      return [{ payer, percent: percent.value, basis, own }];
    })
    .sort((a, b) => a.percent - b.percent);
}

function findings(counting: readonly RateInForce[], medicare: MedicareSide): Finding[] {
  const found: Finding[] = [];
  const payers = byPercent(counting, medicare);
  const lowest = payers[0];
  const highest = payers[payers.length - 1];
  if (lowest) found.push(percentFinding(lowest, payers.length > 1 ? 'pays the least' : 'beside Medicare', 'poor'));
  if (highest && highest !== lowest) found.push(percentFinding(highest, 'pays the most', 'info'));
  const gap = widestGap(counting);
  if (gap) found.push(gap);
  return found;
}

/** `below`: the mark of a payer below Medicare. */
function percentFinding({ payer, percent, basis, own }: PayerPercent, what: string, below: Finding['mark']): Finding {
  return {
    mark: percent < 1 ? below : 'good',
    title: `${payer} ${what}`,
    text: `${formatPercent(percent)} of Medicare over ${basis}.${own === '' ? '' : ` ${own}`}`,
    at: { tab: RATE_COMPARISON.id, cell: 'A3' },
  };
}

function widestGap(counting: readonly RateInForce[]): Finding | null {
  let widest: { code: string; spread: number; sentence: string; low: RateInForce } | null = null;
  for (const code of new Set(counting.map((rate) => rate.code))) {
    const rates = counting.filter((rate) => rate.code === code && rate.rate !== null);
    const sorted = [...rates].sort((a, b) => (a.rate ?? 0) - (b.rate ?? 0));
    const [low, high] = [sorted[0], sorted[sorted.length - 1]];
    const sentence = gapSentence(
      code,
      rates.map(({ payer, rate }) => ({ name: payer, value: rate ?? 0 })),
    );
    if (!low || !high || sentence === null) continue;
    const spread = (high.rate ?? 0) - (low.rate ?? 0);
    if (!widest || spread > widest.spread) widest = { code, spread, sentence, low };
  }
  if (!widest) return null;
  const { code, spread, sentence, low } = widest;
  const label = serviceLabel(code);
  const yearly =
    low.sessions === null
      ? ''
      : ` At your ${low.sessions} ${plural(low.sessions, 'session')} a year with ${low.payer}, about ${formatDollarsWhole(spread * low.sessions)}.`;
  return {
    mark: 'watch',
    title: `Widest gap: ${formatDollars(spread)} for ${code}`,
    text: `${label === '' ? '' : `${label}. `}${sentence}${yearly}`,
    at: { tab: RATE_COMPARISON.id, cell: 'A3' },
  };
}
