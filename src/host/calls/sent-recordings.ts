import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mostSentSound, soundBytes } from '#host/formats/packages/room-recordings.ts';
import type { RoomRecording } from '#host/formats/packages/room-schema.ts';
import { sealToHost } from '#host/signing/transport.ts';
import type { HostCore } from '../host-core.ts';
import { attemptsOfSession } from '../storage/attempt-store.ts';
import type { ReadDb, WriteDb } from '../storage/database.ts';
import {
  chunksOf,
  closeSegment,
  insertChunk,
  insertKey,
  insertSegment,
  segmentsOf,
} from '../storage/recording-store.ts';
import { readChunks } from './recording-files.ts';
import { openKeys, recordingKeyLabel } from './recording-keys.ts';

/** The segments of a session whose sound can go along: it is whole on this disk, and all of them together are not too much. */
export async function soundsToSend(core: HostCore, sessionId: string): Promise<Set<string>> {
  const fit = new Set<string>();
  let bytes = 0;
  for (const { id: attemptId } of attemptsOfSession(core.db, sessionId)) {
    for (const { id } of segmentsOf(core.db, attemptId)) {
      const chunks = chunksOf(core.db, id);
      const size = soundBytes({ chunks });
      const keys = openKeys(core.db, core.keys, id);
      if (keys === null || bytes + size > mostSentSound) continue;
      if (!(await readChunks(core.dataFolder, id, keys, chunks)).ok) continue;
      bytes += size;
      fit.add(id);
    }
  }
  return fit;
}

/** What is sent of the recordings of an attempt, their keys sealed to the office. */
export function recordingsFor(
  core: HostCore,
  db: ReadDb,
  attemptId: string,
  to: { readonly officeTransportKey: string; readonly sounds: ReadonlySet<string> },
): RoomRecording[] {
  return segmentsOf(db, attemptId).map(({ attemptId: _, ...segment }) => {
    const label = recordingKeyLabel(segment.id);
    const keys = [...(openKeys(db, core.keys, segment.id) ?? [])].map(([number, key]) => ({
      number,
      sealed: sealToHost(to.officeTransportKey, key, label).toString('base64url'),
    }));
    return { ...segment, keys, chunks: chunksOf(db, segment.id), sent: to.sounds.has(segment.id) };
  });
}

/** Writes the rows of what a room recorded; its keys are sealed to this host already. */
export function takeRecordings(db: WriteDb, attemptId: string, sent: readonly RoomRecording[], now: number): void {
  for (const { keys, chunks, sent: _, endedAt, whole, ...segment } of sent) {
    insertSegment(db, { ...segment, attemptId });
    if (endedAt !== null) closeSegment(db, segment.id, whole, endedAt);
    for (const { number, sealed } of keys) insertKey(db, segment.id, number, sealed);
    for (const chunk of chunks) insertChunk(db, segment.id, chunk, now);
  }
}

/** Puts files of a package that was checked into the data folder: all of them, each whole on the disk, or none. */
export async function keepSounds(dataFolder: string, sounds: ReadonlyMap<string, Uint8Array>): Promise<void> {
  try {
    for (const [name, bytes] of sounds) {
      const place = join(dataFolder, name);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      const file = await open(`${place}.part`, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${place}.part`, place);
    }
  } catch (error) {
    await dropSounds(dataFolder, [...sounds.keys()]);
    throw error;
  }
}

export async function dropSounds(dataFolder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    for (const file of [name, `${name}.part`]) await rm(join(dataFolder, file), { force: true });
  }
}
