import { describe, expect, it } from 'vitest';
import { TABS } from '../../src/commands/tabsToBuild.ts';
import { practiceInBurlington } from '../support/commands.ts';
import { emptyHost, typeInto } from '../support/host.ts';

describe('the RateCase menu', () => {
  it('stands there as soon as the spreadsheet is open, even before anything is allowed', async () => {
    const host = await emptyHost();
    expect(host.menu.map(({ label }) => label).filter((label) => label !== '')).toEqual([
      'Open the panel',
      'Build all tabs',
      'Refresh the comparison',
      'Write a letter',
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
    const titles = TABS.map(({ title }) => title).filter((title) => title !== 'Rate Comparison');
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
});
