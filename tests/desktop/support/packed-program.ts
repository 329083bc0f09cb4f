// Packs the built program as electron-builder does, around a made-up Electron: its real zip is not needed for that.
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';

// How Electron's binary announces its fuses (@electron/fuses): this sentinel, a version, their number, one state each.
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuses = '101110111'; // as shipped, one character a fuse

async function makeUpElectron(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, fuses.length]), Buffer.from(fuses)]);
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from('not a program '), wire]), { mode: 0o755 });
  await writeFile(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) await writeFile(join(folder, name), name);
}

export interface PackedProgram {
  /** The renamed binary, its fuses set. */
  readonly program: string;
  /** Where app.asar and what is unpacked from it lie. */
  readonly resources: string;
  /** The files of app.asar, each with a leading slash. */
  readonly files: readonly string[];
  /** app.asar's files as a folder. */
  readonly extracted: string;
}

/** Packs for Linux into `folder`. Throws with electron-builder's own words when it refuses. */
export async function packProgram(folder: string, electronVersion: string): Promise<PackedProgram> {
  const made = join(folder, 'electron');
  const output = join(folder, 'packed');
  await makeUpElectron(made, electronVersion);
  const options = ['--linux', 'dir', '--x64', `-c.electronDist=${made}`, `-c.directories.output=${output}`];
  const builder = spawn(process.execPath, ['node_modules/electron-builder/cli.js', ...options]);
  let said = '';
  for (const stream of [builder.stdout, builder.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text));
  const code = await new Promise((done) => builder.on('close', done));
  if (code !== 0) throw new Error(`electron-builder ended with ${String(code)}:\n${said}`);
  const resources = join(output, 'linux-unpacked', 'resources');
  const archive = join(resources, 'app.asar');
  const extracted = join(folder, 'extracted');
  extractAll(archive, extracted);
  return {
    program: join(output, 'linux-unpacked', 'invigil'),
    resources,
    files: listPackage(archive, { isPack: false }),
    extracted,
  };
}
