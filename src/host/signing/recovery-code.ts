import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a code copied by hand from paper survives. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataLength = 24;
/** What a code carries: 15 bytes, 120 random bits, in 24 characters. */
const dataBytes = 15;

/** A new code: 120 random bits and a check character, in five groups of five. */
export function makeRecoveryCode(): string {
  return encodeCode(randomBytes(dataBytes));
}

/** The code that carries these 15 bytes. */
export function encodeCode(bytes: Uint8Array): string {
  let bits = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let data = '';
  for (let i = 0; i < dataLength; i += 1) {
    data = alphabet.charAt(Number(bits & 31n)) + data;
    bits >>= 5n;
  }
  return group(data + checkCharacter(data));
}

/** The code as it was made, from what a person typed (case, spaces, full-width letters, O for 0, I or L for 1), or null when it is mistyped. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const well = plain.length === dataLength + 1 && [...plain].every((c) => alphabet.includes(c));
  if (!well || checkCharacter(plain.slice(0, -1)) !== plain.at(-1)) return null;
  return group(plain);
}

/** The 15 bytes of a code that a person typed, or null when it is mistyped. */
export function decodeCode(typed: string): Buffer | null {
  const code = readRecoveryCode(typed)?.replaceAll('-', '').slice(0, dataLength);
  if (code === undefined) return null;
  const bits = [...code].reduce((sum, character) => (sum << 5n) | BigInt(alphabet.indexOf(character)), 0n);
  return Buffer.from(bits.toString(16).padStart(dataBytes * 2, '0'), 'hex');
}

/** Luhn's sum over base 32: finds every single wrong character and nearly every pair of swapped neighbours. */
function checkCharacter(data: string): string {
  let sum = 0;
  [...data].reverse().forEach((character, index) => {
    const value = alphabet.indexOf(character) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(value / 32) + (value % 32);
  });
  return alphabet.charAt((32 - (sum % 32)) % 32);
}

function group(code: string): string {
  return (code.match(/.{5}/g) ?? []).join('-');
}
