import type { Rubric } from '#domain/marking/rubric.ts';
import { responsesOf } from '../storage/attempt-store.ts';
import type { ReadDb } from '../storage/database.ts';
import { sha256 } from '../storage/journal-store.ts';
import { lastChunk, segmentsOf } from '../storage/recording-store.ts';

/** Fingerprint of what an examiner had before them: every response with its revision, in the order of their names. */
export function responsesHash(responses: readonly { ref: string; revision: number; response: unknown }[]): string {
  const rows = responses.map(({ ref, revision, response }) => [ref, revision, response] as const);
  return sha256(JSON.stringify(rows.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

export function markedResponsesHash(db: ReadDb, attemptId: string): string {
  return responsesHash([...responsesOf(db, attemptId)].map(([ref, stored]) => ({ ref, ...stored })));
}

/** How much of each segment of a call's recording, in their order, is on the disk: number of chunks, and the head over them all. */
export type RecordedHead = readonly [segmentId: string, chunks: number, head: string];

/** What could be heard of a call when its sheet was signed; none of a case. A head holds for what came before it, whatever follows. */
export function recordedHeads(db: ReadDb, attemptId: string): RecordedHead[] {
  return segmentsOf(db, attemptId).flatMap(({ id }) => {
    const last = lastChunk(db, id);
    return last === null ? [] : [[id, last.sequence, last.head] as const];
  });
}

/** Fingerprint of the very rubric that a sheet was filled by: id and version could be used twice, a hash not. */
export function rubricHash(rubric: Rubric): string {
  return sha256(JSON.stringify(rubric));
}
