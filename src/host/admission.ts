import { isFinal } from '#domain/attempt/attempt.ts';
import { lateBy, refuseArrival } from '#domain/room/arrival.ts';
import type { IdentityWay } from '#domain/room/day-rules.ts';
import { grantedTo } from './accommodations.ts';
import { recordEvent } from './attempt-log.ts';
import { callLimits, drawCall } from './calls/call-papers.ts';
import { staffActor, type Call, type HostCore } from './host-core.ts';
import { openTask } from './marking/tasks.ts';
import { seatNameOf } from './named-seats.ts';
import { pinPenPaper } from './pen-papers.ts';
import { forEach, type Done } from './room-acts.ts';
import { lacksSeb } from './seb.ts';
import { openSession } from './sessions.ts';
import { attemptsOfCandidate, firstStartOf, type StoredAttempt } from './storage/attempt-store.ts';
import { insertCallPaper } from './storage/call-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { seatEntriesOf, sha256 } from './storage/journal-store.ts';
import { sessionById } from './storage/session-store.ts';

/** What a proctor says with an admission: how identity was checked, and why somebody who is too late is let in. */
export interface AdmissionWish {
  readonly attemptIds: readonly string[];
  readonly identity?: IdentityWay | undefined;
  readonly override?: string | undefined;
}

/** What a candidate of that part sits, pinned to the attempt: a drawn paper, a case, or a call. Null when there is none. */
function pinWork(db: WriteDb, id: string, attempt: StoredAttempt['attempt'], at: number) {
  const pen = pinPenPaper(db, id, attempt, at);
  const called = pen === null ? drawCall(db, attempt) : null;
  const refs = pen?.lines ?? called?.fields ?? [];
  const place = { items: refs.length, firstRef: refs[0]?.ref ?? '' };
  if (pen !== null) return { ...place, locale: pen.paper.locale, paperHash: pen.hash, called };
  if (called === null || refs.length === 0) return null;
  const content = JSON.stringify(called);
  const paperHash = sha256(content);
  insertCallPaper(db, id, paperHash, content, at);
  return { ...place, locale: called.locale, paperHash, called };
}

/** By how much (ms) the candidate of an attempt that waits came after the room's start. */
export function latenessOf(db: ReadDb, { id, attempt }: StoredAttempt): number {
  const roomStartedAt = firstStartOf(db, attempt.sessionId);
  if (roomStartedAt === null) return 0;
  const earlier = attemptsOfCandidate(db, attempt.candidateId);
  const camePreviously = earlier.some((a) => a.id !== id && a.attempt.state !== 'awaiting');
  const typed = seatEntriesOf(db, id).find(({ record }) => record.kind === 'attempt.entered');
  return lateBy({ roomStartedAt, arrivedAt: typed?.record.wall ?? 0, camePreviously });
}

/** Draws the paper and lets the candidate onto the seat where the admission number was typed. */
function admitOne(
  core: HostCore,
  db: WriteDb,
  stored: StoredAttempt,
  actor: string,
  { identity, override = '' }: AdmissionWish,
): string | null {
  const { id, attempt } = stored;
  if (isFinal(attempt)) return 'finished';
  if (attempt.state !== 'awaiting') return 'already-admitted';
  if (attempt.seat === null) return 'nobody-there';
  const session = sessionById(db, attempt.sessionId);
  if (session === null || session.state === 'closed') return 'session-closed';
  if (lacksSeb(db, attempt.sessionId, attempt.seat)) return 'needs-seb';
  const earlier = attemptsOfCandidate(db, attempt.candidateId).filter((a) => a.id < id);
  if (earlier.some((a) => !isFinal(a.attempt))) return 'earlier-part-open';
  const lateMs = latenessOf(db, stored);
  const identityChecked = identity !== undefined || attempt.identityCheck !== undefined;
  const refusal = refuseArrival(session.rules, { lateMs, override, identityChecked });
  if (refusal !== null) return refusal;
  const pinned = pinWork(db, id, attempt, core.clock.now().wall);
  if (pinned === null) return 'no-paper';
  openSession(core, db, attempt.sessionId, actor);
  const now = core.clock.now();
  const { called, ...paper } = pinned;
  const seen =
    identity === undefined
      ? attempt
      : recordEvent(core, db, id, attempt, actor, { kind: 'attempt.identity-checked', how: identity }, now);
  const granted = grantedTo(db, attempt);
  const seatName = seatNameOf(db, attempt.seat);
  const late = lateMs === 0 ? {} : { lateMs, ...(override !== '' && { override }) };
  const place = { seat: attempt.seat, seatName, ...paper };
  const limitMs = granted.limitMs ?? attempt.ledger.limitMs;
  const stages = called === null ? {} : { call: callLimits(db, attempt, called, limitMs) };
  recordEvent(core, db, id, seen, actor, { kind: 'attempt.admitted', ...place, ...granted, ...late, ...stages }, now);
  // The examiner who plays the caller marks while the call lasts: there is a task for it from the start.
  if (called !== null) openTask(core, db, id, now);
  core.snapshots.admitted = true;
  return null;
}

/** Drawing a paper takes milliseconds: so many are admitted in one transaction, and between two of them others' saves are answered. */
const atOnce = 10;

export async function admit(core: HostCore, call: Call, input: AdmissionWish): Promise<Done> {
  const answer: Done = { done: [], refused: [] };
  const attemptIds = [...new Set(input.attemptIds)];
  for (let from = 0; from < attemptIds.length; from += atOnce) {
    const { done, refused } = await forEach(core, attemptIds.slice(from, from + atOnce), (db, stored) =>
      admitOne(core, db, stored, staffActor(call), input),
    );
    answer.done.push(...done);
    answer.refused.push(...refused);
  }
  return answer;
}
