/** Drafting several letters, scripts to read aloud, letters without a request, and answers. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Answers, type OpenPanel, panelBrowser, TODAY } from './panel.ts';
import { CHOICES, DRAFT, ok, QUEUE, RESPONSE, refused, TALKING, workingPractice } from './practice-in-burlington.ts';

const openPanel = panelBrowser();

async function onRequests(path: (panel: OpenPanel) => Promise<void>, answers: Answers = {}): Promise<void> {
  const panel = await openPanel({ ...workingPractice(), ...answers }, { screen: 'requests' });
  panel.page.setDefaultTimeout(20_000);
  await panel.page.getByText('No letter yet').waitFor();
  await path(panel);
  expect(panel.troubles).toEqual([]);
  await panel.page.close();
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

describe('drafting several letters', () => {
  const open = async (page: Page) => {
    await press(page, 'Draft several letters at once');
    await page.getByRole('heading', { level: 1, name: 'Draft several letters' }).waitFor();
    await page.getByText('Ready to draft').waitFor();
  };

  it('drafts those that are ready and chosen, each as it is proposed, and names the rest with the reason', () =>
    onRequests(async ({ page, inputsOf }) => {
      await open(page);
      await page.getByText('Practice: the letter needs your NPI. Type it.').waitFor();
      await page.getByText('Due May 27, 2026.').waitFor();
      await page.getByLabel(/Insurer C/).uncheck();
      await press(page, 'Draft 2 letters');
      await page.locator('.note').getByText('2 letters drafted. Nothing has been sent.').waitFor();
      expect(inputsOf('draftLetter')).toEqual([
        { row: 2, payer: 'Insurer A', template: 'LTR-02', today: TODAY },
        { row: 3, payer: 'Insurer B', template: 'LTR-05', today: TODAY },
      ]);
      await expect.poll(() => page.getByRole('link', { name: /rate request/ }).count()).toBe(2);
    }));

  it('stops after the letter under way, and goes on where it stopped without a second Doc', () =>
    onRequests(async ({ page, answer, inputsOf }) => {
      let finish = () => {};
      answer({
        draftLetter: () =>
          new Promise((resolve) => {
            finish = () => resolve(ok<'draftLetter'>(DRAFT));
          }),
      });
      await open(page);
      await press(page, 'Draft 3 letters');
      await page.getByText('0 of 3 letters done. Working on Insurer A: Rate request.').waitFor();
      await press(page, 'Stop after this letter');
      finish();
      await page.locator('.note').getByText('1 of 3 letters drafted.').waitFor();
      expect(inputsOf('draftLetter')).toHaveLength(1);
      answer({
        draftQueue: () =>
          ok<'draftQueue'>({
            entries: QUEUE.entries.map((entry) => (entry.row === 2 ? { ...entry, state: 'drafted' as const } : entry)),
          }),
        draftLetter: () => ok<'draftLetter'>(DRAFT),
      });
      await press(page, 'Go on with the rest');
      await press(page, 'Draft 2 letters');
      await page.locator('.note').getByText('2 letters drafted.').waitFor();
      expect(inputsOf('draftLetter').map(({ row }) => row)).toEqual([2, 3, 5]);
      expect(inputsOf('draftLetter').some(({ again }) => again)).toBe(false);
    }));

  it('ends when the day’s limit is reached, says so once, and keeps the rest for later', () =>
    onRequests(
      async ({ page, inputsOf }) => {
        await open(page);
        await press(page, 'Draft 3 letters');
        await page.getByText('Google has reached its limit of documents for your account today.').waitFor();
        await page.getByText('Draft this letter again tomorrow').waitFor();
        await expect.poll(() => page.getByText('Left for later').count()).toBe(1);
        expect(inputsOf('draftLetter')).toHaveLength(2);
      },
      {
        draftLetter: ({ row }) =>
          row === 2
            ? ok<'draftLetter'>(DRAFT)
            : refused(
                'drive-quota',
                'Google has reached its limit of documents for your account today.',
                'Draft this letter again tomorrow; nothing is lost.',
              ),
      },
    ));

  it('goes on after a letter that is refused for its own sake', () =>
    onRequests(
      async ({ page, inputsOf }) => {
        await open(page);
        await press(page, 'Draft 3 letters');
        await page.getByText('Insurer B: Follow-up email was not drafted.').waitFor();
        expect(inputsOf('draftLetter')).toHaveLength(3);
      },
      {
        draftLetter: ({ row }) =>
          row === 3 ? refused('row-moved', 'Row 3 is Insurer D’s now.', 'Open Requests.') : ok<'draftLetter'>(DRAFT),
      },
    ));
});

describe('phone scripts and replies', () => {
  it('are opened large enough to read while speaking, with cautions apart, and copied', () =>
    onRequests(async ({ page, inputsOf }) => {
      await press(page, 'Phone scripts and replies');
      await page.getByRole('button', { name: /Find the right person/ }).click();
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Find the right person');
      const text = page.locator('.aloud');
      expect((await text.locator('p').allTextContents()).join('\n\n')).toBe(TALKING.scripts[0]?.text);
      const size = await text
        .locator('p')
        .first()
        .evaluate((words) => Number.parseFloat(getComputedStyle(words).fontSize));
      expect(size).toBeGreaterThanOrEqual(16);
      await page.locator('.note', { hasText: 'not printed' }).getByText('Write down the name and the day.').waitFor();
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', {
          value: { writeText: async (copied: string) => Object.assign(window, { copied }) },
        });
      });
      await press(page, 'Copy text');
      await page.getByText('Copied', { exact: true }).waitFor();
      await expect.poll(() => page.evaluate(() => 'copied' in window && window.copied)).toBe(TALKING.scripts[0]?.text);
      expect(inputsOf('talkingPoints')).toEqual([{ row: 5, today: TODAY }]);
    }));

  it('are saved as a Doc, a second one only when asked for', () =>
    onRequests(async ({ page, answer, inputsOf }) => {
      await press(page, 'Phone scripts and replies');
      await page.getByRole('button', { name: /Not increasing rates/ }).click();
      answer({
        draftLetter: ({ again }) =>
          again ? ok<'draftLetter'>(DRAFT) : refused('already-drafted', 'It is drafted already.', 'Open it.'),
      });
      await press(page, 'Save as a Doc');
      await page.getByText('It is drafted already.').waitFor();
      await press(page, 'Save a second Doc');
      await page.getByRole('link', { name: /Open it/ }).waitFor();
      expect(inputsOf('draftLetter')).toEqual([
        { row: 5, payer: 'Insurer C', template: 'OBJ-01', today: TODAY },
        { row: 5, payer: 'Insurer C', template: 'OBJ-01', today: TODAY, again: true },
      ]);
    }));

  it('are filled anew for another request or for a payer without one', () =>
    onRequests(async ({ page, inputsOf }) => {
      await press(page, 'Phone scripts and replies');
      await page.getByLabel('For', { exact: true }).selectOption({ label: 'Insurer B, no request' });
      await page.getByText('When they say no').waitFor();
      await expect
        .poll(() => inputsOf('talkingPoints').at(-1))
        .toEqual({ row: null, payer: 'Insurer B', today: TODAY });
    }));
});

describe('a letter without a request', () => {
  it('is written to a payer that is chosen, and is done when it is drafted', () =>
    onRequests(async ({ page, inputsOf }) => {
      await page.getByLabel('Without a request').selectOption('Insurer B');
      await press(page, 'Write to Insurer B');
      await page.getByRole('heading', { level: 1, name: 'Letter to Insurer B' }).waitFor();
      await expect
        .poll(() => inputsOf('previewLetter').at(-1))
        .toEqual({ row: null, payer: 'Insurer B', today: TODAY, template: 'LTR-01' });
      await press(page, 'Draft in Google Docs');
      await page.getByText('Your letter is ready to read.', { exact: true }).waitFor();
      await expect.poll(() => page.getByText('When you have sent it').count()).toBe(0);
    }));
});

describe('the one-page summary', () => {
  it('is written for a payer; one that was edited is replaced, or left and written anew, only when told so', () =>
    onRequests(
      async ({ page, inputsOf }) => {
        await page.getByLabel('Without a request').selectOption('Insurer B');
        await press(page, 'One-page summary');
        await page.getByText('Summary was changed since.').waitFor();
        await press(page, 'Write a new tab');
        await page.getByRole('link', { name: /Open it to print/ }).waitFor();
        expect(inputsOf('writeSummary')).toEqual([
          { payer: 'Insurer B', today: TODAY },
          { payer: 'Insurer B', today: TODAY, existing: 'new-tab' },
        ]);
      },
      {
        writeSummary: ({ existing }) =>
          existing
            ? ok<'writeSummary'>({
                at: { tab: 'summary', cell: 'A1' },
                title: 'Summary 2',
                printUrl: 'https://docs.google.com/spreadsheets/d/x/export?format=pdf',
                summary: 'Summary 2 is ready to print.',
                problems: [],
              })
            : refused('edited', 'Summary was changed since.', 'Write it anew, or write a new tab.'),
      },
    ));
});

describe('a request before a first contract', () => {
  it('starts from what is offered, and carries it to the log', () =>
    onRequests(
      async ({ page, inputsOf }) => {
        await press(page, 'New request');
        await page.getByText('No rates for Insurer C yet.').waitFor();
        await page.getByLabel('Offered').nth(0).fill('98');
        await page.getByLabel('Ask').nth(0).fill('96');
        await page.getByText('No more than they offer.').waitFor();
        await page.getByLabel('Ask').nth(0).fill('116');
        // 98 and 116 of 113.90
        await page.getByText('From 86.0% to 101.8% of Medicare').waitFor();
        await page.getByLabel('Ask').nth(1).fill('170');
        await press(page, 'Save request');
        await page.getByRole('heading', { level: 1, name: 'Request saved' }).waitFor();
        expect(inputsOf('addRequest')[0]?.lines).toEqual([
          { code: '90834', current: null, requested: 116, offered: 98 },
          { code: '90837', current: null, requested: 170 },
        ]);
      },
      {
        requestForm: () =>
          ok<'requestForm'>({
            payers: ['Insurer C'],
            payer: 'Insurer C',
            lines: ['90834', '90837', '90791'].map((code, at) => ({
              code,
              label: '',
              current: null,
              medicare: [113.9, 167, 178.28][at] ?? null,
              best: null,
              sessions: null,
              requested: null,
            })),
            basis: '2026 Medicare allowed amount',
            problems: [],
          }),
      },
    ));
});

describe('an answer', () => {
  const onAnswer = (path: (panel: OpenPanel) => Promise<void>, answers: Answers = {}) =>
    onRequests(
      async (panel) => {
        await panel.page.getByRole('button', { name: /^Insurer C/ }).click();
        await press(panel.page, 'They have answered');
        await panel.page.getByRole('heading', { level: 1, name: 'Insurer C’s answer' }).waitFor();
        await path(panel);
      },
      {
        letterChoices: () => ok<'letterChoices'>({ ...CHOICES, sent: '2026-04-23', line: 'Sent April 23, 2026.' }),
        ...answers,
      },
    );

  it('that is a counteroffer is weighed as it is typed, saved with its amounts, and followed by the next step', () =>
    onAnswer(async ({ page, inputsOf }) => {
      await page.getByLabel('What they said').selectOption('Counteroffer');
      await page.getByLabel('Date of their answer').fill('2026-05-08');
      await page.getByLabel('How (optional)').selectOption('email');
      await page.getByLabel('Offered').nth(0).fill('107');
      // $2.00 on $105.00 is 1.9%; $9.00 short of $116.00; 107 is 6.1% below 113.90; 220 sessions bring $440.
      await page
        .getByText(
          'Small: $2.00 (1.9%) more a session than now. $9.00 short of your request. It would still lie 6.1% below the benchmark. That is $440 more a year, $37 a month. Name what is still missing, and ask again.',
        )
        .waitFor();
      await page.getByText('1 of 2 codes is raised').waitFor();
      await press(page, 'Save the answer');
      await page.locator('.note').getByText('counteroffer of May 12').waitFor();
      expect(inputsOf('recordResponse')).toEqual([
        {
          row: 5,
          payer: 'Insurer C',
          date: '2026-05-08',
          nature: 'Counteroffer',
          offered: [{ code: '90834', amount: 107 }],
          channel: 'email',
          replace: false,
        },
      ]);
      await press(page, 'Write the reply');
      await page.getByRole('heading', { level: 1, name: 'Letter to Insurer C' }).waitFor();
    }));

  it('that is a yes starts from what was asked', () =>
    onAnswer(async ({ page, inputsOf }) => {
      await page.getByLabel('What they said').selectOption('Approval');
      await page.getByText('Meets your request: $11.00').waitFor();
      await press(page, 'Save the answer');
      await page.getByRole('button', { name: 'Type the agreed rates' }).waitFor();
      expect(inputsOf('recordResponse')[0]?.offered).toEqual([
        { code: '90834', amount: 116 },
        { code: '90837', amount: 170 },
      ]);
    }));

  it('that is a no asks for no amounts, and says that it is rarely the last word', () =>
    onAnswer(async ({ page, inputsOf }) => {
      await page.getByLabel('What they said').selectOption('Denial');
      await expect.poll(() => page.getByLabel('Offered').count()).toBe(0);
      await press(page, 'Save the answer');
      await page.getByText('rarely the last word').waitFor();
      expect(inputsOf('recordResponse')[0]).not.toHaveProperty('offered');
    }));

  it('is not saved with a fault, and the faulty field has the focus', () =>
    onAnswer(async ({ page, inputsOf }) => {
      await press(page, 'Save the answer');
      await page.getByText('Choose what they said.').waitFor();
      await page.getByLabel('What they said').selectOption('Counteroffer');
      await page.getByLabel('Date of their answer').fill('2026-05-13');
      await press(page, 'Save the answer');
      await page.getByText('May 13, 2026 is still to come.').waitFor();
      await page.getByLabel('Date of their answer').fill('2026-04-01');
      await page.getByText('Before you sent it, April 23, 2026.').waitFor();
      await page.getByLabel('Offered').nth(1).fill('lots');
      await press(page, 'Save the answer');
      await expect
        .poll(() =>
          page
            .getByLabel('Offered')
            .nth(1)
            .evaluate((field) => field === document.activeElement),
        )
        .toBe(true);
      expect(inputsOf('recordResponse')).toEqual([]);
    }));

  it('takes the place of another one only when told so', () =>
    onAnswer(
      async ({ page, inputsOf }) => {
        await page.getByLabel('What they said').selectOption('Denial');
        await press(page, 'Save the answer');
        await page.getByText('holds an answer already').waitFor();
        await press(page, 'Replace it');
        await page.getByText('Write the reply').waitFor();
        expect(inputsOf('recordResponse').map(({ replace }) => replace)).toEqual([false, true]);
      },
      {
        recordResponse: ({ replace }) =>
          replace
            ? ok<'recordResponse'>({ at: { tab: 'negotiation-log', cell: 'J5' }, summary: 'Saved.' })
            : refused('already-answered', 'Negotiation Log, cell J5 holds an answer already: Approval.', 'Keep it.'),
      },
    ));

  it('begun and not saved is there again when the panel is opened anew', () =>
    onAnswer(async ({ page }) => {
      await page.getByLabel('What they said').selectOption('Counteroffer');
      await page.getByLabel('Offered').nth(0).fill('107');
      await page.reload();
      await page.getByRole('button', { name: /^Insurer C/ }).click();
      await press(page, 'They have answered');
      await expect.poll(() => page.getByLabel('Offered').nth(0).inputValue()).toBe('107');
    }));

  it('without a current rate has nothing to be compared with', () =>
    onAnswer(
      async ({ page }) => {
        await page.getByLabel('What they said').selectOption('Counteroffer');
        await page.getByLabel('Offered').nth(0).fill('107');
        await page.getByText('No current rate to compare with.').waitFor();
      },
      {
        responseForm: () =>
          ok<'responseForm'>({ ...RESPONSE, lines: RESPONSE.lines.map((line) => ({ ...line, current: null })) }),
      },
    ));
});
