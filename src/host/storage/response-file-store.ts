import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A response file that was taken in. */
export interface TakenFile {
  readonly id: string;
  readonly attemptId: string;
  readonly hash: string;
  readonly outcome: 'applied' | 'kept';
  /** JSON: seat, when it was written, how its responses stood. */
  readonly facts: string;
  readonly reason: string;
  readonly by: string;
  readonly at: number;
}

const columns = `SELECT id, attempt_id AS attemptId, hash, outcome, facts, reason, taken_by AS "by", taken_at AS "at" FROM response_file`;

export function takenFiles(db: ReadDb): TakenFile[] {
  return sql<[], TakenFile>(db, `${columns} ORDER BY taken_at DESC, id DESC`).all();
}

/** The file with that id or those very bytes. */
export function takenFile(db: ReadDb, id: string, hash: string): TakenFile | null {
  return sql<[string, string], TakenFile>(db, `${columns} WHERE id = ? OR hash = ?`).get(id, hash) ?? null;
}

export function insertTakenFile(db: WriteDb, file: TakenFile, content: Uint8Array): void {
  sql<[string, string, string, Buffer, string, string, string, string, number]>(
    db,
    `INSERT INTO response_file (id, attempt_id, hash, content, outcome, facts, reason, taken_by, taken_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    file.id,
    file.attemptId,
    file.hash,
    Buffer.from(content),
    file.outcome,
    file.facts,
    file.reason,
    file.by,
    file.at,
  );
}
