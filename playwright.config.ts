import { defineConfig } from '@playwright/test';
import { chromiumForTests, plainFlags } from './tools/chromium.mjs';
import { chooseDesktopRuntime } from './tools/desktop-runtime.mjs';

const asked = process.argv.find((argument) => argument.startsWith('--project='))?.slice('--project='.length);
const isWorker = process.env['TEST_WORKER_INDEX'] !== undefined;

const desktop = chooseDesktopRuntime();
if (!isWorker && asked !== 'journeys')
  console.log(`Desktop specs run on ${desktop.kind === 'electron' ? 'Electron' : 'the stand-in'}: ${desktop.why}.`);

// `npm run e2e` runs the journeys in a browser, `npm run desktop` the specs of the desktop shell; each leaves its own report.
export default defineConfig({
  projects: [
    { name: 'journeys', testDir: 'tests/e2e', outputDir: 'test-results/journeys', workers: 2 },
    { name: 'desktop', testDir: 'tests/desktop', outputDir: 'test-results/desktop', workers: 1 },
  ],
  workers: 2,
  testMatch: '**/*.spec.ts', // *.test.ts are vitest's
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: `test-results/${asked ?? 'playwright'}.json` }]],
  metadata: { desktopRuntime: desktop.kind },
  use: {
    launchOptions: { executablePath: await chromiumForTests(), args: plainFlags() },
    actionTimeout: 20_000,
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
