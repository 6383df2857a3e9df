/** Bundles the workbench's page. The result is kept under .cache/page and made again when one of its sources changed. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { PageFiles } from '../workbench/server.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = join(root, 'workbench', 'page');
const cache = join(root, '.cache', 'page');

/** Changes with any source of the page and any of the packages installed. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(sources)).sort()) hash.update(name).update(await readFile(join(sources, name)));
  hash.update(await readFile(join(root, 'package-lock.json')));
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}

async function bundle(entry: string, format: 'esm' | 'iife'): Promise<{ script: string; style: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(sources, entry)],
    outdir: join(root, '.cache', 'page'),
    bundle: true,
    write: false,
    minify: true,
    format,
    target: 'es2022',
    platform: 'browser',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  const text = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}

async function writeAtomically(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, path);
}

export async function buildPage(): Promise<PageFiles> {
  const base = join(cache, await fingerprint());
  try {
    const [script, style, bridge] = await Promise.all([
      readFile(`${base}.js`),
      readFile(`${base}.css`),
      readFile(`${base}.bridge.js`, 'utf8'),
    ]);
    return { script, style, bridge };
  } catch {
    // not built yet
  }
  const [page, bridge] = await Promise.all([bundle('main.tsx', 'esm'), bundle('bridge.ts', 'iife')]);
  await mkdir(cache, { recursive: true });
  await Promise.all([
    writeAtomically(`${base}.js`, page.script),
    writeAtomically(`${base}.css`, page.style),
    writeAtomically(`${base}.bridge.js`, bridge.script),
  ]);
  return { script: page.script, style: page.style, bridge: bridge.script };
}
