/**
 * dist/Sidebar.html: the panel as one self-contained file, because HtmlService serves no other files (PLATFORM 2.3).
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import { BuildError, projectRoot } from './project.ts';

// HtmlService takes "//" inside a template literal for a comment, so none may be left.
const plainStrings = { 'template-literal': false };

export async function buildSidebar(): Promise<string> {
  const [html, css, js] = await Promise.all([source('sidebar.html'), style(), script()]);
  const page = fill(fill(html, '/*INLINE:css*/', css), '/*INLINE:js*/', js.replace(/<\/script/gi, '<\\/script'));
  if (page.includes('<?')) throw new BuildError('Sidebar.html holds "<?", which HtmlService may take for a scriptlet.');
  return page;
}

function path(name: string): string {
  const path = join(projectRoot, 'sidebar', name);
  if (!existsSync(path)) throw new BuildError(`sidebar/${name} is missing, so there is no sidebar to build.`);
  return path;
}

function source(name: string): Promise<string> {
  return readFile(path(name), 'utf8');
}

async function style(): Promise<string> {
  const { code } = await transform(await source('sidebar.css'), { loader: 'css', minify: true, target: 'chrome100' });
  return code;
}

function fill(page: string, mark: string, content: string): string {
  if (page.split(mark).length !== 2) throw new BuildError(`sidebar/sidebar.html must hold ${mark} exactly once.`);
  return page.replace(mark, () => content);
}

async function script(): Promise<string> {
  const result = await build({
    absWorkingDir: projectRoot,
    entryPoints: [path('main.tsx')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    supported: plainStrings,
    minify: true,
    legalComments: 'none',
    charset: 'ascii',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  }).catch((problem: unknown) => {
    throw new BuildError(problem instanceof Error ? problem.message : String(problem));
  });
  const js = result.outputFiles[0]?.text ?? '';
  if (await hasTemplateLiteral(js)) throw new BuildError('A template literal is left in the code of the sidebar.');
  return js;
}

/** Lowering changes a script only where a template literal stands. */
async function hasTemplateLiteral(js: string): Promise<boolean> {
  if (!js.includes('`')) return false;
  const printed = (supported: Record<string, boolean>) => transform(js, { charset: 'ascii', supported });
  const [as, lowered] = await Promise.all([printed({}), printed(plainStrings)]);
  return as.code !== lowered.code;
}
