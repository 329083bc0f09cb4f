import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const snapshotFormat = 'invigil-snapshot/1';
export const snapshotFile = 'snapshot.json';
export const snapshotDatabase = 'invigil.db';
/** By time, so that names sort as the snapshots were made. */
const nameOf = /^snapshot-\d{8}T\d{9}Z-e\d+$/;

/** The database, a key, or the sound of a recording: nothing that leads out of the folder. */
const fileName = /^(?:invigil\.db|keys\/[a-z.]+\.json|recordings\/[0-9a-f-]{36}\.chunks)$/;

export const snapshotFacts = z.object({
  format: z.literal(snapshotFormat),
  /** Epoch milliseconds of the host's clock. */
  at: z.number(),
  epoch: z.int().min(0),
  hostId: z.string(),
  /** Where the journal ends. */
  head: z.object({ seq: z.number(), hash: z.string() }),
  files: z.array(z.object({ name: z.string().regex(fileName), size: z.number(), sha256: z.string() })),
});
export type SnapshotFacts = z.infer<typeof snapshotFacts>;

export function snapshotName(at: number, epoch: number): string {
  return `snapshot-${new Date(at).toISOString().replace(/[-:.]/g, '')}-e${epoch}`;
}

/** Whole snapshots in a folder, the newest first. Throws what the system says when the folder is gone. */
export function snapshotsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => nameOf.test(name) && existsSync(join(folder, name, snapshotFile)))
    .sort()
    .reverse();
}

/** What a snapshot says of itself; null when it cannot be read. */
export function readSnapshot(folder: string): SnapshotFacts | null {
  try {
    return snapshotFacts.parse(JSON.parse(readFileSync(join(folder, snapshotFile), 'utf8')));
  } catch {
    return null;
  }
}

/** SHA-256 (hex) of a file, read piece by piece. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
