import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countServiceCalls, type WorkbenchHost } from '../../workbench/host.ts';
import { call, headingColumn, practiceInBurlington, refused, run } from '../support/commands.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { cellsOf, typedCells, typeInto } from '../support/host.ts';

let practice: State;
let host: WorkbenchHost;
beforeAll(async () => {
  practice = (await practiceInBurlington()).toJSON();
});
beforeEach(async () => {
  host = await hostFrom(practice);
});

const answer = (payer: string, key: string) => {
  const question = run(host, 'payerAnswers', { payer })
    .groups.flatMap(({ questions }) => questions)
    .find((candidate) => candidate.key === key);
  if (!question) throw new Error(`No question ${key}`);
  return question;
};
const shownIn = (heading: string, row: number) => {
  const cells = cellsOf(host, 'Payers');
  return cells[row - 1]?.[headingColumn(cells, 1, heading)] ?? '';
};
const save = (answers: { key: string; was?: string; value: string }[], payer = 'Insurer B') =>
  run(host, 'savePayerAnswers', { payer, answers: answers.map((given) => ({ was: '', ...given })) });
const refusal = (key: string, value: string) =>
  refused(host, 'savePayerAnswers', { payer: 'Insurer B', answers: [{ key, was: '', value }] });

describe('what only the practice can answer about a payer', () => {
  it('covers the checklist’s ticks, leverage, the contract and the exit', () => {
    const { groups, payer, payers } = run(host, 'payerAnswers', { payer: 'insurer b ' });
    expect(payer).toBe('Insurer B');
    expect(payers).toEqual(['Insurer A', 'Insurer B', 'Insurer C']);
    const headers = groups.map(({ questions }) => questions.map(({ header }) => header));
    expect(headers[0]).toEqual(
      expect.arrayContaining(['Session limits too tight', 'Takes money back', 'Heavy authorizations']),
    );
    expect(headers[1]).toEqual(expect.arrayContaining(['Few others here', 'Many others in network']));
    expect(headers[2]).toEqual(expect.arrayContaining(['May change terms alone', 'Rate basis', 'Confidential rates']));
    expect(headers[3]).toEqual(expect.arrayContaining(['Clients who would stay', 'What a refilled session brings']));
  });

  it('without a payer names the payers to choose from', () => {
    expect(run(host, 'payerAnswers', { payer: null })).toMatchObject({
      payer: null,
      payers: ['Insurer A', 'Insurer B', 'Insurer C'],
      groups: [],
    });
  });

  it('stands in the payer’s own row, as a person would have typed it', () => {
    const { summary, written } = save([
      { key: 'sessionLimits', value: 'yes' },
      { key: 'noticeDays', value: '90' },
      { key: 'exitStay', value: '20%' },
      { key: 'exitStayRate', value: '$120' },
      { key: 'exitLastDay', value: '2027-06-30' },
      { key: 'duties', value: '=finish authorized episodes' },
    ]);
    expect(summary).toBe('Saved 6 answers for Insurer B in Payers, row 3.');
    expect(written).toHaveLength(6);
    expect(shownIn('Session limits too tight', 3)).toBe('yes');
    expect(shownIn('Notice days', 3)).toBe('90');
    expect(shownIn('Clients who would stay', 3)).toBe('20.0%');
    expect(shownIn('What they would pay', 3)).toBe('$120.00');
    expect(shownIn('Last day in network', 3)).toBe('Jun 30, 2027');
    expect(shownIn('Duties when it ends', 3)).toBe('=finish authorized episodes');
    expect(answer('Insurer B', 'exitStay').value).toBe('20%');
    expect(answer('Insurer B', 'exitStayRate').value).toBe('120.00');
    expect(answer('Insurer B', 'exitLastDay').value).toBe('2027-06-30');
    expect(answer('Insurer A', 'exitStay').value).toBe('');
  });

  it('changes no other cell, and none at all when it says the same again', () => {
    typeInto(host, 'Payers', 'J3', 'my note');
    const before = typedCells(host);
    save([{ key: 'clients', value: '14' }]);
    const after = typedCells(host);
    const differing = [...after].filter(([cell, input]) => before.get(cell) !== input).map(([cell]) => cell);
    expect(differing).toHaveLength(1);
    expect(save([{ key: 'clients', was: '14', value: '14' }]).summary).toBe(
      'Payers already says so. Nothing was changed.',
    );
    expect(typedCells(host)).toEqual(after);
  });

  it('can be taken back: a blank answer clears its cell', () => {
    save([{ key: 'clients', value: '14' }]);
    save([{ key: 'clients', was: '14', value: '' }]);
    expect(answer('Insurer B', 'clients').value).toBe('');
  });

  it('does not overwrite what somebody typed meanwhile, and then writes nothing', () => {
    const { at } = answer('Insurer B', 'clients');
    typeInto(host, 'Payers', at.cell, '15');
    const before = typedCells(host);
    const { code, message } = refused(host, 'savePayerAnswers', {
      payer: 'Insurer B',
      answers: [
        { key: 'sessionLimits', was: '', value: 'yes' },
        { key: 'clients', was: '', value: '14' },
      ],
    });
    expect(code).toBe('changed-meanwhile');
    expect(message).toBe(`Payers, cell ${at.cell} was changed meanwhile: it says “15”.`);
    expect(typedCells(host)).toEqual(before);
  });

  it('names a cell that cannot be read, and replaces it only by an answer to just that', () => {
    const { at } = answer('Insurer B', 'clients');
    typeInto(host, 'Payers', at.cell, 'many');
    const { fault, value } = answer('Insurer B', 'clients');
    expect(value).toBe('');
    expect(fault).toContain(`Payers, cell ${at.cell}: “many” is not a number.`);
    expect(refusal('clients', '14').code).toBe('changed-meanwhile');
    save([{ key: 'clients', was: fault, value: '14' }]);
    expect(answer('Insurer B', 'clients').value).toBe('14');
  });

  it.each([
    ['exitStay', '20', '“20” is not a share. Type it like 20%.'],
    ['exitStay', '120%', '120% is more than all of them.'],
    ['exitStay', '-5%', '“-5%” is not a share.'],
    ['exitStayRate', 'much', '“much” is not an amount.'],
    ['noticeDays', '12.5', '“12.5” is not a whole number.'],
    ['noticeDays', '-1', 'less than nothing'],
    ['adminHours', '-1', 'less than nothing'],
    ['claimedPercent', '1200%', '1,200.0% is too large to be meant.'],
    ['baseYear', '25', '25 is not a year. Type one like 2019'],
    ['exitLastDay', 'June', '“June” is not a date.'],
  ])('%s: %s is refused with its cell', (key, value, sentence) => {
    const before = typedCells(host);
    const { message, at } = refusal(key, value);
    expect(message).toContain(sentence);
    expect(message).toContain(`Payers, cell ${at?.cell}`);
    expect(typedCells(host)).toEqual(before);
  });

  it.each([
    ['claimedPercent', '115%', '115%'],
    ['exitStay', '0.2', '20%'],
    ['exitStay', '12.5 %', '12.5%'],
    ['exitStay', '100%', '100%'],
    ['exitStay', '0%', '0%'],
    ['adminHours', '1.5', '1.5'],
    ['noticeDays', '0', '0'],
  ])('%s: %s is read as %s', (key, value, shown) => {
    save([{ key, value }]);
    expect(answer('Insurer B', key).value).toBe(shown);
  });

  it('leaves out the question whose column is gone, and says so', () => {
    const cells = cellsOf(host, 'Payers');
    host.workbook.sheetByName('Payers')?.type(0, headingColumn(cells, 1, 'Takes money back'), 'Mine');
    const { missing, groups } = run(host, 'payerAnswers', { payer: 'Insurer B' });
    expect(missing).toEqual(['Takes money back']);
    expect(groups.flatMap(({ questions }) => questions).some(({ key }) => key === 'clawbacks')).toBe(false);
    expect(refusal('clawbacks', 'yes').message).toContain('“Takes money back” is not there');
  });

  it('of a payer that is not in Payers, or a question nobody asks, is refused', () => {
    expect(refused(host, 'payerAnswers', { payer: 'Nobody' }).message).toBe('The Payers tab has no row for Nobody.');
    expect(refusal('payer', 'Insurer Z').code).toBe('unknown-answer');
  });

  it('is written in few calls, however many payers there are', () => {
    const calls = (payer: string) =>
      countServiceCalls(
        call(host, 'savePayerAnswers', {
          payer,
          answers: [
            { key: 'sessionLimits', was: '', value: 'yes' },
            { key: 'clients', was: '', value: '14' },
          ],
        }).calls,
      );
    const few = calls('Insurer A');
    run(host, 'savePayers', {
      payers: Array.from({ length: 60 }, (_, at) => ({ name: `Insurer ${at}`, type: '', renewal: null })),
    });
    expect(calls('Insurer 59')).toBe(few);
    expect(few).toBeLessThanOrEqual(25);
  });
});
