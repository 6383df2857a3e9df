import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { call, run, TODAY } from '../support/commands.ts';
import { columnOf, unmake } from '../support/everyTab.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { cellsOf, emptyHost, shown, typeInto, withShortTabs } from '../support/host.ts';

/** Contracted, allowed ('' none), sessions ('' none), requested ('' none). */
type Rate = readonly [
  payer: string,
  code: string,
  contracted: number,
  allowed: string,
  sessions: string,
  requested: string,
];
const RATES: readonly Rate[] = [
  ['Insurer A', '90834', 114, '112.5', '210', ''],
  ['Insurer A', '90837', 161, '', '240', ''],
  ['Insurer B', '90834', 94.5, '94', '220', '110'],
  ['Insurer B', '90837', 138, '136.5', '170', '160'],
  ['Insurer C', '90834', 126, '124.5', '80', ''],
  ['Insurer C', '90791', 188, '', '', ''],
];
/** What Medicare allows a psychologist in Vermont in 2026, checked against the CMS files in the tests of the Medicare tab. */
const MEDICARE: Readonly<Record<string, number>> = { '90834': 113.29, '90837': 166.27, '90791': 172.58 };

async function practice(locale = 'en_US', timeZone = 'America/New_York'): Promise<WorkbenchHost> {
  const host = withShortTabs(await emptyHost({ locale, timeZone, now: () => new Date(`${TODAY}T15:00:00Z`) }));
  run(host, 'savePractice', { today: TODAY, practice: { zip: '05401', clinician: 'Psychologist' } });
  run(host, 'saveRates', { rates: RATES.map(([payer, code, rate]) => ({ payer, code, rate })) });
  RATES.forEach(([, , , allowed, sessions, requested], index) => {
    const local = (text: string) => (locale === 'de_DE' ? text.replace('.', ',') : text);
    typeInto(host, 'Rates', `F${index + 2}`, local(allowed));
    typeInto(host, 'Rates', `G${index + 2}`, sessions);
    typeInto(host, 'Rates', `H${index + 2}`, requested);
  });
  run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
  return host;
}

let made: State;
beforeAll(async () => {
  made = (await practice()).toJSON();
});
const open = () => hostFrom(made);

/** The cells under a heading, from the first row below the hidden one. */
function under(host: WorkbenchHost, heading: string, rows: number): string[] {
  const cells = cellsOf(host, 'Rate Comparison');
  const at = (cells[2] ?? []).indexOf(heading);
  if (at < 0) throw new Error(`No heading ${heading}: ${cells[2]?.join(' | ')}`);
  return Array.from({ length: rows }, (_, index) => cells[4 + index]?.[at] ?? '');
}

const whole = (dollars: number) => `$${Math.round(dollars).toLocaleString('en-US')}`;
const used = ([, , contracted, allowed]: Rate) => (allowed === '' ? contracted : Number(allowed));
const best = (code: string) => Math.max(...RATES.filter((rate) => rate[1] === code).map(used));
/** Worked out apart from the sheet: dollars a year from a rate up to a benchmark; null without sessions. */
const short = (rate: Rate, benchmark: number) =>
  rate[4] === '' ? null : Math.max(0, benchmark - used(rate)) * Number(rate[4]);
const toMedicare = (rate: Rate) => short(rate, MEDICARE[rate[1]] ?? 0);

describe('what is at stake, by payer and code', () => {
  /** The most short of Medicare first, those without sessions or above Medicare after them. */
  const byShortfall = [...RATES].sort((a, b) => order(b) - order(a));
  function order(rate: Rate): number {
    return ((MEDICARE[rate[1]] ?? 0) - used(rate)) * Number(rate[4] || 0);
  }

  it('lists each rate that counts with contract, allowed, sessions and both gaps in dollars a year', async () => {
    const host = await open();
    const rows = RATES.length;
    expect(under(host, 'Payer', rows)).toEqual(byShortfall.map(([payer]) => payer));
    expect(under(host, 'For code', rows)).toEqual(byShortfall.map(([, code]) => code));
    expect(under(host, 'Contracted', rows)).toEqual(byShortfall.map(([, , rate]) => `$${rate.toFixed(2)}`));
    expect(under(host, 'Average allowed', rows)).toEqual(
      byShortfall.map(([, , , allowed]) => (allowed === '' ? '' : `$${Number(allowed).toFixed(2)}`)),
    );
    const yearly = (benchmark: (rate: Rate) => number) =>
      byShortfall.map((rate) => {
        const dollars = short(rate, benchmark(rate));
        return dollars === null ? '' : whole(dollars);
      });
    expect(under(host, 'To Medicare, a year', rows)).toEqual(yearly(([, code]) => MEDICARE[code] ?? 0));
    expect(under(host, 'To the best payer, a year', rows)).toEqual(yearly(([, code]) => best(code)));
    expect(under(host, 'Below contract, a year', rows)).toEqual(
      byShortfall.map(([, , contracted, allowed, sessions]) =>
        allowed === '' || sessions === '' ? '' : whole(Math.max(0, contracted - Number(allowed)) * Number(sessions)),
      ),
    );
    expect(under(host, 'Of Medicare', rows)).toEqual(
      byShortfall.map((rate) => `${((100 * used(rate)) / (MEDICARE[rate[1]] ?? 1)).toFixed(1)}%`),
    );
    expect(under(host, 'Payer', rows + 1).at(-1)).toBe('');
  });

  it('sums each code in the table, blank where no sessions are typed', async () => {
    const host = await open();
    const sum = (code: string) =>
      RATES.filter((rate) => rate[1] === code).reduce((total, rate) => total + (toMedicare(rate) ?? 0), 0);
    expect(under(host, 'Code', 3)).toEqual(['90834', '90837', '90791']);
    expect(under(host, 'Short of Medicare, a year', 3)).toEqual([whole(sum('90834')), whole(sum('90837')), '']);
  });

  it('quotes the contracted rate against Medicare with the whole basis, and says nothing of rates above it', async () => {
    const host = await open();
    const basis =
      'the 2026 Medicare allowed amount, Vermont, office, as paid to clinical psychologists (100% of the fee schedule).';
    const expected = byShortfall.map(([, code, contracted]) => {
      const medicare = MEDICARE[code] ?? 0;
      if (contracted >= medicare) return '';
      const percent = ((100 * (medicare - contracted)) / medicare).toFixed(1);
      return `Your rate of $${contracted.toFixed(2)} for ${code} is ${percent}% below $${medicare.toFixed(2)}, ${basis}`;
    });
    expect(under(host, 'Ready to quote: Medicare', RATES.length)).toEqual(expected);
    expect(expected.filter((text) => text !== '')).toHaveLength(3);
  });

  it('leaves out rates that do not count now, and those of another clinician level', async () => {
    const host = await open();
    const lines: [string, string][] = [
      ['A8', 'Insurer B'],
      ['B8', '90834'],
      ['D8', '99'],
      ['E8', '2025-01-01'],
      ['G8', '100'],
      ['A9', 'Insurer B'],
      ['B9', '90834'],
      ['C9', 'LCSW'],
      ['D9', '70'],
      ['G9', '50'],
      ['A10', 'Insurer A'],
      ['B10', '90834'],
      ['D10', '500'],
      ['E10', '2027-01-01'],
    ];
    for (const [cell, text] of lines) typeInto(host, 'Rates', cell, text);
    expect(['M2', 'M4', 'M8', 'M9', 'M10'].map((cell) => shown(host, 'Rates', cell))).toEqual([
      'yes',
      'no',
      'yes',
      'no',
      'no',
    ]);
    const rows = under(host, 'Payer', 9).map((payer, index) => [
      payer,
      under(host, 'For code', 9)[index],
      under(host, 'Contracted', 9)[index],
    ]);
    expect(rows.filter(([payer, code]) => payer === 'Insurer B' && code === '90834')).toEqual([
      ['Insurer B', '90834', '$99.00'],
    ]);
    expect(rows.flat()).not.toContain('$500.00');
    expect(under(host, 'Insurer B', 1)).toEqual(['$99.00']);
  });
});

describe('the point of the comparison', () => {
  it('stands beside the title: what a year costs, and the widest gap', async () => {
    const host = await open();
    const total = RATES.reduce((sum, rate) => sum + (toMedicare(rate) ?? 0), 0);
    // 136.50 to 161.00 is $24.50, 94.00 to 124.50 is $30.50: the widest gap is that of 90834.
    const more = ((100 * (124.5 - 94)) / 94).toFixed(1);
    const most = toMedicare(RATES[3] as Rate) ?? 0;
    expect(shown(host, 'Rate Comparison', 'C1')).toBe(
      `Short of Medicare by about ${whole(total)} a year, above all Insurer B for 90837 (${whole(most)}). ` +
        `Insurer C pays ${more}% more than Insurer B for 90834.`,
    );
  });

  it('is not there for good once its user clears it, and follows new payers while it is', async () => {
    const host = await open();
    run(host, 'saveRates', { rates: [{ payer: 'Insurer D', code: '90834', rate: 200 }] });
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(shown(host, 'Rate Comparison', 'C1')).toMatch(/ Insurer D pays 112\.8% more than Insurer B for 90834\.$/);
    typeInto(host, 'Rate Comparison', 'C1', '');
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(shown(host, 'Rate Comparison', 'C1')).toBe('');
  });

  it('gives a payer that came later the same ground as the others', async () => {
    const host = await open();
    run(host, 'saveRates', { rates: [{ payer: 'Insurer D', code: '90834', rate: 101 }] });
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    const sheet = host.workbook.sheetByName('Rate Comparison');
    const at = (cellsOf(host, 'Rate Comparison')[2] ?? []).indexOf('Insurer D');
    const grounds = [4, 6, 7].map((row) => [at - 1, at].map((column) => sheet?.attributes(row, column).background));
    expect(grounds).toEqual([
      ['#f8f6fc', '#f8f6fc'],
      ['#f8f6fc', '#f8f6fc'],
      ['#ffffff', '#ffffff'],
    ]);
  });

  it('names payers at or below the cost of a session, an average one, as the headings and their notes say', async () => {
    const host = await open();
    const facts = cellsOf(host, 'Practice');
    const row = facts.findIndex((line) => line[0] === 'Cost of a session') + 1;
    typeInto(host, 'Practice', `B${row}`, '112.50');
    expect(under(host, 'Your cost, average session', 1)).toEqual(['$112.50']);
    expect(under(host, 'At or below cost of an average session', 3)).toEqual(['Insurer A, Insurer B', '', '']);
    // A cent below what Insurer A pays.
    typeInto(host, 'Practice', `B${row}`, '112.49');
    expect(under(host, 'At or below cost of an average session', 1)).toEqual(['Insurer B']);
    typeInto(host, 'Practice', `B${row}`, '112.50');
    const sheet = host.workbook.sheetByName('Rate Comparison');
    for (const name of ['Your cost', 'At or below cost']) {
      expect(sheet?.attributes(2, columnOf(sheet, 2, name)).note).toMatch(/average[\s\S]*shorter/);
    }
  });

  it('draws Medicare first, then each payer; with more than four, the lowest, the highest and the average', async () => {
    const host = await open();
    const chart = () =>
      host.workbook.sheetByName('Rate Comparison')?.properties.charts[0] as { ranges: { area: { left: number } }[] };
    const names = () => {
      const headings = cellsOf(host, 'Rate Comparison')[2] ?? [];
      return chart().ranges.map(({ area }) => headings[area.left]);
    };
    expect(names()).toEqual(['Code', 'Medicare', 'Insurer A', 'Insurer B', 'Insurer C']);
    run(host, 'saveRates', {
      rates: ['D', 'E'].map((letter) => ({ payer: `Insurer ${letter}`, code: '90834', rate: 101 })),
    });
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(names()).toEqual(['Code', 'Medicare', 'Lowest rate', 'Highest rate', 'Your average']);
  });
});

describe('the comparison at a glance', () => {
  it('has a column for what is asked of those alone that something is asked of', async () => {
    const host = await open();
    const asked = (cellsOf(host, 'Rate Comparison')[2] ?? []).filter((heading) => heading.endsWith(', requested'));
    expect(asked).toEqual(['Insurer B, requested']);
    expect(under(host, 'Insurer B, requested', 3)).toEqual(['$110.00', '$160.00', '']);
  });

  it('says of each payer for how many codes it pays less than Medicare; as much is not less', async () => {
    const host = await open();
    expect(under(host, 'What stands out', 5)).toEqual([
      `Insurer C pays ${((100 * (124.5 - 94)) / 94).toFixed(1)}% more than Insurer B for 90834.`,
      'Insurer A pays less than Medicare for 2 of 2 codes.',
      'Insurer B pays less than Medicare for 2 of 2 codes.',
      'Insurer C pays no less than Medicare for any of 2 codes.',
      '',
    ]);
    typeInto(host, 'Rates', 'F2', '113.29');
    expect(under(host, 'What stands out', 2)[1]).toBe('Insurer A pays less than Medicare for 1 of 2 codes.');
  });

  it('has the payers beside the codes as long as a screen holds them; with six, the summary comes first', async () => {
    const host = await open();
    const isPayerFirst = () => {
      unmake(host, 'rate-comparison');
      run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
      const headings = cellsOf(host, 'Rate Comparison')[2] ?? [];
      return headings.indexOf('Insurer A') < headings.indexOf('Pays most');
    };
    const add = (...letters: string[]) =>
      run(host, 'saveRates', {
        rates: letters.map((letter) => ({ payer: `Insurer ${letter}`, code: '90834', rate: 101 })),
      });
    add('D', 'E');
    expect(isPayerFirst()).toBe(true);
    add('F');
    expect(isPayerFirst()).toBe(false);
  });
});

describe('other benchmarks in the comparison', () => {
  it('are a range of what is like for like, and quoted only where they may be cited', async () => {
    const host = await open();
    run(host, 'buildTab', { id: 'benchmarks', today: TODAY });
    const headings = cellsOf(host, 'Benchmarks')[0] ?? [];
    const survey: Record<string, string> = {
      Source: 'A survey',
      'Kind of source': 'Aggregated survey',
      'CPT code': '90834',
      'What it is': 'allowed',
      'From amount': '104',
      'To amount': '124',
      License: 'Psychologist',
      Setting: 'office',
      'As of': '2026-01-31',
      'How many took part': '38',
      'May be shared': 'yes',
    };
    const type = (row: number, facts: Record<string, string>) => {
      for (const [heading, text] of Object.entries(facts)) {
        typeInto(host, 'Benchmarks', `${String.fromCharCode(65 + headings.indexOf(heading))}${row}`, text);
      }
    };
    type(2, survey);
    type(3, { ...survey, Source: 'Another', License: 'LCSW', 'From amount': '60' });
    type(4, { ...survey, Source: 'Tiny', 'How many took part': '3', 'From amount': '130', 'To amount': '' });
    expect(under(host, 'Other benchmarks', 1)).toEqual(['$104.00 to $130.00 (2 sources); 1 not like for like']);
    const quotes = under(host, 'Ready to quote: other figures', RATES.length).filter((text) => text !== '');
    expect(quotes).toEqual([
      `Your rate of $94.50 for 90834 is ${((100 * (104 - 94.5)) / 104).toFixed(1)}% below the low end of the range of ` +
        '$104.00 to $124.00 in A survey (figures of January 31, 2026).',
    ]);
  });
});

describe('the comparison elsewhere', () => {
  it('has the same dollars in a spreadsheet that writes decimals with a comma, and in another zone', async () => {
    const host = await practice('de_DE', 'Pacific/Honolulu');
    const here = await open();
    const plain = (text: string) => text.replace(/[.,]/g, '');
    for (const heading of [
      'To Medicare, a year',
      'To the best payer, a year',
      'Of Medicare',
      'Insurer B, % of Medicare',
    ]) {
      expect(under(host, heading, 6).map(plain)).toEqual(under(here, heading, 6).map(plain));
    }
    expect(under(host, 'Ready to quote: Medicare', 6)).toEqual(under(here, 'Ready to quote: Medicare', 6));
    expect(shown(host, 'Rate Comparison', 'C1')).toBe(shown(here, 'Rate Comparison', 'C1'));
    expect(run(host, 'buildTab', { id: 'rate-comparison', today: TODAY }).outcome).toBe('unchanged');
  });

  it('stops with a sentence while the Medicare tab lacks a column it needs', async () => {
    const host = await open();
    const cells = cellsOf(host, 'Medicare');
    host.workbook.sheetByName('Medicare')?.deleteColumns((cells[2] ?? []).indexOf('Amount used'), 1);
    const { answer } = call(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(answer).toMatchObject({ ok: false, code: 'missing-column' });
    run(host, 'buildTab', { id: 'medicare', today: TODAY, restore: ['Amount used'] });
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(under(host, 'Medicare', 1)).toEqual(['$113.29']);
  });
});
