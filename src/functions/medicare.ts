/** What Medicare pays where the practice is, and rates as percentages of it (HANDBOOK 1). */
import { type BenchmarkedRate, comparable, percentBasis, weightedPercent } from '../domain/benchmark/index.ts';
import {
  CodeRefusal,
  describeBasis,
  describePlace,
  medicareAmount,
  percentOfMedicare,
  placeOf,
} from '../domain/medicare/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { coreCodes } from '../domain/services.ts';
import {
  blankableColumn,
  type CellFunction,
  type Column,
  column,
  declare,
  each,
  type Given,
  isHeading,
  known,
  optional,
  optionalColumnOf,
} from './declare.ts';
import { ofInsurerB, SAMPLE_BY_PAYER, sampleByPayer, sampleRates } from './examples.ts';
import { amount, code, count, place, text, type YearOrDate, yearOrDate } from './values.ts';

export const PLACE =
  'Where you practice: a ZIP code such as 05401, a Medicare locality such as 14512-50, a state that has one locality ' +
  'such as VT, or US for the amount without local adjustment.';
export const basisParameters = {
  year_or_date: optional(yearOrDate, 'The year of the fee schedule, or a date; left out: the newest year in RateCase.'),
  setting: optional(text, 'office or facility; left out: office.'),
  clinician: optional(
    text,
    'Who provides the service: psychologist, physician, LCSW, LMFT, LMHC, LPC, NP, CNS or PA; left out: psychologist. ' +
      'Medicare pays clinical social workers, marriage and family therapists and counselors 75%, nurse practitioners, ' +
      'clinical nurse specialists and physician assistants 85% of the fee schedule.',
  ),
};

export interface Basis {
  /** Blank: no amount is known but the user's own. */
  place: string | number | undefined;
  year_or_date: YearOrDate | undefined;
  setting: string | undefined;
  clinician: string | undefined;
}

type PlacedBasis = Basis & { place: string | number };

/** Answers of this execution: a long column asks the same few questions over and over. */
const answers = new Map<string, number | Refusal>();

/** The same where the user may have an amount of their own for a code: then the place is not needed. */
export const placeOrOwn = known(place, `${PLACE} Blank: only your own amounts count.`);

/** Dollars that Medicare allows for a code. */
function allowed(code: string, basis: PlacedBasis): number {
  const { place, year_or_date: on, setting, clinician } = basis;
  const when = on === undefined ? '' : 'year' in on ? on.year : on.date;
  const question = `${code}|${typeof place}|${place}|${when}|${setting ?? ''}|${clinician ?? ''}`;
  let answer = answers.get(question);
  if (answer === undefined) {
    answer = askSchedule(code, basis);
    answers.set(question, answer);
  }
  if (typeof answer !== 'number') throw answer;
  return answer;
}

function askSchedule(code: string, { place, year_or_date, setting, clinician }: PlacedBasis): number | Refusal {
  try {
    return medicareAmount({ code, place, on: year_or_date, setting, clinician }).dollars;
  } catch (problem) {
    if (problem instanceof Refusal) return problem;
    throw problem;
  }
}

const isPlaced = (basis: Basis): basis is PlacedBasis => basis.place !== undefined;

/** The user's own amount, else the schedule's; undefined for a code that needs the place while it is blank. */
export function allowedOrOwn(code: string, basis: Basis, own: OwnAmounts): number | undefined {
  return own(code) ?? (isPlaced(basis) ? allowed(code, basis) : undefined);
}

/** The same; null for a code that has no national Medicare price, which has no benchmark (AMB-10). */
export function allowedOrNone(code: string, basis: Basis, own: OwnAmounts): number | null | undefined {
  try {
    return allowedOrOwn(code, basis, own);
  } catch (problem) {
    if (problem instanceof CodeRefusal && problem.reason !== 'unknown') return null;
    throw problem;
  }
}

/** The amount that the user has for a code, which goes before the schedule's. */
export type OwnAmounts = (code: string) => number | undefined;

/** Where a practice keeps its own Medicare amounts: two columns of the Medicare tab. */
export const ownParameters = {
  own_codes: optionalColumnOf('Medicare', code, 'The column of codes in the Medicare tab.'),
  own_amounts: optionalColumnOf(
    'Medicare',
    amount,
    'Its column Amount used: what stands there goes before the schedule, and needs no place.',
  ),
};

export function ownAmounts({
  own_codes,
  own_amounts,
}: {
  own_codes: Column<string> | undefined;
  own_amounts: Column<number> | undefined;
}): OwnAmounts {
  const rowsOf = own_codes?.byKey();
  return (code) => {
    const row = rowsOf?.get(comparable(code))?.[0];
    return row === undefined ? undefined : own_amounts?.read(row);
  };
}

const SCHEDULE = 'CMS, Medicare Physician Fee Schedule relative value and locality files';
const CODE_ERRORS = [
  'The code is unknown, has no national Medicare price (the Medicare contractor of your region sets it), or is not paid by Medicare: the message says which.',
  "The place is not a ZIP code in Medicare's list, or a state with several localities: the message lists them.",
  'The year is outside the years that RateCase holds: the message says which it holds.',
];

const medicareRate = declare({
  name: 'MEDICARE_RATE',
  kind: 'cell',
  help:
    'Gives what Medicare allows for a service where you practice, in dollars. It is the allowed amount: with the ' +
    "client's share, before sequestration. A year means its latest conversion factor, a date the factor of that day. " +
    'For 2026 RateCase uses the factor for clinicians who are not qualifying APM participants (33.4009).',
  parameters: {
    code: each(code, 'The procedure code, such as 90834.'),
    place: each(place, PLACE),
    ...basisParameters,
  },
  example: {
    formula: '=MEDICARE_RATE("90834", "05401", 2026)',
    args: ['90834', '05401', 2026],
    gives: 113.29,
    says: 'What Medicare allows a psychologist in Burlington, Vermont, for a 45-minute session in the office.',
  },
  rule: `(work RVU x work GPCI + practice expense RVU x its GPCI + malpractice RVU x its GPCI) x conversion factor, rounded to the cent; then the clinician's percentage, rounded again. BEN-02, BEN-07; 42 CFR 414.20; ${SCHEDULE}.`,
  errors: CODE_ERRORS,
  compute: (values) => allowed(values.code, values),
});

const pctOfMedicare = declare({
  name: 'PCT_OF_MEDICARE',
  kind: 'cell',
  help:
    'Tells what share of the local Medicare amount a rate is: 0.9 is 90% of Medicare. Format the cell as a ' +
    'percentage. Use your average allowed amount where you have it, else the contracted rate. To check a contract ' +
    'that names a percent of Medicare, leave the clinician and your own amounts out: such contracts mean the full fee schedule.',
  parameters: {
    rate: each(amount, 'What the payer pays, in dollars, with the share of the client.'),
    code: each(code, 'The procedure code, such as 90834.'),
    place: placeOrOwn,
    ...basisParameters,
    ...ownParameters,
  },
  example: {
    formula: '=PCT_OF_MEDICARE(94, "90834", "05401", 2026)',
    args: [94, '90834', '05401', 2026],
    gives: 0.8297,
    says: "Insurer B's $94 as a share of what Medicare allows in Burlington, Vermont.",
  },
  rule: `rate / local Medicare amount. BEN-01, AMB-13, AMB-39; Vermont Psychological Association, negotiation guide; ${SCHEDULE}.`,
  errors: CODE_ERRORS,
  prepare: ownAmounts,
  compute: (values, own) => {
    const medicare = allowedOrOwn(values.code, values, own);
    return medicare === undefined ? null : percentOfMedicare(values.rate, medicare);
  },
});

const medicareLocality = declare({
  name: 'MEDICARE_LOCALITY',
  kind: 'cell',
  help: 'Says in which Medicare payment locality a place lies, and whether its ZIP code reaches into several.',
  parameters: { place: each(place, PLACE) },
  example: {
    formula: '=MEDICARE_LOCALITY("05401")',
    args: ['05401'],
    gives: '14512-50, Vermont, one area statewide',
    says: 'Burlington, Vermont, lies in the one locality of the state.',
  },
  rule: 'A ZIP code that spans localities counts to its main one. BEN-02; CMS ZIP code to carrier locality file.',
  errors: CODE_ERRORS.slice(1, 2),
  compute: ({ place }) => describePlace(placeOf(place)),
});

const medicareBasis = declare({
  name: 'MEDICARE_BASIS',
  kind: 'cell',
  help:
    'Says in words which Medicare amount your figures are compared with: year, locality, setting and clinician. ' +
    'Put it beside any figure that leaves your practice.',
  parameters: { place: each(place, PLACE), ...basisParameters },
  example: {
    formula: '=MEDICARE_BASIS("05401", 2026, "office", "LCSW")',
    args: ['05401', 2026, 'office', 'LCSW'],
    gives:
      '2026 Medicare allowed amount, Vermont, office, as paid to clinical social workers (75% of the fee schedule)',
    says: 'A figure with this beside it can be checked by whoever reads it.',
  },
  rule: 'Every Medicare figure names its year, locality, setting and clinician basis. AMB-39.',
  errors: CODE_ERRORS.slice(1),
  // Any priced code tells place, year, setting and clinician.
  compute: ({ place, year_or_date, setting, clinician }) =>
    describeBasis(medicareAmount({ code: coreCodes[0] ?? '', place, on: year_or_date, setting, clinician })),
});

interface RateList {
  codes: Column<string>;
  rates: Column<number>;
  sessions: Column<number> | undefined;
}

type RateOfCode = BenchmarkedRate & { code: string };

/** The rates at `rows` that have a benchmark; rows without a rate or a code are skipped, and codes that need the place while it is blank. */
function benchmarked(list: RateList, rows: Iterable<number>, basis: Basis, own: OwnAmounts): RateOfCode[] {
  const found: RateOfCode[] = [];
  for (const index of rows) {
    if (isHeading(index, list.codes)) continue;
    const rate = list.rates.read(index);
    const code = list.codes.read(index);
    if (rate === undefined || code === undefined) continue;
    const medicare = allowedOrNone(code, basis, own);
    if (typeof medicare === 'number')
      found.push({ code, rate, medicare, sessions: list.sessions?.read(index) ?? null });
  }
  return found;
}

const AVERAGE_RULE =
  'sum(rate x sessions) / sum(Medicare x sessions) where every rate has its sessions, else the simple mean of the ' +
  'percentages. BEN-03, AMB-12; Vermont Psychological Association, negotiation guide';
const AVERAGE_HELP =
  'With the sessions of every rate, services you provide more often count for more; otherwise all count the same. ' +
  'Codes without a Medicare price and rows without a rate are left out. Without a place only your own amounts count.';

const weightedPctOfMedicare = declare({
  name: 'WEIGHTED_PCT_OF_MEDICARE',
  kind: 'block',
  help: `Gives one percent of Medicare over several codes. ${AVERAGE_HELP}`,
  parameters: {
    rates: column(amount, 'The rates, in dollars.'),
    codes: column(code, 'The procedure code of each rate.'),
    sessions: blankableColumn(count, 'Sessions a year for each rate; may be blank.'),
    place: placeOrOwn,
    ...basisParameters,
    ...ownParameters,
  },
  example: {
    formula: '=WEIGHTED_PCT_OF_MEDICARE(Rates!L7:L10, Rates!B7:B10, Rates!G7:G10, "05401", 2026)',
    args: [
      ofInsurerB(sampleRates.used),
      ofInsurerB(sampleRates.codes),
      ofInsurerB(sampleRates.sessions),
      '05401',
      2026,
    ],
    gives: [[0.8148]],
    says: 'Insurer B over its four codes: the 45- and 60-minute sessions decide, because there are more of them.',
  },
  rule: `${AVERAGE_RULE}; ${SCHEDULE}.`,
  errors: CODE_ERRORS,
  prepare: ({ own_codes, own_amounts, ...list }) => ({
    list,
    rows: list.rates.rows(),
    own: ownAmounts({ own_codes, own_amounts }),
  }),
  compute: (basis, { list, rows, own }) => weightedPercent(benchmarked(list, rows, basis, own))?.value ?? null,
});

const byPayer = {
  payers: each(text, 'The payers to judge, one in each row.'),
  rate_payers: column(text, 'The column of payers in your rates, such as Rates!A:A.'),
  rate_codes: column(code, 'The column of procedure codes.'),
  rates: column(amount, 'The column of rates, in dollars; rows without a rate are skipped.'),
  sessions: blankableColumn(count, 'The column of sessions a year; may be blank.'),
  place: placeOrOwn,
  ...basisParameters,
  ...ownParameters,
};
const BY_PAYER_ERROR = 'A row of your rates for this payer holds text or a negative amount: the message names the row.';

type ByPayer = { [K in keyof typeof byPayer]: Given<(typeof byPayer)[K]> };

/** The benchmarked rates of a payer. */
function benchmarkedByPayer({
  rate_payers,
  rate_codes,
  rates,
  sessions,
  ...own
}: Pick<ByPayer, 'rate_payers' | 'rate_codes' | 'rates' | 'sessions' | keyof typeof ownParameters>) {
  const rowsOf = rate_payers.byKey();
  const list = { codes: rate_codes, rates, sessions };
  const amounts = ownAmounts(own);
  return (values: Pick<ByPayer, 'payers' | keyof Basis>): RateOfCode[] =>
    benchmarked(list, rowsOf.get(comparable(values.payers)) ?? [], values, amounts);
}

const payerPctOfMedicare = declare({
  name: 'PAYER_PCT_OF_MEDICARE',
  kind: 'row',
  help: `Gives one percent of Medicare for each payer, over all its codes. ${AVERAGE_HELP} PAYER_PCT_BASIS says which.`,
  parameters: byPayer,
  example: {
    formula: `=PAYER_PCT_OF_MEDICARE(${SAMPLE_BY_PAYER}, "05401", 2026)`,
    args: [...sampleByPayer, '05401', 2026],
    gives: [[0.9606], [0.8148], [0.9127], [1.0597], [1.0917]],
    says: 'Insurers A to E, each over the codes it has a rate for. D and E pay more than Medicare.',
  },
  rule: `${AVERAGE_RULE}; ${SCHEDULE}.`,
  errors: [...CODE_ERRORS, BY_PAYER_ERROR],
  prepare: benchmarkedByPayer,
  compute: (values, ratesOf) => weightedPercent(ratesOf(values))?.value ?? null,
});

const payerPctBasis = declare({
  name: 'PAYER_PCT_BASIS',
  kind: 'row',
  help:
    'Says over how many codes PAYER_PCT_OF_MEDICARE goes, and how they count: by sessions, or each rate the same. Takes ' +
    'the same arguments. Put it beside the percent, so that whoever reads it knows which of the two it is.',
  parameters: byPayer,
  example: {
    formula: `=PAYER_PCT_BASIS(${SAMPLE_BY_PAYER}, "05401", 2026)`,
    args: [...sampleByPayer, '05401', 2026],
    gives: [
      ['five codes, by sessions'],
      ['four codes, by sessions'],
      ['four codes, by sessions'],
      ['five codes, by sessions'],
      ['three codes, by sessions'],
    ],
    says: 'All five go by sessions, because every rate has its sessions a year.',
  },
  rule: `${AVERAGE_RULE}.`,
  errors: [...CODE_ERRORS, BY_PAYER_ERROR],
  prepare: benchmarkedByPayer,
  compute: (values, ratesOf) => percentBasis(ratesOf(values)),
});

export const medicareFunctions: readonly CellFunction[] = [
  medicareRate,
  pctOfMedicare,
  weightedPctOfMedicare,
  payerPctOfMedicare,
  payerPctBasis,
  medicareLocality,
  medicareBasis,
];
