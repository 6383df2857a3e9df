/** Works out the value of one formula, with Google Sheets' rules of coercion, arrays and errors. */
import type { Cell } from './cell.ts';
import type { CustomCalls } from './custom.ts';
import { isCurrencyPattern, isDatePattern, numberText } from './display.ts';
import { functionByName } from './functions/index.ts';
import type { Call, FunctionDefinition, Value } from './functions/registry.ts';
import type { BinaryOperator, Expression } from './grammar.ts';
import type { Locale } from './locale.ts';
import { RangeMatrix } from './range.ts';
import type { Sheet } from './sheet.ts';
import { CellError, type CellValue } from './types.ts';
import { readNumber } from './typing.ts';
import {
  ArrayMatrix,
  compareValues,
  Formatted,
  fault,
  finite,
  isMatrix,
  type Matrix,
  plain,
  type Scalar,
  withFormat,
} from './values.ts';

/** What a formula may ask of the workbook it stands in. */
export interface EvaluationHost {
  locale: Locale;
  /** The wall clock of the spreadsheet as a serial number. */
  serialNow(): number;
  namedRange(name: string): RangeMatrix | undefined;
  custom: CustomCalls;
}

export class LambdaValue {
  constructor(
    readonly parameters: readonly string[],
    readonly body: Expression,
    readonly scope: Scope | undefined,
  ) {}
}

/** Names that LET and LAMBDA declare, innermost first. */
interface Scope {
  name: string;
  value: Value;
  outer: Scope | undefined;
}

export class Evaluation implements Call {
  readonly row: number;
  readonly column: number;
  readonly locale: Locale;

  constructor(
    private readonly host: EvaluationHost,
    private readonly cell: Cell,
    readonly arrayMode = false,
    private readonly scope: Scope | undefined = undefined,
  ) {
    this.row = cell.row;
    this.column = cell.column;
    this.locale = host.locale;
  }

  /** The formula's value as it stands in the cell: a scalar, or a block to spill. Errors come back as values. */
  static result(host: EvaluationHost, cell: Cell): Scalar | Matrix {
    const root = cell.formula?.parsed?.root;
    if (!root) return fault('#ERROR!', 'Formula parse error.');
    try {
      const evaluation = new Evaluation(host, cell);
      const value = evaluation.evaluate(root);
      if (value instanceof LambdaValue) return fault('#N/A', 'A LAMBDA needs to be called with its arguments.');
      // A bare range gives the value in the formula's own row or column; arrays spill.
      if (value instanceof RangeMatrix) return evaluation.raw(value);
      if (isMatrix(value) && value.rows === 1 && value.columns === 1) return value.raw(0, 0);
      return value;
    } catch (problem) {
      if (problem instanceof CellError) return problem;
      throw problem;
    }
  }

  get sheet(): Sheet {
    return this.cell.sheet;
  }

  now(): number {
    return this.host.serialNow();
  }

  withArrays(): Evaluation {
    return this.arrayMode ? this : new Evaluation(this.host, this.cell, true, this.scope);
  }

  /** Throws a CellError where there is no value at all to go on with; a cell's error is an ordinary value. */
  evaluate(node: Expression): Value {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'error':
        return fault(node.code, node.code === '#REF!' ? 'Reference does not exist.' : '');
      case 'omitted':
        return null;
      case 'reference':
        return this.reference(node.index);
      case 'name':
        return this.named(node.name);
      case 'unary':
        return this.unary(node.operator, this.evaluate(node.operand));
      case 'binary':
        if (node.operator === ':') throw fault('#ERROR!', 'The workbench does not join references with ":".');
        return this.binary(node.operator, this.evaluate(node.left), this.evaluate(node.right));
      case 'array':
        return this.arrayLiteral(node.rows);
      case 'let':
        return this.letExpression(node);
      case 'lambda':
        return new LambdaValue(node.parameters, node.body, this.scope);
      case 'invoke':
        return this.invoke(
          this.evaluate(node.callee),
          node.args.map((argument) => this.evaluate(argument)),
        );
      case 'call':
        return this.call(node.name, node.args);
    }
  }

  private reference(index: number): Value {
    const bound = this.cell.formula?.bound[index];
    if (!bound) throw fault('#REF!', 'Unresolved sheet name in a reference.');
    const range = RangeMatrix.of(bound.sheet, bound.area);
    if (!range) throw fault('#REF!', 'Reference does not exist.');
    return range;
  }

  private named(name: string): Value {
    for (let scope = this.scope; scope; scope = scope.outer) if (scope.name === name) return scope.value;
    const range = this.host.namedRange(name);
    if (!range) throw fault('#NAME?', `Unknown range name: '${name.toUpperCase()}'.`);
    return range;
  }

  private unary(operator: '+' | '-' | '%', operand: Value): Value {
    return this.lift([operand], (raw) => {
      if (operator === '+') return raw ?? null;
      const value = this.number(plain(raw ?? null));
      const format = raw instanceof Formatted ? raw.format : undefined;
      return operator === '%' ? value / 100 : withFormat(value === 0 ? 0 : -value, format);
    });
  }

  binary(operator: Exclude<BinaryOperator, ':'>, left: Value, right: Value): Value {
    return this.lift([left, right], (a, b) => this.operate(operator, a ?? null, b ?? null));
  }

  private operate(operator: Exclude<BinaryOperator, ':'>, left: Scalar, right: Scalar): Scalar {
    const a = plain(left);
    const b = plain(right);
    switch (operator) {
      case '+':
        return withFormat(finite(this.number(a) + this.number(b)), sumFormat(left, right));
      case '-':
        return withFormat(finite(this.number(a) - this.number(b)), differenceFormat(left, right));
      case '*':
        return withFormat(finite(this.number(a) * this.number(b)), currencyOf(left, right));
      case '/':
        return this.divide(left, right);
      case '^': {
        const base = this.number(a);
        const exponent = this.number(b);
        return finite(base ** exponent);
      }
      case '&':
        return this.text(a) + this.text(b);
      case '=':
        return compareValues(a, b) === 0;
      case '<>':
        return compareValues(a, b) !== 0;
      case '<':
        return compareValues(a, b) < 0;
      case '<=':
        return compareValues(a, b) <= 0;
      case '>':
        return compareValues(a, b) > 0;
      case '>=':
        return compareValues(a, b) >= 0;
    }
  }

  private divide(left: Scalar, right: Scalar): Scalar {
    const dividend = this.number(plain(left));
    const divisor = this.number(plain(right));
    if (divisor === 0) throw fault('#DIV/0!', 'Function DIVIDE parameter 2 cannot be zero.');
    const moneyOverMoney = isCurrencyPattern(formatOf(left)) && isCurrencyPattern(formatOf(right));
    return withFormat(finite(dividend / divisor), moneyOverMoney ? undefined : currencyOf(left, null));
  }

  private arrayLiteral(rows: Expression[][]): Value {
    const lines: Scalar[][] = [];
    let width: number | undefined;
    for (const row of rows) {
      const parts = row.map((element) => this.matrix(this.evaluate(element)));
      const height = parts[0]?.rows ?? 0;
      if (parts.some((part) => part.rows !== height)) {
        throw fault('#VALUE!', 'Function ARRAY_ROW parameter 2 has mismatched row size.');
      }
      const columns = parts.reduce((sum, part) => sum + part.columns, 0);
      if (width !== undefined && width !== columns) {
        throw fault('#VALUE!', 'In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.');
      }
      width = columns;
      for (let line = 0; line < height; line++) {
        lines.push(
          parts.flatMap(
            (part) => ArrayMatrix.build(1, part.columns, (_, column) => part.raw(line, column)).cells[0] ?? [],
          ),
        );
      }
    }
    return new ArrayMatrix(lines);
  }

  private letExpression(node: Extract<Expression, { kind: 'let' }>): Value {
    let scope = this.scope;
    for (const { name, value } of node.declarations) {
      const inner = new Evaluation(this.host, this.cell, this.arrayMode, scope);
      scope = { name, value: inner.evaluate(value), outer: scope };
    }
    return new Evaluation(this.host, this.cell, this.arrayMode, scope).evaluate(node.body);
  }

  invoke(callee: Value, args: Value[]): Value {
    if (!(callee instanceof LambdaValue)) throw fault('#ERROR!', 'Only a LAMBDA can be called like a function.');
    if (callee.parameters.length !== args.length) {
      throw fault(
        '#N/A',
        `Wrong number of arguments to LAMBDA. Expected ${callee.parameters.length}, but got ${args.length}.`,
      );
    }
    let scope = callee.scope;
    callee.parameters.forEach((name, index) => {
      scope = { name, value: args[index] ?? null, outer: scope };
    });
    return new Evaluation(this.host, this.cell, this.arrayMode, scope).evaluate(callee.body);
  }

  private call(name: string, nodes: Expression[]): Value {
    for (let scope = this.scope; scope; scope = scope.outer) {
      if (scope.name === name.toLowerCase())
        return this.invoke(
          scope.value,
          nodes.map((node) => this.evaluate(node)),
        );
    }
    const definition = functionByName(name);
    if (definition) return this.callBuiltIn(name, definition, nodes);
    return this.host.custom.call(name, nodes, this);
  }

  private callBuiltIn(name: string, definition: FunctionDefinition, nodes: Expression[]): Value {
    const { min, max } = definition;
    if (nodes.length < min || nodes.length > max)
      throw fault('#N/A', argumentCountMessage(name, min, max, nodes.length));
    if (definition.kind === 'lazy') return definition.run(this, nodes);
    const inner = definition.kind === 'block' && definition.arrays === true ? this.withArrays() : this;
    const args = nodes.map((node) => inner.argument(node));
    if (definition.kind === 'scalar') return inner.callScalar(definition, args);
    const lifted = definition.lifted;
    if (!inner.arrayMode || !lifted) return definition.run(inner, args);
    return inner.callLifted(definition, args, lifted);
  }

  /** An argument whose evaluation fails is an error value, so that functions which accept errors see it. */
  argument(node: Expression): Value {
    try {
      return this.evaluate(node);
    } catch (problem) {
      if (problem instanceof CellError) return problem;
      throw problem;
    }
  }

  private callScalar(definition: Extract<FunctionDefinition, { kind: 'scalar' }>, args: Value[]): Value {
    return this.lift(args, (...raws) => {
      const values = raws.map(plain);
      if (!definition.acceptsErrors) for (const value of values) if (value instanceof CellError) throw value;
      const result = definition.run(this, ...values);
      const first = raws[0];
      return definition.keepsFormat && typeof result === 'number' && first instanceof Formatted
        ? new Formatted(result, first.format)
        : result;
    });
  }

  /** Under ARRAYFORMULA: one call for each element of the arguments that such a function takes one by one. */
  private callLifted(
    definition: Extract<FunctionDefinition, { kind: 'block' }>,
    args: Value[],
    lifted: (index: number) => boolean,
  ): Value {
    const wide = args.map((value, index) => lifted(index) && isMatrix(value) && value.rows * value.columns !== 1);
    if (!wide.some(Boolean)) return definition.run(this, args);
    const varying = args.filter((_, index) => wide[index]);
    const results = this.broadcast(varying, (...elements) => {
      let next = 0;
      const single = args.map((value, index) => (wide[index] ? (elements[next++] ?? null) : value));
      return definition.run(this, single);
    });
    return definition.expands === true ? joinRows(results) : firstOfEach(results);
  }

  private broadcast(args: Value[], run: (...elements: Scalar[]) => Value): Value[][] {
    const blocks = args.map((value) => (isMatrix(value) ? value : undefined));
    const rows = Math.max(1, ...blocks.map((block) => block?.rows ?? 1));
    const columns = Math.max(1, ...blocks.map((block) => block?.columns ?? 1));
    const lines: Value[][] = [];
    // Below what is filled every row gives the same.
    const sameFrom = Math.max(0, ...blocks.map((block) => (block ? sameFromOf(block, rows) : 0)));
    for (let row = 0; row < rows; row++) {
      const known = row > sameFrom ? lines[sameFrom] : undefined;
      if (known) {
        lines.push(known);
        continue;
      }
      const line: Value[] = [];
      for (let column = 0; column < columns; column++) {
        const elements = args.map((value, index) => {
          const block = blocks[index];
          return block ? broadcastElement(block, row, column) : this.raw(value);
        });
        line.push(attempt(() => run(...elements)));
      }
      lines.push(line);
    }
    return lines;
  }

  /** Applies an operation of single values: element by element in array mode, else to each argument's single value. */
  lift(args: Value[], run: (...elements: Scalar[]) => Scalar): Value {
    if (this.arrayMode && args.some((value) => isMatrix(value) && value.rows * value.columns !== 1)) {
      return firstOfEach(this.broadcast(args, run));
    }
    return run(...args.map((value) => this.raw(value)));
  }

  raw(value: Value): Scalar {
    if (value instanceof LambdaValue) throw fault('#VALUE!', 'A LAMBDA stands where a value is needed.');
    if (!isMatrix(value)) return value;
    if (!(value instanceof RangeMatrix) || (value.rows === 1 && value.columns === 1)) return value.raw(0, 0);
    const { top, left } = value;
    if (value.columns === 1 && this.row >= top && this.row < top + value.rows) return value.raw(this.row - top, 0);
    if (value.rows === 1 && this.column >= left && this.column < left + value.columns)
      return value.raw(0, this.column - left);
    throw fault('#VALUE!', 'An array value could not be found.');
  }

  scalar(value: Value): CellValue {
    return plain(this.raw(value));
  }

  matrix(value: Value): Matrix {
    if (isMatrix(value)) return value;
    return new ArrayMatrix([[this.raw(value)]]);
  }

  number(value: CellValue): number {
    if (typeof value === 'number') return value;
    if (value instanceof CellError) throw value;
    if (value === null || value === '') return 0;
    if (typeof value === 'boolean') return value ? 1 : 0;
    const typed = readNumber(value, this.locale);
    if (typed) return typed.value;
    throw fault('#VALUE!', `The text "${shortened(value)}" stands where a number is needed.`);
  }

  text(value: CellValue): string {
    if (typeof value === 'string') return value;
    if (value === null) return '';
    if (value instanceof CellError) throw value;
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    return numberText(value, this.locale);
  }

  boolean(value: CellValue): boolean {
    if (typeof value === 'boolean') return value;
    if (value instanceof CellError) throw value;
    if (typeof value === 'number') return value !== 0;
    if (value === null || value === '') return false;
    if (/^true$/i.test(value)) return true;
    if (/^false$/i.test(value)) return false;
    throw fault('#VALUE!', `The text "${shortened(value)}" stands where TRUE or FALSE is needed.`);
  }
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function argumentCountMessage(name: string, min: number, max: number, count: number): string {
  const expected =
    max === Number.POSITIVE_INFINITY
      ? `at least ${min} arguments`
      : min === max
        ? `${min} arguments`
        : `between ${min} and ${max} arguments`;
  return `Wrong number of arguments to ${name}. Expected ${expected}, but got ${count} arguments.`;
}

function attempt(run: () => Value): Value {
  try {
    return run();
  } catch (problem) {
    if (problem instanceof CellError) return problem;
    throw problem;
  }
}

/** One row or column stretches over the other argument's size; past the end of a longer block there is #N/A. */
function broadcastElement(block: Matrix, row: number, column: number): Scalar {
  const y = block.rows === 1 ? 0 : row;
  const x = block.columns === 1 ? 0 : column;
  return y < block.rows && x < block.columns ? block.raw(y, x) : fault('#N/A', 'The arrays differ in size.');
}

/** The row from which on a block gives the same elements: one row is stretched, and past the end of a shorter one stands #N/A. */
function sameFromOf(block: Matrix, rows: number): number {
  if (block.rows === 1) return 0;
  return block.rows < rows ? block.rows : block.sameFrom;
}

function single(value: Value): Scalar {
  if (value instanceof LambdaValue) return fault('#VALUE!');
  return isMatrix(value) ? value.raw(0, 0) : value;
}

function firstOfEach(results: Value[][]): ArrayMatrix {
  let before: Value[] | undefined;
  let first: Scalar[] = [];
  return new ArrayMatrix(
    results.map((line) => {
      if (line !== before) first = line.map(single);
      before = line;
      return first;
    }),
  );
}

/** Rows of different lengths one under the other, as SPLIT gives them. */
function joinRows(results: Value[][]): ArrayMatrix {
  const lines = results.map((line) =>
    line.flatMap((value) =>
      isMatrix(value) ? ArrayMatrix.build(1, value.columns, (_, c) => value.raw(0, c)).cells.flat() : [single(value)],
    ),
  );
  const width = Math.max(...lines.map((line) => line.length));
  return new ArrayMatrix(lines.map((line) => [...line, ...Array<Scalar>(width - line.length).fill(null)]));
}

function formatOf(value: Scalar): string | undefined {
  return value instanceof Formatted ? value.format : undefined;
}

function sumFormat(left: Scalar, right: Scalar): string | undefined {
  return formatOf(left) ?? formatOf(right);
}

/** The days between two dates are a plain number. */
function differenceFormat(left: Scalar, right: Scalar): string | undefined {
  const format = sumFormat(left, right);
  return isDatePattern(formatOf(left)) && isDatePattern(formatOf(right)) ? undefined : format;
}

/** Money times a number is money; other formats do not survive a product. */
function currencyOf(left: Scalar, right: Scalar): string | undefined {
  return [formatOf(left), formatOf(right)].find(isCurrencyPattern);
}

/** Whether any cell of the value depends on the clock. */
export function dependsOnClock(value: Value): boolean {
  return value instanceof RangeMatrix && value.dependsOnClock();
}
