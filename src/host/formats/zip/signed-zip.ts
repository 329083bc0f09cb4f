import { createHash, X509Certificate } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';
import { CompactSign, flattenedVerify } from 'jose';
import { z } from 'zod';
import { checkChain, type ChainRefusal } from '#host/signing/chain.ts';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { readZip, type ZipLimits, type ZipRefusal } from './read-zip.ts';

/** Names of the two files that a manifest itself does not list. */
export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';

/** What every manifest says of the files beside it. */
export const listedFiles = z.array(
  z.object({ name: z.string(), size: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
);

/** A manifest's JSON as it is written and signed. */
export function manifestJson(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/** What a manifest lists for these files. */
export function listFiles(files: readonly (readonly [string, Uint8Array])[]): z.infer<typeof listedFiles> {
  return files.map(([name, bytes]) => ({ name, size: bytes.length, sha256: sha256Hex(bytes) }));
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

/** The zip of a manifest, its signature and the files it lists. `type` says what kind of package is signed. */
export async function packSigned(
  manifest: object,
  files: readonly (readonly [string, Uint8Array])[],
  issuing: IssuingKeys,
  type: string,
): Promise<Uint8Array> {
  const written = manifestJson(manifest);
  const signature = Buffer.from(await signDetached(written, issuing, type));
  return packCanonically([[manifestName, written], [signatureName, signature], ...files]);
}

/** A detached JWS (ES256, RFC 7515 appendix F) with the issuing chain in `x5c`. */
async function signDetached(payload: Uint8Array, issuing: IssuingKeys, type: string): Promise<string> {
  const x5c = [issuing.issuingCertificatePem, issuing.rootCertificatePem].map((pem) =>
    new X509Certificate(pem).raw.toString('base64'),
  );
  const jws = await new CompactSign(payload)
    .setProtectedHeader({ alg: 'ES256', typ: type, x5c })
    .sign(issuing.issuingPrivateKey);
  const [header = '', , signature = ''] = jws.split('.');
  return `${header}..${signature}`;
}

export interface Signed {
  /** The certificate of the key that signed, DER. */
  readonly signer: Uint8Array;
  readonly root: Uint8Array;
  readonly type: string;
}

/** Who signed these very bytes; null when nobody did. Trust in the signer is checked apart. */
export async function readSignature(
  payload: Uint8Array | undefined,
  signature: Uint8Array | undefined,
): Promise<Signed | null> {
  const text = signature === undefined ? '' : Buffer.from(signature).toString('latin1');
  const [, header = '', mark = ''] = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]+)$/.exec(text) ?? [];
  // Base64 has spare bits at its end: only the one spelling that was written counts.
  if (payload === undefined || Buffer.from(mark, 'base64url').toString('base64url') !== mark) return null;
  try {
    const { x5c, typ } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as Record<string, unknown>;
    const [signer, root] =
      Array.isArray(x5c) && x5c.length === 2 ? x5c.map((one) => Buffer.from(String(one), 'base64')) : [];
    if (signer === undefined || root === undefined) return null;
    const jws = { protected: header, payload: Buffer.from(payload).toString('base64url'), signature: mark };
    await flattenedVerify(jws, new X509Certificate(signer).publicKey, { algorithms: ['ES256'] });
    return { signer, root, type: String(typ) };
  } catch {
    return null; // not JSON, no certificate, or a signature that does not fit
  }
}

/** What is wrong with the files beside a manifest; null when they are the ones that were signed. */
export function checkFiles(
  listed: z.infer<typeof listedFiles>,
  files: ReadonlyMap<string, Uint8Array>,
): { readonly fault: 'file-missing' | 'file-changed' | 'file-added'; readonly name: string } | null {
  const names = new Set<string>([manifestName, signatureName]);
  for (const { name, size, sha256 } of listed) {
    const file = files.get(name);
    if (file === undefined) return { fault: 'file-missing', name };
    if (file.length !== size || sha256Hex(file) !== sha256) return { fault: 'file-changed', name };
    names.add(name);
  }
  const added = [...files.keys()].find((name) => !names.has(name));
  return added === undefined ? null : { fault: 'file-added', name: added };
}

/** Where exactly a signed package is not what was signed. The zip's own reason stands behind the colon. */
export type SignedZipFault =
  | ChainRefusal
  | `zip:${ZipRefusal}`
  | 'signature-broken'
  | 'manifest-unreadable'
  | 'file-missing'
  | 'file-changed'
  | 'file-added'
  | 'not-as-written';

export type OpenedPackage<M> =
  | {
      readonly ok: true;
      readonly manifest: M;
      readonly files: ReadonlyMap<string, Uint8Array>;
      /** The certificate of the key that signed, DER. */
      readonly signer: Uint8Array;
    }
  | {
      readonly ok: false;
      readonly fault: SignedZipFault;
      /** The file inside that is wrong, where it is one. */
      readonly file?: string;
    };

/** Opens an untrusted package: every byte of it must be as a trusted issuing key signed it. Never throws. */
export async function openSigned<M extends { files: z.infer<typeof listedFiles>; createdAt: number }>(
  bytes: Uint8Array,
  how: {
    readonly limits: ZipLimits;
    readonly type: string;
    readonly schema: z.ZodType<M>;
    readonly trustedRootsPem: readonly string[];
  },
): Promise<OpenedPackage<M>> {
  const no = (fault: SignedZipFault, file?: string) =>
    ({ ok: false, fault, ...(file === undefined ? {} : { file }) }) as const;
  const zip = await readZip(bytes, how.limits);
  if (!zip.ok) return no(`zip:${zip.reason}`, zip.entry);
  const written = zip.files.get(manifestName);
  const signed = await readSignature(written, zip.files.get(signatureName));
  if (written === undefined || signed?.type !== how.type) return no('signature-broken');
  const manifest = readManifest(how.schema, written);
  if (manifest === null) return no('manifest-unreadable');
  const at = new Date(manifest.createdAt);
  const chain = checkChain({ signer: signed.signer, root: signed.root }, how.trustedRootsPem, at, 'issuing');
  if (!chain.ok) return no(chain.reason);
  const wrong = checkFiles(manifest.files, zip.files);
  if (wrong !== null) return no(wrong.fault, wrong.name);
  if (!Buffer.from(packCanonically([...zip.files])).equals(Buffer.from(bytes))) return no('not-as-written');
  return { ok: true, manifest, files: zip.files, signer: signed.signer };
}

function readManifest<M>(schema: z.ZodType<M>, bytes: Uint8Array): M | null {
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
