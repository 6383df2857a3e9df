/** IF and its relatives, AND, OR, NOT, SWITCH, and the handling of errors. */
import type { Expression } from '../grammar.ts';
import { RangeMatrix } from '../range.ts';
import { CellError } from '../types.ts';
import { compareValues, fault, isMatrix, plain, type Scalar, valuesOf } from '../values.ts';
import { ANY_NUMBER, block, type Call, type FunctionTable, lazy, scalar, type Value } from './registry.ts';

const OMITTED: Expression = { kind: 'omitted' };

/** Whether an argument makes the function work element by element. */
function isArrayOf(call: Call, value: Value): boolean {
  return call.arrayMode && isMatrix(value) && value.rows * value.columns !== 1;
}

function branch(call: Call, [test = OMITTED, yes = OMITTED, no]: Expression[]): Value {
  const condition = call.argument(test);
  if (!isArrayOf(call, condition)) {
    if (call.boolean(call.scalar(condition))) return call.evaluate(yes);
    return no ? call.evaluate(no) : false;
  }
  const choices = [condition, call.argument(yes), no ? call.argument(no) : false];
  return call.lift(
    choices,
    (value, whenTrue, whenFalse) => (call.boolean(plain(value ?? null)) ? whenTrue : whenFalse) ?? null,
  );
}

/** Pairs of condition and result: the first that holds. */
function firstThatHolds(call: Call, nodes: Expression[]): Value {
  if (nodes.length % 2 !== 0)
    throw fault('#N/A', 'Wrong number of arguments to IFS. Expected an even number of arguments.');
  const [test = OMITTED, result = OMITTED, ...rest] = nodes;
  const condition = call.argument(test);
  if (isArrayOf(call, condition)) {
    const otherwise = rest.length > 0 ? attempt(() => firstThatHolds(call, rest)) : noMatch();
    return call.lift(
      [condition, call.argument(result), otherwise],
      (value, whenTrue, whenFalse) => (call.boolean(plain(value ?? null)) ? whenTrue : whenFalse) ?? null,
    );
  }
  if (call.boolean(call.scalar(condition))) return call.evaluate(result);
  if (rest.length === 0) throw noMatch();
  return firstThatHolds(call, rest);
}

function noMatch(): CellError {
  return fault('#N/A', 'No match');
}

function attempt(run: () => Value): Value {
  try {
    return run();
  } catch (problem) {
    if (problem instanceof CellError) return problem;
    throw problem;
  }
}

function switched(call: Call, [subject = OMITTED, ...cases]: Expression[]): Value {
  const value = call.argument(subject);
  if (isArrayOf(call, value)) {
    const choices = cases.map((node) => call.argument(node));
    return call.lift([value, ...choices], (key, ...rest) => pickCase(key ?? null, rest));
  }
  const key = call.scalar(value);
  if (key instanceof CellError) throw key;
  for (let index = 0; index + 1 < cases.length; index += 2) {
    if (compareValues(key, call.scalar(call.evaluate(cases[index] ?? OMITTED))) === 0) {
      return call.evaluate(cases[index + 1] ?? OMITTED);
    }
  }
  if (cases.length % 2 === 0) throw fault('#N/A', 'Function SWITCH did not find a match.');
  return call.evaluate(cases.at(-1) ?? OMITTED);
}

function pickCase(key: Scalar, cases: Scalar[]): Scalar {
  for (let index = 0; index + 1 < cases.length; index += 2) {
    if (compareValues(plain(key), plain(cases[index] ?? null)) === 0) return cases[index + 1] ?? null;
  }
  return cases.length % 2 === 1 ? (cases.at(-1) ?? null) : fault('#N/A', 'Function SWITCH did not find a match.');
}

/** The value, or what stands in for it where it is an error of this kind. */
function unlessError(call: Call, nodes: Expression[], caught: (error: CellError) => boolean): Value {
  const [subject = OMITTED, substitute = OMITTED] = nodes;
  const value = call.argument(subject);
  const wholeArray = isMatrix(value) && !(value instanceof RangeMatrix) && value.rows * value.columns !== 1;
  if (!wholeArray && !isArrayOf(call, value)) {
    const single = attempt(() => call.raw(value));
    return single instanceof CellError && caught(single) ? call.evaluate(substitute) : single;
  }
  return call
    .withArrays()
    .lift([value, call.argument(substitute)], (element, other) =>
      element instanceof CellError && caught(element) ? (other ?? null) : (element ?? null),
    );
}

/** Truth values among the arguments: in ranges, text and blanks don't count. */
function truths(call: Call, args: Value[]): boolean[] {
  const found: boolean[] = [];
  for (const argument of args) {
    if (!isMatrix(argument)) {
      const value = call.scalar(argument);
      if (value !== null) found.push(call.boolean(value));
      continue;
    }
    for (const value of valuesOf(argument)) {
      if (value instanceof CellError) throw value;
      if (typeof value === 'boolean' || typeof value === 'number') found.push(Boolean(value));
      else if (typeof value === 'string' && /^(true|false)$/i.test(value)) found.push(/^true$/i.test(value));
    }
  }
  if (found.length === 0) throw fault('#VALUE!', 'There is no value that is TRUE or FALSE.');
  return found;
}

export const logicFunctions: FunctionTable = {
  IF: lazy(2, 3, branch),
  IFS: lazy(2, ANY_NUMBER, firstThatHolds),
  SWITCH: lazy(3, ANY_NUMBER, switched),
  IFERROR: lazy(1, 2, (call, nodes) => unlessError(call, nodes, () => true)),
  IFNA: lazy(2, 2, (call, nodes) => unlessError(call, nodes, (error) => error.code === '#N/A')),
  AND: block(1, ANY_NUMBER, (call, args) => truths(call, args).every(Boolean)),
  OR: block(1, ANY_NUMBER, (call, args) => truths(call, args).some(Boolean)),
  XOR: block(1, ANY_NUMBER, (call, args) => truths(call, args).filter(Boolean).length % 2 === 1),
  NOT: scalar(1, 1, (call, value = null) => !call.boolean(value)),
  TRUE: scalar(0, 0, () => true),
  FALSE: scalar(0, 0, () => false),
};
