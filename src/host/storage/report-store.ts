import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A signed session report. */
export interface StoredReport {
  readonly version: number;
  /** SHA-256 of the PDF, hex. */
  readonly hash: string;
  /** An actor, as in the journal. */
  readonly by: string;
  readonly at: number;
}

/** Newest first. */
export function reportsOf(db: ReadDb, sessionId: string): StoredReport[] {
  return sql<[string], StoredReport>(
    db,
    `SELECT version, hash, signed_by AS "by", signed_at AS at FROM session_report WHERE session_id = ? ORDER BY version DESC`,
  ).all(sessionId);
}

export function reportPdf(db: ReadDb, sessionId: string, version: number): Uint8Array | null {
  const row = sql<[string, number], { pdf: Uint8Array }>(
    db,
    'SELECT pdf FROM session_report WHERE session_id = ? AND version = ?',
  ).get(sessionId, version);
  return row?.pdf ?? null;
}

export function insertReport(db: WriteDb, sessionId: string, report: StoredReport, pdf: Uint8Array): void {
  sql<[string, number, string, Uint8Array, string, number]>(
    db,
    'INSERT INTO session_report (session_id, version, hash, pdf, signed_by, signed_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(sessionId, report.version, report.hash, pdf, report.by, report.at);
}
