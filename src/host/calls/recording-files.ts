import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { decrypt, encrypt } from '#host/signing/sealing.ts';
import type { Chunk, Segment } from '../storage/recording-store.ts';

const nonceBytes = 12;

/** Where the sound of a segment lies, in the data folder and in every package of it. */
export const recordingName = (segmentId: string) => `recordings/${segmentId}.chunks`;
const fileOf = (dataFolder: string, segmentId: string) => join(dataFolder, recordingName(segmentId));
const labelOf = (segmentId: string, sequence: number, sha256: string) =>
  `invigil-recording/1 ${segmentId} ${sequence} ${sha256}`;

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The head of a segment before its first chunk: what it is, so that chunks cannot be moved to another. */
export function firstHead({ id, attemptId, place, track, mediaType }: Omit<Segment, 'endedAt' | 'whole'>): string {
  return sha256(Buffer.from(JSON.stringify(['invigil-recording/1', id, attemptId, place, track, mediaType])));
}

export function nextHead(head: string, sequence: number, sound: string): string {
  return sha256(Buffer.from(JSON.stringify([head, sequence, sound])));
}

/**
 * Writes one encrypted chunk behind the last known one and returns how many bytes it takes, once they are on the disk. What a crash
 * left behind that place was never acknowledged, and is overwritten. Throws what the system says when the disk takes no more.
 */
export async function writeChunk(
  dataFolder: string,
  segmentId: string,
  key: Uint8Array,
  chunk: { readonly sequence: number; readonly sha256: string; readonly start: number; readonly sound: Uint8Array },
): Promise<number> {
  await mkdir(join(dataFolder, 'recordings'), { recursive: true, mode: 0o700 });
  const { nonce, ciphertext } = encrypt(key, chunk.sound, labelOf(segmentId, chunk.sequence, chunk.sha256));
  const bytes = Buffer.concat([nonce, ciphertext]);
  const file = await open(fileOf(dataFolder, segmentId), chunk.start === 0 ? 'w' : 'r+', 0o600);
  try {
    // A disk that fills up takes a part without an error, and refuses the next write.
    for (let done = 0; done < bytes.length;) {
      done += (await file.write(bytes, done, bytes.length - done, chunk.start + done)).bytesWritten;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return bytes.length;
}

/** The sound of one chunk out of its encrypted bytes; null when it is missing or was changed. */
export function openChunk(
  segmentId: string,
  { sequence, sha256: wanted, length }: Chunk,
  key: Uint8Array | undefined,
  bytes: Uint8Array,
): Buffer | null {
  if (key === undefined || bytes.length < length) return null;
  const label = labelOf(segmentId, sequence, wanted);
  const plain = decrypt(key, bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes), label);
  return plain !== null && sha256(plain) === wanted ? plain : null;
}

/** The sound of chunks that stand one behind the other, or which of them is missing or was changed. */
export async function readChunks(
  dataFolder: string,
  segmentId: string,
  keys: ReadonlyMap<number, Uint8Array>,
  chunks: readonly Chunk[],
): Promise<{ ok: true; sound: Buffer } | { ok: false; sequence: number }> {
  const sound: Buffer[] = [];
  const file = await open(fileOf(dataFolder, segmentId), 'r').catch(() => null);
  try {
    for (const chunk of chunks) {
      const bytes = Buffer.alloc(chunk.length);
      const read = (await file?.read(bytes, 0, chunk.length, chunk.start))?.bytesRead ?? 0;
      const plain = openChunk(segmentId, chunk, keys.get(chunk.keyNumber), bytes.subarray(0, read));
      if (plain === null) return { ok: false, sequence: chunk.sequence };
      sound.push(plain);
    }
  } finally {
    await file?.close();
  }
  return { ok: true, sound: Buffer.concat(sound) };
}
