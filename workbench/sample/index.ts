/**
 * Fills an empty spreadsheet with the sample practice the way a user would: through the add-on's own commands, and by typing
 * into the tabs they make.
 */
import type { SheetModel } from '../engine/types.ts';
import type { Host } from '../types.ts';
import { samplePayers, samplePracticeFacts, sampleRequest } from './practice.ts';
import { type SampleRow, sampleCosts, sampleSettled, sampleTables } from './tables.ts';

export function samplePractice(host: Host): void {
  const today = dayIn(host.workbook.timeZone, host.workbook.now());
  const command = (name: string, input: unknown) => {
    const { ok, value, error } = host.run('rateCase', [name, input]);
    const answer = value as { ok: boolean; message?: string } | undefined;
    if (!ok || !answer?.ok)
      throw new Error(`The sample practice could not be made: ${name}: ${error ?? answer?.message}`);
  };
  command('savePractice', { today, practice: samplePracticeFacts });
  command('savePayers', { payers: samplePayers.map(({ name, type, renewal }) => ({ name, type, renewal })) });
  command('saveRates', {
    rates: samplePayers.flatMap(({ name, rates }) =>
      Object.entries(rates).map(([code, [contracted]]) => ({ payer: name, code, rate: contracted })),
    ),
  });
  typePayerFacts(tab(host, 'Payers'));
  typeRateFacts(tab(host, 'Rates'));
  typeFacts(tab(host, 'Practice'), sampleCosts);
  for (const { id, title, rows } of sampleTables(today)) {
    command('buildTab', { id, today });
    typeRows(tab(host, title), rows);
  }
  command('buildTab', { id: 'medicare', today });
  command('buildTab', { id: 'rate-comparison', today });
  command('addRequest', sampleRequest);
  typeRows(tab(host, 'Negotiation Log'), [sampleSettled(today)], 2);
  command('buildTab', { id: 'results', today });
  command('buildTab', { id: 'thresholds', today });
  // Payer Review takes its grade from the Scorecard.
  for (const id of ['functions', 'scorecard', 'payer-mix']) command('buildTab', { id, today });
  for (const [id, title] of [
    ['payer-review', 'Payer Review'],
    ['exit-plan', 'Exit Plan'],
  ] as const) {
    command('buildTab', { id, today });
    // The choice beside the title.
    tab(host, title).type(0, 1, 'Insurer B');
  }
  command('buildTab', { id: 'summary', today });
  // Start links to the tabs that are there, so it comes last.
  command('buildTab', { id: 'start', today });
  const comparison = tab(host, 'Rate Comparison');
  host.active = { sheetId: comparison.id, row: 4, column: 0, rowCount: 1, columnCount: 1 };
  // The empty tab that every new spreadsheet begins with.
  const first = host.workbook.sheets.find((sheet) => sheet.usedArea() === null);
  if (first) host.workbook.removeSheet(first.id);
}

function typePayerFacts(sheet: SheetModel): void {
  const column = headings(sheet);
  samplePayers.forEach((payer, index) => {
    const type = (heading: string, text: string) => sheet.type(index + 1, column(heading), text);
    type('In network since', String(payer.inNetworkSince));
    type('Notice days', String(payer.noticeDays));
    type('Rate basis', payer.rateBasis);
    type('Confidential rates', payer.confidential);
    type('Minutes per claim', String(payer.minutesPerClaim));
    type('Payment unpredictable', payer.unpredictable);
    for (const [heading, text] of Object.entries(payer.facts ?? {})) type(heading, text);
  });
}

function typeFacts(sheet: SheetModel, facts: Readonly<Record<string, string>>): void {
  const labels = new Map(
    Array.from(
      { length: (sheet.usedArea()?.bottom ?? -1) + 1 },
      (_, row) => [sheet.view(row, 0).display, row] as const,
    ),
  );
  for (const [label, text] of Object.entries(facts)) {
    const row = labels.get(label);
    if (row === undefined) throw new Error(`${sheet.name} has no fact ${label}`);
    sheet.type(row, 1, text);
  }
}

function typeRows(sheet: SheetModel, rows: readonly SampleRow[], first = 1): void {
  const column = headings(sheet);
  rows.forEach((row, index) => {
    for (const [heading, text] of Object.entries(row)) sheet.type(first + index, column(heading), text);
  });
}

function typeRateFacts(sheet: SheetModel): void {
  const column = headings(sheet);
  let row = 1;
  for (const { name, rates } of samplePayers) {
    for (const [code, [, allowed, sessions]] of Object.entries(rates)) {
      const asked = name === sampleRequest.payer && sampleRequest.lines.find((line) => line.code === code);
      if (asked) sheet.type(row, column('Requested rate'), String(asked.requested));
      if (allowed !== null) {
        sheet.type(row, column('Average allowed'), String(allowed));
        sheet.type(row, column('Source'), 'claims of six months');
      }
      sheet.type(row, column('Sessions a year'), String(sessions));
      row += 1;
    }
  }
}

function headings(sheet: SheetModel): (heading: string) => number {
  return (heading) => {
    for (let column = 0; column < sheet.columnCount; column += 1) {
      if (sheet.view(0, column).display === heading) return column;
    }
    throw new Error(`${sheet.name} has no column ${heading}`);
  };
}

function tab(host: Host, name: string): SheetModel {
  const sheet = host.workbook.sheetByName(name);
  if (!sheet) throw new Error(`The sample practice has no tab ${name}`);
  return sheet;
}

function dayIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}
