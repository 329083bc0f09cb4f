import { loadFace, splitRuns, tidyText } from './glyphs.ts';
import type { FaceChain, Run } from './glyphs.ts';

/** A text set in lines of one size. */
export interface SetText {
  readonly lines: readonly string[];
  /** Points. */
  readonly size: number;
}

/** How a text may be fitted into its place on the page: sizes in points, the best first; width in points. */
export interface FitRule {
  readonly width: number;
  readonly sizes: readonly number[];
  readonly maxLines: number;
}

/** Width of a line in points. `tracking` is extra space after each character, points. */
export function measure(text: string, chain: FaceChain, size: number, tracking = 0): number {
  const drawn = splitRuns(text, chain).reduce((sum, run) => sum + widthInEms(run) * size, 0);
  return drawn + tracking * Math.max(0, [...text].length - 1);
}

/** Shaping is the costly part of setting a page, and most texts are the same from one certificate to the next. */
const knownWidths = new Map<string, number>();
const mostKnown = 4000;

function widthInEms({ face, text }: Run): number {
  const key = `${face} ${text}`;
  const known = knownWidths.get(key);
  if (known !== undefined) return known;
  const font = loadFace(face);
  const width = font.layout(text).advanceWidth / font.unitsPerEm;
  if (knownWidths.size >= mostKnown) knownWidths.clear();
  knownWidths.set(key, width);
  return width;
}

/** The text in the largest size that fits, broken evenly; null when it does not fit in the smallest. Nothing is ever cut off. */
export function fitText(text: string, chain: FaceChain, rule: FitRule): SetText | null {
  const plain = tidyText(text);
  if (plain === '') return { lines: [], size: rule.sizes[0] ?? 1 };
  for (let count = 1; count <= rule.maxLines; count++) {
    for (const size of rule.sizes) {
      const lines = breakLines(plain, chain, size, rule.width, count);
      if (lines !== null) return { lines, size };
    }
  }
  return null;
}

/** At most `count` lines no wider than `width`, as even as they can be; null when there is no such breaking. */
function breakLines(text: string, chain: FaceChain, size: number, width: number, count: number): string[] | null {
  const pieces = splitPieces(text).map((piece) => ({ piece, width: measure(piece, chain, size) }));
  const total = pieces.reduce((sum, p) => sum + p.width, 0);
  if (total > width * count) return null;
  // The narrowest of some widths that still needs no more than `count` lines gives lines of much the same length.
  for (let limit = total / count; ; limit += width / 40) {
    const lines = fill(pieces, Math.min(limit, width));
    if (lines !== null && lines.length <= count) return lines;
    if (limit >= width) return null;
  }
}

function fill(pieces: readonly { piece: string; width: number }[], limit: number): string[] | null {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const { piece, width } of pieces) {
    if (width > limit + 0.5) return null;
    if (used + width > limit + 0.5) {
      lines.push(line.trim());
      line = '';
      used = 0;
    }
    line += piece;
    used += width;
  }
  return [...lines, line.trim()];
}

/** Where a line may end: after a space, and around a Chinese character unless that would put a closing mark first or an opening one last. */
function splitPieces(text: string): string[] {
  const opening = '[（《〈「『【〔“‘(\\[]*';
  const closing = '[、，。；：？！）》〉」』】〕”’·,.;:?!)\\]%％]*';
  const han = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
  const piece = new RegExp(
    `${opening}(?:${han}|(?:(?!${han})[^\\s（《〈「『【〔“‘、，。；：？！）》〉」』】〕”’])+)${closing}\\s*|\\S\\s*|\\s+`,
    'gu',
  );
  return text.match(piece) ?? [];
}
