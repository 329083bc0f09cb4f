import type { Item } from '../item/item.ts';
import type { Locale } from '../item/locale.ts';
import { sumPoints } from '../item/points.ts';
import type { MultipleScoring } from './blueprint.ts';

/** One drawn item: the whole item as it stood when drawn, and how this candidate sees it. */
export interface PaperItem {
  /** Opaque id made for this attempt; the only name of the item outside the host. */
  readonly ref: string;
  readonly item: Item;
  readonly points: number;
  readonly ruleId: string;
  /** In the order shown; `ref` is opaque, `optionId` is the author's. Empty for kinds without options. */
  readonly options: readonly { readonly ref: string; readonly optionId: string }[];
}

/** The concrete items, order and option order drawn for one candidate. Stored whole: the seed is evidence, not the source. */
export interface Paper {
  readonly format: 'invigil-paper/1';
  readonly seed: string;
  readonly blueprintId: string;
  readonly blueprintVersion: number;
  readonly bankId: string;
  readonly bankVersion: number;
  /** SHA-256 (hex) of the bank's canonical content, so that the drawn version can be proved later. */
  readonly bankHash: string;
  readonly locale: Locale;
  readonly multipleScoring: MultipleScoring;
  readonly items: readonly PaperItem[];
}

/** Sum of the points of all items. */
export function maximumOf(paper: Paper): number {
  return sumPoints(paper.items.map((paperItem) => paperItem.points));
}
