import type { DayRules } from '#domain/room/day-rules.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

export function storeDay(
  db: WriteDb,
  sessionId: string,
  day: { rehearsal: boolean; training: boolean; rules: DayRules },
): void {
  sql<[string, number, number, string]>(
    db,
    `INSERT INTO session_day (session_id, rehearsal, training, rules) VALUES (?, ?, ?, ?)
     ON CONFLICT (session_id) DO UPDATE SET rules = excluded.rules`,
  ).run(sessionId, day.rehearsal ? 1 : 0, day.training ? 1 : 0, JSON.stringify(day.rules));
}

export interface NoteSheet {
  readonly revision: number;
  readonly text: string;
  readonly savedAt: number;
}

export function noteSheetOf(db: ReadDb, attemptId: string): NoteSheet | null {
  return (
    sql<[string], NoteSheet>(
      db,
      'SELECT revision, content AS text, saved_at AS savedAt FROM note_sheet WHERE attempt_id = ?',
    ).get(attemptId) ?? null
  );
}

export function storeNoteSheet(db: WriteDb, attemptId: string, { revision, text, savedAt }: NoteSheet): void {
  sql<[string, number, string, number]>(
    db,
    `INSERT INTO note_sheet (attempt_id, revision, content, saved_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (attempt_id) DO UPDATE SET revision = excluded.revision, content = excluded.content, saved_at = excluded.saved_at`,
  ).run(attemptId, revision, text, savedAt);
}

/** Returns whether there was one. */
export function eraseNoteSheet(db: WriteDb, attemptId: string): boolean {
  return sql<[string]>(db, 'DELETE FROM note_sheet WHERE attempt_id = ?').run(attemptId).changes > 0;
}

export function slowestSave(db: ReadDb, attemptId: string): number | null {
  const query = 'SELECT slowest_ms AS ms FROM save_timing WHERE attempt_id = ?';
  return sql<[string], { ms: number }>(db, query).get(attemptId)?.ms ?? null;
}

export function storeSaveTiming(db: WriteDb, attemptId: string, ms: number, at: number): void {
  sql<[string, number, number]>(
    db,
    `INSERT INTO save_timing (attempt_id, saves, slowest_ms, measured_at) VALUES (?, 1, ?, ?)
     ON CONFLICT (attempt_id) DO UPDATE SET saves = saves + 1, slowest_ms = max(slowest_ms, excluded.slowest_ms),
     measured_at = excluded.measured_at`,
  ).run(attemptId, ms, at);
}
