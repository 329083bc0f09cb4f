import { randomUUID } from 'node:crypto';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { prepareAccount, insertPreparedAccount, type AccountWish } from './accounts.ts';
import { openHostKit } from './formats/host-kit.ts';
import { keepHead, recordAct, type Call, type HostCore } from './host-core.ts';
import { storeSealedKey } from './key-files.ts';
import { maySetUp } from './setup.ts';
import { setMetaValue, type HostIdentity } from './storage/meta-store.ts';
import { insertOrganisation, loadOrganisation } from './storage/organisation-store.ts';

export interface TakeKitWish {
  readonly kit: string;
  readonly kitCode: string;
  readonly administrator: AccountWish;
  /** Chosen here: protects this host's issuing key from now on. The kit's code is of no use afterwards. */
  readonly passphrase: string;
}

/**
 * Makes this empty data folder a host of an organisation that was founded elsewhere. A second intake of the same kit cannot be seen
 * from here; it names another `installation`, which the office sees in whatever comes back.
 */
export async function takeHostKit(core: HostCore, wish: TakeKitWish) {
  if (loadOrganisation(core.db) !== null) return { ok: false, reason: 'already-set-up' } as const;
  const opened = await openHostKit(wish.kit, wish.kitCode);
  if (!opened.ok) {
    const reason = opened.reason === 'wrong-code' ? 'wrong-kit-code' : opened.reason;
    return { ok: false, reason } as const;
  }
  const { kit } = opened;
  const { resealKey } = await import('#host/signing/keys.ts');
  const journalPkcs8 = opened.journal.export({ format: 'der', type: 'pkcs8' });
  const sealedIssuing = await resealKey({ purpose: 'issuing', privateKey: opened.issuing }, wish.passphrase);
  const account = await prepareAccount(wish.administrator, ['administrator', 'proctor'], journalPkcs8);
  if (loadOrganisation(core.db) !== null) return { ok: false, reason: 'already-set-up' } as const;
  storeSealedKey(core.dataFolder, 'issuing', sealedIssuing);
  const identity: HostIdentity = {
    hostId: kit.hostId,
    name: kit.name,
    counter: kit.counter,
    installation: randomUUID(),
    officeTransportKey: kit.officeTransportKey,
  };
  const done = await core.queue.run((db) => {
    if (loadOrganisation(db) !== null) return false;
    const now = core.clock.now();
    const { sample, rootCertificate, issuingCertificate, journalCertificate, certificatePrefix } = kit;
    const certificates = { rootCertificate, issuingCertificate, journalCertificate };
    insertOrganisation(db, { name: kit.organisation, sample, ...certificates, certificatePrefix }, now.wall);
    setMetaValue(db, 'host', JSON.stringify(identity));
    if (kit.revocations !== null) setMetaValue(db, 'revocations', kit.revocations);
    core.keys.openJournal(journalPkcs8);
    const { officeTransportKey: _, ...who } = identity;
    const rootFingerprint = certificateFingerprint(rootCertificate);
    recordAct(core, db, 'host', 'host-kit.taken-in', { ...who, certificatePrefix, rootFingerprint }, now);
    insertPreparedAccount(core, db, account, 'host', now);
    keepHead(core, db, 'host-kit-taken-in', core.clock.now());
    return true;
  });
  if (!done) return { ok: false, reason: 'already-set-up' } as const;
  core.setupCode = null;
  return { ok: true, name: kit.name, rootFingerprint: certificateFingerprint(kit.rootCertificate) } as const;
}

/** The first run's way in, from the machine itself. */
export async function takeKitAtFirstRun(core: HostCore, call: Call, input: TakeKitWish & { code: string }) {
  if (loadOrganisation(core.db) !== null) return { ok: false, reason: 'already-set-up' } as const;
  if (!maySetUp(core, call, input.code)) return { ok: false, reason: 'wrong-code' } as const;
  const seconds = core.throttle.wait(call.device);
  if (seconds > 0) return { ok: false, reason: 'wait', detail: String(seconds) } as const;
  const taken = await takeHostKit(core, input);
  if (!taken.ok && taken.reason === 'wrong-kit-code') core.throttle.failed(call.device);
  return taken;
}
