/** What a session costs and what is left of it (HANDBOOK 3, 14; ICANotes). Dollars unrounded; shares are ratios. */

export interface PracticeCosts {
  /** All for the same period, such as a year. */
  readonly sessions: number;
  /** What an hour of the clinician is paid. */
  readonly clinicianHourly: number;
  /** Hours with clients. */
  readonly clinicalHours: number;
  /** Paid hours without a client: notes, supervision, no-shows. */
  readonly nonBillableHours: number;
  readonly adminHours: number;
  /** An hour of office work, taxes and benefits included. */
  readonly adminHourly: number;
  /** Payroll taxes and benefits as a share of the clinician's pay. */
  readonly payrollShare: number;
  /** Rent, software, insurance and the like. */
  readonly overhead: number;
}

/**
 * COST-01: clinical time + administrative time + overhead + payroll taxes and benefits + non-billable time, over the
 * sessions of the period. Null without sessions.
 */
export function costPerSession(costs: PracticeCosts): number | null {
  if (costs.sessions <= 0) return null;
  const clinician = (costs.clinicalHours + costs.nonBillableHours) * costs.clinicianHourly * (1 + costs.payrollShare);
  return (clinician + costs.adminHours * costs.adminHourly + costs.overhead) / costs.sessions;
}

/** COST-05: minutes for a claim / 60 x the loaded cost of an hour. */
export function costToServe(minutes: number, hourlyCost: number): number {
  return (minutes / 60) * hourlyCost;
}

/** COST-09: what is left of a rate after the share that is never paid and the cost to serve. */
export function netRate(rate: number, costToServe: number, unpaidShare: number): number {
  return rate * (1 - unpaidShare) - costToServe;
}

/** SC-16, EX-12: hours of office work a week for one contract, for a year. */
export function adminCostPerYear(hoursPerWeek: number, hourlyCost: number, weeks: number): number {
  return hoursPerWeek * hourlyCost * weeks;
}

/** WALK-02: dollars for each hour that a session really takes. Null without time. */
export function trueHourlyRate(rate: number, sessionMinutes: number, adminMinutes: number): number | null {
  const minutes = sessionMinutes + adminMinutes;
  return minutes > 0 ? rate / (minutes / 60) : null;
}

/** CMP-09, AMB-13: contracted less allowed, times the sessions. Negative: paid above contract. */
export function underpayment(contracted: number, allowed: number, sessions: number): number {
  return (contracted - allowed) * sessions;
}

/** ASK-02: sessions a year x increase. */
export function revenueLift(current: number, proposed: number, sessions: number): number {
  return (proposed - current) * sessions;
}

/** ASK-10: an escalator compounds. */
export function projectedRate(rate: number, escalator: number, years: number): number {
  return rate * (1 + escalator) ** years;
}
