import { isFinal } from '#domain/attempt/attempt.ts';
import { noTools } from '#domain/scheme/scheme.ts';
import { seatedAttempt } from './candidate-seat.ts';
import type { Call, HostCore } from './host-core.ts';
import type { WriteDb } from './storage/database.ts';
import { eraseNoteSheet, noteSheetOf, storeNoteSheet } from './storage/day-store.ts';

/**
 * Keeps what a candidate noted for themselves, so that it outlives a crash. It is in no journal and no file that leaves the host:
 * it is nobody's but theirs, and is gone when the attempt ends.
 */
export function saveNotes(core: HostCore, call: Call, input: { revision: number; text: string }) {
  return core.queue.run((db) => {
    const seated = seatedAttempt(core, db, call);
    if (seated === null || seated.attempt.startedAt === null || isFinal(seated.attempt))
      return { ok: false, reason: 'not-now' } as const;
    if (!(seated.part.tools ?? noTools).noteSheet) return { ok: false, reason: 'no-note-sheet' } as const;
    const before = noteSheetOf(db, seated.id);
    if (before !== null && before.revision >= input.revision) {
      if (before.revision === input.revision && before.text === input.text)
        return { ok: true, savedAt: before.savedAt } as const;
      return { ok: false, reason: 'older-revision', detail: String(before.revision) } as const;
    }
    const savedAt = core.clock.now().wall;
    storeNoteSheet(db, seated.id, { ...input, savedAt });
    return { ok: true, savedAt } as const;
  });
}

/** The note sheet of an attempt that ended is erased; the journal says that there was one, and nothing of what stood there. */
export function eraseNotes(core: HostCore, db: WriteDb, attemptId: string): void {
  if (!eraseNoteSheet(db, attemptId)) return;
  core.journal.append(
    db,
    { attempt: attemptId, actor: 'host', kind: 'note-sheet.erased', payload: {} },
    core.clock.now(),
  );
}
