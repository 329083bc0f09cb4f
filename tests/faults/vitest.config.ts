import { defineConfig } from 'vitest/config';

// The long run (`npm run test:long`): one file at a time, so that the host under test has the machine to itself.
export default defineConfig({
  test: {
    pool: 'forks',
    fileParallelism: false,
    include: ['tests/faults/**/*.test.ts'],
    testTimeout: 3_300_000, // 55 minutes: the whole run has to end within 60
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest-long.json' }]],
  },
});
