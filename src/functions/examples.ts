/**
 * What the examples of the help refer to: the tabs of the sample practice, so that whoever types one there sees what it
 * says. The workbench's own sample is held against this by typing every example into it.
 */

/** Payer, code, contracted rate, average allowed, sessions a year. */
const RATES: readonly (readonly [string, string, number, number | '', number])[] = [
  ['Insurer A', '90791', 140, 138, 24],
  ['Insurer A', '90832', 81, '', 30],
  ['Insurer A', '90834', 114, 112.5, 210],
  ['Insurer A', '90837', 161, 159.5, 240],
  ['Insurer A', '90847', 104, '', 20],
  ['Insurer B', '90791', 124, 123, 28],
  ['Insurer B', '90832', 66, '', 15],
  ['Insurer B', '90834', 94.5, 94, 220],
  ['Insurer B', '90837', 138, 136.5, 170],
  ['Insurer C', '90791', 132, 132, 18],
  ['Insurer C', '90834', 106, 105, 160],
  ['Insurer C', '90837', 155, 153.25, 150],
  ['Insurer C', '90847', 98, '', 12],
  ['Insurer D', '90791', 182, 180.5, 16],
  ['Insurer D', '90832', 91, '', 10],
  ['Insurer D', '90834', 121, 120.25, 120],
  ['Insurer D', '90837', 178, 176, 110],
  ['Insurer D', '90847', 118, '', 14],
  ['Insurer E', '90791', 188, 186, 12],
  ['Insurer E', '90834', 126, 124.5, 80],
  ['Insurer E', '90837', 184, 181, 70],
];

type Column = readonly (readonly unknown[])[];

const columnOf = (heading: string, cell: (row: (typeof RATES)[number]) => unknown): Column => [
  [heading],
  ...RATES.map((row) => [cell(row)]),
];

/** The columns of Rates, heading and all: `Rates!A:A` and so on. */
export const sampleRates = {
  payers: columnOf('Payer', ([payer]) => payer),
  codes: columnOf('CPT code', ([, code]) => code),
  contracted: columnOf('Contracted rate', ([, , contracted]) => contracted),
  effective: columnOf('Effective from', () => ''),
  allowed: columnOf('Average allowed', ([, , , allowed]) => allowed),
  sessions: columnOf('Sessions a year', ([, , , , sessions]) => sessions),
  used: columnOf('Rate used', ([, , contracted, allowed]) => (allowed === '' ? contracted : allowed)),
} as const;

/** Rows 7 to 10 of a column of Rates: Insurer B. */
export const ofInsurerB = (column: Column): Column => column.slice(6, 10);

/** `Payers!A2:A6` */
export const samplePayers: Column = [['Insurer A'], ['Insurer B'], ['Insurer C'], ['Insurer D'], ['Insurer E']];

/** Row 7 of Rate Comparison, 45-minute sessions, and the names over it: D7:H7 and D3:H3. */
export const sampleRow = {
  values: [[112.5, 94, 105, 120.25, 124.5]],
  names: [samplePayers.map(([name]) => name)],
} as const;

/** Rates by payer, as several functions take them. */
export const SAMPLE_BY_PAYER = 'Payers!A2:A6, Rates!A:A, Rates!B:B, Rates!L:L, Rates!G:G';
export const sampleByPayer = [
  samplePayers,
  sampleRates.payers,
  sampleRates.codes,
  sampleRates.used,
  sampleRates.sessions,
];
