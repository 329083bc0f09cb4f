/** Crockford's base 32: no I, L, O, U, so that a code read aloud or from a wall is typed as it is. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of a pairing code: 5 bits each, 50 in all. */
export const pairingCodeLength = 10;

/** The code of `bytes` (at least as many as characters), in two groups of five. A byte gives its low five bits: no bias. */
export function pairingCodeFrom(bytes: readonly number[]): string {
  if (bytes.length < pairingCodeLength) throw new RangeError(`a pairing code needs ${pairingCodeLength} bytes`);
  const code = bytes.slice(0, pairingCodeLength).map((byte) => alphabet.charAt(byte & 31));
  return `${code.slice(0, 5).join('')}-${code.slice(5).join('')}`;
}

/** What was typed, as the code is compared: full width, lower case, look-alikes and separators do not count. Null for anything else. */
export function readPairingCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (plain.length !== pairingCodeLength || [...plain].some((c) => !alphabet.includes(c))) return null;
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}
