import type { Item } from './item.ts';
import type { Locale } from './locale.ts';
import { normaliseText } from './normalise-text.ts';
import { askedAndRight } from './quality-questions.ts';

export interface NearDuplicate {
  readonly locale: Locale;
  readonly first: string;
  readonly second: string;
  /** Share of character sequences that both have (Dice), 0 to 1. */
  readonly similarity: number;
}

/**
 * From here on two items are shown to a person as perhaps asking the same thing. Rewordings of one question in these banks lie
 * between 0.6 and 0.9; different questions on one subject below 0.5.
 */
export const duplicateThreshold = 0.6;

/** More items are not compared pair by pair: it would take minutes. */
const mostItems = 5_000;

/** Sequences of characters without white space and signs: of two where Chinese is written, of three elsewhere. */
function sequencesOf(text: string): ReadonlySet<string> {
  const plain = normaliseText(text).replace(/[^\p{L}\p{N}]/gu, '');
  const length = /\p{Script=Han}/u.test(plain) ? 2 : 3;
  const found = new Set<string>();
  for (let at = 0; at + length <= plain.length; at += 1) found.add(plain.slice(at, at + length));
  return found;
}

/**
 * Pairs of items that are alike in what they ask together with what is right, the most alike first. Null when there are too many
 * items to compare.
 */
export function nearDuplicates(items: readonly Item[], locale: Locale): NearDuplicate[] | null {
  if (items.length > mostItems) return null;
  const sets = items.map((item) => sequencesOf(askedAndRight(item, locale)));
  const holders = new Map<string, number[]>();
  const found: NearDuplicate[] = [];
  sets.forEach((own, place) => {
    const shared = new Map<number, number>();
    for (const sequence of own) {
      const others = holders.get(sequence) ?? [];
      for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
      holders.set(sequence, [...others, place]);
    }
    for (const [other, count] of shared) {
      const similarity = (2 * count) / (own.size + (sets[other]?.size ?? 0));
      if (similarity < duplicateThreshold) continue;
      found.push({ locale, first: items[other]?.id ?? '', second: items[place]?.id ?? '', similarity });
    }
  });
  return found.sort((a, b) => b.similarity - a.similarity || (a.first < b.first ? -1 : 1));
}
