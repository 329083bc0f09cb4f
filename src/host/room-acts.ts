import { uuidv7 } from 'uuidv7';
import { isFinal } from '#domain/attempt/attempt.ts';
import { decideRoom, type RoomWish } from '#domain/attempt/decide-room.ts';
import type { ReasonCode } from '#domain/room/codes.ts';
import { recordEvent } from './attempt-log.ts';
import { lettingRun } from './contact.ts';
import { finishAttempt } from './finish.ts';
import { staffActor, type Call, type HostCore } from './host-core.ts';
import { seatNameOf, takenSeats } from './named-seats.ts';
import { lacksSeb } from './seb.ts';
import { attemptById, type StoredAttempt } from './storage/attempt-store.ts';
import type { WriteDb } from './storage/database.ts';

export interface Done {
  done: string[];
  refused: { attemptId: string; reason: string }[];
}

/** Runs `act` for each attempt; null is done, a text is why not. One transaction for all of them. */
export function forEach(
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

/** Every act that needs nothing but the domain's word on whether it may be done now. */
export function act(
  core: HostCore,
  call: Call,
  attemptIds: readonly string[],
  wish: RoomWish | ((db: WriteDb, stored: StoredAttempt) => RoomWish),
) {
  return forEach(core, attemptIds, (db, stored) =>
    actOn(core, db, stored, staffActor(call), typeof wish === 'function' ? wish(db, stored) : wish),
  );
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
  const now = core.clock.now();
  const after = recordEvent(core, db, id, attempt, actor, decision.event, now);
  if (attempt.ledger.open === null && after.ledger.open !== null) lettingRun(core, id, now);
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
