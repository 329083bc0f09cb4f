import { uuidv7 } from 'uuidv7';
import { isFinal } from '#domain/attempt/attempt.ts';
import { defaultDayRules, type DayRules } from '#domain/room/day-rules.ts';
import { openAttendance } from './attendance.ts';
import { keepHead, recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { plain } from './plain.ts';
import { accommodationOf } from './storage/accommodation-store.ts';
import { attemptsOfSession } from './storage/attempt-store.ts';
import { newestVersion } from './storage/bank-store.ts';
import type { ReadDb } from './storage/database.ts';
import { storeDay } from './storage/day-store.ts';
import { newestBlueprint, schemeVersion } from './storage/scheme-store.ts';
import {
  countCandidates,
  insertSession,
  roster,
  sessionById,
  sessions,
  setSessionState,
  type Session,
  type SessionPart,
} from './storage/session-store.ts';

export function sessionSummary(db: ReadDb, s: Session) {
  const { id, ...rest } = s;
  return {
    sessionId: id,
    ...rest,
    schemeTitle: schemeVersion(db, s.schemeId, s.schemeVersion)?.title ?? {},
    candidates: countCandidates(db, id),
  };
}

export function listSessions(core: HostCore) {
  return sessions(core.db).map((s) => sessionSummary(core.db, s));
}

/**
 * A new session begins with its scheme's rules of the day, and pins, part by part, the newest blueprint and bank, or the bank of its
 * cases or scenarios: what comes later does not change it.
 */
export function createSession(
  core: HostCore,
  call: Call,
  input: Pick<Session, 'title' | 'room' | 'startsAt' | 'schemeId' | 'schemeVersion' | 'rehearsal' | 'training'> & {
    readonly rules?: DayRules | undefined;
  },
) {
  return core.queue.run((db) => {
    const scheme = schemeVersion(db, input.schemeId, input.schemeVersion);
    if (scheme === null) return { ok: false, reason: 'unknown-scheme' } as const;
    const parts = scheme.parts.map((part): SessionPart => {
      const blueprint = part.blueprintId === null ? null : newestBlueprint(db, part.blueprintId);
      const bankId = blueprint?.bankId ?? part.cases?.bankId ?? part.scenarios?.bankId ?? null;
      return {
        partId: part.id,
        blueprintId: blueprint?.id ?? null,
        blueprintVersion: blueprint?.version ?? null,
        bankId,
        bankVersion: bankId === null ? null : newestVersion(db, bankId),
      };
    });
    const sessionId = uuidv7();
    const now = core.clock.now();
    const rules = input.rules ?? scheme.dayRules ?? defaultDayRules;
    insertSession(db, { id: sessionId, ...input, state: 'prepared' }, parts, now.wall);
    storeDay(db, sessionId, { rehearsal: input.rehearsal, training: input.training, rules });
    recordAct(core, db, staffActor(call), 'session.created', { sessionId, ...input, rules, parts }, now);
    return { ok: true, sessionId } as const;
  });
}

export function setDayRules(core: HostCore, call: Call, input: { sessionId: string; rules: DayRules }) {
  return core.queue.run((db) => {
    const session = sessionById(db, input.sessionId);
    if (session === null) return { ok: false, reason: 'unknown-session' } as const;
    if (session.state === 'closed') return { ok: false, reason: 'session-closed' } as const;
    storeDay(db, session.id, { ...session, rules: input.rules });
    core.changes.touch(`session:${session.id}`);
    recordAct(core, db, staffActor(call), 'session.rules-set', input, core.clock.now());
    return { ok: true } as const;
  });
}

export function getSession(core: HostCore, input: { sessionId: string }) {
  const session = sessionById(core.db, input.sessionId);
  if (session === null) return null;
  const attempts = Map.groupBy(attemptsOfSession(core.db, session.id), (a) => a.attempt.candidateId);
  return {
    ...sessionSummary(core.db, session),
    roster: roster(core.db, session.id).map(({ id, personId: _, sessionId: __, ...c }) => ({
      candidateId: id,
      ...c,
      accommodation: plain(accommodationOf(core.db, id)),
      attempts: (attempts.get(id) ?? []).map((a) => ({
        attemptId: a.id,
        partId: a.attempt.partId,
        state: a.attempt.state,
      })),
    })),
  };
}

/** Opens a prepared session with its first admission, and keeps the chain's head of that moment. */
export function openSession(
  core: HostCore,
  db: Parameters<typeof keepHead>[1],
  sessionId: string,
  actor: string,
): void {
  if (sessionById(db, sessionId)?.state !== 'prepared') return;
  const now = core.clock.now();
  setSessionState(db, sessionId, 'open');
  core.changes.touch(`session:${sessionId}`);
  recordAct(core, db, actor, 'session.opened', { sessionId }, now);
  keepHead(core, db, `session-opened ${sessionId}`, now);
}

export function closeSession(core: HostCore, call: Call, input: { sessionId: string }) {
  return core.queue.run((db) => {
    const session = sessionById(db, input.sessionId);
    if (session === null) return { ok: false, reason: 'unknown-session' } as const;
    if (session.state === 'closed') return { ok: false, reason: 'already-closed' } as const;
    const begun = attemptsOfSession(db, session.id).filter(
      (a) => a.attempt.state !== 'awaiting' && !isFinal(a.attempt),
    );
    if (begun.length > 0) return { ok: false, reason: 'attempts-open', detail: String(begun.length) } as const;
    const gap = openAttendance(db, session.id);
    if (gap !== null) return { ok: false, reason: gap.reason, detail: String(gap.candidates) } as const;
    const now = core.clock.now();
    setSessionState(db, session.id, 'closed');
    core.changes.touch(`session:${session.id}`);
    recordAct(core, db, staffActor(call), 'session.closed', { sessionId: session.id }, now);
    keepHead(core, db, `session-closed ${session.id}`, now);
    core.signIns.close(db, (s) => s.candidateId !== null && roster(db, session.id).some((c) => c.id === s.candidateId));
    return { ok: true } as const;
  });
}
