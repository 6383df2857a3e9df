/** How the functions of the workbench are declared, and what they may ask of the formula that calls them. */
import type { LambdaValue } from '../evaluator.ts';
import type { Expression } from '../grammar.ts';
import type { Locale } from '../locale.ts';
import type { CellValue } from '../types.ts';
import type { Matrix, Scalar } from '../values.ts';

export type Value = Scalar | Matrix | LambdaValue;

/** The calling formula, as a function sees it. */
export interface Call {
  readonly locale: Locale;
  /** Where the formula stands. */
  readonly row: number;
  readonly column: number;
  /** Inside ARRAYFORMULA and its like: operators and single-value functions work element by element. */
  readonly arrayMode: boolean;
  /** The spreadsheet's wall clock as a serial number. */
  now(): number;
  evaluate(node: Expression): Value;
  /** As `evaluate`, with an error as a value. */
  argument(node: Expression): Value;
  withArrays(): Call;
  invoke(callee: Value, args: Value[]): Value;
  lift(args: Value[], run: (...elements: Scalar[]) => Scalar): Value;
  /** The single value of an argument: of a range, the one in the formula's row or column. */
  scalar(value: Value): CellValue;
  raw(value: Value): Scalar;
  matrix(value: Value): Matrix;
  /** Coercions; each throws the CellError that the cell is to show. */
  number(value: CellValue): number;
  text(value: CellValue): string;
  boolean(value: CellValue): boolean;
}

interface Arity {
  min: number;
  max: number;
}

/** Takes single values and gives one; runs element by element under ARRAYFORMULA. */
export interface ScalarFunction extends Arity {
  kind: 'scalar';
  acceptsErrors?: boolean;
  /** The result shows in the format of the first argument. */
  keepsFormat?: boolean;
  run(call: Call, ...args: CellValue[]): Scalar;
}

/** Takes ranges and arrays whole. */
export interface BlockFunction extends Arity {
  kind: 'block';
  /** Its arguments are calculated as under ARRAYFORMULA. */
  arrays?: boolean;
  /** Arguments that are taken one element at a time under ARRAYFORMULA, by index. */
  lifted?: (index: number) => boolean;
  /** Each such call gives a row of its own. */
  expands?: boolean;
  run(call: Call, args: Value[]): Value;
}

/** Decides itself which arguments to calculate. */
export interface LazyFunction extends Arity {
  kind: 'lazy';
  run(call: Call, nodes: Expression[]): Value;
}

export type FunctionDefinition = ScalarFunction | BlockFunction | LazyFunction;
export type FunctionTable = Record<string, FunctionDefinition>;

export const ANY_NUMBER = Number.POSITIVE_INFINITY;

export function scalar(
  min: number,
  max: number,
  run: ScalarFunction['run'],
  options: Pick<ScalarFunction, 'acceptsErrors' | 'keepsFormat'> = {},
): ScalarFunction {
  return { kind: 'scalar', min, max, run, ...options };
}

export function block(
  min: number,
  max: number,
  run: BlockFunction['run'],
  options: Pick<BlockFunction, 'arrays' | 'lifted' | 'expands'> = {},
): BlockFunction {
  return { kind: 'block', min, max, run, ...options };
}

export function lazy(min: number, max: number, run: LazyFunction['run']): LazyFunction {
  return { kind: 'lazy', min, max, run };
}
