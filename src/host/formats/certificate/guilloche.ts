import { colours } from './page-canvas.ts';
import type { PdfDocument } from './page-canvas.ts';

type Point = readonly [x: number, y: number];

/** The frame stands this far from the paper's edge; its band is this wide. Points. */
const frame = { inset: 24, band: 15 } as const;

/** A banknote-like border: strands of fine waves along each side, a rosette in each corner, hairlines inside and out. */
export function drawFrame(doc: PdfDocument): void {
  const { width, height } = doc.page;
  const { inset, band } = frame;
  const middle = inset + band / 2;
  const corner = band * 1.2;
  doc.lineWidth(0.3).strokeColor(colours.line);
  for (const y of [middle, height - middle]) waves(doc, [middle + corner, y], [width - middle - corner, y], band);
  for (const x of [middle, width - middle]) waves(doc, [x, middle + corner], [x, height - middle - corner], band);
  for (const x of [middle + 1.5, width - middle - 1.5])
    for (const y of [middle + 1.5, height - middle - 1.5]) {
      curve(doc, 160, (t) => hypotrochoid([x, y], corner * 0.82, 12, 5, t));
      curve(doc, 90, (t) => hypotrochoid([x, y], corner * 0.45, 8, 3, t));
    }
  doc.lineWidth(0.9).strokeColor(colours.accent);
  doc.rect(inset - 6, inset - 6, width - 2 * (inset - 6), height - 2 * (inset - 6)).stroke();
  const inner = inset + band + 6;
  doc.lineWidth(0.4).strokeColor(colours.accent);
  doc.rect(inner, inner, width - 2 * inner, height - 2 * inner).stroke();
}

/** A very light rosette behind the text. */
export function drawRosette(doc: PdfDocument, centre: Point, radius: number): void {
  doc.lineWidth(0.35).strokeColor(colours.faint);
  curve(doc, 1400, (t) => hypotrochoid(centre, radius, 36, 17, t));
  curve(doc, 900, (t) => hypotrochoid(centre, radius * 0.66, 24, 11, t));
  curve(doc, 500, (t) => hypotrochoid(centre, radius * 0.36, 16, 7, t));
}

/** Six strands of one sine each, a sixth of a period apart, between two points. */
function waves(doc: PdfDocument, from: Point, to: Point, band: number): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const periods = Math.round(length / (band * 2.4));
  const strands = 6;
  for (let strand = 0; strand < strands; strand++) {
    curve(doc, periods * 14, (t) => {
      const swell = 0.72 + 0.28 * Math.cos(2 * Math.PI * periods * t * 0.5);
      const offset = (band / 2) * swell * Math.sin(2 * Math.PI * (periods * t + strand / strands));
      return [from[0] + dx * length * t - dy * offset, from[1] + dy * length * t + dx * offset];
    });
  }
}

/** A closed curve of `petals` lobes; `step` (without a divisor in common with it) says how densely it weaves. `t` runs from 0 to 1. */
function hypotrochoid(centre: Point, radius: number, petals: number, step: number, t: number): Point {
  const turn = 2 * Math.PI * step * t;
  const ratio = (petals - step) / step;
  const arm = 0.62;
  const x = (1 - arm) * Math.cos(turn) + arm * Math.cos(ratio * turn);
  const y = (1 - arm) * Math.sin(turn) - arm * Math.sin(ratio * turn);
  return [centre[0] + radius * x, centre[1] + radius * y];
}

function curve(doc: PdfDocument, steps: number, at: (t: number) => Point): void {
  for (let step = 0; step <= steps; step++) {
    const [x, y] = at(step / steps);
    // Hundredths of a point are finer than any printer and keep the file small.
    const point = [Math.round(x * 100) / 100, Math.round(y * 100) / 100] as const;
    if (step === 0) doc.moveTo(...point);
    else doc.lineTo(...point);
  }
  doc.stroke();
}
