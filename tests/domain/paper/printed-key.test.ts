import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemKinds, type Item } from '#domain/item/item.ts';
import type { Response } from '#domain/item/response.ts';
import { scorePaper } from '#domain/item/score-paper.ts';
import type { CandidateItem } from '#domain/paper/candidate-item.ts';
import { toCandidatePaper } from '#domain/paper/candidate-paper.ts';
import { toPrintedKey, type PrintedAnswer } from '#domain/paper/printed-key.ts';
import { anyItem, inlineChoice, parametrised } from '../item/sample-items.ts';
import { blueprintOf, paperFrom } from './sample-blueprints.ts';

/** What somebody writes who has the paper and its key side by side, and goes by letters and numbers alone. */
function readOff(item: CandidateItem, answer: PrintedAnswer): Response {
  const at = (letter: string, from: readonly { readonly ref: string }[]) => from[letter.charCodeAt(0) - 65]?.ref ?? '';
  const refs = (letters: readonly string[]) => letters.map((letter) => at(letter, item.picture?.areas ?? item.options));
  const { kind } = item;
  switch (answer.as) {
    case 'letters':
      if (kind === 'single') return { kind, choice: refs(answer.letters)[0] ?? '' };
      if (kind === 'multiple' || kind === 'listening' || kind === 'hotspot')
        return { kind, choices: refs(answer.letters) };
      break;
    case 'truth':
      return { kind: 'true-false', value: answer.value };
    case 'texts':
      return { kind: 'text', text: answer.texts[0] ?? '' };
    case 'number':
      return { kind: 'numeric', text: `${answer.key} ${answer.unit ?? ''}` };
    case 'order':
      return { kind: 'ordering', order: refs(answer.letters) };
    case 'pairs':
      return {
        kind: 'matching',
        pairs: (item.left ?? []).map(({ ref }, nth) => ({
          left: ref,
          right: at(answer.letters[nth] ?? '', item.options),
        })),
      };
    case 'gaps': {
      const gaps = (item.segments ?? []).filter((segment) => 'gap' in segment);
      return {
        kind: 'inline-choice',
        choices: gaps.map(({ gap, options }, nth) => ({ gap, choice: at(answer.options[nth]?.letter ?? '', options) })),
      };
    }
  }
  throw new Error(`an item of kind ${kind} has no answer as ${answer.as}`);
}

const items: Item[] = [
  ...itemKinds.map((kind) => anyItem(`the-${kind}`, kind, 'safety', 2)),
  parametrised('with-numbers', { topic: 'safety' }),
  // its text names the gaps in another order than they are listed in
  inlineChoice('turned', { topic: 'safety', text: { 'zh-CN': '{{who}}须在{{when}}内到达。' } }),
];
const blueprint = blueprintOf([{ id: 'all', count: items.length, points: 2 }]);

describe('the printed key of a paper', () => {
  it('read off in letters and numbers earns every point, in whatever order the paper shows things', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const paper = paperFrom(items, blueprint, seed);
        const shown = toCandidatePaper(paper).items;
        const responses = toPrintedKey(paper).map(({ answer }, nth) => {
          const item = shown[nth];
          if (item === undefined) throw new Error('the key is longer than the paper');
          return [item.ref, readOff(item, answer)] as const;
        });
        const { points, maximum } = scorePaper(paper, new Map(responses));
        expect(points).toBe(maximum);
        expect(maximum).toBe(2 * items.length);
      }),
      { numRuns: 60 },
    );
  });

  it('says of each item its place, points, rationale and sources, and what is said in a recording', () => {
    const paper = paperFrom(items, blueprint);
    const key = toPrintedKey(paper);
    expect(key.map(({ number }) => number)).toEqual(items.map((_, at) => at + 1));
    key.forEach((entry, at) => {
      const { item } = paper.items[at] ?? {};
      expect(entry).toMatchObject({ itemId: item?.id, points: 2, sources: item?.sources, topic: 'safety' });
      expect(entry.rationale).toBe(item?.rationale['zh-CN']);
      expect('transcript' in entry).toBe(item?.kind === 'listening');
    });
  });
});
