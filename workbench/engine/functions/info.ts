/** What kind of value a cell holds. */
import { isDatePattern } from '../display.ts';
import { RangeMatrix } from '../range.ts';
import { CellError, type CellValue } from '../types.ts';
import { readNumber } from '../typing.ts';
import { Formatted, fault, plain } from '../values.ts';
import { block, type FunctionTable, lazy, scalar } from './registry.ts';

function test(holds: (value: CellValue) => boolean) {
  return scalar(1, 1, (_, value = null) => holds(value), { acceptsErrors: true });
}

const ERROR_TYPES = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'];

export const infoFunctions: FunctionTable = {
  ISBLANK: test((value) => value === null),
  ISNUMBER: test((value) => typeof value === 'number'),
  ISTEXT: test((value) => typeof value === 'string'),
  ISNONTEXT: test((value) => typeof value !== 'string'),
  ISLOGICAL: test((value) => typeof value === 'boolean'),
  ISERROR: test((value) => value instanceof CellError),
  ISERR: test((value) => value instanceof CellError && value.code !== '#N/A'),
  ISNA: test((value) => value instanceof CellError && value.code === '#N/A'),
  /** Of the first cell, when it is given a range. */
  ISFORMULA: lazy(1, 1, (call, [node]) => {
    const value = node?.kind === 'reference' ? call.evaluate(node) : null;
    if (!(value instanceof RangeMatrix)) throw fault('#N/A', 'Argument must be a range.');
    return value.sheet.cellAt(value.top, value.left)?.formula !== undefined;
  }),
  ISREF: lazy(1, 1, (call, [node]) => {
    if (node?.kind !== 'reference' && node?.kind !== 'name') return false;
    return call.argument(node) instanceof RangeMatrix;
  }),
  ISDATE: block(1, 1, (call, [value = null]) =>
    call.lift([value], (element) => {
      if (element instanceof Formatted) return isDatePattern(element.format);
      const text = plain(element ?? null);
      return typeof text === 'string' && isDatePattern(readNumber(text, call.locale)?.format);
    }),
  ),
  N: scalar(1, 1, (_, value = null) => (typeof value === 'number' ? value : value === true ? 1 : 0), {
    keepsFormat: true,
  }),
  T: scalar(1, 1, (_, value = null) => (typeof value === 'string' ? value : '')),
  NA: scalar(0, 0, () => {
    throw fault('#N/A', 'Error');
  }),
  'ERROR.TYPE': scalar(
    1,
    1,
    (_, value = null) => {
      if (!(value instanceof CellError)) throw fault('#N/A', 'The value is no error.');
      const index = ERROR_TYPES.indexOf(value.code);
      return index < 0 ? 8 : index + 1;
    },
    { acceptsErrors: true },
  ),
};
