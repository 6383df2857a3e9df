/** Pieces of formulas that computed tabs share: what counts in a period, look-ups by payer, figures in words. */
import { DEFAULT_THRESHOLDS, type ThresholdName } from '../../domain/thresholds.ts';
import { dayIn } from '../days.ts';
import type { ClaimKey } from '../tables/claims.ts';
import { THRESHOLDS_RANGE } from '../tables/thresholds.ts';

/** `Claims!A:A` of a key. */
export type Columns<Key extends string> = (key: Key) => string;

export const each = (expression: string): string => `ARRAYFORMULA(${expression})`;

/** 1 for the rows of Claims that count between two days, as `liesWithin` decides; a blank day is no limit. */
export function withinPeriod(claims: Columns<'payer' | 'from' | 'to'>, from: string, to: string): string {
  const [payer, first, last] = [claims('payer'), dayIn(claims('from')), dayIn(claims('to'))];
  // A row with an error in one of the three counts nowhere, and takes nothing else with it.
  return (
    `IFERROR((ROW(${payer})>1)*(${payer}<>"")` +
    `*((${from}="")+ISNUMBER(${first})*(${first}>=${from})>0)*((${to}="")+ISNUMBER(${last})*(${last}<=${to})>0)` +
    `*(ISNUMBER(${first})*ISNUMBER(${last})*(${first}>${last})=0);0)`
  );
}

/** A threshold in a native formula: what the Thresholds tab says, else the usual value of the one table. */
export function threshold(name: ThresholdName): string {
  const typed = `IFERROR(VLOOKUP("${name}";${THRESHOLDS_RANGE};2;FALSE);"")`;
  return `IF(ISNUMBER(${typed});${typed};${literal(DEFAULT_THRESHOLDS[name])})`;
}

/** "12.3%", with the decimal sign of the spreadsheet. */
export const percentText = (ratio: string): string => `FIXED(100*${ratio};1)&"%"`;
/** "$1,234.50", "-$24.26" */
export const dollarsText = (amount: string): string =>
  `LET(dollars;${amount};IF(dollars<0;"-";"")&"$"&FIXED(ABS(dollars);2))`;
/** "31.2" */
export const decimalText = (number: string): string => `FIXED(${number};1)`;

export const known = (...columns: string[]): string => columns.map((column) => `ISNUMBER(${column})`).join('*');
/** A column of figures where a condition holds, else blanks. */
export const only = (condition: string, value: string): string => each(`IF(${condition};${value};"")`);

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What Claims holds for each payer in a period; `read`: the same, as native formulas read it. */
export function claimsOf(claims: Columns<ClaimKey>, { from, to }: Period, read: Period = { from, to }) {
  const within = withinPeriod(claims, read.from, read.to);
  const days = `${from};${to};${claims('from')};${claims('to')}`;
  return {
    within,
    total: (keys: string, figures: string) => `PAYER_TOTAL(${keys};${claims('payer')};${figures};${days})`,
    /** Weighted by claims submitted. */
    average: (keys: string, figures: string) =>
      `PAYER_AVERAGE(${keys};${claims('payer')};${figures};${claims('submitted')};${days})`,
    /** Of the other payers: `part` over claims submitted, of rows that have all of `needs`. */
    others(keys: string, part: string, ...needs: ClaimKey[]): string {
      const enough = [
        within,
        known(...needs.map(claims)),
        ...needs.map((need) => `IFERROR(${claims(need)}>=0;0)`),
      ].join('*');
      return `AVERAGE_OF_OTHERS(${keys};${claims('payer')};${only(enough, part)};${only(enough, claims('submitted'))})`;
    },
    /** All payers together, for use under ARRAYFORMULA. */
    sum: (key: ClaimKey) => `SUM(IF(${within}*${known(claims(key))};${claims(key)};0))`,
    /** How many of its rows have no figure there, for use under ARRAYFORMULA. */
    without: (key: ClaimKey) => `SUM(IF(${within}*(ISNUMBER(${claims(key)})=FALSE);1;0))`,
    /** How many rows of each payer have no figure there; blank for none. */
    lacking: (keys: string, key: ClaimKey) =>
      `PAYER_TOTAL(${keys};${claims('payer')};${only(`${within}*(ISNUMBER(${claims(key)})=FALSE)`, '1')})`,
    /** How many of its rows say neither claims nor, by their payer, the office hours: the hours of all are not known then. */
    withoutWork: (keys: string, hours: string) =>
      `SUM(IF(${within}*(ISNUMBER(${claims('submitted')})=FALSE);IF(ISNUMBER(XLOOKUP(TRIM(${claims('payer')});${keys};${hours};""));0;1);0))`,
    check: (keys: string) => `PERIOD_CHECK(${keys};${claims('payer')};${claims('from')};${claims('to')};${from};${to})`,
  };
}

/** A number without a decimal point, which some locales read as an error: 0.05 is `(5/100)` (PLATFORM 1.8). */
function literal(value: number): string {
  const decimals = String(value).split('.')[1]?.length ?? 0;
  const unit = 10 ** decimals;
  return decimals === 0 ? String(value) : `(${Math.round(value * unit)}/${unit})`;
}
