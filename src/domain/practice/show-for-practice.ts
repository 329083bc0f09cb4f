import type { BankMedium } from '../item/bank.ts';
import type { Item } from '../item/item.ts';
import type { Locale } from '../item/locale.ts';
import type { ScoringRules } from '../item/score.ts';
import type { Blueprint } from '../paper/blueprint.ts';
import { drawPaper } from '../paper/draw.ts';
import type { PaperItem } from '../paper/paper.ts';
import { isOpenToPractice } from './open-to-practice.ts';

/** Partly right shows as such: a trainee learns more from it than from nothing. */
export const practiceScoring = {
  multipleScoring: 'no-wrong',
  partsScoring: 'per-part',
} as const satisfies ScoringRules;

const oneItem: Blueprint = {
  id: 'practice',
  version: 1,
  title: { en: 'Practice' },
  bankId: 'practice',
  rules: [{ id: 'only', count: 1, points: 1 }],
  order: 'rules',
  shuffleOptions: true,
  ...practiceScoring,
};

/**
 * One item as a trainee sees it this time, drawn by the same code as a candidate's paper: options and numbers anew with each seed,
 * opaque ids from a seed of their own. Worth one point. Throws for a sealed item, and for one that is not complete in the language.
 */
export function showForPractice(
  item: Item,
  media: readonly BankMedium[],
  locale: Locale,
  seeds: { readonly seed: string; readonly refSeed: string },
): PaperItem {
  if (!isOpenToPractice(item)) throw new Error(`Item ${item.id} is sealed`);
  const bank = { id: 'practice', version: 1, hash: '', items: [item], media };
  const draw = drawPaper({ bank, blueprint: oneItem, locale, seed: seeds.seed, refs: { refSeed: seeds.refSeed } });
  const shown = draw.ok ? draw.paper.items[0] : undefined;
  if (shown === undefined) throw new Error(`Item ${item.id} is not complete in ${locale}`);
  return shown;
}
