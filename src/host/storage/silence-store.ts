import { sql, type ReadDb, type WriteDb } from './database.ts';

/** Where a silence of a seat began, in terms that outlive the host's run. */
export interface SilenceStart {
  /** How much time the attempt had used at the seat's last word (ms). */
  readonly usedMs: number;
  /** When that was, epoch ms. */
  readonly since: number;
}

export function silenceStarts(db: ReadDb): Map<string, SilenceStart> {
  const rows = sql<[], SilenceStart & { id: string }>(
    db,
    'SELECT attempt_id AS id, used_ms AS usedMs, since_at AS since FROM seat_silence',
  ).all();
  return new Map(rows.map(({ id, usedMs, since }) => [id, { usedMs, since }]));
}

export function storeSilenceStart(db: WriteDb, attemptId: string, { usedMs, since }: SilenceStart): void {
  sql<[string, number, number]>(db, 'INSERT INTO seat_silence (attempt_id, used_ms, since_at) VALUES (?, ?, ?)').run(
    attemptId,
    usedMs,
    since,
  );
}

export function deleteSilenceStart(db: WriteDb, attemptId: string): void {
  sql<[string]>(db, 'DELETE FROM seat_silence WHERE attempt_id = ?').run(attemptId);
}
