// `npm start`: builds, then opens Invigil in the best way that this machine allows, and says which and why:
// 1. the desktop program on Electron, 2. an installed browser's own window on a local host, 3. the address to type.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserWindow } from './browser-window.mjs';
import { installedChromium } from './chromium.mjs';
import { hasDisplay, installedElectron } from './desktop-runtime.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const downloadPatience = 180_000; // ms for Electron's binary, about 120 MB; without a network it fails in under a second
const startPatience = 5_000; // ms within which an Electron that this system refuses to run has ended
const root = process.platform === 'linux' && process.getuid?.() === 0;

// The project's own Node 24, also when this file is started by another one.
const ownNode = at(process.platform === 'win32' ? 'node_modules/node/bin/node.exe' : 'node_modules/node/bin/node');
const node = existsSync(ownNode) ? ownNode : process.execPath;

let running = null;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    stopping = true;
    running?.kill('SIGTERM');
  });

function build() {
  const { status } = spawnSync(
    node,
    [at('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: at('.'),
      stdio: 'inherit',
    },
  );
  if (status !== 0) throw new Error('The build failed; the reason stands above.');
}

/** Electron's binary, downloaded if need be; or why it is not to be had. */
function electron() {
  if (!hasDisplay()) return { why: 'there is no display' };
  const there = installedElectron();
  if (there !== null) return { program: there };
  console.log("Getting Electron's binary (about 120 MB, once) …");
  const { error } = spawnSync(node, [at('node_modules/electron/install.js')], {
    stdio: 'ignore',
    timeout: downloadPatience,
  });
  const program = installedElectron();
  if (program !== null) return { program };
  return {
    why: error
      ? `Electron's binary was not here within ${downloadPatience / 1000} s`
      : "Electron's binary cannot be downloaded here",
  };
}

/** Runs `child` to its end and returns its exit code. */
function ended(child) {
  running = child;
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      running = null;
      resolve(code ?? (stopping ? 0 : 1));
    });
  });
}

/** True when the desktop program ran; false when this system refused to start it. */
async function desktop(program, parameters) {
  const started = Date.now();
  const child = spawn(program, [...(root ? ['--no-sandbox'] : []), at('.'), ...parameters], { stdio: 'inherit' });
  const code = await ended(child).catch(() => 1);
  process.exitCode = code;
  return code === 0 || code === 3 || stopping || Date.now() - started > startPatience;
}

/** The host in plain Node, with a window of `browser` where there is one. Ends when either ends. */
async function localHost(browser, parameters) {
  const host = spawn(node, [at('out/main/host.js'), 'serve', ...parameters], {
    env: { ...process.env, INVIGIL_NO_BROWSER: '1' },
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  const profile = browser === null ? null : mkdtempSync(join(tmpdir(), 'invigil-window-'));
  let said = '';
  host.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text);
    const before = said;
    said += text;
    const complete = (so) => /Invigil is at (http:\S+).*\n/.exec(so);
    if (profile === null || complete(before) || !complete(said)) return;
    browserWindow(browser, profile, complete(said)[1]).on('exit', () => host.kill('SIGTERM'));
  });
  process.exitCode = await ended(host);
  if (profile !== null) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

async function start(parameters) {
  build();
  const found = electron();
  if (found.program && !stopping) {
    console.log('Invigil opens as a desktop program on Electron.');
    if (await desktop(found.program, parameters)) return;
    found.why = 'Electron did not start on this system';
  }
  if (stopping) return;
  const browser = hasDisplay() ? installedChromium() : null;
  console.log(
    browser === null
      ? `Invigil answers in any browser on this machine, at the address below: ${found.why}${hasDisplay() ? ', and no Chromium, Chrome or Edge was found' : ''}.`
      : `Invigil opens in a window of ${browser}: ${found.why}.`,
  );
  await localHost(browser, parameters);
}

await start(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
