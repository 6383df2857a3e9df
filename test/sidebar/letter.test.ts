import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { calendarLink } from '../../sidebar/calendar.ts';
import { choiceOf, readOption, type Template } from '../../sidebar/letter-choice.ts';
import { askOption } from '../../src/contract.ts';
import { type Answers, type OpenPanel, panelBrowser, TODAY } from './panel.ts';
import { CHOICES, DRAFT, FINDINGS, LETTER, ok, workingPractice } from './practice-in-burlington.ts';

const openPanel = panelBrowser();

async function onLetter(path: (panel: OpenPanel) => Promise<void>, answers: Answers = {}): Promise<void> {
  const panel = await openPanel({ ...workingPractice(), ...answers });
  panel.page.setDefaultTimeout(20_000);
  await openLetter(panel.page);
  await path(panel);
  expect(panel.troubles).toEqual([]);
  // What was chosen is kept for the next panel in this tab; the next test has a tab of its own.
  await panel.page.close();
}

async function openLetter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Write the letter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Letter to Insurer C' }).waitFor();
  await page.getByRole('heading', { name: 'Preview' }).waitFor();
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const lastChoice = ({ inputsOf }: OpenPanel) => inputsOf('previewLetter').at(-1);
const focusedLabel = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

describe('the facts of a letter', () => {
  it('are ticked, left out and put in order with the keyboard, which stays where it was', () =>
    onLetter(async (panel) => {
      const { page } = panel;
      expect(lastChoice(panel)?.facts).toEqual(['wait', 'attendance', 'firstPass']);
      await button(page, 'Move up: 97% of claims').focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => lastChoice(panel)?.facts).toEqual(['wait', 'firstPass', 'attendance']);
      await expect.poll(() => focusedLabel(page)).toBe('Move up: 97% of claims were paid the first time');
      await page.keyboard.press('Enter');
      await expect.poll(() => lastChoice(panel)?.facts).toEqual(['firstPass', 'wait', 'attendance']);
      await expect.poll(() => focusedLabel(page)).toBe('Move up: 97% of claims were paid the first time');
      await page.keyboard.press('Enter');
      await page.getByRole('checkbox', { name: '92% of sessions' }).press('Space');
      await expect.poll(() => lastChoice(panel)?.facts).toEqual(['firstPass', 'wait']);
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.closest('[data-fact]')?.getAttribute('data-fact')))
        .toBe('attendance');
      await page.getByLabel('We treat trauma with EMDR').press('Space');
      await expect.poll(() => lastChoice(panel)?.facts).toEqual(['firstPass', 'wait', 'niche']);
    }));

  it('lead to their cells, and those that cannot be shown say why', () =>
    onLetter(async ({ page, inputsOf }) => {
      await button(page, 'Outcomes, cell C2, January to June 2026').click();
      await page.getByText('Not offered, and why').click();
      await page.getByText('Fewer than five clients').waitFor();
      await button(page, 'Go to C6').click();
      await expect
        .poll(() => inputsOf('goTo').map(({ at }) => at))
        .toEqual([
          { tab: 'outcomes', cell: 'C2' },
          { tab: 'outcomes', cell: 'C6' },
        ]);
    }));

  it('beyond the fifth are not sent, and it is said', () =>
    onLetter(async (panel) => {
      const { page } = panel;
      await page.getByText('3 more facts').click();
      for (const name of ['We treat trauma with EMDR', 'One of four practices', 'We see clients in Spanish']) {
        await page.getByRole('checkbox', { name }).click();
      }
      await page.getByText('Not printed, five stand above it.').waitFor();
      await expect
        .poll(() => lastChoice(panel)?.facts)
        .toEqual(['wait', 'attendance', 'firstPass', 'niche', 'scarcity']);
    }));

  it('that are missing altogether are asked for where they belong', () =>
    onLetter(
      async ({ page }) => {
        await page.getByText('Two figures make a letter strong').waitFor();
        await button(page, 'Open Outcomes').waitFor();
      },
      { letterChoices: () => ok<'letterChoices'>({ ...CHOICES, facts: [] }) },
    ));
});

describe('what is chosen for a letter', () => {
  it('is another template, with what that one has a place for', () =>
    onLetter(async (panel) => {
      const { page } = panel;
      const select = page.getByLabel('What to write');
      expect(
        await select.locator('optgroup').evaluateAll((groups) => groups.map((group) => group.getAttribute('label'))),
      ).toEqual([
        'Proposed',
        'Staying in touch',
        'First contact',
        'Formal request',
        'Follow-up',
        'Going higher',
        'Leaving',
      ]);
      await select.selectOption('LTR-05');
      await expect
        .poll(() => lastChoice(panel))
        .toEqual({
          row: 5,
          payer: 'Insurer C',
          today: TODAY,
          template: 'LTR-05',
        });
      await expect.poll(() => page.getByText('Facts to show').count()).toBe(0);
      await expect.poll(() => page.getByText('Beside the amounts').count()).toBe(0);
    }));

  it('is beside the amounts, with its one detail; one that cannot be read is not drafted', () =>
    onLetter(async (panel) => {
      const { page } = panel;
      await page.getByText('Beside the amounts').click();
      await page.getByLabel('A yearly increase that compounds').check();
      await expect.poll(() => page.getByLabel('Increase each year').inputValue()).toBe('3%');
      await page.getByLabel('Increase each year').fill('2.5');
      await expect.poll(() => lastChoice(panel)?.options).toEqual([{ kind: 'escalator', share: 0.025 }]);
      await page.getByLabel('Clean claims paid').check();
      await page.getByText('State prompt-pay laws differ.').waitFor();
      await page.getByRole('textbox', { name: 'Business days' }).fill('soon');
      await page.getByText('“soon” does not fit. Type a whole number of days.').waitFor();
      await expect.poll(() => button(page, 'Draft in Google Docs').getAttribute('aria-disabled')).toBe('true');
      await page.getByText('“Clean claims paid within a number of business days” needs a look').waitFor();
      await page.getByRole('textbox', { name: 'Business days' }).fill('15');
      await page.getByLabel('Print what it is worth a year, $6,320').check();
      await page.getByText('Enclosures').click();
      await page.getByLabel('Outcome summary').check();
      await expect
        .poll(() => lastChoice(panel))
        .toMatchObject({
          options: [
            { kind: 'escalator', share: 0.025 },
            { kind: 'clean claims', businessDays: 15 },
          ],
          showYearly: true,
          enclosures: ['outcome summary'],
        });
      await expect.poll(() => button(page, 'Draft in Google Docs').getAttribute('aria-disabled')).toBe(null);
      await button(page, 'Draft in Google Docs').click();
      await page.getByText('Your letter is ready to read.', { exact: true }).waitFor();
      const { again: _, ...drafted } = { again: false, ...panel.inputsOf('draftLetter')[0] };
      expect(drafted).toEqual(lastChoice(panel));
    }));

  it('is there again when the panel is closed and opened, until it is drafted', () =>
    onLetter(async (panel) => {
      const { page } = panel;
      await page.getByRole('checkbox', { name: '92% of sessions' }).uncheck();
      await page.reload();
      await openLetter(page);
      await expect.poll(() => lastChoice(panel)?.facts).toEqual(['wait', 'firstPass']);
      await button(page, 'Draft in Google Docs').click();
      await page.getByText('Your letter is ready to read.', { exact: true }).waitFor();
      await page.reload();
      await openLetter(page);
      await expect.poll(() => lastChoice(panel)?.facts).toEqual(['wait', 'attendance', 'firstPass']);
    }));

  it('is read once for all that is typed in one go, and the old preview stays until the new one is there', () =>
    onLetter(async (panel) => {
      const { page, answer, inputsOf } = panel;
      const before = inputsOf('previewLetter').length;
      let show = () => {};
      answer({
        previewLetter: () =>
          new Promise((resolve) => {
            show = () => resolve(ok<'previewLetter'>({ ...LETTER, html: '<p>The new letter</p>' }));
          }),
      });
      await page.getByText('Beside the amounts').click();
      await page.getByLabel('A yearly increase that compounds').check();
      await page.getByLabel('Increase each year').fill('4');
      await page.getByLabel('Increase each year').fill('4.5');
      await expect.poll(() => inputsOf('previewLetter').length).toBe(before + 1);
      await page.frameLocator('iframe').getByText('We would welcome a call').waitFor();
      await expect.poll(() => button(page, 'Draft in Google Docs').getAttribute('aria-disabled')).toBe('true');
      show();
      await page.frameLocator('iframe').getByText('The new letter').waitFor();
      expect(lastChoice(panel)?.options).toEqual([{ kind: 'escalator', share: 0.045 }]);
    }));

  const template = (id: string): Template => {
    const found = CHOICES.templates.find((one) => one.id === id);
    if (!found) throw new Error(id);
    return found;
  };
  it('never carries what the template has no place for', () => {
    const typed = {
      'option escalator': 'yes',
      yearly: 'yes',
      'enclosure outcome summary': 'yes',
      replyBy: '2026-06-01',
    };
    expect(choiceOf(template('LTR-05'), typed, CHOICES)).toEqual({ template: 'LTR-05' });
    expect(choiceOf(template('LTR-04'), typed, CHOICES)).not.toHaveProperty('showYearly');
    expect(choiceOf(template('LTR-04'), typed, CHOICES)).not.toHaveProperty('replyBy');
  });

  it.each([
    ['escalator', '3%', { kind: 'escalator', share: 0.03 }],
    ['escalator', '12.5 %', { kind: 'escalator', share: 0.125 }],
    ['escalator', '100', { kind: 'escalator', share: 1 }],
    ['escalator', '101%', null],
    ['escalator', '0', null],
    ['escalator', '3,5', null],
    ['clean claims', '15', { kind: 'clean claims', businessDays: 15 }],
    ['clean claims', '15.5', null],
    ['clean claims', '0', null],
    ['carve-out', '90834; 90837', { kind: 'carve-out', codes: ['90834', '90837'] }],
    ['carve-out', '90834, therapy', null],
    ['carve-out', '', null],
  ])('%s with “%s” is read, or refused with its reason', (kind, text, expected) => {
    const option = CHOICES.options.find((one) => one.kind === kind);
    if (!option) throw new Error(kind);
    const read = readOption(option, { [`field ${kind}`]: text });
    expect(read.ok ? read.value : null).toEqual(expected);
    if (read.ok) expect(askOption.safeParse(read.value).success).toBe(true);
  });
});

describe('the checks of a letter', () => {
  it('that block are said as such; others may be passed', () =>
    onLetter(
      async ({ page, answer }) => {
        const needed = page.getByRole('region', { name: 'Needed before drafting' });
        await needed.getByText('This looks like a date of birth.').waitFor();
        await needed.getByText('born 04/05/1988').waitFor();
        const rest = page.getByRole('region', { name: 'Worth a look' });
        await rest.getByText('Say: a rate 7.8% below Medicare.').waitFor();
        await expect.poll(() => button(page, 'Draft in Google Docs').getAttribute('aria-disabled')).toBe('true');
        answer({ previewLetter: () => ok<'previewLetter'>({ ...LETTER, findings: FINDINGS.slice(1) }) });
        await button(page, 'Check again').click();
        await needed.waitFor({ state: 'detached' });
        await expect.poll(() => button(page, 'Draft in Google Docs').getAttribute('aria-disabled')).toBe(null);
      },
      { previewLetter: () => ok<'previewLetter'>({ ...LETTER, findings: FINDINGS }) },
    ));

  it('say so when there is nothing to mend', () =>
    onLetter(async ({ page }) => page.getByText('Nothing left to fill in, and the wording is calm.').waitFor(), {
      previewLetter: () => ok<'previewLetter'>({ ...LETTER, needs: [] }),
    }));

  it('leave the contact at the payer out where somebody else reads the letter', () => {
    const templates = CHOICES.templates.map((one) =>
      one.id === 'EXIT-01' ? { ...one, reader: 'To your clients.' } : one,
    );
    return onLetter(
      async ({ page }) => {
        await page.getByText(CHOICES.to.why).waitFor();
        await page.getByLabel('What to write').selectOption('EXIT-01');
        await page.getByText('To your clients.').waitFor();
        await expect.poll(() => page.getByText(CHOICES.to.why).count()).toBe(0);
      },
      { letterChoices: () => ok<'letterChoices'>({ ...CHOICES, templates }) },
    );
  });

  it('and cautions stand beside the letter, not in it', () =>
    onLetter(
      async ({ page }) => {
        await page
          .locator('.note', { hasText: 'For you, not printed' })
          .getByText('Check your contract first.')
          .waitFor();
        await expect.poll(() => page.frameLocator('iframe').getByText('Check your contract first.').count()).toBe(0);
      },
      { previewLetter: () => ok<'previewLetter'>({ ...LETTER, cautions: ['Check your contract first.'] }) },
    ));
});

describe('a letter without a Doc', () => {
  it('is copied as text', () =>
    onLetter(
      async ({ page }) => {
        await page.evaluate(() => {
          Object.defineProperty(navigator, 'clipboard', {
            value: { writeText: async (text: string) => Object.assign(window, { copied: text }) },
          });
        });
        await button(page, 'Copy text').click();
        await button(page, 'Copied').waitFor();
        await expect.poll(() => page.evaluate(() => 'copied' in window && window.copied)).toBe('Dear team,\n\nwords.');
      },
      { previewLetter: () => ok<'previewLetter'>({ ...LETTER, text: 'Dear team,\n\nwords.' }) },
    ));

  it('is laid out and chosen where the browser keeps the clipboard', () =>
    onLetter(async ({ page }) => {
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        document.execCommand = () => false;
      });
      await button(page, 'Copy text').click();
      await page.getByText('press Ctrl+C').waitFor();
      await expect.poll(() => page.evaluate(() => window.getSelection()?.toString())).toBe(LETTER.text);
    }));

  it('opens in a mail while it is short enough, and is copied beyond that', () =>
    onLetter(
      async ({ page, answer }) => {
        const link = page.getByRole('link', { name: /Open in Gmail/ });
        await expect.poll(() => link.getAttribute('href')).toBe('https://mail.google.com/mail/?view=cm');
        await expect.poll(() => link.getAttribute('target')).toBe('_blank');
        await expect.poll(() => page.getByText('too long').count()).toBe(0);
        answer({ previewLetter: () => ok<'previewLetter'>(LETTER) });
        await page.getByLabel('What to write').selectOption('LTR-05');
        await page.getByText('It is too long to be opened in a mail.').waitFor();
      },
      {
        previewLetter: () =>
          ok<'previewLetter'>({
            ...LETTER,
            compose: { to: 'a@b.example', gmail: 'https://mail.google.com/mail/?view=cm', mailto: null },
          }),
      },
    ));
});

describe('a letter that was sent', () => {
  it('says what is due next, with a calendar entry, and leaves a date of the user’s own unless told otherwise', () =>
    onLetter(
      async ({ page, inputsOf }) => {
        await button(page, 'Draft in Google Docs').click();
        await button(page, 'I sent it').click();
        await page.getByText('First follow-up:').waitFor();
        await button(page, 'Change the day').click();
        await page.getByLabel('Date sent').fill('2026-05-11');
        await button(page, 'I sent it').click();
        await page.getByText('First follow-up:').waitFor();
        expect(inputsOf('markSent').map(({ date }) => date)).toEqual([TODAY, '2026-05-11']);
        const link = page.getByRole('link', { name: /Add to Google Calendar/ });
        await expect.poll(() => link.getAttribute('href')).toContain('dates=20260527/20260528');
        await button(page, 'Take May 27, 2026 instead').click();
        await page.locator('.note').getByText('next follow-up May 27, 2026.').waitFor();
        expect(inputsOf('setNextFollowUp')).toEqual([{ row: 5, payer: 'Insurer C', date: '2026-05-27' }]);
      },
      {
        markSent: () =>
          ok<'markSent'>({
            at: { tab: 'negotiation-log', cell: 'D5' },
            summary: 'Negotiation Log, row 5: sent May 12, 2026.',
            next: {
              what: 'first follow-up',
              on: '2026-05-27',
              at: { tab: 'negotiation-log', cell: 'L5' },
              isWritten: false,
              stands: '2026-06-30',
            },
            undo: null,
          }),
        setNextFollowUp: () =>
          ok<'setNextFollowUp'>({
            at: { tab: 'negotiation-log', cell: 'L5' },
            summary: 'Negotiation Log, cell L5: next follow-up May 27, 2026.',
          }),
      },
    ));

  it('is taken back as a draft with what was chosen for it, and drafted again', () =>
    onLetter(async ({ page, inputsOf }) => {
      await page.getByLabel('What to write').selectOption('LTR-04');
      await button(page, 'Draft in Google Docs').click();
      await button(page, 'Undo').click();
      await button(page, 'Draft in Google Docs').waitFor();
      expect(inputsOf('undoDraft')).toEqual([{ row: 5, payer: 'Insurer C', doc: DRAFT.undo }]);
      await expect.poll(() => page.getByLabel('What to write').inputValue()).toBe('LTR-04');
    }));

  it('can be taken back, and said again', () => {
    const change = {
      what: 'request' as const,
      wrote: { date: TODAY, status: 'Pending', nextFollowUp: '2026-05-27' },
      was: { date: '', status: 'Open', nextFollowUp: '' },
      line: null,
    };
    return onLetter(
      async ({ page, inputsOf }) => {
        await button(page, 'Draft in Google Docs').click();
        await button(page, 'I sent it').click();
        await button(page, 'Undo').click();
        await page.locator('.note').getByText('taken back, as if it had not been sent.').waitFor();
        expect(inputsOf('undoSent')).toEqual([{ row: 5, payer: 'Insurer C', change }]);
        await button(page, 'I sent it').click();
        await button(page, 'Undo').waitFor();
        await expect.poll(() => page.getByText('taken back').count()).toBe(0);
      },
      {
        markSent: () =>
          ok<'markSent'>({
            at: { tab: 'negotiation-log', cell: 'D5' },
            summary: 'Negotiation Log, row 5: sent May 12, 2026.',
            next: null,
            undo: change,
          }),
        undoSent: () =>
          ok<'undoSent'>({
            at: { tab: 'negotiation-log', cell: 'D5' },
            summary: 'Negotiation Log, row 5: taken back, as if it had not been sent.',
          }),
      },
    );
  });

  it('of a step that is not the request dates that step', () =>
    onLetter(async ({ page, inputsOf }) => {
      await page.getByLabel('What to write').selectOption('LTR-05');
      await button(page, 'Draft in Google Docs').click();
      await button(page, 'I sent it').click();
      await expect.poll(() => inputsOf('markSent').at(0)?.what).toBe('first follow-up');
    }));

  it('of a kind that has no step is done when it is drafted', () =>
    onLetter(async ({ page }) => {
      await page.getByLabel('What to write').selectOption('EXIT-01');
      await button(page, 'Draft in Google Docs').click();
      await page.locator('.btn.primary', { hasText: 'Back to requests' }).waitFor();
      await expect.poll(() => page.getByText('I sent it').count()).toBe(0);
    }));

  it('ends in a calendar page of that whole day, also at the end of a month', () => {
    expect(calendarLink('2026-05-31', 'Insurer A: first follow-up', 'a & b')).toBe(
      'https://calendar.google.com/calendar/render?action=TEMPLATE&text=Insurer%20A%3A%20first%20follow-up&dates=20260531/20260601&details=a%20%26%20b',
    );
  });
});
