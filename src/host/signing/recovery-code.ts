import { makeTypedCode, readTypedCode } from './typed-code.ts';

const randomCharacters = 24; // 120 bits

/** A new recovery code: 120 random bits and a check character, in five groups of five. */
export function makeRecoveryCode(): string {
  return makeTypedCode(randomCharacters);
}

/** The code as it was made, from what a person typed, or null when it is mistyped. */
export function readRecoveryCode(typed: string): string | null {
  return readTypedCode(typed, randomCharacters);
}
