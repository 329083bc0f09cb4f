import { rehearsalChecklist, type SeatProof } from '#domain/room/rehearsal.ts';
import { attemptEntries } from './attempt-log.ts';
import { seatOf } from './candidate-seat.ts';
import type { Call, HostCore } from './host-core.ts';
import { namedSeats } from './named-seats.ts';
import { factsOfPaper } from './paper-facts.ts';
import { attemptsOfSession, type StoredAttempt } from './storage/attempt-store.ts';
import { slowestSave, storeSaveTiming } from './storage/day-store.ts';
import { roster, sessionById } from './storage/session-store.ts';

function proofOf(core: HostCore, { id, attempt }: StoredAttempt): SeatProof {
  const kinds = attemptEntries(core.db, id).map(({ event }) => event.kind);
  const paused = kinds.indexOf('attempt.paused');
  const interrupted = kinds.indexOf('attempt.interrupted');
  const stood = [paused, interrupted].filter((at) => at !== -1);
  return {
    admitted: kinds.includes('attempt.admitted'),
    started: attempt.startedAt !== null,
    saves: kinds.filter((kind) => kind === 'attempt.saved').length,
    sounds: {
      played: Object.keys(attempt.played ?? {}).length,
      onPaper: [...factsOfPaper(core.db, id).values()].filter(({ plays }) => plays !== null).length,
    },
    paused: stood.length > 0,
    resumed: stood.length > 0 && kinds.lastIndexOf('attempt.resumed') > Math.min(...stood),
    slowestSaveMs: slowestSave(core.db, id),
    handedIn: attempt.finished?.how === 'submitted',
  };
}

/** What each seat of a rehearsal has shown, from the journal of its attempt. */
export function rehearsalProof(core: HostCore, input: { sessionId: string }) {
  const session = sessionById(core.db, input.sessionId);
  if (session === null || !session.rehearsal) return null;
  const people = new Map(roster(core.db, session.id).map((c) => [c.id, c]));
  const names = new Map(namedSeats(core.db).map(({ seat, name }) => [seat, name]));
  return attemptsOfSession(core.db, session.id).map((stored) => {
    const proof = proofOf(core, stored);
    const who = people.get(stored.attempt.candidateId);
    return {
      attemptId: stored.id,
      name: who?.name ?? '',
      admissionNumber: who?.admissionNumber ?? '',
      seatName: names.get(stored.attempt.seat ?? '') ?? null,
      saves: proof.saves,
      slowestSaveMs: proof.slowestSaveMs,
      points: { ...rehearsalChecklist(proof) },
    };
  });
}

/** A seat tells how long a save took it, from the press to the word that it is on the disk. Of an exam nothing is measured. */
export function reportSaveTime(core: HostCore, call: Call, input: { ms: number }) {
  return core.queue.run((db) => {
    const seated = seatOf(db, call);
    if (seated === null || !seated.session.rehearsal || seated.attempt.startedAt === null)
      return { ok: false, reason: 'not-now' } as const;
    storeSaveTiming(db, seated.id, Math.round(input.ms), core.clock.now().wall);
    return { ok: true } as const;
  });
}
