import type { BankMedium } from '#domain/item/bank.ts';
import { refuseSealed } from './banks.ts';
import { seatedAttempt } from './candidate-seat.ts';
import type { Call, HostCore } from './host-core.ts';
import { casePicture } from './marking/case-papers.ts';
import { factsOfPaper } from './paper-facts.ts';
import type { ReadDb } from './storage/database.ts';
import { bankMedia, mediumContent } from './storage/media-store.ts';

const endings: Readonly<Record<BankMedium['mediaType'], string>> = { 'image/svg+xml': 'svg', 'audio/ogg': 'opus' };

/** A medium as it travels to a screen. Throws when the bytes are gone: a bank is stored with all of them or not at all. */
export function travelling(db: ReadDb, { hash, mediaType }: BankMedium, name: string) {
  const content = mediumContent(db, hash);
  if (content === null) throw new Error(`medium ${hash} is not stored`);
  return { name, mediaType, base64: content.toString('base64') };
}

/** The picture or sound of an item that is shown under an opaque id, which is its name: the author's could tell. */
export function mediumFile(db: ReadDb, medium: BankMedium, ref: string) {
  return travelling(db, medium, `${ref}.${endings[medium.mediaType]}`);
}

/** The picture or sound of one item of the caller's running paper, or a picture of their case. */
export function candidateMedium(core: HostCore, call: Call, input: { ref: string }) {
  const seated = seatedAttempt(core, core.db, call);
  if (seated?.attempt.state !== 'running') return { ok: false, reason: 'not-now' } as const;
  const medium = factsOfPaper(core.db, seated.id).get(input.ref)?.medium ?? casePicture(core.db, seated.id, input.ref);
  if (medium === null) return { ok: false, reason: 'unknown-item' } as const;
  return { ok: true, file: mediumFile(core.db, medium, input.ref) } as const;
}

/** A picture or sound of a bank, for its authors. */
export function bankMedium(core: HostCore, input: { bankId: string; version: number; name: string }) {
  refuseSealed(core, input);
  const medium = bankMedia(core.db, input.bankId, input.version).find(({ name }) => name === input.name);
  return medium === undefined ? null : travelling(core.db, medium, medium.name);
}
