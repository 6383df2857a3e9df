/** The house rules that keep the parts apart (docs/architecture.md). */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.endsWith('.generated.ts'));
}

const shown = (path: string) => relative(root, path).split(sep).join('/');

function imports(path: string): { target: string; typeOnly: boolean }[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(type\s+)?[^'";]*?from\s+'([^']+)'/gms)].map((match) => ({
    typeOnly: match[1] !== undefined,
    target: (match[2] ?? '').startsWith('.') ? shown(resolve(dirname(path), match[2] ?? '')) : (match[2] ?? ''),
  }));
}

/** Folder -> what it may import (by prefix of the path, or by package name). */
const MAY_IMPORT: readonly [folder: string, allowed: readonly string[]][] = [
  ['src/domain', ['src/domain/', 'mustache', 'marked']],
  ['src/functions', ['src/functions/', 'src/domain/', 'src/platform/zone.ts']],
  ['src/platform', ['src/platform/']],
  ['src/workbook', ['src/workbook/', 'src/domain/', 'src/platform/', 'src/contract.ts']],
  [
    'src/commands',
    ['src/commands/', 'src/workbook/', 'src/domain/', 'src/platform/', 'src/contract.ts', 'src/functions/'],
  ],
  ['sidebar', ['sidebar/', 'src/domain/', 'src/contract.ts', 'preact', 'preact/hooks']],
];

describe('dependencies point one way', () => {
  it.each(MAY_IMPORT)('%s imports only what stands below it', (folder, allowed) => {
    const wrong = files(folder).flatMap((path) =>
      imports(path)
        .filter(
          ({ target }) =>
            !allowed.some((prefix) => target === prefix || (prefix.endsWith('/') && target.startsWith(prefix))),
        )
        .map(({ target }) => `${shown(path)} -> ${target}`),
    );
    expect(wrong).toEqual([]);
    expect(files(folder).length).toBeGreaterThan(0);
  });

  it('the panel takes types only from the contract, so that no schema library is sent to it', () => {
    const wrong = files('sidebar').flatMap((path) =>
      imports(path)
        .filter(({ target, typeOnly }) => target === 'src/contract.ts' && !typeOnly)
        .map(() => shown(path)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('each service of Google has one file that names it', () => {
  const HOMES: readonly [service: RegExp, homes: readonly string[]][] = [
    [/\bSpreadsheetApp\b/, ['src/workbook/spreadsheet.ts', 'src/platform/ui.ts', 'src/platform/zone.ts']],
    [/\bHtmlService\b/, ['src/platform/ui.ts']],
    [/\bLockService\b/, ['src/platform/lock.ts']],
    [/\bPropertiesService\b/, ['src/platform/properties.ts', 'src/platform/drive.ts']],
    [/\bDrive\.Files\b/, ['src/platform/drive.ts']],
    [/\b(DriveApp|DocumentApp|GmailApp|MailApp|CalendarApp|UrlFetchApp|ScriptApp|CacheService)\b/, []],
  ];

  it.each(HOMES)('%s', (service, homes) => {
    const found = files('src')
      .filter((path) => service.test(withoutComments(readFileSync(path, 'utf8'))))
      .map(shown);
    expect(found.filter((path) => !homes.includes(path))).toEqual([]);
  });
});

describe('the rules are pure', () => {
  it('no rule reads a clock or names the zone of the machine', () => {
    const wrong = files('src/domain').filter((path) =>
      /new Date\(\)|Date\.now\(|Math\.random\(/.test(withoutComments(readFileSync(path, 'utf8'))),
    );
    expect(wrong.map(shown)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}
