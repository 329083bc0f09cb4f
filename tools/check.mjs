// Everything a change must pass before it is looked at: two checks at a time, every failure shown, none stops another.
import { spawn } from 'node:child_process';

// By content, for people who check often; a clean clone has no cache and looks at everything.
const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/eslint/'];

const checks = [
  ['types', 'tsc', '-b'],
  ['lint', 'eslint', '.', '--max-warnings', '0', ...cache],
  ['screens', 'svelte-check', '--tsconfig', 'src/ui/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content', '.'],
  ['dead code', 'knip', '--no-progress', '--treat-config-hints-as-errors'],
  ['documents', 'node', 'tools/docs.ts', '--check'],
];

function run([name, command, ...parameters]) {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(command, parameters, { shell: process.platform === 'win32' });
    const said = [];
    child.stdout.on('data', (part) => said.push(part));
    child.stderr.on('data', (part) => said.push(part));
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (code !== 0) process.stdout.write(Buffer.concat(said));
      done(code === 0);
    });
  });
}

const waiting = [...checks];
const passed = [];
const worker = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) passed.push(await run(next));
};
await Promise.all([worker(), worker()]);
process.exitCode = passed.every(Boolean) ? 0 : 1;
