import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Answers, accessibilityFaults, panelBrowser, picture, sidewaysScroll } from './panel.ts';
import {
  CHOICES,
  DRAFT,
  emptySheet,
  FINDINGS,
  HOME_LATE,
  HOME_WORKING,
  LETTER,
  ok,
  refused,
  TWENTY_TABS,
  workingPractice,
} from './practice-in-burlington.ts';

const openPanel = panelBrowser();

interface Look {
  name: string;
  answers?: Answers;
  /** From the first paint to the screen. */
  path: (page: Page) => Promise<void>;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const tile = (page: Page, name: string) => page.locator('.go-to').getByRole('button', { name }).click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** From Home to the answer to a request that was sent. */
const openAnswer = async (page: Page) => {
  await press(page, 'Write the letter');
  await press(page, 'They have answered');
  await page.getByLabel('What they said').waitFor();
};

const sentRequest: Answers = {
  ...workingPractice(),
  letterChoices: () =>
    ok<'letterChoices'>({ ...CHOICES, sent: '2026-04-23', line: 'Sent April 23, 2026. Waiting for an answer.' }),
};

const neededFirst = {
  ...workingPractice(),
  previewLetter: () =>
    ok<'previewLetter'>({
      ...LETTER,
      needs: [
        {
          message: 'Practice has no NPI. The payer finds your contract by it.',
          at: { tab: 'practice', cell: 'B6' },
          level: 'needed',
        },
        ...LETTER.needs,
      ],
    }),
};

const LOOKS: Look[] = [
  { name: 'home', path: (page) => heading(page, 'Your next step') },
  {
    name: 'home-late',
    answers: { ...workingPractice(), home: () => ok<'home'>(HOME_LATE) },
    path: (page) => page.getByText('3 business days late').waitFor(),
  },
  { name: 'home-first', answers: emptySheet(), path: (page) => heading(page, 'Welcome to RateCase') },
  {
    name: 'home-refused',
    answers: {
      home: () =>
        refused(
          'columns',
          'Rates has no column “Rate”.',
          'Give the column its old heading, or put it back under Build tabs.',
          {
            tab: 'rates',
            cell: 'D1',
          },
        ),
    },
    path: (page) => page.getByRole('alert').waitFor(),
  },
  {
    name: 'first-run-1',
    answers: emptySheet(),
    path: async (page) => {
      await press(page, 'Begin');
      await page.getByLabel('Office ZIP code').fill('05401');
      await page.getByLabel('Your license').selectOption('Psychologist');
      await page.getByText('Vermont, one area statewide').waitFor();
    },
  },
  {
    name: 'first-run-1-fault',
    answers: emptySheet(),
    path: async (page) => {
      await press(page, 'Begin');
      await page.getByLabel('Office ZIP code').fill('0540');
      await press(page, 'Save and add payers');
      await page.getByText('is not a ZIP code').waitFor();
    },
  },
  {
    name: 'first-run-2',
    answers: { ...emptySheet(), home: () => ok<'home'>({ ...HOME_WORKING, stage: 'setup' }) },
    path: async (page) => {
      await tile(page, 'Payers');
      for (const name of ['Insurer A', 'Insurer B', 'Insurer C']) {
        await page.getByLabel('Payer name').fill(name);
        await press(page, 'Add payer');
      }
      await page.getByText('Save 3 payers').waitFor();
    },
  },
  {
    name: 'payers',
    path: async (page) => {
      await tile(page, 'Payers');
      await page.getByText('In your Payers tab').waitFor();
    },
  },
  {
    name: 'payer',
    path: async (page) => {
      await tile(page, 'Payers');
      await press(page, /^Insurer B/);
      for (const group of ['What the contract says', 'If you left']) await page.getByText(group).click();
      await page.getByRole('group', { name: 'Does it deny afterwards' }).getByText('Yes').click();
      await page.getByText('Save 1 answer').waitFor();
    },
  },
  {
    name: 'payer-unread',
    answers: {
      ...workingPractice(),
      savePayerAnswers: () =>
        refused('unreadable-answer', 'Payers, cell AK3: “20” is not a share. Type it like 20%.', '', {
          tab: 'payers',
          cell: 'AK3',
        }),
    },
    path: async (page) => {
      await tile(page, 'Payers');
      await press(page, /^Insurer B/);
      await page.getByText('If you left').click();
      await page.getByLabel('Clients who would stay').fill('20');
      await press(page, 'Save 1 answer');
      await page.locator('[aria-invalid=true]').waitFor();
    },
  },
  {
    name: 'rates-typed',
    path: async (page) => {
      await tile(page, 'Rates');
      await page.getByLabel('Insurer A, 90834, rate').fill('112.5');
      await page.getByLabel('Insurer A, 90837, rate').fill('16x');
      await press(page, /^Write/);
      await page.getByText('“16x” is not an amount').waitFor();
    },
  },
  {
    name: 'first-run-3',
    answers: { ...emptySheet(), home: () => ok<'home'>({ ...HOME_WORKING, stage: 'setup' }) },
    path: async (page) => {
      await tile(page, 'Rates');
      await page
        .getByLabel('Payer, code and rate')
        .fill(
          'Insurer A\t90834\t112.50\nInsurer A\t90791\t138\nInsurer B\t90834\t94.00\nInsurer B\t90791\t123\nInsurer C\t90834\tone-oh-five\nInsurer C\t90791\t132',
        );
      await page.getByText('1 line to look at').waitFor();
    },
  },
  {
    name: 'ready',
    answers: { ...workingPractice(), home: () => ok<'home'>({ ...HOME_WORKING, stage: 'setup' }) },
    path: async (page) => {
      await tile(page, 'Rates');
      await page.getByLabel('Insurer A, 90834, rate').fill('112.5');
      await press(page, 'Write 1 rate');
      await heading(page, 'Your comparison is ready');
    },
  },
  {
    name: 'practice',
    path: async (page) => {
      await tile(page, 'Practice');
      await page.getByText('Vermont, one area statewide').waitFor();
    },
  },
  {
    name: 'build-tabs',
    path: async (page) => {
      await tile(page, 'Build tabs');
      await page.getByText('Build what is missing').waitFor();
      for (const group of ['You type', 'Worked out']) {
        await page.getByText(group, { exact: true }).click();
      }
    },
  },
  {
    name: 'build-twenty-tabs',
    answers: { ...workingPractice(), tabs: () => ok<'tabs'>({ tabs: TWENTY_TABS }) },
    path: async (page) => {
      await tile(page, 'Build tabs');
      for (const group of ['You type', 'Worked out', 'Settings and help']) {
        await page.getByText(group, { exact: true }).click();
      }
    },
  },
  {
    name: 'snapshot-exists',
    answers: {
      ...workingPractice(),
      tabs: () => ok<'tabs'>({ tabs: TWENTY_TABS }),
      takeSnapshot: () =>
        refused(
          'snapshot-exists',
          'Scorecard History has a snapshot of Q1 2026 already, with other figures for Insurer B.',
          'Replace it, or leave it as it is. Your notes and columns there stay either way.',
          { tab: 'scorecard-history', cell: 'A3' },
        ),
      addExamples: ({ tab }) =>
        ok<'addExamples'>({
          at: { tab, cell: 'A2' },
          summary:
            'An example stands in Contacts, row 2, and says so in Notes. It counts like any other row until you remove it.',
        }),
    },
    path: async (page) => {
      await tile(page, 'Build tabs');
      await page.getByLabel('Tab', { exact: true }).selectOption('Contacts');
      await press(page, 'Add the row');
      await page.locator('.note').getByText('An example stands in Contacts').waitFor();
      await press(page, 'Take a snapshot');
      await page.getByText('Replace the figures').waitFor();
    },
  },
  {
    name: 'busy',
    answers: {
      ...workingPractice(),
      buildTab: ({ id }) =>
        id === 'rate-comparison'
          ? ok<'buildTab'>({ id, title: 'Rate Comparison', outcome: 'made', summary: '', problems: [] })
          : new Promise(() => undefined),
    },
    path: async (page) => {
      await tile(page, 'Build tabs');
      await press(page, 'Build what is missing');
      await page.getByText('1 of 2 tabs done. Working on').waitFor();
    },
  },
  {
    name: 'built',
    answers: {
      ...workingPractice(),
      buildTab: ({ id }) =>
        id === 'negotiation-log'
          ? refused(
              'spill',
              'Negotiation Log, cell B5: “mine” stands where a column has to go.',
              'Move it to another cell, then build again.',
              {
                tab: 'negotiation-log',
                cell: 'B5',
              },
            )
          : ok<'buildTab'>({
              id,
              title: 'Rate Comparison',
              outcome: 'made',
              summary: '5 codes, 3 payers.',
              problems: [],
              missing: ['Allowed amount a session, dollars'],
            }),
    },
    path: async (page) => {
      await tile(page, 'Build tabs');
      await press(page, 'Build what is missing');
      await page.getByText('Negotiation Log was not built.').waitFor();
    },
  },
  {
    name: 'requests',
    path: async (page) => {
      await tile(page, 'Requests, letters');
      await page.getByText('No letter yet').waitFor();
    },
  },
  {
    name: 'requests-none',
    answers: { ...workingPractice(), requests: () => ok<'requests'>({ requests: [], problems: [] }) },
    path: async (page) => {
      await tile(page, 'Requests, letters');
      await page.getByText('No requests yet').waitFor();
    },
  },
  {
    name: 'new-request',
    path: async (page) => {
      await tile(page, 'Requests, letters');
      await press(page, 'New request');
      await page.getByLabel('Ask').nth(1).fill('170');
      await page.getByLabel('Ask').nth(2).fill('120');
      await page.getByText('Below what they pay now.').waitFor();
    },
  },
  {
    name: 'request-saved',
    path: async (page) => {
      await tile(page, 'Requests, letters');
      await press(page, 'New request');
      await press(page, 'Save request');
      await heading(page, 'Request saved');
    },
  },
  {
    name: 'letter',
    path: async (page) => {
      await press(page, 'Write the letter');
      await page.getByText('Draft in Google Docs').waitFor();
    },
  },
  {
    name: 'letter-needs',
    answers: neededFirst,
    path: async (page) => {
      await press(page, 'Write the letter');
      await page.getByText('Needed before drafting').waitFor();
    },
  },
  {
    name: 'done',
    path: async (page) => {
      await press(page, 'Write the letter');
      await press(page, 'Draft in Google Docs');
      await page.getByText('Your letter is ready to read.', { exact: true }).waitFor();
    },
  },
  {
    name: 'already-sent',
    answers: {
      ...workingPractice(),
      markSent: () =>
        refused('already-sent', 'Negotiation Log, cell E5 says May 4, 2026.', 'Replace it, or keep it.', {
          tab: 'negotiation-log',
          cell: 'E5',
        }),
    },
    path: async (page) => {
      await press(page, 'Write the letter');
      await press(page, 'Draft in Google Docs');
      await press(page, 'I sent it');
      await page.getByText('Replace the date').waitFor();
    },
  },
  {
    name: 'sent',
    path: async (page) => {
      await press(page, 'Write the letter');
      await press(page, 'Draft in Google Docs');
      await press(page, 'I sent it');
      await page.getByText('First follow-up: Wednesday, May 27.').first().waitFor();
    },
  },
  {
    name: 'letter-options',
    path: async (page) => {
      await press(page, 'Write the letter');
      await page.getByText('Beside the amounts').click();
      await page.getByLabel('Clean claims paid').check();
      await page.getByLabel('A yearly increase that compounds').check();
      await page.getByLabel('Increase each year').fill('lots');
      await page.getByText('Enclosures').click();
      await page.getByText('What others report').click();
    },
  },
  {
    name: 'letter-findings',
    answers: {
      ...workingPractice(),
      letterChoices: () =>
        ok<'letterChoices'>({
          ...CHOICES,
          payerNotice: {
            type: 'Medicare',
            negotiable: 'no',
            says: 'Medicare sets its rates by law; they are not negotiated.',
            instead: ['Comment on the yearly rule.', 'Ask for better terms elsewhere.'],
          },
        }),
      previewLetter: () =>
        ok<'previewLetter'>({
          ...LETTER,
          compose: { to: '', gmail: 'https://mail.google.com/mail/?view=cm', mailto: 'mailto:?subject=a' },
          cautions: ['Check your contract before you name a date.'],
          findings: FINDINGS,
        }),
    },
    path: async (page) => {
      await press(page, 'Write the letter');
      await page.getByText('This looks like a date of birth.').waitFor();
    },
  },
  {
    name: 'letter-again',
    answers: {
      ...workingPractice(),
      draftLetter: () =>
        refused('already-drafted', 'Rate request is drafted already.', 'Open that letter, or draft it again.'),
    },
    path: async (page) => {
      await press(page, 'Write the letter');
      await press(page, 'Draft in Google Docs');
      await page.getByText('Draft a second one').waitFor();
    },
  },
  {
    name: 'letters',
    path: async (page) => {
      await tile(page, 'Requests, letters');
      await press(page, 'Draft several letters at once');
      await page.getByText('Draft 3 letters').waitFor();
    },
  },
  {
    name: 'letters-busy',
    answers: {
      ...workingPractice(),
      draftLetter: ({ row }) => (row === 2 ? ok<'draftLetter'>(DRAFT) : new Promise(() => undefined)),
    },
    path: async (page) => {
      await tile(page, 'Requests, letters');
      await press(page, 'Draft several letters at once');
      await press(page, 'Draft 3 letters');
      await page.getByText('1 of 3 letters done. Working on').waitFor();
    },
  },
  {
    name: 'letters-quota',
    answers: {
      ...workingPractice(),
      draftLetter: ({ row }) =>
        row === 2
          ? ok<'draftLetter'>(DRAFT)
          : refused(
              'drive-quota',
              'Google has reached its limit of documents for your account today.',
              'Draft this letter again tomorrow; nothing is lost.',
            ),
    },
    path: async (page) => {
      await tile(page, 'Requests, letters');
      await press(page, 'Draft several letters at once');
      await press(page, 'Draft 3 letters');
      await page.getByText('Go on with the rest').waitFor();
    },
  },
  {
    name: 'scripts',
    path: async (page) => {
      await tile(page, 'Requests, letters');
      await press(page, 'Phone scripts and replies');
      await page.getByText('When they say no').waitFor();
    },
  },
  {
    name: 'script',
    path: async (page) => {
      await tile(page, 'Requests, letters');
      await press(page, 'Phone scripts and replies');
      await press(page, /Find the right person/);
      await page.getByText('Hello, this is A. Sample').waitFor();
    },
  },
  {
    name: 'response',
    answers: sentRequest,
    path: async (page) => {
      await openAnswer(page);
      await page.getByLabel('What they said').selectOption('Counteroffer');
      await page.getByLabel('Offered').nth(0).fill('107');
      await page.getByLabel('Offered').nth(1).fill('x');
      await press(page, 'Save the answer');
      await page.getByText('“x” is not an amount').waitFor();
    },
  },
  {
    name: 'response-saved',
    answers: sentRequest,
    path: async (page) => {
      await openAnswer(page);
      await page.getByLabel('What they said').selectOption('Approval');
      await press(page, 'Save the answer');
      await page.getByText('Write the reply').waitFor();
    },
  },
  {
    name: 'help',
    path: async (page) => {
      await tile(page, 'Help');
      await heading(page, 'Help');
    },
  },
];

describe('every screen passes axe, never scrolls sideways at 300, 285 and 150 px or with text at 200 %, and logs no error', () => {
  it.each(LOOKS)('$name', async ({ name, answers, path }) => {
    const { page, troubles } = await openPanel(answers ?? workingPractice());
    await path(page);
    await picture(page, name);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);
    await expect.poll(() => page.locator('.btn.primary:visible').count()).toBeLessThanOrEqual(1);
    await expect.poll(() => page.locator('a[href^="#"]').count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.setViewportSize({ width: 150, height: 900 });
    await picture(page, `${name}-150`);
    await page.close();
  });

  it.each([
    ['error-accounts', 'PERMISSION_DENIED: reading from storage'],
    ['error-unreachable', 'ScriptError: TypeError: x is undefined (line 7)'],
  ])('%s', async (name, thrown) => {
    const { page, breakWith } = await openPanel(workingPractice());
    await heading(page, 'Your next step');
    breakWith(thrown);
    await tile(page, 'Payers');
    await heading(page, 'This panel cannot reach your sheet');
    await picture(page, name);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);
    await page.close();
  });
});
