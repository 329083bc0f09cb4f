import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SeatKeep } from '#contract/response-file.ts';
import { attemptSecret, paperMark, responsePublicKey } from '#host/signing/response-sealing.ts';
import type { HostCore } from './host-core.ts';
import { paperHashOf } from './storage/attempt-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { epochOf, metaValue, setMetaValue } from './storage/meta-store.ts';

const metaKey = 'response-files';
const schema = z.object({ hostKey: z.string(), secret: z.string() });

/**
 * What seats are given stands in the database, so that a host whose journal key is still closed after a restart can hand it out,
 * and a snapshot carries it. The private half is nowhere: it follows from the journal key.
 */
export function responseKeys(db: ReadDb): z.infer<typeof schema> | null {
  const text = metaValue(db, metaKey);
  return text === null ? null : schema.parse(JSON.parse(text));
}

/** Makes them with the first staff password that opens the journal key; a new journal key makes new ones. */
export function keepResponseKeys(core: HostCore, db: WriteDb): void {
  if (core.keys.journalPkcs8 === null) return;
  const known = responseKeys(db);
  const hostKey = responsePublicKey(core.keys.journalPkcs8);
  if (known?.hostKey === hostKey) return;
  const secret = known?.secret ?? randomBytes(32).toString('base64url');
  setMetaValue(db, metaKey, JSON.stringify({ hostKey, secret }));
}

/** What the seat of an attempt seals its response file with. */
export function keepFor(db: ReadDb, attemptId: string): SeatKeep | null {
  const keys = responseKeys(db);
  const paperHash = paperHashOf(db, attemptId);
  if (keys === null || paperHash === null) return null;
  const secret = attemptSecret(keys.secret, attemptId);
  const paper = paperMark(secret, paperHash);
  return { attemptId, paper, epoch: epochOf(db), hostKey: keys.hostKey, secret: secret.toString('base64url') };
}
