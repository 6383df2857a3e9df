/** AMB-12: a percent over several codes says whether sessions weigh in it, wherever it is shown, and says what is true. */
import { beforeEach, describe, expect, it } from 'vitest';
import { SCORE } from '../../src/workbook/reports/scorecardNames.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { columnOf, everyTab, sheetOf } from '../support/everyTab.ts';
import { hostFrom } from '../support/faults.ts';
import { cellsOf } from '../support/host.ts';
import { choose } from '../support/leaving.ts';

const SESSIONS = 'Sessions a year';
const HAS = ['five codes', 'four codes', 'four codes', 'five codes', 'three codes'] as const;

function typeInRates(host: WorkbenchHost, row: number, cells: Readonly<Record<string, string>>): void {
  const sheet = sheetOf(host, 'rates');
  for (const [heading, text] of Object.entries(cells)) sheet.type(row, columnOf(sheet, 0, heading), text);
}

/** Rows of Rates from 0, heading included. */
const rowOf = (host: WorkbenchHost, payer: string, code: string): number =>
  cellsOf(host, 'Rates').findIndex((row) => row[0] === payer && row[1] === code);

/** What is said beside each percent, tab by tab. */
function labels(host: WorkbenchHost) {
  const headings = cellsOf(host, 'Scorecard')[2] ?? [];
  const under = (heading: string) =>
    cellsOf(host, 'Scorecard')
      .slice(4)
      .map((row) => row[headings.indexOf(heading)] ?? '');
  const all = (tab: string) => cellsOf(host, tab).flat();
  const over = (texts: readonly string[], before: RegExp) =>
    texts.flatMap((text) => before.exec(text)?.[1] ?? []).map((text) => text.replace(/[.;].*$/, ''));
  const stands = cellsOf(host, 'Start').find((row) => row[1] === 'Insurer B' && /%$/.test(row[0] ?? '')) ?? [];
  return {
    payers: under(SCORE.basis).slice(0, HAS.length),
    practice: over(under(SCORE.averages), /^Percent of Medicare: [\d.]+% over (.*)$/),
    average: over(under(SCORE.averages), /^Average a session: \$[\d.]+, (.*)$/),
    start: over(stands, /^Below (?:80% of )?Medicare over (.*)$/),
    review: [...new Set(over(all('Payer Review'), /^[\d.]+% of Medicare over (.*)$/))],
    panel: over(
      run(host, 'home', { today: TODAY }).standsOut.flatMap(({ title, text }) =>
        title.startsWith('Insurer B') ? text : [],
      ),
      /of Medicare over (.*)$/,
    ),
  };
}

const SAME = 'each rate counting the same';
const B = HAS.map((codes) => `${codes}, by sessions`);
const onlyB = (said: string) => ({
  start: [said],
  review: [said],
  panel: [said],
  payers: B.map((own, at) => (at === 1 ? said : own)),
});

describe('A percent of Medicare over several codes', () => {
  let host: WorkbenchHost;
  beforeEach(async () => {
    host = await hostFrom(await everyTab());
    choose(host, 'Payer Review', 'Insurer B');
  });

  it('goes by sessions where every rate has them', () => {
    expect(labels(host)).toEqual({
      practice: ['five codes, by sessions'],
      average: ['by sessions'],
      ...onlyB('four codes, by sessions'),
    });
  });

  it('counts each rate the same where one has none, for its payer and for the practice', () => {
    typeInRates(host, rowOf(host, 'Insurer B', '90834'), { [SESSIONS]: '' });
    expect(labels(host)).toEqual({
      practice: [`five codes, ${SAME}`],
      average: [SAME],
      ...onlyB(`four codes, ${SAME}`),
    });
  });

  it('counts each rate the same where all have zero sessions', () => {
    for (const code of ['90791', '90832', '90834', '90837']) {
      typeInRates(host, rowOf(host, 'Insurer B', code), { [SESSIONS]: '0' });
    }
    expect(labels(host)).toEqual({
      practice: ['five codes, by sessions'],
      average: ['by sessions'],
      ...onlyB(`four codes, ${SAME}`),
    });
  });

  it('goes by sessions though a code that Medicare has no price for lacks them, until the user has a figure for it', () => {
    const row = cellsOf(host, 'Rates').findIndex(([payer]) => payer === '');
    typeInRates(host, row, { Payer: 'Insurer B', 'CPT code': '97151', 'Contracted rate': '50' });
    expect(labels(host)).toEqual({
      practice: ['five codes, by sessions'],
      // What a session brings counts it all the same.
      average: [SAME],
      ...onlyB('four codes, by sessions'),
    });
    run(host, 'buildTab', { id: 'medicare', today: TODAY });
    const medicare = sheetOf(host, 'medicare');
    const at = cellsOf(host, 'Medicare').findIndex(([code]) => code === '97151');
    medicare.type(at, columnOf(medicare, 2, 'Your figure'), '60');
    expect(labels(host)).toEqual({
      practice: [`six codes, ${SAME}`],
      average: [SAME],
      ...onlyB(`five codes, ${SAME}`),
    });
    typeInRates(host, row, { [SESSIONS]: '10' });
    expect(labels(host)).toEqual({
      practice: ['six codes, by sessions'],
      average: ['by sessions'],
      ...onlyB('five codes, by sessions'),
    });
  });

  it('says so in the next step of the panel too', async () => {
    const plain = await practiceInBurlington();
    // (94 / 113.29 + 123 / 172.58) / 2
    expect(run(plain, 'home', { today: TODAY }).next.text).toBe(
      `It pays 77.1% of Medicare over two codes, ${SAME}: the least of your payers.`,
    );
  });

  it('is one code where a payer has only one, which counts in one way', () => {
    for (const code of ['90791', '90832', '90837']) {
      typeInRates(host, rowOf(host, 'Insurer B', code), { 'Contracted rate': '', 'Average allowed': '' });
    }
    expect(labels(host)).toMatchObject(onlyB('one code'));
  });
});
