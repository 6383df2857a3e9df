import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import { declare, each, heading, column as lookUp, optional, optionalRow, row } from '../../src/functions/declare.ts';
import { amount, count, text, type ValueType } from '../../src/functions/values.ts';
import fc from '../support/property.ts';
import { column } from './call.ts';

const words = { help: 'Helps.', rule: 'Rule.', example: { formula: '', args: [], gives: '', says: '' } };

/** Whatever stands in a cell, with its kind. */
const anything: ValueType<string> = {
  ...text,
  read: (cell) => `${typeof cell} ${typeof cell === 'object' ? 'day' : cell}`,
};

const { call: divide } = declare({
  name: 'DIVIDE',
  kind: 'cell',
  ...words,
  parameters: { price: each(amount, ''), parts: each(count, ''), unit: optional(text, '') },
  compute: ({ price, parts, unit }) => {
    if (parts === 13) throw new Refusal('parts', 'The parts are 13; give another number.');
    return unit === undefined ? price / parts : `${price / parts} ${unit}`;
  },
});

const { call: total } = declare({
  name: 'TOTAL',
  kind: 'row',
  ...words,
  parameters: {
    values: row(amount, ''),
    names: heading(text, ''),
    factor: each(count, ''),
    weights: optionalRow(count, ''),
  },
  compute: ({ values, names, factor, weights }) => {
    const sum = values.reduce<number>((sum, value, at) => sum + (value ?? 0) * (weights[at] ?? 1), 0);
    return `${names.join('+')}: ${sum * factor}`;
  },
});

const { call: find } = declare({
  name: 'FIND_PRICE',
  kind: 'cell',
  ...words,
  parameters: { item: each(text, ''), items: lookUp(text, ''), prices: lookUp(amount, '') },
  prepare: (columns) => columns,
  compute: ({ item }, { items, prices }) => {
    for (const at of items.rows()) if (items.key(at) === item.toLowerCase()) return prices.read(at) ?? null;
    return null;
  },
});

const { call: sum } = declare({
  name: 'SUM_ALL',
  kind: 'block',
  ...words,
  parameters: { prices: lookUp(amount, ''), factor: optional(count, '') },
  prepare: ({ prices }) => [...prices.rows()].map((at) => prices.read(at) ?? 0),
  compute: ({ factor }, prices) => prices.reduce((sum, price) => sum + price, 0) * (factor ?? 1),
});

describe('A cell function', () => {
  it('gives a single result for single cells, and a one-cell range is a single cell', () => {
    expect(divide(10, 4)).toBe(2.5);
    expect(divide([[10]], [[4]])).toBe(2.5);
    expect(divide([[10]], 4, [['$']])).toBe('2.5 $');
  });

  it('goes down a column, with single cells serving every row', () => {
    expect(divide(column(10, 20), 4)).toEqual([[2.5], [5]]);
    expect(divide(10, column(4, 5))).toEqual([[2.5], [2]]);
    expect(divide(column(10, 20), column(4, 5), '$')).toEqual([['2.5 $'], ['4 $']]);
  });

  it('spreads a column against a row, and either over a table', () => {
    expect(divide(column(10, 20), [[1, 2, 4]])).toEqual([
      [10, 5, 2.5],
      [20, 10, 5],
    ]);
    const table = [
      [1, 2],
      [4, 5],
    ];
    expect(divide(column(10, 20), table)).toEqual([
      [10, 5],
      [5, 4],
    ]);
    expect(divide([[10, 20]], table)).toEqual([
      [10, 10],
      [2.5, 4],
    ]);
  });

  it('refuses ranges of different sizes as a whole', () => {
    expect(() => divide(column(1, 2, 3), column(1, 2))).toThrow(
      'price is 3 rows by 1 column and parts is 2 rows by 1 column; give them the same size, or a single cell for one of them.',
    );
    expect(() => divide([[1, 2, 3]], [[1, 2]])).toThrow('price is 1 row by 3 columns and parts is 1 row by 2 columns');
  });

  it('refuses a missing or a superfluous argument as a whole', () => {
    expect(() => divide()).toThrow('DIVIDE needs 2 arguments; price is missing.');
    expect(() => divide(column(1, 2))).toThrow('DIVIDE needs 2 arguments; parts is missing.');
    expect(() => divide(1, 2, '', 4)).toThrow(/^DIVIDE takes 3 arguments, \w+, \w+ and \w+; 4 were given[.]$/);
  });

  it('takes an argument left out in the middle as blank', () => {
    expect(divide(undefined, 2)).toBe('');
    expect(divide(6, 2, undefined)).toBe(3);
  });

  it('gives blank for a blank required argument, even beside a value that cannot be used', () => {
    expect(divide('', 4)).toBe('');
    expect(divide('free', '')).toBe('');
    expect(divide(column(10, '', 30), column('', 4, 10))).toEqual([[''], [''], [3]]);
    expect(divide(column(10, 20), '')).toEqual([[''], ['']]);
  });

  it.each([
    '',
    '  ',
    '\u00a0',
    '#N/A',
    '#REF!',
    '#DIV/0!',
    '#VALUE!',
    '#NAME?',
    '#NUM!',
    '#ERROR!',
    'Check: The rate is 0; give more.',
    'Check: ',
  ])('takes %j for a blank cell', (blank) => {
    expect(divide(blank, 4)).toBe('');
    expect(divide(column(blank, 8), 4)).toEqual([[''], [2]]);
  });

  it('drops trailing rows that are blank in every range, and keeps blank rows between', () => {
    expect(divide(column(10, '', 20, '', ''), 4)).toEqual([[2.5], [''], [5]]);
    expect(divide(column(10, '', ''), column(4, 5, ''))).toEqual([[2.5], ['']]);
    expect(divide(column(10, '#N/A', ' '), [[1, 2]])).toEqual([[10, 5]]);
    expect(divide(column('', ''), 4)).toEqual([['']]);
    expect(divide([['', '']], 4)).toEqual([['']]);
  });

  it('throws one sentence for a single bad value, from the reading or from the rule', () => {
    expect(() => divide('free', 4)).toThrow(
      /^"free" cannot be used for price; give an amount above zero, such as 94.50.$/,
    );
    expect(() => divide(10, 13)).toThrow(/^The parts are 13; give another number.$/);
  });

  it('shows the sentence in the row of a bad value and computes the other rows', () => {
    expect(divide(column(10, -5, 20), column(4, 4, 13))).toEqual([
      [2.5],
      ['Check: -5 cannot be used for price; give an amount above zero, such as 94.50.'],
      ['Check: The parts are 13; give another number.'],
    ]);
  });

  it('never shows a number that is none', () => {
    expect(() => divide(10, 0)).toThrow('The result is too large to be a number; check the amounts.');
    expect(divide(column(10, 20), 0)).toEqual([
      ['Check: The result is too large to be a number; check the amounts.'],
      ['Check: The result is too large to be a number; check the amounts.'],
    ]);
  });

  it('lets a mistake of its own through instead of blaming the cell', () => {
    const { call } = declare({
      name: 'FAULTY',
      kind: 'cell',
      ...words,
      parameters: { price: each(amount, '') },
      compute: () => {
        throw new TypeError('a defect');
      },
    });
    expect(() => call(column(1, 2))).toThrow(TypeError);
  });

  it('works equal rows out once, and tells apart what only looks equal', () => {
    const asked: string[] = [];
    const { call } = declare({
      name: 'SHOW',
      kind: 'cell',
      ...words,
      parameters: { what: each(anything, ''), unit: optional(text, '') },
      compute: ({ what, unit }) => {
        asked.push(what);
        return `${what} ${unit ?? '-'}`;
      },
    });
    const day = (): Date => new Date('2026-03-02T00:00:00Z');
    const cells = [5, '5', true, 'true', day(), day().getTime(), 5, day(), '5', ' 5 '];
    const shown = ['number 5', 'string 5', 'boolean true', 'string true', 'object day', `number ${day().getTime()}`];
    const all = [...shown, 'number 5', 'object day', 'string 5', 'string 5'];
    expect(call(column(...cells), 'x')).toEqual(all.map((each) => [`${each} x`]));
    // The text with spaces around it is another cell; it is worked out anew.
    expect(asked).toEqual([...shown, 'string 5']);
    expect(call(column(5, 5, 5), column('x', 'y', 'x'))).toEqual([['number 5 x'], ['number 5 y'], ['number 5 x']]);
    expect(call(column(5, 6), [['x', 'y']])).toEqual([
      ['number 5 x', 'number 5 y'],
      ['number 6 x', 'number 6 y'],
    ]);
  });

  it('works each of a thousand different rows out once, and gives it to the rows that are alike', () => {
    let asked = 0;
    const { call } = declare({
      name: 'SHOW_ROW',
      kind: 'cell',
      ...words,
      parameters: {
        one: each(anything, ''),
        two: each(anything, ''),
        three: each(anything, ''),
        four: each(anything, ''),
      },
      compute: ({ one, two, three, four }) => {
        asked++;
        return `${one}, ${two}, ${three}, ${four}`;
      },
    });
    // So many different cells in each column that only all four together tell the rows apart, and the first hundred again.
    const different = Array.from({ length: 1500 }, (_, at) => [at % 700, `${at % 800}`, at % 1100, at % 2 === 0]);
    const rows = [...different, ...different.slice(0, 100)];
    const columns = [0, 1, 2, 3].map((at) => rows.map((row) => [row[at]]));
    expect(call(...columns)).toEqual(
      rows.map(([one, two, three, four]) => [`number ${one}, string ${two}, number ${three}, boolean ${four}`]),
    );
    expect(asked).toBe(1500);
  });

  it('gives for a range what it gives cell by cell', () => {
    const cell = fc.oneof(fc.constantFrom('', 'free', 0, 13, '#N/A', '$4.50', true), fc.integer({ min: -2, max: 40 }));
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(rows, (rows) => {
        const results = divide(column(...rows.map(([price]) => price)), column(...rows.map(([, parts]) => parts)));
        rows.forEach(([price, parts], at) => {
          const inRange = Array.isArray(results) ? (results[at]?.[0] ?? '') : results;
          let single: unknown;
          try {
            single = divide(price, parts);
          } catch (problem) {
            single = `Check: ${problem instanceof Error ? problem.message : ''}`;
          }
          expect(inRange).toBe(single);
        });
      }),
    );
  });
});

describe('A row function', () => {
  const names = [['a', 'b']];
  const two = [
    [1, 2],
    [3, 4],
  ];

  it('gives one result for each row', () => {
    expect(total(two, names, 10)).toEqual([['a+b: 30'], ['a+b: 70']]);
    expect(total(two, names, column(1, 10))).toEqual([['a+b: 3'], ['a+b: 70']]);
    expect(total([[1, 2]], names, column(1, 10))).toEqual([['a+b: 3'], ['a+b: 30']]);
    expect(total(5, 'a', 2)).toBe('a: 10');
  });

  it('takes optional weights for each row or for all, or none', () => {
    expect(total(two, names, 1, [[10, 100]])).toEqual([['a+b: 210'], ['a+b: 430']]);
    expect(total(two, names, 1, '')).toEqual([['a+b: 3'], ['a+b: 7']]);
  });

  it('gives blank for a row without any value and drops such rows at the end', () => {
    expect(
      total(
        [
          ['', ''],
          [3, ''],
          ['', ''],
        ],
        names,
        1,
      ),
    ).toEqual([[''], ['a+b: 3']]);
    expect(total([['', '']], names, 1)).toEqual([['']]);
  });

  it('names the column of a bad value', () => {
    expect(
      total(
        [
          [1, 'x'],
          [3, 4],
        ],
        names,
        1,
      ),
    ).toEqual([
      ['Check: "x" cannot be used in column 2 of values; give an amount above zero, such as 94.50.'],
      ['a+b: 7'],
    ]);
  });

  it('refuses names, weights and limits whose size does not fit as a whole', () => {
    expect(() => total(two, [['a', 'b', 'c']], 1)).toThrow(
      'values is 2 rows by 2 columns and names is 1 row by 3 columns; give them the same size.',
    );
    expect(() => total(two, column('a', 'b'), 1)).toThrow(
      'names takes a single row in TOTAL; it is 2 rows by 1 column.',
    );
    expect(() => total(two, names, [[1, 2]])).toThrow('factor takes one column in TOTAL; it is 1 row by 2 columns.');
    expect(() => total(two, names, 1, [[1, 2, 3]])).toThrow(
      'values is 2 rows by 2 columns and weights is 1 row by 3 columns',
    );
    expect(() => total(two, names, column(1, 2, 3))).toThrow(
      'values is 2 rows by 2 columns and factor is 3 rows by 1 column',
    );
  });
});

describe('A look-up column', () => {
  const items = column('Item', 'apple', 'pear', '', '');
  const prices = column('Price', 2, 'cheap', '', '');

  it('does not shape the result: a single question has a single answer', () => {
    expect(find('apple', items, prices)).toBe(2);
    expect(find(column('apple', 'plum', ''), items, prices)).toEqual([[2], ['']]);
  });

  it('may hold a heading and anything else in rows that do not matter; a bad value in one that does names the row', () => {
    expect(() => find('pear', items, prices)).toThrow(
      '"cheap" cannot be used in row 3 of prices; give an amount above zero',
    );
    expect(find(column('pear', 'apple'), items, prices)).toEqual([
      ['Check: "cheap" cannot be used in row 3 of prices; give an amount above zero, such as 94.50.'],
      [2],
    ]);
  });

  it('must be one column, as long as the others', () => {
    expect(() => find('apple', items, column('Price', 2))).toThrow(
      'items is 5 rows by 1 column and prices is 2 rows by 1 column; give them the same size.',
    );
    expect(() =>
      find(
        'apple',
        [
          ['apple', 'x'],
          ['pear', 'y'],
        ],
        prices,
      ),
    ).toThrow('items takes one column in FIND_PRICE');
  });
});

describe('A block function', () => {
  it('gives one result for all', () => {
    expect(sum(column(1, 2, '', 3))).toEqual([[6]]);
    expect(sum([[1, 2, 3]], 2)).toEqual([[12]]);
    expect(sum(5)).toBe(5);
  });

  it('shows the sentence of a bad value that it finds in a range, and throws it for a single cell', () => {
    expect(sum(column(1, 'x'))).toEqual([
      ['Check: "x" cannot be used in row 2 of prices; give an amount above zero, such as 94.50.'],
    ]);
    expect(() => sum('x')).toThrow('"x" cannot be used for prices; give an amount above zero, such as 94.50.');
  });

  it('takes a single cell where one value serves all', () => {
    expect(() => sum(column(1, 2), column(1, 2))).toThrow(
      'factor takes a single cell in SUM_ALL; it is 2 rows by 1 column.',
    );
  });
});
