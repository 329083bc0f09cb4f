import { defineConfig } from '@playwright/test';
import { chromiumForTests, plainFlags } from './tools/chromium.mjs';

const journeys = { name: 'journeys', testDir: 'tests/e2e', outputDir: 'test-results/journeys' };
const desktop = { name: 'desktop', testDir: 'tests/desktop', outputDir: 'test-results/desktop' };
const asked = process.argv.find((argument) => argument.startsWith('--project='))?.slice('--project='.length);

// `npm run e2e` runs the journeys in a browser, `npm run desktop` the specs of the desktop shell; each leaves its own report.
export default defineConfig({
  projects: [journeys, desktop],
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: `test-results/${asked ?? 'playwright'}.json` }]],
  use: {
    launchOptions: { executablePath: await chromiumForTests(), args: plainFlags() },
    trace: 'retain-on-failure',
  },
});
