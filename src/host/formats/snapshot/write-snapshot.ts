import {
  copyFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { copyDatabase } from '#host/storage/snapshot-db.ts';
import {
  hashOfFile,
  snapshotDatabase,
  snapshotFile,
  snapshotFormat,
  snapshotName,
  snapshotsIn,
  type SnapshotFacts,
} from './snapshot-folder.ts';

export interface SnapshotWish {
  readonly dataFolder: string;
  /** On a second disk or a stick. It must be there: a missing stick is a failure, not a new folder on the first disk. */
  readonly folder: string;
  readonly keep: number;
  readonly at: number;
  readonly epoch: number;
  readonly hostId: string;
}

export interface WrittenSnapshot {
  readonly name: string;
  readonly bytes: number;
  readonly seq: number;
}

/**
 * Writes one snapshot: whole under its name, or not at all. Older ones beyond `keep` go only after it stands. Runs in the worker;
 * throws what the system says when the disk is full, gone or read-only.
 */
export async function writeSnapshot(wish: SnapshotWish): Promise<WrittenSnapshot> {
  const name = snapshotName(wish.at, wish.epoch);
  for (const left of readdirSync(wish.folder).filter((one) => /^snapshot-.*\.part$/.test(one)))
    rmSync(join(wish.folder, left), { recursive: true, force: true }); // of a run that was cut short
  const part = join(wish.folder, `${name}.part`);
  try {
    mkdirSync(join(part, 'keys'), { recursive: true, mode: 0o700 });
    const head = copyDatabase(wish.dataFolder, join(part, snapshotDatabase));
    const keys = join(wish.dataFolder, 'keys');
    const keyNames = existsSync(keys) ? readdirSync(keys).filter((file) => /^[a-z.]+\.key\.json$/.test(file)) : [];
    for (const key of keyNames) copyFileSync(join(keys, key), join(part, 'keys', key));
    // Copied after the database: it knows of no chunk that is not in them.
    const recordings = soundsIn(wish.dataFolder);
    if (recordings.length > 0) mkdirSync(join(part, 'recordings'), { mode: 0o700 });
    for (const sound of recordings) copyFileSync(join(wish.dataFolder, sound), join(part, sound));
    const files = [];
    for (const file of [snapshotDatabase, ...keyNames.map((key) => `keys/${key}`), ...recordings]) {
      synced(join(part, file));
      files.push({ name: file, size: statSync(join(part, file)).size, sha256: await hashOfFile(join(part, file)) });
    }
    const { at, epoch, hostId } = wish;
    const facts: SnapshotFacts = { format: snapshotFormat, at, epoch, hostId, head, files };
    writeFileSync(join(part, snapshotFile), JSON.stringify(facts, null, 2), { mode: 0o600, flush: true });
    renameSync(part, join(wish.folder, name));
    for (const old of snapshotsIn(wish.folder).slice(wish.keep))
      rmSync(join(wish.folder, old), { recursive: true, force: true });
    return { name, bytes: files.reduce((sum, file) => sum + file.size, 0), seq: head.seq };
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
}

function soundsIn(dataFolder: string): string[] {
  const folder = join(dataFolder, 'recordings');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.chunks'))
    .map((name) => `recordings/${name}`);
}

/** On the disk, not in a cache: a stick is pulled out without asking. */
function synced(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
