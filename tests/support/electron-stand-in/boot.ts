// Runs a program's real main bundle under plain Node, with `electron` being ./electron.ts.
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChromium } from './devtools.ts';
import { watchDownloads } from './downloads.ts';
import { app, appendedSwitches, becomeReady, running } from './program.ts';
import { openDoor } from './protocol.ts';

const imitation = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: imitation, shortCircuit: true } : next(specifier, context),
});

process.argv.splice(0, 2, join(import.meta.dirname, 'electron')); // [program, ...arguments], as in Electron
const given = process.argv.slice(1);
const commandAt = given.indexOf('--cli');
const options = commandAt < 0 ? given : given.slice(0, commandAt);
const preloaded = options.flatMap((option, at) => (options[at - 1] === '-r' ? [option] : []));
const switches = options.filter((option) => option.startsWith('--'));

const named = options.find((option) => !option.startsWith('-') && !preloaded.includes(option));
const folder = resolve(named ?? '.');
const { name, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
running.program = { name: String(name), switches };
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

for (const file of preloaded) createRequire(import.meta.url)(resolve(file));
await import(pathToFileURL(join(folder, String(main))).href);

const profile = join(app.getPath('userData'), 'stand-in');
const chromium = await startChromium(profile, appendedSwitches());
running.chromium = chromium;
chromium.process.once('exit', () => {
  if (!running.quitting) {
    console.error('Stand-in: Chromium ended by itself');
    process.exit(1);
  }
});
await chromium.devtools.send('Target.setDiscoverTargets', { discover: true });
await watchDownloads(chromium.devtools);
await openDoor(profile);
console.error(`\nDevTools listening on ${chromium.address}`); // Playwright waits for this line
becomeReady();
