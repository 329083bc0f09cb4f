import { uuidv7 } from 'uuidv7';
import {
  chunksPerHead,
  isOpusWebm,
  mostChunkBytes,
  mostRecordingBytes,
  mostSegments,
  recordingType,
  type RecorderKind,
  type RecordingTrack,
} from '#domain/call/recording.ts';
import type { Now } from '#domain/time.ts';
import type { HostCore } from '../host-core.ts';
import type { ReadDb, WriteDb } from '../storage/database.ts';
import {
  closeSegment,
  insertChunk,
  insertKey,
  insertSegment,
  keysOf,
  lastChunk,
  segmentById,
  segmentsOf,
  type Segment,
} from '../storage/recording-store.ts';
import { firstHead, nextHead, sha256, writeChunk } from './recording-files.ts';
import { freshKey, keepRecipient } from './recording-keys.ts';
import { cutsShort, type RecordingPage } from './recording-pages.ts';

const bytesOf = (db: ReadDb, segmentId: string) => {
  const last = lastChunk(db, segmentId);
  return last === null ? 0 : last.start + last.length;
};
const headOf = (db: ReadDb, segment: Segment) => lastChunk(db, segment.id)?.head ?? firstHead(segment);

/** The newest head of a segment into the journal: from then on nothing before it can be changed unnoticed. */
function keepHead(core: HostCore, db: WriteDb, segment: Segment, kind: string, actor: string, now: Now): void {
  const chunks = lastChunk(db, segment.id)?.sequence ?? 0;
  const payload = { segmentId: segment.id, place: segment.place, chunks, head: headOf(db, segment) };
  core.journal.append(db, { attempt: segment.attemptId, actor, kind, payload }, now);
}

function close(core: HostCore, db: WriteDb, segment: Segment, whole: boolean, actor: string, now: Now): void {
  closeSegment(db, segment.id, whole, now.wall);
  keepHead(core, db, segment, whole ? 'recording.ended' : 'recording.cut', actor, now);
  core.recordings.forget(segment.id);
}

/** A segment of this call that this kind of page recorded: no page adds to another's. */
function ownSegment(
  db: ReadDb,
  { kind }: { readonly kind: RecorderKind },
  attemptId: string,
  id: string,
): Segment | null {
  const found = segmentById(db, id);
  return found?.attemptId === attemptId && found.recorder === kind ? found : null;
}

/** Begins a segment. One of the same track that is still open was cut short: whoever recorded it is gone. */
export function startSegment<None extends string, Start extends string>(
  core: HostCore,
  page: RecordingPage<None, Start>,
  input: { track: RecordingTrack; mediaType: string },
) {
  return core.queue.run((db) => {
    const own = page.callIn(db);
    if (own === null) return { ok: false, reason: page.none } as const;
    const { attemptId, actor } = own;
    const now = core.clock.now();
    const refusal = page.refusesStart(db, own, now);
    if (refusal !== null) return { ok: false, reason: refusal } as const;
    if (input.mediaType !== recordingType) {
      return { ok: false, reason: 'wrong-kind', detail: input.mediaType } as const;
    }
    const before = segmentsOf(db, attemptId);
    if (before.length >= mostSegments) {
      return { ok: false, reason: 'too-many-segments', detail: String(mostSegments) } as const;
    }
    for (const open of before) {
      if (open.endedAt === null && cutsShort(page.kind, input.track, open)) close(core, db, open, false, actor, now);
    }
    keepRecipient(db, core.keys);
    const { boot, mono, wall } = now;
    const { track, mediaType } = input;
    const id = uuidv7();
    const segment = { id, attemptId, place: before.length + 1, track, recorder: page.kind, mediaType };
    const key = freshKey(db, segment.id);
    if (key === null) return { ok: false, reason: 'keys-closed' } as const;
    insertSegment(db, { ...segment, boot, mono, startedAt: wall });
    insertKey(db, segment.id, 1, key.sealed);
    core.recordings.keep(segment.id, 1, key.key);
    const payload = { ...segment, segmentId: segment.id, head: firstHead({ ...segment, boot, mono, startedAt: wall }) };
    core.journal.append(db, { attempt: attemptId, actor, kind: 'recording.started', payload }, now);
    core.changes.touch(`attempt:${attemptId}`);
    return { ok: true, segmentId: segment.id } as const;
  });
}

interface SentChunk {
  readonly segmentId: string;
  /** 1, 2, 3 … */
  readonly sequence: number;
  readonly sha256: string;
  readonly data: string;
}

type Taken<None extends string> =
  | { ok: true; sequence: number }
  | {
      ok: false;
      reason:
        | None
        | 'unknown-segment'
        | 'altered'
        | 'wrong-order'
        | 'wrong-kind'
        | 'too-large'
        | 'over-limit'
        | 'keys-closed';
      detail?: string;
    };

/** Takes one chunk. Acknowledged only after it is on the disk; the same chunk again is acknowledged again. */
export function takeChunk<None extends string>(
  core: HostCore,
  page: RecordingPage<None, string>,
  sent: SentChunk,
): Promise<Taken<None>> {
  return core.recordings.inTurn(sent.segmentId, async (): Promise<Taken<None>> => {
    const own = page.callIn(core.db);
    if (own === null) return { ok: false, reason: page.none };
    const segment = ownSegment(core.db, page, own.attemptId, sent.segmentId);
    if (segment === null) return { ok: false, reason: 'unknown-segment' };
    if (!page.takesSound(own, core.clock.now())) return { ok: false, reason: page.none };
    const sound = Buffer.from(sent.data, 'base64');
    if (sha256(sound) !== sent.sha256) return { ok: false, reason: 'altered', detail: String(sent.sequence) };
    const last = lastChunk(core.db, segment.id);
    const due = (last?.sequence ?? 0) + 1;
    if (last?.sequence === sent.sequence && last.sha256 === sent.sha256) return { ok: true, sequence: sent.sequence };
    if (segment.endedAt !== null) return { ok: false, reason: 'unknown-segment' };
    if (sent.sequence !== due) return { ok: false, reason: 'wrong-order', detail: String(due) };
    if (due === 1 && !isOpusWebm(sound)) return { ok: false, reason: 'wrong-kind', detail: recordingType };
    if (sound.length > mostChunkBytes) return { ok: false, reason: 'too-large', detail: String(mostChunkBytes) };
    const all = segmentsOf(core.db, segment.attemptId).reduce((sum, one) => sum + bytesOf(core.db, one.id), 0);
    if (all + sound.length > mostRecordingBytes) {
      return { ok: false, reason: 'over-limit', detail: String(mostRecordingBytes) };
    }
    const known = core.recordings.keyOf(segment.id);
    const fresh = known === null ? freshKey(core.db, segment.id) : null;
    const key = known?.key ?? fresh?.key;
    if (key === undefined) return { ok: false, reason: 'keys-closed' };
    const keyNumber = known?.number ?? keysOf(core.db, segment.id).length + 1;
    const start = bytesOf(core.db, segment.id);
    const length = await writeChunk(core.dataFolder, segment.id, key, { ...sent, start, sound }).catch(
      (error: unknown) => {
        throw core.queue.failedBeside(error);
      },
    );
    return core.queue.run((db): Taken<None> => {
      const now = core.clock.now();
      const head = nextHead(headOf(db, segment), due, sent.sha256);
      if (fresh !== null) insertKey(db, segment.id, keyNumber, fresh.sealed);
      insertChunk(db, segment.id, { sequence: due, sha256: sent.sha256, head, start, length, keyNumber }, now.wall);
      if (due % chunksPerHead === 0) keepHead(core, db, segment, 'recording.head', own.actor, now);
      core.recordings.keep(segment.id, keyNumber, key);
      return { ok: true, sequence: due };
    });
  });
}

/** Ends a segment whose chunks are all here. With fewer it stays open, so that what is missing can still be sent. */
export function endSegment<None extends string>(
  core: HostCore,
  page: RecordingPage<None, string>,
  input: { segmentId: string; chunks: number },
) {
  return core.recordings.inTurn(input.segmentId, () =>
    core.queue.run((db) => {
      const own = page.callIn(db);
      if (own === null) return { ok: false, reason: page.none } as const;
      const segment = ownSegment(db, page, own.attemptId, input.segmentId);
      if (segment === null) return { ok: false, reason: 'unknown-segment' } as const;
      const last = lastChunk(db, segment.id);
      if ((last?.sequence ?? 0) !== input.chunks) {
        return { ok: false, reason: 'wrong-order', detail: String((last?.sequence ?? 0) + 1) } as const;
      }
      if (segment.endedAt === null) close(core, db, segment, true, own.actor, core.clock.now());
      core.changes.touch(`attempt:${segment.attemptId}`);
      return { ok: true, head: headOf(db, segment) } as const;
    }),
  );
}
