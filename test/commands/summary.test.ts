import { beforeAll, describe, expect, it } from 'vitest';
import { chartsOf } from '../../workbench/engine/charts.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { call, practiceInBurlington, refused, run, TODAY } from '../support/commands.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { cellsOf, emptyHost, shown, typedCells, typeInto } from '../support/host.ts';
import { sampleHost } from '../support/sample.ts';

const TAB = 'Summary';
const now = () => new Date(`${TODAY}T15:00:00Z`);

const lineOf = (host: WorkbenchHost, first: string, tab = TAB): string[] =>
  cellsOf(host, tab).find((line) => line[0] === first) ?? [];
const words = (host: WorkbenchHost, tab = TAB): string =>
  cellsOf(host, tab)
    .map((line) => line.join(' ').trim())
    .join(' ');

describe('The Summary of the sample practice', () => {
  let state: State;
  beforeAll(async () => {
    state = (await sampleHost()).toJSON();
  });

  it('is one page of values: 45 rows, 700 pixels, no formula', async () => {
    const host = await hostFrom(state);
    const sheet = host.workbook.sheetByName(TAB);
    expect(cellsOf(host, TAB).length).toBeLessThanOrEqual(45);
    expect(cellsOf(host, TAB).every((line) => line.length <= 6)).toBe(true);
    const widths = [0, 1, 2, 3, 4, 5].map((column) => sheet?.properties.columnWidths.get(column) ?? 0);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(700);
    expect(
      [...typedCells(host)].filter(([cell, input]) => cell.startsWith(`${TAB}!`) && String(input).startsWith('=')),
    ).toEqual([]);
  });

  it('says the current state and what is needed, beside the other plans together', async () => {
    const host = await hostFrom(state);
    // (94.5 x 220 + 138 x 170 + 124 x 28) / (113.29 x 220 + 166.27 x 170 + 172.58 x 28) = 47,722 / 58,021.94
    expect(lineOf(host, 'Rates, by sessions')).toEqual([
      'Rates, by sessions',
      '82.2% of Medicare',
      '',
      'Medicare, see below',
      '',
      'The rates requested below',
    ]);
    // (14 + 5 + 5) / 108; the others: (7 + 4 + 2 + 8) / (131 + 85 + 68 + 41).
    expect(lineOf(host, 'Denied or reduced').slice(1, 4)).toEqual(['22.2% of claims', '', '6.5%, our other plans']);
    expect(lineOf(host, '90834')).toEqual(['90834', '45-minute session', '$94.50', '$110.00', '$113.29', '83.4%']);
    expect(words(host)).toContain('as paid to clinical psychologists');
    expect(words(host)).toContain('As of May 12, 2026. Totals only; no client information.');
  });

  it('names a figure that cannot be read once', async () => {
    const host = await hostFrom(state);
    const outcomes = cellsOf(host, 'Outcomes');
    const at = (outcomes[0] ?? []).indexOf('Number');
    host.workbook.sheetByName('Outcomes')?.type(1, at, 'many');
    const { problems } = run(host, 'writeSummary', { payer: 'Insurer B', today: TODAY });
    expect(problems.filter((one) => one.at?.tab === 'outcomes').map(({ message }) => message)).toEqual([
      'Outcomes, cell C2: “many” is not a number. Type a number, or clear the cell.',
    ]);
  });

  it('shows a payer nothing that it should not see', async () => {
    const host = await hostFrom(state);
    for (const payer of ['Insurer A', 'Insurer B', 'Insurer C']) {
      run(host, 'writeSummary', { payer, today: TODAY });
      const page = words(host);
      for (const other of ['Insurer A', 'Insurer B', 'Insurer C', 'Insurer D', 'Insurer E'].filter(
        (name) => name !== payer,
      ))
        expect(page).not.toContain(other);
      expect(page).not.toMatch(/cost|margin|walk|leave|grade|\bred\b|yellow|green|overhead/i);
    }
  });

  it('names what other plans pay only as a range over three that may be told (AMB-40)', async () => {
    const host = await hostFrom(state);
    // A 114, C 106 and D 121 are not confidential; E, with 126, is unknown.
    expect(words(host)).toContain('Three other plans pay $106.00 to $121.00 for 90834.');
    const heading = cellsOf(host, 'Payers')[0] ?? [];
    const column = String.fromCharCode(65 + heading.indexOf('Confidential rates'));
    typeInto(host, 'Payers', `${column}4`, 'yes');
    run(host, 'writeSummary', { payer: 'Insurer B', today: TODAY });
    expect(words(host)).not.toMatch(/other plans pay|106\.00|121\.00/);
  });

  it('is written again for another payer, with a link to the printed page, while nobody changed it', async () => {
    const host = await hostFrom(state);
    const { title, printUrl, problems } = run(host, 'writeSummary', { payer: 'Insurer A', today: TODAY });
    expect(title).toBe('Summary');
    const sheet = host.workbook.sheetByName(TAB);
    expect(printUrl).toMatch(
      new RegExp(
        `^https://docs\\.google\\.com/spreadsheets/d/[\\w-]+/export\\?format=pdf&gid=${sheet?.id}&size=letter&portrait=true&fitw=true&top_margin=0\\.50&bottom_margin=0\\.50&left_margin=0\\.70&right_margin=0\\.70&gridlines=false&sheetnames=false&printtitle=false$`,
      ),
    );
    expect(shown(host, TAB, 'A1')).toBe('Contract summary: Insurer A');
    // A is not behind the others in denials or days, and nothing is asked of it yet.
    expect(lineOf(host, 'Denied or reduced')).toEqual([]);
    // The first of its rates.
    expect(problems).toContainEqual({
      message: expect.stringContaining('No rate is asked of Insurer A yet. Type it under Requested rate in Rates'),
      at: { tab: 'rates', cell: 'H2' },
    });
    expect(host.workbook.sheets.filter(({ name }) => name.startsWith(TAB))).toHaveLength(1);
    expect(sheet?.properties.charts).toHaveLength(1);
  });

  it('that somebody changed is refused, kept beside a new tab, or replaced on demand', async () => {
    const host = await hostFrom(state);
    typeInto(host, TAB, 'B6', '80% of Medicare, as we see it');
    const before = typedCells(host);
    const again = { payer: 'Insurer B', today: TODAY } as const;
    const refusal = refused(host, 'writeSummary', again);
    expect(refusal).toMatchObject({ code: 'edited', at: { tab: 'summary', cell: 'A1' } });
    expect(refusal.message).toBe('Summary was changed since RateCase wrote it.');
    expect(typedCells(host)).toEqual(before);

    expect(run(host, 'writeSummary', { ...again, existing: 'new-tab' }).title).toBe('Summary 2');
    expect(shown(host, TAB, 'B7')).toBe(before.get('Summary!B7'));
    expect(shown(host, TAB, 'B6')).toBe('80% of Medicare, as we see it');
    expect(shown(host, 'Summary 2', 'A1')).toBe('Contract summary: Insurer B');
    // From now on the new one is the page.
    expect(run(host, 'writeSummary', again).title).toBe('Summary 2');
    typeInto(host, 'Summary 2', 'A1', 'Mine');
    expect(refused(host, 'writeSummary', again).code).toBe('edited');
    expect(run(host, 'writeSummary', { ...again, existing: 'replace' }).title).toBe('Summary 2');
    expect(shown(host, 'Summary 2', 'A1')).toBe('Contract summary: Insurer B');
  });

  it('draws Medicare, now and requested side by side, code by code', async () => {
    const host = await hostFrom(state);
    const sheet = host.workbook.sheetByName(TAB);
    const [chart] = sheet ? chartsOf(sheet.properties) : [];
    const cells = cellsOf(host, TAB);
    const heading = cells.findIndex(([first]) => first === 'Code');
    expect(chart?.ranges.map(({ area }) => cells[area.top]?.[area.left])).toEqual([
      'Code',
      'Medicare',
      'Now',
      'Requested',
    ]);
    // Three codes are asked about.
    expect(chart?.ranges.map(({ area }) => [area.top, area.bottom])).toEqual(Array(4).fill([heading, heading + 3]));
  });

  it('is about the newest request that is not closed', async () => {
    const host = await hostFrom(state);
    const write = () => run(host, 'writeSummary', { payer: 'Insurer B', today: TODAY, existing: 'replace' });
    const { row } = run(host, 'addRequest', {
      payer: 'Insurer B',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current: 94.5, requested: 120 }],
    });
    write();
    expect(lineOf(host, '90834')[3]).toBe('$120.00');
    const status = (cellsOf(host, 'Negotiation Log')[0] ?? []).indexOf('Status');
    host.workbook.sheetByName('Negotiation Log')?.type(row - 1, status, 'Closed');
    write();
    expect(lineOf(host, '90834')[3]).toBe('$110.00');
  });

  it('writes nothing over what somebody types into it meanwhile', async () => {
    const clean = await hostFrom(state);
    const { steps } = call(clean, 'writeSummary', { payer: 'Insurer A', today: TODAY });
    // Where people get in is where the command reads.
    const last = steps.findIndex(({ effect }) => effect === 'write');
    for (const at of [last - 4, last - 2, last]) {
      const host = await hostFrom(state);
      host.faults = { meanwhile: { at, work: () => typeInto(host, TAB, 'B6', 'mine') } };
      const { answer } = call(host, 'writeSummary', { payer: 'Insurer A', today: TODAY });
      expect(answer, `at call ${at}`).toMatchObject({ ok: false, code: 'changed-meanwhile' });
      expect(shown(host, TAB, 'B6')).toBe('mine');
    }
  });

  it('keeps what people note beside and below the page', async () => {
    const host = await hostFrom(state);
    typeInto(host, TAB, 'H3', 'ask about this');
    typeInto(host, TAB, 'A60', 'and this');
    run(host, 'writeSummary', { payer: 'Insurer C', today: TODAY });
    expect(shown(host, TAB, 'H3')).toBe('ask about this');
    expect(shown(host, TAB, 'A60')).toBe('and this');
  });

  it('stays as it was written when tabs are built again', async () => {
    const host = await hostFrom(state);
    typeInto(host, TAB, 'A1', 'My own title');
    const before = typedCells(host);
    const { outcome, summary } = run(host, 'buildTab', { id: 'summary', today: TODAY });
    expect(outcome).toBe('unchanged');
    expect(summary).toBe('It stays as it was written. To write it again, or for another payer: Requests, letters.');
    expect(typedCells(host)).toEqual(before);
  });
});

describe('A summary that cannot be written', () => {
  it('says which payer or rate is missing, and makes no tab', async () => {
    const host = await practiceInBurlington();
    expect(refused(host, 'writeSummary', { payer: 'Insurer Z', today: TODAY }).message).toContain('“Insurer Z”');
    run(host, 'savePayers', { payers: [{ name: 'Insurer D', type: 'Commercial', renewal: null }] });
    expect(refused(host, 'writeSummary', { payer: 'Insurer D', today: TODAY }).code).toBe('no-rates');
    expect(host.workbook.sheetByName(TAB)).toBeUndefined();
    const nothing = await emptyHost({ now });
    expect(refused(nothing, 'buildTab', { id: 'summary', today: TODAY }).code).toBe('no-rates');
    expect(nothing.workbook.sheetByName(TAB)).toBeUndefined();
  });

  it('takes a text that looks like a formula as text', async () => {
    const host = await practiceInBurlington();
    run(host, 'saveRates', { rates: [{ payer: '=1+1', code: '90834', rate: 90 }] });
    run(host, 'savePractice', { today: TODAY, practice: { practiceName: '=2+2 Practice', credentials: '+PsyD' } });
    run(host, 'writeSummary', { payer: '=1+1', today: TODAY });
    expect(shown(host, TAB, 'A1')).toBe('Contract summary: =1+1');
    expect(shown(host, TAB, 'A2')).toMatch(/^=2\+2 Practice/);
    expect(shown(host, TAB, 'A3')).toBe('+PsyD');
    expect(run(host, 'writeSummary', { payer: '=1+1', today: TODAY }).title).toBe(TAB);
  });
});
