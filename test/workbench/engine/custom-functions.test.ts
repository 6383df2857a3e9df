import { describe, expect, it } from 'vitest';
import { type CustomArgument, type CustomFunction, SheetDate } from '../../../workbench/engine/types.ts';
import type { Workbook } from '../../../workbench/engine/workbook.ts';
import { block, format, messageOf, place, shown, type, workbookWith } from './support.ts';

/** A workbook with one custom function, and the arguments of each call it got. */
function withFunction(run: CustomFunction, rows: string[][] = []): { workbook: Workbook; calls: CustomArgument[][] } {
  const calls: CustomArgument[][] = [];
  const workbook = workbookWith(rows);
  workbook.customFunction = (name) =>
    name.toUpperCase() === 'RATE'
      ? (args, key) => {
          calls.push(args);
          return run(args, key);
        }
      : undefined;
  return { workbook, calls };
}

describe('arguments of a custom function', () => {
  it('are a value for a cell and rows for a range', () => {
    const { workbook, calls } = withFunction(
      () => 1,
      [
        ['5', 'a'],
        ['TRUE', ''],
      ],
    );
    type(workbook, 'D1', '=rate(A1;A1:B2;"x")');
    expect(shown(workbook, 'D1')).toBe('1');
    expect(calls).toEqual([
      [
        5,
        [
          [5, 'a'],
          [true, ''],
        ],
        'x',
      ],
    ]);
  });

  it('are a date for a date cell and for a date made by a formula', () => {
    const { workbook, calls } = withFunction(() => 1, [['1/5/2026', '$5.00', '50%']]);
    type(workbook, 'D1', '=RATE(A1;B1;C1;DATE(2026;1;6);A1+2;FILTER(A1:C1;A1:C1>0))');
    shown(workbook, 'D1');
    const day = (serial: number) => new SheetDate(serial);
    expect(calls).toEqual([[day(46027), 5, 0.5, day(46028), day(46029), [[day(46027), 5, 0.5]]]]);
  });

  it('are empty text for an empty cell and the code for an error cell', () => {
    const { workbook, calls } = withFunction(() => 1, [['', '=1/0', '=NA()']]);
    type(workbook, 'D1', '=RATE(A1;B1;A1:C1)');
    shown(workbook, 'D1');
    expect(calls).toEqual([['', '#DIV/0!', ['', '#DIV/0!', '#N/A']]].map(([a, b, c]) => [a, b, [c]]));
  });

  it('that are left out at the end are not passed, in the middle they are undefined', () => {
    const { workbook, calls } = withFunction(() => 1);
    type(workbook, 'D1', '=RATE(1;;2)');
    type(workbook, 'D2', '=RATE(1;2;)');
    shown(workbook, 'D1');
    expect(calls).toEqual([
      [1, undefined, 2],
      [1, 2],
    ]);
  });

  it('are whole ranges under ARRAYFORMULA', () => {
    const { workbook, calls } = withFunction(() => [[1], [2]], [['5'], ['6']]);
    type(workbook, 'D1', '=ARRAYFORMULA(RATE(A1:A2*2))');
    expect(block(workbook, 'D1', 2, 1)).toEqual([['1'], ['2']]);
    expect(calls).toEqual([[[[10], [12]]]]);
  });

  it('must not depend on the clock, directly or through other cells', () => {
    const { workbook, calls } = withFunction(() => 1, [['=TODAY()', '=A1+1', '5']]);
    type(workbook, 'D1', '=RATE(TODAY())');
    type(workbook, 'D2', '=RATE(B1)');
    type(workbook, 'D3', '=RATE(C1)');
    expect([shown(workbook, 'D1'), shown(workbook, 'D2'), shown(workbook, 'D3')]).toEqual(['#ERROR!', '#ERROR!', '1']);
    expect(messageOf(workbook, 'D2')).toBe(
      'This function is not allowed to reference a cell with NOW(), TODAY(), RAND(), or RANDBETWEEN().',
    );
    expect(calls).toEqual([[5]]);
  });
});

describe('results of a custom function', () => {
  it('spill from rows, and from a simple list as a column', () => {
    expect(
      block(
        withOneFormula(() => [
          [1, 'a'],
          [2, 'b'],
        ]),
        'D1',
        2,
        2,
      ),
    ).toEqual([
      ['1', 'a'],
      ['2', 'b'],
    ]);
    const list: unknown = [1, 2];
    expect(
      block(
        withOneFormula(() => list as never),
        'D1',
        2,
        1,
      ),
    ).toEqual([['1'], ['2']]);
  });

  it('show a date as a date unless the cell has its own format', () => {
    const workbook = withOneFormula(() => [[new SheetDate(46154)], [new SheetDate(46155)]]);
    expect(block(workbook, 'D1', 2, 1)).toEqual([['5/12/2026'], ['5/13/2026']]);
    format(workbook, 'D2', { numberFormat: 'mmm d, yyyy' });
    expect(shown(workbook, 'D2')).toBe('May 13, 2026');
  });

  it('show what the function threw', () => {
    const workbook = withOneFormula(() => {
      throw new Error('code: 99999 is not in the fee schedule.');
    });
    expect([shown(workbook, 'D1'), messageOf(workbook, 'D1')]).toEqual([
      '#ERROR!',
      'code: 99999 is not in the fee schedule.',
    ]);
  });

  it('leave the cell empty for null and show #NUM! for what is not a number', () => {
    const workbook = withOneFormula(() => [[null], [Number.NaN], [Number.POSITIVE_INFINITY]]);
    expect(block(workbook, 'D1', 3, 1)).toEqual([[''], ['#NUM!'], ['#NUM!']]);
  });
});

function withOneFormula(run: CustomFunction): Workbook {
  const { workbook } = withFunction(run);
  type(workbook, 'D1', '=RATE()');
  return workbook;
}

describe('calls of a custom function', () => {
  it('are not repeated while the arguments stay the same', () => {
    const { workbook, calls } = withFunction(([value]) => Number(value) * 2, [['5', '1']]);
    type(workbook, 'D1', '=RATE(A1)');
    type(workbook, 'D2', '=RATE(A1)+B1');
    expect([shown(workbook, 'D1'), shown(workbook, 'D2')]).toEqual(['10', '11']);
    type(workbook, 'B1', '2');
    type(workbook, 'A1', '5.0');
    place(workbook, 'A1').sheet.insertRows(0, 1);
    expect([shown(workbook, 'D2'), shown(workbook, 'D3')]).toEqual(['10', '12']);
    expect(calls).toHaveLength(1);
    type(workbook, 'A2', '6');
    expect(shown(workbook, 'D2')).toBe('12');
    expect(calls).toHaveLength(2);
  });

  it('are repeated by recalculateAll', () => {
    let factor = 2;
    const { workbook } = withFunction(([value]) => Number(value) * factor, [['5', '=RATE(A1)']]);
    expect(shown(workbook, 'B1')).toBe('10');
    factor = 3;
    workbook.recalculateAll();
    expect(shown(workbook, 'B1')).toBe('15');
  });

  it('happen for formulas that stood before the function was known', () => {
    const workbook = workbookWith([['=RATE()']]);
    expect(shown(workbook, 'A1')).toBe('#NAME?');
    workbook.customFunction = () => () => 7;
    expect(shown(workbook, 'A1')).toBe('7');
  });

  it('grade a table that hangs from its heading over a hidden row', () => {
    const workbook = workbookWith([
      ['Scorecard'],
      ['As of May'],
      ['Payer', 'Light'],
      [],
      ['Acme', 'green'],
      ['Bird', 'red'],
    ]);
    workbook.customFunction = (name) =>
      name === 'PAYER_GRADE'
        ? ([lights]) =>
            (Array.isArray(lights) ? lights : [])
              .filter((row) => row[0] !== '')
              .map((row) => [row[1] === 'green' ? 'A' : 'F'])
        : undefined;
    type(workbook, 'C3', '=VSTACK("Grade"; PAYER_GRADE(HSTACK(A5:A; B5:B)))');
    expect(block(workbook, 'C3', 3, 1)).toEqual([['Grade'], ['A'], ['F']]);
  });
});
