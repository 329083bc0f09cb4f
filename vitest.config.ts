import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// The journeys (tests/e2e) and the desktop specs are Playwright's; tests/faults has its own, long run.
const others = ['tests/e2e/**', 'tests/desktop/*.spec.ts', 'tests/faults/**'];
const dom = 'tests/ui/**/*.dom.test.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000, // passwords are slow to hash by design, and a busy machine is slower still
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    projects: [
      {
        plugins: [svelte()],
        test: { name: 'node', environment: 'node', include: ['tests/**/*.test.ts'], exclude: [...others, dom] },
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: { name: 'dom', environment: 'jsdom', include: [dom] },
      },
    ],
  },
});
