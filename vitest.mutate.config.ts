/**
 * For `npm run mutate`: the tests of the rules alone, which are the ones that must notice a rule that changed. The matrix of
 * time zones is left out: it is about how a cell's date becomes a day, and loads the code anew for each pair of zones.
 * MUTATE_TESTS names fewer, parted by commas: a mutant that they kill is killed, one that survives them may yet be.
 */
import { defineConfig } from 'vitest/config';

const narrowed = process.env.MUTATE_TESTS?.split(',');

export default defineConfig({
  test: {
    include: narrowed ?? ['test/domain/**/*.test.ts', 'test/functions/**/*.test.ts'],
    exclude: ['test/functions/zones.test.ts'],
    testTimeout: 60_000,
  },
});
