/** Text functions. */
import { applyPatternStrictly, display } from '../display.ts';
import { CellError } from '../types.ts';
import { readNumber, readTyped } from '../typing.ts';
import { ArrayMatrix, Formatted, fault, isMatrix, plain, type Scalar, withFormat } from '../values.ts';
import { ANY_NUMBER, block, type Call, type FunctionTable, scalar, type Value } from './registry.ts';

function length(call: Call, value: Scalar, parameter: string): number {
  const number = Math.trunc(call.number(plain(value)));
  if (number < 0) throw fault('#VALUE!', `${parameter} value is ${number}. It should be greater than or equal to 0.`);
  return number;
}

/** All values of the arguments as text, in row order. */
function texts(call: Call, args: Value[]): string[] {
  return args.flatMap((argument) => {
    if (!isMatrix(argument)) return [call.text(call.scalar(argument))];
    const found: string[] = [];
    for (let row = 0; row < argument.rows; row++) {
      for (let column = 0; column < argument.columns; column++) found.push(call.text(plain(argument.raw(row, column))));
    }
    return found;
  });
}

function split(call: Call, [subject = null, delimiter = null, byEach = true, removeEmpty = true]: Value[]): Value {
  const text = call.text(call.scalar(subject));
  const separator = call.text(call.scalar(delimiter));
  if (separator === '') throw fault('#VALUE!', 'Function SPLIT parameter 2 value should be non-empty.');
  if (text === '') throw fault('#VALUE!', 'Function SPLIT parameter 1 value should be non-empty.');
  const each = call.boolean(call.scalar(byEach));
  const escaped = each
    ? `[${separator.replace(/[\]\\^-]/g, '\\$&')}]`
    : separator.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const parts = text.split(new RegExp(escaped, 'u'));
  const kept = call.boolean(call.scalar(removeEmpty)) ? parts.filter((part) => part !== '') : parts;
  return new ArrayMatrix([kept.map((part) => readPart(call, part))]);
}

/** Parts of a split text are read as if they were typed. */
function readPart(call: Call, part: string): Scalar {
  const typed = readTyped(part, call.locale);
  if (typed === undefined) return part === '' ? null : part;
  return typeof typed.value === 'number' ? withFormat(typed.value, typed.format) : typed.value;
}

function formatText(call: Call, value: Scalar, pattern: string): string {
  const given = plain(value);
  if (given instanceof CellError) throw given;
  if (typeof given === 'boolean') return call.text(given);
  const number = typeof given === 'string' ? readNumber(given, call.locale)?.value : (given ?? 0);
  if (number === undefined) return call.text(given);
  if (pattern === '') return '';
  try {
    return applyPatternStrictly(number, pattern, call.locale);
  } catch {
    throw fault('#VALUE!', `The format "${pattern}" is not one that TEXT knows.`);
  }
}

function find(wanted: string, text: string, start: number, name: string): number {
  if (start < 1)
    throw fault('#VALUE!', `Function ${name} parameter 3 value is ${start}. It should be greater than or equal to 1.`);
  const at = text.indexOf(wanted, start - 1);
  if (at < 0) throw fault('#VALUE!', `In ${name} evaluation, cannot find '${wanted}' within '${text}'.`);
  return at + 1;
}

function substitute(text: string, wanted: string, replacement: string, occurrence: number | undefined): string {
  if (wanted === '') return text;
  if (occurrence === undefined || occurrence === 0) return text.replaceAll(wanted, () => replacement);
  let at = -1;
  for (let count = 0; count < occurrence; count++) {
    at = text.indexOf(wanted, at + 1);
    if (at < 0) return text;
  }
  return text.slice(0, at) + replacement + text.slice(at + wanted.length);
}

/** RE2 as far as both dialects agree. */
function regex(call: Call, pattern: Scalar, flags = ''): RegExp {
  const source = call.text(plain(pattern));
  try {
    const insensitive = source.startsWith('(?i)');
    return new RegExp(insensitive ? source.slice(4) : source, `u${insensitive ? 'i' : ''}${flags}`);
  } catch {
    throw fault('#REF!', `"${source}" is not a regular expression.`);
  }
}

function subject(call: Call, value: Scalar): string {
  if (typeof value === 'number' || value instanceof Formatted || typeof value === 'boolean') {
    throw fault('#VALUE!', 'A regular expression can only be applied to text.');
  }
  return call.text(value);
}

function properCase(text: string): string {
  return text
    .toLowerCase()
    .replace(/(^|[^\p{L}'])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

export const textFunctions: FunctionTable = {
  TEXT: scalar(2, 2, (call, value = null, pattern = null) => formatText(call, value, call.text(pattern))),
  FIXED: scalar(1, 3, (call, value = null, places = 2, plainly = false) => {
    const digits = Math.trunc(call.number(places));
    const number = Number(`${Math.round(Number(`${call.number(value)}e${digits}`))}e${-digits}`);
    const pattern = `${call.boolean(plainly) ? '0' : '#,##0'}${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`;
    return formatText(call, number, pattern);
  }),
  TEXTJOIN: block(3, ANY_NUMBER, (call, [delimiter = null, skipEmpty = null, ...parts]) => {
    const skip = call.boolean(call.scalar(skipEmpty));
    const found = texts(call, parts);
    return (skip ? found.filter((text) => text !== '') : found).join(call.text(call.scalar(delimiter)));
  }),
  JOIN: block(2, ANY_NUMBER, (call, [delimiter = null, ...parts]) =>
    texts(call, parts).join(call.text(call.scalar(delimiter))),
  ),
  SPLIT: block(2, 4, split, { lifted: (index) => index === 0, expands: true }),
  CONCATENATE: block(1, ANY_NUMBER, (call, parts) => texts(call, parts).join('')),
  CONCAT: scalar(2, 2, (call, left = null, right = null) => call.text(left) + call.text(right)),
  LEFT: scalar(1, 2, (call, text = null, count = 1) =>
    call.text(text).slice(0, length(call, count, 'LEFT parameter 2')),
  ),
  RIGHT: scalar(1, 2, (call, text = null, count = 1) => {
    const taken = length(call, count, 'RIGHT parameter 2');
    return taken === 0 ? '' : call.text(text).slice(-taken);
  }),
  MID: scalar(3, 3, (call, text = null, start = null, count = null) => {
    const from = Math.trunc(call.number(start));
    if (from < 1)
      throw fault('#NUM!', `Function MID parameter 2 value is ${from}. It should be greater than or equal to 1.`);
    return call.text(text).slice(from - 1, from - 1 + length(call, count, 'MID parameter 3'));
  }),
  LEN: scalar(1, 1, (call, text = null) => call.text(text).length),
  TRIM: scalar(1, 1, (call, text = null) => call.text(text).replace(/ +/g, ' ').replace(/^ | $/g, '')),
  UPPER: scalar(1, 1, (call, text = null) => call.text(text).toUpperCase()),
  LOWER: scalar(1, 1, (call, text = null) => call.text(text).toLowerCase()),
  PROPER: scalar(1, 1, (call, text = null) => properCase(call.text(text))),
  SUBSTITUTE: scalar(3, 4, (call, text = null, wanted = null, replacement = null, occurrence = null) =>
    substitute(
      call.text(text),
      call.text(wanted),
      call.text(replacement),
      occurrence === null ? undefined : Math.trunc(call.number(occurrence)),
    ),
  ),
  REPLACE: scalar(4, 4, (call, text = null, start = null, count = null, replacement = null) => {
    const from = Math.trunc(call.number(start)) - 1;
    if (from < 0) throw fault('#NUM!', 'Function REPLACE parameter 2 value should be greater than or equal to 1.');
    const whole = call.text(text);
    return (
      whole.slice(0, from) + call.text(replacement) + whole.slice(from + length(call, count, 'REPLACE parameter 3'))
    );
  }),
  REPT: scalar(2, 2, (call, text = null, count = null) =>
    call.text(text).repeat(length(call, count, 'REPT parameter 2')),
  ),
  FIND: scalar(2, 3, (call, wanted = null, text = null, start = 1) =>
    find(call.text(wanted), call.text(text), Math.trunc(call.number(start)), 'FIND'),
  ),
  SEARCH: scalar(2, 3, (call, wanted = null, text = null, start = 1) =>
    find(call.text(wanted).toLowerCase(), call.text(text).toLowerCase(), Math.trunc(call.number(start)), 'SEARCH'),
  ),
  EXACT: scalar(2, 2, (call, left = null, right = null) => call.text(left) === call.text(right)),
  VALUE: scalar(1, 1, (call, value = null) => {
    if (typeof value === 'boolean') throw fault('#VALUE!', "VALUE can't read TRUE or FALSE as a number.");
    return call.number(value);
  }),
  CHAR: scalar(1, 1, (call, code = null) => {
    const number = Math.trunc(call.number(code));
    if (number < 1 || number > 0x10ffff)
      throw fault('#NUM!', `Function CHAR parameter 1 value ${number} is out of range.`);
    return String.fromCodePoint(number);
  }),
  CODE: scalar(1, 1, (call, text = null) => {
    const code = call.text(text).codePointAt(0);
    if (code === undefined) throw fault('#VALUE!', 'Function CODE parameter 1 value should be non-empty.');
    return code;
  }),
  TO_TEXT: block(1, 1, (call, [value = null]) =>
    call.lift([value], (element) => {
      if (element instanceof CellError) throw element;
      return display(plain(element ?? null), element instanceof Formatted ? element.format : undefined, call.locale);
    }),
  ),
  REGEXMATCH: scalar(2, 2, (call, text = null, pattern = null) => regex(call, pattern).test(subject(call, text))),
  REGEXREPLACE: scalar(3, 3, (call, text = null, pattern = null, replacement = null) => {
    const by = call
      .text(replacement)
      .replace(/\$(?!\d)/g, '$$$$')
      .replace(/\\(\d)/g, '$$$1');
    return subject(call, text).replace(regex(call, pattern, 'g'), by);
  }),
  REGEXEXTRACT: block(
    2,
    2,
    (call, [value = null, pattern = null]) => {
      const text = subject(call, call.scalar(value));
      const found = regex(call, call.scalar(pattern)).exec(text);
      if (!found) throw fault('#N/A', 'Function REGEXEXTRACT parameter 2 value does not match text of parameter 1.');
      const groups = found.slice(1).map((group) => group ?? '');
      return groups.length > 1 ? new ArrayMatrix([groups]) : (groups[0] ?? found[0]);
    },
    { lifted: (index) => index === 0, expands: true },
  ),
  HYPERLINK: scalar(1, 2, (call, address = null, label) => (label === undefined ? call.text(address) : label)),
};
