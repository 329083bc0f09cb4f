import type { CertificateStatus } from '#domain/certificate/certificate.ts';
import type { ChainRefusal } from '#host/signing/chain.ts';

/** Why a document is not valid. */
export type NotValidReason =
  | ChainRefusal
  | 'not-signed'
  | 'signature-broken'
  | 'changed'
  | 'not-a-certificate'
  | 'contradictory'
  | 'not-yet-valid'
  | 'expired'
  | 'suspended'
  | 'withdrawn';

/** Why a file could not be read at all. */
export type UnreadableReason = 'empty' | 'too-large' | 'unknown-format' | 'damaged';

/** What a checked document says, in flat texts. Dates are ISO 8601; a text in two languages stands under two names. */
export type VerifiedContent = Readonly<Record<string, string>>;

export type DocumentKind = 'pdf' | 'credential' | 'qr' | 'results-package' | 'unknown';

/** The answer to "is this genuine, and does it hold today?". Nothing in `content` is to be believed unless `outcome` is `valid`. */
export interface Verification {
  readonly kind: DocumentKind;
  readonly outcome: 'valid' | 'not-valid' | 'unreadable';
  readonly reason?: NotValidReason | UnreadableReason;
  /** SHA-256 of the root the document names, hex pairs, trusted or not. */
  readonly rootFingerprint?: string;
  readonly content?: VerifiedContent;
  readonly sample: boolean;
}

export interface VerifyOptions {
  readonly trustedRootsPem: readonly string[];
  readonly now: Date;
  /** What the register knows of a certificate number, where there is one at hand. */
  readonly status?: (number: string) => CertificateStatus | undefined;
}

/** Checks a results package (a ZIP). Given to `verifyFile` by whoever knows that format. */
export type PackageVerifier = (bytes: Uint8Array, options: VerifyOptions) => Promise<Verification>;
