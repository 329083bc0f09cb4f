import { generator } from './seed.ts';

// Crockford's base 32, lower case: no i, l, o, u, so a ref read aloud over a shoulder or from a log stays itself.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 12; // 60 bits

/** Makes ids that say nothing about what they name, each once, from a seed of their own. */
export function opaqueRefs(refSeed: string): () => string {
  const chance = generator(refSeed, 'refs');
  const given = new Set<string>();
  return () => {
    for (;;) {
      const ref = Array.from({ length }, () => alphabet[chance.int(alphabet.length)]).join('');
      if (given.has(ref)) continue;
      given.add(ref);
      return ref;
    }
  };
}
