import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf } from '#domain/paper/paper.ts';
import { generator } from '#domain/paper/seed.ts';
import { multiple, single } from '../item/sample-items.ts';
import { blueprintOf, paperFrom, smallCase, drawFrom } from './sample-blueprints.ts';

const refsOf = (paper: ReturnType<typeof paperFrom>) =>
  paper.items.flatMap((drawn) => [
    drawn.ref,
    ...drawn.options.map((option) => option.ref),
    ...groupsOf(drawn).flatMap((group) => [group.ref, ...group.options.map((option) => option.ref)]),
  ]);

describe('the opaque ids of a paper', () => {
  it('are each used once and made of base-32 signs', () => {
    fc.assert(
      fc.property(smallCase, ({ items, blueprint, seed, refSeed }) => {
        const draw = drawFrom(items, blueprint, seed, refSeed);
        fc.pre(draw.ok);
        const refs = refsOf(draw.paper);
        expect(new Set(refs).size).toBe(refs.length);
        for (const ref of refs) expect(ref).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
      }),
    );
  });

  it('depend on the seed of the refs and on the places shown, not on what stands there', () => {
    const rules = [{ id: 'r', count: 2, points: 1 }];
    const paper = (seed: string, refSeed: string) =>
      paperFrom([single('x'), single('y'), single('z')], blueprintOf(rules), seed, refSeed);
    expect(refsOf(paper('one', 'refs'))).toEqual(refsOf(paper('two', 'refs')));
    expect(refsOf(paper('one', 'refs'))).not.toEqual(refsOf(paper('one', 'other refs')));
    expect(paper('one', 'refs').items.map((i) => i.item.id)).toEqual(
      paper('one', 'other refs').items.map((i) => i.item.id),
    );
  });

  it('change from one attempt to the next while the drawn items stay', () => {
    const rules = [{ id: 'r', count: 1, points: 1 }];
    const [first, second] = ['attempt 1', 'attempt 2'].map((refSeed) =>
      refsOf(paperFrom([multiple('m')], blueprintOf(rules), 'seed', refSeed)),
    );
    expect(new Set([...(first ?? []), ...(second ?? [])]).size).toBe(12);
  });
});

describe('seeded chance', () => {
  it('gives the recorded numbers, so that a stored seed can be followed years later', () => {
    const chance = generator('2026-05-12/A-017', 'order');
    expect(Array.from({ length: 6 }, () => chance.int(1000))).toMatchInlineSnapshot(`
      [
        631,
        135,
        471,
        299,
        498,
        776,
      ]
    `);
  });

  it('keeps streams of one seed apart', () => {
    const numbers = (stream: string) => {
      const chance = generator('seed', stream);
      return Array.from({ length: 8 }, () => chance.int(2 ** 32));
    };
    expect(numbers('order')).not.toEqual(numbers('options'));
  });

  it('stays below the bound and shuffles without losing anyone', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), fc.array(fc.integer()), (seed, below, members) => {
        const chance = generator(seed, 's');
        const drawn = chance.int(below);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < below).toBe(true);
        expect(chance.shuffled(members).sort()).toEqual([...members].sort());
      }),
    );
  });

  it('gives each of three values a third of the draws', () => {
    const chance = generator('fair', 's');
    const counts = [0, 0, 0];
    for (let n = 0; n < 30_000; n++) counts[chance.int(3)]!++;
    // 10,000 expected, standard deviation 82.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(410);
  });
});
