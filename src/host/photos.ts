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

/** A photo as a screen sends it, or why it is none. */
export function readPhoto(base64: string) {
  const content = Buffer.from(base64, 'base64');
  if (content.length > mostBytes) return { ok: false, reason: 'too-large' } as const;
  const photo = photoIn(content);
  return photo === null ? ({ ok: false, reason: 'not-a-photo' } as const) : ({ ok: true, photo } as const);
}

export function setCandidatePhoto(core: HostCore, call: Call, input: { candidateId: string; base64: string | null }) {
  const read = input.base64 === null ? null : readPhoto(input.base64);
  if (read !== null && !read.ok) return Promise.resolve(read);
  const photo = read?.photo ?? null;
  return core.queue.run((db) => {
    const candidate = candidateById(db, input.candidateId);
    if (candidate === null) return { ok: false, reason: 'unknown' } as const;
    setPhoto(db, candidate.personId, photo);
    const sha256 = photo === null ? null : sha256Hex(photo.content);
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
