import { isFinal } from '#domain/attempt/attempt.ts';
import { foldMs, usualSeverity, type SeatReport } from '#domain/room/incident.ts';
import { seatedAttempt } from './candidate-seat.ts';
import type { Call, HostCore } from './host-core.ts';
import { recordSystemIncident } from './incidents.ts';
import { attemptById } from './storage/attempt-store.ts';
import type { WriteDb } from './storage/database.ts';
import { systemIncidents } from './storage/incident-store.ts';
import { insertSeatReport, tellReports, untoldReports, type StoredSeatReport } from './storage/seat-report-store.ts';

/** What an incident says of reports that it stands for: each detail once, in the order they came. */
function noteOf(reports: readonly StoredSeatReport[]): string {
  const details = [...new Set(reports.map((r) => r.detail))].filter((d) => d !== '');
  return details.join('; ').slice(0, 1_000);
}

/** Makes one incident of the reports of a kind that are only counted so far. */
function tell(core: HostCore, db: WriteDb, where: Where, what: SeatReport, reports: readonly StoredSeatReport[]): void {
  const code = `system.${what}` as const;
  const seconds = Math.round(reports.reduce((sum, r) => sum + r.seconds, 0));
  const incidentId = recordSystemIncident(core, db, where, {
    ...{ code, severity: usualSeverity(code), note: noteOf(reports), seconds },
    ...(reports.length > 1 && { times: reports.length }),
  });
  tellReports(db, where.attemptId, what, incidentId);
}

interface Where {
  readonly sessionId: string;
  readonly attemptId: string;
}

/**
 * A seat says what it noticed of itself. It decides nothing: people look at the log. Every report is kept; what comes again and again
 * becomes fewer incidents, each of which says of how many reports, and of how much time, it tells.
 */
export function reportFromSeat(
  core: HostCore,
  call: Call,
  input: { what: SeatReport; seconds: number; detail: string },
) {
  return core.queue.run((db) => {
    const seated = seatedAttempt(core, db, call);
    if (seated === null || seated.attempt.state === 'awaiting' || isFinal(seated.attempt)) {
      return { ok: false, reason: 'not-now' } as const;
    }
    const where = { sessionId: seated.session.id, attemptId: seated.id };
    const { wall } = core.clock.now();
    insertSeatReport(db, { attemptId: seated.id, ...input, at: wall });
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
