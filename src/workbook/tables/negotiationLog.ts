import { NATURES, STATUSES } from '../../domain/negotiation/status.ts';
import { textLiteral } from '../a1.ts';
import { dayIn, isNoDay } from '../days.ts';
import type { InputTable } from './column.ts';
import { HOLIDAYS_RANGE, THRESHOLDS_RANGE } from './thresholds.ts';

export type LogKey =
  | 'payer'
  | 'contact'
  | 'contactInfo'
  | 'sent'
  | 'codes'
  | 'current'
  | 'requested'
  | 'responded'
  | 'responseDate'
  | 'nature'
  | 'notes'
  | 'nextFollowUp'
  | 'status'
  | 'letter'
  | 'offered'
  | 'agreed'
  | 'agreedFrom'
  | 'firstFollowUp'
  | 'secondFollowUp'
  | 'escalatedOn'
  | 'disputedOn'
  | 'callDate'
  | 'decideBy'
  | 'trigger'
  | 'proposed'
  | 'due';

const PROPOSED = 'Proposed follow-up';
const DUE = 'What is due';

/**
 * Which day counts as due: the user's own Date of Next Follow-Up where it is later than all that has happened, else the proposed
 * one. `of` gives a column, or part of one.
 */
export function dueOn(of: (key: LogKey) => string): string {
  const later = (key: LogKey, than: string) => `IF(${of(key)}>${than};${of(key)};${than})`;
  const [own, proposed] = [of('nextFollowUp'), of('proposed')];
  return (
    `LET(afterFirst;${later('firstFollowUp', of('sent'))};afterSecond;${later('secondFollowUp', 'afterFirst')};` +
    `afterAnswer;${later('responseDate', 'afterSecond')};afterHigher;${later('escalatedOn', 'afterAnswer')};` +
    `lastEvent;${later('disputedOn', 'afterHigher')};` +
    `IF(ISNUMBER(${own});IF(ISNUMBER(lastEvent);IF(${own}>lastEvent;${own};${proposed});${own});${proposed}))`
  );
}

/** They answered; an answer of the day on which it went higher, or earlier, is what made it go higher (AMB-03). */
export function isAnswered(of: (key: LogKey) => string): string {
  const higher = `IF(${of('disputedOn')}<>"";${of('disputedOn')};${of('escalatedOn')})`;
  const said = `((${of('responded')}="Y")+(${of('responseDate')}<>"")+(${of('nature')}<>"")>0)`;
  const before = `(${higher}<>"")*(${of('responseDate')}<>"")*(${of('responseDate')}<=${higher})`;
  return `${said}*(${before}=0)>0`;
}

/** The days on which something happened to a request: what it waits for follows from them. */
export const EVENT_DAYS = [
  'sent',
  'firstFollowUp',
  'secondFollowUp',
  'responseDate',
  'escalatedOn',
  'disputedOn',
] as const satisfies readonly LogKey[];

/** Those that follow the request. */
export const LATER_DAYS = EVENT_DAYS.filter((key) => key !== 'sent');

const isBefore = (day: string, other: string): string => `ISNUMBER(${day})*ISNUMBER(${other})*(${day}<${other})`;

/**
 * The log's columns for formulas: `whole` as they stand, for functions, which read days themselves; `of` with days read, by the names
 * that `days` defines for LET. `unclear`: above 0 for rows in which the day of an event cannot be read or lies before the request, so
 * that nothing follows from it.
 */
export function logColumns(whole: (key: LogKey) => string) {
  const read: readonly LogKey[] = [...EVENT_DAYS, 'nextFollowUp'];
  const name = (key: LogKey) => `${key}Day`;
  return {
    whole,
    of: (key: LogKey) => (read.includes(key) ? name(key) : whole(key)),
    days: read.map((key) => [name(key), dayIn(whole(key))] as const),
    unclear: [
      ...EVENT_DAYS.map((key) => isNoDay(name(key))),
      ...LATER_DAYS.map((key) => isBefore(name(key), name('sent'))),
    ].join('+'),
  };
}

const LET = (names: readonly (readonly [name: string, is: string])[], result: string): string =>
  `LET(${names.map(([name, is]) => `${name};${is}`).join(';')};${result})`;

/** Years of holidays that lateness is counted with: from the earliest day due to the year after the latest. */
const MOST_YEARS = 30;

/**
 * AMB-37: from the last thing sent, and blank once the payer answered, the request was closed, or it went as high as there are days
 * for. A supervisor is given as long as the first desk (FUP-14), then the dispute is next (FUP-15).
 */
function proposedFormula(letter: (key: LogKey) => string): string {
  const { whole, of, days, unclear } = logColumns((key) => `${letter(key)}1:${letter(key)}`);
  const stopped =
    `(${of('payer')}="")+(${of('sent')}="")*(${of('escalatedOn')}="")+(${isAnswered(of)})+(${of('disputedOn')}<>"")` +
    `+(${of('status')}="Closed")+(${of('status')}="Escalated")*(${of('escalatedOn')}="")`;
  return `=ARRAYFORMULA(IF(ROW(${of('payer')})=1;${textLiteral(PROPOSED)};${LET(
    days,
    `IF(${stopped};"";IF(${of('escalatedOn')}<>"";IF(${unclear}>0;"";NEXT_FOLLOW_UP(${whole('escalatedOn')};1;${HOLIDAYS_RANGE};${THRESHOLDS_RANGE}));` +
      `NEXT_DUE(${whole('sent')};${whole('firstFollowUp')};${whole('secondFollowUp')};${HOLIDAYS_RANGE};${THRESHOLDS_RANGE})))`,
  )}))`;
}

/**
 * The step and how late it is, in words. NETWORKDAYS gets the days off as an argument: TODAY() reaches no RateCase function.
 */
function dueFormula(letter: (key: LogKey) => string): string {
  const { of, days, unclear } = logColumns((key) => `${letter(key)}1:${letter(key)}`);
  const names: readonly (readonly [name: string, is: string])[] = [
    ...days,
    ['asked', of('sent')],
    ['reminded', of('firstFollowUp')],
    ['remindedAgain', of('secondFollowUp')],
    ['hasAnswer', isAnswered(of)],
    ['isDisputed', `${of('disputedOn')}<>""`],
    ['isHigher', `(${of('escalatedOn')}<>"")+(${of('status')}="Escalated")>0`],
    // A cell with an error has no day, and leaves those of the other rows alone.
    ['dueOn', `IFERROR(${dueOn(of)};"")`],
    ['fromYear', 'MAX(2021;MIN(2150;YEAR(MIN(dueOn))))'],
    ['yearCount', `MAX(1;MIN(${MOST_YEARS};YEAR(MAX(dueOn))-fromYear+2))`],
    ['closedDays', `VSTACK(TOCOL(FEDERAL_HOLIDAYS(SEQUENCE(yearCount;1;fromYear)));${dayIn(HOLIDAYS_RANGE)})`],
    ['daysOff', 'FILTER(closedDays;ISNUMBER(closedDays))'],
    [
      'lateBy',
      'MAP(dueOn;LAMBDA(dueDay;IF(ISNUMBER(dueDay);IF(dueDay<TODAY();NETWORKDAYS(dueDay+1;TODAY();daysOff);0);0)))',
    ],
    [
      'stepName',
      `IF(hasAnswer;"Next step";IF(isDisputed;"Ask about the dispute";IF(isHigher;IF(${of('escalatedOn')}="";"Next step";"Formal dispute");` +
        'IF(asked="";"Send the request";IF(remindedAgain<>"";"Take it higher";IF(reminded<>"";"Second follow-up";"First follow-up"))))))',
    ],
    [
      'howLate',
      'IF(lateBy>250;", more than a year late";IF(lateBy=0;", due now";IF(lateBy=1;", 1 business day late";", "&lateBy&" business days late")))',
    ],
    ['dated', 'stepName&IF(dueOn>TODAY();" on "&TEXT(dueOn;"mmm d");IF(dueOn=TODAY();", today";howLate))'],
    [
      'undated',
      'IF(hasAnswer;"Answered: choose the next step";IF(isDisputed;"Dispute sent: note when to ask again";' +
        'IF(isHigher;"Taken higher: note when to ask again";IF(asked="";"Not sent yet";"Look at the dates in this row"))))',
    ],
  ];
  return (
    `=ARRAYFORMULA(IF(ROW(${of('payer')})=1;${textLiteral(DUE)};IFERROR(IF((${of('payer')}="")+(${of('status')}="Closed");"";` +
    `${LET(names, `IF(${unclear}>0;"Look at the dates in this row";IF(ISNUMBER(dueOn);dated;undated))`)});"A cell of this row shows an error")))`
  );
}

/** LOG-01..13 verbatim and in order, then RateCase's own. */
export const negotiationLog: InputTable<LogKey> = {
  id: 'negotiation-log',
  title: 'Negotiation Log',
  about: 'One row a request: what you asked, when, and what came back.',
  keyColumn: 'payer',
  frozenColumns: 1,
  columns: [
    {
      key: 'payer',
      header: 'Insurer Name',
      kind: 'text',
      width: 80,
      help: ['The payer, as in the Payers tab.', 'Example: Insurer B'],
      handbook: 'LOG-01',
    },
    {
      key: 'contact',
      header: 'Contract Representative Name & Title',
      kind: 'text',
      width: 110,
      help: ['Who decides, with the title.', 'Example: Contract manager, network contracting'],
      handbook: 'LOG-02',
    },
    {
      key: 'contactInfo',
      header: 'Contact Info (Phone/Email)',
      kind: 'identifier',
      width: 116,
      help: ['Phone, email or both.', 'Example: contracting@insurer-b.example'],
      handbook: 'LOG-03',
    },
    {
      key: 'sent',
      header: 'Date of Initial Request',
      kind: 'date',
      width: 86,
      help: ['The day you sent it. Drafting a letter does not fill this; “I sent it” does.', 'Example: 2026-04-23'],
      handbook: 'LOG-04, AMB-37',
    },
    {
      key: 'codes',
      header: 'CPT Codes Requested for Review',
      kind: 'amounts',
      width: 84,
      help: ['One code a line, or separated by commas.', 'Example: 90834, 90837'],
      handbook: 'LOG-05, AMB-22',
    },
    {
      key: 'current',
      header: 'Current Rate per Code',
      kind: 'amounts',
      width: 100,
      help: ['One line a code.', 'Example: 90834: 94.50'],
      handbook: 'LOG-06, AMB-22',
    },
    {
      key: 'requested',
      header: 'Requested Rate per Code',
      kind: 'amounts',
      width: 100,
      help: ['One line a code. $ and commas are read too.', 'Example: 90834: 110.00'],
      handbook: 'LOG-07, AMB-22',
    },
    {
      key: 'responded',
      header: 'Response Received?',
      kind: 'choice',
      choices: ['Y', 'N'],
      width: 78,
      help: ['Y once they have answered.'],
      handbook: 'LOG-08',
    },
    {
      key: 'responseDate',
      header: 'Date of Response',
      kind: 'date',
      width: 86,
      help: ['The day they answered.', 'Example: 2026-05-08'],
      handbook: 'LOG-09',
    },
    {
      key: 'nature',
      header: 'Nature of Response',
      kind: 'choice',
      choices: NATURES,
      width: 104,
      help: ['What they said.', 'Example: Counteroffer'],
      handbook: 'LOG-10, AMB-21',
    },
    {
      key: 'notes',
      header: 'Notes / Next Steps',
      kind: 'long-text',
      width: 110,
      help: ['Who said what, and what comes next. Never a client name.'],
      handbook: 'LOG-11',
    },
    {
      key: 'nextFollowUp',
      header: 'Date of Next Follow-Up',
      kind: 'date',
      width: 86,
      help: ['When you mean to ask again.', 'Example: 2026-05-07'],
      handbook: 'LOG-12',
    },
    {
      key: 'status',
      header: 'Status',
      kind: 'choice',
      choices: STATUSES,
      width: 84,
      help: ['Open: not sent. Pending: sent. Escalated: taken to a supervisor. Closed: settled.'],
      handbook: 'LOG-13, AMB-23',
    },
    {
      key: 'letter',
      header: 'Letter',
      kind: 'text',
      width: 150,
      help: ['RateCase puts the link to your drafted letter here.'],
    },
    {
      key: 'offered',
      header: 'Offered Rate per Code',
      kind: 'amounts',
      width: 120,
      help: ['What they offered, one line a code.', 'Example: 90834: 98.50'],
      handbook: 'LOG-10, ASK-03',
      since: 2,
    },
    {
      key: 'agreed',
      header: 'Agreed Rate per Code',
      kind: 'amounts',
      width: 120,
      help: ['What was signed, one line a code. Results compares it with the rate before.', 'Example: 90834: 104.00'],
      handbook: 'POST-01',
      since: 2,
    },
    {
      key: 'agreedFrom',
      header: 'Agreed Rates From',
      kind: 'date',
      width: 100,
      help: ['The day the new rates begin.', 'Example: 2026-09-01'],
      handbook: 'POST-01',
      since: 2,
    },
    {
      key: 'firstFollowUp',
      header: 'First Follow-Up Sent',
      kind: 'date',
      width: 96,
      help: ['The day you sent the first reminder.', 'Example: 2026-05-07'],
      handbook: 'FUP-02',
      since: 2,
    },
    {
      key: 'secondFollowUp',
      header: 'Second Follow-Up Sent',
      kind: 'date',
      width: 96,
      help: ['The day you sent the second reminder.', 'Example: 2026-05-21'],
      handbook: 'FUP-03',
      since: 2,
    },
    {
      key: 'escalatedOn',
      header: 'Taken Higher On',
      kind: 'date',
      width: 96,
      help: ['The day you went to a supervisor.', 'Example: 2026-06-01'],
      handbook: 'FUP-06, FUP-14',
      since: 2,
    },
    {
      key: 'disputedOn',
      header: 'Dispute Sent On',
      kind: 'date',
      width: 96,
      help: ['The day you sent the formal dispute.', 'Example: 2026-06-16'],
      handbook: 'FUP-15',
      since: 2,
    },
    {
      key: 'callDate',
      header: 'Last Call',
      kind: 'date',
      width: 96,
      help: ['The day you last spoke with them about this request.', 'Example: 2026-04-20'],
      handbook: 'LTR-10, LTR-26',
      since: 2,
    },
    {
      key: 'decideBy',
      header: 'Decide By',
      kind: 'date',
      width: 96,
      help: ['Your own deadline: by then you decide what to do.', 'Example: 2026-07-15'],
      handbook: 'LOG-18',
      since: 2,
    },
    {
      key: 'trigger',
      header: 'Reason to Ask Now',
      kind: 'text',
      width: 200,
      help: [
        'What has changed: a new credential, a shift in the market, strong results. Needed outside the usual window.',
        'Example: new EMDR certification',
      ],
      handbook: 'TIME-06, TIME-07, AMB-31',
      since: 2,
    },
    {
      key: 'proposed',
      header: PROPOSED,
      kind: 'date',
      width: 100,
      help: [
        'Worked out from the last thing you sent: first follow-up, second, a supervisor, then the dispute. Blank once they answered.',
      ],
      handbook: 'FUP-02, FUP-03, FUP-06, FUP-14, FUP-15, AMB-37',
      since: 2,
      formula: proposedFormula,
      lateWhen: (at) => `=RIGHT($${at('due')}1;5)=" late"`,
    },
    {
      key: 'due',
      header: DUE,
      kind: 'text',
      width: 150,
      help: ['Worked out: what comes next, and when. Your own Date of Next Follow-Up counts where you typed one.'],
      handbook: 'FUP-01, LOG-12, AMB-37',
      since: 2,
      formula: dueFormula,
      lateWhen: (at) => `=RIGHT($${at('due')}1;5)=" late"`,
    },
  ],
};
