import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts with AES-256-GCM under a fresh nonce; `label` says what the bytes are for and must be the same on opening. */
export function encrypt(key: Uint8Array, plain: Uint8Array, label: string): { nonce: Buffer; ciphertext: Buffer } {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(label, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { nonce, ciphertext };
}

/** The plain bytes, or null when the key, the label or any byte is not the one that was sealed. */
export function decrypt(key: Uint8Array, nonce: Uint8Array, ciphertext: Uint8Array, label: string): Buffer | null {
  if (nonce.length !== nonceBytes || ciphertext.length < tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(label, 'utf8'));
  decipher.setAuthTag(ciphertext.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return null; // the tag does not match; nothing of the plain text is returned
  }
}

/** Sealed bytes as one base64url text: nonce, ciphertext, tag. */
export function sealText(key: Uint8Array, plain: Uint8Array, label: string): string {
  const { nonce, ciphertext } = encrypt(key, plain, label);
  return Buffer.concat([nonce, ciphertext]).toString('base64url');
}

/** Opens what `sealText` made, or null. */
export function openText(key: Uint8Array, sealed: string, label: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64url');
  return decrypt(key, bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes), label);
}
