import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { sha256Hex } from './formats/zip/signed-zip.ts';
import { photoOf, setPhoto, type Photo } from './storage/photo-store.ts';
import { candidateById } from './storage/session-store.ts';

/** Enough for a face on a screen (bytes); a camera's whole picture is made smaller first. */
const mostBytes = 512 * 1024;

const beginnings: readonly (readonly [Photo['mediaType'], Buffer])[] = [
  ['image/jpeg', Buffer.from('ffd8ff', 'hex')],
  ['image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
];

/** What the bytes are, by their beginning; null when no photo that a screen shows without running anything. */
function photoIn(content: Buffer): Photo | null {
  const found = beginnings.find(([, head]) => content.subarray(0, head.length).equals(head));
  return found === undefined ? null : { mediaType: found[0], content };
}

export function setCandidatePhoto(core: HostCore, call: Call, input: { candidateId: string; base64: string | null }) {
  const content = input.base64 === null ? null : Buffer.from(input.base64, 'base64');
  if (content !== null && content.length > mostBytes)
    return Promise.resolve({ ok: false, reason: 'too-large' } as const);
  const photo = content === null ? null : photoIn(content);
  if (content !== null && photo === null) return Promise.resolve({ ok: false, reason: 'not-a-photo' } as const);
  return core.queue.run((db) => {
    const candidate = candidateById(db, input.candidateId);
    if (candidate === null) return { ok: false, reason: 'unknown' } as const;
    setPhoto(db, candidate.personId, photo);
    const sha256 = content === null ? null : sha256Hex(content);
    recordAct(core, db, staffActor(call), 'photo.set', { candidateId: candidate.id, sha256 }, core.clock.now());
    return { ok: true } as const;
  });
}

export function candidatePhoto(core: HostCore, input: { candidateId: string }) {
  const candidate = candidateById(core.db, input.candidateId);
  const photo = candidate === null ? null : photoOf(core.db, candidate.personId);
  if (candidate === null || photo === null) return null;
  return { name: candidate.employeeNumber, mediaType: photo.mediaType, base64: photo.content.toString('base64') };
}
