import type { CertificateContent } from '#domain/certificate/certificate.ts';
import { locales } from '#domain/item/locale.ts';
import type { Locale } from '#domain/item/locale.ts';
import { certificateWords as words, printedDay, printedValidity } from './certificate-text.ts';
import { colours, drawFitted, drawLine } from './page-canvas.ts';
import type { PageStructure, PdfDocument } from './page-canvas.ts';
import { factsTop, hairline, left, qrSize, right, styles } from './page-layout.ts';
import { qrModules } from './qr.ts';

/** Number, dates and who decided, at the foot of the page. */
export function drawFacts(doc: PdfDocument, structure: PageStructure, content: CertificateContent): void {
  structure.decorate(() => hairline(doc, left, right - qrSize - 28, factsTop));
  const day = (lang: Locale) => printedDay(content.issuedAt, lang, content.timeZone);
  const facts = [
    { key: 'number', x: left, y: factsTop + 15, values: [content.number] },
    { key: 'issued', x: left + 190, y: factsTop + 15, values: locales.map(day) },
    { key: 'decidedBy', x: left + 360, y: factsTop + 15, values: [content.decidedBy] },
    { key: 'valid', x: left, y: factsTop + 58, values: locales.map((lang) => printedValidity(content, lang)) },
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

/** The QR as squares, not as a picture, in its quiet zone. */
export function drawQr(doc: PdfDocument, structure: PageStructure, text: string): void {
  const rows = qrModules(text);
  const size = qrSize / rows.length;
  const [x, y] = [right - qrSize, factsTop];
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

/** How to check the file, and the root to check it against. */
export function drawFoot(doc: PdfDocument, structure: PageStructure, fingerprint: string): void {
  const note = `${words.signed['zh-CN']} ${words.signed.en}`;
  const root = `${words.rootFingerprint['zh-CN']} ${words.rootFingerprint.en}  ${fingerprint}`;
  structure.add('P', { lang: 'zh-CN' }, () => drawLine(doc, note, 6, styles.small, { x: left, y: 532 }));
  structure.add('P', { lang: 'zh-CN' }, () => drawLine(doc, root, 6, styles.small, { x: left, y: 541 }));
}
