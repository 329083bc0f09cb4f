import type { Locale } from '#domain/item/locale.ts';
import { chains, tidyText, undrawable } from '../certificate/glyphs.ts';
import { colours, drawLine, PageStructure, type PdfDocument, type TextStyle } from '../certificate/page-canvas.ts';
import { fitText } from '../certificate/typeset.ts';

/** A4 upright, in points. */
export const page = { width: 595.28, height: 841.89, left: 56, right: 56, top: 64, bottom: 64 } as const;
const room = page.width - page.left - page.right;

const look = {
  title: { chain: chains.zhBold, colour: colours.accent },
  heading: { chain: chains.zhBold, colour: colours.accent },
  strong: { chain: chains.zhBold, colour: colours.ink },
  text: { chain: chains.zh, colour: colours.ink },
  soft: { chain: chains.zh, colour: colours.soft },
} as const satisfies Record<string, TextStyle>;
export type Look = keyof typeof look;

/** A character that no bundled face has is told by its code point: a report is not held up by a sign in somebody's note. */
export function drawable(text: string): string {
  const missing = new Set(undrawable(text).map((one) => one.split(' U+')[0] ?? ''));
  if (missing.size === 0) return tidyText(text);
  return [...tidyText(text)]
    .map((c) => (undrawable(c).length > 0 ? `[U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}]` : c))
    .join('');
}

/** Text set from top to bottom over as many pages as it takes; a block is never torn from its first line. */
export class ReportFlow {
  readonly #doc: PdfDocument;
  readonly #locale: Locale;
  readonly structure: PageStructure;
  #y: number = page.top;

  constructor(doc: PdfDocument, locale: Locale) {
    this.#doc = doc;
    this.#locale = locale;
    this.structure = new PageStructure(doc);
  }

  /** Begins a new page when less than so much (points) is left. */
  need(height: number): void {
    if (this.#y + height <= page.height - page.bottom) return;
    this.#doc.addPage();
    this.#y = page.top;
  }

  space(height: number): void {
    this.#y += height;
  }

  title(text: string): void {
    this.#lines('H1', text, 20, 'title', page.left, room);
    this.space(6);
  }

  heading(text: string): void {
    this.space(12);
    this.need(48);
    this.#lines('H2', text, 13, 'heading', page.left, room);
    const y = this.#y - 1;
    this.structure.decorate(() => {
      this.#doc
        .lineWidth(0.5)
        .strokeColor(colours.line)
        .moveTo(page.left, y)
        .lineTo(page.width - page.right, y)
        .stroke();
    });
    this.space(4);
  }

  text(text: string, style: Look = 'text', indent = 0): void {
    this.#lines('P', text, 9.5, style, page.left + indent, room - indent);
  }

  /** A word and what stands for it, side by side. */
  fact(word: string, text: string): void {
    const { lines } = this.#broken(text, 9.5, 'text', room - 96);
    this.need(Math.max(1, lines.length) * 14);
    const y = this.#y + 9.5;
    this.structure.add('P', { lang: this.#locale }, () => {
      drawLine(this.#doc, drawable(word), 9.5, look.soft, { x: page.left, y });
    });
    this.#lines('P', text, 9.5, 'text', page.left + 96, room - 96);
  }

  /** Places to sign by hand: a line each, with who signs there under it. */
  signatures(names: readonly string[], date: string): void {
    this.need(64 * Math.ceil(names.length / 2));
    names.forEach((name, at) => {
      const x = page.left + (at % 2) * (room / 2 + 12);
      if (at % 2 === 0) this.space(44);
      const y = this.#y;
      this.structure.decorate(() => {
        this.#doc
          .lineWidth(0.6)
          .strokeColor(colours.ink)
          .moveTo(x, y)
          .lineTo(x + room / 2 - 12, y)
          .stroke();
      });
      this.structure.add('P', { lang: this.#locale }, () => {
        drawLine(this.#doc, `${name}    ${date}`, 8.5, look.soft, { x, y: y + 12 });
      });
    });
    this.space(24);
  }

  #broken(text: string, size: number, style: Look, width: number): { lines: readonly string[] } {
    const set = fitText(drawable(text), look[style].chain, { width, sizes: [size], maxLines: 400 });
    if (set !== null) return set;
    // One word wider than the page: cut by characters.
    const cut = drawable(text).match(/.{1,40}/gu) ?? [];
    return { lines: cut };
  }

  #lines(tag: 'H1' | 'H2' | 'P', text: string, size: number, style: Look, x: number, width: number): void {
    for (const line of this.#broken(text, size, style, width).lines) {
      this.need(size * 1.5);
      this.#y += size;
      const y = this.#y;
      this.structure.add(tag, { lang: this.#locale }, () => {
        drawLine(this.#doc, line, size, look[style], { x, y });
      });
      this.#y += size * 0.5;
    }
  }
}
