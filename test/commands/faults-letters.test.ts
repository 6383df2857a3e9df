/** Google fails while letters are drafted, sent and answered: nothing typed is lost, and no letter is made twice (DESIGN 1.10). */
import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { call, practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { trimmed } from '../support/everyTab.ts';
import { hostFrom, once, SPARSE, type State, sweep } from '../support/faults.ts';
import { lines } from '../support/sample.ts';

const ROW = { row: 2, payer: 'Insurer B' };
const DONE = { done: 'already-drafted' };
let practice: State;
/** With Communications there, so that a sweep meets the calls of the command alone. */
let noted: State;

function ask(host: WorkbenchHost, payer: string) {
  run(host, 'addRequest', {
    payer,
    contact: 'Contract manager',
    contactInfo: '',
    lines: [{ code: '90834', current: 94, requested: 110 }],
  });
}

beforeAll(async () => {
  const burlington = await practiceInBurlington();
  ask(burlington, 'Insurer B');
  practice = trimmed(burlington).toJSON();
  run(burlington, 'buildTab', { id: 'communications', today: TODAY });
  noted = trimmed(burlington).toJSON();
});

describe('a fault at any service call of', () => {
  it('drafting a letter', () => sweep(noted, 'draftLetter', { ...ROW, today: TODAY }, DONE), 300_000);

  it(
    'drafting the first letter, with Communications to be made',
    () => sweep(practice, 'draftLetter', { ...ROW, today: TODAY }, { ...DONE, step: SPARSE }),
    300_000,
  );

  it('noting that it was sent', () => sweep(noted, 'markSent', { ...ROW, date: TODAY, replace: false }), 300_000);

  it('noting that a follow-up was sent', async () => {
    const host = await hostFrom(noted);
    run(host, 'markSent', { ...ROW, date: '2026-04-20', replace: false });
    const input = { ...ROW, what: 'first follow-up' as const, date: TODAY, replace: false };
    await sweep(host.toJSON(), 'markSent', input, { step: 2 });
  }, 300_000);

  it('noting another date for a letter that was sent', async () => {
    const host = await hostFrom(noted);
    run(host, 'markSent', { ...ROW, date: '2026-04-01', replace: false });
    await sweep(host.toJSON(), 'markSent', { ...ROW, date: '2026-04-02', replace: true });
  }, 300_000);

  it(
    'writing down an answer',
    () =>
      sweep(noted, 'recordResponse', {
        ...ROW,
        date: TODAY,
        nature: 'Counteroffer',
        offered: [{ code: '90834', amount: 98.5 }],
        replace: false,
      }),
    300_000,
  );
});

describe('a letter whose making stopped right after a folder was made', () => {
  it('takes that folder the next time', async () => {
    const { steps } = call(await hostFrom(noted), 'draftLetter', { ...ROW, today: TODAY });
    const made = steps.flatMap(({ name }, index) => (name === 'create' ? [index + 2] : []));
    // The folder of all letters, the payer's, and the Doc.
    expect(made).toHaveLength(3);
    for (const at of made) {
      const host = await hostFrom(noted);
      host.faults = once(at);
      expect(call(host, 'draftLetter', { ...ROW, today: TODAY }).answer.ok, `a fault at call ${at}`).toBe(false);
      run(host, 'draftLetter', { ...ROW, today: TODAY });
      expect([...host.drive.values()].map(({ name }) => name).sort(), `a fault at call ${at}`).toEqual([
        '2026-05-12 Insurer B rate request',
        'Insurer B',
        'RateCase letters',
      ]);
    }
  });
});

describe('ten letters drafted one after the other', () => {
  const PAYERS = Array.from({ length: 10 }, (_, at) => `Insurer ${String.fromCharCode(70 + at)}`);
  const ROUNDS = 5;

  it('are ten in the end, each linked and noted once, whatever call fails on the way', async () => {
    const start = await hostFrom(noted);
    for (const payer of PAYERS) ask(start, payer);
    const state = start.toJSON();
    for (let round = 0; round < ROUNDS; round += 1) {
      const host = await hostFrom(state);
      const wanted = ['Insurer B', ...PAYERS].slice(0, 10);
      wanted.forEach((payer, at) => {
        // Each letter of each round meets its fault at another call; the panel then reads the queue and goes on.
        host.faults = once(round * wanted.length + at + 1);
        call(host, 'draftLetter', { row: at + 2, payer, today: TODAY });
        const { entries } = run(host, 'draftQueue', { today: TODAY });
        const entry = entries.find(({ row }) => row === at + 2);
        if (entry?.state === 'ready') run(host, 'draftLetter', { row: at + 2, payer, today: TODAY });
      });
      const documents = [...host.drive.values()].filter(({ mimeType }) => mimeType.endsWith('.document'));
      expect(documents.map(({ name }) => name).sort(), `round ${round}`).toEqual(
        wanted.map((payer) => `2026-05-12 ${payer} rate request`).sort(),
      );
      const folders = [...host.drive.values()].filter(({ mimeType }) => mimeType.endsWith('.folder'));
      expect(folders.map(({ name }) => name).sort(), `round ${round}`).toEqual(['RateCase letters', ...wanted].sort());
      const states = run(host, 'draftQueue', { today: TODAY }).entries.map(({ state }) => state);
      expect(states, `round ${round}`).toEqual([...wanted.map(() => 'drafted'), 'ready']);
      const notes = lines(host, 'Communications').map((line) => [line.Payer, line.Document]);
      expect(notes, `round ${round}`).toEqual(wanted.map((payer) => [payer, `2026-05-12 ${payer} rate request`]));
    }
  }, 300_000);
});
