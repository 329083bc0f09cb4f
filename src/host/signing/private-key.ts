import { generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A new P-256 private key. */
export function makePrivateKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}
