import { describe, expect, it } from 'vitest';
import { readRates } from '../../sidebar/paste.ts';
import fc from '../support/property.ts';

const rates = (text: string) => readRates(text).rates.map(({ payer, code, rate }) => [payer, code, rate]);
const reasons = (text: string) => readRates(text).unread.map(({ line, reason }) => `${line}: ${reason}`);

describe('pasted rates', () => {
  it.each([
    ['tabs, as copied from a sheet', 'Insurer A\t90834\t112.50'],
    ['commas', 'Insurer A,90834,112.50'],
    ['commas and spaces', 'Insurer A, 90834, $112.50'],
    ['semicolons', 'Insurer A; 90834; 112.5'],
    ['spaces only', 'Insurer A 90834 112.50'],
    ['a dollar sign apart from its figure', 'Insurer A 90834 $ 112.50'],
    ['a colon after the payer', 'Insurer A: 90834 = 112.50'],
    ['code first', '90834\tInsurer A\t112.50'],
    ['code first, with spaces', '90834 Insurer A 112.50'],
    ['amount before payer', '90834, $112.50, Insurer A'],
    ['CPT before the code', 'Insurer A, CPT 90834, 112.50'],
    ['CPT before the code, with spaces', 'Insurer A CPT 90834 112.50'],
    ['quoted cells', '"Insurer A","90834","112.50"'],
    ['unbreakable spaces', 'Insurer\u00a0A\t90834\u00a0\t$112.50'],
    ['blank cells at the end', 'Insurer A\t90834\t112.50\t\t'],
    ['a heading line', 'Payer\tCPT code\tRate\nInsurer A\t90834\t112.50'],
    ['a heading line of words', 'Payer Code Rate\nInsurer A 90834 112.50'],
    ['blank lines and Windows line ends', '\r\n\r\nInsurer A\t90834\t112.50\r\n'],
  ])('are read with %s', (_, text) => {
    expect(rates(text)).toEqual([['Insurer A', '90834', 112.5]]);
    expect(reasons(text)).toEqual([]);
  });

  it('take a comma between thousands, also in a line that is split by spaces', () => {
    expect(rates('Insurer A 90834 1,120.50\nInsurer B\t90834\t$1,120.50\n"Insurer C",90834,"1,120.50"')).toEqual([
      ['Insurer A', '90834', 1120.5],
      ['Insurer B', '90834', 1120.5],
      ['Insurer C', '90834', 1120.5],
    ]);
  });

  it('take codes with a letter and write them in capitals', () => {
    expect(rates('Insurer A\th0004\t41\nInsurer A\t0362t\t60')).toEqual([
      ['Insurer A', 'H0004', 41],
      ['Insurer A', '0362T', 60],
    ]);
  });

  it('are read from a table with a code a column, blank cells left out', () => {
    expect(rates('Payer\t90834\t90837\nInsurer A\t112.50\t\nInsurer B\t94\t140')).toEqual([
      ['Insurer A', '90834', 112.5],
      ['Insurer B', '90834', 94],
      ['Insurer B', '90837', 140],
    ]);
  });

  it('are read from a table with a payer a column', () => {
    expect(rates('Code,Insurer A,Insurer B\n90834,112.50,94\n90791,138,')).toEqual([
      ['Insurer A', '90834', 112.5],
      ['Insurer B', '90834', 94],
      ['Insurer A', '90791', 138],
    ]);
  });

  it('count payers and codes once, however they are capitalized', () => {
    const read = readRates('Insurer A,90834,112.50\ninsurer a,90837,150\nInsurer B,90834,94');
    expect(read.payers).toEqual(['Insurer A', 'Insurer B']);
    expect(read.codes).toEqual(['90834', '90837']);
    expect(read.rates.map(({ payer }) => payer)).toEqual(['Insurer A', 'Insurer A', 'Insurer B']);
  });

  it('keep a rate that stands twice once, and ask about a pair with two amounts', () => {
    const text = 'Insurer A,90834,112.50\nInsurer A,90834,112.5\nInsurer A,90834,110';
    expect(rates(text)).toEqual([['Insurer A', '90834', 112.5]]);
    expect(reasons(text)).toEqual(['3: Line 1 has $112.50 for Insurer A and 90834 already. Keep one of the two.']);
  });
});

describe('a line that cannot be read is named with its reason', () => {
  it.each([
    ['Insurer C\t90834\tone-oh-five', '1: “one-oh-five” is not an amount. Type it like 105.00.'],
    ['Insurer C 90834 one-oh-five', '1: “one-oh-five” is not an amount. Type it like 105.00.'],
    ['Insurer C\t9083\t105', '1: “9083” is not a code. Type five characters like 90834.'],
    ['Insurer C\t90834-95\t105', '1: “90834-95” is not a code. Leave the modifier off: 90834.'],
    ['Insurer C\t90834\t0', '1: A rate is above zero. Type it like 105.00.'],
    ['Insurer C\t90834\t-5', '1: “-5” is not an amount. Type it like 105.00.'],
    ['Insurer C\t90834\t105,5', '1: “105,5” is not an amount. Type it like 105.00.'],
    ['Insurer C\t90834\t90837', '1: “90837” is too much for one session. Type it like 105.00.'],
    ['Insurer C\t90834\t105.125', '1: “105.125” has more than two decimals. Type it like 105.00.'],
    ['Insurer C\t90834', '1: The rate for 90834 is missing. Type it like Insurer A, 90834, 105.00.'],
    ['90834\t105', '1: The payer for 90834 is missing. Type it like Insurer A, 90834, 105.00.'],
    ['Insurer C', '1: “Insurer C” has no code. Type it like Insurer A, 90834, 105.00.'],
  ])('%j', (text, reason) => {
    expect(rates(text)).toEqual([]);
    expect(reasons(text)).toEqual([reason]);
  });

  it('while the lines around it are read', () => {
    const text = 'Insurer A\t90834\t112.50\nInsurer C\t90834\tone-oh-five\nInsurer C\t90791\t132';
    expect(rates(text)).toEqual([
      ['Insurer A', '90834', 112.5],
      ['Insurer C', '90791', 132],
    ]);
    expect(readRates(text).unread.map(({ line }) => line)).toEqual([2]);
  });
});

describe('client data stays in the panel', () => {
  it.each([
    ['a fourth column', 'Insurer A\tRiver Stone\t90834\t112.50'],
    ['a fourth column among commas', 'Insurer A, River Stone, 90834, 112.50'],
    ['a name written last name first', '"Stone, River",90834,112.50'],
    ['a name written last name first, among tabs', 'Stone, River\t90834\t112.50'],
    ['a name written last name first, among spaces', 'Stone, River 90834 112.50'],
    ['a title', 'Ms. Stone\t90834\t112.50'],
    ['a date', 'Insurer A 3/14/1985\t90834\t112.50'],
    ['a date in a cell of its own', 'Insurer A\t2026-03-14\t90834\t112.50'],
    ['an address', 'river@example.com\t90834\t112.50'],
    ['a client number', 'Client 17\t90834\t112.50'],
  ])('a line with %s gives no rate', (_, text) => {
    expect(rates(text)).toEqual([]);
    expect(readRates(text).unread).toHaveLength(1);
    expect(reasons(text)[0]).toMatch(/Nothing of this line is sent|nothing of this line is sent/);
  });

  it.each([',', ' '])('a list headed by clients gives nothing at all, split by %j', (by) => {
    const lines = [
      ['Client', 'Code', 'Amount'],
      ['River Stone', '90834', '112.50'],
      ['Sky Hill', '90837', '150'],
    ];
    const read = readRates(lines.map((cells) => cells.join(by)).join('\n'));
    expect(read.rates).toEqual([]);
    expect(read.unread).toHaveLength(1);
  });

  it('a company with a comma in its name is not taken for a person', () => {
    expect(rates('"Insurer A, Inc.",90834,112.50')).toEqual([['Insurer A, Inc.', '90834', 112.5]]);
  });

  it('whatever is pasted, a rate is a payer, a code and an amount above zero, from a line of at most three cells', () => {
    const cell = fc.oneof(fc.constantFrom('Insurer A', '90834', '112.50', '', 'x'), fc.string({ maxLength: 8 }));
    const line = fc
      .array(cell, { maxLength: 5 })
      .chain((cells) => fc.constantFrom('\t', ',', ';', ' ').map((by) => cells.join(by)));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        const text = lines.join('\n');
        for (const { payer, code, rate, line: at } of readRates(text).rates) {
          expect(payer).not.toBe('');
          expect(code).toMatch(/^([0-9]{4}[0-9A-Z]|[A-Z][0-9]{4})$/);
          expect(rate).toBeGreaterThan(0);
          expect(at).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
        }
      }),
    );
  });

  it('every line is read, named, a heading or blank: none is lost', () => {
    const payer = fc.constantFrom('Insurer A', 'Insurer B', 'Insurer C', '');
    const code = fc.constantFrom('90834', '90837', 'session');
    const amount = fc.constantFrom('112.50', 'much', '0');
    fc.assert(
      fc.property(fc.array(fc.tuple(payer, code, amount), { minLength: 1, maxLength: 6 }), (rows) => {
        const read = readRates(['Payer\tCode\tRate', ...rows.map((row) => row.join('\t'))].join('\n'));
        const named = new Set([...read.rates, ...read.unread].map(({ line }) => line));
        rows.forEach((row, index) => {
          const repeated = rows.findIndex((other) => other.join() === row.join()) < index;
          expect(named.has(index + 2) || repeated).toBe(true);
        });
      }),
    );
  });
});
