/** Custom functions: arguments and results as Google passes them, results kept until an argument changes. */
import { isDatePattern } from './display.ts';
import { dependsOnClock, type Evaluation, LambdaValue } from './evaluator.ts';
import { childrenOf } from './formula.ts';
import type { Value } from './functions/registry.ts';
import type { Expression } from './grammar.ts';
import type { Locale } from './locale.ts';
import {
  CellError,
  type CustomArgument,
  type CustomFunction,
  type CustomResult,
  type CustomScalar,
  SheetDate,
} from './types.ts';
import { ArrayMatrix, Formatted, fault, isMatrix, rowsOf, type Scalar } from './values.ts';

const CLOCK = new Set(['NOW', 'TODAY', 'RAND', 'RANDBETWEEN']);
const CLOCK_MESSAGE = 'This function is not allowed to reference a cell with NOW(), TODAY(), RAND(), or RANDBETWEEN().';
/** Results kept at most; the oldest goes first. */
const KEPT = 5000;

export class CustomCalls {
  private readonly results = new Map<string, Value>();

  constructor(private readonly find: (name: string) => CustomFunction | undefined) {}

  forget(): void {
    this.results.clear();
  }

  /** Throws the CellError that the cell is to show: #NAME? for an unknown function, #ERROR! for one that threw. */
  call(name: string, nodes: Expression[], evaluation: Evaluation): Value {
    const run = this.find(name);
    if (!run) throw fault('#NAME?', `Unknown function: ${name} (not in the workbench)`);
    if (nodes.some(readsClock)) throw fault('#ERROR!', CLOCK_MESSAGE);
    const args: CustomArgument[] = nodes.map((node) =>
      node.kind === 'omitted' ? undefined : toArgument(evaluation.evaluate(node)),
    );
    while (args.length > 0 && args.at(-1) === undefined) args.pop();
    const key = `${name}\n${args.map(keyOf).join('\n')}`;
    const known = this.results.get(key);
    if (known !== undefined) return rethrow(known);
    const result = runSafely(run, args, key, evaluation.locale);
    this.results.set(key, result);
    if (this.results.size > KEPT) {
      const oldest = this.results.keys().next().value;
      if (oldest !== undefined) this.results.delete(oldest);
    }
    return rethrow(result);
  }
}

function rethrow(value: Value): Value {
  if (value instanceof CellError) throw value;
  return value;
}

function readsClock(node: Expression): boolean {
  if (node.kind === 'call' && CLOCK.has(node.name)) return true;
  return childrenOf(node).some(readsClock);
}

/** Left-out arguments, dates and texts must not look like other values in the cache's key. Written for long columns, mostly blank. */
function keyOf(argument: CustomArgument): string {
  if (argument === undefined) return '-';
  if (!Array.isArray(argument)) return keyOfScalar(argument);
  let key = `[${argument[0]?.length ?? 0}`;
  for (const row of argument) for (const value of row) key += value === '' ? ',' : `,${keyOfScalar(value)}`;
  return key;
}

function keyOfScalar(value: CustomScalar): string {
  if (typeof value === 'number') return String(value);
  return value instanceof SheetDate ? `d${value.serial}` : JSON.stringify(value);
}

function toArgument(value: Value): CustomArgument {
  if (value instanceof LambdaValue) throw fault('#VALUE!', 'A custom function cannot take a LAMBDA.');
  if (dependsOnClock(value)) throw fault('#ERROR!', CLOCK_MESSAGE);
  if (value instanceof CellError) throw value;
  if (!isMatrix(value)) return toScalar(value);
  if (value.rows === 1 && value.columns === 1) return toScalar(value.raw(0, 0));
  return rowsOf(value).map((row) => row.map(toScalar));
}

function toScalar(value: Scalar): CustomScalar {
  if (value === null) return '';
  if (value instanceof CellError) return value.code;
  if (value instanceof Formatted) return isDatePattern(value.format) ? new SheetDate(value.value) : value.value;
  return value;
}

function runSafely(run: CustomFunction, args: CustomArgument[], key: string, locale: Locale): Value {
  let result: CustomResult;
  try {
    result = run(args, key);
  } catch (problem) {
    return fault('#ERROR!', messageOf(problem));
  }
  return fromResult(result, locale);
}

/** The error may come from another vm context, where `instanceof Error` does not hold. */
function messageOf(problem: unknown): string {
  if (typeof problem === 'object' && problem !== null && 'message' in problem) return String(problem.message);
  return String(problem);
}

function fromResult(result: unknown, locale: Locale): Value {
  if (!Array.isArray(result)) return fromScalar(result, locale);
  if (result.length === 0) return fault('#ERROR!', 'The custom function returned an empty list.');
  const rows = result.map((row: unknown) => (Array.isArray(row) ? row : [row]));
  const width = Math.max(1, ...rows.map((row) => row.length));
  return ArrayMatrix.build(rows.length, width, (row, column) => fromScalar(rows[row]?.[column], locale));
}

function fromScalar(value: unknown, locale: Locale): Scalar {
  if (value === null || value === undefined) return null;
  if (value instanceof SheetDate) return new Formatted(value.serial, locale.datePattern);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number')
    return Number.isFinite(value) ? value : fault('#NUM!', 'The result is not a number that a cell can hold.');
  return String(value);
}
