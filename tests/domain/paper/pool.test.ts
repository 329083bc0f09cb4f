import { describe, expect, it } from 'vitest';
import type { Item } from '#domain/item/item.ts';
import { feasibility } from '#domain/paper/feasibility.ts';
import { single } from '../item/sample-items.ts';
import { blueprintOf, drawFrom, paperFrom } from './sample-blueprints.ts';

const sealed = ['a', 'b', 'c'].map((id): Item => single(id));
const practised = ['x', 'y'].map((id): Item => single(id, { practice: true }));
const items = [...sealed, ...practised];
const rules = (count: number) => [{ id: 'any', count, points: 1 }];
const drawnIds = (count: number, pool?: 'sealed' | 'practice' | 'all') =>
  paperFrom(items, blueprintOf(rules(count), { pool }))
    .items.map(({ item }) => item.id)
    .sort();

describe('the pool of a blueprint', () => {
  it('keeps what trainees have practised with out of an exam', () => {
    expect(drawnIds(3, 'sealed')).toEqual(['a', 'b', 'c']);
  });

  it('can be the practice items alone, or all', () => {
    expect(drawnIds(2, 'practice')).toEqual(['x', 'y']);
    expect(drawnIds(5, 'all')).toEqual(['a', 'b', 'c', 'x', 'y']);
  });

  it('is all items where a blueprint was saved before there were pools', () => {
    expect(drawnIds(5)).toEqual(['a', 'b', 'c', 'x', 'y']);
  });

  it('is what the feasibility meter counts in, as the drawing does', () => {
    const blueprint = blueprintOf(rules(4), { pool: 'sealed' });
    const found = feasibility(items, blueprint, 'zh-CN');
    expect(found.rules).toEqual([{ ruleId: 'any', wanted: 4, available: 3 }]);
    expect(found.ok).toBe(false);
    expect(drawFrom(items, blueprint)).toEqual({ ok: false, shortfalls: found.shortfalls });
  });
});
