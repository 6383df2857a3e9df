/** Who opens the spreadsheet, and how the add-on stands with them. */
import { describe, expect, it } from 'vitest';
import { createHost } from '../../workbench/host.ts';
import { shown, typeInto } from '../support/host.ts';
import { hostWith, MANIFEST } from './services/script.ts';

const MENU = "function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'open').addToUi(); }";
const DOUBLE = '/**\n * Help.\n * @customfunction\n */\nfunction DOUBLE(a) { return a * 2; }';
const SCRIPT = `${MENU}\n${DOUBLE}\nfunction ping() { return 'here'; }
function letter() { return Drive.Files.create({ name: 'L', mimeType: 'text/plain' }).id; }
function may(scope) { return String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, [scope]).getAuthorizationStatus()); }`;

function host() {
  return createHost({ code: SCRIPT, htmlFiles: {}, manifest: MANIFEST });
}

describe('several accounts in one browser (PLATFORM 2.4)', () => {
  it('the panel fails at every call, the menu works', () => {
    const sheet = host();
    sheet.change({ severalAccounts: true });
    expect(sheet.run('ping').error).toBe(
      "We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.",
    );
    expect(sheet.run('ping', [], 'menu').value).toBe('here');
    sheet.change({ severalAccounts: false });
    expect(sheet.run('ping').value).toBe('here');
  });
});

describe('consent (PLATFORM 2.1, 3.1)', () => {
  it('refused: the menu stands, nothing of it runs, cells are calculated', () => {
    const sheet = host();
    typeInto(sheet, 'Sheet1', 'A1', '=DOUBLE(4)');
    sheet.change({ consent: 'refused' });
    sheet.workbook.recalculateAll();
    expect(sheet.menu).toHaveLength(1);
    expect(sheet.run('ping', [], 'menu').error).toBe('Authorization is required to perform that action.');
    expect(sheet.run('ping').error).toBe('Authorization is required to perform that action.');
    expect(shown(sheet, 'Sheet1', 'A1')).toBe('8');
  });

  it('refused for Drive alone: the call that needs it fails by name, and a script can ask before (unconfirmed: the words)', () => {
    const sheet = host();
    const drive = 'https://www.googleapis.com/auth/drive.file';
    expect(sheet.run('may', [drive]).value).toBe('NOT_REQUIRED');
    sheet.change({ consent: 'without-drive' });
    expect(sheet.run('letter').error).toBe(
      `You do not have permission to call drive.files.create. Required permissions: ${drive} || https://www.googleapis.com/auth/drive`,
    );
    expect(sheet.run('ping').value).toBe('here');
    expect(sheet.run('may', [drive]).value).toBe('REQUIRED');
  });
});

describe('the add-on not installed (PLATFORM 1.7)', () => {
  it('has no menu, nothing of it runs, and its functions are #NAME? (unconfirmed: when cells lose their last values)', () => {
    const sheet = host();
    typeInto(sheet, 'Sheet1', 'A1', '=DOUBLE(4)');
    sheet.change({ installed: false });
    expect(sheet.menu).toEqual([]);
    expect(sheet.run('ping').ok).toBe(false);
    expect(shown(sheet, 'Sheet1', 'A1')).toBe('#NAME?');
    sheet.change({ installed: true });
    expect(shown(sheet, 'Sheet1', 'A1')).toBe('8');
    expect(sheet.menu).toHaveLength(1);
  });
});

describe('a second person (PLATFORM 2.5, 3.1)', () => {
  const functions = {
    keep: `PropertiesService.getUserProperties().setProperty('k', a); CacheService.getUserCache().put('k', a);
      PropertiesService.getDocumentProperties().setProperty('d', a);`,
    look: `return [PropertiesService.getUserProperties().getProperty('k'), CacheService.getUserCache().get('k'),
      PropertiesService.getDocumentProperties().getProperty('d')];`,
    make: "return Drive.Files.create({ name: a, mimeType: 'text/plain' }).id;",
    open: 'return Drive.Files.get(a).name;',
    names: 'return Drive.Files.list().files.map(function (f) { return f.name; });',
  };

  it('has user properties and caches of their own; those of the document are shared', () => {
    const sheet = hostWith(functions);
    sheet.run('keep', ['mine']);
    sheet.change({ user: 'second' });
    expect(sheet.run('look').value).toEqual([null, null, 'mine']);
    sheet.run('keep', ['theirs']);
    sheet.change({ user: 'owner' });
    expect(sheet.run('look').value).toEqual(['mine', 'mine', 'theirs']);
  });

  it('does not reach the files that the add-on made for the first', () => {
    const sheet = hostWith(functions);
    const id = sheet.run('make', ['mine']).value;
    sheet.change({ user: 'second' });
    expect(sheet.run('open', [id]).error).toBe(`API call to drive.files.get failed with error: File not found: ${id}.`);
    sheet.run('make', ['theirs']);
    expect(sheet.run('names').value).toEqual(['theirs']);
    sheet.change({ user: 'owner' });
    expect(sheet.run('names').value).toEqual(['mine']);
  });

  it('keeps what is theirs between starts; the owner opens first', () => {
    const before = hostWith(functions);
    before.run('keep', ['mine']);
    before.change({ user: 'second' });
    before.run('keep', ['theirs']);
    before.run('make', ['their letter']);
    const after = hostWith(functions, { state: JSON.parse(JSON.stringify(before.toJSON())) });
    expect(after.run('look').value).toEqual(['mine', null, 'theirs']);
    expect(after.run('names').value).toEqual([]);
    after.change({ user: 'second' });
    expect(after.run('look').value).toEqual(['theirs', null, 'theirs']);
    expect(after.run('names').value).toEqual(['their letter']);
  });
});

describe('the four modes (PLATFORM 1.5, 2.1)', () => {
  const services = {
    document: 'SpreadsheetApp.getActive().getSheets();',
    write: "SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(1);",
    menu: 'SpreadsheetApp.getUi().createAddonMenu();',
    alert: "SpreadsheetApp.getUi().alert('x');",
    properties: "PropertiesService.getDocumentProperties().getProperty('k');",
    cache: "CacheService.getDocumentCache().get('k');",
    drive: 'Drive.Files.list();',
    utilities: 'Utilities.getUuid();',
    locale: 'Session.getActiveUserLocale();',
  };
  const allowed = {
    NONE: ['menu', 'utilities', 'locale'],
    LIMITED: ['document', 'write', 'menu', 'properties', 'cache', 'utilities', 'locale'],
    CUSTOM_FUNCTION: ['document', 'properties', 'cache', 'utilities', 'locale'],
    FULL: Object.keys(services),
  };
  const probe = Object.entries(services)
    .map(([name, body]) => `try { ${body} done.push('${name}'); } catch (e) {}`)
    .join('\n');

  it.each(['NONE', 'LIMITED', 'FULL', 'CUSTOM_FUNCTION'] as const)('%s reaches what Google lets it', (mode) => {
    const body = `var done = []; ${probe}`;
    const code = `function onOpen() { ${body} console.log(done.join()); }\nfunction full() { ${body} return done.join(); }
/**\n * Help.\n * @customfunction\n */\nfunction CELL() { ${body} return done.join(); }`;
    const sheet = createHost({ code, htmlFiles: {}, manifest: MANIFEST });
    const reached = () => {
      if (mode === 'FULL') return sheet.run('full').value;
      if (mode !== 'CUSTOM_FUNCTION') return sheet.open(mode).log[0];
      typeInto(sheet, 'Sheet1', 'B2', '=CELL()');
      return shown(sheet, 'Sheet1', 'B2');
    };
    expect(reached()).toBe(allowed[mode].join());
  });
});

describe('names of people (PLATFORM 1.5, 3.1)', () => {
  it('need a scope of their own', () => {
    const call = { who: 'return Session.getActiveUser().getEmail();' };
    expect(hostWith(call).run('who').error).toContain(
      'Required permissions: https://www.googleapis.com/auth/userinfo.email',
    );
    const oauthScopes = [...MANIFEST.oauthScopes, 'https://www.googleapis.com/auth/userinfo.email'];
    const sheet = hostWith(call, { manifest: { ...MANIFEST, oauthScopes } });
    expect(sheet.run('who').value).toBe('owner@practice.example');
  });
});
