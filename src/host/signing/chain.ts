import { createHash, X509Certificate } from 'node:crypto';
import { isRevoked } from './revocations.ts';
import * as x509 from './x509.ts';

/**
 * Why a chain is not believed. `issuer-unknown`: it holds together, but its root is none of the trusted ones. `issuer-revoked`: a
 * list signed by the root names the signer's certificate.
 */
export type ChainRefusal = 'issuer-unknown' | 'untrusted-chain' | 'issuer-revoked';

export type ChainCheck =
  | { readonly ok: true; readonly rootFingerprint: string; readonly sample: boolean }
  | { readonly ok: false; readonly reason: ChainRefusal; readonly rootFingerprint?: string };

/** What a signature presents: the certificate of its key, and the root or, where there is no room, the root's SHA-256. */
export interface PresentedChain {
  readonly signer: Uint8Array;
  readonly root: Uint8Array | { readonly sha256: Uint8Array };
}

/**
 * Checks that the signer's certificate stands under a trusted root and may sign certificates, at the moment `at` of signing.
 * `use` tells issuing keys from journal keys. Among the trusted PEM texts may be lists of revoked certificates. Never throws: what
 * cannot be read is an untrusted chain.
 */
export function checkChain(
  presented: PresentedChain,
  trustedRootsPem: readonly string[],
  at: Date,
  use: x509.HostCertificateUse,
): ChainCheck {
  const sha256 = presented.root instanceof Uint8Array ? fingerprintBytes(presented.root) : presented.root.sha256;
  const rootFingerprint = hexPairs(sha256);
  const refused = (reason: ChainRefusal): ChainCheck => ({ ok: false, reason, rootFingerprint });
  try {
    const trusted = trustedRootsPem.map(readTrusted).find((root) => root && fingerprintBytes(root).equals(sha256));
    const root = presented.root instanceof Uint8Array ? presented.root : trusted;
    if (!root) return refused('issuer-unknown');
    if (!holdsTogether(presented.signer, root, at, use)) return refused('untrusted-chain');
    if (!trusted) return refused('issuer-unknown');
    if (isRevoked(presented.signer, root, trustedRootsPem)) return refused('issuer-revoked');
    return { ok: true, rootFingerprint, sample: x509.isSampleCertificate(x509.parseCertificate(Buffer.from(root))) };
  } catch {
    return refused('untrusted-chain');
  }
}

/** A certificate's common name: the organisation's name as the signature carries it. */
export function organisationOf(certificate: Uint8Array): string {
  return x509.parseCertificate(Buffer.from(certificate)).subjectName.getField('CN')[0] ?? '';
}

function holdsTogether(signerDer: Uint8Array, rootDer: Uint8Array, at: Date, use: x509.HostCertificateUse): boolean {
  const signer = new X509Certificate(signerDer);
  const root = new X509Certificate(rootDer);
  const inTime = (c: X509Certificate) => c.validFromDate <= at && at <= c.validToDate;
  return (
    root.ca &&
    x509.mayCertify(root.raw) &&
    root.checkIssued(root) &&
    root.verify(root.publicKey) &&
    !signer.ca &&
    x509.isFor(signer.raw, use) &&
    signer.checkIssued(root) &&
    signer.verify(root.publicKey) &&
    inTime(root) &&
    inTime(signer)
  );
}

/** A trusted root that cannot be read is no root: it must not make the others unusable. */
function readTrusted(pem: string): Buffer | null {
  try {
    return new X509Certificate(pem).raw;
  } catch {
    return null;
  }
}

function fingerprintBytes(der: Uint8Array): Buffer {
  return createHash('sha256').update(der).digest();
}

function hexPairs(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex').toUpperCase();
  return (hex.match(/../g) ?? []).join(':');
}
