import type { CandidateItemView } from '#contract/candidate-view.ts';
import { inWords } from '../items/formulas.ts';
import type { ItemResponse } from '../items/item-response.ts';
import { t } from '../words/words.svelte.ts';

interface Worded {
  readonly ref: string;
  readonly text: string;
}

const textOf = (list: readonly Worded[], ref: string) => inWords(list.find((one) => one.ref === ref)?.text ?? '');

/** A response in words, a line each: what was chosen or typed, what was put first, what was matched with what. */
export function responseWords(item: CandidateItemView, response: ItemResponse | null): string[] {
  if (response === null) return [];
  switch (response.kind) {
    case 'single':
      return [textOf(item.options, response.choice)];
    case 'multiple':
    case 'listening':
      return response.choices.map((ref) => textOf(item.options, ref));
    case 'true-false':
      return [response.value ? t.item.right : t.item.wrong];
    case 'text':
      return [response.text];
    case 'numeric':
      return [item.unit === undefined ? response.text : `${response.text} ${item.unit}`];
    case 'ordering':
      return response.order.map((ref, at) => `${at + 1}. ${textOf(item.options, ref)}`);
    case 'matching':
      return response.pairs.map(
        (pair) => `${textOf(item.left ?? [], pair.left)} → ${textOf(item.options, pair.right)}`,
      );
    case 'inline-choice': {
      const gaps = (item.segments ?? []).filter((segment) => 'gap' in segment);
      return response.choices.map(({ gap, choice }) => {
        const at = gaps.findIndex((one) => one.gap === gap);
        return `${t.item.gapOf(at + 1, gaps.length)}: ${textOf(gaps[at]?.options ?? [], choice)}`;
      });
    }
    case 'hotspot': {
      const areas = item.picture?.areas ?? [];
      return areas.filter(({ ref }) => response.choices.includes(ref)).map(({ letter }) => t.item.area(letter));
    }
  }
}
