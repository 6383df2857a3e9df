import { describe, expect, it } from 'vitest';
import { block, formulaOf, messageOf, place, result, shown, type, valueAt, workbookWith } from './support.ts';

const ROWS = [
  ['x', '10'],
  ['y', '20'],
  ['x', '30'],
];

function spilled(formula: string, rows: number, columns: number, setup = ROWS): string[][] {
  const workbook = workbookWith(setup);
  type(workbook, 'F1', formula);
  return block(workbook, 'F1', rows, columns);
}

describe('rows that hold the same to the end', () => {
  it.each<[string, string[]]>([
    ['=ARRAYFORMULA(IF(A1:A="";"-";A1:A*2))', ['2', '-', '6', '-', '-', '-']],
    ['=ARRAYFORMULA(A1:A&B1:B)', ['1', 'b', '3', '', '', '']],
    // A shorter block ends in the middle of what is blank.
    ['=ARRAYFORMULA(IFNA(A1:A7&B1:B4;"past"))', ['1', 'b', '3', '', 'past', 'past']],
    ['=ARRAYFORMULA(VSTACK(A1:A3;"z";"z";"y")&B1:B6)', ['1', 'b', '3', 'z', 'z', 'y']],
  ])('%s gives each row its own', (formula, expected) => {
    expect(
      spilled(formula, 6, 1, [
        ['1', ''],
        ['', 'b'],
        ['3', ''],
      ]).map(([cell]) => cell),
    ).toEqual(expected);
  });
});

describe('functions that give blocks', () => {
  it.each<[string, string[][]]>([
    [
      '=FILTER(A1:B3;A1:A3="x")',
      [
        ['x', '10'],
        ['x', '30'],
      ],
    ],
    ['=FILTER(A1:B3;A1:A3="x";B1:B3>10)', [['x', '30']]],
    [
      '=SORT(A1:B3;2;FALSE)',
      [
        ['x', '30'],
        ['y', '20'],
        ['x', '10'],
      ],
    ],
    ['=UNIQUE(A1:A3)', [['x'], ['y'], ['']]],
    ['=VSTACK("Head";B1:B3)', [['Head'], ['10'], ['20'], ['30']]],
    [
      '=HSTACK(A1:A2;B1:B3)',
      [
        ['x', '10'],
        ['y', '20'],
        ['#N/A', '30'],
      ],
    ],
    [
      '=CHOOSECOLS(A1:B2;2;-2)',
      [
        ['10', 'x'],
        ['20', 'y'],
      ],
    ],
    ['=TOCOL(A1:B2)', [['x'], ['10'], ['y'], ['20']]],
    [
      '=TRANSPOSE(A1:B2)',
      [
        ['x', 'y'],
        ['10', '20'],
      ],
    ],
    [
      '=SEQUENCE(2;2;5;10)',
      [
        ['5', '15'],
        ['25', '35'],
      ],
    ],
    [
      '={1,2;3,4}',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      '={A1:A2,B1:B2;"z",5}',
      [
        ['x', '10'],
        ['y', '20'],
        ['z', '5'],
      ],
    ],
    ['=ARRAYFORMULA(B1:B3*2)', [['20'], ['40'], ['60']]],
    ['=ARRAYFORMULA(IF(A1:A3="x";B1:B3;"-"))', [['10'], ['-'], ['30']]],
    ['=ARRAYFORMULA(IFERROR(B1:B3/(B1:B3-20);"none"))', [['-1'], ['none'], ['3']]],
    ['=ARRAYFORMULA(SUMIF(A1:A3;{"x";"y"};B1:B3))', [['40'], ['20'], ['']]],
    ['=ARRAYFORMULA(VLOOKUP({"y";"x"};A1:B3;2;FALSE))', [['20'], ['10']]],
    ['=ARRAYFORMULA(SUMIFS(B1:B3;A1:A3;A1:A3))', [['40'], ['']]],
    ['=ARRAYFORMULA(MAX(B1:B3*2))', [['60'], ['']]],
    ['=XLOOKUP("y";A1:A3;A1:B3)', [['y', '20']]],
    ['=LET(x;B1;y;B2;x+y)', [['30']]],
    ['=MAP(B1:B2;LAMBDA(v;v+1))', [['11'], ['21']]],
    ['=SPLIT("a,,b";",")', [['a', 'b']]],
  ])('%s spills', (formula, expected) => {
    expect(spilled(formula, expected.length, expected[0]?.length ?? 1)).toEqual(expected);
  });

  it('says when a filter finds nothing', () => {
    const workbook = workbookWith(ROWS);
    type(workbook, 'F1', '=FILTER(A1:A3;B1:B3>99)');
    expect([shown(workbook, 'F1'), messageOf(workbook, 'F1')]).toEqual([
      '#N/A',
      'No matches are found in FILTER evaluation.',
    ]);
  });

  it('keeps dates dates through FILTER and SORT', () => {
    expect(spilled('=SORT(FILTER(A1:A2;A1:A2>0);1;FALSE)', 2, 1, [['1/5/2026'], ['2/5/2026']])).toEqual([
      ['2/5/2026'],
      ['1/5/2026'],
    ]);
  });
});

describe('a range where one value is needed', () => {
  it('gives the value in the row of the formula', () => {
    const workbook = workbookWith(ROWS);
    type(workbook, 'D2', '=B1:B3*2');
    type(workbook, 'E2', '=B1:B3');
    expect([shown(workbook, 'D2'), shown(workbook, 'E2')]).toEqual(['40', '20']);
  });

  it('is an error outside the rows of the range', () => {
    const workbook = workbookWith(ROWS);
    type(workbook, 'D9', '=B1:B3*2');
    expect([shown(workbook, 'D9'), messageOf(workbook, 'D9')]).toEqual([
      '#VALUE!',
      'An array value could not be found.',
    ]);
  });

  it('is taken whole by INDEX, FILTER, SORT and SUMPRODUCT without ARRAYFORMULA', () => {
    expect(result('=INDEX(B1:B3*2;3)', ROWS)).toBe('60');
    expect(result('=SUMPRODUCT(B1:B3*2)', ROWS)).toBe('120');
  });

  it('needs ARRAYFORMULA inside VSTACK', () => {
    expect(spilled('=VSTACK("Twice";B1:B3*2)', 3, 1)).toEqual([['Twice'], ['20'], ['']]);
    expect(spilled('=VSTACK("Twice";ARRAYFORMULA(B1:B3*2))', 4, 1)).toEqual([['Twice'], ['20'], ['40'], ['60']]);
  });
});

describe('a result that fills several cells', () => {
  it('fills cells that show no formula and hold no input of their own', () => {
    const workbook = workbookWith([['=SEQUENCE(3)']]);
    const { sheet } = place(workbook, 'A2');
    expect(block(workbook, 'A1', 3, 1)).toEqual([['1'], ['2'], ['3']]);
    expect(formulaOf(workbook, 'A2')).toBe('');
    expect(sheet.input(1, 0)).toBeNull();
  });

  it('is blocked by a cell in its way and names that cell', () => {
    const workbook = workbookWith([['=SEQUENCE(3)'], [], ['mine']]);
    expect(shown(workbook, 'A1')).toBe('#REF!');
    expect(messageOf(workbook, 'A1')).toBe('Array result was not expanded because it would overwrite data in A3.');
    expect(shown(workbook, 'A2')).toBe('');
    expect(shown(workbook, 'A3')).toBe('mine');
  });

  it('comes back when the way is free again', () => {
    const workbook = workbookWith([['=SEQUENCE(3)'], [], ['mine']]);
    expect(shown(workbook, 'A1')).toBe('#REF!');
    type(workbook, 'A3', '');
    expect(block(workbook, 'A1', 3, 1)).toEqual([['1'], ['2'], ['3']]);
  });

  it('gives way to what someone types into it', () => {
    const workbook = workbookWith([['=SEQUENCE(3)']]);
    expect(shown(workbook, 'A3')).toBe('3');
    type(workbook, 'A2', 'mine');
    expect(block(workbook, 'A1', 3, 1)).toEqual([['#REF!'], ['mine'], ['']]);
  });

  it('is blocked by the result of another formula, and takes over when that one goes', () => {
    const workbook = workbookWith([['', '=SEQUENCE(3)']]);
    expect(shown(workbook, 'B3')).toBe('3');
    type(workbook, 'A2', '=SEQUENCE(1;3;7)');
    expect(shown(workbook, 'A2')).toBe('#REF!');
    type(workbook, 'B1', '');
    expect(block(workbook, 'A2', 1, 3)).toEqual([['7', '8', '9']]);
  });

  it('shrinks with its result', () => {
    const workbook = workbookWith([['3', '=SEQUENCE(A1)']]);
    expect(shown(workbook, 'B3')).toBe('3');
    type(workbook, 'A1', '2');
    expect(block(workbook, 'B1', 3, 1)).toEqual([['1'], ['2'], ['']]);
    expect(workbook.sheets[0]?.usedArea()).toEqual({ top: 0, left: 0, bottom: 1, right: 1 });
  });

  it('asks for more rows where the sheet ends', () => {
    const workbook = workbookWith();
    type(workbook, 'A999', '=SEQUENCE(5)');
    expect(messageOf(workbook, 'A999')).toBe('Result was not automatically expanded, please insert more rows (3).');
    type(workbook, 'Y1', '=SEQUENCE(1;5)');
    expect(messageOf(workbook, 'Y1')).toBe('Result was not automatically expanded, please insert more columns (3).');
  });

  it('is read by other formulas, whichever was written first', () => {
    const workbook = workbookWith();
    type(workbook, 'C1', '=SUM(B2:B)');
    type(workbook, 'D1', '=VSTACK("Sum";C1)');
    type(workbook, 'B1', '=VSTACK("Head";A2:A3)');
    type(workbook, 'A2', '5');
    type(workbook, 'A3', '7');
    expect([shown(workbook, 'C1'), shown(workbook, 'D2')]).toEqual(['12', '12']);
    type(workbook, 'A3', '8');
    expect([shown(workbook, 'C1'), shown(workbook, 'D2')]).toEqual(['13', '13']);
  });
});

describe('circles', () => {
  it('shows #REF! in every cell of a circle and lets go when it is broken', () => {
    const workbook = workbookWith([['=B1+1', '=A1+1', '=A1']]);
    expect([shown(workbook, 'A1'), shown(workbook, 'B1'), shown(workbook, 'C1')]).toEqual(['#REF!', '#REF!', '#REF!']);
    expect(messageOf(workbook, 'A1')).toContain('Circular dependency detected.');
    type(workbook, 'B1', '1');
    expect([shown(workbook, 'A1'), shown(workbook, 'C1')]).toEqual(['2', '2']);
  });

  it('finds a formula that spills into what it reads', () => {
    const workbook = workbookWith([['=VSTACK(1;A2:A3)']]);
    expect(shown(workbook, 'A1')).toBe('#REF!');
    expect(messageOf(workbook, 'A1')).toContain('Circular dependency');
  });

  it('finds two columns that spill into what the other reads', () => {
    const workbook = workbookWith([['=VSTACK("a";ARRAYFORMULA(B2:B3+1))', '=VSTACK("b";ARRAYFORMULA(A2:A3+1))']]);
    expect([valueAt(workbook, 'A1'), valueAt(workbook, 'B1')]).toEqual([
      expect.objectContaining({ code: '#REF!' }),
      expect.objectContaining({ code: '#REF!' }),
    ]);
  });

  it('does not take a question about shape for a circle', () => {
    const workbook = workbookWith([['=ROW(A1)+COLUMNS(A1:B1)']]);
    expect(shown(workbook, 'A1')).toBe('3');
  });
});
