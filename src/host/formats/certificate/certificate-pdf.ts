import PDFDocument from 'pdfkit';
import { inLocale } from '#domain/item/locale.ts';
import { drawPage } from './certificate-page.ts';
import type { PageContent } from './certificate-page.ts';
import { certificateWords as words } from './certificate-text.ts';
import { loadFace } from './glyphs.ts';
import type { Face } from './glyphs.ts';
import { collectPdf, forXml } from './pdf-bytes.ts';
import { addSignaturePlaceholder } from './pdf-signature.ts';

/** What is attached: the credential, and the text of the QR, so that a check can tell that the page shows this certificate. */
export const attachments = { credential: 'credential.json', qr: 'qr.txt' } as const;
const faces: readonly Face[] = ['serif', 'serif-bold', 'sans', 'latin', 'latin-bold', 'latin-italic'];

/**
 * The certificate as an unsigned PDF with room for its signature: one A4 page, tagged, marked PDF/A-3b, the credential
 * attached. The same input gives the same bytes. Throws TextTooLong when a text does not fit the page.
 */
export async function drawCertificatePdf(page: PageContent & { readonly credentialJson: string }): Promise<Buffer> {
  const { content } = page;
  const issued = new Date(content.issuedAt);
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: `${content.sample ? `${words.sampleMark['zh-CN']} ${words.sampleMark.en} ` : ''}${words.title['zh-CN']} ${content.number}`,
      Author: forXml(inLocale(content.organisation, 'zh-CN')),
      Creator: 'Invigil',
      Producer: 'PDFKit',
      CreationDate: issued,
    },
  });
  const bytes = collectPdf(doc);
  // Parsed once and shared; the library takes a parsed font as well as bytes, which its type does not say.
  for (const face of faces) doc.registerFont(face, loadFace(face) as unknown as Buffer);
  drawPage(doc, page);
  const dates = { creationDate: issued, modifiedDate: issued, relationship: 'Data' };
  doc.file(Buffer.from(page.credentialJson), {
    ...dates,
    name: attachments.credential,
    type: 'application/json',
    description: 'Open Badges 3.0 credential',
  });
  doc.file(Buffer.from(page.qrText), {
    ...dates,
    name: attachments.qr,
    type: 'text/plain',
    description: 'The text of the QR code',
  });
  addSignaturePlaceholder(doc, { reason: `Certificate ${content.number}`, at: issued });
  doc.end();
  return await bytes;
}
