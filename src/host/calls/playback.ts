import { callTimes } from '#domain/call/call-times.ts';
import { msBetween } from '#domain/call/recording.ts';
import type { Call, HostCore } from '../host-core.ts';
import { plain } from '../plain.ts';
import { chunksOf, segmentById, segmentsOf } from '../storage/recording-store.ts';
import { liveOf } from './live-call.ts';
import { heardCall } from './own-call.ts';
import { firstHead, nextHead, readChunks } from './recording-files.ts';
import { openKeys } from './recording-keys.ts';

/** Sound that goes to the page at once (bytes); the rest is asked for. */
const pieceBytes = 512 * 1024;

/** What was recorded of a call, with its moments laid beside it: everything by milliseconds from the ring, before it below zero. */
export function recordingOf(core: HostCore, call: Call, input: { taskId: string }) {
  const heard = heardCall(core, core.db, call, input.taskId);
  if (heard === null) return { ok: false, reason: 'not-yours' } as const;
  const { attempt, task, paper } = heard;
  const segments = segmentsOf(core.db, task.attemptId);
  const [first] = segments;
  const start = first === undefined ? null : { boot: first.boot, mono: first.mono, wall: first.startedAt };
  const ring = attempt.call.moments.find(({ kind }) => kind === 'ring')?.host ?? start;
  const { answerDelay, firstHalfMinute } = callTimes(attempt.call);
  return {
    ok: true,
    ...plain({
      consent: attempt.call.consent,
      moments: liveOf(core, call, heard).moments,
      facts: paper.scenario.onlyIfAsked.length,
      answerDelayMs: answerDelay,
      firstHalfMinute: firstHalfMinute === null ? null : firstHalfMinute.map(({ kind }) => kind),
      segments: segments.map(({ id, place, track, boot, mono, startedAt, endedAt, whole }) => {
        const chunks = chunksOf(core.db, id);
        return {
          segmentId: id,
          place,
          track,
          startedAt,
          sinceRingMs: ring === null ? 0 : msBetween(ring, { boot, mono, wall: startedAt }),
          state: endedAt === null ? ('open' as const) : whole ? ('whole' as const) : ('cut' as const),
          chunks: chunks.length,
          head: chunks.at(-1)?.head ?? null,
        };
      }),
    }),
  } as const;
}

/** The sound of a segment from a chunk on, decrypted, and where to go on. A chunk that was changed is named. */
export async function soundOf(core: HostCore, call: Call, input: { taskId: string; segmentId: string; from: number }) {
  const heard = heardCall(core, core.db, call, input.taskId);
  if (heard === null) return { ok: false, reason: 'not-yours' } as const;
  const segment = segmentById(core.db, input.segmentId);
  if (segment === null || segment.attemptId !== heard.task.attemptId) {
    return { ok: false, reason: 'unknown-segment' } as const;
  }
  const keys = openKeys(core.db, core.keys, segment.id);
  if (keys === null) return { ok: false, reason: 'keys-closed' } as const;
  const all = chunksOf(core.db, segment.id);
  let head = firstHead(segment);
  for (const chunk of all) {
    head = nextHead(head, chunk.sequence, chunk.sha256);
    if (head !== chunk.head) return { ok: false, reason: 'altered', detail: String(chunk.sequence) } as const;
  }
  const wanted: typeof all = [];
  let bytes = 0;
  for (const chunk of all.filter(({ sequence }) => sequence >= input.from)) {
    if (wanted.length > 0 && bytes + chunk.length > pieceBytes) break;
    wanted.push(chunk);
    bytes += chunk.length;
  }
  const read = await readChunks(core.dataFolder, segment.id, keys, wanted);
  if (!read.ok) return { ok: false, reason: 'altered', detail: String(read.sequence) } as const;
  const next = (wanted.at(-1)?.sequence ?? all.length) + 1;
  return {
    ok: true,
    mediaType: segment.mediaType,
    data: read.sound.toString('base64'),
    next: next > all.length ? null : next,
  } as const;
}
