// Finds a Chromium: $CHROMIUM, an installed one, or the headless one inside @sparticuz/chromium.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { unpackTar } from './unpack-tar.mjs';

const cache = fileURLToPath(new URL('../node_modules/.cache/chromium/', import.meta.url));

/** Names looked for on PATH, in order of preference. Edge last: it brings its own start pages. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

function usualPlaces() {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(process.env.HOME ?? '', 'Applications')].map(
        (at) => `${at}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  if (process.platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const at = process.env[variable];
      return at
        ? [
            'Google\\Chrome\\Application\\chrome.exe',
            'Chromium\\Application\\chrome.exe',
            'Microsoft\\Edge\\Application\\msedge.exe',
          ].map((path) => join(at, path))
        : [];
    });
  return (process.env.PATH ?? '').split(delimiter).flatMap((at) => names.map((name) => join(at, name)));
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a Chromium, Chrome or Edge that a person installed here, or null. $CHROMIUM wins. */
export function installedChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!runs(named)) throw new Error(`CHROMIUM names ${named}, which is not a program. Correct or unset it.`);
    return resolve(named);
  }
  return usualPlaces().find(runs) ?? null;
}

/** The folder of @sparticuz/chromium's packed files, or null where the package is not installed. */
function packedFolder() {
  const bin = fileURLToPath(new URL('../node_modules/@sparticuz/chromium/bin', import.meta.url));
  return existsSync(join(bin, 'chromium.br')) ? bin : null;
}

// Two test workers may unpack at once: each writes its own file and the last rename wins, whole either way.
async function unpackOnce(packed, target) {
  if (existsSync(target)) return;
  const mine = `${target}.${process.pid}.part`;
  try {
    await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(mine, { mode: 0o755 }));
    await rename(mine, target);
  } finally {
    await rm(mine, { force: true });
  }
}

async function unpackFolderOnce(packed, target) {
  if (existsSync(target)) return;
  const mine = `${target}.${process.pid}.part`;
  try {
    await unpackTar(createReadStream(packed).pipe(createBrotliDecompress()), mine);
    await rename(mine, target).catch((error) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(mine, { recursive: true, force: true });
  }
}

/** Names of the shared libraries that `program` needs and this system has not. */
export function missingLibraries(program, listed = spawnSync('ldd', [program], { encoding: 'utf8' }).stdout ?? '') {
  return [...listed.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
}

/**
 * A start script that lends the package's own libraries (NSS and friends) and a font to Chromium,
 * for bare containers only: a system's own libraries and fonts are preferred.
 */
async function lendWhatIsMissing(bin, folder, program, missing, fonts) {
  const lines = ['#!/bin/sh'];
  if (missing.length > 0) {
    await unpackFolderOnce(join(bin, 'al2023.tar.br'), join(folder, 'libraries'));
    lines.push(`export LD_LIBRARY_PATH='${join(folder, 'libraries', 'lib')}'"\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`);
  }
  if (fonts) {
    await unpackFolderOnce(join(bin, 'fonts.tar.br'), join(folder, 'fonts'));
    const conf = join(folder, 'fonts.conf');
    await writeFile(
      conf,
      `<?xml version="1.0"?>\n<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`,
    );
    lines.push(`export FONTCONFIG_FILE='${conf}'`);
  }
  const script = join(folder, 'chromium-with-lent-files');
  const text = [...lines, `exec '${program}' "$@"`, ''].join('\n');
  if ((await readFile(script, 'utf8').catch(() => '')) !== text) {
    const mine = `${script}.${process.pid}.part`;
    await writeFile(mine, text, { mode: 0o755 });
    await rename(mine, script);
  }
  return script;
}

/** Unpacks the headless Chromium once and returns the path to start. Linux on x64 only: that is what the package holds. */
export async function packedChromium({ missing, fonts } = {}) {
  const bin = packedFolder();
  if (bin === null || process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { version } = JSON.parse(await readFile(join(bin, '..', 'package.json'), 'utf8'));
  const folder = join(cache, version);
  await mkdir(folder, { recursive: true });
  const program = join(folder, 'chromium');
  await unpackOnce(join(bin, 'chromium.br'), program);
  const libraries = missing ?? missingLibraries(program);
  const lendFonts = fonts ?? !existsSync('/etc/fonts/fonts.conf');
  return libraries.length > 0 || lendFonts ? lendWhatIsMissing(bin, folder, program, libraries, lendFonts) : program;
}

/**
 * A Chromium for tests. The packed one comes first so that every machine tests with the same version.
 * @returns {Promise<string>} its path
 */
export async function chromiumForTests() {
  if (process.env.CHROMIUM) return installedChromium();
  const found = (await packedChromium()) ?? installedChromium();
  if (found) return found;
  throw new Error('No Chromium was found: install Chromium, Chrome or Edge, or set CHROMIUM to its path.');
}

/** Flags for a Chromium under tests or beneath the stand-in: no traffic of its own, no sandbox only where root forbids it. */
export function plainFlags() {
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  return [
    ...(root ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-extensions',
    '--no-first-run',
    '--no-default-browser-check',
    '--password-store=basic',
  ];
}
