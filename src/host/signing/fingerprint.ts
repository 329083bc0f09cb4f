import { createHash, X509Certificate } from 'node:crypto';

/** SHA-256 of a certificate (PEM or DER) as hex pairs, the way it is published and compared by eye. Throws on anything that is no certificate. */
export function certificateFingerprint(certificate: string | Uint8Array): string {
  const der = new X509Certificate(certificate).raw;
  const hex = createHash('sha256').update(der).digest('hex').toUpperCase();
  return (hex.match(/../g) ?? []).join(':');
}
