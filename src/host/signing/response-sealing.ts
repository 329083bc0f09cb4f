import { createECDH, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { decrypt } from './sealing.ts';

const keyLabel = 'invigil-response-key/1';
const secretLabel = 'invigil-response-secret/1';
const curve = 'prime256v1';
const macBytes = 32;

/**
 * The key that response files are sealed to. It follows from the journal key, as the transport key does: a spare host that opened a
 * snapshot has it as soon as a member of staff signs in. P-256, because every browser's WebCrypto has it.
 */
function responseKey(journalPkcs8: Uint8Array) {
  const key = createECDH(curve);
  for (let nth = 0; ; nth += 1) {
    const scalar = Buffer.from(hkdfSync('sha256', journalPkcs8, Buffer.of(nth), keyLabel, 32));
    try {
      key.setPrivateKey(scalar);
      return key;
    } catch {
      // Outside of the curve's order: one in four thousand million.
    }
  }
}

/** Its public half: an uncompressed point, base64url. */
export function responsePublicKey(journalPkcs8: Uint8Array): string {
  return responseKey(journalPkcs8).getPublicKey('base64url');
}

/** What only this host and the seats of one attempt know (32 bytes). */
export function attemptSecret(hostSecret: string, attemptId: string): Buffer {
  const salt = Buffer.from(attemptId, 'utf8');
  return Buffer.from(hkdfSync('sha256', Buffer.from(hostSecret, 'base64url'), salt, secretLabel, 32));
}

/** Names a paper to its seat without its hash, which is the host's alone. */
export function paperMark(secret: Uint8Array, paperHash: string): string {
  return createHmac('sha256', secret).update(`paper ${paperHash}`).digest('base64url');
}

interface SealedResponses {
  readonly ephemeral: string;
  readonly nonce: string;
  readonly ciphertext: string;
}

const bytes = (text: string) => Buffer.from(text, 'base64url');

/** The MAC and the body of a response file; null when a byte of it, or of what it is bound to, differs. */
export function openResponses(
  journalPkcs8: Uint8Array,
  sealed: SealedResponses,
  label: string,
): { readonly mac: Buffer; readonly body: Buffer } | null {
  const own = responseKey(journalPkcs8);
  const ephemeral = bytes(sealed.ephemeral);
  try {
    const shared = own.computeSecret(ephemeral);
    const salt = Buffer.concat([ephemeral, own.getPublicKey()]);
    const key = Buffer.from(hkdfSync('sha256', shared, salt, keyLabel, 32));
    const plain = decrypt(key, bytes(sealed.nonce), bytes(sealed.ciphertext), label);
    if (plain === null || plain.length < macBytes) return null;
    return { mac: plain.subarray(0, macBytes), body: plain.subarray(macBytes) };
  } catch {
    return null; // no point of the curve stands in front
  }
}

/** True when whoever wrote the file knew the attempt's secret: only a seat that sat it does. */
export function isOfSeat(secret: Uint8Array, label: string, mac: Uint8Array, body: Uint8Array): boolean {
  const wanted = createHmac('sha256', secret).update(`${label}\n`).update(body).digest();
  return timingSafeEqual(wanted, mac);
}
