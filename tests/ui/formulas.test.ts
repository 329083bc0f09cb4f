import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords, piecesOf } from '#ui/items/formulas.ts';

const words = (text: string) => ({ kind: 'words', text });
const formula = (tex: string) => ({ kind: 'formula', tex });

describe('A text with formulas', () => {
  test('is parted at its dollar signs', () => {
    expect(piecesOf('已知 $U = 220$ V，求 $P$。')).toEqual([
      words('已知 '),
      formula('U = 220'),
      words(' V，求 '),
      formula('P'),
      words('。'),
    ]);
    expect(piecesOf(String.raw`$\frac{3600 \times 1000}{C}$`)).toEqual([
      formula(String.raw`\frac{3600 \times 1000}{C}`),
    ]);
  });

  test('has a dollar where one is written with a backslash, stands alone, or would reach over a line', () => {
    expect(piecesOf(String.raw`It costs \$5 or \$6`)).toEqual([words('It costs $5 or $6')]);
    expect(piecesOf('5 $ a day')).toEqual([words('5 $ a day')]);
    expect(piecesOf('5 $ a\nday, 6 $ a week')).toEqual([words('5 $ a\nday, 6 $ a week')]);
    expect(piecesOf(String.raw`$\$5$`)).toEqual([formula(String.raw`\$5`)]);
  });

  test('loses nothing, whatever it is', () => {
    const text = fc.string({ unit: fc.constantFrom('$', '\\', 'a', '中', ' ', '\n', '{', '}') });
    fc.assert(
      fc.property(text, (given) => {
        const written = piecesOf(given)
          .map((piece) => (piece.kind === 'words' ? piece.text.replaceAll('$', String.raw`\$`) : `$${piece.tex}$`))
          .join('');
        expect(written.replaceAll('\\', '')).toBe(given.replaceAll('\\', ''));
      }),
    );
  });

  test('stands as words where only words can stand', () => {
    expect(inWords('$P$ 为 \\$5')).toBe('P 为 $5');
  });
});
