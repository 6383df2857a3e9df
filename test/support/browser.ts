/**
 * The browser the tests drive: $CHROME if set, else a Chrome, Chromium or Edge found on the machine, else the Chromium
 * that comes from npm (Linux on x64 only).
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const OFFLINE = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The packaged Chromium comes with switches for places without isolation; with them frames of other origins reach each other. */
const UNSAFE = [
  '--single-process',
  '--no-zygote',
  '--in-process-gpu',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
];

const BROWSERS = fileURLToPath(new URL('../../.cache/browser/', import.meta.url));

function installedBrowser(): string | undefined {
  const { PROGRAMFILES, LOCALAPPDATA } = process.env;
  const x86 = process.env['PROGRAMFILES(X86)'];
  const windows = [PROGRAMFILES, x86, LOCALAPPDATA]
    .filter((folder): folder is string => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  const places: Partial<Record<NodeJS.Platform, string[]>> = {
    linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'],
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: windows,
  };
  return (places[process.platform] ?? []).find((path) => existsSync(path));
}

export async function launchBrowser(): Promise<Browser> {
  const found = process.env.CHROME ?? installedBrowser();
  if (found) return chromium.launch({ executablePath: found, args: OFFLINE });
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome, Chromium or Edge was found. Install one, or set CHROME to its path.');
  }
  const packaged = (await import('@sparticuz/chromium')).default;
  const args = packaged.args.filter((arg) => !UNSAFE.some((name) => arg.startsWith(name)));
  const executablePath = await unpacked(() => packaged.executablePath());
  return chromium.launch({ executablePath, args: [...args, ...OFFLINE] });
}

/**
 * The packaged Chromium, unpacked once for each version. It unpacks itself into the folder for temporary files and takes whatever stands
 * there: two test files that begin at once would start one that is half written. So each unpacks into a folder of its own, and the
 * first to be done gives it its name.
 */
async function unpacked(unpack: () => Promise<string>): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '../../package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(BROWSERS, version);
  const executable = join(folder, 'chromium');
  if (existsSync(executable)) return executable;
  await mkdir(BROWSERS, { recursive: true });
  const draft = await mkdtemp(join(BROWSERS, 'unpacking-'));
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    await unpack();
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  await rename(draft, folder).catch(async (problem: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(executable)) throw problem;
  });
  return executable;
}
