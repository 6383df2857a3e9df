/**
 * How a cell function is declared, and all that follows from the declaration: arguments read and checked, single cells
 * and ranges, blanks, errors (DESIGN 4, "Conventions"), and the words for Sheets' autocomplete and the help pages.
 *
 * Three kinds. A `cell` function broadcasts over its row-wise arguments and gives one result per cell; a `row` function
 * gives one per row; a `block` function gives one for all it is given.
 */
import { Refusal } from '../domain/refusal.ts';
import { isThresholdName, readThresholds, type Thresholds } from '../domain/thresholds.ts';
import { joinWords } from '../domain/words.ts';
import { midnightInSpreadsheet } from '../platform/zone.ts';
import { type Cell, checkText, isDate, refusal, text, tidy, type ValueType } from './values.ts';

const { isArray } = Array;
const { isFinite: isFiniteNumber } = Number;
/** Below it a whole number needs no memory of its own. */
const SMALL = 2 ** 31;

export type Kind = 'cell' | 'row' | 'block';

/**
 * What part an argument plays. `each`: one value for each result; a single cell serves all. `row`: the cells of the
 * row that a row function judges. `heading`: one row of names over those cells. `column`: a look-up column, passed whole
 * (heading and trailing blanks included); it never shapes the result. `table`: the thresholds, which don't either.
 */
export type Role = 'each' | 'row' | 'heading' | 'column' | 'table';

/** `V` is what the rule gets for it. */
export interface Parameter<V = unknown, R extends Role = Role> {
  readonly role: R;
  readonly type: ValueType<unknown>;
  readonly help: string;
  readonly optional: boolean;
  /** Needed, but a blank has a meaning of its own: the rule gets `undefined` for it. */
  readonly mayBeBlank?: boolean;
  /** How many columns a row of cells must have. */
  readonly width?: number;
  /** Look-up columns of one table are equally long; those of a second table are named here, and have a length of their own. */
  readonly table?: string;
  /** Never set; carries the type. */
  readonly value?: V;
}

export function each<T>(type: ValueType<T>, help: string): Parameter<T, 'each'> {
  return { role: 'each', type, help, optional: false };
}

/** The help says what a left-out argument means. */
export function optional<T>(type: ValueType<T>, help: string): Parameter<T | undefined, 'each'> {
  return { role: 'each', type, help, optional: true };
}

/** The rule says what a blank means. */
export function known<T>(type: ValueType<T>, help: string): Parameter<T | undefined, 'each'> {
  return { role: 'each', type, help, optional: false, mayBeBlank: true };
}

/** With a `width`, every row has that many cells, read by position. */
export function row<T>(type: ValueType<T>, help: string, width?: number): Parameter<(T | undefined)[], 'row'> {
  const parameter = { role: 'row', type, help, optional: false } as const;
  return width === undefined ? parameter : { ...parameter, width };
}

export function optionalRow<T>(type: ValueType<T>, help: string): Parameter<(T | undefined)[], 'row'> {
  return { role: 'row', type, help, optional: true };
}

export function heading<T>(type: ValueType<T>, help: string): Parameter<(T | undefined)[], 'heading'> {
  return { role: 'heading', type, help, optional: false };
}

export function column<T>(type: ValueType<T>, help: string): Parameter<Column<T>, 'column'> {
  return { role: 'column', type, help, optional: false };
}

export function optionalColumn<T>(type: ValueType<T>, help: string): Parameter<Column<T> | undefined, 'column'> {
  return { role: 'column', type, help, optional: true };
}

/** Needed in its place, but a blank one is as good as none: `""`, or nothing between two commas. */
export function blankableColumn<T>(type: ValueType<T>, help: string): Parameter<Column<T> | undefined, 'column'> {
  return { role: 'column', type, help, optional: false, mayBeBlank: true };
}

/** A left-out look-up column of a second table, such as the Medicare tab beside Rates: it may be longer or shorter than the first. */
export function optionalColumnOf<T>(
  table: string,
  type: ValueType<T>,
  help: string,
): Parameter<Column<T> | undefined, 'column'> {
  return { ...optionalColumn(type, help), table };
}

/** The rule always gets a whole set. A wrong value is the whole call's error, wherever the call has ranges. */
export const thresholds: Parameter<Thresholds, 'table'> = {
  role: 'table',
  type: text,
  help: 'Your own limits: RateCase_Thresholds, or two columns with names and values; left out: the usual limits.',
  optional: true,
};

/** A heading at the top of a column that was passed whole: text without a digit, where codes and figures stand. */
export function isHeading(index: number, ...columns: readonly Column<unknown>[]): boolean {
  return index === 0 && columns.every((each) => /^\D+$/.test(each.key(0)));
}

export type Parameters = Readonly<Record<string, Parameter>>;

/** What the rule gets for a parameter. */
export type Given<P> = P extends Parameter<infer V> ? V : never;

type Values<P extends Parameters, R extends Role> = {
  [K in keyof P as P[K] extends Parameter<unknown, R> ? K : never]: Given<P[K]>;
};

/** What a cell can show. A date is midnight of its day in the spreadsheet's zone. */
export type Result = string | number | boolean | Date;

type Plain = Exclude<Result, Date>;
/** What a rule gives: null is a blank cell; a list for a function with several columns. */
type Outcome = Plain | null | readonly (Plain | null)[];

export interface Example {
  /** As typed into a cell, with made-up references; shown in the help. */
  formula: string;
  /** The values that those references stand for. */
  args: readonly unknown[];
  /** A date as `YYYY-MM-DD`. */
  gives: Plain | readonly (readonly Plain[])[];
  /** What the result tells, in words. */
  says: string;
}

interface Declaration<P extends Parameters, T> {
  readonly name: string;
  readonly kind: Kind;
  /** The results are days, written `YYYY-MM-DD` by the rule. */
  readonly result?: 'date';
  /** For a row function with several cells side by side as its result: what each is. */
  readonly columns?: readonly string[];
  /** In the order in which they are passed. */
  readonly parameters: P;
  /** What it is for, in plain words for a therapist. The first sentence can stand alone. */
  readonly help: string;
  readonly example: Example;
  /** The rule with its Handbook id and where the rule comes from. */
  readonly rule: string;
  /** What its own errors mean, beyond those that every function has. */
  readonly errors?: readonly string[];
  /** Makes what is looked up in; once a call. */
  readonly prepare?: (columns: Values<P, 'column'>) => T;
  /** The rule. Gets no blank where a value is required. */
  readonly compute: (values: Values<P, 'each' | 'row' | 'heading' | 'table'>, prepared: T) => Outcome;
}

export interface ParameterHelp {
  name: string;
  role: Role;
  jsdoc: string;
  optional: boolean;
  /** With "(optional)" in the text, which is how Sheets' autocomplete can show it. */
  help: string;
}

export interface CellFunction {
  readonly name: string;
  readonly kind: Kind;
  readonly parameters: readonly ParameterHelp[];
  readonly help: string;
  readonly example: Example;
  readonly rule: string;
  readonly errors: readonly string[];
  /** What the cells of a result are, where it has several; else empty. */
  readonly columns: readonly string[];
  /** As Sheets calls it: single cells give a single result, a range gives rows of results. */
  readonly call: (...args: unknown[]) => Result | Result[][];
}

/** A look-up column: cells in the order of the sheet, read one by one when a row turns out to matter. */
export interface Column<T> {
  /** The indexes of its filled cells. */
  rows(): readonly number[];
  /** The cell's text for comparison; '' for a blank cell. */
  key(index: number): string;
  /** The indexes of its filled cells by that text. */
  byKey(): ReadonlyMap<string, readonly number[]>;
  /** Undefined for a blank cell. Throws a Refusal that names the row. */
  read(index: number): T | undefined;
}

export function declare<P extends Parameters, T = undefined>(declaration: Declaration<P, T>): CellFunction {
  const { name, kind, help, example, rule } = declaration;
  const call = new Caller(declaration as unknown as AnyDeclaration);
  return {
    name,
    kind,
    help,
    example,
    rule,
    errors: declaration.errors ?? [],
    columns: declaration.columns ?? [],
    parameters: Object.entries(declaration.parameters).map(([name, parameter]) => ({
      name,
      role: parameter.role,
      jsdoc: parameter.type.jsdoc,
      optional: parameter.optional,
      help: parameter.optional ? `(optional) ${parameter.help}` : parameter.help,
    })),
    call: (...args) => call.run(args),
  };
}

/** A declaration once its types have done their work. */
interface AnyDeclaration {
  name: string;
  kind: Kind;
  result?: 'date';
  columns?: readonly string[];
  parameters: Parameters;
  prepare?: (columns: Record<string, unknown>) => unknown;
  compute: (values: Record<string, unknown>, prepared: unknown) => Outcome;
}

/**
 * An argument as the rectangle of cells that Sheets passes. A cell is tidied when it is asked for: most of a long look-up
 * column never is.
 */
class Grid {
  readonly height: number;
  readonly width: number;
  readonly rows: readonly unknown[];

  constructor(argument: unknown) {
    this.rows = isArray(argument) && argument.length > 0 ? argument : [argument];
    const [first] = this.rows;
    this.height = this.rows.length;
    this.width = isArray(first) && first.length > 1 ? first.length : 1;
  }

  at(row: number, column: number): Cell {
    return tidy(this.given(row, column));
  }

  /** As it arrived. A single row or column serves every row or column of the result. */
  given(row: number, column: number): unknown {
    const line = this.rows[this.height === 1 ? 0 : row];
    return isArray(line) ? line[this.width === 1 ? 0 : column] : line;
  }

  /** The cells of a single row, or else the first of each row, as they arrived. */
  line(): readonly unknown[] {
    const [first] = this.rows;
    if (this.height === 1 && isArray(first) && first.length > 0) return first;
    return this.rows.map((row) => (isArray(row) ? row[0] : row));
  }

  row(row: number): Cell[] {
    const cells: Cell[] = [];
    for (let column = 0; column < this.width; column++) cells.push(this.at(row, column));
    return cells;
  }

  get isRange(): boolean {
    return this.height > 1 || this.width > 1;
  }

  get size(): string {
    return this.isRange ? `${count(this.height, 'row')} by ${count(this.width, 'column')}` : 'a single cell';
  }

  isBlankRow(row: number): boolean {
    for (let column = 0; column < this.width; column++) if (this.at(row, column) !== '') return false;
    return true;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** One argument of a call. A column of a thousand cells holds few different texts: each is read once. */
class Argument {
  readonly grid: Grid;
  readonly needsValue: boolean;
  private readonly values = new Map<string, unknown>();

  constructor(
    readonly name: string,
    readonly parameter: Parameter,
    given: unknown,
  ) {
    this.grid = new Grid(given);
    this.needsValue = !mayBeBlank(parameter);
  }

  get role(): Role {
    return this.parameter.role;
  }

  /** What serves a result: a cell, or the row of cells that a row function judges. */
  at(row: number, column: number): Cell | Cell[] {
    return this.role === 'each' ? this.grid.at(row, column) : this.grid.row(row);
  }

  valueOf(given: Cell | Cell[]): unknown {
    if (!isArray(given)) return this.read(given, -1, '');
    return given.map((cell, index) => this.read(cell, given.length > 1 ? index : -1, 'column'));
  }

  /** Undefined for a blank cell. `index` and `unit` tell where it stands: "in row 7 of rates"; -1: "for rate". */
  read(cell: Cell, index: number, unit: string): unknown {
    if (cell === '') return undefined;
    const known = typeof cell === 'string' ? this.values.get(cell) : undefined;
    if (known !== undefined) return known;
    const { type } = this.parameter;
    const value = type.read(cell);
    if (value === undefined) {
      const where = index < 0 ? `for ${this.name}` : `in ${unit} ${index + 1} of ${this.name}`;
      throw refusal(cell, type, this.name, where);
    }
    if (typeof cell === 'string') this.values.set(cell, value);
    return value;
  }
}

/** All cells of an argument in one line: down a column, or along a row. */
class Line implements Column<unknown> {
  private readonly cells: readonly unknown[];
  private readonly isTall: boolean;
  private readonly isRange: boolean;
  /** What cells that arrived so are read as, and compared as: a long column repeats few texts and figures. */
  private readonly values = new Map<unknown, unknown>();
  private readonly keys = new Map<unknown, string>();

  constructor(private readonly argument: Argument) {
    const { grid } = argument;
    this.isTall = grid.height > 1;
    this.isRange = grid.isRange;
    this.cells = grid.line();
  }

  rows(): number[] {
    const filled: number[] = [];
    for (let index = 0; index < this.cells.length; index++) if (tidy(this.cells[index]) !== '') filled.push(index);
    return filled;
  }

  key(index: number): string {
    const given = this.cells[index];
    return this.keys.get(given) ?? this.keyAnew(given);
  }

  private keyAnew(given: unknown): string {
    const key = this.argument.parameter.type.key(tidy(given));
    this.keys.set(given, key);
    return key;
  }

  byKey(): ReadonlyMap<string, readonly number[]> {
    const byKey = new Map<string, number[]>();
    const known = new Map<unknown, number[]>();
    for (let index = 0; index < this.cells.length; index++) {
      const given = this.cells[index];
      let rows = known.get(given);
      if (rows === undefined) {
        const key = this.key(index);
        rows = byKey.get(key) ?? [];
        known.set(given, rows);
        if (tidy(given) !== '') byKey.set(key, rows);
      }
      rows.push(index);
    }
    return byKey;
  }

  read(index: number): unknown {
    const given = this.cells[index];
    return given === '' ? undefined : (this.values.get(given) ?? this.readAnew(given, index));
  }

  private readAnew(given: unknown, index: number): unknown {
    const value = this.argument.read(tidy(given), this.isRange ? index : -1, this.isTall ? 'row' : 'column');
    // Each date cell is an object of its own, and its day is remembered elsewhere.
    if (typeof given !== 'object') this.values.set(given, value);
    return value;
  }
}

/** Results by number, line by line, and how many numbers there may be. */
interface Numbers {
  numbers: number[];
  many: number;
}

/**
 * Numbers the results of a call, line by line: those with equal cells get the same number. A practice's sheet has few
 * different rows and a rule depends on its cells alone, so it works each out once. Kept for a call, so no larger than its
 * ranges. Goes column by column, because short loops are what a script that just began is fast at.
 */
function resultNumbers(rowWise: readonly Argument[], height: number, width: number): Numbers {
  const numbers = Array<number>(height * width).fill(0);
  let many = 1;
  const refine = (grid: Grid, across: number, first: number): void => {
    // Small numbers are fast, and there are at most as many different cells as numbers.
    if (many * numbers.length >= SMALL) many = renumber(numbers, many);
    many *= tellApart(numbers, many, grid, across, first);
  };
  for (const { grid, role } of rowWise) {
    if (role === 'row' && grid.height > 1) for (let column = 0; column < grid.width; column++) refine(grid, 1, column);
    if (role === 'each' && grid.isRange) refine(grid, width, 0);
  }
  return { numbers, many: many > numbers.length ? renumber(numbers, many) : many };
}

/**
 * Tells apart what has had the same of `many` numbers by cells of a grid: in each line `across` of them, from column
 * `first` on. Gives how many different cells there are.
 */
function tellApart(numbers: number[], many: number, grid: Grid, across: number, first: number): number {
  const { rows } = grid;
  const down = grid.height === 1 ? 0 : 1;
  const aside = grid.width === 1 ? 0 : 1;
  const cells = new Map<unknown, number>();
  // Each date cell is an object of its own.
  const days = new Map<unknown, number>();
  let kinds = 0;
  for (let at = 0, row = 0; at < numbers.length; row++) {
    const line = rows[row * down];
    for (let column = 0; column < across; column++, at++) {
      let cell = isArray(line) ? line[first + column * aside] : line;
      let known = cells;
      if (typeof cell === 'object') {
        const tidied = tidy(cell);
        if (isDate(tidied)) known = days;
        cell = isDate(tidied) ? tidied.getTime() : tidied;
      }
      let kind = known.get(cell);
      if (kind === undefined) {
        kind = kinds++;
        known.set(cell, kind);
      }
      numbers[at] = (numbers[at] ?? 0) + kind * many;
    }
  }
  return kinds;
}

/** Numbers anew, from 0 on, what is numbered below `limit`. Gives how many numbers there are. */
function renumber(numbers: number[], limit: number): number {
  // A list is faster than a map, and mostly untouched; but it must not outgrow the range by far.
  return limit <= 64 * numbers.length ? renumberByList(numbers, new Int32Array(limit)) : renumberByMap(numbers);
}

function renumberByMap(numbers: number[]): number {
  const known = new Map<number, number>();
  for (let at = 0; at < numbers.length; at++) {
    const old = numbers[at] ?? 0;
    const number = known.get(old) ?? known.size;
    if (number === known.size) known.set(old, number);
    numbers[at] = number;
  }
  return known.size;
}

/** In the list the numbers count from 1: an empty place holds 0. */
function renumberByList(numbers: number[], list: Int32Array): number {
  let found = 0;
  for (let at = 0; at < numbers.length; at++) {
    const old = numbers[at] ?? 0;
    const number = list[old] || ++found;
    list[old] = number;
    numbers[at] = number - 1;
  }
  return found;
}

function mayBeBlank(parameter: Parameter | undefined): boolean {
  return parameter?.optional === true || parameter?.mayBeBlank === true;
}

function isBlank(given: Cell | Cell[]): boolean {
  return isArray(given) ? given.every((cell) => cell === '') : given === '';
}

class Caller {
  private readonly names: readonly string[];
  /** How many arguments there must be, blank ones between them included. */
  private readonly needed: number;

  constructor(private readonly declaration: AnyDeclaration) {
    this.names = Object.keys(declaration.parameters);
    this.needed = Object.values(declaration.parameters).reduce(
      (last, { optional }, at) => (optional ? last : at + 1),
      0,
    );
  }

  run(given: readonly unknown[]): Result | Result[][] {
    const all = this.arguments(given);
    const rowWise = all.filter((argument) => argument.role === 'each' || argument.role === 'row');
    const headings = all.filter((argument) => argument.role === 'heading');
    const shape = this.shape(rowWise, headings);
    const isRange = (this.declaration.kind === 'block' ? all : rowWise).some((argument) => argument.grid.isRange);
    const values = this.tables(all);
    for (const { name } of rowWise) values[name] = undefined;
    const prepared = this.prepare(all);
    const inRow = [...rowWise, ...headings];
    const width = this.declaration.columns?.length ?? 0;

    const outcome = (row: number, column: number): Outcome => {
      try {
        return this.compute(inRow, row, column, prepared, values);
      } catch (problem) {
        if (!(problem instanceof Refusal)) throw problem;
        if (isRange) return checkText(problem.message);
        throw new Error(problem.message);
      }
    };
    if (!isRange && width === 0) return this.shown(outcome(0, 0));
    const { numbers, many } = resultNumbers(rowWise, shape.height, shape.width);
    /** What cells of the same number give. */
    const known = Array<Result[] | undefined>(many);
    const rows: Result[][] = [];
    const cellsAt = (row: number, column: number): Result[] => {
      const number = numbers[row * shape.width + column] ?? 0;
      let cells = known[number];
      if (cells === undefined) {
        cells = this.cells(outcome(row, column));
        known[number] = cells;
      }
      return cells;
    };
    for (let row = 0; row < shape.height; row++) {
      // Rows with the same result may be one list: Sheets only reads it.
      let line = cellsAt(row, 0);
      for (let column = 1; column < shape.width; column++) line = line.concat(cellsAt(row, column));
      rows.push(line);
    }
    return rows.length > 0 ? rows : [this.cells(null)];
  }

  /** The cells that a result fills. Of several a blank one or a sentence has the first alone. */
  private cells(outcome: Outcome): Result[] {
    const { columns } = this.declaration;
    if (columns === undefined) return [this.shown(outcome)];
    return columns.map((_, at) => this.shown(isArray(outcome) ? (outcome[at] ?? null) : at === 0 ? outcome : null));
  }

  /** As the cell gets it: nothing is '', a day is a date. */
  private shown(outcome: Outcome): Result {
    if (outcome === null || typeof outcome === 'object') return '';
    const isDay = this.declaration.result === 'date' && typeof outcome === 'string' && DAY.test(outcome);
    return isDay ? midnightInSpreadsheet(outcome) : outcome;
  }

  private tables(all: readonly Argument[]): Record<string, unknown> {
    const tables: Record<string, unknown> = {};
    for (const argument of all) if (argument.role === 'table') tables[argument.name] = thresholdsIn(argument);
    return tables;
  }

  private arguments(given: readonly unknown[]): Argument[] {
    const { name, parameters } = this.declaration;
    if (given.length > this.names.length) {
      throw new Error(
        `${name} takes ${count(this.names.length, 'argument')}, ${joinWords(this.names)}; ${given.length} were given.`,
      );
    }
    const missing = Object.entries(parameters).find(([, parameter], at) => !parameter.optional && at >= given.length);
    if (missing) {
      const blank = this.names.filter((each, at) => at < this.needed && mayBeBlank(parameters[each]));
      const hint = blank.length === 0 ? '' : ` Where you have no ${joinWords(blank, 'or')}, type "".`;
      throw new Error(`${name} needs ${count(this.needed, 'argument')}; ${missing[0]} is missing.${hint}`);
    }
    return Object.entries(parameters).map(([name, parameter], at) => new Argument(name, parameter, given[at]));
  }

  /** How many rows and columns of results; sizes that do not fit are the whole call's error. */
  private shape(rowWise: readonly Argument[], headings: readonly Argument[]): { height: number; width: number } {
    const { kind, name } = this.declaration;
    const perRow = kind === 'cell' ? rowWise : rowWise.filter((argument) => argument.role === 'each');
    const height = this.agree(rowWise, (grid) => grid.height);
    const width = this.agree(perRow, (grid) => grid.width);
    if (kind === 'block' && (height > 1 || width > 1)) {
      const range = rowWise.find((argument) => argument.grid.isRange);
      throw new Error(`${range?.name} takes a single cell in ${name}; it is ${range?.grid.size}.`);
    }
    if (kind === 'row') {
      const wide = perRow.find((argument) => argument.grid.width > 1);
      if (wide) throw new Error(`${wide.name} takes one column in ${name}; it is ${wide.grid.size}.`);
      const odd = rowWise.find(
        ({ parameter, grid }) => parameter.width !== undefined && parameter.width !== grid.width,
      );
      if (odd) {
        const wanted = count(odd.parameter.width ?? 0, 'column');
        throw new Error(`${odd.name} takes ${wanted} in ${name}, side by side; it is ${odd.grid.size}.`);
      }
      const tall = headings.find((argument) => argument.grid.height > 1);
      if (tall) throw new Error(`${tall.name} takes a single row in ${name}; it is ${tall.grid.size}.`);
      const side = rowWise.filter((argument) => argument.role === 'row' && !this.isLeftOut(argument));
      this.agree([...side, ...headings], (grid) => grid.width, false);
    }
    return { height: this.filledHeight(rowWise, height), width };
  }

  private isLeftOut(argument: Argument): boolean {
    return mayBeBlank(argument.parameter) && !argument.grid.isRange && argument.grid.isBlankRow(0);
  }

  /** The one length above 1 that all share; with `stretch` a single row or column serves all. */
  private agree(all: readonly Argument[], length: (grid: Grid) => number, stretch = true): number {
    let longest: Argument | undefined;
    for (const argument of all) {
      const own = length(argument.grid);
      if (stretch && own === 1) continue;
      if (longest && length(longest.grid) !== own) {
        throw new Error(
          `${longest.name} is ${longest.grid.size} and ${argument.name} is ${argument.grid.size}; ` +
            `give them the same size${stretch ? ', or a single cell for one of them' : ''}.`,
        );
      }
      longest ??= argument;
    }
    return longest ? length(longest.grid) : 1;
  }

  /** Rows without the trailing ones that are blank in every argument that runs down the rows. */
  private filledHeight(rowWise: readonly Argument[], height: number): number {
    const ranges = rowWise.filter((argument) => argument.grid.height > 1);
    const shaping = ranges.length > 0 ? ranges : rowWise.filter((argument) => argument.grid.isRange);
    if (shaping.length === 0) return height;
    let filled = height;
    while (filled > 0 && shaping.every((argument) => argument.grid.isBlankRow(filled - 1))) filled--;
    return filled;
  }

  /** A refusal is for the results that need what is prepared: a blank one does not. */
  private prepare(all: readonly Argument[]): { value: unknown } | Refusal {
    const { prepare } = this.declaration;
    if (!prepare) return { value: undefined };
    const columns: Record<string, unknown> = {};
    const shared = all.filter((argument) => argument.role === 'column' && !this.isLeftOut(argument));
    for (const argument of shared) {
      if (argument.grid.width > 1 && argument.grid.height > 1) {
        throw new Error(`${argument.name} takes one column in ${this.declaration.name}; it is ${argument.grid.size}.`);
      }
      columns[argument.name] = new Line(argument);
    }
    for (const table of new Set(shared.map(({ parameter }) => parameter.table))) {
      const columns = shared.filter(({ parameter }) => parameter.table === table);
      this.agree(columns, (grid) => grid.height, false);
      this.agree(columns, (grid) => grid.width, false);
    }
    try {
      return { value: prepare(columns) };
    } catch (problem) {
      if (problem instanceof Refusal) return problem;
      throw problem;
    }
  }

  /**
   * What serves a result, argument by argument; undefined where a blank stands in place of a value. A blank goes before a
   * refusal, so every argument is looked at before one is read.
   */
  private given(inRow: readonly Argument[], row: number, column: number): (Cell | Cell[])[] | undefined {
    const given: (Cell | Cell[])[] = [];
    for (let at = 0; at < inRow.length; at++) {
      const cells = inRow[at]?.at(row, column) ?? '';
      if (inRow[at]?.needsValue && isBlank(cells)) return undefined;
      given.push(cells);
    }
    return given;
  }

  /** `values` is one object for the whole call, because making a new one for every cell is what would cost most. */
  private compute(
    inRow: readonly Argument[],
    row: number,
    column: number,
    prepared: { value: unknown } | Refusal,
    values: Record<string, unknown>,
  ): Outcome {
    const given = this.given(inRow, row, column);
    if (given === undefined) return '';
    if (prepared instanceof Refusal) throw prepared;
    for (let at = 0; at < inRow.length; at++) {
      const argument = inRow[at];
      if (argument) values[argument.name] = argument.valueOf(given[at] ?? '');
    }
    const outcome = this.declaration.compute(values, prepared.value);
    return isArray(outcome) ? outcome.map(presentable) : presentable(outcome as Plain | null);
  }
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A faulty threshold throws for the whole call. */
function thresholdsIn({ name, grid }: Argument): Thresholds {
  if (!grid.isRange && grid.isBlankRow(0)) return readThresholds(undefined);
  if (grid.width === 1) {
    throw new Error(`${name} takes two columns, names and values, such as RateCase_Thresholds; it is ${grid.size}.`);
  }
  const rows: unknown[][] = [];
  for (let row = 0; row < grid.height; row++) {
    const given = grid.given(row, 1);
    // An error in a value is no blank here, or the usual limit would judge unseen.
    rows.push([grid.at(row, 0), typeof given === 'string' ? given : grid.at(row, 1)]);
  }
  const filled = rows.some((_, row) => !grid.isBlankRow(row));
  if (filled && !rows.some(([known]) => isThresholdName(known))) {
    throw new Error(
      `${name} has no row that RateCase knows; give RateCase_Thresholds, or two columns with names and values.`,
    );
  }
  try {
    return readThresholds(rows);
  } catch (problem) {
    throw problem instanceof Refusal ? new Error(problem.message) : problem;
  }
}

/** A number beyond all numbers is a mistyped amount. */
function presentable(result: Plain | null): Plain | null {
  if (typeof result === 'number' && !isFiniteNumber(result)) {
    throw new Refusal('', 'The result is too large to be a number; check the amounts.');
  }
  return result === 0 ? 0 : result;
}
