import { headText } from '#domain/journal/head.ts';
import { unwrapWithKek, wrapWithKek } from '#host/signing/account-key.ts';
import type { HostCore } from './host-core.ts';
import { keepResponseKeys } from './response-keys.ts';
import { storeWrappedJournalKey } from './storage/account-store.ts';
import type { WriteDb } from './storage/database.ts';
import { storeHead, unsignedHeads } from './storage/journal-store.ts';

/** Opens the journal key with the first staff password of a run, and signs the heads that waited for it. */
export function takeJournalKey(
  core: HostCore,
  db: WriteDb,
  accountId: string,
  kek: Buffer,
  wrapped: string | null,
): void {
  if (core.keys.journalPkcs8 === null && wrapped !== null) {
    const pkcs8 = unwrapWithKek(kek, wrapped);
    if (pkcs8 !== null) core.keys.openJournal(pkcs8);
  } else if (core.keys.journalPkcs8 !== null && wrapped === null) {
    storeWrappedJournalKey(db, accountId, wrapWithKek(kek, core.keys.journalPkcs8));
  }
  keepResponseKeys(core, db);
  // At each sign-in and not only when the key opens: the write that came with its opening may have failed.
  for (const head of unsignedHeads(db)) storeHead(db, { ...head, signature: core.keys.signHead(headText(head)) });
}
