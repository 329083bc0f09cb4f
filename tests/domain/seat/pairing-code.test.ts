import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairingCodeFrom, pairingCodeLength, readPairingCode } from '#domain/seat/pairing-code.ts';

const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: pairingCodeLength, maxLength: 20 });

describe('a pairing code', () => {
  it('has fifty bits: each of its characters is one of thirty-two', () => {
    const seen = new Set(Array.from({ length: 256 }, (_, byte) => pairingCodeFrom(Array(10).fill(byte)).charAt(0)));
    expect(seen.size).toBe(32);
    expect(pairingCodeLength * Math.log2(seen.size)).toBe(50);
    expect(() => pairingCodeFrom([1, 2, 3])).toThrow(RangeError);
  });

  it('is read back as it was made, however it is typed', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        const code = pairingCodeFrom(some);
        const fullWidth = [...code]
          .map((c) => (c === '-' ? '－' : String.fromCharCode(c.charCodeAt(0) + 0xfee0)))
          .join('');
        const typed = [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `, fullWidth];
        for (const one of typed) expect(readPairingCode(one)).toBe(code);
        expect(readPairingCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code);
      }),
    );
  });

  it.each(['', 'ABCDE', 'ABCDE-FGHJ', 'ABCDE-FGHJKM', 'ABCDE-FGH!J', 'ABCDE-FGHJU'])('is not what %j says', (typed) => {
    expect(readPairingCode(typed)).toBeNull();
  });
});
