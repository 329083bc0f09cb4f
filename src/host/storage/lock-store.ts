import { sql, type ReadDb, type WriteDb } from './database.ts';

export const lockReasons = ['asked', 'idle', 'handover'] as const;
/** Why a sign-in was locked: by its person, by time, to hand the machine over. */
export type LockReason = (typeof lockReasons)[number];

/** The lock on a sign-in; null while it is open. */
export function lockOf(db: ReadDb, token: string): { why: LockReason; lockedAt: number } | null {
  const row = sql<[string], { why: LockReason; lockedAt: number }>(
    db,
    'SELECT why, locked_at AS lockedAt FROM sign_in_lock WHERE token = ?',
  ).get(token);
  return row ?? null;
}

/** False when it was locked already. */
export function insertLock(db: WriteDb, token: string, why: LockReason, now: number): boolean {
  const inserted = sql<[string, string, number]>(
    db,
    'INSERT INTO sign_in_lock (token, why, locked_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(token, why, now);
  return inserted.changes > 0;
}

/** The roles of the staff who handed over the machine with that seat, and have not taken it back. */
export function handedOverAt(db: ReadDb, seat: string): string[] {
  const query = `SELECT role FROM sign_in JOIN sign_in_lock USING (token) WHERE seat = ? AND why = 'handover'`;
  return sql<[string], { role: string }>(db, query)
    .all(seat)
    .map(({ role }) => role);
}

export function deleteLock(db: WriteDb, token: string): void {
  sql<[string]>(db, 'DELETE FROM sign_in_lock WHERE token = ?').run(token);
}
