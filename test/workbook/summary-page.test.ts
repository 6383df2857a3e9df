/** The Summary is one letter page, however much there is to say. */
import { describe, expect, it } from 'vitest';
import type { SummaryPage } from '../../src/domain/letters/summaryPage.ts';
import { layOut } from '../../src/workbook/pages/summary.ts';

const LONG =
  '73.2% of clients with repeated scores (56 in all) improved on the PHQ-9, a standard measure of depression, from October 2025 to March 2026.';

/** As long as a page can get: six codes, two with long names, three measures, three notes, the sources of two bases. */
const page = (facts: number): SummaryPage => ({
  title: 'Contract summary: Insurer B',
  date: 'May 12, 2026',
  practice: 'Sample Psychology Practice. NPI 1234567893.',
  credentials: 'PsyD, Licensed Psychologist',
  renewal: 'Contract renews April 15, 2027',
  measures: Array.from({ length: 3 }, () => ({
    measure: 'Denied or reduced',
    current: '22.2% of claims',
    compared: '6.5%, our other plans',
    need: 'A named contact for denied claims',
  })),
  ratesTitle: 'Rates requested',
  lines: Array.from({ length: 6 }, (_, index) => ({
    code: `9084${index}`,
    service: index < 2 ? 'Couple or family session with the client' : '45-minute session',
    now: 94.5,
    requested: 110,
    medicare: 113.29,
    percent: 0.834,
  })),
  notes: ['Three other plans pay $106.00 to $121.00 for 90834.', 'Also in the request: 90791.', 'And one more.'],
  facts: Array.from({ length: facts }, (_, index) => ({ about: `Fact ${index + 1}`, text: LONG })),
  sources: `${'Medicare for 90834: 2026 Medicare allowed amount, Vermont, office, as paid to clinical psychologists. '.repeat(2)}The end.`,
});

const texts = (laid: ReturnType<typeof layOut>) => laid.cells.flat().filter((cell) => cell !== '');

describe('the one page', () => {
  it('leaves out the weakest facts where there is no room, never the sources', () => {
    const laid = layOut(page(5));
    expect(laid.fits).toBe(true);
    expect(texts(laid).at(-1)).toMatch(/The end\.$/);
    expect(texts(laid)).toContain('Fact 1');
    expect(texts(laid)).not.toContain('Fact 5');
  });

  it('is no higher than the paper, with the cells counted that take a second line', () => {
    for (const facts of [1, 2, 3, 4, 5, 6]) {
      for (const notes of [0, 1, 2, 3]) {
        const whole = page(facts);
        const { cells } = layOut({ ...whole, notes: whole.notes.slice(0, notes) });
        const rows = cells.reduce((last, line, index) => (line.some((cell) => cell !== '') ? index + 1 : last), 0);
        // Three needs and two services are wider than their cells; 980 pixels stand between the margins of a letter page.
        expect(rows * 21 + 5 * 16 + 12, `${facts} facts, ${notes} notes`).toBeLessThanOrEqual(980);
      }
    }
  });

  it('keeps every fact where there is room', () => {
    const laid = layOut({ ...page(5), lines: page(5).lines.slice(0, 2), notes: [], sources: 'The end.' });
    expect(texts(laid)).toEqual(expect.arrayContaining(['Fact 1', 'Fact 5', 'The end.']));
  });

  it('has a smaller title for a payer with a long name, so that the date beside it is not covered', () => {
    const size = (title: string) => layOut({ ...page(1), title }).looks[0]?.[0]?.size;
    expect(size('Contract summary: Insurer B')).toBe(16);
    expect(size(`Contract summary: ${'A'.repeat(26)}`)).toBe(16);
    expect(size(`Contract summary: ${'A'.repeat(27)}`)).toBe(12);
  });
});
