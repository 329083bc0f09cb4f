import type { Response } from '#domain/item/response.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** One person's typing of one answer sheet. */
export interface Transcript {
  readonly attemptId: string;
  readonly personId: string;
  readonly accountId: string;
  readonly begunAt: number;
  /** Null while it is being typed. */
  readonly submittedAt: number | null;
}

/** What was typed, by the ref of the line; null for one that was said to be unanswered. */
export type TypedLines = ReadonlyMap<string, Response | null>;

/** Everybody who types, or typed, the answer sheet of an attempt: who began first stands first. */
export function transcriptsOf(db: ReadDb, attemptId: string): Transcript[] {
  return sql<[string], Transcript>(
    db,
    `SELECT attempt_id AS attemptId, person_id AS personId, account_id AS accountId, begun_at AS begunAt,
     submitted_at AS submittedAt FROM transcript WHERE attempt_id = ? ORDER BY begun_at, person_id`,
  ).all(attemptId);
}

export function linesOf(db: ReadDb, attemptId: string, personId: string): Map<string, Response | null> {
  const rows = sql<[string, string], { ref: string; content: string | null }>(
    db,
    'SELECT ref, content FROM transcript_line WHERE attempt_id = ? AND person_id = ?',
  ).all(attemptId, personId);
  return new Map(rows.map(({ ref, content }) => [ref, content === null ? null : (JSON.parse(content) as Response)]));
}

export function beginTranscript(db: WriteDb, t: Omit<Transcript, 'submittedAt'>): void {
  sql<[string, string, string, number]>(
    db,
    'INSERT INTO transcript (attempt_id, person_id, account_id, begun_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(t.attemptId, t.personId, t.accountId, t.begunAt);
}

export function storeLine(
  db: WriteDb,
  line: { attemptId: string; personId: string; ref: string; response: Response | null; at: number },
): void {
  sql<[string, string, string, string | null, number]>(
    db,
    'INSERT OR REPLACE INTO transcript_line (attempt_id, person_id, ref, content, typed_at) VALUES (?, ?, ?, ?, ?)',
  ).run(
    line.attemptId,
    line.personId,
    line.ref,
    line.response === null ? null : JSON.stringify(line.response),
    line.at,
  );
}

export function submitTranscript(db: WriteDb, attemptId: string, personId: string, at: number): void {
  sql<[number, string, string]>(
    db,
    'UPDATE transcript SET submitted_at = ? WHERE attempt_id = ? AND person_id = ?',
  ).run(at, attemptId, personId);
}
