// The promise of the ready blueprints, measured on the banks themselves: 50 papers in sequence, no two too much alike.
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Locale } from '#domain/item/locale.ts';
import { drawApart, overlapLimit } from '#domain/paper/draw-apart.ts';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';
import { largestOverlap } from '../domain/paper/overlap.ts';

const folder = resolve(import.meta.dirname, '../../question-banks');

async function fiftyPapers(bankId: string, readyId: string, locale: Locale) {
  const read = await readBankFolder(resolve(folder, bankId));
  if (!read.ok) throw new Error(`${bankId} has problems: ${JSON.stringify(read.problems.slice(0, 3))}`);
  const ready = read.bank.blueprints?.find(({ id }) => id === readyId);
  if (ready === undefined) throw new Error(`${bankId} has no blueprint ${readyId}`);
  const blueprint = { ...ready, version: 1, bankId };
  const bank = { ...read.bank, hash: read.hash };
  const papers: ReadonlySet<string>[] = [];
  let worst = 0;
  for (let nth = 1; nth <= 50; nth += 1) {
    const draw = drawApart({ bank, blueprint, locale, seed: `paper ${nth}`, refs: { refSeed: 'refs' } }, papers);
    if (!draw.ok) throw new Error(`paper ${nth} could not be drawn: ${JSON.stringify(draw.shortfalls)}`);
    const ids = draw.paper.items.map(({ item }) => item.id);
    expect(draw.paper.items.filter(({ item }) => item.practice === true)).toEqual([]);
    worst = Math.max(worst, largestOverlap(ids, papers));
    papers.push(new Set(ids));
  }
  const points = ready.rules.reduce((sum, rule) => sum + rule.count * rule.points, 0);
  return { papers, worst, points };
}

const certifications = [
  { bank: 'hotline-95598', blueprint: 'hotline-basic', locale: 'zh-CN', items: 42 },
  { bank: 'hotline-95598', blueprint: 'hotline-basic', locale: 'en', items: 42 },
  { bank: 'hotline-95598', blueprint: 'hotline-advanced', locale: 'zh-CN', items: 25 },
  { bank: 'hotline-95598', blueprint: 'hotline-advanced', locale: 'en', items: 25 },
  { bank: 'meter-reading', blueprint: 'meter-reader', locale: 'zh-CN', items: 20 },
  { bank: 'service-skills', blueprint: 'service-hall', locale: 'zh-CN', items: 30 },
] as const;

describe.each(certifications)('the blueprint $blueprint of $bank in $locale', ({ bank, blueprint, locale, items }) => {
  test('is drawn 50 times from sealed items, any two papers sharing at most 40 %', async () => {
    const { papers, worst, points } = await fiftyPapers(bank, blueprint, locale);
    expect(papers.map((paper) => paper.size)).toEqual(Array.from({ length: 50 }, () => items));
    expect(points).toBe(100);
    expect(overlapLimit).toBe(0.4);
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThanOrEqual(0.4);
  });
});
