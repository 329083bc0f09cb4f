import type { RecorderKind, RecordingTrack } from '#domain/call/recording.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A stretch of one track that was recorded without a break. */
export interface Segment {
  readonly id: string;
  readonly attemptId: string;
  /** 1, 2, 3 … over all tracks of the call. */
  readonly place: number;
  readonly track: RecordingTrack;
  readonly recorder: RecorderKind;
  readonly mediaType: string;
  readonly boot: string;
  readonly mono: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly whole: boolean;
}

export interface Chunk {
  readonly sequence: number;
  readonly sha256: string;
  readonly head: string;
  readonly start: number;
  readonly length: number;
  readonly keyNumber: number;
}

type SegmentRow = Omit<Segment, 'whole'> & { whole: number };
const segmentColumns = `SELECT id, attempt_id AS attemptId, place, track, recorder, media_type AS mediaType, boot, mono,
  started_at AS startedAt, ended_at AS endedAt, whole FROM recording_segment`;
const segment = (row: SegmentRow): Segment => ({ ...row, whole: row.whole === 1 });

const chunkColumns = `SELECT sequence, sha256, head, start, length, key_number AS keyNumber FROM recording_chunk
  WHERE segment_id = ?`;

export function segmentById(db: ReadDb, id: string): Segment | null {
  const row = sql<[string], SegmentRow>(db, `${segmentColumns} WHERE id = ?`).get(id);
  return row === undefined ? null : segment(row);
}

export function segmentsOf(db: ReadDb, attemptId: string): Segment[] {
  return sql<[string], SegmentRow>(db, `${segmentColumns} WHERE attempt_id = ? ORDER BY place`)
    .all(attemptId)
    .map(segment);
}

/** Of every segment on this host. */
export function segmentIds(db: ReadDb): string[] {
  return sql<[], { id: string }>(db, 'SELECT id FROM recording_segment')
    .all()
    .map(({ id }) => id);
}

/** True once a chunk of the attempt's call is on the disk. */
export function isRecorded(db: ReadDb, attemptId: string): boolean {
  const any =
    'SELECT 1 FROM recording_chunk WHERE segment_id IN (SELECT id FROM recording_segment WHERE attempt_id = ?)';
  return sql<[string], unknown>(db, `${any} LIMIT 1`).get(attemptId) !== undefined;
}

/** When the newest chunk of a segment was taken; null before the first. */
export function lastTakenAt(db: ReadDb, segmentId: string): number | null {
  const query = 'SELECT max(received_at) AS at FROM recording_chunk WHERE segment_id = ?';
  return sql<[string], { at: number | null }>(db, query).get(segmentId)?.at ?? null;
}

export function insertSegment(db: WriteDb, s: Omit<Segment, 'endedAt' | 'whole'>): void {
  sql<[string, string, number, string, string, string, string, number, number]>(
    db,
    `INSERT INTO recording_segment (id, attempt_id, place, track, recorder, media_type, boot, mono, started_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(s.id, s.attemptId, s.place, s.track, s.recorder, s.mediaType, s.boot, s.mono, s.startedAt);
}

export function closeSegment(db: WriteDb, id: string, whole: boolean, now: number): void {
  sql<[number, number, string]>(db, 'UPDATE recording_segment SET ended_at = ?, whole = ? WHERE id = ?').run(
    now,
    whole ? 1 : 0,
    id,
  );
}

export function lastChunk(db: ReadDb, segmentId: string): Chunk | null {
  return sql<[string], Chunk>(db, `${chunkColumns} ORDER BY sequence DESC LIMIT 1`).get(segmentId) ?? null;
}

export function chunksOf(db: ReadDb, segmentId: string): Chunk[] {
  return sql<[string], Chunk>(db, `${chunkColumns} ORDER BY sequence`).all(segmentId);
}

export function insertChunk(db: WriteDb, segmentId: string, chunk: Chunk, now: number): void {
  sql<[string, number, string, string, number, number, number, number]>(
    db,
    `INSERT INTO recording_chunk (segment_id, sequence, sha256, head, start, length, key_number, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(segmentId, chunk.sequence, chunk.sha256, chunk.head, chunk.start, chunk.length, chunk.keyNumber, now);
}

export function keysOf(db: ReadDb, segmentId: string): { number: number; sealed: string }[] {
  return sql<[string], { number: number; sealed: string }>(
    db,
    'SELECT number, sealed FROM recording_key WHERE segment_id = ? ORDER BY number',
  ).all(segmentId);
}

export function insertKey(db: WriteDb, segmentId: string, number: number, sealed: string): void {
  sql<[string, number, string]>(db, 'INSERT INTO recording_key (segment_id, number, sealed) VALUES (?, ?, ?)').run(
    segmentId,
    number,
    sealed,
  );
}
