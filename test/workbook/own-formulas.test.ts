/** A formula that somebody changed, or typed over one of RateCase's, is theirs: it stays, and is named with its cell. */
import { describe, expect, it, test } from 'vitest';
import { cellName } from '../../src/workbook/a1.ts';
import { wordsOf } from '../../src/workbook/ours.ts';
import { practice } from '../../src/workbook/tables/practice.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { run, TODAY } from '../support/commands.ts';
import { columnOf, computed, hostWithEveryTab, sheetOf, table, unmake } from '../support/everyTab.ts';
import { cellsOf, typeInto } from '../support/host.ts';

const formulaAt = (host: WorkbenchHost, id: string, row: number, column: number) =>
  sheetOf(host, id).view(row - 1, column).formula;
const build = (host: WorkbenchHost, id: string, restore: string[] = []) =>
  run(host, 'buildTab', { id, restore, today: TODAY });

/** Types it, builds the tab, and gives what the building names of that cell. */
function typedOver(host: WorkbenchHost, id: string, row: number, column: number, formula: string): string[] {
  const sheet = sheetOf(host, id);
  const cell = cellName(row, column + 1);
  typeInto(host, sheet.name, cell, formula);
  const stands = formulaAt(host, id, row, column);
  const { problems } = build(host, id);
  expect(formulaAt(host, id, row, column), `${id} ${cell}`).toBe(stands);
  return problems.filter(({ at }) => at?.tab === id && at.cell === cell).map(({ message }) => message);
}

describe('a formula of the user’s own over one of RateCase’s', () => {
  it('stays in the lines of Start, however it begins, and is named', async () => {
    const host = await hostWithEveryTab();
    const own = '=IF(Practice!B2="","",Practice!B2&": call Bob")';
    expect(typedOver(host, 'start', 2, 0, own)).toEqual([
      'Start, cell A2: a formula of your own stands where RateCase had a line. It stays as it is.',
    ]);
    const edited = formulaAt(host, 'start', 3, 0).replace('CMS release', 'release');
    expect(typedOver(host, 'start', 3, 0, edited)).toHaveLength(1);
  });

  test.each(['rate-comparison', 'medicare', 'scorecard', 'payer-mix', 'payer-review', 'exit-plan', 'results'])(
    'stays in the line and in a heading of %s, is named, and comes back when asked',
    async (id) => {
      const host = await hostWithEveryTab();
      expect(typedOver(host, id, 2, 0, '=IF(1=1,"mine","")')).toEqual([
        expect.stringMatching(/cell A2: a formula of your own stands where RateCase had a line\. It stays as it is\.$/),
      ]);
      const { name = '' } =
        computed(id)
          ?.columns()
          .find(({ below }) => below) ?? {};
      const column = columnOf(sheetOf(host, id), 2, name);
      const ours = formulaAt(host, id, 3, column);
      const edited = ours.replace(/\)$/, ';"my last line")');
      expect(typedOver(host, id, 3, column, edited)).toEqual([
        expect.stringContaining(`the formula of “${name}” was changed, so it stays as it is.`),
      ]);
      expect(build(host, id, [name]).problems.filter(({ at }) => at?.cell === cellName(3, column + 1))).toEqual([]);
      expect(formulaAt(host, id, 3, column)).toBe(ours);
    },
  );

  it('stays over a block of Start, which comes back once the cell is cleared', async () => {
    const host = await hostWithEveryTab();
    const row = cellsOf(host, 'Start').findIndex(([title]) => title === 'What stands out') + 2;
    const ours = formulaAt(host, 'start', row, 0);
    const edited = ours.replace('Below Medicare', 'Under Medicare');
    expect(typedOver(host, 'start', row, 0, edited)).toEqual([
      `Start, cell A${row}: the formula of “What stands out” was changed, so it stays as it is. To have RateCase’s again, clear the cell and put “What stands out” back under Build tabs.`,
    ]);
    typeInto(host, 'Start', `A${row}`, '');
    build(host, 'start', ['What stands out']);
    expect(formulaAt(host, 'start', row, 0)).toBe(ours);
  });

  it('stays in input tabs, in worked-out columns and facts', async () => {
    const host = await hostWithEveryTab();
    for (const [id, header] of [
      ['rates', 'Counts now'],
      ['negotiation-log', 'What is due'],
      ['claims', 'Allowed'],
    ] as const) {
      const column = columnOf(sheetOf(host, id), 0, header);
      const edited = formulaAt(host, id, 1, column).replace(/=1/, '<2');
      expect(typedOver(host, id, 1, column, edited)).toEqual([
        expect.stringContaining(`the formula of “${table(id)?.columns.find((one) => one.header === header)?.header}”`),
      ]);
    }
    const { label = '' } = practice.facts.find(({ formula }) => formula) ?? {};
    const row = cellsOf(host, 'Practice').findIndex(([text]) => text === label) + 1;
    const ours = formulaAt(host, 'practice', row, 1);
    expect(typedOver(host, 'practice', row, 1, '=IF(1=1,95,0)')).toEqual([
      `Practice, cell B${row}: the formula of “${label}” was changed, so it stays as it is. To have RateCase’s again, clear the cell and build the tab again.`,
    ]);
    typeInto(host, 'Practice', `B${row}`, '');
    build(host, 'practice');
    expect(formulaAt(host, 'practice', row, 1)).toBe(ours);
  });

  it('stays in a copy of the file, which remembers nothing', async () => {
    const host = await hostWithEveryTab();
    const column = columnOf(sheetOf(host, 'scorecard'), 2, 'Grade');
    const edited = formulaAt(host, 'scorecard', 3, column).replace('PAYER_GRADE(', 'T(PAYER_GRADE(').replace(/$/, ')');
    typeInto(host, 'Scorecard', cellName(3, column + 1), edited);
    const stands = formulaAt(host, 'scorecard', 3, column);
    host.properties.document.clear();
    const { problems } = build(host, 'scorecard');
    expect(formulaAt(host, 'scorecard', 3, column)).toBe(stands);
    expect(problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('the formula of “Grade” was changed'),
    );
  });

  it('that only speaks of one of our columns is no column of ours', async () => {
    const host = await hostWithEveryTab();
    const sheet = sheetOf(host, 'rates');
    const own = columnOf(sheet, 0, 'Counts now');
    sheet.insertColumns(0, 1);
    typeInto(host, 'Rates', 'A1', '=IF(1=1,"Mine, not ""Counts now""","Counts now")');
    const stands = formulaAt(host, 'rates', 1, 0);
    expect(build(host, 'rates')).toMatchObject({ outcome: 'unchanged', problems: [] });
    expect(formulaAt(host, 'rates', 1, 0)).toBe(stands);
    expect(formulaAt(host, 'rates', 1, own + 1)).not.toBe('');
  });
});

describe('a formula of RateCase’s', () => {
  it('is known in another state of the tabs: renamed tabs, moved columns, a tab that is gone', async () => {
    const host = await hostWithEveryTab();
    const column = columnOf(sheetOf(host, 'payer-review'), 2, 'Exact value');
    const before = formulaAt(host, 'payer-review', 3, column);
    host.workbook.renameSheet(sheetOf(host, 'rates').id, 'My rates');
    sheetOf(host, 'payers').insertColumns(0, 2);
    unmake(host, 'scorecard');
    for (const id of ['payer-review', 'start', 'exit-plan']) {
      const { outcome, problems } = build(host, id);
      expect(problems.filter(({ message }) => message.includes('stays as it is'))).toEqual([]);
      expect(outcome, id).toBe('updated');
    }
    const now = formulaAt(host, 'payer-review', 3, column);
    expect(wordsOf(now)).not.toBe(wordsOf(before));
    expect(now).toContain('My rates');
  });
});

test('the words of a formula are what it says, whatever it refers to', () => {
  const words = (formula: string) => wordsOf(formula, 'Insurer A');
  expect(words('=VSTACK("Insurer A"; SUM(Rates!$A$1:A; \'My own tab\'!B:B; 2:500; #REF!))')).toBe(
    words("=vstack(\"Insurer A\",SUM(Rates!C:C,'Other tab'!$B$4:B,'Other tab'!4:9,A4:A))"),
  );
  expect(wordsOf('=VSTACK("Insurer B";A4:A)', 'Insurer B')).toBe(words('=VSTACK("Insurer A";A4:A)'));
  for (const [one, other] of [
    ['=IF(A1="";1;2)', '=IF(A1="";1;3)'],
    ['=IF(A1="a";1;2)', '=IF(A1="A";1;2)'],
    ['=SUM(A1:A)', '=MAX(A1:A)'],
    ['=A1+A2', '=A1-A2'],
    ['=LOG10(A1)', '=LOG(A1)'],
    ['=rateNow', '=rateOld'],
  ] as const)
    expect(words(one), `${one} and ${other}`).not.toBe(words(other));
});
