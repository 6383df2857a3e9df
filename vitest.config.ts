import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: 'test/support/run-folder.ts',
    // Far more than they take: a busy machine is no fault.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // On a busy machine the browser may take longer than the second that is usual to show what a test waits for.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    // All cores: the main process only waits.
    maxWorkers: '100%',
    // Each command runs the whole script in a context of its own, which soon is garbage: with room for what is new, little of it is
    // ever moved, and what V8 compiled once is not compiled for the next context again. A quarter of the time of a whole sweep.
    execArgv: ['--max-semi-space-size=128', '--no-flush-bytecode'],
  },
});
