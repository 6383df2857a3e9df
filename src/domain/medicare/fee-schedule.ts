import { isPlainDate } from '../calendar/plain-date.ts';
import { Refusal } from '../refusal.ts';
import { joinWords } from '../words.ts';
import { PackedReader, STATUS } from './encoding.ts';
import { findLine, linesOf, scheduleText } from './schedule-text.ts';

/** A fee-schedule year, or a day `YYYY-MM-DD` within one. */
export type When = { year: number } | { date: string };

/** A conversion factor and the days it holds. */
export interface Factor {
  readonly from: string;
  readonly to: string;
  /** Dollars per RVU x 10000. */
  readonly tenThousandths: number;
}

export interface ScheduleYear {
  readonly year: number;
  /** The CMS release of the RVUs, e.g. "RVU26C". */
  readonly release: string;
  /** In the order of their days. */
  readonly factors: readonly Factor[];
}

/** Relative value units x 100. */
export interface Rvus {
  readonly work: number;
  readonly officePe: number;
  readonly facilityPe: number;
  readonly mp: number;
}

/** What the schedules say of one code: a status letter a year (see `STATUS`), and RVUs where it is priced. */
interface CodeEntry {
  readonly statuses: string;
  readonly rvus: readonly (Rvus | undefined)[];
}

let loadedYears: readonly ScheduleYear[] | undefined;

/** Every year of the data, oldest first. */
export function scheduleYears(): readonly ScheduleYear[] {
  loadedYears ??= linesOf('Y').map((line) => {
    const [year = '', release = '', ...factors] = line.split('|');
    return {
      year: Number(year),
      release,
      factors: factors.map((factor) => {
        const [from = '', to = '', value = ''] = factor.split(' ');
        return { from, to, tenThousandths: Number(value) };
      }),
    };
  });
  return loadedYears;
}

/** The years RateCase has, oldest first. */
export function years(): number[] {
  return scheduleYears().map((schedule) => schedule.year);
}

export function newestYear(): number {
  const all = scheduleYears();
  return all[all.length - 1]?.year ?? 0;
}

/**
 * The schedule and the conversion factor that hold: a year means its latest factor, a day the factor of that day, left
 * out the newest year.
 * @throws Refusal('year_or_date') outside the data; the sentence says which years there are
 */
export function scheduleOn(on?: When): { schedule: ScheduleYear; index: number; factor: Factor } {
  const all = scheduleYears();
  const day = on !== undefined && 'date' in on ? on.date : undefined;
  if (day !== undefined && !isPlainDate(day)) {
    throw new Refusal(
      'year_or_date',
      `The year_or_date "${day}" is not a year or a date; use a year like ${newestYear()} or a date like ${newestYear()}-05-12.`,
    );
  }
  const year = on !== undefined && 'year' in on ? on.year : day === undefined ? newestYear() : Number(day.slice(0, 4));
  const index = all.findIndex((each) => each.year === year);
  const schedule = all[index];
  const factors = schedule?.factors ?? [];
  const factor =
    day === undefined ? factors[factors.length - 1] : factors.find(({ from, to }) => from <= day && day <= to);
  if (schedule === undefined || factor === undefined) {
    throw new Refusal(
      'year_or_date',
      `RateCase has no Medicare fee schedule for ${day ?? year}; it has ${joinWords(years().map(String))}.`,
    );
  }
  return { schedule, index, factor };
}

/** The conversion factor in dollars per RVU, e.g. 33.4009. @throws Refusal('year_or_date') as `scheduleOn` */
export function conversionFactor(on?: When): number {
  return scheduleOn(on).factor.tenThousandths / 10_000;
}

let patterns: readonly string[] | undefined;
const sections = new Map<string, ReadonlyMap<string, CodeEntry>>();

/** The codes that share their first three characters, read once per context. */
function section(prefix: string): ReadonlyMap<string, CodeEntry> {
  const known = sections.get(prefix);
  if (known !== undefined) return known;
  const entries = new Map<string, CodeEntry>();
  const line = findLine(`#${prefix}`);
  if (line !== undefined) {
    patterns ??= (linesOf('S')[0] ?? '').trim().split(' ');
    const reader = new PackedReader(scheduleText(), line.start, line.end);
    while (!reader.done) {
      const code = prefix + reader.characters(2);
      const statuses = patterns[reader.number()] ?? '';
      const rvus: (Rvus | undefined)[] = [];
      let work = 0;
      let facilityPe = 0;
      let mp = 0;
      let more = 0;
      for (const status of statuses) {
        if (status !== STATUS.priced) {
          rvus.push(undefined);
          continue;
        }
        work += reader.signed();
        facilityPe += reader.signed();
        mp += reader.signed();
        more += reader.signed();
        rvus.push({ work, officePe: facilityPe + more, facilityPe, mp });
      }
      entries.set(code, { statuses, rvus });
    }
  }
  sections.set(prefix, entries);
  return entries;
}

/** Why a code has no Medicare amount. */
export type CodeReason =
  /** No such code in the year's file. */
  | 'unknown'
  /** Medicare pays for it, but its contractors set the price. */
  | 'unpriced'
  /** Medicare does not pay for it under the physician fee schedule. */
  | 'unpaid';

/** A code without a Medicare amount; `reason` tells the cases apart. */
export class CodeRefusal extends Refusal {
  readonly code: string;
  readonly reason: CodeReason;

  constructor(code: string, reason: CodeReason, message: string) {
    super('code', message);
    this.code = code;
    this.reason = reason;
  }
}

/**
 * A CPT or HCPCS code as five characters, from text or a number; case and outer spaces are ignored.
 * @throws CodeRefusal('unknown') for anything else; a code with a modifier is named as such
 */
export function normalizeCode(code: string | number): string {
  const plain = String(code);
  if (/^\d{5}$/.test(plain)) return plain;
  const text = plain.trim().toUpperCase();
  if (/^[0-9A-Z]{5}$/.test(text)) return text;
  const modified = /^([0-9A-Z]{5})[\s,:-]+(?:[0-9A-Z]{2}[\s,:-]*)+$/.exec(text);
  if (modified !== null) {
    throw new CodeRefusal(
      text,
      'unknown',
      `The code "${plain.trim()}" carries a modifier; Medicare amounts are looked up without one, so type ${modified[1]}.`,
    );
  }
  throw new CodeRefusal(
    text,
    'unknown',
    `The code "${plain.trim()}" is not a five-character CPT or HCPCS code like 90834.`,
  );
}

/** What CMS's status letters say of a code that Medicare does not pay, as the end of a sentence. */
const unpaidBecause: Readonly<Record<string, string>> = {
  B: 'it counts as part of another service',
  E: 'it is excluded by regulation',
  I: 'it asks for another code',
  J: 'anesthesia is priced another way',
  M: 'the code only reports a measurement',
  N: 'the service is not covered',
  P: 'it counts as part of another service or is excluded',
  X: 'the law puts it outside this schedule',
};

function refuseCode(code: string, schedule: ScheduleYear, status: string, entry: CodeEntry | undefined): CodeRefusal {
  if (status === STATUS.contractor) {
    return new CodeRefusal(
      code,
      'unpriced',
      `The code ${code} has no national Medicare price in ${schedule.year}: the Medicare contractor sets it.`,
    );
  }
  if (status === STATUS.absent) {
    const elsewhere = years()
      .map(String)
      .filter((_, i) => entry !== undefined && entry.statuses.charAt(i) !== STATUS.absent);
    return new CodeRefusal(
      code,
      'unknown',
      `The code ${code} is unknown: the ${schedule.year} Medicare fee schedule does not list it` +
        (elsewhere.length > 0 ? ` (${joinWords(elsewhere)} did).` : '.'),
    );
  }
  const because = unpaidBecause[status];
  return new CodeRefusal(
    code,
    'unpaid',
    `Medicare does not pay for the code ${code} under its ${schedule.year} fee schedule` +
      (because === undefined ? '.' : `: ${because}.`),
  );
}

/**
 * The RVUs of a code (as `normalizeCode` gives it) in the schedule at `index`.
 * @throws CodeRefusal when the code is unknown, has no national price, or is not paid
 */
export function rvusOf(code: string, index: number): Rvus {
  const entry = section(code.slice(0, 3)).get(code);
  const rvus = entry?.rvus[index];
  if (rvus !== undefined) return rvus;
  const schedule = scheduleYears()[index];
  if (schedule === undefined) throw new RangeError(`No schedule ${index}`);
  throw refuseCode(code, schedule, entry?.statuses.charAt(index) ?? STATUS.absent, entry);
}
