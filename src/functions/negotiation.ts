/** Offers, what a payer claims, leverage, and what signing changed (HANDBOOK 13, 14 and 21). */
import { medicareAmount } from '../domain/medicare/index.ts';
import { roundHalfUp } from '../domain/money.ts';
import { leverageSummary } from '../domain/negotiation/leverage.ts';
import { claimedGap, negotiatedDelta, offerBreadth, offerVerdict } from '../domain/negotiation/offers.ts';
import {
  type CellFunction,
  column,
  declare,
  each,
  isHeading,
  known,
  optional,
  optionalColumn,
  thresholds,
} from './declare.ts';
import { ofInsurerB, sampleRates } from './examples.ts';
import { answer, cost, percent, share } from './figures.ts';
import { amount, code, count, place, text, yearOrDate } from './values.ts';

const orNull = <T>(value: T | undefined): T | null => value ?? null;

const verdict = declare({
  name: 'OFFER_VERDICT',
  kind: 'row',
  help:
    'Says what an offer is worth: the increase, what is still missing, what it brings in a year, and what to do next. ' +
    'It names a symbolic increase as such.',
  parameters: {
    current: each(amount, 'The rate now, in dollars.'),
    requested: known(amount, 'The rate you asked for; may be blank.'),
    offered: each(amount, 'The rate the payer offers.'),
    benchmark: known(amount, 'What to compare with: Medicare, or what other contracts pay; may be blank.'),
    sessions: optional(count, 'Sessions a year for this code and payer; left out: no yearly sum.'),
    thresholds,
  },
  example: {
    formula: '=OFFER_VERDICT(94.5, 110, 98.5, 113.29, 1200)',
    args: [94.5, 110, 98.5, 113.29, 1200],
    gives:
      'Small: $4.00 (4.2%) more a session than now. $11.50 short of your request. It would still lie 13.1% below the benchmark. That is $4,800 more a year, $400 a month. Name what is still missing, and ask again.',
    says: 'Four dollars on a 45-minute session: worth another round.',
  },
  rule: 'Symbolic: at most 2% more (symbolicOffer) while the rate now is 30% or more below the benchmark (symbolicGap). Small: less than $5 a session (meaningfulIncrease). ASK-03, ASK-04, ASK-06, FUP-21; Vermont Psychological Association, TheraFocus.',
  compute: (values) =>
    offerVerdict(
      {
        current: values.current,
        requested: orNull(values.requested),
        offered: values.offered,
        benchmark: orNull(values.benchmark),
        sessions: orNull(values.sessions),
      },
      values.thresholds,
    ),
});

const breadth = declare({
  name: 'OFFER_BREADTH',
  kind: 'block',
  help: 'Says how many of your codes an offer raises, and how much of your work they are: some offers raise only what you hardly use.',
  parameters: {
    current: column(amount, 'The rates now, one for each code.'),
    offered: column(amount, 'The rates offered; a blank one is not raised.'),
    sessions: optionalColumn(count, 'Sessions a year for each code.'),
  },
  example: {
    formula: '=OFFER_BREADTH(Rates!D7:D10, VSTACK(135, 66, 94.5, 138), Rates!G7:G10)',
    args: [ofInsurerB(sampleRates.contracted), [[135], [66], [94.5], [138]], ofInsurerB(sampleRates.sessions)],
    gives: [
      ['1 of 4 codes is raised, 6.5% of your sessions. Most of your work stays as it is; ask for those codes too.'],
    ],
    says: 'Insurer B raises the first evaluation only.',
  },
  rule: 'A code is raised when its offer is above its rate. ASK-05, ASK-13; Vermont Psychological Association.',
  prepare: (columns) => columns,
  compute: (_, { current, offered, sessions }) => {
    const rows = current.rows().filter((index) => !isHeading(index, current, offered));
    const lines = rows.map((index) => ({
      current: current.read(index) ?? 0,
      offered: offered.read(index) ?? 0,
      sessions: sessions?.read(index) ?? null,
    }));
    return offerBreadth(lines);
  },
});

const claimed = declare({
  name: 'CLAIMED_PCT_GAP',
  kind: 'cell',
  help:
    'Compares the percent of Medicare that a payer or contract names with what the rate really is. -0.1 is 10 points less ' +
    'than claimed. Such contracts mean the full fee schedule of a base year, whoever provides the service.',
  parameters: {
    rate: each(amount, 'The rate, in dollars.'),
    claimed_pct: each(percent, 'The percent that is claimed, such as 1.15 or 115%.'),
    code: each(code, 'The procedure code, such as 90834.'),
    place: each(place, 'Where you practice: a ZIP code, a Medicare locality, a state with one locality, or US.'),
    base_year: optional(yearOrDate, 'The year of the fee schedule that the contract names; left out: the newest.'),
    setting: optional(text, 'office or facility; left out: office.'),
  },
  example: {
    formula: '=CLAIMED_PCT_GAP(94, 115%, "90834", "05401", 2026)',
    args: [94, 1.15, '90834', '05401', 2026],
    gives: -0.3203,
    says: 'Insurer B says 115% of Medicare; it is 32 points less.',
  },
  rule: 'rate / Medicare amount at 100% of the schedule of the base year - claimed percent. BEN-04, TERM-06, AMB-39; CMS, Medicare Physician Fee Schedule.',
  errors: ['The base year is older than the fee schedules in RateCase: the message says which it holds.'],
  compute: ({ rate, claimed_pct, code, place, base_year, setting }) =>
    claimedGap(rate, medicareAmount({ code, place, on: base_year, setting }).fullSchedule, claimed_pct),
});

const leverage = declare({
  name: 'LEVERAGE_SUMMARY',
  kind: 'row',
  help: 'Sums up what each side has to bargain with, and who has more. What you leave blank does not count.',
  parameters: {
    shortage: known(answer, 'yes when few others take new clients in your area.'),
    loyalty: optional(answer, 'yes when clients would follow you if you left the network.'),
    unique: optional(answer, 'yes when you offer what others do not: a language, a method, a population.'),
    alternatives: optional(answer, 'yes when other payers or private pay would fill your hours.'),
    revenue_share: optional(share, 'The share of your revenue that comes from this payer.'),
    saturation: optional(answer, 'yes when many other practices are in its network.'),
    lock_in: optional(answer, 'yes when the contract renews itself or wants long notice.'),
    thresholds,
  },
  example: {
    formula: '=LEVERAGE_SUMMARY("yes", "no", "yes", "", 35%)',
    args: ['yes', 'no', 'yes', '', 0.35],
    gives:
      'Your leverage: few others take new clients here and you offer what others do not. Theirs: 35.0% of your revenue comes from it. You have more to bargain with: ask for the full amount, and put your points in the letter.',
    says: 'Two points of yours against one of theirs.',
  },
  rule: 'Points on each side are counted; from 30% of your revenue on (dependentShare) you depend on a payer. VAL-06, VAL-07, TERM-05; Vermont Psychological Association.',
  compute: (values) =>
    leverageSummary(
      {
        shortage: orNull(values.shortage),
        loyalty: orNull(values.loyalty),
        unique: orNull(values.unique),
        alternatives: orNull(values.alternatives),
        revenueShare: orNull(values.revenue_share),
        saturation: orNull(values.saturation),
        lockIn: orNull(values.lock_in),
      },
      values.thresholds,
    ),
});

const delta = declare({
  name: 'NEGOTIATED_DELTA',
  kind: 'row',
  columns: ['Change', 'Change in percent', 'A year'],
  help:
    'Gives what a new contract changed, side by side: the change, the change in percent, and with the sessions what it ' +
    'brings in a year. It takes rates, days to payment or denial rates alike; leave the sessions out for those.',
  parameters: {
    before: each(cost, 'The figure before.'),
    after: each(cost, 'The figure after.'),
    sessions: optional(count, 'Sessions a year, for a rate; left out: no yearly sum.'),
  },
  example: {
    formula: '=NEGOTIATED_DELTA(94.5, 105, 1200)',
    args: [94.5, 105, 1200],
    gives: [[10.5, 0.1111, 12600]],
    says: '$10.50 more a session, 11.1%, are $12,600 a year.',
  },
  rule: 'after - before; the same / before; the same x sessions. POST-01, ASK-02; Physicians Practice.',
  compute: ({ before, after, sessions }) => {
    const { change, ratio, yearly } = negotiatedDelta(before, after, orNull(sessions));
    return [roundHalfUp(change, 9), ratio, yearly === null ? null : roundHalfUp(yearly, 2)];
  },
});

export const negotiationFunctions: readonly CellFunction[] = [verdict, breadth, claimed, leverage, delta];
