/**
 * Which rate counts where a payer pays clinician levels differently: one for the Clinician type in Practice before one for all, and
 * none of another level. Tabs, letters and the panel go by the same answer (DESIGN 5, Rates; AMB-13).
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { columnOf, sheetOf } from '../support/everyTab.ts';
import { cellsOf, typeInto } from '../support/host.ts';

/** What is typed below the rates of the sample: payer, code, level, contracted, sessions a year. */
const TYPED = [
  ['Insurer A', '90837', '', '150', '100'],
  ['Insurer A', '90837', 'PhD', '160', '100'],
  ['Insurer A', '90837', 'LCSW', '120', '100'],
  ['Insurer B', '90837', 'Psy.D.', '140', '50'],
  ['Insurer C', '90837', 'LICSW', '110', '50'],
] as const;
const FIRST = 8;

/** CMS 2026, Vermont, office, 90837: as paid to a psychologist, and 75% of it to a clinical social worker. */
const MEDICARE = { Psychologist: 166.27, LCSW: 124.7 };

const expected = {
  Psychologist: {
    counts: ['no', 'yes', 'no', 'yes', 'no'],
    rates: { 'Insurer A': '$160.00', 'Insurer B': '$140.00' },
    /** 160 x 100 and 140 x 50 over 150 sessions. */
    average: '$153.33',
    left: [
      'Rates, row 12: the rate of Insurer C for 90837 is not shown. It holds for the level LICSW only, and the Clinician type in Practice is Psychologist.',
    ],
  },
  LCSW: {
    counts: ['no', 'no', 'yes', 'no', 'yes'],
    rates: { 'Insurer A': '$120.00', 'Insurer C': '$110.00' },
    /** 120 x 100 and 110 x 50 over 150 sessions. */
    average: '$116.67',
    left: [
      'Rates, row 11: the rate of Insurer B for 90837 is not shown. It holds for the level Psy.D. only, and the Clinician type in Practice is LCSW.',
    ],
  },
} as const;

const hosts = new Map<keyof typeof expected, { host: WorkbenchHost; problems: string[] }>();

async function practiceOf(clinician: keyof typeof expected) {
  const host = await practiceInBurlington();
  const facts = cellsOf(host, 'Practice');
  typeInto(host, 'Practice', `B${facts.findIndex(([label]) => label === 'Clinician type') + 1}`, clinician);
  TYPED.forEach(([payer, code, level, contracted, sessions], index) => {
    const row = FIRST + index;
    for (const [column, text] of Object.entries({ A: payer, B: code, C: level, D: contracted, G: sessions })) {
      if (text !== '') typeInto(host, 'Rates', `${column}${row}`, text);
    }
  });
  const built = run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
  for (const id of ['scorecard', 'payer-review', 'start']) run(host, 'buildTab', { id, today: TODAY });
  return { host, problems: built.problems.map(({ message }) => message) };
}

const view = (host: WorkbenchHost, id: string, row: number, column: number) =>
  sheetOf(host, id).view(row, column).display;
function cell(host: WorkbenchHost, id: string, key: string, heading: string): string {
  const at = columnOf(sheetOf(host, id), 2, heading);
  const row = Array.from({ length: 30 }, (_, index) => index).find((index) => view(host, id, index, 0) === key);
  if (row === undefined || at < 0) throw new Error(`${id} has no ${key}, ${heading}`);
  return view(host, id, row, at);
}

/** Rates of the practice of practiceInBurlington beside those typed here: rate, Medicare, all without sessions. */
const BESIDE = {
  'Insurer A': [
    [112.5, '90834'],
    [138, '90791'],
  ],
  'Insurer B': [
    [94, '90834'],
    [123, '90791'],
  ],
  'Insurer C': [
    [105, '90834'],
    [132, '90791'],
  ],
} as const;
const AMOUNTS = { Psychologist: { '90834': 113.29, '90791': 172.58 }, LCSW: { '90834': 84.97, '90791': 129.44 } };

beforeAll(async () => {
  for (const clinician of ['Psychologist', 'LCSW'] as const) hosts.set(clinician, await practiceOf(clinician));
}, 120_000);

describe.each(['Psychologist', 'LCSW'] as const)(
  'rates by clinician level, in a practice of the type %s',
  (clinician) => {
    const { counts, rates, average, left } = expected[clinician];
    const host = () => {
      const found = hosts.get(clinician);
      if (!found) throw new Error('not built');
      return found;
    };

    it('count in Rates where they are of that level, else where they are for all', () => {
      const sheet = sheetOf(host().host, 'rates');
      const at = columnOf(sheet, 0, 'Counts now');
      expect(TYPED.map((_, index) => sheet.view(FIRST - 1 + index, at).display)).toEqual(counts);
    });

    it('stand in Rate Comparison, with the average over them, and the others are named', () => {
      for (const payer of ['Insurer A', 'Insurer B', 'Insurer C']) {
        expect([payer, cell(host().host, 'rate-comparison', '90837', payer)]).toEqual([
          payer,
          new Map<string, string>(Object.entries(rates)).get(payer) ?? '',
        ]);
      }
      expect(cell(host().host, 'rate-comparison', '90837', 'Your average')).toBe(average);
      expect(host().problems).toEqual(left);
    });

    it('count in the Scorecard, on Start and in Payer Review as they count in Rates', () => {
      for (const payer of ['Insurer A', 'Insurer B', 'Insurer C'] as const) {
        const typed = TYPED.find(([of], index) => of === payer && counts[index] === 'yes');
        const shares = [
          ...BESIDE[payer].map(([rate, code]) => rate / AMOUNTS[clinician][code]),
          ...(typed ? [Number(typed[3]) / MEDICARE[clinician]] : []),
        ];
        const percent = `${((100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length).toFixed(1)}%`;
        expect([payer, cell(host().host, 'scorecard', payer, '% of Medicare')]).toEqual([payer, percent]);
        expect(cellsOf(host().host, 'Start').find((line) => line[1] === payer && line[0]?.endsWith('%'))?.[0]).toBe(
          percent,
        );
        if (payer === 'Insurer A')
          expect(cellsOf(host().host, 'Payer Review').flat().join(' ')).toContain(`${percent} of Medicare`);
      }
    });

    it('are what a new request and its letter begin with', () => {
      for (const payer of ['Insurer A', 'Insurer B', 'Insurer C']) {
        const { lines } = run(host().host, 'requestForm', { payer });
        const current = lines.find(({ code }) => code === '90837')?.current ?? null;
        const typed = TYPED.find(([of], index) => of === payer && counts[index] === 'yes');
        expect([payer, current]).toEqual([payer, typed ? Number(typed[3]) : null]);
      }
    });

    it('are told when the panel would add another rate for all that would not count', () => {
      const { added, kept } = run(host().host, 'saveRates', {
        rates: [{ payer: 'Insurer A', code: '90837', rate: 155 }],
      });
      expect(added).toBe(0);
      expect(kept).toMatchObject([{ has: clinician === 'LCSW' ? 120 : 160, wanted: 155 }]);
    });
  },
);
