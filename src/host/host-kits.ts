import { createPrivateKey, type KeyObject } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { inLocale } from '#domain/item/locale.ts';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { makeRecoveryCode } from '#host/signing/recovery-code.ts';
import { sealKey } from '#host/signing/sealed-key.ts';
import { transportPublicKey } from '#host/signing/transport.ts';
import { organisationOf } from './certificates.ts';
import { writeHostKit } from './formats/host-kit.ts';
import { keepHead, recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { hostKit, hostKits, insertHostKit, nextKitCounter, revokeKit } from './storage/host-kit-store.ts';
import { hostIdentity, metaValue, setMetaValue } from './storage/meta-store.ts';

/** Where the organisation's newest list of revoked hosts is kept. */
const revocationsKey = 'revocations';
/** Two characters of base 36 behind the office's prefix: `INV01` to `INVZZ`. */
const mostKits = 36 * 36 - 1;

/** The organisation's list of revoked hosts, PEM; null when none was revoked yet. */
export function revocations(core: HostCore): string | null {
  return metaValue(core.db, revocationsKey);
}

export function listHostKits(core: HostCore) {
  return {
    office: hostIdentity(core.db) === null,
    kits: hostKits(core.db).map((k) => ({
      hostId: k.hostId,
      counter: k.counter,
      name: k.name,
      certificatePrefix: k.certificatePrefix,
      issuingFingerprint: certificateFingerprint(k.issuingCertificate),
      madeAt: k.madeAt,
      heardOf: k.installation !== null,
      revokedAt: k.revokedAt,
      revokedBecause: k.revokedBecause,
    })),
    revocations: revocations(core),
  };
}

type RootRefusal =
  | { readonly ok: false; readonly reason: 'wait'; readonly seconds: number }
  | { readonly ok: false; readonly reason: 'not-the-office' | 'wrong-passphrase' | 'damaged' };

/** The root for one act of an administrator; only the office has it. */
async function rootFor(core: HostCore, call: Call, passphrase: string): Promise<KeyObject | RootRefusal> {
  if (hostIdentity(core.db) !== null) return { ok: false, reason: 'not-the-office' };
  const seconds = core.throttle.wait(call.device);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds };
  const root = await core.keys.openRoot(passphrase);
  if (typeof root === 'string') {
    if (root === 'wrong-passphrase') core.throttle.failed(call.device);
    return { ok: false, reason: root };
  }
  core.throttle.succeeded(call.device);
  return root;
}

/** Keys and a range of certificate numbers for one more host. The private keys leave this host sealed and are kept by nobody here. */
export async function makeHostKit(core: HostCore, call: Call, input: { name: string; passphrase: string }) {
  const { journalPkcs8 } = core.keys;
  if (journalPkcs8 === null) return { ok: false, reason: 'journal-key-closed' } as const;
  const root = await rootFor(core, call, input.passphrase);
  if ('reason' in root) return root;
  const organisation = organisationOf(core.db);
  const { createHostKeys } = await import('#host/signing/keys.ts');
  const code = makeRecoveryCode();
  const hostId = uuidv7();
  const keys = await createHostKeys({
    organisation: inLocale(organisation.name, 'en'),
    root,
    rootCertificatePem: organisation.rootCertificate,
    passphrase: code,
    now: new Date(core.clock.now().wall),
    host: hostId,
  });
  const journal = createPrivateKey({ key: keys.journalPrivateKeyPkcs8, format: 'der', type: 'pkcs8' });
  const sealedJournal = await sealKey({ purpose: 'journal', privateKey: journal }, code);
  const made = await core.queue.run((db) => {
    const counter = nextKitCounter(db);
    if (counter > mostKits) return null;
    const now = core.clock.now();
    const kit = {
      hostId,
      counter,
      name: input.name,
      certificatePrefix: prefixOf(organisation.certificatePrefix, counter),
      issuingCertificate: keys.issuingCertificatePem,
      journalCertificate: keys.journalCertificatePem,
      madeAt: now.wall,
    };
    insertHostKit(db, { ...kit, transportKey: transportPublicKey(keys.journalPrivateKeyPkcs8) });
    const issuingFingerprint = certificateFingerprint(kit.issuingCertificate);
    recordAct(core, db, staffActor(call), 'host-kit.made', { ...kit, issuingFingerprint }, now);
    return kit;
  });
  if (made === null) return { ok: false, reason: 'no-number-left' } as const;
  const { name, sample, rootCertificate } = organisation;
  const content = {
    ...made,
    ...{ organisation: name, sample, rootCertificate, revocations: revocations(core) },
    ...{ officeTransportKey: transportPublicKey(journalPkcs8), sealedIssuing: keys.sealedIssuing, sealedJournal },
  };
  return {
    ok: true,
    hostId,
    code,
    certificatePrefix: made.certificatePrefix,
    file: { name: `invigil-host-kit-${made.certificatePrefix}.json`, text: writeHostKit(content, root) },
  } as const;
}

/** A host's numbers begin with a prefix of its own, so that no two hosts can ever give the same number. */
function prefixOf(office: string, counter: number): string {
  return `${office.slice(0, 6)}${counter.toString(36).toUpperCase().padStart(2, '0')}`;
}

/** From now on nothing that host signed is believed by whoever has the list. It cannot be taken back. */
export async function revokeHostKit(
  core: HostCore,
  call: Call,
  input: { hostId: string; reason: string; passphrase: string },
) {
  const found = hostKit(core.db, input.hostId);
  if (found === null) return { ok: false, reason: 'unknown' } as const;
  if (found.revokedAt !== null) return { ok: false, reason: 'already-revoked' } as const;
  const root = await rootFor(core, call, input.passphrase);
  if ('reason' in root) return root;
  const { revocationList } = await import('#host/signing/revocations.ts');
  const now = core.clock.now();
  const before = hostKits(core.db).flatMap((k) => (k.revokedAt === null ? [] : [{ kit: k, at: k.revokedAt }]));
  const revoked = [...before, { kit: found, at: now.wall }].map(({ kit, at }) => ({
    certificatePem: kit.issuingCertificate,
    at: new Date(at),
  }));
  const certificatePem = organisationOf(core.db).rootCertificate;
  const list = await revocationList({ certificatePem, privateKey: root }, revoked, new Date(now.wall));
  return core.queue.run((db) => {
    // Another revocation may have come in between: its list must not be replaced by one without it.
    if (hostKits(db).filter((k) => k.revokedAt !== null).length !== before.length)
      return { ok: false, reason: 'try-again' } as const;
    revokeKit(db, found.hostId, now.wall, input.reason);
    setMetaValue(db, revocationsKey, list);
    const { hostId, counter, name } = found;
    recordAct(core, db, staffActor(call), 'host-kit.revoked', { hostId, counter, name, reason: input.reason }, now);
    keepHead(core, db, `host-kit-revoked ${hostId}`, now);
    return { ok: true, revocations: list } as const;
  });
}
