/** A source of seeded chance. The same seed and stream give the same numbers on every machine and in every version of the program. */
export interface Generator {
  /** A whole number from 0 to `below` − 1, each equally likely. `below` is 1 … 2^32. */
  int(below: number): number;
  /** A new array with the same members in a random order (Fisher–Yates). */
  shuffled<T>(members: readonly T[]): T[];
}

const range = 2 ** 32;

/** MurmurHash3 (x86, 32 bit) over the UTF-16 code units, two to a block: the domain has no text encoder. */
function murmur3(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 2) {
    const low = text.charCodeAt(at);
    const high = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    const block = Math.imul(low | (high << 16), 0xcc9e2d51);
    hash ^= Math.imul((block << 15) | (block >>> 17), 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length * 2;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** xoshiro128** 1.1 (Blackman and Vigna): small, quick, well tested. Not secret: whoever sees its output can continue it. */
function xoshiro128(state: Uint32Array): () => number {
  return () => {
    const second = state[1] ?? 0;
    const scrambled = Math.imul(second, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const [a = 0, , c = 0, d = 0] = state;
    const third = c ^ a;
    const fourth = d ^ second;
    state[1] = second ^ third;
    state[0] = a ^ fourth;
    state[2] = third ^ (second << 9);
    state[3] = (fourth << 11) | (fourth >>> 21);
    return result;
  };
}

/**
 * The generator of one named stream of a seed. Streams are independent: drawing more from one does not move another, so a change
 * to how items are ordered leaves what was drawn as it was.
 */
export function generator(seed: string, stream: string): Generator {
  const named = `${stream}\u0000${seed}`;
  const state = Uint32Array.from([1, 2, 3, 4], (lane) => murmur3(named, Math.imul(lane, 0x9e3779b9)));
  if (state.every((word) => word === 0)) state[0] = 1; // the one state xoshiro never leaves
  const next = xoshiro128(state);

  function int(below: number): number {
    const fair = range - (range % below); // numbers from here up would favour the small remainders
    for (;;) {
      const drawn = next();
      if (drawn < fair) return drawn % below;
    }
  }

  function shuffled<T>(members: readonly T[]): T[] {
    const order = [...members];
    for (let last = order.length - 1; last > 0; last--) {
      const other = int(last + 1);
      [order[last], order[other]] = [order[other] as T, order[last] as T];
    }
    return order;
  }

  return { int, shuffled };
}
