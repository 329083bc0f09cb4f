import { X509Certificate } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { encode } from 'cborg';
import { z } from 'zod';
import { encode as encodeQr } from 'uqr';
import type { CertificateContent } from '#domain/certificate/certificate.ts';
import type { LocaleText } from '#domain/item/locale.ts';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { decodeStrict, readCose, signCose } from './cose.ts';
import type { CoseSign1 } from './cose.ts';

/** Says that the rest is base 45 of a raw-deflated COSE_Sign1 whose payload is a CWT (RFC 8392). */
export const qrPrefix = 'INV1:';
const longestText = 4296; // what the largest QR code holds
const largestMessage = 16_384;

/** CWT claims; the last is in the range for private use and holds number, holder, Latin name, scheme, level, sample. */
const claim = { expires: 4, notBefore: 5, issuedAt: 6, id: 7, certificate: -65537 } as const;

/** What the QR of a certificate says by itself. Scheme and level stand there in one language, the dates to the second. */
export interface QrContent extends Pick<
  CertificateContent,
  'number' | 'holderName' | 'holderLatinName' | 'schemeName' | 'level' | 'sample'
> {
  readonly issuedAt: number;
  readonly validFrom: number;
  readonly validUntil: number | null;
  readonly credentialId: string;
}

/** The signed compact form of a certificate: with the root, enough for a check without a network. */
export function makeQrText(content: CertificateContent, keys: IssuingKeys): string {
  const signer = new X509Certificate(keys.issuingCertificatePem).raw;
  const rootSha256 = Buffer.from(certificateFingerprint(keys.rootCertificatePem).replaceAll(':', ''), 'hex');
  const message = signCose(encode(claimsOf(content)), { signer, rootSha256 }, keys.issuingPrivateKey);
  return qrPrefix + encodeBase45(deflateRawSync(message, { level: 9 }));
}

/** Takes a QR text apart, or null when it is none of ours. Says nothing about whether to believe it. Never throws. */
export function decodeQrText(text: string): (CoseSign1 & { readonly content: QrContent }) | null {
  if (!text.startsWith(qrPrefix) || text.length > longestText) return null;
  const deflated = decodeBase45(text.slice(qrPrefix.length));
  if (deflated === null) return null;
  try {
    const cose = readCose(inflateRawSync(deflated, { maxOutputLength: largestMessage }));
    return { ...cose, content: contentOf(decodeStrict(cose.payload)) };
  } catch {
    return null; // no deflate stream, no COSE message, or claims of something else
  }
}

/** The modules of the QR code for a text, row by row, dark = true, without a quiet zone. Stays readable by a phone at 30 mm. */
export function qrModules(text: string): boolean[][] {
  const options = { border: 0, boostEcc: true } as const;
  const strong = encodeQr(text, { ...options, ecc: 'M' });
  return strong.version <= 22 ? strong.data : encodeQr(text, { ...options, ecc: 'L' }).data;
}

function claimsOf(content: CertificateContent): Map<number, unknown> {
  const { number, holderName, holderLatinName, schemeName, level, sample } = content;
  const certificate = [number, holderName, holderLatinName ?? null, oneOf(schemeName), oneOf(level), sample];
  const claims = new Map<number, unknown>([
    [claim.notBefore, seconds(content.validFrom)],
    [claim.issuedAt, seconds(content.issuedAt)],
    [claim.id, Buffer.from(content.credentialId.replace('urn:uuid:', '').replaceAll('-', ''), 'hex')],
    [claim.certificate, certificate],
  ]);
  if (content.validUntil !== null) claims.set(claim.expires, seconds(content.validUntil));
  return claims;
}

const numericDate = z.int().min(0);
const oneText = z.map(z.enum(['zh-CN', 'en']), z.string()).transform((m): LocaleText => Object.fromEntries(m));
const claimsSchema = z.object({
  expires: numericDate.optional(),
  notBefore: numericDate,
  issuedAt: numericDate,
  id: z.instanceof(Uint8Array).refine((id) => id.length === 16),
  certificate: z.tuple([z.string(), z.string(), z.string().nullable(), oneText, oneText, z.boolean()]),
});

/** Throws when the claims are not a certificate's. */
function contentOf(payload: unknown): QrContent {
  if (!(payload instanceof Map)) throw new TypeError('a map of claims is expected');
  const named = Object.entries(claim).map(([name, key]) => [name, payload.get(key) as unknown]);
  const claims = claimsSchema.parse(Object.fromEntries(named));
  const [number, holderName, latin, schemeName, level, sample] = claims.certificate;
  const hex = Buffer.from(claims.id).toString('hex');
  return {
    number,
    holderName,
    ...(latin === null ? {} : { holderLatinName: latin }),
    schemeName,
    level,
    issuedAt: claims.issuedAt * 1000,
    validFrom: claims.notBefore * 1000,
    validUntil: claims.expires === undefined ? null : claims.expires * 1000 + 999,
    credentialId: `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`,
    sample,
  };
}

function seconds(at: number): number {
  return Math.floor(at / 1000);
}

/** Both languages would cost three QR versions. */
function oneOf(text: LocaleText): LocaleText {
  return text['zh-CN'] === undefined ? text : { 'zh-CN': text['zh-CN'] };
}
