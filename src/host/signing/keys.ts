import type { KeyObject } from 'node:crypto';
import type { X509Certificate } from '@peculiar/x509';
import { makeRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { openSealedKey, sealKey } from './sealed-key.ts';
import type { OpenedKey, OpenSealedKeyFailure, SealedKey } from './sealed-key.ts';
import { makeHostCertificate, makeRootCertificate, parseCertificate } from './x509.ts';
import { makePrivateKey } from './private-key.ts';

export type { OpenedKey, SealedKey };

/** A host's own keys, certified by the root. The journal key is handed out open: the host wraps it for each member of staff. */
export interface HostKeys {
  readonly issuingCertificatePem: string;
  readonly journalCertificatePem: string;
  readonly sealedIssuing: SealedKey;
  readonly journalPrivateKeyPkcs8: Buffer;
}

export interface OrganisationKeys extends HostKeys {
  readonly rootCertificatePem: string;
  readonly sealedRoot: SealedKey;
  /** To be printed and locked away: code and file together restore the root when the passphrase is forgotten. */
  readonly recoveryKit: { readonly code: string; readonly file: SealedKey };
}

/**
 * Makes an organisation's keys on first run: the root (20 years), this host's issuing certificate and its journal key's
 * certificate (8 years). Nothing is written here. Throws a RangeError on an empty name or passphrase.
 */
export async function createOrganisationKeys(wish: {
  readonly organisation: string;
  readonly passphrase: string;
  readonly now: Date;
  readonly sample: boolean;
}): Promise<OrganisationKeys> {
  if (wish.organisation.trim() === '') throw new RangeError('organisation: a name is expected, it is empty');
  const root: OpenedKey = { purpose: 'root', privateKey: makePrivateKey() };
  const certificate = await makeRootCertificate(root.privateKey, wish.organisation, wish.now, wish.sample);
  const code = makeRecoveryCode();
  const rootCertificatePem = toPem(certificate);
  return {
    rootCertificatePem,
    sealedRoot: await resealKey(root, wish.passphrase),
    recoveryKit: { code, file: await sealKey(root, code) },
    ...(await createHostKeys({ ...wish, root: root.privateKey, rootCertificatePem })),
  };
}

/**
 * Certifies keys for one more host, or new ones for the same host, under an opened root.
 * Throws a RangeError on an empty passphrase or when the root key does not belong to the root certificate.
 */
export async function createHostKeys(wish: HostKeysWish): Promise<HostKeys> {
  const journal = makePrivateKey();
  const root = { certificate: parseCertificate(wish.rootCertificatePem), privateKey: wish.root };
  return {
    ...(await createIssuingKey(wish)),
    journalCertificatePem: toPem(
      await makeHostCertificate('journal', journal, wish.organisation, root, wish.now, wish.host),
    ),
    journalPrivateKeyPkcs8: journal.export({ format: 'der', type: 'pkcs8' }),
  };
}

/** A new issuing key alone, certified under an opened root: what a host needs whose passphrase was forgotten. Throws as `createHostKeys`. */
export async function createIssuingKey(
  wish: HostKeysWish,
): Promise<Pick<HostKeys, 'issuingCertificatePem' | 'sealedIssuing'>> {
  const certificate = parseCertificate(wish.rootCertificatePem);
  const issuing: OpenedKey = { purpose: 'issuing', privateKey: makePrivateKey() };
  const root = { certificate, privateKey: wish.root };
  const issued = await makeHostCertificate('issuing', issuing.privateKey, wish.organisation, root, wish.now, wish.host);
  if (!(await issued.verify({ publicKey: certificate.publicKey, signatureOnly: true })))
    throw new RangeError('root: the private key does not belong to the root certificate');
  return { issuingCertificatePem: toPem(issued), sealedIssuing: await resealKey(issuing, wish.passphrase) };
}

interface HostKeysWish {
  readonly organisation: string;
  readonly root: KeyObject;
  readonly rootCertificatePem: string;
  readonly passphrase: string;
  readonly now: Date;
  /** Names a host that is made from a kit. */
  readonly host?: string;
}

/** Seals an opened key under another passphrase. Throws a RangeError on an empty one. */
export async function resealKey(key: OpenedKey, newPassphrase: string): Promise<SealedKey> {
  if (newPassphrase.trim() === '') throw new RangeError('passphrase: one is expected, it is empty');
  return await sealKey(key, newPassphrase);
}

export type RestoreRootResult =
  | ({ readonly ok: true } & OpenedKey)
  | { readonly ok: false; readonly reason: 'mistyped-code' | 'wrong-code' | 'damaged' };

/**
 * The root from its recovery kit. `mistyped-code`: the check character does not fit, so a character was copied wrongly;
 * `wrong-code`: a code of another kit; `damaged`: the file is not whole.
 */
export async function restoreRoot(kitFile: unknown, typedCode: string): Promise<RestoreRootResult> {
  const code = readRecoveryCode(typedCode);
  if (code === null) return { ok: false, reason: 'mistyped-code' };
  const opened = await openSealedKey(kitFile, code);
  if (opened.ok) return opened.purpose === 'root' ? opened : { ok: false, reason: 'damaged' };
  const reasons: Record<OpenSealedKeyFailure['reason'], 'wrong-code' | 'damaged'> = {
    'wrong-passphrase': 'wrong-code',
    damaged: 'damaged',
  };
  return { ok: false, reason: reasons[opened.reason] };
}

function toPem(certificate: X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}
