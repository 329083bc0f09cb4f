// Small made-up items for tests of the domain. Each builder gives a whole valid item; a test changes only what it is about.
import type {
  DrawnItem,
  HotspotItem,
  InlineChoiceItem,
  Item,
  ListeningItem,
  MatchingItem,
  MultipleItem,
  NumericItem,
  OrderingItem,
  ParametrisedItem,
  SingleItem,
  TextItem,
  TrueFalseItem,
} from '#domain/item/item.ts';
import type { BankMedium } from '#domain/item/bank.ts';
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

/** The energy of a lamp: 60 W over 2 hours are 0.12 kWh. */
export const parametrised = (id: string, change: Partial<ParametrisedItem> = {}): ParametrisedItem => ({
  ...base(id),
  kind: 'numeric',
  stem: both(`Stem of ${id}: {{watts}} W for {{hours}} h?`),
  rationale: both(`{{watts}} × {{hours}} ÷ 1000 = {{key}}`),
  parameters: [
    { name: 'watts', values: [40, 60, 100] },
    { name: 'hours', from: 0.5, to: 3, step: 0.5 },
  ],
  formula: 'watts * hours / 1000',
  tolerance: { absolute: 0 },
  unit: 'kWh',
  ...change,
});

export const ordering = (id: string, change: Partial<OrderingItem> = {}): OrderingItem => ({
  ...base(id),
  kind: 'ordering',
  entries: options(['a', 'b', 'c', 'd']),
  key: ['b', 'd', 'a', 'c'],
  ...change,
});

export const matching = (id: string, change: Partial<MatchingItem> = {}): MatchingItem => ({
  ...base(id),
  kind: 'matching',
  left: options(['l1', 'l2', 'l3']),
  right: options(['r1', 'r2', 'r3', 'r4']),
  key: { l1: 'r2', l2: 'r1', l3: 'r4' },
  ...change,
});

export const inlineChoice = (id: string, change: Partial<InlineChoiceItem> = {}): InlineChoiceItem => ({
  ...base(id),
  kind: 'inline-choice',
  text: { 'zh-CN': '应在{{when}}内到达，{{who}}负责。', en: 'Arrive within {{when}}; {{who}} sees to it.' },
  gaps: [
    { id: 'when', options: options(['w1', 'w2', 'w3']), key: 'w2' },
    { id: 'who', options: options(['p1', 'p2']), key: 'p1' },
  ],
  ...change,
});

export const hotspot = (id: string, change: Partial<HotspotItem> = {}): HotspotItem => ({
  ...base(id),
  kind: 'hotspot',
  picture: 'plate.svg',
  alt: both('A meter plate'),
  areas: [
    { id: 'a', shape: { rect: [300, 10, 40, 20] } },
    { id: 'b', shape: { circle: [50, 20, 10] } },
    {
      id: 'c',
      shape: {
        polygon: [
          [10, 100],
          [60, 100],
          [60, 140],
        ],
      },
    },
  ],
  key: ['b'],
  ...change,
});

export const listening = (id: string, change: Partial<ListeningItem> = {}): ListeningItem => ({
  ...base(id),
  kind: 'listening',
  audio: 'call.opus',
  plays: 2,
  seconds: 12,
  options: options(['a', 'b', 'c', 'd', 'e']),
  key: ['a', 'c', 'd'],
  shuffle: true,
  transcript: both(`Transcript of ${id}`),
  ...change,
});

/** What the sample items name. */
export const media: readonly BankMedium[] = [
  { name: 'call.opus', hash: 'b'.repeat(64), mediaType: 'audio/ogg' },
  { name: 'plate.svg', hash: 'c'.repeat(64), mediaType: 'image/svg+xml', width: 400, height: 200 },
];

const builders: { readonly [K in Item['kind']]: (id: string) => Extract<DrawnItem, { kind: K }> } = {
  single,
  multiple,
  'true-false': trueFalse,
  text,
  numeric,
  ordering,
  matching,
  'inline-choice': inlineChoice,
  hotspot,
  listening,
};

/** A valid item of any kind, filed under a topic and a difficulty. */
export function anyItem(id: string, kind: Item['kind'], topic: string, difficulty: Item['difficulty']): DrawnItem {
  return { ...builders[kind](id), topic, difficulty };
}
