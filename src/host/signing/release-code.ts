import { hash, hkdfSync, randomBytes } from 'node:crypto';
import { makeRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { decrypt, encrypt } from './sealing.ts';

const label = 'invigil-release/1';
const nonceBytes = 12;
const secretBytes = 32;

/** Bytes that stay unreadable until one code, or two codes of two people, are typed in. */
export interface ReleaseSealed {
  /** Each with a check character; told once. Two are shares: either alone says nothing of the other or of the content. */
  readonly codes: readonly string[];
  readonly salt: string;
  /** Nonce, ciphertext and tag of AES-256-GCM. */
  readonly sealed: Buffer;
}

/** Seals under a new release code. `about` names what it is and must be the same on opening. */
export function sealForRelease(plain: Uint8Array, people: 1 | 2, about: string): ReleaseSealed {
  // 120 random bits each: nobody tries them all, so no slow derivation is needed.
  const codes = Array.from({ length: people }, () => makeRecoveryCode());
  const salt = randomBytes(16);
  const { nonce, ciphertext } = encrypt(keyOf(codes, salt), plain, `${label} ${about}`);
  return {
    codes,
    salt: salt.toString('base64url'),
    sealed: Buffer.concat([nonce, ciphertext]),
  };
}

export type Release =
  | { readonly ok: true; readonly plain: Buffer }
  /** `mistyped-code`: the check character of code number `which` (from 0) does not fit. */
  | { readonly ok: false; readonly reason: 'mistyped-code'; readonly which: number }
  | { readonly ok: false; readonly reason: 'wrong-code' };

/** Opens what `sealForRelease` sealed, with its codes in any order. */
export function release(typed: readonly string[], salt: string, sealed: Uint8Array, about: string): Release {
  const codes = typed.map(readRecoveryCode);
  const mistyped = codes.indexOf(null);
  if (mistyped >= 0) return { ok: false, reason: 'mistyped-code', which: mistyped };
  const known = codes.filter((code) => code !== null);
  const key = keyOf(known, Buffer.from(salt, 'base64url'));
  const plain = decrypt(key, sealed.subarray(0, nonceBytes), sealed.subarray(nonceBytes), `${label} ${about}`);
  return plain === null ? { ok: false, reason: 'wrong-code' } : { ok: true, plain };
}

/** Each code is a share, combined by exclusive or: the order does not matter, and one without the other is as good as none. */
function keyOf(codes: readonly string[], salt: Uint8Array): Buffer {
  const secret = Buffer.alloc(secretBytes);
  for (const code of codes) {
    const share = hash('sha256', code, 'buffer');
    share.forEach((byte, at) => (secret[at] = (secret[at] ?? 0) ^ byte));
  }
  return Buffer.from(hkdfSync('sha256', secret, salt, label, 32));
}
