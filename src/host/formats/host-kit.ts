import { X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { localeText } from '#contract/values.ts';
import { checkChain } from '#host/signing/chain.ts';
import { readRecoveryCode } from '#host/signing/recovery-code.ts';
import { openSealedKey, publicKeyFingerprint, sealedKeySchema } from '#host/signing/sealed-key.ts';
import { signBytes, verifyBytes } from '#host/signing/signature.ts';

const kitFormat = 'invigil-host-kit/1';
const pem = z.string().max(8_000);

/** Keys for another host of the organisation, its private ones sealed under the kit's code. JSON, signed by the root. */
const kitContent = z.object({
  format: z.literal(kitFormat),
  organisation: localeText,
  sample: z.boolean(),
  hostId: z.string().max(100),
  counter: z.int().min(1),
  name: z.string().max(100),
  certificatePrefix: z.string().regex(/^[A-Z0-9]{2,8}$/),
  rootCertificate: pem,
  issuingCertificate: pem,
  journalCertificate: pem,
  officeTransportKey: z.string().max(200),
  /** What the office has revoked so far; null when nothing. */
  revocations: z.string().max(1_000_000).nullable(),
  sealedIssuing: sealedKeySchema,
  sealedJournal: sealedKeySchema,
  /** Epoch milliseconds of the office's clock. */
  madeAt: z.number(),
});
export type HostKitContent = z.infer<typeof kitContent>;
const kitSchema = z.object({ kit: kitContent, signature: z.string().max(100) });

/** The kit's file, signed by the root. */
export function writeHostKit(kit: Omit<HostKitContent, 'format'>, root: KeyObject): string {
  const content: HostKitContent = { format: kitFormat, ...kit };
  const signature = signBytes(root, signedText(content)).toString('base64url');
  return JSON.stringify({ kit: content, signature }, null, 2);
}

export type OpenedKit =
  | { readonly ok: true; readonly kit: HostKitContent; readonly issuing: KeyObject; readonly journal: KeyObject }
  /** `damaged`: no kit, or not as the root signed it. */
  | { readonly ok: false; readonly reason: 'mistyped-code' | 'wrong-code' | 'damaged' };

/** Opens a kit with its code. The file is untrusted: signature, certificates and keys must all agree. */
export async function openHostKit(text: string, typedCode: string): Promise<OpenedKit> {
  const kit = readKit(text);
  if (kit === null) return { ok: false, reason: 'damaged' };
  const code = readRecoveryCode(typedCode);
  if (code === null) return { ok: false, reason: 'mistyped-code' };
  const issuing = await openSealedKey(kit.sealedIssuing, code);
  const journal = await openSealedKey(kit.sealedJournal, code);
  if (!issuing.ok || !journal.ok) return { ok: false, reason: 'wrong-code' };
  const belongs =
    publicKeyFingerprint(issuing.privateKey) === fingerprintIn(kit.issuingCertificate) &&
    publicKeyFingerprint(journal.privateKey) === fingerprintIn(kit.journalCertificate);
  return belongs
    ? { ok: true, kit, issuing: issuing.privateKey, journal: journal.privateKey }
    : { ok: false, reason: 'damaged' };
}

function readKit(text: string): HostKitContent | null {
  try {
    const { kit, signature } = kitSchema.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
    const root = new X509Certificate(kit.rootCertificate).raw;
    if (!verifyBytes(kit.rootCertificate, signedText(kit), Buffer.from(signature, 'base64url'))) return null;
    const at = new Date(kit.madeAt);
    const certified = (['issuing', 'journal'] as const).every((use) => {
      const signer = new X509Certificate(use === 'issuing' ? kit.issuingCertificate : kit.journalCertificate).raw;
      return checkChain({ signer, root }, [kit.rootCertificate], at, use).ok;
    });
    return certified ? kit : null;
  } catch {
    return null; // no JSON, another format, or no certificates
  }
}

function signedText(kit: HostKitContent): Buffer {
  return Buffer.from(canonicalize(kit) ?? '');
}

function fingerprintIn(certificate: string): string {
  return publicKeyFingerprint(new X509Certificate(certificate).publicKey);
}
