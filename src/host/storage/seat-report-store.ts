import type { SeatReport } from '#domain/room/incident.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** What a seat noticed of itself, as it said it. */
export interface StoredSeatReport {
  readonly attemptId: string;
  readonly what: SeatReport;
  /** Null while it lasts. */
  readonly seconds: number | null;
  readonly detail: string;
  readonly at: number;
  /** By which the seat tells of it again once it is over; null for what is told once. */
  readonly occurrence: string | null;
}

export function insertSeatReport(db: WriteDb, r: StoredSeatReport): void {
  sql<[string, string, number | null, string, number, string | null]>(
    db,
    'INSERT INTO seat_report (attempt_id, what, seconds, detail, reported_at, occurrence) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(r.attemptId, r.what, r.seconds, r.detail, r.at, r.occurrence);
}

/** What a seat told of an occurrence before; null where it told nothing. */
export function reportOfOccurrence(db: ReadDb, attemptId: string, occurrence: string) {
  const row = sql<[string, string], { id: number; seconds: number | null; incidentId: string | null }>(
    db,
    'SELECT id, seconds, incident_id AS incidentId FROM seat_report WHERE attempt_id = ? AND occurrence = ?',
  ).get(attemptId, occurrence);
  return row ?? null;
}

export function timeReport(db: WriteDb, id: number, seconds: number): void {
  sql<[number, number]>(db, 'UPDATE seat_report SET seconds = ? WHERE id = ?').run(seconds, id);
}

/** For how long altogether (s) lasted what an incident tells of, as far as it is over; null where nothing of it is. */
export function secondsOfIncident(db: ReadDb, incidentId: string): number | null {
  const row = sql<[string], { seconds: number | null }>(
    db,
    'SELECT sum(seconds) AS seconds FROM seat_report WHERE incident_id = ?',
  ).get(incidentId);
  return row?.seconds ?? null;
}

/** The reports of an attempt that no incident tells of yet, oldest first. */
export function untoldReports(db: ReadDb, attemptId: string): StoredSeatReport[] {
  return sql<[string], StoredSeatReport>(
    db,
    `SELECT attempt_id AS attemptId, what, seconds, detail, reported_at AS at, occurrence FROM seat_report
     WHERE attempt_id = ? AND incident_id IS NULL ORDER BY id`,
  ).all(attemptId);
}

export function tellReports(db: WriteDb, attemptId: string, what: SeatReport, incidentId: string): void {
  sql<[string, string, string]>(
    db,
    'UPDATE seat_report SET incident_id = ? WHERE attempt_id = ? AND what = ? AND incident_id IS NULL',
  ).run(incidentId, attemptId, what);
}

/** How often a seat reported what, for how long altogether (s), and when last. */
export interface NoticedAtSeat {
  readonly what: SeatReport;
  readonly times: number;
  readonly seconds: number;
  readonly lastAt: number;
  /** The last one was not over yet when the seat was last heard of it. */
  readonly lasting: boolean;
}

export function noticedAtSeat(db: ReadDb, attemptId: string): NoticedAtSeat[] {
  const rows = sql<[string], Omit<NoticedAtSeat, 'lasting'> & { lasting: number }>(
    db,
    `SELECT what, count(*) AS times, coalesce(sum(seconds), 0) AS seconds, max(reported_at) AS lastAt,
     max(id) = max(CASE WHEN seconds IS NULL THEN id ELSE 0 END) AS lasting FROM seat_report
     WHERE attempt_id = +? GROUP BY what ORDER BY max(reported_at) DESC, what`,
  ).all(attemptId);
  return rows.map((row) => ({ ...row, lasting: row.lasting === 1 }));
}
