import { describe, expect, it } from 'vitest';
import { TABS as ALL_TABS, buildOrder } from '../../src/commands/tabsToBuild.ts';
import { columnLetter } from '../../src/workbook/a1.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { headingColumn, practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { cellsOf, emptyHost, shown, typedCells, typeInto } from '../support/host.ts';

const TABS = buildOrder(ALL_TABS.map(({ id }) => id));

/** With claims of a quarter, without which there is no payer mix to build. */
async function practiceWithClaims(): Promise<WorkbenchHost> {
  const host = await practiceInBurlington();
  run(host, 'buildTab', { id: 'claims', today: TODAY });
  const cells = { A2: 'Insurer A', B2: '2026-01-01', C2: '2026-03-31', D2: '40', I2: '40', K2: '4200' };
  for (const [cell, text] of Object.entries(cells)) typeInto(host, 'Claims', cell, text);
  return host;
}

function buildAll(host: WorkbenchHost) {
  return TABS.map((id) => run(host, 'buildTab', { id, today: TODAY }));
}

function sheet(host: WorkbenchHost, name: string) {
  const found = host.workbook.sheetByName(name);
  if (!found) throw new Error(`No tab ${name}`);
  return found;
}

/** Everything but content: formats, notes, widths, validations. */
function dress(host: WorkbenchHost): unknown {
  return JSON.parse(JSON.stringify(host.workbook.toJSON()));
}

describe('building again', () => {
  it('changes nothing at all when nothing is missing', async () => {
    const host = await practiceWithClaims();
    buildAll(host);
    const before = dress(host);
    const again = buildAll(host);
    expect(again.map(({ outcome }) => outcome)).toEqual(TABS.map(() => 'unchanged'));
    expect(dress(host)).toEqual(before);
  });

  it('keeps every cell that the user typed, in columns of ours and of their own', async () => {
    const host = await practiceWithClaims();
    buildAll(host);
    typeInto(host, 'Rates', 'N1', 'My own column');
    typeInto(host, 'Rates', 'N2', 'keep me');
    typeInto(host, 'Rates', 'K3', 'a note of mine');
    typeInto(host, 'Negotiation Log', 'K9', '=1+1');
    typeInto(host, 'Sheet1', 'A1', 'mine');
    const before = typedCells(host);
    buildAll(host);
    expect(typedCells(host)).toEqual(before);
  });

  it('finds tabs that were renamed and moved, and columns that were moved', async () => {
    const host = await practiceInBurlington();
    const rates = sheet(host, 'Rates');
    host.workbook.renameSheet(rates.id, 'What they pay');
    host.workbook.moveSheet(rates.id, 0);
    rates.moveColumns(3, 1, 1);
    expect(shown(host, 'What they pay', 'B1')).toBe('Contracted rate');
    run(host, 'saveRates', { rates: [{ payer: 'Insurer D', code: '90834', rate: 121 }] });
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(host.workbook.sheetByName('Rates')).toBeUndefined();
    expect(cellsOf(host, 'What they pay')[7]?.slice(0, 3)).toEqual(['Insurer D', '$121.00', '90834']);
    const cells = cellsOf(host, 'Rate Comparison');
    expect(cells[4]?.[headingColumn(cells, 3, 'Insurer D')]).toBe('$121.00');
    expect(cells[4]?.[headingColumn(cells, 3, 'Insurer A')]).toBe('$112.50');
  });

  it('leaves a tab of the same name that is not ours alone, and gives ours another name', async () => {
    const host = await emptyHost();
    host.workbook.addSheet('Practice');
    typeInto(host, 'Practice', 'A1', 'my own list');
    run(host, 'buildTab', { id: 'practice', today: TODAY });
    expect(cellsOf(host, 'Practice')).toEqual([['my own list']]);
    expect(cellsOf(host, 'Practice (RateCase)')[1]?.[0]).toBe('Practice name');
  });

  it('finds its tabs by their marks when the ids are lost, as in a copy of the file', async () => {
    const host = await practiceInBurlington();
    const state = JSON.parse(JSON.stringify(host.toJSON()));
    state.properties.document = {};
    const copy = await emptyHost({ state });
    expect(run(copy, 'tabs', {}).tabs.find(({ id }) => id === 'rates')?.state).toBe('here');
    expect(run(copy, 'buildTab', { id: 'rates', today: TODAY }).outcome).toBe('unchanged');
  });
});

describe('a column of ours that was renamed or deleted', () => {
  it('is named, stays the user’s, and comes back only when asked', async () => {
    const host = await practiceInBurlington();
    typeInto(host, 'Rates', 'G1', 'Visits');
    typeInto(host, 'Rates', 'G2', '210');
    const state = run(host, 'tabs', {}).tabs.find(({ id }) => id === 'rates');
    expect(state).toMatchObject({ state: 'incomplete', missingColumns: ['Sessions a year'] });
    const built = run(host, 'buildTab', { id: 'rates', today: TODAY });
    expect(built.problems[0]?.message).toContain('Sessions a year');
    expect(cellsOf(host, 'Rates')[0]).not.toContain('Sessions a year');
    const restored = run(host, 'buildTab', { id: 'rates', today: TODAY, restore: ['Sessions a year'] });
    expect(restored).toMatchObject({ outcome: 'updated', problems: [] });
    expect(shown(host, 'Rates', 'G1')).toBe('Visits');
    expect(shown(host, 'Rates', 'G2')).toBe('210');
    expect(cellsOf(host, 'Rates')[0]?.at(-1)).toBe('Sessions a year');
  });

  it('stops the comparison with its name when the comparison needs it', async () => {
    const host = await practiceInBurlington();
    typeInto(host, 'Rates', 'B1', 'Procedure');
    const { value } = host.run('rateCase', ['buildTab', { id: 'rate-comparison', today: TODAY }]);
    expect(value).toMatchObject({
      ok: false,
      code: 'missing-column',
      message: 'Rates: the column “CPT code” is not there. It was renamed or deleted.',
    });
  });

  it('in the comparison comes back only when asked', async () => {
    const host = await practiceInBurlington();
    const comparison = sheet(host, 'Rate Comparison');
    const at = headingColumn(cellsOf(host, 'Rate Comparison'), 3, 'Pays least');
    comparison.deleteColumns(at, 1);
    expect(run(host, 'tabs', {}).tabs.find(({ id }) => id === 'rate-comparison')?.missingColumns).toEqual([
      'Pays least',
    ]);
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(cellsOf(host, 'Rate Comparison')[2]).not.toContain('Pays least');
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY, restore: ['Pays least'] });
    const cells = cellsOf(host, 'Rate Comparison');
    expect(headingColumn(cells, 3, 'Pays least')).toBe(at);
    expect(cells[4]?.[at]).toBe('Insurer B');
    expect(cells[4]?.[headingColumn(cells, 3, 'Spread')]).toBe('$18.50');
  });
});

describe('the comparison under the user’s hands', () => {
  it('takes in new payers and codes with one refresh, and the user’s own columns stay with their rows', async () => {
    const host = await practiceInBurlington();
    const before = cellsOf(host, 'Rate Comparison');
    const own = (before[2]?.length ?? 0) + 1;
    const letter = columnLetter(own + 1);
    const comparison = sheet(host, 'Rate Comparison');
    comparison.insertColumns(comparison.columnCount, 2);
    typeInto(host, 'Rate Comparison', `${letter}3`, 'My remark');
    typeInto(host, 'Rate Comparison', `${letter}6`, 'about 90791');
    run(host, 'saveRates', {
      rates: [
        { payer: 'Insurer D', code: '90834', rate: 121 },
        { payer: 'Insurer D', code: '90837', rate: 176 },
      ],
    });
    const built = run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(built.outcome).toBe('updated');
    const cells = cellsOf(host, 'Rate Comparison');
    expect(cells.slice(4).flatMap((line) => line[0] || [])).toEqual(['90834', '90791', '90837']);
    expect(cells[2]?.slice(0, 8)).toEqual([
      'Code',
      'Service',
      'Medicare',
      'Insurer A',
      'Insurer B',
      'Insurer C',
      'Insurer D',
      'Your average',
    ]);
    expect(cells[4]?.[headingColumn(cells, 3, 'Pays most')]).toBe('Insurer D');
    expect(cells[4]?.[headingColumn(cells, 3, 'Insurer D, % of Medicare')]).toBe('106.8%');
    expect(cells[5]?.[headingColumn(cells, 3, 'My remark')]).toBe('about 90791');
    expect(run(host, 'buildTab', { id: 'rate-comparison', today: TODAY }).outcome).toBe('unchanged');
  });

  it('keeps its meaning when rows are sorted and a row is inserted right under the heading', async () => {
    const host = await practiceInBurlington();
    const comparison = sheet(host, 'Rate Comparison');
    comparison.sortRows({ top: 4, left: 0, bottom: 5, right: 0 }, 0, true);
    let cells = cellsOf(host, 'Rate Comparison');
    expect(cells[4]?.slice(0, 4)).toEqual(['90791', 'First evaluation', '$172.58', '$138.00']);
    comparison.insertRows(4, 1);
    typeInto(host, 'Rate Comparison', 'A5', '90837');
    cells = cellsOf(host, 'Rate Comparison');
    expect(cells[4]?.slice(0, 3)).toEqual(['90837', '60-minute session', '$166.27']);
    expect(cells[5]?.slice(0, 4)).toEqual(['90791', 'First evaluation', '$172.58', '$138.00']);
  });

  it('counts a rate that is typed into a row inserted right under the heading of Rates', async () => {
    const host = await practiceInBurlington();
    sheet(host, 'Rates').insertRows(1, 1);
    typeInto(host, 'Rates', 'A2', 'Insurer A');
    typeInto(host, 'Rates', 'B2', '90837');
    typeInto(host, 'Rates', 'D2', '158');
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    const cells = cellsOf(host, 'Rate Comparison');
    const row = cells.find((line) => line[0] === '90837');
    expect(row?.[headingColumn(cells, 3, 'Insurer A')]).toBe('$158.00');
    expect(shown(host, 'Rates', 'L2')).toBe('$158.00');
  });

  it('names the cell that keeps a column from filling, and touches nothing', async () => {
    const host = await practiceInBurlington();
    typeInto(host, 'Rate Comparison', 'D6', 'x');
    expect(shown(host, 'Rate Comparison', 'D3')).toBe('#REF!');
    const built = run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(built.problems[0]).toMatchObject({ at: { tab: 'rate-comparison', cell: 'D6' } });
    expect(built.problems[0]?.message).toContain('Insurer A');
    expect(shown(host, 'Rate Comparison', 'D6')).toBe('x');
    typeInto(host, 'Rate Comparison', 'D6', '');
    expect(shown(host, 'Rate Comparison', 'D3')).toBe('Insurer A');
  });

  it('says which rates it leaves out, and why', async () => {
    const host = await practiceInBurlington();
    const lines: [string, string][] = [
      ['A8', 'Insurer A'],
      ['B8', '90837'],
      ['C8', 'LCSW'],
      ['D8', '158'],
      ['A9', 'Insurer B'],
      ['B9', '90837'],
      ['D9', '140'],
      ['E9', '2027-01-01'],
    ];
    for (const [cell, text] of lines) typeInto(host, 'Rates', cell, text);
    const { problems } = run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(problems.map(({ message }) => message)).toEqual([
      'Rates, row 8: the rate of Insurer A for 90837 is not shown. It holds for the level LCSW only, and the Clinician type in Practice is Psychologist.',
      'Rates, row 9: the rate of Insurer B for 90837 is not shown. It takes effect on 2027-01-01, after the Figures as of date in Practice.',
    ]);
  });

  it('takes payers whose names are those of its own columns', async () => {
    const host = await practiceInBurlington();
    run(host, 'saveRates', {
      rates: [
        { payer: 'Medicare', code: '90834', rate: 111 },
        { payer: 'Spread', code: '90834', rate: 90 },
      ],
    });
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    const cells = cellsOf(host, 'Rate Comparison');
    const at = (heading: string) => cells[4]?.[headingColumn(cells, 3, heading)];
    expect(at('Medicare')).toBe('$113.29');
    expect(at('Medicare (as payer)')).toBe('$111.00');
    expect(at('Medicare, % of Medicare')).toBe('98.0%');
    expect(at('Spread')).toBe('$22.50');
    expect(at('Pays least')).toBe('Spread (as payer)');
    expect(run(host, 'buildTab', { id: 'rate-comparison', today: TODAY }).outcome).toBe('unchanged');
  });

  it('says why Medicare has no price for a code, and works for the rest', async () => {
    const host = await practiceInBurlington();
    run(host, 'saveRates', { rates: [{ payer: 'Insurer A', code: '97151', rate: 60 }] });
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    const cells = cellsOf(host, 'Rate Comparison');
    const row = cells.find((line) => line[0] === '97151');
    expect(row?.[headingColumn(cells, 3, 'Medicare')]).toBe('');
    expect(row?.[headingColumn(cells, 3, 'Medicare note')]).toMatch(/97151.*contractor/);
    expect(row?.[headingColumn(cells, 3, 'Insurer A')]).toBe('$60.00');
    expect(row?.[headingColumn(cells, 3, 'Insurer A, % of Medicare')]).toBe('');
  });
});

describe('a cell that cannot be read', () => {
  it('is named once with tab and cell, and the rest is used', async () => {
    const host = await practiceInBurlington();
    typeInto(host, 'Rates', 'D4', 'n/a');
    const home = run(host, 'home', { today: TODAY });
    expect(home.problems).toEqual([
      {
        message: 'Rates, cell D4: “n/a” is not an amount. Type a rate like 94.00, or clear the cell.',
        at: { tab: 'rates', cell: 'D4' },
      },
    ]);
    expect(home.counts.rates).toBe(6);
    expect(run(host, 'requestForm', { payer: 'Insurer A' }).lines).toHaveLength(2);
  });

  it('a name that looks like a formula stays text', async () => {
    const host = await emptyHost();
    run(host, 'saveRates', { rates: [{ payer: '=1+1', code: '90834', rate: 100 }] });
    expect(shown(host, 'Rates', 'A2')).toBe('=1+1');
    expect(sheet(host, 'Rates').view(1, 0).formula).toBe('');
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(cellsOf(host, 'Rate Comparison')[2]?.[3]).toBe('=1+1');
  });

  it.each(['+1 Health', '-5 Plan', '@Care', "'Quoted"])('so does the name %s, as it was typed', async (payer) => {
    const host = await emptyHost();
    run(host, 'saveRates', { rates: [{ payer, code: '90834', rate: 100 }] });
    expect(sheet(host, 'Rates').view(1, 0)).toMatchObject({ value: payer, formula: '' });
    expect(sheet(host, 'Payers').view(1, 0).value).toBe(payer);
  });

  it('a heading that was typed over a formula stays as it was typed', async () => {
    const host = await practiceInBurlington();
    typeInto(host, 'Rates', 'L1', 'Rate used');
    const before = typedCells(host);
    run(host, 'buildTab', { id: 'rates', today: TODAY });
    expect(typedCells(host)).toEqual(before);
  });

  it('a fact that is left blank in the panel stays as it is in Practice', async () => {
    const host = await practiceInBurlington();
    const before = typedCells(host);
    const saved = run(host, 'savePractice', { today: TODAY, practice: { phone: '', email: ' ', zip: '05401' } });
    expect(saved).toMatchObject({ written: [], summary: 'Practice already says so. Nothing was changed.' });
    expect(typedCells(host)).toEqual(before);
  });

  it('a code and a ZIP keep their zeros', async () => {
    const host = await practiceInBurlington();
    const practice = cellsOf(host, 'Practice');
    expect(practice.find((line) => line[0] === 'Office ZIP code')?.[1]).toBe('05401');
    expect(sheet(host, 'Rates').view(1, 1).value).toBe('90834');
  });
});

describe('rates that are there already', () => {
  it('are kept and named, never overwritten or counted twice', async () => {
    const host = await practiceInBurlington();
    const saved = run(host, 'saveRates', {
      rates: [
        { payer: 'insurer b ', code: '90834', rate: 99 },
        { payer: 'Insurer C', code: '90834', rate: 105 },
        { payer: 'Insurer C', code: '90837', rate: 155 },
      ],
    });
    expect(saved.added).toBe(1);
    expect(saved.kept.map(({ at, has, wanted }) => [at.cell, has, wanted])).toEqual([
      ['D4', 94, 99],
      ['D6', 105, 105],
    ]);
    expect(saved.summary).toContain('Rates, cell D4 keeps $94.00');
    expect(shown(host, 'Rates', 'D4')).toBe('$94.00');
  });

  it('of a later day keep no rate from being added, and what is added is whole cents', async () => {
    const host = await practiceInBurlington();
    typeInto(host, 'Rates', 'E4', '2027-01-01');
    const saved = run(host, 'saveRates', { rates: [{ payer: 'Insurer B', code: '90834', rate: 94.505 }] });
    expect(saved).toMatchObject({ added: 1, kept: [], at: { tab: 'rates', cell: 'D8' } });
    expect(sheet(host, 'Rates').view(7, 3).value).toBe(94.51);
    // Payers has it already, and has it once.
    expect(cellsOf(host, 'Payers').filter(([name]) => name === 'Insurer B')).toHaveLength(1);
    const twice = run(host, 'savePayers', {
      payers: ['Insurer D', ' insurer d '].map((name) => ({ name, type: '', renewal: null })),
    });
    expect([twice.added, twice.already]).toEqual([['Insurer D'], ['insurer d']]);
  });

  it('are those of the practice’s own level before those for all, whichever stands first', async () => {
    const host = await practiceInBurlington();
    for (const [cell, text] of [
      ['C4', 'Psychologist'],
      ['A8', 'Insurer B'],
      ['B8', '90834'],
      ['D8', '97'],
    ] as const)
      typeInto(host, 'Rates', cell, text);
    const { kept } = run(host, 'saveRates', { rates: [{ payer: 'Insurer B', code: '90834', rate: 99 }] });
    expect(kept).toMatchObject([{ has: 94, at: { tab: 'rates', cell: 'D4' } }]);
  });

  it('stand under the first of two headings that are the same', async () => {
    const host = await practiceInBurlington();
    const own = (sheet(host, 'Rates').usedArea()?.right ?? 0) + 1;
    sheet(host, 'Rates').insertColumns(own, 2);
    sheet(host, 'Rates').type(0, own + 1, 'CPT code');
    sheet(host, 'Rates').type(1, own + 1, '99999');
    expect(run(host, 'requestForm', { payer: 'Insurer A' }).lines.map(({ code }) => code)).toEqual(['90834', '90791']);
  });
});

describe('the Thresholds tab', () => {
  it('holds every threshold with its usual value, and its name works in a formula', async () => {
    const host = await emptyHost();
    run(host, 'buildTab', { id: 'thresholds', today: TODAY });
    const cells = cellsOf(host, 'Thresholds');
    expect(cells.find((line) => line[0] === 'walkAway')?.slice(0, 3)).toEqual(['walkAway', '0.8', '0.8']);
    const light = () => {
      typeInto(host, 'Sheet1', 'A1', '=RATE_LIGHT(0.98; 0.95; 10; RateCase_Thresholds)');
      return shown(host, 'Sheet1', 'A1');
    };
    expect(light()).toBe('red');
    const row = cells.findIndex((line) => line[0] === 'nearMedicare') + 1;
    typeInto(host, 'Thresholds', `B${row}`, '0.03');
    expect(light()).toBe('yellow');
    typeInto(host, 'Thresholds', `B${row}`, 'a lot');
    expect(light()).toBe('#ERROR!');
  });

  it('puts nothing beside rows that stand in another order by now when a column comes back', async () => {
    const host = await emptyHost();
    run(host, 'buildTab', { id: 'thresholds', today: TODAY });
    const tab = sheet(host, 'Thresholds');
    tab.sortRows({ top: 1, left: 0, bottom: tab.usedArea()?.bottom ?? 1, right: 6 }, 0, true);
    tab.deleteColumns(5, 1);
    const before = typedCells(host);
    run(host, 'buildTab', { id: 'thresholds', today: TODAY, restore: ['Source'] });
    const after = typedCells(host);
    for (const cell of before.keys()) after.delete(cell);
    expect([...after.values()]).toEqual(['Source']);
  });

  it('gives no name to columns that were moved apart, so that no limit is read from another column', async () => {
    const host = await emptyHost();
    run(host, 'buildTab', { id: 'thresholds', today: TODAY });
    sheet(host, 'Thresholds').moveColumns(1, 1, 0);
    host.workbook.namedRanges.delete('RateCase_Thresholds');
    run(host, 'buildTab', { id: 'thresholds', today: TODAY });
    expect(host.workbook.namedRanges.has('RateCase_Thresholds')).toBe(false);
    sheet(host, 'Thresholds').moveColumns(0, 1, 2);
    run(host, 'buildTab', { id: 'thresholds', today: TODAY });
    expect(host.workbook.namedRanges.has('RateCase_Thresholds')).toBe(true);
  });

  it('keeps a changed value when it is built again, and puts back a row that is gone', async () => {
    const host = await emptyHost();
    run(host, 'buildTab', { id: 'thresholds', today: TODAY });
    typeInto(host, 'Thresholds', 'B2', '0.02');
    sheet(host, 'Thresholds').deleteRows(3, 1);
    const names = () => cellsOf(host, 'Thresholds').map((line) => line[0]);
    const before = names();
    expect(before).not.toContain('walkAway');
    expect(run(host, 'buildTab', { id: 'thresholds', today: TODAY }).outcome).toBe('updated');
    expect(shown(host, 'Thresholds', 'B2')).toBe('0.02');
    expect(names()).toEqual([...before, 'walkAway']);
  });
});
