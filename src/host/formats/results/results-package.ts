import type { LocaleText, Locale } from '#domain/item/locale.ts';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { manifestJson, packSigned, sha256Hex } from '../zip/signed-zip.ts';
import { dataNames, packageFormat } from './package-schema.ts';
import type { PackageCandidate, PackageHead, PackageManifest, PackageSession } from './package-schema.ts';
import { resultsCsv } from './results-csv.ts';

export interface ResultsPackageInput {
  readonly organisation: { readonly name: LocaleText; readonly sample: boolean };
  readonly session: PackageSession;
  readonly candidates: readonly PackageCandidate[];
  readonly heads: readonly PackageHead[];
  readonly journalCertificatePem: string;
  readonly issuing: IssuingKeys;
  /** Epoch milliseconds of the host's clock. */
  readonly createdAt: number;
  /** The program and its version. */
  readonly program: string;
  /** Of results.csv. */
  readonly locale: Locale;
  readonly timeZone?: string;
}

/**
 * HR's signed file: a zip of results.json (everything), results.csv (to look at), chain-heads.json, manifest.json (their
 * hashes) and manifest.sig, a detached JWS (ES256, RFC 7515 appendix F) over the manifest with the issuing chain in `x5c`.
 * The same input makes the same zip but for the signature, which ECDSA draws anew each time.
 */
export async function resultsPackage(input: ResultsPackageInput): Promise<Uint8Array> {
  const { organisation, session, candidates, heads, issuing, createdAt, program, journalCertificatePem } = input;
  const csv = resultsCsv(
    candidates.map((c) => c.row),
    input.locale,
    input.timeZone,
  );
  const data: Record<(typeof dataNames)[number], Buffer> = {
    'results.json': manifestJson({ format: packageFormat, sessionId: session.sessionId, candidates }),
    'results.csv': Buffer.from(csv),
    'chain-heads.json': manifestJson({ format: packageFormat, journalCertificatePem, heads }),
  };
  const files = dataNames.map((name) => [name, data[name]] as const);
  const manifest = {
    format: packageFormat,
    program,
    createdAt,
    organisation: { ...organisation, rootFingerprint: certificateFingerprint(issuing.rootCertificatePem) },
    session,
    issuingChainPem: [issuing.issuingCertificatePem, issuing.rootCertificatePem],
    files: dataNames.map((name) => ({ name, size: data[name].length, sha256: sha256Hex(data[name]) })),
  } satisfies PackageManifest;
  return packSigned(manifest, files, issuing, 'invigil-results+jws');
}
