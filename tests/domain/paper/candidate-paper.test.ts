import { describe, expect, it } from 'vitest';
import type { BankMedium } from '#domain/item/bank.ts';
import { isParametrised, itemKinds, type Item, type ItemKind } from '#domain/item/item.ts';
import type { LocaleText } from '#domain/item/locale.ts';
import { toCandidatePaper } from '#domain/paper/candidate-paper.ts';
import {
  hotspot,
  inlineChoice,
  listening,
  matching,
  multiple,
  numeric,
  ordering,
  parametrised,
  single,
  text,
  trueFalse,
} from '../item/sample-items.ts';
import { blueprintOf, paperFrom } from './sample-blueprints.ts';

const other = 'canary-other-language';
const marked = <T extends { readonly id: string; readonly text: LocaleText }>(list: readonly T[]) =>
  list.map(({ id, text }) => ({ id: `canary-${id}`, text: { ...text, en: other } }));
const named = (ids: readonly string[]) => ids.map((id) => `canary-${id}`);

/** The item with a canary in everything that a candidate must not see, at any depth of it. */
function withCanaries(item: Item): Item {
  const base = {
    topic: 'canary-topic',
    cognitive: 'analyse' as const,
    practice: true,
    sources: [{ source: 'canary-source', place: 'canary-place' }],
    rationale: { 'zh-CN': 'canary-rationale', en: 'canary-rationale' },
    stem: { ...item.stem, en: other },
  };
  switch (item.kind) {
    case 'single':
      return { ...item, ...base, options: marked(item.options), key: `canary-${item.key}` };
    case 'multiple':
      return { ...item, ...base, options: marked(item.options), key: named(item.key) };
    case 'true-false':
      return { ...item, ...base };
    case 'text':
      return { ...item, ...base, accepted: ['canary-accepted'] };
    case 'numeric': {
      const tolerance = { absolute: 123454321 };
      if (!isParametrised(item)) return { ...item, ...base, key: 987654321, tolerance };
      // The key is 987654321 whatever is drawn: two names that must not be told, and a formula.
      const parameters = [{ name: 'canary_a', values: [7] }];
      const stem = { 'zh-CN': '已知{{canary_a}}', en: other };
      return { ...item, ...base, stem, parameters, formula: '987654314 + canary_a', keyDigits: 3, tolerance };
    }
    case 'ordering':
      return { ...item, ...base, entries: marked(item.entries), key: named(item.key) };
    case 'matching': {
      const key = Object.fromEntries(Object.entries(item.key).map(([l, r]) => [`canary-${l}`, `canary-${r}`]));
      return { ...item, ...base, left: marked(item.left), right: marked(item.right), key };
    }
    case 'inline-choice': {
      const gaps = item.gaps.map((gap) => ({
        id: `canary-${gap.id}`,
        options: marked(gap.options),
        key: `canary-${gap.key}`,
      }));
      return { ...item, ...base, text: { 'zh-CN': '在{{canary-when}}内由{{canary-who}}到达', en: other }, gaps };
    }
    case 'hotspot': {
      const areas = item.areas.map(({ id, shape }) => ({ id: `canary-${id}`, shape }));
      return {
        ...item,
        ...base,
        picture: 'canary.svg',
        alt: { ...item.alt, en: other },
        areas,
        key: named(item.key),
      };
    }
    case 'listening':
      return {
        ...item,
        ...base,
        audio: 'canary.opus',
        options: marked(item.options),
        key: named(item.key),
        transcript: { 'zh-CN': 'canary-transcript', en: 'canary-transcript' },
      };
  }
}

const items = [
  single('canary-single'),
  multiple('canary-multiple'),
  trueFalse('canary-true-false'),
  text('canary-text'),
  numeric('canary-numeric'),
  parametrised('canary-parametrised'),
  ordering('canary-ordering'),
  matching('canary-matching'),
  inlineChoice('canary-inline-choice'),
  hotspot('canary-hotspot'),
  listening('canary-listening'),
].map((item) => withCanaries({ ...item, stem: { 'zh-CN': '题干', en: '' } }));
const blueprint = blueprintOf([{ id: 'canary-rule', count: items.length, points: 2 }]);
const canaryMedia: readonly BankMedium[] = [
  { name: 'canary.opus', hash: 'canary-sound-hash', mediaType: 'audio/ogg' },
  { name: 'canary.svg', hash: 'canary-picture-hash', mediaType: 'image/svg+xml', width: 400, height: 200 },
];

/** The fields a candidate is shown of each kind, beside those of every kind. */
const ownFields: { readonly [K in ItemKind]: readonly string[] } = {
  single: [],
  multiple: [],
  'true-false': [],
  text: [],
  numeric: ['unit'],
  ordering: [],
  matching: ['left'],
  'inline-choice': ['segments'],
  hotspot: ['picture'],
  listening: ['audio'],
};

describe('what a candidate sees of a paper', () => {
  const paper = paperFrom(items, blueprint, 'canary-seed', 'canary-ref-seed', canaryMedia);
  const seen = toCandidatePaper(paper);
  const item = (kind: ItemKind) => {
    const found = seen.items.find((one) => one.kind === kind);
    if (found === undefined) throw new Error(`No item of kind ${kind}`);
    return found;
  };

  it('tells no key, formula, rationale, transcript, source, topic, rule, seed, file, authored id or other language', () => {
    const json = JSON.stringify(seen);
    expect(new Set(seen.items.map(({ kind }) => kind))).toEqual(new Set(itemKinds));
    expect(JSON.stringify(paper)).toContain('canary-rationale');
    expect(JSON.stringify(paper)).toContain('canary-transcript');
    expect(json).not.toMatch(/canary|98765|123454321|analyse|practice/);
  });

  it('has only the fields named for it, at every depth', () => {
    const fields = (value: object) => Object.keys(value).sort();
    expect(fields(seen)).toEqual(['items', 'locale', 'maximum', 'multipleScoring', 'partsScoring']);
    for (const one of seen.items) {
      const expected = ['kind', 'number', 'options', 'points', 'ref', 'stem', ...ownFields[one.kind]];
      expect(fields(one)).toEqual(expected.sort());
      const gaps = (one.segments ?? []).flatMap((segment) => ('gap' in segment ? segment.options : []));
      for (const option of [...one.options, ...(one.left ?? []), ...gaps]) {
        expect(fields(option)).toEqual(['ref', 'text']);
      }
    }
    const { picture } = item('hotspot');
    expect(fields(picture ?? {})).toEqual(['alt', 'areas', 'height', 'width']);
    for (const area of picture?.areas ?? []) expect(fields(area)).toEqual(['letter', 'ref', 'shape']);
    expect(fields(item('listening').audio ?? {})).toEqual(['plays', 'seconds']);
  });

  it('numbers the items in the order shown and shows each option under its opaque id', () => {
    expect(seen.items.map((one) => one.number)).toEqual(items.map((_, at) => at + 1));
    expect(seen.items.map((one) => one.ref)).toEqual(paper.items.map((one) => one.ref));
    for (const [at, one] of seen.items.entries()) {
      if (one.kind === 'hotspot') continue; // its areas are on the picture
      expect(one.options.map((option) => option.ref)).toEqual(paper.items[at]?.options.map((option) => option.ref));
    }
    expect(seen.maximum).toBe(2 * items.length);
  });

  it('reads a text with gaps piece by piece, and areas as a person reads the picture', () => {
    const words = item('inline-choice').segments?.map((segment) => ('gap' in segment ? '___' : segment.text));
    expect(words).toEqual(['在', '___', '内由', '___', '到达']);
    const { picture } = item('hotspot');
    expect(picture).toMatchObject({ width: 400, height: 200, alt: 'A meter plate（中文）' });
    expect(picture?.areas.map(({ letter, shape }) => [letter, Object.keys(shape)[0]])).toEqual([
      ['A', 'circle'],
      ['B', 'rect'],
      ['C', 'polygon'],
    ]);
  });

  it.each([
    [single('s', { key: 'a' }), single('s', { key: 'd' })],
    [multiple('m', { key: ['a'] }), multiple('m', { key: ['b', 'e'] })],
    [ordering('o', { key: ['a', 'b', 'c', 'd'] }), ordering('o', { key: ['d', 'a', 'c', 'b'] })],
    [matching('p'), matching('p', { key: { l1: 'r4', l2: 'r3', l3: 'r2' } })],
    [hotspot('h', { key: ['a'] }), hotspot('h', { key: ['b', 'c'] })],
    [listening('l', { key: ['e'] }), listening('l', { key: ['a', 'b'] })],
  ])('does not change when another key is right: $kind', (one, another) => {
    const shown = (of: Item) => toCandidatePaper(paperFrom([of], blueprintOf([{ id: 'r', count: 1, points: 1 }])));
    expect(shown(one)).toEqual(shown(another));
  });
});
