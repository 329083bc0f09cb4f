import { fromBER, Sequence } from 'asn1js';
import { verify, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { makeRevocationList, readRevocationList, parseCertificate } from './x509.ts';

const pemOfList = /-----BEGIN X509 CRL-----[\s\S]*?-----END X509 CRL-----/g;

export interface Revoked {
  readonly certificatePem: string;
  readonly at: Date;
}

/** The organisation's list of revoked host certificates, signed by its root (RFC 5280 CRL), as PEM. */
export async function revocationList(
  root: { readonly certificatePem: string; readonly privateKey: KeyObject },
  revoked: readonly Revoked[],
  now: Date,
): Promise<string> {
  const entries = revoked.map(({ certificatePem, at }) => ({
    serialNumber: parseCertificate(certificatePem).serialNumber,
    revocationDate: at,
  }));
  return await makeRevocationList(parseCertificate(root.certificatePem), root.privateKey, entries, now);
}

/** Every revocation list in a text of PEM blocks, as PEM. */
export function revocationListsIn(pem: string): string[] {
  return pem.match(pemOfList) ?? [];
}

/**
 * True when a list signed by this root names the certificate. Whatever the document's own date: a key in wrong hands dates as it
 * likes. Lists of other roots and what cannot be read say nothing.
 */
export function isRevoked(signerDer: Uint8Array, rootDer: Uint8Array, listsPem: readonly string[]): boolean {
  const serial = new X509Certificate(signerDer).serialNumber.toLowerCase();
  const rootKey = new X509Certificate(rootDer).publicKey;
  return listsPem.flatMap(revocationListsIn).some((pem) => {
    try {
      const { der, signature, serials } = readRevocationList(pem);
      return signedBy(rootKey, der, signature) && serials.some((one) => sameNumber(one, serial));
    } catch {
      return false;
    }
  });
}

/** The signature covers the first element of the list, in its very bytes (RFC 5280 §5.1.1.3). */
function signedBy(key: KeyObject, der: Uint8Array, signature: Uint8Array): boolean {
  const { result } = fromBER(Buffer.from(der));
  const signed = result instanceof Sequence ? result.valueBlock.value[0]?.valueBeforeDecodeView : undefined;
  return signed !== undefined && verify('sha256', signed, { key, dsaEncoding: 'der' }, signature);
}

function sameNumber(a: string, b: string): boolean {
  const plain = (hex: string) => hex.toLowerCase().replace(/^0+/, '');
  return plain(a) === plain(b);
}
