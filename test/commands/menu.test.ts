import { describe, expect, it } from 'vitest';
import { TABS } from '../../src/commands/tabsToBuild.ts';
import { practiceInBurlington } from '../support/commands.ts';
import { emptyHost, shown, typeInto } from '../support/host.ts';

describe('the RateCase menu', () => {
  it('stands there as soon as the spreadsheet is open, even before anything is allowed', async () => {
    const host = await emptyHost();
    expect(host.menu.map(({ label }) => label).filter((label) => label !== '')).toEqual([
      'Open the panel',
      'Build all tabs',
      'Refresh the comparison',
      'Take a scorecard snapshot',
      'Write a letter',
      'About a payer',
      'Write the summary page',
      'Check this spreadsheet',
      'Help',
    ]);
    expect(host.open('NONE').ok).toBe(true);
    expect(host.menu.length).toBeGreaterThan(0);
  });

  it('opens the panel at the screen that was asked for', async () => {
    const host = await emptyHost();
    const [shown] = host.run('showHelp').ui;
    expect(shown).toMatchObject({ kind: 'sidebar', title: 'RateCase' });
    expect(shown?.kind === 'sidebar' && shown.html).toContain('window.RATECASE_SCREEN="help"');
  });

  it('builds all tabs without the panel, and says what keeps one from being built', async () => {
    const host = await emptyHost();
    const { ui } = host.run('buildAllTabs');
    // Nothing to compare, nothing to sum up, no payer to look at or to judge.
    const empty = ['Rate Comparison', 'Summary', 'Scorecard', 'Payer Mix', 'Payer Review', 'Exit Plan'];
    const titles = TABS.map(({ title }) => title).filter((title) => !empty.includes(title));
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1', ...titles]);
    expect(ui[0]).toMatchObject({ kind: 'alert' });
    expect(ui[0]?.kind === 'alert' && ui[0].message).toContain('Rates has no rate yet');
  });

  it('refreshes the comparison in passing, and names a cell that cannot be read in a window that stays', async () => {
    const host = await practiceInBurlington();
    expect(host.run('refreshTabs').ui[0]).toMatchObject({ kind: 'toast' });
    typeInto(host, 'Rates', 'D2', 'n/a');
    const [shown] = host.run('refreshTabs').ui;
    expect(shown?.kind === 'alert' && shown.message).toContain('Rates, cell D2');
  });

  it('writes the summary page for the payer whose row is selected, and asks for one otherwise', async () => {
    const host = await practiceInBurlington();
    const [asked] = host.run('writeSummaryPage').ui;
    expect(asked?.kind === 'alert' && asked.message).toContain('Select a row of the payer');
    const select = (name: string, row: number) => {
      const sheet = host.workbook.sheetByName(name);
      if (sheet) host.active = { sheetId: sheet.id, row, column: 1, rowCount: 1, columnCount: 1 };
    };
    select('Rates', 3);
    const [told] = host.run('writeSummaryPage').ui;
    expect(told?.kind === 'alert' && told.message).toContain('Summary holds one page for Insurer B');
    expect(told?.kind === 'alert' && told.message).toContain('/export?format=pdf');
    expect(host.workbook.sheetById(host.active.sheetId)?.name).toBe('Summary');
    typeInto(host, 'Summary', 'A1', 'Mine');
    select('Payers', 1);
    host.run('writeSummaryPage');
    expect(host.workbook.sheetByName('Summary 2')).toBeDefined();
    expect(shown(host, 'Summary', 'A1')).toBe('Mine');
    expect(shown(host, 'Summary 2', 'A1')).toBe('Contract summary: Insurer A');
  });
});
