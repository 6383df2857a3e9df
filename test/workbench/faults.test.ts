/** What goes wrong at Google, made to go wrong here. */
import { describe, expect, it } from 'vitest';
import { LOST_ANSWER } from '../../workbench/faults.ts';
import { typeInto } from '../support/host.ts';
import { hostWith } from './services/script.ts';

const WRITES = {
  // ss.getSheets is call 1; writes are calls 2, 3 and 4
  fill: "['A1', 'A2', 'A3'].forEach(function (at) { try { sheet.getRange(at).setValue(at); } catch (e) { console.log(e.message); } });",
  read: "return sheet.getRange('A1:A3').getValues().map(function (row) { return row[0]; });",
};

describe('a service that fails', () => {
  it('once works again at the next call', () => {
    const host = hostWith(WRITES);
    host.faults = { failAt: 3 };
    const { log } = host.run('fill');
    expect(log).toEqual([expect.stringContaining('Service Spreadsheets timed out')]);
    expect(host.run('read').value).toEqual(['A1', '', 'A3']);
  });

  it('from some call on fails at each later one too, and the next execution is spared', () => {
    const host = hostWith(WRITES);
    host.faults = { failAt: 3, onward: true };
    expect(host.run('fill').log).toHaveLength(2);
    expect(host.run('read').value).toEqual(['A1', '', '']);
  });
});

describe('an answer that is lost (unconfirmed: the words)', () => {
  it('leaves what the script did, and the panel learns only that nothing came', () => {
    const host = hostWith({ ...WRITES, give: "sheet.getRange('A1').setValue('done'); return 'value';" });
    host.faults = { loseAnswer: true };
    expect(host.run('give')).toMatchObject({ ok: false, error: LOST_ANSWER });
    expect(host.run('give')).toMatchObject({ ok: true, value: 'value' });
    expect(host.run('read').value).toEqual(['done', '', '']);
  });
});

describe('locks (PLATFORM 2.5)', () => {
  const take = 'var lock = LockService.getDocumentLock(); var got = lock.tryLock(1000);';
  const functions = {
    first: `${take} sheet.getRange('A1').setValue('first'); var still = lock.hasLock(); lock.releaseLock(); return [got, still];`,
    second: `${take} if (got) sheet.getRange('A2').setValue('second'); return got;`,
    forget: `${take} return got;`,
    wait: 'LockService.getDocumentLock().waitLock(1000);',
    user: 'return LockService.getUserLock().tryLock(1000);',
  };

  it('keep another execution out until the first is done', () => {
    const host = hostWith(functions);
    const seen: unknown[] = [];
    host.faults = {
      // getSheets, tryLock, setValue
      meanwhile: {
        at: 3,
        work: () => seen.push(host.run('second').value, host.run('wait').error, host.run('user').value),
      },
    };
    expect(host.run('first').value).toEqual([true, true]);
    expect(seen).toEqual([false, 'Lock timeout: another process was holding the lock for too long.', true]);
    expect(host.run('second').value).toBe(true);
  });

  it('are given back at the end of an execution that did not release its own', () => {
    const host = hostWith(functions);
    expect([host.run('forget').value, host.run('forget').value]).toEqual([true, true]);
  });

  it('that are lost on the way can be taken by somebody else, and the holder is not told unless it asks', () => {
    const host = hostWith(functions);
    const seen: unknown[] = [];
    host.faults = { loseLocksAt: 3, meanwhile: { at: 3, work: () => seen.push(host.run('second').value) } };
    expect(host.run('first').value).toEqual([true, false]);
    expect(seen).toEqual([true]);
  });

  it('waited for in vain cost the time waited', () => {
    const host = hostWith(functions);
    host.lockedElsewhere = true;
    const inVain = host.run('second').traffic.milliseconds;
    host.lockedElsewhere = false;
    expect(inVain).toBeGreaterThan(host.run('forget').traffic.milliseconds + 900);
  });
});

describe('two people at once', () => {
  it('what the other types between two calls of a script is there at the next read', () => {
    const host = hostWith({
      total:
        "var before = sheet.getRange('A1').getValue(); sheet.getRange('B1').setValue(1); return [before, sheet.getRange('A1').getValue()];",
    });
    typeInto(host, 'Sheet1', 'A1', '10');
    host.faults = { meanwhile: { at: 3, work: () => typeInto(host, 'Sheet1', 'A1', '20') } };
    expect(host.run('total').value).toEqual([10, 20]);
  });

  it('a tab that the other deletes in between is missed at the next call to it', () => {
    const host = hostWith({ write: "var tab = ss.insertSheet('Mine'); tab.getRange('A1').setValue(1);" });
    host.faults = {
      meanwhile: {
        at: 3,
        work: () => host.workbook.removeSheet(host.workbook.sheetByName('Mine')?.id ?? -1),
      },
    };
    expect(host.run('write').error).toMatch(/^Sheet \d+ not found$/);
  });
});
