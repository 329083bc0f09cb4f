import type { AttendanceRow } from '#contract/attendance.ts';
import { attendanceGap, mismatch, suggestedMark, type AttendanceMark, type Evidence } from '#domain/room/attendance.ts';
import type { RoomConditions } from '#domain/room/conditions.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { nameOf } from './journals.ts';
import { plain } from './plain.ts';
import { conditionsOf, insertConditions, marksOfSession, storeMark } from './storage/attendance-store.ts';
import { attemptsOfSession } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
import { roster, sessionById } from './storage/session-store.ts';

function evidenceOf(db: ReadDb, sessionId: string): (candidateId: string) => Evidence {
  const attempts = Map.groupBy(attemptsOfSession(db, sessionId), (a) => a.attempt.candidateId);
  return (candidateId) => {
    const own = attempts.get(candidateId) ?? [];
    // An attempt that was closed before anybody came to it has no items: no paper was drawn.
    return {
      admitted: own.some((a) => a.attempt.items > 0),
      started: own.some((a) => a.attempt.startedAt !== null),
    };
  };
}

/** Each candidate with what was said of them and what the attempts tell, in the order of the roster. */
export function listAttendance(db: ReadDb, sessionId: string): AttendanceRow[] {
  const marks = marksOfSession(db, sessionId);
  const evidence = evidenceOf(db, sessionId);
  return roster(db, sessionId).map(({ id, admissionNumber, name, unit }) => {
    const said = marks.get(id);
    const seen = evidence(id);
    return {
      ...{ candidateId: id, admissionNumber, name, unit },
      mark: said?.mark ?? null,
      note: said?.note ?? '',
      by: said === undefined ? '' : nameOf(db, said.by),
      at: said?.at ?? null,
      suggested: suggestedMark(seen),
      mismatch: said === undefined ? null : mismatch(said.mark, seen),
    };
  });
}

/** What keeps a session from being closed as to who came; null when nothing does. */
export function openAttendance(db: ReadDb, sessionId: string) {
  const marks = marksOfSession(db, sessionId);
  const evidence = evidenceOf(db, sessionId);
  return attendanceGap(
    roster(db, sessionId).map(({ id }) => ({
      mark: marks.get(id)?.mark ?? null,
      note: marks.get(id)?.note ?? '',
      evidence: evidence(id),
    })),
  );
}

export function markAttendance(
  core: HostCore,
  call: Call,
  input: {
    sessionId: string;
    marks: readonly { candidateId: string; mark: AttendanceMark; note: string }[];
  },
) {
  return core.queue.run((db) => {
    const { sessionId, marks } = input;
    const session = sessionById(db, sessionId);
    if (session === null) return { ok: false, reason: 'unknown-session' } as const;
    if (session.state === 'closed') return { ok: false, reason: 'session-closed' } as const;
    const known = new Set(roster(db, sessionId).map((c) => c.id));
    if (marks.some((m) => !known.has(m.candidateId))) return { ok: false, reason: 'unknown-candidate' } as const;
    const now = core.clock.now();
    const by = staffActor(call);
    for (const { candidateId, mark, note } of marks) storeMark(db, { candidateId, mark, note, by, at: now.wall });
    recordAct(core, db, by, 'attendance.marked', { sessionId, marks }, now);
    return { ok: true, marked: marks.length } as const;
  });
}

export function listConditions(db: ReadDb, sessionId: string) {
  return conditionsOf(db, sessionId).map(({ by, ...rest }) => plain({ ...rest, by: nameOf(db, by) }));
}

/** Writes one more version of the room-condition form. */
export function recordConditions(core: HostCore, call: Call, input: { sessionId: string; points: RoomConditions }) {
  return core.queue.run((db) => {
    const { sessionId, points } = input;
    const session = sessionById(db, sessionId);
    if (session === null) return { ok: false, reason: 'unknown-session' } as const;
    if (session.state === 'closed') return { ok: false, reason: 'session-closed' } as const;
    const now = core.clock.now();
    const version = (conditionsOf(db, sessionId)[0]?.version ?? 0) + 1;
    const by = staffActor(call);
    insertConditions(db, sessionId, { version, points, by, at: now.wall });
    recordAct(core, db, by, 'room.conditions-recorded', { sessionId, version, points }, now);
    return { ok: true, version } as const;
  });
}
