/**
 * The built sidebar in a real browser, against a stand-in for google.script.run that answers from a table. What the
 * panel sends and what the table answers are both held to the contract.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import * as z from 'zod/mini';
import { buildSidebar } from '../../scripts/build/sidebar.ts';
import { type Answer, type CommandName, commands, type Input } from '../../src/contract.ts';
import { launchBrowser } from '../support/browser.ts';

export type Answers = {
  [N in CommandName]?: (input: Input<N>) => Answer<N> | Promise<Answer<N>>;
};

export interface OpenPanel {
  page: Page;
  /** Every call in its order, goTo and look-ups too. */
  calls: { name: CommandName; input: unknown }[];
  inputsOf: <N extends CommandName>(name: N) => Input<N>[];
  /** Answers to give from now on; they replace those of the same name. */
  answer: (more: Answers) => void;
  /** Google's own failure for every call from now on, or null to let calls through again. */
  breakWith: (message: string | null) => void;
  /** Uncaught errors and console errors in the page. */
  troubles: string[];
}

const ADDRESS = 'https://panel.test/';
const PICTURES = fileURLToPath(new URL('../../.cache/sidebar/', import.meta.url));
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Today in every test, a Tuesday. */
export const TODAY = '2026-05-12';

interface Settings {
  width?: number;
  /** What the server may set before the panel starts. */
  screen?: string;
}

/**
 * The browser of a test file, begun and ended with it: opens the built panel in a tab of its own. Tests of a file share one context,
 * with a blank page that stays: a packaged Chromium of one process ends with its last.
 */
export function panelBrowser(): (answers: Answers, settings?: Settings) => Promise<OpenPanel> {
  let browser: Browser;
  let context: BrowserContext;
  let html: string;
  beforeAll(async () => {
    [browser, html] = await Promise.all([launchBrowser(), buildSidebar()]);
    context = await browser.newContext({ viewport: { width: 300, height: 900 } });
    await context.clock.setFixedTime(new Date(`${TODAY}T12:00:00`));
    await context.newPage();
  });
  afterAll(() => browser.close());
  return (answers, settings = {}) => openPanel(context, html, answers, settings);
}

async function openPanel(
  context: BrowserContext,
  html: string,
  answers: Answers,
  settings: Settings,
): Promise<OpenPanel> {
  const page = await context.newPage();
  await page.setViewportSize({ width: settings.width ?? 300, height: 900 });
  const table: Answers = { ...answers };
  const calls: OpenPanel['calls'] = [];
  const troubles: string[] = [];
  let broken: string | null = null;

  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    // the test's own scripts are kept out of the letter's frame, as any script is
    const kept = message.text().startsWith("Blocked script execution in 'about:srcdoc'");
    if (message.type() === 'error' && !kept) troubles.push(message.text());
  });
  await page.exposeFunction('answerCall', async (name: CommandName, text: string): Promise<string> => {
    if (broken !== null) return JSON.stringify({ thrown: broken });
    const input: unknown = JSON.parse(text);
    calls.push({ name, input });
    if (!(name in commands)) throw new Error(`There is no command ${name}.`);
    checked(commands[name].input, input, `the input of ${name}`);
    const handler = table[name] as ((input: unknown) => Answer<CommandName> | Promise<Answer<CommandName>>) | undefined;
    if (handler === undefined && name === 'goTo') return JSON.stringify({ answer: { ok: true, value: {} } });
    if (handler === undefined) throw new Error(`The table has no answer for ${name}.`);
    const answer = await handler(input);
    if (answer.ok) checked(commands[name].output, answer.value, `the answer of ${name}`);
    return JSON.stringify({ answer });
  });
  await page.addInitScript(standInForGoogle);
  if (settings.screen !== undefined) {
    await page.addInitScript((screen) => Object.assign(window, { RATECASE_SCREEN: screen }), settings.screen);
  }
  await page.route('**/*', (route) =>
    route.request().url() === ADDRESS
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  );
  await page.goto(ADDRESS);
  return {
    page,
    calls,
    inputsOf: <N extends CommandName>(name: N) =>
      calls.filter((call) => call.name === name).map((call) => call.input as Input<N>),
    answer: (more) => Object.assign(table, more),
    breakWith: (message) => {
      broken = message;
    },
    troubles,
  };
}

function checked(schema: z.ZodMiniType, value: unknown, what: string): void {
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) throw new Error(`${what}: ${z.prettifyError(parsed.error)}`);
}

/** Runs in the page. As at Google: handlers are set first, values are JSON, and anything else fails the call. */
function standInForGoogle(): void {
  type Handler = (value: unknown) => void;
  const isJson = (value: unknown): boolean => {
    if (value === null || ['string', 'boolean'].includes(typeof value)) return true;
    if (typeof value === 'number') return Number.isFinite(value);
    if (Array.isArray(value)) return value.every(isJson);
    return (
      typeof value === 'object' &&
      Object.getPrototypeOf(value) === Object.prototype &&
      Object.values(value).every(isJson)
    );
  };
  const runner = (succeed: Handler, fail: Handler) => ({
    withSuccessHandler: (handler: Handler) => runner(handler, fail),
    withFailureHandler: (handler: Handler) => runner(succeed, handler),
    rateCase: async (name: string, input: unknown) => {
      const page = window as unknown as {
        answerCall: (name: string, input: string) => Promise<string>;
        focused?: number;
      };
      if (!isJson(input)) throw new Error(`${name} was given a value that is not JSON.`);
      const { answer, thrown } = JSON.parse(await page.answerCall(name, JSON.stringify(input)));
      if (thrown === undefined) succeed(answer);
      else fail(new Error(thrown));
    },
  });
  const nothing = () => undefined;
  const host = { editor: { focus: () => Object.assign(window, { sheetFocused: true }) } };
  Object.assign(window, { google: { script: { run: runner(nothing, nothing), host } } });
}

/** Rules of WCAG 2.0 to 2.2, A and AA, and best practice, that the page breaks, each with the elements. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (
          where: Document,
          options: object,
        ) => Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(document, { iframes: false });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

/** Where the page can be scrolled sideways: with and without a scrollbar's width, at 200 % zoom, and with text twice as large. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const scrolling: string[] = [];
  for (const [width, text] of [
    [300, '100%'],
    [285, '100%'],
    [150, '100%'],
    [300, '200%'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    const wider = await page.evaluate((size) => {
      const { documentElement: root } = document;
      const usual = root.style.fontSize;
      root.style.fontSize = size === '200%' ? '162.5%' : usual;
      const scrolls = root.scrollWidth > root.clientWidth;
      root.style.fontSize = usual;
      return scrolls;
    }, text);
    if (wider) scrolling.push(`${width} px, text at ${text}`);
  }
  if (before) await page.setViewportSize(before);
  return scrolling;
}

/** A picture of the whole screen in .cache/sidebar, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (size) await page.setViewportSize({ ...size, height: Math.max(height, 300) });
  await page.screenshot({ path: `${PICTURES}${name}.png` });
  if (size) await page.setViewportSize(size);
}
