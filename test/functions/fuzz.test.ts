import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CellFunction } from '../../src/functions/declare.ts';
import { cellFunctions } from '../../src/functions/index.ts';
import fc from '../support/property.ts';
import { stubZone } from './zone.ts';

/** What can stand in a cell, with a bias to what our functions look for. */
const CODE_WORDS = /NaN|Infinity|undefined|\bnull\b|\[object|TypeError|RangeError/;
const cell = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    '',
    ' ',
    '90834',
    90834,
    '90791',
    '97151',
    '05401',
    5401,
    'VT',
    'US',
    2026,
    '2026-03-01',
    46_082,
  ),
  fc.constantFrom<unknown>(
    'Insurer A',
    'Insurer B',
    'LCSW',
    'office',
    'green',
    'red',
    'yes',
    0.05,
    '87%',
    94.5,
    '$94.50',
    112,
    500,
    0,
    -1,
    true,
    false,
  ),
  fc.constantFrom<unknown>(
    '#N/A',
    '#REF!',
    '#ERROR!',
    'Check: no',
    'Loading...',
    '__proto__',
    'constructor',
    '=1+1',
    '\u0000',
    '\ud83d',
  ),
  fc.constantFrom<unknown>(new Date('2026-03-01T05:00:00Z'), new Date(Number.NaN), 1e308, 5e-324, -0, 1e21, 0.1 + 0.2),
  // A refusal quotes what was typed.
  fc.string({ maxLength: 12 }).filter((text) => !CODE_WORDS.test(text)),
  fc.double(),
  fc.integer(),
);
/** What lies at the ends of what a cell can hold: sums, differences and quotients of these leave the numbers. */
const extreme = fc.oneof(
  fc.constantFrom<unknown>(Number.MAX_VALUE, 1.7e308, 1e308, 1e155, 1e21, 2 ** 53 + 2, 1e15, 999_999_999.99),
  fc.constantFrom<unknown>(Number.MIN_VALUE, 1e-320, 1e-308, 1e-155, 1e-12, 1e-9, 1e-6, 0, -0),
  fc.constantFrom<unknown>(-Number.MAX_VALUE, -1e308, -1e9, -1e-9, -1e-320, Number.POSITIVE_INFINITY, Number.NaN),
  fc.constantFrom<unknown>('1e308', '1'.repeat(40), `0.${'0'.repeat(30)}1`, '1000%', '0%', '$999,999,999,999,999.99'),
);
const size = fc.integer({ min: 1, max: 4 });
const argument = fc.oneof(
  fc.constant(undefined),
  cell,
  fc
    .tuple(size, size)
    .chain(([height, width]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
    ),
);
/** Columns and cells that fit together, so that the rules themselves are reached. */
const fitting = fc.integer({ min: 1, max: 5 }).chain((height) => {
  const column = fc.array(fc.tuple(cell), { minLength: height, maxLength: height });
  return fc.array(fc.oneof(cell, column, column), { maxLength: 9 });
});

const SENTENCE = /^[^\n]+[^\s.]\.$/;

/** Throws unless Sheets could show it. */
function expectPresentable(result: unknown): void {
  if (!Array.isArray(result)) {
    expectCell(result);
    return;
  }
  expect(result.length).toBeGreaterThan(0);
  for (const line of result) {
    expect(Array.isArray(line) && line.length).toBe(result[0].length);
    for (const each of line) expectCell(each);
  }
}

function expectCell(value: unknown): void {
  if (value instanceof Date) expect(Number.isFinite(value.getTime())).toBe(true);
  else expect(['string', 'number', 'boolean']).toContain(typeof value);
  if (typeof value === 'string') expect(value).not.toMatch(CODE_WORDS);
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  if (typeof value === 'string' && value.startsWith('Check: ')) expect(value).toMatch(SENTENCE);
}

function survives({ call }: CellFunction, args: unknown[]): void {
  let result: unknown;
  try {
    result = call(...args);
  } catch (problem) {
    expect(problem).toBeInstanceOf(Error);
    if (!(problem instanceof Error)) return;
    expect(problem.constructor).toBe(Error);
    expect(problem.message).toMatch(SENTENCE);
    expect(problem.message).not.toMatch(CODE_WORDS);
    return;
  }
  expectPresentable(result);
}

beforeAll(() => stubZone('America/New_York'));
afterAll(() => vi.unstubAllGlobals());

describe.each(cellFunctions.map((each) => [each.name, each] as const))('%s', (_, each) => {
  it('gives whole tables of plain values, or one sentence, whatever it is called with', () => {
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 10 }), (args) => survives(each, args)),
      { numRuns: 150 },
    );
  });

  it('does so for its example with figures in it that are beyond measure', () => {
    // Many examples have no optional arguments; those that are left out are blank cells.
    const whole = each.parameters.map((_, at) => each.example.args[at] ?? '');
    const changed = fc
      .tuple(fc.array(fc.option(fc.oneof(extreme, cell), { freq: 3 }), { minLength: 1, maxLength: 40 }))
      .map(([changes]) => {
        let next = 0;
        const change = (given: unknown): unknown => {
          if (Array.isArray(given)) return given.map(change);
          const other = changes[next++ % changes.length];
          return other === null ? given : other;
        };
        return whole.map(change);
      });
    fc.assert(
      fc.property(changed, (args) => survives(each, args)),
      { numRuns: 200 },
    );
  });

  it('does so for arguments that fit together', () => {
    const enough = fitting.filter((args) => args.length >= each.parameters.filter(({ optional }) => !optional).length);
    fc.assert(
      fc.property(enough, (args) => survives(each, args.slice(0, each.parameters.length))),
      { numRuns: 150 },
    );
  });
});

/** One result for each cell or row: what a range of them must agree with. */
const lawful = cellFunctions.filter(({ kind }) => kind !== 'block');

/** A row of cells as wide as the example's, or a single cell. */
function widthOf(role: string, example: unknown): number {
  return role === 'row' && Array.isArray(example) ? (example[0]?.length ?? 1) : 1;
}

describe.each(lawful.map((each) => [each.name, each] as const))('%s over a range', (_, each) => {
  // Look-up columns, headings and thresholds stay as in the example; the rest varies down the rows.
  const parameters = each.parameters.map(({ role }, at) => {
    const example = each.example.args[at] ?? '';
    return { varies: role === 'each' || role === 'row', width: widthOf(role, example), example };
  });
  const row = fc.tuple(...parameters.map(({ width }) => fc.array(cell, { minLength: width, maxLength: width })));
  const rows = fc.array(row, { minLength: 2, maxLength: 5 });
  const outcome = (args: unknown[]): unknown => {
    try {
      return each.call(...args);
    } catch (problem) {
      return `Check: ${problem instanceof Error ? problem.message : ''}`;
    }
  };
  /** The cells that a row alone fills: a single cell, or those of a line. */
  const alone = (line: unknown[][]): unknown[] => {
    const result = outcome(parameters.map(({ varies, example }, at) => (varies ? [line[at]] : example)));
    return Array.isArray(result) ? result[0] : [result, ...each.columns.slice(1).map(() => '')];
  };

  it('gives what it gives row by row', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const whole = outcome(
          parameters.map(({ varies, example }, at) => (varies ? rows.map((line) => line[at]) : example)),
        );
        rows.forEach((line, at) => {
          const blank = alone(line).map(() => '');
          expect(Array.isArray(whole) ? (whole[at] ?? blank) : [whole]).toEqual(alone(line));
        });
      }),
      { numRuns: 100 },
    );
  });
});
