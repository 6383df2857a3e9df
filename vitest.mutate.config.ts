/**
 * For `npm run mutate`: the tests of the rules alone, which are the ones that must notice a rule that changed. The matrix of
 * time zones is left out: it is about how a cell's date becomes a day, and takes as long as all the others together.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts', 'test/functions/**/*.test.ts'],
    exclude: ['test/functions/zones.test.ts'],
    testTimeout: 20_000,
  },
});
