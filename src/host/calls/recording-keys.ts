import { randomBytes } from 'node:crypto';
import { openAsHost, sealToHost, transportPublicKey } from '#host/signing/transport.ts';
import type { KeyRing } from '../key-ring.ts';
import type { ReadDb, WriteDb } from '../storage/database.ts';
import { metaValue, setMetaValue } from '../storage/meta-store.ts';
import { keysOf } from '../storage/recording-store.ts';

const recipientName = 'recording-recipient';
/** What a key of a segment is sealed for. */
export const recordingKeyLabel = (segmentId: string) => `invigil-recording-key/1 ${segmentId}`;

/** Keeps whom recordings are sealed to, so that a run in which nobody has signed in yet can go on recording. */
export function keepRecipient(db: WriteDb, keys: KeyRing): void {
  const pkcs8 = keys.journalPkcs8;
  if (pkcs8 === null) return;
  const recipient = transportPublicKey(pkcs8);
  if (metaValue(db, recipientName) !== recipient) setMetaValue(db, recipientName, recipient);
}

/** A fresh key for a segment, and the same sealed to this host; null while it is not known to whom. */
export function freshKey(db: ReadDb, segmentId: string): { key: Buffer; sealed: string } | null {
  const recipient = metaValue(db, recipientName);
  if (recipient === null) return null;
  const key = randomBytes(32);
  return { key, sealed: sealToHost(recipient, key, recordingKeyLabel(segmentId)).toString('base64url') };
}

/** The keys of a segment by their numbers; null while no member of staff has signed in since the host was started. */
export function openKeys(db: ReadDb, ring: KeyRing, segmentId: string): Map<number, Uint8Array> | null {
  const pkcs8 = ring.journalPkcs8;
  if (pkcs8 === null) return null;
  const opened = keysOf(db, segmentId).flatMap(({ number, sealed }) => {
    const key = openAsHost(pkcs8, Buffer.from(sealed, 'base64url'), recordingKeyLabel(segmentId));
    return key === null ? [] : [[number, key] as const];
  });
  return new Map(opened);
}
