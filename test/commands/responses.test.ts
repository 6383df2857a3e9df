import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { practiceInBurlington, refused, run, TODAY } from '../support/commands.ts';
import { typedCells } from '../support/host.ts';

let host: WorkbenchHost;
let row: number;
beforeAll(async () => {
  host = await practiceInBurlington();
  ({ row } = run(host, 'addRequest', {
    payer: 'Insurer B',
    contact: 'Contract manager',
    contactInfo: '',
    lines: [
      { code: '90834', current: 94, requested: 110 },
      { code: '90791', current: 123, requested: 140 },
    ],
  }));
});

const form = () => run(host, 'responseForm', { row, today: TODAY });

describe('what an answer is weighed against', () => {
  it('is the request, Medicare with its basis, and the limits of the verdict; nothing is written', () => {
    const before = typedCells(host);
    const { payer, sent, standing, lines, basis, limits, agreedAt, statusAt } = form();
    expect(payer).toBe('Insurer B');
    expect(sent).toBe(null);
    expect(standing).toEqual({ nature: '', date: null });
    expect(lines[0]).toEqual({
      code: '90834',
      label: '45-minute session',
      current: 94,
      requested: 110,
      medicare: 113.29,
      offered: null,
      sessions: null,
    });
    expect(basis).toContain('2026 Medicare allowed amount, Vermont, office');
    expect(limits).toEqual({ symbolicOffer: 0.02, symbolicGap: 0.3, meaningfulIncrease: 5 });
    expect([agreedAt?.tab, statusAt?.tab]).toEqual(['negotiation-log', 'negotiation-log']);
    expect(typedCells(host)).toEqual(before);
  });

  it('shows the answer that was saved, to be looked at again', () => {
    run(host, 'markSent', { row, date: '2026-04-23', replace: false });
    run(host, 'recordResponse', {
      row,
      date: '2026-05-08',
      nature: 'Counteroffer',
      offered: [{ code: '90834', amount: 98.5 }],
      replace: false,
    });
    expect(form()).toMatchObject({
      sent: '2026-04-23',
      standing: { nature: 'Counteroffer', date: '2026-05-08' },
    });
    expect(form().lines.map(({ offered }) => offered)).toEqual([98.5, null]);
  });

  it('is refused for a row that is another payer’s by now', () => {
    expect(refused(host, 'responseForm', { row, payer: 'Insurer A', today: TODAY }).code).toBe('row-moved');
    expect(refused(host, 'responseForm', { row: 99, today: TODAY }).code).toBe('no-row');
  });
});
