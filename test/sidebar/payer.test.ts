import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Answers, panelBrowser } from './panel.ts';
import { ABOUT_B, ok, refused, workingPractice } from './practice-in-burlington.ts';

const openPanel = panelBrowser();

async function aboutB(answers: Answers = workingPractice()) {
  const panel = await openPanel(answers);
  await openB(panel.page);
  return panel;
}

async function openB(page: Page): Promise<void> {
  await page.locator('.go-to').getByRole('button', { name: 'Payers' }).click();
  await page.getByRole('button', { name: /^Insurer B/ }).click();
  await page.getByRole('heading', { level: 1, name: 'About a payer' }).waitFor();
  await page.getByText('1 of 3 answered').waitFor();
}

describe('answers about a payer', () => {
  it('are given with the keyboard alone; what changed is sent with what stood there', async () => {
    const { page, inputsOf, troubles } = await aboutB();
    await page.getByRole('group', { name: 'Does it deny afterwards' }).getByLabel('Not sure').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect
      .poll(() => page.getByRole('group', { name: 'Does it deny afterwards' }).getByLabel('Yes').isChecked())
      .toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.type('14');
    await page.getByText('3 of 3 answered').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.note').getByText('Saved 2 answers for Insurer B in Payers, row 3.').waitFor();
    const [clawbacks, clients] = ABOUT_B.groups[0]?.questions.slice(1) ?? [];
    expect(inputsOf('savePayerAnswers')).toEqual([
      {
        payer: 'Insurer B',
        answers: [
          { key: 'clawbacks', was: clawbacks?.value, value: 'yes' },
          { key: 'clients', was: clients?.fault, value: '14' },
        ],
      },
    ]);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it('that are not saved are there again when the panel is closed and opened, and gone once saved', async () => {
    const { page } = await aboutB();
    await page.getByText('What the contract says').click();
    await page.getByRole('group', { name: 'Does it renew unless' }).getByText('Yes').click();
    await page.reload();
    await openB(page);
    await page.getByText('What the contract says').click();
    await expect
      .poll(() => page.getByRole('group', { name: 'Does it renew unless' }).getByLabel('Yes').isChecked())
      .toBe(true);
    await page.getByRole('button', { name: 'Save 1 answer' }).click();
    await page.locator('.note').getByText('Saved').waitFor();
    await page.reload();
    await openB(page);
    await page.getByRole('button', { name: 'Save answers' }).waitFor();
    await page.close();
  });

  it('that cannot be read are shown where they were typed, with the focus, also in a group that is closed by then', async () => {
    const { page, answer } = await aboutB();
    answer({
      savePayerAnswers: () =>
        refused('unreadable-answer', 'Payers, cell AK3: “20” is not a share. Type it like 20%.', '', {
          tab: 'payers',
          cell: 'AK3',
        }),
    });
    await page.getByText('If you left').click();
    await page.getByLabel('Clients who would stay').fill('20');
    await page.getByText('If you left').click();
    await page.getByRole('button', { name: 'Save 1 answer' }).click();
    const field = page.getByLabel('Clients who would stay');
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('20%');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe(null);
    await page.close();
  });

  it('whose columns are gone are named, with the way to put them back', async () => {
    const { page } = await aboutB({
      ...workingPractice(),
      payerAnswers: () => ok<'payerAnswers'>({ ...ABOUT_B, missing: ['Takes money back'] }),
    });
    await page.getByText('your Payers tab has no “Takes money back”').waitFor();
    await page.getByRole('button', { name: 'Put back' }).click();
    await page.getByRole('heading', { level: 1, name: 'Build tabs' }).waitFor();
    await page.close();
  });

  it('begin with the choice of a payer when none is named', async () => {
    const { page, inputsOf } = await openPanel(workingPractice(), { screen: 'payer' });
    await page.getByLabel('Payer').selectOption('Insurer C');
    await page.getByText('Working with them').waitFor();
    expect(inputsOf('payerAnswers')).toEqual([{ payer: null }, { payer: 'Insurer C' }]);
    await page.close();
  });
});
