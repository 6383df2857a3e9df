import { Refusal } from '../refusal.ts';
import { longDate } from '../words.ts';
import { type Clinician, parseClinician } from './clinicians.ts';
import {
  normalizeCode,
  type Rvus,
  rvusOf,
  type ScheduleYear,
  scheduleOn,
  scheduleYears,
  type When,
} from './fee-schedule.ts';
import { type Gpcis, gpcisOf, type Place, placeName, placeOf } from './places.ts';
import { parseSetting, type Setting } from './settings.ts';

export interface AmountQuery {
  /** A CPT or HCPCS code without modifier. */
  code: string | number;
  /** ZIP code, `MAC-LL`, state with one locality, or `US`. */
  place: string | number;
  /** Left out: the newest year. */
  on?: When | undefined;
  /** Left out or blank: office. */
  setting?: string | undefined;
  /** Left out or blank: psychologist. */
  clinician?: string | undefined;
}

export interface MedicareAmount {
  readonly code: string;
  /** What Medicare allows for this clinician. */
  readonly dollars: number;
  /** The same at 100 percent of the fee schedule. */
  readonly fullSchedule: number;
  readonly year: number;
  /** Dollars per RVU, e.g. 33.4009. */
  readonly factor: number;
  readonly place: Place;
  readonly setting: Setting;
  readonly clinician: Clinician;
  /** The CMS release of the RVUs, e.g. "RVU26C". */
  readonly release: string;
}

/** value / unit for whole numbers, rounded half-up. Exact below 2^53. */
export function divideHalfUp(value: number, unit: number): number {
  const rest = value % unit;
  return (value - rest) / unit + (2 * rest >= unit ? 1 : 0);
}

/** RVUs x 100 by GPCIs x 1000 by the factor x 10000 makes dollars x 10^9: this many to a cent. */
const TO_CENTS = 10_000_000;

/**
 * The fee-schedule amount in cents: (work x GPCI + PE x GPCI + MP x GPCI) x conversion factor (42 CFR 414.20), in whole
 * numbers, rounded half-up once. The largest product of the shipped years is near 3 x 10^13, well below 2^53.
 */
export function scheduleCents(rvus: Rvus, gpcis: Gpcis, setting: Setting, tenThousandths: number): number {
  const pe = setting === 'office' ? rvus.officePe : rvus.facilityPe;
  const product = (rvus.work * gpcis.work + pe * gpcis.pe + rvus.mp * gpcis.mp) * tenThousandths;
  return divideHalfUp(product, TO_CENTS);
}

/** What Medicare pays a profession: its percent of the schedule amount, rounded half-up to a cent once more. */
export function clinicianCents(cents: number, percent: number): number {
  return divideHalfUp(cents * percent, 100);
}

/**
 * The local Medicare allowed amount (BEN-02, AMB-13: with the patient's 20 percent, before sequestration). Where CMS
 * marks a setting as not applicable the amount by formula is still given. In 2026 the factor is the one for clinicians
 * who are not qualifying APM participants.
 * @throws Refusal('place' | 'year_or_date' | 'setting' | 'clinician'), CodeRefusal
 */
export function medicareAmount(query: AmountQuery): MedicareAmount {
  const code = normalizeCode(query.code);
  const place = placeOf(query.place);
  const { schedule, index, factor } = scheduleOn(query.on);
  const setting = parseSetting(query.setting ?? '');
  const clinician = parseClinician(query.clinician ?? '');
  const full = scheduleCents(rvusOf(code, index), gpcisOf(place, index), setting, factor.tenThousandths);
  return {
    code,
    dollars: clinicianCents(full, clinician.percent) / 100,
    fullSchedule: full / 100,
    year: schedule.year,
    factor: factor.tenThousandths / 10_000,
    place,
    setting,
    clinician,
    release: schedule.release,
  };
}

/** What a Medicare figure rests on; a `MedicareAmount` is one. */
export interface AmountBasis {
  readonly year: number;
  /** Dollars per RVU; left out: the year's latest. */
  readonly factor?: number;
  readonly place: Place;
  readonly setting: Setting;
  readonly clinician: Clinician;
}

/** "2024", or for a factor that held only part of the year "2024 (through March 8, 2024)". */
function yearInWords(schedule: ScheduleYear | undefined, year: number, factor: number | undefined): string {
  const last = schedule?.factors[schedule.factors.length - 1];
  const used = schedule?.factors.find((each) => each.tenThousandths / 10_000 === factor);
  if (used === undefined || used === last) return String(year);
  return `${year} (through ${longDate(used.to)})`;
}

/**
 * What a Medicare figure is, as every one that leaves RateCase says it (AMB-39): "2026 Medicare allowed amount,
 * Vermont, office, as paid to clinical social workers (75% of the fee schedule)".
 */
export function describeBasis({ year, factor, place, setting, clinician }: AmountBasis): string {
  const schedule = scheduleYears().find((each) => each.year === year);
  const where = place.key === 'US' ? 'national (no locality adjustment)' : placeName(place);
  return (
    `${yearInWords(schedule, year, factor)} Medicare allowed amount, ${where}, ${setting}, ` +
    `as paid to ${clinician.plural} (${clinician.percent}% of the fee schedule)`
  );
}

/**
 * A rate as a ratio of the local Medicare amount (BEN-01): 0.8718 is 87.18 percent.
 * @throws Refusal('rate') for a rate that is not above zero, Refusal('medicare') without a benchmark (AMB-32)
 */
export function percentOfMedicare(rate: number, medicare: number): number {
  if (!Number.isFinite(rate) || rate <= 0) {
    throw new Refusal('rate', `The rate ${rate} is not an amount above zero; type it in dollars, like 92.50.`);
  }
  if (!Number.isFinite(medicare) || medicare <= 0) {
    throw new Refusal('medicare', 'There is no benchmark: the Medicare amount is blank or zero.');
  }
  return rate / medicare;
}
