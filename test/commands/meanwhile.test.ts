/**
 * People go on working while a command runs: they type, insert rows, sort and move columns between its calls, and no lock keeps them
 * from it. What they did stays, and what the command writes stands in the row it belongs to. Writes that follow one another are
 * committed together at Google (PLATFORM 5), so people get in between where the command reads.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { SheetModel } from '../../workbench/engine/types.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { columnOf, headingRow, OWN_COLUMN, sheetOf, trimmed } from '../support/everyTab.ts';
import { type Act, command, type Done, hostFrom, type State } from '../support/faults.ts';
import { cellsOf, typeInto } from '../support/host.ts';
import { cellAt } from '../support/sample.ts';
import { typeInRow } from '../support/typing.ts';

const lastKey = (sheet: SheetModel): number =>
  [...sheet.inputs()].reduce((last, { row, column }) => (column === 0 ? Math.max(last, row) : last), 0);

/** On a tab whose headings stand in the row, and that has a column of the user's own. */
const EDITS: Readonly<Record<string, (sheet: SheetModel, heading: number, own: number) => void>> = {
  'types a row below the last': (sheet, _heading, own) => {
    const row = lastKey(sheet) + 1;
    sheet.type(row, 0, 'typed meanwhile');
    sheet.type(row, own, 'beside it');
  },
  'inserts a row above': (sheet, heading, own) => {
    const row = heading === 0 ? 1 : heading + 2;
    sheet.insertRows(row, 1);
    sheet.type(row, 0, 'inserted meanwhile');
    sheet.type(row, own, 'beside it');
  },
  'sorts the other way': (sheet, heading) => {
    const top = heading === 0 ? 1 : heading + 2;
    const right = sheet.usedArea()?.right ?? 0;
    sheet.sortRows({ top, bottom: lastKey(sheet), left: 0, right }, 0, false);
  },
  'moves a column to the left': (sheet, _heading, own) => sheet.moveColumns(own, 1, 1),
};

/** What stands in each row, formulas aside; in order, since columns may move. */
const rowsOf = (sheet: SheetModel): string[][] => {
  const rows: string[][] = [];
  for (const { row, input } of sheet.inputs()) {
    if (typeof input !== 'string' || !input.startsWith('=')) rows[row] = [...(rows[row] ?? []), String(input)];
  }
  return rows.filter((row) => row.length > 0).map((row) => row.sort());
};

/** What each of the rows has besides, in the row that holds all of it; null where no row does. */
function besides(rows: readonly string[][], after: readonly string[][]): Map<string, string | null> {
  return new Map(
    rows.map((row) => {
      for (const other of after) {
        const rest = [...other];
        const isIn = row.every((cell) => {
          const at = rest.indexOf(cell);
          if (at >= 0) rest.splice(at, 1);
          return at >= 0;
        });
        if (isIn) return [row.join(' | '), rest.join(' | ')];
      }
      return [row.join(' | '), null];
    }),
  );
}

/** Position of the last call of which it holds, from 1. */
const lastCall = (steps: Done['steps'], holds: (step: Done['steps'][number]) => boolean): number =>
  steps.reduce((last, step, index) => (holds(step) ? index + 1 : last), 1);

/** The last reads before the last write, where what was read is oldest, and one at the beginning. */
function moments(steps: Done['steps']): number[] {
  const lastWrite = lastCall(steps, ({ effect }) => effect === 'write') - 1;
  const reads = steps.flatMap(({ effect }, index) => (effect !== 'write' && index < lastWrite ? [index + 1] : []));
  return [...new Set([reads[3] ?? 1, ...reads.slice(-7)])];
}

let state: State;
const REQUEST = { row: 2, payer: 'Insurer B' };

beforeAll(async () => {
  const host = await practiceInBurlington();
  for (const payer of ['Insurer B', 'Insurer C', 'Insurer A']) {
    const lines = [{ code: '90834', current: 94, requested: 110 }];
    run(host, 'addRequest', { payer, contact: 'Contract manager', contactInfo: '', lines });
  }
  run(host, 'buildTab', { id: 'communications', today: TODAY });
  typeInRow(host, 'Communications', 1, {
    Date: '2026-04-01',
    Payer: 'Insurer A',
    'What was said or sent': 'They call back.',
  });
  for (const id of ['rates', 'payers', 'negotiation-log', 'communications', 'rate-comparison', 'practice']) {
    const sheet = sheetOf(host, id);
    const own = (sheet.usedArea()?.right ?? 0) + 2;
    if (own >= sheet.columnCount) sheet.insertColumns(sheet.columnCount, own - sheet.columnCount + 1);
    sheet.type(headingRow(id), own, OWN_COLUMN);
    sheet.type(headingRow(id) === 0 ? 1 : headingRow(id) + 2, own, 'my remark');
  }
  state = trimmed(host).toJSON();
}, 120_000);

async function heldThrough(begun: State, act: Act, id: string, edit: string): Promise<void> {
  const work = (host: WorkbenchHost) => {
    const sheet = sheetOf(host, id);
    EDITS[edit]?.(sheet, headingRow(id), columnOf(sheet, headingRow(id), OWN_COLUMN));
  };
  const clean = await hostFrom(begun);
  const before = rowsOf(sheetOf(clean, id));
  const whole = act(clean);
  expect(whole).toMatchObject({ ok: true });
  const written = besides(before, rowsOf(sheetOf(clean, id)));
  const alone = await hostFrom(begun);
  work(alone);
  const theirs = rowsOf(sheetOf(alone, id));
  for (const at of moments(whole.steps)) {
    const host = await hostFrom(begun);
    host.faults = { meanwhile: { at, work: () => work(host) } };
    const first = act(host);
    const { label, name } = whole.steps[at - 1] ?? {};
    const wrong = [...besides(theirs, rowsOf(sheetOf(host, id)))].filter(
      ([row, more]) => more !== '' && more !== written.get(row),
    );
    expect(wrong, `at call ${at}, ${label}.${name}: ${first.told}`).toEqual([]);
    if (!first.ok) expect(['changed-meanwhile', 'row-moved', 'link-not-written', 'no-row']).toContain(first.code);
  }
}

const each = (ids: readonly string[]) => ids.flatMap((id) => Object.keys(EDITS).map((edit) => [id, edit] as const));

describe('while somebody', () => {
  it.each(each(['rates', 'payers']))('works in %s and %s, rates are added', async (id, edit) => {
    const rates = [{ payer: 'Insurer Q', code: '90837', rate: 176 }];
    await heldThrough(state, command('saveRates', { rates }), id, edit);
  });

  it.each(each(['payers']))('works in %s and %s, an answer about a payer is saved', async (id, edit) => {
    const answers = [{ key: 'noticeDays', was: '', value: '90' }];
    await heldThrough(state, command('savePayerAnswers', { payer: 'Insurer B', answers }), id, edit);
  });

  it.each(each(['negotiation-log']))('works in %s and %s, a request is added', async (id, edit) => {
    const lines = [{ code: '90791', current: 132, requested: 150 }];
    const request = { payer: 'Insurer C', contact: '', contactInfo: '', lines };
    await heldThrough(state, command('addRequest', request), id, edit);
  });

  it.each(each(['negotiation-log', 'communications']))('works in %s and %s, a letter is drafted', async (id, edit) => {
    await heldThrough(state, command('draftLetter', { ...REQUEST, today: TODAY }), id, edit);
  });

  it.each(each(['negotiation-log']))('works in %s and %s, a letter is marked as sent', async (id, edit) => {
    await heldThrough(state, command('markSent', { ...REQUEST, date: TODAY, replace: false }), id, edit);
  });

  it.each(each(['negotiation-log']))('works in %s and %s, an answer is written down', async (id, edit) => {
    const offered = [{ code: '90834', amount: 98.5 }];
    const answer = { ...REQUEST, date: TODAY, nature: 'Counteroffer' as const, offered, replace: false };
    await heldThrough(state, command('recordResponse', answer), id, edit);
  });

  it.each(each(['rates']))('works in %s and %s, a column is put back there', async (id, edit) => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, id);
    sheet.deleteColumns(columnOf(sheet, 0, 'Source'), 1);
    await heldThrough(host.toJSON(), command('buildTab', { id, today: TODAY, restore: ['Source'] }), id, edit);
  });

  it.each(each(['rate-comparison']))('works in %s and %s, it takes in a payer and a code', async (id, edit) => {
    const host = await hostFrom(state);
    run(host, 'saveRates', { rates: [{ payer: 'Insurer D', code: '90785', rate: 21 }] });
    await heldThrough(host.toJSON(), command('buildTab', { id, today: TODAY }), id, edit);
  });
});

describe('a letter whose row moves while Drive makes the Doc', () => {
  it('gets its link into the row it is of', async () => {
    const act = command('draftLetter', { ...REQUEST, today: TODAY });
    const steps = act(await hostFrom(state)).steps;
    const host = await hostFrom(state);
    const work = () => sheetOf(host, 'negotiation-log').insertRows(1, 1);
    host.faults = { meanwhile: { at: lastCall(steps, ({ label }) => label === 'Files'), work } };
    expect(act(host)).toMatchObject({ ok: true });
    const letters = cellsOf(host, 'Negotiation Log').map((line) => [line[0], line.find((cell) => /^2026-/.test(cell))]);
    expect(letters[1]).toEqual(['', undefined]);
    expect(letters[2]).toEqual(['Insurer B', '2026-05-12 Insurer B rate request']);
  });

  it('is not taken up as another row’s letter when its making stopped and the rows were sorted since', async () => {
    const host = await hostFrom(state);
    const made = () => [...host.drive.values()].filter(({ mimeType }) => mimeType.endsWith('.document'));
    const steps = command('draftLetter', { ...REQUEST, today: TODAY })(await hostFrom(state)).steps;
    host.faults = { failAt: steps.findIndex(({ name }) => name === 'setRichTextValue') + 1 };
    const stopped = command('draftLetter', { ...REQUEST, today: TODAY })(host);
    expect(stopped.code).toBe('link-not-written');
    expect(made().map(({ name }) => name)).toEqual(['2026-05-12 Insurer B rate request']);
    const sheet = sheetOf(host, 'negotiation-log');
    sheet.sortRows({ top: 1, bottom: lastKey(sheet), left: 0, right: sheet.usedArea()?.right ?? 0 }, 0, false);
    expect(cellsOf(host, 'Negotiation Log')[1]?.[0]).toBe('Insurer C');
    run(host, 'draftLetter', { row: 2, payer: 'Insurer C', today: TODAY });
    expect(made().map(({ name }) => name)).toEqual([
      '2026-05-12 Insurer B rate request',
      '2026-05-12 Insurer C rate request',
    ]);
  });
});

describe('a command that finds its cells changed', () => {
  it('leaves a fact of Practice that somebody typed in the same moment', async () => {
    const practice = { phone: '802-555-0199', email: 'new@sample.example' };
    const act = command('savePractice', { today: TODAY, practice });
    const { steps } = act(await hostFrom(state));
    const host = await hostFrom(state);
    const at = lastCall(steps, ({ name }) => name === 'getDataRange');
    const row = cellsOf(host, 'Practice').findIndex(([label]) => label === 'Phone') + 1;
    host.faults = { meanwhile: { at, work: () => typeInto(host, 'Practice', `B${row}`, '802-555-0100') } };
    expect(act(host).code).toBe('changed-meanwhile');
    expect(cellsOf(host, 'Practice')[row - 1]?.[1]).toBe('802-555-0100');
    expect(cellsOf(host, 'Practice').flat()).not.toContain('new@sample.example');
  });

  it('adds no half of a row where a column was renamed since', async () => {
    const act = command('saveRates', { rates: [{ payer: 'Insurer B', code: '90837', rate: 176 }] });
    const { steps } = act(await hostFrom(state));
    const host = await hostFrom(state);
    const last = lastCall(steps, ({ name }) => name === 'getMaxRows');
    host.faults = { meanwhile: { at: last, work: () => typeInto(host, 'Rates', 'D1', 'What they pay') } };
    expect(act(host).code).toBe('changed-meanwhile');
    expect(cellsOf(host, 'Rates').filter(([payer, code]) => payer === 'Insurer B' && code === '90837')).toEqual([]);
  });

  it('says which tab was changed, and what to do', async () => {
    const answers = [{ key: 'noticeDays', was: '', value: '90' }];
    const act = command('savePayerAnswers', { payer: 'Insurer B', answers });
    const steps = act(await hostFrom(state)).steps;
    const host = await hostFrom(state);
    const at = lastCall(steps, ({ name }) => name === 'getDataRange');
    host.faults = {
      meanwhile: { at, work: () => typeInto(host, 'Payers', cellAt(host, 'Payers', 'Insurer B', 'Notice days'), '60') },
    };
    const { code, told } = act(host);
    expect(code).toBe('changed-meanwhile');
    expect(told).toContain('Somebody changed Payers while RateCase was at work. Nothing there was written over.');
  });
});
