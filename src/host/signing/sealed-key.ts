import { createHash, createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { deriveBytes, isAffordable, organisationCost } from './passphrase.ts';
import { decrypt, encrypt } from './sealing.ts';

export const keyPurposes = ['root', 'issuing', 'journal'] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,4096}$/);

/** A private key at rest: PKCS#8 under a key that argon2id makes from a passphrase. JSON, kept outside the database. */
export const sealedKeySchema = z.object({
  format: z.literal('invigil-sealed-key/1'),
  purpose: z.enum(keyPurposes),
  kdf: z
    .object({
      name: z.literal('argon2id'),
      salt: base64url,
      memoryKiB: z.number(),
      passes: z.number(),
      lanes: z.number(),
    })
    .refine(isAffordable),
  cipher: z.literal('aes-256-gcm'),
  nonce: base64url,
  ciphertext: base64url,
  /** SHA-256 of the public key (SubjectPublicKeyInfo), hex: which key this is, without opening it. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 of everything above. Not a protection: it tells a damaged file from a wrong passphrase. */
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
});
export type SealedKey = z.infer<typeof sealedKeySchema>;

export interface OpenedKey {
  readonly purpose: KeyPurpose;
  readonly privateKey: KeyObject;
}

export type OpenSealedKeyResult = ({ readonly ok: true } & OpenedKey) | OpenSealedKeyFailure;
export interface OpenSealedKeyFailure {
  readonly ok: false;
  readonly reason: 'wrong-passphrase' | 'damaged';
}

/** SHA-256 of a key's public half, hex: as a sealed key names which key it is. */
export function publicKeyFingerprint(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}

/** Seals a private key under a passphrase. */
export async function sealKey(key: OpenedKey, passphrase: string): Promise<SealedKey> {
  const salt = randomBytes(16);
  const kek = await deriveBytes(passphrase, salt, organisationCost, 32);
  const fingerprint = publicKeyFingerprint(key.privateKey);
  const pkcs8 = key.privateKey.export({ format: 'der', type: 'pkcs8' });
  const { nonce, ciphertext } = encrypt(kek, pkcs8, labelOf(key.purpose, fingerprint));
  pkcs8.fill(0);
  kek.fill(0);
  const sealed = {
    format: 'invigil-sealed-key/1',
    purpose: key.purpose,
    kdf: { name: 'argon2id', salt: salt.toString('base64url'), ...organisationCost },
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64url'),
    ciphertext: ciphertext.toString('base64url'),
    fingerprint,
  } as const;
  return { ...sealed, checksum: checksumOf(sealed) };
}

/** Opens a sealed key. The file is untrusted: anything that is not a whole sealed key is `damaged`. */
export async function openSealedKey(sealed: unknown, passphrase: string): Promise<OpenSealedKeyResult> {
  const parsed = sealedKeySchema.safeParse(sealed);
  if (!parsed.success) return { ok: false, reason: 'damaged' };
  const { checksum, ...rest } = parsed.data;
  if (checksumOf(rest) !== checksum) return { ok: false, reason: 'damaged' };
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  const salt = bytes(rest.kdf.salt);
  if (salt.length < 8) return { ok: false, reason: 'damaged' };
  const kek = await deriveBytes(passphrase, salt, rest.kdf, 32);
  const pkcs8 = decrypt(kek, bytes(rest.nonce), bytes(rest.ciphertext), labelOf(rest.purpose, rest.fingerprint));
  kek.fill(0);
  if (pkcs8 === null) return { ok: false, reason: 'wrong-passphrase' };
  try {
    const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    if (publicKeyFingerprint(privateKey) !== rest.fingerprint) return { ok: false, reason: 'damaged' };
    return { ok: true, purpose: rest.purpose, privateKey };
  } catch {
    return { ok: false, reason: 'damaged' };
  } finally {
    pkcs8.fill(0);
  }
}

function labelOf(purpose: KeyPurpose, fingerprint: string): string {
  return `invigil-sealed-key/1 ${purpose} ${fingerprint}`;
}

function checksumOf(sealed: Omit<SealedKey, 'checksum'>): string {
  return createHash('sha256')
    .update(canonicalize(sealed) ?? '')
    .digest('hex');
}
