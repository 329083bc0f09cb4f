import { createRequire } from 'node:module';
import { openSync } from 'fontkit';
import type { Font } from 'fontkit';

const fromHere = createRequire(import.meta.url);

/** The bundled faces. Chinese comes from Noto (GB 18030's common planes), other scripts of Latin, Greek and Cyrillic letters from Source Serif. */
const files = {
  serif: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'serif-bold': 'noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  sans: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  latin: 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'latin-bold': 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  'latin-italic': 'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
} as const;
export type Face = keyof typeof files;

/** Faces in the order in which they are asked for a character. */
export type FaceChain = readonly [Face, ...Face[]];
export const chains = {
  zh: ['serif', 'latin', 'sans'],
  zhBold: ['serif-bold', 'latin-bold', 'serif', 'latin', 'sans'],
  en: ['latin', 'serif', 'sans'],
  enBold: ['latin-bold', 'serif-bold', 'latin', 'serif', 'sans'],
  enItalic: ['latin-italic', 'latin', 'serif', 'sans'],
  small: ['sans', 'latin', 'serif'],
} as const satisfies Record<string, FaceChain>;

const loaded = new Map<Face, Font>();
const graphemes = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });

/** The parsed face. Parsed once in the life of the process. */
export function loadFace(face: Face): Font {
  const known = loaded.get(face);
  if (known !== undefined) return known;
  const font = openSync(fromHere.resolve(`@expo-google-fonts/${files[face]}`));
  if (!('glyphForCodePoint' in font)) throw new Error(`${files[face]}: one font expected, a collection found`);
  loaded.set(face, font);
  return font;
}

/** A stretch of text that one face draws. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

/** Text cut into runs, each in the first face of the chain that has all of its characters. Undrawable characters stay with the first face. */
export function splitRuns(text: string, chain: FaceChain): Run[] {
  const runs: { face: Face; text: string }[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const face = chain.find((f) => canDraw(f, segment)) ?? chain[0];
    const last = runs.at(-1);
    if (last?.face === face) last.text += segment;
    else runs.push({ face, text: segment });
  }
  return runs;
}

/**
 * The characters that no face of the chain can draw, each once, with its code points: `𠮷 U+20BB7`. Control characters,
 * private use and variation selectors count: drawn, they would be a box or a form of the name that its holder does not write.
 */
export function undrawable(text: string, chain: FaceChain = chains.zh): string[] {
  const missing = new Set<string>();
  for (const { segment } of graphemes.segment(tidyText(text)))
    if (!chain.some((face) => canDraw(face, segment))) missing.add(nameOf(segment));
  return [...missing];
}

/** Text as it is drawn: composed characters, no space at the ends, every run of white space one space. */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/[^\S\u3000]+/gu, ' ');
}

function canDraw(face: Face, grapheme: string): boolean {
  if (/[\p{C}\p{Zl}\p{Zp}\p{Variation_Selector}]/u.test(grapheme)) return false;
  const font = loadFace(face);
  return [...grapheme].every((c) => font.hasGlyphForCodePoint(c.codePointAt(0) ?? 0));
}

function nameOf(grapheme: string): string {
  const codes = [...grapheme].map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  const shown = /[\p{C}\p{Zl}\p{Zp}]/u.test(grapheme) ? '' : `${grapheme} `;
  return shown + codes.join(' ');
}
