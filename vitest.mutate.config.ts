/** For `npm run mutate`: the tests of the rules alone, which are the ones that must notice a rule that changed. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts', 'test/functions/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
