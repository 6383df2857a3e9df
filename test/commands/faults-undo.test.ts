/** Google fails while a draft, or "I sent it", is taken back: the next press finishes what the first began (LOOK 1.4, DESIGN 1.10). */
import { beforeAll, describe, it } from 'vitest';
import type { Input } from '../../src/contract.ts';
import { practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { type State, sweep } from '../support/faults.ts';

const ROW = { row: 2, payer: 'Insurer B' };
let drafted: State;
let sent: State;
let draft: Input<'undoDraft'>;
let change: Input<'undoSent'>;

beforeAll(async () => {
  const host = await practiceInBurlington();
  run(host, 'addRequest', {
    payer: 'Insurer B',
    contact: 'Contract manager',
    contactInfo: '',
    lines: [{ code: '90834', current: 94, requested: 110 }],
  });
  draft = { ...ROW, doc: run(host, 'draftLetter', { ...ROW, today: TODAY }).undo };
  drafted = host.toJSON();
  const { undo } = run(host, 'markSent', { ...ROW, date: TODAY, replace: false });
  if (undo === null) throw new Error('nothing to take back');
  change = { ...ROW, change: undo };
  sent = host.toJSON();
}, 120_000);

describe('a fault at any service call of', () => {
  it('taking a draft back', () => sweep(drafted, 'undoDraft', draft), 300_000);
  it('taking “I sent it” back', () => sweep(sent, 'undoSent', change), 300_000);
});
