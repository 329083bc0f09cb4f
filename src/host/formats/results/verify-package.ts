import { inLocale } from '#domain/item/locale.ts';
import { checkChain } from '#host/signing/chain.ts';
import { isSampleCertificate, parseCertificate } from '#host/signing/x509.ts';
import type { Verification } from '../certificate/verification.ts';
import { readZip } from '../zip/read-zip.ts';
import { checkData, type PackageData } from './package-data.ts';
import { reasonOf, type PackageFault } from './package-fault.ts';
import { checkFiles, manifestName, packCanonically, readSignature, signatureName } from '../zip/signed-zip.ts';
import { manifestSchema, packageFormat } from './package-schema.ts';
import type { PackageManifest } from './package-schema.ts';

/** The answer as for every other signed form; `detail` says more exactly than `reason` what is wrong with a package. */
export type PackageVerification = Verification & { readonly detail?: PackageFault };

/** A package of 5,000 candidates is about 15 MB; its files are stored, so nothing in it may be denser than text packs. */
const limits = { entries: 16, totalBytes: 200 * 1_048_576, ratio: 100 };
const dayMs = 86_400_000;

/** True when the bytes claim to be a results package, even a damaged one: its files are stored, so the name stands in clear. */
function looksLikePackage(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes(packageFormat) || (buffer.includes(manifestName) && buffer.includes(signatureName));
}

/**
 * Checks a results package without a network: the zip, the signature and its chain to a trusted root, every file against the
 * manifest, the signed chain heads and decisions. Never throws. `now` only refuses a package from the future.
 */
export async function verifyResultsPackage(
  bytes: Uint8Array,
  trust: { readonly trustedRootsPem: readonly string[]; readonly now: Date },
): Promise<PackageVerification> {
  if (!looksLikePackage(bytes)) return { ...refused('not-a-results-package'), kind: 'unknown', outcome: 'unreadable' };
  const zip = await readZip(bytes, limits);
  if (!zip.ok) return refused(`zip:${zip.reason}`);
  const manifestBytes = zip.files.get(manifestName);
  const signed = await readSignature(manifestBytes, zip.files.get(signatureName));
  if (manifestBytes === undefined || signed === null) return refused('signature-broken');
  const manifest = readManifest(manifestBytes);
  if (manifest === null) return refused('manifest-unreadable');

  const at = new Date(manifest.createdAt);
  const chain = checkChain({ signer: signed.signer, root: signed.root }, trust.trustedRootsPem, at, 'issuing');
  const about = {
    ...(chain.rootFingerprint !== undefined && { rootFingerprint: chain.rootFingerprint }),
    sample: isSample(signed.root),
  };
  if (!chain.ok && chain.reason === 'untrusted-chain') return refused('untrusted-chain', about);
  const files = checkFiles(manifest.files, zip.files);
  if (files !== null) return refused(files.fault, about);
  if (!sameBytes(packCanonically([...zip.files]), bytes)) return refused('not-as-written', about);
  const data = checkData(zip.files, manifest, signed.root);
  if (!data.ok) return refused(data.reason, about);
  const content = contentOf(manifest, data);
  if (at.getTime() > trust.now.getTime() + dayMs) return refused('from-the-future', { ...about, content });
  if (!chain.ok) return refused(chain.reason, { ...about, content });
  return { kind: 'results-package', outcome: 'valid', ...about, content };
}

function refused(fault: PackageFault, known: Partial<PackageVerification> = {}): PackageVerification {
  const outcome = { kind: 'results-package', outcome: 'not-valid', reason: reasonOf(fault), detail: fault } as const;
  return { ...outcome, sample: false, ...known };
}

function readManifest(bytes: Uint8Array): PackageManifest | null {
  try {
    return manifestSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}

function isSample(root: Uint8Array): boolean {
  try {
    return isSampleCertificate(parseCertificate(Buffer.from(root)));
  } catch {
    return false;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(Buffer.from(b));
}

function contentOf(manifest: PackageManifest, data: PackageData): Record<string, string> {
  const { organisation, session, createdAt } = manifest;
  return {
    organisation: inLocale(organisation.name, 'zh-CN'),
    session: session.title,
    scheme: inLocale(session.schemeTitle, 'zh-CN'),
    createdAt: new Date(createdAt).toISOString(),
    candidates: String(data.candidates),
    certified: String(data.certified),
    heads: String(data.heads),
    lastHead: data.lastHead,
  };
}
