import type { RulePool } from './fitting-items.ts';
import type { Generator } from './seed.ts';

/** What one rule asks of its pool. */
export interface Demand {
  readonly pool: RulePool;
  readonly count: number;
}

export interface Assignment {
  /** For each demand the places of the items it got, in no meaningful order. */
  readonly drawn: readonly (readonly number[])[];
  /** For each demand that is short: how many it lacks, and every demand that competes with it for the same too few items. */
  readonly short: readonly {
    readonly demand: number;
    readonly missing: number;
    readonly competing: readonly number[];
  }[];
}

/**
 * Gives every demand as many items of its pool as it wants, each item at most once, at random. This is bipartite matching by
 * augmenting paths (Kuhn): when a pool has no free item left, an item is taken over from a demand that can have another one
 * instead, over any number of such steps. So a full assignment is found whenever there is one.
 *
 * The smallest pool draws first, which makes nested pools uniform and take-overs rare. An item once held stays held, by one or
 * another, so each pool is walked once in a random order and the cost does not grow with its size.
 */
export function assign(demands: readonly Demand[], chance: Generator): Assignment {
  const holder = new Map<number, number>();
  const held = demands.map(() => new Set<number>());
  const walks = new Map<RulePool, () => number | null>();
  for (const { pool } of demands) if (!walks.has(pool)) walks.set(pool, walk(pool, holder, chance));

  const nextFree = (demand: number): number | null => {
    const pool = demands[demand]?.pool;
    return pool === undefined ? null : (walks.get(pool)?.() ?? null);
  };
  const give = (item: number, demand: number) => {
    const before = holder.get(item);
    if (before !== undefined) held[before]?.delete(item);
    holder.set(item, demand);
    held[demand]?.add(item);
  };

  /** Finds one more item for the demand. Null when it got one, else every demand that was reached on the way. */
  function supply(start: number): number[] | null {
    const reached = new Map<number, { readonly item: number; readonly taker: number } | null>([[start, null]]);
    for (const demand of reached.keys()) {
      const free = nextFree(demand);
      if (free !== null) {
        let [item, taker, way] = [free, demand, reached.get(demand)];
        for (; way; [item, taker, way] = [way.item, way.taker, reached.get(way.taker)]) give(item, taker);
        give(item, taker);
        return null;
      }
      // No free item: the pool is as small as what is held of it, so walking it is cheap.
      for (const item of demands[demand]?.pool.members ?? []) {
        const other = holder.get(item);
        if (other !== undefined && !reached.has(other)) reached.set(other, { item, taker: demand });
      }
    }
    return [...reached.keys()];
  }

  const order = chance
    .shuffled([...demands.keys()])
    .sort((a, b) => (demands[a]?.pool.members.length ?? 0) - (demands[b]?.pool.members.length ?? 0));
  const starved: number[] = [];
  for (const demand of order) {
    for (let wanted = demands[demand]?.count ?? 0; wanted > 0; wanted--) {
      if (supply(demand) === null) continue;
      starved.push(demand); // a failed search stays failed: later take-overs never free an item
      break;
    }
  }
  const short = starved
    .sort((a, b) => a - b)
    .map((demand) => ({
      demand,
      missing: (demands[demand]?.count ?? 0) - (held[demand]?.size ?? 0),
      competing: supply(demand) ?? [],
    }));
  return { drawn: held.map((items) => [...items]), short };
}

/**
 * Walks a pool once in a random order (Fisher–Yates, one step a call), passing over what is held. Null when none is free.
 * Only the few displaced places are noted: copying a pool of 100,000 for each of 200 rules would cost more than the draw.
 */
function walk({ members }: RulePool, holder: ReadonlyMap<number, number>, chance: Generator): () => number | null {
  const displaced = new Map<number, number>();
  let at = 0;
  return () => {
    for (; at < members.length; at++) {
      const other = at + chance.int(members.length - at);
      const item = displaced.get(other) ?? members[other];
      const here = displaced.get(at) ?? members[at];
      if (item === undefined || here === undefined) break;
      displaced.set(other, here);
      if (holder.has(item)) continue;
      at++;
      return item;
    }
    return null;
  };
}
