// `npm test`: build, vitest, journeys, desktop specs, one after the other. A failing step does not hide the next one's
// result; only without a build is there nothing to try. Ends with the sums from the runners' own reports.
// By itself it takes about ten minutes on two cores: the slowest files of vitest and all but the main journeys are left to `npm run test:all`.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { summary } from './summary.mjs';

const all = process.argv.includes('--all');
const env = { ...process.env, INVIGIL_TESTS: all ? 'all' : 'quick' };
const run = (script) =>
  spawnSync('npm', ['run', '-s', script], { stdio: 'inherit', env, shell: process.platform === 'win32' }).status ?? 1;

rmSync('test-results', { recursive: true, force: true });
const built = run('build');
const codes = built === 0 ? ['unit', all ? 'e2e' : 'e2e:main', 'desktop'].map(run) : [built];
process.exitCode = summary([[all ? 'test:all' : 'test', codes.find((code) => code !== 0) ?? 0]]);
