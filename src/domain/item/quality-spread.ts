import type { Bank } from './bank.ts';
import { cognitiveLevels, itemKinds, type CognitiveLevel, type Difficulty, type Item, type ItemKind } from './item.ts';
import { isOpenToPractice } from '../practice/open-to-practice.ts';

const difficulties: readonly Difficulty[] = [1, 2, 3, 4, 5];

/** One cell of the map of topics and difficulties. */
interface SpreadCell {
  readonly topic: string;
  readonly difficulty: Difficulty;
  readonly items: number;
  /** What the bank's plan aims at; null where it has none. */
  readonly planned: number | null;
}

export interface Spread {
  readonly cells: readonly SpreadCell[];
  /** How many items stand in another cell than planned, or are missing; null without a plan. */
  readonly offPlan: number | null;
  readonly kinds: readonly { readonly kind: ItemKind; readonly items: number }[];
  readonly cognitive: readonly { readonly level: CognitiveLevel; readonly items: number }[];
  readonly practice: number;
}

/** How the items of a bank spread, beside what it aims at. */
export function spreadOf({ items, topics, plan }: Pick<Bank, 'items' | 'topics' | 'plan'>): Spread {
  const count = (fits: (item: Item) => boolean) => items.filter(fits).length;
  const cells = topics.flatMap(({ id: topic }) =>
    difficulties.map((difficulty): SpreadCell => {
      const line = plan?.find((one) => one.topic === topic);
      return {
        topic,
        difficulty,
        items: count((item) => item.topic === topic && item.difficulty === difficulty),
        planned: plan === undefined ? null : (line?.difficulty[difficulty] ?? 0),
      };
    }),
  );
  return {
    cells,
    offPlan:
      plan === undefined ? null : cells.reduce((sum, cell) => sum + Math.abs(cell.items - (cell.planned ?? 0)), 0),
    kinds: itemKinds.map((kind) => ({ kind, items: count((item) => item.kind === kind) })).filter((k) => k.items > 0),
    cognitive: cognitiveLevels.map((level) => ({ level, items: count((item) => item.cognitive === level) })),
    practice: count(isOpenToPractice),
  };
}
