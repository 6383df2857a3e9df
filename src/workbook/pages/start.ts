/**
 * Start: what is due, what stands out, what is missing, in blocks that are formulas over the input tabs. What depends on today is
 * native; no block feeds TODAY() to a RateCase function.
 */
import { PAYER_KINDS } from '../../domain/letters/payerTypes.ts';
import { sheetPrefix, textLiteral } from '../a1.ts';
import { dayIn, isNoDay } from '../days.ts';
import { headingDress } from '../dress.ts';
import { threshold, withinPeriod } from '../reports/formulas.ts';
import { type OwnMedicare, ownArguments, ownFirst, ownMark, YOUR_FIGURE, zipWanted } from '../reports/medicare.ts';
import { dueOn, isAnswered, type LogKey, logColumns } from '../tables/negotiationLog.ts';
import type { PayerKey } from '../tables/payers.ts';
import type { PracticeKey } from '../tables/practice.ts';
import type { RateKey } from '../tables/rates.ts';
import { THRESHOLDS_RANGE } from '../tables/thresholds.ts';
import { theme } from '../theme.ts';
import type { Page, PageBlock, PageColumn, PageLink } from './page.ts';

export const START = {
  id: 'start',
  title: 'Start',
  about: 'What is due, what stands out, what is missing, and a link to every tab.',
} as const;

/** A tab whose columns spill, and the row in which they hang. */
export interface SpillingTab {
  readonly name: string;
  readonly headingRow: number;
}

/** A column in which people type days, or one cell. */
export interface DayPlace {
  readonly tab: string;
  /** `Payers!D:D`, `Practice!$B$9` */
  readonly range: string;
  /** The letter of the column. */
  readonly column?: string;
  /** The name of the one cell. */
  readonly cell?: string;
}

export interface StartSources {
  /** Where the Medicare tab's amounts stand, the user's own among them; null while it is not there. */
  readonly ownMedicare: OwnMedicare | null;
  /** Whole columns with their tab: `Rates!A:A`. */
  readonly rates: (key: RateKey) => string;
  /** Those of dates are expressions that read days (`daysRead`). */
  readonly payers: (key: PayerKey) => string;
  /** Whole columns of Payers that say when to ask where there is no renewal date; `""` for one that is gone. */
  readonly evergreen: { readonly lastIncrease: string; readonly began: string };
  /** Whole column of Payers; `""` where it is gone. */
  readonly officeHours: string;
  readonly log: (key: LogKey) => string;
  /** A cell: `Practice!$B$9`; `""` for a fact that is gone. */
  readonly practice: (key: PracticeKey) => string;
  /** What the tabs are called now. */
  readonly names: { readonly rates: string; readonly payers: string; readonly log: string; readonly practice: string };
  /** Null while the tab is not there. */
  readonly claims: { readonly payer: string; readonly from: string; readonly to: string } | null;
  readonly outcomes: { readonly value: string } | null;
  readonly spilling: readonly SpillingTab[];
  /** Where people type days. */
  readonly days: readonly DayPlace[];
  /** Year -> CMS release. */
  readonly releases: readonly (readonly [year: number, release: string])[];
  readonly links: readonly PageLink[];
}

const WHERE: PageColumn = { heading: 'Where', kind: 'text' };
const LET = (names: readonly (readonly [name: string, is: string])[], result: string) =>
  `LET(${names.map(([name, is]) => `${name};${is}`).join(';')};${result})`;
const row = (...cells: readonly string[]) => `HSTACK(${cells.join(';')})`;
const note = (text: string) => row('""', '""', text, '""', '""');

export function start(sources: StartSources): Page {
  const blocks = startBlocks(sources);
  const last = blocks[blocks.length - 1];
  const legend = last ? last.row + last.rows + 3 : 4;
  const color = (tone: { heading: string; ink: string }) => headingDress(tone);
  const section = { bold: true, size: 11, vertical: 'middle' } as const;
  const { practice } = sources;
  const basis = `${practice('zip')};${practice('year')};${practice('setting')};${practice('clinician')}`;
  const releases = sources.releases.map(([year, release]) => `${year};${textLiteral(release)}`).join(';');
  const newest = [...sources.releases].sort(([a], [b]) => b - a)[0]?.[1] ?? '';
  return {
    title: 'Start',
    lines: [
      `=IF(${practice('practiceName')}="";"";${practice('practiceName')}&". ")&TEXT(TODAY();"dddd, mmm d, yyyy")&"."`,
      `=IF(${practice('zip')}="";${zipWanted(sources.ownMedicare, sources.names.practice)};` +
        `IFERROR(MEDICARE_BASIS(${basis})&", CMS release "&SWITCH(${practice('year')};${releases};${textLiteral(newest)})&".";` +
        `"Look at ZIP, year, setting and clinician type in ${sources.names.practice}: Medicare cannot be worked out from them."))&${ownMark(sources.ownMedicare)}`,
    ],
    widths: [108, 120, 300, 340, 172, 20, 150],
    lateColumn: 'C',
    blocks,
    texts: [
      { row: 5, column: 7, text: 'Your tabs', look: section },
      { row: legend, column: 1, text: 'How to read the colors', look: section },
      { row: legend + 1, column: 1, text: 'Blue heading', look: color(theme.type) },
      { row: legend + 1, column: 2, text: 'You type below it. RateCase never changes what you typed.' },
      { row: legend + 2, column: 1, text: 'Violet heading', look: color(theme.workedOut) },
      {
        row: legend + 2,
        column: 2,
        text: 'Worked out for you. It follows what you type; Refresh adds new payers and codes.',
      },
      { row: legend + 3, column: 1, text: 'Gray heading', look: color(theme.settings) },
      { row: legend + 3, column: 2, text: 'Settings: the limits behind every light, each with its source.' },
    ],
    links: { row: 6, column: 7, room: 24, to: sources.links },
  };
}

/** The blocks one below the other, an empty row between them. */
export function startBlocks(sources: StartSources): readonly PageBlock[] {
  let next = 5;
  return [nextSteps(sources), standsOut(sources), widestGaps(sources), missingFacts(sources), needsALook(sources)].map(
    (block) => {
      const placed = { ...block, row: next };
      next += block.rows + 3;
      return placed;
    },
  );
}

type Unplaced = Omit<PageBlock, 'row'>;

/** Types of payer that no request moves (TYPE-01, TYPE-02, AMB-41). */
const fixedTypes = `VSTACK(${PAYER_KINDS.flatMap(({ type, negotiable }) => (negotiable === 'no' ? [textLiteral(type)] : [])).join(';')})`;

/** 1 where it holds; a cell with an error is a row that it does not hold for, and spoils no other. */
const where = (condition: string) => `IFERROR((${condition})+0;0)`;
/** 1 for the requests of the log that are not closed. */
const isOpenLine = (log: StartSources['log']) =>
  where(`(ROW(${log('payer')})>1)*(${log('payer')}<>"")*(${log('status')}<>"Closed")`);
const openPayers = (log: StartSources['log']) => `IFERROR(FILTER(${log('payer')};${isOpenLine(log)}>0);"")`;

/** Days ahead that count as this week. */
const WEEK = 7;

/**
 * The log's due dates, the user's own deadlines, and the renewal windows of payers that no open request stands with (AMB-05, -06).
 * A start from December 1 to January 15 gives way to January 16, or to November 15 where that is after the last call.
 */
function nextSteps({ log, payers, rates, names }: StartSources): Unplaced {
  const rows = 7;
  const { of, days, unclear } = logColumns(log);
  const decideBy = dayIn(log('decideBy'));
  const logRow = `${textLiteral(`${names.log}, row `)}&ROW(${log('payer')})`;
  const isLine = isOpenLine(log);
  const why =
    `IF(${of('sent')}="";"Write the letter in the panel, and note there when you sent it";IF(${isAnswered(of)};` +
    `"They answered";IF(ISNUMBER(${of('sent')});"No answer yet to the request of "&TEXT(${of('sent')};"mmm d");"")))`;
  const fromLog = LET(
    [
      ...days,
      ['dueDay', `IFERROR(IF(${unclear}>0;"";${dueOn(of)});"")`],
      // What has no date stands among what is due in the middle of the week.
      ['sortDay', 'IF(ISNUMBER(dueDay);dueDay;TODAY()+3)'],
    ],
    `FILTER(HSTACK(sortDay;IF(ISNUMBER(dueDay);dueDay;"");${log('payer')};${log('due')};${why};${logRow});${where(`${isLine}*(sortDay<=TODAY()+${WEEK})`)}>0)`,
  );
  const fromDeadlines =
    `FILTER(HSTACK(${decideBy};${decideBy};${log('payer')};` +
    `IF(ROW(${log('payer')})>0;"Decide: your own deadline");IF(ROW(${log('payer')})>0;"You set this date in Decide By");${logRow});` +
    `${where(`${isLine}*ISNUMBER(${decideBy})*(${decideBy}<=TODAY()+${WEEK})`)}>0)`;
  const day = (name: string) => `TEXT(${name};"mmm d, yyyy")`;
  const fromWindows = LET(
    [
      [
        'isDated',
        `${where(`(ROW(${payers('payer')})>1)*(${payers('payer')}<>"")*ISNUMBER(${payers('renewal')})*ISERROR(MATCH(TRIM(${payers('type')});${fixedTypes};0))`)}>0`,
      ],
      ['payerName', `FILTER(${payers('payer')};isDated)`],
      ['renewal', `FILTER(${payers('renewal')};isDated)`],
      ['payerRow', `FILTER(ROW(${payers('payer')});isDated)`],
      ['dates', `NEGOTIATION_WINDOW(renewal;FILTER(${payers('noticeDays')};isDated);${THRESHOLDS_RANGE})`],
      ['rawStart', 'CHOOSECOLS(dates;1)'],
      ['askBy', 'CHOOSECOLS(dates;2)'],
      ['lastCall', 'CHOOSECOLS(dates;3)'],
      ['seasonYear', 'YEAR(rawStart)+(MONTH(rawStart)=12)'],
      ['inSeason', '(MONTH(rawStart)=12)+(MONTH(rawStart)=1)*(DAY(rawStart)<=15)>0'],
      [
        'startOn',
        'IF(inSeason;IF(DATE(seasonYear;1;16)<=lastCall;DATE(seasonYear;1;16);DATE(seasonYear-1;11;15));rawStart)',
      ],
      ['openPayers', openPayers(log)],
      ['isOpen', 'ISNUMBER(MATCH(payerName;openPayers;0))'],
      ['onDay', 'IF(TODAY()<startOn;startOn;IF(TODAY()<=askBy;askBy;IF(TODAY()<=lastCall;lastCall;renewal)))'],
      [
        'toDo',
        'IF(TODAY()<startOn;"Start talking about the renewal";IF(TODAY()<=askBy;"Send the request by this day";' +
          'IF(TODAY()<=lastCall;"Last call for this renewal";IF(TODAY()<=renewal;"Ask anyway, or plan for the next renewal";"Bring the renewal date up to date"))))',
      ],
      [
        'reason',
        `IF(TODAY()>renewal;"The date has passed: "&${day('renewal')};"It renews on "&${day('renewal')}&IF(TODAY()>askBy;"; the request was best sent by "&TEXT(askBy;"mmm d");"; ask by "&TEXT(askBy;"mmm d"))&IF(inSeason;". Moved out of the slow weeks around New Year";""))`,
      ],
    ],
    `FILTER(HSTACK(onDay;onDay;payerName;toDo;reason;${textLiteral(`${names.payers}, row `)}&payerRow);` +
      `(isOpen=FALSE)*(startOn<=TODAY()+${WEEK})>0)`,
  );
  const nothing = row('""', '""', '""', '""', '""', '""');
  const all = `VSTACK(${[fromLog, fromDeadlines, fromWindows].map((part) => `IFERROR(${part};${nothing})`).join(';')})`;
  const empty = note(
    `IF(COUNT(${rates('used')})=0;"Begin with Practice, Payers and Rates. The panel leads you through it: Extensions, RateCase.";"Nothing is due this week. What stands out, below, says whom to ask next.")`,
  );
  return {
    title: 'Next steps',
    help: 'What is due within a week, from the log, your own deadlines and the renewal dates.',
    handbook: 'FUP-01..06, TIME-01..03, AMB-05, AMB-06, LOG-18',
    columns: [
      { heading: 'When', kind: 'date', bold: true },
      { heading: 'Payer', kind: 'text', bold: true },
      { heading: 'What to do', kind: 'text' },
      { heading: 'Why', kind: 'text' },
      WHERE,
    ],
    rows,
    body: `ARRAYFORMULA(${LET(
      [['steps', all]],
      `IFERROR(ARRAY_CONSTRAIN(CHOOSECOLS(SORT(FILTER(steps;CHOOSECOLS(steps;4)<>"");1;TRUE);2;3;4;5;6);${rows};5);${empty})`,
    )})`,
  };
}

const countingRate = (rates: StartSources['rates']) => `IF(${rates('countsNow')}="yes";${rates('used')};"")`;

/** Names that several blocks use: each rate in force beside Medicare, and what it falls short of it in a year. */
function shortfall({ rates, practice, ownMedicare }: StartSources): [string, string][] {
  return [
    ['rateNow', countingRate(rates)],
    [
      'medicare',
      ownFirst(
        ownMedicare,
        rates('code'),
        `MEDICARE_RATE(${rates('code')};${practice('zip')};${practice('year')};${practice('setting')};${practice('clinician')})`,
      ),
    ],
    [
      'short',
      `IF(ISNUMBER(rateNow)*ISNUMBER(medicare)*ISNUMBER(${rates('sessions')});IF((medicare>rateNow)*(${rates('sessions')}>0);(medicare-rateNow)*${rates('sessions')};0);0)`,
    ],
  ];
}

/** BEN-01, WALK-01, COST-02: payers by percent of Medicare, lowest first. */
function standsOut(sources: StartSources): Unplaced {
  const { rates, payers, log, practice, names, evergreen } = sources;
  const rows = 8;
  const isPayer = `${where(`(ROW(${payers('payer')})>1)*(${payers('payer')}<>"")`)}>0`;
  const ofPayers = (column: string) => (column === '""' ? column : `FILTER(${column};${isPayer})`);
  const yearAfter = (day: string, years: string) => `DATE(YEAR(${day})+${years};MONTH(${day});DAY(${day}))`;
  const anniversary = (years: string) => `DATE(YEAR(TODAY())+${years};MONTH(began);DAY(began))`;
  const cost = practice('costPerSession');
  const beside = `payerName;${rates('payer')};${rates('code')};rateNow;${rates('sessions')};${practice('zip')};${practice('year')};${practice('setting')};${practice('clinician')}${ownArguments(sources.ownMedicare)}`;
  const body = LET(
    [
      ['payerName', ofPayers(payers('payer'))],
      ...shortfall(sources),
      ['percent', `PAYER_PCT_OF_MEDICARE(${beside})`],
      ['over', `" over "&PAYER_PCT_BASIS(${beside})`],
      ['average', `PAYER_AVERAGE(payerName;${rates('payer')};rateNow;${rates('sessions')})`],
      ['limit', threshold('walkAway')],
      ['yearly', `MAP(payerName;LAMBDA(one;SUM(IFERROR(FILTER(short;${where(`${rates('payer')}=one`)}>0);0))))`],
      [
        'says',
        'IF(ISNUMBER(percent);IF(percent<limit;"Below "&TEXT(limit;"0%")&" of Medicare";IF(percent<1;"Below Medicare";"At or above Medicare"))&over;' +
          `IF((LEFT(percent;6)="Check:")+(LEFT(average;6)="Check:");"One of its cells in ${names.rates} cannot be read";` +
          `IF(ISNUMBER(average);"No Medicare figure to compare with";IF(ISNUMBER(MATCH(payerName;${rates('payer')};0));"None of its rates counts now, see ${names.rates}";"No rate typed yet"))))` +
          `&IF(ISNUMBER(average)*ISNUMBER(${cost});IF(average<=${cost};". Below what a session costs you";"");"")`,
      ],
      [
        'means',
        `IF(yearly>0;IF(ISNUMBER(percent);IF(percent<1;"About ";"Some codes pay less: about ");"The other codes: about ")&TEXT(yearly;"$#,##0")&" a year below Medicare";IF(ISNUMBER(percent)*(percent<1);"Type Sessions a year in ${names.rates} to see it in dollars";""))`,
      ],
      ['isDated', `${where(`(ROW(${payers('payer')})>1)*(${payers('payer')}<>"")*ISNUMBER(${payers('renewal')})`)}>0`],
      [
        'askDates',
        `IFERROR(HSTACK(FILTER(${payers('payer')};isDated);CHOOSECOLS(NEGOTIATION_WINDOW(FILTER(${payers('renewal')};isDated);FILTER(${payers('noticeDays')};isDated);${THRESHOLDS_RANGE});2);FILTER(${payers('renewal')};isDated));${row('""', '""', '""')})`,
      ],
      ['askOn', 'IFERROR(VLOOKUP(payerName;askDates;2;FALSE);"")'],
      ['renewsOn', 'IFERROR(VLOOKUP(payerName;askDates;3;FALSE);"")'],
      ['ofRenewal', ofPayers(payers('renewal'))],
      ['fixedKind', `ISNUMBER(MATCH(TRIM(${ofPayers(payers('type'))});${fixedTypes};0))`],
      // Without a renewal date the contract goes on by itself (AMB-05): a year after the last increase, or at the anniversary.
      ['lastRise', ofPayers(evergreen.lastIncrease)],
      ['began', ofPayers(evergreen.began)],
      ['unread', `${['ofRenewal', 'lastRise', 'began'].map(isNoDay).join('+')}>0`],
      ['sentDay', dayIn(log('sent'))],
      ['asks', `IFERROR(SORT(FILTER(HSTACK(${log('payer')};sentDay);ISNUMBER(sentDay));2;FALSE);${row('""', '""')})`],
      ['lastAsk', 'IFERROR(VLOOKUP(payerName;asks;2;FALSE);"")'],
      ['openPayers', openPayers(log)],
      // A request or an increase, whichever came later (AMB-25).
      ['lastTime', 'IF(IF(ISNUMBER(lastAsk);lastAsk;0)>IF(ISNUMBER(lastRise);lastRise;0);lastAsk;lastRise)'],
      ['isLongAgo', `ISNUMBER(lastTime)*(ISNUMBER(MATCH(payerName;openPayers;0))=FALSE)`],
      ['months', threshold('askAgain')],
      [
        'since',
        'IF(isLongAgo>0;IF(DATE(YEAR(lastTime);MONTH(lastTime)+months;DAY(lastTime))<=TODAY();TEXT(lastTime;"mmm yyyy");"");"")',
      ],
      ['again', yearAfter('lastRise', '1')],
      ['thisYear', anniversary('0')],
      ['anniversary', `IF(thisYear<TODAY();${anniversary('1')};thisYear)`],
      [
        'anyTime',
        'IF(ISNUMBER(lastRise);IF(again>TODAY();"Ask from "&TEXT(again;"mmm d, yyyy");"Ask at any time; last increase "&TEXT(lastRise;"mmm yyyy"));' +
          'IF(ISNUMBER(began);"Ask at any time; "&IF(began>TODAY();"begins "&TEXT(began;"mmm d, yyyy");"anniversary "&TEXT(anniversary;"mmm d, yyyy"));"Ask at any time"))',
      ],
      [
        'ask',
        `IF(fixedKind;"Its rates are not yours to negotiate";IF(unread;${textLiteral(`Look at its dates in ${names.payers}`)};IF(ISNUMBER(askOn);IF(renewsOn<TODAY();"Bring its renewal date up to date";` +
          `IF(askOn<TODAY();"Ask now; "&TEXT(askOn;"mmm d, yyyy")&" was the day to ask by";"Ask by "&TEXT(askOn;"mmm d, yyyy"))&IF(since="";"";"; nothing asked since "&since));` +
          `IF(since="";anyTime;"Ask now; nothing asked since "&since))))`,
      ],
      ['order', 'IF(ISNUMBER(percent);percent;99)'],
    ],
    `ARRAY_CONSTRAIN(CHOOSECOLS(SORT(HSTACK(order;IF(ISNUMBER(percent);percent;"");payerName;says;means;ask);1;TRUE);2;3;4;5;6);${rows};5)`,
  );
  return {
    title: 'What stands out',
    help: 'Payers by percent of Medicare, lowest first, with what that comes to in a year.',
    handbook: 'BEN-01, BEN-03, WALK-01, COST-02, AMB-05, AMB-12',
    columns: [
      { heading: 'Of Medicare', kind: 'ratio', bold: true },
      { heading: 'Payer', kind: 'text', bold: true },
      { heading: 'What stands out', kind: 'text' },
      { heading: 'What it comes to', kind: 'text' },
      { heading: 'When to ask', kind: 'text' },
    ],
    rows,
    body: `ARRAYFORMULA(IFERROR(${body};${note('"Your payers stand here, lowest first, once you typed them in Payers."')}))`,
  };
}

/** CMP-04, ASK-13: where a better rate would bring most. */
function widestGaps(sources: StartSources): Unplaced {
  const { rates, names, ownMedicare } = sources;
  const rows = 5;
  const whose = ownMedicare
    ? `IF(IFNA(XLOOKUP(${rates('code')};${ownMedicare.codes};${ownMedicare.notes});"")=${textLiteral(YOUR_FIGURE)};", your Medicare figure ";", Medicare ")`
    : '", Medicare "';
  const body = LET(
    shortfall(sources),
    `ARRAY_CONSTRAIN(SORT(FILTER(HSTACK(short;${rates('payer')};${rates('code')}&IF(SERVICE_NAME(${rates('code')})="";"";", "&SERVICE_NAME(${rates('code')}));` +
      `"Pays "&TEXT(rateNow;"$#,##0.00")&${whose}&TEXT(medicare;"$#,##0.00")&"; "&TEXT(${rates('sessions')};"#,##0")&" sessions";` +
      `${textLiteral(`${names.rates}, row `)}&ROW(${rates('payer')}));${where('short>0')}>0);1;FALSE);${rows};5)`,
  );
  return {
    title: 'Widest gaps to Medicare, in dollars a year',
    help: 'The rates that fall furthest short of Medicare, times the sessions of a year.',
    handbook: 'CMP-04, ASK-02, ASK-13',
    columns: [
      { heading: 'A year', kind: 'money-year', bold: true },
      { heading: 'Payer', kind: 'text', bold: true },
      { heading: 'Code', kind: 'text' },
      { heading: 'How it comes about', kind: 'text' },
      WHERE,
    ],
    rows,
    body: `ARRAYFORMULA(IFERROR(${body};${note('"No rate with sessions a year falls short of Medicare here."')}))`,
  };
}

/** Which facts are there, the one that would help most first. */
function missingFacts({ rates, payers, officeHours, practice, names, claims, outcomes }: StartSources): Unplaced {
  const rows = 6;
  const payerCount = `COUNTIF(${payers('payer')};"?*")-1`;
  const ratesNow = `COUNTIF(${rates('countsNow')};"yes")`;
  // A cell with an error is one fact that is missing, and spoils no other.
  const filled = (keys: readonly PracticeKey[]) =>
    `${keys.map((key) => `IFERROR((${practice(key)}<>"")+0;0)`).join('+')}+0`;
  const payersWith = (condition: string) =>
    `SUMPRODUCT(IFERROR((ROW(${payers('payer')})>1)*(${payers('payer')}<>"")*(${condition});0))`;
  const ratesWith = (key: RateKey) => `SUMPRODUCT(IFERROR((${rates('countsNow')}="yes")*ISNUMBER(${rates(key)});0))`;
  const costs: PracticeKey[] = [
    'sessionsYear',
    'clinicianHourly',
    'clinicalHours',
    'adminHours',
    'adminHourly',
    'overhead',
  ];
  const facts: readonly (readonly [have: string, need: string, what: string, why: string, where: string])[] = [
    [
      filled(['zip']),
      '1',
      'Office ZIP code',
      'Medicare pays by area: nothing can be compared without it',
      names.practice,
    ],
    [
      payersWith(`ISNUMBER(MATCH(${payers('payer')};${rates('payer')};0))`),
      `MAX(1;${payerCount})`,
      'Payers with rates',
      'The rates of your most-used codes are what all else rests on',
      names.rates,
    ],
    [
      ratesWith('sessions'),
      `MAX(1;${ratesNow})`,
      'Sessions a year, rate by rate',
      'They turn a gap into dollars a year, and let common codes count for more',
      names.rates,
    ],
    [
      filled(['signer', 'npi', 'phone', 'email']),
      '4',
      'Who signs, NPI, phone and email',
      'No letter goes out without them',
      names.practice,
    ],
    [
      outcomes ? `MIN(2;COUNT(${outcomes.value}))` : '0',
      '2',
      'Two results of your work',
      'Attendance and days to a first appointment are quickest to count; a letter wants two or three figures',
      'Outcomes',
    ],
    [
      filled(costs),
      String(costs.length),
      'What a session costs you',
      'It shows which rates lose money',
      names.practice,
    ],
    [
      claims
        ? payersWith(
            `ISNUMBER(MATCH(${payers('payer')};IFERROR(FILTER(${claims.payer};${withinPeriod((key) => claims[key], dayIn(practice('periodFrom')), dayIn(practice('periodTo')))}>0);"");0))`,
          )
        : '0',
      `MAX(1;${payerCount})`,
      'Claims of the scorecard period',
      'Denials and days to payment come from them',
      'Claims',
    ],
    [
      payersWith(`ISNUMBER(${payers('minutesPerClaim')})+ISNUMBER(${officeHours})>0`),
      `MAX(1;${payerCount})`,
      'Minutes per claim, or office hours a week',
      'What a payer costs you in office time',
      names.payers,
    ],
    [
      payersWith(`${payers('type')}<>""`),
      `MAX(1;${payerCount})`,
      'Type of payer',
      'It decides whether and how rates can be negotiated',
      names.payers,
    ],
    [
      ratesWith('allowed'),
      `MAX(1;${ratesNow})`,
      'Average allowed, rate by rate',
      'What is really paid may be less than the contract says',
      names.rates,
    ],
    [
      payersWith(`(${payers('confidential')}="yes")+(${payers('confidential')}="no")`),
      `MAX(1;${payerCount})`,
      'Whether rates are confidential',
      'Only rates that may be told can support a letter to another payer',
      names.payers,
    ],
  ];
  const list = `VSTACK(${facts.map(([have, need, what, why, where]) => row(have, need, textLiteral(what), textLiteral(why), textLiteral(where))).join(';')})`;
  const body = LET(
    [
      ['facts', list],
      ['have', 'CHOOSECOLS(facts;1)'],
      ['need', 'CHOOSECOLS(facts;2)'],
      ['complete', 'SUMPRODUCT(--(have>=need))'],
      [
        'open',
        `IFERROR(FILTER(HSTACK(have&" of "&need;CHOOSECOLS(facts;5);CHOOSECOLS(facts;3);CHOOSECOLS(facts;4);IF(need>0;""));have<need);${note('"Nothing is missing."')})`,
      ],
    ],
    `ARRAY_CONSTRAIN(VSTACK(${row(`complete&" of ${facts.length}"`, '""', '"kinds of facts are complete"', '"What would help most comes first"', '""')};open);${rows};5)`,
  );
  return {
    title: 'What would help most next',
    help: 'How complete the facts are. Each is optional; the one that would help most stands first.',
    handbook: 'OUT-12, OUT-15, BEN-02, COST-10',
    columns: [
      { heading: 'There', kind: 'text', bold: true },
      { heading: 'Tab', kind: 'text', bold: true },
      { heading: 'What is missing', kind: 'text' },
      { heading: 'Why it helps', kind: 'text' },
      { heading: '', kind: 'text' },
    ],
    rows,
    body: `ARRAYFORMULA(${body})`,
  };
}

/** PLATFORM 1.4: a column that cannot fill shows #REF! in its heading; the first cell with content below it is in the way. */
function needsALook({ spilling, days }: StartSources): Unplaced {
  const rows = 3;
  const letters = (column: string) => `IF(${column}>26;CHAR(64+INT((${column}-1)/26));"")&CHAR(65+MOD(${column}-1;26))`;
  const ofTab = ({ name, headingRow }: SpillingTab) => {
    const underneath = `${sheetPrefix(name)}${headingRow + 1}:500`;
    return `IFERROR(${LET(
      [
        ['place', `MATCH(TRUE;ISERROR(${sheetPrefix(name)}${headingRow}:${headingRow});0)`],
        ['below', `IFERROR(MATCH(FALSE;ISBLANK(INDEX(${underneath};0;place));0)+${headingRow};0)`],
        ['letter', letters('place')],
      ],
      row(
        `IF(below>0;letter&below;letter&${headingRow})`,
        textLiteral(name),
        `IF(below>0;"Something typed here keeps column "&letter&" from filling";"The heading shows an error")`,
        '"Move it to a column of your own, or clear it; or build the tab again"',
        '""',
      ),
    )};${noRow})`;
  };
  const noRow = row('""', '""', '""', '""', '""');
  const noDay = (cell: string, tab: string, text: string) =>
    row(
      cell,
      textLiteral(tab),
      `"“"&LEFT(${text};40)&"” is not a date"`,
      '"Type one like 2026-05-12, or clear the cell"',
      '""',
    );
  // Of a column the first; the next one shows once that is mended.
  const ofDays = ({ tab, range, column, cell }: DayPlace) =>
    column === undefined
      ? `IF(${isNoDay(dayIn(range))}>0;${noDay(textLiteral(cell ?? ''), tab, range)};${noRow})`
      : `IFERROR(${LET(
          [
            ['typed', dayIn(range)],
            ['place', `MATCH(1;(ROW(${range})>1)*${isNoDay('typed')};0)`],
          ],
          noDay(`${textLiteral(column)}&place`, tab, 'INDEX(typed;place)'),
        )};${noRow})`;
  const found = [...days.map(ofDays), ...spilling.map(ofTab)];
  const all = found.length === 0 ? noRow : `VSTACK(${found.join(';')})`;
  return {
    title: 'Needs a look',
    help: 'A column that cannot fill, with the cell that is in its way; a date that cannot be read, so that nothing is counted from it.',
    handbook: 'DESIGN 5',
    columns: [
      { heading: 'Cell', kind: 'text', bold: true },
      { heading: 'Tab', kind: 'text', bold: true },
      { heading: 'What is wrong', kind: 'text' },
      { heading: 'What to do', kind: 'text' },
      { heading: '', kind: 'text' },
    ],
    rows,
    body: `ARRAYFORMULA(${LET(
      [['found', all]],
      `ARRAY_CONSTRAIN(IFERROR(FILTER(found;CHOOSECOLS(found;1)<>"");${note('"Nothing: every worked-out column fills, and every date is read."')});${rows};5)`,
    )})`,
  };
}
