/** Cells that hold an error, or figures that cannot be: they are named, their own row does not count, and nothing else changes. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { run, TODAY } from '../support/commands.ts';
import { hostWithEveryTab } from '../support/everyTab.ts';
import { cellsOf } from '../support/host.ts';
import { beside, rowOf, typeFacts, typeInRow } from '../support/typing.ts';

const ERROR = '#DIV/0!';

let host: WorkbenchHost;
beforeAll(async () => {
  host = await hostWithEveryTab();
  typeInRow(host, 'Negotiation Log', 1, { 'Date of Initial Request': '2026-05-04', Status: 'Pending' });
});

/** What `look` sees while something else is typed into a row; then the row is as it was. */
function meanwhile<T>(tab: string, row: number, facts: Record<string, string>, look: () => T): T {
  const cells = cellsOf(host, tab);
  const before = Object.keys(facts).map((heading) => {
    const column = cells[0]?.indexOf(heading) ?? -1;
    return [heading, cells[row]?.[column] ?? ''] as const;
  });
  typeInRow(host, tab, row, facts);
  try {
    return look();
  } finally {
    typeInRow(host, tab, row, Object.fromEntries(before));
  }
}

const problemsOf = (id: string) => run(host, 'buildTab', { id, today: TODAY }).problems.map(({ message }) => message);
const scorecard = (payer: string, heading: string) => beside(host, 'Scorecard', payer, 'Payer', heading);
const mix = (payer: string, heading: string) => beside(host, 'Payer Mix', payer, 'Payer', heading);

/** Cells that show an error outside the rows in which it was typed. */
function elsewhere(rows: Readonly<Record<string, number>>): string[] {
  return host.workbook.sheets.flatMap(({ name }) =>
    cellsOf(host, name).flatMap((line, index) =>
      rows[name] === index ? [] : line.filter((cell) => cell.includes(ERROR)).map((cell) => `${name}: ${cell}`),
    ),
  );
}

describe('a cell with an error', () => {
  it.each([
    { Claims: 'Payer', Rates: 'Payer', 'Negotiation Log': 'Insurer Name' },
    { Claims: 'From', Rates: 'Average allowed', 'Negotiation Log': 'Date of Initial Request' },
    { Claims: 'To', Rates: 'Sessions a year', 'Negotiation Log': 'Status' },
    { Claims: 'Denied', Rates: 'Contracted rate', 'Negotiation Log': 'Nature of Response' },
  ])('leaves what does not rest on its row as it was: %j', (headings) => {
    // Rows of Insurer A and D: the reviews show Insurer B.
    const rows = { Claims: 6, Rates: 1, 'Negotiation Log': 2 };
    const typed = { Claims: headings.Claims, Rates: headings.Rates, 'Negotiation Log': headings['Negotiation Log'] };
    const into = (tab: keyof typeof rows, look: () => void) =>
      meanwhile(tab, rows[tab], { [typed[tab]]: '=1/0' }, look);
    into('Claims', () =>
      into('Rates', () =>
        into('Negotiation Log', () => {
          expect(elsewhere(rows)).toEqual([]);
          expect(beside(host, 'Payer Review', 'It pays below Medicare', 'Check', 'Figure')).toMatch(
            /^81\.5% of Medicare/,
          );
          expect(beside(host, 'Payer Review', 'Only a handful of clients use it', 'Check', 'Figure')).toBe(
            '22 clients',
          );
          expect(cellsOf(host, 'Start')[6]?.slice(1, 3)).toEqual(['Insurer B', 'First follow-up on May 18']);
          expect(scorecard('Insurer B', 'Claims')).toBe('108');
        }),
      ),
    );
  });

  it('in Payers or Practice is one fact that is missing', () => {
    const complete = () => cellsOf(host, 'Start')[rowOf(host, 'Start', 'There') + 1]?.[0];
    expect(complete()).toBe('9 of 11');
    meanwhile('Payers', 3, { Payer: '=1/0' }, () => {
      expect(complete()).toMatch(/^\d+ of 11$/);
      expect(cellsOf(host, 'Start')[16]?.slice(0, 2)).toEqual(['81.5%', 'Insurer B']);
    });
    typeFacts(host, { 'Overhead a year': '=1/0' });
    expect(complete()).toBe('8 of 11');
    typeFacts(host, { 'Overhead a year': '32000' });
  });
});

describe('a figure that cannot be', () => {
  it('a rate below zero falls short of nothing', () => {
    meanwhile('Rates', 8, { 'Average allowed': '-94' }, () => {
      expect(cellsOf(host, 'Start')[27]?.slice(0, 3)).toEqual(['$5,061', 'Insurer B', '90837, 60-minute session']);
      const line = cellsOf(host, 'Start').find((cells) => cells[2] === 'One of its cells in Rates cannot be read');
      // 90837, 90791 and 90832: 5,060.90 + 1,388.24 + 292.05.
      expect(line?.slice(0, 4)).toEqual([
        '',
        'Insurer B',
        'One of its cells in Rates cannot be read',
        'The other codes: about $6,741 a year below Medicare',
      ]);
      // 17,984.43 less the 4,243.80 of that rate.
      expect(cellsOf(host, 'Rate Comparison')[0]?.[2]).toContain('about $13,741 a year');
    });
  });

  it('sessions below zero take nothing from the gaps of other codes', () => {
    meanwhile('Rates', 8, { 'Sessions a year': '-220' }, () => {
      expect(cellsOf(host, 'Rate Comparison')[0]?.[2]).toContain('about $13,741 a year');
      expect(beside(host, 'Rate Comparison', '90834', 'Code', 'Short of Medicare, a year')).toBe('$1,492');
    });
  });

  it('more claims denied or cut than submitted are named, and no payer is compared with them', () => {
    const others = scorecard('Insurer C', 'Others, denied or cut');
    meanwhile('Claims', 6, { Denied: '200' }, () => {
      expect(problemsOf('scorecard')).toEqual([
        'Claims, cell D7: denied, downcoded and adjusted are 202 together, more than the 131 submitted, so they do not count. Type them again.',
      ]);
      expect(scorecard('Insurer A', 'Denied or cut')).toBe('Check: more claims denied or cut than submitted');
      expect(mix('Insurer A', 'Denied or cut')).toBe('');
      // B, D and E: (24 + 2 + 8) of (108 + 68 + 41).
      expect(scorecard('Insurer C', 'Others, denied or cut')).toBe('15.7%');
    });
    expect(scorecard('Insurer C', 'Others, denied or cut')).toBe(others);
  });

  it('a share typed where claims are counted is named, in the panel too', () => {
    meanwhile('Claims', 6, { Denied: '0.04' }, () => {
      expect(run(host, 'home', { today: TODAY }).problems).toEqual([
        {
          message: 'Claims, cell F7: 4.0% is a share. Type how many, or clear the cell.',
          at: { tab: 'claims', cell: 'F7' },
        },
      ]);
      expect(problemsOf('payer-mix')).toEqual(['Claims, cell F7: 4.0% is a share. Type how many, or clear the cell.']);
      expect(scorecard('Insurer A', 'Denied or cut')).toBe('');
    });
  });

  it('where one part of a sum cannot be read, the sum is not known', () => {
    meanwhile('Claims', 6, { 'Payer paid': 'fourteen thousand' }, () => {
      expect(scorecard('Insurer A', 'Revenue')).toBe('');
      expect(scorecard('Insurer B', 'Share of revenue')).toBe('');
    });
  });

  it('days below zero are named, and spoil the days of no other payer', () => {
    meanwhile('Claims', 6, { 'Days to payment': '-24' }, () => {
      expect(problemsOf('scorecard')).toEqual([
        'Claims, cell M7: -24 is less than nothing. Type a number from 0 up, or clear the cell.',
      ]);
      // B, D and E: (108 x 47 + 68 x 19 + 41 x 52) / 217.
      expect(scorecard('Insurer C', 'Others, days')).toBe('39.2');
    });
  });

  it('nobody has a share of the office work while the claims of a payer cannot be read', () => {
    meanwhile('Claims', 6, { 'Claims submitted': 'a lot' }, () => {
      expect(scorecard('Insurer B', 'Share of office work')).toBe('');
      expect(mix('Insurer B', 'Share of office work')).toBe('');
      expect(beside(host, 'Payer Review', 'Share of your office work', 'What it rests on', 'As it reads')).toBe('');
    });
  });

  it('a period that ends before it begins is named', () => {
    meanwhile('Claims', 6, { To: '2025-12-31' }, () => {
      expect(problemsOf('payer-mix')).toEqual([
        'Claims, cell C7: the period ends before it begins, so the row does not count. Type both days again.',
      ]);
    });
  });

  it('what keeps the cost of a session from being worked out is named once, in its own cell', () => {
    const cases: [fact: string, typed: string, says: string, was: string][] = [
      ['Sessions a year', '0', 'B40: with 0 sessions there is no cost of a session', '1800'],
      ['Payroll taxes and benefits', '120%', 'B45: it is more than the pay itself', '12%'],
      ['Cost of an office hour', '', 'B47: the cost of an office hour is missing', '28'],
      ['Clinician pay an hour', 'fifty', 'B42: “fifty” is not an amount', '52'],
      ['Overhead a year', '-32000', 'B48: -32000 is less than nothing', '32000'],
    ];
    for (const [fact, typed, says, was] of cases) {
      typeFacts(host, { [fact]: typed });
      const problems = problemsOf('scorecard').filter((message) => message.startsWith('Practice'));
      typeFacts(host, { [fact]: was });
      expect(problems).toEqual([expect.stringContaining(says)]);
    }
  });
});

describe('Start', () => {
  it('counts no claims of the scorecard period where there are none', () => {
    typeFacts(host, { 'Scorecard period from': '2019-01-01', 'Scorecard period to': '2019-03-31' });
    const line = cellsOf(host, 'Start').find((cells) => cells[2] === 'Claims of the scorecard period');
    typeFacts(host, { 'Scorecard period from': '2026-01-01', 'Scorecard period to': '2026-03-31' });
    expect(line?.[0]).toBe('0 of 5');
  });

  it('says of rates that are typed, but do not count now, that they do not', () => {
    typeFacts(host, { 'Figures as of': 'today' });
    const says = cellsOf(host, 'Start')[16]?.[2];
    typeFacts(host, { 'Figures as of': '2026-05-12' });
    expect(says).toBe('None of its rates counts now, see Rates');
  });
});
