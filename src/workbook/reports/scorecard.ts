/**
 * Scorecard (SC-01..12, GRID-01..04): one row a payer with its lights, grade and what they rest on; to the right the averages of
 * the practice, the performance grid in cells, and what its chart is drawn from. Everything is live.
 */
import { textLiteral } from '../a1.ts';
import { dayIn } from '../days.ts';
import type { ClaimKey } from '../tables/claims.ts';
import type { PayerKey } from '../tables/payers.ts';
import type { PracticeKey } from '../tables/practice.ts';
import type { RateKey } from '../tables/rates.ts';
import type { HistoryKey } from '../tables/scorecardHistory.ts';
import { THRESHOLDS_RANGE } from '../tables/thresholds.ts';
import { type Columns, claimsOf, each, known, only, threshold } from './formulas.ts';
import { medicareMarks, type OwnMedicare, ownArguments, ownCodesOf } from './medicare.ts';
import { reportColumn as column, type Refer, type Report, type ReportColumn } from './report.ts';
import { averages, chart, chartColumns, corner } from './scorecardBlocks.ts';
import { SCORE } from './scorecardNames.ts';

export interface ScorecardSources {
  /** Payers of Payers, Rates and Claims, each once. */
  payers: readonly string[];
  rates: Columns<RateKey>;
  claims: Columns<ClaimKey>;
  payer: Columns<PayerKey>;
  history: Columns<HistoryKey>;
  /** Absolute reference to a Practice fact, or `""` where it is gone. */
  practice: (key: PracticeKey) => string;
  /** Where the Medicare tab's amounts stand, the user's own among them; null while it is not there. */
  ownMedicare: OwnMedicare | null;
  /** What the Practice tab is called now. */
  practiceName: string;
}

export const SCORECARD = {
  id: 'scorecard',
  title: 'Scorecard',
  about: 'Each payer by five lights and a grade: what it pays, the work it makes, denials, days, share of revenue.',
} as const;

export function scorecard(sources: ScorecardSources): Report {
  const { practice, rates, claims, payer, history } = sources;
  const typed = { from: practice('periodFrom'), to: practice('periodTo') };
  const period = { from: dayIn(typed.from), to: dayIn(typed.to) };
  const inPeriod = claimsOf(claims, typed, period);
  const own = ownArguments(sources.ownMedicare);
  const basis = `${practice('zip')};${practice('year')};${practice('setting')};${practice('clinician')}`;
  const counts = `(${rates('countsNow')}="yes")`;
  const counting = (key: RateKey) => each(`IF(${counts};${rates(key)};"")`);
  /** What a payer's rates that count now are compared with. */
  const beside = (refer: Refer) =>
    `${refer.keys()};${rates('payer')};${rates('code')};${counting('used')};${rates('sessions')};${basis}${own}`;
  const types = each(`XLOOKUP(TRIM(${rates('payer')});TRIM(${payer('payer')});${payer('type')};"")`);

  const ofPayer = (refer: Refer, key: PayerKey) => `XLOOKUP(${refer.keys()};TRIM(${payer('payer')});${payer(key)};"")`;
  const total = (refer: Refer, figures: string) => inPeriod.total(refer.keys(), figures);
  const average = (refer: Refer, figures: string) => inPeriod.average(refer.keys(), figures);
  const quotient = (refer: Refer, over: string, under: string) => {
    const [part, whole] = [refer.column(over), refer.column(under)];
    return each(`IF(${known(part, whole)};IF(${whole}>0;${part}/${whole};"");"")`);
  };
  const others = (refer: Refer, part: string, ...needs: ClaimKey[]) => inPeriod.others(refer.keys(), part, ...needs);
  /** Whether the rows of the tab hold all claims of the period, each once. */
  const isWhole = (refer: Refer) => `SUM(${refer.column(SCORE.claims)})=${inPeriod.sum('submitted')}`;
  /** How many rates of each payer that count now lack a figure; blank for none. */
  const lacking = (refer: Refer, key: RateKey) =>
    `PAYER_TOTAL(${refer.keys()};${rates('payer')};${only(`${counts}*${known(rates('used'))}*(ISNUMBER(${rates(key)})=FALSE)`, '1')})`;
  const lights = (refer: Refer) =>
    [SCORE.rateLight, SCORE.costLight, SCORE.denialLight, SCORE.daysLight, SCORE.shareLight]
      .map((name) => refer.column(name))
      .join(';');
  const grading = (refer: Refer) =>
    `HSTACK(${lights(refer)});${refer.column(SCORE.ofMedicare)};${refer.column(SCORE.margin)}`;

  const columns: ReportColumn[] = [
    column(
      SCORE.rateLight,
      'light',
      84,
      'SC-01, AMB-10',
      [
        'Red below Medicare, or at or below what a session costs you.',
        'Green at Medicare or above and near the best other commercial payer.',
      ],
      (refer) =>
        `RATE_LIGHT(${refer.column(SCORE.ofMedicare)};${refer.column(SCORE.ofBest)};${refer.column(SCORE.margin)};${THRESHOLDS_RANGE})`,
    ),
    column(
      SCORE.costLight,
      'light',
      84,
      'SC-02, AMB-15',
      ['Office work for a claim: green up to 5 minutes, yellow up to 15.', 'Red above, or from 10% of the payment on.'],
      (refer) => {
        // Work can cost more than is paid, by far where minutes are mistyped.
        const costs = refer.column(SCORE.costShare);
        const share = each(`IF(${known(costs)};IF(${costs}>1;1;${costs});"")`);
        return `COST_LIGHT(${refer.column(SCORE.minutes)};${share};${THRESHOLDS_RANGE})`;
      },
    ),
    column(
      SCORE.denialLight,
      'light',
      84,
      'SC-03, AMB-14',
      ['Claims denied or cut, against your other payers.', 'Blank with fewer than 20 claims in the period.'],
      (refer) =>
        `DENIAL_LIGHT(${refer.column(SCORE.rework)};${refer.column(SCORE.othersRework)};${refer.column(SCORE.outcomeClaims)};${THRESHOLDS_RANGE})`,
    ),
    column(
      SCORE.daysLight,
      'light',
      88,
      'SC-04, AMB-11, AMB-43',
      [
        'Green up to 25 days from sending a claim to its payment, red from 45 on or when unpredictable.',
        'Blank with fewer than 20 claims in the period.',
      ],
      (refer) => {
        const [days, behind] = [refer.column(SCORE.days), refer.column(SCORE.daysClaims)];
        const number = each(`IF(${known(days)}*(${behind}="");0;${behind})`);
        return `DAYS_LIGHT(${days};${refer.column(SCORE.unpredictable)};${number};${THRESHOLDS_RANGE})`;
      },
    ),
    column(
      SCORE.shareLight,
      'light',
      84,
      'SC-05, AMB-16',
      [
        'Its share of your office work against its share of your revenue.',
        'Green when it makes no more work than its share.',
      ],
      (refer) =>
        `SHARE_LIGHT(${refer.column(SCORE.revenueShare)};${refer.column(SCORE.adminShare)};${THRESHOLDS_RANGE})`,
    ),
    column(
      SCORE.grade,
      'grade',
      64,
      'SC-06, SC-07, AMB-17',
      [
        'A to F over the lights that are known. “Why this grade” says what holds it.',
        'n/a with fewer than three lights.',
      ],
      (refer) => `PAYER_GRADE(${grading(refer)};${THRESHOLDS_RANGE})`,
    ),
    column(SCORE.lights, 'text', 72, 'AMB-17', ['How many of the five lights are known.'], (refer) => {
      const sum = lights(refer)
        .split(';')
        .flatMap((light) => ['green', 'yellow', 'red'].map((word) => `(${light}="${word}")`))
        .join('+');
      return each(`IF(${refer.keys()}="";"";${sum}&" of 5")`);
    }),
    column(
      SCORE.stands,
      'text',
      196,
      'GRID-01..04, AMB-18',
      [
        'High pay: at Medicare or above, and above your cost.',
        'High friction: a red or two yellows among cost, denials and days.',
      ],
      (refer) => `PAYER_QUADRANT(${grading(refer)})`,
    ),
    column(
      SCORE.ofMedicare,
      'ratio',
      84,
      'BEN-03, AMB-12',
      ['Over all codes that count now and that Medicare pays, weighted by sessions a year where all are typed.'],
      (refer) => `PAYER_PCT_OF_MEDICARE(${beside(refer)})`,
    ),
    column(
      SCORE.trend,
      'text',
      150,
      'SC-08, AMB-25',
      ['The grade beside that of the last snapshot in Scorecard History before this period.', 'Take one each quarter.'],
      (refer) => trend(refer, history, period.from),
    ),
    column(
      SCORE.missing,
      'text',
      260,
      'AMB-14, AMB-17',
      [
        'Which facts would light the lights that are blank, and where to type them.',
        'Without the sessions of every rate, % of Medicare and the average count each code the same.',
      ],
      (refer) => missing(refer, lacking(refer, 'sessions'), inPeriod.lacking(refer.keys(), 'allowed')),
    ),
    column(
      SCORE.ownMedicare,
      'text',
      96,
      'BEN-07, AMB-39',
      ['The codes for which your own figure in the Medicare tab counts in the percent beside it.', 'Blank: none.'],
      (refer) => ownCodesOf(sources.ownMedicare, refer.keys(), { payer: rates('payer'), code: rates('code'), counts }),
      { since: 3 },
    ),
    column(
      SCORE.basis,
      'text',
      168,
      'AMB-12',
      [
        'How many codes that percent is over, and how they count in it.',
        'By sessions where each has its sessions a year, else each rate the same.',
      ],
      (refer) => `PAYER_PCT_BASIS(${beside(refer)})`,
      { since: 3 },
    ),
    column(
      SCORE.ofBest,
      'ratio',
      84,
      'SC-01, AMB-33',
      ['What it pays, as a share of the best other payer whose type in Payers begins with Commercial.'],
      (refer) =>
        `PAYER_PCT_OF_BEST(${refer.keys()};${rates('payer')};${rates('code')};${counting('used')};${rates('sessions')};${types})`,
    ),
    column(
      SCORE.average,
      'money',
      92,
      'SC-01, AMB-13',
      ['Over the rates that count now, weighted by sessions a year where all are typed.'],
      (refer) => `PAYER_AVERAGE(${refer.keys()};${rates('payer')};${counting('used')};${rates('sessions')})`,
    ),
    column(
      SCORE.margin,
      'money-signed',
      88,
      'COST-02, SC-01',
      ['The average session less what a session costs you (Practice).', 'Zero or less: you pay to see clients.'],
      (refer) => {
        const [paid, cost] = [refer.column(SCORE.average), practice('costPerSession')];
        return each(`IF(${known(paid)}*ISNUMBER(${cost});${paid}-${cost};"")`);
      },
    ),
    column(
      SCORE.minutes,
      'decimal',
      80,
      'SC-02, COST-06',
      ['From Payers: office hours a week over the claims of the period where you typed them, else minutes per claim.'],
      (refer) => {
        const count = refer.column(SCORE.claims);
        const hours = hoursTyped(refer, ofPayer, period);
        return each(
          `IF(${refer.keys()}="";"";IF(ISNUMBER(${hours})*${known(count)}*(${count}>0);60*${hours}/${count};${ofPayer(refer, 'minutesPerClaim')}))`,
        );
      },
    ),
    column(
      SCORE.costOfClaim,
      'money-total',
      84,
      'COST-05',
      ['Minutes a claim at the cost of an office hour (Practice).'],
      (refer) => `COST_TO_SERVE(${refer.column(SCORE.minutes)};${practice('adminHourly')})`,
    ),
    column(
      SCORE.costShare,
      'ratio',
      84,
      'SC-02, AMB-15',
      ['Work on a claim as a share of the average session.'],
      (refer) => quotient(refer, SCORE.costOfClaim, SCORE.average),
    ),
    column(
      SCORE.rework,
      'ratio',
      84,
      'SC-03, AMB-14',
      ['Claims denied, downcoded or adjusted, as a share of those submitted in the period.'],
      (refer) => {
        const whole = refer.column(SCORE.outcomeClaims);
        const ratio = `IF(${known(whole)};IF(${whole}>0;IFERROR(${total(refer, claims('cut'))}/${whole};"");"");"")`;
        const slips = total(refer, only(`IFERROR(LEFT(${claims('cut')};6)="Check:";FALSE)`, '1'));
        return each(
          `IF(${refer.keys()}="";"";IF(ISNUMBER(${slips});"Check: more claims denied or cut than submitted";${ratio}))`,
        );
      },
    ),
    column(
      SCORE.othersRework,
      'ratio',
      88,
      'SC-03, AMB-14',
      ['The same over your other payers together; with fewer than two others, over all.'],
      (refer) => others(refer, claims('cut'), 'cut', 'submitted'),
    ),
    column(
      SCORE.days,
      'decimal',
      80,
      'SC-04, AMB-43',
      ['From sending a claim to its payment, weighted by claims. Your own billing time is not in it.'],
      (refer) => average(refer, claims('days')),
    ),
    column(SCORE.othersDays, 'decimal', 80, 'SC-04, SC-14', ['The same over your other payers together.'], (refer) =>
      others(refer, `${claims('days')}*${claims('submitted')}`, 'days', 'submitted'),
    ),
    column(
      SCORE.claims,
      'count',
      72,
      'SC-03, AMB-24',
      ['Claims submitted, of the rows of Claims that lie within the period.'],
      (refer) => total(refer, claims('submitted')),
    ),
    column(
      SCORE.revenue,
      'money-total',
      100,
      'MIX-01, AMB-13',
      ['What was allowed in the period: paid by the payer and the clients’ share.'],
      (refer) => total(refer, claims('allowed')),
    ),
    column(
      SCORE.revenueShare,
      'ratio',
      84,
      'SC-05, MIX-01',
      ['Of all revenue of the period. Blank while payments of a row of Claims are missing.'],
      (refer) => {
        const revenue = refer.column(SCORE.revenue);
        const unpaid = `${inPeriod.without('allowed')}=0`;
        const all = inPeriod.sum('allowed');
        return each(`IF(${known(revenue)};IF(${unpaid};IF(${all}>0;${revenue}/${all};"");"");"")`);
      },
    ),
    column(
      SCORE.officeHours,
      'decimal',
      80,
      'SC-05, SC-16',
      ['Office hours of the period: those a week in Payers where you typed them, else minutes a claim times claims.'],
      (refer) => {
        const [count, minutes] = [refer.column(SCORE.claims), refer.column(SCORE.minutes)];
        const hours = hoursTyped(refer, ofPayer, period);
        return each(
          `IF(${refer.keys()}="";"";IF(ISNUMBER(${hours});${hours};IF(${known(count, minutes)};${count}*${minutes}/60;"")))`,
        );
      },
    ),
    column(
      SCORE.adminShare,
      'ratio',
      84,
      'SC-05, AMB-16',
      ['Of the office hours of all payers. Blank while those of a payer with claims are not known.'],
      (refer) => {
        const [count, hours] = [refer.column(SCORE.claims), refer.column(SCORE.officeHours)];
        const complete = `(SUM(${known(count)}*(ISNUMBER(${hours})=FALSE))=0)*(${inPeriod.withoutWork(refer.keys(), hours)}=0)*(${isWhole(refer)})`;
        return each(`IF(${known(hours)};IF(${complete};IF(SUM(${hours})>0;${hours}/SUM(${hours});"");"");"")`);
      },
    ),
    column(
      SCORE.points,
      'count',
      76,
      'AMB-18, GRID-01..04',
      ['Over cost, denials and days: green 0, yellow 1, red 2. From 2 on friction is high.'],
      (refer) => `FRICTION_POINTS(HSTACK(${lights(refer)}))`,
    ),
    column(
      SCORE.why,
      'text',
      560,
      'AMB-17',
      ['The lights, what holds the grade, and what would lift it.'],
      (refer) => `EXPLAIN_GRADE(${grading(refer)};${THRESHOLDS_RANGE})`,
    ),
    column(
      SCORE.flags,
      'text',
      760,
      'WALK-01..14, AMB-09',
      ['Which checks of “should I leave this payer?” tick. A tick is a reason to negotiate, not yet to leave.'],
      (refer) => flags(refer, ofPayer),
    ),
    column(
      SCORE.byCode,
      'text',
      420,
      'AMB-35',
      [
        'The rate light of each code. One code at or below cost is a note here, not the light of the payer.',
        'The cost is that of your average session: a shorter one costs less, a longer one more.',
      ],
      (refer) =>
        `PAYER_CODE_LIGHTS(${refer.keys()};${rates('payer')};${rates('code')};${counting('used')};${basis};${practice('costPerSession')};${types};${THRESHOLDS_RANGE}${own})`,
    ),
    column(
      SCORE.period,
      'text',
      300,
      'AMB-24',
      ['Rows of Claims that do not count, and days of the period that none covers or two do.', 'Blank: all is well.'],
      (refer) => inPeriod.check(refer.keys()),
    ),
    column(
      SCORE.weak,
      'count',
      80,
      'SC-08',
      ['How many snapshots in Scorecard History have it at D or F.'],
      (refer) => {
        const grade = history('grade');
        const weak = only(`${history('payer')}<>""`, `IF((${grade}="D")+(${grade}="F")>0;1;0)`);
        return `PAYER_TOTAL(${refer.keys()};${history('payer')};${weak})`;
      },
    ),
    column(
      SCORE.minimum,
      'money',
      88,
      'WALK-14',
      ['The average of your walk-away rates in Rates. Blank unless each code that counts now has one.'],
      (refer) => {
        const over = (figures: string) => `(${refer.keys()};${rates('payer')};${figures};${rates('sessions')})`;
        return each(`IF(ISNUMBER(${lacking(refer, 'walkAway')});"";PAYER_AVERAGE${over(counting('walkAway'))})`);
      },
    ),
    column(
      SCORE.spread,
      'decimal',
      96,
      'AMB-11',
      ['How much longer the slowest tenth of claims takes than the fastest. Above 30 days payment is unpredictable.'],
      (refer) =>
        average(
          refer,
          only(known(claims('slowDays'), claims('fastDays')), `${claims('slowDays')}-${claims('fastDays')}`),
        ),
    ),
    column(
      SCORE.unpredictable,
      'text',
      96,
      'SC-04, AMB-11',
      ['yes where Payers says so, or where fast and slow payments lie too far apart.'],
      (refer) => {
        const [spread, ticked] = [refer.column(SCORE.spread), ofPayer(refer, 'unpredictable')];
        return each(
          `IF(${refer.keys()}="";"";IF(${ticked}="yes";"yes";IF(${known(spread)};IF(${spread}>${threshold('unpredictableSpread')};"yes";"no");${ticked})))`,
        );
      },
    ),
    column(
      SCORE.outcomeClaims,
      'count',
      80,
      'AMB-14',
      ['Claims of the rows that say how many were denied or cut.'],
      (refer) => total(refer, only(known(claims('cut')), claims('submitted'))),
    ),
    column(SCORE.daysClaims, 'count', 80, 'AMB-14', ['Claims of the rows that say how long payment took.'], (refer) =>
      total(refer, only(known(claims('days')), claims('submitted'))),
    ),
    column(
      SCORE.grid,
      'text',
      110,
      'GRID-01..04, AMB-18',
      ['Who stands where.'],
      () => '"";"High pay";"Low pay";"Not placed"',
      { apart: true, strong: true },
    ),
    column(
      SCORE.gridLow,
      'text',
      210,
      'GRID-01, GRID-03',
      ['0 or 1 friction point over cost, denials and days: green 0, yellow 1, red 2.'],
      (refer) =>
        `"";${corner(refer, 'high pay, low friction', 'Protect and grow')};${corner(refer, 'low pay, low friction', 'Monitor, and ask at renewal')};${corner(refer, 'not enough facts', 'Facts are missing')}`,
      { inBlock: true },
    ),
    column(
      SCORE.gridHigh,
      'text',
      210,
      'GRID-02, GRID-04',
      ['2 friction points or more.'],
      (refer) =>
        `"";${corner(refer, 'high pay, high friction', 'Negotiate and streamline')};${corner(refer, 'low pay, high friction', 'First to leave, if talks fail')};""`,
      { inBlock: true },
    ),
    column(
      SCORE.averages,
      'text',
      430,
      'SC-03, AMB-14',
      ['All payers together, over the same period and rates.'],
      (refer) => averages(refer, { practice, rates, counting, counts, basis, own, isWhole }),
      { apart: true },
    ),
    column(
      SCORE.use,
      'text',
      380,
      'SC-10, SC-11, SC-12',
      ['Four uses, and the question that decides.'],
      () =>
        [
          '',
          'Each quarter: see which payers earn their place.',
          'Before a negotiation: bring the figures, not the feeling.',
          'To be fair: judge every payer by the same five lights.',
          'To decide: know in advance what would make you leave.',
          'Ask of each payer: what would happen to your income and your workload if you dropped it tomorrow?',
          'A warning sign: 5% of the revenue and 25% of the billing trouble.',
          'Several red lights can also mean that a figure is wrong. Look at the facts first.',
        ]
          .map(textLiteral)
          .join(';'),
      { apart: true },
    ),
    ...chartColumns(sources.payers),
  ];

  return {
    id: SCORECARD.id,
    title: 'Payer scorecard',
    keyName: 'Payer',
    keyKind: 'text',
    keyHelp: ['The payers of Payers, Rates and Claims. New ones are added below when you refresh.'],
    keyWidth: 110,
    line: `${lineOf(period, inPeriod.within, practice)}&${medicareMarks(sources.ownMedicare, practice('zip'), sources.practiceName)}`,
    columns,
    keys: sources.payers,
    charts: ({ rows, column: letter }) => chart(sources.payers, rows, letter),
  };
}

/** Hours of the period that Payers says this payer takes; blank without hours or period. */
function hoursTyped(
  refer: Refer,
  ofPayer: (refer: Refer, key: PayerKey) => string,
  { from, to }: { from: string; to: string },
): string {
  const weekly = ofPayer(refer, 'adminHours');
  return `IF(ISNUMBER(${weekly})*ISNUMBER(${from})*ISNUMBER(${to});${weekly}*(${to}-${from}+1)/7;"")`;
}

function trend(refer: Refer, history: Columns<HistoryKey>, from: string): string {
  const names: readonly (readonly [name: string, is: string])[] = [
    ['begins', dayIn(history('from'))],
    ['until', `IF(ISNUMBER(${from});${from};DATE(9999;1;1))`],
    ['last', 'MAX(IF(ISNUMBER(begins);IF(begins<until;begins;0);0))'],
    ['inQuarter', `XLOOKUP(last;begins;${history('quarter')};"")`],
    [
      'old',
      `XLOOKUP(IF(${refer.keys()}="";;${refer.keys()}&"|"&inQuarter);TRIM(${history('payer')})&"|"&${history('quarter')};${history('grade')};"")`,
    ],
  ];
  const now = refer.column(SCORE.grade);
  const rank = (grade: string) => `FIND(${grade};"ABCDF")`;
  const moved = `IFERROR(IF(${rank(now)}<${rank('old')};"Better: ";"Worse: ");"")&old&" in "&inQuarter`;
  return each(
    `IF(${refer.keys()}="";"";LET(${names.map(([name, is]) => `${name};${is}`).join(';')};` +
      `IF(last=0;"No earlier snapshot";IF(old="";"Not in "&inQuarter;IF(old=${now};"Same as in "&inQuarter;${moved})))))`,
  );
}

/**
 * `withoutSessions`: how many rates of the payer that count now have no sessions a year, `unpaid`: how many of its rows in Claims have
 * no payments; blank for none. One such row leaves the shares of all blank.
 */
function missing(refer: Refer, withoutSessions: string, unpaid: string): string {
  const col = (name: string) => refer.column(name);
  const minimum = threshold('minClaims');
  const blank = (column: string) => `(${column}="")`;
  const few = (column: string, what: string) =>
    `IF(${known(column)}*(IF(${known(column)};${column};0)<${minimum});"Only "&${column}&" claims, too few to judge ${what} ("&${minimum}&" are needed). ";"")`;
  const [claims, behindDenials, behindDays] = [col(SCORE.claims), col(SCORE.outcomeClaims), col(SCORE.daysClaims)];
  const parts = [
    `IF(${blank(col(SCORE.rateLight))};"a rate that counts now (Rates); ";"")`,
    `IF(${blank(col(SCORE.ofMedicare))}*(${blank(col(SCORE.average))}=FALSE);"a Medicare price for its codes (Practice, Rates); ";"")`,
    `IF(${known(withoutSessions)};"sessions a year of each rate (Rates), so that common codes count for more; ";"")`,
    `IF(${blank(col(SCORE.minutes))};"minutes per claim (Payers); ";"")`,
    `IF(${blank(claims)};"claims of the period (Claims); ";"")`,
    `IF(${known(claims)}*${blank(behindDenials)};"denied claims (Claims); ";"")`,
    `IF(${known(claims)}*${blank(col(SCORE.days))};"days to payment (Claims); ";"")`,
    `IF(${known(unpaid)};"payments (Claims); ";"")`,
  ];
  const list = parts.join('&');
  const both = `${known(behindDenials, behindDays)}*(${behindDenials}=${behindDays})`;
  return each(
    `IF(${refer.keys()}="";"";IF(${list}="";"";"Missing: "&REGEXREPLACE(${list};"; $";". "))` +
      `&IF(${both};${few(behindDays, 'denials and days')};${few(behindDenials, 'denials')}&${few(behindDays, 'days')}))`,
  );
}

function flags(refer: Refer, ofPayer: (refer: Refer, key: PayerKey) => string): string {
  const col = (name: string) => refer.column(name);
  const [denials, days] = [col(SCORE.outcomeClaims), col(SCORE.daysClaims)];
  const fewest = each(
    `IF(${known(denials, days)};IF(${denials}<${days};${denials};${days});IF(${known(denials)};${denials};${days}))`,
  );
  const typed = (key: PayerKey) => each(`IF(${refer.keys()}="";"";${ofPayer(refer, key)})`);
  return `WALK_AWAY_FLAGS(${[
    col(SCORE.ofMedicare),
    col(SCORE.margin),
    col(SCORE.average),
    col(SCORE.minimum),
    col(SCORE.minutes),
    col(SCORE.rework),
    col(SCORE.othersRework),
    col(SCORE.days),
    col(SCORE.othersDays),
    fewest,
    col(SCORE.revenueShare),
    col(SCORE.adminShare),
    typed('clients'),
    typed('failedAttempts'),
    typed('sessionLimits'),
    typed('clawbacks'),
    typed('authorizations'),
    THRESHOLDS_RANGE,
  ].join(';')})`;
}

function lineOf(period: { from: string; to: string }, within: string, practice: (key: PracticeKey) => string): string {
  const day = (date: string) => `TEXT(${date};"mmm d, yyyy")`;
  const asOf = dayIn(practice('asOf'));
  return (
    `=IF(ISNUMBER(${period.from})*ISNUMBER(${period.to});IF(${period.to}<${period.from};"The scorecard period in Practice ends before it begins, so no row of Claims counts";"Claims from "&${day(period.from)}&" to "&${day(period.to)}&" ("&(${period.to}-${period.from}+1)&IF(${period.to}=${period.from};" day)";" days)"));"Type the scorecard period in Practice; until then all rows of Claims count")` +
    `&IF(ISNUMBER(${asOf});", rates in force on "&${day(asOf)};"")&". "` +
    `&IF(SUM(ARRAYFORMULA(${within}))=0;"No row of Claims lies within the period yet. ";"")` +
    '&"No single light decides; several reds want a second look. Grid and averages stand at the far right."'
  );
}

/** The columns that do not depend on what the tabs hold. */
export function scorecardColumns(): readonly ReportColumn[] {
  const anywhere = () => 'A:A';
  return scorecard({
    ownMedicare: null,
    practiceName: 'Practice',
    payers: [],
    rates: anywhere,
    claims: anywhere,
    payer: anywhere,
    history: anywhere,
    practice: () => 'A1',
  }).columns;
}
