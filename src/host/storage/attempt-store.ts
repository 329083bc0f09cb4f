import type { Attempt } from '#domain/attempt/attempt.ts';
import type { StoredResponse } from '#domain/attempt/responses.ts';
import type { Response } from '#domain/item/response.ts';
import type { Paper } from '#domain/paper/paper.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** An attempt as stored: the fold of its journal, and the receipt once it is over. */
export interface StoredAttempt {
  readonly id: string;
  readonly attempt: Attempt;
  readonly receipt: string | null;
}

interface Row {
  id: string;
  content: string;
  receipt: string | null;
}

function storedAttempt(row: Row): StoredAttempt {
  return { id: row.id, attempt: JSON.parse(row.content) as Attempt, receipt: row.receipt };
}

export function attemptById(db: ReadDb, id: string): StoredAttempt | null {
  const row = sql<[string], Row>(db, 'SELECT id, content, receipt FROM attempt WHERE id = ?').get(id);
  return row === undefined ? null : storedAttempt(row);
}

export function attemptsOfSession(db: ReadDb, sessionId: string): StoredAttempt[] {
  return sql<[string], Row>(db, 'SELECT id, content, receipt FROM attempt WHERE session_id = ?')
    .all(sessionId)
    .map(storedAttempt);
}

export function attemptsOfCandidate(db: ReadDb, candidateId: string): StoredAttempt[] {
  return sql<[string], Row>(db, 'SELECT id, content, receipt FROM attempt WHERE candidate_id = ?')
    .all(candidateId)
    .map(storedAttempt);
}

export function attemptsInState(db: ReadDb, state: Attempt['state']): StoredAttempt[] {
  return sql<[string], Row>(db, 'SELECT id, content, receipt FROM attempt WHERE state = ?')
    .all(state)
    .map(storedAttempt);
}

/** The same for those whose time may run, without reading what is stored of them. */
export function runningAttemptIds(db: ReadDb): string[] {
  return sql<[], { id: string }>(db, "SELECT id FROM attempt WHERE state = 'running'")
    .all()
    .map(({ id }) => id);
}

/** When the first attempt of a session was started (epoch ms); null before. What nobody started is not read: the board asks for each who waits. */
export function firstStartOf(db: ReadDb, sessionId: string): number | null {
  const query = `SELECT min(json_extract(content, '$.startedAt')) AS at FROM attempt
    WHERE session_id = ? AND state NOT IN ('awaiting', 'admitted')`;
  return sql<[string], { at: number | null }>(db, query).get(sessionId)?.at ?? null;
}

/** Attempts that are not over and have a seat. */
export function openAttemptsAtSeats(db: ReadDb): { id: string; state: Attempt['state']; seat: string }[] {
  const query = `SELECT id, state, json_extract(content, '$.seat') AS seat FROM attempt
    WHERE state IN ('awaiting', 'admitted', 'running', 'paused') AND json_extract(content, '$.seat') IS NOT NULL`;
  return sql<[], { id: string; state: Attempt['state']; seat: string }>(db, query).all();
}

export function insertAttempt(db: WriteDb, id: string, attempt: Attempt): void {
  sql<[string, string, string, string, string, string]>(
    db,
    'INSERT INTO attempt (id, session_id, candidate_id, part_id, state, content) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, attempt.sessionId, attempt.candidateId, attempt.partId, attempt.state, JSON.stringify(attempt));
}

export function updateAttempt(db: WriteDb, id: string, attempt: Attempt): void {
  sql<[string, string, string]>(db, 'UPDATE attempt SET state = ?, content = ? WHERE id = ?').run(
    attempt.state,
    JSON.stringify(attempt),
    id,
  );
}

export function storeReceipt(db: WriteDb, id: string, receipt: string): void {
  sql<[string, string]>(db, 'UPDATE attempt SET receipt = ? WHERE id = ?').run(receipt, id);
}

export function insertPaper(db: WriteDb, attemptId: string, hash: string, content: string, now: number): void {
  sql<[string, string, string, number]>(
    db,
    'INSERT INTO paper (attempt_id, hash, content, drawn_at) VALUES (?, ?, ?, ?)',
  ).run(attemptId, hash, content, now);
}

export function paperOf(db: ReadDb, attemptId: string): Paper | null {
  const row = sql<[string], { content: string }>(db, 'SELECT content FROM paper WHERE attempt_id = ?').get(attemptId);
  return row === undefined ? null : (JSON.parse(row.content) as Paper);
}

/** The hash of what a candidate sits, paper or case; null before it was drawn. */
export function paperHashOf(db: ReadDb, attemptId: string): string | null {
  const query =
    'SELECT hash FROM paper WHERE attempt_id = ? UNION ALL SELECT hash FROM case_paper WHERE attempt_id = ?';
  return sql<[string, string], { hash: string }>(db, query).get(attemptId, attemptId)?.hash ?? null;
}

/** A paper in the very bytes that its hash covers. */
export function paperText(db: ReadDb, attemptId: string): { readonly text: string; readonly drawnAt: number } | null {
  return (
    sql<[string], { text: string; drawnAt: number }>(
      db,
      'SELECT content AS text, drawn_at AS drawnAt FROM paper WHERE attempt_id = ?',
    ).get(attemptId) ?? null
  );
}

/** The attempts whose papers were drawn with a blueprint, in any of its versions: those of the newest sessions first. */
export function drawnWith(db: ReadDb, blueprintId: string, limit: number): string[] {
  return sql<[string, number], { id: string }>(
    db,
    `SELECT a.id FROM session_part sp
     JOIN session s ON s.id = sp.session_id
     JOIN attempt a ON a.session_id = sp.session_id AND a.part_id = sp.part_id
     JOIN paper p ON p.attempt_id = a.id
     WHERE sp.blueprint_id = ? ORDER BY s.starts_at DESC, a.id DESC LIMIT ?`,
  )
    .all(blueprintId, limit)
    .map(({ id }) => id);
}

interface ResponseRow {
  ref: string;
  revision: number;
  content: string | null;
  saved_at: number;
}

function storedResponse(row: ResponseRow): StoredResponse {
  return {
    revision: row.revision,
    response: row.content === null ? null : (JSON.parse(row.content) as Response),
    savedAt: row.saved_at,
  };
}

export function responseOf(db: ReadDb, attemptId: string, ref: string): StoredResponse | null {
  const row = sql<[string, string], ResponseRow>(
    db,
    'SELECT ref, revision, content, saved_at FROM response WHERE attempt_id = ? AND ref = ?',
  ).get(attemptId, ref);
  return row === undefined ? null : storedResponse(row);
}

export function responsesOf(db: ReadDb, attemptId: string): Map<string, StoredResponse> {
  const rows = sql<[string], ResponseRow>(
    db,
    'SELECT ref, revision, content, saved_at FROM response WHERE attempt_id = ?',
  ).all(attemptId);
  return new Map(rows.map((row) => [row.ref, storedResponse(row)]));
}

export function storeResponse(db: WriteDb, attemptId: string, ref: string, stored: StoredResponse): void {
  sql<[string, string, number, string | null, number]>(
    db,
    `INSERT INTO response (attempt_id, ref, revision, content, saved_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (attempt_id, ref) DO UPDATE SET revision = excluded.revision, content = excluded.content, saved_at = excluded.saved_at`,
  ).run(
    attemptId,
    ref,
    stored.revision,
    stored.response === null ? null : JSON.stringify(stored.response),
    stored.savedAt,
  );
}
