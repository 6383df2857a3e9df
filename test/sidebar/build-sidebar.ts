/** The sidebar as one HTML file, bundled with the options that Google's HtmlService asks for (PLATFORM 2.3). */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const here = (path: string) => fileURLToPath(new URL(`../../sidebar/${path}`, import.meta.url));

export async function buildSidebar(): Promise<string> {
  const [html, css, bundle] = await Promise.all([
    readFile(here('sidebar.html'), 'utf8'),
    readFile(here('sidebar.css'), 'utf8').then((text) => transform(text, { loader: 'css', minify: true })),
    build({
      entryPoints: [here('main.tsx')],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2020',
      minify: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      supported: { 'template-literal': false },
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
  ]);
  const script = (bundle.outputFiles[0]?.text ?? '').replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');
  return html.replace('/*INLINE:css*/', () => css.code.trim()).replace('/*INLINE:js*/', () => script);
}
