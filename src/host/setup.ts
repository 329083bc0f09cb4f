import { timingSafeEqual } from 'node:crypto';
import { actsOverRoom } from '#contract/room-access.ts';
import type { LocaleText } from '#domain/item/locale.ts';
import { hasLocale } from '#domain/item/locale.ts';
import type { StaffRole } from '#domain/roles.ts';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { prepareAccount, insertPreparedAccount, type AccountWish, type PreparedAccount } from './accounts.ts';
import { keepHead, recordAct, type Call, type HostCore } from './host-core.ts';
import { storeSealedKey } from './key-files.ts';
import { sampleHints } from './sample/sample-people.ts';
import type { WriteDb } from './storage/database.ts';
import { insertOrganisation, loadOrganisation } from './storage/organisation-store.ts';

export function setupState(core: HostCore, call: Call) {
  const organisation = loadOrganisation(core.db);
  const hints = organisation?.sample === true ? sampleHints(core.db) : null;
  return {
    version: core.version,
    overRoom: call.room,
    organisation:
      organisation === null
        ? null
        : {
            name: organisation.name,
            sample: organisation.sample,
            rootFingerprint: certificateFingerprint(organisation.rootCertificate),
          },
    // Over the room only those are offered who may sign in there.
    sample: hints && { ...hints, accounts: hints.accounts.filter(({ role }) => !call.room || actsOverRoom(role)) },
  };
}

/** True when the caller is at this machine: in its own window, or holding the code from the private launch file. */
export function maySetUp(core: HostCore, call: Call, code: string): boolean {
  if (call.console) return true;
  const wanted = Buffer.from(core.setupCode ?? '');
  const given = Buffer.from(code);
  return wanted.length > 0 && wanted.length === given.length && timingSafeEqual(wanted, given);
}

interface Founding {
  readonly name: LocaleText;
  readonly sample: boolean;
  readonly passphrase: string;
  readonly accounts: readonly (AccountWish & { readonly roles: readonly StaffRole[] })[];
  /** What else belongs to the founding; runs in its transaction. */
  readonly also?: (db: WriteDb) => void;
}

/** Makes the keys and writes organisation and accounts in one transaction. Null when another founding came first. */
export async function found(core: HostCore, wish: Founding) {
  // Needed once in a host's life, and slow to load.
  const { createOrganisationKeys } = await import('#host/signing/keys.ts');
  const keys = await createOrganisationKeys({
    organisation: wish.name.en ?? wish.name['zh-CN'] ?? '',
    passphrase: wish.passphrase,
    now: new Date(core.clock.now().wall),
    sample: wish.sample,
  });
  const prepared: PreparedAccount[] = [];
  for (const account of wish.accounts)
    prepared.push(await prepareAccount(account, account.roles, keys.journalPrivateKeyPkcs8));
  // The sealed keys are on disk before the organisation exists: a kill in between leaves files that the next try replaces.
  if (loadOrganisation(core.db) !== null) return null;
  storeSealedKey(core.dataFolder, 'root', keys.sealedRoot);
  storeSealedKey(core.dataFolder, 'issuing', keys.sealedIssuing);
  const done = await core.queue.run((db) => {
    if (loadOrganisation(db) !== null) return false;
    const now = core.clock.now();
    insertOrganisation(
      db,
      {
        name: wish.name,
        sample: wish.sample,
        rootCertificate: keys.rootCertificatePem,
        issuingCertificate: keys.issuingCertificatePem,
        journalCertificate: keys.journalCertificatePem,
        certificatePrefix: wish.sample ? 'SAMPLE' : 'INV',
      },
      now.wall,
    );
    core.keys.openJournal(keys.journalPrivateKeyPkcs8);
    recordAct(
      core,
      db,
      'host',
      'organisation.founded',
      {
        name: wish.name,
        sample: wish.sample,
        rootFingerprint: certificateFingerprint(keys.rootCertificatePem),
        journalCertificate: keys.journalCertificatePem,
      },
      now,
    );
    for (const account of prepared) insertPreparedAccount(core, db, account, 'host', now);
    wish.also?.(db);
    keepHead(core, db, 'organisation-founded', core.clock.now());
    return true;
  });
  if (!done) return null;
  core.setupCode = null;
  return keys;
}

export async function createOrganisation(
  core: HostCore,
  call: Call,
  input: { code: string; organisation: LocaleText; administrator: AccountWish; passphrase: string },
) {
  if (loadOrganisation(core.db) !== null) return { ok: false, reason: 'already-set-up' } as const;
  if (!maySetUp(core, call, input.code)) return { ok: false, reason: 'wrong-code' } as const;
  if (!hasLocale(input.organisation, 'zh-CN') && !hasLocale(input.organisation, 'en')) {
    return { ok: false, reason: 'no-name' } as const;
  }
  const keys = await found(core, {
    name: input.organisation,
    sample: false,
    passphrase: input.passphrase,
    accounts: [{ ...input.administrator, roles: ['administrator'] }],
  });
  if (keys === null) return { ok: false, reason: 'already-set-up' } as const;
  return {
    ok: true,
    recoveryCode: keys.recoveryKit.code,
    recoveryFile: { name: 'invigil-recovery-kit.json', text: JSON.stringify(keys.recoveryKit.file, null, 2) },
    rootCertificatePem: keys.rootCertificatePem,
    rootFingerprint: certificateFingerprint(keys.rootCertificatePem),
  } as const;
}
