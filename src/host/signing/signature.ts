import { createPrivateKey, createPublicKey, sign, verify, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A private key as the callers hold it: opened, or PKCS#8 bytes. */
export type PrivateKeyInput = KeyObject | Uint8Array;

/** A public key: a certificate or public key in PEM, or SubjectPublicKeyInfo as DER bytes or base64url text. */
export type PublicKeyInput = KeyObject | Uint8Array | string;

/** ES256: ECDSA on P-256 with SHA-256, 64 bytes (IEEE P1363: r then s). */
export function signBytes(privateKey: PrivateKeyInput, bytes: Uint8Array): Buffer {
  return sign('sha256', bytes, { key: toPrivateKey(privateKey), dsaEncoding: 'ieee-p1363' });
}

/** True when the signature over these bytes was made by the key. Never throws: an unreadable key or signature is false. */
export function verifyBytes(key: PublicKeyInput, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return verify('sha256', bytes, { key: toPublicKey(key), dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

/** Throws when the bytes are no PKCS#8 key. */
export function toPrivateKey(key: PrivateKeyInput): KeyObject {
  if (!(key instanceof Uint8Array)) return key;
  return createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });
}

function toPublicKey(key: PublicKeyInput): KeyObject {
  if (typeof key === 'string') {
    if (key.includes('-----BEGIN CERTIFICATE-----')) return new X509Certificate(key).publicKey;
    if (key.includes('-----BEGIN')) return createPublicKey(key);
    return toPublicKey(Buffer.from(key, 'base64url'));
  }
  if (key instanceof Uint8Array) return createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' });
  return key;
}
