import type { AttendanceMark } from '#domain/room/attendance.ts';
import type { RoomConditions } from '#domain/room/conditions.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

export interface StoredMark {
  readonly candidateId: string;
  readonly mark: AttendanceMark;
  readonly note: string;
  /** An actor, as in the journal. */
  readonly by: string;
  readonly at: number;
}

/** What was said of each candidate of a session, newest word of each. */
export function marksOfSession(db: ReadDb, sessionId: string): Map<string, StoredMark> {
  const rows = sql<[string], StoredMark>(
    db,
    `SELECT a.candidate_id AS candidateId, a.mark, a.note, a.marked_by AS "by", a.marked_at AS at
     FROM attendance a JOIN candidate c ON c.id = a.candidate_id WHERE c.session_id = ?`,
  ).all(sessionId);
  return new Map(rows.map((row) => [row.candidateId, row]));
}

export function storeMark(db: WriteDb, m: StoredMark): void {
  sql<[string, string, string, string, number]>(
    db,
    'INSERT OR REPLACE INTO attendance (candidate_id, mark, note, marked_by, marked_at) VALUES (?, ?, ?, ?, ?)',
  ).run(m.candidateId, m.mark, m.note, m.by, m.at);
}

export interface StoredConditions {
  readonly version: number;
  readonly points: RoomConditions;
  readonly by: string;
  readonly at: number;
}

/** Every version of a session's room-condition form, newest first. */
export function conditionsOf(db: ReadDb, sessionId: string): StoredConditions[] {
  return sql<[string], Omit<StoredConditions, 'points'> & { content: string }>(
    db,
    `SELECT version, content, recorded_by AS "by", recorded_at AS at FROM room_condition
     WHERE session_id = ? ORDER BY version DESC`,
  )
    .all(sessionId)
    .map(({ content, ...rest }) => ({ ...rest, points: JSON.parse(content) as RoomConditions }));
}

export function insertConditions(db: WriteDb, sessionId: string, c: StoredConditions): void {
  sql<[string, number, string, string, number]>(
    db,
    'INSERT INTO room_condition (session_id, version, content, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?)',
  ).run(sessionId, c.version, JSON.stringify(c.points), c.by, c.at);
}
