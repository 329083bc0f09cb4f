import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { decrypt, encrypt } from './sealing.ts';

// RFC 8410: the DER of an X25519 key is a fixed head and the 32 bytes of the key.
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex');
const spkiLength = 44;
const nonceBytes = 12;
const keyLabel = 'invigil-transport-key/1';

/**
 * The key that packages for a host are sealed to. It follows from the host's journal key, so it opens when any member of staff has
 * signed in, and there is no further key to keep.
 */
function transportKey(journalPkcs8: Uint8Array): KeyObject {
  const raw = Buffer.from(hkdfSync('sha256', journalPkcs8, Buffer.alloc(0), keyLabel, 32));
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, raw]), format: 'der', type: 'pkcs8' });
}

/** The public half of a host's transport key: X25519, SubjectPublicKeyInfo, base64url. */
export function transportPublicKey(journalPkcs8: Uint8Array): string {
  return spki(createPublicKey(transportKey(journalPkcs8))).toString('base64url');
}

/** Seals bytes to a host: a fresh X25519 key agrees with its transport key, HKDF-SHA256 makes the key of AES-256-GCM. */
export function sealToHost(recipientSpki: string, plain: Uint8Array, label: string): Buffer {
  const fresh = generateKeyPairSync('x25519');
  const recipient = createPublicKey({ key: Buffer.from(recipientSpki, 'base64url'), format: 'der', type: 'spki' });
  const ephemeral = spki(fresh.publicKey);
  const key = agreedKey(fresh.privateKey, recipient, ephemeral, spki(recipient), label);
  const { nonce, ciphertext } = encrypt(key, plain, label);
  return Buffer.concat([ephemeral, nonce, ciphertext]);
}

/** Opens what `sealToHost` made for the host with this journal key; null when it is another's or a byte differs. */
export function openAsHost(journalPkcs8: Uint8Array, sealed: Uint8Array, label: string): Buffer | null {
  if (sealed.length < spkiLength + nonceBytes) return null;
  const own = transportKey(journalPkcs8);
  const ephemeral = Buffer.from(sealed.subarray(0, spkiLength));
  try {
    const other = createPublicKey({ key: ephemeral, format: 'der', type: 'spki' });
    const key = agreedKey(own, other, ephemeral, spki(createPublicKey(own)), label);
    const nonce = sealed.subarray(spkiLength, spkiLength + nonceBytes);
    return decrypt(key, nonce, sealed.subarray(spkiLength + nonceBytes), label);
  } catch {
    return null; // no X25519 key stands in front
  }
}

function agreedKey(own: KeyObject, other: KeyObject, ephemeral: Buffer, recipient: Buffer, label: string): Buffer {
  const shared = diffieHellman({ privateKey: own, publicKey: other });
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([ephemeral, recipient]), label, 32));
}

function spki(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' });
}
