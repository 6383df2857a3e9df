/** Google fails at any call. Nothing typed may be lost, and doing it again must complete it (DESIGN 1.10). */
import { beforeAll, describe, expect, it } from 'vitest';
import { countServiceCalls } from '../../workbench/host.ts';
import { call, practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { trimmed } from '../support/everyTab.ts';
import { hostFrom, onward, type State, sweep } from '../support/faults.ts';
import { builtScript, emptyHost, typedCells, typeInto } from '../support/host.ts';

describe('a fault at any service call of', () => {
  let empty: State;
  let practice: State;
  beforeAll(async () => {
    await builtScript();
    const nothing = await emptyHost();
    typeInto(nothing, 'Sheet1', 'B2', 'my own notes');
    empty = nothing.toJSON();
    const burlington = await practiceInBurlington();
    typeInto(burlington, 'Rates', 'K3', 'my note');
    typeInto(burlington, 'Rates', 'N1', 'My column');
    typeInto(burlington, 'Rates', 'N4', '=D4*2');
    run(burlington, 'addRequest', {
      payer: 'Insurer B',
      contact: 'Contract manager',
      contactInfo: '',
      lines: [{ code: '90834', current: 94, requested: 110 }],
    });
    practice = trimmed(burlington).toJSON();
  });

  it(
    'setting up the practice',
    () => sweep(empty, 'savePractice', { today: TODAY, practice: { zip: '05401', signer: 'A. Sample' } }),
    120_000,
  );

  it('making a table', () => sweep(empty, 'buildTab', { id: 'rates', today: TODAY }), 120_000);

  it(
    'adding rates',
    () => sweep(practice, 'saveRates', { rates: [{ payer: 'Insurer D', code: '90837', rate: 176 }] }),
    120_000,
  );

  it(
    'adding payers',
    () => sweep(practice, 'savePayers', { payers: [{ name: 'Insurer D', type: 'Commercial', renewal: '2027-01-01' }] }),
    120_000,
  );

  it(
    'answering about a payer',
    () =>
      sweep(practice, 'savePayerAnswers', {
        payer: 'Insurer B',
        answers: [
          { key: 'sessionLimits', was: '', value: 'yes' },
          { key: 'noticeDays', was: '', value: '90' },
        ],
      }),
    120_000,
  );

  it('refreshing the comparison with a new payer', async () => {
    const host = await hostFrom(practice);
    run(host, 'saveRates', { rates: [{ payer: 'Insurer D', code: '90837', rate: 176 }] });
    await sweep(host.toJSON(), 'buildTab', { id: 'rate-comparison', today: TODAY });
  }, 120_000);

  it(
    'adding a request',
    () =>
      sweep(practice, 'addRequest', {
        payer: 'Insurer C',
        contact: '',
        contactInfo: '',
        lines: [{ code: '90834', current: 105, requested: 116 }],
      }),
    120_000,
  );
});

describe('Google failing from some call of a command on', () => {
  it('loses nothing typed, and doing it again later completes it', async () => {
    const nothing = await emptyHost();
    typeInto(nothing, 'Sheet1', 'B2', 'my own notes');
    await sweep(nothing.toJSON(), 'buildTab', { id: 'rates', today: TODAY }, { fault: onward, step: 9 });
  });
});

describe('an answer that is lost after the command is done', () => {
  it('leaves everything as it should be, also when the command is done again', async () => {
    const burlington = trimmed(await practiceInBurlington()).toJSON();
    const rates = { rates: [{ payer: 'Insurer D', code: '90837', rate: 176 }] };
    const clean = await hostFrom(burlington);
    run(clean, 'saveRates', rates);
    const host = await hostFrom(burlington);
    host.faults = { loseAnswer: true };
    expect(host.run('rateCase', ['saveRates', rates]).ok).toBe(false);
    expect(typedCells(host)).toEqual(typedCells(clean));
    expect(call(host, 'saveRates', rates).answer.ok).toBe(true);
    expect(typedCells(host)).toEqual(typedCells(clean));
  });
});

describe('two people who use RateCase in one spreadsheet at the same time', () => {
  const mine = { rates: [{ payer: 'Insurer D', code: '90837', rate: 176 }] };
  const theirs = { rates: [{ payer: 'Insurer E', code: '90834', rate: 101 }] };

  it('each get their rates in, whenever the second comes while the first is at work', async () => {
    const burlington = trimmed(await practiceInBurlington()).toJSON();
    const counting = await hostFrom(burlington);
    const calls = countServiceCalls(call(counting, 'saveRates', mine).calls);
    run(counting, 'saveRates', theirs);
    const both = [...typedCells(counting).values()].map(String).sort();
    for (let at = 1; at <= calls; at += 6) {
      const host = await hostFrom(burlington);
      let second = '';
      host.faults = {
        meanwhile: {
          at,
          work: () => {
            host.change({ user: 'second' });
            const { answer } = call(host, 'saveRates', theirs);
            second = answer.ok ? 'done' : answer.code;
            host.change({ user: 'owner' });
          },
        },
      };
      expect(call(host, 'saveRates', mine).answer.ok, `the first, at call ${at}`).toBe(true);
      expect(['done', 'busy'], `the second, at call ${at}`).toContain(second);
      if (second === 'busy') run(host, 'saveRates', theirs);
      expect([...typedCells(host).values()].map(String).sort(), `cells, at call ${at}`).toEqual(both);
    }
  });
});

describe('while somebody else works in the same spreadsheet', () => {
  it('a command that writes says so and changes nothing', async () => {
    const host = await practiceInBurlington();
    const before = typedCells(host);
    host.lockedElsewhere = true;
    const { answer } = call(host, 'saveRates', { rates: [{ payer: 'Insurer D', code: '90837', rate: 176 }] });
    expect(answer).toMatchObject({ ok: false, code: 'busy' });
    expect(typedCells(host)).toEqual(before);
  });
});
