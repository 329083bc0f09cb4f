import fc from 'fast-check';
import { itemKinds, type Item } from '#domain/item/item.ts';
import type { Blueprint, BlueprintRule } from '#domain/paper/blueprint.ts';
import { drawPaper, type Draw } from '#domain/paper/draw.ts';
import type { Paper } from '#domain/paper/paper.ts';
import { anyItem, media } from '../item/sample-items.ts';

export function blueprintOf(rules: readonly BlueprintRule[], change: Partial<Blueprint> = {}): Blueprint {
  return {
    id: 'theory',
    version: 3,
    title: { en: 'Theory' },
    bankId: 'sample',
    rules,
    order: 'shuffled',
    shuffleOptions: true,
    multipleScoring: 'no-wrong',
    ...change,
  };
}

export function drawFrom(
  items: readonly Item[],
  blueprint: Blueprint,
  seed = 'seed',
  refSeed = 'ref seed',
  named = media,
): Draw {
  const bank = { id: 'sample', version: 7, hash: 'a'.repeat(64), items, media: named };
  return drawPaper({ bank, blueprint, locale: 'zh-CN', seed, refs: { refSeed } });
}

export function paperFrom(
  items: readonly Item[],
  blueprint: Blueprint,
  seed?: string,
  refSeed?: string,
  named?: typeof media,
): Paper {
  const draw = drawFrom(items, blueprint, seed, refSeed, named);
  if (!draw.ok) throw new Error(`No paper can be drawn: ${JSON.stringify(draw.shortfalls)}`);
  return draw.paper;
}

const topics = ['safety', 'billing', 'service'];
const optionally = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const rule: fc.Arbitrary<Omit<BlueprintRule, 'id'>> = fc.record({
  topics: optionally(fc.subarray(topics, { minLength: 1 })),
  kinds: optionally(fc.subarray([...itemKinds], { minLength: 1 })),
  difficulty: optionally(
    fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).map(([a, b]) => ({
      min: Math.min(a, b),
      max: Math.max(a, b),
    })),
  ),
  count: fc.integer({ min: 0, max: 4 }),
  points: fc.constantFrom(0.5, 1, 2, 3),
});

const filing = fc.tuple(
  fc.constantFrom(...itemKinds),
  fc.constantFrom(...topics),
  fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const),
  fc.integer({ min: 0, max: 9 }).map((n) => n > 0), // one in ten has no Chinese stem
);

/** Banks of 0–12 items of which some have no Chinese, and blueprints of 1–4 rules that overlap, for exhaustive search beside them. */
export const smallCase = fc.record({
  items: fc.array(filing, { maxLength: 12 }).map((filings) =>
    filings.map(([kind, topic, difficulty, complete], at): Item => {
      const item = anyItem(`item-${at}`, kind, topic, difficulty);
      return complete ? item : { ...item, stem: { en: 'English only' } };
    }),
  ),
  blueprint: fc
    .tuple(
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('rules' as const, 'shuffled' as const),
      fc.boolean(),
    )
    .map(([rules, order, shuffleOptions]) =>
      blueprintOf(
        rules.map((r, at) => ({ id: `rule-${at}`, ...r })),
        { order, shuffleOptions },
      ),
    ),
  seed: fc.string(),
  refSeed: fc.string(),
});
