/** Repeatable chance: the same seed gives the same run, so that a failure can be tried again. */
export interface Chance {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number of milliseconds, items, …: at least `from`, below `to`. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** A stream of its own, so that loops side by side do not disturb each other's numbers. */
  fork(): Chance;
}

/** Mulberry32: 32 bits of state, enough to choose moments and items by. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from));
  return {
    next,
    between,
    pick<T>(list: readonly T[]): T {
      const chosen = list[between(0, list.length)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
    fork: () => seeded(between(0, 4_294_967_296)),
  };
}
