/** Formula text to expression tree, in the spreadsheet's locale. */
import { type AstExpression, parse, type Token, tokenize, tokenTypes } from '@borgar/fx';
import type { Locale } from './locale.ts';
import { parseReference, type Reference } from './references.ts';
import type { ErrorCode } from './types.ts';

export type Expression =
  | { kind: 'literal'; value: number | string | boolean }
  | { kind: 'error'; code: ErrorCode }
  /** An argument left out, as in `IF(A1;;2)`. */
  | { kind: 'omitted' }
  | { kind: 'reference'; reference: Reference; index: number }
  | { kind: 'name'; name: string }
  | { kind: 'unary'; operator: '+' | '-' | '%'; operand: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  /** `name` is in upper case. */
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'invoke'; callee: Expression; args: Expression[] }
  | { kind: 'array'; rows: Expression[][] }
  | { kind: 'let'; declarations: { name: string; value: Expression }[]; body: Expression }
  | { kind: 'lambda'; parameters: string[]; body: Expression };

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | ':';

export interface ParsedFormula {
  root: Expression;
  references: Reference[];
  /** Names that are neither functions nor LET variables; in lower case. */
  names: Set<string>;
  /** Functions called, in upper case. */
  functions: Set<string>;
}

/** A reference as it stands in the formula's text. */
export interface ReferenceToken {
  start: number;
  end: number;
  reference: Reference;
}

const BINARY = new Set<string>(['+', '-', '*', '/', '^', '&', '=', '<>', '<', '<=', '>', '>=', ':']);
const ARRAY_CALL = 'ARRAY.LITERAL';
const ROW_CALL = 'ARRAY.ROW';

export class FormulaParseError extends Error {}

/** Throws FormulaParseError for a text that is no formula. */
export function parseFormula(text: string, locale: Locale): ParsedFormula {
  const tokens = desugarArrays(tokensOf(commonForm(text, locale)));
  let ast: AstExpression;
  try {
    ast = parse(tokens, { looseRefCalls: true });
  } catch (cause) {
    throw new FormulaParseError('Formula parse error.', { cause });
  }
  const builder = new ExpressionBuilder();
  const root = builder.build(ast, new Set());
  return { root, references: builder.references, names: builder.names, functions: builder.functions };
}

/** References in the text of a formula, in order; empty for a text that cannot be split into tokens. */
export function referenceTokens(text: string, locale: Locale): ReferenceToken[] {
  const found: ReferenceToken[] = [];
  let start = 0;
  for (const token of safeTokens(text, locale)) {
    const end = start + token.value.length;
    if (
      token.type === tokenTypes.REF_RANGE ||
      token.type === tokenTypes.REF_BEAM ||
      token.type === tokenTypes.REF_TERNARY
    ) {
      const reference = parseReference(token.value);
      if (reference) found.push({ start, end, reference });
    }
    start = end;
  }
  return found;
}

function safeTokens(text: string, locale: Locale): Token[] {
  try {
    return tokensOf(commonForm(text, locale));
  } catch {
    return [];
  }
}

function tokensOf(text: string): Token[] {
  return tokenize(text, { allowTernary: true, mergeRefs: true, negativeNumbers: false });
}

/** Characters whose meaning depends on the locale, with the kind of bracket they stand in. */
function* significant(text: string): Generator<{ index: number; character: string; inArray: boolean }> {
  const brackets: string[] = [];
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '(' || character === '{') brackets.push(character);
    else if (character === ')' || character === '}') brackets.pop();
    else if (character === ';' || character === ',' || character === '\\' || character === '.') {
      yield { index, character, inArray: brackets.at(-1) === '{' };
    }
  }
}

/** The formula with `,` between arguments and `.` as the decimal mark. Every character keeps its place. */
function commonForm(text: string, locale: Locale): string {
  const characters = splitUnits(text);
  for (const { index, character, inArray } of significant(text)) {
    if (character === ';' && !inArray) characters[index] = ',';
    else if (character === '\\' && inArray) characters[index] = ',';
    else if (character === locale.decimal && locale.decimal !== '.') {
      if (!isDecimalMark(text, index)) throw new FormulaParseError('Formula parse error.');
      characters[index] = '.';
    } else if (character === '.' && locale.decimal !== '.' && isDecimalMark(text, index)) {
      // `1.5` is no number where `1,5` is one
      throw new FormulaParseError('Formula parse error.');
    }
  }
  return characters.join('');
}

/** In `1,5` and `,5`, not in `A2,5` or `5,A2`. */
function isDecimalMark(text: string, index: number): boolean {
  return /\d/.test(text.charAt(index + 1)) && !/[\p{L}_$]\$?\d*$/u.test(text.slice(Math.max(0, index - 12), index));
}

function splitUnits(text: string): string[] {
  return text.split('');
}

/** The formula as it reads in another locale: separators and decimal marks change, nothing else. */
export function relocalize(text: string, from: Locale, to: Locale): string {
  if (from.decimal === to.decimal) return text;
  const characters = splitUnits(text);
  for (const { index, character, inArray } of significant(text)) {
    if (character === from.decimal && isDecimalMark(text, index)) {
      characters[index] = to.decimal;
    } else if (character === from.arrayColumn && inArray) characters[index] = to.arrayColumn;
    else if (character === from.argument && !inArray) characters[index] = to.argument;
  }
  return characters.join('');
}

/** Sheets allows any expression in `{...}`, the parser only constants: an array literal becomes a call of two inner functions. */
function desugarArrays(tokens: Token[]): Token[] {
  const operator = (value: string): Token => ({ type: tokenTypes.OPERATOR, value });
  const call = (value: string): Token[] => [{ type: tokenTypes.FUNCTION, value }, operator('(')];
  const brackets: string[] = [];
  return tokens.flatMap((token): Token[] => {
    if (token.type !== tokenTypes.OPERATOR) return [token];
    if (token.value === '(' || token.value === '{') brackets.push(token.value);
    else if (token.value === ')' || token.value === '}') brackets.pop();
    if (token.value === '{') return [...call(ARRAY_CALL), ...call(ROW_CALL)];
    if (token.value === '}') return [operator(')'), operator(')')];
    if (token.value === ';' && brackets.at(-1) === '{') return [operator(')'), operator(','), ...call(ROW_CALL)];
    return [token];
  });
}

/** The parser's tree as ours, with what the formula depends on. */
class ExpressionBuilder {
  readonly references: Reference[] = [];
  readonly names = new Set<string>();
  readonly functions = new Set<string>();

  build(node: AstExpression | null | undefined, scope: ReadonlySet<string>): Expression {
    if (!node) return { kind: 'omitted' };
    switch (node.type) {
      case 'Literal':
        return { kind: 'literal', value: node.value };
      case 'ErrorLiteral':
        return { kind: 'error', code: errorCode(node.value) };
      case 'ReferenceIdentifier':
        return this.reference(node.value, scope);
      case 'UnaryExpression':
        return this.unary(node.operator, node.arguments, scope);
      case 'BinaryExpression':
        return this.binary(node.operator, node.arguments, scope);
      case 'CallExpression':
        return this.call(node.callee, node.arguments, scope);
      case 'LetExpression':
        return this.letExpression(node, scope);
      case 'LambdaExpression': {
        const parameters = node.params.map((parameter) => parameter.name.toLowerCase());
        return { kind: 'lambda', parameters, body: this.build(node.body, new Set([...scope, ...parameters])) };
      }
      default:
        throw new FormulaParseError('Formula parse error.');
    }
  }

  private reference(text: string, scope: ReadonlySet<string>): Expression {
    const reference = parseReference(text);
    if (reference) {
      this.references.push(reference);
      return { kind: 'reference', reference, index: this.references.length - 1 };
    }
    const name = text.toLowerCase();
    if (!scope.has(name)) this.names.add(name);
    return { kind: 'name', name };
  }

  private unary(operator: string, operands: AstExpression[], scope: ReadonlySet<string>): Expression {
    if (operator !== '+' && operator !== '-' && operator !== '%') throw new FormulaParseError('Formula parse error.');
    return { kind: 'unary', operator, operand: this.build(operands[0], scope) };
  }

  private binary(operator: string, operands: AstExpression[], scope: ReadonlySet<string>): Expression {
    if (!isBinary(operator)) throw new FormulaParseError('Formula parse error.');
    return { kind: 'binary', operator, left: this.build(operands[0], scope), right: this.build(operands[1], scope) };
  }

  /** The parser's types promise a name; a call of a LAMBDA's result carries an expression there. */
  private call(
    callee: AstExpression | { type: 'Identifier'; name: string },
    nodes: AstExpression[],
    scope: ReadonlySet<string>,
  ): Expression {
    const args = nodes.map((argument) => this.build(argument, scope));
    if (callee.type !== 'Identifier') return { kind: 'invoke', callee: this.build(callee, scope), args };
    const name = callee.name.toUpperCase();
    if (name === ARRAY_CALL)
      return { kind: 'array', rows: args.map((row) => (row.kind === 'call' ? row.args : [row])) };
    if (scope.has(name.toLowerCase()))
      return { kind: 'invoke', callee: { kind: 'name', name: name.toLowerCase() }, args };
    if (name !== ROW_CALL) this.functions.add(name);
    return { kind: 'call', name, args };
  }

  private letExpression(
    node: Extract<AstExpression, { type: 'LetExpression' }>,
    scope: ReadonlySet<string>,
  ): Expression {
    const inner = new Set(scope);
    const declarations = node.declarations.map((declaration) => {
      const value = this.build(declaration.init, inner);
      const name = declaration.id.name.toLowerCase();
      inner.add(name);
      return { name, value };
    });
    return { kind: 'let', declarations, body: this.build(node.body, inner) };
  }
}

function isBinary(operator: string): operator is BinaryOperator {
  return BINARY.has(operator);
}

function errorCode(text: string): ErrorCode {
  switch (text.toUpperCase()) {
    case '#N/A':
      return '#N/A';
    case '#REF!':
      return '#REF!';
    case '#VALUE!':
      return '#VALUE!';
    case '#DIV/0!':
      return '#DIV/0!';
    case '#NAME?':
      return '#NAME?';
    case '#NUM!':
      return '#NUM!';
    case '#NULL!':
      return '#NULL!';
    default:
      return '#ERROR!';
  }
}
