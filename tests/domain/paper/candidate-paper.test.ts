import { describe, expect, it } from 'vitest';
import type { Item } from '#domain/item/item.ts';
import { toCandidatePaper } from '#domain/paper/candidate-paper.ts';
import { multiple, numeric, single, text, trueFalse } from '../item/sample-items.ts';
import { blueprintOf, paperFrom } from './sample-blueprints.ts';

/** Marks every text a candidate must not see, at any depth of an item. */
function withCanaries(item: Item): Item {
  const marked = {
    ...item,
    topic: 'canary-topic',
    sources: [{ source: 'canary-source', place: 'canary-place' }],
    rationale: { 'zh-CN': 'canary-rationale', en: 'canary-rationale' },
    stem: { ...item.stem, en: 'canary-other-language' },
  };
  if ('options' in marked) {
    const options = marked.options.map((option) => ({
      id: `canary-${option.id}`,
      text: { ...option.text, en: 'canary-other-language' },
    }));
    return marked.kind === 'single'
      ? { ...marked, options, key: `canary-${marked.key}` }
      : { ...marked, options, key: marked.key.map((id) => `canary-${id}`) };
  }
  if (marked.kind === 'text') return { ...marked, accepted: ['canary-accepted'] };
  return marked.kind === 'numeric' ? { ...marked, key: 987654321, tolerance: { absolute: 123454321 } } : marked;
}

const items = [
  single('canary-single'),
  multiple('canary-multiple'),
  trueFalse('canary-true-false'),
  text('canary-text'),
  numeric('canary-numeric'),
].map((item) => withCanaries({ ...item, stem: { 'zh-CN': '题干', en: '' } }));
const blueprint = blueprintOf([{ id: 'canary-rule', count: 5, points: 2 }]);

describe('what a candidate sees of a paper', () => {
  const paper = paperFrom(items, blueprint, 'canary-seed', 'canary-ref-seed');
  const seen = toCandidatePaper(paper);

  it('tells no key, rationale, source, topic, rule, seed, authored id or other language', () => {
    const json = JSON.stringify(seen);
    expect(JSON.stringify(paper)).toContain('canary-rationale');
    expect(json).not.toMatch(/canary|987654321|123454321/);
  });

  it('has only the fields named for it', () => {
    const fields = (value: object) => Object.keys(value).sort();
    expect(fields(seen)).toEqual(['items', 'locale', 'maximum', 'multipleScoring']);
    for (const item of seen.items) {
      const expected = [
        'kind',
        'number',
        'options',
        'points',
        'ref',
        'stem',
        ...(item.kind === 'numeric' ? ['unit'] : []),
      ];
      expect(fields(item)).toEqual(expected.sort());
      for (const option of item.options) expect(fields(option)).toEqual(['ref', 'text']);
    }
  });

  it('numbers the items in the order shown and shows each option under its opaque id', () => {
    expect(seen.items.map((item) => item.number)).toEqual([1, 2, 3, 4, 5]);
    expect(seen.items.map((item) => item.ref)).toEqual(paper.items.map((item) => item.ref));
    expect(seen.items.map((item) => item.options.map((option) => option.ref))).toEqual(
      paper.items.map((item) => item.options.map((option) => option.ref)),
    );
    expect(seen.maximum).toBe(10);
  });

  it('does not change when another option is the key', () => {
    const keyed = (key: string) =>
      toCandidatePaper(paperFrom([single('s', { key })], blueprintOf([{ id: 'r', count: 1, points: 1 }])));
    expect(keyed('a')).toEqual(keyed('d'));
  });
});
