/** Calendar quarters, by which payers are reviewed (MIX-06, SC-08, SC-09). */
import { addDays, addMonths } from './plain-date.ts';

export interface Quarter {
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day. */
  readonly to: string;
  /** e.g. "Q1 2026" */
  readonly name: string;
}

/** The quarter that a day lies in. */
export function quarterOf(date: string): Quarter {
  const [year = '', month = '01'] = date.split('-');
  const index = Math.floor((Number(month) - 1) / 3);
  const from = `${year}-${String(index * 3 + 1).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, 3), -1), name: `Q${index + 1} ${year}` };
}

/** The last quarter that was over on a day. */
export function quarterBefore(date: string): Quarter {
  return quarterOf(addDays(quarterOf(date).from, -1));
}
