import type { Area } from './area.ts';
import { textsShown } from './item-texts.ts';
import { hasLocale, type Locale, type LocaleText } from './locale.ts';
import type { Parameter } from './parameter.ts';

/** 1 = nearly everyone who was trained knows it … 5 = asks for transfer to a new case. */
export type Difficulty = 1 | 2 | 3 | 4 | 5;

/** What an item asks of the mind, after Bloom's revised taxonomy; its two highest levels are asked by cases and calls. */
export const cognitiveLevels = ['remember', 'understand', 'apply', 'analyse'] as const;
export type CognitiveLevel = (typeof cognitiveLevels)[number];

/** Where the fact an item asks for stands: a source of the bank and the place in it (an article, a heading). */
export interface SourceRef {
  readonly source: string;
  readonly place: string;
}

interface ItemBase {
  readonly id: string;
  readonly topic: string;
  readonly difficulty: Difficulty;
  /** Absent in banks written before it was asked for. */
  readonly cognitive?: CognitiveLevel | undefined;
  /** True where trainees may practise with the item; any other is sealed: it is only ever seen in an exam. */
  readonly practice?: boolean | undefined;
  readonly sources: readonly SourceRef[];
  readonly stem: LocaleText;
  readonly rationale: LocaleText;
}

export interface Option {
  readonly id: string;
  readonly text: LocaleText;
}

export interface SingleItem extends ItemBase {
  readonly kind: 'single';
  readonly options: readonly Option[];
  /** The id of the one right option. */
  readonly key: string;
  /** False where the order carries meaning ("all of the above", rising numbers). */
  readonly shuffle: boolean;
}

export interface MultipleItem extends ItemBase {
  readonly kind: 'multiple';
  readonly options: readonly Option[];
  /** The ids of all right options, at least one. */
  readonly key: readonly string[];
  readonly shuffle: boolean;
}

export interface TrueFalseItem extends ItemBase {
  readonly kind: 'true-false';
  readonly key: boolean;
}

export interface TextItem extends ItemBase {
  readonly kind: 'text';
  /** Every accepted form, in any language; compared after `normaliseText`. */
  readonly accepted: readonly string[];
}

/**
 * How far a number may be from the key: in the key's own unit; as a fraction of the key (0.01 = 1 %); or that both, rounded to so
 * many significant digits, are the same number, and that at least so many digits were given.
 */
export type Tolerance =
  { readonly absolute: number } | { readonly relative: number } | { readonly significantDigits: number };

interface NumericBase extends ItemBase {
  readonly kind: 'numeric';
  readonly tolerance: Tolerance;
  /** Shown behind the field; a response may repeat it. Null for a pure number. */
  readonly unit: string | null;
}

export interface NumericItem extends NumericBase {
  readonly key: number;
}

/** A numeric item whose numbers are drawn for each paper: a drawn paper holds the `NumericItem` that came of it. */
export interface ParametrisedItem extends NumericBase {
  /** `{{name}}` stands in the stem and the rationale for the drawn value, `{{key}}` in the rationale for the key. */
  readonly parameters: readonly Parameter[];
  /** Gives the key from the drawn values; see `parseFormula`. */
  readonly formula: string;
  /** How many decimals the key is rounded to before it is compared; absent: it is not rounded. */
  readonly keyDigits?: number | undefined;
}

export interface OrderingItem extends ItemBase {
  readonly kind: 'ordering';
  readonly entries: readonly Option[];
  /** The ids of all entries in the right order. */
  readonly key: readonly string[];
}

export interface MatchingItem extends ItemBase {
  readonly kind: 'matching';
  readonly left: readonly Option[];
  /** At least as many as `left`; those no left entry belongs to are distractors. */
  readonly right: readonly Option[];
  /** For each left entry the id of the right one that belongs to it. */
  readonly key: Readonly<Record<string, string>>;
}

export interface Gap {
  readonly id: string;
  readonly options: readonly Option[];
  readonly key: string;
}

export interface InlineChoiceItem extends ItemBase {
  readonly kind: 'inline-choice';
  /** Holds `{{gap-id}}` once for each gap; the stem says what to do. */
  readonly text: LocaleText;
  readonly gaps: readonly Gap[];
}

export interface HotspotItem extends ItemBase {
  readonly kind: 'hotspot';
  /** File name in the bank's `media/`. */
  readonly picture: string;
  /** Says what the picture shows, without giving the key away. */
  readonly alt: LocaleText;
  readonly areas: readonly Area[];
  /** The ids of all right areas, at least one. */
  readonly key: readonly string[];
}

export interface ListeningItem extends ItemBase {
  readonly kind: 'listening';
  /** File name in the bank's `media/`. */
  readonly audio: string;
  /** How often a candidate may play it. */
  readonly plays: number;
  /** Its length, rounded up. */
  readonly seconds: number;
  readonly options: readonly Option[];
  readonly key: readonly string[];
  readonly shuffle: boolean;
  /** For staff and rationales; no candidate sees it. */
  readonly transcript: LocaleText;
}

/** One machine-scored question as a paper holds it. A union open to new kinds: each kind has its scorer, its view and its component. */
export type DrawnItem =
  | SingleItem
  | MultipleItem
  | TrueFalseItem
  | TextItem
  | NumericItem
  | OrderingItem
  | MatchingItem
  | InlineChoiceItem
  | HotspotItem
  | ListeningItem;
/** One question as its author wrote it. */
export type Item = DrawnItem | ParametrisedItem;
export type ItemKind = Item['kind'];
export const itemKinds = [
  'single',
  'multiple',
  'true-false',
  'text',
  'numeric',
  'ordering',
  'matching',
  'inline-choice',
  'hotspot',
  'listening',
] as const satisfies readonly ItemKind[];

/** True when everything a candidate reads of the item exists in that language. */
export function isComplete(item: Item, locale: Locale): boolean {
  return textsShown(item).every((text) => hasLocale(text, locale));
}

/** True for an item whose numbers are drawn. */
export function isParametrised(item: Item): item is ParametrisedItem {
  return 'formula' in item;
}
