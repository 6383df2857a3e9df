/** The page's Workbench menu and the delays of `npm start -- --latency`, as the server does them. */
import { afterEach, describe, expect, it } from 'vitest';
import { createHost, type WorkbenchHost } from '../../workbench/host.ts';
import type { Answer } from '../../workbench/page/wire.ts';
import { type RunningServer, startServer } from '../../workbench/server.ts';
import { shown, typeInto } from '../support/host.ts';
import { MANIFEST } from './services/script.ts';
import { smallPractice } from './stand-in-host.ts';

const CODE = `function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'ping').addToUi(); }
function ping() { SpreadsheetApp.getActive().getSheets(); return 'here'; }
/**\n * Help.\n * @customfunction\n */\nfunction DOUBLE(a) { return a * 2; }`;

let server: RunningServer;
let log: string[];

afterEach(() => server.close());

async function served(options: { latency?: boolean } = {}): Promise<WorkbenchHost> {
  log = [];
  const host = createHost({ code: CODE, htmlFiles: {}, manifest: MANIFEST });
  const page = { script: '', style: '', bridge: '' };
  server = await startServer({ host, port: 0, page, log: (line) => log.push(line), ...options });
  return host;
}

async function act(action: string, request: unknown, status = 200): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ since: null, request }),
  });
  expect(response.status).toBe(status);
  return status === 200 ? ((await response.json()) as Answer) : ({} as Answer);
}

const ping = { run: 'ping', args: [] };

describe('the Workbench menu', () => {
  it('shows how things stand', async () => {
    await served();
    expect((await act('sync', {})).update.circumstances).toEqual({
      user: 'owner',
      installed: true,
      severalAccounts: false,
      consent: 'given',
      locale: 'en_US',
      timeZone: 'America/New_York',
    });
  });

  it('changes the locale: separators, numbers and typed dates follow, and what was typed stays', async () => {
    const host = await served();
    typeInto(host, 'Sheet1', 'A1', '1.5');
    typeInto(host, 'Sheet1', 'B1', '=ROUND(A1*1.1, 2)');
    const { update } = await act('circumstances', { locale: 'de_DE' });
    expect(update.circumstances?.locale).toBe('de_DE');
    expect(host.workbook.sheets[0]?.view(0, 1)).toMatchObject({ display: '1,65', formula: '=ROUND(A1*1,1; 2)' });
    typeInto(host, 'Sheet1', 'C1', '1.2.2026');
    expect(shown(host, 'Sheet1', 'C1')).toBe('01.02.2026');
    await act('circumstances', { locale: 'en_US' });
    expect(shown(host, 'Sheet1', 'B1')).toBe('1.65');
  });

  it('changes the time zone of the spreadsheet, not of the script', async () => {
    const host = await served();
    await act('circumstances', { timeZone: 'Pacific/Auckland' });
    expect(host.workbook.timeZone).toBe('Pacific/Auckland');
  });

  it('takes the add-on away, with its menu and functions, and puts it back', async () => {
    const host = await served();
    typeInto(host, 'Sheet1', 'A1', '=DOUBLE(4)');
    const gone = await act('circumstances', { installed: false });
    expect(gone.update.menu).toEqual([]);
    expect(gone.update.sheets[0]?.cells[0]).toMatchObject({ display: '#NAME?' });
    const back = await act('circumstances', { installed: true });
    expect(back.update.menu).toHaveLength(1);
    expect(back.update.sheets[0]?.cells[0]).toMatchObject({ display: '8' });
  });

  it('lets the panel fail as under several accounts, and the menu work', async () => {
    await served();
    await act('circumstances', { severalAccounts: true });
    expect((await act('rpc', ping)).error).toContain('PERMISSION_DENIED');
    expect(await act('menu', { run: 'ping' })).toMatchObject({ ok: true, value: 'here' });
  });

  it('refuses the consent for menu and panel alike, and changes the person', async () => {
    const host = await served();
    await act('circumstances', { consent: 'refused', user: 'second' });
    expect((await act('menu', { run: 'ping' })).error).toBe('Authorization is required to perform that action.');
    expect((await act('rpc', ping)).ok).toBe(false);
    expect(host.circumstances.user).toBe('second');
  });

  it('takes nothing it does not know', async () => {
    await served();
    await act('circumstances', { locale: 'xx_XX' }, 400);
    await act('circumstances', { timeZone: 'Mars/Olympus' }, 400);
    await act('circumstances', { user: 'stranger' }, 400);
  });

  it('is refused in a sentence where the host has no circumstances', async () => {
    server = await startServer({ host: smallPractice(), port: 0, page: { script: '', style: '', bridge: '' } });
    const answer = await act('circumstances', { user: 'second' });
    expect(answer).toMatchObject({ ok: false, refusal: 'This workbench cannot change its circumstances.' });
    expect(answer.update.circumstances).toBeUndefined();
  });
});

describe('latency', () => {
  it('tells the page to hold back what the script answered, and the terminal what it would cost', async () => {
    await served({ latency: true });
    expect((await act('rpc', ping)).delay).toBeGreaterThan(500);
    expect(log).toEqual([expect.stringMatching(/^About 0\.\d s at Google: 1 reads, 0 writes, 0 other calls/)]);
    expect((await act('sync', {})).delay).toBeUndefined();
  });

  it('is off unless asked for', async () => {
    await served();
    expect((await act('rpc', ping)).delay).toBeUndefined();
  });
});
