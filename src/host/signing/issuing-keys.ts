import type { KeyObject } from 'node:crypto';

/** What it takes to sign a certificate: the opened issuing key, and the chain that goes into every signed form. */
export interface IssuingKeys {
  readonly issuingPrivateKey: KeyObject;
  readonly issuingCertificatePem: string;
  readonly rootCertificatePem: string;
}
