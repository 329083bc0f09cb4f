import { createPublicKey, X509Certificate } from 'node:crypto';
import { inLocale } from '#domain/item/locale.ts';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { publicKeyFingerprint } from '#host/signing/sealed-key.ts';
import { keepHead, recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { prepareKeys, settleKeys } from './key-files.ts';
import { hostIdentity } from './storage/meta-store.ts';
import { loadOrganisation, replaceIssuingCertificate } from './storage/organisation-store.ts';

export interface RestoreWish {
  /** The recovery file's text. */
  readonly kit: string;
  readonly recoveryCode: string;
  readonly passphrase: string;
}

type Refusal = 'not-set-up' | 'not-the-office' | 'mistyped-code' | 'wrong-code' | 'damaged' | 'other-root';
export type RestoreOutcome =
  | { readonly ok: true; readonly rootFingerprint: string; readonly issuingFingerprint: string }
  | { readonly ok: false; readonly reason: Refusal };

/**
 * Brings the root back from its recovery kit and seals it under a new passphrase. The issuing key went with the old passphrase, so
 * the root certifies a new one; what the old one signed stays valid. The journal key is untouched: it opens with staff passwords.
 */
export async function restoreKeys(core: HostCore, actor: string, wish: RestoreWish): Promise<RestoreOutcome> {
  const organisation = loadOrganisation(core.db);
  if (organisation === null) return { ok: false, reason: 'not-set-up' };
  if (hostIdentity(core.db) !== null) return { ok: false, reason: 'not-the-office' };
  // Needed once in years, and slow to load.
  const { createIssuingKey, resealKey, restoreRoot } = await import('#host/signing/keys.ts');
  const root = await restoreRoot(jsonOf(wish.kit), wish.recoveryCode);
  if (!root.ok) return root;
  const rootKey = publicKeyFingerprint(createPublicKey(root.privateKey));
  if (rootKey !== publicKeyFingerprint(new X509Certificate(organisation.rootCertificate).publicKey))
    return { ok: false, reason: 'other-root' };
  const issuing = await createIssuingKey({
    organisation: inLocale(organisation.name, 'en'),
    root: root.privateKey,
    rootCertificatePem: organisation.rootCertificate,
    passphrase: wish.passphrase,
    now: new Date(core.clock.now().wall),
  });
  prepareKeys(core.dataFolder, { root: await resealKey(root, wish.passphrase), issuing: issuing.sealedIssuing });
  const issuingFingerprint = certificateFingerprint(issuing.issuingCertificatePem);
  const rootFingerprint = certificateFingerprint(organisation.rootCertificate);
  try {
    await core.queue.run((db) => {
      const now = core.clock.now();
      replaceIssuingCertificate(db, issuing.issuingCertificatePem);
      recordAct(core, db, actor, 'keys.restored', { rootFingerprint, issuingFingerprint }, now);
      keepHead(core, db, 'keys-restored', now);
    });
    core.keys.lockIssuing();
  } finally {
    const { issuingCertificate } = loadOrganisation(core.db) ?? organisation;
    settleKeys(core.dataFolder, issuingCertificate);
  }
  return { ok: true, rootFingerprint, issuingFingerprint };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

/** An administrator's restoration, slowed down like every guess at a secret. */
export async function restore(core: HostCore, call: Call, input: RestoreWish) {
  const seconds = core.throttle.wait(call.device);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds } as const;
  const outcome = await restoreKeys(core, staffActor(call), input);
  if (outcome.ok) core.throttle.succeeded(call.device);
  else if (outcome.reason === 'wrong-code') {
    core.throttle.failed(call.device);
    await core.queue.run((db) =>
      recordAct(core, db, staffActor(call), 'keys.restore-refused', { reason: outcome.reason }, core.clock.now()),
    );
  }
  return outcome;
}
