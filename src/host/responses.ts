import { decideSave } from '#domain/attempt/decide-save.ts';
import { remainingMs } from '#domain/attempt/time-ledger.ts';
import type { Response } from '#domain/item/response.ts';
import { recordEvent } from './attempt-log.ts';
import { backInContact, heardFrom } from './contact.ts';
import { signedIn, type Call, type HostCore } from './host-core.ts';
import { factsOfPaper } from './paper-facts.ts';
import { attemptById, responseOf } from './storage/attempt-store.ts';

type Saved =
  | { ok: true; revision: number; savedAt: number; remainingMs: number }
  | { ok: false; reason: 'time-is-up' | 'not-running' | 'unknown-item' | 'wrong-kind' }
  | { ok: false; reason: 'older-revision'; revision: number };

/** Stores one response. The promise resolves only after the commit that holds it is on disk. */
export function saveResponse(
  core: HostCore,
  call: Call,
  wish: { ref: string; revision: number; response: Response | null },
): Promise<Saved> {
  const { attemptId, candidateId } = signedIn(call);
  if (attemptId === null || candidateId === null) return Promise.resolve({ ok: false, reason: 'not-running' });
  // Taken at arrival: a save that waits its turn in the queue was still in time.
  const now = core.clock.now();
  heardFrom(core, attemptId, now);
  return core.queue.run((db): Saved => {
    const stored = attemptById(db, attemptId);
    if (stored === null) return { ok: false, reason: 'not-running' };
    const attempt = backInContact(core, db, attemptId, stored.attempt, now);
    // Read, and kept in memory, only once the paper is committed for good: a start follows an admission that was answered.
    const kind = attempt.startedAt === null ? null : (factsOfPaper(db, attemptId).get(wish.ref)?.kind ?? null);
    const decision = decideSave(attempt, responseOf(db, attemptId, wish.ref), wish, kind, now);
    if (!decision.ok) return decision;
    const left = Math.max(0, remainingMs(attempt.ledger, now));
    if (decision.event === null) {
      return { ok: true, revision: decision.stored.revision, savedAt: decision.stored.savedAt, remainingMs: left };
    }
    recordEvent(core, db, attemptId, attempt, `candidate:${candidateId}`, decision.event, now);
    return { ok: true, revision: wish.revision, savedAt: now.wall, remainingMs: left };
  });
}
