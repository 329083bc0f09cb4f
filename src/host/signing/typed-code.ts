import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a code copied by hand from paper survives. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new code of that many random characters, 5 bits each, and a check character, in groups of five. */
export function makeTypedCode(randomCharacters: number): string {
  const data = Array.from({ length: randomCharacters }, () => alphabet[randomInt(32)]).join('');
  return group(data + checkCharacter(data));
}

/** The code as it was made, from what a person typed (case, spaces, full-width letters, O for 0, I or L for 1), or null when it is mistyped. */
export function readTypedCode(typed: string, randomCharacters: number): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const well = plain.length === randomCharacters + 1 && [...plain].every((c) => alphabet.includes(c));
  if (!well || checkCharacter(plain.slice(0, -1)) !== plain.at(-1)) return null;
  return group(plain);
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
