import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildSidebar } from '../../scripts/build/sidebar.ts';
import { type Answers, type OpenPanel, panelBrowser, TODAY } from './panel.ts';
import {
  CHOICES,
  DRAFT,
  emptySheet,
  HOME_EMPTY,
  HOME_LATE,
  HOME_WORKING,
  LETTER,
  ok,
  refused,
  TWENTY_TABS,
  workingPractice,
} from './practice-in-burlington.ts';

const openPanel = panelBrowser();

async function inPanel(
  answers: Answers,
  path: (panel: OpenPanel & { button: (name: string | RegExp) => Promise<void> }) => Promise<void>,
  settings: { screen?: string } = {},
): Promise<void> {
  const panel = await openPanel(answers, settings);
  await path({ ...panel, button: (name) => panel.page.getByRole('button', { name, exact: true }).click() });
  expect(panel.troubles).toEqual([]);
  await panel.page.close();
}

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label') || '');
/** A button that is aria-disabled can still be reached and pressed; it must do nothing. */
const pressIdle = async (page: Page, name: string) => {
  const idle = page.getByRole('button', { name, exact: true });
  await expect.poll(() => idle.getAttribute('aria-disabled')).toBe('true');
  await idle.press('Enter');
};
const tile = (page: Page, name: string) => page.locator('.go-to').getByRole('button', { name }).click();

describe('the built file', () => {
  it('is at most 128 KiB and loads nothing from elsewhere', async () => {
    const html = await buildSidebar();
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(128 * 1024);
    expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
    expect(html).not.toContain('/*INLINE');
  });

  it('carries no schema library: the contract is types alone', async () => {
    const html = await buildSidebar();
    expect(html).not.toContain('ZodMini');
  });
});

describe('the first run', () => {
  it('leads from an empty sheet to a Rate Comparison that is shown', () =>
    inPanel(emptySheet(), async ({ page, button, answer, inputsOf, calls }) => {
      await title(page, 'Welcome to RateCase');
      await button('Begin');
      await title(page, 'Where do you practice?');
      await page.getByLabel('Office ZIP code').fill('05401');
      await page.getByLabel('Your license').selectOption('Psychologist');
      await page.getByText('$113.90').waitFor();
      await button('Save and add payers');

      await title(page, 'Who pays you?');
      await page.getByText('Saved in Practice.').waitFor();
      await page.getByLabel('Payer name').fill('Insurer A');
      await page.keyboard.press('Enter');
      await page.getByLabel('Payer name').fill('Insurer B');
      await page.getByLabel('Contract renews (optional)').fill('2026-10-15');
      answer({
        payers: () =>
          ok<'payers'>({
            payers: [
              { name: 'Insurer A', type: 'Commercial', renewal: null },
              { name: 'Insurer B', type: 'Commercial', renewal: '2026-10-15' },
            ],
            problems: [],
          }),
      });
      // the payer still in the form is saved too
      await button('Save 2 payers');

      await title(page, 'What do they pay?');
      await page.getByLabel('Insurer A, 90834, rate').fill('$112.50');
      await page.getByLabel('Insurer B, 90834, rate').fill('94');
      await button('Write 2 rates');

      await title(page, 'Your comparison is ready');
      expect(inputsOf('savePractice')).toEqual([
        { today: TODAY, practice: { zip: '05401', clinician: 'Psychologist' } },
      ]);
      expect(inputsOf('savePayers')).toEqual([
        {
          payers: [
            { name: 'Insurer A', type: 'Commercial', renewal: null },
            { name: 'Insurer B', type: 'Commercial', renewal: '2026-10-15' },
          ],
        },
      ]);
      expect(inputsOf('saveRates')).toEqual([
        {
          rates: [
            { payer: 'Insurer A', code: '90834', rate: 112.5 },
            { payer: 'Insurer B', code: '90834', rate: 94 },
          ],
        },
      ]);
      expect(inputsOf('buildTab')).toEqual([{ id: 'rate-comparison', today: TODAY }]);
      await expect
        .poll(() => calls.at(-1))
        .toEqual({ name: 'goTo', input: { at: { tab: 'rate-comparison', cell: 'A1' } } });
    }));

  it('asks Medicare once per ZIP, says what is wrong with an unknown one, and does not save it', () =>
    inPanel(emptySheet(), async ({ page, button, inputsOf }) => {
      await button('Begin');
      await page.getByLabel('Your license').selectOption('Psychologist');
      await page.getByLabel('Office ZIP code').pressSequentially('00000');
      await page.getByText('is not a ZIP code Medicare knows').waitFor();
      expect(inputsOf('lookUpPlace')).toEqual([{ zip: '00000', clinician: 'Psychologist' }]);
      await button('Save and add payers');
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
      expect(inputsOf('savePractice')).toEqual([]);
    }));

  it('keeps what was typed when the person goes back and forth', () =>
    inPanel(emptySheet(), async ({ page, button }) => {
      await button('Begin');
      await page.getByLabel('Office ZIP code').fill('05401');
      await button('Not now');
      await button('Begin');
      await expect.poll(() => page.getByLabel('Office ZIP code').inputValue()).toBe('05401');
    }));
});

describe('rates', () => {
  const FAULTY = 'Insurer A\t90834\t112.50\nInsurer C\t90834\tone-oh-five\nInsurer A\tRiver Stone\t90837\t150';

  it('pasted with faulty lines: the good ones are written, the others stay in the box and are never sent', () =>
    inPanel(workingPractice(), async ({ page, button, inputsOf, calls }) => {
      await tile(page, 'Rates');
      await page.getByText('Paste a list').click();
      const box = page.getByLabel('Payer, code and rate');
      await box.fill(FAULTY);
      await page.getByText('1 rate read').waitFor();
      await page.getByText('Line 2: “one-oh-five” is not an amount.').waitFor();
      await button('Go to line 2');
      expect(
        await box.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd)),
      ).toBe('Insurer C\t90834\tone-oh-five');
      await button('Write 1 rate');
      await page.locator('.note').getByText('1 rates added to Rates.').waitFor();
      expect(inputsOf('saveRates')).toEqual([{ rates: [{ payer: 'Insurer A', code: '90834', rate: 112.5 }] }]);
      await expect.poll(() => box.inputValue()).toBe(FAULTY.split('\n').slice(1).join('\n'));
      expect(JSON.stringify(calls)).not.toContain('River Stone');
    }));

  it('pasted text survives a refusal, a lost connection and a walk through other screens', () =>
    inPanel(
      {
        ...workingPractice(),
        saveRates: () =>
          refused('columns', 'Rates has no column “Rate”.', 'Put it back under Build tabs.', {
            tab: 'rates',
            cell: 'D1',
          }),
      },
      async ({ page, button, breakWith }) => {
        await tile(page, 'Rates');
        await page.getByText('Paste a list').click();
        const box = page.getByLabel('Payer, code and rate');
        await box.fill(FAULTY);
        await button('Write 1 rate');
        await expect.poll(() => focused(page)).toContain('Rates has no column “Rate”.');
        await expect.poll(() => page.getByRole('alert').textContent()).toContain('Nothing was changed.');
        await expect.poll(() => box.inputValue()).toBe(FAULTY);
        breakWith('NetworkError: Connection failure due to HTTP 0');
        await button('Write 1 rate');
        await title(page, 'This panel cannot reach your sheet');
        breakWith(null);
        await button('Try again');
        await expect.poll(() => box.inputValue()).toBe(FAULTY);
        await button('Back');
        await tile(page, 'Rates');
        await expect.poll(() => box.inputValue()).toBe(FAULTY);
      },
    ));

  it('that stand in the sheet with another amount are left, and named with the way to the cell', () =>
    inPanel(
      {
        ...workingPractice(),
        saveRates: () =>
          ok<'saveRates'>({
            added: 0,
            kept: [{ payer: 'Insurer A', code: '90834', has: 110, wanted: 112.5, at: { tab: 'rates', cell: 'D2' } }],
            summary: 'Nothing to add.',
            at: null,
          }),
      },
      async ({ page, button, calls }) => {
        await tile(page, 'Rates');
        await page.getByLabel('Insurer A, 90834, rate').fill('112.50');
        await button('Write 1 rate');
        await page.getByText('Insurer A, 90834: $110.00 stands there, you typed $112.50.').waitFor();
        await button('Go to D2');
        await expect.poll(() => calls.at(-1)).toEqual({ name: 'goTo', input: { at: { tab: 'rates', cell: 'D2' } } });
        await expect.poll(() => page.evaluate(() => 'sheetFocused' in window)).toBe(true);
      },
    ));

  it('typed with a fault are not sent, and the first faulty field has the focus', () =>
    inPanel(workingPractice(), async ({ page, button, inputsOf }) => {
      await tile(page, 'Rates');
      await page.getByLabel('Insurer A, 90834, rate').fill('112.50');
      await page.getByLabel('Insurer B, 90834, rate').fill('lots');
      await button('Write 2 rates');
      await expect.poll(() => focused(page)).toBe('Insurer B, 90834, rate');
      expect(inputsOf('saveRates')).toEqual([]);
    }));

  it('take a further code from the keyboard', () =>
    inPanel(workingPractice(), async ({ page, button, inputsOf }) => {
      await tile(page, 'Rates');
      await button('Add a code for Insurer A');
      await expect.poll(() => focused(page)).toBe('Insurer A, row 4, code');
      await page.keyboard.type('90847');
      await page.keyboard.press('Tab');
      await page.keyboard.type('120');
      await page.keyboard.press('Enter');
      await expect
        .poll(() => inputsOf('saveRates'))
        .toEqual([{ rates: [{ payer: 'Insurer A', code: '90847', rate: 120 }] }]);
    }));
});

describe('Build tabs', () => {
  it('builds what is missing one after another, in one step', () =>
    inPanel(workingPractice(), async ({ page, button, inputsOf }) => {
      await tile(page, 'Build tabs');
      await page.getByText('2 tabs are not here yet').waitFor();
      await button('Build what is missing');
      await page.locator('.note').getByText('2 tabs ready.').waitFor();
      expect(inputsOf('buildTab')).toEqual([
        { id: 'rate-comparison', today: TODAY },
        { id: 'negotiation-log', today: TODAY },
      ]);
      await button('All tabs');
      await page.getByText('2 tabs are not here yet').waitFor();
    }));

  it('says calmly of a tab whose figures are not typed yet that it waits for them', () =>
    inPanel(workingPractice(), async ({ page, button, answer }) => {
      answer({
        buildTab: () =>
          refused(
            'no-claims',
            'Claims has no row that lies within one quarter, so there is no mix to show.',
            'Type a row for each payer and quarter.',
            { tab: 'claims', cell: 'A2' },
          ),
      });
      await tile(page, 'Build tabs');
      await button('Build what is missing');
      await page.locator('.note.warn').getByText('Rate Comparison waits for your figures.').waitFor();
      expect(await page.locator('.note.bad').count()).toBe(0);
      await page.getByRole('button', { name: 'Go to A2' }).first().waitFor();
    }));

  it('puts a column back only when asked', () =>
    inPanel(workingPractice(), async ({ page, button, inputsOf }) => {
      await tile(page, 'Build tabs');
      await page.getByText('“Sessions a year” is gone.').waitFor();
      await button('Put back “Sessions a year”');
      await page.locator('.note').getByText('1 tab ready.').waitFor();
      expect(inputsOf('buildTab')).toEqual([{ id: 'rates', today: TODAY, restore: ['Sessions a year'] }]);
    }));

  it('offers to put back the chart that a refresh found gone', () =>
    inPanel(workingPractice(), async ({ page, button, answer, inputsOf }) => {
      answer({
        buildTab: ({ id, restore }) =>
          ok<'buildTab'>({
            id,
            title: 'Start',
            outcome: 'unchanged',
            summary: '',
            problems: restore
              ? []
              : [{ message: 'Start: “Allowed amount” is not there any more. Build tabs can put it back.', at: null }],
            missing: restore ? [] : ['Allowed amount'],
          }),
      });
      await tile(page, 'Build tabs');
      await button('Refresh what is here instead');
      await page.getByText('“Allowed amount” is gone.').waitFor();
      await expect.poll(() => page.getByText('is not there any more').count()).toBe(0);
      await button('Put back “Allowed amount”');
      await page.locator('.note').getByText('1 tab ready.').waitFor();
      expect(inputsOf('buildTab')).toEqual([
        { id: 'start', today: TODAY },
        { id: 'start', today: TODAY, restore: ['Allowed amount'] },
      ]);
    }));

  it('names a cell that cannot be read once, however many tabs stumble over it', () =>
    inPanel(workingPractice(), async ({ page, button, answer, inputsOf }) => {
      const unread = {
        message: 'Rates, cell D7: “lots” is not an amount. Type a rate like 94.00, or clear the cell.',
        at: { tab: 'rates', cell: 'D7' },
      };
      answer({
        buildTab: ({ id }) => ok<'buildTab'>({ id, title: id, outcome: 'unchanged', summary: '', problems: [unread] }),
      });
      await tile(page, 'Build tabs');
      await button('Build what is missing');
      await page.locator('.note').getByText('2 tabs ready.').waitFor();
      await expect.poll(() => page.getByText('is not an amount').count()).toBe(1);
      await button('Go to D7');
      await expect.poll(() => inputsOf('goTo')).toEqual([{ at: unread.at }]);
    }));

  it('builds or refreshes one tab by its own button, and leads to those that are there', () =>
    inPanel(workingPractice(), async ({ page, button, inputsOf }) => {
      await tile(page, 'Build tabs');
      await page.getByText('You type', { exact: true }).click();
      await button('Practice');
      await expect.poll(() => inputsOf('goTo')).toEqual([{ at: { tab: 'practice', cell: 'A1' } }]);
      await button('Build Negotiation Log');
      await page.locator('.note').getByText('1 tab ready.').waitFor();
      expect(inputsOf('buildTab')).toEqual([{ id: 'negotiation-log', today: TODAY }]);
    }));

  it('keeps the quarter’s grades, and replaces figures that are there only when told so', () =>
    inPanel({ ...workingPractice(), tabs: () => ok<'tabs'>({ tabs: TWENTY_TABS }) }, async (panel) => {
      const { page, button, answer, inputsOf } = panel;
      answer({
        takeSnapshot: ({ replace }) =>
          replace
            ? ok<'takeSnapshot'>({
                quarter: 'Q1 2026',
                added: [],
                replaced: ['Insurer B'],
                same: ['Insurer A'],
                summary: 'Snapshot of Q1 2026 in Scorecard History: 1 payer replaced.',
                at: { tab: 'scorecard-history', cell: 'A3' },
              })
            : refused(
                'snapshot-exists',
                'Scorecard History has a snapshot of Q1 2026 already, with other figures for Insurer B.',
                'Replace it, or leave it as it is. Your notes and columns there stay either way.',
              ),
      });
      await tile(page, 'Build tabs');
      await button('Take a snapshot');
      await page.getByText('with other figures for Insurer B').waitFor();
      await expect.poll(() => focused(page)).toContain('Q1 2026');
      await button('Keep what is there');
      await button('Take a snapshot');
      await button('Replace the figures');
      await page.locator('.note').getByText('1 payer replaced').waitFor();
      await button('Go to the rows');
      expect(inputsOf('takeSnapshot')).toEqual([
        { today: TODAY, replace: false },
        { today: TODAY, replace: false },
        { today: TODAY, replace: true },
      ]);
      await expect.poll(() => inputsOf('goTo')).toEqual([{ at: { tab: 'scorecard-history', cell: 'A3' } }]);
    }));

  it('offers a snapshot only where there is a Scorecard, and examples only for tabs that people type rows into', () =>
    inPanel(workingPractice(), async ({ page }) => {
      await tile(page, 'Build tabs');
      const choice = page.getByLabel('Tab', { exact: true });
      await choice.waitFor();
      await expect.poll(() => choice.locator('option').allTextContents()).toEqual(['Choose a tab', 'Payers']);
      await expect.poll(() => page.getByRole('button', { name: 'Take a snapshot' }).count()).toBe(0);
    }));

  it('adds an example row and takes it away, and says why a tab with rows gets none', () =>
    inPanel({ ...workingPractice(), tabs: () => ok<'tabs'>({ tabs: TWENTY_TABS }) }, async (panel) => {
      const { page, button, answer, inputsOf } = panel;
      answer({
        addExamples: ({ tab }) =>
          tab === 'rates'
            ? refused(
                'not-empty',
                'Rates has rows already, so no example is added.',
                'Each heading’s note shows one too.',
              )
            : ok<'addExamples'>({ at: { tab, cell: 'A2' }, summary: 'An example stands in Contacts, row 2.' }),
        removeExamples: () => ok<'removeExamples'>({ removed: 1, summary: 'Removed 1 example row from Contacts.' }),
      });
      await tile(page, 'Build tabs');
      const choice = page.getByLabel('Tab', { exact: true });
      await choice.selectOption('Rates');
      await button('Add the row');
      await page.getByText('no example is added').waitFor();
      await expect.poll(() => focused(page)).toContain('Rates has rows already');
      await choice.selectOption('Contacts');
      await expect.poll(() => page.getByText('no example is added').count()).toBe(0);
      await button('Add the row');
      await page.locator('.note').getByText('An example stands in Contacts, row 2.').waitFor();
      await button('Go to A2');
      await button('Remove it');
      await page.locator('.note').getByText('Removed 1 example row').waitFor();
      expect(inputsOf('addExamples')).toEqual([{ tab: 'rates' }, { tab: 'contacts' }]);
      expect(inputsOf('removeExamples')).toEqual([{ tab: 'contacts' }]);
    }));

  it('stops after the tab that is being built, and builds the others when told to', () =>
    inPanel(workingPractice(), async ({ page, button, answer, inputsOf }) => {
      let finish = () => {};
      answer({
        buildTab: ({ id }) =>
          new Promise((resolve) => {
            finish = () =>
              resolve(ok<'buildTab'>({ id, title: 'Rate Comparison', outcome: 'made', summary: '', problems: [] }));
          }),
      });
      await tile(page, 'Build tabs');
      await button('Build what is missing');
      await page.getByText('0 of 2 tabs done. Working on Rate Comparison.').waitFor();
      await button('Stop after this tab');
      finish();
      await page.locator('.note').getByText('1 of 2 tabs ready.').waitFor();
      expect(inputsOf('buildTab')).toHaveLength(1);
      answer({
        buildTab: ({ id }) => ok<'buildTab'>({ id, title: id, outcome: 'made', summary: '', problems: [] }),
      });
      await button('Build the other one');
      await page.locator('.note').getByText('1 tab ready.').waitFor();
      expect(inputsOf('buildTab').map(({ id }) => id)).toEqual(['rate-comparison', 'negotiation-log']);
    }));

  it('when all is here, refreshes what is worked out', () =>
    inPanel(
      { ...workingPractice(), tabs: () => ok<'tabs'>({ tabs: TWENTY_TABS }) },
      async ({ page, button, inputsOf }) => {
        await tile(page, 'Build tabs');
        await page.getByText('All 21 tabs are here').waitFor();
        await button('Refresh what is worked out');
        await page.locator('.note').getByText('10 tabs ready.').waitFor();
        expect(inputsOf('buildTab').every(({ restore }) => restore === undefined)).toBe(true);
      },
    ));
});

describe('a request and its letter', () => {
  it('goes from the ask to a letter in Docs and the day it was sent', () =>
    inPanel(workingPractice(), async ({ page, button, inputsOf }) => {
      await tile(page, 'Requests');
      await button('New request');
      await page.getByText('From 92.2% to 101.8% of Medicare').waitFor();
      await page.getByLabel('Ask').nth(1).fill('170');
      await page.getByText('$6,320').waitFor();
      await page.getByLabel('Contact (optional)').fill('Provider contracting');
      await button('Save request');
      await title(page, 'Request saved');
      expect(inputsOf('addRequest')).toEqual([
        {
          payer: 'Insurer C',
          contact: 'Provider contracting',
          contactInfo: '',
          lines: [
            { code: '90834', current: 105, requested: 116 },
            { code: '90837', current: 155, requested: 170 },
          ],
        },
      ]);
      await button('Write the letter');
      await title(page, 'Letter to Insurer C');
      await page.frameLocator('iframe').getByText('We would welcome a call').waitFor();
      await button('Draft in Google Docs');
      const link = page.getByRole('link', { name: /Open the letter/ });
      await link.waitFor();
      await expect.poll(() => link.getAttribute('href')).toBe('https://docs.google.com/document/d/example/edit');
      await expect.poll(() => link.getAttribute('target')).toBe('_blank');
      await page.locator('.note').getByText('Nothing has been sent.').waitFor();
      await expect.poll(() => page.getByLabel('Date sent').inputValue()).toBe(TODAY);
      await page.getByLabel('Date sent').fill('2026-05-11');
      await button('I sent it');
      await page.locator('.note').getByText('First follow-up').waitFor();
      expect(inputsOf('draftLetter')).toEqual([
        {
          row: 5,
          payer: 'Insurer C',
          today: TODAY,
          template: 'LTR-02',
          facts: ['wait', 'attendance', 'firstPass'],
        },
      ]);
      expect(inputsOf('markSent')).toEqual([
        { row: 5, payer: 'Insurer C', what: 'request', date: '2026-05-11', replace: false },
      ]);
    }));

  it('is not saved without an ask above zero, and an ask below the present rate is pointed out', () =>
    inPanel(workingPractice(), async ({ page, button, inputsOf }) => {
      await tile(page, 'Requests');
      await button('New request');
      await page.getByLabel('Ask').nth(0).fill('0');
      await page.getByLabel('Ask').nth(1).fill('150');
      await page.getByText('Below what they pay now.').waitFor();
      await button('Save request');
      await page.getByText('A rate is above zero.').waitFor();
      await page.getByLabel('Ask').nth(0).fill('');
      await page.getByLabel('Ask').nth(1).fill('');
      await page.getByText('Type an ask for at least one code.').waitFor();
      await pressIdle(page, 'Save request');
      expect(inputsOf('addRequest')).toEqual([]);
    }));

  it('is not drafted while a needed fact is missing; the fact has a way to its cell, and can be checked again', () => {
    const needed = { message: 'Practice has no NPI.', at: { tab: 'practice', cell: 'B6' }, level: 'needed' as const };
    return inPanel(
      { ...workingPractice(), previewLetter: () => ok<'previewLetter'>({ ...LETTER, needs: [needed] }) },
      async ({ page, button, answer, inputsOf }) => {
        await button('Write the letter');
        await page.getByText('Practice has no NPI.').waitFor();
        await pressIdle(page, 'Draft in Google Docs');
        expect(inputsOf('draftLetter')).toEqual([]);
        await button('Go to B6');
        await expect.poll(() => inputsOf('goTo')).toEqual([{ at: { tab: 'practice', cell: 'B6' } }]);
        answer({ previewLetter: () => ok<'previewLetter'>(LETTER) });
        await button('Check again');
        await page.getByText('Practice has no NPI.').waitFor({ state: 'detached' });
        await button('Draft in Google Docs');
        await page.getByRole('link', { name: /Open the letter/ }).waitFor();
      },
    );
  });

  it('asks before another date is replaced', () =>
    inPanel(workingPractice(), async ({ page, button, answer, inputsOf }) => {
      const marked = workingPractice().markSent;
      answer({
        markSent: (input) =>
          input.replace && marked
            ? marked(input)
            : refused('already-sent', 'Negotiation Log, cell E5 says May 4, 2026.', 'Replace it, or keep it.'),
      });
      await button('Write the letter');
      await button('Draft in Google Docs');
      await button('I sent it');
      await button('Replace the date');
      await page.locator('.note').getByText('First follow-up').waitFor();
      expect(inputsOf('markSent').map(({ replace }) => replace)).toEqual([false, true]);
    }));

  it('does not take a day that is still to come', () =>
    inPanel(workingPractice(), async ({ page, button, inputsOf }) => {
      await button('Write the letter');
      await button('Draft in Google Docs');
      await page.getByLabel('Date sent').fill('2026-05-13');
      await button('I sent it');
      await page.getByText('May 13, 2026 is still to come.').waitFor();
      expect(inputsOf('markSent')).toEqual([]);
    }));

  it('that was drafted before offers its link first; a second Doc for the step is made only after asking', () =>
    inPanel(
      {
        ...workingPractice(),
        letterChoices: () =>
          ok<'letterChoices'>({
            ...CHOICES,
            templates: CHOICES.templates.map((template) => ({
              ...template,
              letterUrl: template.sends === 'request' ? 'https://docs.google.com/document/d/old/edit' : null,
            })),
          }),
        draftLetter: ({ again }) =>
          again
            ? ok<'draftLetter'>(DRAFT)
            : refused('already-drafted', 'Rate request is drafted already.', 'Open that letter, or draft it again.'),
      },
      async ({ page, button, inputsOf }) => {
        await button('Write the letter');
        await page.getByText('A letter is drafted.').waitFor();
        await button('Change it, or write another');
        await button('Draft in Google Docs');
        await expect.poll(() => focused(page)).toContain('Rate request is drafted already.');
        await expect
          .poll(() => page.getByRole('link', { name: /Open that letter/ }).getAttribute('href'))
          .toContain('/old/');
        await button('Keep the one there is');
        await button('Draft in Google Docs');
        await button('Draft a second one');
        await page.getByText('Your letter is ready to read.', { exact: true }).waitFor();
        expect(inputsOf('draftLetter').map(({ again }) => again)).toEqual([undefined, undefined, true]);
      },
    ));

  it('shows the letter in a frame in which nothing runs', () =>
    inPanel(
      {
        ...workingPractice(),
        previewLetter: () =>
          ok<'previewLetter'>({
            ...LETTER,
            html: '<p>Dear payer</p><img src="data:," onerror="parent.document.title=\'broken in\'">',
          }),
      },
      async ({ page, button }) => {
        await button('Write the letter');
        await page.frameLocator('iframe').getByText('Dear payer').waitFor();
        await expect.poll(() => page.locator('iframe').getAttribute('sandbox')).toBe('allow-same-origin');
        await expect.poll(() => page.title()).toBe('RateCase');
      },
    ));
});

describe('when Google does not let a call through', () => {
  it.each(['PERMISSION_DENIED: reading from storage', 'Authorization is required to perform that action.'])(
    '“%s” is told as several accounts, never in Google’s words, and Try again goes on',
    (thrown) =>
      inPanel(workingPractice(), async ({ page, button, breakWith }) => {
        await title(page, 'Your next step');
        breakWith(thrown);
        await tile(page, 'Payers');
        await title(page, 'This panel cannot reach your sheet');
        await expect.poll(() => focused(page)).toBe('This panel cannot reach your sheet');
        await page.getByText('two Google accounts are open').waitFor();
        await expect.poll(() => page.locator('main').textContent()).not.toContain(thrown);
        breakWith(null);
        await button('Try again');
        await title(page, 'Payers');
      }),
  );

  it('anything else says that the data is safe, and shows no exception', () =>
    inPanel(workingPractice(), async ({ page, button, breakWith }) => {
      await title(page, 'Your next step');
      breakWith('TypeError: Cannot read properties of null (line 12, file "Code")');
      await button('Write the letter');
      await page.getByText('Your data is safe.').waitFor();
      await expect.poll(() => page.locator('main').textContent()).not.toMatch(/TypeError|line 12|accounts/);
    }));
});

describe('the panel', () => {
  it('begins at the screen the server names', () =>
    inPanel(workingPractice(), ({ page }) => title(page, 'Requests and letters'), { screen: 'requests' }));

  it('moves the focus to the heading of each new screen', () =>
    inPanel(workingPractice(), async ({ page, button }) => {
      await tile(page, 'Help');
      await expect.poll(() => focused(page)).toBe('Help');
      await button('Back to Home');
      await expect.poll(() => focused(page)).toBe('Your next step');
    }));

  it('says how late a follow-up is, and takes the answer that came meanwhile', () =>
    inPanel({ ...workingPractice(), home: () => ok<'home'>(HOME_LATE) }, async ({ page, button }) => {
      await page.getByText('3 business days late').waitFor();
      await page.getByText('1 business day late').waitFor();
      await button('They have answered');
      await title(page, 'Insurer C’s answer');
    }));

  it('leads from what comes up to its request, or to a new one for that payer', () =>
    inPanel({ ...workingPractice(), home: () => ok<'home'>(HOME_LATE) }, async ({ page, button, inputsOf }) => {
      await page.getByRole('button', { name: /Follow up with Insurer C/ }).click();
      await title(page, 'Letter to Insurer C');
      await expect.poll(() => inputsOf('letterChoices')).toEqual([{ row: 6, today: TODAY }]);
      await button('Back to Requests');
      await button('Back to Home');
      await page.getByRole('button', { name: /Insurer A: start preparing/ }).click();
      await title(page, 'New request');
      await expect.poll(() => inputsOf('requestForm')).toEqual([{ payer: 'Insurer A' }]);
    }));

  it('links what stands out to its cell, and says so', () =>
    inPanel(workingPractice(), async ({ page, inputsOf }) => {
      await page.getByRole('button', { name: /Insurer B pays the least/ }).click();
      await page.getByText('The sheet shows cell C6.').waitFor({ state: 'attached' });
      expect(inputsOf('goTo')).toEqual([{ at: { tab: 'rate-comparison', cell: 'C6' } }]);
    }));

  it('says where it is when a cell cannot be shown', () =>
    inPanel(
      { ...workingPractice(), goTo: () => refused('no-tab', 'There is no tab Rates.', 'Build it under Build tabs.') },
      async ({ page, button }) => {
        await button('Go to D7');
        await expect.poll(() => focused(page)).toContain('There is no tab Rates.');
      },
    ));

  it('sends only the facts that changed, never a blank one', () =>
    inPanel(workingPractice(), async ({ page, button, inputsOf }) => {
      await tile(page, 'Practice');
      await page.getByLabel('Phone').fill('802-555-0199');
      await page.getByLabel('NPI').fill('');
      await page.getByText('To clear this, clear its cell in the Practice tab.').waitFor();
      await button('Save');
      await page.locator('.note').getByText('Saved in Practice.').waitFor();
      expect(inputsOf('savePractice')).toEqual([{ today: TODAY, practice: { phone: '802-555-0199' } }]);
    }));

  it('refuses a payer that is in the list already', () =>
    inPanel(workingPractice(), async ({ page, button, inputsOf }) => {
      await tile(page, 'Payers');
      await page.getByLabel('Payer name').fill('insurer a');
      await button('Save 1 payer');
      await page.getByText('insurer a is in the list already.').waitFor();
      expect(inputsOf('savePayers')).toEqual([]);
    }));

  it('writes once when a button is pressed twice', () =>
    inPanel(workingPractice(), async ({ page, answer, inputsOf }) => {
      answer({ draftLetter: () => new Promise(() => undefined) });
      await page.getByRole('button', { name: 'Write the letter' }).click();
      const draft = page.getByRole('button', { name: 'Draft in Google Docs' });
      await draft.dblclick();
      await expect.poll(() => draft.getAttribute('aria-disabled')).toBe('true');
      expect(inputsOf('draftLetter')).toHaveLength(1);
    }));

  it('leads on from a first run that was left half way', () =>
    inPanel(
      {
        ...workingPractice(),
        home: () =>
          ok<'home'>({
            ...HOME_EMPTY,
            stage: 'setup',
            next: {
              title: 'Add your payers',
              text: 'Your practice is saved.',
              action: 'Add payers',
              screen: 'payers',
              row: null,
              payer: null,
              late: 0,
              mayBeAnswered: null,
            },
          }),
      },
      async ({ page, button }) => {
        await button('Add payers');
        await page.getByText('Step 2 of 3: your payers').waitFor();
        await button('Go on to rates');
        await title(page, 'What do they pay?');
      },
    ));

  it('reads a problem with its cell and goes there', () =>
    inPanel({ ...workingPractice(), home: () => ok<'home'>(HOME_WORKING) }, async ({ page, button, inputsOf }) => {
      await page.getByText('Rates, cell D7: “n/a” is not an amount.').waitFor();
      await button('Go to D7');
      await expect.poll(() => inputsOf('goTo')).toEqual([{ at: { tab: 'rates', cell: 'D7' } }]);
    }));
});
