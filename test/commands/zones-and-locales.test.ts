import { describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { headingColumn, run, TODAY } from '../support/commands.ts';
import { cellsOf, emptyHost, shown, typeInto } from '../support/host.ts';

function withRates(host: WorkbenchHost): WorkbenchHost {
  run(host, 'savePractice', { today: TODAY, practice: { zip: '05401', signer: 'A. Sample' } });
  run(host, 'saveRates', {
    rates: [
      { payer: 'Insurer A', code: '90834', rate: 112.5 },
      { payer: 'Insurer B', code: '90834', rate: 94 },
    ],
  });
  run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
  return host;
}

const comparison = (host: WorkbenchHost, heading: string) => {
  const cells = cellsOf(host, 'Rate Comparison');
  return cells[4]?.[headingColumn(cells, 3, heading)];
};

describe('a day is the same day in every zone', () => {
  it.each(['UTC', 'America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu', 'Pacific/Guam'])(
    '%s',
    async (timeZone) => {
      const host = withRates(await emptyHost({ timeZone, now: () => new Date(`${TODAY}T15:00:00Z`) }));
      const { row } = run(host, 'addRequest', {
        payer: 'Insurer B',
        contact: '',
        contactInfo: '',
        lines: [{ code: '90834', current: 94, requested: 110 }],
      });
      // The day before the clocks change, the day they do, and the last day of a year.
      for (const day of ['2026-03-07', '2026-03-08', '2026-12-31']) {
        run(host, 'markSent', { row, date: day, replace: true });
        expect(run(host, 'requests', {}).requests[0]?.sent).toBe(day);
      }
      typeInto(host, 'Rates', 'A4', 'Insurer B');
      typeInto(host, 'Rates', 'B4', '90834');
      typeInto(host, 'Rates', 'D4', '99');
      typeInto(host, 'Rates', 'E4', '5/12/2026');
      expect(comparison(host, 'Insurer B')).toBe('$99.00');
      typeInto(host, 'Rates', 'E4', '5/13/2026');
      expect(comparison(host, 'Insurer B')).toBe('$94.00');
      // The panel's own figures follow the same rule as the cells.
      expect(run(host, 'requestForm', { payer: 'Insurer B' }).lines[0]?.current).toBe(94);
    },
  );
});

describe('a spreadsheet that writes decimals with a comma', () => {
  it('has the same figures, in formulas that hold no decimal and no comma', async () => {
    const host = withRates(await emptyHost({ locale: 'de_DE' }));
    expect(comparison(host, 'Medicare')).toBe('$113,29');
    expect(comparison(host, 'Insurer B, % of Medicare')).toBe('83,0%');
    typeInto(host, 'Rates', 'D3', '99,5');
    expect(comparison(host, 'Insurer B')).toBe('$99,50');
    expect(run(host, 'buildTab', { id: 'rate-comparison', today: TODAY }).outcome).toBe('unchanged');
    const sheet = host.workbook.sheetByName('Rate Comparison');
    const formulas = Array.from({ length: 26 }, (_, column) => sheet?.view(2, column).formula ?? '').filter(Boolean);
    expect(formulas.length).toBeGreaterThan(8);
    for (const formula of formulas) expect(formula.replace(/"(?:[^"]|"")*"/g, '')).not.toMatch(/[,{}]|\d\.\d/);
    expect(shown(host, 'Rates', 'D3')).toBe('$99,50');
  });
});
