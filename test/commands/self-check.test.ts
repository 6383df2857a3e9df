/** "Check this spreadsheet" tries what we take for granted about Google, and leaves nothing behind (PLATFORM 11). */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { countServiceCalls, type WorkbenchHost } from '../../workbench/host.ts';
import { practiceInBurlington } from '../support/commands.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { emptyHost, typeInto } from '../support/host.ts';

let state: State;
beforeAll(async () => {
  state = (await practiceInBurlington()).toJSON();
});

/** The document, the cursor, and the Docs in Drive, told apart by a digest. */
function left(host: WorkbenchHost) {
  const document = createHash('sha1').update(JSON.stringify(host.workbook.toJSON())).digest('hex');
  return { document, cursor: { ...host.active }, docs: [...host.drive.keys()] };
}

/** The lines of the report in the window it opens. */
function report(host: WorkbenchHost): string[] {
  const { ok, error, ui } = host.run('checkSpreadsheet');
  if (!ok) throw new Error(error);
  const [shown] = ui;
  if (shown?.kind !== 'dialog') throw new Error(`No window: ${JSON.stringify(shown)}`);
  const text = /<textarea[^>]*>([\s\S]*)<\/textarea>/.exec(shown.html)?.[1] ?? '';
  return text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&').split('\n');
}

describe('Check this spreadsheet', () => {
  it('finds that all we rest on holds here, and leaves the spreadsheet and Drive as they were', async () => {
    const host = await hostFrom(state);
    host.active = { sheetId: host.workbook.sheets[2]?.id ?? 0, row: 3, column: 2, rowCount: 1, columnCount: 1 };
    const before = left(host);
    const lines = report(host);
    expect(lines.filter((line) => line.startsWith('DIFFERENT'))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('held ')).length).toBeGreaterThan(30);
    expect(lines[2]).toMatch(/^(\d+) of \1 things held\.$/);
    expect(left(host)).toEqual(before);
  });

  it.each([
    ['de_DE', 'Europe/Berlin'],
    ['en_US', 'Pacific/Auckland'],
    ['en_US', 'America/Los_Angeles'],
  ])('holds in %s and %s too', async (locale, timeZone) => {
    const lines = report(await emptyHost({ locale, timeZone }));
    expect(lines.filter((line) => line.startsWith('DIFFERENT'))).toEqual([]);
    expect(lines[1]).toBe(`Language and region: ${locale}. Time zone: ${timeZone}.`);
  });

  it('says what is different where something is', async () => {
    const host = await hostFrom(state);
    host.change({ consent: 'without-drive' });
    const lines = report(host);
    const different = lines.filter((line) => line.startsWith('DIFFERENT'));
    expect(different).toHaveLength(1);
    expect(different[0]).toContain('Google Doc');
  });

  it('leaves no tab and no Doc behind, whatever call fails, and works again the next time', async () => {
    const small = await emptyHost();
    typeInto(small, 'Sheet1', 'B2', 'my own notes');
    const state = small.toJSON();
    const clean = await hostFrom(state);
    const calls = countServiceCalls(clean.run('checkSpreadsheet').calls);
    expect(calls).toBeGreaterThan(40);
    for (let position = 1; position <= calls; position += 1) {
      const host = await hostFrom(state);
      const before = left(host);
      host.faults = { failAt: position };
      host.run('checkSpreadsheet');
      expect(
        host.workbook.sheets.map(({ name }) => name),
        `tabs after a fault at call ${position}`,
      ).toEqual(clean.workbook.sheets.map(({ name }) => name));
      const lines = report(host);
      expect(lines[2], `again after a fault at call ${position}`).toMatch(/^(\d+) of \1 things held\.$/);
      expect(left(host), `the document after a fault at call ${position}`).toEqual(before);
    }
  }, 240_000);

  it('takes away what an earlier check left behind when Google failed altogether', async () => {
    const host = await hostFrom(state);
    const before = left(host);
    host.faults = { failAt: 25, onward: true };
    host.run('checkSpreadsheet');
    expect(host.workbook.sheetByName('RateCase check')).toBeDefined();
    report(host);
    expect(left(host)).toEqual(before);
  });

  it('leaves a tab alone that the user calls by the same name', async () => {
    const host = await emptyHost();
    host.workbook.addSheet('RateCase check').type(0, 0, 'mine');
    report(host);
    expect(host.workbook.sheetByName('RateCase check')?.view(0, 0).display).toBe('mine');
  });
});
