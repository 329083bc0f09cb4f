import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { CandidatePaper } from '#ui/candidate/run.svelte.ts';

const options = ['国家电网', '南方电网', '内蒙古电力', '陕西地电', '广西水利', '云南地方', '其他一', '其他二'];

export function choiceItem(number: number, kind: 'single' | 'multiple' = 'single', count = 4): CandidateItemView {
  return {
    ref: `item-${number}`,
    number,
    kind,
    stem: `第 ${number} 题的题干`,
    options: options.slice(0, count).map((text, i) => ({ ref: `o${number}-${i + 1}`, text })),
    points: 2,
  };
}

export function typedItem(number: number, kind: 'text' | 'numeric' = 'text'): CandidateItemView {
  return { ref: `item-${number}`, number, kind, stem: `第 ${number} 题：请填写`, options: [], points: 3 };
}

export function paperOf(
  items: CandidateItemView[],
  rest: Partial<Pick<CandidatePaper, 'flagged' | 'current'>> = {},
): CandidatePaper {
  return {
    ok: true,
    items,
    responses: [],
    flagged: [],
    current: items[0]?.ref ?? '',
    maximum: 10,
    multipleScoring: 'no-wrong',
    partsScoring: 'per-part',
    playsLeft: [],
    tools: { calculator: false, noteSheet: false },
    notes: { revision: 0, text: '' },
    keep: null,
    ...rest,
  };
}

/** A reply that the test gives when it wants to. */
export function later<T>() {
  return Promise.withResolvers<T>();
}
