/** Every tab and the panel's screens in a real browser, on the sample practice; `npm run pictures` keeps what they look like. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage } from '../../scripts/build-page.ts';
import { type PageFiles, type RunningServer, startServer } from '../../workbench/server.ts';
import { launchBrowser } from '../support/browser.ts';
import { hostWithEveryTab, sheetOf, TAB_IDS } from '../support/everyTab.ts';
import { savePicture } from '../support/pictures.ts';

/** Screens that the panel can begin with, and their titles. */
const SCREENS = [
  ['home', 'Your next step'],
  ['practice', 'Your practice'],
  ['payers', 'Payers'],
  ['rates', 'Rates'],
  ['tabs', 'Build tabs'],
  ['requests', 'Requests and letters'],
  ['new-request', 'New request'],
  ['help', 'Help'],
] as const;

let browser: Browser;
let files: PageFiles;
let server: RunningServer;
const names = new Map<string, string>();
const errors: string[] = [];

beforeAll(async () => {
  [browser, files] = await Promise.all([launchBrowser(), buildPage()]);
  const host = await hostWithEveryTab();
  host.workbook.name = 'RateCase: sample practice';
  for (const id of TAB_IDS) names.set(id, sheetOf(host, id).name);
  host.open();
  server = await startServer({ host, port: 0, page: files });
}, 240_000);
afterAll(async () => {
  await server.close();
  await browser.close();
});

async function open(prepare?: (page: Page) => Promise<void>): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  page.on('pageerror', (error) => errors.push(error.message));
  await prepare?.(page);
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await page.waitForFunction(() => window.workbench.ready());
  return page;
}

describe('in the browser', () => {
  it('the panel keeps the quarter’s grades, and shows the rows it wrote', async () => {
    const page = await open();
    await page.getByRole('menuitem', { name: 'RateCase', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Open the panel', exact: true }).click();
    const panel = page.frameLocator('.sidebar iframe');
    await panel.getByRole('button', { name: 'Build tabs', exact: true }).click();
    await panel.getByRole('button', { name: 'Take a snapshot', exact: true }).click();
    await panel.locator('.note').getByText('Snapshot of Q1 2026 in Scorecard History: 5 payers added.').waitFor();
    await panel.getByRole('button', { name: 'Go to the rows', exact: true }).click();
    await expect.poll(() => page.getByTestId('active-cell').textContent()).toBe('Scorecard History, A2: Insurer A');
    await page.close();
    expect(errors.splice(0)).toEqual([]);
  }, 120_000);

  it('every tab opens without a fault of the page', async () => {
    const page = await open();
    for (const id of TAB_IDS) {
      const name = names.get(id) ?? '';
      await page.evaluate((tab) => window.workbench.select(tab, 'A1'), name);
      await expect.poll(() => page.getByTestId('active-cell').textContent(), { timeout: 60_000 }).toContain(name);
      await savePicture(page, `tab-${id}`);
    }
    await page.close();
    expect(errors.splice(0)).toEqual([]);
  }, 240_000);

  it('the Summary prints on one letter page', async () => {
    const page = await open(async (each) => {
      await each.addInitScript(() => {
        window.print = () => undefined;
      });
    });
    await page.evaluate((tab) => window.workbench.select(tab, 'A1'), names.get('summary') ?? '');
    await page.getByRole('menuitem', { name: 'File', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Print this tab', exact: true }).click();
    await page.locator('.printed').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 816, height: 1056 });
    await expect.poll(() => page.locator('.printed').getByText('Contract summary: Insurer B').isVisible()).toBe(true);
    await expect.poll(() => page.locator('.menu-bar').isVisible()).toBe(false);
    // In the picture, with the margins that the paper has.
    const margins = await page.addStyleTag({ content: '@media print { body { padding: 0.5in 0.7in } }' });
    await savePicture(page, 'summary-printed');
    await margins.evaluate((style) => style.parentElement?.removeChild(style));
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    await page.close();
    expect(errors.splice(0)).toEqual([]);
  }, 120_000);

  it.each(SCREENS)(
    'the panel begins with its screen %s: %s',
    async (screen, title) => {
      const page = await open(async (each) => {
        await each.addInitScript((name) => {
          Object.defineProperty(window, 'RATECASE_SCREEN', { get: () => name, set: () => undefined });
        }, screen);
      });
      await page.getByRole('menuitem', { name: 'RateCase', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Open the panel', exact: true }).click();
      const panel = page.frameLocator('.sidebar iframe');
      await panel.getByRole('heading', { level: 1, name: title }).waitFor();
      await savePicture(page.locator('.sidebar'), `panel-${screen}`);
      await page.close();
      expect(errors.splice(0)).toEqual([]);
    },
    120_000,
  );
});
