import type { CasePaper } from '#domain/marking/case-paper.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

export function insertCasePaper(db: WriteDb, attemptId: string, hash: string, content: string, now: number): void {
  sql<[string, string, string, number]>(
    db,
    'INSERT INTO case_paper (attempt_id, hash, content, drawn_at) VALUES (?, ?, ?, ?)',
  ).run(attemptId, hash, content, now);
}

export function casePaperOf(db: ReadDb, attemptId: string): CasePaper | null {
  const row = sql<[string], { content: string }>(db, 'SELECT content FROM case_paper WHERE attempt_id = ?').get(
    attemptId,
  );
  return row === undefined ? null : (JSON.parse(row.content) as CasePaper);
}

/** In the very bytes that its hash in the journal covers. */
export function casePaperText(
  db: ReadDb,
  attemptId: string,
): { readonly text: string; readonly drawnAt: number } | null {
  return (
    sql<[string], { text: string; drawnAt: number }>(
      db,
      'SELECT content AS text, drawn_at AS drawnAt FROM case_paper WHERE attempt_id = ?',
    ).get(attemptId) ?? null
  );
}
