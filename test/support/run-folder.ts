/** A folder for what test files of one run share, gone when the run ends. While files are watched there is none: what is tested changes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { RUN_FOLDER } from './made-once.ts';

export default function runFolder({ config }: TestProject): (() => void) | undefined {
  if (config.watch) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'ratecase-tests-'));
  process.env[RUN_FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
