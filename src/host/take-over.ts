import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unpackArchive } from './formats/archive/archive-file.ts';
import { hashOfFile, readSnapshot, snapshotFile, snapshotsIn } from './formats/snapshot/snapshot-folder.ts';
import { openHost, type HostOptions } from './host.ts';

export type TakeOverOutcome =
  | { readonly ok: true; readonly epoch: number; readonly at: number; readonly snapshot: string }
  | { readonly ok: false; readonly reason: 'no-snapshot' | 'snapshot-damaged' | 'folder-not-empty' };

/**
 * Puts a snapshot into an empty data folder of a spare machine, under a raised epoch: what the old host says later can be told to be
 * older. It is made ready beside the folder and moved into its place, so that no copy ever runs under the old epoch.
 */
export async function takeOver(from: string, options: HostOptions): Promise<TakeOverOutcome> {
  const unpacked =
    statSync(from, { throwIfNoEntry: false })?.isFile() === true ? `${resolve(options.dataFolder)}.archive` : null;
  try {
    if (unpacked !== null && !(await unpackArchive(from, unpacked).catch(() => false)))
      return { ok: false, reason: 'snapshot-damaged' };
    return await takeOverFrom(unpacked ?? from, options);
  } finally {
    if (unpacked !== null) rmSync(unpacked, { recursive: true, force: true });
  }
}

async function takeOverFrom(from: string, options: HostOptions): Promise<TakeOverOutcome> {
  const snapshot = newestOf(from);
  const facts = snapshot === null ? null : readSnapshot(snapshot);
  if (snapshot === null || facts === null) return { ok: false, reason: 'no-snapshot' };
  const target = resolve(options.dataFolder);
  if (existsSync(target) && readdirSync(target).length > 0) return { ok: false, reason: 'folder-not-empty' };
  const part = join(dirname(target), `.${Date.now().toString(36)}.part`);
  try {
    mkdirSync(join(part, 'keys'), { recursive: true, mode: 0o700 });
    for (const { name, sha256 } of facts.files) {
      const file = join(snapshot, name);
      if (!existsSync(file)) return { ok: false, reason: 'snapshot-damaged' };
      mkdirSync(dirname(join(part, name)), { recursive: true, mode: 0o700 });
      copyFileSync(file, join(part, name));
      if ((await hashOfFile(join(part, name))) !== sha256) return { ok: false, reason: 'snapshot-damaged' };
    }
    const host = await openHost({ ...options, dataFolder: part, takenOver: { at: facts.at, head: facts.head } });
    const { epoch } = host;
    await host.close();
    for (const left of ['host.lock', 'host.json']) rmSync(join(part, left), { force: true });
    rmSync(target, { recursive: true, force: true });
    mkdirSync(dirname(target), { recursive: true });
    renameSync(part, target);
    return { ok: true, epoch, at: facts.at, snapshot };
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** The folder of one snapshot, or the newest in a folder of them; null when there is none. */
function newestOf(from: string): string | null {
  if (existsSync(join(from, snapshotFile))) return from;
  try {
    const [name] = snapshotsIn(from);
    return name === undefined ? null : join(from, name);
  } catch {
    return null;
  }
}
