import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// The journeys (tests/e2e) and the desktop specs are Playwright's; tests/faults has its own, long run.
const others = ['tests/e2e/**', 'tests/desktop/*.spec.ts', 'tests/faults/**'];

/** What takes longest, each by making hosts, keys or processes again and again. `npm test` leaves it to `npm run test:all`. */
const slow = [
  'archive-and-wipe',
  'blindness',
  'before-admission',
  'call-recordings',
  'certificate-files',
  'certificates',
  'command-line/bank-commands',
  'command-line/package-commands',
  'command-line/serve',
  'day-rules',
  'host-kits',
  'journal-search',
  'key-recovery',
  'ready-blueprints',
  'retake',
  'room-calls',
  'room-marking',
  'room-network',
  'room-results',
  'seb-seats',
  'session-package',
  'session-reports',
  'snapshots',
  'wipe-calls',
].map((name) => `tests/host/${name}.test.ts`);
const left = process.env['INVIGIL_TESTS'] === 'quick' ? slow : [];
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
        test: {
          name: 'node',
          environment: 'node',
          setupFiles: ['tests/support/remembered-keys.ts'],
          include: ['tests/**/*.test.ts'],
          exclude: [...others, ...left, dom],
        },
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: { name: 'dom', environment: 'jsdom', include: [dom] },
      },
    ],
  },
});
