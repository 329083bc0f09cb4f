import { createHash, createPublicKey, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { deriveBytes, isAffordable, signInCost } from './passphrase.ts';
import type { KdfCost } from './passphrase.ts';
import { openText, sealText } from './sealing.ts';
import { toPrivateKey } from './signature.ts';
import { makePrivateKey } from './private-key.ts';

const keyLabel = 'invigil-account-key/1';
const wrapLabel = 'invigil-account-wrap/1';

/** What the host keeps of a member of staff's password. All text, so that it also travels in a session package. */
export interface AccountSecret {
  /** argon2id costs and a salt of 16 bytes: `argon2id$m=19456,t=2,p=1$…` */
  readonly salt: string;
  /** SHA-256 of the first half of what the password derives; the other half opens the signing key and is never stored. */
  readonly verifier: string;
  readonly sealedPrivateKey: string;
  /** The signing key's public half, DER, base64url. */
  readonly publicKeySpki: string;
}

export type CheckPasswordResult =
  { readonly ok: true; readonly kek: Buffer; readonly signingKey: KeyObject } | { readonly ok: false };

/**
 * A secret for a new password. Without `signingKey` a new key is made (a new account, a reset by somebody else);
 * with it the same key is kept (a person who changes their own password).
 */
export async function makeAccountSecret(password: string, signingKey?: KeyObject): Promise<AccountSecret> {
  if (password === '') throw new RangeError('password: one is expected, it is empty');
  const salt = randomBytes(16);
  const { verifier, kek } = await derive(password, salt, signInCost);
  const key = signingKey ?? makePrivateKey();
  const { memoryKiB, passes, lanes } = signInCost;
  return {
    salt: `argon2id$m=${memoryKiB},t=${passes},p=${lanes}$${salt.toString('base64url')}`,
    verifier: verifier.toString('base64url'),
    sealedPrivateKey: sealText(kek, key.export({ format: 'der', type: 'pkcs8' }), keyLabel),
    publicKeySpki: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64url'),
  };
}

/** Opens an account. Takes the same time for a right and a wrong password; a damaged secret opens for nobody. */
export async function checkPassword(secret: AccountSecret, password: string): Promise<CheckPasswordResult> {
  const parsed = readSalt(secret.salt);
  if (parsed === null) return { ok: false };
  const { verifier, kek } = await derive(password, parsed.salt, parsed.cost);
  const stored = Buffer.from(secret.verifier, 'base64url');
  if (stored.length !== verifier.length || !timingSafeEqual(stored, verifier)) return { ok: false };
  const pkcs8 = openText(kek, secret.sealedPrivateKey, keyLabel);
  if (pkcs8 === null) return { ok: false };
  return { ok: true, kek, signingKey: toPrivateKey(pkcs8) };
}

/** As long as a real check, always refused: a sign-in under a name that does not exist must not answer sooner. */
export async function checkPasswordOfNobody(password: string): Promise<{ readonly ok: false }> {
  await derive(password, Buffer.alloc(16), signInCost);
  return { ok: false };
}

/** Wraps bytes (the host's journal key) for the holder of a password. */
export function wrapWithKek(kek: Uint8Array, bytes: Uint8Array): string {
  return sealText(kek, bytes, wrapLabel);
}

/** The wrapped bytes, or null when they were wrapped for somebody else or are damaged. */
export function unwrapWithKek(kek: Uint8Array, wrapped: string): Buffer | null {
  return openText(kek, wrapped, wrapLabel);
}

async function derive(password: string, salt: Buffer, cost: KdfCost): Promise<{ verifier: Buffer; kek: Buffer }> {
  const bytes = await deriveBytes(password, salt, cost, 64);
  return { verifier: createHash('sha256').update(bytes.subarray(0, 32)).digest(), kek: bytes.subarray(32) };
}

function readSalt(text: string): { salt: Buffer; cost: KdfCost } | null {
  const match = /^argon2id\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9_-]{22})$/.exec(text);
  if (match === null) return null;
  const cost = { memoryKiB: Number(match[1]), passes: Number(match[2]), lanes: Number(match[3]) };
  return isAffordable(cost) ? { salt: Buffer.from(match[4] ?? '', 'base64url'), cost } : null;
}
