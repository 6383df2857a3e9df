import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPage } from '../../scripts/build-page.ts';
import { chartsOf } from '../../workbench/engine/charts.ts';
import { createHost } from '../../workbench/host.ts';
import type { WorkbenchHelpers } from '../../workbench/page/main.tsx';
import { type PageFiles, type RunningServer, startServer } from '../../workbench/server.ts';
import { launchBrowser } from '../support/browser.ts';
import { type StandInHost, smallPractice } from '../workbench/stand-in-host.ts';

declare global {
  interface Window {
    workbench: WorkbenchHelpers;
    axe: {
      run(context: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    };
  }
}

const PICTURES = '.cache/pictures';
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser: Browser;
let files: PageFiles;
let host: StandInHost;
let server: RunningServer;
let context: BrowserContext;
let page: Page;
let errors: string[];
let foreign: string[];

beforeAll(async () => {
  [browser, files] = await Promise.all([launchBrowser(), buildPage()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await mkdir(PICTURES, { recursive: true });
});

afterAll(() => browser.close());

beforeEach(async () => {
  host = smallPractice();
  const functions = [
    { name: 'PCT_OF', signature: 'PCT_OF(rate, benchmark)', help: 'A rate as a share of a benchmark.' },
  ];
  server = await startServer({ host, port: 0, page: files, functions });
  page = await context.newPage();
  errors = [];
  foreign = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, host: name } = new URL(request.url());
    const own = [`127.0.0.1:${server.port}`, `localhost:${server.port}`].includes(name);
    if (protocol !== 'data:' && protocol !== 'blob:' && !own) foreign.push(request.url());
  });
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await page.waitForFunction(() => window.workbench.ready());
});

afterEach(async () => {
  await page.close();
  await server.close();
});

const live = () => page.getByTestId('active-cell');
const select = (tab: string, cell: string) =>
  page.evaluate(([name, at]) => window.workbench.select(name, at), [tab, cell] as const);

async function shows(tab: string, cell: string, text: string): Promise<void> {
  await page.waitForFunction(([name, at, wanted]) => window.workbench.display(name, at) === wanted, [
    tab,
    cell,
    text,
  ] as const);
}

/** A point in the cell of the tab in sight; rows and columns from 0. */
async function pointIn(row: number, column: number): Promise<[number, number]> {
  const grid = await page.locator('#grid').boundingBox();
  const rect = await page.evaluate(([r, c]) => window.workbench.rect(r, c), [row, column] as const);
  if (grid === null) throw new Error('The grid is not in sight.');
  return [grid.x + rect.left + 12, grid.y + rect.top + rect.height - 8];
}

async function click(row: number, column: number): Promise<void> {
  await page.mouse.click(...(await pointIn(row, column)));
}

async function chooseFromMenu(menu: string, item: string): Promise<void> {
  await page.getByRole('menuitem', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function picture(name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

test('typing a rate shows it in its format and calculates the column that depends on it', async () => {
  await shows('Rates', 'E2', '77.7%');
  await click(1, 2);
  await expect.poll(() => live().textContent()).toBe('Rates, C2: $88.50');
  await page.keyboard.type('100');
  await page.keyboard.press('Enter');
  await shows('Rates', 'C2', '$100.00');
  await shows('Rates', 'E2', '87.8%');
  await expect.poll(() => live().textContent()).toBe('Rates, C3: $131.00');
  await picture('grid');
  await page.keyboard.press('Control+z');
  await shows('Rates', 'E2', '77.7%');
  await page.keyboard.press('Control+y');
  await shows('Rates', 'E2', '87.8%');
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
});

test('a formula typed by hand, with a function completed and cells pointed at, spills at once', async () => {
  await select('Rates', 'J2');
  await page.keyboard.type('=pct');
  await expect.poll(() => page.locator('.suggestions').textContent()).toContain('PCT_OF');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.locator('.suggestions').textContent()).toContain('PCT_OF(rate, benchmark)');
  const [x, y] = await pointIn(1, 2);
  const [, bottom] = await pointIn(3, 2);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, bottom, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => page.getByLabel('Content of the cell').inputValue()).toBe('=PCT_OF(C2:C4');
  await page.keyboard.type(',D2:D4');
  await picture('formula');
  await page.keyboard.press('Enter');
  await shows('Rates', 'J4', '0.9152765584');
  await select('Rates', 'J2');
  await expect.poll(() => page.getByLabel('Content of the cell').inputValue()).toBe('=PCT_OF(C2:C4,D2:D4)');
});

test('the formula bar edits the active cell, and Escape leaves it as it was', async () => {
  await select('Rates', 'C3');
  const bar = page.getByLabel('Content of the cell');
  await bar.fill('140');
  await bar.press('Escape');
  await expect.poll(() => bar.inputValue()).toBe('131');
  await bar.fill('140');
  await bar.press('Enter');
  await shows('Rates', 'C3', '$140.00');
});

test('the name box goes to a cell of any tab', async () => {
  const box = page.getByLabel('Cell', { exact: true });
  await box.fill("'Rate Comparison'!A5");
  await box.press('Enter');
  await expect.poll(() => live().textContent()).toBe('Rate Comparison, A5: $177.00');
  await expect.poll(() => host.active).toMatchObject({ row: 4, column: 0 });
});

test('tabs are shown in their colors, switched, added, renamed and deleted after a question', async () => {
  await page.getByRole('tab', { name: 'Rate Comparison' }).click();
  await expect.poll(() => live().textContent()).toBe('Rate Comparison, A1: Rate comparison');
  await picture('comparison');
  await page.getByRole('button', { name: 'New tab' }).click();
  const added = page.getByRole('tab', { name: 'Sheet1' });
  await added.dblclick();
  await page.getByLabel('Name of the tab').fill('My notes');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'My notes' }).waitFor();
  expect(host.workbook.sheets.map((sheet) => sheet.name)).toEqual(['Rates', 'Rate Comparison', 'My notes']);
  await page.getByRole('button', { name: 'More for this tab' }).click();
  await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(host.workbook.sheets).toHaveLength(3);
  await page.getByRole('button', { name: 'More for this tab' }).click();
  await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete tab' }).click();
  await expect.poll(() => host.workbook.sheets.length).toBe(2);
});

test('more tabs than fit scroll in their strip and leave the page where it is', async () => {
  for (let more = 0; more < 15; more++) await page.getByRole('button', { name: 'New tab' }).click();
  await page.waitForFunction(() => document.querySelectorAll('[role=tab]').length > 15);
  const edges = await page.evaluate(() =>
    ['main', '.tab-strip', '[role=tab][aria-selected=true]'].map((part) => {
      const { left, right } = document.querySelector(part)?.getBoundingClientRect() ?? { left: -1, right: -1 };
      return { left: left >= 0, right: right <= innerWidth };
    }),
  );
  expect(edges).toEqual(Array(3).fill({ left: true, right: true }));
});

test('an error shows its message by the formula bar and on hover, a note on hover', async () => {
  await select('Rates', 'A9');
  await expect.poll(() => page.locator('.strip.error').textContent()).toContain('rate: type an amount like 94.00.');
  await page.mouse.move(...(await pointIn(0, 2)));
  await expect.poll(() => page.locator('.hover').textContent()).toContain('For example 94.00');
  await picture('note');
});

test('a link in a cell opens the document on this machine', async () => {
  await select('Rates', 'C9');
  const link = page.locator('.cell-link');
  await expect.poll(() => link.getAttribute('href')).toBe('/documents/letter1');
  const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await opened.getByText('We ask that the rate for 90834').waitFor();
  await opened.screenshot({ path: join(PICTURES, 'document.png') });
  await opened.getByRole('link', { name: 'RateCase letters' }).click();
  await opened.getByRole('link', { name: /Insurer A: rate request/ }).waitFor();
  await opened.screenshot({ path: join(PICTURES, 'drive.png') });
  await opened.close();
});

test('a dropdown offers its choices by mouse and keyboard, and another value is refused in words', async () => {
  await select('Rates', 'A2');
  await page.getByRole('button', { name: 'Choices for this cell' }).click();
  await picture('choices');
  await page.getByRole('option', { name: 'Insurer C' }).click();
  await shows('Rates', 'A2', 'Insurer C');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await shows('Rates', 'A2', 'Insurer B');
  await page.keyboard.type('Someone');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.strip.refusal').textContent()).toContain('is not one of the choices');
  await shows('Rates', 'A2', 'Insurer B');
});

test('the menu opens by keyboard alone and shows the panel, which talks to the script in JSON only', async () => {
  await page.keyboard.press('F6');
  while ((await page.evaluate(() => document.activeElement?.className)) !== 'menu-title')
    await page.keyboard.press('F6');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.getByRole('menu', { name: 'RateCase' }).waitFor();
  await picture('menu');
  await page.keyboard.press('Enter');
  const panel = page.frameLocator('.sidebar iframe');
  await panel.getByRole('heading', { name: 'Panel' }).waitFor();
  await expect.poll(() => page.locator('.sidebar iframe').evaluate((frame) => frame.clientWidth)).toBe(300);
  const said = panel.locator('#said');
  await panel.getByRole('button', { name: 'Ask' }).click();
  await expect.poll(() => said.textContent()).toBe('{"rate":94,"list":[1,null,"x"]} mine');
  await panel.getByRole('button', { name: 'Fail' }).click();
  await expect.poll(() => said.textContent()).toBe('The rate is missing.');
  await panel.getByRole('button', { name: 'Send a date' }).click();
  await expect.poll(() => said.textContent()).toBe('Failed due to illegal value in property: when');
  await picture('panel');
  const [letter] = await Promise.all([page.waitForEvent('popup'), panel.getByRole('link').click()]);
  expect(new URL(letter.url()).pathname).toBe('/documents/letter1');
  await letter.close();
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => page.locator('.sidebar').count()).toBe(0);
});

test('the panel has another origin than the page around it and can reach neither that page nor the server', async () => {
  await chooseFromMenu('RateCase', 'Show panel');
  await page.frameLocator('.sidebar iframe').getByRole('heading').waitFor();
  const frame = page.frames().find((candidate) => candidate.url().includes('/frame/'));
  const tried = await frame?.evaluate(async () => {
    const attempt = async (work: () => unknown) => {
      try {
        return String(await work());
      } catch {
        return 'refused';
      }
    };
    return [
      await attempt(() => fetch('/api/state').then((response) => response.status)),
      await attempt(() => {
        const image = new Image();
        return new Promise((resolve, reject) => {
          image.onload = resolve;
          image.onerror = reject;
          image.src = '/page.css';
        });
      }),
      await attempt(() => parent.document.title),
    ];
  });
  expect(tried).toEqual(['refused', 'refused', 'refused']);
  expect(new URL(frame?.url() ?? '').origin).toBe(`http://localhost:${server.port}`);
  expect(new URL(page.url()).origin).toBe(`http://127.0.0.1:${server.port}`);
});

test('toasts and alerts of the script are shown and can be closed', async () => {
  await chooseFromMenu('RateCase', 'About');
  await page.getByRole('dialog', { name: 'About' }).getByText('RateCase helps you ask.').waitFor();
  await picture('alert');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.locator('.toast').getByText('All tabs are up to date.').waitFor();
  await page.getByRole('button', { name: 'Close the message' }).click();
  await expect.poll(() => page.locator('.toast').count()).toBe(0);
});

test('what the script writes and where it puts the cursor is seen at once', async () => {
  await chooseFromMenu('RateCase', 'Write below');
  await expect.poll(() => live().textContent()).toBe('Rates, A10: written by the script');
});

test('an answer that comes late does not take the cursor back', async () => {
  let underWay = 0;
  await page.route('**/api/select', async (route) => {
    underWay += 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('/api/select')) underWay -= 1;
  });
  await live().evaluate((element) => {
    const texts: (string | null)[] = [];
    Object.assign(element, { texts });
    new MutationObserver(() => texts.push(element.textContent)).observe(element, {
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
  await select('Rates', 'C2');
  await select('Rates', 'C5');
  await expect.poll(() => host.active).toMatchObject({ row: 4, column: 2 });
  await expect.poll(() => underWay).toBe(0);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  const spoken = () => live().evaluate((element) => ('texts' in element ? element.texts : []));
  await expect.poll(spoken).toEqual(['Rates, C2: $88.50', 'Rates, C5: $151.20']);
});

test('the Workbench menu changes the locale, and a chart shows its figures to eyes and screen readers', async () => {
  const [rates] = host.workbook.sheets;
  if (rates === undefined) throw new Error('The practice has a tab of rates.');
  chartsOf(rates.properties).push({
    id: 1,
    type: 'COLUMN',
    ranges: [0, 2].map((column) => ({ sheetId: rates.id, area: { top: 0, left: column, bottom: 5, right: column } })),
    headers: 1,
    options: { title: 'Contracted rates' },
    anchor: { row: 10, column: 2, x: 0, y: 0 },
    width: 480,
    height: 260,
  });
  const empty = createHost({ code: 'function onOpen() {}', htmlFiles: {}, manifest: {} }).toJSON();
  const state = { ...(empty as object), workbook: host.workbook.toJSON() };
  const real = createHost({ code: 'function onOpen() {}', htmlFiles: {}, manifest: {}, state });
  await server.close();
  server = await startServer({ host: real, port: 0, page: files });
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await page.waitForFunction(() => window.workbench.ready());
  const chart = page.getByRole('img', {
    name: /^Column chart "Contracted rates"\. Contracted rate: Insurer A \$88\.50/,
  });
  await chart.waitFor();
  await expect.poll(() => chart.locator('rect').count()).toBe(5);
  await picture('chart');
  await page.getByRole('menuitem', { name: 'Workbench', exact: true }).click();
  const germany = page.getByRole('menuitemcheckbox', { name: 'Locale Germany' });
  await expect.poll(() => germany.getAttribute('aria-checked')).toBe('false');
  await picture('workbench-menu');
  await germany.click();
  await shows('Rates', 'D2', '$113,90');
  await page.getByRole('menuitem', { name: 'Workbench', exact: true }).click();
  await expect.poll(() => germany.getAttribute('aria-checked')).toBe('true');
});

test('rows are inserted from the menu and the formulas follow', async () => {
  await select('Rates', 'C2');
  await chooseFromMenu('Insert', 'Insert row above');
  await shows('Rates', 'C3', '$88.50');
  await shows('Rates', 'E3', '77.7%');
  await page.mouse.click(...(await pointIn(3, 2)), { button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete row' }).click();
  await shows('Rates', 'C4', '$104.25');
});

test('a block copied from another spreadsheet is pasted, and cells copied here keep their formulas', async () => {
  const paste = (text: string) =>
    page.evaluate((copied) => {
      const data = new DataTransfer();
      data.setData('text/plain', copied);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    }, text);
  await select('Rates', 'J11');
  await paste('90834\t$94.00\r\n90837\t"two\nlines"\r\n');
  await shows('Rates', 'K11', '$94.00');
  await shows('Rates', 'K12', 'two\nlines');
  await select('Rates', 'L2');
  await page.keyboard.type('=C2*2');
  await page.keyboard.press('Enter');
  await shows('Rates', 'L2', '$177.00');
  await select('Rates', 'L2');
  const copied = await page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true }));
    return data.getData('text/plain');
  });
  await select('Rates', 'L3');
  await paste(copied);
  await shows('Rates', 'L3', '$262.00');
});

test('the page says so when the workbench has stopped', async () => {
  await server.close();
  await select('Rates', 'C2');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('The workbench has stopped. Start it again with npm start.').waitFor();
});

test('the page around the grid passes the accessibility rules, with menu and panel open too', async () => {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const violations = () =>
    page.evaluate(async () => {
      const { violations: found } = await window.axe.run(
        { exclude: ['#grid', 'iframe'] },
        { resultTypes: ['violations'] },
      );
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    });
  expect(await violations()).toEqual([]);
  await chooseFromMenu('RateCase', 'Show panel');
  await page.frameLocator('.sidebar iframe').getByRole('heading').waitFor();
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Escape');
  await chooseFromMenu('RateCase', 'About');
  await page.getByRole('dialog').waitFor();
  expect(await violations()).toEqual([]);
});

test('a chart has a legend of as many lines as it needs, and goes under frozen rows and columns', async () => {
  const [rates] = host.workbook.sheets;
  if (rates === undefined) throw new Error('The practice has a tab of rates.');
  const payers = ['First Insurer of the Region', 'Second Insurer of the Region', 'Third Insurer of the Region'];
  payers.forEach((name, index) => {
    rates.put(20, 3 + index, name);
    rates.put(21 + index, 2, index);
    rates.put(21 + index, 3 + index, 0.8 + index / 10);
  });
  chartsOf(rates.properties).push({
    id: 1,
    type: 'SCATTER',
    ranges: [{ sheetId: rates.id, area: { top: 20, left: 2, bottom: 23, right: 5 } }],
    headers: 1,
    options: { title: 'Pay against friction', 'legend.position': 'top', 'vAxis.format': 'percent' },
    anchor: { row: 10, column: 2, x: 0, y: 0 },
    width: 480,
    height: 260,
  });
  rates.properties.frozenRows = 1;
  rates.properties.frozenColumns = 1;
  rates.insertColumns(rates.columnCount, 20);
  const empty = createHost({ code: 'function onOpen() {}', htmlFiles: {}, manifest: {} }).toJSON();
  const state = { ...(empty as object), workbook: host.workbook.toJSON() };
  await server.close();
  server = await startServer({
    host: createHost({ code: 'function onOpen() {}', htmlFiles: {}, manifest: {}, state }),
    port: 0,
    page: files,
  });
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await page.waitForFunction(() => window.workbench.ready());
  const chart = page.getByRole('img', { name: /^Scatter chart "Pay against friction"/ });
  await chart.waitFor();
  const names = await Promise.all(payers.map((name) => chart.getByText(name, { exact: true }).boundingBox()));
  const [title, plot] = await Promise.all([
    chart.locator('.chart-title').boundingBox(),
    chart.locator('.chart-line').last().boundingBox(),
  ]);
  const boxes = names.filter((box) => box !== null);
  expect(boxes).toHaveLength(3);
  for (const box of boxes) {
    expect(box.y).toBeGreaterThanOrEqual((title?.y ?? 0) + (title?.height ?? 0) - 4);
    expect(box.y + box.height).toBeLessThanOrEqual((plot?.y ?? 0) + 4);
    for (const other of boxes) {
      const isBeside = box.x + box.width <= other.x || other.x + other.width <= box.x;
      const isAbove = box.y + box.height <= other.y + 4 || other.y + other.height <= box.y + 4;
      if (other !== box) expect(isBeside || isAbove).toBe(true);
    }
  }
  const grid = await page.locator('#grid').boundingBox();
  await page.evaluate(() => window.workbench.select('Rates', 'Q3'));
  const frozen = await page.evaluate(() => window.workbench.rect(0, 0));
  await expect
    .poll(async () => {
      const box = await page.locator('.chart').boundingBox();
      const clip = await page.locator('.chart').evaluate((element) => getComputedStyle(element).clipPath);
      const cut = Number(/([\d.]+)px\)$/.exec(clip)?.[1] ?? 0);
      return Math.round((box?.x ?? 0) + cut - (grid?.x ?? 0));
    })
    .toBe(frozen.left + frozen.width);
});
