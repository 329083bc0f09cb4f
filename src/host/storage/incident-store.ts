import type { Incident } from '#domain/room/incident.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** One version of an incident. */
export interface StoredIncident {
  readonly id: string;
  readonly version: number;
  readonly sessionId: string;
  readonly incident: Incident;
  /** An actor, as in the journal. */
  readonly by: string;
  readonly at: number;
}

interface Row {
  id: string;
  version: number;
  session_id: string;
  content: string;
  recorded_by: string;
  recorded_at: number;
}

const columns = 'SELECT id, version, session_id, content, recorded_by, recorded_at FROM incident';

function stored(row: Row): StoredIncident {
  return {
    id: row.id,
    version: row.version,
    sessionId: row.session_id,
    incident: JSON.parse(row.content) as Incident,
    by: row.recorded_by,
    at: row.recorded_at,
  };
}

/** Every version of every incident of a session, oldest first. */
export function incidentsOfSession(db: ReadDb, sessionId: string): StoredIncident[] {
  return sql<[string], Row>(db, `${columns} WHERE session_id = ? ORDER BY recorded_at, id, version`)
    .all(sessionId)
    .map(stored);
}

/** Every version of one incident, oldest first. */
export function incidentVersions(db: ReadDb, id: string): StoredIncident[] {
  return sql<[string], Row>(db, `${columns} WHERE id = ? ORDER BY version`).all(id).map(stored);
}

/** How often the host recorded that code for that attempt by itself, and when last (null: never). */
export function systemIncidents(
  db: ReadDb,
  sessionId: string,
  attemptId: string,
  code: string,
): { readonly count: number; readonly lastAt: number | null } {
  const row = sql<[string, string, string], { count: number; lastAt: number | null }>(
    db,
    `SELECT count(*) AS count, max(recorded_at) AS lastAt FROM incident WHERE session_id = ? AND version = 1
     AND json_extract(content, '$.source') = 'system'
     AND json_extract(content, '$.attemptIds[0]') = ? AND json_extract(content, '$.code') = ?`,
  ).get(sessionId, attemptId, code);
  return row ?? { count: 0, lastAt: null };
}

export function insertIncident(db: WriteDb, s: StoredIncident): void {
  sql<[string, number, string, string, string, number]>(
    db,
    'INSERT INTO incident (id, version, session_id, content, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(s.id, s.version, s.sessionId, JSON.stringify(s.incident), s.by, s.at);
}
