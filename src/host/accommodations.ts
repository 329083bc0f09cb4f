import { extraMs, type Accommodation } from '#domain/attempt/accommodation.ts';
import type { Attempt } from '#domain/attempt/attempt.ts';
import type { Scheme } from '#domain/scheme/scheme.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { accommodationOf, storeAccommodation } from './storage/accommodation-store.ts';
import { attemptsOfCandidate } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
import { schemeVersion } from './storage/scheme-store.ts';
import { candidateById, sessionById, type Candidate } from './storage/session-store.ts';

/** Sets what a candidate is granted, in place of what the roster's file said. It is applied at each admission. */
export function setAccommodation(core: HostCore, call: Call, input: { candidateId: string } & Accommodation) {
  return core.queue.run((db) => {
    const { candidateId, ...granted } = input;
    const candidate = candidateById(db, candidateId);
    if (candidate === null) return { ok: false, reason: 'unknown-candidate' } as const;
    if (sessionById(db, candidate.sessionId)?.state === 'closed') {
      return { ok: false, reason: 'session-closed' } as const;
    }
    if (attemptsOfCandidate(db, candidateId).some((a) => a.attempt.state !== 'awaiting')) {
      return { ok: false, reason: 'already-admitted' } as const;
    }
    const now = core.clock.now();
    storeAccommodation(db, candidateId, granted, now.wall);
    recordAct(core, db, staffActor(call), 'accommodation.set', { candidateId, ...granted }, now);
    return { ok: true } as const;
  });
}

function partMinutes(scheme: Scheme | null, attempt: Attempt): number | null {
  return scheme?.parts.find((p) => p.id === attempt.partId)?.minutes ?? null;
}

/** What an admission adds to its entry where the office set something apart from the roster's file. */
export function grantedTo(db: ReadDb, attempt: Attempt): { limitMs?: number; accommodation?: Accommodation } {
  const granted = accommodationOf(db, attempt.candidateId);
  const session = sessionById(db, attempt.sessionId);
  const minutes =
    session === null ? null : partMinutes(schemeVersion(db, session.schemeId, session.schemeVersion), attempt);
  if (granted === null || minutes === null) return {};
  return { limitMs: Math.round(minutes * 60_000) + extraMs(minutes, granted), accommodation: granted };
}

/** The accommodation as a card shows it: as admitted with, before that as set, else the extra minutes of the roster's file. */
export function cardAccommodation(db: ReadDb, attempt: Attempt, candidate: Candidate | null, scheme: Scheme | null) {
  const minutes = partMinutes(scheme, attempt) ?? 0;
  const set = attempt.accommodation ?? (attempt.state === 'awaiting' ? accommodationOf(db, attempt.candidateId) : null);
  if (set !== null) return { ...set, extraMs: extraMs(minutes, set) };
  const extraMinutes = candidate?.extraMinutes ?? 0;
  if (extraMinutes === 0) return null;
  return { extraMinutes, extraPercent: 0, textSize: 100 as const, notes: '', extraMs: extraMinutes * 60_000 };
}
