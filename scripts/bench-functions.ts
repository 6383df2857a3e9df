/**
 * What each cell function costs in Code.js: its first call in a fresh context, a range of 10,000 rows in one call, and
 * the same results one call per row.
 */
import v8 from 'node:v8';
import vm from 'node:vm';
import type { CellFunction, ParameterHelp } from '../src/functions/declare.ts';
import { cellFunctions } from '../src/functions/index.ts';
import { BuildError } from './build/project.ts';

const ROWS = 10_000;
const RUNS = 9;
/** Milliseconds after which three runs must do. */
const ENOUGH = 1500;
/** A practice repeats itself: so many rows differ, and then they come again. */
const DISTINCT = 200;
/** Milliseconds after which single calls are no longer counted but estimated. */
const PATIENCE = 120;

/**
 * Milliseconds until a result is there, and those that the processor worked for it: V8 compiles what runs often on another core
 * meanwhile, which nobody waits for.
 */
export interface Taken {
  readonly waited: number;
  readonly worked: number;
}

export interface FunctionCost {
  readonly name: string;
  /** Loading included: a first call; 10,000 rows in one call (null: it takes single cells). */
  readonly first: Taken;
  readonly range: Taken | null;
  /** Milliseconds for the same results one call per row, in one context; at Google each would load Code.js anew. Null for a block. */
  readonly single: number | null;
}

/** Runs a script and takes its time. */
export function timed(script: string, context: vm.Context): Taken {
  const [since, start] = [process.cpuUsage(), performance.now()];
  vm.runInContext(script, context);
  const waited = performance.now() - start;
  const { user, system } = process.cpuUsage(since);
  return { waited, worked: (user + system) / 1000 };
}

export const together = (...parts: readonly Taken[]): Taken => ({
  waited: parts.reduce((sum, { waited }) => sum + waited, 0),
  worked: parts.reduce((sum, { worked }) => sum + worked, 0),
});

/** The least of each, which the rest of the machine disturbed least. */
export const least = (taken: readonly Taken[]): Taken => ({
  waited: Math.min(...taken.map(({ waited }) => waited)),
  worked: Math.min(...taken.map(({ worked }) => worked)),
});

type Value = string | number;
/** A column of a practice's sheet, row by row. A list in a cell stands for cells side by side. */
type Values = (row: number) => Value | readonly Value[];

const pick =
  (...from: readonly Value[]): Values =>
  (row) =>
    from[row % from.length] ?? '';
/** Figures from `least` to `most` in steps, in an order that has nothing to do with those of other columns. */
const figures =
  (least: number, most: number, step: number, stride = 7): Values =>
  (row) =>
    Number((least + ((row * stride * step) % (most - least + step))).toFixed(4));

const codes = pick('90791', '90832', '90834', '90837', '90846', '90847', '96130', '96131', '96136', '96137');
const places = pick('05401', '10001', '94110', '60601', '33101');
const payer: Values = (row) => `Insurer ${Math.floor(row / 20)}`;
const rates = figures(62, 188, 0.5);
const light = (shift: number) => (row: number) => pick('green', 'yellow', 'red', 'green', '')(row * 3 + shift * row);
const answers = pick('yes', 'no', '', 'no');
const shares = figures(0, 0.5, 0.01);
const date: Values = (row) =>
  `202${3 + (row % 4)}-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + ((row * 7) % 28)).padStart(2, '0')}`;

/** A column for each argument, by its name: what such a column holds in a practice's sheet. */
const COLUMNS: Readonly<Record<string, Values>> = {
  code: codes,
  codes,
  rate_codes: codes,
  place: places,
  payer,
  payers: payer,
  rate_payers: payer,
  list_payers: payer,
  rate: rates,
  rates,
  current: rates,
  contracted: rates,
  before: rates,
  minimum_rate: figures(70, 110, 5),
  benchmark: figures(80, 160, 0.25, 11),
  limit: figures(90, 120, 1),
  requested: figures(80, 190, 0.5),
  proposed: figures(80, 190, 0.5),
  offered: figures(60, 190, 0.5, 9),
  allowed: figures(60, 180, 0.5, 9),
  after: figures(60, 190, 0.5, 9),
  values: (row) => [rates(row), rates(row + 3), rates(row + 8), row % 5 === 0 ? '' : rates(row + 1)].flat(),
  weights: (row) => [120, 40 + (row % 50), 300, 12],
  sessions: figures(10, 900, 10),
  parts: figures(0, 30, 1),
  wholes: figures(40, 400, 10),
  rate_effective: date,
  rate_levels: pick('', '', 'LCSW', ''),
  level: pick('', 'LCSW'),
  rate_types: pick('Commercial', 'Commercial', 'Medicaid'),
  on: pick('2026-03-01', '2025-01-01', ''),
  sent: date,
  first: pick('', '2026-05-07'),
  second: pick(''),
  year: pick(2026),
  renewal: date,
  step: pick(1, 2),
  notice_days: pick(90, 120, '', 60),
  year_or_date: pick(2026),
  base_year: pick(2026),
  setting: pick('office'),
  clinician: pick('LCSW', 'psychologist', 'LMFT'),
  pct_of_medicare: figures(0.62, 1.3, 0.01),
  pct_of_best_commercial: figures(0.6, 1.1, 0.01, 9),
  claimed_pct: figures(0.9, 1.3, 0.05),
  margin_over_cost: figures(-20, 40, 0.5, 3),
  minutes_per_claim: figures(2, 24, 1),
  cost_share: figures(0.01, 0.15, 0.01),
  rework_rate: figures(0, 0.3, 0.01),
  practice_rate: figures(0.02, 0.12, 0.01),
  claims: figures(5, 300, 5),
  days: figures(10, 90, 1),
  practice_days: figures(15, 40, 1),
  unpredictable: answers,
  revenue_share: shares,
  admin_share: figures(0, 0.5, 0.01, 9),
  caseload_share: figures(0.01, 0.5, 0.01, 9),
  lights: (row) => [1, 2, 3, 4, 5].flatMap((shift) => light(shift)(row)),
  clients: figures(1, 40, 1),
  failed_attempts: pick(0, 1, 2, 3),
  session_limits: answers,
  clawbacks: answers,
  authorizations: pick('no', '', 'yes'),
  shortage: answers,
  loyalty: answers,
  unique: pick('no', '', 'yes'),
  alternatives: answers,
  saturation: pick('no', 'yes', 'yes'),
  lock_in: pick('yes', ''),
  minutes: figures(2, 40, 1),
  hourly_cost: figures(20, 45, 1),
  clinician_hourly: figures(35, 60, 1),
  clinical_hours: figures(800, 1400, 10),
  nonbillable_hours: figures(100, 500, 10),
  admin_hours: figures(50, 400, 10),
  admin_hourly: figures(20, 40, 1),
  payroll_share: pick(0.1, 0.12, 0.0765),
  overhead: figures(12000, 40000, 500),
  cost_to_serve: figures(1, 20, 0.25),
  unpaid_share: figures(0, 0.1, 0.01),
  hours_per_week: figures(1, 12, 0.5),
  weeks: pick(52, 48, 46),
  session_minutes: pick(40, 55, 65),
  admin_minutes: figures(2, 30, 1),
  escalator: pick(0.03, 0.02, 0.05),
  years: pick(1, 2, 3, 5),
  part: figures(0, 10, 1),
  whole: figures(12, 60, 1),
  denied: figures(0, 20, 1),
  downcoded: figures(0, 5, 1),
  adjusted: figures(0, 9, 1),
  submitted: figures(60, 400, 10),
  figures: figures(1, 60, 1),
  counts: figures(20, 200, 5),
  list_from: pick('2026-01-01', '2026-04-01'),
  list_to: pick('2026-03-31', '2026-06-30'),
  from: pick('2026-01-01'),
  to: pick('2026-06-30'),
  cost_per_session: pick(95),
  figure: pick('allowed', 'charged', 'allowed'),
  benchmark_setting: pick('office', 'facility', 'office'),
  region: pick('Vermont', 'Chittenden County', 'Maine'),
  kind: pick('Aggregated survey', 'FAIR Health', 'Colleague'),
  contributors: figures(2, 60, 1),
  as_of: date,
  may_be_shared: answers,
  benchmark_codes: codes,
  from_amounts: figures(80, 130, 1),
  to_amounts: figures(130, 190, 1),
  like_for_like: pick('yes', 'no: for LCSW, you are Psychologist'),
  sources: pick('A survey', 'Another survey'),
  may_be_cited: pick('yes: a survey of 38', 'no: fewer than 5 took part'),
  medicare: figures(90, 180, 0.25),
  own_codes: codes,
  own_amounts: figures(90, 180, 0.25),
  dollars: figures(0, 9000, 10),
  basis: pick('2026 Medicare allowed amount, Vermont, office'),
  check: pick('WALK-01', 'WALK-08', 'WALK-10', 'WALK-15'),
  out_of_network: figures(0, 12, 1),
  refillable: answers,
  grade: pick('A', 'C', 'D', 'F', ''),
  refill: shares,
  per_session: rates,
  refill_rate: figures(90, 160, 1),
  stay: figures(0, 0.4, 0.01),
  stay_rate: figures(80, 140, 1),
};

/** Arguments that serve all results of a call. */
const SHARED: Readonly<Record<string, string>> = {
  names: '[["Insurer A", "Insurer B", "Insurer C", "Insurer D"]]',
  thresholds: '""',
  holidays: '[["2026-12-24"], ["2026-12-31"], ["2026-08-10"]]',
};

/** The columns that a function looks up in: passed whole, however many results are asked for. */
const LOOKED_UP: Readonly<Record<string, readonly string[]>> = {
  WEIGHTED_PCT_OF_MEDICARE: ['rates', 'codes', 'sessions'],
  PAYER_PCT_OF_MEDICARE: ['rate_payers', 'rate_codes', 'rates', 'sessions', 'own_codes', 'own_amounts'],
  PAYER_PCT_BASIS: ['rate_payers', 'rate_codes', 'rates', 'sessions', 'own_codes', 'own_amounts'],
  RATE_IN_FORCE: ['rate_payers', 'rate_codes', 'rate_effective', 'rates', 'rate_levels'],
  PRACTICE_AVERAGE: ['rate_payers', 'rate_codes', 'rate_effective', 'rates', 'sessions', 'rate_levels'],
  CONTRACTED_ONLY: ['rate_payers', 'rate_codes', 'rate_effective', 'contracted', 'allowed', 'rate_levels'],
  SHORTFALL_SENTENCE: ['payers', 'codes', 'dollars'],
  BENCHMARK_RANGE: ['benchmark_codes', 'from_amounts', 'to_amounts', 'like_for_like'],
  BENCHMARK_QUOTE: [
    'benchmark_codes',
    'from_amounts',
    'to_amounts',
    'like_for_like',
    'sources',
    'as_of',
    'may_be_cited',
  ],
  AVERAGE_OF_OTHERS: ['list_payers', 'parts', 'wholes'],
  PAYER_TOTAL: ['list_payers', 'figures', 'list_from', 'list_to'],
  PAYER_AVERAGE: ['list_payers', 'figures', 'counts', 'list_from', 'list_to'],
  PERIOD_CHECK: ['list_payers', 'list_from', 'list_to'],
  PAYER_CODE_LIGHTS: ['rate_payers', 'rate_codes', 'rates', 'rate_types', 'own_codes', 'own_amounts'],
  PAYER_PCT_OF_BEST: ['rate_payers', 'rate_codes', 'rates', 'sessions', 'rate_types'],
  OFFER_BREADTH: ['current', 'offered', 'sessions'],
};

/** Google's clock and calendar, for date cells; everything else of a context is the language alone. */
const SERVICES = `
  var SpreadsheetApp = { getActive: function () { return { getSpreadsheetTimeZone: function () { return "UTC"; } }; } };
  var Utilities = {
    formatDate: function (date) { return date.toISOString().slice(0, 10); },
    parseDate: function (day) { return new Date(day + "T00:00:00Z"); }
  };`;

interface Calls {
  /** Makes the columns, before any time is taken. */
  readonly columns: string;
  /** The same for a first call, which looks up in the rates of a practice. */
  readonly fewRows: string;
  readonly first: string;
  readonly range: string | null;
  /** The result of row `i`. */
  readonly single: string | null;
}

function callsOf({ name, kind, parameters }: CellFunction): Calls {
  const lookedUp = LOOKED_UP[name] ?? [];
  const columnsOf = (rows: number): string =>
    `${AS_DATES}\n${parameters.map((parameter) => columnOf(parameter, rows)).join('\n')}\nvar i = 0;`;
  const columnOf = (parameter: ParameterHelp, length: number): string => {
    if (parameter.name in SHARED) return '';
    const values = COLUMNS[parameter.name];
    if (!values)
      throw new Error(`${name} takes ${parameter.name}, which COLUMNS of bench-functions.ts has no values for.`);
    const repeats = lookedUp.includes(parameter.name) ? ROWS : DISTINCT;
    const rows = Array.from({ length }, (_, row) => [values(row % repeats)].flat());
    const cells = parameter.jsdoc === 'Date' ? `asDates(${JSON.stringify(rows)})` : JSON.stringify(rows);
    return `var ${parameter.name}_ = ${cells};`;
  };
  const call = (own: (name: string) => string): string => {
    const given = parameters.map(({ name }) => SHARED[name] ?? (lookedUp.includes(name) ? `${name}_` : own(name)));
    return `${name}(${given.join(', ')})`;
  };
  const range = call((name) => (kind === 'block' ? `${name}_[0][0]` : `${name}_`));
  const single = call((name) => `(${name}_[i].length > 1 ? [${name}_[i]] : ${name}_[i][0])`);
  const hasRange = kind !== 'block' || lookedUp.length > 0;
  return {
    columns: columnsOf(ROWS),
    fewRows: columnsOf(DISTINCT),
    first: call((name) => `(${name}_[0].length > 1 ? [${name}_[0]] : ${name}_[0][0])`),
    range: hasRange ? range : null,
    single: kind === 'block' && hasRange ? null : single,
  };
}

const AS_DATES = `function asDates(rows) {
  return rows.map(function (row) { return row.map(function (day) { return day === "" ? "" : new Date(day + "T00:00:00Z"); }); });
}`;

/** What making the columns left behind is not the function's to clear away. The contexts themselves stay bare. */
function garbageCollector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const collect: () => void = vm.runInNewContext('gc');
  v8.setFlagsFromString('--no-expose-gc');
  return collect;
}

const collectGarbage = garbageCollector();

/** A fresh context with the columns in place, and what loading Code.js in it takes. */
function fresh(code: string, columns: string): { loading: Taken; run(script: string): Taken } {
  const context = vm.createContext(Object.create(null));
  const run = (script: string): Taken => timed(script, context);
  vm.runInContext(SERVICES, context);
  vm.runInContext(columns, context);
  collectGarbage();
  return { loading: run(code), run };
}

/** The fastest of up to `RUNS` runs; what takes long is run less often. */
function fastest(work: () => Taken): Taken {
  const taken: Taken[] = [];
  const since = performance.now();
  while (taken.length < 3 || (taken.length < RUNS && performance.now() - since < ENOUGH)) taken.push(work());
  return least(taken);
}

/** Single calls until patience ends, taken up to all rows. */
function oneByOne(code: string, { columns, single }: Calls): number {
  const { loading, run } = fresh(code, columns);
  let [taken, rows, batch] = [0, 0, 1];
  while (taken < PATIENCE && rows < ROWS) {
    const next = Math.min(rows + batch, ROWS);
    taken += run(`for (i = ${rows}; i < ${next}; i++) ${single};`).waited;
    rows = next;
    batch *= 2;
  }
  return loading.waited + (taken * ROWS) / rows;
}

/** What the others are measured by. */
const YARD = 'RATE_GAP';

/** Those of the names, and what they are measured by. */
export function functionsNamed(names: readonly string[]): CellFunction[] {
  const unknown = names.find((name) => !cellFunctions.some((each) => each.name === name));
  if (unknown !== undefined) throw new BuildError(`There is no cell function ${unknown}.`);
  return cellFunctions.filter(({ name }) => name === YARD || names.includes(name));
}

/** In the order in which the functions are declared. */
export function benchFunctions(code: string, functions: readonly CellFunction[] = cellFunctions): FunctionCost[] {
  return functions.map((each) => {
    const calls = callsOf(each);
    const once = (call: string, columns: string): Taken => {
      const { loading, run } = fresh(code, columns);
      return together(loading, run(call));
    };
    const { first, range, single } = calls;
    return {
      name: each.name,
      first: fastest(() => once(first, calls.fewRows)),
      range: range === null ? null : fastest(() => once(range, calls.columns)),
      single: single === null ? null : oneByOne(code, calls),
    };
  });
}

const GOALS = { first: 15, range: 60 };

export function functionTable(costs: readonly FunctionCost[]): string[] {
  const width = Math.max(...costs.map(({ name }) => name.length));
  const yard = costs.find(({ name }) => name === YARD)?.range?.worked ?? Number.NaN;
  const figure = (value: number | null | undefined, digits = 1): string => value?.toFixed(digits) ?? '-';
  const line = (name: string, first: string, range: string, worked: string, ratio: string, single: string): string =>
    [name.padEnd(width), ...[first, range, worked, ratio].map((each) => each.padStart(10)), single.padStart(11)].join(
      ' ',
    );
  const over = costs.filter(({ first, range }) => first.waited > GOALS.first || (range?.waited ?? 0) > GOALS.range);
  return [
    'Each cell function in milliseconds, the fastest of several runs: until the result is there, and of the processor, which',
    'compiles what runs often on another core meanwhile;',
    `${DISTINCT} different rows over and over; look-up columns of ${ROWS} rows;`,
    'one by one in a single context, the longer ones estimated from the first rows',
    line('', 'first', `${ROWS} rows`, 'processor', `x ${YARD}`, 'one by one'),
    line('goal', String(GOALS.first), String(GOALS.range), '', '', ''),
    ...costs.map(({ name, first, range, single }) =>
      line(
        name,
        figure(first.waited),
        figure(range?.waited),
        figure(range?.worked),
        figure(range && range.worked / yard),
        figure(single, 0),
      ),
    ),
    over.length === 0 ? 'All within the goals.' : `Above a goal: ${over.map(({ name }) => name).join(', ')}.`,
  ];
}
