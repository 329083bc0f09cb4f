import type { CallPaper } from '#domain/call/call-paper.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

export function insertCallPaper(db: WriteDb, attemptId: string, hash: string, content: string, now: number): void {
  sql<[string, string, string, number]>(
    db,
    'INSERT INTO call_paper (attempt_id, hash, content, drawn_at) VALUES (?, ?, ?, ?)',
  ).run(attemptId, hash, content, now);
}

/** In the very bytes that its hash in the journal covers. */
export function callPaperText(
  db: ReadDb,
  attemptId: string,
): { readonly text: string; readonly drawnAt: number } | null {
  return (
    sql<[string], { text: string; drawnAt: number }>(
      db,
      'SELECT content AS text, drawn_at AS drawnAt FROM call_paper WHERE attempt_id = ?',
    ).get(attemptId) ?? null
  );
}

export function callPaperOf(db: ReadDb, attemptId: string): CallPaper | null {
  const row = sql<[string], { content: string }>(db, 'SELECT content FROM call_paper WHERE attempt_id = ?').get(
    attemptId,
  );
  return row === undefined ? null : (JSON.parse(row.content) as CallPaper);
}
