import { describe, expect, it } from 'vitest';
import type { Item } from '#domain/item/item.ts';
import { drawApart, overlapLimit, type EarlierPaper } from '#domain/paper/draw-apart.ts';
import { drawPaper } from '#domain/paper/draw.ts';
import { single } from '../item/sample-items.ts';
import { largestOverlap } from './overlap.ts';
import { blueprintOf } from './sample-blueprints.ts';

const items = Array.from({ length: 60 }, (_, at): Item => single(`item-${at}`));
const refs = { refSeed: 'refs' };

function request(count: number, seed: string, from: readonly Item[] = items) {
  const bank = { id: 'sample', version: 7, hash: 'a'.repeat(64), items: from };
  return { bank, blueprint: blueprintOf([{ id: 'any', count, points: 1 }]), locale: 'zh-CN', seed, refs } as const;
}

function drawn(count: number, seed: string, earlier: readonly EarlierPaper[], from?: readonly Item[]) {
  const draw = drawApart(request(count, seed, from), earlier);
  if (!draw.ok) throw new Error('no paper could be drawn');
  const ids = draw.paper.items.map(({ item }) => item.id);
  return { paper: draw.paper, ids, apart: draw.paper.apart };
}

describe('drawing papers apart', () => {
  it('keeps each of 50 papers within the limit of every earlier one, where chance alone does not', () => {
    const byChance: EarlierPaper[] = [];
    const apart: EarlierPaper[] = [];
    let worst = 0;
    for (let nth = 0; nth < 50; nth += 1) {
      byChance.push(new Set(drawn(15, `seed ${nth}`, []).ids));
      const { ids } = drawn(15, `seed ${nth}`, apart);
      worst = Math.max(worst, largestOverlap(ids, apart));
      apart.push(new Set(ids));
    }
    expect(worst).toBeLessThanOrEqual(overlapLimit);
    const alike = byChance.map((paper, at) => largestOverlap([...paper], byChance.slice(0, at)));
    expect(Math.max(...alike)).toBeGreaterThan(overlapLimit);
  });

  it('says on the paper with how many it was compared and how alike the closest is', () => {
    const earlier = [new Set(['item-1']), new Set(items.slice(0, 20).map(({ id }) => id))];
    const { ids, apart } = drawn(15, 'seed', earlier);
    expect(apart).toMatchObject({ earlier: 2, overlap: largestOverlap(ids, earlier) });
  });

  it('can be drawn again from the seed the paper carries, without any of the earlier ones', () => {
    const first = drawn(15, 'seed', []);
    const second = drawn(15, 'seed', [new Set(first.ids)]);
    expect(second.apart?.tries).toBeGreaterThan(1);
    const { apart: _, ...paper } = second.paper;
    expect(drawPaper(request(15, paper.seed))).toEqual({ ok: true, paper });
  });

  it('still gives a paper from a bank so small that papers must be alike, without trying for long', () => {
    const few = items.slice(0, 20);
    const { apart, ids } = drawn(15, 'seed', [new Set(few.map(({ id }) => id))], few);
    expect(ids).toHaveLength(15);
    expect(apart).toEqual({ earlier: 1, overlap: 1, tries: 50 });
  });

  it('refuses with the same shortfalls as any drawing', () => {
    const asked = request(61, 'seed');
    expect(drawApart(asked, [new Set(['item-1'])])).toEqual(drawPaper(asked));
    expect(drawPaper(asked).ok).toBe(false);
  });
});
