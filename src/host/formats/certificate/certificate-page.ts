import type { CertificateContent } from '#domain/certificate/certificate.ts';
import type { Locale, LocaleText } from '#domain/item/locale.ts';
import { drawFacts, drawFoot, drawQr } from './certificate-facts.ts';
import { certificateWords as words } from './certificate-text.ts';
import { chains } from './glyphs.ts';
import { drawFrame, drawRosette } from './guilloche.ts';
import { colours, drawFitted, drawLine, PageStructure, TextTooLong } from './page-canvas.ts';
import type { PdfDocument, TextStyle } from './page-canvas.ts';
import { centred, eachLanguage, factsTop, hairline, loose, middle, styles, width } from './page-layout.ts';
import { measure } from './typeset.ts';

/** All that is drawn: the certificate, the text of its QR, and the root it can be traced to. */
export interface PageContent {
  readonly content: CertificateContent;
  readonly qrText: string;
  readonly rootFingerprint: string;
}

const titles = [
  ['zh-CN', 38, styles.title, 136],
  ['en', 10.5, styles.titleEn, 155],
] as const;

/** Draws the one page of a certificate. Throws TextTooLong when a text does not fit; undrawable characters are refused before. */
export function drawPage(doc: PdfDocument, page: PageContent): void {
  const structure = new PageStructure(doc);
  const { content } = page;
  structure.decorate(() => {
    drawRosette(doc, [middle, 286], 186);
    if (content.sample) drawWatermark(doc);
    drawFrame(doc);
  });
  if (content.sample) drawBanner(doc, structure);
  drawHead(doc, structure, content);
  drawHolder(doc, structure, content);
  drawAchievement(doc, structure, content);
  drawFacts(doc, structure, content);
  drawQr(doc, structure, page.qrText);
  drawFoot(doc, structure, page.rootFingerprint);
  structure.end();
}

function drawHead(doc: PdfDocument, structure: PageStructure, content: CertificateContent): void {
  eachLanguage(content.organisation, (lang, text, index) => {
    const style = index === 0 ? styles.organisation : styles.italic;
    const rule = { width: width - 40, sizes: index === 0 ? [16, 14, 12, 10, 8] : [10.5, 9.5, 8.5, 7.5], maxLines: 1 };
    structure.add('P', { lang }, () => drawFitted(doc, text, rule, loose(style, text), centred(73 + 15.5 * index)));
  });
  for (const [lang, size, style, y] of titles)
    structure.add('H1', { lang, actual: words.title[lang] }, () =>
      drawLine(doc, words.title[lang], size, style, centred(y)),
    );
}

function drawHolder(doc: PdfDocument, structure: PageStructure, content: CertificateContent): void {
  const { holderName, holderLatinName } = content;
  drawPair(doc, structure, words.certifies, 180);
  const rule = { width: width - 60, sizes: [32, 28, 24, 20, 17, 14, 12], maxLines: 1 };
  const y = holderLatinName === undefined ? 228 : 221;
  structure.add('H2', { lang: 'zh-CN' }, () =>
    drawFitted(doc, holderName, rule, loose(styles.holder, holderName), centred(y)),
  );
  if (holderLatinName !== undefined)
    structure.add('P', { lang: 'en' }, () =>
      drawFitted(doc, holderLatinName, { ...rule, sizes: [13, 11, 9] }, styles.italic, centred(239)),
    );
  structure.decorate(() => hairline(doc, middle - 130, middle + 130, 249));
}

function drawAchievement(doc: PdfDocument, structure: PageStructure, content: CertificateContent): void {
  structure.add('P', { lang: 'zh-CN' }, () => drawLine(doc, words.hasMet['zh-CN'], 10, styles.soft, centred(266)));
  structure.add('P', { lang: 'en' }, () => drawLine(doc, words.hasMet.en, 9, styles.italic, centred(279)));
  let y = 304;
  const add = (text: LocaleText, sizes: readonly (readonly number[])[], look: readonly TextStyle[], step: number) => {
    eachLanguage(text, (lang, inLang, index) => {
      const rule = { width, sizes: sizes[index] ?? [], maxLines: 1 };
      const style = look[index] ?? styles.text;
      structure.add('P', { lang }, () => drawFitted(doc, inLang, rule, style, centred(y)));
      y += step;
    });
  };
  add(
    content.schemeName,
    [
      [18, 16, 14, 12, 10],
      [11.5, 10.5, 9.5, 8.5],
    ],
    [styles.strong, styles.italic],
    16,
  );
  y += 7;
  add(
    content.level,
    [
      [14, 12, 10],
      [11, 10, 9, 8],
    ],
    [styles.accent, styles.accentEn],
    15,
  );
  y += 3;
  drawSmallTexts(doc, structure, smallTexts(content), y);
}

interface SmallText {
  readonly lang: Locale;
  readonly text: string;
  readonly style: TextStyle;
}

/** Scope in each language, and the conditions in one line. */
function smallTexts(content: CertificateContent): SmallText[] {
  const texts: SmallText[] = [];
  eachLanguage(content.scope, (lang, text, index) =>
    texts.push({ lang, text: labelled('scope', lang, text), style: index === 0 ? styles.soft : styles.italic }),
  );
  const conditions: string[] = [];
  eachLanguage(content.conditions ?? {}, (lang, text) => conditions.push(labelled('conditions', lang, text)));
  if (conditions.length > 0) texts.push({ lang: 'zh-CN', text: conditions.join('  '), style: styles.soft });
  return texts;
}

/** One line each in one common size where that is readable, else two lines each in a smaller one. */
function drawSmallTexts(doc: PdfDocument, structure: PageStructure, texts: readonly SmallText[], top: number): void {
  const room = width - 40;
  const fits = (size: number) => texts.every(({ text, style }) => measure(text, style.chain, size) <= room);
  const size = [9, 8.5, 8].find(fits);
  const rule =
    size === undefined ? { width: room, sizes: [8, 7.5, 7], maxLines: 2 } : { width: room, sizes: [size], maxLines: 1 };
  let y = top;
  for (const { lang, text, style } of texts) {
    structure.add('P', { lang }, () => {
      y = drawFitted(doc, text, rule, style, { ...centred(y), leading: 1.3 });
    });
    if (y > factsTop - 5) throw new TextTooLong(text);
    y += 12;
  }
}

function labelled(key: 'scope' | 'conditions', lang: Locale, text: string): string {
  return `${words[key][lang]}${lang === 'en' ? ': ' : '：'}${text}`;
}

/** A label that no one can overlook, and cannot be cut off without cutting the frame. */
function drawBanner(doc: PdfDocument, structure: PageStructure): void {
  structure.decorate(() => doc.rect(middle - 170, 33, 340, 18).fill(colours.accent));
  const text = `${words.sampleBanner['zh-CN']}   ${words.sampleBanner.en}`;
  structure.add('P', { lang: 'zh-CN' }, () => drawLine(doc, text, 8.5, styles.banner, centred(45.5)));
}

function drawWatermark(doc: PdfDocument): void {
  const text = `${words.sampleMark['zh-CN']} ${words.sampleMark.en}`;
  doc.save().rotate(-27, { origin: [middle, 300] });
  drawLine(doc, text, 96, styles.watermark, centred(335));
  doc.restore();
}

/** Both languages on one line, Chinese left of the middle and English right of it. */
function drawPair(doc: PdfDocument, structure: PageStructure, pair: Record<Locale, string>, y: number): void {
  const widths = [measure(pair['zh-CN'], chains.zh, 10.5), measure(pair.en, chains.enItalic, 10.5)] as const;
  const x = middle - (widths[0] + 12 + widths[1]) / 2;
  structure.add('P', { lang: 'zh-CN' }, () => drawLine(doc, pair['zh-CN'], 10.5, styles.soft, { x, y }));
  structure.add('P', { lang: 'en' }, () => drawLine(doc, pair.en, 10.5, styles.italic, { x: x + widths[0] + 12, y }));
}
