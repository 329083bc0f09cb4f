import { sql, type ReadDb, type WriteDb } from './database.ts';

/** Who allowed the consoles of a session beside its candidates' screens, when and why. */
export interface SecondDisplay {
  readonly actor: string;
  readonly reason: string;
  readonly approvedAt: number;
}

/** Null where nobody did, or it was taken back. */
export function secondDisplayOf(db: ReadDb, sessionId: string): SecondDisplay | null {
  const query = 'SELECT actor, reason, approved_at AS approvedAt FROM second_display WHERE session_id = ?';
  return sql<[string], SecondDisplay>(db, query).get(sessionId) ?? null;
}

/** False when it was approved already. */
export function insertSecondDisplay(db: WriteDb, sessionId: string, one: SecondDisplay): boolean {
  const query =
    'INSERT INTO second_display (session_id, actor, reason, approved_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
  return (
    sql<[string, string, string, number]>(db, query).run(sessionId, one.actor, one.reason, one.approvedAt).changes > 0
  );
}

/** False when there was none. */
export function deleteSecondDisplay(db: WriteDb, sessionId: string): boolean {
  return sql<[string]>(db, 'DELETE FROM second_display WHERE session_id = ?').run(sessionId).changes > 0;
}
