/** A stretch of a text: words as they are, or a formula in TeX. */
export type Piece =
  { readonly kind: 'words'; readonly text: string } | { readonly kind: 'formula'; readonly tex: string };

/** A formula stands between two dollar signs on one line; `\$` is a dollar. One that stands alone is a dollar too. */
const formula = /(?<!\\)\$(?<tex>(?:\\.|[^$\\\n])+)\$/gu;

/** Parts a text into words and formulas, in their order. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const words = (to: number) => {
    if (to > from) pieces.push({ kind: 'words', text: text.slice(from, to).replaceAll(String.raw`\$`, '$') });
  };
  for (const found of text.matchAll(formula)) {
    words(found.index);
    pieces.push({ kind: 'formula', tex: found.groups?.['tex'] ?? '' });
    from = found.index + found[0].length;
  }
  words(text.length);
  return pieces;
}

/** The text where only words can stand, such as in a list to choose from: formulas as they were written. */
export function inWords(text: string): string {
  return piecesOf(text)
    .map((piece) => (piece.kind === 'words' ? piece.text : piece.tex))
    .join('');
}
