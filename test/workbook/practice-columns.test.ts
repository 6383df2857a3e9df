/** Columns of the user's own in Practice, anywhere between ours: the facts are found, written and added in their own columns (DESIGN 5). */
import { beforeAll, describe, expect, it } from 'vitest';
import type { SheetModel } from '../../workbench/engine/types.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { cellsOf } from '../support/host.ts';
import { COSTS } from '../support/leaving.ts';
import { typeFacts } from '../support/typing.ts';

let state: State;
beforeAll(async () => {
  state = (await practiceInBurlington()).toJSON();
});

/** A column of the user's own comes to stand at `at`, counted from 0, with something in every row. */
const inserted = (at: number) => (sheet: SheetModel) => {
  const last = sheet.usedArea()?.bottom ?? 0;
  sheet.insertColumns(at, 1);
  for (let row = 0; row <= last; row += 1) sheet.type(row, at, `mine ${row}`);
};

const CHANGES: [string, (sheet: SheetModel) => void][] = [
  ['a column before all of ours', inserted(0)],
  ['a column between the labels and what is typed', inserted(1)],
  ['a column before the help', inserted(2)],
  ['what is typed moved to the end', (sheet) => sheet.moveColumns(1, 1, 3)],
  ['the labels moved to the end', (sheet) => sheet.moveColumns(0, 1, 3)],
  ['a row above the headings', (sheet) => sheet.insertRows(0, 1)],
];

function changed(host: WorkbenchHost, change: (sheet: SheetModel) => void) {
  const sheet = host.workbook.sheetByName('Practice');
  if (!sheet) throw new Error('No Practice tab');
  change(sheet);
  return sheet;
}

/** What stands in Practice by label, and all else that stands there. */
function practiceTab(host: WorkbenchHost) {
  const cells = cellsOf(host, 'Practice');
  const headings = cells.find((line) => line.includes('You type')) ?? [];
  const [label, value, help] = ['About your practice', 'You type', 'What it is for'].map((each) =>
    headings.indexOf(each),
  );
  return {
    typed: new Map(cells.map((line) => [line[label ?? 0] ?? '', line[value ?? 1] ?? ''])),
    help: new Map(cells.map((line) => [line[label ?? 0] ?? '', line[help ?? 2] ?? ''])),
    others: cells.flatMap((line) => line.filter((_, at) => ![label, value, help].includes(at))),
  };
}

describe.each(CHANGES)('Practice with %s', (_, change) => {
  it('reads the same facts', async () => {
    const host = await hostFrom(state);
    const before = run(host, 'practice', {}).practice;
    changed(host, change);
    expect(run(host, 'practice', {}).practice).toEqual(before);
  });

  it('is written where people type, and nowhere else', async () => {
    const host = await hostFrom(state);
    changed(host, change);
    const before = practiceTab(host);
    const { practice } = run(host, 'practice', {});
    run(host, 'savePractice', { today: TODAY, practice: { ...practice, phone: '802-555-0199' } });
    const after = practiceTab(host);
    expect(after.typed).toEqual(new Map(before.typed).set('Phone', '802-555-0199'));
    expect(after.others).toEqual(before.others);
  });

  it('has a deleted fact put back in our columns', async () => {
    const host = await hostFrom(state);
    const sheet = changed(host, change);
    const before = practiceTab(host);
    const row = cellsOf(host, 'Practice').findIndex((line) => line.includes('Phone'));
    sheet.deleteRows(row, 1);
    run(host, 'buildTab', { id: 'practice', restore: ['Phone'], today: TODAY });
    const after = practiceTab(host);
    expect(after.typed.get('Phone')).toBe('');
    expect(after.help.get('Phone')).toBe(before.help.get('Phone'));
    for (const [label, typed] of before.typed)
      if (label !== 'Phone') expect([label, after.typed.get(label)]).toEqual([label, typed]);
  });

  it('feeds the comparison as before once it is refreshed', async () => {
    const host = await hostFrom(state);
    const before = cellsOf(host, 'Rate Comparison');
    changed(host, change);
    const { problems } = run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    expect(problems).toEqual([]);
    expect(cellsOf(host, 'Rate Comparison')).toEqual(before);
  });
});

describe('Practice whose column to type in was deleted', () => {
  const DELETIONS: [string, (sheet: SheetModel) => void][] = [
    ['alone', (sheet) => sheet.deleteColumns(1, 1)],
    ['with all others but the labels', (sheet) => sheet.deleteColumns(1, sheet.columnCount - 1)],
  ];

  it.each(DELETIONS)(
    '%s gets it back and says so, dressed as before, and nothing else is touched',
    async (_, deletion) => {
      const host = await hostFrom(state);
      const sheet = host.workbook.sheetByName('Practice');
      if (!sheet) throw new Error('No Practice tab');
      const at = cellsOf(host, 'Practice').findIndex(([label]) => label === 'Figures as of');
      const look = sheet.attributes(at, 1);
      const formulas = () => cellsOf(host, 'Practice').map((_line, row) => sheet.view(row, 1).formula);
      const before = formulas();
      deletion(sheet);
      const [labels, help] = [
        cellsOf(host, 'Practice').map(([label]) => label),
        cellsOf(host, 'Practice').map((line) => line[1] ?? ''),
      ];
      expect(run(host, 'tabs', {}).tabs.find(({ id }) => id === 'practice')?.missingColumns).toEqual(['You type']);
      expect(run(host, 'practice', {}).practice).toMatchObject({ practiceName: '', phone: '' });
      const { outcome, summary } = run(host, 'buildTab', { id: 'practice', today: TODAY });
      expect([outcome, summary]).toEqual(['updated', 'Put back You type.']);
      expect(formulas()).toEqual(before);
      expect(sheet.view(0, 1).display).toBe('You type');
      expect(sheet.attributes(at, 1)).toMatchObject({
        numberFormat: look.numberFormat,
        fontColor: look.fontColor,
        horizontal: look.horizontal,
      });
      const after = cellsOf(host, 'Practice');
      expect(after.map(([label]) => label)).toEqual(labels);
      expect(after.map((line) => line[2] ?? '')).toEqual(help);
      // As in a new tab.
      expect(run(host, 'practice', {}).practice).toMatchObject({ setting: 'office', phone: '' });
      expect(run(host, 'buildTab', { id: 'practice', today: TODAY }).outcome).toBe('unchanged');
    },
  );

  it('is not written into its help', async () => {
    const host = await hostFrom(state);
    host.workbook.sheetByName('Practice')?.deleteColumns(1, 1);
    const help = cellsOf(host, 'Practice').map((line) => line[1]);
    const { practice } = run(host, 'practice', {});
    if (!practice) throw new Error('No practice');
    run(host, 'savePractice', { today: TODAY, practice: { ...practice, phone: '802-555-0199' } });
    expect(cellsOf(host, 'Practice').map((line) => line[2])).toEqual(help);
    expect(run(host, 'practice', {}).practice?.phone).toBe('802-555-0199');
  });
});

describe('what a session costs', () => {
  const STEPS = [
    'Step 1: time with clients',
    'Step 2: hours nobody pays',
    'Step 3: office work',
    'Step 4: overhead',
    'Cost of a session',
    'Rate that carries your margin',
  ];

  it('is worked out step by step, and the steps are the whole', async () => {
    const host = await hostFrom(state);
    typeFacts(host, COSTS);
    const steps = () => STEPS.map((label) => practiceTab(host).typed.get(label));
    // 1,200 and 400 hours at $50 and 10%, 260 office hours at $28, and $24,000, each over 1,200 sessions; 10% more.
    expect(steps()).toEqual(['$55.00', '$18.33', '$6.07', '$20.00', '$99.40', '$109.34']);
    typeFacts(host, { 'Sessions a year': '' });
    expect(steps()).toEqual(Array(6).fill(''));
  });
});
