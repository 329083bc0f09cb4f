import { sql, type ReadDb, type WriteDb } from './database.ts';

/** The Safe Exam Browser settings issued for a session. */
export interface SebIssue {
  readonly sessionId: string;
  readonly startUrl: string;
  /** SHA-256 of the settings as the browser computes it. */
  readonly configKey: string;
  readonly issuedAt: number;
}

const columns =
  'SELECT session_id AS sessionId, start_url AS startUrl, config_key AS configKey, issued_at AS issuedAt FROM seb_settings';

export function sebIssues(db: ReadDb): SebIssue[] {
  return sql<[], SebIssue>(db, `${columns} ORDER BY session_id`).all();
}

export function sebIssue(db: ReadDb, sessionId: string): SebIssue | null {
  return sql<[string], SebIssue>(db, `${columns} WHERE session_id = ?`).get(sessionId) ?? null;
}

/** Keeps the newest issue of a session. */
export function storeSebIssue(db: WriteDb, s: SebIssue): void {
  sql<[string, string, string, number]>(
    db,
    'INSERT OR REPLACE INTO seb_settings (session_id, start_url, config_key, issued_at) VALUES (?, ?, ?, ?)',
  ).run(s.sessionId, s.startUrl, s.configKey, s.issuedAt);
}

/** False when there was none. */
export function dropSebIssue(db: WriteDb, sessionId: string): boolean {
  return sql<[string]>(db, 'DELETE FROM seb_settings WHERE session_id = ?').run(sessionId).changes > 0;
}
