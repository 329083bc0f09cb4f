import type { BankMedium } from '../item/bank.ts';
import type { DrawnValues } from '../item/concrete-item.ts';
import type { DrawnItem } from '../item/item.ts';
import type { Locale } from '../item/locale.ts';
import { sumPoints } from '../item/points.ts';
import type { MultipleScoring, PartsScoring } from './blueprint.ts';

/** Something to choose, as one candidate sees it: `ref` is opaque, `optionId` is the author's. */
export interface ShownOption {
  readonly ref: string;
  readonly optionId: string;
}

/** A part of an item that is answered by itself: a left entry of a matching item, a gap of a text. */
export interface ShownGroup {
  readonly ref: string;
  readonly groupId: string;
  /** The options of this part alone, in the order shown; empty where all parts share the item's options. */
  readonly options: readonly ShownOption[];
}

/** One drawn item: the whole item as it stood when drawn, its numbers drawn too, and how this candidate sees it. */
export interface PaperItem {
  /** Opaque id made for this attempt; the only name of the item outside the host. */
  readonly ref: string;
  readonly item: DrawnItem;
  readonly points: number;
  readonly ruleId: string;
  /** In the order shown: options, entries to order, areas, the right column of a matching item. Empty for kinds without. */
  readonly options: readonly ShownOption[];
  /** In the order shown. Absent for kinds without, and in papers drawn before there were such kinds. */
  readonly groups?: readonly ShownGroup[] | undefined;
  /** The values that were drawn, by name; the item holds what came of them. */
  readonly values?: DrawnValues | undefined;
  /** The picture or sound of the item as the bank had it. */
  readonly medium?: BankMedium | undefined;
}

/** The parts of a drawn item; none for kinds that are answered as a whole. */
export function groupsOf(paperItem: Pick<PaperItem, 'groups'>): readonly ShownGroup[] {
  return paperItem.groups ?? [];
}

/** How a paper was kept apart from earlier ones of its blueprint. It is evidence: the paper's seed alone draws it again. */
export interface Apart {
  /** How many earlier papers it was compared with. */
  readonly earlier: number;
  /** The largest share of its items that one of them has as well, 0 to 1. */
  readonly overlap: number;
  /** How many seeds were tried. */
  readonly tries: number;
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
  /** Absent in papers drawn before there were items of several parts. */
  readonly partsScoring?: PartsScoring | undefined;
  /** How it was kept apart from earlier papers; absent in papers drawn by their seed alone. */
  readonly apart?: Apart | undefined;
  readonly items: readonly PaperItem[];
}

/** Sum of the points of all items. */
export function maximumOf(paper: Paper): number {
  return sumPoints(paper.items.map((paperItem) => paperItem.points));
}
