import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { callHost } from './support/call-host.ts';
import { expect, shownPage, test } from './support/desktop.ts';
import { type PackedProgram, packProgram } from './support/packed-program.ts';

test.skip(process.platform !== 'linux', 'the made-up Electron is laid out as on Linux');

const { version: electronVersion } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as {
  version: string;
};

let folder: string;
let packed: PackedProgram;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invigil-packed-'));
  packed = await packProgram(folder, electronVersion);
});
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('the package is made for the Electron that the project pins', () => {
  expect(readFileSync('electron-builder.yml', 'utf8')).toContain(`electronVersion: ${electronVersion}`);
});

test('the package holds what the program needs to run', () => {
  const missing = [
    '/package.json',
    '/out/main/index.js',
    '/out/main/worker-entry.js',
    '/out/preload/index.cjs',
    '/out/renderer/index.html',
    '/question-banks/hotline-95598/bank.yaml',
    '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
    '/node_modules/pdfkit/package.json',
    '/node_modules/zod/package.json',
  ].filter((path) => !packed.files.includes(path));
  expect(missing).toEqual([]);
});

test('each face that a certificate is set in is packed, and no other weight of it', () => {
  const glyphs = readFileSync('src/host/formats/certificate/glyphs.ts', 'utf8');
  const used = [...glyphs.matchAll(/'([a-z0-9-]+\/[^']+\.ttf)'/g)].map(([, path]) => path);
  expect(used.length).toBeGreaterThan(0);
  const faces = packed.files.filter((path) => path.endsWith('.ttf'));
  expect(faces.sort()).toEqual(used.map((path) => `/node_modules/@expo-google-fonts/${String(path)}`).sort());
});

test('the package holds no sources, tests, documents or tools', () => {
  const own = packed.files.filter((path) => !path.startsWith('/node_modules'));
  expect([...new Set(own.map((path) => path.split('/')[1]))].sort()).toEqual(['out', 'package.json', 'question-banks']);
  const needless = /\.(ts|map|md|c|cc|cpp|h)$|\/(tests?|__tests__|examples?)\//;
  expect(packed.files.filter((path) => needless.test(path))).toEqual([]);
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: object };
  const development = Object.keys(devDependencies).filter((name) => packed.files.includes(`/node_modules/${name}`));
  expect(development).toEqual([]);
});

test('native modules lie outside the archive, for this system only', async () => {
  const natives = packed.files.filter((path) => path.endsWith('.node'));
  expect(natives.some((path) => path.includes('argon2'))).toBe(true);
  for (const path of natives) {
    expect(path).toMatch(/linux-x64/);
    expect((await stat(join(packed.resources, 'app.asar.unpacked', path))).size).toBeGreaterThan(100_000);
  }
});

test('the fuses close every way around the program', async () => {
  const wire = await getCurrentFuseWire(packed.program);
  const states = Object.fromEntries(
    Object.entries(FuseV1Options)
      .filter((entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number')
      .map(([name, fuse]) => [name, wire[fuse] === FuseState.ENABLE]),
  );
  expect(states).toMatchObject({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    GrantFileProtocolExtraPrivileges: false,
  });
});

test('the packed files open a window on a host with a database', async ({ launch, dataFolder }) => {
  const page = await shownPage(await launch(packed.extracted));
  expect(await callHost(page, 'setup.state', {})).toMatchObject({ status: 200, json: { organisation: null } });
  expect(existsSync(join(dataFolder, 'host.lock'))).toBe(true);
});

test('the packed files sit a whole exam and issue its certificate from the command line', async ({
  run,
  folder: out,
}) => {
  test.slow(); // three candidates, a killed host and every signature
  const { code, output } = await run(['--cli', 'demo', '--out', join(out, 'demo')], {}, packed.extracted);
  expect(code, output).toBe(0);
  const made = await readdir(join(out, 'demo'));
  expect(made).toEqual(
    expect.arrayContaining(['certificate.pdf', 'credential.json', 'results.zip', 'root.pem', 'summary.json']),
  );
  const proof = await run([
    '--cli',
    'verify',
    join(out, 'demo', 'certificate.pdf'),
    '--root',
    join(out, 'demo', 'root.pem'),
  ]);
  expect(proof.code, proof.output).toBe(0);
});
