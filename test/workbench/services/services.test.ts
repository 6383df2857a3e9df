import { describe, expect, it } from 'vitest';
import { execute, failure, hostWith, MANIFEST, value } from './script.ts';

describe('properties, cache and lock (PLATFORM 2.5)', () => {
  it('properties last from one execution to the next, each store for itself', () => {
    const host = hostWith({
      put: "PropertiesService.getDocumentProperties().setProperty('k', 'd'); PropertiesService.getUserProperties().setProperties({ k: 'u', n: 5 });",
      get: "return [PropertiesService.getDocumentProperties().getProperty('k'), PropertiesService.getUserProperties().getProperties(), PropertiesService.getScriptProperties().getProperty('k')];",
    });
    host.run('put');
    expect(host.run('get').value).toEqual(['d', { k: 'u', n: '5' }, null]);
  });

  it('a property holds 9 KB, a cache entry 100 KB', () => {
    const put = (size: number) =>
      `PropertiesService.getDocumentProperties().setProperty('k', new Array(${size + 1}).join('x')); return true;`;
    expect(value(put(9 * 1024))).toBe(true);
    expect(failure(put(9 * 1024 + 1))).toBe('Argument too large: value');
    const cache = (size: number) =>
      `CacheService.getUserCache().put('k', new Array(${size + 1}).join('x')); return true;`;
    expect(value(cache(100 * 1024))).toBe(true);
    expect(failure(cache(100 * 1024 + 1))).toBe('Argument too large: value');
  });

  it('a store holds 500 KB', () => {
    const body =
      "var p = PropertiesService.getUserProperties(); for (var i = 0; i < 60; i++) p.setProperty('k' + i, new Array(9000).join('x'));";
    expect(failure(body)).toContain('exceeded the property storage quota');
  });

  it('a cached value is gone after its time', () => {
    let now = new Date('2026-05-12T12:00:00Z');
    const host = hostWith(
      { put: "CacheService.getUserCache().put('k', 'v', 60);", get: "return CacheService.getUserCache().get('k');" },
      { now: () => now },
    );
    host.run('put');
    now = new Date('2026-05-12T12:00:59Z');
    expect(host.run('get').value).toBe('v');
    now = new Date('2026-05-12T12:01:00Z');
    expect(host.run('get').value).toBeNull();
  });

  it("somebody else's lock makes tryLock give up and waitLock throw", () => {
    const host = hostWith({
      take: 'var lock = LockService.getDocumentLock(); var got = lock.tryLock(1000); return [got, lock.hasLock()];',
      wait: 'LockService.getDocumentLock().waitLock(1000);',
    });
    expect(host.run('take').value).toEqual([true, true]);
    host.lockedElsewhere = true;
    expect(host.run('take').value).toEqual([false, false]);
    expect(host.run('wait').error).toBe('Lock timeout: another process was holding the lock for too long.');
  });
});

describe('the user interface (PLATFORM 2.1, 2.3)', () => {
  it('hands the sidebar, dialogs, alerts and toasts to the page', () => {
    const body = `var ui = SpreadsheetApp.getUi(); var page = HtmlService.createHtmlOutputFromFile('Panel').setTitle('RateCase');
      ui.showSidebar(page); ui.showModalDialog(HtmlService.createHtmlOutput('<p>').setWidth(320).setHeight(200), 'Ask'); ss.toast('Done', 'RateCase', 5);
      var pressed = ui.alert('Title', 'Text', ui.ButtonSet.YES_NO); return [pressed === ui.Button.CLOSE, ui.alert('Only text') === ui.Button.OK];`;
    const { result } = execute(body, { htmlFiles: { Panel: '<!DOCTYPE html>panel' } });
    expect(result.value).toEqual([true, true]);
    expect(result.ui).toEqual([
      { kind: 'sidebar', title: 'RateCase', html: '<!DOCTYPE html>panel' },
      { kind: 'dialog', title: 'Ask', html: '<p>', width: 320, height: 200, modal: true },
      { kind: 'toast', title: 'RateCase', message: 'Done' },
      { kind: 'alert', title: 'Title', message: 'Text' },
      { kind: 'alert', title: '', message: 'Only text' },
    ]);
  });

  it('an HTML file that is not there is named', () => {
    expect(failure("HtmlService.createHtmlOutputFromFile('Missing');")).toBe('No HTML file named Missing was found.');
  });

  it('needs the scope for a sidebar', () => {
    const manifest = { ...MANIFEST, oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly'] };
    expect(failure("SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(''));", { manifest })).toBe(
      'You do not have permission to call Ui.showSidebar. Required permissions: https://www.googleapis.com/auth/script.container.ui',
    );
  });
});

describe('the advanced Drive service under drive.file (PLATFORM 3.1, 6)', () => {
  const FOLDER = "Drive.Files.create({ name: 'RateCase letters', mimeType: 'application/vnd.google-apps.folder' })";

  it('makes a folder, and a Google Doc from HTML in it, and answers with the fields asked for', () => {
    const { host, result } = execute(`var folder = ${FOLDER};
      var doc = Drive.Files.create({ name: 'Letter', mimeType: 'application/vnd.google-apps.document', parents: [folder.id] }, Utilities.newBlob('<h1>Hi</h1>', 'text/html'), { fields: 'id,webViewLink' });
      return [folder, doc];`);
    const [folder, doc] = result.value as Record<string, string>[];
    expect(Object.keys(folder ?? {})).toEqual(['kind', 'id', 'name', 'mimeType']);
    expect(doc).toEqual({ id: doc?.id, webViewLink: `https://docs.google.com/document/d/${doc?.id}/edit` });
    expect(host.drive.get(doc?.id ?? '')).toMatchObject({
      name: 'Letter',
      html: '<h1>Hi</h1>',
      parents: [folder?.id],
      trashed: false,
    });
  });

  it('tells a file it did not make or that is gone apart by nothing: both are not found', () => {
    expect(failure("Drive.Files.get('someone-elses');")).toBe(
      'API call to drive.files.get failed with error: File not found: someone-elses.',
    );
    expect(failure("Drive.Files.create({ name: 'x', parents: ['gone'] });")).toBe(
      'API call to drive.files.create failed with error: File not found: gone.',
    );
  });

  it('finds by name, kind, folder and trash', () => {
    const body = `var folder = ${FOLDER}; Drive.Files.create({ name: "Bob's", mimeType: 'text/plain', parents: [folder.id] }); Drive.Files.update({ trashed: true }, folder.id);
      var names = function (q) { return Drive.Files.list({ q: q, fields: 'files(name)' }).files.map(function (f) { return f.name; }); };
      return [names("name = 'Bob\\\\'s' and trashed = false"), names("mimeType = 'application/vnd.google-apps.folder' and trashed = false"), names("'" + folder.id + "' in parents"), names('trashed = true')];`;
    // What lies in a folder in the trash is trashed with it.
    expect(value(body)).toEqual([[], [], ["Bob's"], ['RateCase letters', "Bob's"]]);
    expect(failure(`Drive.Files.list({ q: "fullText contains 'x'" });`)).toContain('is not in the workbench');
  });

  it('needs its scope, and is no global at all unless the manifest enables it', () => {
    expect(
      failure('Drive.Files.list();', {
        manifest: { ...MANIFEST, oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly'] },
      }),
    ).toBe(
      'You do not have permission to call drive.files.list. Required permissions: https://www.googleapis.com/auth/drive.file || https://www.googleapis.com/auth/drive',
    );
    expect(value('return typeof Drive;', { manifest: { ...MANIFEST, dependencies: {} } })).toBe('undefined');
  });
});

describe('Utilities, Session, Logger and the services that are left out', () => {
  it('formats and parses dates as dates of the script', () => {
    const body =
      "var d = Utilities.parseDate('2026-05-12', ss.getSpreadsheetTimeZone(), 'yyyy-MM-dd'); return [d instanceof Date, d.toISOString(), Utilities.formatDate(d, 'Etc/UTC', 'yyyy-MM-dd HH:mm')];";
    expect(value(body)).toEqual([true, '2026-05-12T04:00:00.000Z', '2026-05-12 04:00']);
  });

  it('encodes, fills in and makes blobs', () => {
    const body =
      "var b = Utilities.newBlob('é', 'text/html', 'x.html'); return [Utilities.base64Encode('é'), Utilities.formatString('%s has %05.1f and %d%%', 'A', 2.25, 7), b.getDataAsString(), b.getBytes(), b.getContentType(), b.getName()];";
    expect(value(body)).toEqual(['w6k=', 'A has 002.3 and 7%', 'é', [-61, -87], 'text/html', 'x.html']);
  });

  it('keeps what Logger was given', () => {
    expect(execute("Logger.log('%s of %s', 1, 2); Logger.log({ a: 1 });").result.log).toEqual(['1 of 2', '{"a":1}']);
  });

  it("knows the script's zone apart from the spreadsheet's", () => {
    expect(
      value('return [Session.getScriptTimeZone(), ss.getSpreadsheetTimeZone(), new Date(2026, 0, 1).toISOString()];'),
    ).toEqual(['Etc/UTC', 'America/New_York', '2026-01-01T00:00:00.000Z']);
  });

  it('names a service or member that is not there', () => {
    expect(failure("GmailApp.sendEmail('a', 'b', 'c');")).toBe('GmailApp.sendEmail is not in the workbench');
    expect(failure("SpreadsheetApp.openById('x');")).toBe('SpreadsheetApp.openById is not in the workbench');
    expect(failure('return SpreadsheetApp.WrapStrategy.WRAPPED;')).toBe('WrapStrategy.WRAPPED is not in the workbench');
    expect(failure('sheet.color = 1;')).toBe('Sheet.color cannot be set');
  });
});
