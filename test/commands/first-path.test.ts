import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { headingColumn, practiceInBurlington, refused, run, TODAY } from '../support/commands.ts';
import { cellsOf, emptyHost, shown, typeInto } from '../support/host.ts';

describe('a first-time user in an empty spreadsheet', () => {
  let host: WorkbenchHost;
  beforeEach(async () => {
    host = await emptyHost({ now: () => new Date(`${TODAY}T15:00:00Z`) });
  });

  it('is told what to do first, and nothing is written by looking', () => {
    const home = run(host, 'home', { today: TODAY });
    expect(home.stage).toBe('empty');
    expect(home.next.screen).toBe('practice');
    expect(host.workbook.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1']);
  });

  it('sees where a ZIP code falls and what Medicare pays there before anything is saved', () => {
    const { place, amounts, basis, year } = run(host, 'lookUpPlace', { zip: '05401', clinician: 'Psychologist' });
    expect(place.locality).toBe('14512-50');
    expect(place.sentence).toBe('05401 is in Medicare area 14512-50: Vermont, one area statewide.');
    expect(year).toBe(2026);
    expect(amounts.find(({ code }) => code === '90834')?.medicare).toBe(113.29);
    expect(basis).toContain('2026 Medicare allowed amount, Vermont, office');
    expect(host.workbook.sheets).toHaveLength(1);
  });

  it('is told in a sentence when a ZIP code is not known', () => {
    expect(refused(host, 'lookUpPlace', { zip: '00000', clinician: 'Psychologist' }).message).toMatch(/00000/);
    expect(refused(host, 'savePractice', { today: TODAY, practice: { zip: '00000' } }).message).toMatch(/00000/);
    expect(host.workbook.sheets).toHaveLength(1);
  });

  it('gets from place, payers and rates to a filled comparison', () => {
    run(host, 'savePractice', { today: TODAY, practice: { zip: '05401', clinician: 'Psychologist' } });
    expect(run(host, 'home', { today: TODAY }).next.screen).toBe('payers');
    run(host, 'savePayers', { payers: [{ name: 'Insurer A', type: 'Commercial', renewal: '2026-10-15' }] });
    expect(run(host, 'home', { today: TODAY }).next.screen).toBe('rates');
    run(host, 'saveRates', {
      rates: [
        { payer: 'Insurer A', code: '90834', rate: 112.5 },
        { payer: 'Insurer B', code: '90834', rate: 94 },
      ],
    });
    expect(run(host, 'home', { today: TODAY }).next.screen).toBe('tabs');
    expect(run(host, 'buildTab', { id: 'rate-comparison', today: TODAY })).toMatchObject({
      outcome: 'made',
      problems: [],
    });
    expect(run(host, 'home', { today: TODAY }).next).toMatchObject({
      screen: 'new-request',
      title: 'Ask Insurer B for a better rate',
      // 94.00 / 113.29
      text: 'It pays 83.0% of Medicare over one code: the least of your payers.',
    });

    const cells = cellsOf(host, 'Rate Comparison');
    const row = cells[4] ?? [];
    const at = (heading: string) => row[headingColumn(cells, 3, heading)];
    expect(row[0]).toBe('90834');
    expect(at('Service')).toBe('45-minute session');
    expect(at('Medicare')).toBe('$113.29');
    expect(at('Insurer A')).toBe('$112.50');
    expect(at('Insurer B, % of Medicare')).toBe('83.0%');
    expect(at('Pays most')).toBe('Insurer A');
    expect(at('Pays least')).toBe('Insurer B');
    expect(at('Spread')).toBe('$18.50');
    expect(at('Below your average')).toBe('Insurer B');
    expect(at('In words')).toBe('Insurer A pays 19.7% more than Insurer B for 90834.');
    expect(cells[1]?.[0]).toContain('. 2026 Medicare allowed amount, Vermont, office');
  });

  it('stays on the tab where they were while tabs are made', () => {
    run(host, 'saveRates', { rates: [{ payer: 'Insurer A', code: '90834', rate: 112.5 }] });
    expect(host.workbook.sheetById(host.active.sheetId)?.name).toBe('Sheet1');
    expect(host.workbook.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1', 'Practice', 'Payers', 'Rates']);
  });
});

describe('a rate in a cell', () => {
  it('changes its percent of Medicare and the spread as soon as it is typed', async () => {
    const host = await practiceInBurlington();
    const before = cellsOf(host, 'Rate Comparison');
    const percent = headingColumn(before, 3, 'Insurer B, % of Medicare');
    expect(before[4]?.[percent]).toBe('83.0%');
    typeInto(host, 'Rates', 'D4', '120');
    const after = cellsOf(host, 'Rate Comparison');
    expect(after[4]?.[percent]).toBe('105.9%');
    expect(after[4]?.[headingColumn(after, 3, 'Pays most')]).toBe('Insurer B');
  });

  it('counts as the average allowed where one is typed, and the comparison says which figures are contracted only', async () => {
    const host = await practiceInBurlington();
    typeInto(host, 'Rates', 'F4', '91.25');
    const cells = cellsOf(host, 'Rate Comparison');
    expect(cells[4]?.[headingColumn(cells, 3, 'Insurer B')]).toBe('$91.25');
    expect(cells[4]?.[headingColumn(cells, 3, 'Contracted only')]).toBe('Insurer A, Insurer C');
  });

  it('that is asked for stands beside what the payer pays', async () => {
    const host = await practiceInBurlington();
    typeInto(host, 'Rates', 'H4', '110');
    run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
    const cells = cellsOf(host, 'Rate Comparison');
    expect(cells[4]?.[headingColumn(cells, 3, 'Insurer B, requested')]).toBe('$110.00');
    expect(cells[2]).not.toContain('Insurer A, requested');
  });

  it('gives way to a later one once its date has come', async () => {
    const host = await practiceInBurlington();
    run(host, 'saveRates', { rates: [] });
    for (const [cell, text] of [
      ['A8', 'Insurer B'],
      ['B8', '90834'],
      ['D8', '99'],
      ['E8', '2026-06-01'],
    ] as const) {
      typeInto(host, 'Rates', cell, text);
    }
    const at = (heading: string) => {
      const cells = cellsOf(host, 'Rate Comparison');
      return cells[4]?.[headingColumn(cells, 3, heading)];
    };
    expect(at('Insurer B')).toBe('$94.00');
    expect(shown(host, 'Rates', 'M8')).toBe('no');
    expect(shown(host, 'Rates', 'M4')).toBe('yes');
    const asOf = cellsOf(host, 'Practice').findIndex((line) => line[0] === 'Figures as of') + 1;
    typeInto(host, 'Practice', `B${asOf}`, '2026-06-01');
    expect(at('Insurer B')).toBe('$99.00');
    expect(shown(host, 'Rates', 'M8')).toBe('yes');
    expect(shown(host, 'Rates', 'M4')).toBe('no');
  });
});

describe('from a request to a letter', () => {
  it('writes the row, previews, drafts one Doc, links it, and starts no clock until it was sent', async () => {
    const host = await practiceInBurlington();
    const { row } = run(host, 'addRequest', {
      payer: 'Insurer B',
      contact: 'Contract manager, network contracting',
      contactInfo: 'contracting@insurer-b.example',
      lines: [
        { code: '90834', current: 94, requested: 110 },
        { code: '90791', current: 123, requested: 150 },
      ],
    });
    expect(row).toBe(2);
    expect(cellsOf(host, 'Negotiation Log')[1]?.slice(4, 13)).toEqual([
      '90834, 90791',
      '90834: 94.00\n90791: 123.00',
      '90834: 110.00\n90791: 150.00',
      'N',
      '',
      '',
      '',
      '',
      'Open',
    ]);

    const preview = run(host, 'previewLetter', { row, today: TODAY });
    expect(preview.needs.filter(({ level }) => level === 'needed')).toEqual([]);
    expect(preview.html).toContain('$110.00');
    expect(preview.html).toContain('$113.29');
    expect(preview.html).toContain('Vermont');
    expect(preview.html).not.toContain('Insurer A');
    expect(preview.letterUrl).toBeNull();

    const draft = run(host, 'draftLetter', { row, payer: 'Insurer B', today: TODAY });
    const documents = [...host.drive.values()].filter(({ mimeType }) => mimeType.endsWith('.document'));
    expect(documents).toHaveLength(1);
    expect(documents[0]?.html).toContain('$110.00');
    const folder = host.drive.get(documents[0]?.parents[0] ?? '');
    expect(folder?.name).toBe('Insurer B');
    expect(host.drive.get(folder?.parents[0] ?? '')?.name).toBe('RateCase letters');
    expect(run(host, 'requests', {}).requests[0]).toMatchObject({ letterUrl: draft.url, sent: null, status: 'Open' });

    run(host, 'markSent', { row, payer: 'Insurer B', date: '2026-05-13', replace: false });
    expect(run(host, 'requests', {}).requests[0]).toMatchObject({ sent: '2026-05-13', status: 'Pending' });
  });

  it('names what is missing, with its cell, and drafts nothing until it is there', async () => {
    const host = await practiceInBurlington();
    const { row } = run(host, 'addRequest', {
      payer: 'Insurer B',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current: 94, requested: 110 }],
    });
    typeInto(host, 'Negotiation Log', `G${row}`, '90834: 105-115');
    const { needs } = run(host, 'previewLetter', { row, today: TODAY });
    const needed = needs.filter(({ level }) => level === 'needed');
    expect(needed).toHaveLength(1);
    expect(needed[0]?.at).toEqual({ tab: 'negotiation-log', cell: `G${row}` });
    expect(needed[0]?.message).toMatch(/^Negotiation Log, cell G2: .*105-115/);
    const answer = refused(host, 'draftLetter', { row, today: TODAY });
    expect(answer.at).toEqual({ tab: 'negotiation-log', cell: `G${row}` });
    expect(host.drive.size).toBe(0);
  });

  it('is not drafted with a date of birth in it, and another payer’s name is pointed out', async () => {
    const host = await practiceInBurlington();
    const { row } = run(host, 'addRequest', {
      payer: 'Insurer B',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current: 94, requested: 110 }],
    });
    const opening = cellsOf(host, 'Practice').findIndex((line) => line[0] === 'Standard opening') + 1;
    typeInto(host, 'Practice', `B${opening}`, 'Insurer A pays us more than you do.');
    const named = run(host, 'previewLetter', { row, today: TODAY }).findings;
    expect(named.find(({ place }) => place.includes('Insurer A'))).toMatchObject({
      rule: 'payer named',
      blocks: false,
    });
    typeInto(host, 'Practice', `B${opening}`, 'We saw a client born 03/14/1988 last week.');
    const blocked = run(host, 'previewLetter', { row, today: TODAY }).findings;
    expect(blocked.find(({ place }) => place.includes('03/14/1988'))).toMatchObject({ blocks: true });
    expect(refused(host, 'draftLetter', { row, today: TODAY }).code).toBe('letter-blocked');
    expect(host.drive.size).toBe(0);
  });

  it('cites other payers as a range only once three of them allow it', async () => {
    const host = await practiceInBurlington();
    run(host, 'saveRates', { rates: [{ payer: 'Insurer D', code: '90834', rate: 121 }] });
    const { row } = run(host, 'addRequest', {
      payer: 'Insurer B',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current: 94, requested: 110 }],
    });
    const heading = cellsOf(host, 'Payers')[0]?.indexOf('Confidential rates') ?? -1;
    const letter = String.fromCharCode(65 + heading);
    const names = cellsOf(host, 'Payers').map((line) => line[0]);
    const mark = (payer: string, answer: string) =>
      typeInto(host, 'Payers', `${letter}${names.indexOf(payer) + 1}`, answer);
    mark('Insurer A', 'no');
    mark('Insurer C', 'no');
    expect(run(host, 'previewLetter', { row, today: TODAY }).html).not.toContain('$121.00');
    mark('Insurer D', 'no');
    const { html } = run(host, 'previewLetter', { row, today: TODAY });
    expect(html).toContain('$105.00');
    expect(html).toContain('$121.00');
    expect(html).not.toMatch(/Insurer [ACD]/);
  });

  it('keeps a date that stands there until the user replaces it', async () => {
    const host = await practiceInBurlington();
    const { row } = run(host, 'addRequest', {
      payer: 'Insurer B',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current: 94, requested: 110 }],
    });
    run(host, 'markSent', { row, date: '2026-05-12', replace: false });
    const answer = refused(host, 'markSent', { row, date: '2026-05-20', replace: false });
    expect(answer.code).toBe('already-sent');
    expect(answer.message).toBe('Negotiation Log, cell D2 says it was sent May 12, 2026.');
    expect(run(host, 'requests', {}).requests[0]?.sent).toBe('2026-05-12');
    run(host, 'markSent', { row, date: '2026-05-20', replace: true });
    expect(run(host, 'requests', {}).requests[0]?.sent).toBe('2026-05-20');
  });

  it('refuses to draft for a row that another payer has moved into', async () => {
    const host = await practiceInBurlington();
    for (const payer of ['Insurer B', 'Insurer C']) {
      run(host, 'addRequest', {
        payer,
        contact: '',
        contactInfo: '',
        lines: [{ code: '90834', current: 94, requested: 110 }],
      });
    }
    expect(refused(host, 'draftLetter', { row: 3, payer: 'Insurer B', today: TODAY }).code).toBe('row-moved');
    expect(host.drive.size).toBe(0);
  });
});
