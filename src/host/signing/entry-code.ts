import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveBytes, signInCost } from './passphrase.ts';
import { makeTypedCode, readTypedCode } from './typed-code.ts';

const randomCharacters = 19; // 95 bits: five characters to find it by, seventy bits that nobody guesses
const selectorLength = 5;

/** What the host keeps of an entry code. */
export interface SealedEntryCode {
  /** Its first group, by which it is found. */
  readonly selector: string;
  /** Salt and check value of the rest, argon2id at the cost of a sign-in: `salt$value`. */
  readonly sealed: string;
}

/** A new code with what is kept of it. The code itself is told once. */
export async function makeEntryCode(): Promise<SealedEntryCode & { readonly code: string }> {
  const code = makeTypedCode(randomCharacters);
  const salt = randomBytes(16);
  const sealed = `${salt.toString('base64url')}$${(await check(code, salt)).toString('base64url')}`;
  return { code, selector: code.slice(0, selectorLength), sealed };
}

/** The code as it was made from what a person typed, with its selector; null when it is mistyped. */
export function readEntryCode(typed: string): { readonly code: string; readonly selector: string } | null {
  const code = readTypedCode(typed, randomCharacters);
  return code === null ? null : { code, selector: code.slice(0, selectorLength) };
}

/** True when that code was sealed so. Takes as long where there is nothing to compare with. */
export async function opensEntry(code: string, sealed: string | null): Promise<boolean> {
  const [salt = '', value = ''] = (sealed ?? '').split('$');
  const made = await check(code, salt === '' ? Buffer.alloc(16) : Buffer.from(salt, 'base64url'));
  const stored = Buffer.from(value, 'base64url');
  return stored.length === made.length && timingSafeEqual(stored, made);
}

async function check(code: string, salt: Buffer): Promise<Buffer> {
  return createHash('sha256')
    .update(await deriveBytes(code, salt, signInCost, 32))
    .digest();
}
