import { createHash } from 'node:crypto';
import { alphabet } from './signing/typed-code.ts';

/** A short code over a text, 50 bits in two groups of five: what a person reads out, takes along and checks. */
export function receiptCode(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  let bits = bytes.readBigUInt64BE(0) >> 14n;
  let code = '';
  for (let i = 0; i < 10; i += 1) {
    code = alphabet.charAt(Number(bits & 31n)) + code;
    bits >>= 5n;
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
