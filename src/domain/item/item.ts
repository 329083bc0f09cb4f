import { hasLocale, type Locale, type LocaleText } from './locale.ts';

/** 1 = nearly everyone who was trained knows it … 5 = asks for transfer to a new case. */
export type Difficulty = 1 | 2 | 3 | 4 | 5;

/** Where the fact an item asks for stands: a source of the bank and the place in it (an article, a heading). */
export interface SourceRef {
  readonly source: string;
  readonly place: string;
}

interface ItemBase {
  readonly id: string;
  readonly topic: string;
  readonly difficulty: Difficulty;
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

/** How far a number may be from the key: in the key's own unit, or as a fraction of the key (0.01 = 1 %). */
export type Tolerance = { readonly absolute: number } | { readonly relative: number };

export interface NumericItem extends ItemBase {
  readonly kind: 'numeric';
  readonly key: number;
  readonly tolerance: Tolerance;
  /** Shown behind the field; a response may repeat it. Null for a pure number. */
  readonly unit: string | null;
}

/** One machine-scored question. A union open to new kinds: each kind has its scorer, its view and its component. */
export type Item = SingleItem | MultipleItem | TrueFalseItem | TextItem | NumericItem;
export type ItemKind = Item['kind'];
export const itemKinds = ['single', 'multiple', 'true-false', 'text', 'numeric'] as const satisfies readonly ItemKind[];

/** True when everything a candidate reads of the item exists in that language. */
export function isComplete(item: Item, locale: Locale): boolean {
  const options = 'options' in item ? item.options : [];
  return hasLocale(item.stem, locale) && options.every((o) => hasLocale(o.text, locale));
}
