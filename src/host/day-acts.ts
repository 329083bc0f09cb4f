// What a proctor does by the rules of the day: starts, lets out and in again, lets go.
import { outSince } from '#domain/attempt/absence.ts';
import { isFinal } from '#domain/attempt/attempt.ts';
import type { Because } from '#domain/attempt/entries.ts';
import { usedMs } from '#domain/attempt/time-ledger.ts';
import type { IdentityWay } from '#domain/room/day-rules.ts';
import type { Call, HostCore } from './host-core.ts';
import { act } from './room-acts.ts';
import { attemptsOfSession, type StoredAttempt } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
import { sessionById } from './storage/session-store.ts';

interface Several {
  readonly attemptIds: readonly string[];
}

function rulesOf(db: ReadDb, { attempt }: StoredAttempt) {
  const session = sessionById(db, attempt.sessionId);
  if (session === null) throw new Error('an attempt without its session');
  return session.rules;
}

/** Starts the clocks. Of somebody who came late the time ends with the room's, where the rule says so. */
export function start(core: HostCore, call: Call, { attemptIds }: Several) {
  return act(core, call, attemptIds, (db, stored) => {
    if (stored.attempt.late === undefined) return { kind: 'start' };
    const now = core.clock.now();
    const ran = attemptsOfSession(db, stored.attempt.sessionId)
      .filter(({ attempt }) => attempt.partId === stored.attempt.partId && attempt.startedAt !== null)
      .map(({ attempt }) => usedMs(attempt.ledger, now));
    return { kind: 'start', rules: rulesOf(db, stored), ranMs: Math.max(0, ...ran) };
  });
}

export function checkIdentity(core: HostCore, call: Call, { attemptIds, how }: Several & { how: IdentityWay }) {
  return act(core, call, attemptIds, { kind: 'check-identity', how });
}

export function allowLeaving(core: HostCore, call: Call, { attemptIds, code, reason }: Several & Because) {
  return act(core, call, attemptIds, { kind: 'allow-leaving', code, reason });
}

export function letOut(core: HostCore, call: Call, { attemptIds }: Several) {
  return act(core, call, attemptIds, (db, stored) => {
    const others = attemptsOfSession(db, stored.attempt.sessionId).filter(
      ({ id, attempt }) => id !== stored.id && !isFinal(attempt) && outSince(attempt) !== null,
    );
    return { kind: 'go-out', othersOut: others.length, rules: rulesOf(db, stored) };
  });
}

export function takeBackIn(core: HostCore, call: Call, { attemptIds }: Several) {
  return act(core, call, attemptIds, () => ({ kind: 'come-back', now: core.clock.now() }));
}
