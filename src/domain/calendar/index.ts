/** Calendar days and business days. */
export {
  addBusinessDays,
  businessDaysBetween,
  federalHolidays,
  type Holidays,
  isBusinessDay,
} from './business-days.ts';
export { addDays, addMonths, daysBetween, isPlainDate, plainDateOfSerial } from './plain-date.ts';
export { type Quarter, quarterBefore, quarterOf } from './quarters.ts';
