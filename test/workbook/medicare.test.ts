import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { codesOf, exactCents, exactPercent, gpcisOfYear, keyOf } from '../domain/medicare/cms.ts';
import { headingColumn, practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { cellsOf, emptyHost, shown, typeInto, withShortTabs } from '../support/host.ts';
import { typeFacts } from '../support/typing.ts';

/** Dollars per RVU of each year, as the Federal Register has them; for 2024 the one since March 9. */
const FACTORS: Readonly<Record<number, string>> = { 2024: '33.2875', 2025: '32.3465', 2026: '33.4009' };

/** What Medicare allows in Vermont, worked out from the CMS files apart from the product. */
function cents(code: string, year: number, setting: 'office' | 'facility'): number {
  const row = codesOf(year).get(code);
  const gpci = gpcisOfYear(year).find((each) => keyOf(each) === '14512-50');
  if (!row || !gpci) throw new Error(`No ${code} in ${year}`);
  return exactCents(row, gpci, setting, FACTORS[year] ?? '');
}
const dollars = (amount: number) => `$${(amount / 100).toFixed(2)}`;

let made: State;
beforeAll(async () => {
  made = (await practiceInBurlington()).toJSON();
});
const burlington = () => hostFrom(made);

/** What a row of the tab shows under a heading that begins so. */
function at(host: WorkbenchHost, code: string, heading: string, tab = 'Medicare'): string {
  const cells = cellsOf(host, tab);
  const column = (cells[2] ?? []).findIndex((each) => each.startsWith(heading));
  if (column < 0) throw new Error(`No heading ${heading}: ${cells[2]?.join(' | ')}`);
  return cells.find((line, index) => index > 3 && line[0] === code)?.[column] ?? 'no row';
}

/** Types beside a code. */
function type(host: WorkbenchHost, code: string, heading: string, text: string): void {
  const cells = cellsOf(host, 'Medicare');
  const row = cells.findIndex((line, index) => index > 3 && line[0] === code) + 1;
  const column = headingColumn(cells, 3, heading);
  typeInto(host, 'Medicare', `${String.fromCharCode(65 + column)}${row}`, text);
}

const medicare = (host: WorkbenchHost) => {
  const sheet = host.workbook.sheetByName('Medicare');
  if (!sheet) throw new Error('No tab Medicare');
  return sheet;
};
const refresh = (host: WorkbenchHost, restore: string[] = []) =>
  run(host, 'buildTab', { id: 'medicare', today: TODAY, restore });

const signed = (ratio: number): string => `${ratio < 0 ? '' : '+'}${(100 * ratio).toFixed(1)}%`;

describe('the Medicare tab', () => {
  it('shows office and facility amounts of three years as the CMS files give them, and the change', async () => {
    const host = await burlington();
    for (const code of ['90834', '90791']) {
      expect(at(host, code, 'Office (2026)')).toBe(dollars(cents(code, 2026, 'office')));
      expect(at(host, code, 'Facility (2026)')).toBe(dollars(cents(code, 2026, 'facility')));
      expect(at(host, code, 'Office, year before (2025)')).toBe(dollars(cents(code, 2025, 'office')));
      expect(at(host, code, 'Facility, year before (2025)')).toBe(dollars(cents(code, 2025, 'facility')));
      expect(at(host, code, 'Office, 2 years before (2024)')).toBe(dollars(cents(code, 2024, 'office')));
      expect(at(host, code, 'Facility, 2 years before (2024)')).toBe(dollars(cents(code, 2024, 'facility')));
      const change = cents(code, 2026, 'office') / cents(code, 2025, 'office') - 1;
      expect(at(host, code, 'Change from 2025')).toBe(`+${(100 * change).toFixed(1)}%`);
      expect(at(host, code, 'Full schedule (2026)')).toBe('the same');
    }
  });

  it('pays a social worker 75%, beside the full schedule, and follows setting and year in Practice', async () => {
    const host = await burlington();
    const row = (label: string) => cellsOf(host, 'Practice').findIndex((line) => line[0] === label) + 1;
    typeInto(host, 'Practice', `B${row('Clinician type')}`, 'LCSW');
    const full = cents('90834', 2026, 'office');
    expect(at(host, '90834', 'Amount used')).toBe(dollars(exactPercent(full, 75)));
    expect(at(host, '90834', 'Full schedule')).toBe(dollars(full));
    expect(shown(host, 'Medicare', 'A2')).toContain('as paid to clinical social workers (75% of the fee schedule)');
    typeInto(host, 'Practice', `B${row('Setting')}`, 'facility');
    expect(at(host, '90834', 'Amount used')).toBe(dollars(exactPercent(cents('90834', 2026, 'facility'), 75)));
    const [now, before] = [2026, 2025].map((year) => exactPercent(cents('90834', year, 'facility'), 75));
    expect(at(host, '90834', 'Change from 2025')).toBe(signed((now ?? 0) / (before ?? 1) - 1));
    typeInto(host, 'Practice', `B${row('Medicare schedule year')}`, '2024');
    expect(at(host, '90834', 'Office (2024)')).toBe(dollars(exactPercent(cents('90834', 2024, 'office'), 75)));
    expect(at(host, '90834', 'Office, year before (2023)')).toBe('');
    expect(at(host, '90834', 'Change from 2023')).toBe('');
    expect(shown(host, 'Medicare', 'A2')).toMatch(
      /^2024 Medicare allowed amount, Vermont, facility.*CMS release RVU24/,
    );
  });

  it('names year, place, setting, basis, area and release in its line, and what is missing when it cannot', async () => {
    const host = await burlington();
    expect(shown(host, 'Medicare', 'A2')).toBe(
      '2026 Medicare allowed amount, Vermont, office, as paid to clinical psychologists (100% of the fee schedule). ' +
        'Area 14512-50, Vermont, one area statewide. CMS release RVU26C. With the client’s share, before sequestration.',
    );
    const row = cellsOf(host, 'Practice').findIndex((line) => line[0] === 'Office ZIP code') + 1;
    typeInto(host, 'Practice', `B${row}`, '00000');
    expect(shown(host, 'Medicare', 'A2')).toMatch(/^Look at ZIP code/);
    expect(at(host, '90834', 'Amount used')).toBe('');
    expect(at(host, '90834', 'Note')).toContain('is not a ZIP code');
    typeInto(host, 'Practice', `B${row}`, '');
    expect(shown(host, 'Medicare', 'A2')).toMatch(/^Type your office ZIP code/);
    expect(at(host, '90834', 'Note')).toBe('');
  });

  it('says in words why Medicare has no amount for a code, and shows a blank, not a zero', async () => {
    const host = await burlington();
    run(host, 'saveRates', {
      rates: [
        { payer: 'Insurer A', code: '97151', rate: 60 },
        { payer: 'Insurer A', code: '99999', rate: 60 },
      ],
    });
    refresh(host);
    expect(at(host, '97151', 'Amount used')).toBe('');
    expect(at(host, '97151', 'Note')).toBe(
      'The code 97151 has no national Medicare price in 2026: the Medicare contractor sets it.',
    );
    expect(at(host, '99999', 'Note')).toMatch(/^The code 99999 is unknown/);
  });

  it('begins with the usual codes where no rate is typed yet, and takes the practice’s own at the next refresh', async () => {
    const host = withShortTabs(await emptyHost({ now: () => new Date(`${TODAY}T15:00:00Z`) }));
    run(host, 'savePractice', { today: TODAY, practice: { zip: '05401' } });
    refresh(host);
    expect(at(host, '96137', 'Service')).toContain('tests');
    run(host, 'saveRates', { rates: [{ payer: 'Insurer A', code: '90853', rate: 40 }] });
    expect(refresh(host).summary).toBe('Added 90853.');
    expect(at(host, '90853', 'Amount used')).toBe(dollars(cents('90853', 2026, 'office')));
  });
});

describe('a figure of one’s own', () => {
  it('counts in the comparison, the percentages and every command, and is marked wherever it is used', async () => {
    const host = await burlington();
    type(host, '90834', 'Your figure', '115.50');
    type(host, '90834', 'Where you found it', 'CMS look-up tool, May 2026');
    expect(at(host, '90834', 'Amount used')).toBe('$115.50');
    expect(at(host, '90834', 'Note')).toBe('your figure');
    expect(at(host, '90834', 'Medicare', 'Rate Comparison')).toBe('$115.50');
    expect(at(host, '90834', 'Medicare note', 'Rate Comparison')).toBe('your figure');
    expect(at(host, '90834', 'Insurer B, % of Medicare', 'Rate Comparison')).toBe(
      `${((100 * 94) / 115.5).toFixed(1)}%`,
    );
    expect(shown(host, 'Rate Comparison', 'A2')).toMatch(/Your own Medicare figure counts for 90834\.$/);
    const quotes = cellsOf(host, 'Rate Comparison')
      .flat()
      .filter((text) => text.startsWith('Your rate of $94.00 for 90834'));
    expect(quotes).toEqual([
      'Your rate of $94.00 for 90834 is 18.6% below $115.50, the Medicare allowed amount, source: CMS look-up tool, May 2026.',
    ]);

    const form = run(host, 'requestForm', { payer: 'Insurer B' });
    expect(form.lines.map(({ code, medicare }) => [code, medicare])).toEqual([
      ['90834', 115.5],
      ['90791', cents('90791', 2026, 'office') / 100],
    ]);
    expect(form.basis).toMatch(/Your own Medicare figure counts for 90834\.$/);
    const lowest = run(host, 'home', { today: TODAY }).standsOut[0];
    const percent = (94 / 115.5 + 123 / (cents('90791', 2026, 'office') / 100)) / 2;
    expect(lowest?.text).toContain(`${(100 * percent).toFixed(1)}% of Medicare`);
    expect(lowest?.text).toContain('Your own Medicare figure counts for 90834.');

    const { row } = run(host, 'addRequest', {
      payer: 'Insurer B',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current: 94, requested: 110 }],
    });
    const { html } = run(host, 'previewLetter', { row, today: TODAY });
    expect(html).toContain('$115.50');
    expect(html).toContain('CMS look-up tool, May 2026');
    expect(html).not.toContain(dollars(cents('90834', 2026, 'office')));
  });

  it('counts in the scorecard, whose percent of Medicare follows it', async () => {
    const host = await burlington();
    run(host, 'buildTab', { id: 'scorecard', today: TODAY });
    const percent = () => {
      const cells = cellsOf(host, 'Scorecard');
      const column = (cells[2] ?? []).findIndex((heading) => heading.includes('of Medicare'));
      return cells.find((line) => line[0] === 'Insurer B')?.[column];
    };
    const of = (dollars: number) =>
      `${((100 * (94 / dollars + 123 / (cents('90791', 2026, 'office') / 100))) / 2).toFixed(1)}%`;
    expect(percent()).toBe(of(cents('90834', 2026, 'office') / 100));
    type(host, '90834', 'Your figure', '200');
    expect(percent()).toBe(of(200));
  });

  it('counts for a code that Medicare has no price for', async () => {
    const host = await burlington();
    run(host, 'saveRates', { rates: [{ payer: 'Insurer A', code: '97151', rate: 60 }] });
    refresh(host);
    type(host, '97151', 'Your figure', '75');
    expect(at(host, '97151', 'Amount used')).toBe('$75.00');
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(at(host, '97151', 'Insurer A, % of Medicare', 'Rate Comparison')).toBe('80.0%');
  });

  it.each([
    ['abc', '“abc” is not an amount'],
    ['-5', '-5 is not a rate'],
    ['0', '0 is not a rate'],
    ['n/a', '“n/a” is not an amount'],
    ["'115.50", '“115.50” is text, so it does not count'],
  ])('does not count when it is %s, and the cell is named', async (typed, fault) => {
    const host = await burlington();
    type(host, '90834', 'Your figure', typed);
    expect(at(host, '90834', 'Amount used')).toBe(dollars(cents('90834', 2026, 'office')));
    expect(at(host, '90834', 'Note')).toBe('Your figure is not an amount, so it does not count.');
    const { problems } = refresh(host);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/^Medicare, cell D5: /);
    expect(problems[0]?.message).toContain(fault);
    expect(run(host, 'requestForm', { payer: 'Insurer B' }).lines[0]?.medicare).toBe(
      cents('90834', 2026, 'office') / 100,
    );
  });

  it('counts for its year alone, where one is typed, and says so', async () => {
    const host = await burlington();
    const own = () => [at(host, '90834', 'Amount used'), at(host, '90834', 'Note'), at(host, '90834', 'What it is')];
    const asked = () => run(host, 'requestForm', { payer: 'Insurer B' }).lines[0]?.medicare;
    const schedule = (year: number) => dollars(cents('90834', year, 'office'));
    type(host, '90834', 'Your figure', '115.50');
    type(host, '90834', 'For year', '2026');
    expect(own()).toEqual(['$115.50', 'your figure', '2026 Medicare allowed amount looked up by the practice']);
    expect(asked()).toBe(115.5);
    typeFacts(host, { 'Medicare schedule year': '2025' });
    expect(own().slice(0, 2)).toEqual([schedule(2025), 'Your figure is for 2026, so it does not count for 2025.']);
    expect(asked()).toBe(cents('90834', 2025, 'office') / 100);
    type(host, '90834', 'For year', '');
    expect(own()).toEqual(['$115.50', 'your figure', 'Medicare allowed amount looked up by the practice']);
    expect(asked()).toBe(115.5);
    typeFacts(host, { 'Medicare schedule year': '' });
    type(host, '90834', 'For year', 'twenty');
    expect(own().slice(0, 2)).toEqual([schedule(2026), 'Your figure is for twenty, so it does not count for 2026.']);
    expect(asked()).toBe(cents('90834', 2026, 'office') / 100);
    expect(refresh(host).problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Medicare, cell F5: “twenty” is not a number\./),
    ]);
  });

  it('follows its code when rows are sorted, inserted and moved, and is never given to a new code', async () => {
    const host = await burlington();
    type(host, '90834', 'Your figure', '115.50');
    const sheet = medicare(host);
    sheet.sortRows({ top: 4, left: 0, bottom: 5, right: 14 }, 0, true);
    expect(shown(host, 'Medicare', 'A5')).toBe('90791');
    expect([at(host, '90791', 'Note'), at(host, '90834', 'Note')]).toEqual(['', 'your figure']);
    sheet.insertRows(4, 1);
    expect(at(host, '90834', 'Amount used')).toBe('$115.50');
    // Beside no code: it counts for none, and the next new code is put below it.
    typeInto(host, 'Medicare', 'D9', '42');
    run(host, 'saveRates', { rates: [{ payer: 'Insurer A', code: '90837', rate: 160 }] });
    const { problems } = refresh(host);
    expect(problems[0]?.message).toMatch(/^Medicare, cell D9: your figure stands in a row without a code/);
    expect(shown(host, 'Medicare', 'G9')).toBe('Your figure stands in a row without a code.');
    expect(shown(host, 'Medicare', 'A10')).toBe('90837');
    expect([at(host, '90837', 'Your figure'), at(host, '90837', 'Note')]).toEqual(['', '']);
    expect(at(host, '90834', 'Amount used')).toBe('$115.50');
  });

  it('stays what its user made of it: a renamed column is theirs, a moved one still counts, a put back one is empty', async () => {
    const host = await burlington();
    type(host, '90834', 'Your figure', '115.50');
    const sheet = medicare(host);
    sheet.moveColumns(3, 1, 1);
    expect(shown(host, 'Medicare', 'B3')).toBe('Your figure');
    expect(refresh(host)).toMatchObject({ outcome: 'unchanged', problems: [] });
    expect(run(host, 'requestForm', { payer: 'Insurer B' }).lines[0]?.medicare).toBe(115.5);

    typeInto(host, 'Medicare', 'B3', 'My note');
    const renamed = refresh(host);
    expect(renamed.missing).toEqual(['Your figure']);
    expect(shown(host, 'Medicare', 'B5')).toBe('$115.50');
    expect(at(host, '90834', 'Amount used')).toBe(dollars(cents('90834', 2026, 'office')));
    expect(run(host, 'requestForm', { payer: 'Insurer B' }).lines[0]?.medicare).toBe(
      cents('90834', 2026, 'office') / 100,
    );

    refresh(host, ['Your figure']);
    expect(at(host, '90834', 'Your figure')).toBe('');
    expect(at(host, '90834', 'My note')).toBe('$115.50');
    type(host, '90834', 'Your figure', '120');
    expect(at(host, '90834', 'Amount used')).toBe('$120.00');
    expect(at(host, '90834', 'Medicare', 'Rate Comparison')).toBe('$120.00');
  });

  it('survives that its column was deleted: the schedule counts again, and the column can be put back', async () => {
    const host = await burlington();
    type(host, '90834', 'Your figure', '115.50');
    medicare(host).deleteColumns(3, 1);
    expect(refresh(host).missing).toEqual(['Your figure']);
    expect(at(host, '90834', 'Amount used')).toBe(dollars(cents('90834', 2026, 'office')));
    refresh(host, ['Your figure']);
    type(host, '90834', 'Your figure', '116');
    expect(at(host, '90834', 'Amount used')).toBe('$116.00');
  });

  it('of two rows for a code the first one counts, in the sheet and in the panel', async () => {
    const host = await burlington();
    typeInto(host, 'Medicare', 'A7', '90834');
    typeInto(host, 'Medicare', 'D7', '999');
    expect(at(host, '90834', 'Medicare', 'Rate Comparison')).toBe(dollars(cents('90834', 2026, 'office')));
    expect(run(host, 'requestForm', { payer: 'Insurer B' }).lines[0]?.medicare).toBe(
      cents('90834', 2026, 'office') / 100,
    );
    expect(refresh(host).problems[0]?.message).toContain('90834 stands in two rows');
  });
});
