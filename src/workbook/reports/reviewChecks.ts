/** The checks of Payer Review: how their figures, limits and answers read, and where they are answered (WALK-01..16). */
import { threshold as limit } from './formulas.ts';
import { type PayerFactSources, reading } from './payerFacts.ts';

type Names = PayerFactSources['names'];

/** The answers themselves are WALK_AWAY_CHECK's. What is said here are expressions over facts. */
export interface ReviewCheck {
  /** WALK-01.. */
  readonly id: string;
  /** As it stands in the tab; a yes always speaks for leaving. */
  readonly name: string;
  /** What the tabs say. */
  readonly figure: (say: Say) => string;
  /** From where on the answer is yes. */
  readonly limit: (say: Say) => string;
  /** What a no says; what a yes says too, where the rule has no words for it. */
  readonly fine: (say: Say) => string;
  /** Where it is answered: what people change if it is wrong or not known. */
  readonly where: (names: Names) => string;
}

/** How facts read in the columns of the checklist. */
export interface Say {
  /** The cell of a fact. */
  fact(key: string): string;
  percent(value: string): string;
  dollars(value: string): string;
  number(value: string): string;
  /** `24 minutes`, `1 minute` */
  count(value: string, one: string): string;
}

export function saying(fact: (key: string) => string): Say {
  const number = (value: string): string => reading(value, 'number');
  return {
    fact,
    percent: (value) => reading(value, 'percent'),
    dollars: (value) => reading(value, 'dollars'),
    number,
    count: (value, one) => `${number(value)}&IF(${value}=1;" ${one}";" ${one}s")`,
  };
}

/** `then` where all values are numbers. */
export function given(values: readonly string[], then: string, otherwise: string): string {
  return `IF(${values.map((value) => `ISNUMBER(${value})`).join('*')};${then};${otherwise})`;
}

const NONE = (): string => '""';
const ofMedicare = ({ fact, percent }: Say): string => `${percent(fact('ofMedicare'))}&" of Medicare"`;
/** With what that percent is over, which stands beside it once in each row (AMB-12). */
const ofMedicareOver = (say: Say): string => `${ofMedicare(say)}&" over "&${say.fact('ofMedicareBasis')}`;
const ratesAndZip = ({ rates, practice }: Names): string =>
  `${rates}: Contracted rate, Average allowed; ${practice}: Office ZIP code`;

export const REVIEW_CHECKS: readonly ReviewCheck[] = [
  {
    id: 'WALK-01',
    name: 'It pays below your walk-away line',
    figure: ofMedicareOver,
    limit: ({ percent }) => `"below "&${percent(limit('walkAway'))}`,
    fine: (say) => `"it pays "&${ofMedicare(say)}&", not below your walk-away line"`,
    where: ratesAndZip,
  },
  {
    id: 'WALK-07',
    name: 'It pays below Medicare',
    figure: ofMedicareOver,
    limit: ({ percent }) => `"below "&${percent(`(1-${limit('nearMedicare')})`)}`,
    fine: ({ fact, percent }) =>
      `IF(${fact('ofMedicare')}<1;"near";"at or above")&" Medicare ("&${percent(fact('ofMedicare'))}&")"`,
    where: ratesAndZip,
  },
  {
    id: 'WALK-08',
    name: 'A session costs as much as it brings, or more',
    figure: ({ fact, dollars }) =>
      `${dollars(`ABS(N(${fact('margin')}))`)}&IF(N(${fact('margin')})<0;" below cost";" over cost")`,
    limit: () => '"$0.00 or less"',
    fine: ({ fact, dollars }) => `"a session brings "&${dollars(fact('margin'))}&" more than it costs"`,
    where: ({ rates, practice }) => `${rates}; ${practice}: What a session costs you`,
  },
  {
    id: 'WALK-14',
    name: 'It pays less than the minimum you set',
    figure: ({ fact, dollars }) => `${dollars(fact('average'))}&" a session"`,
    limit: ({ fact, dollars }) =>
      given([fact('minimum')], `"below "&${dollars(fact('minimum'))}`, '"your own minimum"'),
    fine: ({ fact, dollars }) =>
      `${dollars(fact('average'))}&" a session, not below your minimum of "&${dollars(fact('minimum'))}`,
    where: ({ rates, practice }) => `${rates}: Walk-away rate, else ${practice}: Margin you need`,
  },
  {
    id: 'WALK-02',
    name: 'It takes too much office work',
    figure: ({ fact, count }) => `${count(fact('minutes'), 'minute')}&" a claim"`,
    limit: ({ number }) => `"more than "&${number(limit('costMinutesYellow'))}&" minutes"`,
    fine: ({ fact, count }) => `${count(fact('minutes'), 'minute')}&" of office work for a claim"`,
    where: ({ payers }) => `${payers}: Minutes per claim, or Office hours a week`,
  },
  {
    id: 'WALK-09',
    name: 'Small share of revenue, large share of work',
    figure: ({ fact, percent }) =>
      `${percent(fact('revenueShare'))}&" of revenue, "&${percent(fact('workShare'))}&" of work"`,
    limit: ({ number }) => `"work above "&${number(limit('burdenYellow'))}&" times revenue"`,
    fine: ({ fact, percent, number }) =>
      `${percent(fact('revenueShare'))}&" of your revenue for "&${percent(fact('workShare'))}&" of your office work"` +
      `&IF(N(${fact('workShare')})>N(${fact('revenueShare')});", no more than "&${number(limit('burdenYellow'))}&" times as much";"")`,
    where: ({ claims, payers }) => `${claims}: Payer paid, Client share; ${payers}: Minutes per claim of every payer`,
  },
  {
    id: 'WALK-10',
    name: 'It denies or cuts more than the others',
    figure: ({ fact, percent }) => `${percent(fact('rework'))}&" of claims"`,
    limit: ({ fact, percent }) => {
      const others = fact('othersRework');
      const above = `MIN(${others}*${limit('denialYellowRatio')};${others}+${limit('denialYellowPoints')})`;
      return given(
        [others],
        `"above "&${percent(above)}&"; the others: "&${percent(others)}`,
        '"what the others deny or cut"',
      );
    },
    fine: ({ fact, percent }) =>
      `${percent(fact('rework'))}&" of claims denied or cut, against "&${percent(fact('othersRework'))}&" elsewhere"` +
      `&IF(N(${fact('rework')})>N(${fact('othersRework')});", still slightly above";"")`,
    where: ({ claims }) => `${claims}: Denied, Downcoded, Adjusted`,
  },
  {
    id: 'WALK-03',
    name: 'It pays far too late',
    figure: ({ fact, count }) => count(fact('days'), 'day'),
    limit: ({ number }) => `${number(limit('chronicDelay'))}&" days or more"`,
    fine: ({ fact, count }) => `"pays after "&${count(fact('days'), 'day')}`,
    where: ({ claims }) => `${claims}: Days to payment`,
  },
  {
    id: 'WALK-11',
    name: 'It pays later than the others',
    figure: ({ fact, number }) => `${number(fact('days'))}&" days; the others: "&${number(fact('othersDays'))}`,
    limit: ({ number }) => `${number(limit('slowerDays'))}&" days later or more"`,
    fine: ({ fact, count, number }) => {
      const later = `ROUND(${fact('days')}-${fact('othersDays')};1)`;
      return (
        `IF(N(${fact('days')})=N(${fact('othersDays')});"pays as fast as the others";` +
        `"pays "&${count(`ABS(${later})`, 'day')}&IF(${later}<0;" sooner than the others";` +
        `" later than the others, less than the "&${number(limit('slowerDays'))}&" that count"))`
      );
    },
    where: ({ claims }) => `${claims}: Days to payment, of every payer`,
  },
  {
    id: 'WALK-12',
    name: 'It takes money back or shifts its rules',
    figure: NONE,
    limit: NONE,
    fine: () => '"it takes no money back and keeps its rules"',
    where: ({ payers }) => `${payers}: Takes money back`,
  },
  {
    id: 'WALK-13',
    name: 'It wants heavy prior authorization',
    figure: NONE,
    limit: NONE,
    fine: () => '"no heavy prior authorization"',
    where: ({ payers }) => `${payers}: Heavy authorizations`,
  },
  {
    id: 'WALK-04',
    name: 'Its session limits are too tight',
    figure: NONE,
    limit: NONE,
    fine: () => '"session limits that leave room for good care"',
    where: ({ payers }) => `${payers}: Session limits too tight`,
  },
  {
    id: 'WALK-05',
    name: 'Only a handful of clients use it',
    figure: ({ fact, count }) => count(fact('clients'), 'client'),
    limit: ({ number }) => `${number(limit('handfulClients'))}&" or fewer"`,
    fine: ({ fact, count }) => `${count(fact('clients'), 'client')}&" use it"`,
    where: ({ payers, claims }) => `${payers}: Clients, else ${claims}: Clients`,
  },
  {
    id: 'WALK-06',
    name: 'Good-faith requests came to nothing',
    figure: ({ fact, count }) => count(fact('failed'), 'request'),
    limit: ({ number }) => `${number(limit('failedAttempts'))}&" or more"`,
    fine: ({ fact, count }) =>
      `IF(N(${fact('failed')})=0;"no request has failed so far";"only "&${count(fact('failed'), 'request')}&" failed so far")`,
    where: ({ payers, log }) => `${payers}: Fruitless requests; ${log}: Nature of Response`,
  },
  {
    id: 'WALK-15',
    name: 'Whom leaving would touch',
    figure: ({ fact, number, count }) => {
      const [clients, benefits, hours] = [fact('clients'), fact('outOfNetwork'), fact('alternatives')];
      const known = [
        given([clients], count(clients, 'client'), '""'),
        given([benefits], `${number(benefits)}&" with out-of-network benefits"`, '""'),
        `IF(${hours}="yes";"hours easy to fill";IF(${hours}="no";"hours hard to fill";""))`,
      ];
      return `TEXTJOIN("; ";TRUE;${known.join(';')})`;
    },
    limit: () => '"clients, their benefits, your hours"',
    fine: NONE,
    where: ({ payers }) => `${payers}: Clients, Have out-of-network benefits, Hours easily filled`,
  },
  {
    id: 'WALK-16',
    name: 'Its scorecard grade is D or F',
    figure: ({ fact }) => `"grade "&${fact('grade')}`,
    limit: () => '"D or F"',
    fine: ({ fact }) => `"grade "&${fact('grade')}&" on the scorecard"`,
    where: ({ scorecard }) => `${scorecard}: Grade`,
  },
];

/** Checks that look at the claims of the period, so that too few of them say nothing (AMB-14). */
export const BY_CLAIMS: readonly string[] = ['WALK-03', 'WALK-10', 'WALK-11'];
