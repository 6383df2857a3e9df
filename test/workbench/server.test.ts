import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, WireCell } from '../../workbench/page/wire.ts';
import { customFunctions } from '../../workbench/server/functions.ts';
import { WorkbookFile } from '../../workbench/server/keeping.ts';
import { type RunningServer, startServer } from '../../workbench/server.ts';
import { type StandInHost, smallPractice } from './stand-in-host.ts';

let host: StandInHost;
let server: RunningServer;
let saved: unknown[];

beforeEach(async () => {
  host = smallPractice();
  saved = [];
  server = await startServer({
    host,
    port: 0,
    page: { script: '/* page */', style: '', bridge: '/* bridge */' },
    save: (state) => {
      saved.push(state);
    },
  });
});

afterEach(() => server.close());

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

function ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  return new Promise<Reply>((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function act(action: string, wanted: unknown, since: number | null): Promise<Answer> {
  const reply = await post(`/api/${action}`, { since, request: wanted });
  expect(reply.status).toBe(200);
  return JSON.parse(reply.text) as Answer;
}

async function state(): Promise<Answer> {
  return JSON.parse((await ask('/api/state')).text) as Answer;
}

function shown(cells: readonly WireCell[], row: number, column: number): string | undefined {
  return cells.find((cell) => cell.row === row && cell.column === column)?.display;
}

describe('who is answered', () => {
  test('the two names of this machine are answered, any other name is refused', async () => {
    for (const name of ['127.0.0.1', 'localhost']) {
      const reply = await ask('/', { headers: { Host: `${name}:${server.port}` } });
      expect(reply.status).toBe(200);
    }
    for (const name of [`evil.example:${server.port}`, '127.0.0.1:1', `127.0.0.1.nip.io:${server.port}`]) {
      expect((await ask('/', { headers: { Host: name } })).status).toBe(403);
      expect((await ask('/api/state', { headers: { Host: name } })).status).toBe(403);
    }
  });

  test('another origin is refused, also for reading', async () => {
    for (const origin of ['http://evil.example', 'null', `https://localhost:${server.port}`, 'http://localhost:1']) {
      expect((await ask('/api/state', { headers: { Origin: origin } })).status).toBe(403);
      expect((await post('/api/sync', { since: null, request: {} }, { Origin: origin })).status).toBe(403);
    }
    const own = { Origin: `http://localhost:${server.port}` };
    expect((await post('/api/sync', { since: null, request: {} }, own)).status).toBe(200);
  });

  test('a request that a foreign form could send changes nothing', async () => {
    const body = JSON.stringify({ since: null, request: { sheetId: 0, cells: [{ row: 1, column: 2, text: '1' }] } });
    const reply = await ask('/api/edit', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body });
    expect(reply.status).toBe(415);
    expect(host.workbook.sheets[0]?.view(1, 2).display).toBe('$88.50');
  });

  test('what is not asked in the right form is refused without an exception text', async () => {
    expect(
      (await ask('/api/edit', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' })).status,
    ).toBe(400);
    expect(
      (await post('/api/edit', { since: null, request: { sheetId: 0, cells: [{ row: -1, column: 0, text: '' }] } }))
        .status,
    ).toBe(400);
    expect((await post('/api/constructor', { since: null, request: {} })).status).toBe(404);
    expect((await ask('/nothing')).status).toBe(404);
    expect((await ask('/%E0%A4%A')).status).toBe(400);
    expect((await ask('/', { method: 'PUT' })).status).toBe(405);
  });

  test('the page may load from this server only, and a panel may reach nothing', async () => {
    const page = await ask('/');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    const { update } = await act('menu', { run: 'showPanel' }, null);
    const [panel] = update.ui;
    const frame = panel?.kind === 'sidebar' ? await ask(`/frame/${panel.frame}`) : undefined;
    const policy = frame?.headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('connect-src');
    expect(policy).toContain(`frame-ancestors http://127.0.0.1:${server.port} http://localhost:${server.port}`);
    expect(frame?.text.startsWith('<!DOCTYPE html><script>/* bridge */</script>')).toBe(true);
  });
});

describe('what an answer carries', () => {
  test('the first state holds every tab, and a later edit only the cells that changed', async () => {
    const first = await state();
    expect(first.update.sheets.map((sheet) => sheet.name)).toEqual(['Rates', 'Rate Comparison']);
    const { update } = await act(
      'edit',
      { sheetId: 0, cells: [{ row: 1, column: 2, text: '100' }] },
      first.update.revision,
    );
    expect(update.sheets).toEqual([]);
    const rates = update.cells.find(({ sheetId }) => sheetId === 0)?.cells ?? [];
    expect(rates.map(({ row, column, display }) => [row, column, display])).toEqual([
      [1, 2, '$100.00'],
      [1, 4, '87.8%'],
    ]);
    const comparison = update.cells.find(({ sheetId }) => sheetId !== 0)?.cells ?? [];
    expect(comparison.map(({ row, column }) => [row, column])).toEqual([[4, 0]]);
  });

  test('a page that has missed something is told everything', async () => {
    const { update } = await state();
    const edit = (text: string, since: number) =>
      act('edit', { sheetId: 0, cells: [{ row: 1, column: 2, text }] }, since);
    const second = await edit('100', update.revision);
    const late = await edit('101', update.revision);
    expect(second.update.sheets).toHaveLength(0);
    expect(late.update.sheets).toHaveLength(2);
    expect(shown(late.update.sheets[0]?.cells ?? [], 1, 2)).toBe('$101.00');
  });

  test('conditional formats, notes, choices, links and error messages come with the cell', async () => {
    const { update } = await state();
    const cells = update.sheets[0]?.cells ?? [];
    const at = (row: number, column: number) => cells.find((cell) => cell.row === row && cell.column === column);
    const look = (row: number, column: number) => update.looks[at(row, column)?.look ?? ''];
    expect(look(1, 5)).toMatchObject({ background: '#fff3d1', fontColor: '#614700', bold: true });
    expect(look(3, 5)).toMatchObject({ background: '#e4f4ea' });
    expect(at(0, 2)?.note).toContain('For example 94.00');
    expect(look(1, 0)?.choices).toEqual(['Insurer A', 'Insurer B', 'Insurer C']);
    expect(at(8, 0)).toMatchObject({ kind: 'error', display: '#ERROR!', edit: '=PCT_OF("x", 3)' });
    expect(at(8, 0)?.message).toContain('rate: type an amount like 94.00.');
    expect(at(8, 2)?.link).toBe('/documents/letter1');
    expect(at(1, 2)).toMatchObject({ display: '$88.50', edit: '88.5', kind: 'number' });
    expect(at(2, 4)).toMatchObject({ display: '78.4%', kind: 'number' });
    expect(at(1, 1)).toMatchObject({ display: '90834', kind: 'text' });
  });

  test('the script moves the cursor and its writes are in the answer', async () => {
    const { update } = await state();
    const answer = await act('rpc', { run: 'writeBelow', args: [] }, update.revision);
    expect(answer).toMatchObject({ ok: true, value: true });
    expect(answer.update.active).toMatchObject({ sheetId: 0, row: 9 });
    expect(shown(answer.update.cells[0]?.cells ?? [], 9, 0)).toBe('written by the script');
  });

  test("an exception of the script is an answer with its message, and a private function can't be called", async () => {
    expect(await act('rpc', { run: 'fail', args: [] }, null)).toMatchObject({
      ok: false,
      error: 'The rate is missing.',
    });
    expect(await act('rpc', { run: 'hidden_', args: [] }, null)).toMatchObject({ ok: false });
    expect(host.ran).toEqual(['fail']);
  });
});

describe('editing', () => {
  test('typed text is read as in any spreadsheet, and a formula spills', async () => {
    const cells = ['12.5%', '$94.00', "'=no formula", '=ARRAYFORMULA(C2:C3)'].map((text, row) => ({
      row: row + 20,
      column: 0,
      text,
    }));
    await act('edit', { sheetId: 0, cells }, null);
    const display = (row: number) => host.workbook.sheets[0]?.view(row, 0).display;
    expect([20, 21, 22, 23, 24].map(display)).toEqual(['12.50%', '$94.00', '=no formula', '$88.50', '$131.00']);
  });

  test('undo puts back content and format, redo does it again', async () => {
    const sheet = host.workbook.sheets[0];
    await act('edit', { sheetId: 0, cells: [{ row: 1, column: 2, text: '50%' }] }, null);
    await act('clear', { sheetId: 0, area: { top: 1, left: 4, bottom: 1, right: 4 } }, null);
    expect(sheet?.view(2, 4).display).toBe('');
    expect((await act('undo', {}, null)).update).toMatchObject({ canUndo: true, canRedo: true });
    expect(sheet?.view(2, 4).display).toBe('78.4%');
    const last = await act('undo', {}, null);
    expect(last.update).toMatchObject({ canUndo: false, active: { row: 1, column: 2 } });
    expect(sheet?.view(1, 2).display).toBe('$88.50');
    await act('redo', {}, null);
    expect(sheet?.view(1, 2).value).toBe(0.5);
  });

  test('a pasted block makes room at the end of the tab', async () => {
    const sheet = host.workbook.sheets[0];
    const row = (sheet?.rowCount ?? 0) - 1;
    await act(
      'paste',
      {
        sheetId: 0,
        row,
        column: 0,
        rows: [
          ['a', '1'],
          ['b', '2'],
        ],
      },
      null,
    );
    expect(sheet?.rowCount).toBe(row + 2);
    expect(sheet?.view(row + 1, 1).value).toBe(2);
  });

  test('copied formulas keep pointing at their own row, and fill a larger target', async () => {
    const sheet = host.workbook.sheets[0];
    await act('edit', { sheetId: 0, cells: [{ row: 1, column: 9, text: '=C2-$D$2' }] }, null);
    const from = { sheetId: 0, area: { top: 1, left: 9, bottom: 1, right: 9 } };
    await act('copy', { from, to: { sheetId: 0, area: { top: 2, left: 9, bottom: 4, right: 9 } } }, null);
    expect([2, 3, 4].map((row) => sheet?.view(row, 9).formula)).toEqual(['=C3-$D$2', '=C4-$D$2', '=C5-$D$2']);
  });

  test('a value outside the choices is refused with the cell, the choices and a promise that is kept', async () => {
    const answer = await act('edit', { sheetId: 0, cells: [{ row: 1, column: 0, text: 'Insurer Z' }] }, null);
    expect(answer.ok).toBe(false);
    expect(answer.refusal).toBe(
      'Rates, cell A2: "Insurer Z" is not one of the choices (Insurer A, Insurer B, Insurer C). Nothing was changed.',
    );
    expect(host.workbook.sheets[0]?.view(1, 0).display).toBe('Insurer A');
  });

  test('rows, columns and tabs are inserted, deleted, renamed, moved and sorted', async () => {
    const [rates, comparison] = host.workbook.sheets;
    await act('insertRows', { sheetId: 0, at: 1, count: 2 }, null);
    expect(comparison?.view(4, 0).formula).toContain('C4');
    await act('deleteRows', { sheetId: 0, at: 1, count: 2 }, null);
    await act('renameTab', { sheetId: 0, name: 'My rates' }, null);
    expect(comparison?.view(4, 0).formula).toContain("'My rates'!C2");
    expect(await act('renameTab', { sheetId: 0, name: 'rate comparison' }, null)).toMatchObject({
      refusal: 'There is a tab named "Rate Comparison" already. Choose another name.',
    });
    await act('clear', { sheetId: 0, area: { top: 1, left: 4, bottom: 9, right: 4 } }, null);
    await act('sort', { sheetId: 0, column: 2, ascending: true }, null);
    expect(rates?.view(1, 2).display).toBe('$79.00');
    const added = await act('addTab', {}, null);
    expect(added.update.active.sheetId).toBe(added.update.order[2]);
    await act('moveTab', { sheetId: added.update.order[2], index: 0 }, null);
    expect(host.workbook.sheets[1]?.name).toBe('My rates');
    await act('deleteTab', { sheetId: host.workbook.sheets[0]?.id }, null);
    await act('deleteTab', { sheetId: 0 }, null);
    expect(await act('deleteTab', { sheetId: comparison?.id }, null)).toMatchObject({ ok: false });
    expect(host.workbook.sheets).toHaveLength(1);
  });

  test('rows like the one in hand go out of sight, and come back with the filter’s removal', async () => {
    const [rates] = host.workbook.sheets;
    const row = 1;
    const alike = Array.from({ length: 10 }, (_, at) => at).filter(
      (at) => at > 0 && rates?.view(at, 0).display === rates?.view(row, 0).display,
    );
    const { update } = await act('filter', { sheetId: 0, row, column: 0 }, null);
    expect(update.sheets[0]?.hiddenRows).toEqual(alike);
    expect(await act('filter', { sheetId: 0, row: 0, column: 0 }, null)).toMatchObject({
      ok: false,
      refusal: 'Select a cell in the rows under the heading first, then hide those like it.',
    });
    expect((await act('removeFilter', { sheetId: 0 }, null)).update.sheets[0]?.hiddenRows).toEqual([]);
    expect(await act('removeFilter', { sheetId: 0 }, null)).toMatchObject({ refusal: 'This tab has no filter.' });
  });

  test('requests are done one after another, in the order they came', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index));
    const answers = await Promise.all(
      texts.map((text) => act('edit', { sheetId: 0, cells: [{ row: 30, column: 0, text }] }, null)),
    );
    expect(new Set(answers.map(({ update }) => update.revision)).size).toBe(20);
  });
});

describe('what is kept', () => {
  test('a change is saved, a movement of the cursor is not', async () => {
    await act('select', { sheetId: 0, row: 3, column: 3, rowCount: 1, columnCount: 1 }, null);
    expect(saved).toHaveLength(0);
    await act('edit', { sheetId: 0, cells: [{ row: 1, column: 2, text: '100' }] }, null);
    await server.close();
    expect(saved).toHaveLength(1);
    expect(JSON.stringify(saved[0])).toContain('100');
  });

  test('the file is replaced whole, and a broken one is set aside, not overwritten', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ratecase-'));
    const file = new WorkbookFile(join(folder, 'deep', 'workbook.json'), () => new Date(0));
    expect(await file.read()).toBeUndefined();
    expect(await file.setAside('before')).toBeUndefined();
    await file.write({ name: 'mine' });
    expect(await file.read()).toEqual({ name: 'mine' });
    expect(await readdir(join(folder, 'deep'))).toEqual(['workbook.json']);
    await writeFile(file.path, '{"name": "mi');
    await expect(file.read()).rejects.toThrow();
    const aside = await file.setAside('broken');
    expect(await readFile(aside ?? '', 'utf8')).toBe('{"name": "mi');
    expect(await file.read()).toBeUndefined();
  });
});

describe('the stand-in Drive', () => {
  test('a document opens on letter paper without any script, its name escaped', async () => {
    const letter = host.drive.get('letter1');
    if (letter) host.drive.set('letter1', { ...letter, name: '<script>alert(1)</script>' });
    const { text, headers } = await ask('/documents/letter1');
    expect(text).toContain('We ask that the rate for 90834');
    expect(text).not.toContain('<script>alert');
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(text).toContain('<a href="/drive/folder1">RateCase letters</a>');
  });

  test('folders list their files, and the top lists the folders', async () => {
    expect((await ask('/drive')).text).toContain('RateCase letters');
    expect((await ask('/drive')).text).not.toContain('/documents/letter1');
    expect((await ask('/drive/folder1')).text).toContain('/documents/letter1');
    expect((await ask('/drive/none')).status).toBe(404);
  });
});

test('the functions for autocomplete are read from the built script', () => {
  const code = `/** Not one. */
function helper_() {}
/**
 * The local Medicare amount.
 * In dollars.
 * @param {string} code The CPT code.
 * @param {string=} [year] The year.
 * @return {number}
 * @customfunction
 */
function MEDICARE_RATE(code, year) {}`;
  expect(customFunctions(code)).toEqual([
    { name: 'MEDICARE_RATE', signature: 'MEDICARE_RATE(code, [year])', help: 'The local Medicare amount. In dollars.' },
  ]);
});
