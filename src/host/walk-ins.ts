import type { Locale } from '#domain/item/locale.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { readPhoto } from './photos.ts';
import { impossiblePaper, newAdmissionNumber, takeEntry } from './rosters.ts';
import { personByEmployeeNumber } from './storage/person-store.ts';
import { setPhoto } from './storage/photo-store.ts';
import { candidateById, roster, sessionById } from './storage/session-store.ts';
import { sha256Hex } from './formats/zip/signed-zip.ts';

export interface WalkIn {
  readonly sessionId: string;
  readonly name: string;
  readonly employeeNumber: string;
  readonly unit: string;
  readonly locale: Locale;
  readonly reason: string;
  readonly photo: string | null;
}

/** Somebody who is on no roster is put on it in the room: with a number of this host, and with why. */
export function addWalkIn(core: HostCore, call: Call, input: WalkIn) {
  const photo = input.photo === null ? null : readPhoto(input.photo);
  if (photo !== null && !photo.ok) return Promise.resolve(photo);
  return core.queue.run((db) => {
    const { sessionId, photo: _, ...who } = input;
    const session = sessionById(db, sessionId);
    if (session === null) return { ok: false, reason: 'unknown-session' } as const;
    if (session.state === 'closed') return { ok: false, reason: 'session-closed' } as const;
    if (!session.rules.walkIns) return { ok: false, reason: 'not-by-rule' } as const;
    const known = personByEmployeeNumber(db, who.employeeNumber);
    if (known !== null && known.name !== who.name)
      return { ok: false, reason: 'other-name', detail: known.name } as const;
    const there = roster(db, sessionId).some((c) => c.employeeNumber === who.employeeNumber);
    if (there) return { ok: false, reason: 'already-on-roster' } as const;
    const impossible = impossiblePaper(db, session, [who]);
    if (impossible !== null) return { ok: false, reason: 'paper-impossible', detail: impossible } as const;
    const actor = staffActor(call);
    const admissionNumber = newAdmissionNumber(db, new Set());
    const entry = { ...who, row: 0, admissionNumber, extraMinutes: 0, trainers: [] };
    const candidateId = takeEntry(core, db, session, entry, actor);
    const personId = candidateById(db, candidateId)?.personId;
    if (photo !== null && personId !== undefined) setPhoto(db, personId, photo.photo);
    const sha256 = photo === null ? null : sha256Hex(photo.photo.content);
    const told = { sessionId, candidateId, admissionNumber, ...who, photo: sha256 };
    recordAct(core, db, actor, 'walk-in.added', told, core.clock.now());
    return { ok: true, candidateId, admissionNumber } as const;
  });
}
