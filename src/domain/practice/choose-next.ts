import type { Generator } from '../paper/seed.ts';
import { isMistake, type ItemMemory } from './item-memory.ts';

/** How many other items come before one on the mistakes list is shown again. */
export const spacing = 3;

export interface NextWish {
  /** What can be practised in the language on the screen. */
  readonly items: readonly { readonly id: string; readonly topic: string }[];
  readonly memory: ReadonlyMap<string, ItemMemory>;
  /** How many responses the person has given in this bank. */
  readonly turns: number;
  /** Null: all topics. */
  readonly topic: string | null;
  /** `mistakes`: only what is on the mistakes list. */
  readonly only: 'all' | 'mistakes';
  /** Chooses among items that nothing else tells apart. */
  readonly chance: Generator;
}

/**
 * The id of the item to show next; null when there is nothing of what was asked for.
 *
 * 1. An item never answered, any of them alike.
 * 2. Then an item of the mistakes list, the one answered longest ago: but only after at least three other responses, so that it is
 *    recalled and not repeated. Where fewer than four items are asked for, all the others of them come in between.
 * 3. Then the item answered longest ago.
 *
 * Whenever two or more items are asked for, none follows itself.
 */
export function chooseNext({ items, memory, turns, topic, only, chance }: NextWish): string | null {
  const asked = items
    .filter((item) => topic === null || item.topic === topic)
    .map(({ id }) => ({ id, known: memory.get(id) }))
    .filter(({ known }) => only === 'all' || (known !== undefined && isMistake(known)));
  const unseen = asked.filter(({ known }) => known === undefined);
  if (unseen.length > 0) return unseen[chance.int(unseen.length)]?.id ?? null;

  const others = Math.min(spacing, asked.length - 1);
  const byAge = asked
    .flatMap(({ known }) => known ?? [])
    .filter((known) => turns - known.lastTurn >= others)
    .sort((a, b) => a.lastTurn - b.lastTurn);
  return (byAge.find(isMistake) ?? byAge[0])?.itemId ?? null;
}
