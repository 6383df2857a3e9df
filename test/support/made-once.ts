/** What takes seconds to make and is the same for every test file: the first that needs it makes it, the others read it. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The variable that names the folder of this run; see run-folder.ts. */
export const RUN_FOLDER = 'RATECASE_RUN_FOLDER';

const made = new Map<string, Promise<unknown>>();

/** `make` gives what JSON can hold; `name` says what it is, and can be a file's name. */
export function madeOnce<T>(name: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(name) as Promise<T> | undefined;
  const promise = known ?? readOrMake(name, make);
  made.set(name, promise);
  return promise;
}

async function readOrMake<T>(name: string, make: () => Promise<T>): Promise<T> {
  const folder = process.env[RUN_FOLDER];
  if (folder === undefined) return make();
  const file = join(folder, `${name}.json`);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text !== null) return JSON.parse(text) as T;
  const value = await make();
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(value));
  await rename(draft, file);
  return value;
}
