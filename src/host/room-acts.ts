import { uuidv7 } from 'uuidv7';
import { isFinal } from '#domain/attempt/attempt.ts';
import { decideRoom, type RoomWish } from '#domain/attempt/decide-room.ts';
import type { ReasonCode } from '#domain/room/codes.ts';
import { grantedTo } from './accommodations.ts';
import { recordEvent } from './attempt-log.ts';
import { callLimits, drawCall } from './calls/call-papers.ts';
import { finishAttempt } from './finish.ts';
import { staffActor, type Call, type HostCore } from './host-core.ts';
import { drawCase } from './marking/case-papers.ts';
import { openTask } from './marking/tasks.ts';
import { seatNameOf, takenSeats } from './named-seats.ts';
import { drawForAttempt } from './papers.ts';
import { lacksSeb } from './seb.ts';
import { openSession } from './sessions.ts';
import { attemptById, attemptsOfSession, insertPaper, type StoredAttempt } from './storage/attempt-store.ts';
import { insertCallPaper } from './storage/call-store.ts';
import { insertCasePaper } from './storage/case-paper-store.ts';
import type { WriteDb } from './storage/database.ts';
import { sha256 } from './storage/journal-store.ts';
import { sessionById } from './storage/session-store.ts';

interface Done {
  done: string[];
  refused: { attemptId: string; reason: string }[];
}

/** Runs `act` for each attempt; null is done, a text is why not. One transaction for all of them. */
function forEach(
  core: HostCore,
  attemptIds: readonly string[],
  act: (db: WriteDb, a: StoredAttempt) => string | null,
): Promise<Done> {
  return core.queue.run((db) => {
    const answer: Done = { done: [], refused: [] };
    for (const attemptId of new Set(attemptIds)) {
      const stored = attemptById(db, attemptId);
      const reason = stored === null ? 'unknown' : act(db, stored);
      if (reason === null) answer.done.push(attemptId);
      else answer.refused.push({ attemptId, reason });
    }
    return answer;
  });
}

/** What a candidate of that part sits, with where it is stored: a drawn paper, a case, or a call. */
function drawPaper(db: WriteDb, attempt: StoredAttempt['attempt']) {
  const paper = drawForAttempt(db, attempt);
  const chosen = paper === null ? drawCase(db, attempt) : null;
  const called = paper === null && chosen === null ? drawCall(db, attempt) : null;
  const refs = (paper?.items ?? chosen?.prompts ?? called?.fields ?? []).map(({ ref }) => ref);
  const [firstRef] = refs;
  const drawn = paper ?? chosen ?? called;
  if (drawn === null || firstRef === undefined) return null;
  const insert = paper !== null ? insertPaper : chosen !== null ? insertCasePaper : insertCallPaper;
  return { locale: drawn.locale, items: refs.length, firstRef, insert, called, content: JSON.stringify(drawn) };
}

/** Draws the paper and lets the candidate onto the seat where the admission number was typed. */
function admitOne(core: HostCore, db: WriteDb, { id, attempt }: StoredAttempt, actor: string): string | null {
  if (isFinal(attempt)) return 'finished';
  if (attempt.state !== 'awaiting') return 'already-admitted';
  if (attempt.seat === null) return 'nobody-there';
  if (sessionById(db, attempt.sessionId)?.state === 'closed') return 'session-closed';
  if (lacksSeb(db, attempt.sessionId, attempt.seat)) return 'needs-seb';
  const earlier = attemptsOfSession(db, attempt.sessionId).filter(
    (a) => a.attempt.candidateId === attempt.candidateId && a.id < id,
  );
  if (earlier.some((a) => !isFinal(a.attempt))) return 'earlier-part-open';
  const drawn = drawPaper(db, attempt);
  if (drawn === null) return 'no-paper';
  openSession(core, db, attempt.sessionId, actor);
  const now = core.clock.now();
  const { locale, items, firstRef, insert, called, content } = drawn;
  const paperHash = sha256(content);
  insert(db, id, paperHash, content, now.wall);
  const granted = grantedTo(db, attempt);
  const admitted = {
    kind: 'attempt.admitted',
    seat: attempt.seat,
    seatName: seatNameOf(db, attempt.seat),
    locale,
    paperHash,
    items,
    firstRef,
    ...granted,
    ...(called !== null && {
      call: callLimits(db, attempt, called, granted.limitMs ?? attempt.ledger.limitMs),
    }),
  } as const;
  recordEvent(core, db, id, attempt, actor, admitted, now);
  // The examiner who plays the caller marks while the call lasts: there is a task for it from the start.
  if (called !== null) openTask(core, db, id, now);
  return null;
}

export function admit(core: HostCore, call: Call, input: { attemptIds: readonly string[] }) {
  return forEach(core, input.attemptIds, (db, stored) => admitOne(core, db, stored, staffActor(call)));
}

/** Every act that needs nothing but the domain's word on whether it may be done now. */
export function act(core: HostCore, call: Call, attemptIds: readonly string[], wish: RoomWish) {
  return forEach(core, attemptIds, (db, stored) => actOn(core, db, stored, staffActor(call), wish));
}

function actOn(
  core: HostCore,
  db: WriteDb,
  { id, attempt }: StoredAttempt,
  actor: string,
  wish: RoomWish,
): string | null {
  const decision = decideRoom(attempt, wish);
  if (!decision.ok) return decision.reason;
  const after = recordEvent(core, db, id, attempt, actor, decision.event, core.clock.now());
  // The last contact is kept: what runs until the candidate is back, here or elsewhere, is credited.
  if (wish.kind === 'release-seat' || wish.kind === 'transfer') core.signIns.close(db, (s) => s.attemptId === id);
  if (isFinal(after)) finishAttempt(core, db, id);
  return null;
}

export function credit(
  core: HostCore,
  call: Call,
  input: { attemptIds: readonly string[]; minutes: number; code: ReasonCode; reason: string },
) {
  const { code, reason } = input;
  return act(core, call, input.attemptIds, { kind: 'credit', ms: Math.round(input.minutes * 60_000), code, reason });
}

export function message(core: HostCore, call: Call, input: { attemptIds: readonly string[]; text: string }) {
  return act(core, call, input.attemptIds, { kind: 'message', messageId: uuidv7(), text: input.text });
}

/** Somebody who typed the number at the other seat (its code) within this time (ms) is there. */
export const askedMs = 60_000;

/**
 * Lets an attempt go on at another seat: one that has a name in the room and where nobody is, or the one where the candidate's
 * number was typed a moment ago. A seat that is neither names no place.
 */
export function transfer(
  core: HostCore,
  call: Call,
  input: { attemptId: string; seat: string; code: ReasonCode; reason: string },
) {
  const { code, reason, seat } = input;
  return forEach(core, [input.attemptId], (db, stored) => {
    const asked = core.transferWishes.get(stored.id);
    const { mono } = core.clock.now();
    const isThere = asked?.seat === seat && mono - asked.mono <= askedMs;
    const seatName = seatNameOf(db, seat);
    if (!isThere && seatName === undefined) return 'nobody-there';
    if (stored.attempt.seat !== seat && takenSeats(core, db).has(seat)) return 'seat-taken';
    if (lacksSeb(db, stored.attempt.sessionId, seat)) return 'needs-seb';
    return actOn(core, db, stored, staffActor(call), { kind: 'transfer', to: seat, seatName, code, reason });
  });
}
