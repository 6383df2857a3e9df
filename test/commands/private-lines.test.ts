/** FUP-16: what goes into a packet for the payer is what may be shown. */
import { describe, expect, it } from 'vitest';
import { practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { cellsOf, typeInto } from '../support/host.ts';

describe('a line of Communications that is kept private', () => {
  it('stands in no dispute packet, while the others do', async () => {
    const host = await practiceInBurlington();
    run(host, 'addRequest', {
      payer: 'Insurer B',
      contact: 'Contract manager',
      contactInfo: '',
      lines: [{ code: '90834', current: 94, requested: 110, offered: null }],
    });
    run(host, 'buildTab', { id: 'communications', today: TODAY });
    const headings = cellsOf(host, 'Communications')[0] ?? [];
    const type = (row: number, heading: string, text: string) =>
      typeInto(host, 'Communications', `${String.fromCharCode(65 + headings.indexOf(heading))}${row}`, text);
    const lines = [
      ['2026-05-04', 'Called and asked who decides', ''],
      ['2026-05-06', 'My own doubt about this contract', 'yes'],
    ];
    lines.forEach(([date = '', what = '', kept = ''], index) => {
      type(index + 2, 'Date', date);
      type(index + 2, 'Payer', 'Insurer B');
      type(index + 2, 'How', 'call');
      type(index + 2, 'What was said or sent', what);
      type(index + 2, 'Keep private', kept);
    });
    const { templates } = run(host, 'letterChoices', { row: 2, payer: 'Insurer B', today: TODAY });
    const packets = templates.map(
      ({ id }) => run(host, 'previewLetter', { row: 2, payer: 'Insurer B', template: id, today: TODAY }).text,
    );
    expect(packets.some((text) => text.includes('Called and asked who decides'))).toBe(true);
    expect(packets.filter((text) => text.includes('My own doubt'))).toEqual([]);
  });
});
