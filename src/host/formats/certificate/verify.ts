import { isDeepStrictEqual } from 'node:util';
import { verifyBytes } from '#host/signing/signature.ts';
import { certificatePublicKey } from '#host/signing/x509.ts';
import { attachments } from './certificate-pdf.ts';
import { judge } from './judge.ts';
import type { SignedCertificate } from './judge.ts';
import { checkCredential, readCredential } from './open-badge.ts';
import { attachedText, checkPdfSignature } from './pdf-signature-check.ts';
import { decodeQrText, qrPrefix } from './qr.ts';
import type { DocumentKind, PackageVerifier, Verification, VerifyOptions } from './verification.ts';

/** Bytes. Larger than any certificate or results package this program writes. */
const largest = { certificate: 20_000_000, package: 500_000_000 } as const;

/**
 * Says what a file is and whether it is genuine and holds today: a certificate as PDF, credential (JSON or bare JWT) or QR
 * text, or a results package, for which the caller gives the verifier. The file is untrusted; never throws.
 */
export async function verifyFile(
  bytes: Uint8Array,
  options: VerifyOptions & { readonly verifyPackage?: PackageVerifier },
): Promise<Verification> {
  const kind = kindOf(bytes);
  const unreadable = (reason: Verification['reason'] & string): Verification => ({
    kind,
    outcome: 'unreadable',
    reason,
    sample: false,
  });
  if (bytes.length === 0) return unreadable('empty');
  if (bytes.length > (kind === 'results-package' ? largest.package : largest.certificate))
    return unreadable('too-large');
  try {
    switch (kind) {
      case 'pdf':
        return await verifyPdf(bytes, options);
      case 'credential':
        return await verifyCredential(Buffer.from(bytes).toString('utf8'), options);
      case 'qr':
        return verifyQr(Buffer.from(bytes).toString('utf8').trim(), options);
      case 'results-package':
        return (await options.verifyPackage?.(bytes, options)) ?? unreadable('unknown-format');
      case 'unknown':
        return unreadable('unknown-format');
    }
  } catch {
    return unreadable('damaged');
  }
}

/** What a file claims to be by its first bytes. */
function kindOf(bytes: Uint8Array): DocumentKind {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004')) return 'results-package';
  const text = head.replace(/^\u00EF\u00BB\u00BF/, '').trimStart();
  if (text.startsWith(qrPrefix)) return 'qr';
  return text.startsWith('{') || /^eyJ[\w-]*\.?/.test(text) ? 'credential' : 'unknown';
}

function notValid(kind: DocumentKind, reason: Verification['reason'] & string): Verification {
  return { kind, outcome: 'not-valid', reason, sample: false };
}

async function verifyPdf(bytes: Uint8Array, options: VerifyOptions): Promise<Verification> {
  const signature = checkPdfSignature(bytes);
  if (!signature.ok) return notValid('pdf', signature.reason);
  const credential = attachedText(bytes, attachments.credential);
  const read = credential === null ? null : readCredential(credential);
  if (credential === null || read === null) return notValid('pdf', 'not-a-certificate');
  const checked = await checkCredential(credential, read);
  if (!checked.ok) return notValid('pdf', checked.reason);
  const { content } = checked;
  const sameSigner = Buffer.from(signature.signer).equals(read.signer) && Buffer.from(signature.root).equals(read.root);
  if (!sameSigner || !showsTheSame(attachedText(bytes, attachments.qr), content, signature.signer))
    return notValid('pdf', 'contradictory');
  return judge('pdf', { signer: signature.signer, root: signature.root, content }, options);
}

/** True when the QR on the page is this certificate's, by the same key. */
function showsTheSame(qrText: string | null, content: SignedCertificate['content'], signer: Uint8Array): boolean {
  const qr = qrText === null ? null : decodeQrText(qrText);
  if (qr === null || !Buffer.from(qr.signer).equals(signer)) return false;
  if (!verifyBytes(certificatePublicKey(signer), qr.signed, qr.signature)) return false;
  const { number, holderName, holderLatinName, credentialId, sample } = content;
  const shown = [qr.content.number, qr.content.holderName, qr.content.holderLatinName, qr.content.credentialId];
  return isDeepStrictEqual([...shown, qr.content.sample], [number, holderName, holderLatinName, credentialId, sample]);
}

async function verifyCredential(text: string, options: VerifyOptions): Promise<Verification> {
  const plain = text.replace(/^\uFEFF/, '');
  const read = readCredential(plain);
  if (read === null) return { kind: 'credential', outcome: 'unreadable', reason: 'damaged', sample: false };
  const checked = await checkCredential(plain, read);
  if (!checked.ok) return notValid('credential', checked.reason);
  return judge('credential', { ...read, content: checked.content }, options);
}

function verifyQr(text: string, options: VerifyOptions): Verification {
  const qr = decodeQrText(text);
  if (qr === null) return { kind: 'qr', outcome: 'unreadable', reason: 'damaged', sample: false };
  if (!verifyBytes(certificatePublicKey(qr.signer), qr.signed, qr.signature)) return notValid('qr', 'signature-broken');
  return judge('qr', { signer: qr.signer, root: { sha256: qr.rootSha256 }, content: qr.content }, options);
}
