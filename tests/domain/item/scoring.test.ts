import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawnItem } from '#domain/item/item.ts';
import { normaliseText } from '#domain/item/normalise-text.ts';
import { readNumber } from '#domain/item/read-number.ts';
import type { Response } from '#domain/item/response.ts';
import { scorePaper } from '#domain/item/score-paper.ts';
import { scoreResponse, scoringVersion } from '#domain/item/score.ts';
import { sameUnit } from '#domain/item/units.ts';
import type { MultipleScoring, PartsScoring } from '#domain/paper/blueprint.ts';
import { maximumOf, type Paper, type PaperItem, type ShownGroup } from '#domain/paper/paper.ts';
import { blueprintOf, paperFrom } from '../paper/sample-blueprints.ts';
import {
  hotspot,
  inlineChoice,
  listening,
  matching,
  multiple,
  numeric,
  ordering,
  single,
  text,
  trueFalse,
} from './sample-items.ts';

const rules = fc.constantFrom<MultipleScoring>('all-or-nothing', 'per-choice', 'no-wrong');
const partRules = fc.constantFrom<PartsScoring | undefined>('all-or-nothing', 'per-part', undefined);
const optionIds = ['a', 'b', 'c', 'd', 'e'];
const keys = fc.subarray(optionIds, { minLength: 1 });
const chosen = fc.array(fc.constantFrom(...optionIds.map((id) => `ref-${id}`), 'ref-unknown', ''), { maxLength: 8 });
const points = fc.integer({ min: 0, max: 2000 }).map((n) => n / 100);

const rightIds = ['r1', 'r2', 'r3', 'r4'];

/** Lists of two refs each, of parts and choices that may belong together or not, or be unknown. */
function parts<P extends string, C extends string>(part: P, choice: C, of: readonly string[], from: readonly string[]) {
  const ref = (ids: readonly string[]) => fc.constantFrom(...ids.map((id) => `ref-${id}`), 'ref-unknown', '');
  return fc.array(
    fc.tuple(ref(of), ref(from)).map(([a, b]) => ({ [part]: a, [choice]: b }) as Record<P | C, string>),
    { maxLength: 5 },
  );
}

const response: fc.Arbitrary<Response> = fc.oneof(
  fc.record({ kind: fc.constant('single' as const), choice: fc.constantFrom('ref-a', 'ref-b', '', 'else') }),
  fc.record({ kind: fc.constant('multiple' as const), choices: chosen }),
  fc.record({ kind: fc.constant('true-false' as const), value: fc.boolean() }),
  fc.record({ kind: fc.constant('text' as const), text: fc.string({ unit: 'grapheme' }) }),
  fc.record({ kind: fc.constant('numeric' as const), text: fc.oneof(fc.string(), fc.double().map(String)) }),
  fc.record({
    kind: fc.constant('ordering' as const),
    order: fc.oneof(chosen, fc.shuffledSubarray(['ref-a', 'ref-b', 'ref-c', 'ref-d'], { minLength: 3 })),
  }),
  fc.record({ kind: fc.constant('matching' as const), pairs: parts('left', 'right', ['l1', 'l2', 'l3'], rightIds) }),
  fc.record({
    kind: fc.constant('inline-choice' as const),
    choices: parts('gap', 'choice', ['when', 'who'], ['w1', 'w2', 'w3', 'p1', 'p2']),
  }),
  fc.record({ kind: fc.constant('hotspot' as const), choices: chosen }),
  fc.record({ kind: fc.constant('listening' as const), choices: chosen }),
);
const item: fc.Arbitrary<DrawnItem> = fc.oneof(
  fc.constantFrom<DrawnItem>(single('i'), trueFalse('i'), text('i'), ordering('i'), matching('i'), inlineChoice('i')),
  fc.constantFrom<DrawnItem>(hotspot('i'), hotspot('i', { key: ['a', 'c'] })),
  keys.map((key) => multiple('i', { key })),
  keys.map((key) => listening('i', { key })),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((key) => numeric('i', { key, tolerance: { relative: 0.5 } })),
);

function shown(of: DrawnItem, worth: number, order: readonly string[] = optionIds): PaperItem {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const refs = (known: readonly string[]) => known.map((optionId) => ({ ref: `ref-${optionId}`, optionId }));
  const group = (id: string, known: readonly string[]): ShownGroup => ({
    ref: `ref-${id}`,
    groupId: id,
    options: refs(known),
  });
  const paperItem = { ref: 'ref', item: of, points: worth, ruleId: 'r' };
  if (of.kind === 'ordering') return { ...paperItem, options: refs(ids(of.entries)) };
  if (of.kind === 'hotspot') return { ...paperItem, options: refs(ids(of.areas)) };
  if (of.kind === 'matching') {
    return { ...paperItem, options: refs(ids(of.right)), groups: ids(of.left).map((id) => group(id, [])) };
  }
  if (of.kind === 'inline-choice') {
    return { ...paperItem, options: [], groups: of.gaps.map((gap) => group(gap.id, ids(gap.options))) };
  }
  const known = 'options' in of ? ids(of.options) : [];
  return { ...paperItem, options: refs(order.filter((id) => known.includes(id))) };
}

describe('the score of a response', () => {
  it('is never below 0 nor above the maximum, has two decimals when partial, and agrees with its outcome', () => {
    fc.assert(
      fc.property(item, response, points, rules, partRules, (of, given, worth, multipleScoring, partsScoring) => {
        const score = scoreResponse(shown(of, worth), given, { multipleScoring, partsScoring });
        expect(score.maximum).toBe(worth);
        expect(score.points).toBeGreaterThanOrEqual(0);
        expect(score.points).toBeLessThanOrEqual(worth);
        if (score.outcome === 'right') expect(score.points).toBe(worth);
        else if (score.outcome === 'partly') expect(score.points).toBe(Number(score.points.toFixed(2)));
        else expect(score.points).toBe(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('does not depend on the order in which options were shown or chosen', () => {
    const orders = fc.shuffledSubarray(optionIds, { minLength: optionIds.length });
    fc.assert(
      fc.property(keys, chosen, orders, points, rules, (key, choices, order, worth, multipleScoring) => {
        const of = multiple('i', { key });
        const score = (paperItem: PaperItem, given: readonly string[]) =>
          scoreResponse(paperItem, { kind: 'multiple', choices: given }, { multipleScoring });
        expect(score(shown(of, worth, order), choices.toReversed())).toEqual(score(shown(of, worth), choices));
      }),
    );
  });

  it('does not fall when a right choice is added, nor rise when a wrong one is', () => {
    fc.assert(
      fc.property(
        keys,
        fc.subarray(optionIds),
        fc.constantFrom(...optionIds),
        rules,
        (key, ids, added, multipleScoring) => {
          const score = (choices: readonly string[]) =>
            scoreResponse(
              shown(multiple('i', { key }), 3),
              { kind: 'multiple', choices: choices.map((id) => `ref-${id}`) },
              { multipleScoring },
            ).points;
          const [before, after] = [score(ids), score([...ids, added])];
          if (key.includes(added)) expect(after).toBeGreaterThanOrEqual(before);
          else if (!ids.includes(added)) expect(after).toBeLessThanOrEqual(before);
        },
      ),
    );
  });

  it('accepts each authored form of a text and the key of a number itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (key) => {
        const of = numeric('i', { key, tolerance: { absolute: 0 } });
        const given: Response = { kind: 'numeric', text: String(key) };
        expect(scoreResponse(shown(of, 1), given, { multipleScoring: 'no-wrong' }).outcome).toBe('right');
      }),
    );
    for (const form of text('i').accepted) {
      const given: Response = { kind: 'text', text: form };
      expect(scoreResponse(shown(text('i'), 1), given, { multipleScoring: 'no-wrong' }).outcome).toBe('right');
    }
  });
});

describe('the score of a paper', () => {
  const items = [
    single('s1', { topic: 'safety' }),
    multiple('m1', { topic: 'billing' }),
    trueFalse('t1', { topic: 'safety' }),
    numeric('n1', { topic: 'billing' }),
  ];
  const paper: Paper = paperFrom(items, blueprintOf([{ id: 'r', count: 4, points: 0.1 }], { order: 'rules' }));

  it('adds up what its items earned, in all and by topic', () => {
    fc.assert(
      fc.property(fc.array(fc.option(response), { minLength: 4, maxLength: 4 }), (given) => {
        const responses = new Map<string, Response>();
        paper.items.forEach(({ ref }, at) => {
          const own = given[at];
          if (own) responses.set(ref, own);
        });
        const score = scorePaper(paper, responses);
        expect(score.items.map(({ ref }) => ref)).toEqual(paper.items.map(({ ref }) => ref));
        expect(score.points).toBeCloseTo(
          score.items.reduce((sum, scored) => sum + scored.points, 0),
          9,
        );
        expect(score.points).toBeCloseTo(
          score.byTopic.reduce((sum, topic) => sum + topic.points, 0),
          9,
        );
        expect(score.byTopic.map(({ topic }) => topic).sort()).toEqual(['billing', 'safety']);
      }),
    );
  });

  it('is the exact sum, without what binary fractions leave behind', () => {
    const responses = new Map<string, Response>();
    for (const { ref, item: of, options } of paper.items) {
      const refs = options.filter((o) => ('key' in of ? [of.key].flat() : []).includes(o.optionId)).map((o) => o.ref);
      if (of.kind === 'single') responses.set(ref, { kind: 'single', choice: refs[0] ?? '' });
      if (of.kind === 'multiple') responses.set(ref, { kind: 'multiple', choices: refs });
      if (of.kind === 'numeric') responses.set(ref, { kind: 'numeric', text: '220伏' });
    }
    const score = scorePaper(paper, responses);
    expect(score).toMatchObject({ points: 0.3, maximum: 0.4, scoringVersion });
    expect(score.maximum).toBe(maximumOf(paper));
    expect(score.byTopic).toContainEqual({ topic: 'safety', points: 0.1, maximum: 0.2 });
    expect(score.byTopic).toContainEqual({ topic: 'billing', points: 0.2, maximum: 0.2 });
  });

  it('takes an item without a response as blank and passes over a response to no item', () => {
    const score = scorePaper(paper, new Map([['no-such-ref', { kind: 'true-false', value: true }]]));
    expect(score.points).toBe(0);
    expect(score.items.map(({ outcome }) => outcome)).toEqual(['blank', 'blank', 'blank', 'blank']);
  });
});

describe('reading what was typed', () => {
  it('compares texts in a form that stays itself when taken again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(normaliseText(normaliseText(typed))).toBe(normaliseText(typed));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads any number that a program writes, and the same with thousands set apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (n) => {
        expect(readNumber(n.toLocaleString('en-US'))).toEqual(readNumber(String(n)));
        expect(readNumber(String(n))?.value.digits).toBe(BigInt(n));
      }),
    );
  });

  it('never fails on text of any length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => void readNumber(typed)));
    expect(readNumber('9'.repeat(100_000))).toBeNull();
    expect(readNumber(`1${' '.repeat(190)}x`)?.units).toEqual(['x']);
  });

  it('finds a unit equal to itself and units equal either way round', () => {
    const units = fc.constantFrom(
      'kWh',
      '度',
      '°C',
      '元',
      '元/度',
      'yuan/kWh',
      '分',
      'point',
      'min',
      'MW',
      'mW',
      'mw',
      'lx',
      '',
    );
    fc.assert(
      fc.property(units, units, (a, b) => {
        expect(sameUnit(a, a)).toBe(true);
        expect(sameUnit(a, b)).toBe(sameUnit(b, a));
      }),
    );
    expect(sameUnit('度', 'kWh') && sameUnit('度', '℃')).toBe(true);
    expect(sameUnit('kWh', '℃')).toBe(false);
  });
});
