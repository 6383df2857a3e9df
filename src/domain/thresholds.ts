/**
 * Every number that a rule judges by, with its default, meaning and source. The Thresholds tab, the docs and the rules
 * read this one table (DESIGN 4; HANDBOOK 25).
 */
import { comparable } from './benchmark/rates.ts';
import { parseRatio } from './ratio.ts';
import { Refusal } from './refusal.ts';

export type Unit = 'ratio' | 'factor' | 'dollars' | 'minutes' | 'days' | 'business days' | 'months' | 'count';

export interface Threshold {
  readonly name: string;
  readonly default: number;
  readonly unit: Unit;
  /** In plain words, for the person who may change it. */
  readonly meaning: string;
  readonly source: string;
}

/** Marks a row, so that the bundle of the cell functions can leave its words out. */
const threshold = <N extends string>(row: Threshold & { readonly name: N }) => row;

const table = [
  threshold({
    name: 'nearMedicare',
    default: 0,
    unit: 'ratio',
    meaning:
      'How far below Medicare still counts as near Medicare: yellow, not red. 0.03 calls 97% near; with 0 every rate below Medicare is red.',
    source: 'SC-01, AMB-10; ICANotes',
  }),
  threshold({
    name: 'nearTop',
    default: 0.9,
    unit: 'ratio',
    meaning:
      'From this share of the best commercial rate on, a rate is near the top: green, if it is not below Medicare.',
    source: 'SC-01, AMB-10; ICANotes',
  }),
  threshold({
    name: 'walkAway',
    default: 0.8,
    unit: 'ratio',
    meaning: 'Below this share of Medicare the walk-away check ticks and the grade is D at best.',
    source: 'WALK-01, AMB-09, AMB-17; TheraFocus',
  }),
  threshold({
    name: 'costMinutesGreen',
    default: 5,
    unit: 'minutes',
    meaning: 'Up to this much office time for a claim the cost light is green.',
    source: 'SC-02, AMB-15; ICANotes gives no numbers',
  }),
  threshold({
    name: 'costMinutesYellow',
    default: 15,
    unit: 'minutes',
    meaning: 'Up to this much office time for a claim the cost light is yellow, above it red.',
    source: 'SC-02, WALK-02, AMB-15; ICANotes gives no numbers',
  }),
  threshold({
    name: 'costShareRed',
    default: 0.1,
    unit: 'ratio',
    meaning: 'The cost light is red when office time costs this share of the average payment, or more.',
    source: 'SC-02, AMB-15; ICANotes gives no numbers',
  }),
  threshold({
    name: 'denialYellowRatio',
    default: 1.5,
    unit: 'factor',
    meaning: 'Up to this many times the average of the other payers, denials and rework are slightly above it: yellow.',
    source: 'SC-03, AMB-14; ICANotes',
  }),
  threshold({
    name: 'denialYellowPoints',
    default: 0.05,
    unit: 'ratio',
    meaning: 'And only up to this much above that average; 0.05 is 5 points.',
    source: 'SC-03, AMB-14; ICANotes',
  }),
  threshold({
    name: 'minClaims',
    default: 20,
    unit: 'count',
    meaning: 'With fewer claims in the period the denial and days lights stay blank: too few to judge by.',
    source: 'SC-03, SC-04, AMB-14',
  }),
  threshold({
    name: 'daysGreen',
    default: 25,
    unit: 'days',
    meaning: 'Up to this many days from submission to payment the days light is green.',
    source: 'SC-04, AMB-11; ICANotes',
  }),
  threshold({
    name: 'daysRed',
    default: 45,
    unit: 'days',
    meaning: 'From this many days on the days light is red.',
    source: 'SC-04, AMB-11; ICANotes',
  }),
  threshold({
    name: 'unpredictableSpread',
    default: 30,
    unit: 'days',
    meaning:
      'Payment is unpredictable when the slowest tenth of claims takes more than this much longer than the fastest tenth.',
    source: 'SC-04, AMB-11',
  }),
  threshold({
    name: 'burdenGreen',
    default: 1,
    unit: 'factor',
    meaning: "Up to this many times its share of revenue, a payer's share of office work is reasonable: green.",
    source: 'SC-05, AMB-16; ICANotes',
  }),
  threshold({
    name: 'burdenYellow',
    default: 2,
    unit: 'factor',
    meaning: 'Up to this many times it is manageable: yellow; above, red.',
    source: 'SC-05, WALK-09, AMB-16; ICANotes',
  }),
  threshold({
    name: 'smallShare',
    default: 0.05,
    unit: 'ratio',
    meaning: 'Below this share of revenue the share light is yellow at best.',
    source: 'SC-05, SC-12, AMB-16; ICANotes',
  }),
  threshold({
    name: 'volumeTrapRatio',
    default: 0.8,
    unit: 'ratio',
    meaning: 'A payer is a volume trap when its share of revenue is below this part of its share of your caseload.',
    source: 'MIX-07; ICANotes gives no number',
  }),
  threshold({
    name: 'volumeTrapPoints',
    default: 0.02,
    unit: 'ratio',
    meaning: 'And lies more than this below it; 0.02 is 2 points.',
    source: 'MIX-07; ICANotes gives no number',
  }),
  threshold({
    name: 'gradeA',
    default: 0.9,
    unit: 'ratio',
    meaning: 'Share of the possible points from which the grade is A (a green light is 2 points, a yellow one 1).',
    source: 'AMB-17',
  }),
  threshold({
    name: 'gradeB',
    default: 0.75,
    unit: 'ratio',
    meaning: 'Share of the points from which the grade is B.',
    source: 'AMB-17',
  }),
  threshold({
    name: 'gradeC',
    default: 0.5,
    unit: 'ratio',
    meaning: 'Share of the points from which the grade is C.',
    source: 'AMB-17',
  }),
  threshold({
    name: 'gradeD',
    default: 0.25,
    unit: 'ratio',
    meaning: 'Share of the points from which the grade is D; below, F.',
    source: 'AMB-17',
  }),
  threshold({
    name: 'redsGradeD',
    default: 2,
    unit: 'count',
    meaning: 'With this many red lights the grade is D at best.',
    source: 'SC-07, AMB-17; ICANotes',
  }),
  threshold({
    name: 'redsGradeF',
    default: 3,
    unit: 'count',
    meaning: 'With this many red lights the grade is F.',
    source: 'SC-07, AMB-17; ICANotes',
  }),
  threshold({
    name: 'minLights',
    default: 3,
    unit: 'count',
    meaning: 'With fewer lights known there is no grade.',
    source: 'AMB-17',
  }),
  threshold({
    name: 'chronicDelay',
    default: 60,
    unit: 'days',
    meaning: 'From this many days to payment on the walk-away check for chronic delay ticks.',
    source: 'WALK-03, SC-17; TheraFocus says 60 to 90',
  }),
  threshold({
    name: 'slowerDays',
    default: 20,
    unit: 'days',
    meaning: 'The walk-away check for slow payment ticks when a payer takes this much longer than the others.',
    source: 'WALK-11, SC-14; ICANotes says 20 to 30',
  }),
  threshold({
    name: 'handfulClients',
    default: 5,
    unit: 'count',
    meaning: 'Up to this many clients are a handful: the walk-away check for low volume ticks.',
    source: 'WALK-05, AMB-19; TheraFocus',
  }),
  threshold({
    name: 'failedAttempts',
    default: 2,
    unit: 'count',
    meaning: 'From this many failed negotiations on the walk-away check for repeated failure ticks.',
    source: 'WALK-06; TheraFocus says multiple good-faith attempts',
  }),
  threshold({
    name: 'followUpFirst',
    default: 10,
    unit: 'business days',
    meaning: 'From your request to the first follow-up.',
    source: 'FUP-02, AMB-01; Vermont Psychological Association says 10 to 14',
  }),
  threshold({
    name: 'followUpSecond',
    default: 10,
    unit: 'business days',
    meaning: 'From the first follow-up to the second.',
    source: 'FUP-03, FUP-08, AMB-02; Vermont Psychological Association says 7 to 10',
  }),
  threshold({
    name: 'followUpsApart',
    default: 10,
    unit: 'business days',
    meaning: 'No reply to two follow-ups at least this far apart is a sign that it is time to go higher.',
    source: 'FUP-08, AMB-02',
  }),
  threshold({
    name: 'putOffTimes',
    default: 2,
    unit: 'count',
    meaning: 'To be put off this often without a date is a sign that it is time to go higher.',
    source: 'FUP-09; the guides say repeated',
  }),
  threshold({
    name: 'escalateAfterSecond',
    default: 5,
    unit: 'business days',
    meaning: 'From the second follow-up to the escalation, at the earliest.',
    source: 'FUP-13, AMB-03; Vermont Psychological Association says 5 to 7',
  }),
  threshold({
    name: 'escalateDays',
    default: 30,
    unit: 'days',
    meaning: 'From your request to the escalation, at the earliest.',
    source: 'FUP-06, AMB-03; TheraFocus',
  }),
  threshold({
    name: 'windowStart',
    default: 150,
    unit: 'days',
    meaning: 'Start talking this long before the contract renews.',
    source: 'TIME-02, AMB-05; Empower EMR says 4 to 5 months',
  }),
  threshold({
    name: 'windowAsk',
    default: 90,
    unit: 'days',
    meaning: 'Make the formal request by this long before the renewal.',
    source: 'TIME-01, AMB-05; Vermont Psychological Association says 60 to 90',
  }),
  threshold({
    name: 'windowLast',
    default: 60,
    unit: 'days',
    meaning: 'The last call, this long before the renewal.',
    source: 'TIME-01, AMB-05; Vermont Psychological Association says 60 to 90',
  }),
  threshold({
    name: 'noticeStart',
    default: 60,
    unit: 'days',
    meaning: 'Where the contract wants notice: start talking at least this long before the notice deadline.',
    source: 'TIME-03, AMB-05',
  }),
  threshold({
    name: 'noticeAsk',
    default: 30,
    unit: 'days',
    meaning: 'Where the contract wants notice: make the formal request at least this long before the notice deadline.',
    source: 'TIME-03, AMB-05',
  }),
  threshold({
    name: 'noticeLast',
    default: 10,
    unit: 'days',
    meaning: 'Where the contract wants notice: the last call comes at least this long before the notice deadline.',
    source: 'TIME-03, AMB-05',
  }),
  threshold({
    name: 'askAgain',
    default: 24,
    unit: 'months',
    meaning: 'When a payer was asked for nothing for this long, it is time to ask.',
    source: 'TIME-08, AMB-25; the guides say every 2 to 3 years',
  }),
  threshold({
    name: 'symbolicOffer',
    default: 0.02,
    unit: 'ratio',
    meaning: 'An increase up to this share of the current rate is symbolic when the gap is large.',
    source: 'FUP-21, ASK-06; Vermont Psychological Association says 1% to 2%',
  }),
  threshold({
    name: 'symbolicGap',
    default: 0.3,
    unit: 'ratio',
    meaning: 'The gap is large when the current rate lies this far below the benchmark, or farther.',
    source: 'FUP-21, ASK-06; Vermont Psychological Association says 30% to 40%',
  }),
  threshold({
    name: 'meaningfulIncrease',
    default: 5,
    unit: 'dollars',
    meaning: 'From this much more a session an offer begins to matter.',
    source: 'ASK-03, ASK-11; TheraFocus says even $5 to $10 a visit matters',
  }),
  threshold({
    name: 'dependentShare',
    default: 0.3,
    unit: 'ratio',
    meaning: 'From this share of your revenue on you depend on a payer, which is leverage on its side.',
    source: 'VAL-07; Vermont Psychological Association says 30% to 40%',
  }),
  threshold({
    name: 'surveyContributors',
    default: 5,
    unit: 'count',
    meaning: 'A survey of colleagues may be cited when at least this many took part.',
    source: 'AMB-40; antitrust guidance on exchanging rates',
  }),
  threshold({
    name: 'surveyMonths',
    default: 3,
    unit: 'months',
    meaning: 'And when its figures are at least this old.',
    source: 'AMB-40; antitrust guidance on exchanging rates',
  }),
  threshold({
    name: 'longNotice',
    default: 120,
    unit: 'days',
    meaning: 'From this much notice on the contract binds you, which is leverage on its side.',
    source: 'TERM-05, TIME-03; Empower EMR says 90 to 120, ICANotes 90 to 180',
  }),
  threshold({
    name: 'exitMonthsLeast',
    default: 6,
    unit: 'months',
    meaning: 'The exit plan counts by claims of at least this many months; with fewer it counts by Rates.',
    source: 'EXIT-02; ICANotes says 6 to 12',
  }),
  threshold({
    name: 'exitMonthsMost',
    default: 12,
    unit: 'months',
    meaning: 'The exit plan looks back this far from the last claims.',
    source: 'EXIT-02; ICANotes says 6 to 12',
  }),
  threshold({
    name: 'clientNoticeLast',
    default: 30,
    unit: 'days',
    meaning: 'Clients know at least this long before the last day in network.',
    source: 'EXIT-07; ICANotes says 30 to 60',
  }),
  threshold({
    name: 'clientNoticeFirst',
    default: 60,
    unit: 'days',
    meaning: 'Begin telling clients this long before the last day in network.',
    source: 'EXIT-07; ICANotes says 30 to 60',
  }),
  threshold({
    name: 'mixAgainFirst',
    default: 3,
    unit: 'months',
    meaning: 'After leaving, look at the payer mix again this much later.',
    source: 'EXIT-06; ICANotes says 3 to 6',
  }),
  threshold({
    name: 'mixAgainLast',
    default: 6,
    unit: 'months',
    meaning: 'And once more this much later.',
    source: 'EXIT-06; ICANotes says 3 to 6',
  }),
  threshold({
    name: 'goodAttendance',
    default: 0.85,
    unit: 'ratio',
    meaning: 'From this share of scheduled sessions kept on, attendance is proposed for a letter.',
    source: 'OUT-01; the guides call 85 to 95% high',
  }),
  threshold({
    name: 'shortWait',
    default: 14,
    unit: 'days',
    meaning: 'Up to this many days to a first appointment, the wait is proposed for a letter.',
    source: 'OUT-03; the guides say 7 to 14 set a practice apart',
  }),
  threshold({
    name: 'goodRecord',
    default: 0.9,
    unit: 'ratio',
    meaning: 'From this share on, claims paid at first or records coded correctly are proposed for a letter.',
    source: 'OUT-08, OUT-13; the guides give no number',
  }),
  threshold({
    name: 'goodResult',
    default: 0.5,
    unit: 'ratio',
    meaning:
      'From this share on, clients who improved, finished as planned, began treatment or were satisfied are proposed for a letter.',
    source: 'OUT-04 to OUT-06, OUT-09; the guides give no number',
  }),
  threshold({
    name: 'freshAccess',
    default: 6,
    unit: 'months',
    meaning:
      'A wait, attendance, new clients, a directory search or claims paid at first stand in a letter for this long.',
    source: 'AMB-24; TheraFocus looks back six months',
  }),
  threshold({
    name: 'freshResult',
    default: 12,
    unit: 'months',
    meaning: 'Every other figure of a letter stands for this long after its period.',
    source: 'AMB-24; the guides look back 6 to 12 months',
  }),
  threshold({
    name: 'convincingCases',
    default: 20,
    unit: 'count',
    meaning: 'A share over fewer clients or claims than this is pointed out before a letter is made.',
    source: 'OUT-15; the guides give no number',
  }),
] as const;

export type ThresholdName = (typeof table)[number]['name'];
export type Thresholds = Readonly<Record<ThresholdName, number>>;

/** In the order of the Thresholds tab. */
export const THRESHOLDS: readonly (Threshold & { readonly name: ThresholdName })[] = table;

/** Each must not be above the next. */
const ORDER: readonly (readonly ThresholdName[])[] = [
  ['costMinutesGreen', 'costMinutesYellow'],
  ['daysGreen', 'daysRed'],
  ['burdenGreen', 'burdenYellow'],
  ['gradeD', 'gradeC', 'gradeB', 'gradeA'],
  ['redsGradeD', 'redsGradeF'],
  ['windowLast', 'windowAsk', 'windowStart'],
  ['noticeLast', 'noticeAsk', 'noticeStart'],
  ['exitMonthsLeast', 'exitMonthsMost'],
  ['clientNoticeLast', 'clientNoticeFirst'],
  ['mixAgainFirst', 'mixAgainLast'],
];

/** Least and most that a unit may be, whether it is whole, and how to say so. */
const BOUNDS: Readonly<Record<Unit, { least: number; most: number; whole: boolean; words: string }>> = {
  ratio: { least: 0, most: 1, whole: false, words: 'a number from 0 to 1, such as 0.8 or 80%' },
  factor: { least: 0, most: 100, whole: false, words: 'a number from 0 to 100' },
  dollars: { least: 0, most: 1000, whole: false, words: 'an amount from 0 to 1000' },
  minutes: { least: 0, most: 1000, whole: false, words: 'a number from 0 to 1000' },
  days: { least: 0, most: 1000, whole: true, words: 'a whole number from 0 to 1000' },
  'business days': { least: 0, most: 250, whole: true, words: 'a whole number from 0 to 250' },
  months: { least: 0, most: 120, whole: true, words: 'a whole number from 0 to 120' },
  count: { least: 0, most: 1000, whole: true, words: 'a whole number from 0 to 1000' },
};

export const DEFAULT_THRESHOLDS = Object.fromEntries(
  table.map((threshold) => [threshold.name, threshold.default]),
) as Thresholds;

/** A name as it is compared: without case and spaces. */
const keyOf = (name: string): string => comparable(name).replace(/ /g, '');
let byKey: Map<string, (typeof table)[number]> | undefined;

/**
 * The thresholds of a range whose first column names them and whose second holds the values; further columns do not
 * count. Blank values and unknown names are skipped, so the default holds; two values for one name are refused.
 * @throws Refusal('thresholds') that names the row
 */
export function readThresholds(range: readonly (readonly unknown[])[] | undefined): Thresholds {
  if (range === undefined || range.length === 0) return DEFAULT_THRESHOLDS;
  const read: Record<string, number> = { ...DEFAULT_THRESHOLDS };
  const found = new Map<string, number>();
  for (const [name, value] of range) {
    const threshold = thresholdNamed(name);
    if (threshold === undefined || isBlank(value)) continue;
    const number = numberFor(threshold, value);
    const other = found.get(threshold.name);
    if (other !== undefined && other !== number) {
      throw new Refusal(
        'thresholds',
        `Row ${threshold.name} of the thresholds stands twice, with ${other} and with ${number}; clear one of them.`,
      );
    }
    found.set(threshold.name, number);
    read[threshold.name] = number;
  }
  const thresholds = read as Thresholds;
  checkOrder(thresholds);
  return thresholds;
}

function thresholdNamed(name: unknown): (typeof table)[number] | undefined {
  byKey ??= new Map(table.map((threshold) => [keyOf(threshold.name), threshold]));
  return typeof name === 'string' ? byKey.get(keyOf(name)) : undefined;
}

export function isThresholdName(name: unknown): boolean {
  return thresholdNamed(name) !== undefined;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function numberFor(threshold: Threshold, value: unknown): number {
  const { least, most, whole, words } = BOUNDS[threshold.unit];
  const number = typeof value === 'number' ? value : typeof value === 'string' ? parseRatio(value) : null;
  if (number !== null && number >= least && number <= most && (!whole || Number.isInteger(number))) return number;
  const shown = typeof value === 'number' || typeof value === 'boolean' ? String(value).toUpperCase() : quoted(value);
  throw new Refusal(
    'thresholds',
    `Row ${threshold.name} of the thresholds is ${shown}; give ${words}, or clear it to use ${threshold.default}.`,
  );
}

function quoted(value: unknown): string {
  if (typeof value !== 'string') return 'not a number';
  return `"${value.length > 40 ? `${value.slice(0, 40)}...` : value}"`;
}

function checkOrder(thresholds: Thresholds): void {
  for (const names of ORDER) {
    names.forEach((name, at) => {
      const next = names[at + 1];
      if (next === undefined || thresholds[name] <= thresholds[next]) return;
      throw new Refusal(
        'thresholds',
        `Row ${name} of the thresholds is ${thresholds[name]}, above row ${next} with ${thresholds[next]}; ` +
          `make ${name} the smaller of the two.`,
      );
    });
  }
}

export interface ThresholdWarning {
  readonly name: ThresholdName;
  /** To be read after the cell that it is about. */
  readonly says: string;
}

/** What can be computed with, but contradicts a guide or another row (FUP-02, FUP-03, FUP-08, AMB-02). */
export function thresholdWarnings({ followUpFirst, followUpSecond, followUpsApart }: Thresholds): ThresholdWarning[] {
  const warnings: ThresholdWarning[] = [];
  if (followUpFirst < 10 || followUpFirst > 14) {
    warnings.push({
      name: 'followUpFirst',
      says: `followUpFirst is ${followUpFirst}; the guides advise 10 to 14 business days.`,
    });
  }
  if (followUpSecond < followUpsApart) {
    warnings.push({
      name: 'followUpSecond',
      says:
        `followUpSecond is ${followUpSecond}, so two follow-ups are never the ${followUpsApart} business days apart ` +
        `that followUpsApart asks for before you go higher. Set it to ${followUpsApart}.`,
    });
  } else if (followUpSecond > 10) {
    warnings.push({
      name: 'followUpSecond',
      says: `followUpSecond is ${followUpSecond}; the guides advise 7 to 10 business days.`,
    });
  }
  return warnings;
}
