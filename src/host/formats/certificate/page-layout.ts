import { locales } from '#domain/item/locale.ts';
import type { Locale, LocaleText } from '#domain/item/locale.ts';
import { chains } from './glyphs.ts';
import { colours } from './page-canvas.ts';
import type { PdfDocument, TextStyle } from './page-canvas.ts';

/** Points; the paper is A4 across. */
export const middle = 841.89 / 2;
export const left = 84;
export const right = 841.89 - 84;
export const width = right - left;
/** 36 mm: version 22 then has modules of a third of a millimetre. */
export const qrSize = 102;
/** The line above the number, the dates and the QR. */
export const factsTop = 426;

/** How each kind of text looks. */
export const styles = {
  organisation: { chain: chains.zhBold, colour: colours.accent, tracking: 1.5 },
  title: { chain: chains.zhBold, colour: colours.accent, tracking: 14 },
  titleEn: { chain: chains.en, colour: colours.accent, tracking: 7 },
  holder: { chain: chains.zhBold, colour: colours.ink, tracking: 2 },
  strong: { chain: chains.zhBold, colour: colours.ink },
  accent: { chain: chains.zhBold, colour: colours.accent },
  accentEn: { chain: chains.enItalic, colour: colours.accent },
  text: { chain: chains.zh, colour: colours.ink },
  soft: { chain: chains.zh, colour: colours.soft },
  italic: { chain: chains.enItalic, colour: colours.soft },
  small: { chain: chains.small, colour: colours.soft },
  banner: { chain: chains.small, colour: colours.paper },
  watermark: { chain: chains.zhBold, colour: colours.mark, tracking: 10 },
} as const satisfies Record<string, TextStyle>;

/** Space between characters becomes Chinese and spoils the words of other scripts. */
export function loose(style: TextStyle, text: string): TextStyle {
  return /\p{Script=Han}/u.test(text) ? style : { ...style, tracking: 0 };
}

/** In the middle of the page, on this baseline. */
export function centred(y: number) {
  return { x: middle, y, align: 'centre' } as const;
}

/** A fine line across. */
export function hairline(doc: PdfDocument, from: number, to: number, y: number): void {
  doc.lineWidth(0.4).strokeColor(colours.line).moveTo(from, y).lineTo(to, y).stroke();
}

/** Chinese first, then English; a text in one language only stands alone. */
export function eachLanguage(text: LocaleText, draw: (lang: Locale, text: string, index: number) => void): void {
  const present = locales.flatMap((lang) => {
    const inLang = text[lang];
    return inLang === undefined ? [] : [{ lang, inLang }];
  });
  present.forEach(({ lang, inLang }, index) => draw(lang, inLang, index));
}
