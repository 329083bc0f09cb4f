import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicKeyFingerprint, sealedKeySchema, type SealedKey } from '#host/signing/sealed-key.ts';

const names = ['root', 'issuing'] as const;
type SealedKeyName = (typeof names)[number];

/** `next`: prepared, and not in force before the database names its certificate. */
function keyFile(dataFolder: string, name: SealedKeyName, next = false): string {
  return join(dataFolder, 'keys', `${name}${next ? '.next' : ''}.key.json`);
}

function write(file: string, sealed: object): void {
  writeFileSync(file, JSON.stringify(sealed, null, 2), { mode: 0o600, flush: true });
}

/** Writes a sealed key beside the database, never into it. */
export function storeSealedKey(dataFolder: string, name: SealedKeyName, sealed: object): void {
  mkdirSync(join(dataFolder, 'keys'), { recursive: true, mode: 0o700 });
  write(keyFile(dataFolder, name), sealed);
}

/** A sealed key as it lies there; null when it is missing or no JSON. */
export function readSealedKey(dataFolder: string, name: SealedKeyName): unknown {
  return readJson(keyFile(dataFolder, name));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Lays new keys beside those in force. They take force with the database's next issuing certificate, by `settleKeys`: whatever
 * moment a host dies at, its key files and its database name the same key afterwards.
 */
export function prepareKeys(dataFolder: string, keys: { readonly root: SealedKey; readonly issuing: SealedKey }): void {
  for (const name of names) write(keyFile(dataFolder, name, true), keys[name]);
}

/** Puts prepared keys in force when the database names them, else takes them away. */
export function settleKeys(dataFolder: string, issuingCertificatePem: string): void {
  const waiting = keyFile(dataFolder, 'issuing', true);
  if (!existsSync(waiting)) return;
  const prepared = sealedKeySchema.safeParse(readJson(waiting));
  const named = publicKeyFingerprint(new X509Certificate(issuingCertificatePem).publicKey);
  const inForce = prepared.success && prepared.data.fingerprint === named;
  // The issuing key last: while it waits, a host that dies in here does all of this again.
  for (const name of names) {
    const next = keyFile(dataFolder, name, true);
    if (!inForce) rmSync(next, { force: true });
    else if (existsSync(next)) renameSync(next, keyFile(dataFolder, name));
  }
}
