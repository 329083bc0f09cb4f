// Crockford's base 32: a seed is read from paper and typed again.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A seed by chance, short enough to be copied by hand: 8 signs, 40 bits. */
export function newSeed(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => alphabet.charAt(byte % 32)).join('');
}
