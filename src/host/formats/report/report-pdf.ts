import PDFDocument from 'pdfkit';
import { inLocale } from '#domain/item/locale.ts';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { chains, loadFace, type Face } from '../certificate/glyphs.ts';
import { colours, drawLine, type PdfDocument } from '../certificate/page-canvas.ts';
import { addSignaturePlaceholder, signPdf } from '../certificate/pdf-signature.ts';
import { collectPdf, forXml } from '../certificate/pdf-bytes.ts';
import type { ReportFacts } from './report-facts.ts';
import { drawable, page, ReportFlow } from './report-flow.ts';
import { drawSections } from './report-sections.ts';
import { dayWords } from './day-words.ts';
import { reportWords } from './report-words.ts';

/** What is attached: the same facts for a program to read. */
export const reportData = 'session-report.json';

const faces: readonly Face[] = ['serif', 'serif-bold', 'sans', 'latin', 'latin-bold', 'latin-italic'];

/**
 * The session report as a PDF: with keys signed by PAdES as certificates are, without them a draft that says so on every page.
 * The same facts give the same page.
 */
export async function makeSessionReport(wish: {
  readonly facts: ReportFacts;
  readonly keys: IssuingKeys | null;
}): Promise<Uint8Array> {
  const { facts, keys } = wish;
  const words = reportWords[facts.locale];
  const made = new Date(facts.madeAt);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    tagged: true,
    bufferPages: true,
    lang: facts.locale,
    displayTitle: true,
    info: {
      Title: forXml(drawable(`${words.title} ${facts.title}${keys === null ? ` (${words.draft})` : ''}`)),
      Author: forXml(inLocale(facts.organisation, facts.locale)),
      Creator: 'Invigil',
      Producer: 'PDFKit',
      CreationDate: made,
    },
  });
  const bytes = collectPdf(doc);
  // Parsed once and shared; the library takes a parsed font as well as bytes, which its type does not say.
  for (const face of faces) doc.registerFont(face, loadFace(face) as unknown as Buffer);
  const flow = new ReportFlow(doc, facts.locale);
  drawSections(flow, facts);
  drawEdges(doc, flow, facts, keys !== null);
  flow.structure.end();
  doc.file(Buffer.from(JSON.stringify(facts)), {
    ...{ name: reportData, type: 'application/json', description: 'The data of this report' },
    ...{ creationDate: made, modifiedDate: made, relationship: 'Data' },
  });
  if (keys !== null) addSignaturePlaceholder(doc, { reason: `${words.title} ${facts.sessionId}`, at: made });
  doc.end();
  const pdf = await bytes;
  return keys === null ? pdf : await signPdf(pdf, keys);
}

/** What stands on every page: its number, and that it is a draft or a sample. */
function drawEdges(doc: PdfDocument, flow: ReportFlow, facts: ReportFacts, signed: boolean): void {
  const words = reportWords[facts.locale];
  const { start, count } = doc.bufferedPageRange();
  const marks = [
    ...(facts.rehearsal ? [dayWords[facts.locale].rehearsal] : []),
    ...(facts.training ? [dayWords[facts.locale].training] : []),
    ...(signed ? [] : [words.draft]),
    ...(facts.sample ? [words.sample] : []),
  ];
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    flow.structure.decorate(() => {
      const soft = { chain: chains.small, colour: colours.soft } as const;
      drawLine(doc, drawable(`${facts.title} · ${facts.room}`), 8, soft, { x: page.left, y: page.height - 36 });
      const number = words.page(at - start + 1, count);
      drawLine(doc, number, 8, soft, { x: page.width - page.right, y: page.height - 36, align: 'right' });
      if (marks.length === 0) return;
      doc.rect(page.left, 24, page.width - page.left - page.right, 18).fill(colours.accent);
      const banner = { chain: chains.small, colour: colours.paper } as const;
      drawLine(doc, marks.join('   '), 9, banner, { x: page.width / 2, y: 36.5, align: 'centre' });
    });
  }
}
