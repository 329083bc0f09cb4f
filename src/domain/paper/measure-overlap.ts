import type { Bank } from '../item/bank.ts';
import type { Locale } from '../item/locale.ts';
import type { ReadyBlueprint } from './blueprint.ts';
import { drawApart, overlapLimit, papersKeptApart, type EarlierPaper } from './draw-apart.ts';

/** How alike the papers of a ready blueprint are that one host draws in sequence. */
export interface OverlapMeasure {
  readonly blueprintId: string;
  readonly locale: Locale;
  readonly items: number;
  readonly points: number;
  /** How many papers could be drawn, of as many as a paper is kept apart from. */
  readonly papers: number;
  /** The largest share of a paper that another one has, and the mean over all pairs; 0 to 1. */
  readonly largest: number;
  readonly mean: number;
  /** True where no two share more than the limit. */
  readonly kept: boolean;
}

/** Draws the papers with fixed seeds: the same bank gives the same figures. */
export function measureOverlap(bank: Bank, ready: ReadyBlueprint, locale: Locale): OverlapMeasure {
  const blueprint = { ...ready, version: bank.version, bankId: bank.id };
  const papers: EarlierPaper[] = [];
  const shares: number[] = [];
  for (let nth = 1; nth <= papersKeptApart; nth += 1) {
    const draw = drawApart(
      { bank: { ...bank, hash: '' }, blueprint, locale, seed: `paper ${nth}`, refs: { refSeed: 'refs' } },
      papers,
    );
    if (!draw.ok) break;
    const ids = draw.paper.items.map(({ item }) => item.id);
    shares.push(...papers.map((paper) => ids.filter((id) => paper.has(id)).length / ids.length));
    papers.push(new Set(ids));
  }
  const largest = shares.reduce((most, share) => Math.max(most, share), 0);
  return {
    blueprintId: ready.id,
    locale,
    items: ready.rules.reduce((sum, rule) => sum + rule.count, 0),
    points: ready.rules.reduce((sum, rule) => sum + rule.count * rule.points, 0),
    papers: papers.length,
    largest,
    mean: shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length,
    kept: largest <= overlapLimit,
  };
}

/** Every ready blueprint of a bank, in each language that it states. */
export function measureOverlaps(bank: Bank): OverlapMeasure[] {
  return (bank.blueprints ?? []).flatMap((ready) => ready.locales.map((locale) => measureOverlap(bank, ready, locale)));
}
