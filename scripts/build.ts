/** `npm run build`: makes dist/, the folder that `clasp push` sends. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCode, type CodeBuild } from './build/code.ts';
import { BuildError, kib, projectRoot } from './build/project.ts';
import { buildSidebar } from './build/sidebar.ts';

export { BuildError } from './build/project.ts';

/** The files of the project at Google, name -> text. */
export interface BuiltFiles {
  'Code.js': string;
  'Sidebar.html': string;
  'appsscript.json': string;
}

/**
 * Builds the add-on; with `write` into dist/, which holds nothing else afterwards.
 * @throws BuildError with one sentence
 */
export async function build({ write }: { write: boolean }): Promise<{ files: BuiltFiles; code: CodeBuild }> {
  const [code, sidebar, manifest] = await Promise.all([buildCode(), buildSidebar(), readManifest()]);
  const files = { 'Code.js': code.text, 'Sidebar.html': sidebar, 'appsscript.json': manifest };
  if (write) await writeFiles(files);
  return { files, code };
}

async function readManifest(): Promise<string> {
  return readFile(join(projectRoot, 'appsscript.json'), 'utf8');
}

/** Whoever reads dist/ meanwhile finds every file there, old or new. */
async function writeFiles(files: BuiltFiles): Promise<void> {
  const folder = join(projectRoot, 'dist');
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  const strangers = (await readdir(folder)).filter((name) => !(name in files));
  await Promise.all(strangers.map((name) => rm(join(folder, name), { recursive: true })));
}

async function main(): Promise<void> {
  const { files, code } = await build({ write: true });
  const size = (number: number) => `${number.toFixed(1)} KiB`;
  const { cells, commands, text } = code.sizes;
  console.log(
    `dist/Code.js       ${size(kib(files['Code.js']))}: ${code.functions.length} cell functions ${size(cells)}, commands ${size(commands)}, Medicare text ${size(text)}`,
  );
  console.log(`dist/Sidebar.html  ${size(kib(files['Sidebar.html']))}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((problem: unknown) => {
    console.error(problem instanceof BuildError ? `Not built. ${problem.message}` : problem);
    process.exitCode = 1;
  });
}
