import { describe, expect, it, test } from 'vitest';
import type { LetterFact } from '../../../src/domain/letters/fact.ts';
import type { LetterFacts, LetterLine } from '../../../src/domain/letters/facts.ts';
import { isAsked, summaryPage } from '../../../src/domain/letters/summaryPage.ts';
import { otherPayers } from '../../../src/domain/negotiation/otherPayers.ts';
import { almostNothing, sample } from './sample.ts';

const basis = '2026 Medicare allowed amount, Vermont, office';
const line = (
  code: string,
  current: number | null,
  medicare: number | null,
  some: Partial<LetterLine> = {},
): LetterLine => ({
  code,
  label: `Service ${code}`,
  current,
  requested: null,
  medicare: medicare === null ? null : { dollars: medicare, basis },
  others: otherPayers([], null),
  ...some,
});
const page = (some: Partial<LetterFacts>, cleanClaimDays: number | null = null, chosen: readonly LetterFact[] = []) =>
  summaryPage({ facts: { ...almostNothing, lines: [], ...some }, chosen, cleanClaimDays });
const friction = {
  denialRate: null,
  otherDenialRate: null,
  days: null,
  otherDays: null,
  period: 'January to June 2026',
};

describe('The head of the Summary', () => {
  it('names the payer, the practice with its NPI, the day, and a renewal that is still ahead', () => {
    expect(
      summaryPage({
        facts: { ...sample, date: '2026-07-14', renewal: '2026-07-14' },
        chosen: [],
        cleanClaimDays: null,
      }),
    ).toMatchObject({
      title: 'Contract summary: Insurer B',
      date: 'July 14, 2026',
      practice: 'Lakeside Psychology. NPI 1234567893.',
      credentials: 'PsyD, Licensed Psychologist',
      renewal: 'Contract renews July 14, 2026',
    });
    expect(page({ renewal: '2026-07-13' })).toMatchObject({ renewal: '', practice: 'Hill Therapy.', credentials: '' });
    expect(page({ practice: { ...almostNothing.practice, practiceName: ' ' } }).practice).toBe('');
  });
});

describe('What the Summary compares', () => {
  const percent = (lines: LetterLine[]) => page({ lines }).measures;

  it('is the percent of Medicare, weighted where every code has sessions', () => {
    const lines = [line('90834', 80, 100, { sessions: 30 }), line('90837', 150, 150, { sessions: 10 })];
    // (80 x 30 + 150 x 10) / (100 x 30 + 150 x 10)
    expect(percent(lines)).toEqual([
      {
        measure: 'Rates, by sessions',
        current: '86.7% of Medicare',
        compared: 'Medicare, see below',
        need: 'A review of these rates',
      },
    ]);
    const [first, ...rest] = lines as [LetterLine, LetterLine];
    expect(percent([{ ...first, sessions: null, requested: 95 }, ...rest])).toMatchObject([
      { measure: 'Rates, simple average', current: '90.0% of Medicare', need: 'The rates requested below' },
    ]);
  });

  it('is never a percent at or above Medicare, nor an amount where no rate lies below it', () => {
    expect(percent([line('90834', 99.9, 100)])).toMatchObject([{ current: '99.9% of Medicare' }]);
    expect(percent([line('90834', 99.96, 100)])).toEqual([]);
    const mixed = [line('90834', 99, 100), line('90837', 200, 150)];
    expect(percent(mixed)).toEqual([]);
    expect(page({ lines: mixed }).lines.map(({ medicare }) => medicare)).toEqual([100, 150]);
    const above = page({ lines: [line('90834', 110, 100)] });
    expect(above.lines).toEqual([
      { code: '90834', service: 'Service 90834', now: 110, requested: null, medicare: null, percent: null },
    ]);
    expect(above.sources).not.toContain('Medicare');
  });

  test.each([
    [0.09, 0.04, ['9.0% of claims', '4.0%, our other plans']],
    [0.0404, 0.04, []],
    [0.0405, 0.04, ['4.1% of claims', '4.0%, our other plans']],
    [0.04, 0.09, []],
    [null, 0.04, []],
    [0.09, null, []],
  ])('is denials of %s against %s, as printed', (denialRate, otherDenialRate, shown) => {
    const { measures } = page({ friction: { ...friction, denialRate, otherDenialRate } });
    expect(measures.flatMap(({ current, compared }) => [current, compared])).toEqual(shown);
    for (const { measure, need } of measures) {
      expect([measure, need]).toEqual(['Denied or reduced', 'A named contact for denied claims']);
    }
  });

  test.each([
    [41, 24, ['41 days', '24 days, our other plans']],
    [1.4, 0.6, []],
    [1.5, 1, ['2 days', '1 day, our other plans']],
    [24, 41, []],
    [null, 24, []],
    [41, null, []],
  ])('is payment after %s days against %s, as printed', (days, otherDays, shown) => {
    const { measures } = page({ friction: { ...friction, days, otherDays } });
    expect(measures.flatMap(({ current, compared }) => [current, compared])).toEqual(shown);
  });

  it('asks for prompt payment within the days that the practice names', () => {
    const late = { friction: { ...friction, days: 41, otherDays: 24 } };
    expect(page(late).measures).toMatchObject([{ measure: 'Days to payment', need: 'Clean claims paid sooner' }]);
    expect(page(late, 15).measures).toMatchObject([{ need: 'Clean claims paid in 15 business days' }]);
  });
});

describe('The rates of the Summary', () => {
  it('are at most six, and the rest is named', () => {
    const codes = ['90791', '90832', '90834', '90837', '90846', '90847', '90853', '96130'];
    const all = page({ lines: codes.map((code) => line(code, 90, 100)) });
    expect(all.lines.map(({ code }) => code)).toEqual(codes.slice(0, 6));
    expect(all.notes).toEqual(['Also in the request: 90853, 96130.']);
    expect(page({ lines: codes.slice(0, 6).map((code) => line(code, 90, 100)) }).notes).toEqual([]);
    expect(all.lines[0]).toEqual({
      code: '90791',
      service: 'Service 90791',
      now: 90,
      requested: null,
      medicare: 100,
      percent: 0.9,
    });
  });

  it('are called requested where one is', () => {
    const lines = [line('90834', 90, 100), line('90837', 138, 150, { requested: 160 })];
    expect([isAsked(lines), page({ lines }).ratesTitle]).toEqual([true, 'Rates requested']);
    expect([isAsked(lines.slice(0, 1)), page({ lines: lines.slice(0, 1) }).ratesTitle]).toEqual([false, 'Rates']);
  });

  it('stand beside what three or more others pay, twice at most, where that reaches above (AMB-40)', () => {
    const others = (rates: readonly number[], current: number | null) =>
      otherPayers(
        rates.map((rate, at) => ({ payer: `Insurer ${'ACDE'[at]}`, rate, confidential: 'no' })),
        current,
      );
    const beside = (code: string, current: number | null, ...rates: number[]) =>
      line(code, current, null, { others: others(rates, current) });
    const says = (code: string) => `Three other plans pay $90.00 to $120.00 for ${code}.`;
    expect(page({ lines: [beside('90834', 94, 90, 100, 120)] }).notes).toEqual([says('90834')]);
    expect(page({ lines: [beside('90834', 119.99, 90, 100, 120)] }).notes).toEqual([says('90834')]);
    expect(page({ lines: [beside('90834', 120, 90, 100, 120)] }).notes).toEqual([]);
    expect(page({ lines: [beside('90834', 94, 90, 120)] }).notes).toEqual([]);
    const codes = ['90791', '90834', '90837'].map((code) => beside(code, 94, 90, 100, 120));
    expect(page({ lines: codes }).notes).toEqual([says('90791'), says('90834')]);
    expect(JSON.stringify(page({ lines: codes }))).not.toMatch(/Insurer [ACE]/);
  });
});

describe('The facts and sources of the Summary', () => {
  it('are told by what each is about', () => {
    const facts = sample.values.filter((fact): fact is LetterFact => 'key' in fact);
    const kinds: Record<string, string> = {
      access: 'Access',
      outcomes: 'Results',
      engagement: 'Engagement',
      efficiency: 'Efficiency',
      specialization: 'Services',
      volume: 'Volume',
    };
    expect(facts.length).toBeGreaterThan(3);
    expect(page({}, null, facts).facts).toEqual(
      facts.map(({ priority, claim }) => ({ about: kinds[priority], text: claim })),
    );
  });

  it('name each basis once, with its codes where there are several', () => {
    const one = page({ lines: [line('90834', 90, 100), line('90837', 138, 150)] });
    expect(one.sources).toBe(
      `Now: the contracted rates. Medicare: ${basis}. As of July 14, 2026. Totals only; no client information.`,
    );
    const own = { dollars: 150, basis: 'Medicare allowed amount, source: CMS tool' };
    const two = [line('90834', 90, 100), line('90791', 90, 100), line('90837', 138, 150, { medicare: own })];
    expect(page({ lines: two, friction }).sources).toBe(
      `Now: the contracted rates. Medicare for 90834 and 90791: ${basis}. Medicare for 90837: Medicare allowed amount, source: CMS tool. Claims: January to June 2026. As of July 14, 2026. Totals only; no client information.`,
    );
    expect(page({ lines: [line('90834', null, null)] }).sources).toBe(
      'As of July 14, 2026. Totals only; no client information.',
    );
  });
});
