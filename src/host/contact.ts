import type { Attempt } from '#domain/attempt/attempt.ts';
import { ranMs } from '#domain/attempt/time-ledger.ts';
import type { Now } from '#domain/time.ts';
import { recordEvent } from './attempt-log.ts';
import type { HostCore } from './host-core.ts';
import { noteIncident } from './incidents.ts';
import type { WriteDb } from './storage/database.ts';
import type { Undoable } from './storage/write-queue.ts';

/** A seat that was silent for longer than this (ms) was cut off: it speaks every few seconds, a throttled page every second. */
export const ordinarySilenceMs = 15_000;

interface Silence {
  readonly from: number;
  readonly to: number;
}

/** Silences that are over and not credited yet, by attempt, on this boot's monotonic clock. */
export class Silences implements Undoable {
  #over: ReadonlyMap<string, readonly Silence[]> = new Map();
  /** Since when the time of a seat runs that this run of the host has not heard: by a proctor's word. Its silence begins there. */
  #awaited: ReadonlyMap<string, number> = new Map();

  mark(): () => void {
    const [over, awaited] = [this.#over, this.#awaited];
    return () => {
      this.#over = over;
      this.#awaited = awaited;
    };
  }

  /** The time runs on without the seat. A silence that began before is not begun anew. */
  await(attemptId: string, from: number): void {
    if (!this.#awaited.has(attemptId)) this.#awaited = new Map(this.#awaited).set(attemptId, from);
  }

  awaitedSince(attemptId: string): number | undefined {
    return this.#awaited.get(attemptId);
  }

  /** The seat has come. */
  came(attemptId: string): void {
    if (!this.#awaited.has(attemptId)) return;
    const left = new Map(this.#awaited);
    left.delete(attemptId);
    this.#awaited = left;
  }

  add(attemptId: string, silence: Silence): void {
    this.#over = new Map(this.#over).set(attemptId, [...this.of(attemptId), silence]);
  }

  of(attemptId: string): readonly Silence[] {
    return this.#over.get(attemptId) ?? [];
  }

  forget(attemptId: string): void {
    const left = new Map(this.#over);
    left.delete(attemptId);
    this.#over = left;
  }
}

/** Since when nothing was heard of the seat while its time may have run: its last word, or the proctor's where it had none yet. */
function silentSince(core: HostCore, attemptId: string): number | undefined {
  return core.lastContact.get(attemptId) ?? core.silences.awaitedSince(attemptId);
}

/** A proctor let the candidate's time run. A seat that was not heard since the host's restart may not be there to use it. */
export function lettingRun(core: HostCore, attemptId: string, now: Now): void {
  if (!core.lastContact.has(attemptId)) core.silences.await(attemptId, now.mono);
}

/** Marks the seat as heard from. What it was silent for before is owed to the candidate until `backInContact` settles it. */
export function heardFrom(core: HostCore, attemptId: string, now: Now = core.clock.now()): void {
  const before = silentSince(core, attemptId);
  core.silences.came(attemptId);
  core.lastContact.set(attemptId, now.mono);
  if (before !== undefined && now.mono - before > core.silenceMs) {
    core.silences.add(attemptId, { from: before, to: now.mono });
  }
}

/** How long the candidate's time ran in a silence of the seat that is not over (ms); 0 while the seat is in contact. */
export function owedMs(core: HostCore, attemptId: string, attempt: Attempt, now: Now): number {
  const from = silentSince(core, attemptId);
  if (from === undefined || now.mono - from <= core.silenceMs) return 0;
  return ranMs(attempt.ledger, { boot: now.boot, from, to: now.mono });
}

/**
 * The seat is heard from again, whatever it says first. After the host was down time goes on: the candidate did not cause it and
 * need not ask. What ran while the seat could not be heard is credited. Returns the attempt as it then is.
 */
export function backInContact(core: HostCore, db: WriteDb, id: string, attempt: Attempt, now: Now): Attempt {
  let after = attempt;
  if (after.paused?.because === 'host-restart') {
    after = recordEvent(core, db, id, after, 'host', { kind: 'attempt.resumed' }, now);
  }
  for (const { from, to } of core.silences.of(id)) {
    const ms = after.finished === null ? ranMs(after.ledger, { boot: now.boot, from, to }) : 0;
    if (ms === 0) continue;
    const event = { kind: 'attempt.credited', ms, silentMs: to - from, reason: '', code: 'system.disconnect' } as const;
    after = recordEvent(core, db, id, after, 'host', event, now);
    const seconds = Math.round((to - from) / 1000);
    noteIncident(core, db, { sessionId: after.sessionId, attemptId: id }, 'system.disconnect', { seconds });
  }
  core.silences.forget(id);
  return after;
}

/** True when `backInContact` would write something. */
export function isOwed(core: HostCore, id: string, attempt: Attempt): boolean {
  return attempt.paused?.because === 'host-restart' || core.silences.of(id).length > 0;
}
