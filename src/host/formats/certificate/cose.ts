import type { KeyObject } from 'node:crypto';
import { decode, encode } from 'cborg';
import { signBytes } from '#host/signing/signature.ts';

/** CBOR tag 18: a COSE_Sign1 message (RFC 9052 §4.2). */
const tag = 0xd2;
const es256 = -7;
const header = { algorithm: 1, keyId: 4, certificateChain: 33 } as const;

/** A COSE_Sign1 message taken apart; whether to believe it is for the caller to check. */
export interface CoseSign1 {
  /** The certificate of the key that signed, DER. */
  readonly signer: Uint8Array;
  readonly rootSha256: Uint8Array;
  readonly payload: Uint8Array;
  /** What was signed, and the signature over it: ES256, 64 bytes. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** Signs a payload. Certificate and root travel in the protected header, so that neither can be exchanged. */
export function signCose(
  payload: Uint8Array,
  chain: { readonly signer: Uint8Array; readonly rootSha256: Uint8Array },
  privateKey: KeyObject,
): Uint8Array {
  const protectedHeader = encode(
    new Map<number, number | Uint8Array>([
      [header.algorithm, es256],
      [header.keyId, chain.rootSha256],
      [header.certificateChain, chain.signer],
    ]),
  );
  const signature = signBytes(privateKey, toBeSigned(protectedHeader, payload));
  return Buffer.concat([Buffer.of(tag), encode([protectedHeader, new Map(), payload, signature])]);
}

/** Takes a message apart. Throws a TypeError for anything that is not a COSE_Sign1 by ES256 with these headers. */
export function readCose(message: Uint8Array): CoseSign1 {
  const parts: unknown = message[0] === tag ? decodeStrict(message.subarray(1)) : null;
  if (!Array.isArray(parts) || parts.length !== 4) throw new TypeError('a COSE_Sign1 message is expected');
  const [protectedHeader, unprotected, payload, signature] = parts.map((part: unknown) => part);
  if (!(unprotected instanceof Map) || unprotected.size > 0) throw new TypeError('no unprotected headers are expected');
  const headers = decodeStrict(asBytes(protectedHeader));
  if (!(headers instanceof Map) || headers.get(header.algorithm) !== es256) throw new TypeError('ES256 is expected');
  return {
    signer: asBytes(headers.get(header.certificateChain)),
    rootSha256: asBytes(headers.get(header.keyId)),
    payload: asBytes(payload),
    signed: toBeSigned(asBytes(protectedHeader), asBytes(payload)),
    signature: asBytes(signature),
  };
}

/** CBOR with maps of any key, and nothing that has more than one reading. */
export function decodeStrict(bytes: Uint8Array): unknown {
  const options = { useMaps: true, strict: true, allowIndefinite: false, rejectDuplicateMapKeys: true };
  return decode(bytes, options) as unknown;
}

/** RFC 9052 §4.4, without external data. */
function toBeSigned(protectedHeader: Uint8Array, payload: Uint8Array): Uint8Array {
  return encode(['Signature1', protectedHeader, new Uint8Array(0), payload]);
}

function asBytes(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError('bytes are expected');
  return value;
}
