// Seals what a seat holds for its host, with the browser's own WebCrypto: ECDH on P-256, HKDF, AES-256-GCM and HMAC are in every engine.
import { responseFileFormat, responseFileLabel } from '#contract/response-file-format.ts';
import type { ResponseFileBody, ResponseFileHeader, SeatKeep } from '#contract/response-file.ts';

const keyLabel = 'invigil-response-key/1';
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A key for this one file, which only the host can agree on too, and its public half. */
async function freshKey(hostKey: Uint8Array<ArrayBuffer>) {
  const recipient = await crypto.subtle.importKey('raw', hostKey, curve, false, []);
  const fresh = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: recipient }, fresh.privateKey, 256);
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', fresh.publicKey));
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(keyLabel);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: joined(ephemeral, hostKey), info };
  const key = await crypto.subtle.deriveKey(hkdf, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  return { key, ephemeral };
}

/** A response file: readable by the host alone, written by nobody but a seat of this attempt. `writtenAt` by the seat's clock. */
export async function sealResponses(
  keep: SeatKeep,
  seat: string,
  responses: ResponseFileBody['responses'],
  writtenAt: number,
): Promise<string> {
  const { attemptId, paper, epoch, hostKey } = keep;
  const fileId = crypto.randomUUID();
  const header: ResponseFileHeader = {
    ...{ format: responseFileFormat, fileId, attemptId, seat, paper, epoch, writtenAt, hostKey },
  };
  const label = responseFileLabel(header);
  const text = new TextEncoder();
  const body = text.encode(JSON.stringify({ responses } satisfies ResponseFileBody));
  const secret = fromBase64Url(keep.secret);
  const macKey = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', macKey, joined(text.encode(`${label}\n`), body)));
  const { key, ephemeral } = await freshKey(fromBase64Url(hostKey));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const aes = { name: 'AES-GCM', iv: nonce, additionalData: text.encode(label) };
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt(aes, key, joined(mac, body)));
  const sealed = {
    ephemeral: toBase64Url(ephemeral),
    nonce: toBase64Url(nonce),
    ciphertext: toBase64Url(ciphertext),
  };
  return JSON.stringify({ ...header, ...sealed });
}
