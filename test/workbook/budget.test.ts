/**
 * What building asks of Google (DESIGN 6): 25 calls a tab, column widths and reading other tabs aside, however much is typed. Reading
 * stands apart because it is not of the tab: how many others there are to read depends on what the tab shows, and "Build all tabs"
 * reads each of them once for all; there it counts.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { HEADING_ROW } from '../../src/workbook/reports/report.ts';
import { countDocumentCalls, type WorkbenchHost } from '../../workbench/host.ts';
import { call, run, TODAY } from '../support/commands.ts';
import { columnOf, computed, everyTab, hostWithEveryTab, sheetOf, TAB_IDS, unmake } from '../support/everyTab.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { emptyHost } from '../support/host.ts';

interface Cost {
  /** Calls that read or write the document for the tab, without what follows. */
  own: number;
  /** Reading which tabs there are, and in which one people are. */
  looking: number;
  /** Reading tabs other than the one that is built, and the zone that their dates stand in; refreshing one whose formulas use it. */
  reading: number;
  widths: number;
}

const WIDTHS = ['Sheet.setColumnWidth', 'Sheet.setColumnWidths'];
const widthsIn = (calls: Record<string, number>) => WIDTHS.reduce((sum, name) => sum + (calls[name] ?? 0), 0);
const LOOKING = ['Spreadsheet.getSheets', 'Spreadsheet.getActiveSheet'];

function cost(host: WorkbenchHost, id: string, restore: string[] = []): Cost {
  const { answer, calls, steps } = call(host, 'buildTab', { id, restore, today: TODAY });
  if (!answer.ok) throw new Error(`${id}: ${answer.message}`);
  const built = sheetOf(host, id).id;
  const reading = steps.filter(
    ({ effect, sheet, name }) =>
      effect !== 'remote' &&
      !WIDTHS.includes(`Sheet.${name}`) &&
      (name === 'getSpreadsheetTimeZone' || (sheet !== undefined && sheet !== built)),
  ).length;
  const looking = LOOKING.reduce((sum, name) => sum + (calls[name] ?? 0), 0);
  expect(looking).toBeLessThanOrEqual(2);
  const own = countDocumentCalls(calls, WIDTHS) - reading - looking;
  return { own, looking, reading, widths: widthsIn(calls) };
}

/** Two payers that no tab has seen, one code that none has, and what is asked of both. */
function withNewRates(host: WorkbenchHost, requested: number | null): WorkbenchHost {
  run(host, 'saveRates', {
    rates: [
      { payer: 'Insurer F', code: '90834', rate: 111 },
      { payer: 'Insurer F', code: '90853', rate: 40 },
      { payer: 'Insurer G', code: '90834', rate: 99 },
    ],
  });
  const sheet = sheetOf(host, 'rates');
  const [payer, asked] = [columnOf(sheet, 0, 'Payer'), columnOf(sheet, 0, 'Requested rate')];
  expect(Math.min(payer, asked)).toBeGreaterThanOrEqual(0);
  for (let row = 1; requested !== null && row < sheet.rowCount; row += 1) {
    if (/^Insurer [FG]$/.test(sheet.view(row, payer).display)) sheet.put(row, asked, requested);
  }
  return host;
}

/** Rates, payers and claims of many payers: one row a payer and code, so many that the sheets have to grow. */
function grown(host: WorkbenchHost, payers: number, rates: number): WorkbenchHost {
  const codes = ['90791', '90832', '90834', '90837', '90846', '90847', '90853', '90785', '96130', '96131'];
  const write = (id: string, count: number, row: (index: number) => readonly (string | number)[]) => {
    const sheet = sheetOf(host, id);
    const first = (sheet.usedArea()?.bottom ?? 0) + 1;
    if (first + count > sheet.rowCount) sheet.insertRows(sheet.rowCount, first + count - sheet.rowCount);
    for (let index = 0; index < count; index += 1) {
      row(index).forEach((value, column) => {
        if (typeof value === 'string') sheet.putText(first + index, column, value);
        else sheet.put(first + index, column, value);
      });
    }
  };
  const name = (index: number) => `Payer ${String(1 + (index % payers)).padStart(3, '0')}`;
  write('payers', payers, (index) => [name(index), 'Commercial']);
  write('rates', rates, (index) => [
    name(index),
    codes[Math.floor(index / payers) % codes.length] ?? '',
    '',
    90 + (index % 40),
  ]);
  return host;
}

describe('building a tab asks Google for little', () => {
  let state: State;
  beforeAll(async () => {
    state = await everyTab();
  });

  it.each(TAB_IDS)('%s is made in 25 calls or fewer', async (id) => {
    const host = await hostFrom(state);
    unmake(host, id);
    const { own, reading } = cost(host, id);
    expect(own).toBeLessThanOrEqual(25);
    // Each other tab is read in a few calls.
    expect(reading).toBeLessThanOrEqual(4 * TAB_IDS.length);
  });

  it.each(TAB_IDS)('%s is brought up to date in 25 calls or fewer', async (id) => {
    expect(cost(await hostFrom(state), id).own).toBeLessThanOrEqual(25);
  });

  it.each([
    ['payers', ['In network since', 'Rate basis', 'Payment unpredictable', 'Renews every, years']],
    ['negotiation-log', ['Current Rate per Code', 'Date of Response', 'Date of Next Follow-Up', 'Letter']],
    ['scorecard', ['Cost to serve', 'Revenue share', 'Where it stands', 'What is missing']],
    ['rate-comparison', ['Medicare', 'Pays least', 'Below your average', 'Other benchmarks']],
    ['results', ['Sessions a year', 'A year', 'Part of the ask', 'Days to payment, before']],
  ])('%s gets four columns back at once, from four places, in 25 calls or fewer', async (id, names) => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, id);
    const row = computed(id) ? HEADING_ROW - 1 : 0;
    const dressed = () => names.map((name) => sheet.attributes(row + 2, columnOf(sheet, row, name)).numberFormat);
    const before = dressed();
    for (const name of names) sheet.deleteColumns(columnOf(sheet, row, name), 1);
    expect(cost(host, id, names).own).toBeLessThanOrEqual(25);
    expect(dressed()).toEqual(before);
  });

  it.each(TAB_IDS.filter((id) => computed(id)))(
    '%s takes in new payers and a new code in 25 calls or fewer',
    async (id) => {
      for (const requested of [null, 150]) {
        const host = withNewRates(await hostFrom(state), requested);
        expect(cost(host, id).own).toBeLessThanOrEqual(25);
        if (id !== 'rate-comparison') continue;
        // It did take them in, in as many places as there are.
        const comparison = sheetOf(host, id);
        for (const name of ['Insurer G', 'Insurer G, % of Medicare']) {
          expect(columnOf(comparison, HEADING_ROW - 1, name)).toBeGreaterThan(0);
        }
        expect(columnOf(comparison, HEADING_ROW - 1, 'Insurer G, requested') > 0).toBe(requested !== null);
      }
    },
  );
});

describe('all tabs together', () => {
  /** What "Build all tabs" asks of the document, widths aside. */
  function buildAll(host: WorkbenchHost): { calls: number; widths: number } {
    const { ok, calls } = host.run('buildAllTabs');
    expect(ok).toBe(true);
    return { calls: countDocumentCalls(calls, WIDTHS), widths: widthsIn(calls) };
  }

  it('are made from an empty spreadsheet in 400 calls, reading included, and 300 for widths', async () => {
    const host = await emptyHost();
    const { calls, widths } = buildAll(host);
    expect(host.workbook.sheets.length).toBeGreaterThan(15);
    expect(calls).toBeLessThanOrEqual(400);
    expect(widths).toBeLessThanOrEqual(300);
  });

  it('are made beside what the sample practice typed in 400 calls, reading included, and 300 for widths', async () => {
    const host = await hostWithEveryTab();
    const typed = new Set(['practice', 'payers', 'rates', 'claims', 'negotiation-log']);
    for (const id of TAB_IDS) if (!typed.has(id)) unmake(host, id);
    const { calls, widths } = buildAll(host);
    expect(host.workbook.sheets).toHaveLength(TAB_IDS.length);
    expect(calls).toBeLessThanOrEqual(400);
    expect(widths).toBeLessThanOrEqual(300);
  });

  it('are brought up to date in 200 calls', async () => {
    expect(buildAll(await hostWithEveryTab()).calls).toBeLessThanOrEqual(200);
  });

  it('are made one by one beside the sample practice in 25 calls a tab on average, reading aside, and 300 for widths', async () => {
    let calls = 0;
    let widths = 0;
    for (const id of TAB_IDS) {
      const host = await hostWithEveryTab();
      unmake(host, id);
      const made = cost(host, id);
      calls += made.own + made.looking;
      widths += made.widths;
    }
    expect(calls).toBeLessThanOrEqual(25 * TAB_IDS.length);
    expect(widths).toBeLessThanOrEqual(300);
  });
});

describe('a practice with 200 payers and 4,000 rates', () => {
  let few: State;
  let many: State;
  beforeAll(async () => {
    few = await everyTab();
    many = grown(await hostWithEveryTab(), 200, 4000).toJSON();
  }, 240_000);

  it.each(TAB_IDS.filter((id) => computed(id)))(
    '%s asks Google no more often than with five payers',
    async (id) => {
      const [one, other] = [await hostFrom(few), await hostFrom(many)];
      for (const host of [one, other]) unmake(host, id);
      const [small, large] = [cost(one, id), cost(other, id)];
      // A wider or longer grid than a new tab has is a call more for each.
      expect(large.own - small.own).toBeLessThanOrEqual(4);
      expect(large.reading).toBe(small.reading);
      expect(large.own).toBeLessThanOrEqual(25);
    },
    240_000,
  );
});
