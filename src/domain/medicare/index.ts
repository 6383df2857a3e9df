/** Medicare's physician fee schedule: places, codes, clinicians, and the local allowed amount. */
export {
  type AmountBasis,
  type AmountQuery,
  describeBasis,
  type MedicareAmount,
  medicareAmount,
  percentOfMedicare,
} from './amount.ts';
export { type Clinician, clinicians, parseClinician } from './clinicians.ts';
export {
  type CodeReason,
  CodeRefusal,
  conversionFactor,
  newestYear,
  normalizeCode,
  scheduleYears,
  type When,
  years,
} from './fee-schedule.ts';
export { allPlaces, describePlace, type Place, placeName, placeOf } from './places.ts';
export { parseSetting, type Setting } from './settings.ts';
