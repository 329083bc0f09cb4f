// `npm start`: builds, then opens Invigil in the best way that this machine allows, and says which and why:
// `npm start -- --data DIR` takes another data folder, `--port N` another port for the second and third way;
// `--built` takes what is built already.
// 1. the desktop program on Electron, 2. an installed browser's own window on a local host, 3. the address to type.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
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
  const { status, signal } = spawnSync(
    node,
    [at('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: at('.'),
      stdio: 'inherit',
    },
  );
  if (signal !== null || status === 130) process.exit(130); // Ctrl+C
  if (status !== 0) throw new Error('The build failed; the reason stands above.');
}

/** Electron's binary, downloaded if need be; or why it is not to be had. */
function electron() {
  if (!hasDisplay()) return { why: 'there is no display' };
  if (process.env.INVIGIL_STAND_IN === '1') return { why: 'INVIGIL_STAND_IN=1 asks to do without Electron' };
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
async function desktop(program) {
  const started = Date.now();
  const child = spawn(program, [...(root ? ['--no-sandbox'] : []), at('.')], { stdio: 'inherit' });
  const code = await ended(child).catch(() => 1);
  process.exitCode = code;
  return code === 0 || code === 3 || stopping || Date.now() - started > startPatience;
}

/** What `serve --json` says once it answers: its address and, in a first run, the private file that opens it. */
function answering(host) {
  let said = '';
  return new Promise((resolve) => {
    host.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (/^\}$/m.test(said)) resolve(JSON.parse(said));
    });
  });
}

/** The host in plain Node, with a window of `browser` where there is one. Ends when either ends. */
async function localHost(browser, port) {
  const options = ['serve', '--json', ...(port === undefined ? [] : ['--port', port])];
  const host = spawn(node, [at('out/main/host.js'), ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const over = ended(host);
  const profile = mkdtempSync(join(tmpdir(), 'invigil-window-'));
  let open = null;
  void answering(host).then(({ address, dataFolder, launchFile }) => {
    console.log(`Data folder: ${dataFolder}`);
    if (launchFile !== null)
      console.log(`First run: open this private file in a browser on this machine: ${launchFile}`);
    console.log(`Invigil is at ${address}/ (Ctrl+C stops it)`);
    if (browser === null) return;
    const start = launchFile === null ? `${address}/` : pathToFileURL(launchFile).href;
    open = browserWindow(browser, profile, start).on('exit', () => host.kill('SIGTERM'));
  });
  process.exitCode = await over;
  if (open !== null && open.exitCode === null && open.signalCode === null) {
    const closed = once(open, 'exit');
    open.kill('SIGTERM');
    await closed;
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

async function start() {
  const options = { data: { type: 'string' }, port: { type: 'string' }, built: { type: 'boolean' } };
  const { values } = parseArgs({ options });
  if (values.data !== undefined) process.env.INVIGIL_DATA = resolve(values.data);
  if (!values.built) build();
  const found = electron();
  if (found.program && !stopping) {
    console.log('Invigil opens as a desktop program on Electron.');
    if (await desktop(found.program)) return;
    found.why = 'Electron did not start on this system';
  }
  if (stopping) return;
  const browser = hasDisplay() ? installedChromium() : null;
  if (browser !== null) console.log(`Invigil opens in a window of ${browser}: ${found.why}.`);
  else {
    const none = hasDisplay() ? ', and no Chromium, Chrome or Edge was found' : '';
    console.log(`Invigil answers in a browser on this machine, at the address below: ${found.why}${none}.`);
  }
  await localHost(browser, values.port);
}

await start().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
