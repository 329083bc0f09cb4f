import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { compactVerify, CompactSign, exportJWK } from 'jose';
import { z } from 'zod';
import type { CertificateContent } from '#domain/certificate/certificate.ts';
import { inLocale } from '#domain/item/locale.ts';
import type { LocaleText } from '#domain/item/locale.ts';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { readContent } from './content-schema.ts';

const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  // Our own member, the certificate as printed, is plain JSON to a JSON-LD processor.
  { invigilCertificate: { '@id': 'urn:invigil:certificate', '@type': '@json' } },
];
const jwtDataUrl = 'data:application/vc+jwt,';

/** A credential taken apart. The signature is not checked yet; see `verifyCredentialSignature`. */
export interface ReadCredential {
  readonly jwt: string;
  /** DER. */
  readonly signer: Uint8Array;
  readonly root: Uint8Array;
}

/**
 * The certificate as an Open Badges 3.0 credential, secured as VC-JWT (OB 3.0 §8.2: the payload is the credential, `typ` is
 * JWT, the key is in `jwk`); the chain to the root is in `x5c`. The file is a W3C EnvelopedVerifiableCredential, which is the
 * standard way to put a JWT credential into a JSON document, with a readable copy beside the envelope.
 */
export async function makeCredentialJson(content: CertificateContent, keys: IssuingKeys): Promise<string> {
  const root = new X509Certificate(keys.rootCertificatePem).raw;
  const signer = new X509Certificate(keys.issuingCertificatePem).raw;
  const credential = credentialOf(content, issuerId(root));
  const payload = { ...credential, ...registeredClaims(content, issuerId(root)) };
  const jwt = await new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({
      alg: 'ES256',
      typ: 'JWT',
      jwk: await exportJWK(createPublicKey(keys.issuingPrivateKey)),
      x5c: [signer.toString('base64'), root.toString('base64')],
    })
    .sign(keys.issuingPrivateKey);
  const file = {
    '@context': 'https://www.w3.org/ns/credentials/v2',
    id: jwtDataUrl + jwt,
    type: 'EnvelopedVerifiableCredential',
    credential,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Who issues: the organisation's root, named by its SHA-256 (RFC 6920), since there is no network to look a name up in. */
function issuerId(root: Uint8Array): string {
  return `ni:///sha-256;${createHash('sha256').update(root).digest('base64url')}`;
}

function registeredClaims(content: CertificateContent, issuer: string): Record<string, string | number> {
  return {
    iss: issuer,
    jti: content.credentialId,
    sub: holderId(content),
    nbf: Math.floor(content.validFrom / 1000),
    ...(content.validUntil === null ? {} : { exp: Math.floor(content.validUntil / 1000) }),
  };
}

/** The holder within this credential only: nothing that follows a person from one certificate to the next. */
function holderId(content: CertificateContent): string {
  return `${content.credentialId}#holder`;
}

function credentialOf(content: CertificateContent, issuer: string): Record<string, unknown> {
  const criteria = [content.scope, content.conditions].filter((t) => t !== undefined).map(bilingual);
  return {
    '@context': contexts,
    id: content.credentialId,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${bilingual(content.schemeName)} · ${bilingual(content.level)}`,
    issuer: { id: issuer, type: ['Profile'], name: bilingual(content.organisation) },
    awardedDate: isoSecond(content.issuedAt),
    validFrom: isoSecond(content.validFrom),
    ...(content.validUntil === null ? {} : { validUntil: isoSecond(content.validUntil) }),
    credentialSubject: {
      id: holderId(content),
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: content.holderName }],
      licenseNumber: content.number,
      achievement: {
        id: `${content.credentialId}#achievement`,
        type: ['Achievement'],
        achievementType: 'Certification',
        name: bilingual(content.schemeName),
        description: `${content.sample ? '样张 SAMPLE. ' : ''}${bilingual(content.scope)}`,
        specialization: bilingual(content.level),
        criteria: { narrative: criteria.join('\n\n') },
      },
    },
    invigilCertificate: content,
  };
}

/** Takes apart a credential file or a bare VC-JWT, or null when it is neither. Never throws. */
export function readCredential(text: string): ReadCredential | null {
  try {
    const jwt = text.trimStart().startsWith('{') ? envelopedJwt(JSON.parse(text)) : text.trim();
    const parts = jwt.split('.');
    if (parts.length !== 3 || !parts.every(isCanonicalBase64url)) return null;
    const head = headerSchema.parse(JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString()));
    const [signer, root] = head.x5c.map((base64) => Buffer.from(base64, 'base64'));
    return signer && root ? { jwt, signer, root } : null;
  } catch {
    return null;
  }
}

/** Only the one text that the bytes encode to, so that no changed JWT is the same credential. */
function isCanonicalBase64url(text: string): boolean {
  return text !== '' && Buffer.from(text, 'base64url').toString('base64url') === text;
}

const headerSchema = z.object({ alg: z.literal('ES256'), x5c: z.array(z.string()).length(2) });
const fileSchema = z.strictObject({
  '@context': z.literal('https://www.w3.org/ns/credentials/v2'),
  id: z.string().startsWith(jwtDataUrl),
  type: z.literal('EnvelopedVerifiableCredential'),
  credential: z.record(z.string(), z.unknown()),
});

function envelopedJwt(file: unknown): string {
  return fileSchema.parse(file).id.slice(jwtDataUrl.length);
}

export type CredentialCheck =
  | { readonly ok: true; readonly content: CertificateContent }
  | { readonly ok: false; readonly reason: 'signature-broken' | 'changed' | 'not-a-certificate' };

/**
 * Checks the signature by the key of `signer`, that the registered claims and the standard members say the same as the
 * certificate, and that the readable copy in the file is the signed one. Whether to believe `signer` is for the caller.
 */
export async function checkCredential(text: string, read: ReadCredential): Promise<CredentialCheck> {
  const refused = (reason: 'signature-broken' | 'changed' | 'not-a-certificate'): CredentialCheck => ({
    ok: false,
    reason,
  });
  let payload: Record<string, unknown>;
  try {
    const key = new X509Certificate(read.signer).publicKey;
    const verified = await compactVerify(read.jwt, key, { algorithms: ['ES256'] });
    payload = z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.from(verified.payload).toString('utf8')));
  } catch {
    return refused('signature-broken');
  }
  const content = readContent(payload['invigilCertificate']);
  if (content === null) return refused('not-a-certificate');
  const { iss, jti, sub, nbf, exp, ...credential } = payload;
  const claims = { iss, jti, sub, nbf, ...(exp === undefined ? {} : { exp }) };
  if (!isDeepStrictEqual(claims, registeredClaims(content, issuerId(read.root)))) return refused('not-a-certificate');
  if (!agrees(credential, content, issuerId(read.root))) return refused('not-a-certificate');
  if (text.trimStart().startsWith('{') && !isDeepStrictEqual(fileSchema.parse(JSON.parse(text)).credential, credential))
    return refused('changed');
  return { ok: true, content };
}

/** The standard members that a stranger's tool shows must not contradict the certificate. Wording may differ between versions. */
function agrees(credential: Record<string, unknown>, content: CertificateContent, issuer: string): boolean {
  const ours = credentialOf(content, issuer);
  const facts = (c: unknown) => factsSchema.safeParse(c).data;
  const theirs = facts(credential);
  return theirs !== undefined && isDeepStrictEqual(theirs, facts(ours));
}

const factsSchema = z.object({
  id: z.string(),
  type: z.array(z.string()),
  issuer: z.object({ id: z.string() }),
  awardedDate: z.string(),
  validFrom: z.string(),
  validUntil: z.string().optional(),
  credentialSubject: z.object({
    id: z.string(),
    identifier: z.array(z.object({ identityHash: z.string() })),
    licenseNumber: z.string(),
  }),
});

function bilingual(text: LocaleText): string {
  const both = [text['zh-CN'], text.en].filter((t) => t !== undefined);
  return both.length === 2 ? both.join(' ') : inLocale(text, 'zh-CN');
}

function isoSecond(at: number): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
