// Parts that candidates passed in other sessions.
import type { EarlierPart } from '#domain/scheme/carry-parts.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

export interface EarlierResult {
  readonly candidateId: string;
  readonly partId: string;
  readonly attemptId: string;
  readonly points: number;
  readonly maximum: number;
  readonly sessionTitle: string;
  readonly finishedAt: number;
}

export function insertEarlierResult(db: WriteDb, r: EarlierResult): void {
  sql<[string, string, string, number, number, string, number]>(
    db,
    'INSERT INTO earlier_result (candidate_id, part_id, attempt_id, points, maximum, session_title, finished_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(r.candidateId, r.partId, r.attemptId, r.points, r.maximum, r.sessionTitle, r.finishedAt);
}

const columns = `SELECT e.candidate_id AS candidateId, e.part_id AS partId, e.attempt_id AS attemptId, e.points, e.maximum,
  e.session_title AS sessionTitle, e.finished_at AS finishedAt FROM earlier_result e`;

export function earlierResultsOf(db: ReadDb, candidateId: string): EarlierResult[] {
  return sql<[string], EarlierResult>(db, `${columns} WHERE e.candidate_id = ? ORDER BY e.part_id`).all(candidateId);
}

export function earlierResults(db: ReadDb, sessionId: string): EarlierResult[] {
  return sql<[string], EarlierResult>(
    db,
    `${columns} JOIN candidate c ON c.id = e.candidate_id WHERE c.session_id = ? ORDER BY e.candidate_id, e.part_id`,
  ).all(sessionId);
}

export interface ScoredBefore extends EarlierPart {
  readonly attemptId: string;
  readonly sessionTitle: string;
}

/**
 * What a person was scored in other sessions of a scheme, by the newest revision of each result. What a certificate was decided on
 * is spent: whoever renews sits every part anew.
 */
export function scoredBefore(db: ReadDb, personId: string, schemeId: string, sessionId: string): ScoredBefore[] {
  interface Row extends Omit<ScoredBefore, 'fatal'> {
    readonly fatal: string | null;
  }
  const rows = sql<[string, string, string], Row>(
    db,
    `SELECT a.part_id AS partId, a.id AS attemptId, r.points, r.maximum, json_extract(r.content, '$.fatal') AS fatal,
       s.title AS sessionTitle, json_extract(a.content, '$.finished.at') AS finishedAt
     FROM candidate c
     JOIN session s ON s.id = c.session_id AND s.scheme_id = ? AND s.id <> ?
     JOIN attempt a ON a.candidate_id = c.id
     JOIN result r ON r.attempt_id = a.id AND r.revision = (SELECT max(revision) FROM result WHERE attempt_id = a.id)
     WHERE c.person_id = ? AND json_extract(a.content, '$.finished.at') IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.candidate_id = c.id AND d.outcome = 'certify')`,
  ).all(schemeId, sessionId, personId);
  return rows.map((row) => ({ ...row, fatal: row.fatal === null ? [] : (JSON.parse(row.fatal) as string[]) }));
}
