// Small made-up items for tests of the domain. Each builder gives a whole valid item; a test changes only what it is about.
import type { Item, MultipleItem, NumericItem, SingleItem, TextItem, TrueFalseItem } from '#domain/item/item.ts';
import type { LocaleText } from '#domain/item/locale.ts';

const both = (text: string): LocaleText => ({ 'zh-CN': `${text}（中文）`, en: `${text} (English)` });

const base = (id: string) => ({
  id,
  topic: 'safety',
  difficulty: 2 as const,
  sources: [{ source: 'handbook', place: '§1' }],
  stem: both(`Stem of ${id}`),
  rationale: both(`Rationale of ${id}`),
});

const options = (ids: readonly string[]) => ids.map((id) => ({ id, text: both(`Option ${id}`) }));

export const single = (id: string, change: Partial<SingleItem> = {}): SingleItem => ({
  ...base(id),
  kind: 'single',
  options: options(['a', 'b', 'c', 'd']),
  key: 'b',
  shuffle: true,
  ...change,
});

export const multiple = (id: string, change: Partial<MultipleItem> = {}): MultipleItem => ({
  ...base(id),
  kind: 'multiple',
  options: options(['a', 'b', 'c', 'd', 'e']),
  key: ['a', 'c', 'd'],
  shuffle: true,
  ...change,
});

export const trueFalse = (id: string, change: Partial<TrueFalseItem> = {}): TrueFalseItem => ({
  ...base(id),
  kind: 'true-false',
  key: true,
  ...change,
});

export const text = (id: string, change: Partial<TextItem> = {}): TextItem => ({
  ...base(id),
  kind: 'text',
  accepted: ['一户一表', 'one meter per household'],
  ...change,
});

export const numeric = (id: string, change: Partial<NumericItem> = {}): NumericItem => ({
  ...base(id),
  kind: 'numeric',
  key: 220,
  tolerance: { absolute: 0 },
  unit: 'V',
  ...change,
});

const builders = { single, multiple, 'true-false': trueFalse, text, numeric };

/** A valid item of any kind, filed under a topic and a difficulty. */
export function anyItem(id: string, kind: Item['kind'], topic: string, difficulty: Item['difficulty']): Item {
  return { ...builders[kind](id), topic, difficulty };
}
