import { isFinal } from '#domain/attempt/attempt.ts';
import { recordEvent } from './attempt-log.ts';
import { backInContact, heardFrom } from './contact.ts';
import type { Call, HostCore } from './host-core.ts';
import { noteIncident } from './incidents.ts';
import { seatNameOf } from './named-seats.ts';
import { lacksSeb } from './seb.ts';
import { attemptById, attemptsOfCandidate, type StoredAttempt } from './storage/attempt-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { candidateByAdmissionNumber, sessionById, sessionParts, type Candidate } from './storage/session-store.ts';

/** A window that spoke to the host within this time (ms) is alive: another one may not take its attempt. */
const aliveMs = 4_000;

/** The attempt a candidate is at: the first part not over yet, else the last. */
export function currentAttempt(db: ReadDb, candidate: Candidate): StoredAttempt | null {
  const order = sessionParts(db, candidate.sessionId).map((p) => p.partId);
  const attempts = attemptsOfCandidate(db, candidate.id).sort(
    (a, b) => order.indexOf(a.attempt.partId) - order.indexOf(b.attempt.partId),
  );
  return attempts.find((a) => !isFinal(a.attempt)) ?? attempts.at(-1) ?? null;
}

/** The most unknown numbers the proctor's board remembers: somebody who types thousands shows nothing more by the last. */
const mostUnknown = 100;

function rememberUnknown(core: HostCore, admissionNumber: string): void {
  core.unknownNumbers.delete(admissionNumber);
  const oldest = core.unknownNumbers.keys().next().value;
  if (core.unknownNumbers.size >= mostUnknown && oldest !== undefined) core.unknownNumbers.delete(oldest);
  core.unknownNumbers.set(admissionNumber, core.clock.now().wall);
  core.changes.announce('rooms');
}

/** One number waits at one place, and at one place one number: alike for those on the roster and those on none. */
function endOtherWaits(core: HostCore, db: WriteDb, number: string, seat: string, attemptId: string | null): void {
  core.signIns.close(db, (s) => {
    const sameNumber = s.attemptId === null ? s.typed === number : s.attemptId === attemptId;
    if (s.role !== 'candidate' || (s.seat !== seat && !sameNumber)) return false;
    const waits = s.attemptId === null || attemptById(db, s.attemptId)?.attempt.state === 'awaiting';
    if (waits && s.attemptId !== null) {
      core.lastContact.delete(s.attemptId);
      core.changes.touch('rooms');
    }
    return waits;
  });
}

type Entered =
  | { ok: true; bearer: string }
  | { ok: false; reason: 'wait' | 'open-in-another-window' | 'open-on-another-seat' | 'needs-seb'; seconds?: number };

/** Why an admitted candidate's attempt cannot be opened here; null when it can. */
function refuseEntry(core: HostCore, db: ReadDb, { id, attempt }: StoredAttempt, seat: string): Entered | null {
  if (attempt.seat === null) {
    // A seat that was released is taken anew: the session's demand holds there as it did at admission.
    const lacks = !isFinal(attempt) && lacksSeb(db, attempt.sessionId, seat);
    return lacks ? { ok: false, reason: 'needs-seb' } : null;
  }
  if (attempt.seat !== seat) return { ok: false, reason: 'open-on-another-seat' };
  const contact = core.lastContact.get(id);
  const alive = contact !== undefined && core.clock.now().mono - contact < aliveMs;
  if (!isFinal(attempt) && alive && core.signIns.ofAttempt(id) !== null) {
    return { ok: false, reason: 'open-in-another-window' };
  }
  return null;
}

/** The attempt that a number opens; null for a number on no roster of a session that is not over. */
function attemptOf(db: ReadDb, admissionNumber: string): { candidate: Candidate; stored: StoredAttempt } | null {
  const candidate = candidateByAdmissionNumber(db, admissionNumber);
  if (candidate === null || sessionById(db, candidate.sessionId)?.state === 'closed') return null;
  const stored = currentAttempt(db, candidate);
  return stored === null ? null : { candidate, stored };
}

/** What a candidate's tries at that seat are counted under. */
export function entryTries(call: Call, seat: string): string {
  return `enter ${call.device} ${seat}`;
}

/** A candidate types an admission number at a seat. Before a proctor admits, every number is answered, and slowed down, alike. */
export function enter(core: HostCore, call: Call, input: { admissionNumber: string; seat: string }): Promise<Entered> {
  const { admissionNumber } = input;
  // Over the room a seat is who its token says, whatever the request says.
  const seat = call.seat?.seat?.code ?? input.seat;
  const seconds = core.throttle.wait(entryTries(call, seat));
  if (seconds > 0) return Promise.resolve({ ok: false, reason: 'wait', seconds });
  return core.queue.run((db): Entered => {
    const found = attemptOf(db, admissionNumber);
    const now = core.clock.now();
    const attempt = found?.stored.attempt;
    if (attempt === undefined || attempt.state === 'awaiting') {
      core.throttle.failed(entryTries(call, seat));
      endOtherWaits(core, db, admissionNumber, seat, found?.stored.id ?? null);
    }
    const opened = { role: 'candidate', accountId: null, seat, openedAt: now.wall } as const;
    if (found === null || attempt === undefined) {
      rememberUnknown(core, admissionNumber);
      const nobody = { ...opened, candidateId: null, attemptId: null, typed: admissionNumber };
      return { ok: true, bearer: core.signIns.open(db, nobody) };
    }
    const { id } = found.stored;
    const refusal = attempt.state === 'awaiting' ? null : refuseEntry(core, db, found.stored, seat);
    if (refusal !== null) {
      if (!refusal.ok && refusal.reason === 'open-in-another-window') {
        noteIncident(core, db, { sessionId: attempt.sessionId, attemptId: id }, 'system.second-window');
      }
      if (!refusal.ok && refusal.reason === 'open-on-another-seat' && !isFinal(attempt)) {
        core.transferWishes.set(id, { seat, mono: now.mono });
        core.changes.touch(`session:${attempt.sessionId}`);
      }
      return refusal;
    }
    core.signIns.close(db, (s) => s.attemptId === id);
    core.transferWishes.delete(id);
    core.changes.touch(`session:${attempt.sessionId}`);
    const actor = `candidate:${found.candidate.id}`;
    heardFrom(core, id, now);
    const here = backInContact(core, db, id, attempt, now);
    if (attempt.seat !== seat && !isFinal(attempt)) {
      recordEvent(core, db, id, here, actor, { kind: 'attempt.entered', seat, seatName: seatNameOf(db, seat) }, now);
    }
    const bearer = core.signIns.open(db, { ...opened, candidateId: found.candidate.id, attemptId: id });
    return { ok: true, bearer };
  });
}
