import type { Attempt } from '#domain/attempt/attempt.ts';
import { ranMs, usedMs } from '#domain/attempt/time-ledger.ts';
import type { Now } from '#domain/time.ts';
import { recordEvent } from './attempt-log.ts';
import type { HostCore } from './host-core.ts';
import { noteIncident } from './incidents.ts';
import type { Silence } from './silences.ts';
import { attemptById, runningAttemptIds } from './storage/attempt-store.ts';
import type { WriteDb } from './storage/database.ts';
import type { SilenceStart } from './storage/silence-store.ts';

/** A seat that was silent for longer than this (ms) was cut off: it speaks every few seconds, a throttled page every second. */
export const ordinarySilenceMs = 15_000;

/** A silence longer than this is kept on disk, so that it outlives the host: a share of one that is credited. */
const keptFrom = (core: HostCore): number => core.silenceMs / 3;

/** Since when nothing was heard of the seat while its time may have run: its last word, or the proctor's where it had none yet. */
function silentSince(core: HostCore, attemptId: string): number | undefined {
  return core.lastContact.get(attemptId) ?? core.silences.awaitedSince(attemptId);
}

/** The beginning of a silence in which the host was restarted; nothing once this run has heard the seat. */
function silentBefore(core: HostCore, attemptId: string): SilenceStart | undefined {
  const heard = silentSince(core, attemptId) !== undefined || core.silences.of(attemptId).length > 0;
  return heard ? undefined : core.silences.keptOf(attemptId);
}

/** A proctor let the candidate's time run. A seat that was not heard since the host's restart may not be there to use it. */
export function lettingRun(core: HostCore, attemptId: string, now: Now): void {
  if (core.lastContact.has(attemptId) || core.silences.keptOf(attemptId) !== undefined) return;
  core.silences.await(attemptId, now.mono);
}

/** Marks the seat as heard from. What it was silent for before is owed to the candidate until `backInContact` settles it. */
export function heardFrom(core: HostCore, attemptId: string, now: Now = core.clock.now()): void {
  const { lastContact, silences } = core;
  const last = lastContact.get(attemptId);
  const from = silentBefore(core, attemptId) ?? silentSince(core, attemptId);
  silences.came(attemptId);
  lastContact.set(attemptId, now.mono);
  if (from === undefined || (typeof from === 'number' && now.mono - from <= core.silenceMs)) return;
  const unhear = () => void (last === undefined ? lastContact.delete(attemptId) : lastContact.set(attemptId, last));
  silences.add(attemptId, { from, to: now.mono }, unhear);
}

/** The candidate left the seat: that is no silence. What the seat was silent for before it was heard last stays owed. */
export function left(core: HostCore, db: WriteDb, attemptId: string): void {
  const wasHere = core.lastContact.delete(attemptId);
  if (wasHere && core.silences.of(attemptId).length === 0) core.silences.forget(db, attemptId);
}

/** How long a silence was, and how long the candidate's time ran in it (ms). */
function measured({ from, to }: Silence, { ledger }: Attempt, now: Now): { silentMs: number; ms: number } {
  const { boot } = now;
  if (typeof from === 'number') return { silentMs: to - from, ms: ranMs(ledger, { boot, from, to }) };
  const ms = usedMs(ledger, now) - from.usedMs - ranMs(ledger, { boot, from: to, to: now.mono });
  // Between two runs only the calendar knows: it may have been set back, but what ran in the silence is not longer than it was.
  return { silentMs: Math.max(ms, now.wall - (now.mono - to) - from.since), ms };
}

/** How long the candidate's time ran in a silence of the seat that is not over (ms); 0 while the seat is in contact. */
export function owedMs(core: HostCore, attemptId: string, attempt: Attempt, now: Now): number {
  const from = silentBefore(core, attemptId) ?? silentSince(core, attemptId);
  if (from === undefined) return 0;
  const { silentMs, ms } = measured({ from, to: now.mono }, attempt, now);
  return silentMs > core.silenceMs ? ms : 0;
}

/** With the host's sign of life: where a running attempt's seat has been silent for a while, the beginning of that is kept. */
export function keepSilences(core: HostCore, db: WriteDb, now: Now): void {
  for (const id of runningAttemptIds(db)) {
    const from = silentSince(core, id);
    if (from === undefined || now.mono - from <= keptFrom(core) || core.silences.keptOf(id) !== undefined) continue;
    const ledger = attemptById(db, id)?.attempt.ledger;
    if (ledger === undefined) continue;
    const ran = ranMs(ledger, { boot: now.boot, from, to: now.mono });
    core.silences.keep(db, id, { usedMs: usedMs(ledger, now) - ran, since: now.wall - (now.mono - from) });
  }
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
  for (const silence of core.silences.of(id)) {
    const { silentMs, ms } = measured(silence, after, now);
    if (after.finished !== null || ms <= 0 || silentMs <= core.silenceMs) continue;
    const event = { kind: 'attempt.credited', ms, silentMs, reason: '', code: 'system.disconnect' } as const;
    after = recordEvent(core, db, id, after, 'host', event, now);
    const seconds = Math.round(silentMs / 1000);
    noteIncident(core, db, { sessionId: after.sessionId, attemptId: id }, 'system.disconnect', { seconds });
  }
  core.silences.forget(db, id);
  return after;
}

/** True when `backInContact` would write something. */
export function isOwed(core: HostCore, id: string, attempt: Attempt): boolean {
  const { silences } = core;
  return attempt.paused?.because === 'host-restart' || silences.of(id).length > 0 || silences.keptOf(id) !== undefined;
}
