import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A copy of the whole folder in two places. */
export interface Archive {
  readonly id: string;
  readonly places: readonly string[];
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** Where its journal ends. */
  readonly seq: number | null;
  readonly head: string | null;
  readonly begunAt: number;
  /** Null until both places were read back. */
  readonly verifiedAt: number | null;
}

type Row = Omit<Archive, 'places'> & { readonly places: string };
const columns = `SELECT id, places, sha256, bytes, seq, head, begun_at AS begunAt, verified_at AS verifiedAt FROM archive`;
const archive = (row: Row): Archive => ({ ...row, places: JSON.parse(row.places) as string[] });

export function archives(db: ReadDb): Archive[] {
  return sql<[], Row>(db, `${columns} ORDER BY begun_at DESC, id DESC`).all().map(archive);
}

export function beginArchive(db: WriteDb, a: Pick<Archive, 'id' | 'places' | 'begunAt'>): void {
  sql<[string, string, number]>(db, 'INSERT INTO archive (id, places, begun_at) VALUES (?, ?, ?)').run(
    a.id,
    JSON.stringify(a.places),
    a.begunAt,
  );
}

export function verifiedArchive(
  db: WriteDb,
  a: { id: string; sha256: string; bytes: number; seq: number; head: string; at: number },
): void {
  sql<[string, number, number, string, number, string]>(
    db,
    'UPDATE archive SET sha256 = ?, bytes = ?, seq = ?, head = ?, verified_at = ? WHERE id = ?',
  ).run(a.sha256, a.bytes, a.seq, a.head, a.at, a.id);
}

export function dropArchive(db: WriteDb, id: string): void {
  sql<[string]>(db, 'DELETE FROM archive WHERE id = ?').run(id);
}

/** A session whose data were wiped from this folder: what remains of it are counts. */
export interface WipedSession {
  readonly sessionId: string;
  readonly archiveId: string;
  readonly candidates: number;
  readonly attempts: number;
  readonly payloads: number;
  readonly wipedAt: number;
  /** Null until the pages that held the data were overwritten. */
  readonly cleanedAt: number | null;
}

export function wipedSessions(db: ReadDb): WipedSession[] {
  return sql<[], WipedSession>(
    db,
    `SELECT session_id AS sessionId, archive_id AS archiveId, candidates, attempts, payloads, wiped_at AS wipedAt,
     cleaned_at AS cleanedAt FROM session_wiped ORDER BY wiped_at DESC`,
  ).all();
}

export function insertWiped(db: WriteDb, w: Omit<WipedSession, 'cleanedAt'>): void {
  sql<[string, string, number, number, number, number]>(
    db,
    `INSERT INTO session_wiped (session_id, archive_id, candidates, attempts, payloads, wiped_at) VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(w.sessionId, w.archiveId, w.candidates, w.attempts, w.payloads, w.wipedAt);
}

export function markCleaned(db: WriteDb, at: number): void {
  sql<[number]>(db, 'UPDATE session_wiped SET cleaned_at = ? WHERE cleaned_at IS NULL').run(at);
}
