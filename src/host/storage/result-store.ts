import type { ItemScore } from '#domain/item/score.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A scored attempt. A later revision names another key or scoring version; the newest one counts. */
export interface Result {
  readonly attemptId: string;
  readonly revision: number;
  readonly points: number;
  readonly maximum: number;
  /** bank/version/hash of the keys it was scored with; id/version of the rubric it was marked by. */
  readonly keyVersion: string;
  readonly scoringVersion: number;
  readonly content: {
    readonly items: readonly (ItemScore & { readonly ref: string })[];
    /** The fatal criteria that stand, of a part that people marked. */
    readonly fatal?: readonly string[] | undefined;
    readonly byTopic: readonly { readonly topic: string; readonly points: number; readonly maximum: number }[];
  };
}

export function insertResult(db: WriteDb, r: Result, now: number): void {
  sql<[string, number, number, number, string, number, string, number]>(
    db,
    `INSERT INTO result (attempt_id, revision, points, maximum, key_version, scoring_version, content, scored_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(r.attemptId, r.revision, r.points, r.maximum, r.keyVersion, r.scoringVersion, JSON.stringify(r.content), now);
}

type Row = Omit<Result, 'content'> & { readonly content: string };

/** The result that counts: the newest revision. */
export function newestResult(db: ReadDb, attemptId: string): Result | null {
  const row = sql<[string], Row>(
    db,
    `SELECT attempt_id AS attemptId, revision, points, maximum, key_version AS keyVersion, scoring_version AS scoringVersion, content
     FROM result WHERE attempt_id = ? ORDER BY revision DESC LIMIT 1`,
  ).get(attemptId);
  return row === undefined ? null : { ...row, content: JSON.parse(row.content) as Result['content'] };
}

/** Every revision of an attempt's result, the first one first. */
export function resultsOf(db: ReadDb, attemptId: string): (Result & { readonly scoredAt: number })[] {
  return sql<[string], Row & { readonly scoredAt: number }>(
    db,
    `SELECT attempt_id AS attemptId, revision, points, maximum, key_version AS keyVersion, scoring_version AS scoringVersion, content,
     scored_at AS scoredAt FROM result WHERE attempt_id = ? ORDER BY revision`,
  )
    .all(attemptId)
    .map((row) => ({ ...row, content: JSON.parse(row.content) as Result['content'] }));
}
