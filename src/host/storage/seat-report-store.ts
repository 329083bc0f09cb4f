import type { SeatReport } from '#domain/room/incident.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** What a seat noticed of itself, as it said it. */
export interface StoredSeatReport {
  readonly attemptId: string;
  readonly what: SeatReport;
  readonly seconds: number;
  readonly detail: string;
  readonly at: number;
}

export function insertSeatReport(db: WriteDb, r: StoredSeatReport): void {
  sql<[string, string, number, string, number]>(
    db,
    'INSERT INTO seat_report (attempt_id, what, seconds, detail, reported_at) VALUES (?, ?, ?, ?, ?)',
  ).run(r.attemptId, r.what, r.seconds, r.detail, r.at);
}

/** The reports of an attempt that no incident tells of yet, oldest first. */
export function untoldReports(db: ReadDb, attemptId: string): StoredSeatReport[] {
  return sql<[string], StoredSeatReport>(
    db,
    `SELECT attempt_id AS attemptId, what, seconds, detail, reported_at AS at FROM seat_report
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
}

export function noticedAtSeat(db: ReadDb, attemptId: string): NoticedAtSeat[] {
  return sql<[string], NoticedAtSeat>(
    db,
    `SELECT what, count(*) AS times, sum(seconds) AS seconds, max(reported_at) AS lastAt FROM seat_report
     WHERE attempt_id = ? GROUP BY what ORDER BY max(reported_at) DESC, what`,
  ).all(attemptId);
}
