/** How hard a passphrase is to guess, and what would make it better. */
export type PassphraseAdvice = 'too-short' | 'weak' | 'fair' | 'strong';

/** The shortest that protects the keys, in characters. */
export const shortestPassphrase = 12;

/** Judges by length and variety only: repeated or running characters count once. No word list is consulted. */
export function advise(passphrase: string): PassphraseAdvice {
  const characters = [...passphrase];
  if (characters.length < shortestPassphrase) return 'too-short';
  let worth = 0;
  characters.forEach((character, index) => {
    const step = (character.codePointAt(0) ?? 0) - (characters[index - 1]?.codePointAt(0) ?? -99);
    worth += Math.abs(step) <= 1 ? 0.25 : character > '\u2e80' ? 2 : 1;
  });
  const distinct = new Set(characters).size;
  if (distinct < 6 || worth < 10) return 'weak';
  return worth >= 20 && distinct >= 10 ? 'strong' : 'fair';
}
