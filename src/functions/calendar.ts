/** When to follow up, when to escalate, when to ask (HANDBOOK 10 and 11). Results are real dates. */
import { federalHolidays, type Holidays } from '../domain/calendar/index.ts';
import { followUpPlan, nextDue } from '../domain/negotiation/followUps.ts';
import { negotiationWindow } from '../domain/negotiation/windows.ts';
import { Refusal } from '../domain/refusal.ts';
import { type CellFunction, type Column, declare, each, optional, optionalColumn, thresholds } from './declare.ts';
import { day, wholeDays, wholeFigure } from './figures.ts';

const HOLIDAYS =
  'Days off of your own, such as RateCase_Holidays, besides US federal holidays, which are always skipped; left out: none.';
const SENT = 'The day on which you sent the request. Drafting sends nothing.';
const holidays = optionalColumn(day, HOLIDAYS);

/** A heading over the days is no day. */
function daysOff(column: Column<string> | undefined): Holidays {
  const days = new Set<string>();
  if (!column) return days;
  for (const index of column.rows()) {
    try {
      const day = column.read(index);
      if (day !== undefined) days.add(day);
    } catch (problem) {
      if (index > 0 || !(problem instanceof Refusal)) throw problem;
    }
  }
  return days;
}

const SOURCE = 'Vermont Psychological Association, follow-up schedule';
const HOLIDAY_RULE =
  'Business days are Monday to Friday without US federal holidays and the days on which they are observed (Juneteenth from 2021; 5 U.S.C. 6103).';

const followUp = declare({
  name: 'NEXT_FOLLOW_UP',
  kind: 'cell',
  result: 'date',
  help: 'Gives the day for the first or second follow-up to a request. Format the cell as a date.',
  parameters: {
    sent: each(day, SENT),
    step: optional(wholeFigure('1 or 2', 1, 2), '1 for the first follow-up, 2 for the second; left out: 1.'),
    holidays,
    thresholds,
  },
  example: {
    formula: '=NEXT_FOLLOW_UP(DATE(2026, 3, 2))',
    args: ['2026-03-02'],
    gives: '2026-03-16',
    says: 'A request of Monday, March 2, 2026 is followed up on March 16.',
  },
  rule: `10 business days after the request (followUpFirst); the second 10 business days after that (followUpSecond). ${HOLIDAY_RULE} FUP-02, FUP-03, AMB-01, AMB-02, AMB-36; ${SOURCE}.`,
  prepare: ({ holidays }) => daysOff(holidays),
  compute: ({ sent, step, thresholds }, own) => {
    const plan = followUpPlan(sent, thresholds, own);
    return step === 2 ? plan.second : plan.first;
  },
});

const escalate = declare({
  name: 'ESCALATE_ON',
  kind: 'cell',
  result: 'date',
  help:
    'Gives the day from which to take a request without an answer one step higher. After a plain no you need not wait. ' +
    'Format the cell as a date.',
  parameters: { sent: each(day, SENT), holidays, thresholds },
  example: {
    formula: '=ESCALATE_ON(DATE(2026, 3, 2))',
    args: ['2026-03-02'],
    gives: '2026-04-06',
    says: 'Without an answer by April 6, 2026 the contracting supervisor is next.',
  },
  rule: `The later of 30 calendar days after the request, moved to a business day (escalateDays), and 5 business days after the second follow-up (escalateAfterSecond). ${HOLIDAY_RULE} FUP-06, FUP-13, AMB-03; ${SOURCE}; TheraFocus.`,
  prepare: ({ holidays }) => daysOff(holidays),
  compute: ({ sent, thresholds }, own) => followUpPlan(sent, thresholds, own).escalate,
});

const due = declare({
  name: 'NEXT_DUE',
  kind: 'cell',
  result: 'date',
  help:
    'Gives the day on which the next step of an unanswered request is due, counted from the last thing you sent: the first ' +
    'follow-up, the second, or the step to a supervisor. Format the cell as a date.',
  parameters: {
    sent: each(day, SENT),
    first: optional(day, 'The day on which you sent the first follow-up; blank: not sent yet.'),
    second: optional(day, 'The day on which you sent the second follow-up; blank: not sent yet.'),
    holidays,
    thresholds,
  },
  example: {
    formula: '=NEXT_DUE(DATE(2026, 3, 2), DATE(2026, 3, 20))',
    args: ['2026-03-02', '2026-03-20'],
    gives: '2026-04-03',
    says: 'The first follow-up went out on March 20, late; the second is due 10 business days after it.',
  },
  rule: `The first follow-up as in NEXT_FOLLOW_UP; the second 10 business days after the first was sent (followUpSecond); the step up as in ESCALATE_ON, with the day on which the second was sent. ${HOLIDAY_RULE} FUP-02, FUP-03, FUP-06, AMB-37; ${SOURCE}.`,
  prepare: ({ holidays }) => daysOff(holidays),
  errors: ['A follow-up lies before the request that it follows: the message gives both days.'],
  compute: ({ sent, first, second, thresholds }, own) => {
    for (const [name, day] of Object.entries({ first, second })) {
      if (day !== undefined && day < sent)
        throw new Refusal(name, `The ${name} follow-up, ${day}, lies before the request, ${sent}; check both days.`);
    }
    return nextDue({ requested: sent, followUps: [first, second].flatMap((each) => each ?? []) }, thresholds, own).on;
  },
});

const federal = declare({
  name: 'FEDERAL_HOLIDAYS',
  kind: 'row',
  result: 'date',
  columns: [
    "New Year's Day",
    'Martin Luther King Jr. Day',
    "Washington's Birthday",
    'Memorial Day',
    'Juneteenth',
    'Independence Day',
    'Labor Day',
    'Columbus Day',
    'Veterans Day',
    'Thanksgiving Day',
    'Christmas Day',
  ],
  help: 'Gives the eleven US federal holidays of a year side by side, on the days on which they are kept. Format the cells as dates.',
  parameters: { year: each(wholeFigure('a year from 2021 to 2199', 2021, 2199), 'The year, such as 2026.') },
  example: {
    formula: '=FEDERAL_HOLIDAYS(2026)',
    args: [2026],
    gives: [
      [
        '2026-01-01',
        '2026-01-19',
        '2026-02-16',
        '2026-05-25',
        '2026-06-19',
        '2026-07-03',
        '2026-09-07',
        '2026-10-12',
        '2026-11-11',
        '2026-11-26',
        '2026-12-25',
      ],
    ],
    says: 'In 2026 Independence Day falls on a Saturday and is kept on Friday, July 3.',
  },
  rule: 'A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after (5 U.S.C. 6103). AMB-36.',
  compute: ({ year }) => federalHolidays(year),
});

const window = declare({
  name: 'NEGOTIATION_WINDOW',
  kind: 'row',
  result: 'date',
  columns: ['Start talking', 'Ask by', 'Last call', 'Notice deadline'],
  help:
    'Gives the four dates before a contract renews, side by side: start talking, formal request by, last call, and the ' +
    'deadline for notice. Avoid December and early January where you can. Format the cells as dates.',
  parameters: {
    renewal: each(day, 'The day on which the contract renews. Blank for a contract that runs on: ask at any time.'),
    notice_days: optional(wholeDays, 'How many days before the renewal the contract wants notice; blank: not known.'),
    thresholds,
  },
  example: {
    formula: '=NEGOTIATION_WINDOW(DATE(2026, 9, 1), 120)',
    args: ['2026-09-01', 120],
    gives: [['2026-03-05', '2026-04-04', '2026-04-24', '2026-05-04']],
    says: 'With 120 days of notice, talks begin on March 5, 2026.',
  },
  rule: 'Days before the renewal: 150 to start, 90 to ask, 60 for the last call (windowStart, windowAsk, windowLast), or the notice and 60, 30, 10 days more where that is earlier (noticeStart, noticeAsk, noticeLast). TIME-01..03, AMB-05; Vermont Psychological Association, TheraFocus, Empower EMR.',
  compute: ({ renewal, notice_days, thresholds }) => {
    const { start, ask, last, deadline } = negotiationWindow(renewal, notice_days ?? null, thresholds);
    return [start, ask, last, deadline];
  },
});

export const calendarFunctions: readonly CellFunction[] = [followUp, escalate, due, federal, window];
