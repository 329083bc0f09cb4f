import { sql, type ReadDb } from './database.ts';

/** The newest act of that kind on a session: where it stands in the chain, and when it was; null when there is none. */
export function lastActOn(db: ReadDb, kind: string, sessionId: string): { seq: number; at: number } | null {
  return (
    sql<[string, string], { seq: number; at: number }>(
      db,
      `SELECT j.seq, json_extract(j.text, '$[6]') AS at FROM journal j JOIN journal_payload p ON p.seq = j.seq
       WHERE j.kind = ? AND json_extract(p.text, '$.sessionId') = ? ORDER BY j.seq DESC LIMIT 1`,
    ).get(kind, sessionId) ?? null
  );
}
