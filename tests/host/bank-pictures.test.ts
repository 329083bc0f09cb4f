import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const banks = new URL('../../question-banks/', import.meta.url);
const pictures = readdirSync(banks, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.svg'));

describe('a picture of a bank', () => {
  it('shows its Chinese words on a seat without a Chinese font: they are outlines', () => {
    expect(pictures.length).toBeGreaterThan(5);
    for (const path of pictures) {
      const words = readFileSync(new URL(path, banks), 'utf8').matchAll(/<(?:text|tspan|textPath)\b[^>]*>([^<]*)/gu);
      const needFont = [...words]
        .map(([, word = '']) => word)
        .filter((word) => /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(word));
      expect(needFont, `${path}: run tools/outline-pictures.ts`).toEqual([]);
    }
  });
});
