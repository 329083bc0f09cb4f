import type { ChainRefusal } from '#host/signing/chain.ts';
import type { Verification } from '../certificate/verification.ts';
import type { ZipRefusal } from '../zip/read-zip.ts';
import type { DataRefusal } from './package-data.ts';

/** What exactly is wrong with a results package. */
export type PackageFault =
  | ChainRefusal
  | DataRefusal
  /** The zip itself is refused: its reason stands behind the colon. */
  | `zip:${ZipRefusal}`
  | 'signature-broken'
  | 'manifest-unreadable'
  | 'file-missing'
  | 'file-added'
  | 'file-changed'
  | 'not-as-written'
  | 'from-the-future'
  | 'not-a-results-package';

/** In the words that all signed forms share. */
export function reasonOf(fault: PackageFault): NonNullable<Verification['reason']> {
  switch (fault) {
    case 'issuer-unknown':
    case 'untrusted-chain':
    case 'issuer-revoked':
    case 'signature-broken':
      return fault;
    case 'manifest-unreadable':
    case 'not-a-results-package':
      return 'unknown-format';
    case 'results-unreadable':
    case 'heads-unreadable':
    case 'head-not-signed':
    case 'decision-not-signed':
      return 'contradictory';
    case 'from-the-future':
      return 'not-yet-valid';
    default:
      return 'changed';
  }
}
