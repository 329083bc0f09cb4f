// Draws the Chinese words of a bank's pictures as outlines: `node tools/outline-pictures.ts question-banks/<bank>/media/*.svg`.
// A picture is shown as an image and so sees only the fonts of the seat's machine; outlines look alike on every one of them. The
// words stay beside the outline as its <title>. To change them, put a <text> in the place of the <g> and run this again.
import { openSync, type Font } from 'fontkit';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const faces = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json');
const face = (weight: string): Font => {
  const opened = openSync(faces.replace('package.json', weight));
  if (!('layout' in opened)) throw new Error(`${weight} is a collection of fonts`);
  return opened;
};
const regular = face('400Regular/NotoSansSC_400Regular.ttf');
const bold = face('700Bold/NotoSansSC_700Bold.ttf');

const needsOutline = /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string) => text.replace(/&(\w+);/gu, (all, name: string) => entities[name] ?? all);
const tenths = (n: number) => String(Math.round(n * 10) / 10);

function outline(attributes: ReadonlyMap<string, string>, words: string, where: string): string {
  const size = Number(attributes.get('font-size'));
  if (!(size > 0)) throw new Error(`${where}: <text>${words}</text> must say its own font-size`);
  const heavy = attributes.get('font-weight');
  const font = heavy === 'bold' || Number(heavy) >= 600 ? bold : regular;
  const { glyphs, positions, advanceWidth } = font.layout(plain(words));
  const scale = size / font.unitsPerEm;
  const shift = { start: 0, middle: 0.5, end: 1 }[attributes.get('text-anchor') ?? 'start'] ?? 0;
  let x = Number(attributes.get('x') ?? 0) - advanceWidth * scale * shift;
  const y = Number(attributes.get('y') ?? 0);
  const drawn = glyphs.map((glyph, at) => {
    const place = positions[at];
    const moved = glyph.path.scale(scale, -scale).translate(x + (place?.xOffset ?? 0) * scale, y);
    x += (place?.xAdvance ?? 0) * scale;
    return moved.toSVG().replace(/-?\d+\.\d+/gu, (n) => tenths(Number(n)));
  });
  const kept = ['fill', 'transform', 'opacity'].flatMap((name) => {
    const value = attributes.get(name);
    return value === undefined ? [] : [` ${name}="${value}"`];
  });
  return `<g stroke="none"${kept.join('')}><title>${words}</title><path d="${drawn.join('')}"/></g>`;
}

for (const file of process.argv.slice(2)) {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(/<text\b([^>]*)>([^<]*)<\/text>/gu, (all, given: string, words: string) => {
    if (!needsOutline.test(words)) return all;
    const attributes = new Map(
      [...given.matchAll(/([\w-]+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [name, value]),
    );
    return outline(attributes, words, file);
  });
  const left = [...after.matchAll(/<(?:text|tspan)\b[^>]*>([^<]*)/gu)].filter(([, words = '']) =>
    needsOutline.test(words),
  );
  if (left.length > 0)
    throw new Error(`${file}: words in <tspan> are not drawn as outlines; write each line as a <text>`);
  if (after !== before) writeFileSync(file, after);
}
