import { createHash, X509Certificate } from 'node:crypto';
import type { CertificateContent } from '#domain/certificate/certificate.ts';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { isSampleCertificate, parseCertificate } from '#host/signing/x509.ts';
import { drawCertificatePdf } from './certificate-pdf.ts';
import { certificateContentSchema } from './content-schema.ts';
import { tidyText, undrawable } from './glyphs.ts';
import { makeCredentialJson } from './open-badge.ts';
import { TextTooLong } from './page-canvas.ts';
import { signPdf } from './pdf-signature.ts';
import { makeQrText } from './qr.ts';

/** Every signed form of one certificate, and the SHA-256 of each, hex, for the journal. */
export interface IssuedCertificate {
  readonly ok: true;
  readonly pdf: Uint8Array;
  readonly credentialJson: string;
  readonly qrText: string;
  readonly sha256: { readonly pdf: string; readonly credential: string; readonly qr: string };
}

export interface IssueRefusal {
  readonly ok: false;
  /** `undrawable`: no bundled face has these characters. `too-long`: this text does not fit the page in a readable size. */
  readonly reason: 'undrawable' | 'too-long';
  /** The characters, each with its code point (`𠮷 U+20BB7`); with `too-long`, the text. */
  readonly characters: readonly string[];
}

/**
 * Draws and signs one certificate in all its forms. A sample organisation's key issues samples only, whatever is asked.
 * Throws a RangeError naming the field when the content is not a certificate's, or when the private key is not the issuing certificate's.
 */
export async function issueCertificate(wish: {
  readonly content: CertificateContent;
  readonly keys: IssuingKeys;
}): Promise<IssuedCertificate | IssueRefusal> {
  const { keys } = wish;
  const root = parseCertificate(keys.rootCertificatePem);
  const content = tidy({ ...wish.content, sample: wish.content.sample || isSampleCertificate(root) });
  checkContent(content);
  if (!new X509Certificate(keys.issuingCertificatePem).checkPrivateKey(keys.issuingPrivateKey))
    throw new RangeError('keys: the private key does not belong to the issuing certificate');
  const characters = [...new Set(printedTexts(content).flatMap((text) => undrawable(text)))];
  if (characters.length > 0) return { ok: false, reason: 'undrawable', characters };
  const qrText = makeQrText(content, keys);
  const credentialJson = await makeCredentialJson(content, keys);
  const rootFingerprint = certificateFingerprint(keys.rootCertificatePem);
  try {
    const pdf = await signPdf(await drawCertificatePdf({ content, qrText, credentialJson, rootFingerprint }), keys);
    const sha256 = { pdf: hash(pdf), credential: hash(credentialJson), qr: hash(qrText) };
    return { ok: true, pdf, credentialJson, qrText, sha256 };
  } catch (error) {
    if (error instanceof TextTooLong) return { ok: false, reason: 'too-long', characters: [error.text] };
    throw error;
  }
}

/** Every text as it is drawn, so that the page, the credential and the QR say the same to the letter. */
function tidy(content: CertificateContent): CertificateContent {
  return JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    typeof value === 'string' ? tidyText(value) : value,
  ) as CertificateContent;
}

function checkContent(content: CertificateContent): void {
  const parsed = certificateContentSchema.safeParse(content);
  if (parsed.success) return;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new RangeError(`the certificate's content is refused: ${faults.join('; ')}`);
}

function printedTexts(content: CertificateContent): string[] {
  const { organisation, schemeName, level, scope, conditions } = content;
  const both = [organisation, schemeName, level, scope, conditions ?? {}].flatMap((text) => Object.values(text));
  return [content.holderName, content.holderLatinName ?? '', content.decidedBy, ...both].filter(
    (text) => text !== undefined,
  );
}

function hash(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}
