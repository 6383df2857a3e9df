import { describe, expect, it } from 'vitest';
import { type CommandName, commands } from '../../src/contract.ts';
import { call, practiceInBurlington, refused, run, TODAY } from '../support/commands.ts';
import { emptyHost, typedCells } from '../support/host.ts';

describe('what the panel sends', () => {
  it('is refused in a sentence when the command is not known', async () => {
    const host = await emptyHost();
    for (const name of ['nonsense', 'constructor', 42, null]) {
      const { ok, value } = host.run('rateCase', [name, {}]);
      expect(ok).toBe(true);
      expect(value).toMatchObject({ ok: false, code: 'unknown-command' });
    }
  });

  it('is refused in a sentence that names the field when it cannot be read', async () => {
    const host = await emptyHost();
    const { value } = host.run('rateCase', ['saveRates', { rates: [{ payer: 'A', code: '90834', rate: -1 }] }]);
    expect(value).toMatchObject({ ok: false, code: 'unreadable-input' });
    expect((value as { message: string }).message).toContain('rates 0 rate');
    expect(host.workbook.sheets).toHaveLength(1);
  });

  it('is answered as the contract says, for every command', async () => {
    const host = await practiceInBurlington();
    const { row } = run(host, 'addRequest', {
      payer: 'Insurer B',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current: 94, requested: 110 }],
    });
    run(host, 'buildTab', { id: 'contacts', today: TODAY });
    const inputs: { [N in keyof typeof commands]: unknown } = {
      ping: {},
      home: { today: TODAY },
      lookUpPlace: { zip: '05401', clinician: 'LCSW' },
      practice: {},
      savePractice: { today: TODAY, practice: { phone: '802-555-0142' } },
      payers: {},
      addExamples: { tab: 'contacts' },
      removeExamples: { tab: 'contacts' },
      savePayers: { payers: [{ name: 'Insurer D', type: 'Commercial', renewal: null }] },
      payerAnswers: { payer: 'Insurer B' },
      savePayerAnswers: { payer: 'Insurer B', answers: [{ key: 'clients', was: '', value: '14' }] },
      saveRates: { rates: [{ payer: 'Insurer D', code: '90834', rate: 121 }] },
      tabs: {},
      buildTab: { id: 'scorecard', today: TODAY },
      takeSnapshot: { today: TODAY },
      requests: {},
      requestForm: { payer: 'Insurer B' },
      addRequest: {
        payer: 'Insurer C',
        contact: '',
        contactInfo: '',
        lines: [{ code: '90834', current: 105, requested: 116 }],
      },
      letterChoices: { row, today: TODAY },
      previewLetter: { row, today: TODAY },
      draftLetter: { row, today: TODAY },
      draftQueue: { today: TODAY },
      talkingPoints: { row, today: TODAY },
      markSent: { row, date: TODAY, replace: false },
      undoDraft: {
        row,
        payer: 'Insurer B',
        doc: { id: 'none', name: 'A letter', url: 'https://docs.google.com/', was: null },
      },
      undoSent: {
        row,
        payer: 'Insurer B',
        change: {
          what: 'request',
          wrote: { date: TODAY, status: 'Pending', nextFollowUp: '2026-05-27' },
          was: { date: '', status: 'Open', nextFollowUp: '' },
          line: null,
        },
      },
      setNextFollowUp: { row, date: TODAY },
      responseForm: { row, today: TODAY },
      recordResponse: {
        row,
        date: TODAY,
        nature: 'Counteroffer',
        offered: [{ code: '90834', amount: 98.5 }],
        replace: false,
      },
      writeSummary: { payer: 'Insurer B', row, today: TODAY },
      goTo: { at: { tab: 'rates', cell: 'D3' } },
    };
    for (const [name, input] of Object.entries(inputs)) {
      const command = commands[name as keyof typeof commands];
      const { ok, value } = host.run('rateCase', [name, input]);
      expect(ok, name).toBe(true);
      expect(value, name).toMatchObject({ ok: true });
      const checked = command.output.safeParse((value as { value: unknown }).value);
      expect(checked.error?.issues ?? [], name).toEqual([]);
    }
    const active = host.workbook.sheetById(host.active.sheetId);
    expect([active?.name, host.active.row, host.active.column]).toEqual(['Rates', 2, 3]);
  });
});

describe('while somebody else works with RateCase', () => {
  /** Those that only look. */
  const LOOKING = [
    ...['ping', 'home', 'lookUpPlace', 'practice', 'payers', 'payerAnswers', 'tabs', 'requests', 'requestForm'],
    ...['letterChoices', 'previewLetter', 'draftQueue', 'talkingPoints', 'responseForm', 'goTo'],
  ];

  it('every command that writes waits its turn, and those that look do not', async () => {
    const host = await practiceInBurlington();
    host.lockedElsewhere = true;
    const before = typedCells(host);
    const busy = Object.keys(commands).filter((name) => {
      // Long before it matters what is asked: the least that the contract takes.
      const { value } = host.run('rateCase', [name, LEAST[name as CommandName] ?? {}]);
      const { code } = value as { code?: string };
      expect(code, name).not.toBe('unreadable-input');
      return code === 'busy';
    });
    expect(busy.sort()).toEqual(
      Object.keys(commands)
        .filter((name) => !LOOKING.includes(name))
        .sort(),
    );
    expect(typedCells(host)).toEqual(before);
  });

  const row = { row: 2, payer: 'Insurer B' };
  const was = { date: '', status: 'Open', nextFollowUp: '' };
  const LEAST: { [N in CommandName]?: unknown } = {
    home: { today: TODAY },
    lookUpPlace: { zip: '05401', clinician: 'LCSW' },
    savePractice: { today: TODAY, practice: {} },
    addExamples: { tab: 'contacts' },
    removeExamples: { tab: 'contacts' },
    savePayers: { payers: [{ name: 'Insurer D', type: '', renewal: null }] },
    payerAnswers: { payer: 'Insurer B' },
    savePayerAnswers: { payer: 'Insurer B', answers: [{ key: 'clients', was: '', value: '14' }] },
    saveRates: { rates: [{ payer: 'Insurer D', code: '90834', rate: 121 }] },
    buildTab: { id: 'rates', today: TODAY },
    takeSnapshot: { today: TODAY },
    requestForm: { payer: 'Insurer B' },
    addRequest: {
      payer: 'Insurer B',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90834', current: 94, requested: 110 }],
    },
    letterChoices: { ...row, today: TODAY },
    previewLetter: { ...row, today: TODAY },
    draftLetter: { ...row, today: TODAY },
    undoDraft: { ...row, doc: { id: 'none', name: 'A letter', url: 'https://docs.google.com/', was: null } },
    draftQueue: { today: TODAY },
    talkingPoints: { row: 2, today: TODAY },
    markSent: { ...row, date: TODAY, replace: false },
    undoSent: { ...row, change: { what: 'request', wrote: was, was, line: null } },
    setNextFollowUp: { ...row, date: TODAY },
    responseForm: { ...row, today: TODAY },
    recordResponse: { ...row, date: TODAY, nature: 'Denial', replace: false },
    writeSummary: { payer: 'Insurer B', today: TODAY },
    goTo: { at: { tab: 'rates', cell: 'A1' } },
  };
});

describe('a command that writes', () => {
  it('has Google carry out what is queued before it says that it is done', async () => {
    const host = await practiceInBurlington();
    const { steps } = call(host, 'saveRates', { rates: [{ payer: 'Insurer D', code: '90834', rate: 121 }] });
    const names = steps.map(({ name }) => name);
    expect(names.lastIndexOf('flush')).toBeGreaterThan(names.lastIndexOf('setValues'));
    expect(names.slice(names.lastIndexOf('flush'))).toEqual(['flush', 'releaseLock']);
  });
});

describe('going to a cell', () => {
  it('says so when the tab is gone or the cell is none', async () => {
    const host = await practiceInBurlington();
    expect(refused(host, 'goTo', { at: { tab: 'negotiation-log', cell: 'A2' } }).code).toBe('no-tab');
    expect(refused(host, 'goTo', { at: { tab: 'rates', cell: '2A' } }).code).toBe('no-cell');
    expect(call(host, 'goTo', { at: { tab: 'rates', cell: 'A1' } }).answer.ok).toBe(true);
  });
});
