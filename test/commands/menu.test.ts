import { describe, expect, it } from 'vitest';
import { TABS } from '../../src/commands/tabsToBuild.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { unmake } from '../support/everyTab.ts';
import { hostFrom } from '../support/faults.ts';
import { emptyHost, shown, typedCells, typeInto } from '../support/host.ts';

/** Links of Start follow the order in which tabs came to be. */
const withoutLinks = (host: WorkbenchHost) =>
  new Map([...typedCells(host)].filter(([, input]) => !String(input).startsWith('=HYPERLINK(')));

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

  it('leaves people where they were after all tabs are built', async () => {
    const host = await practiceInBurlington();
    const payers = host.workbook.sheetByName('Payers');
    const selected = { sheetId: payers?.id ?? 0, row: 3, column: 1, rowCount: 2, columnCount: 2 };
    host.active = { ...selected };
    host.run('buildAllTabs');
    expect(host.active).toEqual(selected);
    // One by one, as the panel builds them, too.
    unmake(host, 'contacts');
    run(host, 'buildTab', { id: 'contacts', today: TODAY });
    expect(host.active).toEqual(selected);
  });

  it('builds the other tabs when Google fails at one, and the rest when it is chosen again', async () => {
    const begun = await practiceInBurlington();
    typeInto(begun, 'Rates', 'N4', 'my note');
    const state = begun.toJSON();
    const clean = await hostFrom(state);
    const { steps } = clean.run('buildAllTabs');
    const [cells, tabs] = [withoutLinks(clean), clean.workbook.sheets.map(({ name }) => name)];
    for (let at = 3; at <= steps.length; at += 151) {
      const host = await hostFrom(state);
      host.faults = { failAt: at };
      const { ok, ui } = host.run('buildAllTabs');
      expect(ok, `a fault at call ${at}`).toBe(true);
      expect(JSON.stringify(ui)).not.toMatch(/Exception|Service error|at position/);
      // Before the tabs are found nothing can be built; later what fails is the tab at hand, with one that it needs.
      if (at > 30) expect(host.workbook.sheets.length, `tabs, call ${at}`).toBeGreaterThan(tabs.length - 3);
      host.run('buildAllTabs');
      expect(
        host.workbook.sheets.map(({ name }) => name),
        `tabs after call ${at}`,
      ).toEqual(tabs);
      expect(withoutLinks(host), `cells after call ${at}`).toEqual(cells);
    }
  }, 240_000);

  it('says that someone else is at work, once', async () => {
    const host = await practiceInBurlington();
    host.lockedElsewhere = true;
    const { ui } = host.run('buildAllTabs');
    expect(ui[0]?.kind === 'alert' && ui[0].message.split('Someone else').length).toBe(2);
  });

  it('refreshes the comparison in passing, and names a cell that cannot be read in a window that stays', async () => {
    const host = await practiceInBurlington();
    expect(host.run('refreshTabs').ui[0]).toMatchObject({ kind: 'toast' });
    typeInto(host, 'Rates', 'D2', 'n/a');
    run(host, 'buildTab', { id: 'scorecard', today: TODAY });
    const tabs = host.workbook.sheets.map(({ name }) => name);
    const [shown] = host.run('refreshTabs').ui;
    // Several tabs rest on the cell; it is named once.
    expect(shown?.kind === 'alert' && shown.message.split('Rates, cell D2').length).toBe(2);
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual(tabs);
  });

  it('asks before a quarter’s snapshot is written anew, and leaves it as it is without a yes', async () => {
    const host = await practiceInBurlington();
    run(host, 'buildTab', { id: 'scorecard', today: TODAY });
    const [taken] = host.run('takeScorecardSnapshot').ui;
    expect(taken?.kind === 'toast' && taken.message).toMatch(
      /^Snapshot of Q\d \d{4} in Scorecard History: 3 payers added\.$/,
    );
    typeInto(host, 'Rates', 'D2', '99');
    const before = typedCells(host);
    const [asked, ...more] = host.run('takeScorecardSnapshot').ui;
    expect(asked?.kind === 'alert' && asked.message).toMatch(/Replace them\? Your notes and columns there stay\.$/);
    expect(more).toEqual([]);
    expect(typedCells(host)).toEqual(before);
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
