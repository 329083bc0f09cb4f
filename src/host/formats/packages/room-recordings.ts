import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstHead, nextHead, openChunk, recordingName } from '#host/calls/recording-files.ts';
import { recordingKeyLabel } from '#host/calls/recording-keys.ts';
import { openAsHost } from '#host/signing/transport.ts';
import type { RoomAttempt, RoomContent, RoomRecording } from './room-schema.ts';

/** What of a recording is sent at most with the results of one session (bytes): some fourteen hours of sound. */
export const mostSentSound = 192 * 1_048_576;

export interface RecordingFault {
  readonly fault: 'recording-not-as-journalled' | 'recording-changed' | 'recording-left-out';
  /** The segment's file, and the chunk where it is one. */
  readonly detail: string;
}

export interface TakenEntry {
  readonly record: { readonly kind: string; readonly attempt: string | null };
  readonly payload: unknown;
}

interface Told {
  readonly segmentId: string;
  readonly head: string;
  readonly recorder?: string;
  readonly chunks: number;
}

export function soundBytes({ chunks }: Pick<RoomRecording, 'chunks'>): number {
  const last = chunks.at(-1);
  return last === undefined ? 0 : last.start + last.length;
}

/** The files of all segments that are sent, in their order: what was acknowledged, and no byte behind it. */
export async function recordingFiles(dataFolder: string, content: RoomContent): Promise<[string, Uint8Array][]> {
  const sent = content.attempts.flatMap(({ recordings = [] }) => recordings.filter((one) => one.sent));
  const files: [string, Uint8Array][] = [];
  for (const one of sent) {
    const bytes = await readFile(join(dataFolder, recordingName(one.id)));
    files.push([recordingName(one.id), new Uint8Array(bytes.subarray(0, soundBytes(one)))]);
  }
  return files;
}

/** Checks every recording against the room's journal, and every file that came along down to its last chunk. */
export function checkRecordings(
  content: RoomContent,
  entries: readonly TakenEntry[],
  files: ReadonlyMap<string, Uint8Array>,
  journalPkcs8: Uint8Array,
): RecordingFault | null {
  const byAttempt = Map.groupBy(
    entries.filter(({ record, payload }) => record.kind.startsWith('recording.') && payload !== null),
    ({ record }) => record.attempt,
  );
  for (const attempt of content.attempts) {
    const told = byAttempt.get(attempt.id) ?? [];
    const left = told.find(({ record, payload }) => {
      const { segmentId } = payload as Told;
      return record.kind === 'recording.started' && !attempt.recordings?.some(({ id }) => id === segmentId);
    });
    if (left !== undefined)
      return { fault: 'recording-left-out', detail: recordingName((left.payload as Told).segmentId) };
    for (const one of attempt.recordings ?? []) {
      const fault = isAsJournalled(attempt, one, told) ? soundFault(one, files, journalPkcs8) : 'journal';
      if (fault === 'journal') return { fault: 'recording-not-as-journalled', detail: recordingName(one.id) };
      if (fault !== null) return { fault: 'recording-changed', detail: `${recordingName(one.id)} ${fault}` };
    }
  }
  return null;
}

/** True when the journal tells of this very segment, and each head that it holds is of these very chunks. */
function isAsJournalled({ id: attemptId }: RoomAttempt, one: RoomRecording, told: readonly TakenEntry[]): boolean {
  const own = told.filter(({ payload }) => (payload as Told).segmentId === one.id);
  const started = own.find(({ record }) => record.kind === 'recording.started')?.payload as Told | undefined;
  let head = firstHead({ ...one, attemptId });
  if (started?.head !== head || started.recorder !== one.recorder) return false;
  const heads = [head];
  let start = 0;
  for (const [at, chunk] of one.chunks.entries()) {
    head = nextHead(head, at + 1, chunk.sha256);
    if (chunk.sequence !== at + 1 || chunk.head !== head || chunk.start !== start) return false;
    heads.push(head);
    start += chunk.length;
  }
  const last = own.find(({ record }) => record.kind === 'recording.ended' || record.kind === 'recording.cut');
  const ended = last?.payload as Told | undefined;
  if ((ended === undefined) !== (one.endedAt === null)) return false;
  if (last !== undefined && (last.record.kind === 'recording.ended') !== one.whole) return false;
  if (ended !== undefined && ended.chunks !== one.chunks.length) return false;
  return own
    .filter(({ record }) => record.kind !== 'recording.started')
    .every(({ payload }) => heads[(payload as Told).chunks] === (payload as Told).head);
}

/** Which chunk of a file that was sent is not what was said; null when all are, and of one that stayed in the room. */
function soundFault(one: RoomRecording, files: ReadonlyMap<string, Uint8Array>, pkcs8: Uint8Array): string | null {
  const file = files.get(recordingName(one.id));
  if (file === undefined || !one.sent) return file === undefined && !one.sent ? null : 'file';
  if (file.length !== soundBytes(one)) return 'length';
  const label = recordingKeyLabel(one.id);
  const keys = new Map(one.keys.map((k) => [k.number, openAsHost(pkcs8, Buffer.from(k.sealed, 'base64url'), label)]));
  const bad = one.chunks.find((chunk) => {
    const bytes = file.subarray(chunk.start, chunk.start + chunk.length);
    return openChunk(one.id, chunk, keys.get(chunk.keyNumber) ?? undefined, bytes) === null;
  });
  return bad === undefined ? null : String(bad.sequence);
}
