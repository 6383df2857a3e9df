/** `npm run pictures`: the pictures in docs/, made by the same paths in a real browser that the tests take. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './build/project.ts';

const { status } = spawnSync(
  process.execPath,
  [
    join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    'test/e2e/first-path.test.ts',
    'test/e2e/every-tab.test.ts',
  ],
  {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, RATECASE_PICTURES: join(projectRoot, 'docs', 'pictures') },
  },
);
process.exitCode = status ?? 1;
