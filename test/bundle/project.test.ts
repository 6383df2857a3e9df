import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/build/project.ts';
import { type BuiltFiles, build } from '../../scripts/build.ts';

let files: BuiltFiles;
let folder: string;
beforeAll(async () => {
  ({ files } = await build({ write: false }));
  folder = await mkdtemp(join(tmpdir(), 'ratecase-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('What is pushed to Google', () => {
  it('asks for three scopes, none sensitive, and for the Drive service alone', () => {
    const manifest: unknown = JSON.parse(files['appsscript.json']);
    expect(manifest).toEqual({
      timeZone: 'Etc/UTC',
      runtimeVersion: 'V8',
      exceptionLogging: 'NONE',
      dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
      oauthScopes: ['spreadsheets.currentonly', 'script.container.ui', 'drive.file'].map(
        (scope) => `https://www.googleapis.com/auth/${scope}`,
      ),
    });
  });

  it('has a sidebar in one file that loads nothing and that HtmlService serves as it is', () => {
    const page = files['Sidebar.html'];
    expect(page).not.toMatch(/<\?|\/\*INLINE|<link|\bsrc="|@import|type="module"/);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script>/gi)).toHaveLength(1);
    expect(page).toMatch(/^<!doctype html>/i);
  });

  it('is these three files, as clasp sees the project once it has a script id', async () => {
    await Promise.all([
      cp(join(projectRoot, '.claspignore'), join(folder, '.claspignore')),
      mkdir(join(folder, 'dist')).then(() =>
        Promise.all(
          Object.entries({ ...files, 'left-over.js': '' }).map(([name, text]) =>
            writeFile(join(folder, 'dist', name), text),
          ),
        ),
      ),
    ]);
    const shipped: unknown = JSON.parse(await readFile(join(projectRoot, '.clasp.json'), 'utf8'));
    expect(shipped).toEqual({ rootDir: 'dist' });
    await writeFile(join(folder, '.clasp.json'), JSON.stringify({ scriptId: '0'.repeat(57), rootDir: 'dist' }));
    const clasp = join(projectRoot, 'node_modules', '@google', 'clasp', 'build', 'src', 'index.js');
    const { stdout } = await promisify(execFile)(process.execPath, [clasp, 'show-file-status', '--json'], {
      cwd: folder,
    });
    const status = JSON.parse(stdout) as { filesToPush: string[] };
    expect(status.filesToPush.map((path) => path.replace(/^dist[\\/]/, '')).sort()).toEqual(Object.keys(files).sort());
  });
});
