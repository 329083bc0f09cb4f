import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComplete, type DrawnItem, type Item } from '#domain/item/item.ts';
import type { BlueprintRule } from '#domain/paper/blueprint.ts';
import { feasibility } from '#domain/paper/feasibility.ts';
import { fits } from '#domain/paper/fitting-items.ts';
import { anyItem, multiple, single, trueFalse } from '../item/sample-items.ts';
import { blueprintOf, drawFrom, paperFrom, smallCase } from './sample-blueprints.ts';

/** The most slots that can be filled, found by trying every way. Only for small cases. */
function mostSlots(items: readonly Item[], rules: readonly BlueprintRule[]): number {
  const slots = rules.flatMap((rule) => Array.from({ length: rule.count }, () => rule));
  let reachable = new Map<number, number>([[0, 0]]); // set of used items, as bits → most slots filled with it
  for (const slot of slots) {
    const after = new Map(reachable);
    for (const [used, filled] of reachable) {
      items.forEach((item, at) => {
        if (used & (1 << at) || !fits(slot, item)) return;
        const next = used | (1 << at);
        after.set(next, Math.max(after.get(next) ?? 0, filled + 1));
      });
    }
    reachable = after;
  }
  return Math.max(...reachable.values());
}

const complete = (items: readonly Item[]) => items.filter((item) => isComplete(item, 'zh-CN'));
const wanted = (rules: readonly BlueprintRule[]) => rules.reduce((sum, rule) => sum + rule.count, 0);

/** The authored ids of what can be chosen in the item as a whole. */
function offeredBy(item: DrawnItem): string[] {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  switch (item.kind) {
    case 'single':
    case 'multiple':
    case 'listening':
      return ids(item.options);
    case 'ordering':
      return ids(item.entries);
    case 'matching':
      return ids(item.right);
    case 'hotspot':
      return ids(item.areas);
    default:
      return [];
  }
}

describe('drawing a paper', () => {
  it('gives every rule of the blueprint its items, no item twice, each complete in the language', () => {
    fc.assert(
      fc.property(smallCase, ({ items, blueprint, seed, refSeed }) => {
        const draw = drawFrom(items, blueprint, seed, refSeed);
        fc.pre(draw.ok);
        const ids = draw.paper.items.map((drawn) => drawn.item.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const rule of blueprint.rules) {
          const own = draw.paper.items.filter((drawn) => drawn.ruleId === rule.id);
          expect(own).toHaveLength(rule.count);
          for (const drawn of own) {
            expect(fits(rule, drawn.item) && isComplete(drawn.item, 'zh-CN')).toBe(true);
            expect(drawn.points).toBe(rule.points);
            expect(drawn.options.map((o) => o.optionId).sort()).toEqual(offeredBy(drawn.item).sort());
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is refused only when trying every way finds no paper either', () => {
    fc.assert(
      fc.property(smallCase, ({ items, blueprint, seed }) => {
        const most = mostSlots(complete(items), blueprint.rules);
        const draw = drawFrom(items, blueprint, seed);
        expect(draw.ok).toBe(most === wanted(blueprint.rules));
        const missing = draw.ok ? 0 : draw.shortfalls.reduce((sum, shortfall) => sum + shortfall.missing, 0);
        expect(missing).toBe(wanted(blueprint.rules) - most);
        expect(feasibility(items, blueprint, 'zh-CN').ok).toBe(draw.ok);
      }),
      { numRuns: 300 },
    );
  });

  it('names with every shortfall rules that really share too few items', () => {
    fc.assert(
      fc.property(smallCase, ({ items, blueprint, seed }) => {
        const draw = drawFrom(items, blueprint, seed);
        fc.pre(!draw.ok);
        for (const { ruleId, competing } of draw.shortfalls) {
          const group = blueprint.rules.filter((rule) => competing.ruleIds.includes(rule.id));
          const shared = complete(items).filter((item) => group.some((rule) => fits(rule, item)));
          expect(competing.ruleIds[0]).toBe(ruleId);
          expect(competing).toMatchObject({ wanted: wanted(group), found: shared.length });
          expect(competing.wanted).toBeGreaterThan(competing.found);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same paper for the same seeds, in whatever order the bank was stored', () => {
    fc.assert(
      fc.property(smallCase, ({ items, blueprint, seed, refSeed }) => {
        expect(drawFrom(items.toReversed(), blueprint, seed, refSeed)).toEqual(
          drawFrom(items, blueprint, seed, refSeed),
        );
      }),
    );
  });

  it('takes items over between rules when only a chain of them makes room', () => {
    const items = ['a', 'b', 'c'].map((topic) => single(topic, { topic }));
    const rules = [
      { id: 'one', topics: ['a', 'b'], count: 1, points: 1 },
      { id: 'two', topics: ['b', 'c'], count: 1, points: 1 },
      { id: 'three', topics: ['a', 'c'], count: 1, points: 1 },
    ];
    for (let n = 0; n < 50; n++) expect(drawFrom(items, blueprintOf(rules), `seed ${n}`).ok).toBe(true);
  });

  it('says which rules compete for how many items', () => {
    const items = [single('s1'), single('s2'), trueFalse('t1')];
    const rules = [
      { id: 'any', count: 2, points: 1 },
      { id: 'choices', kinds: ['single' as const], count: 2, points: 1 },
    ];
    expect(drawFrom(items, blueprintOf(rules))).toEqual({
      ok: false,
      shortfalls: [
        {
          ruleId: 'any',
          wanted: 2,
          found: 3,
          missing: 1,
          competing: { ruleIds: ['any', 'choices'], wanted: 4, found: 3 },
        },
      ],
    });
    expect(feasibility(items, blueprintOf(rules), 'zh-CN').rules).toEqual([
      { ruleId: 'any', wanted: 2, available: 3 },
      { ruleId: 'choices', wanted: 2, available: 2 },
    ]);
  });

  it('draws every fitting item about equally often', () => {
    const items = Array.from({ length: 10 }, (_, n) => single(`item-${n}`));
    const drawn = new Map<string, number>();
    for (let n = 0; n < 2000; n++) {
      const paper = paperFrom(items, blueprintOf([{ id: 'r', count: 3, points: 1 }]), `candidate ${n}`);
      for (const { item } of paper.items) drawn.set(item.id, (drawn.get(item.id) ?? 0) + 1);
    }
    // 600 expected, standard deviation 20.5: five of them either way.
    for (const { id } of items) expect(Math.abs((drawn.get(id) ?? 0) - 600)).toBeLessThan(103);
  });
});

describe('the order of a paper', () => {
  const items = [...'abcdefgh'].flatMap((name) => [single(`s-${name}`), trueFalse(`t-${name}`)]);
  const rules: BlueprintRule[] = [
    { id: 'judge', kinds: ['true-false'], count: 4, points: 1 },
    { id: 'choose', kinds: ['single'], count: 4, points: 2 },
  ];

  it('follows the rules when the blueprint says so', () => {
    const paper = paperFrom(items, blueprintOf(rules, { order: 'rules' }));
    expect(paper.items.map((drawn) => drawn.ruleId)).toEqual([...Array(4).fill('judge'), ...Array(4).fill('choose')]);
  });

  it('is mixed over the whole paper when the blueprint says so', () => {
    const orders = Array.from({ length: 20 }, (_, n) =>
      paperFrom(items, blueprintOf(rules), `seed ${n}`)
        .items.map((drawn) => drawn.ruleId[0])
        .join(''),
    );
    expect(new Set(orders).size).toBeGreaterThan(10);
  });

  it('keeps the authored option order of an item that must not be shuffled, or where the blueprint shuffles none', () => {
    const authored = (shuffle: boolean, shuffleOptions: boolean) =>
      Array.from({ length: 10 }, (_, n) =>
        paperFrom(
          [multiple('m', { shuffle })],
          blueprintOf([{ id: 'r', count: 1, points: 1 }], { shuffleOptions }),
          `seed ${n}`,
        )
          .items[0]?.options.map((option) => option.optionId)
          .join(''),
      );
    expect(new Set(authored(false, true))).toEqual(new Set(['abcde']));
    expect(new Set(authored(true, false))).toEqual(new Set(['abcde']));
    expect(new Set(authored(true, true)).size).toBeGreaterThan(3);
  });
});

describe('a large bank', () => {
  it('of 100,000 items serves 200 overlapping rules without trying for long', () => {
    const kinds = ['single', 'multiple', 'true-false'] as const;
    const items = Array.from({ length: 100_000 }, (_, n) =>
      anyItem(
        `item-${String(n).padStart(6, '0')}`,
        kinds[n % 3] ?? 'single',
        `topic-${n % 40}`,
        ((n % 5) + 1) as Item['difficulty'],
      ),
    );
    const rules = Array.from({ length: 200 }, (_, n): BlueprintRule => ({
      id: `rule-${n}`,
      topics: Array.from({ length: 20 }, (_unused, k) => `topic-${(n + k) % 40}`),
      count: 1,
      points: 0.5,
    }));
    const paper = paperFrom(items, blueprintOf(rules));
    expect(new Set(paper.items.map((drawn) => drawn.item.id)).size).toBe(200);
  });
});
