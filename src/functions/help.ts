/** The help on every cell function, for people: the reference in docs/ and the Functions tab follow from it. */
import type { CellFunction, Example, Kind } from './declare.ts';
import { cellFunctions } from './index.ts';

export interface FunctionHelp {
  name: string;
  /** "PCT_OF_MEDICARE(rate, code, place, [year_or_date])" */
  signature: string;
  whatFor: string;
  arguments: { name: string; optional: boolean; help: string }[];
  /** How it takes ranges. */
  ranges: string;
  example: { formula: string; gives: string; says: string };
  rule: string;
  errors: readonly string[];
}

const RANGES: Record<Kind, string> = {
  cell: 'Takes single cells or ranges; with ranges one formula fills the rows below.',
  row: 'Gives one result for each row; with several rows one formula fills the rows below.',
  block: 'Gives one result for all that it is given.',
};

/** What holds for every function. */
export const generalHelp: readonly string[] = [
  'A blank cell in a required argument gives a blank result, and so does an error in a cell that a formula refers to. Blank rows at the end of a range are left out.',
  'A value that cannot be used: with single cells the cell shows #ERROR!, and the sentence that says what is wrong appears when you point at it. With ranges the row shows the sentence itself, beginning with "Check:", and all other rows are worked out.',
  'Ranges must have the same size, and should begin in the same row: nobody can tell a code that stands beside the rate of the row below. A single cell serves all rows. If the cells below or beside the formula are not free, Sheets shows #REF! and names the cell in the way.',
  'An argument in the middle that you have nothing for keeps its place: type "" there, or nothing between the two separators.',
  'Text in a formula stands in quotation marks, as in "VT" or "yes"; without them Sheets shows #NAME?. Cells are named without them, as in B5 or B5:B12.',
  'A code, a ZIP code or an amount may be typed as text or as a number. A date is a date cell or a text like "2026-01-31" in quotation marks; where a year fits, 2026 is the year. A percent or a share is 80% or 0.8; 80 alone is refused.',
  'Where a column is asked for, give the whole one with its heading, as in Rates!A:A. The letters in the examples are those of the sample practice; where you moved a column, yours differ.',
  'Today\'s date (TODAY, NOW) must not feed these functions: Sheets would show "Loading..." forever. Type the date into a cell.',
];

export function functionHelp(functions: readonly CellFunction[] = cellFunctions): FunctionHelp[] {
  return functions.map(({ name, kind, help, parameters, example, rule, errors, columns }) => ({
    name,
    signature: `${name}(${parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(', ')})`,
    whatFor: help,
    arguments: parameters.map(({ name, optional, help }) => ({ name, optional, help })),
    ranges:
      columns.length === 0
        ? RANGES[kind]
        : `${RANGES[kind]} Each result fills ${columns.length} cells: ${columns.join(', ')}.`,
    example: { formula: example.formula, gives: shown(example.gives), says: example.says },
    rule,
    errors,
  }));
}

/** One result, or one for each row. */
function shown(gives: Example['gives']): string {
  if (typeof gives !== 'object') return String(gives);
  return gives.map((line: readonly unknown[]) => line.join(', ')).join(' | ');
}
