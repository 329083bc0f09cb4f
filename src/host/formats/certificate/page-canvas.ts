import type { Locale } from '#domain/item/locale.ts';
import { splitRuns } from './glyphs.ts';
import type { FaceChain } from './glyphs.ts';
import { fitText, measure } from './typeset.ts';
import type { FitRule } from './typeset.ts';

export type PdfDocument = PDFKit.PDFDocument;

/** The colours of the page: one accent, a deep teal, its tints for lines, and inks. */
export const colours = {
  ink: '#15211F',
  soft: '#50605E',
  accent: '#0B4F4A',
  line: '#9DBBB7',
  fine: '#C4D8D5',
  faint: '#E9F1F0',
  mark: '#DFE8E6',
  paper: '#FFFFFF',
} as const;

/** How a text looks. Sizes and tracking (extra space between characters) in points. */
export interface TextStyle {
  readonly chain: FaceChain;
  readonly colour: string;
  readonly tracking?: number;
}

/** Where a text stands: `x` is its left end, middle or right end; `y` the baseline of the first line; points from the top left. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly align?: 'left' | 'centre' | 'right';
  /** Baseline to baseline, as a multiple of the size. */
  readonly leading?: number;
}

/** A text that does not fit its place even in the smallest size. */
export class TextTooLong extends Error {
  readonly text: string;
  constructor(text: string) {
    super(`too long for its place: ${text}`);
    this.text = text;
  }
}

/** Draws one line in one size. */
export function drawLine(doc: PdfDocument, text: string, size: number, style: TextStyle, place: TextPlace): void {
  const tracking = style.tracking ?? 0;
  const width = measure(text, style.chain, size, tracking);
  const shares = { left: 0, centre: 0.5, right: 1 } as const;
  let x = place.x - width * shares[place.align ?? 'left'];
  doc.fillColor(style.colour);
  for (const run of splitRuns(text, style.chain)) {
    const options = { lineBreak: false, baseline: 'alphabetic', characterSpacing: tracking } as const;
    doc.font(run.face, size).text(run.text, x, place.y, options);
    x += measure(run.text, style.chain, size) + tracking * [...run.text].length;
  }
}

/** Draws a text fitted by a rule and returns the baseline of its last line. Throws TextTooLong rather than cut anything off. */
export function drawFitted(doc: PdfDocument, text: string, rule: FitRule, style: TextStyle, place: TextPlace): number {
  const set = fitText(text, style.chain, { ...rule, width: rule.width - (style.tracking ?? 0) * [...text].length });
  if (set === null) throw new TextTooLong(text);
  let y = place.y;
  set.lines.forEach((line, index) => {
    if (index > 0) y += set.size * (place.leading ?? 1.4);
    drawLine(doc, line, set.size, style, { ...place, y });
  });
  return y;
}

/** The tree of a tagged page: what a screen reader reads, in the order in which it is drawn. */
export class PageStructure {
  readonly #doc: PdfDocument;
  readonly #root: ReturnType<PdfDocument['struct']>;

  constructor(doc: PdfDocument) {
    this.#doc = doc;
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
  }

  /** A piece of content: a heading, a paragraph, a figure with its description; `actual` where letters stand far apart. */
  add(
    tag: 'H1' | 'H2' | 'P' | 'Figure',
    options: { lang: Locale; alt?: string; actual?: string },
    draw: () => void,
  ): void {
    this.#root.add(this.#doc.struct(tag, options, draw));
  }

  /** Decoration, which a screen reader passes over. */
  decorate(draw: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#doc.endMarkedContent();
  }

  end(): void {
    this.#root.end();
  }
}
