import type { ItemKind } from '../item/item.ts';
import type { Locale, LocaleText } from '../item/locale.ts';
import { isOpenToPractice } from '../practice/open-to-practice.ts';

/**
 * How a response of several choices earns points: multiple choice, areas of a picture, what was heard.
 * all-or-nothing: full points only for exactly the key.
 * per-choice: each right choice earns its share, each wrong one takes a share, never below 0.
 * no-wrong: the share of right choices, but 0 as soon as one choice is wrong (漏选得部分分，错选不得分).
 */
export type MultipleScoring = 'all-or-nothing' | 'per-choice' | 'no-wrong';

/**
 * How an item of several parts earns points: links of an order, pairs, gaps.
 * all-or-nothing: full points only when every part is right. per-part: each right part earns its share.
 */
export type PartsScoring = 'all-or-nothing' | 'per-part';

/** What holds for blueprints and papers made before there were items of several parts. */
export const defaultPartsScoring: PartsScoring = 'per-part';

/** The rule for items of several parts. */
export function partsScoringOf(rules: { readonly partsScoring?: PartsScoring | undefined }): PartsScoring {
  return rules.partsScoring ?? defaultPartsScoring;
}

/**
 * Which items of its bank a blueprint may draw.
 * sealed: those never shown in practice. practice: those trainees may practise with. all: both.
 */
export const pools = ['sealed', 'practice', 'all'] as const;
export type Pool = (typeof pools)[number];

/** What a new blueprint draws from: an item that trainees have practised with says little in an exam. */
export const defaultPool: Pool = 'sealed';

/** The pool of a blueprint. One saved before there were pools drew from all items, and its papers stay explained so. */
export function poolOf(rules: { readonly pool?: Pool | undefined }): Pool {
  return rules.pool ?? 'all';
}

/** True when the pool holds the item. */
export function inPool(pool: Pool, item: { readonly practice?: boolean | undefined }): boolean {
  return pool === 'all' || isOpenToPractice(item) === (pool === 'practice');
}

/** Where a blueprint was taken over from: a ready one of a bank. */
export interface BlueprintSource {
  readonly bankVersion: number;
  /** The id of the ready blueprint in its bank. */
  readonly readyId: string;
  /** True once the office saved a change of its own. */
  readonly changed: boolean;
}

/** One line of a blueprint: draw `count` items that fit, each worth `points`. An absent filter fits every item. */
export interface BlueprintRule {
  readonly id: string;
  readonly topics?: readonly string[] | undefined;
  readonly kinds?: readonly ItemKind[] | undefined;
  readonly difficulty?: { readonly min: number; readonly max: number } | undefined;
  readonly count: number;
  readonly points: number;
}

/** The rules by which a paper is drawn from one bank. */
export interface Blueprint {
  readonly id: string;
  readonly version: number;
  readonly title: LocaleText;
  readonly bankId: string;
  readonly rules: readonly BlueprintRule[];
  /** Absent in blueprints saved before there were pools; see `poolOf`. */
  readonly pool?: Pool | undefined;
  /** rules: the items stand in the order of the rules. shuffled: over the whole paper. */
  readonly order: 'rules' | 'shuffled';
  readonly shuffleOptions: boolean;
  readonly multipleScoring: MultipleScoring;
  readonly partsScoring?: PartsScoring | undefined;
  /** How long a candidate should have for such a paper: a suggestion to whoever makes a scheme. */
  readonly minutes?: number | undefined;
  /** Absent where it was written here. */
  readonly source?: BlueprintSource | undefined;
}

/** A blueprint that comes with a bank. The office takes it over as one of its own. */
export interface ReadyBlueprint extends Omit<Blueprint, 'version' | 'bankId' | 'source'> {
  readonly pool: Pool;
  readonly minutes: number;
  /** What it is meant for. */
  readonly note?: LocaleText | undefined;
  /** In which languages a paper can be drawn. */
  readonly locales: readonly Locale[];
}
