/** The whole path in a real browser, on the built script: from a rate in a cell to a letter in a Doc. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildPage } from '../../scripts/build-page.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { samplePractice } from '../../workbench/sample/index.ts';
import { type PageFiles, type RunningServer, startServer } from '../../workbench/server.ts';
import { launchBrowser } from '../support/browser.ts';
import { headingColumn } from '../support/commands.ts';
import { cellsOf, emptyHost, withShortTabs } from '../support/host.ts';
import { savePicture } from '../support/pictures.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser: Browser;
let context: BrowserContext;
let files: PageFiles;
let server: RunningServer;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  [browser, files] = await Promise.all([launchBrowser(), buildPage()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
});
afterAll(() => browser.close());
afterEach(async () => {
  await page.close();
  await server.close();
  expect(errors.splice(0)).toEqual([]);
});

async function open(host: WorkbenchHost): Promise<FrameLocator> {
  server = await startServer({ host, port: 0, page: files });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await page.waitForFunction(() => window.workbench.ready());
  return page.frameLocator('.sidebar iframe');
}

async function menu(item: string): Promise<void> {
  await page.getByRole('menuitem', { name: 'RateCase', exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

const title = (panel: FrameLocator, name: string | RegExp) => panel.getByRole('heading', { level: 1, name }).waitFor();
const press = (panel: FrameLocator, name: string | RegExp) => panel.getByRole('button', { name, exact: true }).click();

async function shows(tab: string, cell: string, text: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(([name, at]) => window.workbench.display(name, at), [tab, cell] as const))
    .toBe(text);
}

const picture = (name: string): Promise<void> => savePicture(page, name);

const FACTS = {
  wait: 'were seen within nine days',
  improvement: 'improved on the PHQ-9',
  attendance: 'scheduled sessions',
};

/** The facts in the order in which a text has them. */
function orderIn(text: string): string {
  return Object.entries(FACTS)
    .map(([name, words]) => ({ name, at: text.indexOf(words) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .map(({ name }) => name)
    .join(', ');
}

const inOrder = async (text: Locator) => orderIn((await text.textContent()) ?? '');

async function typeInto(tab: string, cell: string, text: string): Promise<void> {
  await page.evaluate(([name, at]) => window.workbench.select(name, at), [tab, cell] as const);
  await page.locator('#grid').click({ position: { x: 20, y: 8 }, trial: true });
  const grid = await page.locator('#grid').boundingBox();
  const { row, column } = /^([A-Z])(\d+)$/.exec(cell)
    ? { row: Number(cell.slice(1)) - 1, column: cell.charCodeAt(0) - 65 }
    : { row: 0, column: 0 };
  const rect = await page.evaluate(([r, c]) => window.workbench.rect(r, c), [row, column] as const);
  if (!grid) throw new Error('The grid is not in sight.');
  await page.mouse.click(grid.x + rect.left + 12, grid.y + rect.top + rect.height - 6);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

describe('a first-time user', () => {
  it('gets from an empty spreadsheet to a filled Rate Comparison through the panel alone', async () => {
    const panel = await open(await emptyHost());
    await menu('Open the panel');
    await title(panel, 'Welcome to RateCase');
    await picture('welcome');
    await press(panel, 'Start');
    await panel.getByLabel('Office ZIP code').fill('05401');
    await panel.getByText('$113.29').waitFor();
    await press(panel, 'Save and add payers');
    await title(panel, 'Who pays you?');
    await panel.getByLabel('Payer name').fill('Insurer A');
    await panel.getByRole('button', { name: 'Add payer' }).click();
    await panel.getByLabel('Payer name').fill('Insurer B');
    await press(panel, 'Save 2 payers');
    await title(panel, 'What do they pay?');
    await panel.getByLabel('Insurer A, 90834, rate').fill('112.50');
    await panel.getByLabel('Insurer B, 90834, rate').fill('$94');
    await press(panel, 'Write 2 rates');
    await title(panel, 'Your comparison is ready');
    await shows('Rate Comparison', 'A5', '90834');
    await shows('Rate Comparison', 'C5', '$113.29');
    await shows('Rate Comparison', 'D5', '$112.50');
    await shows('Rate Comparison', 'E5', '$94.00');
    await expect.poll(() => page.getByTestId('active-cell').textContent()).toContain('Rate Comparison');
    await picture('first-run');
  });
});

describe('the sample practice', () => {
  it('a rate typed in a cell changes its percent of Medicare, and a request becomes a letter in a Doc', {
    timeout: 180_000,
  }, async () => {
    const host = withShortTabs(await emptyHost());
    samplePractice(host);
    host.workbook.name = 'RateCase: sample practice';
    const panel = await open(host);

    const percentOfB = 'O7';
    await shows('Rate Comparison', 'O3', 'Insurer B, % of Medicare');
    await shows('Rate Comparison', percentOfB, '83.0%');
    await typeInto('Rates', 'F9', '100');
    await shows('Rate Comparison', percentOfB, '88.3%');
    await typeInto('Rates', 'F9', '94');
    await shows('Rate Comparison', percentOfB, '83.0%');

    await menu('Open the panel');
    await press(panel, 'Build tabs');
    await title(panel, 'Build tabs');
    await picture('build-tabs');
    await panel.getByRole('button', { name: 'Home' }).click();

    await page.evaluate(() => window.workbench.select('Rate Comparison', 'A5'));
    await press(panel, 'Write the letter');
    await title(panel, 'Letter to Insurer B');
    await panel.frameLocator('iframe').getByText('$110.00').first().waitFor();
    await picture('path');

    // The letter that fits is proposed, with its reason; facts are left out and put in order, and the preview follows.
    await panel.getByText('Proposed: Nothing has been sent yet').waitFor();
    const facts = panel.locator('[data-fact]');
    await expect.poll(() => facts.count()).toBeGreaterThan(5);
    await panel.getByRole('checkbox', { name: /EMDR to treat adults with trauma/ }).uncheck();
    await panel.getByRole('button', { name: /^Move up: New clients were seen/ }).click();
    await panel.getByRole('button', { name: /^Move up: New clients were seen/ }).click();
    const preview = panel.frameLocator('iframe').locator('body');
    await expect.poll(() => preview.textContent()).not.toContain('45.0% of our caseload');
    await expect.poll(() => inOrder(preview)).toBe('wait, improvement, attendance');
    await panel.getByText('Beside the amounts').click();
    await panel.getByLabel('A yearly increase that compounds').check();
    await preview.getByText('On each anniversary of the agreement').waitFor();

    await press(panel, 'Draft in Google Docs');
    const link = panel.getByRole('link', { name: /Open the letter/ });
    await link.waitFor();
    const [letter] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await letter.waitForLoadState();
    const words = (await letter.locator('article').evaluate((paper) => paper.shadowRoot?.textContent)) ?? '';
    expect(words).toContain('Insurer B');
    expect(words).toContain('$110.00');
    expect(words).toContain('2026 Medicare allowed amount, Vermont, office');
    expect(words).toContain('On each anniversary of the agreement');
    expect(orderIn(words)).toBe('wait, improvement, attendance');
    expect(words).not.toContain('45.0% of our caseload');
    expect(words).not.toMatch(/Insurer [ACDE]/);
    expect(words).not.toMatch(/\{\{|\[requested/);
    await savePicture(letter, 'letter');
    await letter.close();

    // The row links to the Doc, and the day it was sent starts the clock.
    const inRow = (heading: string) => {
      const cells = cellsOf(host, 'Negotiation Log');
      return cells[1]?.[headingColumn(cells, 1, heading)] ?? '';
    };
    expect(inRow('Letter')).toContain('Insurer B');
    const today = await panel.getByLabel('Date sent').inputValue();
    await press(panel, 'I sent it');
    await expect.poll(() => inRow('Status')).toBe('Pending');
    expect(inRow('Date of Initial Request')).not.toBe('');
    expect(today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await panel.getByText('First follow-up:').waitFor();
    await panel.getByRole('link', { name: /Add to Google Calendar/ }).waitFor();

    // An answer is weighed as it is typed, and written into the row.
    await panel.locator('.btn.primary', { hasText: 'Back to requests' }).click();
    await panel.getByRole('button', { name: /^Insurer B/ }).click();
    await press(panel, 'They have answered');
    await panel.getByLabel('What they said').selectOption('Counteroffer');
    await panel.getByLabel('Offered').first().fill('98.50');
    await panel.getByText('$11.50 short of your request.').waitFor();
    await picture('answer');
    await press(panel, 'Save the answer');
    await title(panel, 'Insurer B’s answer');
    await panel.getByRole('button', { name: 'Write the reply' }).waitFor();
    expect(inRow('Nature of Response')).toBe('Counteroffer');
    expect(inRow('Offered Rate per Code')).toBe('90834: 98.50');
    await press(panel, 'Write the reply');
    await panel.getByText('leaves some codes where they are').waitFor();
  });

  it('the page and the panel have no accessibility faults', async () => {
    const host = withShortTabs(await emptyHost());
    samplePractice(host);
    const panel = await open(host);
    await menu('Open the panel');
    await panel.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(await readFile(AXE, 'utf8'));
    const faults = await page.evaluate(() =>
      window.axe.run({ exclude: ['#grid', 'iframe'] }, { resultTypes: ['violations'] }),
    );
    expect(faults.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.evaluate(() => window.workbench.select('Functions', 'A5'));
    await picture('functions');
  });
});
