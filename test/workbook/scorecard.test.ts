/** The Scorecard and its history on the sample practice. What is expected was worked out by hand, from the sample's own figures. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SCORE } from '../../src/workbook/reports/scorecardNames.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { call, refused, run, TODAY } from '../support/commands.ts';
import { columnOf, everyTab, sheetOf } from '../support/everyTab.ts';
import { hostFrom, type State, sweep } from '../support/faults.ts';
import { cellsOf, emptyHost, typedCells, typeInto, withShortTabs } from '../support/host.ts';

/** What the tab shows for a payer, by heading. */
function rowOf(host: WorkbenchHost, payer: string, tab = 'Scorecard'): (heading: string) => string {
  const cells = cellsOf(host, tab);
  const headings = cells[2] ?? [];
  const line = cells.slice(4).find((cells) => cells[headings.indexOf('Payer')] === payer);
  if (!line) throw new Error(`${tab} has no ${payer}`);
  return (heading) => {
    const at = headings.indexOf(heading);
    if (at < 0) throw new Error(`${tab} has no ${heading}`);
    return line[at] ?? '';
  };
}

/** The lines of a block that stands apart. */
function block(host: WorkbenchHost, heading: string): string[] {
  const cells = cellsOf(host, 'Scorecard');
  const at = (cells[2] ?? []).indexOf(heading);
  return cells.slice(4).map((line) => line[at] ?? '');
}

const lightsOf = (row: (heading: string) => string) =>
  [SCORE.rateLight, SCORE.costLight, SCORE.denialLight, SCORE.daysLight, SCORE.shareLight].map(row);

/** Types into a column of an input tab by its heading. */
function typeUnder(host: WorkbenchHost, tab: string, heading: string, row: number, text: string): void {
  const at = (cellsOf(host, tab)[0] ?? []).indexOf(heading);
  const sheet = host.workbook.sheetByName(tab);
  if (at < 0 || !sheet) throw new Error(`${tab} has no ${heading}`);
  sheet.type(row - 1, at, text);
}

/** Row in Claims of a payer in the quarter that the Scorecard looks at: the second five rows. */
const CLAIMS_ROW = { A: 7, B: 8, C: 9, D: 10, E: 11 } as const;

let state: State;
beforeAll(async () => {
  state = await everyTab();
}, 300_000);

describe('the Scorecard of the sample practice', () => {
  let host: WorkbenchHost;
  beforeAll(async () => {
    host = await hostFrom(state);
  });

  it('says which claims and rates it judges', () => {
    expect(cellsOf(host, 'Scorecard')[1]?.[0]).toMatch(
      /^Claims from Jan 1, 2026 to Mar 31, 2026 \(90 days\), rates in force on May 12, 2026\./,
    );
  });

  it('shows the facts behind each light', () => {
    const a = rowOf(host, 'Insurer A');
    // Rates x sessions: 138x24 + 81x30 + 112.50x210 + 159.50x240 + 104x20 = 69,727 over 524 sessions.
    expect(a(SCORE.average)).toBe('$133.07');
    // A session costs (1,650 + 500) x $52 x 1.12 + 520 x $28 + $32,000 = $171,776 over 1,800: $95.43.
    expect(a(SCORE.margin)).toBe('$37.64');
    expect(a(SCORE.ofMedicare)).toBe('96.1%');
    expect(a(SCORE.minutes)).toBe('4.0');
    // 4 minutes at $28 an hour.
    expect(a(SCORE.costOfClaim)).toBe('$1.87');
    expect(a(SCORE.costShare)).toBe('1.4%');
    // 7 of 131; the others 38 of 302.
    expect(a(SCORE.rework)).toBe('5.3%');
    expect(a(SCORE.othersRework)).toBe('12.6%');
    // (47x108 + 22x85 + 19x68 + 52x41) / 302
    expect(a(SCORE.days)).toBe('24.0');
    expect(a(SCORE.othersDays)).toBe('34.3');
    expect(a(SCORE.claims)).toBe('131');
    // 14,010 + 3,290 of 56,250
    expect(a(SCORE.revenue)).toBe('$17,300.00');
    expect(a(SCORE.revenueShare)).toBe('30.8%');
    // 131 x 4 minutes are 8.7 of 81.55 hours.
    expect(a(SCORE.officeHours)).toBe('8.7');
    expect(a(SCORE.adminShare)).toBe('10.7%');
  });

  it('lights, grades and places every payer, and the five stand in every corner', () => {
    const of = (payer: string) => {
      const row = rowOf(host, payer);
      return [...lightsOf(row), row(SCORE.grade), row(SCORE.lights), row(SCORE.points)];
    };
    expect(of('Insurer A')).toEqual(['red', 'green', 'green', 'green', 'green', 'C', '5 of 5', '0']);
    expect(of('Insurer B')).toEqual(['red', 'red', 'red', 'red', 'red', 'F', '5 of 5', '6']);
    expect(of('Insurer C')).toEqual(['red', 'green', 'green', 'green', 'green', 'C', '5 of 5', '0']);
    expect(of('Insurer D')).toEqual(['green', 'green', 'green', 'green', 'green', 'A', '5 of 5', '0']);
    expect(of('Insurer E')).toEqual(['green', 'red', 'red', 'red', 'red', 'F', '5 of 5', '6']);
    expect(block(host, SCORE.gridLow).slice(0, 3)).toEqual([
      'Protect and grow: Insurer D',
      'Monitor, and ask at renewal: Insurer A, Insurer C',
      'Facts are missing: none now',
    ]);
    expect(block(host, SCORE.gridHigh).slice(0, 2)).toEqual([
      'Negotiate and streamline: Insurer E',
      'First to leave, if talks fail: Insurer B',
    ]);
  });

  it('explains the grade, names red flags, and gives the light of each code with those below cost', () => {
    const b = rowOf(host, 'Insurer B');
    expect(b(SCORE.why)).toMatch(/^F: rate, cost, denials, days and share red/);
    expect(b(SCORE.flags)).toMatch(/^6 of 11 checks tick: .*22\.2% of claims denied or cut, against 6\.5% elsewhere/);
    expect(b(SCORE.flags)).toContain('pays 21 days later than the others');
    expect(b(SCORE.byCode)).toBe(
      '90791 red; 90832 red, at or below cost; 90834 red, at or below cost; 90837 red. The cost is that of an average session.',
    );
    expect(b(SCORE.missing)).toBe('');
    expect(b(SCORE.period)).toBe('');
  });

  it('says what all payers are together', () => {
    const said = block(host, SCORE.averages);
    expect(said).toContain('Cost of a session: $95.43');
    // 81.55 hours over 433 claims.
    expect(said).toContain('Minutes a claim: 11.3');
    // 45 of 433.
    expect(said).toContain('Denied or cut: 10.4%, fewest at Insurer D (2.9%)');
    // (24x131 + 10,370) / 433
    expect(said).toContain('Days to payment: 31.2');
    expect(said).toContain('Claims in the period: 433');
    expect(said).toContain('Revenue in the period: $56,250.00');
  });

  it('draws each payer as a series of its own, in its corner', () => {
    const [chart] = sheetOf(host, 'scorecard').properties.charts as { type: string; ranges: unknown[] }[];
    expect(chart?.type).toBe('SCATTER');
    // x, two borders, the rest, and five payers.
    expect(chart?.ranges).toHaveLength(9);
    expect(block(host, 'Insurer E').filter((text) => text !== '')).toEqual(['109.2%']);
    const at = block(host, 'Insurer E').indexOf('109.2%');
    expect(block(host, SCORE.friction)[at]).toBe('6');
  });
});

/** What a limit of the Thresholds tab is from now on. */
function setLimit(host: WorkbenchHost, name: string, text: string): void {
  const row = cellsOf(host, 'Thresholds').findIndex(([each]) => each === name) + 1;
  typeInto(host, 'Thresholds', `B${row}`, text);
}

describe('a fact in a cell', () => {
  it('lights denials and days from 20 claims on, and says with 19 that they are too few', async () => {
    const host = await hostFrom(state);
    for (const heading of ['Denied', 'Claims submitted'])
      typeUnder(host, 'Claims', heading, CLAIMS_ROW.D, heading === 'Denied' ? '2' : '20');
    const lit = rowOf(host, 'Insurer D');
    // 10% against 43 of 365 elsewhere, 11.8%.
    expect([lit(SCORE.denialLight), lit(SCORE.daysLight), lit(SCORE.lights), lit(SCORE.missing)]).toEqual([
      'green',
      'green',
      '5 of 5',
      '',
    ]);
    typeUnder(host, 'Claims', 'Claims submitted', CLAIMS_ROW.D, '19');
    const dark = rowOf(host, 'Insurer D');
    expect([dark(SCORE.denialLight), dark(SCORE.daysLight), dark(SCORE.lights)]).toEqual(['', '', '3 of 5']);
    expect(dark(SCORE.missing)).toBe('Only 19 claims, too few to judge denials and days (20 are needed). ');
    // Five more claims of which nobody knows how many were denied, nor when they were paid: still 19 to judge by.
    const more = { Payer: 'Insurer D', From: '2026-01-01', To: '2026-03-31', 'Claims submitted': '5' };
    for (const [heading, text] of Object.entries(more)) typeUnder(host, 'Claims', heading, 12, text);
    const still = rowOf(host, 'Insurer D');
    expect([still(SCORE.claims), still(SCORE.denialLight), still(SCORE.daysLight)]).toEqual(['24', '', '']);
    typeUnder(host, 'Claims', 'Days to payment', 12, '18');
    const days = rowOf(host, 'Insurer D');
    expect([days(SCORE.denialLight), days(SCORE.daysLight), days(SCORE.missing)]).toEqual([
      '',
      'green',
      // Of these five: while they lack it, nobody has a share of the revenue.
      'Missing: payments (Claims). Only 19 claims, too few to judge denials (20 are needed). ',
    ]);
    expect(days(SCORE.revenueShare)).toBe('');
  });

  it('turns a light at its threshold, and Thresholds moves the threshold', async () => {
    const host = await hostFrom(state);
    const days = (text: string) => {
      typeUnder(host, 'Claims', 'Days to payment', CLAIMS_ROW.A, text);
      return rowOf(host, 'Insurer A')(SCORE.daysLight);
    };
    expect([days('25'), days('25.1'), days('44.9'), days('45')]).toEqual(['green', 'yellow', 'yellow', 'red']);
    setLimit(host, 'daysGreen', '30');
    expect([days('30'), days('30.1')]).toEqual(['green', 'yellow']);
  });

  it('is judged by the limits of Thresholds in every light, the grade, its reason, the flags and code by code', async () => {
    const host = await hostFrom(state);
    const a = () => rowOf(host, 'Insurer A');
    const b = () => rowOf(host, 'Insurer B');
    // 96.1% of Medicare; 4 minutes a claim; 10.7% of the work for 30.8% of the revenue.
    setLimit(host, 'nearMedicare', '0.05');
    setLimit(host, 'costMinutesGreen', '3');
    setLimit(host, 'burdenGreen', '0.3');
    expect(lightsOf(a())).toEqual(['yellow', 'yellow', 'green', 'green', 'yellow']);
    // 112.50 of 113.29 is 99.3%; 81 of 89.91 (90832) is not within 5%.
    expect(a()(SCORE.byCode)).toMatch(/90832 red.*; 90834 yellow;/);
    // 22.2% against 6.5% elsewhere: not four times as much, and 15.8 points more.
    setLimit(host, 'denialYellowRatio', '4');
    setLimit(host, 'denialYellowPoints', '0.16');
    expect(b()(SCORE.denialLight)).toBe('yellow');
    // Three yellow and two green lights are 7 of 10 points.
    expect([a()(SCORE.grade), a()(SCORE.why).slice(0, 2)]).toEqual(['C', 'C:']);
    setLimit(host, 'gradeB', '0.7');
    expect([a()(SCORE.grade), a()(SCORE.why).slice(0, 2)]).toEqual(['B', 'B:']);
    const ticks = () => Number(/^(\d+) of/.exec(b()(SCORE.flags))?.[1]);
    const before = ticks();
    setLimit(host, 'handfulClients', '22');
    expect(ticks()).toBe(before + 1);
  });

  it('of a row that ends before it begins counts nowhere', async () => {
    const host = await hostFrom(state);
    typeUnder(host, 'Claims', 'From', CLAIMS_ROW.A, '2026-03-31');
    typeUnder(host, 'Claims', 'To', CLAIMS_ROW.A, '2026-01-01');
    expect(rowOf(host, 'Insurer A')(SCORE.claims)).toBe('');
    // 12,050 of the 38,950 that is left.
    expect(rowOf(host, 'Insurer B')(SCORE.revenueShare)).toBe('30.9%');
  });

  it('that a row lacks dilutes neither the average of the others nor what all are together', async () => {
    const host = await hostFrom(state);
    for (const heading of ['Days to payment', 'Denied', 'Downcoded', 'Adjusted'])
      typeUnder(host, 'Claims', heading, CLAIMS_ROW.C, '');
    const a = rowOf(host, 'Insurer A');
    // (47x108 + 19x68 + 52x41) / 217 days; 24 + 2 + 8 of the 217 claims of B, D and E.
    expect([a(SCORE.othersDays), a(SCORE.othersRework)]).toEqual(['39.2', '15.7%']);
    expect(rowOf(host, 'Insurer C')(SCORE.missing)).toBe('Missing: denied claims (Claims); days to payment (Claims). ');
    // (24x131 + 8,500) / 348, and 41 of 348.
    expect(block(host, SCORE.averages)).toContain('Days to payment: 33.5');
    expect(block(host, SCORE.averages).join()).toContain('Denied or cut: 11.8%');
  });

  it('that is a payment not typed yet leaves every share of revenue blank', async () => {
    const host = await hostFrom(state);
    for (const heading of ['Payer paid', 'Client share']) typeUnder(host, 'Claims', heading, CLAIMS_ROW.C, '');
    expect(rowOf(host, 'Insurer A')(SCORE.revenueShare)).toBe('');
    expect(rowOf(host, 'Insurer A')(SCORE.shareLight)).toBe('');
    expect(rowOf(host, 'Insurer C')(SCORE.missing)).toBe('Missing: payments (Claims). ');
  });

  it('that cannot be is said instead of a share above all of it, and lights nothing', async () => {
    const host = await hostFrom(state);
    typeUnder(host, 'Claims', 'Denied', CLAIMS_ROW.A, '131');
    const a = rowOf(host, 'Insurer A');
    expect(a(SCORE.rework)).toBe('Check: more claims denied or cut than submitted');
    expect(a(SCORE.denialLight)).toBe('');
  });

  it('makes payment unpredictable above 30 days between the fastest and the slowest tenth, or where Payers says so', async () => {
    const host = await hostFrom(state);
    const slowest = (text: string) => {
      typeUnder(host, 'Claims', 'Slowest tenth, days', CLAIMS_ROW.A, text);
      const a = rowOf(host, 'Insurer A');
      return [a(SCORE.spread), a(SCORE.unpredictable), a(SCORE.daysLight)];
    };
    // The fastest tenth is paid after 15 days.
    expect(slowest('45')).toEqual(['30.0', 'no', 'green']);
    expect(slowest('45.5')).toEqual(['30.5', 'yes', 'red']);
    setLimit(host, 'unpredictableSpread', '31');
    expect(slowest('45.5')).toEqual(['30.5', 'no', 'green']);
    typeUnder(host, 'Payers', 'Payment unpredictable', 2, 'yes');
    expect(slowest('45.5')).toEqual(['30.5', 'yes', 'red']);
  });

  it('is your walk-away rate once each code that counts has one, by sessions', async () => {
    const host = await hostFrom(state);
    const minimum = () => rowOf(host, 'Insurer D')(SCORE.minimum);
    // Insurer D: 90791, 90832, 90834, 90837 and 90847 with 16, 10, 120, 110 and 14 sessions.
    ['170', '80', '110', '160'].forEach((rate, index) => {
      typeUnder(host, 'Rates', 'Walk-away rate', 15 + index, rate);
    });
    expect(minimum()).toBe('');
    typeUnder(host, 'Rates', 'Walk-away rate', 19, '100');
    // 35,720 over 270.
    expect(minimum()).toBe('$132.30');
    expect(rowOf(host, 'Insurer D')(SCORE.flags)).not.toContain('minimum');
    typeUnder(host, 'Rates', 'Walk-away rate', 18, '200');
    // 40,120 over 270, and 39,240 over 270 is paid.
    expect(rowOf(host, 'Insurer D')(SCORE.flags)).toContain('$145.33');
    expect(rowOf(host, 'Insurer D')(SCORE.flags)).toContain('$148.59');
  });

  it('is red at a margin of nothing and not at a cent more', async () => {
    const host = await hostFrom(state);
    // Insurer D is above Medicare; its average session brings $145.33.
    const practice = cellsOf(host, 'Practice');
    const cost = practice.findIndex(([label]) => label === 'Cost of a session') + 1;
    const light = (text: string) => {
      typeInto(host, 'Practice', `B${cost}`, text);
      return rowOf(host, 'Insurer D')(SCORE.rateLight);
    };
    // 182: 180.50x16 + 91x10 + 120.25x120 + 176x110 + 118x14 = 39,240 over 270 sessions.
    expect([light('145.33'), light('145.34')]).toEqual(['green', 'red']);
  });

  it('of a row that only partly overlaps the period does not count, and is named', async () => {
    const host = await hostFrom(state);
    typeUnder(host, 'Claims', 'To', CLAIMS_ROW.C, '2026-04-30');
    const c = rowOf(host, 'Insurer C');
    expect(c(SCORE.claims)).toBe('');
    expect(c(SCORE.period)).toBe(
      'January 1, 2026 to April 30, 2026 lies partly outside the period and does not count.',
    );
    expect(c(SCORE.missing)).toBe('Missing: claims of the period (Claims). ');
    expect(c(SCORE.rateLight)).toBe('red');
    // 17,300 of the 45,350 that is left.
    expect(rowOf(host, 'Insurer A')(SCORE.revenueShare)).toBe('38.1%');
  });

  it('that is missing leaves shares blank, never over a part of the practice', async () => {
    const host = await hostFrom(state);
    typeUnder(host, 'Payers', 'Minutes per claim', 4, '');
    expect(rowOf(host, 'Insurer A')(SCORE.adminShare)).toBe('');
    expect(rowOf(host, 'Insurer A')(SCORE.shareLight)).toBe('');
    expect(rowOf(host, 'Insurer C')(SCORE.missing)).toBe('Missing: minutes per claim (Payers). ');
    expect(block(host, SCORE.averages)).toContain(
      'No share of office work yet. Payers needs minutes per claim or office hours for Insurer C.',
    );
    // Two hours a week over 90 days are 25.7, over 85 claims 18.2 minutes each.
    typeUnder(host, 'Payers', 'Office hours a week', 4, '2');
    const c = rowOf(host, 'Insurer C');
    expect([c(SCORE.officeHours), c(SCORE.minutes), c(SCORE.costLight)]).toEqual(['25.7', '18.2', 'red']);
    expect(rowOf(host, 'Insurer A')(SCORE.adminShare)).toBe('8.7%');
  });

  it('of a period that ends before it begins does not count, and the dates are named', async () => {
    const host = await hostFrom(state);
    const line = () => cellsOf(host, 'Scorecard')[1]?.[0] ?? '';
    const to = cellsOf(host, 'Practice').findIndex(([label]) => label === 'Scorecard period to') + 1;
    expect(line()).toMatch(/^Claims from Jan 1, 2026 to Mar 31, 2026 /);
    typeInto(host, 'Practice', `B${to}`, '2026-01-01');
    expect(line()).toMatch(/^Claims from Jan 1, 2026 to Jan 1, 2026 [(]1 day[)]/);
    typeInto(host, 'Practice', `B${to}`, '2025-12-31');
    expect(line()).toMatch(
      /^The scorecard period in Practice ends before it begins, so no row of Claims counts, rates in force /,
    );
    expect(rowOf(host, 'Insurer A')(SCORE.claims)).toBe(
      'Check: The period ends on 2025-12-31, before it begins on 2026-01-01; check both.',
    );
    expect(lightsOf(rowOf(host, 'Insurer A')).slice(2, 5)).toEqual(['', '', '']);
    expect(run(host, 'buildTab', { id: 'scorecard', today: TODAY }).problems).toContainEqual({
      message: `Practice, cell B${to}: the scorecard period ends on December 31, 2025, before it begins on January 1, 2026. Check both dates.`,
      at: { tab: 'practice', cell: `B${to}` },
    });
  });

  it('that cannot be read is a sentence in its own row', async () => {
    const host = await hostFrom(state);
    typeUnder(host, 'Claims', 'Claims submitted', CLAIMS_ROW.E, 'many');
    expect(rowOf(host, 'Insurer E')(SCORE.claims)).toMatch(/^Check: "many"/);
    expect(rowOf(host, 'Insurer A')(SCORE.claims)).toBe('131');
    expect(run(host, 'buildTab', { id: 'scorecard', today: TODAY }).problems.map(({ at }) => at?.tab)).toContain(
      'claims',
    );
  });
});

describe('editing roughly', () => {
  it('keeps rows and meaning: a row under the heading, sorting, a moved column, a column of one’s own', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'scorecard');
    const before = ['Insurer A', 'Insurer D'].map((payer) => lightsOf(rowOf(host, payer)));
    sheet.insertColumns(1, 1);
    sheet.type(2, 1, 'My own');
    sheet.type(4, 1, 'mine for A');
    sheet.insertRows(4, 1);
    sheet.moveColumns(3, 1, 8);
    expect(['Insurer A', 'Insurer D'].map((payer) => lightsOf(rowOf(host, payer)))).toEqual(before);
    expect(rowOf(host, 'Insurer A')('My own')).toBe('mine for A');
    const typed = typedCells(host);
    const again = run(host, 'buildTab', { id: 'scorecard', today: TODAY });
    expect(again.problems).toEqual([]);
    const after = typedCells(host);
    for (const [cell, input] of typed) if (!String(input).startsWith('=')) expect(after.get(cell)).toBe(input);
    expect(['Insurer A', 'Insurer D'].map((payer) => lightsOf(rowOf(host, payer)))).toEqual(before);
  });

  it('a cell in the way of a column beyond Z is named in Start by its two letters', async () => {
    const host = await hostFrom(state);
    typeInto(host, 'Scorecard', 'AA6', 'mine');
    expect(cellsOf(host, 'Start').find((line) => line[1] === 'Scorecard' && line[0]?.startsWith('A'))?.[0]).toBe('AA6');
    typeInto(host, 'Scorecard', 'AA6', '');
    typeInto(host, 'Scorecard', 'Z6', 'mine');
    expect(cellsOf(host, 'Start').find((line) => line[1] === 'Scorecard')?.[0]).toBe('Z6');
  });

  it('a new payer comes with a refresh, with its rate light and what is missing', async () => {
    const host = await hostFrom(state);
    run(host, 'saveRates', { rates: [{ payer: 'Insurer F', code: '90834', rate: 130 }] });
    const built = run(host, 'buildTab', { id: 'scorecard', today: TODAY });
    // A row and a column of the chart, named once.
    expect(built.summary).toBe('Added Insurer F.');
    const f = rowOf(host, 'Insurer F');
    expect([f(SCORE.rateLight), f(SCORE.grade), f(SCORE.lights)]).toEqual(['green', 'n/a', '1 of 5']);
    expect(f(SCORE.missing)).toBe(
      'Missing: sessions a year of each rate (Rates), so that common codes count for more; minutes per claim (Payers); claims of the period (Claims). ',
    );
    expect(f(SCORE.stands)).toBe('not enough facts');
    expect(block(host, SCORE.gridLow)[2]).toBe('Facts are missing: Insurer F');
  });

  it('a payer called like a column is a payer all the same, in its row and in the chart', async () => {
    const host = await hostFrom(state);
    run(host, 'saveRates', { rates: [{ payer: 'Grade', code: '90834', rate: 130 }] });
    run(host, 'buildTab', { id: 'scorecard', today: TODAY });
    expect(rowOf(host, 'Grade')(SCORE.grade)).toBe('n/a');
    expect(rowOf(host, 'Insurer D')(SCORE.grade)).toBe('A');
    expect(cellsOf(host, 'Scorecard')[2]).toContain('Grade (as payer)');
    expect(run(host, 'buildTab', { id: 'scorecard', today: TODAY }).outcome).toBe('unchanged');
  });

  it('says so when Claims has a payer that is not here yet', async () => {
    const host = await hostFrom(state);
    for (const [heading, text] of [
      ['Payer', 'Insurer G'],
      ['From', '2026-01-01'],
      ['To', '2026-03-31'],
      ['Claims submitted', '30'],
    ] as const)
      typeUnder(host, 'Claims', heading, 12, text);
    expect(block(host, SCORE.averages).join()).toContain('Claims has payers that are not in this tab');
    // Its office work is a part of the whole that nobody can see here.
    expect(rowOf(host, 'Insurer A')(SCORE.adminShare)).toBe('');
    run(host, 'buildTab', { id: 'scorecard', today: TODAY });
    expect(rowOf(host, 'Insurer G')(SCORE.claims)).toBe('30');
    expect(block(host, SCORE.averages).join()).not.toContain('Claims has payers that are not in this tab');
  });
});

describe('a practice with one payer', () => {
  it('is judged by Medicare, cost and the clock alone', async () => {
    const host = withShortTabs(await emptyHost({ now: () => new Date(`${TODAY}T15:00:00Z`) }));
    run(host, 'savePractice', { today: TODAY, practice: { zip: '05401', clinician: 'Psychologist' } });
    run(host, 'saveRates', { rates: [{ payer: 'Insurer A', code: '90834', rate: 113.29 }] });
    run(host, 'buildTab', { id: 'scorecard', today: TODAY });
    const a = rowOf(host, 'Insurer A');
    // Exactly Medicare, and nobody else to compare with.
    expect([a(SCORE.ofMedicare), a(SCORE.ofBest), a(SCORE.rateLight)]).toEqual(['100.0%', '', 'green']);
  });
});

describe('a snapshot', () => {
  it('keeps what the Scorecard shows as values, with dates, once a quarter', async () => {
    const host = await hostFrom(state);
    // No two lights are alike for all payers, so that none can be taken for another.
    typeUnder(host, 'Claims', 'Days to payment', CLAIMS_ROW.B, '20');
    typeUnder(host, 'Claims', 'Denied', CLAIMS_ROW.C, '20');
    typeUnder(host, 'Payers', 'Payment unpredictable', 3, 'no');
    typeUnder(host, 'Claims', 'Slowest tenth, days', CLAIMS_ROW.B, '30');
    typeUnder(host, 'Payers', 'Minutes per claim', 3, '10');
    setLimit(host, 'burdenYellow', '1.4');
    expect(lightsOf(rowOf(host, 'Insurer B'))).toEqual(['red', 'yellow', 'red', 'green', 'red']);
    expect(lightsOf(rowOf(host, 'Insurer C'))).toEqual(['red', 'green', 'red', 'green', 'green']);
    const taken = run(host, 'takeSnapshot', { today: TODAY });
    expect(taken).toMatchObject({ quarter: 'Q1 2026', replaced: [], same: [] });
    expect(taken.added).toEqual(['Insurer A', 'Insurer B', 'Insurer C', 'Insurer D', 'Insurer E']);
    const [headings = [], first = []] = cellsOf(host, 'Scorecard History');
    const at = (heading: string) => first[headings.indexOf(heading)];
    expect([at('Payer'), at('Quarter'), at('From'), at('To'), at('Grade'), at('Taken on')]).toEqual([
      'Insurer A',
      'Q1 2026',
      'Jan 1, 2026',
      'Mar 31, 2026',
      'C',
      'May 12, 2026',
    ]);
    expect([at('% of Medicare'), at('Over your cost'), at('Average days'), at('Claims')]).toEqual([
      '96.1%',
      '$37.64',
      '24.0',
      '131',
    ]);
    expect(taken.at).toEqual({ tab: 'scorecard-history', cell: 'A2' });
    // Under the same headings, figure by figure.
    const ours = Object.values(SCORE).filter((heading) => headings.includes(heading) && heading !== SCORE.ownMedicare);
    expect(ours.length).toBeGreaterThan(20);
    for (const line of cellsOf(host, 'Scorecard History').slice(1)) {
      const shown = rowOf(host, line[0] ?? '');
      expect(ours.map((heading) => line[headings.indexOf(heading)])).toEqual(ours.map(shown));
    }
    const formulas = [...typedCells(host)].filter(
      ([cell, input]) => cell.startsWith('Scorecard History!') && String(input).startsWith('='),
    );
    expect(formulas).toEqual([]);
    const before = typedCells(host);
    expect(run(host, 'takeSnapshot', { today: TODAY }).summary).toContain('Nothing was changed');
    expect(typedCells(host)).toEqual(before);
  });

  it('asks before a quarter is written anew, and then leaves notes and columns of the user alone', async () => {
    const host = await hostFrom(state);
    run(host, 'takeSnapshot', { today: TODAY });
    typeUnder(host, 'Scorecard History', 'Notes', 3, 'they promised a review');
    const sheet = sheetOf(host, 'scorecard-history');
    const own = sheet.usedArea()?.right ?? 0;
    if (own + 1 >= sheet.columnCount) sheet.insertColumns(own + 1, 1);
    sheet.type(0, own + 1, 'My own');
    sheet.type(2, own + 1, 'keep me');
    typeUnder(host, 'Claims', 'Days to payment', CLAIMS_ROW.B, '30');
    typeUnder(host, 'Payers', 'Payment unpredictable', 3, 'no');
    const before = typedCells(host);
    const refusal = refused(host, 'takeSnapshot', { today: '2026-05-13' });
    expect(refusal).toMatchObject({ code: 'snapshot-exists', at: { tab: 'scorecard-history', cell: 'A2' } });
    expect(refusal.message).toContain('Q1 2026');
    expect(typedCells(host)).toEqual(before);
    const again = run(host, 'takeSnapshot', { today: '2026-05-13', replace: true });
    expect(again.replaced).toContain('Insurer B');
    expect(again.at).toEqual({ tab: 'scorecard-history', cell: 'A2' });
    const cells = cellsOf(host, 'Scorecard History');
    expect(cells).toHaveLength(6);
    const b = cells[2] ?? [];
    const at = (heading: string) => b[(cells[0] ?? []).indexOf(heading)];
    expect([at('Average days'), at('Notes'), at('My own'), at('Taken on')]).toEqual([
      '30.0',
      'they promised a review',
      'keep me',
      'May 13, 2026',
    ]);
  });

  it('notes in tabs of the version before whose Medicare figures counted, where the figures are those of now, and guesses nothing', async () => {
    const host = await hostFrom(state);
    run(host, 'takeSnapshot', { today: TODAY });
    // As the version before left them: no such column, neither here nor in the Scorecard, and an older quarter.
    for (const [id, row] of [
      ['scorecard-history', 0],
      ['scorecard', 2],
    ] as const) {
      const sheet = sheetOf(host, id);
      for (const name of [SCORE.basis, SCORE.ownMedicare]) sheet.deleteColumns(columnOf(sheet, row, name), 1);
    }
    const layouts: Record<string, number> = JSON.parse(host.properties.document.get('tab-layouts') ?? '{}');
    host.properties.document.set('tab-layouts', JSON.stringify({ ...layouts, scorecard: 2, 'scorecard-history': 2 }));
    typeUnder(host, 'Scorecard History', 'Payer', 7, 'Insurer A');
    typeUnder(host, 'Scorecard History', 'Quarter', 7, 'Q4 2025');
    typeUnder(host, 'Scorecard History', '% of Medicare', 7, '95%');
    const typed = [...typedCells(host)].filter(([cell]) => cell.startsWith('Scorecard History!'));
    const taken = run(host, 'takeSnapshot', { today: '2026-05-14' });
    expect(taken).toMatchObject({ added: [], replaced: [] });
    expect(taken.same).toHaveLength(5);
    expect(taken.summary).toBe(
      'Snapshot of Q1 2026 in Scorecard History: noted for 5 payers which Medicare figures counted, and how.',
    );
    const [headings = [], ...rows] = cellsOf(host, 'Scorecard History');
    const at = headings.indexOf(SCORE.ownMedicare);
    expect(rows.map((row) => row[at])).toEqual(['none', 'none', 'none', 'none', 'none', '']);
    expect(rows.map((row) => row[headings.indexOf(SCORE.basis)])).toEqual([
      'five codes, by sessions',
      'four codes, by sessions',
      'four codes, by sessions',
      'five codes, by sessions',
      'three codes, by sessions',
      '',
    ]);
    const after = typedCells(host);
    expect(typed.filter(([cell, input]) => after.get(cell) !== input)).toEqual([]);
    expect(rows.map((row) => row[headings.indexOf('Taken on')]).slice(0, 5)).toEqual(Array(5).fill('May 12, 2026'));
    expect(run(host, 'takeSnapshot', { today: '2026-05-15' }).summary).toContain('Nothing was changed');
  });

  it('asks before a quarter is written anew in which a Medicare figure of the user’s own counts since', async () => {
    const host = await hostFrom(state);
    run(host, 'buildTab', { id: 'medicare', today: TODAY });
    run(host, 'takeSnapshot', { today: TODAY });
    const row = cellsOf(host, 'Medicare').findIndex(([code]) => code === '90847') + 1;
    // What Medicare itself allows: no figure differs but whose it is. Insurers B and E have no rate for the code.
    const medicare = sheetOf(host, 'medicare');
    medicare.type(row - 1, columnOf(medicare, 2, 'Your figure'), '109.09');
    expect(refused(host, 'takeSnapshot', { today: TODAY }).message).toContain(
      'with other figures for Insurer A, Insurer C and Insurer D.',
    );
    expect(run(host, 'takeSnapshot', { today: TODAY, replace: true }).replaced).toHaveLength(3);
    const [headings = [], ...rows] = cellsOf(host, 'Scorecard History');
    expect(rows.map((line) => line[headings.indexOf(SCORE.ownMedicare)])).toEqual([
      '90847',
      'none',
      '90847',
      '90847',
      'none',
    ]);
  });

  it('is what the next quarter is compared with', async () => {
    const host = await hostFrom(state);
    run(host, 'takeSnapshot', { today: TODAY });
    expect(rowOf(host, 'Insurer A')(SCORE.trend)).toBe('No earlier snapshot');
    const practice = cellsOf(host, 'Practice');
    const type = (label: string, text: string) =>
      typeInto(host, 'Practice', `B${practice.findIndex(([each]) => each === label) + 1}`, text);
    type('Scorecard period from', '2026-04-01');
    type('Scorecard period to', '2026-06-30');
    // Claims of the new quarter: Insurer D as before, Insurer A with half its claims denied.
    const typeRow = (row: number, texts: Record<string, string>) => {
      for (const [heading, text] of Object.entries(texts)) typeUnder(host, 'Claims', heading, row, text);
    };
    const quarter = {
      From: '2026-04-01',
      To: '2026-06-30',
      'Payer paid': '9000',
      'Client share': '0',
      'Days to payment': '20',
    };
    typeRow(12, { Payer: 'Insurer A', 'Claims submitted': '100', Denied: '50', ...quarter });
    typeRow(13, { Payer: 'Insurer D', 'Claims submitted': '100', Denied: '2', ...quarter });
    typeRow(14, { Payer: 'Insurer C', 'Claims submitted': '100', Denied: '2', ...quarter });
    const a = rowOf(host, 'Insurer A');
    expect([a(SCORE.grade), a(SCORE.trend), a(SCORE.weak)]).toEqual(['D', 'Worse: C in Q1 2026', '0']);
    expect(rowOf(host, 'Insurer D')(SCORE.trend)).toBe('Same as in Q1 2026');
    expect(rowOf(host, 'Insurer B')(SCORE.weak)).toBe('1');
  });

  it('before the period is compared with, not one of its own quarter, and D counts as weak as F does', async () => {
    const host = await hostFrom(state);
    const past = (row: number, quarter: string, from: string, grades: Record<string, string>) => {
      Object.entries(grades).forEach(([payer, grade], index) => {
        const texts = { Payer: payer, Quarter: quarter, From: from, Grade: grade };
        for (const [heading, text] of Object.entries(texts))
          typeUnder(host, 'Scorecard History', heading, row + index, text);
      });
    };
    past(2, 'Q4 2025', '2025-10-01', { 'Insurer D': 'D', 'Insurer A': 'B' });
    past(4, 'Q1 2026', '2026-01-01', { 'Insurer D': 'F', 'Insurer A': 'A' });
    const [d, a, b] = ['Insurer D', 'Insurer A', 'Insurer B'].map((payer) => rowOf(host, payer));
    expect([d?.(SCORE.trend), d?.(SCORE.weak)]).toEqual(['Better: D in Q4 2025', '2']);
    expect([a?.(SCORE.trend), a?.(SCORE.weak)]).toEqual(['Worse: B in Q4 2025', '0']);
    expect([b?.(SCORE.trend), b?.(SCORE.weak)]).toEqual(['Not in Q4 2025', '']);
  });

  it('is of the quarter in which its period ends', async () => {
    const host = await hostFrom(state);
    const row = cellsOf(host, 'Practice').findIndex(([label]) => label === 'Scorecard period from') + 1;
    typeInto(host, 'Practice', `B${row}`, '2025-10-01');
    expect(run(host, 'takeSnapshot', { today: TODAY }).quarter).toBe('Q1 2026');
  });

  it('is not taken while Google works something out, nor of a period that ends before it begins', async () => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, 'scorecard');
    const own = sheet.usedArea()?.right ?? 0;
    sheet.insertColumns(own + 1, 2);
    sheet.type(5, own + 2, 'Loading...');
    expect(refused(host, 'takeSnapshot', { today: TODAY })).toMatchObject({ code: 'still-working' });
    sheet.type(5, own + 2, '');
    const row = cellsOf(host, 'Practice').findIndex(([label]) => label === 'Scorecard period to') + 1;
    typeInto(host, 'Practice', `B${row}`, '2025-12-31');
    expect(refused(host, 'takeSnapshot', { today: TODAY })).toMatchObject({ code: 'no-period' });
  });

  it('needs a Scorecard, its columns and a period, and says which is missing', async () => {
    const empty = await emptyHost();
    expect(refused(empty, 'takeSnapshot', { today: TODAY })).toMatchObject({ code: 'no-scorecard' });
    const host = await hostFrom(state);
    const row = cellsOf(host, 'Practice').findIndex(([label]) => label === 'Scorecard period to') + 1;
    typeInto(host, 'Practice', `B${row}`, '');
    expect(refused(host, 'takeSnapshot', { today: TODAY })).toMatchObject({
      code: 'no-period',
      at: { cell: `B${row}` },
    });
    typeInto(host, 'Practice', `B${row}`, '2026-03-31');
    const sheet = sheetOf(host, 'scorecard');
    sheet.deleteColumns((cellsOf(host, 'Scorecard')[2] ?? []).indexOf(SCORE.grade), 1);
    expect(refused(host, 'takeSnapshot', { today: TODAY }).message).toContain('“Grade”');
  });

  it('costs few calls, however many payers there are, and nothing is lost whatever fails', async () => {
    const host = await hostFrom(state);
    const { calls } = call(host, 'takeSnapshot', { today: TODAY });
    expect(calls['Range.setValues']).toBeLessThanOrEqual(2);
    await sweep(state, 'takeSnapshot', { today: TODAY }, { step: 3 });
  }, 600_000);
});
