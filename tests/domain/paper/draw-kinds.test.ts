import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, valueAt } from '#domain/item/parameter.ts';
import type { Response } from '#domain/item/response.ts';
import { scoreResponse } from '#domain/item/score.ts';
import type { PartsScoring } from '#domain/paper/blueprint.ts';
import { toCandidatePaper } from '#domain/paper/candidate-paper.ts';
import { groupsOf, type Paper } from '#domain/paper/paper.ts';
import {
  anyItem,
  hotspot,
  inlineChoice,
  listening,
  matching,
  numeric,
  ordering,
  parametrised,
  single,
} from '../item/sample-items.ts';
import { blueprintOf, drawFrom, paperFrom } from './sample-blueprints.ts';

const one = blueprintOf([{ id: 'r', count: 1, points: 1 }]);

function only(paper: Paper) {
  const [item] = paper.items;
  if (item === undefined) throw new Error('an empty paper');
  return item;
}

describe('numbers drawn for a paper', () => {
  const { parameters } = parametrised('x');

  it('are values of their parameters, stored with the paper, and the item holds what came of them', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { item, values } = only(paperFrom([parametrised('x')], one, seed));
        for (const parameter of parameters) {
          const all = Array.from({ length: countOf(parameter) }, (_, at) => valueAt(parameter, at));
          expect(all).toContain(values?.[parameter.name]);
        }
        const { watts = 0, hours = 0 } = values ?? {};
        expect(item.kind === 'numeric' ? item.key : null).toBeCloseTo((watts * hours) / 1000, 12);
        expect(item.stem['zh-CN']).toContain(`${watts} W for ${hours} h`);
        expect(JSON.stringify(item)).not.toMatch(/formula|parameters|\{\{/);
      }),
    );
  });

  it('are the same for the same seed, differ between candidates, and every value is drawn in time', () => {
    const drawn = (seed: string) => only(paperFrom([parametrised('x')], one, seed)).values;
    expect(drawn('a')).toEqual(drawn('a'));
    const seen = new Set(Array.from({ length: 400 }, (_, n) => JSON.stringify(drawn(`seed ${n}`))));
    expect(seen.size).toBe(18);
  });

  it('have a stream of their own: nothing else of a paper is drawn otherwise because of them', () => {
    const rules = blueprintOf([{ id: 'r', count: 3, points: 1 }]);
    const orders = (last: typeof numeric | typeof parametrised) =>
      paperFrom([single('a'), ordering('b'), last('c')], rules, 'seed').items.map((drawn) => [
        drawn.item.id,
        drawn.options,
      ]);
    expect(orders(parametrised)).toEqual(orders(numeric));
  });

  it('make the key that scoring compares with', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const paper = paperFrom([parametrised('x')], one, seed);
        const { watts = 0, hours = 0 } = only(paper).values ?? {};
        const given: Response = { kind: 'numeric', text: `${Number(((watts * hours) / 1000).toFixed(6))} 度` };
        expect(scoreResponse(only(paper), given, paper).outcome).toBe('right');
      }),
    );
  });
});

describe('how a candidate sees what can be chosen', () => {
  const unshuffled = blueprintOf([{ id: 'r', count: 1, points: 1 }], { shuffleOptions: false });
  const orders = (item: Parameters<typeof paperFrom>[0][number], blueprint = one) =>
    new Set(
      Array.from({ length: 60 }, (_, n) => {
        const drawn = only(paperFrom([item], blueprint, `seed ${n}`));
        const groups = groupsOf(drawn).map(({ groupId, options }) => [groupId, options.map((o) => o.optionId)]);
        return JSON.stringify([drawn.options.map((o) => o.optionId), groups]);
      }),
    ).size;

  it('entries to order and the right column are shuffled even where the blueprint shuffles no options', () => {
    expect(orders(ordering('o'), unshuffled)).toBeGreaterThan(15);
    expect(orders(matching('m'), unshuffled)).toBeGreaterThan(15);
  });

  it('options of gaps and of sounds follow the blueprint, those of sounds the item too', () => {
    expect(orders(inlineChoice('i'))).toBe(12);
    expect(orders(inlineChoice('i'), unshuffled)).toBe(1);
    expect(orders(listening('l'))).toBeGreaterThan(20);
    expect(orders(listening('l', { shuffle: false }))).toBe(1);
  });

  it('areas are lettered in one order for everybody', () => {
    expect(orders(hotspot('h'))).toBe(1);
  });

  it('left entries stay as written, in the columns and in the text', () => {
    const seen = toCandidatePaper(paperFrom([matching('m')], one)).items[0];
    expect(seen?.left?.map(({ text }) => text)).toEqual([
      'Option l1（中文）',
      'Option l2（中文）',
      'Option l3（中文）',
    ]);
  });

  it('an entry is shown first, second, third or last equally often: the key has no place of its own', () => {
    const counts = [0, 0, 0, 0];
    for (let n = 0; n < 2_000; n += 1) {
      const drawn = only(paperFrom([ordering('o')], one, `seed ${n}`));
      counts[drawn.options.findIndex(({ optionId }) => optionId === 'b')]! += 1;
    }
    // 500 expected, standard deviation 19.
    for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(100);
  });
});

describe('items of several parts', () => {
  /** The share of the points that each part earns when `right` parts of the response are right. */
  const respond = (paper: Paper, wrongParts: number): Response => {
    const drawn = only(paper);
    const { item } = drawn;
    const ref = (id: string) => drawn.options.find((o) => o.optionId === id)?.ref ?? '';
    if (item.kind === 'matching') {
      const pairs = groupsOf(drawn).map((group, at) => ({
        left: group.ref,
        right: ref(at < wrongParts ? 'r3' : (item.key[group.groupId] ?? '')),
      }));
      return { kind: 'matching', pairs };
    }
    if (item.kind !== 'inline-choice') throw new Error('another kind');
    const choices = groupsOf(drawn).map((group, at) => {
      const gap = item.gaps.find(({ id }) => id === group.groupId);
      const chosen = group.options.find(({ optionId }) => (optionId === gap?.key) !== at < wrongParts);
      return { gap: group.ref, choice: chosen?.ref ?? '' };
    });
    return { kind: 'inline-choice', choices };
  };

  it.each([matching('m'), inlineChoice('i')])(
    '$kind: under opaque refs each right part counts, as the paper says',
    (item) => {
      const parts = item.kind === 'matching' ? item.left.length : item.gaps.length;
      fc.assert(
        fc.property(
          fc.string(),
          fc.integer({ min: 0, max: parts }),
          fc.constantFrom<PartsScoring>('all-or-nothing', 'per-part'),
          (seed, wrong, partsScoring) => {
            const rules = blueprintOf([{ id: 'r', count: 1, points: parts }], { partsScoring });
            const paper = paperFrom([item], rules, seed);
            const expected = partsScoring === 'per-part' ? parts - wrong : wrong === 0 ? parts : 0;
            expect(scoreResponse(only(paper), respond(paper, wrong), paper).points).toBe(expected);
          },
        ),
      );
    },
  );

  it('ordering: as many links are right as entries follow the one they should', () => {
    fc.assert(
      fc.property(fc.string(), fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }), (seed, ids) => {
        const paper = paperFrom([ordering('o')], blueprintOf([{ id: 'r', count: 1, points: 3 }]), seed);
        const refs = ids.map((id) => only(paper).options.find((o) => o.optionId === id)?.ref ?? '');
        const links = ['b>d', 'd>a', 'a>c'].filter((link) => ids.join('>').includes(link)).length;
        expect(scoreResponse(only(paper), { kind: 'ordering', order: refs }, paper).points).toBe(links);
      }),
    );
  });

  it('a paper stores the rule; one drawn before there was any counts each part', () => {
    const paper = paperFrom([matching('m')], blueprintOf([{ id: 'r', count: 1, points: 3 }]));
    expect(paper.partsScoring).toBe('per-part');
    const { partsScoring: _, ...older } = paper;
    expect(scoreResponse(only(paper), respond(paper, 1), older).points).toBe(2);
    expect(toCandidatePaper(older).partsScoring).toBe('per-part');
  });
});

describe('a paper drawn by the first version of the program', () => {
  /** As format 1 stored it: no rule for parts, no groups, no values, no medium. */
  const { partsScoring: _, ...older } = paperFrom(
    [single('s'), numeric('n')],
    blueprintOf([{ id: 'r', count: 2, points: 1 }]),
  );

  it('is still shown and scored', () => {
    const stored = JSON.parse(JSON.stringify(older)) as Paper;
    expect(Object.keys(stored.items[0] ?? {}).sort()).toEqual(['item', 'options', 'points', 'ref', 'ruleId']);
    expect(toCandidatePaper(stored).items).toHaveLength(2);
    const at = stored.items.find(({ item }) => item.kind === 'numeric');
    expect(at && scoreResponse(at, { kind: 'numeric', text: '220 V' }, stored).outcome).toBe('right');
  });
});

describe('the picture or sound of an item', () => {
  it('goes with its paper as the bank had it', () => {
    expect(only(paperFrom([hotspot('h')], one)).medium).toMatchObject({ name: 'plate.svg', width: 400, height: 200 });
    expect(only(paperFrom([listening('l')], one)).medium).toMatchObject({ name: 'call.opus', mediaType: 'audio/ogg' });
    expect(only(paperFrom([anyItem('s', 'single', 'safety', 1)], one)).medium).toBeUndefined();
  });

  it('that the bank has lost stops the draw: no candidate may meet an item that cannot be seen', () => {
    expect(() => drawFrom([hotspot('h')], one, 's', 'r', [])).toThrow('plate.svg');
  });
});
