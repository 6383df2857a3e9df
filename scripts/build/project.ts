/** Where the project lies, and how the build complains: one sentence, no stack. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const kib = (text: string): number => Buffer.byteLength(text) / 1024;

export class BuildError extends Error {
  override readonly name = 'BuildError';
}
