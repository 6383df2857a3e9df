/**
 * Results (HANDBOOK 21): what signing changed, code by code. What was signed is history: Refresh writes it as values from the log, where
 * people may correct it; everything else is worked out from it.
 */
import { dayIn } from '../days.ts';
import type { ClaimKey } from '../tables/claims.ts';
import type { RateKey } from '../tables/rates.ts';
import { known, only } from './formulas.ts';
import type { Refer, Report, ReportColumn } from './report.ts';

export const RESULTS = {
  id: 'results',
  title: 'Results',
  about: 'After signing: what each new rate brings, beside what you asked for, and whether denials and delays changed.',
} as const;

export interface ResultsSources {
  readonly keys: readonly string[];
  /** What was signed, by key and heading. */
  readonly signed: (key: string, column: string) => string | number | null;
  /** Whole columns with their tab. */
  readonly rates: (key: RateKey) => string;
  readonly claims: (key: ClaimKey) => string;
  /** `Practice!$B$9` */
  readonly asOf: string;
  /** The cell of Practice's clinician type: rates for that level go before those for all. */
  readonly clinician: string;
  /** What the log is called now. */
  readonly log: string;
}

export const SIGNED = {
  before: 'Rate before',
  requested: 'Requested',
  agreed: 'Agreed',
  from: 'From',
} as const;

export const KEY_NAME = 'Payer and code';

const OWN = {
  payer: 'Payer',
  code: 'Code',
  service: 'Service',
  sessions: 'Sessions a year',
  change: 'Change',
  percent: 'Change in percent',
  yearly: 'A year',
  gained: 'Gained so far',
  asked: 'What you asked, so far',
  part: 'Part of the ask',
  cutBefore: 'Denied or cut, before',
  cutSince: 'Denied or cut, since',
  daysBefore: 'Days to payment, before',
  daysSince: 'Days to payment, since',
  authorizeBefore: 'Days to authorize, before',
  authorizeNow: 'Days to authorize, now',
  inAll: 'In all',
} as const;

/** The year before the new rates is what they are compared with. */
const YEAR = 365;

export const resultsKey = (payer: string, code: string): string => `${payer}, ${code}`;

export function results({ keys, signed, rates, claims, asOf, clinician, log }: ResultsSources): Report {
  const figuresDay = dayIn(asOf);
  /** A day that somebody typed as text counts. */
  const fromDay = (refer: Refer) => dayIn(refer.column(SIGNED.from));
  const numbers = (refer: Refer, ...names: string[]) =>
    names.map((name) => `ISNUMBER(${name === SIGNED.from ? fromDay(refer) : refer.column(name)})`).join('*');
  const soFar = (refer: Refer, change: string, ...known: string[]) => {
    const [sessions, from] = [refer.column(OWN.sessions), fromDay(refer)];
    return (
      `ARRAYFORMULA(IF(${numbers(refer, ...known, OWN.sessions, SIGNED.from)}*ISNUMBER(${figuresDay});` +
      `IF(${figuresDay}>${from};(${change})*${sessions}*(${figuresDay}-${from})/${YEAR};0);""))`
    );
  };
  const span = (refer: Refer, isBefore: boolean) => {
    const from = fromDay(refer);
    const days = isBefore ? [`${from}-${YEAR}`, `${from}-1`] : [from, '""'];
    const [first, last] = days.map((day) => (day === '""' ? day : `IF(ISNUMBER(${from});${day};"")`));
    return `${first};${last};${claims('from')};${claims('to')}`;
  };
  const cut = (isBefore: boolean) => (refer: Refer) => {
    const total = (figures: string) =>
      `PAYER_TOTAL(${refer.column(OWN.payer)};${claims('payer')};${figures};${span(refer, isBefore)})`;
    // The claims of rows that say how many were denied or cut, as in Scorecard.
    const [part, whole] = [total(claims('cut')), total(only(known(claims('cut')), claims('submitted')))];
    // One condition inside the other: the functions give nothing for the blank rows at the end, which a product would show as an error.
    return `ARRAYFORMULA(IF(${numbers(refer, SIGNED.from)};IF(ISNUMBER(${whole});IF(${whole}>0;IF(ISNUMBER(${part});${part}/${whole};"");"");"");""))`;
  };
  const days = (isBefore: boolean) => (refer: Refer) => {
    const average = `PAYER_AVERAGE(${refer.column(OWN.payer)};${claims('payer')};${claims('days')};${claims('submitted')};${span(refer, isBefore)})`;
    return `ARRAYFORMULA(IF(${numbers(refer, SIGNED.from)};IF(ISNUMBER(${average});${average};"");""))`;
  };
  const delta = (place: number) => (refer: Refer) =>
    `CHOOSECOLS(NEGOTIATED_DELTA(${refer.column(SIGNED.before)};${refer.column(SIGNED.agreed)};${refer.column(OWN.sessions)});${place})`;
  const columns: ReportColumn[] = [
    {
      name: SIGNED.before,
      kind: 'money',
      width: 96,
      help: [
        'The rate before signing: Refresh writes it once, from Current Rate per Code in the log. You may correct it.',
      ],
      handbook: 'LOG-06, POST-01',
    },
    {
      name: SIGNED.requested,
      kind: 'money',
      width: 96,
      help: ['What you asked for, written in the same way from Requested Rate per Code.'],
      handbook: 'LOG-07',
    },
    {
      name: SIGNED.agreed,
      kind: 'money',
      width: 96,
      help: ['What was signed, from Agreed Rate per Code.'],
      handbook: 'POST-01',
    },
    {
      name: SIGNED.from,
      kind: 'date',
      atRight: true,
      width: 100,
      help: ['When the new rate begins, from Agreed Rates From.'],
      handbook: 'POST-01',
    },
    {
      name: OWN.authorizeBefore,
      kind: 'number',
      width: 100,
      help: ['If the contract speaks of authorizations: how many days one took before.', 'Example: 9'],
      handbook: 'POST-01',
    },
    {
      name: OWN.authorizeNow,
      kind: 'number',
      width: 100,
      help: ['How many days one takes now.', 'Example: 4'],
      handbook: 'POST-01',
    },
    {
      name: OWN.service,
      kind: 'text',
      width: 140,
      help: ['RateCase’s plain name for the code.'],
      below: (refer) => `SERVICE_NAME(${refer.column(OWN.code)})`,
    },
    {
      name: OWN.sessions,
      kind: 'count',
      width: 90,
      help: ['From Rates: how often you bill the code to this payer in a year.'],
      handbook: 'ASK-02',
      below: (refer) =>
        `RATE_IN_FORCE(${refer.column(OWN.payer)};${refer.column(OWN.code)};${asOf};${rates('payer')};${rates('code')};${rates('effective')};${rates('sessions')};${clinician};${rates('level')})`,
    },
    {
      name: OWN.change,
      kind: 'money-total',
      width: 90,
      help: ['The agreed rate less the rate before, a session.'],
      handbook: 'POST-01',
      below: delta(1),
    },
    {
      name: OWN.percent,
      kind: 'ratio',
      width: 90,
      help: ['The same as a share of the rate before.'],
      handbook: 'POST-01',
      below: delta(2),
    },
    {
      name: OWN.yearly,
      kind: 'money-year',
      width: 100,
      help: ['The change times the sessions of a year.'],
      handbook: 'POST-01, ASK-02',
      below: delta(3),
    },
    {
      name: OWN.gained,
      kind: 'money-year',
      width: 104,
      help: ['From the day the new rate begins to Figures as of in Practice: the sessions of a year, by days.'],
      handbook: 'POST-01',
      below: (refer) =>
        soFar(refer, `${refer.column(SIGNED.agreed)}-${refer.column(SIGNED.before)}`, SIGNED.agreed, SIGNED.before),
    },
    {
      name: OWN.asked,
      kind: 'money-year',
      width: 110,
      help: ['What the same days would have brought at the rate you asked for.'],
      handbook: 'POST-01',
      below: (refer) =>
        soFar(
          refer,
          `${refer.column(SIGNED.requested)}-${refer.column(SIGNED.before)}`,
          SIGNED.requested,
          SIGNED.before,
        ),
    },
    {
      name: OWN.part,
      kind: 'ratio',
      width: 90,
      help: ['How much of the increase you asked for was agreed.'],
      handbook: 'POST-01',
      below: (refer) => {
        const [before, requested] = [refer.column(SIGNED.before), refer.column(SIGNED.requested)];
        const agreed = refer.column(SIGNED.agreed);
        return `ARRAYFORMULA(IF(${numbers(refer, SIGNED.before, SIGNED.requested, SIGNED.agreed)};IF(${requested}>${before};(${agreed}-${before})/(${requested}-${before});"");""))`;
      },
    },
    {
      name: OWN.cutBefore,
      kind: 'ratio',
      width: 90,
      help: ['All claims of the payer in the year before the new rates: denied, downcoded or adjusted.'],
      handbook: 'POST-01, SC-03',
      below: cut(true),
    },
    {
      name: OWN.cutSince,
      kind: 'ratio',
      width: 90,
      help: ['The same over the periods of Claims that began since.'],
      handbook: 'POST-01, SC-03',
      below: cut(false),
    },
    {
      name: OWN.daysBefore,
      kind: 'count',
      width: 90,
      help: ['Days to payment in the year before the new rates, by claims.'],
      handbook: 'POST-01, SC-04',
      below: days(true),
    },
    {
      name: OWN.daysSince,
      kind: 'count',
      width: 90,
      help: ['The same over the periods of Claims that began since.'],
      handbook: 'POST-01, SC-04',
      below: days(false),
    },
    {
      name: OWN.payer,
      kind: 'text',
      width: 120,
      help: ['Worked out from the first column; the other columns use it.'],
      below: (refer) => `ARRAYFORMULA(IFERROR(REGEXEXTRACT(${refer.keys()};"^(.*), [^,]*$");""))`,
    },
    {
      name: OWN.code,
      kind: 'code',
      width: 76,
      help: ['Worked out from the first column; the other columns use it.'],
      below: (refer) => `ARRAYFORMULA(IFERROR(REGEXEXTRACT(${refer.keys()};"([^, ]+)$");""))`,
    },
    {
      name: OWN.inAll,
      kind: 'text',
      width: 380,
      apart: true,
      help: ['All agreed rates together.'],
      handbook: 'POST-01',
      below: (refer) => {
        const [gained, asked] = [refer.column(OWN.gained), refer.column(OWN.asked)];
        const [yearly, change] = [refer.column(OWN.yearly), refer.column(OWN.change)];
        const dollars = (sum: string) => `TEXT(SUM(${sum});"$#,##0")`;
        // What was gained is held against what was asked over the same rows alone.
        const both = `ISNUMBER(${gained})*ISNUMBER(${asked})`;
        const ofBoth = (column: string) => dollars(`ARRAYFORMULA(IF(${both};${column};0))`);
        const beside =
          `IF(SUM(${asked})=0;".";IF(SUMPRODUCT(${both})=COUNT(${gained});", of "&${ofBoth(asked)}&" that you asked for.";` +
          `". Where what you asked is typed: "&${ofBoth(gained)}&" of "&${ofBoth(asked)}&"."))`;
        return [
          '""',
          `IF(COUNT(${gained})=0;"Nothing to add up yet.";"Gained so far: "&${dollars(gained)}&${beside})`,
          `IF(COUNT(${yearly})=0;"";"That is "&${dollars(yearly)}&" a year.")`,
          `IF(COUNT(${change})=0;"";COUNTIF(${change};">0")&" of "&COUNT(${change})&IF(COUNT(${change})=1;" agreed rate is";" agreed rates are")&" above the rate before.")`,
        ].join(';');
      },
    },
  ];
  return {
    id: RESULTS.id,
    title: RESULTS.title,
    keyName: KEY_NAME,
    keyKind: 'text',
    keyHelp: [
      'One row for each code with an Agreed Rate per Code in the log. New ones are added below when you refresh.',
    ],
    keyWidth: 150,
    line:
      keys.length === 0
        ? `="When a payer signs, type Agreed Rate per Code and Agreed Rates From in ${log.replace(/"/g, '""')}, and refresh."`
        : `="What signing brought, as of "&IF(ISNUMBER(${figuresDay});TEXT(${figuresDay};"mmm d, yyyy");"the Figures as of date in Practice, which is blank")&". Sessions a year come from Rates, denials and days from Claims."`,
    columns,
    keys,
    given: signed,
  };
}

/** The columns, which depend on nothing in the workbook. */
export function resultsColumns(): readonly ReportColumn[] {
  return results({
    keys: [],
    signed: () => null,
    rates: () => 'A:A',
    claims: () => 'A:A',
    asOf: 'A1',
    clinician: 'A1',
    log: '',
  }).columns;
}
