import type { LocaleText } from '../item/locale.ts';

/** What a certificate says. The page, the credential and the QR are made from this and from nothing else. Moments are epoch milliseconds. */
export interface CertificateContent {
  readonly number: string;
  readonly organisation: LocaleText;
  /** As the holder writes it, in any script. */
  readonly holderName: string;
  readonly holderLatinName?: string;
  readonly schemeName: LocaleText;
  readonly level: LocaleText;
  readonly scope: LocaleText;
  readonly conditions?: LocaleText;
  readonly issuedAt: number;
  readonly validFrom: number;
  /** The last moment of validity; null: the certificate does not expire. */
  readonly validUntil: number | null;
  /** The zone the printed dates are read in, an IANA name. */
  readonly timeZone?: string;
  readonly decidedBy: string;
  /** SHA-256 of the results the decision rests on, hex. */
  readonly resultsHash?: string;
  /** `urn:uuid:…`, the same in every signed form of this certificate. */
  readonly credentialId: string;
  readonly sample: boolean;
}

/** Where a certificate stands in the register, apart from its dates. */
export type CertificateStatus = 'valid' | 'suspended' | 'withdrawn';

/** What a certificate is worth at a moment. */
export type CertificateStanding = 'valid' | 'not-yet-valid' | 'expired' | 'suspended' | 'withdrawn';

/** The standing at `at` (epoch milliseconds). A withdrawal outweighs a suspension, and both outweigh the dates. */
export function certificateStanding(
  dates: Pick<CertificateContent, 'validFrom' | 'validUntil'>,
  status: CertificateStatus,
  at: number,
): CertificateStanding {
  if (status !== 'valid') return status;
  if (at < dates.validFrom) return 'not-yet-valid';
  if (dates.validUntil !== null && at > dates.validUntil) return 'expired';
  return 'valid';
}
