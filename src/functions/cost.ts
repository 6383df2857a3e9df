/** What a session costs, what is left of a rate, and what a better one brings (HANDBOOK 3 and 14). */
import {
  adminCostPerYear,
  costPerSession,
  costToServe,
  netRate,
  projectedRate,
  revenueLift,
  trueHourlyRate,
  underpayment,
} from '../domain/cost/index.ts';
import { roundHalfUp } from '../domain/money.ts';
import { Refusal } from '../domain/refusal.ts';
import { type CellFunction, declare, each, optional } from './declare.ts';
import { cost, figure, minutes, share, years } from './figures.ts';
import { amount, count } from './values.ts';

/** Dollars that someone reads. */
const cents = (dollars: number | null): number | null => (dollars === null ? null : roundHalfUp(dollars, 2));
const HOURLY = 'What an hour of office work costs you, with taxes and benefits.';

const perSession = declare({
  name: 'COST_PER_SESSION',
  kind: 'block',
  help:
    'Gives what one session really costs you: your time, office work, overhead, payroll costs and hours nobody pays ' +
    'for. Give all figures for the same period, such as a year. Between $75 and $110 for a clinical hour is common.',
  parameters: {
    sessions: each(count, 'Sessions in the period.'),
    clinician_hourly: each(cost, 'What an hour of the clinician is paid, in dollars; your own pay if you work alone.'),
    clinical_hours: each(count, 'Hours with clients in the period.'),
    nonbillable_hours: optional(count, 'Other paid hours: notes, supervision, no-shows; left out: none.'),
    admin_hours: optional(count, 'Hours of office work; left out: none.'),
    admin_hourly: optional(cost, `${HOURLY} Needed with admin_hours.`),
    payroll_share: optional(share, "Payroll taxes and benefits as a share of the clinician's pay; left out: none."),
    overhead: optional(cost, 'Rent, software, insurance and the like; left out: none.'),
  },
  example: {
    formula: '=COST_PER_SESSION(1200, 50, 1200, 400, 260, 28, 10%, 24000)',
    args: [1200, 50, 1200, 400, 260, 28, 0.1, 24000],
    gives: 99.4,
    says: 'With 1,200 sessions a year each costs $99.40; a rate at or below that loses money.',
  },
  rule: '((clinical + non-billable hours) x hourly pay x (1 + payroll share) + office hours x their cost + overhead) / sessions. COST-01, COST-02, COST-04; ICANotes.',
  errors: ['The sessions are zero, so there is nothing to divide by.'],
  compute: (values) => {
    const { sessions, admin_hours: adminHours = 0, admin_hourly: adminHourly } = values;
    if (sessions === 0) throw new Refusal('sessions', 'The sessions are 0; give the number of sessions in the period.');
    if (adminHours > 0 && adminHourly === undefined) {
      throw new Refusal('admin_hourly', 'The admin_hourly is missing; give what an hour of office work costs.');
    }
    return cents(
      costPerSession({
        sessions,
        clinicianHourly: values.clinician_hourly,
        clinicalHours: values.clinical_hours,
        nonBillableHours: values.nonbillable_hours ?? 0,
        adminHours,
        adminHourly: adminHourly ?? 0,
        payrollShare: values.payroll_share ?? 0,
        overhead: values.overhead ?? 0,
      }),
    );
  },
});

const toServe = declare({
  name: 'COST_TO_SERVE',
  kind: 'cell',
  help: 'Gives what the office work for one claim costs, in dollars.',
  parameters: {
    minutes: each(minutes, 'Office minutes for one claim: eligibility, authorizations, resubmissions, appeals, calls.'),
    hourly_cost: each(cost, HOURLY),
  },
  example: {
    formula: '=COST_TO_SERVE(20, 28)',
    args: [20, 28],
    gives: 9.33,
    says: 'Twenty minutes of a biller at $28 an hour are $9.33 for each claim.',
  },
  rule: 'minutes / 60 x cost of an hour. COST-05, COST-06; ICANotes.',
  compute: (values) => cents(costToServe(values.minutes, values.hourly_cost)),
});

const net = declare({
  name: 'NET_RATE',
  kind: 'cell',
  help: 'Gives what is left of a rate after office work, and after what is never paid.',
  parameters: {
    rate: each(amount, 'What the payer pays for a session, in dollars.'),
    cost_to_serve: each(cost, 'What the office work for one claim costs, in dollars; see COST_TO_SERVE.'),
    unpaid_share: optional(share, 'The share of sessions that is never paid, such as 0.03 or 3%; left out: none.'),
  },
  example: {
    formula: '=NET_RATE(94, 9.33)',
    args: [94, 9.33],
    gives: 84.67,
    says: 'Of $94 there are $84.67 left.',
  },
  rule: 'rate x (1 - unpaid share) - cost to serve. COST-09; ICANotes.',
  compute: (values) => cents(netRate(values.rate, values.cost_to_serve, values.unpaid_share ?? 0)),
});

const admin = declare({
  name: 'ADMIN_COST_PER_YEAR',
  kind: 'cell',
  help: 'Gives what the weekly office work for one contract costs in a year.',
  parameters: {
    hours_per_week: each(count, 'Hours of office work a week for this payer.'),
    hourly_cost: each(cost, HOURLY),
    weeks: optional(count, 'Working weeks a year; left out: 52.'),
  },
  example: {
    formula: '=ADMIN_COST_PER_YEAR(5, 28)',
    args: [5, 28],
    gives: 7280,
    says: 'Five hours a week on one contract cost $7,280 a year.',
  },
  rule: 'hours a week x cost of an hour x weeks. SC-16; ICANotes.',
  compute: ({ hours_per_week, hourly_cost, weeks = 52 }) => cents(adminCostPerYear(hours_per_week, hourly_cost, weeks)),
});

const hourly = declare({
  name: 'TRUE_HOURLY_RATE',
  kind: 'cell',
  help: 'Gives what a payer pays for each hour that its sessions really take, office work included.',
  parameters: {
    rate: each(amount, 'What the payer pays for a session, in dollars.'),
    session_minutes: each(minutes, 'Minutes with the client and for the note.'),
    admin_minutes: each(minutes, 'Office minutes for the claim.'),
  },
  example: {
    formula: '=TRUE_HOURLY_RATE(94, 55, 20)',
    args: [94, 55, 20],
    gives: 75.2,
    says: '$94 for a session are $75.20 for an hour.',
  },
  rule: 'rate / ((session + office minutes) / 60). WALK-02; TheraFocus.',
  compute: (values) => cents(trueHourlyRate(values.rate, values.session_minutes, values.admin_minutes)),
});

const underpaid = declare({
  name: 'UNDERPAYMENT',
  kind: 'cell',
  help: 'Gives how much less a payer allows than your contract says. Below zero it allows more.',
  parameters: {
    contracted: each(amount, 'The rate in your contract, in dollars.'),
    allowed: each(cost, "What it really allows, with the client's share."),
    sessions: optional(count, 'How many sessions; left out: one.'),
  },
  example: {
    formula: '=UNDERPAYMENT(94, 91.5, 500)',
    args: [94, 91.5, 500],
    gives: 1250,
    says: 'Over 500 sessions $1,250 are missing.',
  },
  rule: '(contracted - allowed) x sessions. CMP-09, AMB-13; Physicians Practice.',
  compute: ({ contracted, allowed, sessions = 1 }) => cents(underpayment(contracted, allowed, sessions)),
});

const lift = declare({
  name: 'REVENUE_LIFT',
  kind: 'cell',
  help: 'Gives what a change of rate brings in a year, in dollars.',
  parameters: {
    current: each(cost, 'The rate now, in dollars.'),
    proposed: each(cost, 'The rate asked for or offered.'),
    sessions: each(count, 'Sessions a year for this code and payer.'),
  },
  example: {
    formula: '=REVENUE_LIFT(94, 104, 1200)',
    args: [94, 104, 1200],
    gives: 12000,
    says: 'Ten dollars more for 25 clients a week are $12,000 a year.',
  },
  rule: '(proposed - current) x sessions. ASK-02; TheraFocus.',
  compute: ({ current, proposed, sessions }) => cents(revenueLift(current, proposed, sessions)),
});

const projected = declare({
  name: 'PROJECTED_RATE',
  kind: 'cell',
  help: 'Gives a rate after some years of a yearly increase that compounds, as an escalator clause does.',
  parameters: {
    rate: each(amount, 'The rate now, in dollars.'),
    escalator: each(
      figure('a yearly change from -50% to 50%, such as 0.03 or 3%', -0.5, 0.5),
      'The yearly increase, such as 0.03 or 3%.',
    ),
    years: each(years, 'How many years.'),
  },
  example: {
    formula: '=PROJECTED_RATE(94, 3%, 3)',
    args: [94, 0.03, 3],
    gives: 102.72,
    says: 'With 3% a year $94 become $102.72 in three years.',
  },
  rule: 'rate x (1 + escalator) ^ years, rounded to the cent. ASK-10; Physicians Practice.',
  compute: ({ rate, escalator, years }) => cents(projectedRate(rate, escalator, years)),
});

export const costFunctions: readonly CellFunction[] = [
  perSession,
  toServe,
  net,
  admin,
  hourly,
  underpaid,
  lift,
  projected,
];
