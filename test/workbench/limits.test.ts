/** Where Google stops a script. Each names its section of PLATFORM; "(unconfirmed)" is what only an account can tell. */
import { describe, expect, it } from 'vitest';
import { createHost, type Limits, type WorkbenchHost } from '../../workbench/host.ts';
import { shown, typeInto } from '../support/host.ts';
import { failure, hostWith, MANIFEST, value } from './services/script.ts';

function limited(code: string, limits: Partial<Limits>): WorkbenchHost {
  return createHost({ code, htmlFiles: {}, manifest: MANIFEST, limits });
}

const cellFunction = (name: string, body: string) =>
  `/**\n * Help.\n * @customfunction\n */\nfunction ${name}() { ${body} }\n`;

describe('time (PLATFORM 2.4, 2.6)', () => {
  it('an execution that computes for too long is stopped', () => {
    const host = limited('function loop() { for (;;) {} }', { execution: 40 });
    expect(host.run('loop').error).toBe('Exceeded maximum execution time');
  });

  it('so is one whose calls would take six minutes at Google, whatever it catches', () => {
    const host = hostWith({
      slow: "for (var i = 0; i < 10000; i++) { try { sheet.getRange('A1').setValue(i); sheet.getRange('A1').getValue(); } catch (e) {} }",
      nap: 'Utilities.sleep(299000); Utilities.sleep(299000);',
    });
    const { ok, error, traffic } = host.run('slow');
    expect({ ok, error }).toEqual({ ok: false, error: 'Exceeded maximum execution time' });
    expect(traffic.milliseconds).toBeGreaterThan(360_000);
    expect(host.run('nap').error).toBe('Exceeded maximum execution time');
    expect(hostWith({ nap: 'Utilities.sleep(1000); return 1;' }).run('nap').value).toBe(1);
  });

  it('a cell function has 30 seconds (PLATFORM 1.4), by the clock and by estimate', () => {
    const code = cellFunction('LOOP', 'for (;;) {}') + cellFunction('NAP', 'Utilities.sleep(31000); return 1;');
    const host = limited(code, { cellFunction: 40 });
    typeInto(host, 'Sheet1', 'A1', '=LOOP()');
    expect(host.workbook.sheets[0]?.view(0, 0).value).toMatchObject({
      code: '#ERROR!',
      message: 'Internal error executing the custom function.',
    });
    const usual = limited(code, {});
    typeInto(usual, 'Sheet1', 'A1', '=NAP()');
    expect(shown(usual, 'Sheet1', 'A1')).toBe('#ERROR!');
  });

  it('a simple trigger has 30 seconds (PLATFORM 2.2)', () => {
    const host = limited('function onOpen() { Utilities.sleep(31000); }', {});
    expect(host.open().error).toBe('Exceeded maximum execution time');
  });
});

describe('executions at once (PLATFORM 2.4)', () => {
  it('thirty of one person, and the next is refused', () => {
    const host = hostWith({ probe: 'return 1;' });
    host.runningElsewhere = 29;
    expect(host.run('probe').value).toBe(1);
    host.runningElsewhere = 30;
    expect(host.run('probe').error).toMatch(/^There are too many scripts running simultaneously/);
  });

  it('those that begin while another runs count', () => {
    const host = limited('function probe() { SpreadsheetApp.getActive().getSheets(); return 1; }', { atOnce: 2 });
    const seen: unknown[] = [];
    const within = (depth: number) => () => {
      if (depth > 0) host.faults = { meanwhile: { at: 1, work: within(depth - 1) } };
      const { ok } = host.run('probe');
      seen.push(ok);
    };
    within(2)();
    expect(seen).toEqual([false, true, true]);
  });
});

describe('sizes', () => {
  it('a property holds 9 KB and a store 500 KB (PLATFORM 2.5, 2.6)', () => {
    const store = 'var store = PropertiesService.getDocumentProperties(); ';
    expect(value(`${store} store.setProperty('k', 'x'.repeat(9 * 1024)); return store.getProperty('k').length;`)).toBe(
      9216,
    );
    expect(failure(`${store} store.setProperty('k', 'x'.repeat(9 * 1024 + 1));`)).toBe('Argument too large: value');
    expect(failure(`${store} for (var i = 0; i < 60; i++) store.setProperty('k' + i, 'x'.repeat(9000));`)).toBe(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    );
  });

  it('a cache takes 100 KB under a key of 250 characters, and keeps 1000 (PLATFORM 2.5)', () => {
    const cache = 'var cache = CacheService.getDocumentCache(); ';
    expect(failure(`${cache} cache.put('k', 'x'.repeat(100 * 1024 + 1));`)).toBe('Argument too large: value');
    expect(failure(`${cache} cache.put('k'.repeat(251), 'x');`)).toBe('Argument too large: key');
    expect(
      value(
        `${cache} for (var i = 0; i <= 1000; i++) cache.put('k' + i, 'v'); return [cache.get('k0'), cache.get('k1'), cache.get('k1000')];`,
      ),
    ).toEqual([null, 'v', 'v']);
  });

  it('a cell takes 50,000 characters and a spreadsheet 10,000,000 cells, told at the next read (PLATFORM 5)', () => {
    expect(
      value("sheet.getRange('A1').setValue('x'.repeat(50000)); return sheet.getRange('A1').getValue().length;"),
    ).toBe(50_000);
    expect(failure("sheet.getRange('A1').setValue('x'.repeat(50001)); sheet.getRange('A1').getValue();")).toBe(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
    expect(failure('sheet.insertRowsAfter(1, 400000); SpreadsheetApp.flush();')).toBe(
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    );
  });

  it('a script sleeps for five minutes at most at a time (unconfirmed: the words)', () => {
    expect(failure('Utilities.sleep(300001);')).toBe('Argument too large: milliseconds');
  });
});

describe('documents (PLATFORM 2.6)', () => {
  it('250 a day for one person, other files apart (unconfirmed: the words, when the day turns, that it holds for the Drive service)', () => {
    let today = '2026-05-12T15:00:00Z';
    const host = hostWith(
      {
        letters:
          "for (var i = 0; i < a; i++) Drive.Files.create({ name: 'L', mimeType: 'application/vnd.google-apps.document' }, Utilities.newBlob('<p>x</p>', 'text/html'));",
        folder: "Drive.Files.create({ name: 'F', mimeType: 'application/vnd.google-apps.folder' });",
      },
      { now: () => new Date(today) },
    );
    expect(host.run('letters', [250]).error).toBeUndefined();
    expect(host.run('letters', [1]).error).toBe('Service invoked too many times for one day: drive.');
    expect(host.run('folder').ok).toBe(true);
    host.change({ user: 'second' });
    expect(host.run('letters', [1]).ok).toBe(true);
    host.change({ user: 'owner' });
    today = '2026-05-13T15:00:00Z';
    expect(host.run('letters', [1]).ok).toBe(true);
  });
});
