// `npm test`: build, vitest, journeys, desktop specs, one after the other. A failing step does not hide the next one's
// result; only without a build is there nothing to try. Ends with the sums from the runners' own reports.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { summary } from './summary.mjs';

const run = (script) =>
  spawnSync('npm', ['run', '-s', script], { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;

rmSync('test-results', { recursive: true, force: true });
const built = run('build');
const codes = built === 0 ? ['unit', 'e2e', 'desktop'].map(run) : [built];
process.exitCode = summary([['test', codes.find((code) => code !== 0) ?? 0]]);
