import type { CertificateContent } from '#domain/certificate/certificate.ts';
import { locales } from '#domain/item/locale.ts';
import type { Locale, LocaleText } from '#domain/item/locale.ts';
import { certificateWords as words, printedDay, printedValidity } from './certificate-text.ts';
import { chains } from './glyphs.ts';
import { drawFrame, drawRosette } from './guilloche.ts';
import { colours, drawFitted, drawLine, PageStructure, TextTooLong } from './page-canvas.ts';
import type { PdfDocument, TextStyle } from './page-canvas.ts';
import { qrModules } from './qr.ts';
import { measure } from './typeset.ts';

/** All that is drawn: the certificate, the text of its QR, and the root it can be traced to. */
export interface PageContent {
  readonly content: CertificateContent;
  readonly qrText: string;
  readonly rootFingerprint: string;
}

const middle = 841.89 / 2;
const left = 84;
const right = 841.89 - 84;
const width = right - left;
/** 36 mm: version 22 then has modules of a third of a millimetre. */
const qrSize = 102;
/** The line above the number, the dates and the QR. */
const factsTop = 436;

const styles = {
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

/** Draws the one page of a certificate. Throws TextTooLong when a text does not fit; undrawable characters are refused before. */
export function drawPage(doc: PdfDocument, page: PageContent): void {
  const structure = new PageStructure(doc);
  const { content } = page;
  structure.decorate(() => {
    drawRosette(doc, [middle, 292], 188);
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
    structure.add('P', { lang }, () => drawFitted(doc, text, rule, style, centred(76 + 16 * index)));
  });
  structure.add('H1', { lang: 'zh-CN' }, () => drawLine(doc, words.title['zh-CN'], 38, styles.title, centred(142)));
  structure.add('H1', { lang: 'en' }, () => drawLine(doc, words.title.en, 10.5, styles.titleEn, centred(162)));
}

function drawHolder(doc: PdfDocument, structure: PageStructure, content: CertificateContent): void {
  const { holderName, holderLatinName } = content;
  drawPair(doc, structure, words.certifies, 188);
  const rule = { width: width - 60, sizes: [32, 28, 24, 20, 17, 14, 12], maxLines: 1 };
  const y = holderLatinName === undefined ? 236 : 230;
  structure.add('H2', { lang: 'zh-CN' }, () => drawFitted(doc, holderName, rule, styles.holder, centred(y)));
  if (holderLatinName !== undefined)
    structure.add('P', { lang: 'en' }, () =>
      drawFitted(doc, holderLatinName, { ...rule, sizes: [13, 11, 9] }, styles.italic, centred(248)),
    );
  structure.decorate(() => hairline(doc, middle - 130, middle + 130, 257));
}

function drawAchievement(doc: PdfDocument, structure: PageStructure, content: CertificateContent): void {
  structure.add('P', { lang: 'zh-CN' }, () => drawLine(doc, words.hasMet['zh-CN'], 10, styles.soft, centred(275)));
  structure.add('P', { lang: 'en' }, () => drawLine(doc, words.hasMet.en, 9, styles.italic, centred(288)));
  let y = 314;
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
  for (const key of ['scope', 'conditions'] as const)
    eachLanguage(content[key] ?? {}, (lang, text, index) => {
      const rule = { width: width - 60, sizes: [9, 8.5, 8, 7.5], maxLines: 2 };
      const labelled = `${words[key][lang]}${lang === 'en' ? ': ' : '：'}${text}`;
      structure.add('P', { lang }, () => {
        y = 12.5 + drawFitted(doc, labelled, rule, index === 0 ? styles.soft : styles.italic, centred(y));
      });
      if (y - 12.5 > factsTop - 8) throw new TextTooLong(text);
    });
}

function drawFacts(doc: PdfDocument, structure: PageStructure, content: CertificateContent): void {
  structure.decorate(() => hairline(doc, left, right - qrSize - 28, factsTop));
  const day = (lang: Locale) => printedDay(content.issuedAt, lang, content.timeZone);
  const facts = [
    { key: 'number', x: left, y: factsTop + 15, values: [content.number] },
    { key: 'issued', x: left + 190, y: factsTop + 15, values: locales.map(day) },
    { key: 'decidedBy', x: left + 360, y: factsTop + 15, values: [content.decidedBy] },
    { key: 'valid', x: left, y: factsTop + 57, values: locales.map((lang) => printedValidity(content, lang)) },
  ] as const;
  for (const { key, x, y, values } of facts) {
    const label = `${words[key]['zh-CN']}  ${words[key].en}`;
    const room = { width: key === 'valid' ? 350 : 165, sizes: [11, 10, 9, 8, 7], maxLines: 1 };
    structure.add('P', { lang: 'zh-CN' }, () => {
      drawLine(doc, label, 7.5, styles.soft, { x, y });
      drawFitted(doc, values[0] ?? '', room, styles.strong, { x, y: y + 15 });
    });
    const english = values[1];
    if (english !== undefined)
      structure.add('P', { lang: 'en' }, () => drawLine(doc, english, 9, styles.italic, { x, y: y + 27 }));
  }
}

function drawQr(doc: PdfDocument, structure: PageStructure, text: string): void {
  const rows = qrModules(text);
  const size = qrSize / rows.length;
  const [x, y] = [right - qrSize, factsTop - 8];
  structure.add('Figure', { lang: 'zh-CN', alt: `${words.scan['zh-CN']} ${words.scan.en}` }, () => {
    doc.rect(x - 4 * size, y - 4 * size, qrSize + 8 * size, qrSize + 8 * size).fill(colours.paper);
    rows.forEach((row, line) => {
      for (let from = 0; from < row.length; from++) {
        if (!row[from]) continue;
        let to = from;
        while (row[to + 1]) to++;
        doc.rect(x + from * size, y + line * size, (to - from + 1) * size, size);
        from = to;
      }
    });
    doc.fill(colours.ink);
  });
  const caption = `${words.scan['zh-CN']} · ${words.scan.en}`;
  structure.add('P', { lang: 'zh-CN' }, () =>
    drawLine(doc, caption, 6, styles.small, { x: x + qrSize / 2, y: y + qrSize + 10, align: 'centre' }),
  );
}

function drawFoot(doc: PdfDocument, structure: PageStructure, fingerprint: string): void {
  const note = `${words.signed['zh-CN']} ${words.signed.en}`;
  const root = `${words.rootFingerprint['zh-CN']} ${words.rootFingerprint.en}  ${fingerprint}`;
  structure.add('P', { lang: 'zh-CN' }, () => drawLine(doc, note, 6, styles.small, { x: left, y: 532 }));
  structure.add('P', { lang: 'zh-CN' }, () => drawLine(doc, root, 6, styles.small, { x: left, y: 541 }));
}

/** A label that no one can overlook, and cannot be cut off without cutting the frame. */
function drawBanner(doc: PdfDocument, structure: PageStructure): void {
  structure.decorate(() => doc.rect(middle - 170, 36, 340, 18).fill(colours.accent));
  const text = `${words.sampleBanner['zh-CN']}   ${words.sampleBanner.en}`;
  structure.add('P', { lang: 'zh-CN' }, () => drawLine(doc, text, 8.5, styles.banner, centred(48.5)));
}

function drawWatermark(doc: PdfDocument): void {
  const text = `${words.sampleMark['zh-CN']} ${words.sampleMark.en}`;
  doc.save().rotate(-27, { origin: [middle, 300] });
  drawLine(doc, text, 118, styles.watermark, centred(345));
  doc.restore();
}

/** Both languages on one line, Chinese left of the middle and English right of it. */
function drawPair(doc: PdfDocument, structure: PageStructure, pair: Record<Locale, string>, y: number): void {
  const widths = [measure(pair['zh-CN'], chains.zh, 10.5), measure(pair.en, chains.enItalic, 10.5)] as const;
  const x = middle - (widths[0] + 12 + widths[1]) / 2;
  structure.add('P', { lang: 'zh-CN' }, () => drawLine(doc, pair['zh-CN'], 10.5, styles.soft, { x, y }));
  structure.add('P', { lang: 'en' }, () => drawLine(doc, pair.en, 10.5, styles.italic, { x: x + widths[0] + 12, y }));
}

function centred(y: number) {
  return { x: middle, y, align: 'centre' } as const;
}

function hairline(doc: PdfDocument, from: number, to: number, y: number): void {
  doc.lineWidth(0.4).strokeColor(colours.line).moveTo(from, y).lineTo(to, y).stroke();
}

/** Chinese first, then English; a text in one language only stands alone. */
function eachLanguage(text: LocaleText, draw: (lang: Locale, text: string, index: number) => void): void {
  const present = locales.flatMap((lang) => {
    const inLang = text[lang];
    return inLang === undefined ? [] : [{ lang, inLang }];
  });
  present.forEach(({ lang, inLang }, index) => draw(lang, inLang, index));
}
