import { uuidv7 } from 'uuidv7';
import type { IncidentView } from '#contract/incidents.ts';
import type { IncidentCode, Severity } from '#domain/room/codes.ts';
import { sameIncidentMs, usualSeverity, type Incident } from '#domain/room/incident.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { nameOf } from './journals.ts';
import { seatNamesAt } from './named-seats.ts';
import { attemptById } from './storage/attempt-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import {
  incidentsOfSession,
  incidentVersions,
  insertIncident,
  systemIncidents,
  type StoredIncident,
} from './storage/incident-store.ts';
import { sessionById } from './storage/session-store.ts';

/** Writes one version of an incident, into the log and into the journal. */
function write(
  core: HostCore,
  db: WriteDb,
  actor: string,
  wish: Pick<StoredIncident, 'id' | 'version' | 'sessionId' | 'incident'>,
): void {
  const now = core.clock.now();
  insertIncident(db, { ...wish, by: actor, at: now.wall });
  const kind = wish.version === 1 ? 'incident.recorded' : 'incident.corrected';
  recordAct(core, db, actor, kind, { ...wish }, now);
  core.changes.touch(`session:${wish.sessionId}`);
}

/** Whom it concerns, and where they sit now. */
function concerning(db: ReadDb, attemptIds: readonly string[]): Pick<Incident, 'attemptIds' | 'seats'> {
  const seats = seatNamesAt(db, attemptIds);
  return { attemptIds, ...(Object.keys(seats).length > 0 && { seats }) };
}

interface SystemIncidentPlace {
  readonly sessionId: string;
  readonly attemptId: string | null;
}

/** An incident that the host makes by itself. Returns its id. `attemptId` null is the whole room. */
export function recordSystemIncident(
  core: HostCore,
  db: WriteDb,
  { sessionId, attemptId }: SystemIncidentPlace,
  what: Pick<Incident, 'code' | 'severity' | 'note' | 'seconds' | 'times'>,
): string {
  const incident: Incident = { ...concerning(db, attemptId === null ? [] : [attemptId]), ...what, source: 'system' };
  const id = uuidv7();
  write(core, db, 'host', { id, version: 1, sessionId, incident });
  return id;
}

/** An incident of the host's own turned out to have lasted so long. What staff said of it since stays. */
export function timeSystemIncident(core: HostCore, db: WriteDb, id: string, seconds: number): void {
  const before = incidentVersions(db, id).at(-1);
  if (before === undefined || before.incident.seconds === seconds) return;
  const { version, sessionId, incident } = before;
  write(core, db, 'host', { id, version: version + 1, sessionId, incident: { ...incident, seconds } });
}

/** What the host itself noticed. The same again within some seconds is the same incident. */
export function noteIncident(
  core: HostCore,
  db: WriteDb,
  where: SystemIncidentPlace,
  code: IncidentCode,
  details: { readonly seconds?: number; readonly note?: string } = {},
): void {
  if (where.attemptId !== null) {
    const { lastAt } = systemIncidents(db, where.sessionId, where.attemptId, code);
    if (lastAt !== null && Math.abs(core.clock.now().wall - lastAt) < sameIncidentMs) return;
  }
  const { note = '', seconds } = details;
  recordSystemIncident(core, db, where, { code, severity: usualSeverity(code), note, seconds });
}

export function recordIncident(
  core: HostCore,
  call: Call,
  input: {
    sessionId: string;
    attemptIds: readonly string[];
    code: IncidentCode;
    severity?: Severity | undefined;
    note: string;
  },
) {
  return core.queue.run((db) => {
    const { sessionId, code, note } = input;
    const session = sessionById(db, sessionId);
    if (session === null) return { ok: false, reason: 'unknown-session' } as const;
    if (session.state === 'closed') return { ok: false, reason: 'session-closed' } as const;
    const attemptIds = [...new Set(input.attemptIds)];
    if (attemptIds.some((id) => attemptById(db, id)?.attempt.sessionId !== sessionId)) {
      return { ok: false, reason: 'unknown-attempt' } as const;
    }
    const incidentId = uuidv7();
    const severity = input.severity ?? usualSeverity(code);
    const incident: Incident = { ...concerning(db, attemptIds), code, severity, note, source: 'staff' };
    write(core, db, staffActor(call), { id: incidentId, version: 1, sessionId, incident });
    return { ok: true, incidentId } as const;
  });
}

export function correctIncident(
  core: HostCore,
  call: Call,
  input: { incidentId: string; code: IncidentCode; severity: Severity; note: string; withdrawn: boolean },
) {
  return core.queue.run((db) => {
    const { incidentId, code, severity, note, withdrawn } = input;
    const before = incidentVersions(db, incidentId).at(-1);
    if (before === undefined) return { ok: false, reason: 'unknown-incident' } as const;
    if (sessionById(db, before.sessionId)?.state === 'closed') return { ok: false, reason: 'session-closed' } as const;
    const version = before.version + 1;
    const incident: Incident = { ...before.incident, code, severity, note, withdrawn };
    write(core, db, staffActor(call), { id: incidentId, version, sessionId: before.sessionId, incident });
    return { ok: true, version } as const;
  });
}

function view(db: ReadDb, { id, version, incident, by, at }: StoredIncident, firstAt: number): IncidentView {
  const { attemptIds, seats = {}, seconds = null, times = 1, withdrawn = false, ...rest } = incident;
  const correctedAt = version === 1 ? null : at;
  return {
    ...rest,
    ...{ incidentId: id, version, attemptIds: [...attemptIds], seats: { ...seats }, seconds, times, withdrawn },
    ...{ by: nameOf(db, by), at: firstAt, correctedAt },
  };
}

/** The newest version of each incident, newest first. */
export function listIncidents(db: ReadDb, sessionId: string): IncidentView[] {
  const byId = Map.groupBy(incidentsOfSession(db, sessionId), (s) => s.id);
  return [...byId.values()]
    .flatMap((versions) => {
      const [first, last] = [versions[0], versions.at(-1)];
      return first === undefined || last === undefined ? [] : [view(db, last, first.at)];
    })
    .sort((a, b) => b.at - a.at || (a.incidentId < b.incidentId ? 1 : -1));
}

export function listVersions(db: ReadDb, incidentId: string): IncidentView[] {
  const versions = incidentVersions(db, incidentId);
  return versions.map((v) => view(db, v, versions[0]?.at ?? v.at));
}
