/**
 * What a day is, everywhere: a date cell, or text that reads YYYY-MM-DD, as pasted columns and an apostrophe leave it. Commands
 * (`readCell`) and cell functions read both; native formulas read both by `dayIn`. Any other text may be one day here and another
 * there (5/1/2026), so it is never guessed: it counts as no day, and its cell is named.
 */
import type { InputTable } from './tables/column.ts';

/** A column or cell whose text days are days; all else stays as it is. For formulas under ARRAYFORMULA. */
export const dayIn = (column: string): string =>
  `IFERROR(DATEVALUE(REGEXEXTRACT(TRIM(SUBSTITUTE(${column};CHAR(160);" "));"^\\d\\d\\d\\d-\\d\\d-\\d\\d$"));${column})`;

/** The same columns, those of dates read as days. A column that is gone (`""`) stays so. */
export function daysRead<Key extends string>(
  { columns }: Pick<InputTable<Key>, 'columns'>,
  column: (key: Key) => string,
): (key: Key) => string {
  const dates = dateKeys({ columns });
  return (key) => (dates.includes(key) && column(key) !== '""' ? dayIn(column(key)) : column(key));
}

/** The columns of dates that people type. */
export function dateKeys<Key extends string>({ columns }: Pick<InputTable<Key>, 'columns'>): Key[] {
  return columns.flatMap(({ key, kind, formula }) => (kind === 'date' && !formula ? [key] : []));
}

/** 1 where something stands that is no day, in a column read by `dayIn`. For formulas under ARRAYFORMULA. */
export const isNoDay = (day: string): string => `ISTEXT(${day})*(TRIM(SUBSTITUTE(${day};CHAR(160);" "))<>"")`;
