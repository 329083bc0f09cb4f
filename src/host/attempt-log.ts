import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import type { AttemptEntry, AttemptEvent } from '#domain/attempt/entries.ts';
import { storedBySave } from '#domain/attempt/responses.ts';
import type { Now } from '#domain/time.ts';
import type { HostCore } from './host-core.ts';
import { insertAttempt, storeResponse, updateAttempt } from './storage/attempt-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { entriesOfAttempt, seatEntriesOf, type DecodedEntry } from './storage/journal-store.ts';

/** What a candidate does all the time: the board shows it with its next pulse, and the seat knows it itself. */
const quiet: ReadonlySet<AttemptEvent['kind']> = new Set([
  'attempt.saved',
  'attempt.visited',
  'attempt.flagged',
  'attempt.played',
]);

/**
 * Appends what happened to an attempt, and stores what the fold makes of it in the same transaction. `before` is the attempt as
 * stored, null for its creation. Returns the attempt as it is now.
 */
export function recordEvent(
  core: HostCore,
  db: WriteDb,
  attemptId: string,
  before: Attempt | null,
  actor: string,
  event: AttemptEvent,
  now: Now,
): Attempt {
  const { kind, ...payload } = event;
  core.journal.append(db, { attempt: attemptId, actor, kind, payload }, now);
  const entry: AttemptEntry = { at: now, actor, event };
  const save = storedBySave(entry);
  const after = applyEntry(before, entry);
  if (save !== null) storeResponse(db, attemptId, save.ref, save.stored);
  else if (before === null) insertAttempt(db, attemptId, after);
  else updateAttempt(db, attemptId, after);
  if (save !== null) core.progress.delete(attemptId);
  if (!quiet.has(kind)) {
    core.changes.touch(`session:${after.sessionId}`);
    core.changes.touch(`attempt:${attemptId}`);
  }
  return after;
}

/** A journal entry of an attempt as the fold reads it; null once its payload was erased. */
export function attemptEntry(decoded: DecodedEntry): AttemptEntry | null {
  if (decoded.payload === null || !decoded.record.kind.startsWith('attempt.')) return null;
  const { boot, mono, wall, actor, kind } = decoded.record;
  return { at: { boot, mono, wall }, actor, event: { kind, ...(decoded.payload as object) } as AttemptEvent };
}

/** An attempt's entries from the journal, oldest first. */
export function attemptEntries(db: ReadDb, attemptId: string): AttemptEntry[] {
  return entriesOfAttempt(db, attemptId)
    .map(attemptEntry)
    .filter((e) => e !== null);
}

/** The seats an attempt was at since it was admitted, in their order: what the room called each then (null: it had no name). */
export function seatsOfAttempt(db: ReadDb, attemptId: string): { seat: string; name: string | null; at: number }[] {
  const entries = seatEntriesOf(db, attemptId)
    .map(attemptEntry)
    .filter((e) => e !== null);
  const admitted = entries.findIndex((e) => e.event.kind === 'attempt.admitted');
  const seats = entries.slice(admitted === -1 ? entries.length : admitted).flatMap(({ event, at }) => {
    if (event.kind === 'attempt.transferred') return [{ seat: event.to, name: event.seatName ?? null, at: at.wall }];
    if (event.kind !== 'attempt.admitted' && event.kind !== 'attempt.entered') return [];
    return [{ seat: event.seat, name: event.seatName ?? null, at: at.wall }];
  });
  return seats.filter(({ seat }, i) => seat !== seats[i - 1]?.seat);
}
