import { isFinal } from '#domain/attempt/attempt.ts';
import { foldMs, usualSeverity, type SeatReport } from '#domain/room/incident.ts';
import { seatedAttempt } from './candidate-seat.ts';
import type { Call, HostCore } from './host-core.ts';
import { recordSystemIncident, timeSystemIncident } from './incidents.ts';
import { attemptById } from './storage/attempt-store.ts';
import type { WriteDb } from './storage/database.ts';
import { systemIncidents } from './storage/incident-store.ts';
import {
  insertSeatReport,
  reportOfOccurrence,
  secondsOfIncident,
  tellReports,
  timeReport,
  untoldReports,
  type StoredSeatReport,
} from './storage/seat-report-store.ts';

/** What an incident says of reports that it stands for: each detail once, in the order they came. */
function noteOf(reports: readonly StoredSeatReport[]): string {
  const details = [...new Set(reports.map((r) => r.detail))].filter((d) => d !== '');
  return details.join('; ').slice(0, 1_000);
}

/** Makes one incident of the reports of a kind that are only counted so far. */
function tell(core: HostCore, db: WriteDb, where: Where, what: SeatReport, reports: readonly StoredSeatReport[]): void {
  const code = `system.${what}` as const;
  const over = reports.flatMap((r) => (r.seconds === null ? [] : [r.seconds]));
  const seconds = over.length === 0 ? undefined : Math.round(over.reduce((sum, s) => sum + s, 0));
  const incidentId = recordSystemIncident(core, db, where, {
    ...{ code, severity: usualSeverity(code), note: noteOf(reports), ...(seconds !== undefined && { seconds }) },
    ...(reports.length > 1 && { times: reports.length }),
  });
  tellReports(db, where.attemptId, what, incidentId);
}

interface Where {
  readonly sessionId: string;
  readonly attemptId: string;
}

/** A further word on an occurrence: only its end says something new. False where this is the first word of it. */
function isToldAgain(core: HostCore, db: WriteDb, attemptId: string, occurrence: string, seconds: number | null) {
  const before = reportOfOccurrence(db, attemptId, occurrence);
  if (before === null) return false;
  if (before.seconds !== null || seconds === null) return true;
  timeReport(db, before.id, seconds);
  const { incidentId } = before;
  if (incidentId !== null) timeSystemIncident(core, db, incidentId, Math.round(secondsOfIncident(db, incidentId) ?? 0));
  return true;
}

/**
 * A seat says what it noticed of itself. It decides nothing: people look at the log. Every report is kept; what comes again and again
 * becomes fewer incidents, each of which says of how many reports, and of how much time, it tells. What was told at its beginning is
 * timed at its end, in the same incident.
 */
export function reportFromSeat(
  core: HostCore,
  call: Call,
  input: { what: SeatReport; seconds: number | null; detail: string; occurrence?: string | undefined },
) {
  return core.queue.run((db) => {
    const seated = seatedAttempt(core, db, call);
    if (seated === null || seated.attempt.state === 'awaiting' || isFinal(seated.attempt)) {
      return { ok: false, reason: 'not-now' } as const;
    }
    const where = { sessionId: seated.session.id, attemptId: seated.id };
    const { wall } = core.clock.now();
    const { occurrence = null, ...said } = input;
    if (occurrence !== null && isToldAgain(core, db, seated.id, occurrence, input.seconds)) {
      core.changes.touch(`session:${where.sessionId}`);
      return { ok: true } as const;
    }
    insertSeatReport(db, { attemptId: seated.id, ...said, occurrence, at: wall });
    const earlier = systemIncidents(db, where.sessionId, seated.id, `system.${input.what}`);
    if (earlier.lastAt === null || Math.abs(wall - earlier.lastAt) >= foldMs(earlier.count)) {
      const counted = untoldReports(db, seated.id).filter((r) => r.what === input.what);
      tell(core, db, where, input.what, counted);
    }
    core.changes.touch(`session:${where.sessionId}`);
    return { ok: true } as const;
  });
}

/** At the end of an attempt nothing stays only counted: the log, and with it the journal, tells of all. */
export function tellRest(core: HostCore, db: WriteDb, attemptId: string): void {
  const stored = attemptById(db, attemptId);
  if (stored === null) return;
  const where = { sessionId: stored.attempt.sessionId, attemptId };
  for (const [what, reports] of Map.groupBy(untoldReports(db, attemptId), (r) => r.what)) {
    tell(core, db, where, what, reports);
  }
}
