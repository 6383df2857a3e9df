import { describe, expect, it } from 'vitest';
import { cellName } from '../../../workbench/engine/references.ts';
import type { SheetModel } from '../../../workbench/engine/types.ts';
import { Workbook } from '../../../workbench/engine/workbook.ts';
import fc from '../../support/property.ts';

const ROWS = 8;
const COLUMNS = 8;

/** Numbers in the first two columns; results that spill in the third and fifth; readers of both at the right. */
const NUMBER = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }).map(String) }, fc.constant(''));
const SPILLING = fc.constantFrom(
  '=SEQUENCE(A1+1)',
  '=SEQUENCE(2)',
  '=VSTACK("H";A1:B2)',
  '=VSTACK("H";DOUBLE(A1:A4))',
  '=ARRAYFORMULA(A1:A3*2)',
  '=FILTER(A1:A4;A1:A4>2)',
  '=VSTACK("H";C2:C4)',
  '',
  '7',
);
const READING = fc.constantFrom(
  '=C2+1',
  '=SUM(C1:C4)',
  '=SUM(C2:C)',
  '=COUNTA(E:E)',
  '=IF(C1>1;E2;C3)',
  '=H1&"x"',
  '=G2',
  '=DOUBLE(E1:E3)',
  '=Other!B2+1',
  '=SUM(Other!A2:A)',
  '',
);
/** On the second sheet: results that spill, from the first sheet and from each other. */
const ELSEWHERE = fc.constantFrom(
  '=VSTACK("H";Sheet1!C1:C3)',
  '=SEQUENCE(Sheet1!A1+1)',
  '=A2*2',
  '=Sheet1!G1&""',
  '=TODAY()-TODAY()',
  '',
);

const index = (limit: number) => fc.nat(limit - 1);

/** One edit, with words for it in case the law fails. */
interface Step {
  what: string;
  apply(sheet: SheetModel, other: SheetModel): void;
}

const typing = (text: fc.Arbitrary<string>, rows: number, columns: readonly number[]): fc.Arbitrary<Step> =>
  fc.tuple(index(rows), fc.constantFrom(...columns), text).map(([row, column, typed]) => ({
    what: `type ${typed} into ${cellName(row, column)}`,
    apply: (sheet) => sheet.type(row, column, typed),
  }));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: typing(NUMBER, 5, [0, 1]) },
  { weight: 5, arbitrary: typing(SPILLING, 3, [2, 4]) },
  { weight: 5, arbitrary: typing(READING, 6, [6, 7]) },
  {
    weight: 3,
    arbitrary: fc.tuple(index(3), index(3), ELSEWHERE).map(
      ([row, column, typed]): Step => ({
        what: `type ${typed} into Other!${cellName(row, column)}`,
        apply: (_, other) => other.type(row, column, typed),
      }),
    ),
  },
  { weight: 6, arbitrary: fc.constant<Step>({ what: 'look', apply: (sheet) => sheet.view(0, 0) }) },
  { weight: 3, arbitrary: fc.constant<Step>({ what: 'look at Other', apply: (_, other) => other.view(0, 0) }) },
  index(ROWS).map((at): Step => ({ what: `insert row at ${at}`, apply: (sheet) => sheet.insertRows(at, 1) })),
  index(ROWS).map((at): Step => ({ what: `delete row ${at + 5}`, apply: (sheet) => sheet.deleteRows(at + 5, 1) })),
  index(3).map(
    (at): Step => ({ what: `insert column at ${at + 3}`, apply: (sheet) => sheet.insertColumns(at + 3, 1) }),
  ),
  fc.tuple(index(4), index(4)).map(
    ([from, to]): Step => ({
      what: `move column ${from + 4} before ${to + 4}`,
      apply: (sheet) => sheet.moveColumns(from + 4, 1, to + 4),
    }),
  ),
);

function withFunctions(workbook: Workbook): Workbook {
  workbook.customFunction = (name) =>
    name === 'DOUBLE'
      ? ([values]) => (Array.isArray(values) ? values : []).map((row) => row.map((value) => Number(value) * 2))
      : undefined;
  return workbook;
}

function everything(workbook: Workbook): string[] {
  const found: string[] = [];
  for (const sheet of workbook.sheets) {
    for (let row = 0; row < ROWS + 6; row++) {
      for (let column = 0; column < COLUMNS + 4; column++) {
        found.push(sheet.view(row, column).display);
      }
    }
  }
  return found;
}

function afterSteps(steps: readonly Step[]): Workbook {
  const workbook = withFunctions(new Workbook());
  const other = workbook.addSheet('Other');
  for (const { apply } of steps) if (workbook.sheets[0]) apply(workbook.sheets[0], other);
  return workbook;
}

describe('a workbook after many edits', () => {
  it('shows what it would show if it had been calculated from the start', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
        const workbook = afterSteps(steps);
        const fresh = everything(withFunctions(Workbook.fromJSON(workbook.toJSON())));
        // Where results compete for a cell, the one that was there first keeps it: that depends on the past.
        fc.pre(!fresh.some((text) => text.startsWith('#REF!')));
        expect(everything(workbook)).toEqual(fresh);
      }),
      { numRuns: 600 },
    );
  });

  it('shows the same when every formula is calculated again', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 25 }), (steps) => {
        const workbook = afterSteps(steps);
        const before = everything(workbook);
        fc.pre(!before.some((text) => text.startsWith('#REF!')));
        workbook.recalculateAll();
        expect(everything(workbook)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });
});
