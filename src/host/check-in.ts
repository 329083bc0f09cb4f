import { isFinal } from '#domain/attempt/attempt.ts';
import { recordEvent } from './attempt-log.ts';
import type { Call, HostCore } from './host-core.ts';
import { attemptsOfCandidate, type StoredAttempt } from './storage/attempt-store.ts';
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

/** A sign-in that tells nothing: for a number on no roster the seat waits exactly as for one that is. */
function waitForNobody(core: HostCore, db: WriteDb, admissionNumber: string, seat: string): string {
  const { wall } = core.clock.now();
  const oldest = core.unknownNumbers.keys().next().value;
  if (core.unknownNumbers.size >= mostUnknown && oldest !== undefined) core.unknownNumbers.delete(oldest);
  core.unknownNumbers.set(admissionNumber, wall);
  core.signIns.close(db, (s) => s.role === 'candidate' && s.candidateId === null && s.seat === seat);
  return core.signIns.open(db, {
    role: 'candidate',
    accountId: null,
    candidateId: null,
    attemptId: null,
    seat,
    openedAt: wall,
  });
}

type Entered =
  | { ok: true; bearer: string }
  | { ok: false; reason: 'wait' | 'open-in-another-window' | 'open-on-another-seat'; seconds?: number };

/** A candidate types an admission number at a seat. Before a proctor admits, the answer is the same for every number. */
export function enter(core: HostCore, call: Call, input: { admissionNumber: string; seat: string }): Promise<Entered> {
  const seconds = core.throttle.wait(`enter ${call.device} ${input.seat}`);
  if (seconds > 0) return Promise.resolve({ ok: false, reason: 'wait', seconds });
  return core.queue.run((db): Entered => {
    const candidate = candidateByAdmissionNumber(db, input.admissionNumber);
    const stored = candidate === null ? null : currentAttempt(db, candidate);
    const session = candidate === null ? null : sessionById(db, candidate.sessionId);
    if (candidate === null || stored === null || session === null || session.state === 'closed') {
      core.throttle.failed(`enter ${call.device} ${input.seat}`);
      return { ok: true, bearer: waitForNobody(core, db, input.admissionNumber, input.seat) };
    }
    const { id, attempt } = stored;
    const bound = attempt.state !== 'awaiting' && attempt.seat !== null;
    if (bound && attempt.seat !== input.seat) return { ok: false, reason: 'open-on-another-seat' };
    const now = core.clock.now();
    const contact = core.lastContact.get(id);
    if (
      bound &&
      !isFinal(attempt) &&
      core.signIns.ofAttempt(id) !== null &&
      contact !== undefined &&
      now.mono - contact < aliveMs
    ) {
      return { ok: false, reason: 'open-in-another-window' };
    }
    core.throttle.succeeded(`enter ${call.device} ${input.seat}`);
    core.signIns.close(db, (s) => s.attemptId === id);
    if (attempt.seat !== input.seat && !isFinal(attempt)) {
      recordEvent(
        core,
        db,
        id,
        attempt,
        `candidate:${candidate.id}`,
        { kind: 'attempt.entered', seat: input.seat },
        now,
      );
    }
    core.lastContact.set(id, now.mono);
    const bearer = core.signIns.open(db, {
      role: 'candidate',
      accountId: null,
      candidateId: candidate.id,
      attemptId: id,
      seat: input.seat,
      openedAt: now.wall,
    });
    return { ok: true, bearer };
  });
}
