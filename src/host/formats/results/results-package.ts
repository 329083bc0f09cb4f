import { createHash, X509Certificate } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';
import { CompactSign } from 'jose';
import type { LocaleText, Locale } from '#domain/item/locale.ts';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { dataNames, manifestName, packageFormat, signatureName } from './package-schema.ts';
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
    'results.json': json({ format: packageFormat, sessionId: session.sessionId, candidates }),
    'results.csv': Buffer.from(csv),
    'chain-heads.json': json({ format: packageFormat, journalCertificatePem, heads }),
  };
  const manifest = json({
    format: packageFormat,
    program,
    createdAt,
    organisation: { ...organisation, rootFingerprint: certificateFingerprint(issuing.rootCertificatePem) },
    session,
    issuingChainPem: [issuing.issuingCertificatePem, issuing.rootCertificatePem],
    files: dataNames.map((name) => ({ name, size: data[name].length, sha256: sha256Hex(data[name]) })),
  } satisfies PackageManifest);
  const files: [string, Uint8Array][] = dataNames.map((name) => [name, data[name]]);
  return packCanonically([
    [manifestName, manifest],
    [signatureName, Buffer.from(await signDetached(manifest, issuing))],
    ...files,
  ]);
}

/**
 * A zip that is a function of its files alone: stored, in this order, all dated the first day a zip can name. So a verifier
 * makes it again and compares, and no byte of a package is free to be changed.
 */
export function packCanonically(files: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const entries: Zippable = Object.fromEntries(files);
  // In local time, which is what a zip's dates are: the same bytes in every time zone.
  return zipSync(entries, { level: 0, mtime: new Date(1980, 0, 1) });
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function signDetached(payload: Uint8Array, issuing: IssuingKeys): Promise<string> {
  const x5c = [issuing.issuingCertificatePem, issuing.rootCertificatePem].map((pem) =>
    new X509Certificate(pem).raw.toString('base64'),
  );
  const jws = await new CompactSign(payload)
    .setProtectedHeader({ alg: 'ES256', typ: 'invigil-results+jws', x5c })
    .sign(issuing.issuingPrivateKey);
  const [header = '', , signature = ''] = jws.split('.');
  return `${header}..${signature}`;
}

function json(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
