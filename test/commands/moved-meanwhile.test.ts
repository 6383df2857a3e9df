/** Somebody moves things in the tabs they type into while "Build all tabs" runs (D: two people at once). */
import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { columnOf, everyTab, sheetOf, TAB_IDS, unmake } from '../support/everyTab.ts';
import { hostFrom, type State } from '../support/faults.ts';

/** Tabs that compare what stands in Rates, Claims and Practice. */
const MADE = ['scorecard', 'payer-mix', 'payer-review', 'exit-plan', 'results'];

let state: State;
/** What each tab shows where nobody moves anything. */
let undisturbed: ReadonlyMap<string, string[][]>;
/** The call before which Payer Mix is inserted: the Scorecard stands, what comes after is still to be written. */
let halfway: number;

const shownIn = (host: WorkbenchHost, id: string): string[][] => {
  const sheet = sheetOf(host, id);
  const used = sheet.usedArea();
  return Array.from({ length: (used?.bottom ?? -1) + 1 }, (_, row) =>
    Array.from({ length: (used?.right ?? -1) + 1 }, (_, column) => sheet.view(row, column).display),
  );
};

/** The spreadsheet, and what its user was told, after somebody did `work` in the middle of the building. */
async function builtWhile(work: (host: WorkbenchHost) => void): Promise<{ host: WorkbenchHost; told: string }> {
  const host = await hostFrom(state);
  host.faults = { meanwhile: { at: halfway, work: () => work(host) } };
  const { ok, ui } = host.run('buildAllTabs');
  expect(ok).toBe(true);
  return { host, told: JSON.stringify(ui) };
}

beforeAll(async () => {
  const host = await hostFrom(await everyTab());
  for (const id of MADE) unmake(host, id);
  state = host.toJSON();
  const { steps } = host.run('buildAllTabs');
  undisturbed = new Map(TAB_IDS.map((id) => [id, shownIn(host, id)]));
  const mix = sheetOf(host, 'payer-mix').id;
  halfway = steps.findIndex(({ sheet }) => sheet === mix) - 1;
  expect(steps[halfway]?.name).toBe('insertSheet');
});

describe('while all tabs are built', () => {
  it('a column of Rates that is moved is referred to where it stands now, in tabs written before and after', async () => {
    const { host } = await builtWhile((busy) => {
      const rates = sheetOf(busy, 'rates');
      rates.moveColumns(columnOf(rates, 0, 'Rate used'), 1, 1);
      rates.moveColumns(columnOf(rates, 0, 'Sessions a year'), 1, 0);
    });
    for (const id of [...MADE, 'rate-comparison', 'start']) expect(shownIn(host, id)).toEqual(undisturbed.get(id));
  });

  it('a column of Claims and a row of Practice that are moved are referred to where they stand now', async () => {
    const { host } = await builtWhile((busy) => {
      const claims = sheetOf(busy, 'claims');
      claims.moveColumns(columnOf(claims, 0, 'Payer paid'), 1, 1);
      sheetOf(busy, 'practice').insertRows(2, 3);
    });
    for (const id of [...MADE, 'rate-comparison', 'start']) expect(shownIn(host, id)).toEqual(undisturbed.get(id));
  });

  it('a column that is deleted is named', async () => {
    const { told } = await builtWhile((busy) => {
      const claims = sheetOf(busy, 'claims');
      claims.deleteColumns(columnOf(claims, 0, 'Denied'), 1);
    });
    expect(told).toContain('Claims: the column “Denied” is not there. It was renamed or deleted.');
  });
});
